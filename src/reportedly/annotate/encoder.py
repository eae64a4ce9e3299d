"""The one module that touches the weights: words of sentences in, analyses out."""

from __future__ import annotations

import hashlib
import threading
import time
from collections.abc import Sequence
from dataclasses import replace
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import islice

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from reportedly.annotate.annotation import Argument, Entity, Frame
from reportedly.annotate.batches import batches, together
from reportedly.annotate.chunks import chunks
from reportedly.annotate.decode import Analysis, Output, decode
from reportedly.annotate.labels import Labels
from reportedly.annotate.wordpieces import Pieces, WordPieces
from reportedly.bounds import Bound, note

__all__ = ["Analysis", "Encoder", "ModelError"]

HELD_SENTENCES = 512
"""Sentences of one call that are sorted by length together; a longer call is worked off in such portions."""
ROLES_PER_CHARACTER = 1.5
"""Words read for predicates to each character of a portion's words: a predicate reads all words of its sentence. In
news and in letters on the web it is one, in the densest reports of two thousand characters and more 1.9, in the densest
hundred words of them five."""
ROLES_ANYWAY = 5_000
"""Words read for predicates besides, so that no short document goes without: the densest need 1,600 of them."""
LONG_SENTENCE, LONG_SHARE = 100, 0.5
"""Sentences of more words than this, of which the news has one in thousands, are read for predicates up to this share
of those words: each of theirs takes twice the time of one of a common sentence."""
SLOW_FUSIONS = ("SkipLayerNormFusion",)
"""Optimisations of onnxruntime left out: on a CPU its fused kernel takes several times as long as the parts do."""
SURE = 100.0
"""Added to a predicate's score where the caller knows; no score comes near it."""


class ModelError(Exception):
    """The packaged model is missing, damaged, or does not fit this version; reinstalling the package mends it."""


class Encoder:
    """The packaged model. `seconds` adds up the time spent inside the model itself, for benchmarks."""

    def __init__(self, session: onnxruntime.InferenceSession, pieces: WordPieces, labels: Labels) -> None:
        self._session = session
        self._pieces = pieces
        self._labels = labels
        self._outputs = [output.name for output in session.get_outputs()]
        self._splitting = threading.Lock()  # of words to pieces, which are remembered; runs need none
        self.seconds = 0.0

    @classmethod
    def load(cls, *, threads: int | None = None, folder: Traversable | None = None) -> Encoder:
        """The model of the package, or of `folder`.

        `threads` is the number of cores that one run uses, by default one: the runs are too short to gain much by
        more, and documents side by side, each on its core, gain all there is.
        Raises ModelError if a file is missing or damaged.
        """
        folder = folder if folder is not None else files("reportedly").joinpath("data/model")
        try:
            labels = Labels.parse(_sound(folder, "labels.json", _told_sum(folder, "labels.json")).decode())
            weights = _sound(folder, "encoder.onnx", labels.sha256["encoder.onnx"])
            tokenizer = _sound(folder, "tokenizer.json", labels.sha256["tokenizer.json"]).decode()
        except OSError as error:
            raise ModelError(f"the model is incomplete ({error}); reinstall reportedly") from error
        except (ValueError, KeyError, TypeError) as error:
            raise ModelError("the model's labels.json is damaged; reinstall reportedly") from error
        return cls(_session(weights, threads), WordPieces(Tokenizer.from_str(tokenizer)), labels)

    def analyse(
        self, sentences: Sequence[Sequence[str]], *, predicates: Sequence[Sequence[int]] | None = None
    ) -> list[Analysis]:
        """The analysis of each sentence, given its words, in order.

        `predicates` fixes each sentence's predicates (indices of words) instead of finding them, to measure roles.
        Of text that is all predicates ("said said said …") the longest sentences get no frames (ROLES_PER_CHARACTER):
        those for which what is left would not do if they are as dense as the run before.
        """
        found: list[Analysis] = []
        at = iter(range(len(sentences)))
        while portion := list(islice(at, HELD_SENTENCES)):
            if predicates is not None:
                found.extend(self._portion([sentences[i] for i in portion], [predicates[i] for i in portion]))
                continue
            # A sentence that comes again (in texts that were put together by machine, or made to keep one busy) is
            # the same again.
            places: dict[tuple[str, ...], list[int]] = {}
            for i in portion:
                places.setdefault(tuple(sentences[i]), []).append(i)
            times = [len(its) for its in places.values()]
            told = self._portion([sentences[its[0]] for its in places.values()], None, times)
            of = {i: analysis for its, analysis in zip(places.values(), told, strict=True) for i in its}
            found.extend(of[i] for i in portion)
        return found

    def forward(self, sentences: Sequence[Sequence[str]]) -> None:
        """Splits to pieces and runs the model, without reading its output: what the model alone costs."""
        _, split = self._cut(sentences)
        for rows in batches([len(p.ids) for p in split]):
            self._run([split[r] for r in rows], None)

    def _portion(
        self,
        sentences: Sequence[Sequence[str]],
        given: list[Sequence[int]] | None,
        times: Sequence[int] = (),
    ) -> list[Analysis]:
        """The analysis of each; `times` is how often each comes, where predicates are to be found."""
        parts, split = self._cut(sentences)
        done = [_NOTHING] * len(parts)
        left = _Left(ROLES_ANYWAY + ROLES_PER_CHARACTER * sum(len(w) for words in sentences for w in words))
        for runs in together(batches([len(p.ids) for p in split]), [len(p.first) for p in split]):
            outputs = []
            for rows in runs:
                fixed, lengths = None, [len(split[r].first) for r in rows]
                if given is not None:
                    ranges = [parts[r] for r in rows]
                    fixed = [[w - a for w in given[s] if a <= w < b] for s, a, b in ranges]
                elif not left.would_do(lengths):
                    fixed = [[] for _ in rows]
                    note(Bound.ROLES, sum(times[s] for s in {parts[r][0] for r in rows}))
                output = self._run([split[r] for r in rows], fixed)
                outputs.append(output)
                if fixed is None:
                    left.take(output.roles.shape[0] * output.roles.shape[1], lengths)
            order = [r for rows in runs for r in rows]
            words = [sentences[s][a:b] for s, a, b in (parts[r] for r in order)]
            for r, analysis in zip(order, decode(outputs, words, self._labels), strict=True):
                done[r] = analysis
        found = [_NOTHING] * len(sentences)
        for (s, a, _), analysis in zip(parts, done, strict=True):
            found[s] = analysis if a == 0 else _one(found[s], analysis)
        return found

    def _cut(self, sentences: Sequence[Sequence[str]]) -> tuple[list[tuple[int, int, int]], list[Pieces]]:
        """The parts of all sentences as (sentence, first, past), most of them whole, and their pieces."""
        parts: list[tuple[int, int, int]] = []
        split: list[Pieces] = []
        with self._splitting:
            self._pieces.learn({w for words in sentences for w in words})
            for s, words in enumerate(sentences):
                for a, b in chunks(words, self._pieces.sizes(words)):
                    parts.append((s, a, b))
                    split.append(self._pieces.split(words[a:b]))
        return parts, split

    def _run(self, batch: Sequence[Pieces], fixed: list[list[int]] | None) -> Output:
        first = _padded([p.first for p in batch])
        forced = np.zeros(first.shape, np.float32)
        if fixed is not None:
            forced -= SURE
            for row, words in enumerate(fixed):
                forced[row, words] = SURE
        inputs = {
            "ids": _padded([p.ids for p in batch]),
            "shapes": _padded([p.shapes for p in batch]),
            "first": first,
            "word_shapes": _padded([p.word_shapes for p in batch]),
            "length": np.array([len(p.first) for p in batch]),
            "forced": forced,
        }
        begin = time.perf_counter()
        output = self._session.run(None, inputs)
        self.seconds += time.perf_counter() - begin
        return Output(**dict(zip(self._outputs, output, strict=True)))


class _Left:
    """What is left of the words that may be read for the predicates of a portion; its shortest sentences come first."""

    def __init__(self, words: float) -> None:
        self._words = words
        self._of_long = LONG_SHARE * words
        self._dense = 0.0  # words read for predicates to each word of the run before

    def would_do(self, lengths: Sequence[int]) -> bool:
        """Whether it would for sentences of these lengths, were they as dense as the run before."""
        left = min(self._words, self._of_long) if max(lengths) > LONG_SENTENCE else self._words
        return self._dense * sum(lengths) <= left

    def take(self, words: int, lengths: Sequence[int]) -> None:
        """So many were read for sentences of these lengths."""
        self._words -= words
        self._of_long -= words if max(lengths) > LONG_SENTENCE else 0
        self._dense = words / sum(lengths)


_NOTHING = Analysis((), (), (), (), (), (), ())


def _told_sum(folder: Traversable, name: str) -> str:
    """What the file beside it says that its checksum is, as sha256sum writes it."""
    return folder.joinpath(f"{name}.sha256").read_bytes().decode("ascii", "replace").partition(" ")[0]


def _sound(folder: Traversable, name: str, told: str) -> bytes:
    """The file's bytes. Raises ModelError if they do not have the checksum that is told of them."""
    content = folder.joinpath(name).read_bytes()
    if hashlib.sha256(content).hexdigest() != told:
        raise ModelError(f"the model's {name} is damaged (its checksum differs); reinstall reportedly")
    return content


def _session(weights: bytes, threads: int | None) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads or 1
    options.inter_op_num_threads = 1
    options.use_deterministic_compute = True
    # No plan of where each step's result will lie is kept for each shape of a run: shapes are many, and of sentences
    # that are all verbs such plans took 150 MB. It costs no time.
    options.enable_mem_pattern = False
    options.log_severity_level = 3
    try:
        return onnxruntime.InferenceSession(
            weights, options, providers=["CPUExecutionProvider"], disabled_optimizers=list(SLOW_FUSIONS)
        )
    except RuntimeError as error:
        raise ModelError(f"onnxruntime {onnxruntime.__version__} cannot read the model; upgrade it") from error


def _padded(rows: Sequence[Sequence[int]]) -> NDArray[np.int64]:
    size = max(map(len, rows))
    return np.array([[*row, *[0] * (size - len(row))] for row in rows], np.int64)


def _one(before: Analysis, after: Analysis) -> Analysis:
    """Two parts of one sentence as one tree: the second's root depends on the first's, as parataxis."""
    n = len(before.heads)
    root = before.heads.index(-1)
    by_head = {h: before.by_head[h] + _moved(found, n) for h, found in after.by_head.items()}
    return replace(
        before,
        lemmas=before.lemmas + after.lemmas,
        upos=before.upos + after.upos,
        xpos=before.xpos + after.xpos,
        heads=before.heads + tuple(root if h < 0 else h + n for h in after.heads),
        deprels=before.deprels + tuple("parataxis" if d == "root" else d for d in after.deprels),
        entities=before.entities + _moved(after.entities, n),
        frames=before.frames
        + tuple(
            Frame(f.predicate + n, f.roleset, tuple(Argument(a.first + n, a.past + n, a.role) for a in f.arguments))
            for f in after.frames
        ),
        by_head=by_head,
        facts=before.facts + after.facts,
    )


def _moved(entities: tuple[Entity, ...], by: int) -> tuple[Entity, ...]:
    return tuple(Entity(e.first + by, e.past + by, e.kind) for e in entities)
