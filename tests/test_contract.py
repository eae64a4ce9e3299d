"""The JSON contract: its keys, their order, and what a gap looks like."""

from __future__ import annotations

import json
from dataclasses import replace

from reportedly.contract import result_json
from reportedly.model import Claim, Document

CLAIM_KEYS = [
    *("id", "event_type", "mode", "contexts", "acled", "trigger", "evidence", "actors", "targets", "place", "time"),
    *("attribution", "modality", "hedged", "background", "counts", "weapons"),
]
PARTY_KEYS = ["start", "end", "text", "actor_id", "name", "kind", "country"]


def test_keys_and_order(sample_document: Document, sample_claims: tuple[Claim, ...]) -> None:
    result = result_json(sample_document, sample_claims)
    assert list(result) == ["document", "claims"]
    assert list(result["document"]) == [
        *("id", "ref", "url", "title", "publisher", "published", "language", "agencies", "text")
    ]
    first = result["claims"][0]
    assert [list(claim) for claim in result["claims"]] == [CLAIM_KEYS] * 3
    assert list(first["acled"]) == ["event_type", "sub_event_type", "reason"]
    assert list(first["trigger"]) == ["start", "end", "text"]
    assert list(first["evidence"]) == ["start", "end"]
    assert list(first["actors"][0]) == PARTY_KEYS
    assert list(first["place"]) == [
        *("start", "end", "text", "place_id", "name", "country", "admin1"),
        *("latitude", "longitude", "precision", "reason"),
    ]
    assert list(first["time"]) == ["start", "end", "text", "earliest", "latest", "precision"]
    assert list(first["attribution"][0]) == ["source", "cue", "stance", "interest"]
    assert list(first["attribution"][0]["source"]) == PARTY_KEYS
    assert list(result["claims"][1]["counts"][0]) == ["kind", "of", "low", "high", "text", "start", "end"]


def test_values(sample_document: Document, sample_claims: tuple[Claim, ...]) -> None:
    result = result_json(sample_document, sample_claims)
    taken, killed, denied = result["claims"]
    assert result["document"]["published"] == "2026-05-03"
    assert result["document"]["agencies"] == ["Northern Press"]
    assert (taken["event_type"], taken["mode"], taken["contexts"]) == ("COERCE", "seize", ["military", "territory"])
    assert taken["time"]["earliest"] == "2026-05-01"
    assert [link["source"]["text"] for link in taken["attribution"]] == ["Colonel Issa Barro", "state media"]
    assert (killed["counts"][0]["low"], killed["counts"][0]["high"]) == (12, None)
    assert (denied["attribution"][0]["stance"], denied["hedged"], denied["modality"]) == ("denies", True, "actual")


def test_every_wording_stands_where_it_says(sample_document: Document, sample_claims: tuple[Claim, ...]) -> None:
    result = result_json(sample_document, sample_claims, explain=True)
    found = []

    def walk(value: object) -> None:
        if isinstance(value, dict):
            if {"start", "end", "text"} <= set(value):
                found.append(value)
            for inner in value.values():
                walk(inner)
        elif isinstance(value, list):
            for inner in value:
                walk(inner)

    walk(result["claims"])
    assert len(found) > 20
    assert all(sample_document.text[v["start"] : v["end"]] == v["text"] for v in found)


def test_a_gap_is_null(sample_document: Document, sample_claims: tuple[Claim, ...]) -> None:
    bare = replace(sample_claims[0], mode=None, acled=None, place=None, time=None, attribution=(), actors=())
    document = replace(sample_document, title=None, publisher=None, published=None)
    result = json.loads(json.dumps(result_json(document, [bare])))
    claim = result["claims"][0]
    assert [claim[key] for key in ("mode", "acled", "place", "time")] == [None] * 4
    assert [claim[key] for key in ("actors", "attribution")] == [[], []]
    assert [result["document"][key] for key in ("title", "publisher", "published", "url")] == [None] * 4


def test_reasons_only_when_asked(sample_document: Document, sample_claims: tuple[Claim, ...]) -> None:
    assert "reasons" not in result_json(sample_document, sample_claims)["claims"][0]
    claim = result_json(sample_document, sample_claims, explain=True)["claims"][0]
    assert list(claim) == [*CLAIM_KEYS, "reasons"]
    assert claim["reasons"][1]["span"]["text"] == "the town of Ordun"
    assert claim["reasons"][2] == {"field": "novelty", "rule": "a field that nobody foresaw", "span": None}
