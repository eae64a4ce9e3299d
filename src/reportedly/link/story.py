"""The days that a story lends: what a reader supplies to a happening that is told without a time of its own.

News is told in order. What is told without a day is of the day that was told last, with a happening or without; at the
beginning, before any day is told, it is of the first that comes. The day of saying is no day of the story, and history,
plans and what is told in a tense of its own ("had earlier", "always uses") stand outside it. A paragraph on another
place is a story of its own; words are of the day on which the same speaker is told to have spoken.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from itertools import chain

from reportedly.link.story_tellings import SPEECH, Telling, in_story, is_close, is_present, is_short, kind_of, may_lend
from reportedly.link.story_times import YEAR, Told, is_of_other_kind
from reportedly.model import Claim, EventType, Span, TimeRef

_COUNTED = frozenset(("later", "earlier", "after", "before"))
_AHEAD = 6  # sentences within which a day told later may be that of what is told without one
_LEAD = 2  # paragraphs at the head of a text, which tell the news
_TITLED = 3  # sentences in which the news that a title tells is told again
_BRIEF = 2  # words of "the ministry"
_MANY = 3  # people, whose number is told of no other deed by chance
_KNOWN = 3  # sentences back in which "the arrest" was told of
Lending = Mapping[tuple[int, int | None], Sequence[int]]


def lending(claims: Sequence[Claim], told: Sequence[Telling]) -> Lending:
    """Sentence and kind -> the claims there that may lend their time, by number."""
    found: dict[tuple[int, int | None], list[int]] = {}
    for number, claim in enumerate(claims):
        # "was caught in May and is now in a cell"
        now = kind_of(claim) != SPEECH and claim.time is not None and is_present(claim.time.text)
        if may_lend(claim) and not now and not told[number].later and not told[number].described:
            found.setdefault((told[number].sentence, kind_of(claim)), []).append(number)
    return found


def lender(
    claims: Sequence[Claim],
    told: Sequence[Telling],
    times: Sequence[Told],
    lends: Lending,
    number: int,
    *,
    done: Collection[Span],
    published: date | None,
) -> TimeRef | None:
    """The time that the story lends to a claim, or None. `claims` are dated by their own words, in the text's order;
    `done` are the words for the days of all deeds.

    First that of another happening in its sentence, then the only other time told there, then the day that the story is
    at. Words take the time of other words in their sentence, else of the same speaker's where all of these agree.
    """
    claim, here = claims[number], told[number].sentence
    kind = kind_of(claim)
    if not in_story(claim) or told[number].names:
        return None
    clause = told[number].clause
    at = claim.trigger.start
    beside = [
        claims[n]
        for n in lends.get((here, kind), ())
        if n != number and told[n].clause == clause and not _is_of_joined(claims[n], told[n], at)
    ]
    if beside:
        return min(beside, key=lambda o: abs(o.trigger.start - claim.trigger.start)).time
    if kind == SPEECH:
        said = chain.from_iterable(found for (_, other), found in lends.items() if other == kind)
        lenders = [n for n in sorted(said) if told[n].clause < 0 and _is_day_of_saying(claims[n], done)]
        who = _speakers(claim)
        own = [claims[n] for n in lenders if _is_said_by(who, claim, claims[n])]
        lead = (claims[n] for n in lenders if told[n].sentence < _TITLED and told[n].paragraph < _LEAD)
        return _agreed(own or [c for c in lead if c.time is not None and c.time.earliest == c.time.latest == published])
    same = {
        (t.time.earliest, t.time.latest): t
        for t in times
        if t.sentence == here and t.clause == clause and t.joined < at
    }
    if len(same) > 1:
        return None
    told_here = next(iter(same.values()), None)
    other = told_here.time if told_here is not None else None
    if told_here is not None and (is_short(told_here.time) or not told_here.apart):
        return None if _is_of_a_span(claim, told_here.time) else other
    if kind is None:
        return _of_its_kind(claims, told, number) if clause < 0 or told[number].known else None
    if told[number].about:
        return _of_its_kind(claims, told, number)
    if not told[number].in_story or (told[number].alleged and not _was_counted(claims, number)):
        return None
    if not told[number].known and _is_behind_another(claims, told, number):
        return None
    before = [t for t in times if t.moves and t.sentence < here <= t.until and t.part == told[number].part]
    if before and clause < 0 and not told[number].known and _was_of_another(times, told[number], before[-1]):
        return None
    day = before[-1].time if before else _behind(times, told[number]) if clause < 0 else None
    day = day or next((t.time for t in times if t.whole), None)
    # A month or a year of another clause tells nothing, if the day of the story lies within it; else that day is none.
    return day if day is None or other is None or _within(day, other) else None


def _was_of_another(times: Sequence[Told], telling: Telling, day: Told) -> bool:
    """ "Police took him on Monday. Bags were found in two cars that were burnt on Saturday. A third went off": whether
    the sentence before it, in its paragraph, tells in a clause another day than that which the story is at."""
    return any(
        t.sentence == telling.sentence - 1
        and t.paragraph == telling.source
        and t.apart
        and not t.moves
        and is_close(t.time)
        and t.sentence > day.sentence
        and not (_within(day.time, t.time) or _COUNTED & set(t.time.text.lower().split()))
        for t in times
    )


def _is_of_a_span(claim: Claim, time: TimeRef) -> bool:
    """ "The envoy, who went to Orra, spoke of 300 raids since 2004": what is no part of a fight was on one of the days
    at most."""
    return not is_short(time) and time.text.lower().startswith("since ") and kind_of(claim) is None


def _is_of_joined(claim: Claim, telling: Telling, at: int) -> bool:
    """ "The bombing killed four, and police arrested a man on Monday": the day of the second is not the first's, which
    is told at character `at`."""
    dated = claim.time is not None and claim.time.span.start > telling.joined > at
    return dated and is_of_other_kind(claim)


def _was_counted(claims: Sequence[Claim], number: int) -> bool:
    """Whether the same number was told of before: "accused the navy of killing the 13", in a report on 13 dead."""
    mine = {(c.kind, c.low) for c in claims[number].counts if c.low is not None and c.low >= _MANY}
    return any((c.kind, c.low) in mine for other in claims[:number] for c in other.counts)


def _is_behind_another(claims: Sequence[Claim], told: Sequence[Telling], number: int) -> bool:
    """Whether the sentence before it goes back to another deed, with a day of its own, in a clause: "They had fled
    Orra, which rebels raided on Monday. Three people were burnt", "The raid came a day after soldiers burnt …"."""
    here = told[number]
    beside = [n for n, at in enumerate(told[:number]) if at.sentence == here.sentence - 1 and at.source == here.source]
    dated = [n for n in beside if kind_of(claims[n]) == 0 and may_lend(claims[n])]
    if not dated or any((told[n].clause < 0 and not told[n].described) or told[n].answered for n in dated):
        return False
    after = (t is not None and t.text.lower().endswith(" after") for t in (claims[n].time for n in dated))
    return any(after) or any(told[n].before for n in beside)


def _of_its_kind(claims: Sequence[Claim], told: Sequence[Telling], number: int) -> TimeRef | None:
    """The time of the nearest claim before it, else the next behind it, that tells of the same: the signing of an
    accord and its terms. People are taken and let go on days of their own, whoever else was."""
    claim, part = claims[number], told[number].part
    if (claim.mode == "arrest" or claim.event_type is EventType.RETREAT) and not told[number].known:
        return None
    alike = [
        n
        for n, other in enumerate(claims)
        if n != number
        and told[n].part == part
        and told[n].clause < 0
        and may_lend(other)
        and (claim.event_type, claim.mode) == (other.event_type, other.mode)
    ]
    near = [n for n in alike if n < number][-1:]
    if told[number].known and near and told[number].sentence - told[near[0]].sentence > _KNOWN:
        return None
    near = near or ([] if told[number].known else alike[:1])
    return claims[near[0]].time if near else None


def _behind(times: Sequence[Told], telling: Telling) -> TimeRef | None:
    """The day that is told first behind a claim, in its part of the text, of what it tells of as known. Where a day was
    named before, that one, if a clause of a deed names it."""
    named = [t for t in times if is_short(t.time) and t.sentence < telling.sentence]
    named = [t for t in named if t.part == telling.part]
    if named:
        one = len({(t.time.earliest, t.time.latest) for t in named}) == 1
        return next((t.time for t in named if t.known), None) if one else None
    near = range(telling.sentence + 1, telling.sentence + _AHEAD)
    behind = (t for t in times if t.known and t.sentence in near and t.part == telling.part and _reaches(t, telling))
    day = next((t.time for t in behind if t.moves or t.retold), None)
    if day is None:
        main = {(t.time.earliest, t.time.latest): t.time for t in times if t.main and t.part == telling.part}
        day = next(iter(main.values())) if len(main) == 1 else None
    return day if day is not None and is_close(day) else None


def _reaches(told: Told, telling: Telling) -> bool:
    """Whether a day told behind a claim may be its own: of a scene of its own that is told in one paragraph; what is
    new in the text is only that of the sentence before it, which was the news."""
    if telling.turned and told.paragraph != telling.source:
        return False
    if not told.fresh or (telling.source < 0 and told.sentence <= _TITLED):
        return True
    return told.sentence == telling.sentence + 1 and (told.paragraph == telling.source or telling.paragraph < _LEAD)


def _within(day: TimeRef, span: TimeRef) -> bool:
    if day.earliest is None or day.latest is None or span.earliest is None or span.latest is None:
        return False
    return span.earliest <= day.earliest and day.latest <= span.latest


def _agreed(others: Sequence[Claim]) -> TimeRef | None:
    """The time of all of them, or None where they are of several days."""
    times = [o.time for o in others if o.time is not None]
    return times[0] if len({(t.earliest, t.latest) for t in times}) == 1 else None


def _speakers(claim: Claim) -> frozenset[str]:
    """Those who say it, as worded."""
    said = (a.source.text for a in claim.attribution if a.source is not None)
    return frozenset(t.lower() for t in (*said, *(p.text for p in claim.actors)))


def _is_said_by(who: frozenset[str], claim: Claim, other: Claim) -> bool:
    """Whether those who say a claim say the other one, also where they are named more briefly behind it: "Norland's
    foreign ministry … The ministry"."""
    others = _speakers(other)
    if not who.isdisjoint(others):
        return True
    heads = {w.split()[-1] for w in others if w}
    brief = (w.split() for w in who if other.trigger.start < claim.trigger.start)
    return any(len(words) == _BRIEF and words[0] == "the" and words[1] in heads for words in brief)


def _is_day_of_saying(claim: Claim, done: Collection[Span]) -> bool:
    """Whether words are told with a day of their own, which is none of those `done` by deeds."""
    dated = claim.time is not None and claim.time.span not in done
    return dated and not (_is_dated(claim) or _is_deadline(claim) or _is_counted(claim))


def _is_counted(claim: Claim) -> bool:
    """Told by how long after something else it was: "hours later", which is no day of all that is said."""
    words = claim.time.text.lower().split() if claim.time is not None else []
    return not _COUNTED.isdisjoint(words)


def _is_deadline(claim: Claim) -> bool:
    """ "Must leave by 1 December": no day on which anything was said."""
    return claim.time is not None and claim.time.text.lower().startswith(("by ", "until ", "before "))


def _is_dated(claim: Claim) -> bool:
    """Told with its year: a day that a report looks back to, not that on which all in it was said."""
    return claim.time is not None and YEAR.search(claim.time.text) is not None
