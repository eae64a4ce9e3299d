"""What a user names as input: files, folders, addresses, standard input; each gives its documents or its error."""

from __future__ import annotations

import gzip
import io
import os
import re
import stat
import sys
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from reportedly.errors import InputError
from reportedly.model import Document
from reportedly.read.build import build
from reportedly.read.classify import Found
from reportedly.read.decode import decode
from reportedly.read.hosts import same_host
from reportedly.read.jsonl import read_jsonl
from reportedly.read.options import ReadOptions
from reportedly.read.sniff import EXTENSIONS, HEAD_BYTES, MEDIA_TYPES, Kind, check_readable, is_feed, kind_of
from reportedly.read.text import read_text

if TYPE_CHECKING:
    from reportedly.read.fetch import Fetched

_SCHEME = re.compile(r"(?P<scheme>[a-zA-Z][a-zA-Z0-9+.-]+)://")
_NAMED = 3  # files of other kinds that are named, where a folder has more of them


def read_inputs(inputs: Sequence[str], options: ReadOptions) -> Iterator[Document | InputError]:
    """Each input's documents in order, or the InputError that says why there are none and what to do.

    An input is a file, a folder (all in it, sorted), an http(s) address or "-" for standard input. Nothing is read
    before it is asked for, and no more than one document is held, of JSON Lines one line.
    """
    for name in inputs:
        try:
            yield from _read(name, options)
        except InputError as error:
            yield error


def read_content(content: bytes, *, ref: str, name: str, options: ReadOptions) -> Iterator[Document | InputError]:
    """The same of bytes that are here already: an upload, a pasted text. `name` tells their kind (a.html, b.txt.gz) and
    names no file; `ref` is what the user called them."""
    try:
        yield from _content(content, ref=ref, name=name, options=options)
    except InputError as error:
        yield error


def _content(content: bytes, *, ref: str, name: str, options: ReadOptions) -> Iterator[Document | InputError]:
    packed = name.lower().endswith(".gz")
    stream = cast("BinaryIO", gzip.GzipFile(fileobj=io.BytesIO(content)) if packed else io.BytesIO(content))
    try:
        yield from _stream(stream, ref=ref, name=name[:-3] if packed else name, options=options)
    except (OSError, zlib.error, EOFError) as error:
        raise InputError(ref=ref, problem="broken gzip data", remedy="pack or download it again") from error


def _read(name: str, options: ReadOptions) -> Iterator[Document | InputError]:
    if name == "-":
        return _standard_input(options)
    if _SCHEME.match(name):
        return _address(name, options)
    try:
        is_folder = Path(name).is_dir()
    except (OSError, ValueError):  # a name that is too long, or holds a NUL
        is_folder = False
    return _folder(name, options) if is_folder else _file(name, options)


def _standard_input(options: ReadOptions) -> Iterator[Document | InputError]:
    stream = sys.stdin.buffer
    if sys.stdin.isatty():
        print("reportedly: reading from the keyboard; end with Ctrl-D", file=sys.stderr)
    return _stream(cast("BinaryIO", stream), ref="-", name="", options=options)


def _address(url: str, options: ReadOptions) -> Iterator[Document | InputError]:
    """A page, or the stories of a feed."""
    fetched = _fetched(url, options)
    if is_feed(fetched.body[:HEAD_BYTES]):
        from reportedly.read.stories import read_stories

        yield from read_stories(
            fetched.body,
            ref=url,
            options=options,
            url=fetched.url,
            charset=fetched.charset,
            page=lambda found: read_body(_fetched(found, options), ref=found, options=options),
        )
    else:
        yield read_body(fetched, ref=url, options=options)


def _fetched(url: str, options: ReadOptions) -> Fetched:
    from reportedly.read.fetch import fetch

    return fetch(url, max_bytes=options.max_bytes, allowed_hosts=options.allowed_hosts)


def read_body(fetched: Fetched, *, ref: str, options: ReadOptions) -> Document:
    """The document of a page that was fetched. Raises InputError where it holds none."""
    html = fetched.media_type in ("text/html", "application/xhtml+xml")
    kind = kind_of(fetched.body[:HEAD_BYTES], ref=ref, name="page.html" if html else "")
    if kind in (Kind.JSONL, Kind.FEED):
        problem = "JSON, no page" if kind is Kind.JSONL else "a feed, no page"
        raise InputError(ref=ref, problem=problem, remedy="download it and give the file")
    return _document(fetched.body, kind, ref=ref, options=options, url=fetched.url, charset=fetched.charset)


def _folder(name: str, options: ReadOptions) -> Iterator[Document | InputError]:
    """Everything in the folder that is known by its name; the rest is reported once, at the end."""
    others: list[str] = []
    count = 0
    for folder, folders, names in os.walk(name, onerror=None):
        folders[:] = sorted(sub for sub in folders if not sub.startswith("."))
        for file in sorted(names):
            if file.startswith("."):
                continue
            path = str(Path(folder) / file)
            if Path(file.lower().removesuffix(".gz")).suffix not in EXTENSIONS:
                others.append(path)
                continue
            count += 1
            try:
                yield from _file(path, options)
            except InputError as error:
                yield error
    if others:
        shown = ", ".join(others[:_NAMED]) + (", …" if len(others) > _NAMED else "")
        files = "1 file is" if len(others) == 1 else f"{len(others)} files are"
        yield InputError(
            ref=name, problem=f"{files} of no known kind ({shown})", remedy="name them one by one, or convert them"
        )
    elif not count:
        problem = "the folder has nothing to read in it" if os.access(name, os.R_OK | os.X_OK) else "permission denied"
        yield InputError(ref=name, problem=problem, remedy="it takes " + " ".join(EXTENSIONS))


def _file(name: str, options: ReadOptions) -> Iterator[Document | InputError]:
    packed = name.lower().endswith(".gz")
    plain = name[:-3] if packed else name
    with _opened(name) as file:
        status = os.fstat(file.fileno())
        if stat.S_ISREG(status.st_mode) and status.st_size > options.max_bytes:
            kind = EXTENSIONS.get(Path(plain).suffix.lower())
            if (kind or kind_of(file.peek(HEAD_BYTES)[:HEAD_BYTES], ref=name, name=plain)) is not Kind.JSONL:
                raise _too_large(name, status.st_size, options)
        stream = cast("BinaryIO", gzip.GzipFile(fileobj=file) if packed else file)
        try:
            yield from _stream(stream, ref=name, name=plain, options=options)
        except (gzip.BadGzipFile, zlib.error, EOFError) as error:
            raise InputError(ref=name, problem="broken gzip data", remedy="pack or download it again") from error
        except OSError as error:
            raise _system_error(name, error) from error


def _opened(name: str) -> io.BufferedReader:
    try:
        return Path(name).open("rb")
    except FileNotFoundError as error:
        raise InputError(ref=name, problem="no such file", remedy="check the path") from error
    except PermissionError as error:
        raise InputError(ref=name, problem="permission denied", remedy="make it readable (chmod +r)") from error
    except OSError as error:
        raise _system_error(name, error) from error
    except ValueError as error:  # a NUL in the name
        raise InputError(ref=name, problem="not a valid path", remedy="check the path") from error


def _system_error(name: str, error: OSError) -> InputError:
    problem = error.strerror or "cannot be read"
    return InputError(ref=name, problem=problem[:1].lower() + problem[1:], remedy="check the path")


def _stream(stream: BinaryIO, *, ref: str, name: str, options: ReadOptions) -> Iterator[Document | InputError]:
    """Documents of an open file: JSON Lines by the line, anything else as a whole."""
    buffered = stream if hasattr(stream, "peek") else io.BufferedReader(cast("io.RawIOBase", stream))
    head = cast("io.BufferedReader", buffered).peek(HEAD_BYTES)[:HEAD_BYTES]
    kind = kind_of(head, ref=ref, name=name)
    if kind is Kind.JSONL:
        yield from read_jsonl(buffered, ref=ref, options=options)
        return
    raw = buffered.read(options.max_bytes + 1)
    if len(raw) > options.max_bytes:
        raise _too_large(ref, None, options)
    if kind is Kind.FEED:
        from reportedly.read.stories import read_stories

        yield from read_stories(raw, ref=ref, options=options)
        return
    yield _document(raw, kind, ref=ref, options=options)


def _too_large(ref: str, size: int | None, options: ReadOptions) -> InputError:
    shown = f"{size / 1e6:.0f} MB" if size else "it"
    return InputError(
        ref=ref,
        problem=f"{shown} is more than one article ever has (limit {options.max_bytes / 1e6:g} MB)",
        remedy="divide it into articles, or write them as JSON Lines",
    )


def _document(
    raw: bytes, kind: Kind, *, ref: str, options: ReadOptions, url: str | None = None, charset: str | None = None
) -> Document:
    check_readable(raw[:HEAD_BYTES], ref=ref)
    text = decode(raw, ref=ref, declared=charset, html=kind is Kind.HTML)
    if not text.strip():
        raise InputError(ref=ref, problem="the input is empty", remedy="check how it was made")
    given: tuple[str | None, ...] = ()
    if kind is Kind.HTML:
        from reportedly.read.page import read_page

        text, found = read_page(text, ref=ref, url=url, title=options.title)
        given = (found.publisher,)
    else:
        text = text.replace("\r\n", "\n")
        found = _read_plain(text, options)
    if url is not None and not same_host(found.url, url):
        found.url = (
            url  # what was fetched does not speak for another site's page: it would take back what that one says
        )
    return build(text, found, ref=ref, options=options, media_type=MEDIA_TYPES[kind], raw=raw, url=url, given=given)


def _read_plain(text: str, options: ReadOptions) -> Found:
    return read_text(text, prose=options.prose)
