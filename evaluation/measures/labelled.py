"""Whole claims, in label files: the project's own dispatches, its examples, and the seed article."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from evaluation.claims import compare
from evaluation.measure import Measure, Result, Tools
from reportedly.model import Document
from reportedly.read import ReadOptions, read_inputs


def results_in(folder: str) -> Callable[[Tools], Iterator[Result]]:
    """The measure of all label files in a folder (`Tools.path`), each document coded with its publication date."""

    def results(tools: Tools) -> Iterator[Result]:
        for path in tools.chosen(sorted(tools.path(folder).glob("*.toml"))):
            labels = tomllib.loads(path.read_text(encoding="utf-8"))
            document = labelled_document(path)
            yield compare(path.stem, document.text, tools.claims(document), labels["claim"])

    return results


def labelled_document(path: Path) -> Document:
    """The document of a label file: `file` beside it, else the text of the same name. Raises InputError."""
    about = tomllib.loads(path.read_text(encoding="utf-8"))["document"]
    file = path.parent / about["file"] if "file" in about else path.with_suffix(".txt")
    options = ReadOptions(published=date.fromisoformat(about["published"]))
    (document,) = read_inputs([str(file.resolve())], options)
    if not isinstance(document, Document):
        raise document
    return document


_EXAMPLES = ("gold/examples", "examples/pakistan-car-bomb.html", "examples/sudan-town-lost.txt")
MEASURES = (
    Measure("gold", "claims of the project's own labelled dispatches", ("gold",), results_in("gold")),
    Measure("examples", "claims of the labelled examples", _EXAMPLES, results_in("gold/examples")),
    Measure(
        "seed", "claims of the labelled seed article", ("acceptance", "acceptance/../seeds"), results_in("acceptance")
    ),
)
