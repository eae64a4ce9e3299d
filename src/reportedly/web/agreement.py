"""How far those agree who coded the same events apart: Krippendorff's alpha of nominal answers, by question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.store.reviews import Coding

QUESTIONS = (
    ("happened", "Do these words tell of one happening, as told?"),
    ("event_type", "Is the type right?"),
    ("place", "Is the place right?"),
    ("time", "Is the day right?"),
    ("actors", "Is it right who did it?"),
    ("targets", "Is it right to whom?"),
    ("killed", "Is the number of killed right?"),
)
"""What a coder is asked of an event, by name: each is answered by one of ANSWERS."""
ANSWERS = ("yes", "no", "unsure")


@dataclass(frozen=True, slots=True)
class Agreement:
    """One question: over how many events that two or more answered, the share of pairs that agree, and alpha: 1 is
    agreement, 0 what chance gives. Both are None where too little was answered, alpha where all gave one answer too."""

    name: str
    question: str
    events: int
    share: float | None
    alpha: float | None


def agreements(codings: Sequence[Coding]) -> list[Agreement]:
    """Every question, in the order of the form. "Unsure" is an answer as others are; a blank one is missing."""
    return [_agreement(name, question, codings) for name, question in QUESTIONS]


def _agreement(name: str, question: str, codings: Sequence[Coding]) -> Agreement:
    by_event: dict[str, dict[str, str]] = {}
    for coding in codings:
        if coding.answers.get(name) in ANSWERS:
            by_event.setdefault(coding.claim_id, {})[coding.who] = coding.answers[name]
    units = {event: answers for event, answers in by_event.items() if len(answers) > 1}
    pairs = [
        (one, other)
        for answers in units.values()
        for i, one in enumerate(answers.values())
        for other in list(answers.values())[i + 1 :]
    ]
    share = sum(one == other for one, other in pairs) / len(pairs) if pairs else None
    return Agreement(name, question, len(units), share, _alpha(units))


def _alpha(units: dict[str, dict[str, str]]) -> float | None:
    import krippendorff
    import numpy as np

    coders = sorted({who for answers in units.values() for who in answers})
    codes = {answer: float(number) for number, answer in enumerate(ANSWERS)}
    table = np.array([[codes.get(answers.get(who, ""), np.nan) for answers in units.values()] for who in coders])
    if len(units) < 2 or len(set(table[~np.isnan(table)])) < 2:
        return None
    return float(krippendorff.alpha(reliability_data=table, level_of_measurement="nominal"))
