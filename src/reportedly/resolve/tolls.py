"""How many were killed, wounded, detained: each claimant's own figure, and from them UCDP's and ACLED's.

UCDP (codebook: best, low, high): `low` is the lowest and `high` the highest figure that a claimant stands by, `best`
the one most to be relied on: not a party's own boast where others give one, then the latest, of one day's the one that
is told to have risen, then the one most give, then the lower. ACLED (codebook, fatalities): the lowest of conflicting
figures, a set number for a word ("dozens" 12), 0 where none is told. A claimant's latest figure replaces its earlier
ones. A figure for people counts all; figures for soldiers, fighters and civilians add up.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from reportedly.resolve.facts import is_denial
from reportedly.resolve.knowledge import table
from reportedly.resolve.model import Figure, LinkedClaim, Toll
from reportedly.resolve.origin import Origin
from reportedly.resolve.scopes import DISJOINT, PEOPLE, is_partial, scope_of

_RISEN = re.compile(
    r"\b(?:now|so far) (?:\w+ ){0,2}(?:died|dead|killed|stands?|stood)\b"
    r"|\b(?:ris(?:e|es|en|ing)|rose|climb(?:s|ed|ing)?|rais(?:es|ed|ing)|grew|grown|revis(?:es|ed|ing))\b"
    r"[^.;]{0,60}\b(?:to|at)\b",
    re.IGNORECASE,
)  # "five have now died", "the toll rose to five"
_HEALTH = "body:health:"  # an origin's key


@dataclass(frozen=True, slots=True)
class Total:
    """What one claimant's figures come to, over the scopes that `scopes` names. `risen`: it says that the toll rose."""

    claimant: str
    low: int | None
    high: int | None
    acled: int
    scopes: tuple[str, ...]
    own: bool
    risen: bool
    published: date | None


def toll(kind: str, claims: Sequence[LinkedClaim], found: Sequence[Origin]) -> Toll:
    """The toll of a kind ("killed") from the event's live claims and their origins."""
    figures = figures_of(kind, claims, found)
    if not figures:
        return Toll(None, None, None, 0, "no figure is told")
    totals = _totals(figures, claims)
    whole = [t for t in totals if PEOPLE in t.scopes]
    if whole:  # civilians are told of as people
        whole = [t for t in totals if PEOPLE in t.scopes or t.scopes == ("civilians",)]
    if whole or all(t.scopes == totals[0].scopes for t in totals):
        return _of(whole or totals, figures)
    parts = [_of(_of_scopes(figures, claims, scopes), ()) for scopes in _groups(figures)]
    return Toll(
        _sum(p.low for p in parts),
        _sum(p.best for p in parts),
        _sum(p.high for p in parts),
        sum(p.acled for p in parts),
        "the sum of figures for different people: " + ", ".join(sorted({f.scope for f in figures})),
        figures,
    )


def figures_of(kind: str, claims: Sequence[LinkedClaim], found: Sequence[Origin]) -> tuple[Figure, ...]:
    """Each claimant's latest figure for each scope, sorted by claimant and scope."""
    by_claim = {c.claim_id: o.name for o in found for c in (*o.said, *o.restated)}
    told: dict[tuple[str, str], list[tuple[LinkedClaim, Mapping[str, Any]]]] = {}
    live = [c for c in claims if not c.withdrawn and not is_denial(c.claim)]
    news = [c for c in live if not c.claim["background"]] or live
    for claim in news:
        claimant = by_claim.get(claim.claim_id, claim.publisher or claim.ref)
        for scope, count in _added([(scope_of(claim, n), n) for n in _of_kind(claim, kind)]):
            told.setdefault((claimant, scope), []).append((claim, count))
    return tuple(_latest(claimant, scope, said) for (claimant, scope), said in sorted(told.items()))


def _of_kind(claim: LinkedClaim, kind: str) -> list[Mapping[str, Any]]:
    """A claim's numbers of a kind that are no part of another one."""
    told = [n for n in claim.claim["counts"] if n["kind"] == kind and (n["low"], n["high"]) != (None, None)]
    return [n for n in told if not is_partial(claim, n)]


def _added(numbers: list[tuple[str, Mapping[str, Any]]]) -> list[tuple[str, Mapping[str, Any]]]:
    """One claim's numbers: "eleven soldiers and four Russians" are fifteen people. Those of scopes that have nobody in
    common stay apart, to be added up later."""
    scopes = [scope for scope, _ in numbers]
    if len(numbers) < 2 or (len(set(scopes)) == len(scopes) and set(scopes) <= set(DISJOINT)):
        return numbers
    counts = [n for _, n in numbers]
    low, high = (_sum(ends) if None not in ends else None for ends in ([n[e] for n in counts] for e in ("low", "high")))
    text = " + ".join(str(n["text"]) for n in counts)
    return [(scopes[0] if len(set(scopes)) == 1 else PEOPLE, {**counts[0], "low": low, "high": high, "text": text})]


def _latest(claimant: str, scope: str, said: list[tuple[LinkedClaim, Mapping[str, Any]]]) -> Figure:
    """Of one day's figures an exact one before an open one, then the higher."""
    said = sorted(said, key=lambda s: _rank(*s))
    claim, count = said[-1]
    same = (count["low"], count["high"])
    replaced = sorted({c.claim_id for c, n in said if (n["low"], n["high"]) != same} - {claim.claim_id})
    return Figure(
        claimant, claim.claim_id, scope, count["low"], count["high"], count["text"], claim.published, tuple(replaced)
    )


def _rank(claim: LinkedClaim, count: Mapping[str, Any]) -> tuple[date, bool, int, str]:
    exact = count["low"] is not None and count["low"] == count["high"]
    return claim.published or date.min, exact, count["low"] or 0, claim.claim_id


def _totals(figures: Sequence[Figure], claims: Iterable[LinkedClaim]) -> list[Total]:
    """What each claimant's figures come to: its figure for people, else the sum over disjoint scopes."""
    told = {c.claim_id: c for c in claims}
    found = []
    for claimant in dict.fromkeys(f.claimant for f in figures):
        mine = [f for f in figures if f.claimant == claimant]
        taken = [f for f in mine if f.scope == PEOPLE] or [f for f in mine if f.scope in DISJOINT] or mine
        found.append(_total(taken, told))
    return found


def _groups(figures: Sequence[Figure]) -> list[frozenset[str]]:
    """The scopes whose figures add up. Where one tells of fighters, another of civilians, and nobody of both, the dead
    are the same by two names."""
    by = {scope: {f.claimant for f in figures if f.scope == scope} for scope in sorted({f.scope for f in figures})}
    one = frozenset(("fighters", "civilians"))
    if one <= by.keys() and not by["fighters"] & by["civilians"]:
        return [one, *(frozenset((scope,)) for scope in by if scope not in one)]
    return [frozenset((scope,)) for scope in by]


def _of_scopes(figures: Sequence[Figure], claims: Iterable[LinkedClaim], scopes: frozenset[str]) -> list[Total]:
    told = {c.claim_id: c for c in claims}
    return [_total([f], told) for f in figures if f.scope in scopes]


def _total(taken: Sequence[Figure], told: Mapping[str, LinkedClaim]) -> Total:
    tops = [f.high if f.high is not None else f.low for f in taken]
    return Total(
        taken[0].claimant,
        _sum(f.low for f in taken),
        _sum(tops),
        sum(_acled(f) for f in taken),
        tuple(f.scope for f in taken),
        all(_is_own(told[f.claim]) for f in taken),
        any(_RISEN.search(told[f.claim].evidence) is not None for f in taken),
        max((f.published for f in taken if f.published), default=None),
    )


def _is_own(claim: LinkedClaim) -> bool:
    """Whether it is its claimant's boast; not a health ministry's, which counts whom its hospitals took in."""
    return claim.interest == "own" and not claim.origin.startswith(_HEALTH)


def _of(totals: Sequence[Total], figures: tuple[Figure, ...]) -> Toll:
    unparty = [t for t in totals if not t.own] or list(totals)
    latest = max(t.published or date.min for t in unparty)
    recent = [t for t in unparty if (t.published or date.min) == latest]
    risen = [t for t in recent if t.risen]
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
        max((t.high for t in totals if t.high is not None), default=None),
        min(t.acled for t in unparty),
        f"{best.claimant}'s figure" + (f": {', '.join(why)}" if why else ""),
        figures,
    )


def _acled(figure: Figure) -> int:
    text = figure.text.lower()
    for word, number in sorted(table("tolls")["acled"].items(), key=lambda item: -len(item[0])):
        if word in text:
            return int(number)
    return figure.low or 0


def _sum(values: Iterable[int | None]) -> int | None:
    told = [v for v in values if v is not None]
    return sum(told) if told else None
