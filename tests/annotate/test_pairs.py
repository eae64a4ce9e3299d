"""A common noun joined to a name before another noun."""

from __future__ import annotations

import pytest

from reportedly.annotate.pairs import pairs_parted

ARMY = (
    "Norland/PROPN/4/nmod:poss federal/ADJ/3/amod army/NOUN/6/compound and/CCONJ/5/cc Odra/PROPN/3/conj"
    " militia/NOUN/7/nsubj fought/VERB/0/root"
)
LEFT = [
    "Norland/PROPN/4/compound and/CCONJ/3/cc Odra/PROPN/1/conj troops/NOUN/5/nsubj fought/VERB/0/root",
    "police/NOUN/4/compound and/CCONJ/3/cc army/NOUN/1/conj officers/NOUN/5/nsubj fought/VERB/0/root",
    "troops/NOUN/4/nsubj and/CCONJ/3/cc Odra/PROPN/1/conj fought/VERB/0/root",
]


def _read(notation: str) -> tuple[list[str], list[str], list[int], list[str]]:
    words, upos, heads, deprels = zip(*(part.split("/") for part in notation.split()), strict=True)
    return list(words), list(upos), [int(h) - 1 for h in heads], list(deprels)


def test_the_first_of_two_stands_beside_the_second() -> None:
    words, upos, heads, deprels = _read(ARMY.replace("Norland/PROPN/4", "Norland/PROPN/6"))
    new_heads, new_deprels = pairs_parted(words, upos, heads, deprels)
    told = {w: (words[new_heads[i]] if new_heads[i] >= 0 else "", new_deprels[i]) for i, w in enumerate(words)}
    assert told["army"] == ("fought", "nsubj")
    assert told["militia"] == ("army", "conj")
    assert told["Odra"] == ("militia", "compound")
    assert told["and"] == ("militia", "cc")
    assert told["Norland"] == ("army", "nmod:poss")


@pytest.mark.parametrize("notation", LEFT)
def test_others_stay_where_they_are(notation: str) -> None:
    words, upos, heads, deprels = _read(notation)
    assert pairs_parted(words, upos, heads, deprels) == (heads, deprels)
