"""Words of time that are read against another time told before them: "since then", "that May", "two years earlier"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from reportedly.annotate.annotation import Annotation, Sentence
from reportedly.changed import replace
from reportedly.code.answered import LABELS
from reportedly.code.cues import load_cues
from reportedly.code.forms import lemma_of
from reportedly.code.time_words import load_times
from reportedly.code.times import TimePhrase, time_phrases
from reportedly.link.days import Days, names_feast, resolve
from reportedly.model import Span

_SINCE = re.compile(r"(?:ever )?since(?: then)?")
_THAT = re.compile(r"(?:in |during )?(?:early |late )?that (?P<month>[A-Z][a-z]+)")
_THAT_YEAR = re.compile(r"\b(of |in )?(?:that|the same|that same) year\b")
_COUNTED = re.compile(r".* (?:months?|years?|decades?) (?:earlier|before|later|after)", re.DOTALL)
_COUNTED_DAYS = re.compile(r".* (?:days?|weeks?|fortnight) (?:earlier|before|later|after)", re.DOTALL)
_NEXT = re.compile(r"(?:on |in )?the (?:next|following) (?:day|morning|afternoon|evening)|the day after")
_DAYS_BACK = re.compile(
    r"(?:an?|one|two|three|four|five|six|\d) days? (?:earlier|before)|"
    r"the (?:(?:day|night|evening) before|previous (?:day|night|evening))"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_HISTORY = 31  # days before publication
_SHORT = 7  # days; a longer time is no day of saying


@dataclass(frozen=True, slots=True)
class Earlier:
    """A time that the text tells: where, and the days that it means; whether it is the day of somebody's words, or the
    time of them, which may be as long as a month ("a report in August said")."""

    span: Span
    days: Days
    saying: bool = False
    said: bool = False


def told_before(
    annotation: Annotation, said: Sequence[Span], *, text: str, published: date | None
) -> tuple[Earlier, ...]:
    """All times of the text that mean past days by themselves, in its order."""
    found: list[Earlier] = []
    for sentence in annotation.sentences:
        for phrase in time_phrases(sentence, published):
            span = Span(sentence.tokens[phrase.first].start, sentence.tokens[phrase.past - 1].end)
            words = span.of(text)
            start = _SINCE.match(words.lower())  # "since 2021" tells of 2021
            days = resolve(words[start.end() :] if start else words, published=published)
            if _THAT_YEAR.search(words):
                days = read_back(span, found, text=text, published=published) or days
            if days is None or days.earliest is None or days.latest is None:
                continue
            if (published is not None and days.earliest > published) or takes_effect(text, span.start) is not None:
                continue
            short = (days.latest - days.earliest).days < _SHORT
            of_saying = is_of_saying(sentence, phrase, said)
            found.append(Earlier(span, days, saying=short and of_saying, said=of_saying))
    return tuple(found)


def takes_effect(text: str, at: int) -> int | None:
    """Where "takes effect" begins, right before a day: told in the present, it lies ahead."""
    found = _TAKES_EFFECT.search(text, max(0, at - _EFFECT), at)
    return None if found is None else found.start()


_TAKES_EFFECT = re.compile(
    r"\b(?:takes? effect|comes? into (?:force|effect)|enters? into (?:force|effect)|begins?|starts?)\s(?:on\s)?\Z"
)
_EFFECT = 32  # characters that this takes


def is_of_saying(sentence: Sentence, phrase: TimePhrase, said: Sequence[Span]) -> bool:
    """Whether a time tells when somebody spoke: it hangs on a cue of saying or on a paper that carries words ("in a
    statement sent on Friday"), or a cue stands right behind it ("on Friday claimed"); `said` are the cues."""
    if phrase.governor < 0:
        return False
    tokens = sentence.tokens
    governor = tokens[phrase.governor]
    behind = tokens[phrase.past].start if phrase.past < len(tokens) else -1
    if any(s.start <= governor.start < s.end or s.start == behind for s in said):
        return True
    words = load_cues().classes
    told = (words["cues.plain"], words["cues.bearing"], load_times().tells)
    if governor.upos == "VERB" and any(lemma_of(governor) in verbs for verbs in told):
        return True  # also where nothing that is said is a claim
    called = sentence.child(phrase.governor, "obj") if lemma_of(governor) in LABELS else None
    if called is not None and lemma_of(tokens[called]) in words["nouns.carriers"] | words["nouns.answered"]:
        return True  # "called the statement one-sided on Monday"
    noun = tokens[governor.head] if governor.deprel.startswith("acl") and governor.head >= 0 else governor
    return noun.upos == "NOUN" and lemma_of(noun) in words["nouns.carriers"]


def read_back(span: Span, told: Sequence[Earlier], *, text: str, published: date | None) -> Days | None:
    """What the words at `span` mean by a time told before them; None where they point to none."""
    words = " ".join(span.of(text).split())
    behind = [t for t in told if t.span.end <= span.start]
    if behind and _DAYS_BACK.fullmatch(words.lower()) and _same_sentence(behind[-1].span, span, text):
        # "said on Friday that … a day earlier" counts from the day of saying
        return resolve(words, published=published, anchor=behind[-1].days.earliest)
    before = [t for t in behind if not t.saying]
    if not before:
        return None
    if _SINCE.fullmatch(words.lower()):
        return _since(before[-1].days, published)
    month, of_year = _THAT.fullmatch(words), _THAT_YEAR.search(words)
    if month or of_year:
        year = next((y[-1] for t in reversed(before) if (y := _YEAR.findall(t.span.of(text)))), None)
        told_as = f"in {month['month']} {year}" if month else _THAT_YEAR.sub(lambda m: f"{m[1] or 'in '}{year}", words)
        return resolve(told_as, published=published) if year else None
    last = before[-1]
    if _COUNTED.fullmatch(words) and (
        _same_sentence(last.span, span, text) or _goes_on(last, words, text[last.span.end : span.start], published)
    ):
        return resolve(words, published=published, anchor=last.days.earliest)
    year = last.days.earliest.year if last.days.earliest else None
    if year and names_feast(words) and not _YEAR.search(words) and _same_sentence(last.span, span, text):
        return resolve(f"{words} {year}", published=published)  # "in May 2021, … on the eve of the feast"
    is_coarse = last.days.earliest != last.days.latest
    is_counted = _COUNTED_DAYS.fullmatch(words) or _NEXT.fullmatch(words.lower())
    if is_coarse and is_counted and _same_sentence(last.span, span, text):
        return _counted(words, last.days, published)
    return None


def is_days_back(words: str) -> bool:
    """Whether they count days back from a day of the story: "a day earlier", "two days before"."""
    return _DAYS_BACK.fullmatch(" ".join(words.lower().split())) is not None


def _goes_on(last: Earlier, words: str, between: str, published: date | None) -> bool:
    """ "It fell in May 2019. Troops retook it four months later.": a history is told on, and not the news."""
    past = published is not None and last.days.latest is not None and (published - last.days.latest).days > _HISTORY
    return past and words.endswith(("later", "after")) and "\n" not in between


def _counted(words: str, last: Days, published: date | None) -> Days | None:
    """ "In May, and fled nine days later": as wide as the time from which it is counted."""
    ends = [resolve(words, published=published, anchor=d) for d in (last.earliest, last.latest)]
    first, past = ends
    if first is None or past is None:
        return None
    return replace(first, latest=past.latest, precision=last.precision)


def _same_sentence(one: Span, two: Span, text: str) -> bool:
    return re.search(r"\n|[.!?]\s+[^\W\d_a-z]", text[one.end : two.start]) is None


def _since(last: Days, published: date | None) -> Days | None:
    """From the time told last (of several years the last one) until publication."""
    if published is None or last.earliest is None or last.latest is None or last.earliest > published:
        return None
    start = last.earliest if last.earliest.year == last.latest.year else date(last.latest.year, 1, 1)
    rule = f"since the time told before, {start.isoformat()}, until now"
    return Days("DATE", start.isoformat(), start, published, "unknown", rule)
