"""A brief as one HTML file: no script, nothing fetched, every word from outside escaped."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from html import escape
from importlib.resources import files
from urllib.parse import urlsplit

from reportedly.brief.layout import cited_words, more_words, source_words, withheld_words
from reportedly.brief.model import Brief, Item, Section, Sentence, SourceEntry, Style, Table
from reportedly.brief.state import carried
from reportedly.brief.svg import svg
from reportedly.brief.wording import wording

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"


def html(brief: Brief) -> str:
    """The whole page, ending with a newline; the state for the next brief is in a meta element."""
    return "\n".join(_lines(brief)) + "\n"


@cache
def _style() -> str:
    return (files("reportedly") / "data/brief/brief.css").read_text(encoding="utf-8")


def _lines(brief: Brief) -> Iterator[str]:
    words = wording()["section"]
    yield '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{escape(_POLICY)}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f'<meta name="reportedly" content="{escape(carried(brief.state))}">'
    yield f"<title>{_text(brief.title)}</title>\n<style>\n{_style()}</style>\n</head>\n<body>"
    yield f"<header>\n<h1>{_text(brief.title)}</h1>\n<p>{_text(brief.subtitle)}</p>\n</header>\n<main>"
    if brief.headline:
        yield f'<section id="headline">\n<h2>{_text(words["headline"])}</h2>\n<ul>'
        yield from (f"<li>{_sentence(sentence)}</li>" for sentence in brief.headline)
        yield "</ul>\n</section>"
    for section in brief.sections:
        yield from _section(section)
    yield from _sources(brief)
    yield f'<section id="reading">\n<h2>{_text(words["reading"])}</h2>\n<ul>'
    yield from (f"<li>{_text(note)}</li>" for note in brief.reading)
    if brief.withheld:
        yield f"<li>{_text(withheld_words(brief))}</li>"
    yield "</ul>\n</section>\n</main>\n</body>\n</html>"


def _section(section: Section) -> Iterator[str]:
    yield f'<section id="{escape(section.key)}">\n<h2>{_text(section.title)}</h2>'
    if section.lead:
        yield f"<h3>{_text(section.lead)}</h3>"
    if section.sentences:
        yield "<ul>"
        yield from (f"<li>{_sentence(sentence)}</li>" for sentence in section.sentences)
        yield "</ul>"
    for picture in section.pictures:
        note = f"\n<figcaption>{_text(picture.note)}</figcaption>" if picture.note else ""
        yield f'<figure id="{escape(picture.key)}">\n<h3>{_text(picture.title)}</h3>'
        yield f'<div class="drawn" tabindex="0">{svg(picture.drawing, picture.alt)}</div>{note}\n</figure>'
    for group in section.groups:
        if group.title:
            yield f"<h3>{_text(group.title)}</h3>"
        yield from map(_item, group.items)
        if group.more:
            yield f'<p class="more">{_text(more_words(group.more))}</p>'
    if section.table:
        yield from _table(section.table)
    yield "</section>"


def _item(item: Item) -> str:
    label = f' <span class="label">{_text(item.label)}</span>' if item.label else ""
    said = "".join(f"\n<p>{_sentence(sentence)}</p>" for sentence in item.sentences)
    return f"<article>\n<h4>{_text(item.heading.text)}{label}</h4>{said}\n</article>"


def _sentence(sentence: Sentence) -> str:
    made = []
    for run in sentence.runs:
        text = _text(run.text)
        if run.style is Style.STRONG:
            text = f"<strong>{text}</strong>"
        made.append(f"<q>{text}</q>" if run.style is Style.QUOTE else text)
    if sentence.sources:
        made.append(f' <a class="cite" href="#source-{sentence.sources[0]}">[{cited_words(sentence)}]</a>')
    return "".join(made)


def _table(table: Table) -> Iterator[str]:
    heads = "".join(f'<th scope="col">{_text(column)}</th>' for column in table.columns)
    yield f'<div class="wide">\n<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>'
    for first, *rest in table.rows:
        cells = "".join(f"<td>{_text(cell)}</td>" for cell in rest)
        yield f'<tr><th scope="row">{_text(first)}</th>{cells}</tr>'
    yield "</tbody>\n</table>\n</div>"


def _sources(brief: Brief) -> Iterator[str]:
    if not brief.sources:
        return
    yield f'<section id="sources">\n<h2>{_text(wording()["section"]["sources"])}</h2>\n<ol>'
    for source in brief.sources:
        yield f'<li id="source-{source.number}" value="{source.number}">{_source(source)}</li>'
    yield "</ol>\n</section>"


def _source(source: SourceEntry) -> str:
    """Its line; its address is a link only where it leads to the web."""
    text = _text(source_words(source))
    if not source.url or urlsplit(source.url).scheme not in ("http", "https"):
        return text
    shown = _text(source.url)
    return text.replace(shown, f'<a href="{escape(source.url)}" rel="noreferrer nofollow">{shown}</a>', 1)


def _text(text: str) -> str:
    return escape(text, quote=True)
