"""Claims as the JSON contract has them, made from a few words; what is not said is not told."""

from __future__ import annotations

import hashlib
from typing import Any

from reportedly.resolve.linked import linked_all
from reportedly.resolve.model import LinkedClaim

TOWNS: dict[str, tuple[str, str, str, str, float, float]] = {
    "Arvo": ("1001", "Arvo", "ML", "Northern", 16.27, -0.04),
    "Brisk": ("1002", "Brisk", "ML", "Southern", 12.63, -8.0),
    "Arvo in the south": ("1003", "Arvo", "ML", "Southern", 12.10, -7.1),
    "Arvo abroad": ("1004", "Arvo", "NE", "Tilla", 14.2, 1.4),
    "Dunmere": ("1005", "Dunmere", "ML", "Northern", 16.28, -0.05),
}
ACTORS: dict[str, tuple[str | None, str, str | None, str | None]] = {
    "army": ("mil-ml", "Military Forces of Mali (2021-)", "State Forces", "ML"),
    "ministry": ("gov-ml", "Government of Mali (2021-)", "State Forces", "ML"),
    "police": ("pol-ml", "Police Forces of Mali (2021-)", "State Forces", "ML"),
    "rebels": ("unidentified-armed-group-ml", "Unidentified Armed Group (Mali)", "Political Militias", "ML"),
    "front": ("jnim", "JNIM: Group for Support of Islam and Muslims", "Rebel Groups", "ML"),
    "the Revolutionary People's Front": (
        "pla-manipur",
        "PLA: People's Liberation Army of Manipur",
        "Rebel Groups",
        "IN",
    ),
    "lna": ("lna", "LNA: Libyan National Army", "State Forces", "LY"),
    "Mali": ("gov-ml", "Government of Mali (2021-)", "State Forces", "ML"),
    "Niger": ("gov-ne", "Government of Niger (2023-)", "State Forces", "NE"),
    "the defence minister": ("gov-ne", "Government of Niger (2023-)", "State Forces", "NE"),
    "gunmen": ("unidentified-armed-group-ml", "Unidentified Armed Group (Mali)", "Political Militias", "ML"),
    "protesters": ("protesters-ml", "Protesters (Mali)", "Protesters", "ML"),
    "civilians": ("civilians-ml", "Civilians (Mali)", "Civilians", "ML"),
    "residents": ("civilians-ml", "Civilians (Mali)", "Civilians", "ML"),
}


def claim(
    event_type: str = "ASSAULT",
    mode: str | None = None,
    *,
    by: str | None = None,
    to: str | None = None,
    at: str | None = None,
    on: str | None = None,
    until: str | None = None,
    said_by: str | None = None,
    stance: str = "asserts",
    interest: str | None = None,
    told_to: str | None = None,
    killed: int | tuple[int | None, int | None] | str | None = None,
    wounded: int | None = None,
    modality: str = "actual",
    background: bool = False,
    trigger: str = "attacked",
    words: str = "",
) -> dict[str, Any]:
    """One claim of a document that `made` places: its sentence is `words`, or one of its own values."""
    return {
        "id": "",
        "event_type": event_type,
        "mode": mode,
        "contexts": [],
        "acled": None,
        "trigger": {"start": 0, "end": len(trigger), "text": trigger},
        "evidence": {"start": 0, "end": 0},
        "actors": [_party(by)] if by else [],
        "targets": [_party(to)] if to else [],
        "place": _place(at),
        "time": _time(on, until),
        "attribution": [
            {"source": _party(name), "cue": None, "stance": how, "interest": what}
            for name, how, what in ((said_by, stance, interest), (told_to, "asserts", None))
            if name is not None
        ],
        "modality": modality,
        "hedged": False,
        "background": background,
        "counts": [
            _count(kind, number) for kind, number in (("killed", killed), ("wounded", wounded)) if number is not None
        ],
        "weapons": [],
        "words": words or _own_words(by, to, at, on, said_by, event_type, trigger, killed),
    }


def made(
    *claims: dict[str, Any],
    publisher: str = "The Herald",
    published: str | None = "2026-03-03",
    agencies: tuple[str, ...] = (),
    ref: str | None = None,
    text: str | None = None,
    withdrawn: bool = False,
) -> tuple[LinkedClaim, ...]:
    """The linked claims of one document; its text is their sentences, and whatever `text` is given around them."""
    body, placed = (text or "") + "\n", []
    for number, said in enumerate(claims):
        begin, sentence = len(body), f"{said['words']}."
        body += sentence + " "
        told = {key: value for key, value in said.items() if key != "words"}
        spans = {
            "trigger": _at(said["trigger"], sentence, begin),
            "evidence": {"start": begin, "end": begin + len(sentence)},
        }
        chain = [
            link
            | {"source": _at(link["source"], sentence, begin) if link["source"]["text"] in sentence else link["source"]}
            for link in said["attribution"]
        ]
        placed.append((number, told | spans | {"attribution": chain}))
    document = hashlib.sha256(f"{publisher}{published}{agencies}{body}".encode()).hexdigest()
    for number, said in placed:
        said["id"] = hashlib.sha256(f"{document}{number}".encode()).hexdigest()[:16]
        said["counts"] = [
            c | {"start": said["evidence"]["start"], "end": said["evidence"]["start"] + len(c["text"])}
            for c in said["counts"]
        ]
    meta = {
        "id": document,
        "ref": ref or f"{publisher} {published}",
        "url": None,
        "publisher": publisher,
        "published": published,
        "agencies": list(agencies),
        "text": body,
    }
    return linked_all(meta, [said for _, said in placed], withdrawn=withdrawn)


def _at(told: dict[str, Any], sentence: str, begin: int) -> dict[str, Any]:
    """The span where its text stands in a sentence, else at the sentence's beginning."""
    start = begin + max(0, sentence.find(told["text"]))
    return {**told, "start": start, "end": start + len(told["text"])}


def _own_words(*told: object) -> str:
    """A sentence that has no word in common with another claim's."""
    return f"w{hashlib.sha256(repr(told).encode()).hexdigest()[:8]}"


def _party(name: str) -> dict[str, Any]:
    ident, full, kind, country = ACTORS.get(name, (None, None, None, None))
    return {
        "start": -1,
        "end": -1,
        "text": name,
        "actor_id": ident,
        "name": full,
        "kind": kind,
        "country": country,
    }


def _place(name: str | None) -> dict[str, Any] | None:
    if name is None:
        return None
    if name not in TOWNS:
        return _filled(name, None, name, name if len(name) == 2 else "ML", None, None, None, "country")
    ident, called, country, admin1, latitude, longitude = TOWNS[name]
    return _filled(called, ident, called, country, admin1, latitude, longitude, "exact")


def _filled(
    text: str,
    ident: str | None,
    name: str,
    country: str,
    admin1: str | None,
    latitude: float | None,
    longitude: float | None,
    precision: str,
) -> dict[str, Any]:
    return {
        "start": 0,
        "end": len(text),
        "text": text,
        "place_id": ident,
        "name": name,
        "country": country,
        "admin1": admin1,
        "latitude": latitude,
        "longitude": longitude,
        "precision": precision,
        "reason": None,
    }


def _time(on: str | None, until: str | None) -> dict[str, Any] | None:
    if on is None:
        return None
    days = "day" if until in (None, on) else "week"
    return {"start": 0, "end": len(on), "text": on, "earliest": on, "latest": until or on, "precision": days}


def _count(kind: str, number: int | tuple[int | None, int | None] | str) -> dict[str, Any]:
    """A number as told: exact, with its bounds, or "dozens"."""
    if isinstance(number, str):
        return {"kind": kind, "of": "targets", "low": 24, "high": 99, "text": number, "start": 0, "end": 0}
    low, high = (number, number) if isinstance(number, int) else number
    return {"kind": kind, "of": "targets", "low": low, "high": high, "text": str(low or high), "start": 0, "end": 0}
