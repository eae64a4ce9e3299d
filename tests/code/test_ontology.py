"""What the ontology's data may say, and that all of it says only that."""

from __future__ import annotations

import copy
import tomllib
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

import pytest

from reportedly.code.ontology import OntologyError, build_ontology, load_ontology
from reportedly.code.patterns import parse_pattern
from reportedly.model import EventType

PLOVER = [t for t in EventType if t is not EventType.STATEMENT]


@pytest.fixture(scope="module")
def tables() -> dict[str, Any]:
    folder = files("reportedly") / "data" / "ontology"
    return {e.name: tomllib.loads(e.read_text(encoding="utf-8")) for e in folder.iterdir() if e.name.endswith(".toml")}


def with_sense(tables: Mapping[str, Any], group: Mapping[str, Any], *, file: str = "assault.toml") -> dict[str, Any]:
    changed = copy.deepcopy(dict(tables))
    changed[file]["sense"].append(dict(group))
    return changed


def test_all_types_are_defined_and_evoked() -> None:
    ontology = load_ontology()
    assert set(ontology.types) == set(PLOVER)
    evoked = {sense.event_type for sense in ontology.all_senses()}
    assert evoked == {*PLOVER, None}
    for info in ontology.types.values():
        assert info.definition
        assert info.examples
        assert info.counter_examples


def test_modes_and_contexts_are_those_of_the_types() -> None:
    ontology = load_ontology()
    assert sum(1 for _ in ontology.all_senses()) > 2000
    for sense in ontology.all_senses():
        assert set(sense.contexts) <= ontology.contexts, sense.id
        if sense.event_type is not None and sense.mode is not None:
            assert sense.mode in ontology.types[sense.event_type].modes, sense.id


def test_counted_roles_have_somewhere_to_look() -> None:
    for sense in load_ontology().all_senses():
        for _, role in sense.counts:
            where = sense.target if role == "target" else sense.actor
            # a toll, and the dead and wounded of a number, are the number itself
            assert where or not sense.rules.isdisjoint(("toll", "state")), sense.id


def test_the_most_specific_sense_comes_first() -> None:
    strikes = load_ontology().senses["verb", "strike"]
    assert len(strikes) > 3
    named = [bool(sense.constraints) for sense in strikes]
    assert named == sorted(named, reverse=True)


@pytest.mark.parametrize(
    ("group", "message"),
    [
        ({"id": "x", "mode": "politely", "verbs": "smite"}, "no mode 'politely'"),
        ({"id": "x", "contexts": "weather", "verbs": "smite"}, "no context 'weather'"),
        ({"id": "x", "verbs": "smite >@nonsense"}, "'smite >@nonsense' names no class"),
        ({"id": "x", "verbs": "smite hip"}, "'hip' is no condition"),
        ({"id": "x", "counts": {"annoyed": "target"}, "verbs": "smite"}, "cannot count 'annoyed'"),
        ({"id": "x", "verb": "smite"}, "unknown keys ['verb']"),
        ({"verbs": "smite"}, "no id"),
        ({"id": "x", "verbs": "assassinate"}, "'assassinate' is told already in assault.toml, sense 'assassinate'"),
    ],
)
def test_a_bad_entry_is_named(tables: dict[str, Any], group: dict[str, Any], message: str) -> None:
    with pytest.raises(OntologyError) as told:
        build_ontology(with_sense(tables, group))
    assert message in str(told.value)
    assert str(told.value).startswith("assault.toml, sense")


def test_an_unknown_type_is_named(tables: dict[str, Any]) -> None:
    changed = copy.deepcopy(tables)
    changed["aid.toml"]["type"] = "CHARITY"
    with pytest.raises(OntologyError, match=r"aid\.toml: 'CHARITY' is no event type"):
        build_ontology(changed)


def test_a_pattern_reads_into_conditions() -> None:
    lemma, conditions = parse_pattern("blow+up >@vehicle|bridge s?@force !in>film under=fire")
    assert lemma == "blow"
    particle, obj, subject, film, under = conditions
    assert (particle.path, particle.fillers) == ("prt", frozenset({"up"}))
    assert (obj.path, obj.fillers, obj.classes) == ("obj", frozenset({"bridge"}), ("vehicle",))
    assert (subject.path, subject.soft, subject.classes) == ("subj", True, ("force",))
    assert (film.path, film.negated) == ("obl:in", True)
    assert (under.path, under.carries) == ("obl:under", True)


def test_where_a_noun_carries_the_event_the_verbs_labels_tell_no_party() -> None:
    fire = next(s for s in load_ontology().senses["verb", "open"] if s.id.endswith("open =fire"))
    assert not [path for path in (*fire.actor, *fire.target) if path.startswith("ARG")]
    assert "nsubj" in fire.actor
    assert "obl:on" in fire.target
