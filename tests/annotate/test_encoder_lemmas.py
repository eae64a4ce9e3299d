"""Edit scripts and chunks."""

from __future__ import annotations

import pytest

from reportedly.annotate.chunks import LONGEST, chunks
from reportedly.annotate.lemmas import apply_script, lemma_of, parse_script, script_of


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("carried", "carry"),
        ("was", "be"),
        ("Seized", "seize"),
        ("Kurds", "Kurd"),
        ("UN", "UN"),
        ("n't", "not"),
        ("went", "go"),
        ("towns", "town"),
    ],
)
def test_script_leads_back_to_the_lemma(word: str, lemma: str) -> None:
    assert apply_script(word, parse_script(script_of(word, lemma))) == lemma


def test_script_that_does_not_fit_leaves_the_word() -> None:
    assert apply_script("Go", parse_script("5|x|l")) == "go"
    assert apply_script("a", parse_script("1||l")) == "a"


VERBS = {"seize": "seize", "fled": "flee", "halt": "halt", "stop": "stop", "took": "take", "lied": "lie"}
FORMS = {"VERB": VERBS, "NOUN": {}}


@pytest.mark.parametrize(
    ("word", "script", "lemma"),
    [
        ("fled", "2||l", "flee"),
        ("Seized", "2||l", "seize"),
        ("stopping", "3||l", "stop"),
        ("halted", "1||l", "halt"),
        ("levied", "2||l", "levy"),
        ("bulldozed", "1||l", "bulldoze"),
        ("enforced", "2||l", "enforce"),
        ("shelled", "2||l", "shell"),
        ("Levied", "0||k", "Levied"),
        ("denies", "1||l", "deny"),
        ("dies", "1||l", "die"),
        ("torches", "1||l", "torch"),
        ("razes", "1||l", "raze"),
        ("frees", "1||l", "free"),
        ("freed", "2||l", "free"),
        ("besieged", "2||l", "besiege"),
        ("razed", "2||l", "raze"),
        ("rammed", "2||l", "ram"),
        ("patrolled", "2||l", "patrol"),
        ("visited", "2||l", "visit"),
        ("bled", "2||l", "bled"),
        ("retook", "0||l", "retake"),
        ("overtook", "2||l", "overtake"),
        ("relied", "3|y|l", "rely"),
    ],
)
def test_verbs_listed_or_mended(word: str, script: str, lemma: str) -> None:
    assert lemma_of(word, "VERB", parse_script(script), FORMS) == lemma


@pytest.mark.parametrize(
    ("word", "script", "lemma"),
    [("sentries", "1||l", "sentry"), ("zombies", "1||l", "zombie"), ("ambushes", "1||l", "ambush")],
)
def test_plurals_are_mended(word: str, script: str, lemma: str) -> None:
    assert lemma_of(word, "NOUN", parse_script(script), FORMS) == lemma


def test_listed_lemma_of_no_english_past_is_mended() -> None:
    assert lemma_of("freed", "VERB", parse_script("2||l"), {"VERB": {"freed": "fre"}}) == "free"


def test_broken_script_is_refused() -> None:
    with pytest.raises(ValueError, match="no edit script"):
        parse_script("nonsense")


def test_short_sentence_is_one_chunk_and_none_is_none() -> None:
    assert chunks(["a"] * 5, [1] * 5) == [(0, 5)]
    assert chunks([], []) == []


def test_long_sentence_is_cut_after_punctuation() -> None:
    words = (["word"] * 9 + [","]) * 40
    found = chunks(words, [1] * len(words))
    assert [a for a, _ in found] == [0, *(b for _, b in found[:-1])]
    assert found[-1][1] == len(words)
    assert all(b - a <= LONGEST - 2 for a, b in found)
    assert all(words[b - 1] == "," for _, b in found)
