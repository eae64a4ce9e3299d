"""What becomes of somebody is hung on the verb that did it."""

from __future__ import annotations

import pytest

from reportedly.annotate.results import results_hung

# word/part of speech/head/relation, heads by number from 1
SHOT = "Soldiers/NOUN/2/nsubj shot/VERB/0/root two/NUM/4/nummod men/NOUN/2/obj dead/ADJ/4/amod"


def _hung(notation: str) -> list[tuple[int, str]]:
    words, upos, heads, deprels = zip(*(part.split("/") for part in notation.split()), strict=True)
    return list(zip(*results_hung(words, upos, [int(h) - 1 for h in heads], deprels), strict=True))


def test_behind_the_object_it_is_what_the_verb_led_to() -> None:
    assert _hung(SHOT)[-1] == (1, "xcomp")
    assert _hung(SHOT)[:-1] == [(1, "nsubj"), (-1, "root"), (3, "nummod"), (1, "obj")]


@pytest.mark.parametrize(
    "notation",
    [
        "Soldiers/NOUN/2/nsubj buried/VERB/0/root dead/ADJ/4/amod men/NOUN/2/obj",
        "Soldiers/NOUN/2/nsubj shot/VERB/0/root two/NUM/4/nummod men/NOUN/2/obj tall/ADJ/4/amod",
        "Men/NOUN/3/nsubj dead/ADJ/1/amod slept/VERB/0/root",
        "Shot/VERB/0/root dead/ADJ/1/xcomp",
    ],
)
def test_other_words_stay_where_they_are(notation: str) -> None:
    _, _, heads, deprels = zip(*(part.split("/") for part in notation.split()), strict=True)
    assert _hung(notation) == [(int(h) - 1, d) for h, d in zip(heads, deprels, strict=True)]
