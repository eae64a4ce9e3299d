"""A claim's sentence without the words that say who said it and on which weekday: what a note is made of.

Of "Rebels attacked Arvo on Monday, the army said." that is "Rebels attacked Arvo", told by "the army"; of "The army
said that rebels had attacked Arvo." it is "rebels had attacked Arvo". What cannot be taken apart so is left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from reportedly.code.nouns import load_nouns, singular
from reportedly.export.tables import table
from reportedly.output.text import clean
from reportedly.resolve.model import LinkedClaim

_LEAST = 4  # words of a sentence that tells something
_MOST = 420  # characters
_OFFICE = 10  # words that say what a speaker is
_WEEKDAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_PART = "(?:morning|afternoon|evening|night)"
_ON_A_DAY = re.compile(rf"(?:,? late|,? early)? on {_WEEKDAY}(?= |,|$)(?! {_PART}| (?:and|or|to|until) {_WEEKDAY})")
_AT_FIRST = re.compile(rf"^On {_WEEKDAY}(?:, | (?!{_PART}|and ))")
_QUOTED = re.compile('“[^”]*”|"[^"]*"|«[^»]*»')
_QUOTES = '"“”«»'


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words of a claim. `spans` are its pieces: the text, and where it stands in the document.

    `source` is who says so ("" in the publisher's own voice) and `source_span` where it is named; `source_first`: it
    stood before. `whole`: with the words that tell who says so. `quoted`: between quotation marks, as it stands.
    """

    claim: LinkedClaim
    spans: tuple[tuple[str, int, int], ...]
    source: str = ""
    source_span: tuple[int, int] | None = None
    source_first: bool = False
    whole: bool = False
    quoted: bool = False

    def words(self, *, inside: bool) -> str:
        """The sentence without a full stop; `inside` another one, without the capital of its first word."""
        text = clean(" ".join(text for text, *_ in self.spans)).rstrip(" .,;:")
        text = re.sub(r" ([,;.])", r"\1", text)
        if self.quoted:
            return text
        return _small(text) if inside else text[:1].upper() + text[1:]

    @property
    def opens_unclear(self) -> bool:
        """Whether it opens with a word that only another sentence explains; after its source, it is the source's."""
        if self.source_first:
            return False
        first = clean(self.spans[0][0]).split(" ", 1)[0] if self.spans else ""
        if first.isupper() and len(first) > 1:  # "US", "IT"
            return False
        return first.lower() in (*table("notes")["pronouns"], *table("notes")["first_person"])


def is_headline(text: str) -> bool:
    """Whether it ends as no sentence does: a headline is in another tense, and often in capitals."""
    return not text.rstrip(_QUOTES + "’')] ").endswith((".", "!", "?", "…"))


def whole_sentence(claim: LinkedClaim) -> Sentence:
    """The sentence as it stands; in quotation marks where it would not stand by itself."""
    text = claim.evidence.strip()
    start = claim.claim["evidence"]["start"] + len(claim.evidence) - len(claim.evidence.lstrip())
    sentence = Sentence(claim, ((text, start, start + len(text)),), whole=True)
    ours = has_word(_QUOTED.sub("", text), "first_person")
    if sentence.opens_unclear or _cut_off(text) or ours or is_headline(text):
        kept = text.strip(_QUOTES + " ") if _cut_off(text) else text
        start += text.index(kept)
        return Sentence(claim, ((kept, start, start + len(kept)),), whole=True, quoted=True)
    return sentence


def sentence_of(claim: LinkedClaim, text_of: Callable[[str], str | None]) -> Sentence | None:
    """The sentence without its source; None where it cannot be taken apart, or does not stand by itself then."""
    chain = claim.claim["attribution"]
    text, begin = claim.evidence, claim.claim["evidence"]["start"]
    if (
        any(quote in text for quote in _QUOTES)
        or has_word(text, "first_person")
        or len(text) > _MOST
        or is_headline(text)
    ):
        return None
    if not chain:
        return _made(claim, 0, len(text), "", None)
    source, cue = chain[0]["source"], chain[0]["cue"]
    last = chain[-1]["source"]
    ends = [p["end"] - begin for link in chain for p in (link["source"], link["cue"]) if p]
    starts = [p["start"] - begin for link in chain for p in (link["source"], link["cue"]) if p]
    if cue is None or min(starts) < 0 or max(ends) > len(text) or last["start"] < begin:
        return None
    named = _named(claim, source, text_of)
    if named is None:
        return None
    trigger = claim.claim["trigger"]["start"] - begin
    if min(starts) > trigger:
        comma = text.rfind(",", 0, min(starts))
        if comma < trigger or text[comma + 1 : min(starts)].strip():
            return None
        office = _office(text, trigger, comma) if named[1] == (source["start"], source["end"]) else None
        if office is not None:  # ", a customary chief, Jan Odra, said"
            start, words = office
            return _made(claim, 0, start, f"{words}, {named[0]}", (begin + start + 2, named[1][1]))
        return _made(claim, 0, comma, *named)
    that = re.compile(r" that ").search(text, max(ends), trigger)
    if max(ends) <= trigger and that and " and that " not in text[that.end() :]:
        return _made(claim, that.end(), len(text), *named, source_first=True)
    return None


def _office(text: str, after: int, comma: int) -> tuple[int, str] | None:
    """The comma that opens what a speaker is, and its words, where that stands before the name between commas."""
    start = text.rfind(",", after, comma)
    words = text[start + 1 : comma].split()
    if start < 0 or not 2 <= len(words) <= _OFFICE:
        return None
    first = words[0].lower()
    opens = first in table("notes")["office_openers"] or first.endswith(("'s", "’s"))
    return (
        (start, " ".join(words)) if opens and any(singular(w.lower()) in load_nouns().person for w in words) else None
    )


def _named(
    claim: LinkedClaim, source: Mapping[str, Any], text_of: Callable[[str], str | None]
) -> tuple[str, tuple[int, int]] | None:
    """Who says so, as worded; for a pronoun the name in the document that it stands for, if there is one."""
    if source["text"].lower() not in load_nouns().pronoun:
        worded = source["text"]
        return clean(_small(worded)), (source["start"], source["end"])
    name = source["name"]
    text = text_of(claim.document_id) if name else None
    at = text.find(name) if text and name else -1
    return (clean(_small(name)), (at, at + len(name))) if at >= 0 else None


def _made(
    claim: LinkedClaim, start: int, end: int, source: str, span: tuple[int, int] | None, *, source_first: bool = False
) -> Sentence | None:
    """The characters of the sentence from `start` to `end` without weekdays, if enough is left that is not doubtful."""
    text, begin = claim.evidence, claim.claim["evidence"]["start"]
    cuts = [m.span() for m in _ON_A_DAY.finditer(text, start, end)] if claim.claim["time"] else []
    cuts = sorted([*cuts, *_relative_day(claim, start, end)])
    at_first = _AT_FIRST.match(text[start:end])
    if at_first:
        cuts = [(start, start + at_first.end()), *(cut for cut in cuts if cut[0] >= start + at_first.end())]
    spans, at = [], start
    for cut_start, cut_end in [*cuts, (end, end)]:
        piece = text[at:cut_start]
        if piece.strip(" .,"):
            shift = len(piece) - len(piece.lstrip())
            spans.append((piece.strip(), begin + at + shift, begin + at + shift + len(piece.strip())))
        at = cut_end
    kept = " ".join(text for text, *_ in spans)
    trigger = claim.claim["trigger"]["start"]
    doubt = claim.claim["hedged"] and not source and not has_word(kept, "hedges")
    if (
        len(kept.split()) < _LEAST
        or doubt
        or (source and has_word(kept, "sayings"))
        or not any(s <= trigger < e for _, s, e in spans)
    ):
        return None
    return Sentence(claim, tuple(spans), source, span, source_first)


def _cut_off(text: str) -> bool:
    """Whether a quotation begins or ends elsewhere."""
    return bool(text.count('"') % 2) or text.count("“") != text.count("”") or text.count("«") != text.count("»")


def _relative_day(claim: LinkedClaim, start: int, end: int) -> list[tuple[int, int]]:
    """Where the claim's own day is told by another ("a day earlier"), which the date would make wrong."""
    time, begin = claim.claim["time"], claim.claim["evidence"]["start"]
    if time is None or time["precision"] != "day" or time["text"].lower() not in table("notes")["relative_days"]:
        return []
    first, last = time["start"] - begin, time["end"] - begin
    return [(first, last)] if start <= first < last <= end else []


def has_word(text: str, listed: str) -> bool:
    """Whether one of the words of this list (data/export/notes.toml) is in it, by itself and not in capitals."""
    return _words(listed).search(text) is not None


@cache
def _words(listed: str) -> re.Pattern[str]:
    """ "US troops" are not "us"; "I" is only that."""
    either = (
        "I" if word == "i" else f"[{word[0].upper()}{word[0]}]{re.escape(word[1:])}" for word in table("notes")[listed]
    )
    return re.compile(rf"\b(?:{'|'.join(either)})\b")


def _small(text: str) -> str:
    """Without the capital of a first word that is no name."""
    first, blank, rest = text.partition(" ")
    low = first.lower()
    if first[1:] != low[1:]:
        return text
    title = rest[:1].isupper()  # "Brigadier Odra", but "Fighters of the front"
    common = low in table("notes")["openers"] or (not title and load_nouns().knows(singular(low)))
    return f"{low}{blank}{rest}" if common else text
