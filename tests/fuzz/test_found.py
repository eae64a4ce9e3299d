"""Inputs that once raised what no reader of them foresaw."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.code.build import sentence
from tests.fuzz import bulked, coded, seeds
from tests.fuzz.targets import TARGETS
from tests.fuzz.test_targets import NEEDS
from tests.store.made import Told, document

from reportedly.brief.picture_timeline import _days
from reportedly.code.attributed import Words
from reportedly.code.attribution_scene import Scene, sourced
from reportedly.code.cues import load_cues
from reportedly.code.numbers import number_in
from reportedly.contract import result_json
from reportedly.errors import InputError
from reportedly.link.days import resolve
from reportedly.model import Claim, TimeRef
from reportedly.read.options import ReadOptions
from reportedly.resolve.linked import linked_all

_LONG = "9" * 5_000  # more digits than Python takes for a number


def _nameless() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as pack:
        pack.writestr("?", b"a")
    return made.getvalue().replace(b"?", b"\0")  # a name is cut off at a NUL


FOUND = [
    ("pack", _nameless()),
    ("time", b"\x16Easter"),  # looking ahead from the last day of the calendar
    ("time", b"\x01Christmas"),  # from its first
    ("time", b"\x01May 3-5"),
    ("time", b"*next year"),
    ("time", b"\0" + f"{_LONG} days ago".encode()),
    ("time", b"\0" + f"{_LONG[:4_299]} centuries".encode()),
    ("number", _LONG.encode()),
    ("number", f"{_LONG}-{_LONG}".encode()),
    ("number", b"one and " * 3_000 + b"one"),
    ("selected", b'{"document": "0123456789", "start": 0, "end": 1e999}'),
    ("feeds-file", f"[watch]\nat_once = {_LONG}\n".encode()),
    ("gazetteer", "\t".join(["1", "A", "A", "", "1", "2", "P", "PPL", "ML", *[""] * 5, _LONG, *[""] * 4]).encode()),
    ("query", " ".join(map(str, range(5_000))).encode()),  # took a time that grew with its square
    ("gazetteer", seeds.zipped().replace(b"PK\1\2", b"PK\1\3")),  # a damaged list of files
    ("gazetteer", seeds.zipped().replace(b"\x14\0\0\0", b"\x14\0\1\0")),  # it says that it is locked
    ("filters", b"as_of=0900-01-01"),
    ("earlier-brief", bulked.briefs()[2]),  # the version of an event is 1e999
    ("api", b"\x17\x03seen\x91=1"),  # a query that is not quoted
    ("filters", b"bbox=-12.3456789,10.1,4.3,25.0"),
]


@pytest.mark.parametrize(("name", "data"), FOUND)
def test_is_a_value_or_an_input_error(name: str, data: bytes) -> None:
    if name in NEEDS:
        pytest.importorskip(NEEDS[name])
    with suppress(InputError):
        TARGETS[name].run(data)


def test_a_row_with_a_day_in_no_calendar_costs_no_other(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    pq = pytest.importorskip("pyarrow.parquet")
    records = pytest.importorskip("reportedly.bulk.records")
    units = pytest.importorskip("reportedly.bulk.units")
    days = pa.array([1, 2**31 - 1, 2], pa.int32()).cast(pa.date32())
    pq.write_table(pa.table({"text": ["Rebels took Kidal."] * 3, "published": days}), tmp_path / "a.parquet")
    (unit,) = units.units([str(tmp_path / "a.parquet")], size=1_000)
    first, second, third = records.documents(unit, ReadOptions(language="en"))
    assert (first.published, third.published) == (date(1970, 1, 2), date(1970, 1, 3))
    assert isinstance(second, InputError)
    assert second.problem == "a value that is out of bounds, such as a day in no calendar"


@pytest.mark.parametrize("day", [date.min, date.max])
def test_what_is_published_at_an_end_of_the_calendar_resolves(day: date) -> None:
    """The days beside that day, on which it may have happened, are no days."""
    told, claims = document(Told("Ordun", 1, killed=4), Told("Sabari", 3))
    untimed = [replace(claim, time=time and replace(time, earliest=day, latest=day)) for claim, time in _times(claims)]
    result = result_json(replace(told, published=day), untimed)
    events = coded.events(linked_all(result["document"], result["claims"]))
    assert len(events) == 2
    assert list(_days(day.replace(day=1), day.replace(day=1), "month")) == [day.replace(day=1)]


def _times(claims: Sequence[Claim]) -> Iterator[tuple[Claim, TimeRef | None]]:
    """One of each two claims without a time."""
    return ((claim, claim.time if number % 2 else None) for number, claim in enumerate(claims))


def test_a_source_whose_noun_is_tagged_as_a_mark_has_words() -> None:
    """ "A military “ spokesman did not answer": the phrase was cut before its head, and ended before it began."""
    words = "A//DET/DT/4/det military//ADJ/JJ/4/amod “//PUNCT/``/4/punct spokesman//PUNCT/NN/5/nsubj"
    made = sentence(f"{words} spoke/speak/VERB/VBD/0/root")
    core, full = sourced(Scene(made, 0, frozenset(), load_cues()), 3, 4)
    assert core == full == Words(0, 3, 4)


def test_what_is_too_long_for_a_number_is_none() -> None:
    assert number_in("one and " * 3_000 + "one") is None
    assert number_in(_LONG) is None
    assert number_in("99999999999999999999 people") is None  # nor is more than there are people
    assert number_in("two hundred and five") == 205


def test_days_near_the_ends_of_the_calendar_are_read_against_nothing() -> None:
    for near in (date.min, date.max):
        told = resolve("next year", published=near)
        assert told is None or told.earliest is None
        assert resolve("yesterday", published=near) is None
    found = resolve("yesterday", published=date(1000, 1, 1))
    assert found is not None
    assert found.earliest == date(999, 12, 31)


def test_a_number_too_long_in_the_file_of_feeds_is_said(tmp_path: Path) -> None:
    config = pytest.importorskip("reportedly.watch.config")
    (tmp_path / "feeds.toml").write_text(f"[watch]\nat_once = {_LONG}\n", encoding="utf-8")
    with pytest.raises(InputError, match="no valid TOML"):
        config.load_settings(tmp_path / "feeds.toml")
