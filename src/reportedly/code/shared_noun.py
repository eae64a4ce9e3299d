"""Those who are told apart by a word and a number before a noun that they share: "two Thai and three Lao soldiers"."""

from __future__ import annotations

from itertools import pairwise

from reportedly.annotate.annotation import Sentence
from reportedly.code.numbers import load_numbers
from reportedly.frozen import dataclass

_TELLING_APART = frozenset({"ADJ", "NOUN", "PROPN"})
_PARTS = 5  # told by one noun, at the most


@dataclass(frozen=True, slots=True)
class Part:
    """Words `first` to `past`, from a number on; only the last one's have the noun."""

    first: int
    past: int


def parts_of(sentence: Sentence, head: int) -> tuple[Part, ...]:
    """The parts of those whom a noun tells, left to right; none where its number is of them all."""
    key = (parts_of, head)
    if key not in sentence.noted:
        sentence.noted[key] = _parts_of(sentence, head)
    found: tuple[Part, ...] = sentence.noted[key]
    return found


def _parts_of(sentence: Sentence, head: int) -> tuple[Part, ...]:
    tokens = sentence.tokens
    if tokens[head].upos not in ("NOUN", "PROPN") or "and" not in sentence.forms:
        return ()
    numbers: list[int] = []
    past = head
    while len(numbers) < _PARTS:
        number = past - 1
        while number >= 0 and tokens[number].upos in _TELLING_APART and not _stands_alone(sentence, number, past, head):
            number -= 1
        if number < 0 or number == past - 1 or tokens[number].upos != "NUM":
            break
        numbers.append(number)
        joined = number - 1
        if joined > 0 and tokens[joined].low == "and":
            joined -= tokens[joined - 1].text == ","
        elif joined < 0 or tokens[joined].text != "," or len(numbers) == 1:
            break
        past = joined
    if len(numbers) == 1:
        return ()
    starts = [*reversed(numbers), head + 1]
    return tuple(Part(first, _end(sentence, past, head)) for first, past in pairwise(starts))


def _stands_alone(sentence: Sentence, word: int, past: int, head: int) -> bool:
    """Whether a word right before "and" or a comma needs no noun behind it: "two dead and three wounded men", "six
    police and two army officers", "one guard and three rebel fighters"."""
    token = sentence.tokens[word]
    if past == head or word != past - 1:
        return False
    if token.low in load_numbers().alone or token.xpos in ("NNS", "NNPS"):
        return True
    return token.upos == "NOUN" and sentence.tokens[word - 1].low in ("one", "1")


def _end(sentence: Sentence, past: int, head: int) -> int:
    """Where a part ends that stands before the number at `past`: without the "and" and the comma between them."""
    if past > head:
        return past
    while sentence.tokens[past - 1].low in ("and", ","):
        past -= 1
    return past


def shares_noun(sentence: Sentence, word: int) -> bool:
    """Whether a word, which the parse made the head of a phrase, only tells apart those of a noun behind it: "three
    government and two rebel fighters"."""
    if "and" not in sentence.forms:
        return False
    near = (word, sentence.tokens[word].head) if sentence.tokens[word].deprel == "conj" else (word,)
    joined = (c for at in near for c in sentence.children[at] if c > word and sentence.tokens[c].deprel == "conj")
    return any(part.past == word + 1 for c in joined for part in parts_of(sentence, c)[:-1])
