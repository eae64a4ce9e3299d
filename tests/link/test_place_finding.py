"""Names of places found in sentences annotated by hand; all incidents are invented."""

from __future__ import annotations

import pytest

from reportedly.annotate.annotation import Annotation, Entity, Sentence, Token
from reportedly.link.gazetteer import Gazetteer, open_gazetteer
from reportedly.link.place_finding import find_places
from reportedly.model import BlockKind


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return open_gazetteer()


def find(gazetteer: Gazetteer, *sentences: tuple[str, list[tuple[str, str]]]) -> list[str]:
    """The names found in sentences of words with a space between them; entities are their words and kind."""
    text, made = "", []
    for words, entities in sentences:
        start = len(text)
        tokens, at = [], start
        for word in words.split():
            upos = "PROPN" if word[0].isupper() else "NOUN"
            tokens.append(Token(at, at + len(word), word, word.lower(), upos, "NN", -1, "dep"))
            at += len(word) + 1
        split = words.split()
        found = []
        for name, kind in entities:
            parts = name.split()
            first = next(i for i in range(len(split)) if split[i : i + len(parts)] == parts)
            found.append(Entity(first, first + len(parts), kind))
        made.append(Sentence(start, at, BlockKind.BODY, 0, tuple(tokens), tuple(found)))
        text += words + " "
    return [s.of(text) for s in find_places(Annotation(tuple(made)), gazetteer)]


def test_a_name_is_cut_out_of_its_phrase(gazetteer: Gazetteer) -> None:
    assert find(gazetteer, ("in the village of Ansongo today", [("the village of Ansongo", "LOC")])) == ["Ansongo"]
    assert find(gazetteer, ("in the Kidal region", [("Kidal region", "LOC")])) == ["Kidal"]
    assert find(gazetteer, ("in southern Niger now", [("southern Niger", "LOC")])) == ["Niger"]
    assert find(gazetteer, ("in South Sudan now", [("South Sudan", "LOC")])) == ["South Sudan"]


def test_countries_are_found_where_the_model_saw_none(gazetteer: Gazetteer) -> None:
    assert find(gazetteer, ("trade with Mali and Chad grew", [])) == ["Mali", "Chad"]
    assert find(gazetteer, ("the Bank of Mali closed", [("Bank of Mali", "ORG")])) == []
    assert find(gazetteer, ("the Malian army left", [])) == []


def test_a_name_found_once_is_found_again(gazetteer: Gazetteer) -> None:
    first = ("a fire in Ansongo", [("Ansongo", "LOC")])
    assert find(gazetteer, first, ("later Ansongo was calm", [])) == ["Ansongo", "Ansongo"]
    assert find(gazetteer, first, ("the Ansongo Club played", [("Ansongo Club", "ORG")])) == ["Ansongo"]


def test_nothing_is_found_in_nothing(gazetteer: Gazetteer) -> None:
    assert find_places(Annotation(()), gazetteer) == ()
    assert find(gazetteer, ("in the north", [("the north", "LOC")])) == []
