"""How the days of two claims stand to each other, and what publication tells where a day is not told.

The day of publication bounds when an untimed claim's happening was; it is never taken for the day of the happening.
"""

from __future__ import annotations

from datetime import date

from reportedly.moments import days_on
from reportedly.resolve.facts import Facts
from reportedly.resolve.knowledge import table

_RECALLED = ("recalled", "one recalls history without a day")
_VAGUE = 31  # days, above which history has no day to speak of
_LENT = 3  # days by which a day that another sentence lends may be wrong


def relation(one: Facts, two: Facts) -> tuple[str | None, str]:
    """A weight's name in compare.toml or "bar", with the reason in words; None where nothing can be told."""
    if one.days is not None and two.days is not None:
        weight, reason = _told(one.days, two.days)
        if weight == "long_days" and _is_old_and_vague(one) != _is_old_and_vague(two):
            return _RECALLED
        if weight == "bar" and not (one.day_told and two.day_told) and _gap(one.days, two.days) <= _LENT:
            return "lent_day", reason
        return weight, reason
    if one.claim.document_id == two.claim.document_id:
        return None, ""
    if (one.background and one.days is None) or (two.background and two.days is None):
        return _RECALLED
    weight, reason = _published(one, two)
    return _RECALLED if weight != "bar" and (_is_old_and_vague(one) or _is_old_and_vague(two)) else (weight, reason)


def _is_old_and_vague(fact: Facts) -> bool:
    """History of which only months or years are told: "since spring of last year" holds the news' own day as well."""
    return fact.background and fact.days is not None and (fact.days[1] - fact.days[0]).days > _VAGUE


def _gap(one: tuple[date, date], two: tuple[date, date]) -> int:
    return (max(one[0], two[0]) - min(one[1], two[1])).days


def _told(one: tuple[date, date], two: tuple[date, date]) -> tuple[str | None, str]:
    gap = _gap(one, two)
    if gap > 1:
        return "bar", f"{gap} days lie between them"
    if gap == 1:
        return "next_day", "on two days, one after the other"
    if one == two and one[0] == one[1]:
        return "same_day", f"both on {one[0].isoformat()}"
    longest = max((days[1] - days[0]).days + 1 for days in (one, two))
    if longest <= table("compare")["rules"]["short_days"]:
        return "same_days", f"days that overlap ({_span(one)}, {_span(two)})"
    return "long_days", f"times that overlap ({_span(one)}, {_span(two)})"


def _published(one: Facts, two: Facts) -> tuple[str | None, str]:
    rules = table("compare")["rules"]
    first, second = ((f.days or _by(f)) for f in (one, two))
    if first is None or second is None:
        return None, ""
    untimed = [f for f in (one, two) if f.days is None]
    for told, other in ((one, two), (two, one)):
        if told.days is not None and other.days is None and other.claim.published is not None:
            late = (other.claim.published - told.days[1]).days
            early = (told.days[0] - other.claim.published).days
            if early > 0:
                told_on = f"told on {other.claim.published.isoformat()}, before the other happened"
                return ("bar" if early > 1 else "told_before"), told_on
            return _late(max(0, late), rules)
    published = [f.claim.published for f in untimed]
    if len(published) == 2 and published[0] is not None and published[1] is not None:
        return _late(abs((published[0] - published[1]).days), rules)
    return None, ""


def _late(days: int, rules: dict[str, int]) -> tuple[str | None, str]:
    told = "told the same day" if days == 0 else f"told {days} day{'s' if days > 1 else ''} apart"
    if days <= rules["close_days"]:
        return "told_close", told
    if days <= rules["late_days"]:
        return "told_near", told
    return ("told_late" if days <= rules["far_days"] else "told_far"), told


def _by(fact: Facts) -> tuple[date, date] | None:
    day = fact.claim.published
    return (days_on(day, -1), day) if day is not None else None


def _span(days: tuple[date, date]) -> str:
    return days[0].isoformat() if days[0] == days[1] else f"{days[0].isoformat()} to {days[1].isoformat()}"
