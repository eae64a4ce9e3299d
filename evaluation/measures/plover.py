"""Event types on PLOVER's gold records: 316 sentences of news, each chosen for one event, a few for two.

**Of the records** the types are compared, as a set for each sentence. The records follow PLOVER 0.5 (2016); the codes
that PLOVER 0.8 and its crosswalk from CAMEO rename or move are brought up to date: DEMAND is REQUEST, FIGHT is ASSAULT,
DISAPPROVE and INVESTIGATE are ACCUSE; COERCE with the mode `destroy` (CAMEO 1712) or `detain` (181, 184: abduction,
human shields) is ASSAULT.

**Of our claims** the types of those count that PLOVER would code, as a set for each sentence. It codes what happened
and what was said to somebody, so these do not count: STATEMENT, which is ours; deeds that lie ahead or are supposed,
while an intent that is agreed, threatened or refused has been expressed; what the speaker denies; history that is
recalled in passing (`background`); and what is told only as the content of another speech act of the sentence, as what
somebody is accused of.

A record holds the event that its sentence was chosen for and no other, though many sentences tell of more ("… resigned
after clashes in which 12 were killed"): such claims count as wrong here, so the precision is a lower bound. `every
claim F1` takes all types but STATEMENT, whatever the claim's modality, speaker or time.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from evaluation.counters import Counter, Found, Right
from evaluation.measure import Failure, Measure, Result, Tools
from reportedly.model import Claim, EventType, Modality, Stance

DATA = "corpora/typing/plover-gsr.json"
_RENAMED = {"DEMAND": "REQUEST", "FIGHT": "ASSAULT", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE"}
_MOVED = frozenset({("COERCE", "destroy"), ("COERCE", "detain")})
_SPEECH_ACTS = frozenset({EventType.AGREE, EventType.REQUEST, EventType.REJECT, EventType.THREATEN, EventType.ACCUSE})


def results(tools: Tools) -> Iterator[Result]:
    records = json.loads(tools.path(DATA).read_text(encoding="utf-8"))
    sentences: dict[str, list[dict[str, Any]]] = {}
    for record in records:
        if record["event"] != "DOCUMENT":
            sentences.setdefault(record["text"], []).append(record)
    for text, about in tools.chosen(sentences.items()):
        claims = tools.claims(tools.document(text, ref=about[0]["id"]))
        yield compare(about[0]["id"], text, {current(r["event"], r.get("mode")) for r in about}, claims)


def current(event: str, mode: str | None) -> str:
    """A record's type in PLOVER 0.8."""
    return "ASSAULT" if (event, mode) in _MOVED else _RENAMED.get(event, event)


def compare(ref: str, text: str, wanted: set[str], claims: Sequence[Claim]) -> Result:
    """One sentence's counts and what is wrong."""
    ours = {c.event_type.value for c in coded(claims)}
    every = {c.event_type.value for c in claims if c.event_type is not EventType.STATEMENT}
    found = Found.among(ours, wanted)
    counts: dict[str, Counter] = {
        "type F1": found,
        "precision": Right(found.hits, found.hits + found.extra),
        "recall": Right(found.hits, found.hits + found.missed),
        "every claim F1": Found.among(every, wanted),
    }
    told = ", ".join(f"{c.event_type} ({c.trigger.of(text)})" for c in coded(claims)) or "nothing"
    wrong = Failure("type F1", text, ", ".join(sorted(wanted)), told, weight=found.missed + found.extra)
    return Result(ref, counts, () if ours == wanted else (wrong,))


def coded(claims: Sequence[Claim]) -> list[Claim]:
    """The claims that PLOVER would code."""
    acts = [c for c in claims if c.event_type in _SPEECH_ACTS]
    return [
        c
        for c in claims
        if c.event_type is not EventType.STATEMENT
        and _has_happened(c)
        and not c.background
        and not any(link.stance is Stance.DENIES for link in c.attribution[:1])
        and not any(act is not c and _is_told_by(c, act) for act in acts)
    ]


def _has_happened(claim: Claim) -> bool:
    expressed = claim.modality is Modality.FUTURE and claim.event_type in _SPEECH_ACTS
    return expressed or claim.modality in (Modality.ACTUAL, Modality.ATTEMPTED)


def _is_told_by(claim: Claim, act: Claim) -> bool:
    """Whether the words of a speech act are what introduces the claim."""
    cues = (link.cue for link in claim.attribution if link.cue is not None)
    return any(act.trigger.start < cue.end and cue.start < act.trigger.end for cue in cues)


MEASURES = (Measure("plover", "event types on PLOVER's gold records", (DATA,), results, every=2),)
