"""The times that a text tells: those that its story goes on from, and those of saying, of counting and of history."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from datetime import date
from itertools import pairwise

from reportedly.annotate.annotation import Annotation, Sentence
from reportedly.changed import replace
from reportedly.code.entries import entry_place
from reportedly.code.nouns import noun_of
from reportedly.code.time_words import load_times, names_a_day
from reportedly.code.times import TimePhrase, is_as_of, time_phrases
from reportedly.code.times_apart import is_reacted_to
from reportedly.frozen import dataclass
from reportedly.link.days import resolve
from reportedly.link.story_clauses import clause_of
from reportedly.link.story_tellings import (
    LONGEST,
    PEACE,
    SPEECH,
    Telling,
    in_story,
    is_close,
    is_present,
    is_short,
    joined_at,
    kind_of,
    may_lend,
    tense_of,
)
from reportedly.link.times_back import is_of_saying, takes_effect
from reportedly.model import BlockKind, Claim, EventType, Party, Span, TimeRef

_BACK = frozenset(("the", "that", "those", "these", "this", "he", "she", "it", "they"))  # point back to what was told
_ALWAYS = 1_000_000  # more sentences than any text has
_NEAR = 30  # days around publication within which another day may be that of the story
_FORENOON = re.compile(
    r"(?:(?:at|about|around|from|before|after|shortly|just|nearly) )*\d\d?(?:[:.]\d\d)? ?a\.?m\.?"
    r"|(?:(?:at|before|around|shortly|just|by|in|the) )*(?:dawn|daybreak|sunrise|early hours|small hours)"
)

_NEWS = 3  # sentences at the beginning, which tell what the report is about
_OPENING = 2  # sentences, a title and the first
_WHOLE = re.compile(r"(?:over|during|in|within) the (?:past|last|previous) (?:day|24 hours|twenty-four hours)|today")
_OF_SPEAKING = frozenset(("this morning", "this afternoon", "this evening", "today", "tonight"))

# "Overnight", "at about 6 a.m.": a part of the day, which says nothing of when all was that is told before it.
_HOURS = re.compile(
    r"(?:(?:at|about|around|in|the|early|late|just|shortly|before|after|local|time|hours?|overnight|dawn|daybreak|sunrise"
    r"|midnight|noon|midday|dusk|sunset|nightfall|night|evening|morning|afternoon|small|[ap]\.?m\.?|\d\d?(?:[:.]\d\d)?"
    r"|\d{4})[\s,]*)+"
)


@dataclass(frozen=True, slots=True)
class Told:
    """A time told in a sentence. `moves` says whether the story moves on to it: not so a month, a year, or a day in the
    tense of something else; `apart` that a clause of its own tells it; `part` is the part of the text; `known` that it
    dates a deed of the story, or what befell someone or something known: only such a time is also that of what was told
    before it ("Gunmen have seized a ferry. The vessel was boarded on Friday", not "Shops were shut on Friday"). What is
    `retold` in the pluperfect behind the news ("The women had set out on Thursday") is of its day, if no other is.
    `fresh`: it dates nobody and nothing that was spoken of before; `whole`: the whole report is of it;
    `main`: it names the deed that the report begins with ("Tuesday's ambush").
    `joined` is where the joined clause begins that alone it is of: "…, and troops found their car on Monday".
    The story is there no longer than to sentence `until`: what is named by its day ("Tuesday's attack") in a report
    that told another day before is spoken of in passing."""

    sentence: int
    time: TimeRef
    moves: bool
    apart: bool = False
    part: int = 0
    clause: int = -1
    known: bool = False
    retold: bool = False
    until: int = _ALWAYS
    paragraph: int = -1
    fresh: bool = False
    whole: bool = False
    main: bool = False
    joined: int = -1


def times_told(
    annotation: Annotation,
    claims: Sequence[Claim],
    told: Sequence[Telling],
    parts: Sequence[int],
    *,
    text: str,
    published: date | None,
    today: date | None,
    counted: Container[Span] = (),
) -> tuple[Told, ...]:
    """The times told in the text in its order, save times of saying and spans that only begin or end there.

    `parts` are those that the sentences stand in (`parts_of`), `today` is that of `hours_day`; what is `counted` from
    another happening is a day that the story comes from."""
    ends = {s.paragraph: n for n, s in enumerate(annotation.sentences)}
    found = [
        Told(
            place.sentence,
            claim.time,
            moves=may_lend(claim)
            and not _is_behind_the_news(told, place)
            and claim.mode not in PEACE
            and claim.mode != "convict"
            and claim.time.span not in counted
            and (
                not claim.time.text.lower().startswith("since ")
                or claim.time.earliest == claim.time.latest == published
            ),
            clause=place.clause,
            until=_ALWAYS if place.in_story else ends[annotation.sentences[place.sentence].paragraph],
            # "a car bomb had gone off on Saturday": what is told in the pluperfect is not the news
            known=place.in_story
            and not place.of_place
            and kind_of(claim) is not None
            and _HOURS.fullmatch(claim.time.text.lower()) is None,
            fresh=_is_fresh(claim, place, text, annotation.sentences[place.sentence].start),
            joined=place.joined if is_of_other_kind(claim) and claim.time.span.start > place.joined else -1,
        )
        for claim, place in zip(claims, told, strict=True)
        if not (place.later or place.described)
        and claim.time is not None
        and claim.time.earliest is not None
        and not is_present(claim.time.text)
        if in_story(claim) and kind_of(claim) != SPEECH
    ]
    taken = [c.time.span for c in claims if c.time is not None and c.time.earliest is not None]
    said = [a.cue for c in claims for a in c.attribution if a.cue is not None]
    said += [c.trigger for c in claims if kind_of(c) == SPEECH and c.event_type is not EventType.STATEMENT]
    anchor: date | None = None
    for number, sentence in enumerate(annotation.sentences):
        if "mourning" in sentence.forms:
            continue  # "declared Tuesday a day of mourning"
        for phrase in time_phrases(sentence, published):
            span = Span(sentence.tokens[phrase.first].start, sentence.tokens[phrase.past - 1].end)
            under_way = _is_under_way(sentence, phrase.governor)  # its day is not that of what it was to do
            if phrase.counted or (not under_way and any(t.start < span.end and span.start < t.end for t in taken)):
                continue
            if _is_of_saying(sentence, phrase, said) or _is_set(sentence, phrase.governor):
                continue
            time = None if _AWAY.match(span.of(text)) else _read(span, text, published, anchor)
            if time is None or time.earliest is None:
                anchor = None if names_a_day(span.of(text)) else anchor
                continue
            if published is not None and (time.earliest > published or _is_dateline(time, published)):
                continue
            clause = clause_of(sentence, phrase.governor, published, of_time=True) if phrase.governor >= 0 else -1
            moves = _tells(sentence, phrase) or entry_place(sentence) is not None
            moves = moves and is_short(time)
            known = _is_of_known(sentence, phrase.governor)
            retold = known and clause < 0 and is_close(time) and _tells(sentence, phrase, "pluperfect")
            apart = _is_apart(sentence, phrase)
            if apart and clause < 0 and _tells(sentence, phrase, "pluperfect"):
                clause = phrase.governor  # "the lorries, which had set out overnight, were shot at"
            if span.of(text).lower() in _OF_SPEAKING and _is_quoted(text, span.start):
                continue  # "We buried them this morning": what was told before was not then
            joined = joined_at(sentence, phrase.governor) if phrase.governor >= 0 else -1
            joined = joined if span.start > joined else -1
            found.append(Told(number, time, moves, apart, clause=clause, known=known, retold=retold, joined=joined))
            anchor = time.earliest if moves and time.earliest == time.latest else anchor
    if any(
        t.moves and not _is_aside(annotation, t, text) for t in found
    ):  # else the news itself is told in such a clause
        found = [replace(t, moves=False) if t.moves and _is_aside(annotation, t, text) else t for t in found]
    named = _named_by_day(annotation, published)
    others = {t.sentence for t in found if is_close(t.time) and t.time.span not in named}
    found = [replace(t, moves=False) if t.time.span in named and t.sentence in others else t for t in found]
    if any(t.moves and is_close(t.time) for t in found):  # a week is no day to go on from, where days are told
        found = [t if is_close(t.time) else replace(t, moves=False) for t in found]
    found = _in_passing(annotation, found, text)
    if not any(t.moves for t in found):
        found += _told_by_the_hour(annotation, text, published, today)
    named_so = {t.time.span for t in found if _names(t.time.span, text)}
    opening = _opening_lemmas(annotation) if named_so else frozenset()
    one = len({(t.time.earliest, t.time.latest) for t in found if t.moves and is_close(t.time)}) == 1
    found = [
        replace(
            t,
            part=parts[t.sentence],
            paragraph=annotation.sentences[t.sentence].paragraph,
            main=t.sentence >= _NEWS
            and t.time.span in named_so
            and _names_one_of(annotation.sentences[t.sentence], t.time.span, opening),
            whole=(one or t.sentence < _OPENING) and _is_of_all(t, annotation.sentences[t.sentence].start),
        )
        for t in found
    ]
    return tuple(sorted(found, key=lambda t: (t.sentence, t.time.span.start)))


def _is_behind_the_news(told: Sequence[Telling], place: Telling) -> bool:
    """Whether it says what befell a place, where sentences before it have told of something else."""
    return place.of_place and any(t.sentence < place.sentence and not t.of_place and t.in_story for t in told)


def _opening_lemmas(annotation: Annotation) -> frozenset[str]:
    """The lemmas of the first sentences, which tell what the report is about."""
    return frozenset(t.low_lemma for s in annotation.sentences[:_NEWS] for t in s.tokens)


def _names_one_of(sentence: Sentence, time: Span, opening: frozenset[str]) -> bool:
    """Whether the noun behind "Tuesday's" is for a deed that the opening tells."""
    behind = next((t for t in sentence.tokens if t.start > time.end and t.upos == "NOUN"), None)
    return behind is not None and behind.low_lemma in load_times().deed and behind.low_lemma in opening


def _is_of_all(told: Told, start: int) -> bool:
    """ "Over the past day, …": what opens a report is the day of all that it tells."""
    return told.time.span.start == start and _WHOLE.fullmatch(told.time.text.lower()) is not None


def _is_fresh(claim: Claim, telling: Telling, text: str, start: int) -> bool:
    """Whether it is told of nobody and of nothing that the text has spoken of before: "A teacher was found dead on
    Saturday", "Norland deported 40 men"."""
    if telling.known or (claim.time is not None and _names(claim.time.span, text)):
        return False
    return not any(_was_told(p, text, start) for p in (*claim.actors, *claim.targets) if p.span.start >= start)


def _was_told(party: Party, text: str, start: int) -> bool:
    words = party.text.split()
    if words and words[0].lower() in _BACK:
        if len(words) == 1:
            return party.span.start == start  # else of somebody that its own sentence tells of
        if words[1].islower() and words[1] != "same":
            return True
    return any(w[0].isupper() and 0 <= text.find(w) < start for w in words if w.lower() != "the")


def _in_passing(annotation: Annotation, found: list[Told], text: str) -> list[Told]:
    """The times with an end for those that only name a happening ("Tuesday's attack") where the story told another day
    before: it goes back to that with the next paragraph."""
    named = {t.time.span for t in found if _names(t.time.span, text)}
    own = [t for t in found if t.moves and t.time.span not in named]
    ended = []
    for t in found:
        before = [o for o in own if o.sentence < t.sentence]
        if t.moves and t.time.span in named and before and _is_another(before[-1].time, t.time):
            paragraph = annotation.sentences[t.sentence].paragraph
            last = max(n for n, s in enumerate(annotation.sentences) if s.paragraph == paragraph)
            ended.append(replace(t, until=last))
        else:
            ended.append(t)
    return ended


def _is_quoted(text: str, at: int) -> bool:
    before = text[text.rfind("\n", 0, at) + 1 : at]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _names(time: Span, text: str) -> bool:
    """ "Tuesday's attack"."""
    return text[time.end : time.end + 2] in ("'s", "’s")


def _is_another(one: TimeRef, other: TimeRef) -> bool:
    return (one.earliest, one.latest) != (other.earliest, other.latest)


def _named_by_day(annotation: Annotation, published: date | None) -> set[Span]:
    """The times that only name a happening ("attacks on the base, such as that of 18 May"): where its sentence tells
    another day of a verb, the story goes on from that."""
    found = set()
    for sentence in annotation.sentences:
        for phrase in time_phrases(sentence, published):
            noun = phrase.governor >= 0 and sentence.tokens[phrase.governor].upos in ("NOUN", "PRON")
            if noun and sentence.tokens[phrase.first].low == "of":
                found.add(Span(sentence.tokens[phrase.first].start, sentence.tokens[phrase.past - 1].end))
    return found


def _is_aside(annotation: Annotation, told: Told, text: str) -> bool:
    """Whether a clause of its own tells it, which is not what the sentence reacts to: that is the news, "condemned the
    strike that killed eight on Saturday"; nor is what is named by its day, "since Wednesday's raid"."""
    named = _names(told.time.span, text)
    return told.clause >= 0 and not named and not is_reacted_to(annotation.sentences[told.sentence], told.clause)


def _told_by_the_hour(annotation: Annotation, text: str, published: date | None, today: date | None) -> list[Told]:
    """Hours past on the day of publication, in a report that tells of no other day: before noon, as the rest of that
    day may lie ahead, and the evening may be that of the day before."""
    if today is None:
        return []
    found = []
    for number, sentence in enumerate(annotation.sentences):
        for phrase in time_phrases(sentence, published):
            span = Span(sentence.tokens[phrase.first].start, sentence.tokens[phrase.past - 1].end)
            if _FORENOON.fullmatch(" ".join(span.of(text).lower().split())) and _tells(sentence, phrase):
                found.append(Told(number, TimeRef(span, span.of(text), today, today, "day"), moves=True, known=True))
    return found


def hours_day(annotation: Annotation, *, text: str, published: date | None) -> date | None:
    """The day of publication, if the text tells that day and no other of the days around it; else None."""
    near: set[date] = set()
    for sentence in annotation.sentences:
        for phrase in time_phrases(sentence, published):
            span = Span(sentence.tokens[phrase.first].start, sentence.tokens[phrase.past - 1].end)
            days = None if is_present(span.of(text)) else resolve(span.of(text), published=published)
            if published is None or days is None or days.earliest is None or days.latest is None or phrase.since:
                continue
            if (days.latest - days.earliest).days < LONGEST and abs((days.earliest - published).days) < _NEAR:
                near |= {days.earliest, days.latest}
    return published if near == {published} else None


def _is_dateline(time: TimeRef, published: date) -> bool:
    """The day of publication in full, whatever verb the parse hung it on."""
    return time.earliest == published and YEAR.search(time.text) is not None


def _is_of_saying(sentence: Sentence, phrase: TimePhrase, said: Sequence[Span]) -> bool:
    """A day on which somebody spoke or reacted to what had happened, or a dateline."""
    if entry_place(sentence) is not None:
        return False
    if phrase.governor < 0 or sentence.block is BlockKind.TITLE or is_as_of(sentence, phrase):
        return True
    if _is_of_court(sentence, phrase.governor):
        return True
    reacts = sentence.tokens[phrase.governor].low_lemma in load_times().react
    return reacts or is_of_saying(sentence, phrase, said) or _is_of_counting(sentence, phrase.governor)


_AT_COURT = frozenset({"nsubj", "nsubj:pass", "obl", "obj", "iobj", "compound", "nmod"})


def _is_of_court(sentence: Sentence, word: int) -> bool:
    """ "Jurors heard on Friday", "the trial opened on Friday", "appeared in court on Friday": a day of those who judge
    a deed, which was long before."""
    words = load_times()
    tokens = sentence.tokens
    if tokens[word].low_lemma in words.court_acts or noun_of(tokens[word]) in words.court:
        return True
    below = [c for c in sentence.children[word] if tokens[c].deprel in _AT_COURT]
    below += [c for b in below for c in sentence.children[b] if tokens[c].deprel == "compound"]
    return any(noun_of(tokens[c]) in words.court for c in below)


def _is_of_counting(sentence: Sentence, verb: int) -> bool:
    """ "The death toll rose to nine on Friday": a day of those who count."""
    subject = sentence.child(verb, "nsubj")
    return subject is not None and sentence.tokens[subject].low_lemma in ("toll", "number", "tally", "count")


def _is_set(sentence: Sentence, verb: int) -> bool:
    """ "Was to be married on Saturday", "talks that were to open on Friday": a day that was yet to come."""
    below = [sentence.tokens[c] for c in sentence.children[verb]]
    return any(a.low_lemma == "be" and b.low == "to" for a, b in pairwise(below))


def _tells(sentence: Sentence, phrase: TimePhrase, tense: str = "past") -> bool:
    """Whether the time is that of a verb of the story: "the accord of 10 March" is named by its day."""
    verb = sentence.tokens[phrase.governor]
    if phrase.history or not (verb.upos == "VERB" or _is_under_way(sentence, phrase.governor)):
        return False
    relation = sentence.tokens[phrase.head].relation
    return relation in ("obl", "advmod", "nmod") and tense_of(sentence, phrase.governor) == tense


def _is_under_way(sentence: Sentence, word: int) -> bool:
    """ "The convoy was on its way to Orra on Monday": the day of what it met with."""
    if word < 0 or sentence.tokens[word].low not in ("way", "road"):
        return False
    below = [sentence.tokens[c] for c in sentence.children[word]]
    was = any(t.deprel == "cop" and t.low in ("was", "were") for t in below)
    return was and any(t.deprel == "case" and t.low == "on" for t in below)


def _is_of_known(sentence: Sentence, verb: int) -> bool:
    """Whether the verb's subject is somebody or something that the text has told of: "the bus", "their engine"; and
    where it denies a deed, "no unit of ours fired on Friday"."""
    if sentence.tokens[verb].deprel == "xcomp" and sentence.tokens[verb].head >= 0:
        verb = sentence.tokens[verb].head  # "they had tried to reach the gate on Friday"
    below = (c for c in sentence.children[verb] if sentence.tokens[c].deprel.startswith("nsubj"))
    of_noun = sentence.tokens[verb].deprel.startswith("acl")  # "the operation, conducted on Monday"
    subject = sentence.tokens[verb].head if of_noun else next(below, -1)
    if subject < 0 or sentence.tokens[subject].upos not in ("NOUN", "PROPN"):
        return False
    return any(
        sentence.tokens[c].deprel == "nmod:poss" or sentence.tokens[c].low in ("the", "that", "no")
        for c in sentence.children[subject]
    )


def _is_apart(sentence: Sentence, phrase: TimePhrase) -> bool:
    chain = (phrase.governor, *sentence.ancestors(phrase.governor)) if phrase.governor >= 0 else ()
    return any(sentence.tokens[w].relation in ("acl", "advcl") for w in chain)


def is_of_other_kind(claim: Claim) -> bool:
    """Arrests, releases and the like have days of their own beside a deed that is joined to them."""
    return claim.mode in PEACE or kind_of(claim) is None


YEAR = re.compile(r"(?:19|20)\d\d")
_AWAY = re.compile(r"(?:for|until|till|by|to|up to|prior to|ahead|before|since|after|from|within)\b", re.IGNORECASE)


def _read(span: Span, text: str, published: date | None, anchor: date | None) -> TimeRef | None:
    away = is_present(span.of(text)) or takes_effect(text, span.start) is not None
    days = None if away else resolve(span.of(text), published=published, anchor=anchor)
    return TimeRef(span, span.of(text), days.earliest, days.latest, days.precision) if days else None
