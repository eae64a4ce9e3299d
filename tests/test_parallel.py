"""Documents side by side: the same outcomes, in the same order, as one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import pytest

from reportedly import parallel
from reportedly.errors import InputError
from reportedly.model import Document
from reportedly.parallel import Fault, Outcome, worked
from reportedly.parts import Part


@dataclass(frozen=True)
class Measuring:
    """Gives the length of a text; a text with a question mark is too much for it."""

    factor: int = 1

    def load(self) -> Callable[[Document], int]:
        def measure(document: Document) -> int:
            if "?" in document.text:
                raise ValueError("a question")
            return self.factor * len(document.text)

        return measure


def inputs(count: int) -> Iterator[Document | InputError]:
    for i in range(count):
        if i % 7 == 3:
            yield InputError(ref=str(i), problem="empty", remedy="fill it")
        else:
            yield Document(id=str(i), ref=str(i), text="?" if i % 11 == 5 else "a" * i, blocks=())


def told(count: int, *, jobs: int | None) -> list[object]:
    work = Measuring(2)
    found: list[object] = []
    for outcome in worked(inputs(count), work, work.load(), jobs=jobs):
        if isinstance(outcome, InputError):
            found.append(outcome.ref)
        else:
            found.append((outcome.document.ref, outcome.made))
    return found


def test_one_after_the_other() -> None:
    assert told(6, jobs=1) == [("0", 0), ("1", 2), ("2", 4), "3", ("4", 8), ("5", Fault("ValueError", "a question"))]


def test_side_by_side_it_is_the_same() -> None:
    assert told(40, jobs=2) == told(40, jobs=1)


@pytest.mark.parametrize(
    ("cores", "count", "reading", "started"),
    [(1, 40, 0, []), (2, 15, 0, []), (2, 40, 0, [2]), (64, 40, 0, [parallel.MOST]), (2, 40, 9, [])],
)
def test_processes_are_started_where_they_help(
    cores: int, count: int, reading: int, started: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 0
    asked: list[int] = []

    def documents() -> Iterator[Document]:
        nonlocal now
        for i in range(count):
            now += reading
            yield Document(id=str(i), ref=str(i), text="a", blocks=())

    def do(document: Document) -> int:
        nonlocal now
        now += 5
        return int(document.ref)

    def side_by_side(results: Iterator[Document], _work: Measuring, jobs: int) -> Iterator[Outcome[int]]:
        asked.append(jobs)
        return (Outcome(document, do(document)) for document in results)

    monkeypatch.setattr("reportedly.parallel.time.perf_counter", lambda: now)
    monkeypatch.setattr(parallel, "cores", lambda: cores)
    monkeypatch.setattr(parallel, "_side_by_side", side_by_side)
    outcomes = list(worked(documents(), Measuring(), do, jobs=None))
    assert [o.made for o in outcomes if isinstance(o, Outcome)] == list(range(count))
    assert asked == started


@dataclass(frozen=True)
class Dividing:
    """Measures documents longer than 20 characters in parts of 10, and tells where each begins."""

    def load(self) -> Callable[[Document], list[int]]:
        measure = Measuring().load()
        return lambda document: [measure(document)]

    def parts(self, document: Document) -> list[Part]:
        size = 10 if len(document.text) > 20 else max(1, len(document.text))
        starts = range(0, max(1, len(document.text)), size)
        return [Part(replace(document, text=document.text[at : at + size]), at) for at in starts]

    def placed(self, part: Part, made: list[int]) -> list[int]:
        return [part.start + length for length in made]

    def joined(self, made: Sequence[list[int]]) -> list[int]:
        return [place for places in made for place in places]


@pytest.mark.parametrize("jobs", [None, 2])
def test_parts_of_a_long_document_are_worked_on_side_by_side(monkeypatch: pytest.MonkeyPatch, jobs: int | None) -> None:
    monkeypatch.setattr(parallel, "cores", lambda: 2)
    texts = ["a" * 5, "b" * 35, "c" * 15 + "?" * 20, "d" * 20]
    documents = (Document(id=t[0], ref=t[0], text=t, blocks=()) for t in texts)
    work = Dividing()
    outcomes = worked(documents, work, work.load(), jobs=jobs)
    made = [(o.document.ref, o.made) for o in outcomes if isinstance(o, Outcome)]
    assert made == [("a", [5]), ("b", [10, 20, 30, 35]), ("c", Fault("ValueError", "a question")), ("d", [20])]
