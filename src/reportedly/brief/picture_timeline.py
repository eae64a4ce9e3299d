"""A timeline: a column of boxes for each day (or week, or month), a box an event, with its dead as a number in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from reportedly.brief.dates import day_words, month
from reportedly.brief.model import Picture
from reportedly.brief.shapes import Area, Drawing, Label, Line, Shape
from reportedly.brief.wording import wording
from reportedly.resolve.model import Event, Standing

WIDTH = 520.0
_BASE = 22.0  # below the axis
_KEY = 18.0
_BOX = 15.0
_MOST = 9  # boxes in a column
_COLUMNS = 31
_LEFT, _RIGHT = 6.0, 6.0


def timeline(events: Sequence[Event], first: date | None, last: date | None) -> Picture | None:
    """The events whose day is known, between the two days; None where there are fewer than two columns."""
    dated = [e for e in events if e.time and e.time.precision == "day" and e.time.earliest == e.time.latest]
    within = [e for e in dated if _day(e) >= (first or date.min) and _day(e) <= (last or date.max)]
    if not within:
        return None
    step = _step(min(map(_day, within)), max(map(_day, within)))
    columns: dict[date, list[Event]] = {}
    for event in within:
        columns.setdefault(_begin(_day(event), step), []).append(event)
    days = list(_days(min(columns), max(columns), step))
    if len(days) < 2 or len(days) > 3 * _COLUMNS:
        return None
    tallest = min(_MOST, max(len(told) for told in columns.values()))
    height = 14 + tallest * (_BOX + 2) + _BASE + _KEY
    shapes: list[Shape] = [*_axis(days, step, height)]
    for number, day in enumerate(days):
        x = _x(number, len(days))
        shapes += _column(columns.get(day, []), x, height)
    shapes += _key(height)
    words = wording()["picture"]
    rest = len(events) - len(within)
    note = words["timeline_rest"].format(number=f"{rest:,}") if rest else ""
    alt = "; ".join(_plain(day, step, columns.get(day, [])) for day in days if day in columns)
    return Picture("timeline", words["timeline_by"][step], Drawing(WIDTH, height, tuple(shapes)), alt, note)


def _day(event: Event) -> date:
    assert event.time is not None
    assert event.time.earliest is not None
    return event.time.earliest


def _step(first: date, last: date) -> str:
    days = (last - first).days + 1
    return "day" if days <= _COLUMNS else "week" if days <= 7 * _COLUMNS else "month"


def _begin(day: date, step: str) -> date:
    if step == "week":
        return day - timedelta(days=day.weekday())
    return day.replace(day=1) if step == "month" else day


def _days(first: date, last: date, step: str) -> Iterator[date]:
    """From a column to a column."""
    while first < last:
        yield first
        if step == "month":
            first = (first.replace(day=28) + timedelta(days=4)).replace(day=1)
        else:
            first += timedelta(days=7 if step == "week" else 1)
    yield last


def _x(number: int, columns: int) -> float:
    """The middle of a column."""
    room = (WIDTH - _LEFT - _RIGHT) / columns
    return _LEFT + room * (number + 0.5)


def _column(events: Sequence[Event], x: float, height: float) -> Iterator[Shape]:
    order = sorted(events, key=lambda e: (-(e.killed.best or 0), e.standing is not Standing.DISPUTED, e.event_id))
    base = height - _BASE - _KEY
    for number, event in enumerate(order[:_MOST]):
        top = base - (number + 1) * (_BOX + 2)
        if number == _MOST - 1 and len(order) > _MOST:
            yield Label(x, top + _BOX * 0.7, f"+{len(order) - number}", 7.5, "middle")
            return
        yield from _event(event, x, top)


def _event(event: Event, x: float, top: float) -> Iterator[Shape]:
    killed, half = event.killed.best or 0, _BOX / 2
    disputed = event.standing is Standing.DISPUTED
    fill = 1.0 if disputed else 0.3 if killed else 0.85
    box = ((x - half, top), (x + half, top), (x + half, top + _BOX), (x - half, top + _BOX))
    yield Area((box,), gray=fill, edge=0.1, width=1.2 if disputed else 0.6, dashed=disputed)
    if killed:
        size = 7.5 if killed < 1000 else 5.5
        yield Label(x, top + _BOX * 0.68, f"{killed}", size, "middle", bold=True, gray=0.0 if disputed else 1.0)


def _axis(days: Sequence[date], step: str, height: float) -> Iterator[Shape]:
    base = height - _BASE - _KEY + 1
    yield Line(((_LEFT, base), (WIDTH - _RIGHT, base)), width=0.9)
    room = (WIDTH - _LEFT - _RIGHT) / len(days)
    every = max(1, int(26 / room) + 1) if step != "day" or room < 16 else 1
    before: tuple[int, int] | None = None
    for number, day in enumerate(days):
        x = _x(number, len(days))
        if number % every == 0:
            text = month(day.month)[:3] if step == "month" else f"{day.day}"
            yield Label(x, base + 9, text, 7.5, "middle")
        if (day.year, day.month) != before and step != "month":
            yield Label(x - 4, base + 19, f"{month(day.month)} {day.year}", 7.5, "start", gray=0.3)
        if step == "month" and (before is None or before[0] != day.year):
            yield Label(x - 4, base + 19, f"{day.year}", 7.5, "start", gray=0.3)
        before = (day.year, day.month)


def _key(height: float) -> Iterator[Shape]:
    words, y = wording()["picture"], height - 5
    for x, fill, dashed, text in (
        (6.0, 0.3, False, words["key_dead"]),
        (200.0, 0.85, False, words["key_no_dead"]),
        (352.0, 1.0, True, words["key_disputed"]),
    ):
        box = ((x, y - 8), (x + 9, y - 8), (x + 9, y + 1), (x, y + 1))
        yield Area((box,), gray=fill, edge=0.1, width=1.0 if dashed else 0.6, dashed=dashed)
        yield Label(x + 13, y, text, 7.5)


def _plain(day: date, step: str, events: Sequence[Event]) -> str:
    killed = sum(event.killed.best or 0 for event in events)
    noun = wording()["headline"]["event"]["singular" if len(events) == 1 else "plural"]
    form = wording()["picture"]["column"][step]
    when = form.format(day=day_words(day), month=f"{month(day.month)} {day.year}")
    return f"{when}: {len(events)} {noun}" + (f", {killed} killed" if killed else "")
