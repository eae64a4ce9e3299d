"""How far two labellers of the same documents agree: the ceiling of what a coder can be asked for.

    python -m evaluation.agreement [A B] [--failures] [--json]

A and B are folders of label files, made apart; those of `evaluation/gold/passes` if none are named. Each pass is read
as a coder's claims (the first type, sub-event and wording that it accepts) and compared with the other's labels as any
coder's claims are, in both directions, and the counts of both are added up.

A happening that one labeller calls optional, or the same again, is counted for neither: it takes a claim of the other's
but is not missed, nor is it one too many. "counted F1" is stricter: how far the two count the same happenings at all.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from evaluation.bootstrap import total
from evaluation.claims import COUNTED, Label, compare, is_uncounted, paired, span_of
from evaluation.counters import Counter, Kappa, add_to
from evaluation.measure import GOLD, Result
from evaluation.measures.labelled import labelled_document
from evaluation.table import lines_of, rows_of
from reportedly.model import (
    AcledCode,
    Attribution,
    Claim,
    Count,
    EventType,
    Modality,
    Party,
    PlaceRef,
    Span,
    Stance,
    TimeRef,
)

PASSES = (GOLD / "passes" / "a", GOLD / "passes" / "b")
NO_END = 999_999  # the upper end that a label gives a number which has none ("at least 17")
_NOWHERE = Span(0, 0)
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’')]*\s+|\n\s*")


def agreement(one: Path, other: Path) -> Iterator[Result]:
    """Each document's counts, both directions together. Raises ValueError if the folders hold different documents."""
    names = [sorted(p.name for p in folder.glob("*.toml")) for folder in (one, other)]
    if names[0] != names[1] or not names[0]:
        raise ValueError(f"{one} and {other} do not label the same documents")
    for name in names[0]:
        text = labelled_document(one / name).text
        first, second = (_labels(folder / name) for folder in (one, other))
        both = [compared(name, text, first, second), compared(name, text, second, first)]
        counts = {figure: total([r.counts[figure] for r in both]) for figure in both[0].counts}
        yield Result(Path(name).stem, counts, (*both[0].failures, *both[1].failures))


def compared(ref: str, text: str, wanted: Sequence[Label], given: Sequence[Label]) -> Result:
    """One labeller's claims as if a coder had made them, against the other's labels."""
    spans = [span_of(label["phrase"], text) for label in wanted]
    coded = [
        label
        for label in given
        if not is_uncounted(label) or any(_meet(span_of(label["phrase"], text), span) for span in spans)
    ]
    claims = [as_claim(label, text) for label in coded]
    result = compare(ref, text, claims, wanted)
    alone = [[label for label in labels if not is_uncounted(label)] for labels in (given, wanted)]
    strict = compare(ref, text, [as_claim(label, text) for label in alone[0]], alone[1]).counts["found F1"]
    return replace(result, counts={**result.counts, "counted F1": strict, **_kappas(text, claims, wanted)})


def _kappas(text: str, claims: Sequence[Claim], wanted: Sequence[Label]) -> dict[str, Counter]:
    """Agreement beyond chance on the classes of what both found; of the stance, where both name a source."""
    counts: dict[str, Counter] = {f"{name}, kappa": Kappa({}) for name in ("type", "modality", "stance")}
    for label, claim in paired(text, claims, wanted)[0]:
        if claim is None:
            continue
        add_to(counts, "type, kappa", Kappa.single(label["types"][0], claim.event_type.value))
        add_to(counts, "modality, kappa", Kappa.single(label.get("modality", "actual"), claim.modality.value))
        if label.get("source") and claim.attribution:
            stance = claim.attribution[0].stance.value
            add_to(counts, "stance, kappa", Kappa.single(label.get("stance", "asserts"), stance))
    return counts


def as_claim(label: Label, text: str) -> Claim:
    """A label as a coder's claim: of each list the first value, of a party the first wording and the longest."""
    trigger = Span(*span_of(label["phrase"], text))
    sub_event = next(iter(label.get("acled", [])), None)
    evidence = sentence_around(text, trigger)
    told = [
        Attribution(source, None, Stance(label.get("stance", "asserts")) if i == 0 else Stance.ASSERTS)
        for i, key in enumerate(("source", "via"))
        for source in _parties(label.get(key, []), text, evidence)[:1]
    ]
    return Claim(
        id=label["phrase"],
        event_type=EventType(label["types"][0]),
        mode=None,
        contexts=(),
        acled=AcledCode("", sub_event, "") if sub_event else None,
        trigger=trigger,
        evidence=evidence,
        actors=_parties(label.get("actor", []), text, evidence),
        targets=_parties(label.get("target", []), text, evidence),
        place=_place(label.get("place", [])),
        time=_time(label),
        attribution=tuple(told),
        modality=Modality(label.get("modality", "actual")),
        hedged=bool(label.get("hedged")),
        background=bool(label.get("background")),
        counts=tuple(_count(kind, label[kind]) for kind in COUNTED if kind in label),
    )


def sentence_around(text: str, span: Span) -> Span:
    """The sentence that a phrase starts in, by its full stops alone: near enough to tell who is named beside it."""
    ends = [0, *(m.end() for m in _SENTENCE_END.finditer(text)), len(text)]
    return Span(max(e for e in ends if e <= span.start), min(e for e in ends if e > span.start))


def _parties(accepted: Sequence[Any], text: str, evidence: Span) -> tuple[Party, ...]:
    groups = accepted if any(isinstance(a, list) for a in accepted) else [accepted]
    return tuple(_party(group, text, evidence) for group in groups if group)


def _party(wordings: Sequence[str], text: str, evidence: Span) -> Party:
    """It stands where its first wording does, in the sentence if it is there."""
    start = text.find(wordings[0], evidence.start, evidence.end)
    start = text.find(wordings[0]) if start < 0 else start
    span = _NOWHERE if start < 0 else Span(start, start + len(wordings[0]))
    return Party(span, wordings[0], name=max(wordings, key=len))


def _place(names: Sequence[str]) -> PlaceRef | None:
    return PlaceRef(_NOWHERE, names[0], name=names[-1]) if names else None


def _time(label: Label) -> TimeRef | None:
    if not label.get("from"):
        return None
    first = date.fromisoformat(label["from"])
    return TimeRef(_NOWHERE, "", earliest=first, latest=date.fromisoformat(label.get("to") or label["from"]))


def _count(kind: str, ends: Sequence[int]) -> Count:
    low, high = ends
    return Count(kind, "", low, None if high == NO_END else high, _NOWHERE, "")


def _labels(path: Path) -> list[Mapping[str, Any]]:
    labels: list[Mapping[str, Any]] = tomllib.loads(path.read_text(encoding="utf-8"))["claim"]
    return labels


def _meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _differences(results: Iterable[Result]) -> Iterator[str]:
    for result in results:
        yield f"\n{result.ref}"
        for f in result.failures:
            yield f"  {f.figure}: wanted {f.expected} | given {f.got}"


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m evaluation.agreement", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER", help="two folders of label files")
    parser.add_argument("--failures", action="store_true", help="each difference too")
    parser.add_argument("--json", action="store_true", help="one JSON object a figure")
    options = parser.parse_args(argv)
    if len(options.folders) not in (0, 2):
        parser.error("name two folders, or none")
    try:
        results = list(agreement(*(options.folders or PASSES)))
    except (OSError, ValueError) as fault:
        parser.error(str(fault))
    rows = rows_of("agreement", results, {})
    print("\n".join([json.dumps(r.as_json()) for r in rows] if options.json else lines_of(rows)))
    if options.failures:
        print("\n".join(_differences(results)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
