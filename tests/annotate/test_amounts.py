"""Numbers of people behind a verb without an auxiliary are its object."""

from __future__ import annotations

from reportedly.annotate.amounts import amounts_hung
from reportedly.annotate.annotation import Argument, Frame

WORDS = ["Suspected", "raiders", "killed", "around", "fifteen", "herders", "in", "Sarn"]
HEADS = [1, 2, -1, 5, 5, 2, 7, 2]
DEPRELS = ["amod", "nsubj:pass", "root", "case", "nummod", "obl", "case", "obl"]
FRAME = Frame(2, "kill.01", (Argument(0, 2, "ARG1"), Argument(3, 6, "ARGM-LOC"), Argument(6, 8, "ARGM-LOC")))


def test_those_behind_the_verb_were_killed_by_those_before_it() -> None:
    deprels, (frame,) = amounts_hung(WORDS, WORDS, HEADS, DEPRELS, [FRAME])
    assert (deprels[1], deprels[5], deprels[7]) == ("nsubj", "obj", "obl")
    assert [a.role for a in frame.arguments] == ["ARG0", "ARG1", "ARGM-LOC"]


def test_miles_and_passives_stay() -> None:
    miles = [*WORDS[:5], "mile", *WORDS[6:]]
    assert amounts_hung(miles, miles, HEADS, DEPRELS, [FRAME]) == (DEPRELS, [FRAME])
    were = ["nsubj:pass", "aux:pass", "root", "case", "nummod", "obl", "case", "obl"]
    heads = [2, 2, -1, 5, 5, 2, 7, 2]
    assert amounts_hung(WORDS, WORDS, heads, were, [FRAME]) == (were, [FRAME])


def test_between_and_up_to_open_a_number_of_people() -> None:
    words = ["Blasts", "wounded", "up", "to", "30", "people"]
    heads, deprels = [1, -1, 4, 2, 5, 1], ["nsubj", "root", "advmod", "fixed", "nummod", "obl"]
    assert amounts_hung(words, ["blast", "wound", *words[2:]], heads, deprels, [])[0][5] == "obj"
    assert amounts_hung(words, ["blast", "climb", *words[2:]], heads, deprels, [])[0][5] == "obl"


def test_more_of_them_are_the_subject_of_a_verb_that_lacks_one() -> None:
    words = ["two", "died", "and", "three", "more", "suffered", "burns"]
    heads, deprels = [1, -1, 5, 4, 5, 1, 5], ["nsubj", "root", "cc", "nummod", "advmod", "conj", "obj"]
    assert amounts_hung(words, words, heads, deprels, [])[0][4] == "nsubj"
    owned = ["nsubj", "root", "nsubj", "nummod", "advmod", "conj", "obj"]
    assert amounts_hung(words, words, heads, owned, [])[0] == owned
