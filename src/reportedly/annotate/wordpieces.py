"""Words to word pieces and case shapes: the same code for training and at run time, so that they cannot differ."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files

from tokenizers import Tokenizer

from reportedly.frozen import dataclass

PAD, UNK, CLS, SEP = 0, 100, 101, 102
LONGEST_WORD = 12
"""Pieces kept of one word: a URL's tail says nothing, and a sentence of URLs must not crowd out its words."""

_USUAL = 20
"""Characters of a word, at most as a rule: texts of words as long as pages are forgotten sooner."""

LOWER, TITLE, UPPER, MIXED, DIGITS, OTHER, UPPER_ONE = 1, 2, 3, 4, 5, 6, 7
SHAPES = 8
"""Number of case shapes; 0 is for the pieces that belong to no word."""

# The corpora write straight quotes and hyphens, news pages typographic ones.
_PUNCTUATION = str.maketrans(
    {
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033", '"'),
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u00b4`", "'"),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
        "\u2026": "...",
        "\u00a0": " ",
    }
)


def shape(word: str) -> int:
    """The case shape of a word as written: the base model is uncased, so this is all it is told about capitals."""
    if not any(c.isalpha() for c in word):
        return DIGITS if any(c.isdigit() for c in word) else OTHER
    if word.islower():
        return LOWER
    if word.isupper():
        return UPPER if len(word) > 1 else UPPER_ONE
    return TITLE if word[0].isupper() and word[1:].islower() else MIXED


@dataclass(frozen=True, slots=True)
class Pieces:
    """One sentence for the encoder: pieces with [CLS] and [SEP]; `first[w]` is the first piece of word w."""

    ids: list[int]
    shapes: list[int]
    first: list[int]
    word_shapes: list[int]


class WordPieces:
    """Splits words to pieces and remembers the words it has seen (up to `remember`, of `_USUAL` characters each)."""

    def __init__(self, tokenizer: Tokenizer, *, remember: int = 50_000) -> None:
        tokenizer.no_padding()
        tokenizer.no_truncation()
        self._tokenizer = tokenizer
        self._seen: dict[str, tuple[tuple[int, ...], int]] = {}
        self._characters = 0  # of the words seen
        self._remember = remember

    @classmethod
    def packaged(cls) -> WordPieces:
        """The tokenizer that is shipped with the weights."""
        return cls(Tokenizer.from_str(files("reportedly").joinpath("data/model/tokenizer.json").read_text("utf-8")))

    def learn(self, words: set[str]) -> None:
        """Split the words not seen before, in one call."""
        if len(self._seen) > self._remember or self._characters > self._remember * _USUAL:
            self._seen.clear()
            self._characters = 0
        new = words.difference(self._seen)
        if not new:
            return
        split = self._tokenizer.encode_batch([w.translate(_PUNCTUATION) for w in new], add_special_tokens=False)
        for word, encoding in zip(new, split, strict=True):
            self._characters += len(word)
            self._seen[word] = (tuple(encoding.ids[:LONGEST_WORD]) or (UNK,), shape(word))

    def sizes(self, words: Sequence[str]) -> list[int]:
        """Number of pieces of each word; words must have been learnt."""
        return [len(self._seen[w][0]) for w in words]

    def split(self, words: Sequence[str]) -> Pieces:
        """Pieces of one sentence. Every word has at least one piece; words must have been learnt."""
        ids, shapes, first, word_shapes = [CLS], [0], [], []
        for word in words:
            pieces, case = self._seen[word]
            first.append(len(ids))
            ids.extend(pieces)
            shapes.extend([case] * len(pieces))
            word_shapes.append(case)
        ids.append(SEP)
        shapes.append(0)
        return Pieces(ids, shapes, first, word_shapes)
