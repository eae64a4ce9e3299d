"""What an event's claims say of it together: type, place, days, sides.

Claims that were withdrawn, that deny it or that recall it as history give values only where no other claim is left.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from itertools import combinations
from typing import Any

from reportedly.code.later import is_later_death
from reportedly.letters import bare
from reportedly.resolve.facts import FINE, days_of, is_denial, is_told
from reportedly.resolve.happenings import claims_type, is_turned
from reportedly.resolve.knowledge import table, words
from reportedly.resolve.model import LinkedClaim, Place, Side, Time
from reportedly.resolve.parties import Party, called, is_generic
from reportedly.resolve.places import apart
from reportedly.resolve.villages import as_spelt, named_within, without_strays

_LEVELS = (("exact", "near"), ("admin2",), ("admin1",), ("country",))


def telling(claims: Sequence[LinkedClaim]) -> tuple[LinkedClaim, ...]:
    """The claims that give the event its values: of those that are left, news that asserts it, else all."""
    live = [c for c in claims if not c.withdrawn] or list(claims)
    asserting = [c for c in live if not is_denial(c.claim)] or live
    return tuple([c for c in asserting if not c.claim["background"]] or asserting)


def type_of(claims: Sequence[LinkedClaim]) -> tuple[str, str | None]:
    """The event type and mode: a change of territory where a fair share of the claims tells one, else what most tell.

    A march that police break up is a protest, and control that is regained of rioters no change of territory. Of as
    many claims the type that stands first in happenings.toml; of several modes the one that most claims have, if a fair
    share has it.
    """
    choice = table("happenings")["choice"]
    told = Counter((c.claim["event_type"], c.claim["mode"]) for c in claims)
    fought = any(c.claim["event_type"] == "ASSAULT" for c in claims)
    taken = {(c.claim["event_type"], c.claim["mode"]) for c in claims if not _is_of_goods(c, fought=fought)}
    first = [t for t in told if claims_type(*t, choice["outranks"]) and t in taken]
    riots = sum(number for (_, mode), number in told.items() if mode == "riot")
    share = sum(told[t] for t in first)
    if first and share >= choice["share"] * len(claims) and share > riots:
        return min(first, key=lambda t: (-told[t], t))
    types = Counter(c.claim["event_type"] for c in claims)
    order: list[str] = choice["order"]
    chosen = min(types, key=lambda t: (-types[t], order.index(t) if t in order else len(order), t))
    scene = acled_of(claims) if "PROTEST" in types else None
    if scene is not None and scene["event_type"] == "Protests":
        chosen = "PROTEST"  # ACLED's codebook: a march that police break up is a protest with intervention
    often = [t for t in told if t[0] == chosen and t[1] and told[t] >= choice["mode_share"] * types[chosen]]
    return min(often, key=lambda t: (-told[t], t[1] or ""), default=(chosen, None))


def _is_of_goods(claim: LinkedClaim, *, fought: bool) -> bool:
    """Whether what was seized was no ground: ACLED has another sub-event for weapons and loot. Ground that is entered
    without a fight does not name an event that others tell as one."""
    acled = claim.claim["acled"]
    if acled is None:
        return False
    other = fought and acled["sub_event_type"] == "Non-violent transfer of territory"
    return other or acled["sub_event_type"] in words("happenings", "choice", "goods")


def acled_of(claims: Sequence[LinkedClaim]) -> Mapping[str, Any] | None:
    """The sub-event that most claims were given; one that ACLED's codebook puts before others, where a fair share of
    the claims was given it."""
    choice = table("happenings")["choice"]
    order: list[str] = choice["acled"]
    coded = [c for c in claims if c.claim["acled"]]
    means = sum(c.claim["acled"]["sub_event_type"] in choice["means"] for c in coded)
    if means and means >= choice["mode_share"] * len(coded):
        coded = [c for c in coded if not _tells_harm_alone(c)]
    told = [c.claim["acled"] for c in coded]
    often = Counter(code["sub_event_type"] for code in told)
    first = [name for name in choice["first"] if often[name] >= choice["share"] * len(told)]

    def rank(code: Mapping[str, Any]) -> tuple[int, int, int, str, str]:
        name = code["sub_event_type"]
        outranks = first.index(name) if name in first else len(first)
        return outranks, -often[name], order.index(name) if name in order else len(order), name, code["reason"]

    return min(told, key=rank, default=None)


def _tells_harm_alone(claim: LinkedClaim) -> bool:
    """Whether it counts the hurt and says nothing of how they came to it: ACLED's sub-event for any attack stands for
    the blow that others tell of."""
    said = claim.claim
    bare = said["event_type"] == "ASSAULT" and said["mode"] is None and bool(said["counts"])
    return bare and said["acled"]["sub_event_type"] in words("happenings", "choice", "bare")


def place_of(claims: Sequence[LinkedClaim]) -> Place | None:
    """The narrowest place that the claims agree on: of two towns the region that holds both, and no pin for that.

    What a claim's own sentence names counts before what another sentence lent it; a town that more than half of the
    claims name is the place, though others name one beside it. It is called as the claims call it.
    """
    placed = [c for c in claims if c.claim["place"]]
    placed = [c for c in placed if not is_later_death(c.claim["trigger"]["text"], c.evidence)] or placed
    placed = _of_one_country(placed)
    return as_spelt(named_within(_narrowest(without_strays(placed)), placed), placed)


def _of_one_country(placed: list[LinkedClaim]) -> list[LinkedClaim]:
    """The claims without those in other countries than the one that most of the reports tell, if more than half do: an
    event is in one, and who puts it elsewhere is misread."""
    reports: dict[str, set[str]] = {}
    for claim in placed:
        if claim.claim["place"]["country"]:
            reports.setdefault(claim.claim["place"]["country"], set()).add(claim.ref)
    most = max(reports, key=lambda code: (len(reports[code]), code), default=None)
    if most is None or len(reports[most]) * 2 <= len(set().union(*reports.values())):
        return placed
    return [c for c in placed if c.claim["place"]["country"] in (most, None)]


def _narrowest(placed: list[LinkedClaim]) -> Place | None:
    known = [c for c in placed if c.claim["place"]["precision"] != "unknown"]
    known = known or [c for c in placed if c.claim["place"]["country"]] or placed
    for levels in _LEVELS:
        here = [c for c in known if c.claim["place"]["precision"] in levels]
        here = [c for c in here if is_told(c.claim, "place")] or here
        if not here:
            continue
        places = [c.claim["place"] for c in here]
        often = Counter(_one_place(p) for p in places)
        one, most = often.most_common(1)[0]
        if len(often) == 1 or most * 2 > len(here):
            return _place(_most([p for p in places if _one_place(p) == one]))
        return _around(places, [c.claim["place"] for c in known])
    known = [c for c in known if is_told(c.claim, "place")] or known
    return _place(_most([c.claim["place"] for c in known])) if known else None


def time_of(claims: Sequence[LinkedClaim]) -> Time | None:
    """The days that all claims allow; where none is common to all, from the first to the last of the closest told.

    A day that another sentence lent counts only where no claim tells one of its own, and the day on which one of the
    wounded died only where nothing else is dated.
    """
    timed = [c for c in claims if days_of(c.claim) is not None]
    timed = [c for c in timed if not is_later_death(c.claim["trigger"]["text"], c.evidence)] or timed
    timed = [c for c in timed if is_told(c.claim, "time")] or timed
    spans = [(days, c.claim["time"]["precision"]) for c in timed if (days := days_of(c.claim)) is not None]
    if not spans:
        return None
    earliest, latest = max(d[0] for d, _ in spans), min(d[1] for d, _ in spans)
    if earliest > latest:
        shortest = min((d[1] - d[0]).days for d, _ in spans)
        close = [d for d, _ in spans if (d[1] - d[0]).days <= max(shortest, 2)]
        often = Counter(close)
        if often.most_common(1)[0][1] * 2 > len(close):
            close = [often.most_common(1)[0][0]]
        earliest, latest = min(d[0] for d in close), max(d[1] for d in close)
    exact = [p for d, p in spans if d == (earliest, latest)]
    return Time(earliest, latest, min(exact, key=_width) if exact else _precision(earliest, latest))


def sides_of(claims: Sequence[LinkedClaim], event_type: str, mode: str | None) -> tuple[tuple[Side, ...], ...]:
    """Who did it and to whom, each party with the claims that name it; those most claims name first.

    In an event that is not itself a retreat, who retreats is a target, and whom it gave way to an actor. Who moves
    troops after a deed of violence is no side of it; nor who then seizes arms, or those arms; and who arrests somebody
    for it, or is arrested, only if the deed itself is told of who makes the arrest.
    """
    roles = table("happenings")["roles"]
    turned = claims_type(event_type, mode, roles["turned"])
    beside = roles["beside"] if event_type in roles["violent"] else ()
    actors: dict[str, list[tuple[Party, str]]] = {}
    targets: dict[str, list[tuple[Party, str]]] = {}
    doers = {_key(p) for c in claims if c.claim["event_type"] in roles["violent"] for p in c.claim["actors"]}
    for claim in claims:
        said = claim.claim
        if claims_type(said["event_type"], said["mode"], beside):
            continue
        if event_type in roles["violent"] and _is_answer(said, doers):
            continue
        swap = is_turned(said) and not turned
        for role, side in (("actors", targets if swap else actors), ("targets", actors if swap else targets)):
            for party in said[role]:
                key = _key(party)
                if key:
                    side.setdefault(key, []).append((party, claim.claim_id))
    return _sides(actors), _sides(targets)


def _is_answer(said: Mapping[str, Any], doers: Collection[str]) -> bool:
    """Whether a claim tells what the law did about a deed: it seized arms, or arrested people and had no part in it."""
    if said["event_type"] != "COERCE":
        return False
    if said["acled"] is not None and said["acled"]["sub_event_type"] in words("happenings", "roles", "answers"):
        return True
    return said["mode"] == "arrest" and bool(doers) and not any(_key(p) in doers for p in said["actors"])


def _sides(told: Mapping[str, list[tuple[Party, str]]]) -> tuple[Side, ...]:
    found = []
    for key, named in told.items():
        party = min((p for p, _ in named), key=lambda p: (p["name"] is None, _is_pronoun(p), called(p)))
        claims = tuple(sorted({ident for _, ident in named}))
        found.append(Side(key, party["actor_id"], called(party), party["kind"], party["country"], claims))
    generic = {s.key: s.actor_id is None or is_generic(s.actor_id) for s in found}
    return tuple(sorted(found, key=lambda s: (generic[s.key], -len(s.claims), s.key)))


def _is_pronoun(party: Party) -> bool:
    """Whether its name is the document's own for whom the pronoun means ("it", of "Norland's military")."""
    return str(party["text"]).lower() in words("origins", "pronouns")


def _key(party: Party) -> str:
    if party["actor_id"] is not None:
        return str(party["actor_id"])
    told = [w for w in called(party).lower().split() if w not in words("origins", "titles")]
    return "" if all(w in words("origins", "pronouns") for w in told) else " ".join(told)


def _around(here: Sequence[Mapping[str, Any]], places: Sequence[Mapping[str, Any]]) -> Place | None:
    """What holds several places: their region where it is one, else their country."""
    regions, countries = {p["admin1"] for p in here}, {p["country"] for p in here}
    exact = [p for p in here if p["precision"] == "exact"]
    if exact and len({p["place_id"] for p in exact}) == 1:
        return _place(_most(exact))
    if _are_one_town(here):  # a quarter and its city: as most claims have it, whether told or lent
        known = [_one_place(p) for p in here]
        (one, most), *others = Counter(k for p in places if (k := _one_place(p)) in known).most_common()
        if all(often < most for _, often in others):
            return _place(_most([p for p in here if _one_place(p) == one]))
    if len(countries) != 1 or None in countries:
        return None
    country = next(iter(countries))
    level = "admin1" if len(regions) == 1 and None not in regions else "country"
    region = next(iter(regions)) if level == "admin1" else None
    named = [p for p in places if p["precision"] == level and p["admin1"] == region and p["country"] == country]
    if named:
        return _place(_most(named))
    return Place(None, region, country, region, None, None, level)


def _are_one_town(places: Sequence[Mapping[str, Any]]) -> bool:
    """Whether all lie so close together that the map has one for a part of another."""
    most = table("compare")["rules"]["beside_km"]
    distances = (apart(one, two) for one, two in combinations(places, 2))
    return all(d is not None and d <= most for d in distances)


def _place(place: Mapping[str, Any]) -> Place:
    pinned = place["precision"] in FINE
    return Place(
        place["place_id"],
        place["name"] or place["text"],
        place["country"],
        place["admin1"],
        place["latitude"] if pinned else None,
        place["longitude"] if pinned else None,
        place["precision"],
    )


def _one_place(place: Mapping[str, Any]) -> tuple[str | None, str]:
    return place["place_id"], bare(place["name"] or place["text"]).lower()


def _most(places: Sequence[Mapping[str, Any]]) -> Mapping[str, Any]:
    often = Counter((p["place_id"], p["name"]) for p in places)

    def rank(place: Mapping[str, Any]) -> tuple[int, bool, str, str, str]:
        named = (place["place_id"], place["name"])
        return (
            -often[named],
            place["precision"] != "exact",
            str(place["place_id"]),
            str(place["name"]),
            str(place["text"]),
        )

    return min(places, key=rank)


_PRECISIONS = ("day", "week", "month", "year", "unknown")


def _width(precision: str) -> int:
    return _PRECISIONS.index(precision)


def _precision(earliest: date, latest: date) -> str:
    days = (latest - earliest).days
    return "day" if days == 0 else "week" if days < 7 else "month" if days < 31 else "year" if days < 366 else "unknown"
