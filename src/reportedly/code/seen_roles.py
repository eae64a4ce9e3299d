"""Parts in an incident as the model's heads see them, for what the rules leave open.

The heads "muc" (MUC-4's slots) and "wiki" (WikiEvents' argument roles) tag the words of a sentence. They know nothing
of triggers and see too much: what they see counts where such a part may stand, in the clause of the violent trigger.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.annotate.annotation import Sentence
from reportedly.code.arguments import is_passive
from reportedly.code.nouns import load_nouns, noun_of
from reportedly.code.phrases import nominal_head, preposition
from reportedly.code.roles import Filler
from reportedly.code.triggers import Trigger
from reportedly.model import EventType

ACTING = {"muc": frozenset({"PERPIND", "PERPORG"}), "wiki": frozenset({"ATTACKER"})}
SUFFERING = {"muc": frozenset({"VICTIM", "TARGET"}), "wiki": frozenset({"VICTIM", "TARGET"})}
RULE = "a part in an incident, as the model sees it"
_CLAUSES = frozenset({"ccomp", "parataxis", "csubj", "acl:relcl"})
_HIT = frozenset({"on", "at", "against", "into"})


def seen(
    sentence: Sentence, trigger: Trigger, others: Sequence[Trigger], kinds: dict[str, frozenset[str]]
) -> list[Filler]:
    """The heads of the spans of these kinds that belong to the trigger, left to right; none but for an assault.

    `others` are all triggers of the sentence: a span belongs to the violent one that stands nearest.
    """
    if trigger.event_type is not EventType.ASSAULT or not sentence.by_head:
        return []
    found = []
    for head in sorted(_heads(sentence, kinds)):
        fits = _may_act(sentence, head) if kinds is ACTING else _may_suffer(sentence, head, trigger)
        if kinds is ACTING and _did_something_else(sentence, head, trigger, others):
            continue
        if kinds is ACTING and "nsubj" in trigger.sense.target and sentence.tokens[head].deprel == "nsubj":
            continue  # "soldiers repelled a raid"
        if fits and _nearest(head, others) is trigger and _in_clause(sentence, head, trigger):
            found.append(Filler(head, RULE))
    return found


def _did_something_else(sentence: Sentence, head: int, trigger: Trigger, others: Sequence[Trigger]) -> bool:
    """ "Demonstrators burned cars after a student died": who did the one thing did not do the other."""
    above = sentence.tokens[head].head
    done = (o for o in others if o is not trigger and o.event_type is not EventType.ASSAULT)
    return sentence.tokens[head].deprel == "nsubj" and any(o.predicate == above for o in done)


def _heads(sentence: Sentence, kinds: dict[str, frozenset[str]]) -> set[int]:
    """The heads of the noun phrases in which a head of the model sees one of these kinds."""
    spans = (e for name, wanted in kinds.items() for e in sentence.by_head.get(name, ()) if e.kind in wanted)
    heads = (nominal_head(sentence, span.first, span.past) for span in spans)
    return {head for head in heads if head is not None}


def _may_act(sentence: Sentence, head: int) -> bool:
    token = sentence.tokens[head]
    if token.deprel == "nsubj":
        return token.head < 0 or not is_passive(sentence, token.head)
    if token.relation not in ("obl", "nmod") or preposition(sentence, head) != "by":
        return False
    verb = sentence.tokens[token.head]  # "a bomb planted by rebels", not "a post held by the army"
    return verb.deprel != "acl" or _is_deed_or_weapon(sentence, verb.head)


def _is_deed_or_weapon(sentence: Sentence, word: int) -> bool:
    noun = noun_of(sentence.tokens[word])
    return noun in load_nouns().thing or noun in load_nouns().weapon


def _may_suffer(sentence: Sentence, head: int, trigger: Trigger) -> bool:
    token = sentence.tokens[head]
    if head and sentence.tokens[head - 1].low in _SUSPECTS:
        return False  # "Orra attacks suspect Abel Tarr", where the parse takes that for a verb
    if token.deprel in ("obj", "nsubj:pass"):
        return True
    if token.relation not in ("obl", "nmod"):
        return False
    case = preposition(sentence, head)
    if case == "of":  # "claimed the murder of": of the deed itself, or of one told beside it
        deeds = {*range(trigger.first, trigger.past), sentence.tokens[trigger.word].head}
        return token.head in deeds
    return case in _HIT and token.head in (trigger.word, trigger.predicate)


_SUSPECTS = frozenset({"suspect", "suspects", "accused", "plotter", "plotters", "bomber", "gunman", "mastermind"})


def _in_clause(sentence: Sentence, head: int, trigger: Trigger) -> bool:
    """Whether the trigger governs the word, or the verb that governs the trigger does, with no clause between."""
    governors = {trigger.word, trigger.predicate}
    if sentence.tokens[trigger.predicate].deprel != "ccomp":  # who says it did not do it
        governors.add(sentence.tokens[trigger.predicate].head)
    at = head
    for above in sentence.ancestors(head):
        if sentence.tokens[at].deprel in _CLAUSES:
            return False
        if above in governors:
            return True
        at = above
    return False


def _nearest(word: int, triggers: Sequence[Trigger]) -> Trigger | None:
    violent = [t for t in triggers if t.event_type is EventType.ASSAULT]
    return min(violent, key=lambda t: abs(t.word - word), default=None)
