"""ACLED's sub-event for a happening, with the rule of the codebook that decided it, in words.

Rules and their order follow the ACLED codebook (2023), "Event types": what was used decides an explosion or remote
violence; who was on either side decides battle, violence against civilians, riot or protest; where territory changed
hands, who holds it afterwards. Speech and plain politics have no sub-event, nor has what has not happened.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from reportedly.annotate.annotation import Sentence
from reportedly.code.acled_facts import Facts, gather
from reportedly.code.acled_strategic import agree, coerce, consult, mobilize, retreat
from reportedly.code.acled_violence import assault, protest
from reportedly.code.triggers import Trigger
from reportedly.model import AcledCode, EventType, Modality

_EVENT_TYPES = {
    "Battles": ("Armed clash", "Government regains territory", "Non-state actor overtakes territory"),
    "Explosions/Remote violence": (
        "Chemical weapon",
        "Air/drone strike",
        "Suicide bomb",
        "Shelling/artillery/missile attack",
        "Remote explosive/landmine/IED",
        "Grenade",
    ),
    "Protests": ("Peaceful protest", "Protest with intervention", "Excessive force against protesters"),
    "Riots": ("Violent demonstration", "Mob violence"),
    "Strategic developments": (
        "Agreement",
        "Arrests",
        "Change to group/activity",
        "Disrupted weapons use",
        "Headquarters or base established",
        "Looting/property destruction",
        "Non-violent transfer of territory",
        "Other",
    ),
    "Violence against civilians": ("Sexual violence", "Attack", "Abduction/forced disappearance"),
}
_TYPE_OF = {sub: event_type for event_type, subs in _EVENT_TYPES.items() for sub in subs}
SUB_EVENTS = frozenset(_TYPE_OF)
"""The names of all sub-events."""
_RULES: dict[EventType, Callable[[Facts], tuple[str, str] | None]] = {
    EventType.ASSAULT: assault,
    EventType.COERCE: coerce,
    EventType.RETREAT: retreat,
    EventType.AGREE: agree,
    EventType.SUPPORT: agree,
    EventType.CONSULT: consult,
    EventType.MOBILIZE: mobilize,
    EventType.PROTEST: protest,
}


def acled_code(
    *,
    trigger: Trigger,
    actors: Sequence[str],
    targets: Sequence[str],
    modality: Modality,
    sentence: Sentence,
    nearby: Callable[[], frozenset[str]] = frozenset,
    others: Iterable[Trigger] = (),
    story: frozenset[str] = frozenset(),
) -> AcledCode | None:
    """ACLED's code for one happening, or None where ACLED would code nothing.

    `actors` and `targets` are wordings of the sides; `nearby` gives lower-case lemmas of the document's other
    sentences, which may tell the weapon that this one leaves out, and is asked only then; `others` are the sentence's
    triggers, which may tell what an attack came to; `story` are lemmas of the sentences that say what the document is
    about.
    """
    if modality in (Modality.FUTURE, Modality.HYPOTHETICAL):
        return None
    rule = _RULES.get(trigger.event_type)
    if rule is None:
        return None
    facts = gather(
        trigger,
        actors=actors,
        targets=targets,
        attempted=modality is Modality.ATTEMPTED,
        sentence=sentence,
        nearby=nearby,
        others=others,
        story=story,
    )
    told = rule(facts)
    if told is None:
        return None
    sub_event, reason = told
    return AcledCode(event_type=_TYPE_OF[sub_event], sub_event_type=sub_event, reason=reason)
