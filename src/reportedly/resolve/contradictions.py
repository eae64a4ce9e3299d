"""Where an event's claims differ: contradictions, told apart from differences of scope, of time and of place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations

from reportedly.resolve import parties, places
from reportedly.resolve.claimants import is_unnamed
from reportedly.resolve.facts import FINE, Facts, facts, is_denial
from reportedly.resolve.figures import all_figures
from reportedly.resolve.interests import ends_foes
from reportedly.resolve.knowledge import table, words
from reportedly.resolve.model import Contradiction, Figure, LinkedClaim
from reportedly.resolve.naming import unquoted
from reportedly.resolve.origin import Origin
from reportedly.resolve.retracted import is_of_own_report
from reportedly.resolve.scopes import scope_of
from reportedly.resolve.several import MOVEMENTS
from reportedly.resolve.unnamed import is_vague

_CLOSE = {("ASSAULT", "firearms"), ("COERCE", "arrest")}  # men were there: a fight, and no blow from afar alone
_WERE_CIVILIANS = re.compile(
    r"\b(?:were|was) (?:all |mostly |mainly |only )?(?:a )?(?:civilians?|farmers|herders|fishermen|villagers)\b"
)
_NO_CIVILIANS = re.compile(r"\bno (?:\w+ )?(?:civilians?|herders|residents|villagers)\b")
_EACH_OTHER = re.compile(
    r"\b(?:accus|blam)ed? (?:each |one an)other\b"
    r"|\b[Ee]ach(?: side| army| camp| party| of them| of the two)? (?:has |had )?(?:accus|blam)(?:es|ed) the other\b"
    r"|\b(?:traded?|trading|exchanged?) (?:accusations|blame)\b"
    r"|\b[Ee]ach(?: side| army| of them| of the two)? (?:says?|said|claim(?:s|ed)|insist(?:s|ed)|maintain(?:s|ed))"
    r" (?:that )?(?:it was )?the other\b"
)
_IN_ARMS = re.compile(r"\bin (?:\w+ )?(?:uniforms?|fatigues|camouflage)\b")
CONTRADICTION, SCOPE, TIME, PLACE = "contradiction", "scope", "time", "place"


def contradictions(
    claims: Sequence[LinkedClaim],
    found: Sequence[Origin],
    figures: Mapping[str, Sequence[Figure]] | None = None,
    words: Sequence[LinkedClaim] = (),
) -> tuple[Contradiction, ...]:
    """All differences between the live claims, sorted by field: each with all the claims that differ so. `figures` are
    those of each kind (`all_figures`), where the caller has them; `words` are claims that only speak of what the others
    tell."""
    live = [c for c in claims if not c.withdrawn]
    spoken = [c for c in words if not c.withdrawn]
    pairs = list(_across(found))
    told = [*_denials(live, found), *_doers(found, pairs), *_hit(found), *_slain(found), *_accusing([*live, *spoken])]
    told += [*_wheres(pairs), *_whens(pairs)]
    for kind, of_kind in (all_figures(claims, found) if figures is None else figures).items():
        told.extend(_figures(kind, of_kind))
    claims_of: dict[tuple[str, str, str], set[str]] = {}
    for one in told:
        claims_of.setdefault((one.field, one.kind, one.reason), set()).update(one.claims)
    return tuple(
        Contradiction(field, tuple(sorted(ids)), kind, reason)
        for (field, kind, reason), ids in sorted(claims_of.items())
    )


def _denials(live: Sequence[LinkedClaim], found: Sequence[Origin]) -> Iterator[Contradiction]:
    for claim in live:
        if is_denial(claim.claim) and not claim.claim["background"]:  # not "denies targeting civilians", on any day
            if _is_of_no_part(claim, live) or is_of_own_report(claim) or _is_of_peace(claim, live):
                continue
            if _is_of_another_thing(claim, live) or _is_of_a_fall(claim, live) or _is_of_the_number(claim, live):
                continue
            against = sorted(c.claim_id for o in found for c in o.said)
            chain = claim.claim["attribution"]
            source = (
                (chain[0]["source"]["name"] or chain[0]["source"]["text"]) if chain else claim.publisher or claim.ref
            )
            yield Contradiction("event", (claim.claim_id, *against), CONTRADICTION, f"{source} denies it")


def _is_of_no_part(claim: LinkedClaim, live: Sequence[LinkedClaim]) -> bool:
    """Whether one denies no more than his own part in what nobody lays to him: "had nothing to do with the killing"."""
    if not claim.origin.startswith("actor:") or _no_part().search(claim.evidence) is None:
        return False
    ident = claim.origin.removeprefix("actor:")
    doers = [p for c in live if c is not claim and not is_denial(c.claim) for p in c.claim["actors"]]
    return not any(p["actor_id"] == ident or (p["actor_id"] or "").startswith("unidentified-") for p in doers)


def _is_of_peace(claim: LinkedClaim, live: Sequence[LinkedClaim]) -> bool:
    """ "We marched and did not break one window": who says that a protest did no harm denies nothing, where nobody says
    that it did."""
    others = [c.claim for c in live if c is not claim and not is_denial(c.claim)]
    march = claim.claim["event_type"] == "ASSAULT" and any(c["event_type"] == "PROTEST" for c in others)
    return march and not any(c["event_type"] in ("ASSAULT", "COERCE") for c in others)


def _is_of_a_fall(claim: LinkedClaim, live: Sequence[LinkedClaim]) -> bool:
    """ "The base had not fallen": who says so of what others say was attacked, and not taken, denies no attack."""
    if (claim.claim["event_type"], claim.claim["mode"]) != _SEIZED:
        return False
    others = [c.claim for c in live if c is not claim and not is_denial(c.claim)]
    attacked = any(c["event_type"] == "ASSAULT" for c in others)
    return attacked and not any(c["event_type"] in ("COERCE", "RETREAT") for c in others)


_SEIZED = ("COERCE", "seize")


def _accusing(live: Sequence[LinkedClaim]) -> Iterator[Contradiction]:
    """Two who lay one deed to each other: "the army and the Front accused each other of the attack", "each says that
    the other fired first"."""
    for claim in live:
        laid = claim.claim["attribution"] or claim.claim["event_type"] == "ACCUSE"
        if laid and _EACH_OTHER.search(claim.evidence) is not None:
            yield Contradiction("actors", (claim.claim_id,), CONTRADICTION, "each side lays it to the other")


def _slain(found: Sequence[Origin]) -> Iterator[Contradiction]:
    """A fight in which others died, as the side tells that killed them, whom another tells of as put to death."""
    for dealt in (o for o in found if any(c.interest == "own" or _is_of_forces_on_foes(c) for c in o.said)):
        mine = (*dealt.said, *dealt.restated)
        fights = [
            c for c in mine if _fought().search(unquoted(c.evidence)) or _fought().search(c.claim["trigger"]["text"])
        ]
        if not fights or any(_put_to_death().search(c.evidence) for c in mine):
            continue
        doers = [p for c in mine for p in c.claim["actors"]]
        for other in found:
            for slain in (c for c in other.said if other is not dealt and _put_to_death().search(c.evidence)):
                if parties.relation(facts(slain).doers, doers, doing=True) != "other":
                    pair = tuple(sorted((fights[0].claim_id, slain.claim_id)))
                    reason = f"a fight, says {dealt.name}; put to death, {other.name}"
                    yield Contradiction("event", pair, CONTRADICTION, reason)
                    break


def _is_of_forces_on_foes(claim: LinkedClaim) -> bool:
    """Whether a state's forces, or "security officials", tell of fighters who were killed, by whom they leave out."""
    of_forces = claim.origin.startswith(("actor:mil-", "actor:pol-")) or (is_unnamed(claim) and is_vague(claim))
    return of_forces and not claim.claim["actors"] and any(p["kind"] in MOVEMENTS for p in facts(claim).hurt)


@cache
def _fought() -> re.Pattern[str]:
    return _any_of("fought")


@cache
def _put_to_death() -> re.Pattern[str]:
    return _any_of("put_to_death")


@cache
def _no_part() -> re.Pattern[str]:
    return _any_of("no_part")


def _any_of(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(words('happenings', name)))})\b", re.IGNORECASE)


def _figures(kind: str, figures: Sequence[Figure]) -> Iterator[Contradiction]:
    for one, two in combinations(figures, 2):
        if one.claimant == two.claimant or not _exclusive(one, two):
            continue
        less, more = sorted((one, two), key=lambda f: (f.low or f.high or 0, f.claimant))
        pair = tuple(sorted((one.claim, two.claim)))
        values = f"{less.claimant}: {less.text}; {more.claimant}: {more.text}"
        if one.scope != two.scope:
            yield Contradiction(kind, pair, SCOPE, f"{values}: {less.scope} and {more.scope} are counted")
        elif less.published is not None and more.published is not None and less.published < more.published:
            yield Contradiction(kind, pair, TIME, f"{values}: the higher was told later, on {more.published}")
        else:
            yield Contradiction(kind, pair, CONTRADICTION, values)


def is_disputed(difference: Contradiction) -> bool:
    """Whether a difference puts the happening itself in doubt: a denial, another doer, other victims.

    That two count differently does not, not even two sides: who attacked boasts of more dead than the other owns to.
    """
    return difference.kind == CONTRADICTION and difference.field not in table("tolls")["kinds"]


def _exclusive(one: Figure, two: Figure) -> bool:
    return any(a.high is not None and b.low is not None and a.high < b.low for a, b in ((one, two), (two, one)))


def _doers(found: Sequence[Origin], pairs: Sequence[tuple[Facts, Facts]]) -> Iterator[Contradiction]:
    """Two origins that lay the deed to parties who have nothing to do with each other: not the two sides of a fight,
    of whom one is told as hurt in the same happening."""
    hostile = words("happenings", "roles", "hostile")
    hurt = [party for origin in found for claim in origin.said for party in facts(claim).hurt]
    for one, two in pairs:
        if one.event_type != two.event_type or one.event_type not in hostile:
            continue
        if parties.relation(one.doers, two.doers, doing=True) != "other":
            continue
        if _tells_both(found, one, two) and not (_passes_on(one, two) or _passes_on(two, one)):
            continue
        if not any(parties.relation(side.doers, hurt, doing=True) in ("same", "like") for side in (one, two)):
            named = " and ".join(sorted((parties.called(one.doers[0]), parties.called(two.doers[0]))))
            yield Contradiction("actors", _ids(one, two), CONTRADICTION, f"laid to {named}")


def _passes_on(one: Facts, two: Facts) -> bool:
    """Whether he on whom one lays a blow from afar says himself that another dealt it: "Norland accused the Front of
    the strike. The Front said that the army had carried it out"."""
    afar = one.claim.claim["mode"] in table("happenings")["from_afar"]
    accused = {f"actor:{p['actor_id']}" for p in one.doers}
    own = {f"actor:{p['actor_id']}" for p in two.doers}
    return afar and two.claim.origin in accused and two.claim.origin not in own and one.claim.origin not in accused


def _hit(found: Sequence[Origin]) -> Iterator[Contradiction]:
    """A blow of which the side that dealt it says that it hit fighters, another that it hit civilians: from afar, or
    where no other side tells of a fight of its own and about as many were hit as civilians."""
    told = {(c.claim["event_type"], c.claim["mode"]) for o in found for c in (*o.said, *o.restated)}
    afar = any(mode in table("happenings")["from_afar"] for _, mode in told) and not told & _CLOSE
    sides = [o for o in found if any(c.interest == "own" or _is_of_forces_on_foes(c) for c in o.said)]
    if not afar and len(sides) > 1:
        return
    for dealt in sides:
        ours = [c for c in (*dealt.said, *dealt.restated) if _victims(c) == {"fighters"}]
        if any("civilians" in _victims(c) for c in (*dealt.said, *dealt.restated)):
            continue
        for other in found:
            theirs = [c for c in (*other.said, *other.restated) if "civilians" in _victims(c)]
            if not (ours and theirs) or other is dealt or any(_victims(c) == {"fighters"} for c in other.said):
                continue
            if afar or 2 * _most(theirs) >= _most(ours) > 0:
                pair = tuple(sorted((ours[0].claim_id, theirs[0].claim_id)))
                yield Contradiction(
                    "targets", pair, CONTRADICTION, f"fighters, says {dealt.name}; civilians, {other.name}"
                )


def _most(claims: Iterable[LinkedClaim]) -> int:
    """How many are told to have been killed, at the most."""
    return max((n["low"] or 0 for c in claims for n in c.claim["counts"] if n["kind"] == "killed"), default=0)


def _victims(claim: LinkedClaim) -> set[str]:
    """Whom a claim says were hit: "fighters", "civilians"."""
    counted = {scope_of(claim, n) for n in claim.claim["counts"] if n["kind"] in ("killed", "wounded")}
    hit = facts(claim).hurt
    civil = counted & {"civilians", "part"} or any(p["kind"] == "Civilians" and not _is_anybody(p["text"]) for p in hit)
    found = {"civilians"} if civil and _IN_ARMS.search(claim.evidence) is None else set()  # "two women in uniform"
    ended = ends_foes(claim) and any(p["kind"] in MOVEMENTS for p in hit)
    none = _NO_CIVILIANS.search(claim.evidence) is not None
    if _WERE_CIVILIANS.search(claim.evidence) is not None and "fighters" not in counted:
        found.add("civilians")
    return found | ({"fighters"} if "fighters" in counted or ended or none else set())


def _is_of_another_thing(claim: LinkedClaim, live: Sequence[LinkedClaim]) -> bool:
    """ "The pipeline was not damaged, its operator said": who says so of a thing that nobody has hit denies nothing."""
    hit = [p for p in claim.claim["targets"] if p["actor_id"] is None]
    if claim.claim["mode"] != "destroy" and _DAMAGED.search(claim.claim["trigger"]["text"]) is None:
        return False
    if not hit or len(hit) < len(claim.claim["targets"]) or claim.claim["counts"]:
        return False
    told = {w for p in hit for w in p["text"].lower().split() if len(w) > _SHORT}
    others = (p["text"].lower() for c in live if c is not claim and not is_denial(c.claim) for p in c.claim["targets"])
    return all(told.isdisjoint(text.split()) for text in others)


def _is_of_the_number(claim: LinkedClaim, live: Sequence[LinkedClaim]) -> bool:
    """ "He dismissed a claim that 40 were killed": who owns to fewer of his own in the same event denies the number."""
    denied = {
        n["kind"]: n["low"] or n["high"] or 0 for n in claim.claim["counts"] if n["kind"] in ("killed", "wounded")
    }
    if not denied or claim.claim["actors"]:
        return False
    own = (c for c in live if c.origin == claim.origin and c.interest == "against" and not is_denial(c.claim))
    return any(0 < (n["high"] or n["low"] or 0) < denied.get(n["kind"], 0) for c in own for n in c.claim["counts"])


_DAMAGED = re.compile(r"\b(?:damag|destroy)", re.IGNORECASE)
_SHORT = 3  # letters of an article


def _is_anybody(wording: str) -> bool:
    """Whether it tells of one who may be a fighter: "the driver was killed"."""
    told = wording.lower().split()
    return bool(told) and told[-1] in words("happenings", "roles", "anybody")


def _tells_both(found: Sequence[Origin], one: Facts, two: Facts) -> bool:
    """Whether one document lays deeds of the event to both: they fought, and no account excludes the other."""
    for told, other in ((one, two), (two, one)):
        beside = (facts(c) for o in found for c in (*o.said, *o.restated) if c.document_id == told.claim.document_id)
        if any(parties.relation(fact.doers, other.doers, doing=True) in ("same", "like") for fact in beside):
            return True
    return False


def _wheres(pairs: Sequence[tuple[Facts, Facts]]) -> Iterator[Contradiction]:
    for one, two in pairs:
        first, second = one.place, two.place
        if first is None or second is None or first["precision"] not in FINE or second["precision"] not in FINE:
            continue
        weight, reason = places.relation(first, second)
        if weight in ("apart", "around", "bar", "beside", "far_apart", "over_border"):
            yield Contradiction("place", _ids(one, two), PLACE, reason)


def _whens(pairs: Sequence[tuple[Facts, Facts]]) -> Iterator[Contradiction]:
    for one, two in pairs:
        if one.days is None or two.days is None:
            continue
        if max(one.days[0], two.days[0]) > min(one.days[1], two.days[1]):
            first, second = sorted((one.days[0].isoformat(), two.days[0].isoformat()))
            yield Contradiction("time", _ids(one, two), TIME, f"told of {first} and of {second}")


def _across(found: Sequence[Origin]) -> Iterator[tuple[Facts, Facts]]:
    for mine, others in combinations([[facts(c) for c in o.said] for o in found], 2):
        yield from ((one, two) for one in mine for two in others)


def _ids(one: Facts, two: Facts) -> tuple[str, ...]:
    return tuple(sorted((one.claim.claim_id, two.claim.claim_id)))
