"""The days that a claim's words of time mean, and those that the story lends to a claim without any."""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Sequence
from datetime import date

from reportedly.annotate.annotation import Annotation
from reportedly.changed import replace
from reportedly.code.numbers import number_in
from reportedly.code.time_words import known_day, load_times, names_a_day, names_known_day
from reportedly.code.times_apart import turns
from reportedly.link.days import PRESENT, Days, resolve
from reportedly.link.digest import entries
from reportedly.link.live import live_entries, looks_back
from reportedly.link.story import Lending, lender, lending
from reportedly.link.story_meant import is_of_elsewhere, meant
from reportedly.link.story_tellings import Telling, in_story, is_chronicle, kind_of, parts_of, tellings
from reportedly.link.story_times import Told, hours_day, times_told
from reportedly.link.times_back import Earlier, is_days_back, read_back, takes_effect, told_before
from reportedly.link.times_counted import counted_days, counted_spans
from reportedly.link.times_old import LATER, of_old
from reportedly.model import Claim, Document, EventType, Modality, Reason, Span, TimeRef

_HOUR = re.compile(
    r"(?:(?:at|about|around|by|from|before|after|shortly|just|nearly|until|till|since) )*"
    r"\d\d?(?:[:.]\d\d)? ?[ap]\.?m\.?"
)
_PART_OF_DAY = re.compile(
    r"(?!by (?:day|night)\b)"
    r"(?:(?:at|before|in|after|around|shortly|just|early|late|by|the|of|hours|about|overnight|small|wee|local|time) )*"
    r"(?:dawn|daybreak|dusk|night|nightfall|noon|midday|midnight|morning|afternoon|evening|sunrise|sunset|hours)"
)
"""A time that is told without its day: it keeps its words, and takes the day of the story."""

_NIGHT_PAST = re.compile(r"overnight|last night|(?:during|in) the night")
_SINCE_DAWN = re.compile(r"since (?:dawn|daybreak|sunrise|midnight|(?:the )?(?:early )?morning|this morning)")
_HAS_DONE = frozenset({"has", "have"})
_LONG_AGO = re.compile(r"\b(?:months?|years?|decades?|spring|summer|autumn|winter)\b", re.IGNORECASE)
_BEFORE_DATE = re.compile(r"^(?:(?:on|the|of|since|in) )+")
_OF_THESE = re.compile(r"Of (?:these|those|them)\b")
"""A part of what the sentence before tells, and of its time."""
_DOCUMENTS = re.compile(
    r"\b(?:report|study|database|dataset)\b[^.;]{0,60}\b(?:documents|documented|details|detailed|lists|listed|records)\b"
    r"|\bmass graves?\b"
)
"""What a report has put together is of many days, and the dead of a mass grave died long before it is found."""
_BEFORE_A_NOUN = 30  # characters of the adjectives before it
# "Other recent attacks", "earlier raids": of no day, and not of that of the happening told beside them.
_OF_LATE = re.compile(r"\b(?:recent|previous|earlier|past)(?: [\w-]+){0,2} [\w-]+s$")
_UNTIL_NOW = re.compile(
    r"^Since the |\bSince (?:19|20)\d\d\b"
    r"|\b[Oo]ver the (?:past|last) (?:[\w-]{1,20} )?(?:months|years|decades|year|decade)\b"
)
# A season without its year is no day of the story: "in the winter that followed"; not "the spring offensive".
_IN_A_SEASON = re.compile(
    r"\b(?:in|in the|that|last|during the|over the) (?:(?:early|late|following|previous|same) )?"
    r"(?:spring|summer|autumn|winter)(?=[.,;:)]| (?:that|of|after|before|and|when|by|but|as)\b)"
)
_COMES = ("came", "comes", "coming", "just")
_IN_DOCUMENTS = ("report", "study", "database", "dataset", "mass grave")  # words of which it holds one
_STORY = "the story's time: the nearest told with another happening of it"
_PUBLISHED = "the hour is told, and no day but that of publication"
_REACH = 5  # sentences back in which was told what a sentence reacts to
_AHEAD = re.compile(r"for\b", re.IGNORECASE)
"""A day for which something is called or set lies ahead, though the calling itself has happened."""


def link_times(document: Document, claims: Sequence[Claim], annotation: Annotation) -> tuple[Claim, ...]:
    """The claims with the days of their time expressions, read against the publication date and the story's day.

    The story is at the last single day that an earlier claim, which is no history, was dated to; where something is
    told that has happened, at the last before publication: "called a strike for Monday. On that day, …" of a Saturday.
    A claim that tells no time, or one that means no day, takes that of the story (see story.py); its reason says so.
    """
    last: date | None = None
    past_day: date | None = None
    found: list[Claim] = []
    said = [a.cue for c in claims for a in c.attribution if a.cue is not None]
    earlier = told_before(annotation, said, text=document.text, published=document.published)
    known: dict[tuple[Span, bool], Days | None] = {}  # the same words mean the same days for all
    counted = counted_spans(annotation, document.published)
    past = {c.time.span for c in claims if c.time is not None and c.modality is not Modality.FUTURE}
    text, published = document.text, document.published
    chronicle = bool(entries(text)) or is_chronicle(annotation, document.title or "")
    starts = {c.evidence.start for c in claims if kind_of(c) == 0 and in_story(c)}
    deeds = {n for n, s in enumerate(annotation.sentences) if s.start in starts}
    updates = [looks_back(text, s.start) for s in annotation.sentences] if live_entries(text) else []
    parts = parts_of(annotation, chronicle=chronicle, deeds=deeds, updates=updates)
    part_of = {s.start: part for s, part in zip(annotation.sentences, parts, strict=True)}
    turned = {part_of[s.start] for s in annotation.sentences if turns(s)}  # "Separately, … on the same day"
    at = 0
    for claim in claims:
        part = part_of.get(claim.evidence.start, at)
        if part != at and claim.time is None and kind_of(claim) == 0 and in_story(claim):
            # "In Orra, a sniper killed a man. A boy was hurt the next day": of no day that is told
            last = past_day = None
        elsewhere = part != at and part not in turned and _is_counted_on(claim)
        if elsewhere:  # "… on the same day", below another head: of no day of the part before
            last = past_day = None
        anchor = last if claim.modality is Modality.FUTURE or past_day is None else past_day
        if claim.time is not None and claim.time.span in counted:
            sentence, phrase = counted[claim.time.span]
            known[claim.time.span, claim.modality is Modality.FUTURE] = counted_days(
                claim.time.span,
                sentence,
                phrase,
                earlier,
                text=document.text,
                published=document.published,
                anchor=anchor,
            )
        day = (None if elsewhere else _same_day(claim, earlier)) or anchor
        dated = _before_it_was_said(_dated(document, claim, day, earlier, known, past), earlier, document.published)
        when = dated.time
        if when is not None and when.precision == "day" and when.earliest == when.latest and not claim.background:
            on = last is not None and when.earliest is not None and when.earliest > last  # the story goes on from there
            last = when.earliest if on or when.span not in counted else last
            if last is not None and (document.published is None or last <= document.published):
                past_day = last
            at = part
        elif when is not None and when.earliest is None and names_a_day(when.text):
            last = past_day = None  # "on 5 March", of no year that is told: "that evening" is none of a day before it
        found.append(dated)
    told = tellings(annotation, found, parts, text, published, chronicle=chronicle)
    found = [_of_the_known(claim, n, found, told) for n, claim in enumerate(found)]
    today = hours_day(annotation, text=text, published=published)
    times = times_told(annotation, found, told, parts, text=text, published=published, today=today, counted=counted)
    lends = lending(found, told)
    told_by = _told_by(annotation, found, earlier)
    done = frozenset(c.time.span for c in found if c.time is not None and kind_of(c) == 0)  # no day of saying
    adrift = {c.evidence.start for c in found if c.time and c.time.earliest is None and _DAYS_ON.search(c.time.text)}
    result: list[Claim] = []
    for n, claim in enumerate(found):
        old = of_old(annotation, found, told, n, text=text, published=published)
        if old is not None:
            claim = old
        elif _wants(claim, text, counted):
            lent = _before(_lender(document, annotation, found, told, times, lends, done, n), told_by[n])
            if (
                lent is not None
                and claim.time is None
                and claim.evidence.start in adrift
                and not _is_beside(claim, lent)
            ):
                lent = None  # "five days later a bus was hit, and two were wounded": on that day, which none can tell
            claim = _ahead(_lent(claim, lent, earlier, published), today)
        result.append(claim)
    return tuple(result)


def _same_day(claim: Claim, earlier: Sequence[Earlier]) -> date | None:
    """The day that was told last before "the same day", though no happening of the text was dated to it: "fired on
    teachers who had gathered on 5 March"."""
    if claim.time is None or _SAME_DAY.fullmatch(claim.time.text.lower()) is None:
        return None
    told = [e for e in earlier if e.span.end <= claim.time.span.start and not e.saying]
    days = told[-1].days if told else None
    return days.earliest if days is not None and days.earliest == days.latest else None


def _is_counted_on(claim: Claim) -> bool:
    """Whether its words count from a day that was told before: "the same day", "two days later"."""
    return claim.time is not None and _COUNTED_ON.search(claim.time.text.lower()) is not None


_COUNTED_ON = re.compile(r"\bsame (?:day|night|evening|morning|afternoon)\b|\b(?:later|afterwards?|earlier)$")
_SAME_DAY = re.compile(r"(?:on |later )?(?:the|that) (?:very )?same day")


def _of_the_known(claim: Claim, number: int, claims: Sequence[Claim], told: Sequence[Telling]) -> Claim:
    """ "The governor condemned the attack on Monday", of an attack that was told before to have been on Sunday: he did
    so on Monday. The claim without that day; the story lends it the day of what it speaks of."""
    time, telling = claim.time, told[number]
    if time is None or time.earliest is None or not telling.reacted or time.span.start < claim.trigger.end:
        return claim
    meant = next((n for n in range(number - 1, -1, -1) if _is_of_kind(claims[n], claim)), None)
    if meant is None or telling.sentence - told[meant].sentence > _REACH:
        return claim
    day = claims[meant].time
    if day is None or day.earliest is None or day.earliest >= time.earliest:
        return claim
    return replace(claim, time=None, reasons=tuple(r for r in claim.reasons if r.field != "time"))


def _is_of_kind(other: Claim, claim: Claim) -> bool:
    """Whether it is news of the same type, which a noun may speak of as known."""
    return other.event_type is claim.event_type and not other.background and other.time is not None


def _lender(
    document: Document,
    annotation: Annotation,
    claims: Sequence[Claim],
    told: Sequence[Telling],
    times: Sequence[Told],
    lends: Lending,
    done: Collection[Span],
    number: int,
) -> TimeRef | None:
    claim = claims[number]
    if _OF_THESE.match(document.text, claim.evidence.start) is None:
        lent = lender(claims, told, times, lends, number, done=done, published=document.published)
        if kind_of(claim) != 0 or claim.time is not None or not in_story(claim) or (lent and _is_beside(claim, lent)):
            return lent
        if is_of_elsewhere(annotation, claim, told[number]):
            return None
        return meant(annotation, claims, told, times, number) or lent
    before = next((c for c in reversed(claims[:number]) if c.evidence != claim.evidence), None)
    return before.time if before is not None and before.event_type is claim.event_type else None


def _is_beside(claim: Claim, lent: TimeRef) -> bool:
    """Whether the time stands in the claim's own sentence."""
    return claim.evidence.start <= lent.span.start < claim.evidence.end


def _told_by(annotation: Annotation, claims: Sequence[Claim], earlier: Sequence[Earlier]) -> list[date | None]:
    """For each claim the day on which it, or what its paragraph tells before it, was told by somebody: what was
    "reported on Tuesday that rebels had attacked" is of no later day."""
    saying = [t for t in earlier if t.said]
    paragraphs = {s.start: s.paragraph for s in annotation.sentences}
    found: list[date | None] = []
    last: tuple[int, date | None] = (-1, None)
    for claim in claims:
        paragraph = paragraphs.get(claim.evidence.start, -1)
        said = [t.days.latest for t in saying if claim.evidence.start <= t.span.start < claim.evidence.end]
        day = max((d for d in said if d is not None), default=last[1] if last[0] == paragraph else None)
        last = (paragraph, day)
        found.append(day)
    return found


def _before(lent: TimeRef | None, told_by: date | None) -> TimeRef | None:
    """The time that the story lends, if it is no later than that on which the happening was told."""
    later = lent is not None and told_by is not None and lent.earliest is not None and lent.earliest > told_by
    return None if later else lent


def _dated(
    document: Document,
    claim: Claim,
    anchor: date | None,
    earlier: Sequence[Earlier],
    known: dict[tuple[Span, bool], Days | None],
    past: Container[Span],
) -> Claim:
    """The claim with its days. The day of what has happened (`past`) is also that on which something was to be: "met on
    Friday to discuss a truce"."""
    if claim.time is None or claim.time.earliest is not None:
        return claim
    between = claim.trigger.end, claim.time.span.start
    asked = claim.event_type is EventType.REQUEST and _ASKED_FOR.fullmatch(document.text, *between)
    ahead = takes_effect(document.text, claim.time.span.start)
    in_force = ahead is not None and claim.event_type is EventType.AGREE and claim.trigger.end <= ahead
    # "the deal takes effect on Friday": it was struck on another day
    if asked or in_force or (_CAME.fullmatch(document.text, *between) and _AFTER.search(claim.time.text)):
        # "the fight came a week after a raid": of a day that is known, and none counted on from that; "called for
        # a strike on Friday": of the strike
        return replace(claim, time=None, reasons=tuple(r for r in claim.reasons if r.field != "time"))
    future = claim.modality is Modality.FUTURE and claim.time.span not in past
    future = future or ahead is not None or _AHEAD.match(claim.time.text) is not None
    key = claim.time.span, future
    if key not in known:
        text, published = document.text, document.published
        known[key] = (
            _by_its_date(claim, text, published)
            or read_back(claim.time.span, earlier, text=text, published=published)
            or resolve(claim.time.text, published=published, anchor=anchor, future=future)
        )
    days = known[key]
    if days is None and _is_of_this_morning(claim.time.text, claim.evidence.of(document.text)):
        days = resolve("today", published=document.published)
    if days is None or (PRESENT.search(claim.time.text.lower()) and claim.event_type is EventType.ASSAULT):
        return claim  # "have now died": it is the count that is of now
    if _is_yet_to_come(claim, days, document.published):
        return claim
    time = replace(claim.time, earliest=days.earliest, latest=days.latest, precision=days.precision)
    return replace(claim, time=time, reasons=(*claim.reasons, Reason("time", days.rule, claim.time.span)))


_CAME = re.compile(r"\s(?:(?:has|had) )?(?:came|comes?|happened|occurred|took place)\s(?:just |only |some )?")
_ASKED_FOR = re.compile(r"\sfor (?:an?|the|more|new|fresh)\s[^.;:,\n]{3,60}\s")
_AFTER = re.compile(r"\bafter (?:an?|the|its|their|that|this)\b")


def _is_of_this_morning(words: str, sentence: str) -> bool:
    """ "Have killed nine since dawn": what has been done since the morning was done today."""
    return _SINCE_DAWN.fullmatch(words.lower()) is not None and not _HAS_DONE.isdisjoint(sentence.lower().split())


def _by_its_date(claim: Claim, text: str, published: date | None) -> Days | None:
    """ "The October 7 attack": the day that all know by that."""
    if claim.time is None:
        return None
    words = _BEFORE_DATE.sub("", " ".join(claim.time.text.lower().split()))
    if not names_known_day(words):
        return None
    day = known_day(words, frozenset(re.findall(r"[a-z-]+", claim.evidence.of(text).lower())), published)
    return None if day is None else resolve(day.isoformat(), published=published)


def _before_it_was_said(claim: Claim, earlier: Sequence[Earlier], published: date | None) -> Claim:
    """ "Died in overnight clashes, medics said on Monday", in Tuesday's paper: in the night to the day of saying."""
    if claim.time is None or claim.time.earliest is None or not claim.attribution or published is None:
        return claim
    if _NIGHT_PAST.fullmatch(" ".join(claim.time.text.lower().split())) is None:
        return claim
    inside = (t for t in earlier if t.saying and claim.evidence.start <= t.span.start < claim.evidence.end)
    said = next((t.days.earliest for t in inside if t.days.earliest == t.days.latest), None)
    if said is None or said >= published or claim.time.earliest < said:
        return claim
    days = resolve(claim.time.text, published=said)
    if days is None:
        return claim
    time = replace(claim.time, earliest=days.earliest, latest=days.latest, precision=days.precision)
    rule = f"{days.rule}, counted from the day of saying"
    kept = tuple(r for r in claim.reasons if r.field != "time")
    return replace(claim, time=time, reasons=(*kept, Reason("time", rule, time.span)))


def _is_yet_to_come(claim: Claim, days: Days, published: date | None) -> bool:
    """Whether what has happened would be of a day after publication: the words were counted from the wrong day."""
    ahead = published is not None and days.earliest is not None and days.earliest > published
    told = claim.background or "counted from" in days.rule
    return ahead and told and claim.modality is Modality.ACTUAL


def _wants(claim: Claim, text: str, counted: Container[Span]) -> bool:
    """Whether it may take the story's time: not what is told as so far from the story's, or of another year, nor what
    has come together since a beginning that no day is told of."""
    if claim.time is None:
        sentence = claim.evidence.of(text)
        documents = any(map(sentence.__contains__, _IN_DOCUMENTS)) and _DOCUMENTS.search(sentence) is not None
        led = text[max(claim.evidence.start, claim.trigger.start - _BEFORE_A_NOUN) : claim.trigger.end]
        others = _OF_LATE.search(led.lower()) is not None or _in_an_earlier_one(claim, text)
        others = (
            others
            or _is_some_time_later(sentence)
            or _IN_A_SEASON.search(sentence) is not None
            or _UNTIL_NOW.search(sentence) is not None
            or _lasts(claim, text)
        )
        return not documents and not others
    if claim.time.text.lower() in load_times().away:
        return False
    away = claim.time.span in counted or _LONG_AGO.search(claim.time.text) is not None
    away = away or _is_some_time_later(claim.time.text) or _lasts(claim, text)
    return claim.time.earliest is None and not away


def _lasts(claim: Claim, text: str) -> bool:
    """ "Have besieged the city for over a year": on no one day; but "had been jailed for two years"."""
    if claim.mode == "arrest":
        return False
    behind = text[claim.trigger.end : claim.evidence.end]
    before = text[max(claim.evidence.start, claim.trigger.start - _BEFORE_A_NOUN) : claim.trigger.start]
    return _FOR_LONG.match(behind) is not None and _HAS_DONE_SO.search(before) is not None


_FOR_LONG = re.compile(
    r"[^,.;:()]{0,60}\bfor (?:(?:over|more than|nearly|almost|about|some|at least|around) )?(?:the (?:past|last) )?"
    r"(?:[\w-]+ )?(?:weeks?|months?|years?|decades?)\b"
)
_HAS_DONE_SO = re.compile(r"\b(?:has|have|had)\b(?: \w+){0,2} $")


def _is_some_time_later(sentence: str) -> bool:
    """ "Several days later", "died weeks after the blast"; but "the raid came days after a truce" is the news, and
    "two days later" a day that is counted."""
    found = LATER.search(sentence)
    before = found["before"] if found is not None else None
    if found is None or before in _COMES:
        return False
    return before is None or number_in(before) is None


def _in_an_earlier_one(claim: Claim, text: str) -> bool:
    """ "In an earlier attack they killed two", "previous raids killed six": what happened before the story."""
    clause = re.split(r"[,;:]", text[claim.evidence.start : claim.trigger.end].lower())[-1]
    words = clause.split()
    deeds = load_times().deed
    led = (words[at + 1 : at + 4] for at, word in enumerate(words) if word in ("earlier", "previous", "past"))
    return any(word.removesuffix("s") in deeds or word in deeds for few in led for word in few)


def _is_part_of_day(time: TimeRef) -> bool:
    words = " ".join(time.text.lower().split())
    return _PART_OF_DAY.fullmatch(words) is not None or _HOUR.fullmatch(words) is not None


def _ahead(claim: Claim, today: date | None) -> Claim:
    """What is set for an hour, in a report that tells of no day but its own, is for that day."""
    if claim.time is None or claim.time.earliest is not None or claim.modality is not Modality.FUTURE or today is None:
        return claim
    if not _is_part_of_day(claim.time):
        return claim
    time = replace(claim.time, earliest=today, latest=today, precision="day")
    return replace(claim, time=time, reasons=(*claim.reasons, Reason("time", _PUBLISHED, time.span)))


def _lent(claim: Claim, lent: TimeRef | None, earlier: Sequence[Earlier], published: date | None) -> Claim:
    if claim.time is not None and is_days_back(claim.time.text) and (lent is None or lent.span != claim.time.span):
        return _counted_back(claim, claim.time, lent, earlier, published)
    if lent is None or (claim.time is not None and _is_of_another_day(claim.time.text, lent)):
        return claim
    if claim.time is not None and _DAYS_ON.search(claim.time.text) is not None and lent.span != claim.time.span:
        return claim  # "five days later", of a day from which nobody can count
    rule, span = _PUBLISHED if _is_part_of_day(lent) else _STORY, lent.span
    if claim.time is not None and _is_part_of_day(claim.time):
        lent = replace(claim.time, earliest=lent.earliest, latest=lent.latest, precision=lent.precision)
    return replace(claim, time=lent, reasons=(*claim.reasons, Reason("time", rule, span)))


_DAYS_ON = re.compile(r"\b(?:days?|nights?|weeks?|fortnight|months?|years?) (?:later|afterwards?)$", re.IGNORECASE)


def _is_of_another_day(words: str, lent: TimeRef) -> bool:
    """Whether a time has a day or a month of its own, though nobody can tell of which year or week: "Saturday's raid"
    behind "5 May 2001" in a text without a date. It may be the story's all the same: "15 March" of "15 March 2019"."""
    told, times = re.findall(r"[a-z]+|\d+", words.lower()), load_times()
    first, last = lent.earliest, lent.latest
    if _OF_WRITING.search(words) is not None or first is None or last is None:
        return _OF_WRITING.search(words) is not None
    weekdays = [w[:3] for w in told if w in times.weekday]
    if weekdays:
        return first != last or first.strftime("%a").lower() not in weekdays
    months = [w[:3] for w in told if w in times.month or f"{w}." in times.month]
    if not months:
        return False
    days = [int(w) for w in told if w.isdigit() and int(w) <= _LAST]
    here = first.strftime("%b").lower() in months and (first.year, first.month) == (last.year, last.month)
    return not here or (bool(days) and not any(first.day <= d <= last.day for d in days))


_LAST = 31  # of a month
_OF_WRITING = re.compile(
    r"\b(?:yesterday|tomorrow|(?:last|previous|past|this|next) (?:week|weekend|month|year)"
    r"|recent (?:weeks|months|years))\b",
    re.IGNORECASE,
)


_NIGHT = re.compile(r"\b(?:night|evening)\b", re.IGNORECASE)


def _counted_back(
    claim: Claim, time: TimeRef, lent: TimeRef | None, earlier: Sequence[Earlier], published: date | None
) -> Claim:
    """Days back from the day of the story ("protested at the killing of two a day earlier"), else from that on which
    it is told ("had been killed a day earlier, the mayor said on Friday")."""
    said = (t.days.earliest for t in earlier if t.saying and claim.evidence.start <= t.span.start < claim.evidence.end)
    anchor = lent.earliest if lent is not None else next(said, None)
    words = _NIGHT.sub("day", time.text)  # "the night before" is that of the day before
    days = resolve(words, published=published, anchor=anchor) if anchor is not None else None
    if days is None:
        return claim
    time = replace(time, earliest=days.earliest, latest=days.latest, precision=days.precision)
    return replace(claim, time=time, reasons=(*claim.reasons, Reason("time", days.rule, time.span)))
