"""What a party says that it will do, or will not do, as PLOVER codes it: the word is the event, not the deed.

PLOVER's crosswalk files expressed intent under AGREE (CAMEO 03, "express intent to") where the deed would be
cooperation, under THREATEN (13, "threaten to") where it would be conflict, and a refusal to act under REJECT (12).
A forecast by somebody else expresses no intent: it stays what it forecasts, with modality `future`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from reportedly.annotate.annotation import Sentence
from reportedly.code.arguments import agent, is_passive, surface_subject
from reportedly.code.context import Context
from reportedly.code.demonyms import countries_in
from reportedly.code.modality import Judged
from reportedly.code.participants import Role
from reportedly.code.sides import Side, side_of
from reportedly.code.trigger import Trigger
from reportedly.model import EventType, Modality

_KIND = {
    EventType.AID: "cooperation",
    EventType.CONSULT: "cooperation",
    EventType.SUPPORT: "cooperation",
    EventType.CONCEDE: "cooperation",
    EventType.COOPERATE: "cooperation",
    EventType.RETREAT: "cooperation",
    EventType.AGREE: "cooperation",
    EventType.SANCTION: "conflict",
    EventType.COERCE: "conflict",
    EventType.ASSAULT: "conflict",
    EventType.PROTEST: "conflict",
}
_SELVES = frozenset({"it", "they", "we", "he", "she", "i"})
_FIRST = frozenset({"we", "i"})
_OWN = frozenset({"his", "her", "its", "their", "our", "my"})
_WHOEVER = frozenset(
    {"any", "anyone", "anybody", "anything", "every", "everyone", "all", "those", "whoever", "you", "your"}
)
_SUFFERED = frozenset({EventType.THREATEN, EventType.ASSAULT, EventType.COERCE, EventType.SANCTION})
_REFUSED = {
    EventType.AID: "assist",
    EventType.COOPERATE: "assist",
    EventType.CONSULT: "meet",
    EventType.RETREAT: "yield",
    EventType.CONCEDE: "yield",
}
_THREATENED = {
    "seize": "territory",
    "arrest": "arrest",
    "deport": "expel",
    "expel": "expel",
    "withdraw": "relations",
    "discontinue": "relations",
}


@dataclass(frozen=True, slots=True)
class Intent:
    """The type and mode that an expressed intent has, and the rule that gives them."""

    event_type: EventType
    mode: str | None
    rule: str


@cache
def _words(table: str) -> frozenset[str]:
    text = (files("reportedly") / "data" / "lexicons" / "intent.toml").read_text(encoding="utf-8")
    return frozenset(tomllib.loads(text)[table]["words"])


def intent(
    event_type: EventType,
    mode: str | None,
    *,
    modality: Modality,
    mark: str | None,
    negated: bool,
    actors: Sequence[str],
    speaker: str | None,
) -> Intent | None:
    """What is coded in place of the deed, or None where no intent of the doer is expressed.

    `mark` is the word that puts the deed in the future ("will"); `actors` are wordings of who is to do it, `speaker`
    the wording of whoever says so, None for the publisher's own voice.
    """
    kind = _KIND.get(event_type)
    if kind is None or mark is None or mark.lower() not in _words("own") or not actors:
        return None
    itself = speaker is not None and any(_is_same_side(speaker, actor) for actor in actors)
    on_condition = itself and modality is Modality.HYPOTHETICAL and mark.lower() == "would"  # "would … if …"
    if modality is not Modality.FUTURE and not on_condition:
        return None
    if not itself and (speaker is not None or kind == "cooperation" or negated):
        return None
    if negated:
        if kind == "conflict":
            return None
        return Intent(EventType.REJECT, _REFUSED.get(event_type), "says that it will not do so")
    if kind == "cooperation":
        return Intent(EventType.AGREE, None, "says that it will do so")
    if not itself and event_type in (EventType.ASSAULT, EventType.PROTEST):
        return None
    threatened = "violence" if event_type is EventType.ASSAULT else _THREATENED.get(mode or "", "restrict")
    return Intent(EventType.THREATEN, threatened, "says that it will do so")


def _is_same_side(speaker: str, actor: str) -> bool:
    """Whether a speaker speaks for the actor: a name in common, or a country; "an official" speaks for a government."""
    if _names(speaker) & _names(actor) or countries_in(speaker) & countries_in(actor):
        return True
    if speaker.lower().startswith(("its ", "their ")):
        return True  # "the bank will lend …, its director said"
    unnamed = speaker.islower() or speaker[:1] + speaker[1:].lower() == speaker
    return unnamed and bool(_names(speaker) & _words("officials")) and side_of(actor) is not Side.REBEL


def _names(text: str) -> frozenset[str]:
    words = (w.strip(".,'’\"()").removesuffix("'s").removesuffix("’s").lower() for w in text.split())
    return frozenset(w for w in words if len(w) > 2 and w not in ("the", "and", "his", "her", "its", "their", "for"))


def intent_of(
    context: Context,
    index: int,
    trigger: Trigger,
    judged: Judged,
    who: tuple[Role, ...],
    numbers: tuple[int, ...],
) -> Intent | None:
    """The intent that a trigger of sentence `index` tells, of its actors, in the words of the first of its speakers."""
    sentence = context.sentence(index)
    if is_passive(sentence, trigger.predicate) and agent(sentence, trigger.predicate) is None:
        defies = judged.negated and judged.modality is Modality.FUTURE and trigger.event_type in _SUFFERED
        if defies and numbers and _is_pronoun_subject(sentence, trigger.predicate):
            return Intent(EventType.REJECT, "yield", "says that it will not suffer it")  # "would not be blackmailed"
        if (
            trigger.event_type is EventType.ASSAULT
            and numbers
            and _is_threat(context, sentence, trigger, judged, numbers)
        ):
            return Intent(EventType.THREATEN, "violence", "says what will be done to whoever does not obey")
        return None  # "would be handed over": nobody says that he will do it
    if judged.span is None:
        return None
    said_by = context.source_phrase(numbers[0]) if numbers else None
    told = context.party(said_by) if said_by is not None else None
    speaker = (told.name or told.text) if told else None
    doers = [r.party.name or r.party.text for r in who]
    if _is_own_word(sentence, trigger.predicate, told=speaker is not None):
        doers = [speaker or "the speakers"]  # "we will burn it", "said that his men would attack"
        speaker = doers[0]
    elif not doers and speaker is not None and _is_pronoun_subject(sentence, trigger.predicate):
        doers = [speaker]  # "the ministry said it would"
    return intent(
        trigger.event_type,
        trigger.mode,
        modality=judged.modality,
        mark=judged.span.of(context.document.text),
        negated=judged.negated,
        actors=doers,
        speaker=speaker,
    )


def _is_own_word(sentence: Sentence, predicate: int, *, told: bool) -> bool:
    """Whether those who speak are to do it: "we"; `told` by somebody, "his fighters"."""
    subject = surface_subject(sentence, predicate)
    if subject is None:
        return False
    if sentence.tokens[subject].text.lower() in _FIRST:
        return True
    owner = sentence.child(subject, "nmod:poss") if told else None
    if owner is None or sentence.tokens[owner].text.lower() not in _OWN:
        return False
    led = sentence.tokens[subject].text
    return side_of(led) in (Side.REBEL, Side.STATE) or led.lower() in _words("led")


def _is_pronoun_subject(sentence: Sentence, predicate: int) -> bool:
    """Whether "it" or "they" is to do it; the parser may take the "it" of "it is prepared to" for an empty one."""
    subject = surface_subject(sentence, predicate)
    if subject is None:
        above = sentence.tokens[predicate].head
        held = [sentence.child(w, "expl") for w in (predicate, above) if w >= 0]
        subject = next((h for h in held if h is not None), None)
    return subject is not None and sentence.tokens[subject].low in _SELVES


def _is_threat(
    context: Context, sentence: Sentence, trigger: Trigger, judged: Judged, numbers: tuple[int, ...]
) -> bool:
    """ "Any shop that opens will be burned, the front's commander said": what the armed announce for anybody of a kind
    is their own threat; others only warn of it."""
    said_by = context.source_phrase(numbers[0])
    if said_by is None or judged.modality is not Modality.FUTURE or judged.negated or judged.span is None:
        return False
    if judged.span.of(context.document.text).lower() not in _words("own"):
        return False
    speaker = context.party(said_by)
    if side_of(speaker.name or speaker.text) not in (Side.REBEL, Side.STATE):
        return False
    suffers = surface_subject(sentence, trigger.predicate)
    words = () if suffers is None else (suffers, *sentence.children[suffers])
    return any(sentence.tokens[w].low in _WHOEVER for w in words)
