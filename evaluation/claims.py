"""Coded claims against a document's labelled ones: which were found, and which of their values are right.

A label file is TOML with one `[[claim]]` table for each happening that the text reports; docs/accuracy.md says what
each key holds. A coded claim is compared with the label whose phrase its trigger overlaps; `optional` and `again`
labels take claims but are not counted. A claim is whole if all of `WHOLE` that its label lets us judge are right.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from evaluation.counters import Counter, Found, Right
from evaluation.measure import Failure, Result
from evaluation.wordings import names_any, parties_right, place_right
from reportedly.model import Claim, Party, TimeRef

FIELDS = (
    "type", "acled", "actor", "target", "place", "dates", "source", "via", "stance", "modality", "hedged",
    "background", "killed", "wounded", "detained",
)  # fmt: skip
WHOLE = ("type", "actor", "target", "place", "source", "modality", "hedged")
COUNTED = ("killed", "wounded", "detained")
_SPEECH = frozenset({"STATEMENT", "REQUEST", "REJECT"})
Label = Mapping[str, Any]


def compare(ref: str, text: str, claims: Sequence[Claim], labels: Sequence[Label]) -> Result:
    """One document's result. Raises ValueError where a labelled phrase does not stand in the text."""
    pairs, extra = paired(text, claims, labels)
    return Result(ref, _counts(pairs, len(extra)), _failures(text, pairs, extra))


def paired(
    text: str, claims: Sequence[Claim], labels: Sequence[Label]
) -> tuple[list[tuple[Label, Claim | None]], list[Claim]]:
    """Each counted label with its claim, and the claims that no label has.

    Counted labels choose first, each the overlapping claim with the most values right.
    """
    spans = [span_of(label["phrase"], text) for label in labels]
    taken: set[int] = set()
    pairs: list[tuple[Label, Claim | None]] = []
    for i in sorted(range(len(labels)), key=lambda i: is_uncounted(labels[i])):
        here = [n for n, c in enumerate(claims) if n not in taken and _overlaps(c, spans[i])]
        best = max(here, key=lambda n: (sum(values(labels[i], claims[n]).values()), -n), default=None)
        if best is not None:
            taken.add(best)
        if not is_uncounted(labels[i]):
            pairs.append((labels[i], None if best is None else claims[best]))
    return pairs, [c for n, c in enumerate(claims) if n not in taken and not any(_overlaps(c, span) for span in spans)]


def _counts(pairs: Sequence[tuple[Label, Claim | None]], extra: int) -> dict[str, Counter]:
    judged = [values(label, claim) for label, claim in pairs if claim is not None]
    found, missed = len(judged), len(pairs) - len(judged)
    typed = sum(right["type"] for right in judged)
    whole = sum(all(right.get(name, True) for name in WHOLE) for right in judged)
    of_all = {"found": found, "typed": typed, "whole": whole}
    counts: dict[str, Counter] = {
        f"{name} F1": Found(n, found + missed - n, found + extra - n) for name, n in of_all.items()
    }
    for name in FIELDS:
        answers = [right[name] for right in judged if name in right]
        counts[name] = Right(sum(answers), len(answers))
    return counts


def values(label: Label, claim: Claim) -> dict[str, bool]:
    """Field -> whether the claim has it right, for the fields that this label lets us judge."""
    speech = label["types"][0] in _SPEECH
    said_by = claim.attribution[0] if claim.attribution else None
    judged: dict[str, bool | None] = {
        "type": claim.event_type.value in label["types"],
        "actor": _role_right(label.get("actor", []), claim.actors, claim),
        "source": _source_right(label, claim, speech=speech),
        "modality": claim.modality.value == label.get("modality", "actual"),
        "hedged": claim.hedged == bool(label.get("hedged")),
        "background": claim.background == bool(label.get("background")),
    }
    if not label.get("background"):
        sub_event = claim.acled.sub_event_type if claim.acled else None
        judged["acled"] = sub_event in label["acled"] if label.get("acled") else sub_event is None
    if not speech:
        judged["target"] = _role_right(label.get("target", []), claim.targets, claim)
    if label.get("place"):
        judged["place"] = place_right(label["place"], claim.place)
    if label.get("from"):
        judged["dates"] = _dates_right(label, claim.time)
    if label.get("via"):
        judged["via"] = any(names_any(label["via"], a.source) for a in claim.attribution[1:])
    if label.get("source"):
        judged["stance"] = said_by is not None and said_by.stance.value == label.get("stance", "asserts")
    for kind in COUNTED:
        if kind in label or any(c.kind == kind for c in claim.counts):
            judged[kind] = _count_right(label, claim, kind)
    return {name: right for name, right in judged.items() if right is not None}


def _role_right(accepted: Sequence[Any], parties: Sequence[Party], claim: Claim) -> bool | None:
    """Not judged (None) where the label names nobody and the coder found somebody in another sentence."""
    if accepted:
        return parties_right(accepted, parties)
    evidence = claim.evidence
    if any(evidence.start <= p.span.start < evidence.end for p in parties):
        return False
    return None if parties else True


def _source_right(label: Label, claim: Claim, *, speech: bool) -> bool:
    """The first source; where the publisher speaks, none, or of a speech its own actor."""
    source = claim.attribution[0].source if claim.attribution else None
    if label.get("source"):
        return names_any(label["source"], source)
    return source is None or (speech and names_any(label.get("actor", []), source))


def _dates_right(label: Label, time: TimeRef | None) -> bool:
    """Whether the days lie within the labelled ones."""
    if time is None or time.earliest is None:
        return False
    first, last = date.fromisoformat(label["from"]), date.fromisoformat(label.get("to") or label["from"])
    return first <= time.earliest and (time.latest or time.earliest) <= last


def _count_right(label: Label, claim: Claim, kind: str) -> bool:
    """The low end as told; the high end only where the text gives one number. Counts of one kind add up."""
    found = [c for c in claim.counts if c.kind == kind]
    if not found or kind not in label:
        return not found and kind not in label
    low, high = label[kind]
    ends = [c.high for c in found if c.high is not None]
    is_open = len(ends) < len(found)
    return sum(c.low or 0 for c in found) == low and (low != high or is_open or sum(ends) == high)


def _failures(text: str, pairs: Sequence[tuple[Label, Claim | None]], extra: Sequence[Claim]) -> tuple[Failure, ...]:
    found: list[Failure] = []
    for label, claim in pairs:
        if claim is None:
            found.append(Failure("found F1", around(text, span_of(label["phrase"], text)), label["phrase"], "nothing"))
            continue
        wrong = [name for name, right in values(label, claim).items() if not right]
        for name in wrong:
            words = claim.evidence.of(text)
            found.append(Failure(name, words, f"{label['phrase']}: {_wanted(label, name)}", said(claim, name, text)))
    for claim in extra:
        found.append(Failure("found F1", claim.evidence.of(text), "nothing", said(claim, "type", text), weight=0.9))
    return tuple(found)


def _wanted(label: Label, name: str) -> str:
    if name == "dates":
        return f"{label['from']} to {label.get('to') or label['from']}"
    return str(label.get({"type": "types"}.get(name, name), "nothing"))


def said(claim: Claim, name: str, text: str) -> str:
    """A field's value in a claim, to be read."""
    if name == "type":
        return f"{claim.event_type.value} {claim.trigger.of(text)!r}"
    if name == "acled":
        return claim.acled.sub_event_type if claim.acled else "nothing"
    if name in ("actor", "target"):
        return "; ".join(p.text for p in (claim.actors if name == "actor" else claim.targets)) or "nothing"
    if name == "place":
        return " / ".join(t for t in (claim.place.text, claim.place.name) if t) if claim.place else "nothing"
    if name == "dates":
        return f"{claim.time.earliest} to {claim.time.latest} ({claim.time.text})" if claim.time else "nothing"
    if name in ("source", "via", "stance"):
        return " ← ".join(f"{a.source.text} ({a.stance.value})" for a in claim.attribution) or "the publisher"
    if name in COUNTED:
        return "; ".join(f"{c.low} to {c.high} ({c.text})" for c in claim.counts if c.kind == name) or "nothing"
    return str(getattr(claim, name))


def is_uncounted(label: Label) -> bool:
    return bool(label.get("optional") or label.get("again"))


def span_of(phrase: str, text: str) -> tuple[int, int]:
    """Where the phrase first stands, whatever white space parts its words. Raises ValueError if it does not."""
    found = re.search(r"\s+".join(map(re.escape, phrase.split())), text)
    if found is None:
        raise ValueError(f"the labelled phrase {phrase!r} does not stand in the text")
    return found.span()


def around(text: str, span: tuple[int, int], *, reach: int = 120) -> str:
    """The words around some characters, for a page of failures."""
    return " ".join(text[max(0, span[0] - reach) : span[1] + reach].split())


def _overlaps(claim: Claim, span: tuple[int, int]) -> bool:
    return claim.trigger.start < span[1] and span[0] < claim.trigger.end
