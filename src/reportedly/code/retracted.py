"""What an outlet takes back: "an earlier report of ours said that two had been abducted. We withdraw it"."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from reportedly.changed import replace
from reportedly.code.context import Context
from reportedly.code.identity import claim_id
from reportedly.model import Attribution, Claim, EventType, Party, Span, Stance

_REACH = 3
"""Sentences of a paragraph from the one that tells of the report to the one that takes it back."""
_QUOTE = re.compile('["“”]')
_SAID = re.compile(r"\b(?:said|says?|told|insist(?:s|ed)|claim(?:s|ed)|call(?:s|ed)|dismiss(?:es|ed))\b[^,;]*$")
_WORDS = frozenset({EventType.SUPPORT})


def retracted(context: Context, claims: Sequence[Claim]) -> list[Claim]:
    """The claims, those of a report that the text's outlet takes back as denied by the outlet; what only tells that it
    takes it back ("withdraws its story") is no happening."""
    passages = _passages(context)
    if not passages:
        return list(claims)
    found = []
    for claim in claims:
        passage = passages.get(claim.evidence.start)
        if passage is None:
            found.append(claim)
            continue
        own, cues = passage
        if any(c.start <= claim.trigger.start < c.end for c in cues) or claim.event_type in _WORDS:
            continue  # "we withdraw it", "we apologise"
        if own is not None and not claim.background and not _is_quoted(context, claim, own):
            denied = replace(claim, attribution=(_denial(context, own, cues[0]),))
            claim = claim_id(context.document, denied)
        found.append(claim)
    return found


def _is_quoted(context: Context, claim: Claim, own: Span) -> bool:
    """ "We said that they died," the governor said: the words are those of somebody whom the text quotes."""
    sentence = claim.evidence.of(context.document.text)
    if _QUOTE.search(sentence) is None or not claim.attribution:
        return False
    source = claim.attribution[0].source.span
    return not (source.start < own.end and own.start < source.end) or claim.attribution[0].cue is None


def _denial(context: Context, own: Span, cue: Span) -> Attribution:
    return Attribution(Party(own, own.of(context.document.text)), cue, Stance.DENIES)


def _passages(context: Context) -> dict[int, tuple[Span | None, list[Span]]]:
    """Start of a sentence -> the words for the outlet's report (None in the sentences behind it) and those by which it
    is taken back."""
    text, sentences = context.document.text, context.annotation.sentences
    small = " ".join(text.casefold().split())
    held = [words for words in _held_words() if words in small]
    patterns = [p for p, holds in _taken_back() if not holds.isdisjoint(held)] if held else []
    if not any(p.search(text) for p in patterns):
        return {}
    found: dict[int, tuple[Span | None, list[Span]]] = {}
    for i, sentence in enumerate(sentences):
        own = _own(context, sentence.start, sentence.end)
        if own is None:
            continue
        behind = [s for s in sentences[i : i + 1 + _REACH] if s.paragraph == sentence.paragraph]
        cues = {s.start: _cues(text, patterns, s.start, s.end) for s in behind}
        every = [c for told in cues.values() for c in told]
        if not every:
            continue
        found[sentence.start] = own, cues[sentence.start] or every
        for start, told in cues.items():
            found.setdefault(start, (None, told))
    return found


def _own(context: Context, start: int, end: int) -> Span | None:
    for pattern in _own_reports(context.document.publisher or ""):
        match = pattern.search(context.document.text, start, end)
        if match is not None:
            return Span(match.start(), match.end())
    return None


def _cues(text: str, patterns: Sequence[re.Pattern[str]], start: int, end: int) -> list[Span]:
    """Not what somebody else says of it: "the army said that the report was wrong"."""
    found = (m for p in patterns for m in p.finditer(text, start, end))
    return [Span(m.start(), m.end()) for m in found if _SAID.search(text[start : m.start()]) is None]


def short_name(publisher: str) -> str:
    """The last word of an outlet's name of several words, by which it may call itself; empty where it has none."""
    words = publisher.split()
    return words[-1] if len(words) > 1 and words[-1].isalpha() and words[-1][:1].isupper() else ""


def opening_name(publisher: str) -> str:
    """The words of an outlet's name before whose it is, by which it may call itself: "La Gaceta" of "La Gaceta del
    Norte", "The Courier" of "The Courier of Odra"; empty where it has none."""
    told = _WHOSE.split(publisher, maxsplit=1)
    return told[0] if len(told) > 1 and told[0] else ""


_WHOSE = re.compile(r"\s(?:of|de|del|della|di|des|du|do|da)\s(?:the\s|la\s|los\s|las\s)?")


@lru_cache(maxsize=1024)
def _own_reports(publisher: str) -> tuple[re.Pattern[str], ...]:
    """The patterns of an outlet's own reports; without its name where that is not known: "the Post"."""
    name = re.escape(re.sub(r"^the\s", "", publisher.strip(), flags=re.IGNORECASE))
    if opens := opening_name(publisher):
        name = rf"(?:{name}|(?-i:{re.escape(re.sub('^The ', '', opens))}))"
    elif short := short_name(publisher):
        name = rf"(?:{name}|(?:(?<=the\s)|(?<=['’]s\s))(?-i:{re.escape(short)}))"
    return tuple(
        re.compile(rf"\b{p.replace('{publisher}', name)}", re.IGNORECASE)
        for p in _table()["own"]
        if name or "{publisher}" not in p
    )


@cache
def _taken_back() -> tuple[tuple[re.Pattern[str], frozenset[str]], ...]:
    """The patterns, each with the words of which it needs one."""
    pairs = zip(_table()["taken_back"], _table()["holds"], strict=True)
    return tuple((re.compile(p, re.IGNORECASE), frozenset(holds)) for p, holds in pairs)


@cache
def _held_words() -> frozenset[str]:
    """The words that these need, each once."""
    return frozenset().union(*(holds for _, holds in _taken_back()))


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files("reportedly").joinpath("data/lexicons/retraction.toml").read_text(encoding="utf-8"))
