"""Which mentions of a document stand for one party."""

from __future__ import annotations

import pytest
from tests.code.build import document, sentence
from tests.code.telling import Telling, at

from reportedly.code.coreference import Referents


def _first() -> str:
    return (
        "Defence/defence/PROPN/NNP/2/compound Minister/Minister/PROPN/NNP/5/nsubj Ana/Ana/PROPN/NNP/2/flat "
        "Verra/Verra/PROPN/NNP/2/flat spoke/speak/VERB/VBD/0/root"
    )


def _resolved(second: str, head: int, first: str | None = None) -> str | None:
    one = sentence(first or _first())
    two = sentence(second, start=one.end + 2, paragraph=0)
    doc, annotation = document(one, two)
    found = Referents(annotation).resolve(1, head - 1)
    return None if found is None else found.span(annotation.sentences[found.sentence]).of(doc.text)


def test_a_surname_is_the_full_name_before_it() -> None:
    assert _resolved("Verra/Verra/PROPN/NNP/2/nsubj left/leave/VERB/VBD/0/root", 1) == "Defence Minister Ana Verra"


def test_a_pronoun_is_the_person_before_it() -> None:
    assert _resolved("She/she/PRON/PRP/2/nsubj left/leave/VERB/VBD/0/root", 1) == "Defence Minister Ana Verra"


def test_an_office_is_the_one_who_holds_it() -> None:
    second = "The/the/DET/DT/2/det minister/minister/NOUN/NN/3/nsubj left/leave/VERB/VBD/0/root"
    assert _resolved(second, 2) == "Defence Minister Ana Verra"


def test_a_pronoun_of_another_number_is_left_alone() -> None:
    assert _resolved("They/they/PRON/PRP/2/nsubj left/leave/VERB/VBD/0/root", 1) is None


def test_another_bearer_of_the_name_is_left_alone() -> None:
    second = "Tom/Tom/PROPN/NNP/2/compound Verra/Verra/PROPN/NNP/3/nsubj left/leave/VERB/VBD/0/root"
    assert _resolved(second, 2) is None


def test_it_is_the_body_that_was_the_subject() -> None:
    first = (
        "Norland/Norland/PROPN/NNP/3/nmod:poss _'s/'s/PART/POS/1/case army/army/NOUN/NN/4/nsubj "
        "fled/flee/VERB/VBD/0/root"
    )
    assert _resolved("It/it/PRON/PRP/2/nsubj lost/lose/VERB/VBD/0/root", 1, first) == "Norland's army"


def test_names_beside_a_description_are_whom_it_means() -> None:
    guards = (
        "Two/two/NUM/CD/9/nsubj:pass of/of/ADP/IN/4/case her/her/PRON/PRP$/4/nmod:poss guards/guard/NOUN/NNS/1/nmod "
        "_,/,/PUNCT/,/6/punct Dan/Dan/PROPN/NNP/4/appos and/and/CCONJ/CC/8/cc Jo/Jo/PROPN/NNP/6/conj "
        "died/die/VERB/VBD/0/root"
    )
    built = sentence(guards, entities=((5, 6, "PER"), (7, 8, "PER")))
    doc, annotation = document(built)
    found = Referents(annotation).resolve(0, 0)
    assert found is not None
    assert found.span(built).of(doc.text) == "Dan and Jo"


def test_a_name_behind_one_of_some_is_hers_who_has_a_tie_to_him() -> None:
    def built(first: str) -> str | None:
        words = (
            f"{first} of/of/ADP/IN/3/case one/one/NUM/CD/1/nmod of/of/ADP/IN/5/case victims/victim/NOUN/NNS/3/nmod "
            "_,/,/PUNCT/,/7/punct Jo/Jo/PROPN/NNP/3/appos wept/weep/VERB/VBD/0/root"
        )
        one = sentence(words, entities=((6, 7, "PER"),))
        doc, annotation = document(one)
        found = Referents(annotation).resolve(0, 0)
        return None if found is None else found.span(one).of(doc.text)

    assert built("sister/sister/NOUN/NN/8/nsubj") == "Jo"
    assert built("relatives/relative/NOUN/NNS/8/nsubj") is None


def test_he_is_no_wife_and_she_is_no_husband() -> None:
    wife = "His/his/PRON/PRP$/2/nmod:poss wife/wife/NOUN/NN/3/nsubj wept/weep/VERB/VBD/0/root"
    assert _resolved("He/he/PRON/PRP/2/nsubj left/leave/VERB/VBD/0/root", 1, first=wife) is None
    assert _resolved("She/she/PRON/PRP/2/nsubj left/leave/VERB/VBD/0/root", 1, first=wife) == "His wife"


def test_a_country_is_no_short_form_of_a_longer_name() -> None:
    lake = "Lake/Lake/PROPN/NNP/2/compound Chad/Chad/PROPN/NNP/3/nsubj rose/rise/VERB/VBD/0/root"
    assert _resolved("Chad/Chad/PROPN/NNP/2/nsubj said/say/VERB/VBD/0/root", 1, first=lake) is None


@pytest.mark.parametrize(
    ("text", "word", "doer"),
    [
        ("Norland wants to hold the Front to account for the massacres it has carried out.", "massacres", "the Front"),
        ("Norland urged the UN to punish the Front for the massacres it has carried out.", "massacres", "the Front"),
    ],
)
def test_it_is_the_one_held_to_account(text: str, word: str, doer: str, claims: Telling) -> None:
    assert {p.name or p.text for p in at(claims(text), word, text).actors} == {doer}
