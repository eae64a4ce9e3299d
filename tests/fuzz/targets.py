"""What is fuzzed: each target takes bytes and gives a value; whatever the bytes, it may raise nothing but InputError.

A target that raises anything else has found a mistake.
"""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any
from urllib.parse import parse_qs

from tests.fuzz import bulked, coded, seeds, served

from reportedly.errors import InputError

DAY = date(2026, 5, 6)
Run = Callable[[bytes], object]


@dataclass(frozen=True, slots=True)
class Target:
    """`run` is called with each input, `seeds` gives inputs to begin with: bytes that go deep."""

    run: Run
    seeds: Callable[[], Sequence[bytes]]


def _words(data: bytes) -> str:
    return data.decode("utf-8", "replace")


# --- readers ----------------------------------------------------------------------------------------------------------


def _reading(name: str) -> Run:
    def read(data: bytes) -> object:
        from reportedly.read.inputs import read_content
        from reportedly.read.options import ReadOptions

        found = list(read_content(data, ref="f", name=name, options=ReadOptions(language="en")))
        for document in found:
            if isinstance(document, InputError):
                continue
            ends = [0, *(at for block in document.blocks for at in (block.start, block.end)), len(document.text)]
            assert ends == sorted(ends), "blocks lie one after the other in the text"
            document.text.encode()  # without halves of surrogate pairs
        return found

    return read


def _site_map(data: bytes) -> object:
    from reportedly.read.feed import read_feed

    found = read_feed(data, ref="f", url="https://a.example/sitemap.xml")
    for item in found.items:
        assert item.key, item.signature
    return found


def _front_matter(data: bytes) -> object:
    from reportedly.read.frontmatter import front_matter

    return front_matter(_words(data))


def _markup(data: bytes) -> object:
    from reportedly.read.markup import inline_masks, visible

    text = _words(data)
    masks = inline_masks(text, 0, len(text))
    assert all(0 <= mask.start < mask.end <= len(text) for mask in masks)
    return visible(text, 0, len(text), masks)


def _day(data: bytes) -> object:
    from reportedly.read.days import find_day, find_time, parse_day

    text = _words(data)
    with suppress(ValueError):
        parse_day(text)
    return find_day(text), find_time(text)


def _robots(data: bytes) -> object:
    from reportedly.watch.robots import robots_of

    found = robots_of(200, data)
    return found.rest, found.allows("https://a.example/b/c?d=e"), found.allows("https://a.example/" + "a/" * 50)


# --- words as values --------------------------------------------------------------------------------------------------


def _time(data: bytes) -> object:
    """The first byte chooses what the words are read against."""
    from reportedly.link.days import resolve

    how, text = (data[0] if data else 0), _words(data[1:])
    days = (DAY, date.min, date.max, None)
    return resolve(text, published=days[how & 3], anchor=days[how >> 2 & 3], future=bool(how & 16))


def _number(data: bytes) -> object:
    from reportedly.code.numbers import number_in

    return number_in(_words(data))


def _moment(data: bytes) -> object:
    from reportedly.brief.dates import moment_words
    from reportedly.moments import moment
    from reportedly.web.shown import moment_marked

    with suppress(ValueError):
        found = moment(_words(data))
        return moment_words(found), moment_marked(found)
    return None


class _Documents:
    """A store that holds one document, whatever it is asked for."""

    def document(self, _name: str) -> Mapping[str, Any]:
        return {"text": "About 1,200 people fled on Monday; two to three dozen were killed in May.", "published": None}


def _selected(data: bytes) -> object:
    from reportedly.web.selected import selected

    found = selected(_Documents(), _words(data))  # type: ignore[arg-type]
    return found and [found.cited, *map(found.value, ("killed", "time", "place"))]


def _selected_words(data: bytes) -> object:
    from reportedly.web.selected import Selected

    found = Selected("0" * 64, 0, len(data), _words(data), DAY)
    return [found.cited, *map(found.value, ("killed", "time", "place"))]


# --- questions --------------------------------------------------------------------------------------------------------


@cache
def _connection() -> Any:
    from reportedly.store import fulltext
    from reportedly.store.engine import engine_for

    connection = engine_for("sqlite://").connect()
    fulltext.create(connection)
    fulltext.insert(connection, 1, title="Rebels seize Kidal", body="At least 12 were killed, the army said.")
    return connection


def _query(data: bytes) -> object:
    from reportedly.store import fulltext

    connection = _connection()
    found = fulltext.finding(connection, _words(data))
    return None if found is None else connection.execute(found).all()


def _filters(data: bytes) -> object:
    """What a query string asks for is what the query string made of it asks for."""
    from tests.web.asked import filters_from

    from reportedly.web.filters import Filters

    def read(query: str) -> Filters:
        return filters_from(parse_qs(query, max_num_fields=100))

    try:
        found = read(_words(data))
    except ValueError:  # of parse_qs
        return None
    assert read(found.query()) == found, "the same question"
    found.asked(), found.link("/", text="a"), found.any
    return found


# --- files from elsewhere ---------------------------------------------------------------------------------------------


@cache
def _folder() -> Path:
    return Path(mkdtemp(prefix="fuzz"))


def _file(name: str, data: bytes) -> Path:
    path = _folder() / name
    path.write_bytes(data)
    return path


def _feeds_file(data: bytes) -> object:
    from reportedly.watch.config import load_settings

    return load_settings(_file("feeds.toml", data))


def _gazetteer(data: bytes) -> object:
    from reportedly.link.gazetteer_dump import read_dump

    return list(read_dump(_file("places.txt", data)))


def _pack(data: bytes) -> object:
    from reportedly.evidence.checking import check
    from reportedly.evidence.opening import open_pack

    with open_pack(_file("pack.zip", data)) as pack:
        return check(pack)


@dataclass
class _Held:
    """The files of a pack in memory."""

    held: dict[str, bytes]
    names: dict[str, int] = field(init=False)

    def __post_init__(self) -> None:
        self.names = {name: len(content) for name, content in self.held.items()}

    def digest(self, name: str) -> str:
        return hashlib.sha256(self.held[name]).hexdigest()

    def read(self, name: str) -> bytes:
        return self.held[name]


def _pack_files(data: bytes) -> object:
    """The files of a pack one behind the other, with their names: `== NAME` on a line, then what is in it."""
    from reportedly.evidence.checking import check
    from reportedly.evidence.opening import Pack

    held = {}
    for part in data.split(b"\n== "):
        name, _, content = part.partition(b"\n")
        held[f"p/{_words(name)}"] = content
    return check(Pack(_Held(held), "p", (), [name.removeprefix("p/") for name in held]))


@cache
def _engine() -> Any:
    from reportedly.store import open_store
    from reportedly.store.engine import engine_for

    path = _folder() / "s.db"
    open_store(path).close()
    return engine_for(path)


def _store_file(data: bytes) -> object:
    """The lines of a store's file; the end that fits them is put behind them. What is taken is asked for."""
    from tests.store.made import TinyRules

    from reportedly.brief.dates import span_words
    from reportedly.resolve.jsons import event_json
    from reportedly.store.dump import dump
    from reportedly.store.load import load
    from reportedly.store.query import Asked, find_events, history
    from reportedly.store.rows import last_entry
    from reportedly.web.shown import days_marked, moment_marked

    lines = data.rstrip(b"\n") + b"\n"
    end = {"rows": lines.count(b"\n") - 1, "sha256": hashlib.sha256(lines).hexdigest()}
    whole = lines + json.dumps({"end": end}).encode() + b"\n"
    with _engine().connect() as connection:
        try:
            load(connection, TinyRules(), io.BytesIO(whole), ref="f")
            entry = last_entry(connection)
            for event in find_events(connection, Asked(), entry):
                json.dumps(event_json(event))
                for recorded, _ in history(connection, event.event_id, entry):
                    moment_marked(recorded)
                days_marked(event.time)
                if event.time is not None:
                    span_words(event.time.earliest, event.time.latest)
            return b"".join(line for _, line in dump(connection, Asked(), entry))
        finally:
            connection.rollback()


# --- the coder --------------------------------------------------------------------------------------------------------


@cache
def _coders() -> tuple[Callable[[Any], Any], Callable[[Any], Any], Callable[[Any], Any]]:
    from reportedly.work import Attributing, Coding, Timing

    return Coding().load(), Attributing().load(), Timing().load()


def _code(data: bytes) -> object:
    """At most 600 bytes: what is odd is odd in a few words. Times that the words alone give are looked for as well."""
    from reportedly.contract import result_json
    from reportedly.output.jsons import json_text, times_line
    from reportedly.read.inputs import read_content
    from reportedly.read.options import ReadOptions

    options = ReadOptions(language="en", published=DAY)
    found = []
    for document in read_content(data[:600], ref="f", name="f.txt", options=options):
        if isinstance(document, InputError):
            continue
        claims, attributions, times = _coders()
        found.append(json_text(result_json(document, claims(document), explain=True)))
        found.append(times_line(document, times(document)))
        attributions(document)
    return found


TARGETS: Mapping[str, Target] = {
    "html": Target(_reading("a.html"), seeds.html),
    "txt": Target(_reading("a.txt"), seeds.text),
    "md": Target(_reading("a.md"), seeds.markdown),
    "jsonl": Target(_reading("a.jsonl"), seeds.json_lines),
    "feed": Target(_reading("feed"), seeds.feeds),
    "gzip": Target(_reading("a.txt.gz"), seeds.packed),
    "front-matter": Target(_front_matter, seeds.front_matter),
    "markup": Target(_markup, seeds.markdown),
    "day": Target(_day, seeds.days),
    "robots": Target(_robots, seeds.robots),
    "time": Target(_time, seeds.times),
    "number": Target(_number, seeds.numbers),
    "moment": Target(_moment, seeds.moments),
    "selected": Target(_selected, seeds.selections),
    "selected-words": Target(_selected_words, seeds.times),
    "query": Target(_query, seeds.queries),
    "filters": Target(_filters, seeds.filters),
    "feeds-file": Target(_feeds_file, seeds.feeds_files),
    "gazetteer": Target(_gazetteer, seeds.gazetteers),
    "pack": Target(_pack, seeds.packs),
    "pack-files": Target(_pack_files, seeds.files_of_packs),
    "store-file": Target(_store_file, seeds.store_files),
    "sitemap": Target(_site_map, seeds.sitemaps),
    "warc": Target(bulked.reading("a.warc"), bulked.warcs),
    "parquet": Target(bulked.reading("a.parquet"), bulked.tables),
    "earlier-brief": Target(bulked.earlier, bulked.briefs),
    "actors": Target(bulked.actors, bulked.actor_files),
    "address": Target(bulked.address, bulked.addresses),
    "watch": Target(served.watched, served.answers),
    "api": Target(served.api, served.questions),
    "postgres": Target(served.postgres, seeds.filters),
    "code": Target(_code, seeds.text),
    "rules": Target(coded.rules, coded.seeds),
    "resolve": Target(coded.resolving, coded.seeds),
}
