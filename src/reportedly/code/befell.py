"""What befell people before the happening that their sentence tells: it was somewhere else, or nobody says where."""

from __future__ import annotations

from collections.abc import Iterable

from reportedly.annotate.annotation import Sentence
from reportedly.code.phrases import preposition
from reportedly.code.time_words import load_times
from reportedly.code.triggers import Trigger
from reportedly.model import EventType

_LATER = frozenset(  # for those whom an attack befell, or against those who made it
    {EventType.RETREAT, EventType.PROTEST, EventType.SANCTION, EventType.CONSULT, EventType.REQUEST, EventType.AID}
    | {EventType.ACCUSE}
)


def clause_on_noun(sentence: Sentence, word: int) -> int:
    """The verb of the nearest clause on a noun that a word stands in ("nuns who were abducted"), or the noun for what
    another is held against or over ("a rally against the killing of a student"); else -1."""
    at = (w for w in (word, *sentence.ancestors(word)) if sentence.tokens[w].relation == "acl" or _is_over(sentence, w))
    return next(at, -1)


def _is_over(sentence: Sentence, noun: int) -> bool:
    token = sentence.tokens[noun]
    return token.relation in ("nmod", "obl") and token.upos == "NOUN" and preposition(sentence, noun) in _OVER


_OVER = frozenset({"against", "over"})


def later_than(sentence: Sentence, triggers: Iterable[Trigger], word: int) -> frozenset[int]:
    """The words of the happenings that came later than what a clause on a noun tells at `word`: "two nuns who were
    abducted [were freed] in Orra", "[marched] in Orra for students seized by gunmen", "[the funeral] in Orra of a man
    who was shot"; none where no such clause tells it, or where both are blows."""
    clause = clause_on_noun(sentence, word)
    if clause < 0:
        return frozenset()
    told = {w: t for t in triggers for w in (t.word, t.predicate)}
    found: set[int] = set()
    for above in (sentence.tokens[clause].head, *sentence.ancestors(sentence.tokens[clause].head)):
        if sentence.tokens[above].low_lemma in load_times().attend or (above in told and _is_later(told[above])):
            found.add(above)
        elif above in told:
            break
    return frozenset(found)


def _is_later(trigger: Trigger) -> bool:
    return trigger.event_type in _LATER or (trigger.event_type is EventType.COERCE and trigger.mode == "arrest")
