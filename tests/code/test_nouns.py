"""Classes of nouns, and the noun that a word is a plural of."""

from __future__ import annotations

import pytest

from reportedly.annotate.annotation import Token
from reportedly.code.nouns import noun_of


@pytest.mark.parametrize(
    ("text", "lemma", "noun"),
    [
        ("watchmen", "watchme", "watchman"),
        ("pharmacies", "pharmacie", "pharmacy"),
        ("troops", "troops", "troop"),
        ("Rebels", "rebel", "rebel"),
        ("zebras", "zebra", "zebra"),
    ],
)
def test_a_plural_that_the_lemmatiser_missed(text: str, lemma: str, noun: str) -> None:
    assert noun_of(Token(0, len(text), text, lemma, "NOUN", "NNS", -1, "root")) == noun
