"""How the happening of a trigger is told: by the word that carries it, and by the verb that this word stands with."""

from __future__ import annotations

from reportedly.annotate.annotation import Sentence
from reportedly.changed import replace
from reportedly.code.modality import Judged, is_by_scale, modality
from reportedly.code.trigger import Trigger
from reportedly.model import Modality


def judge(sentence: Sentence, trigger: Trigger) -> Judged:
    """Modality, hedging and negation of a trigger's happening."""
    judged = _judged(sentence, trigger)
    if trigger.sense.pos == "modal":  # "must leave" has been demanded, whatever comes of it
        return replace(judged, modality=Modality.ACTUAL, negated=False, rule="demanded with a modal of duty")
    survived = judged.rule.startswith("avoided")  # "escaped an attempt on his life"
    if "attempt" in trigger.sense.rules and (judged.modality is Modality.ACTUAL or survived):
        return replace(judged, modality=Modality.ATTEMPTED, negated=False, rule="an attempt by its name")
    return judged


def _judged(sentence: Sentence, trigger: Trigger) -> Judged:
    judged = modality(sentence, trigger.word)
    if trigger.predicate == trigger.word:
        return judged
    verb = modality(sentence, trigger.predicate)  # "charges may be brought"
    if is_by_scale(judged):
        return verb  # the scale is made for verbs first
    told = sentence.tokens[trigger.predicate]
    own = judged.span is not None and judged.span.start == told.start and trigger.sense.pos == "verb"
    if own and judged.modality is not Modality.ATTEMPTED:
        return verb  # "ordered patrols": the verb is part of what happened and does not put the noun off
    if judged.rule.startswith("adjective") and verb.modality is Modality.ACTUAL and not verb.negated:
        return verb  # "launched its planned offensive"
    plain = judged.modality is Modality.ACTUAL and not judged.negated
    doubted = verb.hedged and not judged.hedged  # "chlorine was probably used"
    return verb if plain and (verb.modality is not Modality.ACTUAL or verb.negated or doubted) else judged
