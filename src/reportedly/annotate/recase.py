"""Headline Case undone for the model's eyes: what a capital says there only the rest of the document can tell.

The model learned from running text, where a capital within the sentence marks a name. In "Rebels Seize Town as Army
Retreats" it marks nothing. The words which the model is given are made small there; the tokens stay as printed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reportedly.annotate.sentences import Segment
from reportedly.annotate.words import rules
from reportedly.model import BlockKind

if TYPE_CHECKING:
    from reportedly.annotate.decode import Analysis

_SHARE = 0.6
"""So many of a headline's longer words are capitalised, and hardly ever so many of a line of running text."""
_LONGER = 4
_SUFFIXES = ("ing", "ers", "ed", "er", "es", "s", "e", "d")
_ACRONYM = 3

Words = Sequence[Sequence[str]]


@dataclass(slots=True)
class _Evidence:
    """Stems of the words that running text writes small, and the words that it capitalises within a sentence."""

    small: set[str] = field(default_factory=set)
    names: dict[str, str] = field(default_factory=dict)


def recased(segments: Sequence[Segment], words: Words, analyse: Callable[[Words], Sequence[Analysis]]) -> Words:
    """The words of each of a document's sentences, headlines as running text would write them.

    A word stays capitalised where the other sentences capitalise it, and is made small where they write it, or a form
    of it, small. Where they tell nothing, the model is asked for the headline without capitals: names it knows stay.
    """
    loud = [i for i, segment in enumerate(segments) if _is_headline(segment, segments, words[i], i)]
    if not loud:
        return words
    evidence = _Evidence()
    for i, sentence in enumerate(words):
        if i not in loud:
            _learn(sentence, evidence)
    found = list(words)
    lowered = [[w.lower() for w in words[i]] for i in loud]
    for i, analysis in zip(loud, analyse(lowered), strict=True):
        found[i] = _written(words[i], _named(analysis), evidence)
    return found


def _is_headline(segment: Segment, segments: Sequence[Segment], words: Sequence[str], i: int) -> bool:
    """A title, or a line of its own without a full stop, most of whose words are capitalised."""
    if segment.block is not BlockKind.TITLE:
        around = (*segments[max(i - 1, 0) : i], *segments[i + 1 : i + 2])
        if words[-1][-1] in ".?!”\"'’:" or any(s.paragraph == segment.paragraph for s in around):
            return False
    longer = [w for w in words[1:] if len(w) >= _LONGER and w.isalpha()]
    return len(longer) > 1 and sum(w[0].isupper() for w in longer) >= _SHARE * len(longer)


def _learn(words: Sequence[str], evidence: _Evidence) -> None:
    for i, word in enumerate(words):
        if word[0].islower():
            evidence.small.add(_stem(word))
        elif i and word[0].isupper() and words[i - 1][-1].isalnum():
            evidence.names[word.lower()] = word


def _named(analysis: Analysis) -> set[int]:
    """Words that the model takes for names or for parts of names, though it sees no capital."""
    found = {i for i, upos in enumerate(analysis.upos) if upos == "PROPN"}
    for entity in analysis.entities:
        found.update(range(entity.first, entity.past))
    return found


def _written(words: Sequence[str], named: set[int], evidence: _Evidence) -> list[str]:
    shouted = all(w.isupper() for w in words if w.isalpha())
    found = []
    for i, word in enumerate(words):
        lower = word.lower()
        if lower in evidence.names:
            word = evidence.names[lower]
        elif lower in rules().starters or _stem(lower) in evidence.small or i not in named:
            word = word if word == "I" else lower
        elif shouted and len(word) > _ACRONYM:
            word = word.capitalize()
        found.append(word if i else word[:1].upper() + word[1:])
    return found


def _stem(word: str) -> str:
    """A crude stem: "seize", "seizes", "seized" and "seizing" have one."""
    word = word.lower()
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= _ACRONYM:
            word = word[: -len(suffix)]
            break
    return word[:-1] if len(word) > _ACRONYM and word[-1] == word[-2] else word
