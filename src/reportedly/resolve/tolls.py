"""How many were killed, wounded, detained: each claimant's own figure, and from them UCDP's and ACLED's.

UCDP (codebook: best, low, high): `low` is the lowest and `high` the highest figure that a claimant stands by, `best`
the one most to be relied on: not a party's own boast where others give one, then the latest, of one day's the one that
is told to have risen, then the one most give, then the lower. ACLED (codebook, fatalities): the lowest of conflicting
figures, a set number for a word ("dozens" 12), 0 where none is told. A claimant's latest figure replaces its earlier
ones, and a toll told to have risen the lower ones of days before, whoever counted, but for what a party counts. A
figure for people counts all; figures for soldiers, fighters and civilians add up. Who counts only some of the people
can raise the high, and lowers no other value; and an enemy's dead whom a side alone counts are in the high alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from reportedly.code.numbers import number_in
from reportedly.resolve.claimants import is_unnamed
from reportedly.resolve.figures import summed
from reportedly.resolve.knowledge import table
from reportedly.resolve.model import Figure, LinkedClaim, Toll
from reportedly.resolve.scopes import DISJOINT, PEOPLE, is_foes, own_scope
from reportedly.resolve.unnamed import called

_RISEN = re.compile(
    r"\b(?:now|so far) (?:\w+ ){0,2}(?:died|dead|killed|stands?|stood)\b"
    r"|\b(?:ris(?:e|es|en|ing)|rose|climb(?:s|ed|ing)?|rais(?:es|ed|ing)|grew|grown|revis(?:es|ed|ing)|increased?"
    r"|jump(?:s|ed)|mount(?:s|ed|ing)|swell(?:s|ed)|swollen|(?:goes|going|gone|went|crept|inched|edged|ticked) up"
    r"|updat(?:es|ed|ing))\b[^.;]{0,60}\b(?:to|at)\b"
    r"|\b(?:br(?:ing(?:s|ing)?|ought)|tak(?:es|ing|en)|took|push(?:es|ed|ing)) (?:\w+ ){1,2}"
    r"(?:number|tolls?|total|tally|count|dead|deaths)\b[^.;]{0,60}\bto\b"
    r"|\b(?:tolls?|tally|count|number of \w+) (?:(?:has|have|had) )?(?:now )?(?:reach(?:es|ed)?|hits?)\b"
    r"|\brais(?:es|ed|ing) (?:its|their|his|her|the) (?:\w+ )?(?:tolls?|count|tally|figure|number)\b"
    r"|\bup from \w+",
    re.IGNORECASE,
)  # "five have now died", "the toll rose to five", "the body count reached five"
_ALSO = re.compile(r"\balso (?:been )?(?:killed|dead|died|wounded|injured|hurt)\b", re.IGNORECASE)
_UP_FROM = re.compile(r"\b(?:up from|initially (?:given|put|told|counted) (?:as|at)) ([\w-]+)", re.IGNORECASE)
_CARE = ("body:health:", "body:rescue:")  # how the keys of origins begin that count whom they took in
_ARMED = ("forces", "fighters")


@dataclass(frozen=True, slots=True)
class Total:
    """What one claimant's figures come to, over the scopes that `scopes` names.

    `own`: all are its boasts; `party`: it has a side; `least`: it gives no more than the least ("at least six");
    `risen`: it says that the toll rose, `fresh`: its document says so of a toll; `besides`: it tells of others who were
    hurt "also"; `former`: the numbers that it rose from.
    """

    claimant: str
    low: int | None
    high: int | None
    acled: int
    scopes: tuple[str, ...]
    own: bool
    party: bool
    least: bool
    risen: bool
    fresh: bool
    besides: bool
    former: frozenset[int]
    published: date | None


def toll(claims: Sequence[LinkedClaim], figures: tuple[Figure, ...]) -> Toll:
    """The toll of a kind ("killed") from the event's claims and its claimants' figures of that kind (`all_figures`)."""
    if not figures:
        return Toll(None, None, None, 0, "no figure is told")
    told = {c.claim_id: c for c in claims}
    fresh = frozenset(c.document_id for c in claims if _RISEN.search(c.evidence) is not None)
    totals = _totals(figures, told, fresh)
    whole = [t for t in totals if PEOPLE in t.scopes]
    if whole and all(t.own for t in whole) and any(not t.own and "forces" in t.scopes for t in totals):
        whole = []  # a side's boast about all its enemies, where these count their own
    if whole:  # civilians are told of as people, but for those who were hurt too
        whole = [t for t in totals if PEOPLE in t.scopes or (t.scopes == ("civilians",) and not t.besides)]
    if whole or all(t.scopes == totals[0].scopes for t in totals):
        exact = [f for f in figures if f.scope == PEOPLE or not _is_vague(f)]
        most = (summed(map(_top, of)) for of in (_apart(_by(exact, c)) for c in _claimants(exact)))
        return _of(_standing(whole or totals), figures, most)
    return _sum(figures, told, fresh)


def _standing(totals: Sequence[Total]) -> list[Total]:
    """Those that a toll told to have risen since has not replaced, whoever counted first; not a party's figure, but for
    its "at least six", which no higher count of others gainsays."""
    risen = [t for t in totals if t.risen and t.published is not None and t.low is not None]

    def is_replaced(told: Total) -> bool:
        if told.published is None or told.high is None or (told.party and not told.least):
            return False
        since = [t for t in risen if not (told.party and t.party)]
        later = any(told.published < (t.published or date.min) and told.high < (t.low or 0) for t in since)
        return later or any(told.high in t.former and told.published <= (t.published or date.min) for t in since)

    return [t for t in totals if not is_replaced(t)]


def _former(evidence: str) -> frozenset[int]:
    """The numbers that a toll is told to have risen from: "six, up from four"."""
    told = (number_in(match[1]) for match in _UP_FROM.finditer(evidence))
    return frozenset(n for n in told if n is not None)


def _sum(figures: Sequence[Figure], told: Mapping[str, LinkedClaim], fresh: frozenset[str]) -> Toll:
    """The sum over groups of people who have nobody in common. Whom only their enemy tells of count in no more than
    the high, where somebody's own loss or another's count is told beside them."""
    groups = {scopes: [f for f in figures if f.scope in scopes] for scopes in _groups(figures, told)}
    counted = {scopes: of for scopes, of in groups.items() if not all(_is_own(f, told[f.claim]) for f in of)} or groups
    parts = {scopes: _of([_total([f], told, fresh) for f in of], ()) for scopes, of in groups.items()}
    best = {scopes: parts[scopes].best for scopes in counted}
    most = []
    for claimant in dict.fromkeys(_who(f, told) for f in figures):
        mine = {scopes: summed(_top(f) for f in of if _who(f, told) == claimant) for scopes, of in groups.items()}
        most.append(summed(top if top is not None else best.get(scopes) for scopes, top in mine.items()))
    why = "" if len(counted) == len(groups) else ", and no party's own of its enemy"
    return Toll(
        summed(parts[scopes].low for scopes in counted),
        summed(best.values()),
        max((top for top in most if top is not None), default=None),
        sum(p.acled for p in parts.values()),
        "the sum of figures for different people: " + ", ".join(sorted({f.scope for f in figures})) + why,
        tuple(figures),
    )


def _claimants(figures: Sequence[Figure]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(f.claimant for f in figures))


def _by(figures: Sequence[Figure], claimant: str) -> list[Figure]:
    return [f for f in figures if f.claimant == claimant]


def _apart(mine: Sequence[Figure]) -> Sequence[Figure]:
    """Those of one claimant's figures that come to most: the figure for people, or those for scopes that have nobody in
    common."""
    parts = [f for f in mine if f.scope in DISJOINT]
    people = [f for f in mine if f.scope == PEOPLE]
    both = [of for of in (people, parts) if of]
    return max(both, key=lambda of: sum(_top(f) or 0 for f in of)) if both else mine


def _top(figure: Figure) -> int | None:
    return figure.high if figure.high is not None else figure.low


def _totals(figures: Sequence[Figure], told: Mapping[str, LinkedClaim], fresh: frozenset[str]) -> list[Total]:
    """What each claimant's figures come to: its figure for people, else the sum over disjoint scopes."""
    found = []
    for mine in (_by(figures, claimant) for claimant in _claimants(figures)):
        taken = [f for f in mine if f.scope == PEOPLE] or [f for f in mine if f.scope in DISJOINT] or mine
        found.append(_total(taken, told, fresh))
    return found


def _groups(figures: Sequence[Figure], told: Mapping[str, LinkedClaim]) -> list[frozenset[str]]:
    """The scopes whose figures add up. Where one tells of fighters, another of civilians, and nobody of both, the dead
    are the same by two names."""
    scoped = sorted({f.scope for f in figures})
    by = {scope: {_who(f, told) for f in figures if f.scope == scope} for scope in scoped}
    one = frozenset(("fighters", "civilians"))
    if one <= by.keys() and not by["fighters"] & by["civilians"]:
        return [one, *(frozenset((scope,)) for scope in by if scope not in one)]
    both = frozenset(("fighters", "forces"))
    if both <= by.keys() and not by["fighters"] & by["forces"]:
        called_foes = (is_foes(told[f.claim], f.text) for f in figures if f.scope == "fighters")
        if all(called_foes):  # "70 hirelings of the invader": the soldiers whose loss the other side owns to
            return [both, *(frozenset((scope,)) for scope in by if scope not in both)]
    return [frozenset((scope,)) for scope in by]


def _who(figure: Figure, told: Mapping[str, LinkedClaim]) -> tuple[str, frozenset[str]]:
    """Whose figure it is; two of one outlet who have no names ("residents", "a security source") are two."""
    claim = told[figure.claim]
    return figure.claimant, called(claim) if is_unnamed(claim) else frozenset()


def _total(taken: Sequence[Figure], told: Mapping[str, LinkedClaim], fresh: frozenset[str]) -> Total:
    return Total(
        taken[0].claimant,
        summed(f.low for f in taken),
        summed(_top(f) for f in taken),
        sum(_acled(f) for f in taken),
        tuple(f.scope for f in taken),
        all(_is_own(f, told[f.claim]) for f in taken),
        any(told[f.claim].interest in ("own", "against") and not _is_of_care(told[f.claim]) for f in taken),
        all(f.high is None for f in taken),
        any(_RISEN.search(told[f.claim].evidence) is not None for f in taken),
        any(told[f.claim].document_id in fresh for f in taken),
        all(_ALSO.search(told[f.claim].evidence) is not None for f in taken),
        frozenset().union(*(_former(told[f.claim].evidence) for f in taken)),
        max((f.published for f in taken if f.published), default=None),
    )


def _is_own(figure: Figure, claim: LinkedClaim) -> bool:
    """Whether it is its claimant's boast: a party's figure of its enemy's dead, by whom it counts or by what the claim
    does for its side. No side's own loss is one, nor the count of a health ministry or rescuers, who took them in."""
    if _is_of_care(claim):
        return False
    if is_foes(claim, figure.text):
        return True
    kinds = table("tolls")["kinds_of_party"]
    mine = own_scope(claim)
    theirs = {kinds.get(p["kind"] or "") for p in claim.claim["targets"]}
    if mine is not None and figure.scope in _ARMED and mine not in theirs:
        return mine != figure.scope
    return claim.interest == "own"


def _is_of_care(claim: LinkedClaim) -> bool:
    return claim.origin.startswith(_CARE)


def _of(totals: Sequence[Total], figures: tuple[Figure, ...], most: Iterable[int | None] = ()) -> Toll:
    """Of all claimants' totals; `most` is what some say at the highest, who count only some of the people too."""
    unparty = [t for t in totals if not t.own] or list(totals)
    latest = max(t.published or date.min for t in unparty)
    recent = [t for t in unparty if (t.published or date.min) == latest]
    risen = [t for t in recent if t.risen] or [t for t in recent if t.fresh]
    recent = risen or recent
    often = Counter((t.low, t.high) for t in recent)
    best = min(recent, key=lambda t: (-often[t.low, t.high], t.low or 0, t.claimant))
    why = [] if len(unparty) == len(totals) else ["no party's own"]
    why += ["the latest"] if len(recent) < len(unparty) else []
    why += ["told to have risen"] if risen else []
    why += ["what most give"] if len(often) > 1 and often[best.low, best.high] > 1 else []
    why += ["the lower"] if len(often) > 1 and often[best.low, best.high] == 1 else []
    return Toll(
        min((t.low for t in totals if t.low is not None), default=None),
        best.low if best.low is not None else best.high,
        max((n for n in (*(t.high for t in totals), *most) if n is not None), default=None),
        min(t.acled for t in unparty),
        f"{best.claimant}'s figure" + (f": {', '.join(why)}" if why else ""),
        figures,
    )


def _is_vague(figure: Figure) -> bool:
    """ "Scores", "dozens": nobody's number."""
    return any(word in figure.text.lower() for word in table("tolls")["acled"])


def _acled(figure: Figure) -> int:
    text = figure.text.lower()
    for word, number in sorted(table("tolls")["acled"].items(), key=lambda item: -len(item[0])):
        if word in text:
            return int(number)
    return figure.low or 0
