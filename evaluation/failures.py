"""A page for each measure with its worst failures and their words, to be read and not to be kept: it quotes corpora."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path

from evaluation.measure import Failure, Result

MOST = 200
"""Failures of one figure that a page shows."""
_STYLE = (
    "body{font:15px/1.45 system-ui,sans-serif;max-width:75em;margin:2em auto;padding:0 1em}"
    "table{border-collapse:collapse;width:100%}td,th{border-bottom:1px solid #ccc;padding:.35em .6em;text-align:left;"
    "vertical-align:top}td:first-child{color:#666;font-size:85%;max-width:14em;overflow-wrap:anywhere}"
)


def write_pages(folder: Path, measured: Mapping[str, Sequence[Result]], *, most: int = MOST) -> list[Path]:
    """Writes `<measure>.html` for each measure into the folder, and an index; gives the files written."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, results in measured.items():
        path = folder / f"{name}.html"
        path.write_text(page(name, results, most=most), encoding="utf-8")
        written.append(path)
    links = "".join(f'<li><a href="{escape(p.name)}">{escape(p.stem)}</a></li>' for p in written)
    index = folder / "index.html"
    index.write_text(_html("failures", f"<ul>{links}</ul>"), encoding="utf-8")
    return [*written, index]


def page(name: str, results: Sequence[Result], *, most: int = MOST) -> str:
    """One measure's failures by figure, the worst first."""
    by_figure: dict[str, list[tuple[str, Failure]]] = {}
    for result in results:
        for failure in result.failures:
            by_figure.setdefault(failure.figure, []).append((result.ref, failure))
    parts = []
    for figure, failures in by_figure.items():
        worst = sorted(failures, key=lambda f: -f[1].weight)[:most]
        rows = "".join(_row(ref, failure) for ref, failure in worst)
        parts.append(
            f"<h2>{escape(figure)}: {len(worst)} of {len(failures)}</h2>"
            f"<table><tr><th>document<th>text<th>wanted<th>given</tr>{rows}</table>"
        )
    return _html(name, "".join(parts) or "<p>None.</p>")


def _row(ref: str, failure: Failure) -> str:
    cells = (ref, failure.text, failure.expected, failure.got)
    return f"<tr>{''.join(f'<td>{escape(c)}</td>' for c in cells)}</tr>"


def _html(title: str, body: str) -> str:
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{escape(title)}</title><style>{_STYLE}</style>'
        f"<h1>{escape(title)}</h1>{body}</html>\n"
    )
