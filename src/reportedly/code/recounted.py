"""Another number of what was told before: "A lawyer put the number at nine", "Relatives put the figure at 26".

Such words name neither the deed nor whom it befell: both are told before them. Whoever gives the number is so the
source of one more claim of the same happening, with that number alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportedly.annotate.annotation import Sentence
from reportedly.changed import replace
from reportedly.code.context import Context
from reportedly.code.counts import Amount, number_at
from reportedly.code.forms import lemma_of
from reportedly.code.identity import claim_id
from reportedly.code.phrases import phrase, preposition
from reportedly.code.roles import can_act
from reportedly.model import Attribution, Claim, Count, EventType, Modality, Reason, Span, Stance

_NUMBERS = frozenset({"number", "figure", "total", "count", "tally"})
_PUTS = frozenset({"put", "place", "give", "estimate", "set"})
_MANY = frozenset({"dozens", "scores", "hundreds", "thousands", "several", "many"})
_KINDS = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.RETREAT})
_MAY_BE_PARTS = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.STATEMENT})
_TIMES = 10
_REACH = 3  # sentences


def with_other_numbers(context: Context, claims: Sequence[Claim]) -> list[Claim]:
    """The claims, and one of whoever gives another number for what was told before; a statement that only does so is
    none of its own."""
    found = list(claims)
    for index, sentence in enumerate(context.annotation.sentences):
        for verb, source, amount in _given(sentence) if index else ():
            told = _told(context, index, found)
            if told is None or not _is_of_its_size(amount, told):
                continue
            cue = context.words(index, verb, amount.past)
            inside = {c.id for c in found if cue.start <= c.trigger.start < cue.end}
            found = [c for c in found if c.id not in inside]
            found.append(_recounted(context, told, index, cue, source, amount))
    return sorted(found, key=lambda c: (c.trigger.start, c.trigger.end, c.event_type))


def _given(sentence: Sentence) -> Iterator[tuple[int, int, Amount]]:
    """Each verb that gives a bare number, the word for who does, and the number."""
    if sentence.forms.isdisjoint(_NUMBERS):
        return
    tokens = sentence.tokens
    for verb in sentence.of_upos("VERB"):
        if lemma_of(tokens[verb]) not in _PUTS:
            continue
        number, source = sentence.child(verb, "obj"), sentence.child(verb, "nsubj")
        if number is None or source is None or tokens[number].low not in _NUMBERS or not can_act(sentence, source):
            continue
        if any(tokens[c].relation != "det" for c in sentence.children[number]):
            continue  # "the number of visitors"
        for child in sentence.children[verb]:
            amount = number_at(sentence, child) if tokens[child].upos == "NUM" and child > number else None
            if amount is not None and preposition(sentence, child) == "at":
                yield verb, source, amount


def _told(context: Context, index: int, claims: Sequence[Claim]) -> Claim | None:
    """The last deed told before, if of all its numbers one kind is told."""
    sentence = context.sentence(index)
    first = context.sentence(max(0, index - _REACH)).start
    before = [c for c in claims if first <= c.evidence.start < sentence.start and c.event_type in _KINDS]
    counted = [c for c in before if _tells_many(c) and c.modality is Modality.ACTUAL and not c.background]
    last = max(counted, key=lambda c: c.trigger.start, default=None)
    if last is None:
        return None
    since = (c for c in claims if last.evidence.start < c.evidence.start < sentence.start)
    if any(c.event_type not in _MAY_BE_PARTS for c in since):
        return None  # "villagers have fled": how many did
    told = [count for c in counted if c.evidence == last.evidence for count in c.counts]
    between = (s for s in context.annotation.sentences[max(0, index - _REACH) : index] if s.start > last.evidence.start)
    others = any(_tells_another(s, {n for count in told for n in (count.low, count.high)}) for s in between)
    return last if len({count.kind for count in told}) == 1 and not others else None


def _is_of_its_size(amount: Amount, told: Claim) -> bool:
    """Whether two may have counted the same: not twelve and four thousand."""
    one, two = amount.low or amount.high or 0, told.counts[0].low or told.counts[0].high or 0
    return max(one, two) <= _TIMES * min(one, two)


def _tells_many(claim: Claim) -> bool:
    """Whether it counts more than the one person of a name: "was taken from his home"."""
    return any((count.low, count.high) != (1, 1) for count in claim.counts)


def _tells_another(sentence: Sentence, known: set[int | None]) -> bool:
    """Whether it tells how many of something else, which may be what a number behind it is of."""
    for word, token in enumerate(sentence.tokens):
        if token.low in _MANY:
            return True
        amount = number_at(sentence, word) if token.upos == "NUM" else None
        dated = any(e.kind == "TIME" and e.first <= word < e.past for e in sentence.entities)
        if amount is not None and not dated and not {amount.low, amount.high} <= known | {1}:
            return True
    return False


def _recounted(context: Context, told: Claim, index: int, cue: Span, source: int, amount: Amount) -> Claim:
    sentence = context.sentence(index)
    party = context.party(phrase(sentence, index, source))
    number = context.words(index, amount.first, amount.past)
    known = told.counts[0]
    count = Count(known.kind, known.of, amount.low, amount.high, number, number.of(context.document.text))
    claim = replace(
        told,
        trigger=cue,
        evidence=Span(sentence.start, sentence.end),
        attribution=(Attribution(party, cue, Stance.ASSERTS),),
        counts=(count,),
        hedged=False,
        reasons=(*told.reasons, Reason("counts", "another number of what is told before", number)),
    )
    return claim_id(context.document, claim)
