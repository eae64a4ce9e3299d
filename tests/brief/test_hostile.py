"""A whole brief of reports that mean harm: nothing of them acts, and what cannot be licensed is not told."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import UTC, date, datetime
from html.parser import HTMLParser
from pathlib import Path

import pytest

from reportedly.brief import Brief, brief, html, markdown, pdf
from reportedly.model import (
    AcledCode,
    Attribution,
    Block,
    BlockKind,
    Claim,
    Count,
    Document,
    EventType,
    Modality,
    Party,
    PlaceRef,
    Span,
    TimeRef,
)
from reportedly.store import open_store

EVIL = "<img src=x onerror=alert(1)> [x](javascript:alert(1)) --> `rm` \u202e\u200b ](http://evil.example)"
TEXT = f"Raiders {EVIL} killed 12 people in Or<b>dun on Friday, Colonel **Issa** Barro said. {EVIL}"


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Brief:
    document = Document(
        id="d" * 64,
        ref=f"../../etc/passwd {EVIL}",
        text=TEXT,
        blocks=(Block(0, len(TEXT), BlockKind.BODY),),
        url="javascript:alert(1)",
        title=f"Title {EVIL * 20}",
        publisher=f"The <script>Mail</script> {EVIL}",
        published=date(2026, 6, 6),
    )
    place = span("Or<b>dun")
    day = date(2026, 6, 5)
    claim = Claim(
        id="c" * 32,
        event_type=EventType.ASSAULT,
        mode="firearms",
        contexts=(),
        acled=AcledCode("Violence against civilians", "Attack", ""),
        trigger=span("killed"),
        evidence=Span(0, TEXT.index(" said.") + 6),
        actors=(Party(span(f"Raiders {EVIL}"), f"Raiders {EVIL}"),),
        targets=(Party(span("12 people"), "12 people"),),
        place=PlaceRef(place, place.of(TEXT), name="Or<b>dun", country="ML", admin1="Mopti", precision="exact"),
        time=TimeRef(span("on Friday"), "on Friday", day, day, "day"),
        attribution=(Attribution(Party(span("Colonel **Issa** Barro"), "Colonel **Issa** Barro"), span("said")),),
        modality=Modality.ACTUAL,
        hedged=False,
        background=False,
        counts=(Count("killed", "targets", 12, 12, span("12"), "12"),),
    )
    with open_store(tmp_path_factory.mktemp("hostile") / "hostile.db") as store:
        store.add(document, [claim], tool="test", at=datetime(2026, 6, 6, tzinfo=UTC))
        return brief(store)


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        assert not any(name.startswith("on") for name, _ in attrs)
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]


def test_a_page_of_it_has_no_tag_or_link_of_theirs(made: Brief) -> None:
    page = _Page()
    page.feed(html(made))
    assert not page.tags & {"script", "img", "b", "iframe"}
    assert all(link.startswith("#source-") for link in page.links)


def test_markdown_of_it_has_no_tag_or_link_of_theirs(made: Brief) -> None:
    markdown_it = pytest.importorskip("markdown_it")
    text = markdown(made)
    shown = markdown_it.MarkdownIt("commonmark").enable("table").render(text)
    assert not re.search(r"<(script|img|b|a|code)\b", shown)
    assert "\u202e" not in text
    assert "\u200b" not in text
    assert text.count("-->") == 1
    assert text.rstrip().endswith("-->")


def test_pdf_of_it_is_made(made: Brief) -> None:
    pytest.importorskip("fpdf")
    assert b"/URI" not in pdf(made)


def test_what_the_fonts_lack_is_shown_as_a_gap_and_told(made: Brief) -> None:
    pytest.importorskip("fpdf")
    pypdf = pytest.importorskip("pypdf")

    def words(subtitle: str) -> str:
        read = pypdf.PdfReader(io.BytesIO(pdf(replace(made, subtitle=subtitle))))
        return " ".join(" ".join(page.extract_text() for page in read.pages).split())

    assert "Ordun \ufffd\ufffd \ufffd" in words("Ordun 战争 😀")
    assert "3 characters are shown as \ufffd" in words("Ordun 战争 😀")
    assert "A character is shown as \ufffd" in words("Ordun 战")
    assert "shown as \ufffd" not in words("Ordun, Ορντούν, Ордун")


def test_a_title_is_bounded(made: Brief) -> None:
    assert all(len(source.title or "") <= 200 and len(source.ref) <= 200 for source in made.sources)


def test_what_holds_markup_is_held_back_or_quoted(made: Brief) -> None:
    for section in made.sections:
        for group in section.groups:
            for item in group.items:
                assert "<" not in item.heading.text
    assert made.withheld


def test_no_path_is_taken_from_it(made: Brief, tmp_path: Path) -> None:
    assert list(tmp_path.iterdir()) == []
    assert [source.number for source in made.sources] == sorted(source.number for source in made.sources)
