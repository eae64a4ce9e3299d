"""Taking in a store from a file, which may come from anybody: every row is checked before it is written.

Checked are shapes, references, order, hashes, and that claims stand where they say. What events say is taken as it was:
it is what the store that wrote the file knew then; `reresolve` would tell what these rules make of the claims now.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO

from sqlalchemy import Column, Connection, func, select
from sqlalchemy.exc import DBAPIError

from reportedly.code.identity import told_id
from reportedly.errors import InputError
from reportedly.resolve.linked import linked_of
from reportedly.resolve.model import Event, JudgementKind, LinkedClaim
from reportedly.store import fulltext, jsons, portable, tallies
from reportedly.store.copying import insert_rows
from reportedly.store.ledger import insert_numbered
from reportedly.store.load_lines import BadLineError, Lines
from reportedly.store.load_rows import (
    Check,
    Row,
    astray,
    is_stamp,
    look_at_bound,
    look_at_document,
    look_at_link,
    look_at_raw,
    look_at_visit,
    settable,
)
from reportedly.store.plain import from_plain
from reportedly.store.resolution import insert_versions
from reportedly.store.rows import parts
from reportedly.store.rules import Rules
from reportedly.store.tables import claims, documents, entries
from reportedly.store.versions import claims_in, columns_of, names_of, nothing_of

_TEXTS = 100
"""Documents whose texts are in memory while their claims are looked at."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What came in."""

    documents: int
    claims: int
    events: int


def load(
    connection: Connection, rules: Rules, file: BinaryIO, *, ref: str, progress: Callable[[int], None] | None = None
) -> Loaded:
    """All that the file holds into a store that holds nothing. `progress` is told how many lines were read.

    Raises InputError, and then the transaction must not be kept.
    """
    if connection.scalar(select(func.count()).select_from(entries)):
        raise InputError(ref=ref, problem="the store is not empty", remedy="name a new one with --store")
    lines = Lines(file, ref)
    taking = _Taking(connection, rules)
    try:
        for name, told in lines:
            taking.row(name, told, lines.number)
            if progress is not None:
                progress(lines.number)
        return taking.end()
    except BadLineError as error:
        lines.failing(str(error))
    except (DBAPIError, OverflowError) as error:  # what no check foresaw, a full disk too
        words = " ".join(str(getattr(error, "orig", error)).split())
        lines.failing(f"the database does not take it ({words:.200})")


class _Taking:
    """Rows on their way into the store, some of one table at a time."""

    def __init__(self, connection: Connection, rules: Rules) -> None:
        self._connection = connection
        self._rules = rules
        self._tables = {table.name: number for number, table in enumerate(portable.travelling())}
        self._checks = {table.name: Check(table) for table in portable.travelling()}
        self._known: dict[Column[Any], set[Any]] = {
            key.column: set() for table in portable.travelling() for key in table.foreign_keys
        }
        self._write: dict[str, Callable[[list[Row]], None]] = {
            "documents": self._documents,
            "claims": self._claims,
            "versions": self._versions,
        }
        self._look: dict[str, Callable[[Row], None]] = {
            "entries": self._entry,
            "raws": look_at_raw,
            "documents": look_at_document,
            "claims": self._claim,
            "visits": look_at_visit,
            "bounded": look_at_bound,
            "links": look_at_link,
            "memberships": self._membership,
            "versions": self._version,
            "judgements": self._judgement,
        }
        self._at: tuple[str, tuple[Any, ...]] = "", ()
        self._waiting: list[Row] = []
        self._texts = 0  # documents whose claims wait, but for the first
        self._recorded = ""
        self._last: dict[str, int] = {}  # the version of each event that came last
        self._gone: dict[str, bool] = {}  # whether that says that the event is no more
        self._events: dict[str, int] = {}  # events that something leads to, with the first line that does
        self._line = 0
        self._counts = {"documents": 0, "claims": 0}

    def row(self, name: str, told: Row, line: int) -> None:
        """Check a row and keep it, or write some. Raises BadLineError."""
        self._line = line
        if name not in self._tables:
            raise BadLineError(f"there is no table {name!r:.40}")
        before, key_before = self._at
        if before and self._tables[name] < self._tables[before]:
            raise BadLineError(f"{name} stand before {before}")
        if name != before:
            self._flush()
        row = self._checks[name](told)
        key = tuple(row[column.name] for column in portable.key(self._checks[name].table))
        if name == before and key <= key_before:
            raise BadLineError("it is there twice" if key == key_before else "its rows are not in order")
        self._at = name, key
        self._refer(name, row)
        if name in self._look:
            self._look[name](row)
        for column in self._checks[name].table.columns:
            if column in self._known:
                self._new(column, row[column.name])
        self._waiting.append(row)
        if len(self._waiting) >= portable.at_once(self._checks[name].table) and name != "claims":
            self._flush()

    def end(self) -> Loaded:
        """Write what waits, and see that everything led somewhere."""
        self._flush()
        for event_id, line in self._events.items():
            if event_id not in self._last:
                raise BadLineError(f"line {line:,} leads to an event that is not there")
        for _ in tallies.fill(self._connection):
            pass
        return Loaded(**self._counts, events=sum(not gone for gone in self._gone.values()))

    def _refer(self, name: str, row: Row) -> None:
        for key in self._checks[name].table.foreign_keys:
            value = row.get(key.parent.name)
            if value is not None and value not in self._known[key.column]:
                raise BadLineError(f"{key.parent.name} leads to no {key.column.table.name} before it")

    def _new(self, column: Column[Any], value: Any) -> None:
        if value in self._known[column]:
            raise BadLineError(f"its {column.name} is there twice")
        self._known[column].add(value)

    def _flush(self) -> None:
        name, _ = self._at
        if self._waiting:
            self._write.get(name, self._plainly)(self._waiting)
            self._waiting, self._texts = [], 0

    def _plainly(self, rows: list[Row]) -> None:
        insert_rows(self._connection, self._checks[self._at[0]].table, rows)

    def _entry(self, row: Row) -> None:
        if not is_stamp(row["recorded"]) or row["recorded"] < self._recorded:
            raise BadLineError("recorded is no time, or one before that of the entry before it")
        self._recorded = row["recorded"]

    def _documents(self, rows: list[Row]) -> None:
        for row in rows:
            told = jsons.read(row["json"])
            row["publisher"], row["published"] = jsons.plain(told["publisher"]), told["published"]
        insert_rows(self._connection, documents, rows)
        whole = ((row["number"], jsons.read(row["json"])) for row in rows)
        fulltext.insert_all(self._connection, ((number, told["title"], told["text"]) for number, told in whole))
        self._counts["documents"] += len(rows)

    def _claim(self, row: Row) -> None:
        told = row["json"]
        if told["id"] != row["claim_id"] or told_id(row["document_id"], told) != row["claim_id"]:
            raise BadLineError("its id is not the hash of what it says")
        if not row["linked"]["origins"]:
            raise BadLineError("it has no origin")
        if self._waiting and row["document_id"] != self._waiting[-1]["document_id"]:
            self._texts += 1
        if self._texts >= _TEXTS or len(self._waiting) >= portable.at_once(claims):
            self._flush()

    def _claims(self, rows: list[Row]) -> None:
        """Claims of some documents, as many together as make COPY worth its while."""
        told_of = self._documents_of(rows)
        linked: list[tuple[int, int, LinkedClaim]] = []
        keys: dict[str, Sequence[str]] = {}
        for row in rows:
            head, text = told_of[row["document_id"]]
            told = {**head, **row["linked"], "claim_id": row["claim_id"], "claim": row["json"], "withdrawn": False}
            if problem := astray(told, text):
                raise BadLineError(f"claim {row['claim_id']}: {problem}")
            claim = linked_of(told)
            try:
                keys[claim.claim_id] = self._rules.keys(claim)
            except (ArithmeticError, LookupError, TypeError, ValueError) as error:  # a day beyond the calendar
                raise BadLineError(f"a claim of document {row['document_id']} makes no sense ({error})") from error
            linked.append((row["entry"], row["number"], claim))
        insert_numbered(self._connection, linked, keys)
        self._counts["claims"] += len(rows)

    def _documents_of(self, rows: list[Row]) -> dict[str, tuple[Row, str]]:
        """The head and the text of each of the rows' documents."""
        found: dict[str, tuple[Row, str]] = {}
        for some in parts(sorted({row["document_id"] for row in rows})):
            asked = select(documents.c.document_id, documents.c.head, documents.c.json)
            for row in self._connection.execute(asked.where(documents.c.document_id.in_(some))):
                found[row.document_id] = jsons.read(row.head), jsons.read(row.json)["text"]
        return found

    def _membership(self, row: Row) -> None:
        if row["event_id"] is not None:
            self._events.setdefault(row["event_id"], self._line)

    def _version(self, row: Row) -> None:
        event_id, told = row["event_id"], row["json"]
        if row["version"] != self._last.get(event_id, 0) + 1:
            raise BadLineError(f"version {row['version']} does not follow the one before it")
        self._last[event_id] = row["version"]
        self._gone[event_id] = told is None
        if row["redirect"] is not None:
            self._events.setdefault(row["redirect"], self._line)
        if told is None:
            return
        if told["event_id"] != event_id or row["redirect"] is not None:
            raise BadLineError("it is of another event")
        known = self._known[claims.c.claim_id]
        if not told["claims"] or not known.issuperset(claims_in(told)):
            raise BadLineError("it rests on claims that are not there")

    def _versions(self, rows: list[Row]) -> None:
        new, asked_by = [], []
        for row in rows:
            if row["json"] is None:
                new.append({**nothing_of(row["event_id"]), **row})
                continue
            event = from_plain(Event, {**row["json"], "claims": (), "version": row["version"]})
            new.append({**columns_of(event), **row, "json": jsons.written(row["json"])})
            asked_by.extend(names_of(event, row["version"]))
        insert_versions(self._connection, new, asked_by)

    def _judgement(self, row: Row) -> None:
        if row["event_id"] is not None:
            self._events.setdefault(row["event_id"], self._line)
        if (row["kind"] == "undo") != (row["undoes"] is not None):
            raise BadLineError("an undo names the judgement that it takes back, and nothing else does")
        if row["kind"] not in {"undo", *JudgementKind}:
            raise BadLineError(f"there is no judgement {row['kind']!r:.40}")
        if row["kind"] == JudgementKind.SET and not settable(row["field"], row["value"]):
            raise BadLineError("no field can be set to that value")
        row["value"] = None if row["value"] is None else jsons.written(row["value"])
