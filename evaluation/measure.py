"""What a measure is: a name, the files that it needs, and a function that counts document by document."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from json import dumps
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from evaluation.counters import Counter

if TYPE_CHECKING:
    from datetime import date

    from reportedly.annotate.annotation import Annotation
    from reportedly.annotate.encoder import Encoder
    from reportedly.link.gazetteer import Gazetteer
    from reportedly.link.registry import Registry
    from reportedly.model import Claim, Document

T = TypeVar("T")
HERE = Path(__file__).parent
GOLD = HERE / "gold"
EXAMPLES = HERE.parent / "examples"
SCENARIO = HERE / "scenario"
MORE_SCENARIOS = {folder.name: folder for folder in sorted(HERE.glob("scenario[0-9]*"))}


@dataclass(frozen=True, slots=True)
class Failure:
    """One thing that went wrong: the figure it counts against, the words around it, and what was wanted and given.

    The worst come first on the page of failures: those of most `weight`, else in the order of the corpus.
    """

    figure: str
    text: str
    expected: str
    got: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Result:
    """What was counted in one document: a counter for each figure, which add up over documents, and the failures."""

    ref: str
    counts: Mapping[str, Counter]
    failures: tuple[Failure, ...] = ()


class NotMeasuredError(Exception):
    """Why a measure cannot be taken here, though its files are there."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure. `needs` are files or folders, the first part one of "corpora", "acceptance", "gold",
    "examples", "scenario", and "scenario2" and on.

    `results` gives each document's result in the order of the corpus. It asks `Tools.chosen` which documents to take,
    so that the gate can measure a part of a large corpus; `every` is that part for the gate: each so-manieth document,
    or 0 where the gate leaves the measure out.
    """

    name: str
    about: str
    needs: tuple[str, ...]
    results: Callable[[Tools], Iterable[Result]]
    every: int = 1


@dataclass(frozen=True, slots=True)
class Tools:
    """What measures share: where the corpora are, the package's stages, loaded once, and which documents to take."""

    corpora: Path
    acceptance: Path
    gold: Path = GOLD
    scenario: Path = SCENARIO
    model: Path | None = None
    threads: int | None = None
    every: int = 1

    def path(self, need: str) -> Path:
        """Where a file that a measure needs is: "corpora/parse/ewt-dev.conllu"."""
        root, _, rest = need.partition("/")
        roots = {
            "corpora": self.corpora,
            "acceptance": self.acceptance,
            "gold": self.gold,
            "examples": EXAMPLES,
            "scenario": self.scenario,
            **MORE_SCENARIOS,
        }
        return roots[root] / rest

    def missing(self, measure: Measure) -> Path | None:
        """The first of a measure's files that is not there."""
        return next((p for p in map(self.path, measure.needs) if not p.exists()), None)

    def chosen(self, documents: Iterable[T]) -> Iterator[T]:
        """Each so-manieth of the documents: all of them, but in the gate."""
        return (d for i, d in enumerate(documents) if i % self.every == 0)

    @property
    def encoder(self) -> Encoder:
        return _encoder(self.model, self.threads)

    @property
    def registry(self) -> Registry:
        return _registry()

    @property
    def gazetteer(self) -> Gazetteer:
        """The package's own, whatever the user has imported."""
        return _gazetteer()

    def document(
        self,
        text: str,
        *,
        ref: str,
        published: date | None = None,
        language: str | None = "en",
        prose: bool = False,
    ) -> Document:
        """The text as the package reads a JSONL record. `language` None has the package tell the language, and refuse
        the text (InputError) if it is not English; `prose` takes every line for body text."""
        from reportedly.model import Document
        from reportedly.read import ReadOptions
        from reportedly.read.jsonl import read_jsonl

        line = dumps({"id": ref, "text": text}).encode()
        options = ReadOptions(published=published, language=language, prose=prose)
        (found,) = read_jsonl(BytesIO(line), ref=ref, options=options)
        if not isinstance(found, Document):
            raise found
        return found

    def annotate(self, document: Document) -> Annotation:
        from reportedly.annotate import annotate

        return annotate(document, self.encoder)

    def claims(self, document: Document, annotation: Annotation | None = None) -> tuple[Claim, ...]:
        """The document's linked claims, as `reportedly code` prints them."""
        from reportedly.code import code
        from reportedly.link import link

        seen = annotation if annotation is not None else self.annotate(document)
        coded = code(document, seen)
        return link(document, seen, coded, registry=self.registry, gazetteer=self.gazetteer)


@cache
def _encoder(model: Path | None, threads: int | None) -> Encoder:
    from reportedly.annotate.encoder import Encoder

    return Encoder.load(threads=threads, folder=model)


@cache
def _registry() -> Registry:
    from reportedly.link.registry import load_registry

    return load_registry()


@cache
def _gazetteer() -> Gazetteer:
    from reportedly.link.gazetteer import packaged_gazetteer

    return packaged_gazetteer()


def corpus_hash(paths: Sequence[Path]) -> str:
    """SHA-256 over the bytes of all files, and of the files that stand in folders, in the order of their names.

    Notes (`*.md`) about a folder's data are no part of it: what they tell of the figures may change without the data.
    """
    digest = hashlib.sha256()
    for path in paths:
        inside = sorted(p for p in path.iterdir() if p.is_file() and p.suffix != ".md") if path.is_dir() else [path]
        for file in inside:
            digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()
