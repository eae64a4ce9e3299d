"""Whoever says it, behind a comma and before a relative clause, is hung on their "said"."""

from __future__ import annotations

import pytest

from reportedly.annotate.sayings import sayings_hung

# word/part of speech/tag/head/relation, heads by number from 1
CLAUSE = (
    "Nine/NUM/CD/2/nsubj died/VERB/VBD/0/root ,/PUNCT/,/5/punct a/DET/DT/5/det man/NOUN/NN/2/appos who/PRON/WP/7/nsubj "
    "fled/VERB/VBD/5/acl:relcl {said}/VERB/VBD/5/acl:relcl on/ADP/IN/10/case Friday/PROPN/NNP/7/obl ./PUNCT/./2/punct"
)
LEFT = [
    "Nine/NUM/CD/2/nsubj died/VERB/VBD/7/ccomp ,/PUNCT/,/2/punct a/DET/DT/5/det man/NOUN/NN/7/nsubj"
    " there/ADV/RB/5/advmod said/VERB/VBD/0/root",
    "He/PRON/PRP/2/nsubj met/VERB/VBD/0/root Ana/PROPN/NNP/2/obj ,/PUNCT/,/6/punct a/DET/DT/6/det"
    " girl/NOUN/NN/3/appos who/PRON/WP/8/nsubj left/VERB/VBD/6/acl:relcl and/CCONJ/CC/10/cc said/VERB/VBD/8/conj"
    " nothing/PRON/NN/10/obj",
    "They/PRON/PRP/2/nsubj left/VERB/VBD/0/root Orra/PROPN/NNP/2/obj ,/PUNCT/,/6/punct a/DET/DT/6/det"
    " town/NOUN/NN/3/appos that/PRON/WDT/11/nsubj the/DET/DT/9/det man/NOUN/NN/10/nsubj said/VERB/VBD/6/acl:relcl"
    " fell/VERB/VBD/10/ccomp",
    "Rebels/NOUN/NNS/2/nsubj took/VERB/VBD/0/root Orra/PROPN/NNP/2/obj ,/PUNCT/,/3/punct Kol/PROPN/NNP/3/conj"
    " and/CCONJ/CC/7/cc said/VERB/VBD/2/conj nothing/PRON/NN/7/obj",
]


PAIR = (
    "Rebels/NOUN/NNS/2/nsubj shot/VERB/VBD/0/root nine/NUM/CD/4/nummod men/NOUN/NNS/2/obj ,/PUNCT/,/6/punct "
    "all/DET/DT/4/appos bakers/NOUN/NNS/4/appos ,/PUNCT/,/10/punct a/DET/DT/10/det guild/NOUN/NN/7/appos "
    "and/CCONJ/CC/13/cc a/DET/DT/13/det firm/NOUN/NN/10/conj said/VERB/VBD/2/conj ./PUNCT/./2/punct"
)


def _read(notation: str) -> tuple[list[str], list[str], list[str], list[int], list[str]]:
    words, upos, xpos, heads, deprels = zip(*(part.split("/") for part in notation.split()), strict=True)
    return list(words), list(upos), list(xpos), [int(h) - 1 for h in heads], list(deprels)


@pytest.mark.parametrize("said", ["said", "says"])
def test_a_relative_clause_parts_nobody_from_what_they_said(said: str) -> None:
    words, upos, xpos, heads, deprels = _read(CLAUSE.format(said=said))
    new_heads, new_deprels = sayings_hung(words, upos, xpos, heads, deprels)
    told = {w: (new_heads[i], new_deprels[i]) for i, w in enumerate(words)}
    assert told[said] == (-1, "root")
    assert told["died"] == (words.index(said), "ccomp")
    assert told["man"] == (words.index(said), "nsubj")
    assert told["Friday"] == (words.index(said), "obl")
    assert told["fled"] == (words.index("man"), "acl:relcl")


def test_who_said_it_may_be_two_behind_a_comma() -> None:
    words, upos, xpos, heads, deprels = _read(PAIR)
    new_heads, new_deprels = sayings_hung(words, upos, xpos, heads, deprels)
    told = {w: (new_heads[i], new_deprels[i]) for i, w in enumerate(words)}
    assert told["said"] == (-1, "root")
    assert told["shot"] == (words.index("said"), "ccomp")
    assert told["guild"] == (words.index("said"), "nsubj")
    assert told["firm"] == (words.index("guild"), "conj")


@pytest.mark.parametrize("notation", LEFT)
def test_others_stay_where_they_are(notation: str) -> None:
    words, upos, xpos, heads, deprels = _read(notation)
    assert sayings_hung(words, upos, xpos, heads, deprels) == (heads, deprels)


TOLD = (
    "Nine/NUM/CD/3/nsubj:pass were/AUX/VBD/3/aux:pass hurt/VERB/VBN/10/ccomp ,/PUNCT/,/5/punct"
    " Awa/PROPN/NNP/3/{hung} ,/PUNCT/,/8/punct of/ADP/IN/8/case Orra/PROPN/NNP/5/nmod ,/PUNCT/,/5/punct"
    " told/VERB/VBD/0/root Reuters/PROPN/NNP/10/nsubj ./PUNCT/./10/punct"
)


@pytest.mark.parametrize("hung", ["nsubj:pass", "parataxis", "appos"])
def test_a_name_with_its_body_tells_it_and_not_whom_it_is_told(hung: str) -> None:
    words, upos, xpos, heads, deprels = _read(TOLD.format(hung=hung))
    new_heads, new_deprels = sayings_hung(words, upos, xpos, heads, deprels)
    assert (new_heads[4], new_deprels[4], new_deprels[10]) == (9, "nsubj", "obj")


def test_a_name_of_what_was_done_tells_nothing() -> None:
    words, upos, xpos, heads, deprels = _read(TOLD.format(hung="obj"))
    assert sayings_hung(words, upos, xpos, heads, deprels) == (heads, deprels)


AT_WORK = (
    "Nine/NUM/CD/3/nsubj:pass were/AUX/VBD/3/aux:pass shot/VERB/VBN/11/ccomp ,/PUNCT/,/6/punct"
    " Dr/PROPN/NNP/6/nmod:desc Roe/PROPN/NNP/11/nsubj of/ADP/IN/8/case ward/NOUN/NN/6/nmod at/ADP/IN/10/case"
    " Orra/PROPN/NNP/3/obl said/VERB/VBD/0/root"
)


def test_where_whoever_says_it_works_is_no_place_of_it() -> None:
    words, upos, xpos, heads, deprels = _read(AT_WORK)
    new_heads, new_deprels = sayings_hung(words, upos, xpos, heads, deprels)
    assert (new_heads[9], new_deprels[9]) == (7, "nmod")


def test_a_day_beside_whoever_says_it_stays_with_what_is_told() -> None:
    words, upos, xpos, heads, deprels = _read(AT_WORK.replace("ward/NOUN", "late/ADV"))
    assert sayings_hung(words, upos, xpos, heads, deprels) == (heads, deprels)
