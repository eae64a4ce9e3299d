"""Values with some fields changed, as `dataclasses.replace` makes them."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from reportedly.changed import replace
from reportedly.code.ontology import load_ontology
from reportedly.model import PlaceRef, Span


def test_what_is_not_told_stays() -> None:
    place = PlaceRef(span=Span(3, 8), text="Lomar", name="Lomaro", reason="named")
    assert replace(place, name=None) == dataclasses.replace(place, name=None)
    assert replace(place) == place


def test_senses_of_the_ontology_are_changed_alike() -> None:
    sense = next(load_ontology().all_senses())
    assert replace(sense, mode="x", needs=()) == dataclasses.replace(sense, mode="x", needs=())


def test_an_unknown_field_is_refused() -> None:
    wrong: dict[str, Any] = {"place": "Lomaro"}
    with pytest.raises(TypeError, match="no field 'place'"):
        replace(Span(1, 2), **wrong)
