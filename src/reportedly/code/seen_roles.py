"""Parts in an incident as the model's heads see them, for what the rules leave open.

The heads "muc" (MUC-4's slots) and "wiki" (WikiEvents' argument roles) tag the words of a sentence. They know nothing
of triggers: a span belongs to the violent trigger that stands nearest.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportedly.annotate.annotation import Entity, Sentence
from reportedly.code.phrases import nominal_head
from reportedly.code.roles import Filler
from reportedly.code.triggers import Trigger
from reportedly.model import EventType

ACTING = {"muc": frozenset({"PERPIND", "PERPORG"}), "wiki": frozenset({"ATTACKER"})}
SUFFERING = {"muc": frozenset({"VICTIM", "TARGET"}), "wiki": frozenset({"VICTIM", "TARGET"})}
MEANS = {"muc": frozenset({"WEAPON"}), "wiki": frozenset({"WEAPON"})}
RULE = "a part in an incident, as the model sees it"


def seen(
    sentence: Sentence, trigger: Trigger, others: Sequence[Trigger], kinds: dict[str, frozenset[str]]
) -> list[Filler]:
    """The heads of the spans of these kinds that belong to the trigger, left to right; none but for an assault.

    `others` are all triggers of the sentence. Of two heads that see the same words one is enough.
    """
    if trigger.event_type is not EventType.ASSAULT or not sentence.by_head:
        return []
    found: dict[int, Filler] = {}
    for span in _spans(sentence, kinds):
        head = nominal_head(sentence, span.first, span.past)
        if head is not None and _nearest(head, others) is trigger and not _is_trigger(head, others):
            found.setdefault(head, Filler(head, RULE))
    return [found[head] for head in sorted(found)]


def _spans(sentence: Sentence, kinds: dict[str, frozenset[str]]) -> Iterator[Entity]:
    for name, wanted in kinds.items():
        yield from (e for e in sentence.by_head.get(name, ()) if e.kind in wanted)


def _nearest(word: int, triggers: Sequence[Trigger]) -> Trigger | None:
    violent = [t for t in triggers if t.event_type is EventType.ASSAULT]
    return min(violent, key=lambda t: abs(t.word - word), default=None)


def _is_trigger(word: int, triggers: Sequence[Trigger]) -> bool:
    return any(word in (p.word, p.predicate) for t in triggers for p in (t, *t.parts))
