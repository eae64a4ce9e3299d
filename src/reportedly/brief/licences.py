"""Reading a sentence past its licences: each word is of the brief's own wordings, or stands in a licence whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportedly.brief.ground import Ground, Licence, day_spans
from reportedly.brief.model import Total
from reportedly.brief.wording import WORD, is_number, vocabulary, wording

_Held = tuple[tuple[str, ...], Licence, int]
"""A licence's words, the licence, and where in its words a token stands."""


_ARTICLES = ("the", "a", "an")


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Licences:
    """What one sentence may say: where each word stands in the licences, whole spans of days, numbers counted."""

    held: Mapping[str, Sequence[_Held]]
    days: frozenset[tuple[str, ...]]
    totals: frozenset[str]

    @classmethod
    def of(cls, claims: Sequence[str], totals: Sequence[Total], ground: Ground) -> Licences:
        days = {_words(text) for text in day_spans(ground.claims[c] for c in claims)}
        told: dict[tuple[str, str, str], Licence] = {}
        for licence in ground.licences(claims):
            told.setdefault((licence.text, licence.kind, licence.harm), licence)
        held: dict[str, list[_Held]] = {}
        for licence in told.values():
            words = _words(licence.text)
            if licence.kind == "day":
                days.add(words)
                continue
            for begin, word in enumerate(words):
                held.setdefault(word.lower(), []).append((words, licence, begin))
        return cls(held, frozenset(days - {()}), frozenset(f"{total.number:,}" for total in totals))

    def reason_against(self, text: str) -> str | None:
        """Why these words must not be said; walks through them, each time past the longest licence that fits."""
        tokens = [_Token(m[0], m.start(), m.end()) for m in WORD.finditer(text)]
        at = 0
        while at < len(tokens):
            taken = self._taken(tokens, at, text)
            if taken == 0:
                return f"no claim that it cites says “{tokens[at].text}”"
            end = at + taken
            if not self._is_own(tokens, at, text) and _is_name(tokens[end - 1].text) and _runs_on(tokens, end, text):
                return f"“{tokens[end - 1].text} {tokens[end].text}” is put together from several names"
            at = end
        return None

    def _taken(self, tokens: Sequence[_Token], at: int, text: str) -> int:
        """How many tokens from `at` on are licensed in one piece; 0 where not even the first is."""
        lengths = [self._by_days(tokens, at), self._by_words(tokens, at)]
        if tokens[at].text in self.totals:
            lengths.append(1)
        best = max(lengths)
        if best == 0 and _is_own_word(tokens, at, text):
            return 1
        if best > 1 and tokens[at].text.lower() in _ARTICLES and self._by_words(tokens, at + 1) >= best:
            return 1  # "The Ordun Front men" has "The Ordun Front", and another licence "Ordun Front Forces" whole
        return best

    def _by_days(self, tokens: Sequence[_Token], at: int) -> int:
        fits = [len(day) for day in self.days if tuple(t.text for t in tokens[at : at + len(day)]) == day]
        return max(fits, default=0)

    def _by_words(self, tokens: Sequence[_Token], at: int) -> int:
        """The most tokens from `at` on that stand in one licence side by side."""
        return max((_fit(held, tokens, at) for held in self.held.get(tokens[at].text.lower(), ())), default=0)

    def _is_own(self, tokens: Sequence[_Token], at: int, text: str) -> bool:
        """Whether the brief's own wordings have the word, and no licence does."""
        return not self._by_words(tokens, at) and _is_own_word(tokens, at, text)


def _runs_on(tokens: Sequence[_Token], end: int, text: str) -> bool:
    """Whether a name follows with nothing but a blank between."""
    if end >= len(tokens) or not _is_name(tokens[end].text):
        return False
    return text[tokens[end - 1].end : tokens[end].start].strip() == ""


def _fit(held: _Held, tokens: Sequence[_Token], at: int) -> int:
    """How many tokens from `at` on the licence has from there on, and may be said without the rest of it."""
    words, licence, begin = held
    length = 0
    while begin + length < len(words) and at + length < len(tokens):
        first = begin + length == 0 or at + length == 0
        if not _same(words[begin + length], tokens[at + length].text, loose=first):
            break
        length += 1
    while length and not _may_stand(words, begin, length, licence, tokens, at):
        length -= 1
    return length


def _may_stand(
    words: tuple[str, ...], begin: int, length: int, licence: Licence, tokens: Sequence[_Token], at: int
) -> bool:
    """No name is cut in two, and no number is taken away from what it counts."""
    part, whole = words[begin : begin + length], length == len(words)
    if licence.kind in ("stretch", "kind"):
        return whole
    if begin > 0 and _is_name(words[begin]) and _is_name(words[begin - 1]) and begin - 1 > 0:
        return False
    if begin == 1 and _is_name(words[1]) and _is_name(words[0]) and words[0].lower() not in ("the", "a", "an"):
        return False
    after = begin + length
    if after < len(words) and _is_name(words[after]) and _is_name(words[after - 1]):
        return False
    if not any(is_number(word) for word in part):
        return True
    if licence.kind == "count":
        return whole and _harm_after(tokens, at + length) == licence.harm and _is_noun_own(tokens, at + length)
    if licence.kind == "words":
        # A party's own number ("31 detainees") goes with its noun, and tells of no harm.
        return (whole or not is_number(part[-1])) and _harm_after(tokens, at + length) is None
    return whole


def _is_noun_own(tokens: Sequence[_Token], at: int) -> bool:
    """Whether what follows a count is no noun of another party: "12 people" is not "12 soldiers"."""
    return at >= len(tokens) or tokens[at].text in vocabulary()


def _harm_after(tokens: Sequence[_Token], at: int) -> str | None:
    """The harm that the number before counts: the next word of harm, up to the next number."""
    harms: dict[str, str] = wording()["grammar"]["harm"]
    for token in tokens[at:]:
        if token.text in harms:
            return token.text
    return None


def _is_own_word(tokens: Sequence[_Token], at: int, text: str) -> bool:
    """Whether it is of the brief's own wordings, with a capital only where a sentence begins."""
    word = tokens[at].text
    if word in vocabulary():
        return True
    before = text[: tokens[at].start].rstrip()
    begins = not before or before[-1] in ".:?!·"
    return begins and word[:1].lower() + word[1:] in vocabulary()


def _same(licensed: str, said: str, *, loose: bool) -> bool:
    if licensed == said:
        return True
    return loose and licensed[1:] == said[1:] and licensed[:1].lower() == said[:1].lower()


def _is_name(word: str) -> bool:
    return word[:1].isupper()


def _words(text: str) -> tuple[str, ...]:
    return tuple(match[0] for match in WORD.finditer(text))


NOTHING = Licences({}, frozenset(), frozenset())
"""What licenses the brief's own words alone."""
