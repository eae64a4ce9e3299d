"""Statements: speech in which nothing else happens."""

from __future__ import annotations

from tests.code.build import document, sentence

from reportedly.code.context import Context
from reportedly.code.statements import statement_claims

TWO_CLAUSES = (
    "He//PRON/PRP/2/nsubj said/say/VERB/VBD/0/root that//SCONJ/IN/6/mark rain//NOUN/NN/6/nsubj was/be/AUX/VBD/6/cop "
    "near//ADJ/JJ/2/ccomp and//CCONJ/CC/11/cc that//SCONJ/IN/11/mark hope//NOUN/NN/11/nsubj was/be/AUX/VBD/11/cop "
    "gone//ADJ/JJ/6/conj _.//PUNCT/./2/punct "
)
PASSED_ON = (
    "Radio/Radio/PROPN/NNP/3/nsubj Sarn/Sarn/PROPN/NNP/1/flat reported/report/VERB/VBD/0/root that//SCONJ/IN/7/mark "
    "the//DET/DT/6/det mayor//NOUN/NN/7/nsubj said/say/VERB/VBD/3/ccomp rain//NOUN/NN/10/nsubj was/be/AUX/VBD/10/cop "
    "near//ADJ/JJ/7/ccomp _.//PUNCT/./3/punct "
)
EXECUTED = (
    "Watch/Watch/PROPN/NNP/2/nsubj says/say/VERB/VBZ/0/root soldiers/soldier/NOUN/NNS/4/nsubj "
    "executed/execute/VERB/VBD/2/ccomp men/man/NOUN/NNS/4/obj last//ADJ/JJ/7/amod month//NOUN/NN/4/obl:unmarked "
    "_.//PUNCT/./2/punct "
)


def told(notation: str) -> list[tuple[str, list[str]]]:
    """Each statement's words, and its sources from the first to the last."""
    made, annotation = document(sentence(notation, entities=()))
    claims = statement_claims(Context(made, annotation))
    return [(c.trigger.of(made.text), [a.source.text for a in c.attribution]) for c in claims]


def test_each_clause_with_its_own_that_is_a_statement() -> None:
    assert told(TWO_CLAUSES) == [("was near", ["He"]), ("was gone", ["He"])]


def test_who_passes_a_statement_on_makes_none_of_its_own() -> None:
    assert told(PASSED_ON) == [("was near", ["the mayor", "Radio Sarn"])]


def test_an_event_of_last_month_that_is_all_that_is_said_is_no_statement_too() -> None:
    assert told(EXECUTED) == []
