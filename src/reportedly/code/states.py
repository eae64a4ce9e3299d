"""The dead and the wounded told by their number alone, whatever verb stands beside it: "seven dead and 21 injured",
"counted eleven dead soldiers", "received 31 wounded people"."""

from __future__ import annotations

from collections.abc import Container, Mapping
from functools import lru_cache

from reportedly.annotate.annotation import Sentence
from reportedly.code.counts import Amount, number_at
from reportedly.code.cues import load_cues
from reportedly.code.later import dies
from reportedly.code.matching import is_class
from reportedly.code.ontology import Ontology, Sense
from reportedly.code.trigger import Trigger
from reportedly.code.violence import is_violent_enough
from reportedly.model import EventType

_TOLD_BEFORE = frozenset({"the", "these", "those", "their", "its", "his", "her", "our", "all"})
_NAMES = frozenset({"toll", "leave"})  # what lists the states behind it itself


def state_triggers(
    sentence: Sentence,
    found: Mapping[int, Trigger],
    taken: Container[int],
    ontology: Ontology,
    *,
    amid_violence: bool,
    near_violence: bool = False,
    after_deed: bool = False,
) -> dict[int, Trigger]:
    """A trigger for the first state of each list of numbers of which no other trigger tells. "The nine dead" were told
    of before. `near_violence`: who tells of so many in a paragraph of its own tells of that violence ("the opposition
    spoke of nine dead"); `after_deed`: "nine wounded people were being treated" are those of a deed told before, and of
    no disaster."""
    told: dict[int, Trigger] = {}
    if sentence.forms.isdisjoint(_states(ontology)):
        return told
    if any("toll" in t.sense.rules or sentence.tokens[t.predicate].lemma in _NAMES for t in found.values()):
        return told
    for word, token in enumerate(sentence.tokens):
        senses = ontology.senses.get(("state", token.low), ())
        if not senses or word in found or word in taken or not _is_counted(sentence, word):
            continue
        if _then_died(sentence, word, senses[0]):
            continue
        if any(0 < word - other <= _LIST for other in told) or _held(sentence, word, ontology) is False:
            continue
        sense = senses[0]
        amid = amid_violence or (near_violence and _is_told(sentence, word))
        hurt = after_deed and ("wounded", "target") in sense.counts
        amid = amid or (hurt and counted_noun(sentence, word) is not None)
        if is_violent_enough(sentence, word, sense, ontology, amid_violence=amid):
            told[word] = Trigger(
                word=word,
                predicate=word,
                first=word if label_number(sentence, word) is not None else _number_ends(sentence, word) - 1,
                past=word + 1,
                event_type=sense.event_type or EventType.ASSAULT,
                mode=None,
                contexts=sense.contexts,
                sense=sense,
            )
    return told


def _then_died(sentence: Sentence, word: int, sense: Sense) -> bool:
    """ "Two wounded men died on Sunday": they are of the dead, and no wounded beside them."""
    noun = counted_noun(sentence, word)
    who = sentence.tokens[word if noun is None else noun]
    is_subject = who.head >= 0 and who.relation == "nsubj"
    return ("wounded", "target") in sense.counts and is_subject and dies(sentence.tokens[who.head].text)


def _is_told(sentence: Sentence, word: int) -> bool:
    """Whether somebody tells of so many: "spoke of nine dead", "admitted to one dead", "has the names of nine dead"."""
    if counted_noun(sentence, word) is None and _are_listed(sentence, word):
        return True
    verb = sentence.tokens[word].head
    told = verb >= 0 and sentence.tokens[word].relation in ("obl", "xcomp", "obj")
    return told and sentence.tokens[verb].low_lemma in load_cues().telling


def _are_listed(sentence: Sentence, word: int) -> bool:
    """Whether so many stand on a list, or are known by their names."""
    amount = number_at(sentence, _number_ends(sentence, word) - 1) if word else None
    if amount is None or amount.first < _LISTED:
        return False
    what, of = sentence.tokens[amount.first - 2], sentence.tokens[amount.first - 1]
    return of.low == "of" and what.low_lemma in _LISTS


_LISTED = 2  # words before the number: "names of"
_LISTS = frozenset({"name", "list", "tally", "register", "record", "roll", "identity"})


@lru_cache(maxsize=4)
def _states(ontology: Ontology) -> frozenset[str]:
    """The words for a state, lower case."""
    return frozenset(lemma for pos, lemma in ontology.senses if pos == "state")


_LIST = 6  # words between two states of one list: "seven dead and at least 21 injured"


def _is_counted(sentence: Sentence, word: int) -> bool:
    """Whether a number ends right before a state, and nobody told of before is meant; or stands behind its label."""
    if label_number(sentence, word) is not None:
        return True
    past = _number_ends(sentence, word)
    if not past or sentence.tokens[past - 1].upos != "NUM":
        return False
    amount = number_at(sentence, past - 1)
    if amount is None or amount.past != past:
        return False
    return not amount.first or sentence.tokens[amount.first - 1].low not in _TOLD_BEFORE


def _number_ends(sentence: Sentence, word: int) -> int:
    """Where the number before a state ends: "31 wounded", "11 seriously wounded"."""
    return word - 1 if word > 1 and sentence.tokens[word - 1].low in _BADLY else word


_BADLY = frozenset({"badly", "seriously", "severely", "gravely", "critically", "heavily", "lightly", "slightly"})


def label_number(sentence: Sentence, word: int) -> Amount | None:
    """The number of a line that begins with a state as its label: "Dead: four", "Fatalities: 12"."""
    tokens = sentence.tokens
    if word + 2 >= len(tokens) or tokens[word + 1].text != ":" or not _opens(sentence, word):
        return None
    return number_at(sentence, word + 2)


def _opens(sentence: Sentence, word: int) -> bool:
    return word == 0 or sentence.tokens[word - 1].upos == "PUNCT"


def _held(sentence: Sentence, word: int, ontology: Ontology) -> bool | None:
    """Whether the noun behind a state is one for people; None where none stands there."""
    noun = counted_noun(sentence, word)
    return None if noun is None else any(is_class(sentence, noun, kind, ontology) for kind in ("person", "actor"))


def counted_noun(sentence: Sentence, word: int) -> int | None:
    """The noun that a state stands before: "eleven dead soldiers"."""
    head = sentence.tokens[word].head
    noun = head > word and sentence.tokens[word].deprel == "amod" and sentence.tokens[head].upos in ("NOUN", "PROPN")
    return head if noun else None
