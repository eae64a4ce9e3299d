"""A time as people write it, and days near the ends of the calendar."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

_DAY = len("2026-04-28")


def days_on(day: date, days: int) -> date:
    """The day so many days later, or earlier; the calendar's last or first where it has none so late or early. Whoever
    publishes may say that it was in the year 1."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min


def moment(told: str) -> datetime:
    """A time in UTC, from 2026-04-28T18:00 (UTC unless it names its zone); a day alone is its end.

    Raises ValueError with what is wrong, in words.
    """
    try:
        found = datetime.fromisoformat(told)
    except ValueError:
        raise ValueError(f"{told!r} is no time; write it as YYYY-MM-DD or YYYY-MM-DDTHH:MM") from None
    if len(told) <= _DAY:
        found = datetime.combine(found.date(), time.max)
    try:
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except OverflowError:  # a zone takes it out of the calendar
        raise ValueError(f"{told!r} is no time that the calendar has") from None
