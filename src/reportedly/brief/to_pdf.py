"""A brief as PDF, by fpdf2: A4, fonts embedded, the same bytes for the same brief."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources import as_file, files
from itertools import groupby
from typing import TYPE_CHECKING, Any

from reportedly.brief.layout import cited_words, lacking_words, more_words, source_words, withheld_words
from reportedly.brief.model import Brief, Item, Picture, Section, Sentence, Style, Table
from reportedly.brief.pdf_shapes import draw
from reportedly.brief.state import carried
from reportedly.brief.wording import wording
from reportedly.errors import InputError

if TYPE_CHECKING:
    from fpdf import FPDF

_FONT = "DejaVu"
_LACKING = "\ufffd"
_MARGIN = 17.0
_SMALL, _TEXT, _LABEL = 7.5, 9.5, 8.2
_LINE = 0.47  # millimetres of line for a point of type


def pdf(brief: Brief) -> bytes:
    """The whole file; the state for the next brief is among its keywords. Raises InputError where fpdf2 is missing."""
    page = _page(brief)
    page.set_font(_FONT, "B", 17)
    page.multi_cell(0, 8, brief.title, new_x="LMARGIN", new_y="NEXT", align="L")
    page.set_font(_FONT, "", _TEXT)
    page.multi_cell(0, 5, brief.subtitle, new_x="LMARGIN", new_y="NEXT", align="L")
    page.ln(1)
    _rule(page, 0.7)
    words = wording()["section"]
    if brief.headline:
        _heading(page, words["headline"])
        _bullets(page, brief.headline)
    for section in brief.sections:
        _section(page, section)
    if brief.sources:
        _heading(page, words["sources"])
        page.set_font(_FONT, "", _SMALL)
        for source in brief.sources:
            _numbered(page, f"{source.number}.", source_words(source))
    _heading(page, words["reading"])
    page.set_font(_FONT, "", _SMALL + 0.5)
    notes = [*brief.reading, *([withheld_words(brief)] if brief.withheld else [])]
    notes += [lacking_words(len(page.lacking), _LACKING)] if page.lacking else []
    for note in notes:
        _numbered(page, "•", note)
    return bytes(page.output())


def _page(brief: Brief) -> Any:
    try:
        from fpdf import FPDF
    except ImportError as error:
        remedy = "pip install 'reportedly[pdf]'"
        raise InputError(ref="--format pdf", problem="it needs fpdf2, which is missing", remedy=remedy) from error

    class Numbered(FPDF):
        lacking: set[str]

        def normalize_text(self, text: str) -> str:
            """What the fonts lack is shown as U+FFFD, not left out, and a note tells of it."""
            font: Any = self.fonts.get(_FONT.lower())
            lacking = set() if font is None else {c for c in set(text) if ord(c) not in font.cmap}
            self.lacking |= lacking
            known = "".join(_LACKING if c in lacking else c for c in text) if lacking else text
            normalized: str = super().normalize_text(known)
            return normalized

        def footer(self) -> None:
            self.set_y(-12)
            self.set_font(_FONT, "", _SMALL)
            self.set_text_color(90)
            self.cell(0, 5, f"{brief.title}  ·  {self.page_no()}", align="C")
            self.set_text_color(0)

    page = Numbered(format="A4")
    page.lacking = set()
    fonts = files("reportedly") / "data/brief/fonts"
    for style, name in (("", "DejaVuSans.ttf"), ("B", "DejaVuSans-Bold.ttf")):
        with as_file(fonts / name) as path:
            page.add_font(_FONT, style, path)
    page.set_margins(_MARGIN, 16, _MARGIN)
    page.set_auto_page_break(True, 18)
    page.set_creation_date(brief.as_of)
    page.set_title(brief.title)
    page.set_lang("en")
    page.set_producer("reportedly")
    page.set_keywords(carried(brief.state))
    page.add_page()
    return page


def _rule(page: FPDF, width: float) -> None:
    page.set_line_width(width)
    page.line(page.l_margin, page.get_y(), page.w - page.r_margin, page.get_y())
    page.set_line_width(0.2)


def _heading(page: FPDF, text: str, size: float = 12.5) -> None:
    if page.get_y() > page.h - 45:
        page.add_page()
    page.ln(3.5)
    page.set_font(_FONT, "B", size)
    page.multi_cell(0, size * _LINE, text, new_x="LMARGIN", new_y="NEXT", align="L")
    page.ln(1)


def _section(page: FPDF, section: Section) -> None:
    _heading(page, section.title)
    for picture in section.pictures:
        _picture(page, picture)
    if section.lead:
        _heading(page, section.lead, 10.5)
    _bullets(page, section.sentences)
    for group in section.groups:
        if group.title:
            _heading(page, group.title, 10.5)
        for item in group.items:
            _item(page, item)
        if group.more:
            page.set_font(_FONT, "", _LABEL)
            page.set_text_color(80)
            page.multi_cell(0, 4.2, more_words(group.more), new_x="LMARGIN", new_y="NEXT", align="L")
            page.set_text_color(0)
    if section.table:
        _table(page, section.table)


def _bullets(page: FPDF, sentences: Iterable[Sentence]) -> None:
    for sentence in sentences:
        page.set_font(_FONT, "", _TEXT)
        page.cell(4, _TEXT * _LINE, "•")
        _sentence(page, sentence, 4)
        page.ln(_TEXT * _LINE + 0.8)


def _item(page: FPDF, item: Item) -> None:
    if page.get_y() > page.h - 38:
        page.add_page()
    page.set_font(_FONT, "B", _TEXT)
    page.multi_cell(0, 4.6, item.heading.text, new_x="LMARGIN", new_y="NEXT", align="L")
    if item.label:
        page.set_font(_FONT, "", _LABEL)
        page.set_text_color(80)
        page.multi_cell(0, 4.1, item.label, new_x="LMARGIN", new_y="NEXT", align="L")
        page.set_text_color(0)
    for sentence in item.sentences:
        _sentence(page, sentence, 0)
        page.ln(_TEXT * _LINE)
    page.ln(1.8)


def _sentence(page: FPDF, sentence: Sentence, indent: float) -> None:
    """Its runs one after another; `write` wraps them at the margins, which the indent moves."""
    left = page.l_margin
    page.set_left_margin(left + indent)
    page.set_x(left + indent)
    for style, runs in groupby(sentence.runs, key=lambda run: "B" if run.style is Style.STRONG else ""):
        page.set_font(_FONT, style, _TEXT)
        _write(page, "".join(f"“{run.text}”" if run.style is Style.QUOTE else run.text for run in runs))
    if sentence.sources:
        page.set_font(_FONT, "", _SMALL)
        page.set_text_color(80)
        page.write(_TEXT * _LINE, f" [{cited_words(sentence)}]")
        page.set_text_color(0)
    page.set_left_margin(left)


def _write(page: FPDF, text: str) -> None:
    """Like `write`, which cuts the first word in two where it does not fit on the rest of the line."""
    first = text.split(" ", 1)[0]
    if page.x > page.l_margin and page.x + page.get_string_width(first) > page.w - page.r_margin - 1:
        page.ln(_TEXT * _LINE)
    page.write(_TEXT * _LINE, text)


def _numbered(page: FPDF, mark: str, text: str) -> None:
    page.cell(8, 3.8, mark, align="L")
    left = page.l_margin
    page.set_left_margin(left + 8)
    page.multi_cell(0, 3.8, text, new_x="LMARGIN", new_y="NEXT", align="L")
    page.set_left_margin(left)
    page.set_x(left)
    page.ln(0.6)


def _table(page: FPDF, table: Table) -> None:
    page.set_font(_FONT, "", _LABEL)
    widths = (50, *(14,) * (len(table.columns) - 1))
    aligns: Any = ("LEFT", *("RIGHT",) * (len(table.columns) - 1))
    with page.table(
        col_widths=widths, text_align=aligns, borders_layout="HORIZONTAL_LINES", line_height=4.6, padding=0.4
    ) as made:
        for row in (table.columns, *table.rows):
            made.row(row)


def _picture(page: FPDF, picture: Picture) -> None:
    width = page.w - page.l_margin - page.r_margin
    height = width * picture.drawing.height / picture.drawing.width
    if page.get_y() + height + 10 > page.h - 18:
        page.add_page()
    page.set_font(_FONT, "B", _TEXT)
    page.multi_cell(0, 5, picture.title, new_x="LMARGIN", new_y="NEXT", align="L")
    draw(page, picture.drawing, page.l_margin, page.get_y(), width)
    page.set_y(page.get_y() + height + 0.5)
    page.set_font(_FONT, "", _LABEL)
    if picture.note:
        page.multi_cell(0, 4.1, picture.note, new_x="LMARGIN", new_y="NEXT", align="L")
    page.ln(2.5)
