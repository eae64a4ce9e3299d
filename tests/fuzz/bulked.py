"""Files of archives as `reportedly bulk` reads them, and other files that users hand over."""

from __future__ import annotations

import gzip
import io
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from tests.fuzz import seeds

from reportedly.errors import InputError
from reportedly.model import Document


@cache
def _folder() -> Path:
    return Path(mkdtemp(prefix="fuzz"))


def reading(name: str) -> Callable[[bytes], object]:
    """All units of a file of that name, and their documents."""

    def read(data: bytes) -> object:
        from reportedly.bulk.records import documents
        from reportedly.bulk.units import Unit, units
        from reportedly.read.options import ReadOptions

        path = _folder() / name
        path.write_bytes(data)
        found: list[Document | InputError] = []
        for unit in units([str(path)], size=2_000):
            made = list(documents(unit, ReadOptions(language="en"))) if isinstance(unit, Unit) else [unit]
            for document in made:
                if not isinstance(document, InputError):
                    document.text.encode()
            found.extend(made)
        return found

    return read


def warcs() -> Sequence[bytes]:
    page = seeds.html()[0]
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
    response = _record("response", http, b"application/http; msgtype=response")
    text = _record("conversion", seeds.text()[0], b"text/plain")
    return [
        response + text,
        _record("warcinfo", b"software: a\r\n", b"application/warc-fields") + response * 3,
        b"".join(map(gzip.compress, (response, text))),
        _record("response", http.replace(b"200 OK", b"200 OK\r\nTransfer-Encoding: chunked"), b"application/http"),
    ]


def _record(kind: str, block: bytes, media_type: bytes) -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://a.example/b\r\nWARC-Date: 2026-05-05T10:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\nContent-Length: {len(block)}\r\n"
    )
    return head.encode() + b"Content-Type: " + media_type + b"\r\n\r\n" + block + b"\r\n\r\n"


def tables() -> Sequence[bytes]:
    from datetime import UTC, date, datetime

    import pyarrow as pa
    import pyarrow.parquet as pq

    rows: list[dict[str, Any]] = [
        {"text": seeds.text()[0].decode(), "published": date(2026, 5, 5), "id": 1, "url": "https://a.example"},
        {"text": None, "published": None, "id": 2, "url": ""},
    ]
    told = [
        pa.Table.from_pylist(rows),
        pa.Table.from_pylist([{**row, "published": datetime(2026, 5, 5, tzinfo=UTC), "id": [1]} for row in rows]),
        pa.table({"text": [1.5, 2.5], "title": [b"a", b"\xff"]}),
        pa.table({"text": ["a"], "published": pa.array([2**31 - 1], pa.int32()).cast(pa.date32())}),
        pa.table({"other": ["a"]}),
    ]
    made = []
    for table in told:
        out = io.BytesIO()
        pq.write_table(table, out, compression="none", row_group_size=1)
        made.append(out.getvalue())
    return made


# --- what users hand over ---------------------------------------------------------------------------------------------


def earlier(data: bytes) -> object:
    """A brief that the next one is to tell the news since."""
    from reportedly.brief.state import read_earlier

    path = _folder() / "brief.md"
    path.write_bytes(data)
    return read_earlier(path)


def briefs() -> Sequence[bytes]:
    import base64
    import zlib
    from datetime import UTC, datetime

    from reportedly.brief.state import carried, state_of

    def packed(text: bytes) -> bytes:
        return b"reportedly-brief:" + base64.b64encode(zlib.compress(text)) + b":end"

    told = carried(state_of(datetime(2026, 5, 5, tzinfo=UTC), {"e0123456789abcdef": 2})).encode()
    return [
        b"# A brief\n\n<!-- " + told + b" -->\n",
        packed(b'{"as_of": "2026-05-05", "events": {"a": 1}}'),
        packed(b'{"as_of": "2026-05-05T10:00:00+00:00", "events": {"a": 1e999}}'),
        packed(b'{"as_of": 1, "events": [1]}'),
    ]


@cache
def _packaged() -> Any:
    from reportedly.link.registry_files import packaged_lines

    return packaged_lines()


def actors(data: bytes) -> object:
    """A user's own actors."""
    from reportedly.link.registry_files import user_lines

    path = _folder() / "actors.psv"
    path.write_bytes(data)
    return user_lines(path, _packaged())


def actor_files() -> Sequence[bytes]:
    from importlib.resources import files

    folder = files("reportedly").joinpath("data/actors")
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".psv"))
    lines = (
        folder.joinpath(next(n for n in names if n.startswith("central-africa"))).read_bytes().splitlines(keepends=True)
    )
    return [b"".join(lines[:3] + [b"x-" + line for line in lines[3:6]]), b"x|A|rebel-groups|ML\n", b"# a\n\n|||||||\n"]


def address(data: bytes) -> object:
    """An address that is to be fetched, or that a page gives for itself."""
    from reportedly.read.addresses import is_public, target_of
    from reportedly.read.hosts import same_host
    from reportedly.store.pages import page_of

    told = data.decode("utf-8", "replace")
    page_of(told), is_public(told), same_host(told, "https://a.example/")
    found = target_of(told)
    assert (found.origin + found.path).isascii()
    assert not set(found.path) & set(" \r\n\t\0")
    return found


def addresses() -> Sequence[bytes]:
    told = (
        *("https://a.example:8443/b%20c/d?e=f&utm_source=g#h", "http://[::ffff:10.0.0.1]/", "http://münchen.example/ä"),
        *("http://user:word@a.example/", "HTTP://A.EXAMPLE.:80/../b", "http://0x7f.1/", "fe80::1%eth0"),
    )  # fmt: skip
    return [line.encode() for line in told]
