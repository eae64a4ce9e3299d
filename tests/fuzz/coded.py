"""The rules of coding, linking and resolving, given annotations that were made odd (`annotated.py`)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from random import Random
from typing import Any

from tests.fuzz.annotated import Told, made_document
from tests.fuzz.sound import check_event, check_result

from reportedly.annotate.annotation import Annotation
from reportedly.contract import result_json
from reportedly.model import Document


@cache
def _knowledge() -> tuple[Any, Any]:
    from reportedly.link.gazetteer import open_gazetteer
    from reportedly.link.registry import load_registry

    return load_registry(), open_gazetteer()


def _result(document: Document, annotation: Annotation) -> dict[str, Any]:
    from reportedly.code import code
    from reportedly.link import link

    registry, gazetteer = _knowledge()
    claims = link(document, annotation, code(document, annotation), registry=registry, gazetteer=gazetteer)
    return result_json(document, claims, explain=True)


def rules(data: bytes) -> object:
    """One document: its claims by the contract, its attributions and times; one in eight is coded twice."""
    from reportedly.code.attribution_list import listed
    from reportedly.link.timex import expressions

    document, annotation = made_document(Told(data))
    found = _result(document, annotation)
    check_result(found)
    if len(data) % 8 == 0:
        assert _result(*made_document(Told(data))) == found, "the same input gives the same claims"
    text = document.text
    for time in expressions(document, annotation):
        assert time.span.of(text) == time.text
    for one in listed(document, annotation):
        for span in (one.source, one.cue, one.content, *one.parts):
            assert span is None or 0 <= span.start < span.end <= len(text)
    return found


def resolving(data: bytes) -> object:
    """Up to three documents: the claims as JSON and back, and the events that they make, whatever their order."""
    from reportedly.resolve.linked import linked_all, linked_json, linked_of

    told = Told(data)
    claims = {}
    for _ in range(2 + told.one_of(2)):
        result = _result(*made_document(told, sentences=2))
        for claim in linked_all(result["document"], result["claims"]):
            assert linked_of(json.loads(json.dumps(linked_json(claim)))) == claim, "read back"
            claims[claim.claim_id] = claim
    found = events(list(claims.values()))
    for event in found:
        check_event(event)
    assert events(list(reversed(claims.values()))) == found, "whatever the order"
    return found


def events(claims: Sequence[Any]) -> list[dict[str, Any]]:
    """The events of some claims, by their ids."""
    from reportedly.resolve.jsons import event_json
    from reportedly.store.resolution import event_id_of
    from reportedly.store.rules import default_rules

    rules = default_rules()
    taken = [claim for claim in claims if rules.keys(claim)]
    pairs = rules.links(taken, ())
    named = {claim.claim_id: claim for claim in taken}
    clusters = rules.resolve(taken, (), pairs)
    made = (rules.event_of(cluster, named, (), event_id_of(min(cluster))) for cluster in clusters)
    return sorted(map(event_json, made), key=lambda event: str(event["event_id"]))


def seeds() -> list[bytes]:
    """Each answers the questions of `Told` in its own way."""
    random = Random(8)
    return [random.randbytes(size) for size in (4, 8, 16, 24, 32, 48, 64, 96) for _ in range(4)]
