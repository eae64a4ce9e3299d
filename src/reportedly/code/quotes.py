"""Quotations by their marks: which words of which sentences stand in quotation marks."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.annotate.annotation import Annotation, Sentence, Token
from reportedly.code.attributed import Words

_OPENING = frozenset({"“", "„", "«", "``", "‟"})
_CLOSING = frozenset({"”", "»"})
_STRAIGHT = frozenset({'"', "''", "’’"})
_SINGLE = frozenset({"'", "‘", "’", "`"})
_MARKS = _OPENING | _CLOSING | _STRAIGHT | _SINGLE


@dataclass(frozen=True, slots=True)
class Quote:
    """One quotation, its marks included, sentence by sentence. `closed` is False where the end mark is missing."""

    pieces: tuple[Words, ...]
    closed: bool = True

    def holds(self, sentence: int, word: int) -> bool:
        return any(p.holds(sentence, word) for p in self.pieces)


@dataclass(slots=True)
class _Open:
    single: bool
    sentence: int
    word: int


def quotes(annotation: Annotation) -> tuple[Quote, ...]:
    """Every quotation of the document, in order.

    A quotation may run over paragraphs where each further one begins with an opening mark, as news style has it.
    Where the end mark is missing, the quotation ends with the sentence that it began in.
    Quotations inside a quotation are part of it.
    """
    found: list[Quote] = []
    opened: _Open | None = None
    for number, sentence in enumerate(annotation.sentences):
        starts_paragraph = number == 0 or annotation.sentences[number - 1].paragraph != sentence.paragraph
        if opened is not None and starts_paragraph and not _goes_on(sentence, opened):
            found.append(_unclosed(annotation, opened))
            opened = None
        for word, token in enumerate(() if sentence.forms.isdisjoint(_MARKS) else sentence.tokens):
            if token.text not in _MARKS or _is_doubled(sentence.tokens, word):
                continue
            if opened is None:
                if _opens(sentence.tokens, word):
                    opened = _Open(token.text in _SINGLE, number, word)
            elif (token.text in _SINGLE) == opened.single and _closes(sentence.tokens, word, opened, number):
                found.append(Quote(_pieces(annotation, opened, number, word)))
                opened = None
    if opened is not None:
        found.append(_unclosed(annotation, opened))
    return tuple(found)


def _is_doubled(tokens: tuple[Token, ...], word: int) -> bool:
    """Whether the mark only doubles the one right before it, as tables write it: ""iron fist""."""
    before = tokens[word - 1] if word > 0 else None
    return before is not None and before.text == tokens[word].text == '"' and before.end == tokens[word].start


def _opens(tokens: tuple[Token, ...], word: int) -> bool:
    """Whether the mark stands where an opening one would: a word right after it, and no letter right before."""
    token = tokens[word]
    if token.text in _OPENING:
        return True
    joined_after = word + 1 < len(tokens) and tokens[word + 1].start == token.end
    free_before = word == 0 or tokens[word - 1].end < token.start or tokens[word - 1].text in {"(", "[", "—", "–", "-"}
    if token.text in _SINGLE:
        following = tokens[word + 1].text if joined_after else ""
        return (
            free_before
            and joined_after
            and following[:1].isalpha()
            and following.lower() not in {"s", "em", "cause", "til", "tis"}
        )
    if joined_after and free_before:
        return True
    # A mark with space on both sides opens where a second one stands behind it: " like this ".
    spaced = free_before and not joined_after and any(t.text == token.text for t in tokens[word + 1 :])
    return token.text in _STRAIGHT and (word == 0 or spaced)


def _closes(tokens: tuple[Token, ...], word: int, opened: _Open, number: int) -> bool:
    token = tokens[word]
    if (number, word) == (opened.sentence, opened.word) or token.text in _OPENING:
        return False
    if token.text in _CLOSING:
        return True
    free_after = (
        word + 1 == len(tokens) or tokens[word + 1].start > token.end or not tokens[word + 1].text[:1].isalnum()
    )
    if token.text in _SINGLE:
        # A free apostrophe after a plural ("the rebels' leader") is no end mark.
        plural = word > 0 and tokens[word - 1].low.endswith("s") and token.xpos == "POS"
        return free_after and not plural
    return free_after or word > 0


def _goes_on(sentence: Sentence, opened: _Open) -> bool:
    first = sentence.tokens[0].text if sentence.tokens else ""
    return not opened.single and (first in _OPENING or first in _STRAIGHT)


def _unclosed(annotation: Annotation, opened: _Open) -> Quote:
    last = len(annotation.sentences[opened.sentence].tokens) - 1
    return Quote(_pieces(annotation, opened, opened.sentence, last), closed=False)


def _pieces(annotation: Annotation, opened: _Open, sentence: int, word: int) -> tuple[Words, ...]:
    return tuple(
        Words(
            s,
            opened.word if s == opened.sentence else 0,
            word + 1 if s == sentence else len(annotation.sentences[s].tokens),
        )
        for s in range(opened.sentence, sentence + 1)
        if annotation.sentences[s].tokens
    )
