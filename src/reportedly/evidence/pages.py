"""The pages of a pack: what each begins with, the index of the events, and README.txt."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from hashlib import sha256
from importlib import resources
from itertools import islice

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from reportedly import __version__
from reportedly.evidence import marks

_TEMPLATES = "templates"
_PIECES = 1000  # of a page that are put together
_ROWS = "\0"  # where the rows of the index come, which no text of a page has


@cache
def _head() -> str:
    """All of a page's beginning but its title."""
    return _environment().get_template("head.html").render()


def page_head(title: str) -> str:
    """A page up to its body; the title is plain text."""
    told = f"{_head()}\n<title>{marks.escaped(title)}</title>"
    return f'<!doctype html>\n<html lang="en">\n<head>\n{told}\n</head>\n<body>\n'


def index_page(rows: Iterable[Sequence[str]], asked: str, state: str) -> Iterator[str]:
    """The page that leads to the events, some rows at a time; a row is where it leads, what, where and when, and how it
    stands."""
    template = _environment().get_template("index.html")
    begins, ends = template.render(rows=_ROWS, asked=asked, state=state, version=__version__).split(f"{_ROWS}\n")
    yield begins
    told = map(_row, rows)
    while some := list(islice(told, _PIECES)):
        yield "".join(some)
    yield ends


def _row(row: Sequence[str]) -> str:
    place, what, where, standing = row
    link = f'<a href="events/{marks.escaped(place)}">{marks.shown(what)}</a>'
    return f"<tr><td>{link}</td><td>{marks.shown(where)}</td><td>{marks.escaped(standing)}</td></tr>\n"


def readme(*, asked: str, state: str, counts: str, fingerprint: str | None) -> str:
    """README.txt: what the files are, and how to check them without this program."""
    template = _plain_environment().get_template("README.txt")
    return template.render(
        asked=marks.plain(asked), state=state, version=__version__, counts=counts, fingerprint=fingerprint
    )


@cache
def _plain_environment() -> Environment:
    """For text that is no markup."""
    loader = PackageLoader("reportedly.evidence", _TEMPLATES)
    return Environment(
        loader=loader, autoescape=False, undefined=StrictUndefined, trim_blocks=True, keep_trailing_newline=True
    )


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("reportedly.evidence", _TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
    style = resources.files("reportedly.evidence").joinpath(_TEMPLATES, "style.css").read_text(encoding="utf-8")
    allowed = base64.b64encode(sha256(style.encode()).digest()).decode()
    made.globals |= {"style": style, "style_hash": f"sha256-{allowed}"}
    made.filters |= {"shown": lambda text: Markup(marks.shown(text))}
    return made
