"""What holds of whatever is coded, from whatever it was coded: the JSON contract (docs/json.md), checked."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from reportedly.code.identity import told_id
from reportedly.model import EventType, Modality, Stance

_DOCUMENT = ("id", "ref", "url", "title", "publisher", "published", "language", "agencies", "text")
_CLAIM = (
    *("id", "event_type", "mode", "contexts", "acled", "trigger", "evidence", "actors", "targets", "place", "time"),
    *("attribution", "modality", "hedged", "background", "counts", "weapons"),
)
_PARTY = ("start", "end", "text", "actor_id", "name", "kind", "country")
_PLACE = (
    *("start", "end", "text", "place_id", "name", "country", "admin1", "latitude", "longitude", "precision"),
    "reason",
)
_COUNTED = ("killed", "wounded", "detained", "abducted", "displaced")
_HOW_NEAR = ("exact", "near", "admin2", "admin1", "country", "unknown")
_HOW_LONG = ("day", "week", "month", "year", "unknown")


def check_result(result: Mapping[str, Any]) -> None:
    """`result` is what `reportedly code --format json --explain` prints. Raises AssertionError."""
    json.dumps(result, allow_nan=False)
    text = result["document"]["text"]
    assert tuple(result["document"]) == _DOCUMENT
    names = [claim["id"] for claim in result["claims"]]
    assert len(set(names)) == len(names), "each claim once"
    for start, end, words in _spans(result["claims"]):
        assert 0 <= start <= end <= len(text), "within the text"
        assert text[start:end] == words, "the words are the text's"
    for claim in result["claims"]:
        assert tuple(claim) == (*_CLAIM, "reasons")
        _check_claim(claim, text)
        assert told_id(result["document"]["id"], claim) == claim["id"]


def _check_claim(claim: Mapping[str, Any], text: str) -> None:
    EventType(claim["event_type"]), Modality(claim["modality"])
    sentence, trigger = claim["evidence"], claim["trigger"]
    assert 0 <= sentence["start"] <= trigger["start"] < trigger["end"] <= sentence["end"] <= len(text), (
        "in its sentence"
    )
    assert isinstance(claim["hedged"], bool)
    assert isinstance(claim["background"], bool)
    for party in (*claim["actors"], *claim["targets"], *(link["source"] for link in claim["attribution"])):
        assert tuple(party) == _PARTY
        assert party["start"] < party["end"]
    for link in claim["attribution"]:
        Stance(link["stance"])
        assert link["interest"] in ("own", "against", "none", None)
    for count in claim["counts"]:
        assert count["kind"] in _COUNTED
        assert count["low"] is None or count["low"] >= 0
        assert count["high"] is None or count["high"] >= (count["low"] or 0)
    _check_place(claim["place"])
    _check_time(claim["time"])


def _check_place(place: Mapping[str, Any] | None) -> None:
    if place is None:
        return
    assert tuple(place) == _PLACE
    assert place["precision"] in _HOW_NEAR
    latitude, longitude = place["latitude"], place["longitude"]
    assert (latitude is None) == (longitude is None)
    assert latitude is None or (-90 <= latitude <= 90 and -180 <= longitude <= 180)


def _check_time(time: Mapping[str, Any] | None) -> None:
    if time is None:
        return
    assert time["precision"] in _HOW_LONG
    days = [date.fromisoformat(time[key]) for key in ("earliest", "latest") if time[key] is not None]
    assert days == sorted(days)


def check_event(event: Mapping[str, Any]) -> None:
    """`event` is what `reportedly events --format json` prints of one. Raises AssertionError."""
    json.dumps(event, allow_nan=False)
    named = {claim["claim_id"] for claim in event["claims"]}
    assert named
    for harm in ("killed", "wounded", "detained"):
        toll = event[harm]
        numbers = [toll[key] for key in ("low", "best", "high") if toll[key] is not None]
        assert numbers == sorted(numbers), "low, best, high"
        assert toll["acled"] >= 0
        assert {figure["claim"] for figure in toll["by_claimant"]} <= named
    for side in (*event["sides"]["actors"], *event["sides"]["targets"]):
        assert set(side["claims"]) <= named
        assert side["claims"]
    for difference in event["contradictions"]:
        assert set(difference["claims"]) <= named
    credibility = event["credibility"]
    assert credibility["reliability"] in "ABCDEF"
    assert 1 <= credibility["information"] <= 6
    _check_time(event["time"])
    if event["place"] is not None:
        assert event["place"]["precision"] in _HOW_NEAR


def _spans(value: Any) -> Iterator[tuple[int, int, str]]:
    """Everything that has a start, an end and the words between."""
    if isinstance(value, dict):
        if {"start", "end", "text"} <= value.keys():
            yield value["start"], value["end"], value["text"]
        for inner in value.values():
            yield from _spans(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _spans(inner)
