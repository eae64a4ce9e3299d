"""When the machine fails: one clear line, nothing half written, and the same command goes on afterwards."""

from __future__ import annotations

import os
import random
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, event, text
from sqlalchemy.exc import IntegrityError, OperationalError
from tests.store.conftest import new_database
from tests.store.made import TinyRules, Told, at, document
from tests.store.test_crash import add_all, check_whole, news

from reportedly.cli import main
from reportedly.errors import InputError
from reportedly.resolve.model import Cluster, Judgement, LinkedClaim, Pair
from reportedly.store import Asked, Store, open_store
from reportedly.store.engine import engine_for
from reportedly.store.faults import fault_of, refused

TOOL = "test 1"


def add_until(store: Store, work: Any) -> InputError:
    """Add documents until one fails; gives what the user is told."""

    def add() -> None:
        for n, (made, claims) in enumerate(work):
            store.add(made, claims, tool=TOOL, at=at(n))

    with pytest.raises(InputError) as raised:
        add()
    assert "\n" not in str(raised.value)
    return raised.value


def test_a_disk_that_is_full(tmp_path: Path) -> None:
    """The database may not grow beyond some pages; once it may, all goes on."""
    place, work = str(tmp_path / "s.db"), news(60)
    add_all(place, work[:5])
    engine = engine_for(place)

    @event.listens_for(engine, "connect")
    def bounded(connection: Any, _: Any) -> None:
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {pages + 30}")

    with closing(Store(engine, TinyRules())) as store:
        told = add_until(store, work)
        assert told.problem == "the disk is full"
        assert "make room" in told.remedy
        some = len(store.documents())
        assert 5 <= some < 60
    check_whole(place)
    add_all(place, work)
    check_whole(place)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of one megabyte."""
    folder = tmp_path / "small"
    folder.mkdir()
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        pytest.skip("only root can make a small disk")
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder], capture_output=True)
    if mounted.returncode:
        pytest.skip("no small disk can be made here")
    yield folder
    subprocess.run(["umount", "-l", folder], check=True)


def test_a_small_disk_that_fills_up(small_disk: Path, tmp_path: Path) -> None:
    place, work = str(small_disk / "s.db"), news(400)
    with open_store(place, rules=TinyRules()) as store:
        told = add_until(store, work)
        assert told.problem in ("the disk is full", "the disk failed in reading or writing it")
        assert store.documents()  # it can still be asked
    moved = tmp_path / "moved.db"
    for part in small_disk.iterdir():
        shutil.copy(part, moved.with_name(part.name.replace("s.db", "moved.db")))
    check_whole(str(moved))
    add_all(str(moved), work[:40])
    check_whole(str(moved))


@pytest.mark.parametrize("kind", ["evidence", "jsonl", "geojson"])
def test_an_export_that_finds_no_room(
    small_disk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: str
) -> None:
    place = str(tmp_path / "s.db")
    add_all(place, news(20))
    (small_disk / "filler").write_bytes(bytes((1 << 20) - 24 * 1024))
    assert main(["export", "--as", kind, str(small_disk / "out"), "--store", place]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert "No space left on device" in line
    assert [path.name for path in small_disk.iterdir()] == ["filler"]


def test_a_key_that_finds_no_room(small_disk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (small_disk / "filler").write_bytes(bytes(1 << 20))
    assert main(["key", "new", str(small_disk / "my.key")]) == 2
    assert "No space left on device" in capsys.readouterr().err
    assert [path.name for path in small_disk.iterdir()] == ["filler"]


def test_a_server_that_goes_away_in_mid_write(postgres: str) -> None:
    place = new_database(postgres)
    work = news(6)
    admin = create_engine(postgres.replace("postgresql:", "postgresql+psycopg:"), isolation_level="AUTOCOMMIT")

    class Interrupted(TinyRules):
        """Everything is written but the events when the server ends all connections."""

        def resolve(
            self, claims: Sequence[LinkedClaim], judgements: Sequence[Judgement], known: Sequence[Pair]
        ) -> Sequence[Cluster]:
            with admin.connect() as connection:
                ending = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = :name"
                connection.execute(text(ending), {"name": place.rsplit("/", 1)[1]})
            return super().resolve(claims, judgements, known)

    add_all(place, work[:2])
    with open_store(place, rules=Interrupted()) as store:
        told = add_until(store, work)
        assert told.problem == "the database server cannot be reached, or went away"
        assert len(store.documents()) == 2  # a new connection is made by itself
    admin.dispose()
    check_whole(place)
    add_all(place, work)
    check_whole(place)


def test_a_server_that_is_not_there() -> None:
    pytest.importorskip("psycopg", reason="psycopg is not installed")
    with pytest.raises(InputError) as raised:
        open_store("postgresql://me:secret@127.0.0.1:1/news", rules=TinyRules())
    assert raised.value.problem == "the database server cannot be reached, or went away"
    assert "secret" not in str(raised.value)


def test_a_store_that_others_write_to(tmp_path: Path) -> None:
    place = str(tmp_path / "s.db")
    add_all(place, news(1))
    engine = engine_for(place)

    @event.listens_for(engine, "connect")
    def hasty(connection: Any, _: Any) -> None:
        connection.execute("PRAGMA busy_timeout = 10")

    other = engine_for(place)
    with closing(Store(engine, TinyRules())) as store, other.connect().execution_options(writes=True) as held:
        with held.begin():
            told = add_until(store, news(3)[1:])
        assert "another process" in told.problem
        store.add(*news(3)[1], tool=TOOL)
    other.dispose()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_store_that_may_not_be_written(tmp_path: Path) -> None:
    place = tmp_path / "s.db"
    add_all(str(place), news(1))
    place.chmod(0o400)
    with open_store(place, rules=TinyRules()) as store:
        assert "not written" in add_until(store, news(3)).problem


def commands(place: str) -> Iterator[list[str]]:
    for words in (
        ["events", "--format", "json"],
        ["events", "--text", "people"],
        ["show", "e0123"],
        ["control", "Ordun"],
        ["sources"],
        ["export", "--as", "jsonl", f"{place}.jsonl"],
        ["export", "--as", "evidence", f"{place}.zip"],
    ):
        yield [*words, "--store", place]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The file of a store."""
    place = tmp_path_factory.mktemp("sound") / "s.db"
    add_all(str(place), news(12))
    engine = engine_for(place)
    with engine.connect() as connection:
        connection.exec_driver_sql("ROLLBACK")
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    engine.dispose()
    return place.read_bytes()


@pytest.mark.parametrize("seed", range(12))
def test_a_damaged_file_is_told_in_a_line(
    sound: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str], seed: int
) -> None:
    """Bytes are flipped, pages wiped, the end cut off: a command answers as ever, or says in one line what is wrong."""
    chance = random.Random(seed)
    content = bytearray(sound)
    how = ("flip", "wipe", "cut")[seed % 3]
    if how == "flip":
        for _ in range(200):
            content[chance.randrange(100, len(content))] ^= 1 << chance.randrange(8)
    elif how == "wipe":
        for _ in range(5):
            page = chance.randrange(1, len(content) // 4096) * 4096
            content[page : page + 4096] = bytes(4096)
    else:
        del content[chance.randrange(len(content)) :]
    place = tmp_path / "s.db"
    for command in commands(str(place)):
        place.write_bytes(content)
        for left in ("-wal", "-shm"):
            place.with_name(f"s.db{left}").unlink(missing_ok=True)
        capsys.readouterr()
        status = main(command)
        told = capsys.readouterr().err.splitlines()
        assert status in (0, 2), (command, told)
        if status == 2:
            assert len(told) == 1, (command, told)


def test_a_record_that_is_no_json(tmp_path: Path) -> None:
    place = str(tmp_path / "s.db")
    add_all(place, news(3))
    engine = engine_for(place)
    for change in ("json = substr(json, 5)", "json = replace(json, 'reported', 'repoxted')", "json = '[1]'"):
        with engine.connect().execution_options(writes=True) as connection, connection.begin():
            connection.execute(text(f"UPDATE versions SET {change} WHERE json IS NOT NULL"))
        with open_store(place, rules=TinyRules()) as store, pytest.raises(InputError, match="the store is damaged"):
            list(store.each_event(Asked()))
    engine.dispose()


def test_a_clock_that_goes_back(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = str(tmp_path / "s.db")
    with open_store(place) as store:
        store.add(*document(Told("Ordun", 1)), tool=TOOL, at=at(24 * 365 * 80))
        before = store.last_recorded()
    article = tmp_path / "a.txt"
    article.write_text("KIDAL, Mali - Gunmen killed three soldiers in Kidal on Monday, the army said.\n")
    assert main(["add", str(article), "--store", place]) == 0
    first, *_ = capsys.readouterr().err.splitlines()
    assert re.search(r"its last entry is of 2106-.* UTC, and this machine's clock says .* UTC; set the clock", first)
    with open_store(place) as store:
        assert [one.recorded for one in store.documents()] == [before, before]


def test_the_catalogue_of_faults() -> None:
    told = {
        ("SQLITE_FULL", ""): "the disk is full",
        ("53100", 'could not extend file "base/1/2": No space left on device'): "the disk is full",
        ("SQLITE_CORRUPT_INDEX", ""): "the store is damaged",
        ("SQLITE_IOERR_FSYNC", "disk I/O error"): "the disk failed in reading or writing it",
        ("57P01", "terminating connection due to administrator command"): "the database server cannot be reached",
        ("", "connection failed: Connection refused"): "the database server cannot be reached",
        ("28P01", ""): "the database server does not let you in",
        ("3D000", ""): "the database server has no database of that name",
    }
    for (code, words), problem in told.items():
        fault = fault_of(code, words)
        assert fault is not None
        assert fault.problem.startswith(problem)
    assert fault_of("", "whatever") is None
    url = engine_for("s.db").url
    told_of = refused(url, OperationalError("SELECT 1", {}, Exception("something\nnew")))
    assert told_of is not None
    assert told_of.problem == "something new"
    assert refused(url, IntegrityError("SELECT 1", {}, Exception("a fault of ours"))) is None
