"""Claims made by hand, as small as the gate and the grammar can be shown on."""

from __future__ import annotations

from datetime import date
from typing import Any

from reportedly.resolve.model import LinkedClaim


def claim(
    ident: str,
    text: str,
    *,
    event_type: str = "ASSAULT",
    mode: str | None = None,
    sub_event: str | None = "Attack",
    trigger: str = "killed",
    actors: tuple[tuple[str, str | None, str | None], ...] = (),
    targets: tuple[tuple[str, str | None, str | None], ...] = (),
    place: tuple[str, str | None, str | None, str | None] | None = None,
    time: tuple[str, str, str] | None = None,
    source: tuple[str, str, str] | None = None,
    stance: str = "asserts",
    interest: str | None = "none",
    counts: tuple[tuple[str, str, int | None, int | None], ...] = (),
    modality: str = "actual",
    hedged: bool = False,
    background: bool = False,
    publisher: str | None = "The Ordun Mail",
    published: date | None = date(2026, 6, 4),
    withdrawn: bool = False,
    speaks_for: str | None = None,
) -> LinkedClaim:
    """A claim whose sentence is the whole text. Parties are (wording, id, name), a place (wording, name, division,
    country), a time (wording, earliest, latest), a source (wording, cue, name), a count (kind, wording, low, high).
    `speaks_for` is the id of the party whose word the source's is."""

    def at(words: str) -> dict[str, Any]:
        start = text.index(words)
        return {"start": start, "end": start + len(words), "text": words}

    def party(told: tuple[str, str | None, str | None]) -> dict[str, Any]:
        return {**at(told[0]), "actor_id": told[1], "name": told[2], "kind": None, "country": None}

    chain = []
    if source:
        chain = [
            {
                "source": party((source[0], speaks_for, source[2] or None)),
                "cue": at(source[1]),
                "stance": stance,
                "interest": interest,
            }
        ]
    said: dict[str, Any] = {
        "id": ident,
        "event_type": event_type,
        "mode": mode,
        "contexts": [],
        "acled": {"event_type": "Battles", "sub_event_type": sub_event, "reason": ""} if sub_event else None,
        "trigger": at(trigger),
        "evidence": {"start": 0, "end": len(text)},
        "actors": [party(p) for p in actors],
        "targets": [party(p) for p in targets],
        "place": {
            **at(place[0]),
            "place_id": None,
            "name": place[1],
            "admin1": place[2],
            "country": place[3],
            "latitude": None,
            "longitude": None,
            "precision": "exact",
            "reason": None,
        }
        if place
        else None,
        "time": {**at(time[0]), "earliest": time[1], "latest": time[2], "precision": "day"} if time else None,
        "attribution": chain,
        "modality": modality,
        "hedged": hedged,
        "background": background,
        "counts": [
            {"kind": k, "of": "targets", "low": low, "high": high, **at(words)} for k, words, low, high in counts
        ],
        "weapons": [],
    }
    return LinkedClaim(
        claim_id=ident,
        document_id=f"doc-{ident}",
        ref=f"{ident}.txt",
        url=None,
        publisher=publisher,
        agencies=(),
        published=published,
        claim=said,
        origin=f"actor:{speaks_for}" if speaks_for else f"publisher:{publisher}",
        interest=interest,
        evidence=text,
        withdrawn=withdrawn,
    )
