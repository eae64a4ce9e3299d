"""Each claimant's own figures of those killed, wounded or detained, by whom they count."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from reportedly.resolve.facts import facts, is_denial
from reportedly.resolve.knowledge import table
from reportedly.resolve.model import Figure, LinkedClaim
from reportedly.resolve.origin import Origin
from reportedly.resolve.scopes import (
    DISJOINT,
    PEOPLE,
    is_a_sides,
    is_of_those,
    is_of_those_dead,
    is_one,
    is_only,
    is_others,
    is_partial,
    may_be_all,
    nth_of,
    own_scope,
    scope_told,
)

_Told = tuple[LinkedClaim, Mapping[str, Any]]
_WOUNDED = re.compile(r"wound|injur|hurt|maim|burn|bruis|hospital|surviv|critical", re.IGNORECASE)
_OF_A_DAY = re.compile(
    r"\bnumber of [^.;]{0,60}\b(?:in|within) (?:a (?:single )?day|one day|(?:24|48|72) hours)\b", re.IGNORECASE
)
_MANY = 3
_WAR, _TIMES = 50, 10  # so many in all, and so many times what one happening cost


def all_figures(claims: Sequence[LinkedClaim], found: Sequence[Origin]) -> dict[str, tuple[Figure, ...]]:
    """The figures of each kind."""
    return {kind: figures_of(kind, claims, found) for kind in table("tolls")["kinds"]}


def figures_of(kind: str, claims: Sequence[LinkedClaim], found: Sequence[Origin]) -> tuple[Figure, ...]:
    """Each claimant's latest figure for each scope, sorted by claimant and scope."""
    if not any(_of_kind(c, kind) for c in claims):
        return ()  # most events have figures of one kind, or none
    by_claim = {c.claim_id: o.name for o in found for c in (*o.said, *o.restated)}
    live = [c for c in claims if not c.withdrawn and not is_denial(c.claim)]
    news = [c for c in live if not c.claim["background"]] or live
    given: list[tuple[str, str | None, _Told]] = []
    numbers = _with_others(news, {c.claim_id: _of_kind(c, kind) for c in news}, _hit(kind, live))
    dead = {n["low"] for c in news for n in _of_kind(c, "killed")} if kind == "wounded" else ()
    whole = {
        c.claim_id: [n for n in numbers[c.claim_id] if not (is_partial(c, n) or is_of_those_dead(c, n, dead))]
        for c in news
    }
    if not any(whole.values()):  # "his wife was wounded", and nobody tells of others
        whole = {c.claim_id: [n for n in numbers[c.claim_id] if may_be_all(c, n)] for c in news}
    for claim in news:
        claimant = by_claim.get(claim.claim_id, claim.publisher or claim.ref)
        in_all = _with_the_last(claim, numbers, news) if kind == "killed" else []
        for scope, count in _added([(scope_told(claim, n), n) for n in whole[claim.claim_id]] + in_all):
            given.append((claimant, scope, (claim, count)))
    told: dict[tuple[str, str], list[_Told]] = {}
    for claimant, scope, said in _without_one_of_many(_settled(given)):
        told.setdefault((claimant, scope), []).append(said)
    return _without_outgrown([_latest(claimant, scope, said) for (claimant, scope), said in sorted(told.items())])


def _without_outgrown(figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """Without a claimant's figure for people of an earlier day than one that it gives for the civilians among them and
    that is higher: "eight people died", and four days later "eleven drivers died"."""

    def is_outgrown(old: Figure, new: Figure) -> bool:
        later = (old.published or date.max) < (new.published or date.min)
        same = old.claimant == new.claimant and (old.scope, new.scope) == (PEOPLE, "civilians")
        return same and later and (new.low or 0) > (old.high or old.low or 0)

    return tuple(f for f in figures if not any(is_outgrown(f, other) for other in figures))


def _hit(kind: str, live: Sequence[LinkedClaim]) -> frozenset[str]:
    """The documents that count dead: whom they name as shot, and not as wounded, is one of those."""
    return frozenset(c.document_id for c in live if kind == "wounded" and _of_kind(c, "killed"))


def _with_others(
    news: Sequence[LinkedClaim], numbers: dict[str, list[Mapping[str, Any]]], hit: Container[str]
) -> dict[str, list[Mapping[str, Any]]]:
    """Each claim's numbers: without those of sums over months, where the happening's own is told, and of one named
    who was shot and died; and "two others died" with the one of whom the same document told before."""
    sums = {c.claim_id for c in news if facts(c).summed or any(_is_of_a_day(c, n) for n in numbers[c.claim_id])}
    own = {c.claim_id for c in news if numbers[c.claim_id] and c.claim_id not in sums}
    told = {}
    for claim in news:
        mine = numbers[claim.claim_id]
        if (own and claim.claim_id not in own) or _is_of_years(claim, numbers, news):
            mine = []
        if claim.document_id in hit and not _WOUNDED.search(claim.claim["trigger"]["text"]):
            mine = [n for n in mine if not (is_one(n) and n["text"][:1].isupper())]
        told[claim.claim_id] = mine
    for claim in news:
        first = next((c for c in news if _tells_the_first(c, claim, told)), None)
        if first is not None and len(told[claim.claim_id]) == 1 and is_others(claim, told[claim.claim_id][0]):
            (other,) = told[claim.claim_id]
            ends = {end: other[end] + 1 if other[end] is not None else None for end in ("low", "high")}
            told[claim.claim_id] = [{**other, **ends, "text": f"{told[first.claim_id][0]['text']} + {other['text']}"}]
            told[first.claim_id] = []
    return told


def _with_the_last(
    claim: LinkedClaim, numbers: Mapping[str, list[Mapping[str, Any]]], news: Sequence[LinkedClaim]
) -> list[tuple[str | None, Mapping[str, Any]]]:
    """ "A fourth crew member has died", after somebody had counted three: four of those whom he counted."""
    for number in numbers[claim.claim_id]:
        nth = nth_of(claim, number)
        others = (c for c in news if c.claim_id != claim.claim_id and _is_before(c, claim)) if nth else ()
        first = next(((c, n) for c in others for n in numbers[c.claim_id] if nth and n["low"] == nth - 1), None)
        if first is not None:
            return [(scope_told(*first), {**number, "low": nth, "high": nth})]
    return []


def _is_before(other: LinkedClaim, claim: LinkedClaim) -> bool:
    earlier = (other.published or date.max) < (claim.published or date.min)
    return earlier or other.document_id == claim.document_id


def _is_of_a_day(claim: LinkedClaim, count: Mapping[str, Any]) -> bool:
    """ "Bringing to eight the number of people murdered there in a single day": of all that happened on it."""
    told = _OF_A_DAY.search(claim.evidence)
    begin = claim.claim["evidence"]["start"]
    if told is None or count["start"] < begin:
        return False
    between = claim.evidence[count["end"] - begin : told.start()].strip()
    return count["start"] - begin >= told.end() or between in ("", "the")


def _is_of_years(
    claim: LinkedClaim, numbers: Mapping[str, list[Mapping[str, Any]]], news: Sequence[LinkedClaim]
) -> bool:
    """Whether a document gives a number in its own voice that is many times another that it gives: "at least three
    were killed on Monday … More than 260 people have died", in the whole war."""
    mine = max((n["low"] or 0 for n in numbers[claim.claim_id]), default=0)
    if mine < _WAR or claim.claim["attribution"]:
        return False
    beside = [c for c in news if c.document_id == claim.document_id and c.claim_id != claim.claim_id]
    return any(0 < _TIMES * (n["low"] or 0) <= mine for c in beside for n in numbers[c.claim_id])


def _tells_the_first(one: LinkedClaim, other: LinkedClaim, told: Mapping[str, list[Mapping[str, Any]]]) -> bool:
    """Whether a claim that stands before the other in one document tells of one person."""
    if one.document_id != other.document_id or one.claim_id == other.claim_id or one.entry != other.entry:
        return False
    before = one.claim["trigger"]["start"] < other.claim["trigger"]["start"]
    return before and len(told[one.claim_id]) == 1 and is_one(told[one.claim_id][0])


def _without_one_of_many(given: list[tuple[str, str, _Told]]) -> list[tuple[str, str, _Told]]:
    """Without the one of whom somebody tells who died, where others have counted three or more of the same people
    before, or the same document has: "one man died in the night" is no toll."""

    def is_one_of(scope: str, claim: LinkedClaim, count: Mapping[str, Any]) -> bool:
        if (count["low"], count["high"]) != (1, 1) or is_only(claim, count) or claim.interest in ("own", "against"):
            return False
        for _, of, (other, number) in given:
            many = (number["low"] or 0) >= _MANY and (of == scope or PEOPLE in (of, scope))
            earlier = (other.published or date.max) < (claim.published or date.min)
            if many and (earlier or other.document_id == claim.document_id):
                return True
        return False

    return [(claimant, scope, said) for claimant, scope, said in given if not is_one_of(scope, *said)]


def _of_kind(claim: LinkedClaim, kind: str) -> list[Mapping[str, Any]]:
    return [n for n in claim.claim["counts"] if n["kind"] == kind and (n["low"], n["high"]) != (None, None)]


def _added(numbers: list[tuple[str | None, Mapping[str, Any]]]) -> list[tuple[str | None, Mapping[str, Any]]]:
    """One claim's numbers: "eleven soldiers and four Russians" are fifteen people. Those of scopes that have nobody in
    common stay apart, to be added up later."""
    scopes = [scope for scope, _ in numbers]
    if len(numbers) < 2 or (len(set(scopes)) == len(scopes) and set(scopes) <= set(DISJOINT)):
        return numbers
    counts = [n for _, n in numbers]
    both = ([n[end] for n in counts] for end in ("low", "high"))
    low, high = (summed(ends) if None not in ends else None for ends in both)
    text = " + ".join(str(n["text"]) for n in counts)
    return [(scopes[0] if len(set(scopes)) == 1 else PEOPLE, {**counts[0], "low": low, "high": high, "text": text})]


def _settled(given: Sequence[tuple[str, str | None, _Told]]) -> list[tuple[str, str, _Told]]:
    """The figures, each with a scope: where no word tells it, whom another claim counts that has the same number, and
    "eighteen of them", and a side's number, whom alone all other claims count; else people of any kind. Whom one
    claimant calls by two names in two documents, with one number, are the same."""
    known: dict[tuple[int | None, int | None], set[str]] = {}
    for _, scope, (_, count) in given:
        if scope in (*DISJOINT, PEOPLE):
            known.setdefault((count["low"], count["high"]), set()).add(scope)
    scopes = {scope for of in known.values() for scope in of}
    settled = []
    for claimant, scope, (claim, count) in given:
        same = known.get((count["low"], count["high"]), set())
        sides = is_a_sides(claim, count)
        others = scopes - {own_scope(claim)} if sides else scopes  # no side tells that it killed its own
        alike = next(iter(others)) if len(others) == 1 and (sides or is_of_those(claim, count)) else PEOPLE
        guess = next(iter(same)) if len(same) == 1 else alike
        settled.append((claimant, scope or guess, (claim, count)))
    return _by_one_name(settled)


def _by_one_name(settled: list[tuple[str, str, _Told]]) -> list[tuple[str, str, _Told]]:
    """ "31 mercenaries" and, elsewhere, "31 soldiers" of one claimant: by the name that it gave last."""
    names: dict[tuple[str, int | None, int | None], dict[str, tuple[date, str]]] = {}
    beside: dict[str, set[str]] = {}  # document: the scopes of which it tells
    for claimant, scope, (claim, count) in settled:
        told = names.setdefault((claimant, count["low"], count["high"]), {})
        when = (claim.published or date.min, claim.document_id)
        told[scope] = max(told.get(scope, when), when)
        beside.setdefault(f"{claimant}|{claim.document_id}", set()).add(scope)

    def named(claimant: str, scope: str, count: Mapping[str, Any]) -> str:
        told = names[claimant, count["low"], count["high"]]
        if set(told) != {"forces", "fighters"} or any(set(told) <= of for of in beside.values()):
            return scope
        return max(told, key=lambda name: told[name])

    return [(claimant, named(claimant, scope, count), (claim, count)) for claimant, scope, (claim, count) in settled]


def _latest(claimant: str, scope: str, said: list[_Told]) -> Figure:
    """Of one day's figures an exact one before an open one, then the higher. It is of the claim and the day since which
    the claimant has said so: who only repeats a figure counts nobody anew."""
    said = sorted(said, key=lambda s: _rank(*s))
    while len(said) > 1 and any(_only_rounds(said[-1][1], n) for _, n in said[:-1]):
        said = said[:-1]
    claim, count = said[-1]
    same = (count["low"], count["high"])
    since = claim.published
    for earlier, number in reversed(said):
        if (number["low"], number["high"]) != same:
            break
        claim, count, since = earlier, number, earlier.published or since
    replaced = sorted({c.claim_id for c, n in said if (n["low"], n["high"]) != same} - {claim.claim_id})
    return Figure(claimant, claim.claim_id, scope, count["low"], count["high"], count["text"], since, tuple(replaced))


def _only_rounds(late: Mapping[str, Any], early: Mapping[str, Any]) -> bool:
    """ "Dozens" behind "63": a word for many, within which the exact figure of the day before lies."""
    if late["low"] is None or late["high"] is None or early["low"] is None or early["low"] != early["high"]:
        return False
    return bool(late["low"] < early["low"] <= late["high"]) and not any(c.isdigit() for c in late["text"])


def _rank(claim: LinkedClaim, count: Mapping[str, Any]) -> tuple[date, bool, int, str]:
    exact = count["low"] is not None and count["low"] == count["high"]
    return claim.published or date.min, exact, count["low"] or 0, claim.claim_id


def summed(values: Iterable[int | None]) -> int | None:
    """The sum of the numbers that are told; None where none is."""
    told = [v for v in values if v is not None]
    return sum(told) if told else None
