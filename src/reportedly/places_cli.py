"""`reportedly places`: import dumps of GeoNames, find places by name, resolve names in texts. Parse, call, print."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportedly.errors import InputError

if TYPE_CHECKING:
    from reportedly.annotate.annotation import Annotation
    from reportedly.link.gazetteer import Candidate
    from reportedly.link.gazetteer_place import Place
    from reportedly.model import Document

_BAD_INPUT = 2
_OWN = "the user's gazetteer (by default reportedly/gazetteer.db in $XDG_DATA_HOME or ~/.local/share)"


def add_places_commands(commands: Any) -> None:
    """Adds `places` and its three to the command's own (`commands` is what add_subparsers gave)."""
    places = commands.add_parser(
        "places",
        allow_abbrev=False,
        help="the gazetteer: import, find, resolve",
        description="GeoNames' towns and divisions come with the package: look them up, or import more.",
    )
    below = places.add_subparsers(dest="places_command", required=True, metavar="COMMAND")

    take = below.add_parser(
        "import",
        allow_abbrev=False,
        help="take in a dump of GeoNames (ML.txt, ML.zip, admin1CodesASCII.txt)",
        description="Take GeoNames' own files into the user's gazetteer: dumps (.txt or .zip) and tables of codes.",
        epilog="example: reportedly places import ML.zip",
    )
    take.add_argument("files", nargs="+", type=Path, metavar="FILE", help="a dump of GeoNames, or a table of its codes")
    take.set_defaults(run=_import)

    find = below.add_parser(
        "find",
        allow_abbrev=False,
        help="candidates for a name, with scores",
        description="Show the places that a name may mean: exactly, without its accents, or with one letter changed.",
        epilog="example: reportedly places find Sévaré",
    )
    find.add_argument("name", metavar="NAME", help="the name of a place")
    find.add_argument("--limit", type=_count, default=10, metavar="N", help="show N candidates at most; 10 unless told")
    find.add_argument("--format", choices=("table", "json"), default="table", help="table unless told otherwise")
    find.set_defaults(run=_find)

    resolve = below.add_parser(
        "resolve",
        allow_abbrev=False,
        help="the places that names in texts mean",
        description="Say which places the names in texts mean: JSON, one record a line, in; one line for each out.",
        epilog='record: {"id": "a", "text": "…", "toponyms": [{"start": 0, "end": 5}]}; toponyms are found if missing',
    )
    resolve.add_argument("inputs", nargs="+", metavar="INPUT", help="a .jsonl file, or - for standard input")
    resolve.set_defaults(run=_resolve)
    for command in (take, find, resolve):
        command.add_argument("--gazetteer", type=Path, metavar="FILE", help=_OWN)


def _count(value: str) -> int:
    if not value.isdecimal() or int(value) < 1:
        raise argparse.ArgumentTypeError(f"{value!r} is no number from 1")
    return int(value)


def _import(options: argparse.Namespace) -> int:
    from reportedly.link.gazetteer import default_path
    from reportedly.link.gazetteer_dump import read_dump
    from reportedly.link.gazetteer_store import Store

    path = options.gazetteer or default_path()
    failed = False
    try:
        store = Store(path, create=True)
    except InputError as error:
        return _told(error)
    for file in options.files:
        try:
            places, divisions = store.add(read_dump(file))
        except InputError as error:
            _told(error)
            failed = True
            continue
        print(f"{file}: {places} places and {divisions} names of divisions taken into {path}")
    store.close()
    return _BAD_INPUT if failed else 0


def _find(options: argparse.Namespace) -> int:
    from reportedly.link.gazetteer import open_gazetteer

    try:
        candidates = open_gazetteer(options.gazetteer).find(options.name, limit=options.limit)
    except InputError as error:
        return _told(error)
    if options.format == "json":
        import json

        print(json.dumps([_candidate(c) for c in candidates], ensure_ascii=False, indent=2))
    elif candidates:
        print("\n".join(_table(candidates)))
    else:
        print(f"no place is known by the name {options.name!r} or one that differs by a letter")
    return 0


def _candidate(candidate: Candidate) -> dict[str, object]:
    place = candidate.place
    latitude, longitude = _degrees(place)
    return {
        "place_id": place.id,
        "name": place.name,
        "score": candidate.score,
        "reason": candidate.reason,
        "kind": place.kind.value,
        "feature": place.feature,
        "country": place.country,
        "admin1": place.admin1,
        "admin2": place.admin2,
        "latitude": latitude,
        "longitude": longitude,
        "population": place.population,
    }


def _degrees(place: Place) -> tuple[float | None, float | None]:
    """None of a village: those that it has are its division's."""
    from reportedly.link.gazetteer_place import Kind

    return (None, None) if place.kind is Kind.VILLAGE else (place.latitude, place.longitude)


def _table(candidates: Iterable[Candidate]) -> list[str]:
    rows = [("score", "name", "kind", "country", "division", "degrees", "people", "GeoNames", "why")]
    for c in candidates:
        p = c.place
        north, east = _degrees(p)
        where = "–" if north is None else f"{north:.3f} {east:.3f}"
        people = f"{p.population:,}" if p.population else "–"
        division = p.admin1 or "–"
        rows.append(
            (f"{c.score:.2f}", p.name, p.kind.value, p.country or "–", division, where, people, p.id or "–", c.reason)
        )
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return ["  ".join(cell.ljust(w) for cell, w in zip(row, widths, strict=True)).rstrip() for row in rows]


def _resolve(options: argparse.Namespace) -> int:
    import json

    from reportedly.link.gazetteer import open_gazetteer
    from reportedly.link.place_records import read_record, resolve_record

    try:
        gazetteer = open_gazetteer(options.gazetteer)
    except InputError as error:
        return _told(error)
    annotate = _Annotator()
    failed = False
    for where, line in _lines(options.inputs):
        if isinstance(line, InputError):
            _told(line)
            failed = True
            continue
        try:
            found = resolve_record(read_record(line, where=where), gazetteer, annotate)
        except InputError as error:
            _told(error)
            failed = True
            continue
        print(json.dumps(found, ensure_ascii=False), flush=True)
    return _BAD_INPUT if failed else 0


class _Annotator:
    """Loads the model when the first text asks for it."""

    def __init__(self) -> None:
        self._run: Any = None

    def __call__(self, document: Document) -> Annotation:
        from reportedly.annotate import annotate

        if self._run is None:
            from reportedly.annotate.encoder import Encoder

            self._run = Encoder.load()
        return annotate(document, self._run)


def _lines(names: Iterable[str]) -> Iterator[tuple[str, str | InputError]]:
    """All lines that are not blank, with file and number; an error for a file that cannot be read."""
    for name in names:
        shown = "standard input" if name == "-" else name
        number = 0
        try:
            with nullcontext(sys.stdin.buffer) if name == "-" else Path(name).open("rb") as file:
                for number, raw in enumerate(file, 1):
                    line = raw.decode("utf-8-sig" if number == 1 else "utf-8").strip()
                    if line:
                        yield f"{shown}:{number}", line
        except UnicodeDecodeError:
            problem = InputError(ref=f"{shown}:{number}", problem="is not UTF-8", remedy="save it as UTF-8")
            yield shown, problem
        except OSError as error:
            yield shown, InputError(ref=shown, problem=error.strerror or "cannot be read", remedy="check its name")


def _told(error: InputError) -> int:
    print(f"reportedly: {error}", file=sys.stderr)
    return _BAD_INPUT
