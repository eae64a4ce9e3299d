"""A claim with what the coder knows of it: its sentence, its trigger, and the name of its place."""

from __future__ import annotations

import re

from reportedly.annotate.annotation import Sentence
from reportedly.code.context import Context
from reportedly.code.demonyms import is_adjective
from reportedly.code.nouns import load_nouns, noun_of
from reportedly.code.phrases import head_of
from reportedly.code.place_names import is_institution
from reportedly.code.times_apart import of_a_span
from reportedly.code.trigger import Trigger
from reportedly.frozen import dataclass
from reportedly.model import Claim, EventType, Modality, PlaceRef

_KEEPING = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.RETREAT, EventType.PROTEST})
_LONG = frozenset({"year", "years", "month", "months", "decade", "decades", "since"})
_YEAR = re.compile(r"(?:in |during )?(?:early |late |mid-)?(?:19|20)\d\d", re.IGNORECASE)
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})


@dataclass(frozen=True, slots=True)
class Told:
    """A claim of sentence number `index`. `word` is its event's word there, `name` the name of its place, or None;
    `place_head` the head of its own words of place, if they stand in the sentence; `is_definite` says that it speaks
    of a happening as known ("the attack", "claimed responsibility for the attack"), `is_there` that it was "there";
    `in_story` that it is violence, protest or their like that has happened and is no history, `is_sum` that it is
    what has come together since a beginning."""

    claim: Claim
    index: int
    word: int
    name: str | None
    place_head: int | None
    is_definite: bool
    is_there: bool
    in_story: bool
    is_sum: bool = False

    @classmethod
    def of(cls, context: Context, claim: Claim, index: int) -> Told:
        sentence = context.sentence(index)
        shown = sentence.within(claim.trigger.start, claim.trigger.end)
        trigger = next((t for t in context.triggers[index] if (t.first, t.past) == (shown.start, shown.stop)), None)
        word = trigger.word if trigger is not None else shown[0]
        return cls(
            claim=claim,
            index=index,
            word=word,
            name=place_name(context, claim.place),
            place_head=_head(sentence, claim.place),
            is_definite=_known(sentence, trigger),
            is_there=_there(sentence),
            in_story=_is_news(claim),
            is_sum=_since(sentence, word)
            or of_these(sentence)
            or _is_documented(sentence, word)
            or _is_of_a_span(sentence, word),
        )

    @property
    def is_long(self) -> bool:
        """Told of a year, a month or a time until now: a sum of happenings, which were not at one place."""
        time = self.claim.time
        if self.is_sum or time is None:
            return self.is_sum
        return not _LONG.isdisjoint(time.text.lower().split()) or _YEAR.fullmatch(time.text) is not None

    def same_kind(self, other: Told) -> bool:
        """Of one type, and of one mode where both have one."""
        one, two = self.claim, other.claim
        return one.event_type is two.event_type and (None in (one.mode, two.mode) or one.mode == two.mode)


def _is_news(claim: Claim) -> bool:
    happened = claim.modality in (Modality.ACTUAL, Modality.ATTEMPTED)
    return happened and not claim.background and claim.event_type in _KEEPING


def place_name(context: Context, place: PlaceRef | None) -> str | None:
    """The name in a place's wording, or the one that the document gives it."""
    if place is None or place.name:
        return place.name if place else None
    names = [t for t in context.tokens(place.span) if t.upos == "PROPN" and not is_adjective(t.text)]
    if all(t.text.islower() for t in names) or is_institution(names[-1]):
        return None  # "the Norlandic city", "his sari-sari store"
    return context.document.text[names[0].start : names[-1].end]


def _head(sentence: Sentence, place: PlaceRef | None) -> int | None:
    if place is None or not sentence.start <= place.span.start < sentence.end:
        return None
    inside = sentence.within(place.span.start, place.span.end)
    return head_of(sentence, inside[0], inside[-1] + 1) if inside else None


def _known(sentence: Sentence, trigger: Trigger | None) -> bool:
    if trigger is None:
        return False
    for word in range(trigger.first, trigger.past):
        if sentence.tokens[word].upos != "NOUN" or word not in (trigger.word, trigger.past - 1):
            continue
        determiner = sentence.child(word, "det")
        if determiner is not None and sentence.tokens[determiner].low in _DEFINITE:
            return not _is_no_happening(noun_of(sentence.tokens[word]))
    return False


def _is_no_happening(noun: str) -> bool:
    """ "Burnt the palace", "paid the supreme price": the article is that of what it was done to or with."""
    nouns = load_nouns()
    return noun in _PRICES or noun in nouns.facility or nouns.is_place(noun) or nouns.is_people(noun)


_PRICES = frozenset({"price", "sacrifice", "life"})


def of_these(sentence: Sentence) -> bool:
    """ "Of these, 514 died": a part of what was told just before."""
    tokens = sentence.tokens
    return len(tokens) > 1 and tokens[0].low == "of" and tokens[1].low in ("these", "those", "them")


def is_at_large(sentence: Sentence, word: int, claim: Claim) -> bool:
    """ "The law bans strikes on towns", "they wanted to avenge attacks": deeds that a bare plural tells of in the
    present, or as the object of an aim, are of many days and places, or of none."""
    tokens = sentence.tokens
    if tokens[word].xpos != "NNS" or tokens[word].head < 0:
        return False
    if any(tokens[i].upos == "AUX" for i in sentence.within(claim.trigger.start, claim.trigger.end)):
        return False  # "schools were shut"
    if any(tokens[c].relation in ("det", "nummod", "nmod:poss") for c in sentence.children[word]):
        return False
    above = sentence.children[tokens[word].head]
    if tokens[word].relation == "obj" and any(tokens[c].low == "to" and tokens[c].upos == "PART" for c in above):
        return True
    for verb in sentence.ancestors(word):
        if tokens[verb].upos not in ("VERB", "AUX"):
            continue
        forms = [tokens[verb], *(tokens[c] for c in sentence.children[verb] if tokens[c].relation in ("aux", "cop"))]
        finite = [t for t in forms if t.xpos in ("VBD", "VBZ", "VBP", "MD")]
        if finite:
            perfect = any(t.low_lemma == "have" for t in forms[1:])
            return not perfect and all(t.xpos in ("VBZ", "VBP") for t in finite)
    return False


def _is_of_a_span(sentence: Sentence, word: int) -> bool:
    """ "A week in which a judge was murdered": what the whole of a span of time was full of."""
    verbs = of_a_span(sentence)
    return bool(verbs) and not {word, *sentence.ancestors(word)}.isdisjoint(verbs)


def _is_documented(sentence: Sentence, word: int) -> bool:
    """ "The report documents the arrest of 1,473 people": what somebody has put together, of many days and places."""
    if sentence.forms.isdisjoint(_REPORTING):
        return False
    return any(sentence.tokens[a].low_lemma in _REPORTING for a in sentence.ancestors(word)) and any(
        sentence.tokens[c].low_lemma in ("report", "database", "study", "tally", "figure", "dataset")
        for a in sentence.ancestors(word)
        for c in sentence.children[a]
        if sentence.tokens[c].deprel == "nsubj"
    )


_REPORTING = frozenset({"document", "detail", "record", "catalogue", "catalog", "list", "tally", "register"})


def _since(sentence: Sentence, word: int) -> bool:
    """ "Since the coup, 40 have been killed", "69,000 have been killed since"."""
    if "since" not in sentence.forms:
        return False
    return any(
        token.low == "since" and token.deprel in ("case", "mark", "advmod") and word in sentence.ancestors(i)
        for i, token in enumerate(sentence.tokens)
    )


def _there(sentence: Sentence) -> bool:
    """ "Protesters there blocked a road": no "there is"."""
    if "there" not in sentence.forms:
        return False
    return any(t.low == "there" and t.deprel != "expl" and t.xpos != "EX" for t in sentence.tokens)
