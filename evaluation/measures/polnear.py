"""Attributions on PolNeAR's dev part: 84 articles on the US election of 2016, with every source, cue and content.

Exact F1 of the spans of each kind, as a set for each document: a source in one place counts once, however many cues it
has. A gold content in pieces is compared by its hull, from its first to its last character. The corpus annotates no
attribution within another's content, so what we nest is not compared. Of an article that several people annotated, the
file that comes first by name is the gold; where six did (two articles), their mean agreement is .87 for sources, .84
for cues and .86 for contents, by the same figure.

`overlap F1` counts a span that shares a character with one of the other side. `linked F1` compares whole attributions:
each is right where source, cue and content overlap with those of one and the same gold attribution (or both have none);
`whole F1` wants all three exact.

The corpus has its own view of what an attribution is: it takes attitudes and acts ("seeks", "a supporter of") for one
where no words are told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from evaluation.counters import Counter, Found, Overlap
from evaluation.measure import Failure, Measure, Result, Tools

if TYPE_CHECKING:
    from reportedly.code.attribution_list import Listed

TEXTS = "corpora/attribution/polnear-dev/text"
MARKS = "corpora/attribution/polnear-dev/attributions"
KINDS = ("source", "cue", "content")
_AROUND = 80  # characters shown on both sides of a failure

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Marked:
    """One attribution, each span as (start, end) or None."""

    source: Range | None
    cue: Range | None
    content: Range | None

    @property
    def spans(self) -> tuple[Range | None, ...]:
        return (self.source, self.cue, self.content)


def results(tools: Tools) -> Iterator[Result]:
    from reportedly.code.attribution_list import listed

    gold = files(tools.path(TEXTS), tools.path(MARKS))
    for path, marks in tools.chosen(gold):
        text = path.read_bytes().decode("utf-8")
        document = tools.document(text, ref=path.stem)
        found = listed(document, tools.annotate(document))
        yield compare(path.stem, text, read_brat(marks.read_text(encoding="utf-8")), [_marked(one) for one in found])


def files(texts: Path, marks: Path) -> list[tuple[Path, Path]]:
    """Each text with its annotation; the annotation's name is the text's with a mark of the annotator behind it."""
    firsts: dict[str, Path] = {}
    for path in sorted(marks.glob("*.ann")):
        firsts.setdefault(path.stem.rpartition("_")[0], path)
    return [(path, firsts[path.stem]) for path in sorted(texts.glob("*.txt")) if path.stem in firsts]


def read_brat(annotation: str) -> list[Marked]:
    """The attributions of a brat file: `T` lines are spans, in pieces parted by `;`, `E` lines tie them together."""
    lines = [line.split("\t") for line in annotation.splitlines()]
    spans = {line[0]: _hull(line[1].partition(" ")[2]) for line in lines if line[0].startswith("T")}
    events = (_event(line[1], spans) for line in lines if line[0].startswith("E"))
    return [one for one in events if any(one.spans)]


def _hull(pieces: str) -> Range:
    ends = [int(n) for piece in pieces.split(";") for n in piece.split()]
    return min(ends), max(ends)


def _event(roles: str, spans: Mapping[str, Range]) -> Marked:
    """One event's spans; of a kind that it has twice the hull of both."""
    held: dict[str, Range] = {}
    for role in roles.split():
        kind, _, name = role.partition(":")
        kind, span = kind.rstrip("0123456789").lower(), spans[name]
        if kind in KINDS:
            before = held.get(kind, span)
            held[kind] = (min(before[0], span[0]), max(before[1], span[1]))
    return Marked(*(held.get(kind) for kind in KINDS))


def _marked(one: Listed) -> Marked:
    return Marked(*((s.start, s.end) if s is not None else None for s in (one.source, one.cue, one.content)))


def compare(ref: str, text: str, wanted: Sequence[Marked], ours: Sequence[Marked]) -> Result:
    """One document's counts and failures."""
    counts: dict[str, Counter] = {}
    failures: list[Failure] = []
    for n, kind in enumerate(KINDS):
        theirs, mine = _of_kind(wanted, n), _of_kind(ours, n)
        counts[f"{kind} F1"] = Found.among(mine, theirs)
        counts[f"{kind} overlap F1"] = Overlap(
            sum(any(overlap(span, other) for other in theirs) for span in mine),
            len(mine),
            sum(any(overlap(span, other) for other in mine) for span in theirs),
            len(theirs),
        )
        failures += _failures(f"{kind} F1", text, theirs, mine)
    counts["linked F1"] = linked(ours, wanted)
    counts["whole F1"] = Found.among({one.spans for one in ours}, {one.spans for one in wanted})
    return Result(ref, counts, tuple(failures))


def _of_kind(marked: Iterable[Marked], kind: int) -> set[Range]:
    return {span for one in marked if (span := one.spans[kind]) is not None}


def overlap(one: Range, other: Range) -> bool:
    """Whether two spans share a character."""
    return one[0] < other[1] and other[0] < one[1]


def linked(ours: Sequence[Marked], wanted: Sequence[Marked]) -> Found:
    """Attributions paired one to one, in the order of the text, where all that they hold overlaps."""
    free = list(wanted)
    for one in ours:
        match = next((other for other in free if _same(one, other)), None)
        if match is not None:
            free.remove(match)
    hits = len(wanted) - len(free)
    return Found(hits, len(free), len(ours) - hits)


def _same(one: Marked, other: Marked) -> bool:
    pairs = zip(one.spans, other.spans, strict=True)
    return all((a is None and b is None) or (a is not None and b is not None and overlap(a, b)) for a, b in pairs)


def _failures(figure: str, text: str, wanted: set[Range], ours: set[Range]) -> Iterator[Failure]:
    for span in sorted(wanted - ours):
        near = [other for other in sorted(ours) if overlap(span, other)]
        got = " | ".join(_words(text, other) for other in near)
        yield Failure(figure, _around(text, span), _words(text, span), got or "nothing", weight=1 if near else 2)
    for span in sorted(ours - wanted):
        if not any(overlap(span, other) for other in wanted):
            yield Failure(figure, _around(text, span), "nothing", _words(text, span))


def _words(text: str, span: Range) -> str:
    return text[span[0] : span[1]]


def _around(text: str, span: Range) -> str:
    return text[max(0, span[0] - _AROUND) : span[1] + _AROUND]


MEASURES = (Measure("polnear", "attributions on PolNeAR's dev part", (TEXTS, MARKS), results, every=3),)
