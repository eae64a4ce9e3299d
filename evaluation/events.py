"""Resolved events against a scenario's truth: which claims are one event, and what each event says.

A told claim is found if a coded claim's trigger stands in its phrase, in the same document. B-cubed (Bagga and Baldwin
1998) asks of each found claim how much of its event belongs there, and how much of what belongs there is in it. An
event is compared with the resolved one that has most of its claims; no resolved event stands for two.
"""

from __future__ import annotations

import json
from collections import Counter as Tally
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from evaluation.counters import Counter, Overlap, Right
from evaluation.measure import Failure, Result
from evaluation.wordings import words

TOLLS = ("killed", "wounded", "detained")
_PARTS = ("low", "best", "high")
_NONE = (None, 0)
_WORTH_SHOWING = ("type", "acled", "place", "dates", "sides", *TOLLS, "no toll invented", "standing", "origins")


@dataclass(frozen=True, slots=True)
class Claimed:
    """A claim of an event, told or coded: where its phrase or trigger stands. Coded ones are never optional."""

    event: str
    document: str
    start: int
    end: int
    withdrawn: bool = False
    optional: bool = False

    def meets(self, other: Claimed) -> bool:
        return self.document == other.document and self.start < other.end and other.start < self.end


def told_claims(truth: Mapping[str, Any], texts: Mapping[str, str]) -> list[Claimed]:
    """The claims of a truth file; `texts` by document. Raises ValueError where a phrase does not stand in its text."""
    found = []
    for event in truth["event"]:
        for claim in event["claims"]:
            phrase, document = claim["phrase"], claim["document"]
            start = texts[document].find(phrase)
            if start < 0:
                raise ValueError(f"{document} does not say {phrase!r}")
            flags = bool(claim.get("withdrawn")), bool(claim.get("optional"))
            found.append(Claimed(event["id"], document, start, start + len(phrase), *flags))
    return found


def coded_claims(events: Sequence[Mapping[str, Any]]) -> list[Claimed]:
    """The claims of `reportedly events --format json`; a document is known by the last part of its ref."""
    return [
        Claimed(
            event["event_id"],
            str(claim["document"]).rpartition("/")[2],
            claim["trigger"]["start"],
            claim["trigger"]["end"],
            bool(claim.get("withdrawn")),
        )
        for event in events
        for claim in event["claims"]
    ]


def aligned(told: Sequence[Claimed], coded: Sequence[Claimed]) -> dict[int, int]:
    """Told claim -> coded claim, by index, one for one. Claims that must be found choose first, what stands first."""
    by_document: dict[str, list[int]] = {}
    for n in sorted(range(len(coded)), key=lambda n: coded[n].start):
        by_document.setdefault(coded[n].document, []).append(n)
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for i in sorted(range(len(told)), key=lambda i: told[i].optional):
        here = (n for n in by_document.get(told[i].document, ()) if n not in taken and told[i].meets(coded[n]))
        if (best := next(here, None)) is not None:
            pairs[i] = best
            taken.add(best)
    return pairs


def matched(told: Sequence[Claimed], coded: Sequence[Claimed], pairs: Mapping[int, int]) -> dict[str, str]:
    """Told event -> the resolved event that has most of its claims, one for one; optional ones break ties."""
    shared = Tally((told[i].event, coded[n].event) for i, n in pairs.items())
    required = Tally((told[i].event, coded[n].event) for i, n in pairs.items() if not told[i].optional)
    found: dict[str, str] = {}
    for event, resolved in sorted(shared, key=lambda pair: (-required[pair], -shared[pair])):
        if event not in found and resolved not in found.values():
            found[event] = resolved
    return found


def b_cubed(clusters: Mapping[int, tuple[str, str]]) -> dict[int, tuple[float, float]]:
    """Precision and recall of each item, of the told and the resolved cluster of each."""
    both, told, resolved = Tally(clusters.values()), Tally[str](), Tally[str]()
    for one, other in clusters.values():
        told[one] += 1
        resolved[other] += 1
    return {i: (both[pair] / resolved[pair[1]], both[pair] / told[pair[0]]) for i, pair in clusters.items()}


def results_of(
    truth: Mapping[str, Any], texts: Mapping[str, str], events: Sequence[Mapping[str, Any]]
) -> Iterator[Result]:
    """One result for each told event."""
    told, coded = told_claims(truth, texts), coded_claims(events)
    pairs = aligned(told, coded)
    match, by_id = matched(told, coded, pairs), {e["event_id"]: e for e in events}
    found = {i: (told[i].event, coded[n].event) for i, n in pairs.items()}
    missed = {i: (c.event, f"missed {i}") for i, c in enumerate(told) if i not in pairs and not c.optional}
    scores, strict = b_cubed(found), b_cubed(found | missed)
    for event in truth["event"]:
        own = [i for i, c in enumerate(told) if c.event == event["id"]]
        counts: dict[str, Counter] = {
            **_clustered("B-cubed", [scores[i] for i in own if i in scores]),
            **_clustered("B-cubed, missed ones alone", [strict[i] for i in own if i in strict]),
            "claims found": _right([i in pairs for i in own if not told[i].optional]),
            **_withdrawn([(told[i], coded[pairs[i]] if i in pairs else None) for i in own]),
        }
        resolved = by_id.get(match.get(event["id"], ""))
        judged = values(event, resolved)
        counts |= {name: _right(answers) for name, answers in judged.items()}
        yield Result(event["id"], counts, tuple(_failures(event, resolved, judged)))


def _clustered(name: str, scores: Sequence[tuple[float, float]]) -> dict[str, Counter]:
    precision, recall, n = sum(p for p, _ in scores), sum(r for _, r in scores), len(scores)
    return {
        f"{name} F1": Overlap(precision, n, recall, n),
        f"{name} precision": Right(precision, n),
        f"{name} recall": Right(recall, n),
    }


def _withdrawn(pairs: Sequence[tuple[Claimed, Claimed | None]]) -> dict[str, Counter]:
    """Whether what a page took back is marked so and is still there, and nothing else is marked."""
    gone = [(told, coded) for told, coded in pairs if told.withdrawn and not (told.optional and coded is None)]
    kept = [coded for told, coded in pairs if coded is not None and not told.withdrawn and not told.optional]
    return {
        "withdrawn": _right([coded is not None and coded.withdrawn for _, coded in gone]),
        "kept": _right([not coded.withdrawn for coded in kept]),
    }


def values(told: Mapping[str, Any], event: Mapping[str, Any] | None) -> dict[str, list[bool]]:
    """Figure -> right or wrong, as far as the truth judges. Of an event not found standing and origins are wrong."""
    if "standing" not in told:
        return {}
    if event is None:
        return {"standing": [False], "origins": [False]}
    judged = {
        "type": [event["event_type"] in told["types"]],
        "acled": [_sub_event(event) in (told["acled"] or [None])],
        "standing": [event["standing"] in told["standing"]],
        "origins": [event["origins"] == told["origins"]],
        "no toll invented": [_is_without(event, kind) for kind in ("killed", "wounded") if kind not in told],
    }
    if "place" in told:
        judged["place"] = [_place_right(told, event.get("place"))]
    if "from" in told:
        judged["dates"] = [_dates_right(told, event.get("time"))]
    if "sides" in told:
        said = json.dumps(event.get("sides"), ensure_ascii=False).casefold()
        judged["sides"] = [any(w.casefold() in said for w in wordings) for wordings in told["sides"]]
    for kind in TOLLS:
        if kind in told:
            toll = event.get(kind) or {}
            judged[kind] = [_is_accepted(toll.get(part), told[kind][part]) for part in _PARTS]
    return judged


def _sub_event(event: Mapping[str, Any]) -> str | None:
    acled = event.get("acled")
    return acled.get("sub_event_type") if isinstance(acled, Mapping) else acled


def _is_without(event: Mapping[str, Any], kind: str) -> bool:
    return all((event.get(kind) or {}).get(part) in _NONE for part in _PARTS)


def _is_accepted(value: int | None, accepted: int | Sequence[int]) -> bool:
    return (value or 0) in (accepted if isinstance(accepted, Sequence) else (accepted,))


def _place_right(told: Mapping[str, Any], place: Mapping[str, Any] | None) -> bool:
    if not place or ("country" in told and place.get("country") != told["country"]):
        return False
    return words(place.get("name") or "") in [words(name) for name in told["place"]]


def _dates_right(told: Mapping[str, Any], time: Mapping[str, Any] | None) -> bool:
    """Both ends are given and lie within the told days; dates in ISO form sort as text."""
    ends = [time.get("earliest"), time.get("latest")] if time else [None]
    return all(end is not None and told["from"] <= end <= told["to"] for end in ends)


def _right(answers: Sequence[bool]) -> Right:
    return Right(sum(answers), len(answers))


def _failures(
    told: Mapping[str, Any], event: Mapping[str, Any] | None, judged: Mapping[str, Sequence[bool]]
) -> Iterator[Failure]:
    for figure in _WORTH_SHOWING:
        if not all(judged.get(figure, ())):
            wanted, given = _shown(figure, told), "no event" if event is None else _shown(figure, event)
            yield Failure(figure, told["id"], wanted, given)


def _shown(figure: str, event: Mapping[str, Any]) -> str:
    """What an event, told or resolved, has for a figure."""
    keys = {
        "type": ("types", "event_type"), "dates": ("from", "to", "time"), "no toll invented": ("killed", "wounded"),
        "standing": ("standing", "reason"), "place": ("place", "country"),
    }.get(figure, (figure,))  # fmt: skip
    return json.dumps({k: event[k] for k in keys if k in event}, ensure_ascii=False)
