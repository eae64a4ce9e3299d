"""Pictures: readable in black and white, no label over another, and the same shapes in SVG and PDF."""

from __future__ import annotations

from io import BytesIO
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

import pytest

from reportedly.brief import Brief, brief, pdf, read_earlier
from reportedly.brief.labels import box_of
from reportedly.brief.model import Picture
from reportedly.brief.shapes import Area, Circle, Drawing, Label, Line
from reportedly.brief.svg import svg
from reportedly.store import open_store


@pytest.fixture(scope="module")
def made(scenario: Path) -> Brief:
    with open_store(scenario) as store:
        return brief(store)


@pytest.fixture(scope="module")
def pictures(made: Brief) -> dict[str, Picture]:
    section = next(section for section in made.sections if section.key == "pictures")
    return {picture.key: picture for picture in section.pictures}


def labels(picture: Picture) -> list[Label]:
    return [shape for shape in picture.drawing.shapes if isinstance(shape, Label)]


def test_there_are_a_map_a_timeline_and_a_chart(pictures: dict[str, Picture]) -> None:
    assert list(pictures) == ["map", "timeline", "tolls"]


@pytest.mark.parametrize("key", ["map", "tolls", "timeline"])
def test_no_label_lies_over_another(pictures: dict[str, Picture], key: str) -> None:
    outside = [label for label in labels(pictures[key]) if label.gray < 0.9]
    for one, two in combinations(outside, 2):
        (left, top, right, bottom), (x, y, r, b) = box_of(one), box_of(two)
        assert not (left < r and right > x and top < b and bottom > y), (one.text, two.text)


@pytest.mark.parametrize("key", ["map", "tolls", "timeline"])
def test_every_label_is_on_the_page(pictures: dict[str, Picture], key: str) -> None:
    drawing = pictures[key].drawing
    for label in labels(pictures[key]):
        left, top, right, bottom = box_of(label)
        assert left >= -1, label.text
        assert top >= -1, label.text
        assert right <= drawing.width + 1, label.text
        assert bottom <= drawing.height + 1, label.text


def test_the_deadliest_places_are_named_with_their_dead(pictures: dict[str, Picture]) -> None:
    texts = {label.text for label in labels(pictures["map"])}
    assert {"Rutshuru (37)", "Kirumba (16)", "Beni (17)"} <= texts


def test_near_a_town_is_a_ring_and_no_pin(pictures: dict[str, Picture]) -> None:
    rings = [s for s in pictures["map"].drawing.shapes if isinstance(s, Circle) and s.dashed]
    assert rings
    assert all(ring.gray is None for ring in rings)


def test_what_is_disputed_is_told_by_form(pictures: dict[str, Picture]) -> None:
    boxes = [s for s in pictures["timeline"].drawing.shapes if isinstance(s, Area) and s.dashed]
    assert boxes
    assert all(box.gray == 1.0 for box in boxes)


def test_svg_escapes_what_it_is_given() -> None:
    shapes = (
        Label(1, 1, '<script>alert("1")</script>&'),
        Line(((0, 0), (1, 1))),
        Circle(1, 1, 1),
        Area((((0, 0), (1, 1), (1, 0)),)),
    )
    made = svg(Drawing(10, 10, shapes), 'a "picture" <of> it')
    tree = ElementTree.fromstring(made)
    assert {element.tag.rpartition("}")[2] for element in tree.iter()} == {"svg", "title", "text", "path", "circle"}


def test_the_pdf_is_whole_the_same_each_time_and_carries_the_state(made: Brief, tmp_path: Path) -> None:
    pytest.importorskip("fpdf")
    first = pdf(made)
    assert first == pdf(made)
    assert first.startswith(b"%PDF-")
    assert b"/JavaScript" not in first
    assert b"/Launch" not in first
    (tmp_path / "brief.pdf").write_bytes(first)
    earlier = read_earlier(tmp_path / "brief.pdf")
    assert earlier.as_of == made.as_of
    assert len(earlier.events) > 50


def test_another_reader_opens_the_pdf(made: Brief) -> None:
    pytest.importorskip("fpdf")
    pypdf = pytest.importorskip("pypdf")
    read = pypdf.PdfReader(BytesIO(pdf(made)))
    assert read.metadata.title == made.title
    text = "\n".join(page.extract_text() for page in read.pages)
    # A sentence may go on behind the foot of a page.
    feet = [f"{made.title} · {number}" for number in range(1, len(read.pages) + 1)]
    words = " ".join(text.split())
    for foot in reversed(feet):
        assert foot in words
        words = " ".join(words.replace(foot, " ").split())
    for section in made.sections:
        assert section.title in words
        for item in (item for group in section.groups for item in group.items):
            assert item.heading.text in words
            for sentence in item.sentences:
                assert sentence.text in words
