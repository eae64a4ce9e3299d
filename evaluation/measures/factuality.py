"""How surely a happening is told, from -3 (surely not) to 3 (surely), on the sentences of UDS-IH2 and MEANTIME.

A rated happening is known by the last word of its span. "Pearson r" compares the encoder's own scale there; "of rules"
what modality's rules make of the same word without that scale, as a number: they tell five grades where people rated a
hundred. "Nearness" is 1 less the mean absolute error, as a share of the scale's length. Neither corpus tells
where a document ends, so each sentence counts as one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from training.event_corpora import facts

from evaluation.counters import Counter, Moments, Right
from evaluation.measure import Failure, Measure, Result, Tools
from reportedly.annotate.annotation import Sentence, Token
from reportedly.annotate.encoder import Analysis
from reportedly.code.modality import Judged, modality
from reportedly.model import BlockKind, Modality

SOURCES = {"UDS": "corpora/factuality/uds-dev.jsonl", "MEANTIME": "corpora/factuality/meantime-dev.jsonl"}
_LENGTH = 6.0  # of the scale
_GRADES = {Modality.ACTUAL: 3.0, Modality.ATTEMPTED: 0.0, Modality.FUTURE: -1.5, Modality.HYPOTHETICAL: -1.5}
_HEDGED, _NEGATED = 1.5, -3.0
Rated = tuple[list[str], list[float | None]]
"""The words of a sentence, and what each was rated, or None."""


def results(tools: Tools) -> Iterator[Result]:
    for name, need in SOURCES.items():
        chosen = list(tools.chosen((f"{name} {i}", *row) for i, row in enumerate(facts(tools.path(need)))))
        analyses = tools.encoder.analyse([words for _, words, _ in chosen])
        for (ref, words, scale), analysis in zip(chosen, analyses, strict=True):
            yield result_of(ref, name, (words, scale), analysis)


def result_of(ref: str, name: str, rated: Rated, analysis: Analysis) -> Result:
    """The figures of one sentence of the corpus called `name`."""
    words, scale = rated
    sentence = sentence_of(words, analysis)
    asked = [(i, value) for i, value in enumerate(scale) if value is not None]
    wanted = [value for _, value in asked]
    given = [analysis.facts[i] for i, _ in asked]
    judged = [modality(sentence, i) for i, _ in asked]
    off = [abs(a - b) for a, b in zip(given, wanted, strict=True)]
    counts: dict[str, Counter] = {
        f"{name} Pearson r": Moments.between(given, wanted),
        f"{name} nearness": Right(sum(1 - error / _LENGTH for error in off), len(off)),
        f"{name} Pearson r of rules": Moments.between([grade(j) for j in judged], wanted),
    }
    return Result(ref, counts, tuple(_failures(name, words, asked, given, judged)))


def grade(judged: Judged) -> float:
    """A judgement as a number on the scale."""
    if judged.negated:
        return _NEGATED
    return _HEDGED if judged.hedged and judged.modality is Modality.ACTUAL else _GRADES[judged.modality]


def sentence_of(words: Sequence[str], analysis: Analysis) -> Sentence:
    """The sentence as modality reads it, its words parted by one blank."""
    tokens: list[Token] = []
    at = 0
    for i, word in enumerate(words):
        tags = analysis.lemmas[i], analysis.upos[i], analysis.xpos[i]
        tokens.append(Token(at, at + len(word), word, *tags, analysis.heads[i], analysis.deprels[i]))
        at += len(word) + 1
    return Sentence(0, max(0, at - 1), BlockKind.BODY, 0, tuple(tokens))


def _failures(
    name: str,
    words: Sequence[str],
    asked: Iterable[tuple[int, float]],
    given: Sequence[float],
    judged: Sequence[Judged],
) -> Iterator[Failure]:
    """Where the scale is off, and where the rules are, by how far."""
    for (i, value), ours, told in zip(asked, given, judged, strict=True):
        text = f"{words[i]}: {' '.join(words)}"
        yield Failure(f"{name} Pearson r", text, f"{value:g}", f"{ours:g}", weight=abs(ours - value))
        said = f"{grade(told):g} ({told.rule}); the scale {ours:g}"
        yield Failure(f"{name} Pearson r of rules", text, f"{value:g}", said, weight=abs(grade(told) - value))


_NEEDS = tuple(SOURCES.values())
MEASURES = (Measure("factuality", "how surely happenings are told, on UDS and MEANTIME dev", _NEEDS, results, every=2),)
