"""Archives to tables and to events: the same bytes whoever does it, nothing lost, nothing done twice."""

from __future__ import annotations

import gzip
import json
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

pytest.importorskip("fsspec", reason="the extra bulk is not installed")
pytest.importorskip("pyarrow", reason="the extra bulk is not installed")
pytest.importorskip("fastwarc", reason="the extra bulk is not installed")

import pyarrow as pa
import pyarrow.parquet as pq

from reportedly.bulk.engines import Processes
from reportedly.bulk.units import Unit, units
from reportedly.cli import main
from reportedly.errors import InputError
from reportedly.store import open_store

TOWNS = ("Gao", "Kidal", "Mopti", "Timbuktu")


def story(number: int) -> dict[str, str]:
    town = TOWNS[number % len(TOWNS)]
    text = (
        f"BAMAKO, Mali - Gunmen killed {number + 2} soldiers in {town} on Monday, the army said.\n\n"
        f"Residents of {town} said that the fighting had lasted for an hour."
    )
    return {
        "id": f"story {number}",
        "text": text,
        "published": f"2026-05-{12 + number:02d}",
        "publisher": f"Paper {number % 3}",
        "url": f"https://paper{number % 3}.example/{number}",
    }


def page(number: int) -> bytes:
    told = story(number)
    inner = "".join(f"<p>{part}</p>" for part in told["text"].split("\n\n"))
    head = f'<title>News</title><meta property="article:published_time" content="{told["published"]}">'
    return f"<html><head>{head}</head><body><article>{inner * 2}</article></body></html>".encode()


def warc(records: list[tuple[str, int, bytes]]) -> bytes:
    """Records by hand: each a gzip member, as crawls write them."""
    made = []
    for url, status, body in records:
        http = f"HTTP/1.1 {status} X\r\nContent-Type: text/html; charset=utf-8\r\n\r\n".encode() + body
        head = (
            f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2026-05-20T10:00:00Z\r\n"
            "WARC-Record-ID: <urn:uuid:0>\r\nContent-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(http)}\r\n\r\n"
        ).encode()
        made.append(gzip.compress(head + http + b"\r\n\r\n", mtime=0))
    return b"".join(made)


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four lines (one broken), two rows, three pages (one not found): eight documents."""
    folder = tmp_path_factory.mktemp("inputs")
    lines = [json.dumps(story(number)) for number in range(4)]
    (folder / "a.jsonl").write_text("\n".join([*lines[:2], "{broken", *lines[2:]]) + "\n")
    (folder / "b.jsonl.gz").write_bytes(gzip.compress(json.dumps(story(4)).encode()))
    rows = [story(number) for number in (5, 6)]
    pq.write_table(pa.Table.from_pylist(rows), folder / "c.parquet", row_group_size=1)
    records = [("https://w.example/1", 200, page(7)), ("https://w.example/2", 404, page(8))]
    (folder / "d.warc.gz").write_bytes(warc(records))
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.fixture(scope="module")
def coded(inputs: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("coded") / "out"
    assert main(["bulk", str(inputs), "--out", str(out), "--jobs", "1"]) == 0
    return out


def test_every_record_is_a_document_or_told(coded: Path) -> None:
    documents = pa.concat_tables([pq.read_table(path) for path in sorted((coded / "documents").iterdir())])
    assert sorted(documents["ref"].to_pylist()) == ["https://w.example/1", *(f"story {number}" for number in range(7))]
    bad = [json.loads(line) for path in (coded / "bad").iterdir() for line in path.read_text().splitlines()]
    assert [("broken JSON" in one["problem"], one["ref"].endswith(":3")) for one in bad] == [(True, True)]
    fetched = dict(zip(documents["ref"].to_pylist(), documents["fetched"].to_pylist(), strict=True))
    assert fetched["https://w.example/1"] == "2026-05-20T10:00:00+00:00"
    assert (coded / "claims" / "country=ML").is_dir()


def test_two_processes_give_the_same_bytes(inputs: Path, coded: Path, tmp_path: Path) -> None:
    assert main(["bulk", str(inputs), "--out", str(tmp_path / "two"), "--jobs", "2"]) == 0
    assert contents(tmp_path / "two") == contents(coded)


def test_a_run_goes_on_where_it_was(
    inputs: Path, coded: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "half"
    assert main(["bulk", str(inputs / "a.jsonl"), "--out", str(out), "--jobs", "1"]) == 0
    assert main(["bulk", str(inputs), "--out", str(out), "--jobs", "1"]) == 0
    assert "1 parts were done before" in capsys.readouterr().err
    assert contents(out) == contents(coded)
    done = next((out / "done").iterdir())
    done.unlink()  # as if the machine had stopped before the last step of a part
    assert main(["bulk", str(inputs), "--out", str(out), "--jobs", "1"]) == 0
    assert contents(out) == contents(coded)
    assert main(["bulk", str(inputs), "--out", str(out), "--raw"]) == 2
    assert "another raw" in capsys.readouterr().err


def test_events_are_those_of_a_store_that_read_the_same(inputs: Path, tmp_path: Path) -> None:
    out, files = tmp_path / "out", [str(inputs / "a.jsonl"), str(inputs / "b.jsonl.gz")]
    assert main(["bulk", *files, "--out", str(out), "--jobs", "1"]) == 0
    assert main(["resolve", str(out), "--store", str(tmp_path / "bulk.db"), "--jobs", "1", "--parts", "3"]) == 0
    main(["add", *files, "--store", str(tmp_path / "add.db"), "--jobs", "1"])
    with open_store(tmp_path / "bulk.db") as bulk, open_store(tmp_path / "add.db") as add:
        found, wanted = bulk.events(), add.events()
        assert found == [replace(event, version=1) for event in wanted]  # it was told all at once
        assert len(bulk.documents()) == len(add.documents()) == 5
        some = found[0].claims[0].document_id
        assert bulk.text(some) == add.text(some)


@pytest.mark.parametrize("size", [1, 40, 300, 10_000])
def test_lines_are_cut_at_no_line_twice(tmp_path: Path, size: int) -> None:
    from reportedly.bulk.records import documents
    from reportedly.read.options import ReadOptions

    file = tmp_path / "x.jsonl"
    file.write_text("".join(json.dumps(story(number)) + "\n" for number in range(4)))
    found = [
        made
        for unit in units([str(file)], size=size)
        if isinstance(unit, Unit)
        for made in documents(unit, ReadOptions())
    ]
    refs = [made.ref for made in found if not isinstance(made, InputError)]
    assert refs == [f"story {number}" for number in range(4)]


def test_an_archive_is_cut_where_records_begin(tmp_path: Path) -> None:
    from reportedly.bulk.records import documents
    from reportedly.read.options import ReadOptions

    file = tmp_path / "x.warc.gz"
    file.write_bytes(warc([(f"https://w.example/{number}", 200, page(number)) for number in range(5)]))
    cut = [unit for unit in units([str(file)], size=700) if isinstance(unit, Unit)]
    assert len(cut) > 1
    refs = [made.ref for unit in cut for made in documents(unit, ReadOptions())]
    assert refs == [f"https://w.example/{number}" for number in range(5)]
    broken = tmp_path / "y.warc.gz"
    broken.write_bytes(file.read_bytes()[:-200])
    for unit in units([str(broken)], size=10**6):
        assert isinstance(unit, Unit)
        assert len(list(documents(unit, ReadOptions()))) >= 4


def test_what_is_not_there_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bulk", str(tmp_path / "no.jsonl"), "--out", str(tmp_path / "o")]) == 2
    assert "no such file" in capsys.readouterr().err
    assert main(["resolve", str(tmp_path / "nothing")]) == 2
    assert "no folder that bulk filled" in capsys.readouterr().err


def killing(out: Path, victims: Callable[[], list[int]]) -> threading.Thread:
    """Ends a worker once the first part is done."""

    def wait() -> None:
        for _ in range(15_000):
            if (out / "done").is_dir() and any((out / "done").iterdir()) and victims():
                break
            time.sleep(0.01)
        for pid in victims()[:1]:
            os.kill(pid, signal.SIGKILL)

    thread = threading.Thread(target=wait, daemon=True)
    thread.start()
    return thread


def children(mark: str) -> Iterator[int]:
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if mark in (folder / "cmdline").read_text() and "Z" not in (folder / "stat").read_text().split()[2]:
                yield int(folder.name)
        except OSError:
            continue


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """Parts of which others are under way when the first, which is short, is done."""
    folder = tmp_path / "many"
    folder.mkdir()
    for number, size in enumerate((1, 6, 6)):
        told = [story(10 * number + n) | {"published": f"2026-05-{12 + number + n}"} for n in range(size)]
        (folder / f"{number}.jsonl").write_text("".join(json.dumps(one) + "\n" for one in told))
    return folder


def test_a_process_that_is_ended_costs_nothing(many: Path, tmp_path: Path) -> None:
    import multiprocessing

    alone, two = tmp_path / "alone", tmp_path / "two"
    assert main(["bulk", str(many), "--out", str(alone), "--jobs", "1"]) == 0
    killer = killing(two, lambda: [child.pid for child in multiprocessing.active_children() if child.pid])
    assert main(["bulk", str(many), "--out", str(two), "--jobs", "2"]) == 0
    killer.join()
    assert contents(two) == contents(alone)


def test_ray_gives_the_same_bytes_and_goes_on_without_a_worker(many: Path, tmp_path: Path) -> None:
    ray = pytest.importorskip("ray", reason="the extra ray is not installed")
    # What `resolve` gives it is the same kind of task: a function, a job, items (test_resolving has it in processes).
    alone, two = tmp_path / "alone", tmp_path / "two"
    assert main(["bulk", str(many), "--out", str(alone), "--jobs", "1"]) == 0
    killer = killing(two, lambda: list(children("ray::MapWorker")))
    try:
        assert main(["bulk", str(many), "--out", str(two), "--engine", "ray", "--jobs", "2"]) == 0
        killer.join()
        assert contents(two) == contents(alone)
    finally:
        ray.shutdown()


def test_a_process_that_ends_between_two_runs_costs_nothing() -> None:
    import multiprocessing

    def given(item: int) -> list[int]:
        return sorted(made for _, made in engine.run(max, max, item, range(4)))

    engine = Processes(2)
    assert given(1) == [1, 1, 2, 3]
    for child in multiprocessing.active_children():
        child.kill()
        child.join()
    assert given(2) == [2, 2, 2, 3]
    assert given(3) == [3, 3, 3, 3]
