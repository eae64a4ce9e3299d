"""Every time expression of a document with its TIMEX3 value and its days, for `reportedly times`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from reportedly.annotate.annotation import Annotation, Sentence, Token
from reportedly.code.time_words import load_times
from reportedly.code.times import is_time_word
from reportedly.link.days import Days, resolve
from reportedly.model import Document, Span

_BEFORE = frozenset(
    {
        "-", "a", "about", "all", "almost", "an", "another", "around", "at", "beginning", "between", "coming",
        "couple", "current", "each", "earlier", "early", "end", "entire", "eve", "every", "few", "final", "first",
        "following", "fourth", "from", "half", "last", "late", "later", "least", "many", "mid", "middle", "more",
        "nearby", "nearly", "next", "of", "over", "past", "previous", "quarter", "recent", "same", "second",
        "several", "some", "start", "than", "that", "the", "these", "third", "this", "those", "whole",
    }
)  # fmt: skip
_OPENERS = frozenset({"of", "at", "-", "than", "over", "about", "around", "more", "some", "from", "between", "least"})
_AFTER = frozenset({"ago", "later", "earlier", "before", "afternoon", "morning", "evening", "night", "weekend", "old"})

_REPEATED = frozenset({"annual", "yearly", "monthly", "weekly", "daily", "nightly", "hourly"})
_SKIPPED = frozenset({"already", "once"})


@dataclass(frozen=True, slots=True)
class Timex:
    """One expression: where it stands, and what it means."""

    span: Span
    text: str
    days: Days


def expressions(document: Document, annotation: Annotation) -> tuple[Timex, ...]:
    """The time expressions of the document, in the order of its text, none inside another."""
    found: list[Timex] = []
    anchor: date | None = None
    for sentence in annotation.sentences:
        for first, past in _ranges(sentence):
            span = Span(sentence.tokens[first].start, sentence.tokens[past - 1].end)
            text = span.of(document.text)
            future = _looks_ahead(sentence, first)
            days = resolve(text, published=document.published, anchor=anchor, future=future)
            if days is None:
                continue
            if days.precision == "day" and days.earliest == days.latest:
                anchor = days.earliest
            found.append(Timex(span, text, days))
    return tuple(found)


def _ranges(sentence: Sentence) -> Iterator[tuple[int, int]]:
    tokens = sentence.tokens
    at = 0
    while at < len(tokens):
        if not _starts(sentence, at):
            at += 1
            continue
        first, past = at, at + 1
        while past < len(tokens) and _joins(sentence, past):
            past += 1
        while past - 1 > at and (tokens[past - 1].upos == "PUNCT" or tokens[past - 1].low in ("of", "to", "and")):
            past -= 1
        while first > 0 and (tokens[first - 1].low in _BEFORE or _is_number(tokens[first - 1])):
            first -= 1
        while first < at and tokens[first].low in _OPENERS:
            first += 1
        yield first, past
        at = past


def _starts(sentence: Sentence, word: int) -> bool:
    token = sentence.tokens[word]
    low = token.low
    if low in _REPEATED:
        return True
    if low in _SKIPPED or not is_time_word(token):
        return False
    if low in ("may", "march") and token.upos not in ("PROPN", "NOUN"):
        return False
    if low.isdigit() and token.relation == "nummod" and not is_time_word(sentence.tokens[token.head]):
        return False
    if token.low_lemma in load_times().unit and token.upos in ("NOUN", "PROPN"):
        return _is_determined(sentence, word)
    return True


def _is_determined(sentence: Sentence, word: int) -> bool:
    """A unit tells a time only with a number, a determiner or the like before it: "two days", "last week"."""
    if word == 0:
        return False
    before = sentence.tokens[word - 1]
    low = before.low
    determined = _is_number(before) or low in (
        "last",
        "this",
        "next",
        "past",
        "previous",
        "same",
        "-",
        "every",
        "each",
        "few",
    )
    after = sentence.tokens[word + 1].low if word + 1 < len(sentence.tokens) else ""
    return determined or after in ("ago", "later", "earlier") or low in ("several", "coming", "following", "recent")


def _joins(sentence: Sentence, word: int) -> bool:
    tokens = sentence.tokens
    token, before = tokens[word], tokens[word - 1]
    low = token.low
    following = tokens[word + 1] if word + 1 < len(tokens) else None
    if is_time_word(token) or low in _AFTER:
        return True
    if _is_number(token):
        return before.low in load_times().month or before.text in (",", "-", "–", "to")
    if low in (",", "-", "–", "to", "of", "and") and following is not None:
        number = _is_number(following) and (before.text.isdigit() or low == ",")
        return number or (low != "and" and is_time_word(following) and not following.text.isdigit())
    return False


def _is_number(token: Token) -> bool:
    return token.upos == "NUM" and token.text.replace(",", "").replace(".", "").isalnum()


def _looks_ahead(sentence: Sentence, word: int) -> bool:
    """Whether the clause around the word is told with "will" or "to" come."""
    for above in sentence.ancestors(word):
        for child in sentence.children[above]:
            token = sentence.tokens[child]
            if token.deprel == "aux" and token.low_lemma in ("will", "shall"):
                return True
        if sentence.tokens[above].upos == "VERB":
            return False
    return False
