"""The days of old stories: what goes on with one, and what happened when something did that was told before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from reportedly.annotate.annotation import Annotation, Sentence
from reportedly.changed import replace
from reportedly.code.demonyms import countries_in
from reportedly.code.setting import STORY_PLACES
from reportedly.code.time_words import load_times
from reportedly.code.times import time_phrases
from reportedly.link.days import resolve
from reportedly.link.story_tellings import Telling, in_story, kind_of
from reportedly.model import Claim, Reason, Span, TimeRef

LATER = re.compile(r"(?:(?P<before>[\w-]{1,20}) )?(?:days|weeks|months|years) (?:later|after)\b")
"""So long after something that no day is told."""

_BACK = 200  # claims before one in which the fall of the town may have been told
_TAKEN = "when it was taken, which was told before"


def of_old(
    annotation: Annotation,
    claims: Sequence[Claim],
    told: Sequence[Telling],
    number: int,
    *,
    text: str,
    published: date | None,
) -> Claim | None:
    """A claim without a day that goes on with an old story, or was when a town fell of whose fall was told before: with
    that time and, of the old story, its place; None where it is neither."""
    claim, here = claims[number], told[number].sentence
    if claim.time is not None and claim.time.earliest is not None:
        return None
    above = [c for c, at in zip(claims, told, strict=True) if at.sentence == here - 1 and kind_of(c) == 0]
    before = _told_on(annotation, claims, told, number, above, text=text, published=published)
    if before is not None:
        return _where_it_was(_history(claim, before), above)
    taken = _when_taken(annotation, claims, told, number)
    if taken is None or taken.time is None:
        return None
    reasons = (*claim.reasons, Reason("time", _TAKEN, taken.time.span))
    return replace(claim, time=taken.time, background=taken.background, reasons=reasons)


def _told_on(
    annotation: Annotation,
    claims: Sequence[Claim],
    told: Sequence[Telling],
    number: int,
    before: Sequence[Claim],
    *,
    text: str,
    published: date | None,
) -> TimeRef | None:
    """The time of an old story that a sentence goes on with: "In March 2021, rebels stormed a prison there. A siege of
    two days left 31 people dead", where the sentence before opens with it, or the whole paragraph tells of it, and the
    claim's own tells no time."""
    claim, here = claims[number], told[number].sentence
    dated = claim.time is not None and (claim.time.earliest is not None or _LASTS.search(claim.time.text) is None)
    if dated or kind_of(claim) != 0 or not in_story(claim) or not here:
        return None
    if told[number].known or annotation.sentences[here - 1].paragraph != annotation.sentences[here].paragraph:
        return None
    opening = annotation.sentences[here - 1].start
    opened = next((c.time for c in before if c.time is not None and c.time.span.start == opening), None)
    if opened is None and not claim.attribution and _is_all_old(annotation, claims, told, here):
        opened = next((c.time for c in before if c.time is not None), None)
    if not before and opened is None:
        opened = _told_then(annotation, claim, here, text, published)
    if opened is None or opened.earliest is None:
        return None
    if not all(c.background and (c.time == opened or _goes_on_from(c.time, opened)) for c in before):
        return None
    mine = annotation.sentences[here]
    return None if any(e.kind == "TIME" for e in mine.entities) and not _only_lasts(mine) else opened


def _told_then(annotation: Annotation, claim: Claim, here: int, text: str, published: date | None) -> TimeRef | None:
    """The month or year, long before the news, with which the sentence before opens, of what was done "then": "In May
    2019 it turned the valley into a battlefield. Eighty people were killed then"."""
    mine, above = annotation.sentences[here], annotation.sentences[here - 1]
    verbs = {w for v in mine.within(claim.trigger.start, claim.trigger.end) for w in (v, *mine.ancestors(v))}
    plain = mine.forms.isdisjoint(_THEN) or not any(t.low in _THEN and t.head in verbs for t in mine.tokens)
    first = next(iter(time_phrases(above, published)), None)
    if plain or first is None or first.first or published is None:
        return None
    span = Span(above.tokens[first.first].start, above.tokens[first.past - 1].end)
    days = resolve(span.of(text), published=published)
    if days is None or days.latest is None or (published - days.latest).days < _LONG_BEFORE:
        return None
    return TimeRef(span, span.of(text), days.earliest, days.latest, days.precision)


_THEN = frozenset({"then"})
_LASTS = re.compile(r"\b(?:matter|course|space) of (?:hours|days|weeks)\b")
_LONG_BEFORE = 60  # days


def _goes_on_from(time: TimeRef | None, opened: TimeRef) -> bool:
    """ "In January 2024 Norland fired on Orra, and Tolmin hit back two days later": counted from what opens it."""
    return time is not None and time.span.start > opened.span.end and LATER.search(time.text) is not None


def _when_taken(annotation: Annotation, claims: Sequence[Claim], told: Sequence[Telling], number: int) -> Claim | None:
    """ "Hundreds were killed when the city fell": the claim that told before, with its time, that it was taken, if no
    other place has been told of since; an old one only where no capture is the news, for it is that one's dead then."""
    claim, here = claims[number], told[number].sentence
    sentence = annotation.sentences[here]
    if claim.time is not None or kind_of(claim) != 0 or not {"when", "as"} & sentence.forms:
        return None
    tokens = sentence.tokens
    falls = [t.head for t in tokens if t.low in ("when", "as") and t.head >= 0 and tokens[t.head].deprel == "advcl"]
    if not falls:
        return None
    beside = [c for c, at in zip(claims, told, strict=True) if at.sentence == here and c.mode == "seize"]
    if not any(c.trigger.start <= tokens[w].start < c.trigger.end and c.time is None for w in falls for c in beside):
        return None
    captures = (c for c, at in zip(claims, told, strict=True) if c.mode == "seize" and at.sentence != here)
    is_news = any(not c.background for c in captures)
    since: list[tuple[Claim, Sentence]] = []
    near = slice(max(0, number - _BACK), number)
    for other, at in zip(reversed(claims[near]), reversed(told[near]), strict=True):
        if at.sentence < here and other.mode == "seize" and other.time is not None and other.time.earliest is not None:
            town = other.place.text if other.place is not None else None
            if any(_is_at_another(c, told_in, town) for c, told_in in since) or (other.background and is_news):
                return None
            return other
        since.append((other, annotation.sentences[at.sentence]))
    return None


def _is_at_another(claim: Claim, sentence: Sentence, town: str | None) -> bool:
    """Whether it names another place where it happened, or that was attacked: "the town" is that one then."""
    words = sentence.within(claim.trigger.start, claim.trigger.end)
    objects = [c for w in words for c in sentence.children[w] if sentence.tokens[c].deprel == "obj"]
    named = any(sentence.tokens[c].upos == "PROPN" for c in objects)
    there = claim.place.text if claim.place is not None else ""
    return named or (there[:1].isupper() and there != town and not countries_in(there))


def _is_all_old(annotation: Annotation, claims: Sequence[Claim], told: Sequence[Telling], sentence: int) -> bool:
    """Whether all that a paragraph tells before a sentence is old, in the text's own voice, and the sentence itself
    speaks of no deed as known ("wounded in the blast"), which may be the news."""
    here = annotation.sentences[sentence]
    deeds = (i for i, t in enumerate(here.tokens) if t.low_lemma in load_times().deed)
    if any(here.tokens[c].low in ("the", "this", "that") for i in deeds for c in here.children[i]):
        return False
    paragraph = here.paragraph
    above = [
        c
        for c, at in zip(claims, told, strict=True)
        if at.sentence < sentence and annotation.sentences[at.sentence].paragraph == paragraph
    ]
    return all(c.background and not c.attribution for c in above)


def _only_lasts(sentence: Sentence) -> bool:
    """ "A two-day siege", "after three hours": no time but how long something took."""
    words = load_times()
    named = words.weekday | words.month | words.word
    return all(
        sentence.tokens[w].low not in named and not sentence.tokens[w].text.isdigit()
        for e in sentence.entities
        if e.kind == "TIME"
        for w in range(e.first, e.past)
    )


def _history(claim: Claim, time: TimeRef) -> Claim:
    why = Reason("background", "goes on with what the sentence before tells of old", time.span)
    return replace(
        claim, time=time, background=True, reasons=(*claim.reasons, why, Reason("time", why.rule, time.span))
    )


def _where_it_was(claim: Claim, above: Sequence[Claim]) -> Claim:
    """A claim of old without a place but the story's, at that of the old story which it goes on with, if any."""
    if not any(r.field == "place" and r.rule in STORY_PLACES for r in claim.reasons):
        return claim
    places = [c.place for c in above if c.background and c.place is not None]
    place = places[-1] if places else None
    reasons = tuple(r for r in claim.reasons if r.field != "place")
    if place is None:
        return replace(claim, place=None, reasons=reasons)
    why = Reason("place", "goes on with what the sentence before tells of old", place.span)
    return replace(claim, place=place, reasons=(*reasons, why))
