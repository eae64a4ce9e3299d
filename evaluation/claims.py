"""Coded claims against a document's labelled ones: which were found, and which of their values are right.

A label file is TOML with one `[[claim]]` table for each happening that the text reports: `phrase` holds the event
word, `types` the accepted types, `actor`, `target` and `source` accepted wordings, and so on. A coded claim is compared
with the label whose phrase its trigger overlaps; `optional` and `again` labels take claims but are not counted.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from evaluation.counters import Found, Right
from reportedly.model import Claim, Party

FIELDS = ("type", "actor", "target", "source", "stance", "modality", "hedged", "background", "counts")
_EMPTY = frozenset({"the", "a", "an", "of", "and", "in", "by", "its", "their", "his", "her"})
_SPEECH = frozenset({"STATEMENT", "REQUEST", "REJECT"})


@dataclass(frozen=True)
class Score:
    """What a comparison counted; scores of several documents add up."""

    found: Found = field(default_factory=Found)
    typed: Found = field(default_factory=Found)
    fields: Mapping[str, Right] = field(default_factory=dict)
    failures: tuple[str, ...] = ()

    def __add__(self, other: Score) -> Score:
        names = {**self.fields, **other.fields}
        return Score(
            self.found + other.found,
            self.typed + other.typed,
            {n: self.fields.get(n, Right()) + other.fields.get(n, Right()) for n in names},
            (*self.failures, *other.failures),
        )

    def figures(self) -> dict[str, float]:
        """Each measure by its name, as the file of floors has them."""
        return {
            "found": self.found.f1,
            "typed": self.typed.f1,
            **{name: right.share for name, right in sorted(self.fields.items()) if right.judged},
        }


def labels_of(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def compare(text: str, claims: Sequence[Claim], labels: Sequence[Mapping[str, Any]]) -> Score:
    """One document's score. Counted labels choose first, each the overlapping claim with the most values right."""
    spans = [_span(label["phrase"], text) for label in labels]
    order = sorted(range(len(labels)), key=lambda i: _is_uncounted(labels[i]))
    taken: set[int] = set()
    total = Score()
    for i in order:
        here = [n for n, c in enumerate(claims) if n not in taken and _overlaps(c, spans[i])]
        best = max(here, key=lambda n: (sum(values(labels[i], claims[n]).values()), -n), default=None)
        if best is not None:
            taken.add(best)
        if not _is_uncounted(labels[i]):
            total += _scored(labels[i], None if best is None else claims[best])
    for n, claim in enumerate(claims):
        if n not in taken and not any(_overlaps(claim, span) for span in spans):
            trigger = claim.trigger.of(text)
            total += Score(Found(extra=1), Found(extra=1), failures=(f"extra: {claim.event_type} {trigger!r}",))
    return total


def _scored(label: Mapping[str, Any], claim: Claim | None) -> Score:
    if claim is None:
        return Score(Found(missed=1), Found(missed=1), failures=(f"missed: {label['phrase']!r}",))
    right = values(label, claim)
    wrong = [name for name, ok in right.items() if not ok]
    return Score(
        Found(hits=1),
        Found(hits=1) if right["type"] else Found(missed=1, extra=1),
        {name: Right(int(ok), 1) for name, ok in right.items()},
        (f"{', '.join(wrong)}: {label['phrase']!r}",) if wrong else (),
    )


def values(label: Mapping[str, Any], claim: Claim) -> dict[str, bool]:
    """Field -> whether the claim has it right, for the fields that this label lets us judge."""
    right = {
        "type": claim.event_type.value in label["types"],
        "modality": claim.modality.value == label.get("modality", "actual"),
        "hedged": claim.hedged == bool(label.get("hedged")),
        "background": claim.background == bool(label.get("background")),
    }
    if label.get("actor"):
        right["actor"] = _parties_right(label["actor"], claim.actors)
    if label.get("target") and label["types"][0] not in _SPEECH:
        right["target"] = _parties_right(label["target"], claim.targets)
    said_by = claim.attribution[0].source if claim.attribution else None
    if label.get("source"):
        right["source"] = said_by is not None and _is_any(label["source"], said_by)
        right["stance"] = said_by is not None and claim.attribution[0].stance.value == label.get("stance", "asserts")
    else:
        own_word = label["types"][0] in _SPEECH and said_by is not None and _is_any(label.get("actor", []), said_by)
        right["source"] = said_by is None or own_word
    for kind in ("killed", "wounded", "detained"):
        if kind in label:
            told = [c.low or 0 for c in claim.counts if c.kind == kind]
            right["counts"] = right.get("counts", True) and sum(told) == label[kind][0]
    return right


def _is_uncounted(label: Mapping[str, Any]) -> bool:
    return bool(label.get("optional") or label.get("again"))


def _span(phrase: str, text: str) -> tuple[int, int]:
    found = re.search(r"\s+".join(map(re.escape, phrase.split())), text)
    if found is None:
        raise ValueError(f"the labelled phrase {phrase!r} does not stand in the text")
    return found.span()


def _overlaps(claim: Claim, span: tuple[int, int]) -> bool:
    return claim.trigger.start < span[1] and span[0] < claim.trigger.end


def _parties_right(accepted: Sequence[Any], parties: Sequence[Party]) -> bool:
    """Every labelled party is among the coded ones, and none beside them."""
    wanted = [p if isinstance(p, list) else None for p in accepted]
    groups: list[Sequence[str]] = [p for p in wanted if p] if any(wanted) else [accepted]
    all_there = all(any(_is_any(group, p) for p in parties) for group in groups)
    return all_there and all(any(_is_any(group, p) for group in groups) for p in parties)


def _is_any(accepted: Sequence[Any], party: Party) -> bool:
    wordings = [w for a in accepted for w in (a if isinstance(a, list) else [a])]
    return any(_is_same(w, text) for w in wordings for text in (party.text, party.name) if text)


def _is_same(one: str, other: str) -> bool:
    """Whether two wordings name one party: the last word of either stands in the other."""
    first, second = _words(one), _words(other)
    return bool(first and second) and (first[-1] in second or second[-1] in first)


def _words(text: str) -> list[str]:
    plain = re.sub(r"['’]s\b", "", text).casefold()
    return [w for w in re.findall(r"\w+", plain) if w not in _EMPTY]
