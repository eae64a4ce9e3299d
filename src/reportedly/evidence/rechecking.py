"""The records of a pack against each other: words at their offsets, ids that are hashes, claims that events name."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from hashlib import sha256
from typing import Any

from reportedly.code.identity import told_id
from reportedly.evidence.exchanges import EXCHANGES, check_exchanges
from reportedly.evidence.opening import Pack, UnreadableError
from reportedly.evidence.records import ID_OF, folder_name
from reportedly.read.build import content_id

_DOCUMENTS, _EVENTS = "data/documents/", "data/events/"
_KEPT = 32  # texts that are held for the next claim
_MOST_CLAIMS = 20  # of one event that are told one by one
_OF_CLAIM = ("claim_id", "origin", "withdrawn")  # what a version says of each claim
_LARGEST_JSON = 32 << 20
# What a record that somebody else wrote may be in place of what it should be.
_ODD = (KeyError, TypeError, ValueError, AttributeError, IndexError, RecursionError)


class Records:
    """The records of a pack; `check` looks at them once."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        self._names = set(pack.names)
        self._text = lru_cache(maxsize=_KEPT)(self._read_text)
        self._counts = {"documents": 0, "claims": 0, "events": 0, "unbound": 0, "exchanges": 0}
        self._sound = True
        self._seen: set[str] = set()

    def check(self) -> Iterator[str]:
        """What does not fit, a line each."""
        for kind, one in ((_DOCUMENTS, self._document), (_EVENTS, self._events)):
            inside = (name.removeprefix(kind) for name in self._names if name.startswith(kind))
            for folder in sorted({name.partition("/")[0] for name in inside if "/" in name}):
                for words in self._careful(f"{kind}{folder}", one(folder)):
                    self._sound = False
                    yield words

    def notes(self) -> Iterator[str]:
        """What was looked at; after `check`."""
        counts = self._counts
        bound = counts["documents"] - counts["unbound"]
        if self._sound:
            yield f"{_counted(bound, 'text')}: what the document's id is the hash of"
            events = _counted(counts["events"], "event")
            yield f"{_counted(counts['claims'], 'claim')} of {events}: all words stand where they are said to"
            if counts["exchanges"]:
                texts = _counted(counts["exchanges"], "text")
                yield f"{texts}: what was sent and came (WARC) is what is said of how they were fetched"
        if counts["unbound"]:
            texts = _counted(counts["unbound"], "text")
            yield f"{texts}: the id also covers what was said beside it, which was not kept as it came; not worked out"

    def _careful(self, name: str, found: Iterator[str]) -> Iterator[str]:
        try:
            yield from found
        except UnreadableError as error:
            yield f"altered: {name}: {error}"
        except _ODD:
            yield f"altered: {name}: a record is not as reportedly writes it"

    def _document(self, folder: str) -> Iterator[str]:
        name = f"{_DOCUMENTS}{folder}"
        self._counts["documents"] += 1
        told = self._json(f"{name}/document.json")
        content = self._read(f"{name}/text.txt")
        text = content.decode("utf-8", "surrogatepass")
        if folder_name(told["id"]) != folder:
            yield f"altered: {name}/document.json is of another document"
        if sha256(content).hexdigest() != told["text"]["sha256"] or len(text) != told["text"]["characters"]:
            yield f"altered: {name}/text.txt is not the text of its record"
        if told["id_of"] is None:
            self._counts["unbound"] += 1
        elif tuple(told["id_of"]) not in ID_OF:
            yield f"altered: {name}/document.json: its id is a hash of nothing known"
        elif content_id(text, *(told[key] for key in told["id_of"][1:])) != told["id"]:
            yield f"altered: {name}/text.txt is not the text that the document's id is the hash of"
        raw = told["raw"]
        if raw is not None:
            kept = f"{name}/{raw['file']}"
            if kept not in self._names:
                yield f"missing: {kept}"
            elif self._pack.digest(kept) != raw["sha256"]:
                yield f"altered: {kept} is not what the document was read from"

        exchanges = f"{name}/{EXCHANGES}"
        if exchanges in self._names:
            self._counts["exchanges"] += 1
            for words in check_exchanges(self._read(exchanges), list(self._lines(f"{name}/fetches.jsonl"))):
                yield f"altered: {exchanges}: {words}"

    def _events(self, folder: str) -> Iterator[str]:
        """The events of a folder: one of format 1, up to a hundred of later formats."""
        if f"{_EVENTS}{folder}/event.json" in self._names:
            yield from self._one(folder)
        else:
            yield from self._many(f"{_EVENTS}{folder}")

    def _one(self, folder: str) -> Iterator[str]:
        name = f"{_EVENTS}{folder}"
        known, told = self._claims(f"{name}/claims.jsonl", None)
        yield from told
        whole = self._json(f"{name}/event.json")
        if folder_name(whole["event"]["event_id"]) != folder:
            yield f"altered: {name}/event.json is of another event"
        versions = [version["event"] for version in self._lines(f"{name}/versions.jsonl")]
        yield from self._event(name, f"{name}/event.json", whole, known, versions)

    def _many(self, name: str) -> Iterator[str]:
        claims: dict[str, list[Any]] = {}
        for claim in self._lines(f"{name}/claims.jsonl"):
            claims.setdefault(claim["event_id"], []).append(claim)
        versions: dict[str, list[Any]] = {}
        for version in self._lines(f"{name}/versions.jsonl"):
            versions.setdefault(version["event_id"], []).append(version)
        for whole in self._lines(f"{name}/events.jsonl"):
            event_id = whole["event"]["event_id"]
            known, told = self._claims(f"{name}/claims.jsonl", claims.pop(event_id, []))
            yield from told
            told_versions = versions.pop(event_id, [])
            if [version["version"] for version in told_versions] != list(range(1, len(told_versions) + 1)):
                yield f"missing: {name}/versions.jsonl: a version of event {event_id}"
            states = _laid_over(told_versions)
            yield from self._event(name, f"{name}/events.jsonl: event {event_id}", whole, known, states)
            if event_id in self._seen:
                yield f"altered: {name}/events.jsonl: event {event_id} is there twice"
            self._seen.add(event_id)
        for event_id in sorted(claims.keys() | versions.keys()):
            yield f"missing: {name}/events.jsonl: event {event_id}, of which there are claims or versions"

    def _claims(self, name: str, claims: Iterable[Any] | None) -> tuple[set[str], list[str]]:
        """The ids of the claims (all of the file, if none are given), and what does not fit of them."""
        known: set[str] = set()
        told: list[str] = []
        for claim in self._lines(name) if claims is None else claims:
            self._counts["claims"] += 1
            known.add(claim["claim_id"])
            told += (f"altered: {name}: claim {claim['claim_id']}: {words}" for words in self._claim(claim))
        if len(told) > _MOST_CLAIMS:
            told[_MOST_CLAIMS:] = [f"altered: {name}: {len(told) - _MOST_CLAIMS:,} more that do not fit"]
        return known, told

    def _event(
        self, name: str, place: str, whole: Mapping[str, Any], known: set[str], versions: Sequence[Any]
    ) -> Iterator[str]:
        """An event against its claims and versions; `place` is where it stands."""
        event = whole["event"]
        self._counts["events"] += 1
        if event["event_id"].removeprefix("e") not in known:
            yield f"missing: {name}/claims.jsonl: the claim that event {event['event_id']} is named after"
        named = _named(event) | {link[side] for link in whole["links"] for side in ("a", "b")}
        yield from self._missing(name, named, known)
        for version in versions:
            if version is not None:
                yield from self._missing(name, _named(version), known)
        last = versions[-1] if versions else None
        if last is None or _but_claims(last) != _but_claims(event):
            yield f"altered: {place} is not the last of its versions"
        for gone in whole["withdrawals"]:
            if f"{_DOCUMENTS}{folder_name(gone['document_id'])}/document.json" not in self._names:
                yield f"missing: the document {gone['document_id']}, which withdrew claim {gone['claim_id']}"

    def _claim(self, claim: Mapping[str, Any]) -> Iterator[str]:
        told, document_id = claim["claim"], claim["document_id"]
        place = f"{_DOCUMENTS}{folder_name(document_id)}/text.txt"
        if place not in self._names:
            yield f"its document, {document_id}, is missing"
            return
        text = self._text(place)
        sentence = told["evidence"]
        if text[sentence["start"] : sentence["end"]] != claim["evidence"]:
            yield "its sentence does not stand where it is said to"
        for start, end, words in _spans(told):
            if text[start:end] != words:
                yield f"{words!r} does not stand at characters {start} to {end}"
        if not told_id(document_id, told) == told["id"] == claim["claim_id"]:
            yield "its id is not the hash of what it says"

    def _missing(self, name: str, named: Iterable[str], known: set[str]) -> Iterator[str]:
        for claim_id in sorted(set(named) - known):
            yield f"missing: {name}/claims.jsonl: claim {claim_id}, which the event names"

    def _read(self, name: str) -> bytes:
        if name not in self._names:
            raise UnreadableError(f"{name.rpartition('/')[2]} is missing")
        return self._pack.read(name)

    def _read_text(self, name: str) -> str:
        return self._read(name).decode("utf-8", "surrogatepass")

    def _json(self, name: str) -> Any:
        return _parsed(self._read(name))

    def _lines(self, name: str) -> Iterator[Any]:
        for line in self._read(name).split(b"\n"):
            if line:
                yield _parsed(line)


def _parsed(content: bytes) -> Any:
    """An object of JSON. Some bytes of it can take twenty times as many in memory: it must not be large."""
    if len(content) > _LARGEST_JSON:
        raise UnreadableError(f"a record is larger than {_LARGEST_JSON >> 20} MB")
    return json.loads(content.decode("utf-8"))


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _named(event: Mapping[str, Any]) -> set[str]:
    """The claims that an event names anywhere."""
    named = {claim[0] for claim in _claims_of(event)}
    for sides in event["sides"].values():
        named |= {claim_id for side in sides for claim_id in side["claims"]}
    for harm in ("killed", "wounded", "detained"):
        for figure in event[harm]["by_claimant"]:
            named |= {figure["claim"], *figure["replaced"]}
    for one in event["contradictions"]:
        named |= set(one["claims"])
    return named


def _laid_over(versions: Iterable[Mapping[str, Any]]) -> list[Any]:
    """The event at each version, of what each changed; None where it was no more."""
    state: dict[str, Any] = {}
    states: list[Any] = []
    for version in versions:
        state |= version["changed"] or {}
        states.append(None if version["changed"] is None else dict(state))
    return states


def _claims_of(event: Mapping[str, Any]) -> list[list[Any]]:
    """The id of each claim of an event, the number of its origin, and whether it was withdrawn; events of the formats 1
    and 2 have more."""
    told = [[claim[key] for key in _OF_CLAIM] if isinstance(claim, dict) else claim for claim in event["claims"]]
    if not all(isinstance(claim, list) and len(claim) == len(_OF_CLAIM) for claim in told):
        raise ValueError("a claim of an event")
    return told


def _but_claims(event: Mapping[str, Any]) -> Mapping[str, Any]:
    return {**event, "claims": _claims_of(event)}


def _spans(value: Any) -> Iterator[tuple[int, int, str]]:
    """Everything in a claim that has a start, an end and the words between."""
    if isinstance(value, dict):
        if {"start", "end", "text"} <= value.keys():
            yield value["start"], value["end"], value["text"]
        for inner in value.values():
            yield from _spans(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _spans(inner)
