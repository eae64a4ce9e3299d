"""The days that a story lends: what a reader supplies to a happening that is told without a time of its own.

News is told in order. What is told without a day is of the day that was told last, with a happening or without; at the
beginning, before any day is told, it is of the first that comes. The day of saying is no day of the story, and history,
plans and what is told in a tense of its own ("had earlier", "always uses") stand outside it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from reportedly.annotate.annotation import Annotation, Sentence
from reportedly.changed import replace
from reportedly.code.entries import entry_place
from reportedly.code.later import is_later_death
from reportedly.code.times import TimePhrase, counted_from, load_times, time_phrases
from reportedly.link.days import PRESENT, resolve
from reportedly.link.times_back import is_of_saying
from reportedly.model import BlockKind, Claim, EventType, Modality, Span, TimeRef

# Only these lend each other their time: the happenings that a story tells of, and the words spoken on them. A town
# falls on Saturday, and on Tuesday a ministry speaks of it; a truce between the two is of neither day.
_KINDS = (
    frozenset({EventType.ASSAULT, EventType.COERCE, EventType.RETREAT, EventType.PROTEST}),
    frozenset({EventType.STATEMENT, EventType.REQUEST, EventType.REJECT, EventType.ACCUSE, EventType.THREATEN}),
)
_SPEECH = 1
_PEACE = frozenset({"ceasefire", "release", "resign", "access", "disarm", "arrest"})  # are no part of a fight
_LONGEST = 7  # days that a lent time may span; of a month or a year it would tell nothing of one happening
_CLOSE = 4  # days: of a time that the story goes on from
_NEAR = 30  # days around publication within which another day may be that of the story
_FORENOON = re.compile(
    r"(?:(?:at|about|around|from|before|after|shortly|just|nearly) )*\d\d?(?:[:.]\d\d)? ?a\.?m\.?"
    r"|(?:(?:at|before|around|shortly|just|by|in|the) )*(?:dawn|daybreak|sunrise|early hours|small hours)"
)
_LEAD = 2  # paragraphs at the head of a report, whose perfect tense tells the news ("have been killed")
_OPENING = 3  # words of a sentence in which it turns to something else
_OVER = frozenset({"over", "about", "against", "since"})
_ABOUT = frozenset({"connection", "relation", "response", "retaliation", "reprisal", "revenge", "reaction", "memory"})
_HELD = frozenset({"suspect", "arrest", "detain", "charge", "convict", "sentence", "jail"})  # in a killing
_TREAT = frozenset({"treat", "admit", "receive", "hospitalize", "hospitalise"})
_RELATIVE = frozenset({"who", "whom", "that", "which"})
_WHOLE = frozenset({"VBD", "MD"})


@dataclass(frozen=True, slots=True)
class Telling:
    """How a claim is told: in which sentence and paragraph of the text, in a tense of the story or not, in which
    part of a text that turns to something else ("Separately, …"), and in which clause of its own (see `clause_of`).
    `later`: it is the death of one wounded before, on a day of its own."""

    sentence: int
    paragraph: int
    in_story: bool
    part: int = 0
    clause: int = -1
    later: bool = False


def tellings(annotation: Annotation, claims: Sequence[Claim], text: str) -> tuple[Telling, ...]:
    """The telling of each claim."""
    paragraphs = {p: n for n, p in enumerate(dict.fromkeys(s.paragraph for s in annotation.sentences))}
    titles = sum(1 for s in annotation.sentences if s.block is BlockKind.TITLE)
    lead = _LEAD + bool(titles)
    found, parts = [], parts_of(annotation)
    for claim in claims:
        number = next((n for n, s in enumerate(annotation.sentences) if s.start <= claim.trigger.start < s.end), None)
        if number is None:
            found.append(Telling(0, 0, in_story=False))
            continue
        sentence = annotation.sentences[number]
        paragraph = paragraphs[sentence.paragraph]
        word = _word(sentence, claim)
        told = _tense(sentence, word)
        outside = (
            (told == "pluperfect" and not claim.attribution)
            or (told == "present" and sentence.block is not BlockKind.TITLE and paragraph > 0)
            or (told == "perfect" and paragraph >= lead)
        )
        later = is_later_death(claim.trigger.of(text), text[sentence.start : sentence.end])
        found.append(Telling(number, paragraph, not outside, parts[number], clause_of(sentence, word), later))
    return tuple(found)


def clause_of(sentence: Sentence, word: int, *, of_time: bool = False) -> int:
    """The head of the clause or phrase that tells of another day than the sentence's, or -1: what had befallen the
    people that it speaks of ("two nuns who were abducted were freed on Wednesday"), that over which something is done
    ("arrested on Thursday over a bombing that killed 12"), and that from which is counted ("three days after"). The
    time of what somebody is taken for is also when he was taken: `of_time` asks for a time's clause."""
    tokens, relative = sentence.tokens, -1
    for at in (word, *sentence.ancestors(word)):
        relation = tokens[at].deprel.split(":")[0]
        if relation == "acl" and _is_suffered(sentence, at):
            return at
        about = relation in ("obl", "nmod", "advcl") and _is_about(sentence, at)
        if about and not (of_time and _opening(sentence, at) == "for"):
            return at
        if at in counted_from(sentence):
            return relative if relative >= 0 else at
        relative = at if relative < 0 and tokens[at].deprel == "acl:relcl" else relative
    return -1


def _is_about(sentence: Sentence, word: int) -> bool:
    """ "Over a bombing", "for stabbing a man", "in connection with the raid", "suspects in a bombing"."""
    token, opening = sentence.tokens[word], _opening(sentence, word)
    head = sentence.tokens[token.head].lemma.lower() if token.head >= 0 else ""
    if opening == "in":
        return token.lemma.lower() in _ABOUT or head in _HELD
    return opening in _OVER or (opening == "for" and token.xpos == "VBG")


def _is_suffered(sentence: Sentence, verb: int) -> bool:
    """Whether the clause on a noun is in the passive: "killed by a sniper", "who were killed"; but the wounded are
    treated on the day."""
    noun = sentence.tokens[verb].head
    above = sentence.tokens[noun].head if noun >= 0 else -1
    if above >= 0 and sentence.tokens[above].lemma.lower() in _TREAT:
        return False
    relations = {sentence.tokens[c].deprel for c in sentence.children[verb]}
    below = (sentence.tokens[c] for c in sentence.children[verb])
    if any(t.deprel == "obj" and t.text.lower() in _RELATIVE for t in below):
        return True  # "the men whom rebels took"
    if sentence.tokens[verb].xpos != "VBN":
        return False
    return "aux:pass" in relations or not relations & {"nsubj", "aux"}


def _opening(sentence: Sentence, word: int) -> str:
    """The preposition or conjunction that opens a phrase or a clause."""
    tokens = sentence.tokens
    return next((tokens[c].text.lower() for c in sentence.children[word] if tokens[c].deprel in ("case", "mark")), "")


def parts_of(annotation: Annotation) -> tuple[int, ...]:
    """For each sentence the number of the part that it stands in: a new one begins where the text turns to something
    else."""
    parts, part = list[int](), 0
    for sentence in annotation.sentences:
        part += _turns(sentence)
        parts.append(part)
    return tuple(parts)


def _turns(sentence: Sentence) -> bool:
    """Whether its first words turn to something else."""
    found: bool | None = sentence.noted.get(_turns)
    if found is None:
        words = load_times().turns
        opening = [t.text.lower() for t in sentence.tokens[:_OPENING]]
        found = sentence.noted[_turns] = any(" ".join(opening[:n]) in words for n in range(1, len(opening) + 1))
    return found


def _word(sentence: Sentence, claim: Claim) -> int:
    """The word of the trigger on which its others depend."""
    inside = [i for i, t in enumerate(sentence.tokens) if t.start < claim.trigger.end and claim.trigger.start < t.end]
    return next((i for i in inside if sentence.tokens[i].head not in inside), inside[0] if inside else 0)


def _tense(sentence: Sentence, word: int) -> str:
    """past, present, perfect or pluperfect: of the verb itself, or of the finite one that it depends on."""
    tokens = sentence.tokens
    for at in (word, *sentence.ancestors(word)):
        token = tokens[at]
        if token.upos not in ("VERB", "AUX"):
            if token.upos == "NOUN" and at == word:
                return "past"  # the attack, the killing: a noun has no tense
            continue
        auxiliaries = [tokens[c] for c in sentence.children[at] if tokens[c].deprel.split(":")[0] in ("aux", "cop")]
        having = next((t for t in auxiliaries if t.lemma.lower() == "have"), None)
        if having is not None and token.xpos in ("VBN", "VBD"):
            return "pluperfect" if having.xpos == "VBD" else "perfect"
        finite = [t.xpos for t in (token, *auxiliaries) if t.xpos in ("VBD", "VBZ", "VBP", "MD")]
        if finite:
            return "past" if set(finite) & _WHOLE else "present"
    return "past"


@dataclass(frozen=True, slots=True)
class Told:
    """A time told in a sentence. `moves` says whether the story moves on to it: not so a month, a year, or a day in the
    tense of something else; `apart` that a clause of its own tells it; `part` is the part of the text."""

    sentence: int
    time: TimeRef
    moves: bool
    apart: bool = False
    part: int = 0
    clause: int = -1


def times_told(
    annotation: Annotation,
    claims: Sequence[Claim],
    told: Sequence[Telling],
    *,
    text: str,
    published: date | None,
    today: date | None,
) -> tuple[Told, ...]:
    """The times told in the text in its order, save times of saying and spans that only begin or end there.

    `today` is that of `hours_day`."""
    found = [
        Told(
            place.sentence,
            claim.time,
            moves=_lends(claim) and claim.mode not in _PEACE,
            clause=place.clause,
        )
        for claim, place in zip(claims, told, strict=True)
        if not place.later
        and claim.time is not None
        and claim.time.earliest is not None
        and not _is_present(claim.time.text)
        if in_story(claim) and kind_of(claim) != _SPEECH
    ]
    taken = [c.time.span for c in claims if c.time is not None and c.time.earliest is not None]
    said = [a.cue for c in claims for a in c.attribution if a.cue is not None]
    said += [c.trigger for c in claims if kind_of(c) == _SPEECH and c.event_type is not EventType.STATEMENT]
    anchor: date | None = None
    for number, sentence in enumerate(annotation.sentences):
        if "mourning" in sentence.forms:
            continue  # "declared Tuesday a day of mourning"
        for phrase in time_phrases(sentence, published):
            span = Span(sentence.tokens[phrase.first].start, sentence.tokens[phrase.past - 1].end)
            if phrase.counted or any(t.start < span.end and span.start < t.end for t in taken):
                continue
            if _is_of_saying(sentence, phrase, said):
                continue
            time = None if _AWAY.match(span.of(text)) else _read(span, text, published, anchor)
            if time is None or time.earliest is None:
                continue
            if published is not None and (time.earliest > published or _is_dateline(time, published)):
                continue
            clause = clause_of(sentence, phrase.governor, of_time=True) if phrase.governor >= 0 else -1
            moves = _tells(sentence, phrase) or entry_place(sentence) is not None
            moves = moves and _is_short(time)
            found.append(Told(number, time, moves, _is_apart(sentence, phrase), clause=clause))
            anchor = time.earliest if moves and time.earliest == time.latest else anchor
    if any(t.moves and t.clause < 0 for t in found):  # else the news itself is told in such a clause
        found = [replace(t, moves=t.moves and t.clause < 0) for t in found]
    if any(t.moves and _is_close(t.time) for t in found):  # a week is no day to go on from, where days are told
        found = [replace(t, moves=t.moves and _is_close(t.time)) for t in found]
    if not any(t.moves for t in found):
        found += _told_by_the_hour(annotation, text, published, today)
    parts = parts_of(annotation)
    found = [replace(t, part=parts[t.sentence]) for t in found]
    return tuple(sorted(found, key=lambda t: (t.sentence, t.time.span.start)))


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
                found.append(Told(number, TimeRef(span, span.of(text), today, today, "day"), moves=True))
    return found


def hours_day(annotation: Annotation, *, text: str, published: date | None) -> date | None:
    """The day of publication, if the text tells that day and no other of the days around it; else None."""
    near: set[date] = set()
    for sentence in annotation.sentences:
        for phrase in time_phrases(sentence, published):
            span = Span(sentence.tokens[phrase.first].start, sentence.tokens[phrase.past - 1].end)
            days = None if _is_present(span.of(text)) else resolve(span.of(text), published=published)
            if published is None or days is None or days.earliest is None or days.latest is None or phrase.since:
                continue
            if (days.latest - days.earliest).days < _LONGEST and abs((days.earliest - published).days) < _NEAR:
                near |= {days.earliest, days.latest}
    return published if near == {published} else None


def _is_dateline(time: TimeRef, published: date) -> bool:
    """The day of publication in full, whatever verb the parse hung it on."""
    return time.earliest == published and _YEAR.search(time.text) is not None


def _is_of_saying(sentence: Sentence, phrase: TimePhrase, said: Sequence[Span]) -> bool:
    """A day on which somebody spoke, or a dateline."""
    if entry_place(sentence) is not None:
        return False
    if phrase.governor < 0 or sentence.block is BlockKind.TITLE:
        return True
    return is_of_saying(sentence, phrase, said) or _is_of_counting(sentence, phrase.governor)


def _is_of_counting(sentence: Sentence, verb: int) -> bool:
    """ "The death toll rose to nine on Friday": a day of those who count."""
    subject = sentence.child(verb, "nsubj")
    return subject is not None and sentence.tokens[subject].lemma.lower() in ("toll", "number", "tally", "count")


def _tells(sentence: Sentence, phrase: TimePhrase) -> bool:
    """Whether the time is that of a verb of the story: "the accord of 10 March" is named by its day."""
    if phrase.history or sentence.tokens[phrase.governor].upos != "VERB":
        return False
    relation = sentence.tokens[phrase.head].deprel.split(":")[0]
    return relation in ("obl", "advmod", "nmod") and _tense(sentence, phrase.governor) == "past"


def _is_apart(sentence: Sentence, phrase: TimePhrase) -> bool:
    chain = (phrase.governor, *sentence.ancestors(phrase.governor)) if phrase.governor >= 0 else ()
    return any(sentence.tokens[w].deprel.split(":")[0] in ("acl", "advcl") for w in chain)


_YEAR = re.compile(r"(?:19|20)\d\d")
_AWAY = re.compile(r"(?:for|until|till|by|ahead|before|since|after|from|within)\b", re.IGNORECASE)


def _read(span: Span, text: str, published: date | None, anchor: date | None) -> TimeRef | None:
    days = None if _is_present(span.of(text)) else resolve(span.of(text), published=published, anchor=anchor)
    return TimeRef(span, span.of(text), days.earliest, days.latest, days.precision) if days else None


Lending = Mapping[tuple[int, int | None], Sequence[int]]


def lending(claims: Sequence[Claim], told: Sequence[Telling]) -> Lending:
    """Sentence and kind -> the claims there that may lend their time, by number."""
    found: dict[tuple[int, int | None], list[int]] = {}
    for number, claim in enumerate(claims):
        if _lends(claim) and not told[number].later:
            found.setdefault((told[number].sentence, kind_of(claim)), []).append(number)
    return found


def lender(
    claims: Sequence[Claim], told: Sequence[Telling], times: Sequence[Told], lends: Lending, number: int
) -> TimeRef | None:
    """The time that the story lends to a claim, or None. `claims` are dated by their own words, in the text's order.

    First that of another happening in its sentence, then the only other time told there, then the day that the story is
    at. Words take the time of other words in their sentence, else in the document where all of these agree.
    """
    claim, here = claims[number], told[number].sentence
    kind = kind_of(claim)
    if not in_story(claim):
        return None
    clause = told[number].clause
    beside = [claims[n] for n in lends.get((here, kind), ()) if n != number and told[n].clause == clause]
    if beside:
        return min(beside, key=lambda o: abs(o.trigger.start - claim.trigger.start)).time
    if kind == _SPEECH:
        said = chain.from_iterable(found for (_, other), found in lends.items() if other == kind)
        return _agreed([claims[n] for n in sorted(said) if told[n].clause < 0 and not _is_dated(claims[n])])
    same = {(t.time.earliest, t.time.latest): t for t in times if t.sentence == here and t.clause == clause}
    if len(same) > 1:
        return None
    told_here = next(iter(same.values()), None)
    other = told_here.time if told_here is not None else None
    if told_here is not None and (_is_short(told_here.time) or not told_here.apart):
        return other
    if kind is None or not told[number].in_story:
        return None
    before = [t.time for t in times if t.moves and t.sentence < here]
    behind = (t.time for t in times if t.moves and t.sentence > here and t.part == told[number].part)
    day = before[-1] if before else next(behind, None)
    # A month or a year of another clause tells nothing, if the day of the story lies within it; else that day is none.
    return day if day is None or other is None or _within(day, other) else None


def _within(day: TimeRef, span: TimeRef) -> bool:
    if day.earliest is None or day.latest is None or span.earliest is None or span.latest is None:
        return False
    return span.earliest <= day.earliest and day.latest <= span.latest


def _agreed(others: Sequence[Claim]) -> TimeRef | None:
    """The time of all of them, or None where they are of several days."""
    times = [o.time for o in others if o.time is not None]
    return times[0] if len({(t.earliest, t.latest) for t in times}) == 1 else None


def _is_dated(claim: Claim) -> bool:
    """Told with its year: a day that a report looks back to, not that on which all in it was said."""
    return claim.time is not None and _YEAR.search(claim.time.text) is not None


def _lends(claim: Claim) -> bool:
    return claim.time is not None and _is_short(claim.time) and in_story(claim)


def _is_present(words: str) -> bool:
    return PRESENT.search(words.lower()) is not None


def _is_close(time: TimeRef) -> bool:
    return time.earliest is not None and time.latest is not None and (time.latest - time.earliest).days < _CLOSE


def _is_short(time: TimeRef) -> bool:
    return time.earliest is not None and time.latest is not None and (time.latest - time.earliest).days < _LONGEST


def kind_of(claim: Claim) -> int | None:
    """Which claims lend each other their time; None for those that neither lend nor take."""
    if claim.mode in _PEACE:
        return None
    return next((n for n, types in enumerate(_KINDS) if claim.event_type in types), None)


def in_story(claim: Claim) -> bool:
    """Whether it is told as having happened now: no history, plan or possibility."""
    return not claim.background and claim.modality in (Modality.ACTUAL, Modality.ATTEMPTED)
