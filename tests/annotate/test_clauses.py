"""Clauses hang on those who did what they tell."""

from __future__ import annotations

from reportedly.annotate.annotation import Argument, Frame
from reportedly.annotate.clauses import clauses_hung

WORDS = ["raiders", ",", "armed", "youths", ",", "attacked", "at", "dawn"]
HEADS = [5, 2, 0, 2, 2, -1, 7, 5]
DEPRELS = ["nsubj:pass", "punct", "acl", "obj", "punct", "root", "case", "obl"]
XPOS = ["NNS", ",", "VBN", "NNS", ",", "VBN", "IN", "NN"]
LEMMAS = ["raider", ",", "arm", "youth", ",", "attack", "at", "dawn"]
FRAME = Frame(5, "attack.01", (Argument(0, 4, "ARG1"), Argument(6, 8, "ARGM-TMP")))

FOILED = ["troops", "foiled", "an", "attempt", "to", "cross", ",", "killing", "six"]
FOILED_HEADS = [1, -1, 3, 1, 5, 3, 7, 5, 7]
FOILED_DEPRELS = ["nsubj", "root", "det", "obj", "mark", "acl", "punct", "advcl", "obj"]
FOILED_XPOS = ["NNS", "VBD", "DT", "NN", "TO", "VB", ",", "VBG", "CD"]
FOILED_LEMMAS = ["troops", "foil", "a", "attempt", "to", "cross", ",", "kill", "six"]
KILLING = Frame(7, "kill.01", (Argument(2, 4, "ARG0"), Argument(8, 9, "ARG1")))


def test_who_is_told_of_between_commas_attacked() -> None:
    heads, deprels, (frame,) = clauses_hung(WORDS, LEMMAS, XPOS, HEADS, DEPRELS, [FRAME])
    assert heads == HEADS
    assert deprels[0] == "nsubj"
    assert [a.role for a in frame.arguments] == ["ARG0", "ARGM-TMP"]


def test_whoever_was_killed_so_stays_killed() -> None:
    lemmas = [*LEMMAS[:5], "kill", *LEMMAS[6:]]
    assert clauses_hung(WORDS, lemmas, XPOS, HEADS, DEPRELS, [FRAME]) == (HEADS, DEPRELS, [FRAME])


def test_an_outcome_is_of_those_who_foiled_the_attempt() -> None:
    heads, deprels, (frame,) = clauses_hung(FOILED, FOILED_LEMMAS, FOILED_XPOS, FOILED_HEADS, FOILED_DEPRELS, [KILLING])
    assert (heads[7], deprels) == (1, FOILED_DEPRELS)
    assert [a.role for a in frame.arguments] == ["ARG1"]


def test_another_verb_keeps_what_its_object_led_to() -> None:
    lemmas = ["troops", "see", *FOILED_LEMMAS[2:]]
    told = clauses_hung(FOILED, lemmas, FOILED_XPOS, FOILED_HEADS, FOILED_DEPRELS, [KILLING])
    assert told == (FOILED_HEADS, FOILED_DEPRELS, [KILLING])
