"""The gate: a sentence that says more than the claims it cites is not printed.

Every word of a sentence must be one of the brief's own wordings (data/brief/wording.toml, which holds no name, number
or month), or stand in a licence of the claims that it cites (`ground.py`). A name must be there whole and unmixed, a
number must count what the sentence says it counts, a day must be one that the claims give, a quotation must stand in
the sentence of a claim letter by letter. A number that the brief counted itself is counted again.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportedly.brief.ground import Ground, Licence, day_spans, stretch
from reportedly.brief.model import Sentence, Style, Total
from reportedly.brief.voices import says_no, verb
from reportedly.brief.wording import WORD, is_number, vocabulary, wording
from reportedly.output.text import clean
from reportedly.resolve.model import LinkedClaim

_MARKS = frozenset(" .,;:!?–—-’'()[]“”/…&·→\"")
_CUT = "…"
_QUOTES = str.maketrans(dict.fromkeys('"“”‘’', "'"))
_SEPARATORS = frozenset(",;:()[]–—/·→.")


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    start: int
    end: int


def refusal(sentence: Sentence, ground: Ground) -> str | None:
    """Why a sentence must not be printed; None where its claims say all of it."""
    for total in sentence.totals:
        if counted(total, ground) != total.number:
            return f"{total.number} {total.what} are not what the events add up to"
    if not _in_order(sentence):
        return "the numbers that were counted do not stand in their order"
    missing = [claim for claim in sentence.rests_on if claim not in ground.claims]
    if missing:
        return f"it cites a claim that is not there: {missing[0]}"
    if not sentence.rests_on and not sentence.totals:
        return _uncited(sentence)
    unsure = _unsure(sentence, ground)
    if unsure:
        return unsure
    licences = _Licences.of(sentence, ground)
    for run in sentence.runs:
        if run.style is Style.QUOTE:
            if not _is_quoted(run.text, sentence, ground):
                return f"“{run.text}” stands in no sentence that it cites"
            continue
        reason = _strange_mark(run.text) or licences.reason_against(run.text)
        if reason:
            return reason
    return None


def _unsure(sentence: Sentence, ground: Ground) -> str | None:
    """Whether it says more of how sure it is than its claims do: who denies, admits or claims; what is hedged, or yet
    to come; that it is a report at all."""
    claims = [ground.claims[c] for c in sentence.rests_on]
    words = [w.lower() for run in sentence.runs if run.style is not Style.QUOTE for w in WORD.findall(run.text)]
    guarded = wording()["guarded"]
    for word in words:
        if word in guarded["harm"] and not _is_hurt(word, sentence, claims):
            return f"nothing that it cites or counts tells of anybody {word}"
    for word in words if sentence.claims else ():
        if word in guarded["denial"] and not any(map(says_no, claims)):
            return f"no claim that it cites denies, and it says “{word}”"
        if word in guarded["admission"] and not any(verb(c) == word for c in claims):
            return f"no claim that it cites admits, and it says “{word}”"
        if word in guarded["own"] and not any(verb(c) == word for c in claims):
            return f"no claim that it cites speaks for its own side, and it says “{word}”"
        if word in guarded["negation"] and not any(map(says_no, claims)):
            return f"it says “{word}”, and no claim that it cites denies"
    cited = [ground.claims[c] for c in sentence.claims]
    plain = [run for run in sentence.runs if run.style is Style.PLAIN]
    if not cited or sentence.totals or any(run.style is Style.QUOTE for run in sentence.runs) or not plain:
        return None
    if all(c.claim["modality"] != "actual" for c in cited):
        return "what it cites did not take place, or not yet"
    if all(c.claim["hedged"] for c in cited) and "reportedly" not in words:
        return "the reports are unsure of it, and it is not"
    if not set(words) & set(guarded["voice"]):
        return "it tells a report as a fact"
    return None


def _is_hurt(harm: str, sentence: Sentence, claims: Sequence[LinkedClaim]) -> bool:
    """Whether a cited claim counts or names that harm, or the brief counted it itself."""
    if any(total.what == harm for total in sentence.totals):
        return True
    return any(
        any(count["kind"] == harm for count in claim.claim["counts"])
        or harm in claim.claim["trigger"]["text"]
        or harm in (stretch(claim) or "")
        for claim in claims
    )


def _in_order(sentence: Sentence) -> bool:
    """Whether the numbers that were counted stand in the sentence in the order in which they are given."""
    left = [f"{total.number:,}" for total in sentence.totals]
    for word in WORD.findall(sentence.text):
        if left and word == left[0]:
            left.pop(0)
    return not left


def counted(total: Total, ground: Ground) -> int:
    """The number anew, from the events or the documents that it is said to count."""
    if total.what == "documents":
        known = {claim.document_id for claim in ground.claims.values()}
        return len(set(total.ids) & known)
    if total.what == "publishers":
        known = {claim.publisher or claim.ref for claim in ground.claims.values()}
        return len(set(total.ids) & known)
    events = [ground.events[i] for i in dict.fromkeys(total.ids) if i in ground.events]
    if total.what == "events":
        return len(events)
    return sum(getattr(getattr(event, total.what), total.end) or 0 for event in events)


def _uncited(sentence: Sentence) -> str | None:
    """A sentence without claims may hold the brief's own words alone."""
    return next(
        (
            _strange_mark(run.text) or _Licences({}, frozenset(), frozenset()).reason_against(run.text)
            for run in sentence.runs
        ),
        None,
    )


def _is_quoted(text: str, sentence: Sentence, ground: Ground) -> bool:
    wanted = _one_kind_of_marks(text.removesuffix(_CUT).strip())
    return bool(wanted) and any(wanted in _one_kind_of_marks(ground.claims[c].evidence) for c in sentence.rests_on)


def _one_kind_of_marks(text: str) -> str:
    """Within a quotation double marks are printed as single ones."""
    return clean(text).translate(_QUOTES)


def _strange_mark(text: str) -> str | None:
    """Characters that no wording needs: invisible, turning the direction, of other scripts' punctuation."""
    for char in text:
        if char in _MARKS or char.isalnum() or unicodedata.category(char).startswith("M"):
            continue
        return f"it holds the character U+{ord(char):04X}"
    return None


_Held = tuple[tuple[str, ...], Licence, int]
"""A licence's words, the licence, and where in its words a token stands."""


@dataclass(frozen=True, slots=True)
class _Licences:
    """What one sentence may say: where each word stands in the licences, whole spans of days, numbers counted."""

    held: Mapping[str, Sequence[_Held]]
    days: frozenset[tuple[str, ...]]
    totals: frozenset[str]

    @classmethod
    def of(cls, sentence: Sentence, ground: Ground) -> _Licences:
        days = {_words(text) for text in day_spans(ground.claims[c] for c in sentence.rests_on)}
        told: dict[tuple[str, str, str], Licence] = {}
        for licence in ground.licences(sentence.rests_on):
            told.setdefault((licence.text, licence.kind, licence.harm), licence)
        held: dict[str, list[_Held]] = {}
        for licence in told.values():
            words = _words(licence.text)
            if licence.kind == "day":
                days.add(words)
                continue
            for begin, word in enumerate(words):
                held.setdefault(word.lower(), []).append((words, licence, begin))
        return cls(held, frozenset(days - {()}), frozenset(f"{total.number:,}" for total in sentence.totals))

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
    if begin == 1 and _is_name(words[1]) and _is_name(words[0]) and words[0].lower() not in _determiners():
        return False
    after = begin + length
    if after < len(words) and _is_name(words[after]) and _is_name(words[after - 1]):
        return False
    if not any(is_number(word) for word in part):
        return True
    if licence.kind == "count":
        return whole and _harm_after(tokens, at + length) == licence.harm
    if licence.kind == "words":
        # A party's own number ("31 detainees") goes with its noun.
        return whole or not is_number(part[-1])
    return whole


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
    if word in _own():
        return True
    before = text[: tokens[at].start].rstrip()
    begins = not before or before[-1] in ".:?!·"
    return begins and word[:1].lower() + word[1:] in _own()


def _same(licensed: str, said: str, *, loose: bool) -> bool:
    if licensed == said:
        return True
    return loose and licensed[1:] == said[1:] and licensed[:1].lower() == said[:1].lower()


def _own() -> frozenset[str]:
    return vocabulary()


def _determiners() -> frozenset[str]:
    return frozenset(("the", "a", "an"))


def _is_name(word: str) -> bool:
    return word[:1].isupper()


def _words(text: str) -> tuple[str, ...]:
    return tuple(match[0] for match in WORD.finditer(text))
