"""What is confirmed right behind it: "The army confirmed the exchange", "The ministry has confirmed the incident".

Such words tell no deed of their own: what they confirm is told before them. Whoever confirms it is so the source of one
more claim of the same happening, without its numbers, and without those who did it where that may be in dispute: of
these nothing is said.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.annotate.annotation import Sentence
from reportedly.changed import replace
from reportedly.code.context import Context
from reportedly.code.cues import load_cues
from reportedly.code.forms import lemma_of
from reportedly.code.identity import claim_id
from reportedly.model import Claim, EventType, Modality, Reason, Span, Stance

_KINDS = {
    "deed": frozenset({EventType.ASSAULT, EventType.COERCE, EventType.RETREAT, EventType.PROTEST}),
    "loss": frozenset({EventType.ASSAULT, EventType.COERCE, EventType.RETREAT}),
    "accord": frozenset({EventType.AGREE, EventType.SUPPORT, EventType.RETREAT, EventType.COOPERATE}),
    "handover": frozenset({EventType.RETREAT, EventType.COOPERATE}),
}
"""Of what type a happening is that each of the lexicon's kinds of nouns can stand for."""
_SHARED = frozenset({EventType.AGREE, EventType.SUPPORT, EventType.COOPERATE, EventType.RETREAT})
_KNOWN = frozenset({"the", "this", "that", "these", "its", "their", "his", "her"})
_IT = frozenset({"it", "this"})
_REACH = 3  # sentences


def with_confirmations(context: Context, claims: Sequence[Claim]) -> list[Claim]:
    """The claims; a statement that only confirms what was told before is one more claim of that."""
    if not any(_confirms(claim) for claim in claims):
        return list(claims)
    at = {s.start: i for i, s in enumerate(context.annotation.sentences)}
    found = []
    for claim in claims:
        told = _confirmed(context, claim, claims, at) if _confirms(claim) else None
        found.append(told or claim)
    return found


def _confirms(claim: Claim) -> bool:
    """Whether it is a statement that somebody makes by a verb that is its trigger too: "[confirmed] the signing"."""
    first = claim.attribution[0] if claim.attribution else None
    if first is None or claim.event_type is not EventType.STATEMENT or first.cue is None:
        return False
    asserted = first.stance in (Stance.ASSERTS, Stance.ADMITS) and claim.modality is Modality.ACTUAL
    return asserted and not (claim.hedged or claim.background) and first.cue.end == claim.trigger.end


def _confirmed(context: Context, claim: Claim, claims: Sequence[Claim], at: dict[int, int]) -> Claim | None:
    here = at[claim.evidence.start]
    sentence = context.sentence(here)
    verb = next((i for i, t in enumerate(sentence.tokens) if t.end == claim.trigger.end), None)
    if verb is None or not load_cues().among(lemma_of(sentence.tokens[verb]), "confirmed.verbs"):
        return None
    noun = sentence.child(verb, "obj")
    kinds = _types(sentence, noun) if noun is not None else frozenset[EventType]()
    before = [
        c for c in claims if c.event_type in kinds and here - _REACH <= at[c.evidence.start] <= here
        and c.trigger.end <= claim.trigger.start and c.modality is Modality.ACTUAL and not c.background
    ]  # fmt: skip
    last = max(before, key=lambda c: c.trigger.start, default=None)
    if last is None or noun is None or any(a.stance is Stance.DENIES for a in last.attribution):
        return None
    words = Span(claim.trigger.start, sentence.tokens[noun].end)
    told = replace(
        last,
        trigger=words,
        evidence=claim.evidence,
        actors=last.actors if last.event_type in _SHARED else (),
        attribution=claim.attribution,
        counts=(),
        hedged=False,
        reasons=(*last.reasons, Reason("attribution", "confirms what is told before", claim.trigger)),
    )
    return claim_id(context.document, told)


def _types(sentence: Sentence, noun: int) -> frozenset[EventType]:
    """The types of happening that an object can stand for: a noun that is spoken of as known, or a pronoun."""
    token = sentence.tokens[noun]
    alone = token.low in _IT
    determined = any(sentence.tokens[c].low in _KNOWN for c in sentence.children[noun])
    if not (alone or determined) or any(sentence.tokens[c].deprel.startswith("acl") for c in sentence.children[noun]):
        return frozenset()
    lemma = token.low if alone else lemma_of(token)
    return next((types for kind, types in _KINDS.items() if load_cues().among(lemma, f"confirmed.{kind}")), frozenset())
