"""How each claim of a text is told: in which sentence, tense, part and clause, and as which kind of happening."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container, Iterator, Sequence
from datetime import date

from reportedly.annotate.annotation import Annotation, Sentence
from reportedly.code.demonyms import is_country
from reportedly.code.later import is_later_death
from reportedly.code.time_words import load_times
from reportedly.code.times import apart_in_time, counted_from
from reportedly.code.times_apart import is_about, is_reacted_to, names_somebody, opening, turns
from reportedly.code.told import is_at_large
from reportedly.frozen import dataclass
from reportedly.link.days import PRESENT
from reportedly.link.story_clauses import clause_of, place_told_of
from reportedly.model import BlockKind, Claim, EventType, Modality, TimeRef

# Only these lend each other their time: the happenings that a story tells of, and the words spoken on them. A town
# falls on Saturday, and on Tuesday a ministry speaks of it; a truce between the two is of neither day.
_KINDS = (
    frozenset({EventType.ASSAULT, EventType.COERCE, EventType.RETREAT, EventType.PROTEST}),
    frozenset({EventType.STATEMENT, EventType.REQUEST, EventType.REJECT, EventType.ACCUSE, EventType.THREATEN}),
)
_KIND_OF = {event_type: number for number, types in enumerate(_KINDS) for event_type in types}
SPEECH = 1
PEACE = frozenset({"ceasefire", "release", "resign", "access", "disarm", "arrest"})  # are no part of a fight
LONGEST = 7  # days that a lent time may span; of a month or a year it would tell nothing of one happening
_CLOSE = 4  # days: of a time that the story goes on from
_LEAD = 2  # paragraphs at the head of a report, whose perfect tense tells the news ("have been killed")
_CHRONICLE = 3  # days, and paragraphs that tell them, that make a chronicle
_YEAR = 4  # digits
_DATED = 3  # words in which a day stands at the head of a line
_HEAD = 6  # words in which a country's name and a colon stand at the head of a part
_FRAME = 10  # words in which the place stands that a paragraph begins with
_FRAMES = frozenset({"in", "near", "at", "along", "on", "around", "outside", "off"})
_DIRECTIONS = frozenset({"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"}) | {
    f"{a}-{b}" for a in ("north", "south") for b in ("east", "west")
}
_UP_TO = re.compile(
    r"(?:prior to|ahead of|up to|until|till|to|before (?!dawn|daybreak|sunrise|noon|midday|midnight))\b", re.IGNORECASE
)
_THEN = " said at the time"
_OF_THEN = frozenset({"said", "at", "the"})
_WHOLE = frozenset({"VBD", "MD"})


@dataclass(frozen=True, slots=True)
class Telling:
    """How a claim is told: in which sentence and paragraph of the text, in a tense of the story or not, in which
    part of a text that turns to something else ("Separately, …"), and in which clause of its own (see `clause_of`).
    `later`: it is the death of one wounded before, on a day of its own. `chronicle`: in a text whose paragraphs have
    each a date of its own. `turned`: its paragraph turns to something else before it. `described`: its day is told
    in a clause that describes it ("the truce that it announced last week"), and is no other happening's. `known`: a
    noun tells it as known ("the attack"); `reacted`: that is the object of a verb of reacting to it; `about`: something
    is done over it ("arrested over the judge's killing"), on a later day. `source` is the paragraph in the annotation,
    -1 for a title; `alleged`: somebody is charged with it; `answered`: it is, or stands in, what a verb reacts to;
    `before`: told in the pluperfect; `of_place`: it says what befell a place that is not named before ("bound for
    a town that rebels overran on Monday"); `joined`: the character at which the joined clause with a subject of its own
    begins that it is told in ("…, and police arrested a man on Monday"), -1 where there is none; `names`: it only tells
    who somebody is ("the bombing suspect")."""

    sentence: int
    paragraph: int
    in_story: bool
    part: int = 0
    clause: int = -1
    later: bool = False
    chronicle: bool = False
    turned: bool = False
    described: bool = False
    known: bool = False
    reacted: bool = False
    about: bool = False
    source: int = -1
    alleged: bool = False
    answered: bool = False
    before: bool = False
    of_place: bool = False
    joined: int = -1
    names: bool = False


def tellings(
    annotation: Annotation,
    claims: Sequence[Claim],
    parts: Sequence[int],
    text: str,
    published: date | None,
    *,
    chronicle: bool,
) -> tuple[Telling, ...]:
    """The telling of each claim; `parts` are those that its sentences stand in (`parts_of`)."""
    paragraphs = {p: n for n, p in enumerate(dict.fromkeys(s.paragraph for s in annotation.sentences))}
    titles = sum(1 for s in annotation.sentences if s.block is BlockKind.TITLE)
    lead = _LEAD + bool(titles)
    found = []
    chronicle = chronicle or sum(map(_is_headed, annotation.sentences)) > 1
    first = {part: number for number, part in reversed(list(enumerate(parts)))}
    starts, react = [s.start for s in annotation.sentences], load_times().react
    for claim in claims:
        number = bisect_right(starts, claim.trigger.start) - 1
        if number < 0 or claim.trigger.start >= annotation.sentences[number].end:
            found.append(Telling(0, 0, in_story=False))
            continue
        sentence = annotation.sentences[number]
        paragraph = paragraphs[sentence.paragraph]
        word = _word(sentence, claim)
        told = tense_of(sentence, word)
        outside = (
            (told == "pluperfect" and not claim.attribution)
            or (told == "present" and sentence.block is not BlockKind.TITLE and paragraph > 0 and not chronicle)
            or (told == "perfect" and paragraph >= lead)
            or _is_of_then(sentence)
            or _is_counted_from(sentence, word)
            or names_somebody(sentence, word)
            or (number >= lead and is_at_large(sentence, word, claim))
        )
        later = is_later_death(claim.trigger.of(text), text[sentence.start : sentence.end])
        begun = first.get(parts[number], 0)
        found.append(
            Telling(
                number,
                paragraph,
                not outside,
                parts[number],
                clause_of(sentence, word, published),
                later,
                chronicle=chronicle,
                turned=begun > 0 and annotation.sentences[begun].paragraph == sentence.paragraph,
                described=_is_described(sentence, word, claim),
                known=_is_known(sentence, word),
                reacted=_is_reacted(sentence, word),
                about=opening(sentence, word) in ("over", "since") and is_about(sentence, word),
                source=sentence.paragraph if sentence.block is not BlockKind.TITLE else -1,
                alleged=_is_alleged(sentence, word),
                before=told == "pluperfect",
                of_place=_is_of_new_place(sentence, word, text),
                joined=joined_at(sentence, word),
                names=names_somebody(sentence, word),
                answered=not react.isdisjoint(sentence.forms)
                and any(is_reacted_to(sentence, w) for w in (word, *sentence.ancestors(word))),
            )
        )
    return tuple(found)


def _is_of_new_place(sentence: Sentence, word: int, text: str) -> bool:
    """Whether it says what befell a place that is not named before its sentence."""
    noun = place_told_of(sentence, word)
    if noun < 0:
        return False
    named = sentence.tokens[noun]
    return named.upos != "PROPN" or text.find(named.text, 0, sentence.start) < 0


def joined_at(sentence: Sentence, word: int) -> int:
    """Where the joined clause begins that a word stands in, if it has a subject of its own; -1 where it has none."""
    tokens = sentence.tokens
    for at in (word, *sentence.ancestors(word)):
        verbs = tokens[at].upos in ("VERB", "AUX") and (tokens[at].deprel == "conj" or _is_set_against(sentence, at))
        if verbs and sentence.child(at, "nsubj", "nsubj:pass") is not None:
            return tokens[sentence.extent(at)[0]].start
        if tokens[at].relation in ("ccomp", "parataxis", "acl", "advcl"):
            return -1
    return -1


def _is_set_against(sentence: Sentence, verb: int) -> bool:
    """ "…, while police arrested a man on Monday"."""
    mark = sentence.child(verb, "mark") if sentence.tokens[verb].deprel == "advcl" else None
    return mark is not None and sentence.tokens[mark].low in ("while", "whereas")


def _is_known(sentence: Sentence, word: int) -> bool:
    """ "The attack", "that arrest"."""
    determiner = sentence.child(word, "det")
    definite = determiner is not None and sentence.tokens[determiner].low in ("the", "that", "this")
    return definite and sentence.tokens[word].upos == "NOUN"


def _is_reacted(sentence: Sentence, word: int) -> bool:
    """ "Condemned the attack", "confirmed the arrest"."""
    token = sentence.tokens[word]
    return token.deprel == "obj" and sentence.tokens[token.head].low_lemma in load_times().react


def _is_alleged(sentence: Sentence, word: int) -> bool:
    """ "Accused the army of shelling a market", "condemned attacks on medics": of some other day, or of no one day."""
    tokens = sentence.tokens
    if tokens[word].upos == "NOUN":
        if tokens[word].xpos != "NNS" or not _is_reacted(sentence, word):
            return False
        return all(tokens[c].relation not in ("det", "nummod", "nmod:poss", "amod") for c in sentence.children[word])
    if load_times().accuse.isdisjoint(sentence.forms):
        return False
    for at in (word, *sentence.ancestors(word)):
        above = tokens[at].head
        if tokens[at].deprel == "advcl" and above >= 0 and tokens[above].low_lemma in load_times().accuse:
            return opening(sentence, at) in ("of", "for")
    return False


def _is_of_then(sentence: Sentence) -> bool:
    """ "Officials said at the time"."""
    return sentence.forms >= _OF_THEN and _THEN in " ".join([t.low for t in sentence.tokens])


def parts_of(
    annotation: Annotation, *, chronicle: bool, deeds: Container[int] = (), updates: Sequence[int | None] = ()
) -> tuple[int, ...]:
    """For each sentence the number of the part that it stands in: a new one begins where the text turns to something
    else and behind the paragraph that did, in a chronicle with each paragraph, and with the entries of a live page that
    look back on another day, of which `updates` has the numbers. `deeds` are the sentences that tell what was done: a
    paragraph on another place that tells none ("In Orra, the mayor condemned the raid") is no part of its own."""
    parts, part, moved = list[int](), 0, _moved(annotation, deeds) | _headings(annotation)
    paragraph, left = -1, False
    for number, sentence in enumerate(annotation.sentences):
        begins = chronicle and (sentence.paragraph != paragraph or _is_of_a_day(sentence))
        begins = begins or (bool(updates) and number > 0 and updates[number] != updates[number - 1])
        opens = number in moved or turns(sentence) or _is_headed(sentence)
        ends = left and sentence.paragraph != paragraph
        part += begins or opens or ends
        left = opens or (left and not ends)
        paragraph = sentence.paragraph
        parts.append(part)
    return tuple(parts)


def is_chronicle(annotation: Annotation, title: str) -> bool:
    """Whether the paragraphs of a text have each a date of its own, as those of a monitor's report do, or its lines; or
    its title says that it looks back on a week, of which each paragraph may tell another day."""
    if _is_review(title) or sum(map(_is_of_a_day, annotation.sentences)) >= _CHRONICLE:
        return True
    paragraphs = {s.paragraph for s in annotation.sentences if s.block is BlockKind.BODY}
    dated = [(s.paragraph, day) for s in annotation.sentences if s.block is BlockKind.BODY for day in _dates(s)]
    days = {day for _, day in dated}
    told = {paragraph for paragraph, _ in dated}
    return len(days) >= _CHRONICLE and len(told) >= max(_CHRONICLE, len(paragraphs) / 2)


def _is_review(title: str) -> bool:
    """ "Weekly review, 6 to 13 July", "A week in the borderlands", "Seven days on the border"."""
    words, told = load_times(), f"{title.lower()} "
    openings = tuple(f"{opening} " for opening in words.looks_back)
    begins = any(part.startswith(openings) for part in (told, told.partition(": ")[2]))
    return begins or any(phrase in told for phrase in words.reviews)


def _is_of_a_day(sentence: Sentence) -> bool:
    """ "Nov 17: The army …": a line of a list by days."""
    if not _dates(sentence):
        return False
    colon = next((i for i, t in enumerate(sentence.tokens[:_HEAD]) if t.text == ":"), 0)
    return any(t.low in load_times().month for t in sentence.tokens[: min(colon, _DATED)])


def _dates(sentence: Sentence) -> tuple[tuple[str, str], ...]:
    """The days of a month that it tells without a year."""
    found: tuple[tuple[str, str], ...] | None = sentence.noted.get(_dates)
    if found is None:
        named = not sentence.forms.isdisjoint(load_times().month)
        found = sentence.noted[_dates] = tuple(_find_dates(sentence)) if named else ()
    return found


def _find_dates(sentence: Sentence) -> Iterator[tuple[str, str]]:
    tokens, months = sentence.tokens, load_times().month
    for i, token in enumerate(tokens):
        if token.low not in months:
            continue
        day = next((t.text for t in (*tokens[i + 1 : i + 2], *tokens[max(0, i - 1) : i]) if t.text.isdigit()), None)
        year = any(len(t.text) == _YEAR and t.text.isdigit() for t in tokens[i + 1 : i + 4])
        if day is not None and len(day) < _YEAR and not year:
            yield token.low, day


def _moved(annotation: Annotation, deeds: Container[int]) -> frozenset[int]:
    """The sentences at the head of a paragraph that move to a scene of their own: "In Orra, further north, gunmen …",
    where Orra was not spoken of before. A paragraph that begins with "yesterday" tells another day than those behind
    it."""
    found, before = set[int](), set[str]()
    several, yesterday = _tells_several_days(annotation), False
    if not several and any(not load_times().all_over.isdisjoint(s.forms) for s in annotation.sentences[:_LEAD]):
        return frozenset()
    for number, sentence in enumerate(annotation.sentences):
        opens = number > 0 and annotation.sentences[number - 1].paragraph != sentence.paragraph
        names = _frame(sentence, several=several or yesterday) if opens else ()
        if names and before.isdisjoint(names) and (several or yesterday or number in deeds):
            found.add(number)
        yesterday = yesterday or (opens and sentence.tokens[0].low == "yesterday")
        if sentence.block is not BlockKind.TITLE:  # a title names all that the text tells
            before.update([sentence.tokens[i].text for i in sentence.of_upos("PROPN")])
    return frozenset(found)


def _tells_several_days(annotation: Annotation) -> bool:
    weekdays = load_times().weekday
    body = [s for s in annotation.sentences if s.block is BlockKind.BODY]
    named = [s for s in body if not weekdays.isdisjoint(s.forms)]
    days = {t.low for s in named for t in s.tokens if t.low in weekdays} | {day for s in body for day in _dates(s)}
    return len(days) > 1


def _frame(sentence: Sentence, *, several: bool) -> tuple[str, ...]:
    """The names of the places that a sentence begins with: "In Orra, …", "On the Orra front, …", "In the east, …"; in
    a text that tells several days also where no comma parts them from the rest."""
    tokens = sentence.tokens
    if len(tokens) < 2 or tokens[0].low not in _FRAMES or sentence.block is BlockKind.TITLE:
        return ()
    comma = next((i for i, t in enumerate(tokens[:_FRAME]) if t.text == ","), 0)
    places = [e for e in sentence.entities if e.kind == "LOC"]
    found = {w for e in places for w in range(e.first, min(e.past, comma)) if tokens[w].upos == "PROPN"}
    if not found and several and tokens[0].low == "in":
        found = {e.first for e in places if e.first in (1, 2) and tokens[e.first].upos == "PROPN"}
    if found or comma < 2:
        return tuple(tokens[w].text for w in found)
    return tuple(t.low for t in tokens[1:comma] if t.low in _DIRECTIONS)[-1:]


def _headings(annotation: Annotation) -> frozenset[int]:
    """The sentences that begin with a name and a colon, in a text of which several paragraphs do: "Orra: Rebels …"."""
    found, names = set[int](), set[str]()
    for number, sentence in enumerate(annotation.sentences):
        opens = number == 0 or annotation.sentences[number - 1].paragraph != sentence.paragraph
        if not opens or ":" not in sentence.forms:
            continue
        colon = next((i for i, t in enumerate(sentence.tokens[:_HEAD]) if t.text == ":"), 0)
        head = sentence.tokens[:colon]
        if head and sentence.block is BlockKind.BODY and any(t.upos == "PROPN" for t in head):
            found.add(number)
            names.add(" ".join(t.text for t in head))
    return frozenset(found) if len(names) >= _CHRONICLE else frozenset()


def _is_headed(sentence: Sentence) -> bool:
    """ "Norland: Rebels fired …": a part of a text on several countries."""
    if ":" not in sentence.forms:
        return False
    colon = next((i for i, t in enumerate(sentence.tokens[:_HEAD]) if t.text == ":"), 0)
    return colon > 0 and is_country(" ".join(t.text for t in sentence.tokens[:colon]))


def _is_described(sentence: Sentence, word: int, claim: Claim) -> bool:
    """Whether a happening told by a noun has its time from a relative clause on that noun, or from a participle on
    what something is done about: "defied the curfew imposed on Monday"."""
    if claim.time is None or sentence.tokens[word].upos != "NOUN":
        return False
    at = next(iter(sentence.within(claim.time.span.start, claim.time.span.end)), None)
    kinds = ("acl:relcl", "acl") if sentence.tokens[word].deprel == "obj" else ("acl:relcl",)
    clauses = (c for c in sentence.children[word] if sentence.tokens[c].deprel in kinds)
    return at is not None and any(at in sentence.subtree(c) for c in clauses)


def _is_counted_from(sentence: Sentence, word: int) -> bool:
    """ "It comes a week after the army said it had shelled the camp": what is told of before the story is of no day of
    its own, as the week is that of the saying."""
    counted = counted_from(sentence)
    return bool(counted) and (word in apart_in_time(sentence) or not counted.isdisjoint(sentence.ancestors(word)))


def _word(sentence: Sentence, claim: Claim) -> int:
    """The word of the trigger on which its others depend."""
    inside = sentence.within(claim.trigger.start, claim.trigger.end)  # it begins and ends with a word
    return next((i for i in inside if sentence.tokens[i].head not in inside), inside[0] if inside else 0)


def tense_of(sentence: Sentence, word: int) -> str:
    """past, present, perfect or pluperfect: of the verb itself, or of the finite one that it depends on."""
    tokens = sentence.tokens
    for at in (word, *sentence.ancestors(word)):
        token = tokens[at]
        if token.upos not in ("VERB", "AUX"):
            if token.upos == "NOUN" and at == word:
                return "past"  # the attack, the killing: a noun has no tense
            continue
        auxiliaries = [tokens[c] for c in _with_shared(sentence, at) if tokens[c].relation in ("aux", "cop")]
        having = next((t for t in auxiliaries if t.low_lemma == "have"), None)
        been = having is not None and any(t.low == "been" for t in auxiliaries)
        if having is not None and (token.xpos in ("VBN", "VBD") or been):
            return "pluperfect" if having.xpos == "VBD" else "perfect"
        finite = [t.xpos for t in (token, *auxiliaries) if t.xpos in ("VBD", "VBZ", "VBP", "MD")]
        if finite:
            return "past" if set(finite) & _WHOLE else "present"
    return "past"


def _with_shared(sentence: Sentence, verb: int) -> list[int]:
    """The words on a verb; where it shares the auxiliary of the verb before it, those on that one too: "has killed 40
    and uprooted 900"."""
    own, token = sentence.children[verb], sentence.tokens[verb]
    shares = token.deprel == "conj" and token.head >= 0 and (token.xpos == "VBN" or token.low.endswith("ed"))
    if not shares or any(sentence.tokens[c].relation in ("aux", "cop", "nsubj") for c in own):
        return [*own]
    return [*own, *sentence.children[token.head]]


def may_lend(claim: Claim) -> bool:
    """Whether its time may be that of others: "prior to 15 April" is none on which anything is told to have been."""
    if claim.time is None or _UP_TO.match(claim.time.text) is not None:
        return False
    return is_short(claim.time) and in_story(claim)


def is_present(words: str) -> bool:
    return PRESENT.search(words.lower()) is not None


def is_close(time: TimeRef) -> bool:
    return time.earliest is not None and time.latest is not None and (time.latest - time.earliest).days < _CLOSE


def is_short(time: TimeRef) -> bool:
    return time.earliest is not None and time.latest is not None and (time.latest - time.earliest).days < LONGEST


def kind_of(claim: Claim) -> int | None:
    """Which claims lend each other their time; None for those that neither lend nor take."""
    if claim.mode in PEACE:
        return None
    return _KIND_OF.get(claim.event_type)


def in_story(claim: Claim) -> bool:
    """Whether it is told as having happened now: no history, plan or possibility."""
    return not claim.background and claim.modality in (Modality.ACTUAL, Modality.ATTEMPTED)
