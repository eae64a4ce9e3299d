"""PropBank roles on EWT's sentences: an argument counts if predicate, words and label are exactly right."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import groupby

from training.corpora import propbank
from training.example import Roles

from evaluation.counters import Counter, Found, add_to
from evaluation.measure import Failure, Measure, Result, Tools
from evaluation.treebank import treebank
from reportedly.annotate.encoder import Analysis

_SRL, _EWT = "corpora/srl/propbank-ewt-dev.jsonl", "corpora/parse/ewt-dev.conllu"
_NOUNS = frozenset({"NOUN", "PROPN"})
Gold = tuple[str, list[str], list[Roles]]
Argument = tuple[int, int, int, str]
"""Predicate's word, first word, past the last, label."""


def results(tools: Tools) -> Iterator[Result]:
    """A document is what shares an id but for the sentence's number."""
    tags = {
        tree.key: (tree.forms, [w.upos for w in tree.words])
        for document in treebank(tools.path(_EWT))
        for tree in document.sentences
    }
    documents = groupby(propbank(tools.path(_SRL)), key=lambda row: row[0].rpartition("-")[0])
    for ref, rows in tools.chosen((ref, list(rows)) for ref, rows in documents):
        words = [row[1] for row in rows]
        given = tools.encoder.analyse(words, predicates=[[f.word for f in row[2]] for row in rows])
        yield result_of(ref, rows, given, tools.encoder.analyse(words), tags)


def result_of(
    ref: str,
    rows: Sequence[Gold],
    given: Sequence[Analysis],
    found: Sequence[Analysis],
    tags: dict[str, tuple[list[str], list[str]]],
) -> Result:
    """`given` are analyses that were told the predicates, `found` those that were not; `tags` EWT's words and UPOS."""
    counts: dict[str, Counter] = {}
    failures: list[Failure] = []

    def add(name: str, ours: Iterable[Hashable], theirs: Iterable[Hashable]) -> None:
        add_to(counts, name, Found.among(ours, theirs))

    for (key, words, frames), told, alone in zip(rows, given, found, strict=True):
        gold = [(f.word, *argument) for f in frames for argument in f.arguments]
        ours = _arguments(told)
        forms, upos = tags.get(key, ([], []))
        nouns = {i for i, tag in enumerate(upos) if tag in _NOUNS} if forms == words else set()
        add("arguments F1", ours, gold)
        add("core F1", [a for a in ours if _is_core(a)], [a for a in gold if _is_core(a)])
        add("nouns alone F1", [a for a in ours if a[0] in nouns], [a for a in gold if a[0] in nouns])
        add("rolesets F1", [(f.predicate, f.roleset) for f in told.frames], [(f.word, f.roleset) for f in frames])
        add("predicates F1, found", [f.predicate for f in alone.frames], [f.word for f in frames])
        add("arguments F1, found predicates", _arguments(alone), gold)
        failures += _failures(words, ours, gold, nouns)
    return Result(ref, counts, tuple(failures))


def _arguments(analysis: Analysis) -> list[Argument]:
    return [(f.predicate, x.first, x.past, x.role) for f in analysis.frames for x in f.arguments]


def _is_core(argument: Argument) -> bool:
    return argument[3][3:4].isdigit()


def _failures(
    words: Sequence[str], ours: Sequence[Argument], gold: Sequence[Argument], nouns: set[int]
) -> Iterator[Failure]:
    for predicate in sorted({a[0] for a in {*ours} ^ {*gold}}):
        wanted, given = (
            "; ".join(f"{label} {' '.join(words[a:b])}" for p, a, b, label in sorted(side) if p == predicate)
            for side in (gold, ours)
        )
        figure = "nouns alone F1" if predicate in nouns else "arguments F1"
        yield Failure(figure, f"{words[predicate]}: {' '.join(words)}", wanted or "none", given or "none")


MEASURES = (Measure("roles", "PropBank roles on EWT dev, predicates given", (_SRL, _EWT), results, every=2),)
