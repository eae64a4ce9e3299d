"""Names on gold words: UNER's on EWT dev, and re3d's, whose overlapping spans are made flat (the longest stays).

"F1" is of spans and kinds exactly right, as the head that learned that corpus gives them; "overlap F1" of spans that
meet one of their kind: is the right thing found, if not its edges? "merged F1" is of the entities that the package
makes of all heads.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from training.corpora import meantime, re3d
from training.example import ENTITY_HEADS, Example, spans_of

from evaluation.counters import Counter, Found, Overlap, add_to
from evaluation.measure import Failure, Measure, Result, Tools
from reportedly.annotate.annotation import Entity

Span = tuple[int, int, str]
Sentences = list[tuple[list[str], set[Span]]]


def results_of(
    head: str, read: Callable[[Tools], Iterable[tuple[str, Sentences]]]
) -> Callable[[Tools], Iterator[Result]]:
    """The measure of one head; `read` gives each document's words and spans, sentence by sentence."""

    def results(tools: Tools) -> Iterator[Result]:
        for ref, sentences in tools.chosen(read(tools)):
            analyses = tools.encoder.analyse([words for words, _ in sentences])
            found = [(_spans(a.by_head.get(head, ())), _spans(a.entities)) for a in analyses]
            yield result_of(ref, head, sentences, found)

    return results


def result_of(ref: str, head: str, sentences: Sentences, found: Sequence[tuple[set[Span], set[Span]]]) -> Result:
    """`found` are the head's spans and the merged ones of each sentence."""
    kinds = ENTITY_HEADS[head]
    counts: dict[str, Counter] = {}
    failures: list[Failure] = []

    for (words, gold), (ours, merged) in zip(sentences, found, strict=True):
        add_to(counts, "F1", Found.among(ours, gold))
        add_to(counts, "overlap F1", _overlap(ours, gold))
        add_to(counts, "merged F1", Found.among([s for s in merged if s[2] in kinds], gold))
        for kind in kinds if len(kinds) > 1 else ():
            add_to(
                counts, f"{kind} F1", Found.among([s for s in ours if s[2] == kind], [s for s in gold if s[2] == kind])
            )
        if ours != gold:
            wanted, given = (_shown(words, side) for side in (gold - ours, ours - gold))
            failures.append(Failure("F1", " ".join(words), wanted, given, weight=len(ours ^ gold)))
    return Result(ref, counts, tuple(failures))


def _spans(entities: Iterable[Entity]) -> set[Span]:
    return {(x.first, x.past, x.kind) for x in entities}


def _overlap(ours: set[Span], gold: set[Span]) -> Overlap:
    right = sum(any(_meet(s, t) for t in gold) for s in ours)
    reached = sum(any(_meet(s, t) for t in ours) for s in gold)
    return Overlap(right, len(ours), reached, len(gold))


def _meet(a: Span, b: Span) -> bool:
    return a[2] == b[2] and a[0] < b[1] and b[0] < a[1]


def _shown(words: Sequence[str], spans: Iterable[Span]) -> str:
    return "; ".join(f"{kind} {' '.join(words[a:b])}" for a, b, kind in sorted(spans)) or "none"


def uner(tools: Tools) -> Iterator[tuple[str, Sentences]]:
    """Each document of UNER dev: its sentences, words with spans."""
    ref, sentences = "", Sentences()
    for block in tools.path(_UNER).read_text(encoding="utf-8").split("\n\n"):
        lines = block.split("\n")
        rows = [line.split("\t") for line in lines if line and not line.startswith("# ")]
        for line in lines:
            if line.startswith("# newdoc"):
                if sentences:
                    yield ref, sentences
                ref, sentences = line.partition("=")[2].strip(), []
        if rows:
            sentences.append(([r[1] for r in rows], spans_of([r[2] for r in rows])))
    yield ref, sentences


def _flat(head: str, read: Callable[[Tools], Iterable[Example]]) -> Callable[[Tools], Iterator[tuple[str, Sentences]]]:
    """The documents of examples as training reads them, for one head."""

    def documents(tools: Tools) -> Iterator[tuple[str, Sentences]]:
        for ref, examples in groupby(read(tools), key=lambda e: e.key):
            yield ref, [(e.words, spans_of([t or "O" for t in e.entities[head]])) for e in examples]

    return documents


def _re3d_dev(tools: Tools) -> Iterator[Example]:
    return re3d(tools.path(_RE3D[0]).parent, "dev")


def _meantime_dev(tools: Tools) -> Iterator[Example]:
    return meantime(tools.path(_MEANTIME))


_UNER = "corpora/ner/uner-ewt-dev.iob2"
_RE3D = ("corpora/ner/re3d-dev-documents.jsonl", "corpora/ner/re3d-dev-entities.jsonl")
_MEANTIME = "corpora/newsreader/dev"
MEASURES = (
    Measure("uner", "names in EWT dev (Universal NER)", (_UNER,), results_of("uner", uner)),
    Measure(
        "re3d", "entities in reports on Syria and Iraq (re3d dev)", _RE3D, results_of("re3d", _flat("re3d", _re3d_dev))
    ),
    Measure(
        "re3d-nat",
        "nationalities in re3d dev, those within other names too",
        _RE3D,
        results_of("nat", _flat("nat", _re3d_dev)),
    ),
    Measure(
        "meantime",
        "names and times in Wikinews (MEANTIME dev)",
        (_MEANTIME,),
        results_of("meantime", _flat("meantime", _meantime_dev)),
    ),
)
