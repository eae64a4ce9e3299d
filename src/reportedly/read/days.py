"""Days as people write them: the user's `--published`, a record's `published`, a line under a headline."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from functools import cache
from importlib.resources import files

_ISO = r"(?<!\d)(?P<iso_year>[12]\d{3})[-/.](?P<iso_month>\d{1,2})[-/.](?P<iso_day>\d{1,2})(?!\d)"
_MAX_CHARS = 100
_FIRST_YEAR, _LAST_YEAR = 1980, 2200


@dataclass(frozen=True, slots=True)
class DayWords:
    """Regular expressions (sources) of a full day, a day without its year, a weekday and a time of day."""

    months: dict[str, int]
    full: str
    short: str
    weekday: str
    time: str


@cache
def day_words() -> DayWords:
    data = tomllib.loads((files("reportedly") / "data/read/days.toml").read_text(encoding="utf-8"))
    months: dict[str, int] = data["months"]
    month = "(?:" + "|".join(sorted(months, key=len, reverse=True)) + r")\b\.?"
    weekday = "(?:" + "|".join(sorted(data["weekdays"]["names"], key=len, reverse=True)) + r")\b\.?"
    day, year = r"[0-3]?\d(?:st|nd|rd|th)?", r"[12]\d{3}(?:\b|(?=\d?\d:\d\d))"
    full = (
        rf"(?:{month}\s{{0,3}}{day}\b,?\s{{1,3}}{year}|\b{day}(?:\s{{1,3}}of)?[\s-]{{0,3}}{month},?[\s-]{{0,3}}{year}"
        rf"|\b[12]\d{{3}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}(?:T[\d:.]{{4,15}}(?:Z|[+-]\d\d:?\d\d)?)?(?!\d))"
    )
    short = rf"(?:{month}\s{{0,3}}{day}\b|\b{day}\s{{1,3}}{month})"
    zone = r"(?:[A-Z]{2,5}(?:[+-]\d{1,2}(?::\d\d)?)?|[+-]\d\d:?\d\d|local time)"
    time = rf"(?:(?:at\s)?\d{{1,2}}(?:[:.h]\d\d){{0,2}}\s?(?:(?i:[ap]\.?m\.?))?\s?\(?{zone}?\)?)"
    return DayWords(months, full, short, weekday, time)


@cache
def _finder() -> re.Pattern[str]:
    months = "|".join(sorted(day_words().months, key=len, reverse=True))
    return re.compile(
        rf"{_ISO}"
        rf"|\b(?P<mdy_month>{months})\b\.?\s{{0,3}}(?P<mdy_day>[0-3]?\d)(?:st|nd|rd|th)?,?\s{{1,3}}(?P<mdy_year>[12]\d{{3}})(?:\b|(?=\d?\d:\d\d))"
        rf"|(?<!\d)(?P<dmy_day>[0-3]?\d)(?:st|nd|rd|th)?(?:\s{{1,3}}of)?[\s-]{{0,3}}(?P<dmy_month>{months})\b\.?,?[\s-]{{0,3}}"
        rf"(?P<dmy_year>[12]\d{{3}})(?:\b|(?=\d?\d:\d\d))",
        re.IGNORECASE,
    )


def find_day(text: str) -> date | None:
    """The first full day that the text gives (day, month and year, the month not in doubt), or None."""
    months = day_words().months
    for found in _finder().finditer(text):
        kind = (found.lastgroup or "").partition("_")[0]
        year, month, day = (found[f"{kind}_{part}"] for part in ("year", "month", "day"))
        try:
            return date(int(year), months.get(month.lower()) or int(month), int(day))
        except ValueError:
            continue
    return None


def find_time(text: str) -> datetime | None:
    """The time that `text` is, as ISO 8601 or RFC 2822 has it, in UTC where it has no zone; of a day its beginning.

    None for anything else, and for years in which nobody published on the net.
    """
    told = " ".join(text.split())[:_MAX_CHARS]
    try:
        found = datetime.fromisoformat(told)
    except ValueError:
        try:
            found = parsedate_to_datetime(told)
        except (ValueError, TypeError, IndexError, OverflowError):
            return None
    if not _FIRST_YEAR <= found.year <= _LAST_YEAR:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def parse_day(text: str) -> date:
    """The day that `text` is: 2026-04-28, an ISO time, "28 April 2026", "April 28, 2026" or an RFC 2822 date.

    Raises ValueError, with what to write instead, for anything else; 04/05/2026 is two days, and so is none.
    """
    shown = " ".join(text.split())
    if len(shown) <= _MAX_CHARS and _whole().fullmatch(shown):
        day = find_day(shown)
        if day is not None:
            return day
    if len(shown) > 40:
        shown = shown[:40] + "…"
    raise ValueError(f"{shown!r} is not a date; write it as YYYY-MM-DD, such as 2026-04-28")


@cache
def _whole() -> re.Pattern[str]:
    words = day_words()
    return re.compile(rf"(?:{words.weekday},?\s)?{words.full}(?:,?\s{words.time})?", re.IGNORECASE)
