"""Claims turned into MUC-4's slots: what a wording names, which claims are incidents, what the head's spans add."""

from __future__ import annotations

from dataclasses import replace

import pytest
from evaluation.slot_words import kind_of, names, shortened
from evaluation.slots import ROLES, slots

from reportedly.annotate.annotation import Annotation, Entity, Sentence, Token
from reportedly.model import BlockKind, Claim, EventType, Modality, Party, Span

_TEXT = "the red dawn front (rdf) said bandits shot mayor ana paz and burned two mills with petrol-bombs near orra"


@pytest.mark.parametrize(
    ("wording", "kind"),
    [
        ("three armed men in a van", "people"),
        ("a rebel column", "people"),
        ("the land army", "body"),
        ("the mill of the town", "thing"),
        ("ana paz", "name"),
        ("they", "nothing"),
        ("the town", "nothing"),
        ("12", "nothing"),
    ],
)
def test_what_a_wording_names(wording: str, kind: str) -> None:
    assert kind_of(wording) == kind


def test_names_are_told_without_rank_and_number() -> None:
    assert list(names("police captain ana paz and dr jo de la poe")) == ["ana paz", "jo de la poe"]
    assert list(names("two mills")) == []
    assert shortened("at least two suspected raiders") == "raiders"


def _party(wording: str) -> Party:
    start = _TEXT.index(wording)
    return Party(Span(start, start + len(wording)), wording)


def _claim() -> Claim:
    start = _TEXT.index("petrol-bombs")
    return Claim(
        id="",
        event_type=EventType.ASSAULT,
        mode="destroy",
        contexts=(),
        acled=None,
        trigger=Span(0, 1),
        evidence=Span(0, len(_TEXT)),
        actors=(_party("bandits"),),
        targets=(_party("mayor ana paz"), _party("two mills")),
        place=None,
        time=None,
        attribution=(),
        modality=Modality.ACTUAL,
        hedged=False,
        background=False,
        counts=(),
        weapons=(Span(start, start + len("petrol-bombs")),),
    )


def _annotation(*spans: tuple[str, str]) -> Annotation:
    """One sentence, in which the head "muc" sees these (words, kind)."""
    tokens, at = [], 0
    for word in _TEXT.replace("(", "( ").replace(")", " )").split():
        at = _TEXT.index(word, at)
        tokens.append(Token(at, at + len(word), word, word, "X", "FW", -1, "dep"))
        at += len(word)
    forms = [t.text for t in tokens]
    found = []
    for words, kind in spans:
        told = words.split()
        first = next(i for i in range(len(forms)) if forms[i : i + len(told)] == told)
        found.append(Entity(first, first + len(told), kind))
    by_head = {"muc": tuple(found)} if spans else {}
    return Annotation((Sentence(0, len(_TEXT), BlockKind.BODY, 0, tuple(tokens), by_head=by_head),))


def _told(claim: Claim, annotation: Annotation) -> dict[str, list[list[str]]]:
    found = slots(_TEXT, [claim], annotation)
    return {role: [sorted(e) for e in found[role]] for role in ROLES if found[role]}


def test_a_claim_fills_the_slots() -> None:
    assert _told(_claim(), _annotation()) == {
        "PerpInd": [["bandits"]],
        "Target": [["mills"]],
        "Victim": [["ana paz"]],
        "Weapon": [["petrolbombs"]],
    }


def test_what_is_planned_denied_past_or_no_violence_fills_none() -> None:
    for other in (
        replace(_claim(), modality=Modality.FUTURE),
        replace(_claim(), background=True),
        replace(_claim(), event_type=EventType.PROTEST),
    ):
        assert _told(other, _annotation()) == {}


def test_spans_of_the_head_are_fillers_where_claims_bear_them_out() -> None:
    seen = _annotation(("red dawn front", "PERPORG"), ("rdf", "PERPORG"), ("bandits", "PERPIND"), ("ana paz", "VICTIM"))
    assert _told(_claim(), seen) == {
        "PerpInd": [["bandits"]],
        "PerpOrg": [["rdf", "red dawn front"]],  # a name and its short form are one
        "Target": [["mills"]],  # of claims alone, targets
        "Victim": [["ana paz"]],
    }


def test_a_lone_span_makes_no_incident() -> None:
    assert _told(_claim(), _annotation(("rdf", "PERPORG"))) == {}


def test_a_span_without_a_witness_counts_for_nothing() -> None:
    seen = _annotation(("bandits", "PERPIND"), ("ana paz", "VICTIM"), ("orra", "TARGET"))
    assert _told(replace(_claim(), event_type=EventType.CONSULT), seen) == {}
