"""The pipeline's time and the encoder's own, on the same sentences in the same run."""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from reportedly.annotate import annotate
from reportedly.annotate.encoder import Encoder
from reportedly.code import code
from reportedly.contract import result_json
from reportedly.link import link
from reportedly.link.gazetteer import Gazetteer, open_gazetteer
from reportedly.link.registry import load_registry
from reportedly.model import Document
from reportedly.parallel import settle_garbage
from reportedly.read import ReadOptions, read_inputs


@dataclass(frozen=True, slots=True)
class Throughput:
    """Seconds are of the median round; the ratio is of each round's pipeline to the same round's encoder."""

    documents: int
    words: int
    rounds: int
    pipeline_seconds: float
    encoder_seconds: float
    documents_per_second: float
    ratio_min: float
    ratio_median: float
    stages_ms_per_document: dict[str, float]


@dataclass(slots=True)
class Stages:
    """Runs documents through the pipeline and adds up the seconds of each stage."""

    encoder: Encoder
    seconds: dict[str, float] = field(
        default_factory=lambda: dict.fromkeys(("read", "annotate", "code", "link", "json"), 0.0)
    )

    def run(self, path: Path) -> float:
        """Everything from the file to the JSON text; gives the seconds it took."""
        marks = [time.perf_counter()]
        documents = documents_of(path)
        marks.append(time.perf_counter())
        annotations = [annotate(d, self.encoder) for d in documents]
        marks.append(time.perf_counter())
        claims = [code(d, a) for d, a in zip(documents, annotations, strict=True)]
        marks.append(time.perf_counter())
        registry, gazetteer = load_registry(), _gazetteer()
        claims = [
            link(d, a, c, registry=registry, gazetteer=gazetteer)
            for d, a, c in zip(documents, annotations, claims, strict=True)
        ]
        marks.append(time.perf_counter())
        for document, found in zip(documents, claims, strict=True):
            json.dumps(result_json(document, found), ensure_ascii=False)
        marks.append(time.perf_counter())
        for name, before, after in zip(self.seconds, marks, marks[1:], strict=False):
            self.seconds[name] += after - before
        return marks[-1] - marks[0]


@cache
def _gazetteer() -> Gazetteer:
    return open_gazetteer()


def throughput(paths: Sequence[Path], *, documents: int, rounds: int) -> Throughput:
    """Times the pipeline and the encoder alone, turn about, file by file, over at least so many documents a round."""
    encoder = Encoder.load()
    sentences = {path: _sentences(path, encoder) for path in paths}
    per_pass = sum(map(len, sentences.values()))
    turns = list(paths) * -(-documents // per_pass)
    warm = Stages(encoder)
    for path in paths:  # the first pass compiles rules and fills caches
        warm.run(path)
    settle_garbage()  # as the commands do once they have loaded what they need
    stages = Stages(encoder)
    wholes, alones = [], []
    for _ in range(rounds):
        whole = alone = 0.0
        for path in turns:
            alone += _alone(encoder, sentences[path])
            whole += stages.run(path)
        wholes.append(whole)
        alones.append(alone)
    ratios = [whole / alone for whole, alone in zip(wholes, alones, strict=True)]
    count = sum(len(sentences[path]) for path in turns)
    return Throughput(
        documents=count,
        words=sum(len(words) for path in turns for document in sentences[path] for words in document),
        rounds=rounds,
        pipeline_seconds=statistics.median(wholes),
        encoder_seconds=statistics.median(alones),
        documents_per_second=count / statistics.median(wholes),
        ratio_min=min(ratios),
        ratio_median=statistics.median(ratios),
        stages_ms_per_document={name: 1000 * s / count / rounds for name, s in stages.seconds.items()},
    )


def documents_of(path: Path) -> list[Document]:
    """The documents of one example file. Raises the InputError of one that cannot be read: examples can."""
    found = []
    for result in read_inputs([str(path)], ReadOptions()):
        if not isinstance(result, Document):
            raise result
        found.append(result)
    return found


def _sentences(path: Path, encoder: Encoder) -> list[list[list[str]]]:
    """The words of each sentence of each document, as the pipeline gives them to the encoder."""
    annotations = [annotate(document, encoder) for document in documents_of(path)]
    return [[[token.text for token in s.tokens] for s in a.sentences] for a in annotations]


def _alone(encoder: Encoder, documents: list[list[list[str]]]) -> float:
    before = time.perf_counter()
    for sentences in documents:
        encoder.forward(sentences)
    return time.perf_counter() - before
