"""What the watch kept of its exchanges goes into a pack as it stands, and is held against what was recorded."""

from __future__ import annotations

import gzip
import io
import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from tests.evidence.test_verify import Capsys, contents, found, resealed, verified
from tests.read.badserver import Reply
from tests.watch.desk import Told, desk, page

from reportedly.cli import main
from reportedly.evidence.warcs import BrokenRecordError, records

pytest.importorskip("protego", reason="the extra 'watch' is not installed")
pytest.importorskip("warcio", reason="the extra 'watch' is not installed")


@pytest.fixture(scope="module")
def watched(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A store whose one page came packed, behind a redirect, and the archive of it; some rubbish lies in it, too."""
    folder = tmp_path_factory.mktemp("watched")
    with desk(folder) as watching:
        packed = gzip.compress(page(Told("Ordun", 1, killed=12)).encode())
        watching.server.routes["/1"] = Reply("", 301, {"Location": "/2"})
        watching.server.routes["/2"] = Reply(packed, headers={"Content-Encoding": "gzip", "Content-Type": "text/html"})
        watching.run(warc=folder / "warc")
        watching.run(hours=1.1, warc=folder / "warc")
        assert watching.killed() == {"Ordun": 12}
    (folder / "warc/a.warc.gz").write_bytes(b"no archive")
    (folder / "warc/b.warc.gz").write_bytes(gzip.compress(b"WARC/1.1\r\n\r\n") + b"\x1f\x8b\x08")
    return Path(watching.place), folder / "warc"


@pytest.fixture(scope="module")
def pack(watched: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("packed") / "p.zip"
    store, archive = watched
    assert main(["export", "--as", "evidence", str(made), "--store", str(store), "--warc", str(archive)]) == 0
    return made


def exchanges(files: dict[str, bytes]) -> str:
    (name,) = (name for name in files if name.endswith("/exchanges.warc.gz"))
    return name


def test_the_records_are_those_of_the_archive(pack: Path, watched: tuple[Path, Path], capsys: Capsys) -> None:
    from warcio.archiveiterator import ArchiveIterator

    files = contents(pack)
    name = exchanges(files)
    content = files[name]
    whole = b"".join(path.read_bytes() for path in sorted(watched[1].glob("reportedly-*")))
    for record in records(io.BytesIO(content), keep=1 << 20):
        assert content[record.start : record.start + record.size] in whole
    told = [
        (record.rec_type, record.http_headers.get_statuscode() if record.rec_type == "response" else "")
        for record in ArchiveIterator(io.BytesIO(content))
    ]
    # the redirect and the page; an hour later both again
    assert sorted(told) == [("request", "")] * 4 + [("response", status) for status in ("200", "200", "301", "301")]
    status, lines = verified(capsys, pack)
    assert (status, any("what was sent and came (WARC)" in line for line in lines)) == (0, True)
    listed = next(content for name, content in files.items() if name.endswith("/manifest-sha256.txt")).decode()
    assert f"{sha256(content).hexdigest()}  {name.partition('/')[2]}" in listed


def _with(old: bytes, new: bytes) -> Callable[[bytes], bytes]:
    """Changes each record as a forger would, who packs it again."""

    def changed(content: bytes) -> bytes:
        parts = (content[r.start : r.start + r.size] for r in records(io.BytesIO(content), keep=0))
        return b"".join(gzip.compress(gzip.decompress(part).replace(old, new), mtime=0) for part in parts)

    return changed


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (_with(b"HTTP/1.1 301", b"HTTP/1.1 302"), "is not what fetches.jsonl has"),
        (_with(b"/2\r\n", b"/3\r\n"), "is not in fetches.jsonl"),
        (_with(b"\x1f\x8b\x08", b"\x1f\x8b\x09"), "is not what fetches.jsonl has"),
        (lambda c: c[:-9], "the last record breaks off"),
        (lambda c: c + b"no", "no packed record"),
        (lambda c: c + gzip.compress(b"a" * 70_000), "a record without an end to its header"),
        (lambda c: c + gzip.compress(b"GET / HTTP/1.1\r\n\r\n"), "it is no WARC record"),
        (lambda c: c + gzip.compress(b"WARC/1.1\r\n\r\n" + bytes(70 << 20)), "a record of more than 64 MB"),
    ],
)  # fmt: skip
def test_what_was_altered_in_them_is_told(
    pack: Path, tmp_path: Path, change: Callable[[bytes], bytes], said: str
) -> None:
    files = contents(pack)
    name = exchanges(files)
    told = found(resealed(tmp_path / "f.zip", files | {name: change(files[name])}))
    assert told
    assert all(line.startswith(f"altered: {name.partition('/')[2]}: ") for line in told)
    assert any(said in line for line in told)


def test_an_archive_that_has_none_of_it_adds_nothing(watched: tuple[Path, Path], tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    plain, more = tmp_path / "a.zip", tmp_path / "b.zip"
    command = ["export", "--as", "evidence", "--store", str(watched[0])]
    assert main([*command, str(plain)]) == 0
    assert main([*command, str(more), "--warc", str(tmp_path / "other")]) == 0
    assert plain.read_bytes() == more.read_bytes()


def test_bad_wishes_are_told_in_a_line(watched: tuple[Path, Path], tmp_path: Path, capsys: Capsys) -> None:
    out, store = str(tmp_path / "o"), ["--store", str(watched[0])]
    assert main(["export", "--as", "evidence", out, *store, "--warc", str(tmp_path / "none")]) == 2
    assert "no such folder" in capsys.readouterr().err
    assert main(["export", "--as", "jsonl", out, *store, "--warc", str(watched[1])]) == 2
    assert "only --as evidence takes it" in capsys.readouterr().err


def test_records_are_bounded() -> None:
    with pytest.raises(BrokenRecordError):
        list(records(io.BytesIO(gzip.compress(json.dumps("a" * 200_000).encode())), keep=10))
