"""A store as a file and back: the same store, in either database; a file that is not as it was is refused."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, Table, select
from tests.store.conftest import new_database
from tests.store.made import TinyRules, Told, at, document

from reportedly.bounds import Bound
from reportedly.errors import InputError
from reportedly.model import Stance
from reportedly.resolve.jsons import event_json
from reportedly.resolve.model import JudgementKind
from reportedly.store import Asked, Store, copying, ledger, load_lines, open_store, portable
from reportedly.store.control import control_of
from reportedly.store.copying import insert_rows
from reportedly.store.dump import dump
from reportedly.store.engine import writing
from reportedly.store.load import load
from reportedly.store.query import find_documents, find_events, history
from reportedly.store.rows import last_entry
from reportedly.store.tables import metadata

Row = dict[str, Any]


def fill(store: Store) -> None:
    """Events of all sorts: one that grew, two that became one and parted again, a page that took a claim back."""
    add = [
        document(Told("Aba", 1, killed=3), Told("Bol", 2)),
        document(Told("Aba", 1, killed=5, speaker="The army"), ref="b.txt", publisher="The Herald"),
        document(Told("Cad", 3), ref="c.txt", url="https://a.example/c"),
        document(Told("Dor", 4, speaker="Rebels", stance=Stance.DENIES), ref="d.txt"),
        document(Told("Éfe", 5), ref="e \x1b[31m\u2028.txt", publisher="L’Écho"),
    ]
    for hour, (made, claims) in enumerate(add):
        store.add(
            made, claims, tool="test", at=at(hour), bounds=[Bound.WORDS, Bound.ROWS, Bound.WORDS][: 3 * (hour == 1)]
        )
    aba, bol, cad, *_ = sorted((event.event_id for event in store.events()), key=lambda i: i[::-1])
    same = store.judge(JudgementKind.SAME, [aba, bol], because="one raid", who="A", at=at(10))
    store.judge(JudgementKind.SET, [cad], field="event_type", value="COERCE", because="no shots", who="B", at=at(11))
    store.undo(same.seq, because="two raids", who="A", at=at(12))
    store.reviews.comment(cad, "ask the clinic", who="A", at=at(12))
    store.reviews.code(cad, {"happened": "yes", "place": "no"}, who="B", at=at(12))
    fetched, claims = document(Told("Gor", 2), ref="g.txt")
    store.add(replace(fetched, fetched=at(-3)), claims, tool="test", at=at(12))
    newer, claims = document(Told("Cad", 6), ref="c2.txt", url="https://a.example/c", published=7)
    store.add(newer, claims, tool="test", at=at(13))


def dumped(store: Store, asked: Asked = Asked(), hours: float | None = None) -> bytes:  # noqa: B008
    return b"".join(line for _, line in store.dump(asked, None if hours is None else at(hours)))


def loaded(place: str, told: bytes) -> Store:
    store = open_store(place, rules=TinyRules())
    store.load(io.BytesIO(told), ref="file.jsonl")
    return store


def everything(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of all tables, those that are worked out again too."""
    with store._engine.connect() as connection:
        return {
            name: sorted(map(tuple, connection.execute(select(table))), key=repr)
            for name, table in metadata.tables.items()
            if name != "migrations"
        }


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    with open_store(tmp_path_factory.mktemp("dump") / "s.db", rules=TinyRules()) as store:
        fill(store)
        return dumped(store)


@pytest.fixture(params=["sqlite", "postgresql"])
def other_place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return str(tmp_path / "other.db")
    return new_database(request.getfixturevalue("postgres"))


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store that stays empty: what it is given is refused."""
    with open_store(tmp_path_factory.mktemp("empty") / "empty.db", rules=TinyRules()) as store:
        yield store


def test_the_same_store_comes_of_it(store: Store, other_place: str) -> None:
    fill(store)
    told = dumped(store)
    with loaded(other_place, told) as other:
        assert dumped(other) == told
        assert everything(other) == everything(store)
        assert [e.event_id for e in other.events(text="army")] == [e.event_id for e in store.events(text="army")]
        assert other.events(as_of=at(1)) == store.events(as_of=at(1))
        more, claims = document(Told("Aba", 1), ref="f.txt", publisher="The Post")
        assert store.add(more, claims, tool="test", at=at(20)) == other.add(more, claims, tool="test", at=at(20))


def test_claims_of_many_documents_are_written_together(
    told: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In batches that are worth a COPY, although few documents make a hundred claims."""
    batches: list[int] = []

    def counted(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
        if table.name == "claims":
            batches.append(len(rows))
        insert_rows(connection, table, rows)

    monkeypatch.setattr(ledger, "insert_rows", counted)
    with loaded(str(tmp_path / "s.db"), told) as store:
        assert batches == [sum(document.claims for document in store.documents())]


def test_every_table_is_taken_by_copy(postgres: str, told: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copying, "_FEW", 1)
    with loaded(new_database(postgres), told) as store:
        assert dumped(store) == told


def test_every_table_is_decided_on() -> None:
    assert not portable.undecided()
    tables = portable.travelling()
    for number, table in enumerate(tables):
        before = [*tables[:number], table]
        assert {key.column.table for key in table.foreign_keys} <= set(before)


def test_as_of_a_time(store: Store, tmp_path: Path) -> None:
    fill(store)
    with loaded(str(tmp_path / "past.db"), dumped(store, hours=10)) as past:
        assert past.events() == store.events(as_of=at(10))
        assert len(past.judgements()) == 1
        assert not past.judgements()[0].undone


def test_some_events_with_all_that_they_rest_on(store: Store, tmp_path: Path) -> None:
    fill(store)
    for number, event in enumerate(store.events()):
        assert event.place is not None
        asked = Asked(place=(str(event.place.place_id),))
        part = dumped(store, asked)
        wanted = [*store.each_event(asked)]
        assert json.loads(part.splitlines()[0])["reportedly"] == {
            "format": 1,
            "whole": False,
            "events": len(wanted),
        }
        with loaded(str(tmp_path / f"part{number}.db"), part) as other:
            for one in wanted:
                assert other.event(one.event_id) == one
                assert other.history(one.event_id) == store.history(one.event_id)
                for claim in one.claims:
                    assert other.text(claim.document_id) == store.text(claim.document_id)
                    assert other.raw(claim.document_id) == store.raw(claim.document_id)


def test_nothing_found_is_an_empty_store(store: Store, tmp_path: Path) -> None:
    fill(store)
    with loaded(str(tmp_path / "none.db"), dumped(store, Asked(since=date(2030, 1, 1)))) as other:
        assert other.events() == []
        assert other.documents() == []


def test_a_store_that_is_not_empty_is_let_be(store: Store) -> None:
    fill(store)
    before = dumped(store)
    with pytest.raises(InputError, match="not empty"):
        store.load(io.BytesIO(before), ref="file.jsonl")
    assert dumped(store) == before


def sealed(rows: list[Row]) -> bytes:
    """The file of these rows with the right end: what somebody would make who wants to be believed."""
    lines = [json.dumps(row).encode() + b"\n" for row in rows]
    end = {"rows": len(lines) - 1, "sha256": hashlib.sha256(b"".join(lines)).hexdigest()}
    return b"".join([*lines, json.dumps({"end": end}).encode() + b"\n"])


def rows_of(told: bytes) -> list[Row]:
    return [json.loads(line) for line in told.split(b"\n")[:-2]]


def first(rows: list[Row], table: str) -> Row:
    found: Row = next(row[table] for row in rows if table in row)
    return found


def refused(store: Store, told: bytes) -> str:
    with pytest.raises(InputError) as caught:
        store.load(io.BytesIO(told), ref="file.jsonl")
    assert caught.value.ref.startswith("file.jsonl, line ")
    assert "\n" not in str(caught.value)
    assert everything(store) == {name: [] for name in metadata.tables if name != "migrations"}
    return caught.value.problem


def test_sealed_rows_are_taken(tmp_path: Path, told: bytes) -> None:
    with loaded(str(tmp_path / "s.db"), sealed(rows_of(told))) as store:
        assert dumped(store) == told


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (lambda told: told[: len(told) // 2], "breaks off"),
        (lambda told: told[: told.rindex(b'{"end"')], "ends before its last line"),
        (lambda told: told.replace(b'"tool": "test"', b'"tool": "tset"', 1), "changed since it was written"),
        (lambda told: told + b"\n", "more follows"),
        (lambda told: told[told.index(b"\n") + 1 :], "no store that was exported"),
        (lambda told: told.replace(b'"format": 1', b'"format": 2', 1), "its format is 2"),
        (lambda _: b"", "ends before"),
        (lambda _: b"[1, 2]\n", "no object"),
        (lambda _: b"\xff\xfe\n", "not UTF-8"),
        (lambda _: b'{"reportedly": ' + b"[" * 100_000 + b"\n", "no JSON|nests too deep"),
        (lambda told: told.replace(b'"score":1.0', b'"score":NaN', 1), "no number"),
        (lambda told: told.replace(b'"score":1.0', b'"score":1e999', 1), "no number"),
        (lambda _: b'{"reportedly": ' + b"1" * 10_000 + b"}\n", "no JSON"),
    ],
)
def test_files_that_are_broken(empty: Store, told: bytes, change: Callable[[bytes], bytes], problem: str) -> None:
    assert re.search(problem, refused(empty, change(told)))


def _set(table: str, **values: Any) -> Callable[[list[Row]], None]:
    return lambda rows: first(rows, table).update(values)


def _inner(table: str, column: str, **values: Any) -> Callable[[list[Row]], None]:
    return lambda rows: first(rows, table)[column].update(values)


def _twice(table: str) -> Callable[[list[Row]], None]:
    def change(rows: list[Row]) -> None:
        number = next(n for n, row in enumerate(rows) if table in row)
        rows.insert(number, rows[number])

    return change


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (_set("raws", content="?!"), "no base64"),
        (_set("raws", content=base64.b64encode(b"other").decode()), "hash does not fit"),
        (_set("entries", recorded="yesterday"), "no time"),
        (_set("entries", recorded="2027-01-01T00:00:00.000000Z"), "no time"),  # later than the next
        (_set("entries", entry=-1), "entry is no whole number"),
        (_set("entries", entry=True), "entry is no whole number"),
        (_set("entries", entry=2**64), "entry is no whole number"),
        (_set("entries", more=1), "look at 'more'"),
        (lambda rows: first(rows, "entries").pop("tool"), "look at 'tool'"),
        (_set("documents", raw="0" * 64), "raw leads to no raws"),
        (_set("documents", document_id="0" * 64), "its ids differ"),
        (_set("documents", document_id="nul\0"), "document_id is no text"),
        (_set("documents", json="text"), "json is no object"),
        (_inner("documents", "json", text=5), "json.text is no text"),
        (_inner("documents", "json", published="2026-02-30"), "json.published is no day"),
        (_inner("documents", "json", blocks=[[0, 1]]), r"json.blocks\[0\] is no list of 3"),
        (_inner("documents", "head", publisher="Another"), "another document's"),
        (_set("visits", fetched="2026-05-01"), "fetched is no time"),
        (_set("bounded", sentences=0), "no bound"),
        (_set("bounded", bound=""), "no bound"),
        (_set("bounded", document_id="nowhere"), "document_id leads to no documents"),
        (_set("sightings", document_id="nowhere"), "document_id leads to no documents"),
        (_set("claims", claim_id="0" * 16), "not the hash"),
        (_inner("claims", "json", modality="future"), "not the hash"),
        (_inner("claims", "json", event_type="WAR"), "no known EventType"),
        (_inner("claims", "json", trigger={"start": 0, "end": 5, "text": "x"}), "not the hash"),
        (_inner("claims", "linked", evidence="Nobody said this."), "sentence does not stand"),
        (_inner("claims", "linked", origins=[]), "no origin"),
        (_set("claims", entry=10**6), "entry leads to no entries"),
        (_set("withdrawals", withdrawn="yes"), "withdrawn is no yes or no"),
        (lambda rows: first(rows, "links").update(a="z"), "a leads to no claims"),
        (_set("memberships", event_id="enowhere"), "leads to an event that is not there"),
        (_set("versions", version=2), "does not follow"),
        (_set("versions", redirect="enowhere"), "of another event"),
        (_inner("versions", "json", standing="true"), "no known Standing"),
        (_inner("versions", "json", claims=[["c", False]]), "claims that are not there"),
        (_inner("versions", "json", killed={"low": 1}), "json.killed has no best"),
        (_inner("versions", "json", event_id="eother"), "of another event"),
        (_set("judgements", kind="maybe"), "no judgement"),
        (_set("judgements", kind="undo"), "an undo names"),
        (_set("judged", number=99), "number leads to no judgements"),
        *(
            (_twice(table), "there twice|does not follow")
            for table in ("entries", "raws", "claims", "judged", "versions")
        ),
        (lambda rows: rows.append({"accounts": {"name": "admin"}}), "no table 'accounts'"),
        (lambda rows: rows.append(rows[1]), "stand before"),
    ],
)
def test_rows_that_somebody_made_up(
    empty: Store, told: bytes, change: Callable[[list[Row]], Any], problem: str
) -> None:
    rows = rows_of(told)
    change(rows)
    assert re.search(problem, refused(empty, sealed(rows)))


def test_a_line_without_end(empty: Store, told: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load_lines, "LONGEST", 1000)
    assert "longer than 1,000 bytes" in refused(empty, told.split(b"\n")[0] + b"\n" + b" " * 2000 + b"\n")


def test_a_set_value_must_suit_its_field(empty: Store, told: bytes) -> None:
    for field, value in (("killed", "many"), ("killed", -1), ("time", "soon"), ("standing", "admitted"), (None, None)):
        rows = rows_of(told)
        row = next(row["judgements"] for row in rows if row.get("judgements", {}).get("kind") == "set")
        row.update(field=field, value=value)
        assert refused(empty, sealed(rows)) == "no field can be set to that value"


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=4), inner, max_size=2),
    max_leaves=4,
)


def _paths(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield path
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, more in inner:
        yield from _paths(more, (*path, key))


@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(data=st.data())
def test_whatever_stands_in_a_file(empty: Store, told: bytes, data: st.DataObject) -> None:
    """One value somewhere is another, is gone, or stands twice: that is refused, or makes a store that can be asked."""
    rows = rows_of(told)
    number = data.draw(st.integers(0, len(rows) - 1))
    how = data.draw(st.sampled_from(("value", "value", "value", "gone", "twice", "swapped")))
    if how == "value":
        *path, last = data.draw(st.sampled_from([path for path in _paths(rows[number]) if path]))
        inner: Any = rows[number]
        for key in path:
            inner = inner[key]
        inner[last] = data.draw(_VALUES)
    elif how == "gone":
        del rows[number]
    elif how == "twice":
        rows.insert(number, rows[number])
    else:
        rows[number], rows[-1] = rows[-1], rows[number]
    with pytest.raises((InputError, _TakenError)) as caught:
        _take(empty, rows)
    assert "\n" not in str(caught.value)


class _TakenError(Exception):
    """It was taken in; nothing of it is kept."""


def _take(store: Store, rows: list[Row]) -> None:
    """Take the rows in, ask what can be asked, and keep nothing of it."""
    with writing(store._engine) as connection:
        load(connection, TinyRules(), io.BytesIO(sealed(rows)), ref="file.jsonl")
        entry = last_entry(connection)
        events = list(find_events(connection, Asked(), entry))
        assert all(history(connection, event.event_id, entry) for event in events)
        assert json.dumps([event_json(event) for event in events])
        assert control_of(connection, "aba", entry) is not None
        assert find_documents(connection, entry, text="people", publisher=None, limit=None) is not None
        again = b"".join(line for _, line in dump(connection, Asked(), entry))
        assert again.count(b"\n") == len(rows) + 1
        raise _TakenError
