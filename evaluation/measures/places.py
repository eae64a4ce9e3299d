"""Places of GeoVirus: each toponym given, is its place within 161 km (100 miles)? And are toponyms found?

The package's own gazetteer is measured, not what a user has imported. A toponym for which nothing is told is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from math import asin, cos, radians, sin, sqrt
from xml.etree import ElementTree

from evaluation.bootstrap import total
from evaluation.claims import around
from evaluation.counters import Counter, Found, Right
from evaluation.measure import Failure, Measure, Result, Tools
from reportedly.link.place_choice import PlaceChoice, choose_places
from reportedly.link.place_finding import find_places
from reportedly.link.place_records import plain_document
from reportedly.model import Span

DATA = "corpora/geo/geovirus.xml"
NEAR = 161.0
"""Kilometres: 100 miles, the field's usual bound."""
_RADIUS = 6371.0


@dataclass(frozen=True, slots=True)
class Article:
    """A text with its toponyms and their degrees (latitude, longitude)."""

    source: str
    text: str
    toponyms: dict[Span, tuple[float, float]]


def results(tools: Tools) -> Iterator[Result]:
    """One result for each page: the corpus has some in several parts."""
    for source, parts in tools.chosen((s, list(a)) for s, a in groupby(_articles(tools), key=lambda a: a.source)):
        yield _joined(source, [_result(part, tools) for part in parts])


def _articles(tools: Tools) -> Iterator[Article]:
    """Offsets in the file count from 1 and may be off by one; the name itself says where it stands."""
    for element in ElementTree.parse(tools.path(DATA)).getroot().iter("article"):
        text = element.findtext("text") or ""
        toponyms = {}
        for location in element.iter("location"):
            name = location.findtext("name") or ""
            told = int(location.findtext("start") or 0)
            start = next((told - k for k in (1, 0, 2) if text.startswith(name, max(0, told - k))), None)
            if name and start is not None:
                degrees = float(location.findtext("lat") or 0), float(location.findtext("lon") or 0)
                toponyms[Span(start, start + len(name))] = degrees
        yield Article(element.findtext("source") or "", text, toponyms)


def _result(article: Article, tools: Tools) -> Result:
    text, gold = article.text, article.toponyms
    choices = choose_places(list(gold), text=text, gazetteer=tools.gazetteer)
    near = [
        choice is not None and km(gold[span], _degrees(choice)) <= NEAR
        for span, choice in zip(gold, choices, strict=True)
    ]
    answered = sum(c is not None for c in choices)
    found = find_places(tools.annotate(plain_document(article.source, text)), tools.gazetteer)
    counts: dict[str, Counter] = {
        "accuracy within 161 km": Right(sum(near), len(gold)),
        "accuracy where told": Right(sum(near), answered),
        "toponyms found F1": Found.among(found, gold),
    }
    failures = [
        Failure("accuracy within 161 km", around(text, (s.start, s.end)), f"{s.of(text)} at {gold[s]}", _told(choice))
        for s, choice, ok in zip(gold, choices, near, strict=True)
        if not ok
    ]
    for span in sorted({*found} ^ {*gold}, key=lambda s: s.start):
        wanted, given = ("a place", "none") if span in gold else ("none", "a place")
        shown = f"{span.of(text)}: {around(text, (span.start, span.end), reach=60)}"
        failures.append(Failure("toponyms found F1", shown, wanted, given))
    return Result(article.source, counts, tuple(failures))


def _joined(source: str, parts: list[Result]) -> Result:
    counts = {name: total([p.counts[name] for p in parts]) for name in parts[0].counts}
    return Result(source, counts, tuple(f for p in parts for f in p.failures))


def _degrees(choice: PlaceChoice) -> tuple[float, float]:
    return choice.place.latitude, choice.place.longitude


def _told(choice: PlaceChoice | None) -> str:
    if choice is None:
        return "nothing"
    place = choice.place
    return f"{place.name}, {place.admin1 or '–'}, {place.country} at {_degrees(choice)}: {choice.reason}"


def km(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Kilometres between two points (latitude, longitude in degrees), by the haversine formula."""
    (a, b), (c, d) = ((radians(x), radians(y)) for x, y in (one, other))
    chord = sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2
    return 2 * _RADIUS * asin(min(1.0, sqrt(chord)))


MEASURES = (Measure("places", "places of GeoVirus's toponyms", (DATA,), results, every=3),)
