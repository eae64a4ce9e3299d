"""Sentences of a document's title and body, by rule: full stops, abbreviations, quotations, a bound on length."""

from __future__ import annotations

from collections.abc import Iterator
from operator import and_

from reportedly.annotate.line_ends import ADDRESS, HALVES, SMILE, past_line
from reportedly.annotate.words import Rules, blank, rules, words_of
from reportedly.bounds import Bound, note
from reportedly.frozen import dataclass
from reportedly.model import BlockKind, Document

LONGEST = 150
"""Words that a sentence may have; a longer one is cut where it parts best."""

_WIDE = 3
"""So many blanks after a full stop are what is left of a paragraph's end where lines were joined."""

_CLOSING = 24
"""Marks looked at behind a full stop, and as many before the next word: a row of a thousand is no longer looked through
once more from each of them. Six numbers of footnotes are eighteen."""

_ENDINGS = frozenset(".?!…")
_CLOSERS = frozenset({'"', "”", "’", "'", "''", "’’", ")", "]", "»", "\u203a"})
_BRACKETS = frozenset({")", "]"})
_QUOTES = _CLOSERS - _BRACKETS
_OPENERS = frozenset(
    {'"', "“", "‘", "'", "``", "(", "[", "«", "\u2039", "-", "–", "—", "--", "*", "•", "’", "...", "…"}
)
_DOTS = frozenset({"..", "…"})


@dataclass(frozen=True, slots=True)
class Segment:
    """One sentence before it is annotated. `words` are (start, end) in characters of the document's text, as are
    `start` and `end`; `paragraph` is the index of its block in `document.blocks`."""

    start: int
    end: int
    block: BlockKind
    paragraph: int
    words: tuple[tuple[int, int], ...]


def split_sentences(document: Document) -> list[Segment]:
    """Sentences of the title and body blocks, in the order of the text. A sentence stays within its block."""
    text = blank(document.text, document.masked)
    segments: list[Segment] = []
    for paragraph, block in enumerate(document.blocks):
        if block.kind.is_read:
            words = words_of(text, block.start, block.end)
            for first, past in sentence_bounds(text, words, title=block.kind is BlockKind.TITLE):
                part = tuple(words[first:past])
                segments.append(Segment(part[0][0], part[-1][1], block.kind, paragraph, part))
    return segments


def sentence_bounds(text: str, words: list[tuple[int, int]], *, title: bool = False) -> Iterator[tuple[int, int]]:
    """First and past-the-last word of each sentence of one block, given all of the block's words."""
    view = _View([text[a:b] for a, b in words], words, rules(), title)
    first = 0
    bare = [word.isalnum() and word not in HALVES for word in view.words]
    for i, goes_on in enumerate(map(and_, bare, [*bare[1:], False])):
        if goes_on or i < first:
            continue  # nothing ends between two words of letters
        if view.words[i][-1] in _ENDINGS:
            past = view.past_ending(first, i)
        else:
            past = 0 if title else past_line(view.words, words, view.rules, first, i)
        if past:
            yield from view.bounded(first, past)
            first = past
    if first < len(words):
        yield from view.bounded(first, len(words))


@dataclass(frozen=True, slots=True)
class _View:
    """The words of one block, and whether a sentence ends among them."""

    words: list[str]
    spans: list[tuple[int, int]]
    rules: Rules
    title: bool

    def past_ending(self, first: int, i: int) -> int:
        """Past the last word of the sentence that ends with word `i` and what closes after it; 0 if it goes on."""
        words, spans = self.words, self.spans
        past, quoted, bracketed = i + 1, False, False
        if i == first and words[i][:2] in _DOTS:
            return 0  # words were left out before the sentence
        most = min(len(words), past + _CLOSING)
        while past < most:
            if words[past] == "[" and past + 2 < len(words) and words[past + 1].isdigit() and words[past + 2] == "]":
                past += 3  # the number of a footnote
            elif words[past] in _CLOSERS and spans[past][0] == spans[past - 1][1]:
                quoted = quoted or words[past] in _QUOTES
                bracketed = bracketed or words[past] in _BRACKETS
                past += 1
            elif words[past] in _BRACKETS and words[i][0] in _ENDINGS:
                bracketed = True
                past += 1
            elif self._leaves_out(past):
                break
            elif words[past][0] in _ENDINGS or SMILE.match(words[past]):
                past += 1
            else:
                break
        if past >= len(words):
            return past
        k, most = past, min(len(words) - 1, past + _CLOSING)
        while k < most and words[k] in _OPENERS:
            k += 1
        return past if self._begins(first, i, past, k, quoted=quoted, bracketed=bracketed) else 0

    def _begins(self, first: int, i: int, past: int, k: int, *, quoted: bool, bracketed: bool) -> bool:
        """Whether word `k`, the first that is no opening mark after the ending `i`, begins a sentence."""
        ending, word = self.words[i], self.words[k]
        gap = self.spans[past][0] - self.spans[past - 1][1]
        if gap >= _WIDE and not self.title:
            return True
        spaced = gap > 0
        small = word[0].islower()
        if ending[0].isalnum():
            return spaced and not small and self._abbreviation_ends(ending, word)
        if not spaced:
            # Two sentences run together: "fled.The army"; never inside names and file endings.
            return (
                (ending == "." or ending.startswith("..."))
                and word.istitle()
                and len(word) > 1
                and i > first
                and self.words[i - 1].islower()
            )
        if ending == ".":
            if small:
                return not quoted and not self.title and not self._looks_short(i - 1)
            return not self._numbers_item(first, i)
        if ending[0] in ".…":
            return word[0].isupper() or bool(ADDRESS.match(word))
        return not ((bracketed and small) or (quoted and (small or self._is_said(k))))

    def _leaves_out(self, i: int) -> bool:
        """Whether dots after a space say that words were left out before the next sentence: "It fell. ... He left"."""
        return i + 1 < len(self.words) and self.words[i][:2] in _DOTS and self.spans[i][0] > self.spans[i - 1][1]

    def _abbreviation_ends(self, ending: str, word: str) -> bool:
        if self.title or ending[:-1].lower() in self.rules.titles:
            return False
        return word[0].isupper() and word.lower() in self.rules.starters

    def _looks_short(self, i: int) -> bool:
        """An unknown abbreviation: few letters and no vowel, or a single one."""
        word = self.words[i].lower() if i >= 0 else ""
        return len(word) <= 4 and word.isalpha() and (len(word) == 1 or not set(word) & set("aeiouy"))

    def _numbers_item(self, first: int, i: int) -> bool:
        """The "1." or "b." before an item of a list."""
        opens = i == first + 1 or (i > first + 1 and self.words[i - 2] in {":", "*"})
        before = self.words[i - 1] if opens else ""
        return bool(before) and ((before.isdigit() and len(before) < 3) or (len(before) == 1 and before.isalpha()))

    def _is_said(self, k: int) -> bool:
        """A name and a verb of saying after a quoted question or exclamation: the quotation's sentence goes on."""
        for j in range(k, min(k + 7, len(self.words))):
            word = self.words[j].lower()
            if word in self.rules.saying:
                follow = self.words[j + 1].lower() if j + 1 < len(self.words) else "."
                return word == "told" or not follow[0].isalnum() or follow in self.rules.after_saying
            if not word[0].isalnum():
                return False
        return False

    def bounded(self, first: int, past: int) -> Iterator[tuple[int, int]]:
        """The sentence, in pieces if it is over `LONGEST` words."""
        if past - first > LONGEST:
            note(Bound.WORDS)
        while past - first > LONGEST:
            cut = self._cut(first)
            yield first, cut
            first = cut
        yield first, past

    def _cut(self, first: int) -> int:
        """Past the best mark to cut at, as late as the bound allows; at the bound if there is none."""
        for mark in self.rules.cuts:
            for i in range(first + LONGEST - 1, first + LONGEST // 3, -1):
                if self.words[i] == mark:
                    return i + 1
        return first + LONGEST
