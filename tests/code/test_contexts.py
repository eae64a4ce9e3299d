"""Which of PLOVER's contexts a happening has. Each sentence is about an incident made up for it."""

from __future__ import annotations

from tests.code.build import sentence

from reportedly.code.contexts import context_words, contexts_of
from reportedly.code.ontology import load_ontology
from reportedly.code.triggers import find_triggers

DEMAND = (
    "Norland//PROPN/NNP/2/nsubj demanded/demand/VERB/VBD/0/root that//SCONJ/IN/5/mark Sudria//PROPN/NNP/5/nsubj "
    "abandon//VERB/VB/2/ccomp its//PRON/PRP$/8/nmod:poss nuclear//ADJ/JJ/8/amod programme//NOUN/NN/5/obj"
)


def contexts(notation: str, *, actors: tuple[str, ...] = (), targets: tuple[str, ...] = ()) -> tuple[str, ...]:
    built = sentence(notation)
    return contexts_of(built, find_triggers(built, load_ontology())[0], actors=actors, targets=targets)


def test_the_lexicon_names_contexts_of_the_manual() -> None:
    named = {context for contexts in context_words().values() for context in contexts}
    assert named == load_ontology().contexts


def test_what_is_said_sets_the_context_of_the_saying() -> None:
    assert "cbrn" in contexts(DEMAND)


def test_what_one_country_says_to_another_is_diplomatic() -> None:
    assert "diplomatic" in contexts(DEMAND, actors=("France",), targets=("Germany",))
    assert "diplomatic" not in contexts(DEMAND, actors=("France",), targets=("France",))


def test_another_clause_sets_none() -> None:
    notation = (
        "Rebels/rebel/NOUN/NNS/2/nsubj captured/capture/VERB/VBD/0/root the//DET/DT/4/det town//NOUN/NN/2/obj "
        "while//SCONJ/IN/7/mark voters/voter/NOUN/NNS/7/nsubj slept/sleep/VERB/VBD/2/advcl"
    )
    assert "election" not in contexts(notation)
    assert contexts(notation)[:2] == ("military", "territory")
