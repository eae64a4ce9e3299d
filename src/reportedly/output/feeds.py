"""What each feed gave and how it fares: a table to read, and plain values."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from reportedly.output.grid import cell, heading_lines, row_lines, widths_of
from reportedly.output.text import clean

if TYPE_CHECKING:
    from reportedly.store.feed_states import FeedState
    from reportedly.store.outbox import Undelivered

_HEADINGS = ("feed", "gave", "last success", "next try", "last trouble")


def feeds_table(found: Sequence[FeedState], waiting: Sequence[Undelivered], *, width: int, now: datetime) -> str:
    """A row for each feed, in the order in which they were first watched; and a line for alerts that wait."""
    if not found:
        return "no feeds: reportedly watch feeds.toml\n"
    cells = [[cell(parts) for parts in _row(one, now)] for one in found]
    widths = widths_of(_HEADINGS, cells, width)
    lines = [*heading_lines(_HEADINGS, widths), *(line for row in cells for line in row_lines(row, widths))]
    return "\n".join([*lines, *_waiting_lines(waiting, now)]) + "\n"


def _waiting_lines(waiting: Sequence[Undelivered], now: datetime) -> list[str]:
    """The alerts that could not be delivered so far, by rule and channel."""
    told: dict[tuple[str, str], list[Undelivered]] = {}
    for one in waiting:
        told.setdefault((one.alert.rule, one.channel), []).append(one)
    lines = []
    for (rule, channel), group in told.items():
        last = max(group, key=lambda one: one.tries)
        wait = f"; next try in {_span(last.due - now)}" if last.due is not None and last.due > now else ""
        why = f": {clean(last.problem)}" if last.problem else ""
        lines.append(f"{_counted(len(group), 'alert')} of “{clean(rule)}” to be delivered by {channel}{why}{wait}")
    return ["", *lines] if lines else []


def _row(one: FeedState, now: datetime) -> tuple[list[str], ...]:
    gave = [_counted(one.documents, "document"), _counted(one.claims, "claim")]
    if one.stories:
        gave.insert(0, f"{one.stories:,} {'story' if one.stories == 1 else 'stories'}")
    if one.cut is not None:
        gave.append(clean(one.cut))
    if one.bounded:
        gave.append(f"{_counted(one.bounded, 'document')} not read in full")
    if one.unused:
        gave.append(f"{one.unused:,} without an article")
    if one.failing:
        gave.append(f"{_counted(one.failing, 'page')} to be tried again")
    name = [clean(one.name)] if one.name == one.url else [clean(one.name), clean(one.url)]
    trouble = [] if one.problem is None else [clean(one.problem), _ago(one.problem_at, now)]
    return name, gave, [_ago(one.last_success, now)], [_ahead(one, now)], trouble


def _ahead(one: FeedState, now: datetime) -> str:
    if one.next_try is None:
        return ""
    late = now - one.next_try
    told = f"overdue for {_span(late)}" if late > timedelta(minutes=5) else f"in {_span(max(-late, timedelta(0)))}"
    return f"{told}, after {_counted(one.failures, 'failure')}" if one.failures else told


def _ago(when: datetime | None, now: datetime) -> str:
    return "" if when is None else f"{_span(now - when)} ago"


def _span(time: timedelta) -> str:
    seconds = max(0, int(time.total_seconds()))
    for size, unit in ((86_400, "day"), (3_600, "hour"), (60, "minute")):
        if seconds >= size:
            return _counted(seconds // size, unit)
    return _counted(seconds, "second")


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def feeds_json(found: Sequence[FeedState]) -> list[dict[str, Any]]:
    return [
        {
            "url": one.url,
            "name": one.name,
            "stories": one.stories,
            "documents": one.documents,
            "claims": one.claims,
            "bounded": one.bounded,
            "cut": one.cut,
            "unused": one.unused,
            "failing": one.failing,
            "failures": one.failures,
            "last_try": _time(one.last_try),
            "last_success": _time(one.last_success),
            "next_try": _time(one.next_try),
            "problem": one.problem,
            "problem_at": _time(one.problem_at),
        }
        for one in found
    ]


def _time(when: datetime | None) -> str | None:
    return when.isoformat() if when else None
