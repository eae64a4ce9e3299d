"""How values read on a page: days, numbers, names; a gap where there is none."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

from markupsafe import Markup

from reportedly.output.events import standing_words
from reportedly.resolve.model import Time
from reportedly.resolve.sides import worth_telling
from reportedly.web.marked import marks_of

GAP = "–"


def day(value: date | None) -> str:
    """2 May 2026."""
    return GAP if value is None else f"{value.day} {value:%B} {value.year}"


def days(time: Time | None) -> str:
    """The days on which it may have happened: 2 May 2026, or 1 May 2026 – 7 May 2026."""
    if time is None or (time.earliest is None and time.latest is None):
        return GAP
    if time.earliest == time.latest:
        return day(time.earliest)
    return f"{day(time.earliest)} – {day(time.latest)}"


def moment(value: datetime | None) -> str:
    """2 May 2026, 14:05 UTC."""
    if value is None:
        return GAP
    told = value.astimezone(UTC)
    return f"{day(told.date())}, {told:%H:%M} UTC"


def number(value: int | None) -> str:
    return GAP if value is None else f"{value:,}"


def gap(value: Any) -> str:
    """The value, or a dash where there is none."""
    return GAP if value is None or value == "" else str(value)


def values(told: Any, kind: str) -> list[str]:
    """What the words of a claim are read as, of one kind: who, whom, where."""
    marks = marks_of(told.claim.claim_id, told.claim.claim)
    return list(dict.fromkeys(mark.told for mark in marks if mark.kind == kind))


def day_marked(value: date | str | None) -> Markup:
    """The same as `day`, as an element that the page's script writes in the reader's own form. JSON has a string."""
    if isinstance(value, str):
        value = date.fromisoformat(value)
    if value is None:
        return Markup(GAP)
    return Markup('<time datetime="{}">{}</time>').format(value.isoformat()[:10], day(value))


def days_marked(time: Time | None) -> Markup:
    """The same as `days`, so marked."""
    if time is None or (time.earliest is None and time.latest is None):
        return Markup(GAP)
    if time.earliest == time.latest:
        return day_marked(time.earliest)
    return Markup("{} – {}").format(day_marked(time.earliest), day_marked(time.latest))


def moment_marked(value: datetime | str | None) -> Markup:
    """The same as `moment`, so marked."""
    if isinstance(value, str):
        value = datetime.fromisoformat(value)
    if value is None:
        return Markup(GAP)
    told = value.astimezone(UTC).isoformat(timespec="seconds")
    return Markup('<time datetime="{}">{}</time>').format(told, moment(value))


FILTERS: dict[str, Callable[..., Any]] = {
    "day": day_marked,
    "days": days_marked,
    "moment": moment_marked,
    "number": number,
    "gap": gap,
    "values": values,
    "standing": standing_words,
    "worth_telling": worth_telling,
}
"""As Jinja knows them."""
