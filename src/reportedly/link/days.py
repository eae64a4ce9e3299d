"""From the words of a time expression to days, with a precision that the words give; None where they give none.

Relative words are read against the day of publication, later ones ("two days later") against the day that the story
is at. Without a publication date they stay unresolved. Values are TIMEX3's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from reportedly.link import calendar
from reportedly.link.calendar import MONTHS, WEEKDAYS, Range, load_feasts

_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "couple of": 2, "a couple of": 2,
    "half a": 0,
}  # fmt: skip
_WEEKDAY = r"(?P<weekday>(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day|\b\.?))"
_MONTH = r"(?P<month>jan(?:uary|\b\.?)|feb(?:ruary|\b\.?)|mar(?:ch|\b\.?)|apr(?:il|\b\.?)|may|june?\.?|july?\.?|aug(?:ust|\b\.?)|sept?(?:ember|\b\.?)|oct(?:ober|\b\.?)|nov(?:ember|\b\.?)|dec(?:ember|\b\.?))"  # noqa: E501
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?![:.]\d\d)"  # "12 Oct 07:30" tells an hour
_N = r"(?P<n>\d{1,9}|a couple of|couple of|" + "|".join(k for k in _NUMBERS if " " not in k) + r")"
_UNIT = r"(?P<unit>minute|hour|day|night|week|fortnight|month|year|decade|century)s?"
_PARTS = (
    ("morning", "MO"),
    ("dawn", "MO"),
    ("afternoon", "AF"),
    ("evening", "EV"),
    ("night", "NI"),
    ("midnight", "NI"),
)
_RANGE = re.compile(
    r"(?:between (?P<start>.+?) and|from (?P<from>.+?) (?:to|until|till|through)|(?P<day>on \w+day) and(?: on)?"
    r"|(?:on |of |since |(?:on |in |during )?the night of )?(?P<nth>the [0-3]?\d(?:st|nd|rd|th)) (?:and|to)(?: the)?)"
    r" (?P<end>.+)"
)
_FIRST, _LAST = date.min.year + 2, date.max.year - 2
_SOON = 60  # days
_SLIP = 6  # days from publication
_SUNDAY = 6
_DAYS_IN = {"minute": 0, "hour": 0, "day": 1, "night": 1, "week": 7, "fortnight": 14}


PRESENT = re.compile(r"\b(?:now|currently|at present|at the moment|right now)\b")
"""Words for the present: they tell how things stand, and no day on which something happened."""


@dataclass(frozen=True, slots=True)
class Days:
    """When, in days: `earliest` to `latest`, both included.

    `type` and `value` are TIMEX3's; `rule` says how the words were read.
    """

    type: str
    value: str
    earliest: date | None
    latest: date | None
    precision: str
    rule: str


@dataclass(frozen=True, slots=True)
class Frame:
    """What an expression is read against: publication, the day the story is at, and whether it looks ahead."""

    published: date | None
    anchor: date | None
    future: bool


Rule = Callable[[str, Frame], Days | None]


_DAY_NAME = "(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_NIGHT_OF = re.compile(
    rf"\bovernight ((?:on )?{_DAY_NAME})\b(?! (?:in)?to\b)|\b({_DAY_NAME}) overnight\b(?! (?:in)?to\b)"
)


@lru_cache(maxsize=4096)
def resolve(
    text: str, *, published: date | None = None, anchor: date | None = None, future: bool = False
) -> Days | None:
    """What the expression means, or None where it means no days that can be told."""
    text = re.sub(r"\b(?:march|may)\b", "_", text)  # verbs, as they are not written with a capital
    words = " ".join(text.lower().replace("’", "'").replace("–", "-").replace(",", " ").split())
    if "overnight" in words:  # "overnight on Monday", "Monday overnight"
        words = _NIGHT_OF.sub(lambda m: m[1] or m[2], words)
    words = re.sub(r"\b(start|beginning) of the (?=(?:year|week)\b)", r"\1 of this ", words)
    frame = Frame(_in_reach(published), _in_reach(anchor), future)
    found = _first_of(_RULES, words, frame)
    return _bounded(words, found, frame) if found is not None else None


def _first_of(rules: Sequence[Rule], words: str, frame: Frame) -> Days | None:
    return next((found for rule in rules if (found := rule(words, frame)) is not None), None)


def _in_reach(here: date | None) -> date | None:
    """None for a day so near the calendar's ends that what is next to it lies beyond them."""
    return here if here is not None and _FIRST <= here.year <= _LAST else None


def _bounded(words: str, found: Days, frame: Frame) -> Days:
    """ "Since 2022" runs to the day of publication."""
    if (
        re.match(r"(?:ever )?since\b", words)
        and found.earliest
        and frame.published
        and found.earliest <= frame.published
    ):
        return Days(
            found.type, found.value, found.earliest, frame.published, found.precision, f"{found.rule}, until now"
        )
    return found


def _date(
    first: date | None, rule: str, *, last: date | None = None, value: str = "", precision: str = "day"
) -> Days | None:
    if first is None:
        return None
    return Days("DATE", value or first.isoformat(), first, last or first, precision, rule)


def _span(found: Range | None, rule: str, value: str, precision: str) -> Days | None:
    return Days("DATE", value, found.first, found.last, precision, rule) if found else None


def _part(words: str, found: Days | None) -> Days | None:
    """A part of a day makes a TIME of a DATE."""
    if found is None or found.precision != "day":
        return found
    for word, code in _PARTS:
        if re.search(rf"\b{word}\b", words):
            return Days("TIME", f"{found.value}T{code}", found.earliest, found.latest, "day", found.rule)
    return found


def _count(text: str) -> int:
    return int(text) if text.isdigit() else _NUMBERS[text]


def _named_weekday(text: str) -> int:
    return next(i for i, name in enumerate(WEEKDAYS) if name.startswith(text[:3]))


def _named_month(text: str) -> int:
    return next(i for i, name in enumerate(MONTHS, 1) if name.startswith(text[:3]))


def _nearest_year(frame: Frame, number: int, day_number: int = 1) -> int | None:
    """The year of a date told without one: the last time it was, or the next where the text looks ahead."""
    if frame.published is None:
        return None
    here = frame.published
    given = (number, day_number)
    if frame.future:
        return here.year + (given < (here.month, here.day if day_number > 1 else 1))
    if day_number > 1 and _is_soon(here, number, day_number):
        return here.year + (number < here.month)
    return here.year - (given > (here.month, here.day))


def _is_soon(here: date, number: int, day_number: int) -> bool:
    """Whether such a day lies within some weeks ahead: one of almost a year ago would be told with its year."""
    years = (here.year, here.year + 1)
    ahead = [(there - here).days for y in years if (there := calendar.day(y, number, day_number)) is not None]
    return any(0 < days <= _SOON for days in ahead)


def _year_of_weekday(words: str, frame: Frame, number: int, day_number: int) -> int | None:
    """The year of a date told without one; of the years around it the one whose weekday is told, where one is. Of a day
    this week a wrong weekday is a slip, and no news of another year."""
    near = _nearest_year(frame, number, day_number)
    named = re.search(rf"\b{_WEEKDAY}(?![a-z])", words)
    if near is None or named is None or named["weekday"] in ("sun", "sat", "wed", "mon"):
        return near
    told = calendar.day(near, number, day_number)
    if told is not None and frame.published is not None and abs((told - frame.published).days) <= _SLIP:
        return near
    fitting = [
        year
        for year in (near, near + 1, near - 1)
        if (day := calendar.day(year, number, day_number)) and day.weekday() == _named_weekday(named["weekday"])
    ]
    return fitting[0] if fitting else near


def _range(words: str, frame: Frame) -> Days | None:
    """ "Between 28 July and 3 August", "from Monday to Friday": the end that lies farther off is read against the
    other, so that they come in this order."""
    found = _RANGE.fullmatch(words)
    if found is None:
        return None
    first, last = found["start"] or found["from"] or found["day"] or found["nth"], found["end"]
    rules = (*_DATED, _nth)
    if last.isdigit() and (month := re.search(_MONTH, first)) is not None:
        last = f"{month[0]} {last}"  # "between Nov 22 and 23"
    near, far = (first, last) if frame.future else (last, first)
    one = _first_of(rules, near, frame)
    here = one.earliest if one is not None else None
    other = _first_of(rules, far, Frame(here, frame.anchor, frame.future)) if here is not None else None
    if one is None or other is None or one.precision == other.precision == "year":
        return None
    start, end = (one, other) if frame.future else (other, one)
    if start.earliest is None or end.latest is None or start.earliest > end.latest:
        return None
    length = (end.latest - start.earliest).days
    precision = start.precision if start.precision == end.precision else "unknown"
    return Days("DURATION", f"P{length}D", start.earliest, end.latest, precision, "from the one to the other")


def _night_to(words: str, frame: Frame) -> Days | None:
    found = re.search(r"\b(?:over)?night (?:.+ )?(?:to|into|and) (.+)", words)
    day = (_full_date(found[1], frame) or _weekday(f"on {found[1]}", frame)) if found is not None else None
    end = day.earliest if day is not None else None
    return _part(words, _date(calendar.shift(end, -1), "the night to that day", last=end)) if end else None


def _full_date(words: str, frame: Frame) -> Days | None:
    iso = re.search(r"\b((?:19|20)\d\d)-(\d\d)-(\d\d)\b", words)
    if iso:
        return _part(words, _date(calendar.day(int(iso[1]), int(iso[2]), int(iso[3])), "a full date"))
    short = _SHORT_YEAR.search(words)
    if short is not None:
        words = _with_whole_year(words, short, frame)
    for pattern in _DATE_PATTERNS if short is None else reversed(_DATE_PATTERNS):
        found = pattern.search(words)
        if found is None:
            continue
        number = _named_month(found["month"])
        first = int(found["day"])
        told = found["year"]
        year = int(told) if told else _year_of_weekday(words, frame, number, first)
        if year is None:
            return Days("DATE", f"XXXX-{number:02}-{first:02}", None, None, "unknown", "a date without its year")
        start = calendar.day(year, number, first)
        if start is None:
            return Days("DATE", f"{year:04}-{number:02}-XX", None, None, "unknown", "there is no such day")
        last = found.groupdict().get("last")
        end = calendar.day(year, number, int(last)) if last else None
        return _part(words, _date(start, "a date" if told else "the nearest such date", last=end))
    return None


_SHORT_YEAR = re.compile(rf"\b[0-3]?\d {_MONTH} (?P<mark>['’]?)(?P<short>\d\d)\b")
_LATELY = 2  # years up to publication of which two figures are a year, and no number of what follows


def _with_whole_year(words: str, short: re.Match[str], frame: Frame) -> str:
    """ "10 Nov 11" in 2011 is of that year; other figures behind a month say nothing of it: "3 May 14"."""
    year = frame.published.year // 100 * 100 + int(short["short"]) if frame.published is not None else 0
    back = frame.published.year - year if frame.published is not None else -1
    told = f"{year}" if 0 <= back <= _LATELY or (short["mark"] and year) else ""
    return words[: short.start("mark")] + told + words[short.end() :]


_DATE_PATTERNS = (
    re.compile(rf"\b{_MONTH} {_DAY}(?: ?(?:-|to|and) ?(?P<last>[0-3]?\d)\b)?(?!\d)(?: {_YEAR}\b)?"),
    re.compile(rf"\b{_DAY}(?: ?(?:-|to|and) ?(?P<last>[0-3]?\d))?(?: of)? {_MONTH}(?: {_YEAR}\b)?"),
)


_SLASHED = re.compile(
    r"(?:[a-z]{3,9}\.? )?(?P<one>[0-3]?\d)(?: ?- ?(?P<last>[0-3]?\d))?(?P<mark>[/.])(?P<two>[0-3]?\d)"
    r"(?:(?P=mark)(?P<year>(?:(?:19|20)\d\d|\d\d)?))?(?: \(?[a-z]{3,9}\.?\)?)?"
)


def _slashed(words: str, frame: Frame) -> Days | None:
    """ "6/8", "6-7/8", "6.8.26": day and month, or month and day where that lies nearer to publication."""
    found = _SLASHED.fullmatch(words)
    here = frame.published
    if found is None or here is None or (found["mark"] == "." and found["year"] is None):
        return None
    one, two, told = int(found["one"]), int(found["two"]), found["year"]
    years = (
        [int(told) if len(told) == 4 else here.year // 100 * 100 + int(told)] if told else [here.year, here.year - 1]
    )
    ways = [(one, two), (two, one)] if found["mark"] == "/" and not found["last"] else [(one, two)]
    days = [
        d for year in years for number, month in ways if 0 < month < 13 and (d := calendar.day(year, month, number))
    ]
    if not days:
        return None
    start = min(days, key=lambda d: abs((here - d).days) + (_SOON if d > here else 0))
    end = calendar.day(start.year, start.month, int(found["last"])) if found["last"] else None
    return _date(start, "a date in numbers", last=end)


_NTH = re.compile(r"\b(?:the )?(?P<day>[0-3]?\d)(?:st|nd|rd|th)(?: of (?P<which>this|last) month)?$")


def _nth(words: str, frame: Frame) -> Days | None:
    """ "On the 9th", "the evening of the 9th": the last such day up to publication, the next where the text looks
    ahead."""
    found = _NTH.search(words)
    here = frame.published
    if found is None or here is None:
        return None
    number = int(found["day"])
    months = [calendar.months_from(here.year, here.month, n) for n in ((0, 1) if frame.future else (0, -1))]
    months = months[1:] if found["which"] == "last" else months
    days = [d for m in months if m is not None and (d := calendar.day(m.first.year, m.first.month, number))]
    day = next((d for d in days if (d >= here if frame.future else d <= here)), None)
    return _part(words, _date(day, "the nearest such day of a month"))


def _month_year(words: str, frame: Frame) -> Days | None:
    found = re.search(rf"\b{_MONTH}(?:(?: of)? {_YEAR})?\b", words)
    if found is None:
        return None
    number = _named_month(found["month"])
    year = int(found["year"]) if found["year"] else _nearest_year(frame, number)
    if year is None:
        return Days("DATE", f"XXXX-{number:02}", None, None, "unknown", "a month without its year")
    if (
        re.search(r"\blast\b", words)
        and frame.published
        and (year, number) == (frame.published.year, frame.published.month)
    ):
        year -= 1
    if found["year"] is None and frame.published and (told := re.search(r"\b(last|previous|this|next) year\b", words)):
        year = frame.published.year + {"this": 0, "next": 1}.get(told[1], -1)
    whole = calendar.month(year, number)
    first, last = _third(words, whole)
    return Days("DATE", f"{year:04}-{number:02}", first, last, "month", "a month")


_WEEKS = re.compile(rf"\b(?P<end>first|last|final) (?:{_N} )?(?P<unit>week|day)s? of\b")
_WEEK_OF = re.compile(r"\b(second|third|fourth) week of\b")
_WEEKS_OVER = {"second": 1, "third": 2, "fourth": 3}  # weeks of the month that are over before


def _third(words: str, whole: Range) -> tuple[date, date]:
    """Early, middle and late parts: a third each, by convention."""
    length = (whole.last - whole.first).days + 1
    third = length // 3
    told = _WEEKS.search(words)
    if told:
        days = 7 * _count(told["n"] or "one") if told["unit"] == "week" else _count(told["n"] or "one")
        if told["end"] == "first":
            return whole.first, min(calendar.shift(whole.first, days - 1) or whole.last, whole.last)
        return max(calendar.shift(whole.last, 1 - days) or whole.first, whole.first), whole.last
    week = _WEEK_OF.search(words)
    begin = calendar.shift(whole.first, 7 * _WEEKS_OVER[week[1]]) if week else None
    if begin is not None:
        return begin, min(calendar.shift(begin, 6) or whole.last, whole.last)
    if re.search(r"\b(?:early|beginning|start)\b", words):
        return whole.first, calendar.shift(whole.first, third - 1) or whole.last
    if re.search(r"\b(?:late|end)\b", words):
        return calendar.shift(whole.last, 1 - third) or whole.first, whole.last
    if re.search(r"\b(?:mid|middle)\b", words):
        return calendar.shift(whole.first, third) or whole.first, calendar.shift(whole.last, -third) or whole.last
    return whole.first, whole.last


def _years(words: str, _frame: Frame) -> Days | None:
    short = re.search(r"\b(19|20)(\d\d)[-/](\d\d)\b", words)
    if short and short[3] > short[2]:  # "2020-22"
        start, end = int(short[1] + short[2]), int(short[1] + short[3])
        return Days("DURATION", f"P{end - start}Y", date(start, 1, 1), date(end, 12, 31), "year", "years")
    decade = re.search(r"\b((?:19|20)\d)0s\b", words)
    if decade:
        start = int(decade[1]) * 10
        return Days("DATE", decade[1], date(start, 1, 1), date(start + 9, 12, 31), "unknown", "a decade")
    told = [int(y) for y in re.findall(r"\b((?:19|20)\d\d)\b", words)]
    if not told:
        return None
    for name in load_feasts().seasons:
        if re.search(rf"\b{name}\b", words):
            return _span(calendar.season(name, told[0]), "a season", f"{told[0]}-{name[:2].upper()}", "unknown")
    quarter = re.search(r"\b(first|second|third|fourth|final|last)[ -]quarter\b", words)
    if quarter:
        number = {"first": 1, "second": 2, "third": 3}.get(quarter[1], 4)
        whole = Range(calendar.month(told[0], number * 3 - 2).first, calendar.month(told[0], number * 3).last)
        return Days("DATE", f"{told[0]}-Q{number}", whole.first, whole.last, "unknown", "a quarter")
    if len(told) == 2 and told[0] < told[1]:
        return Days("DURATION", f"P{told[1] - told[0]}Y", date(told[0], 1, 1), date(told[1], 12, 31), "year", "years")
    first, last = _third(words, calendar.year(told[0]))
    return Days("DATE", f"{told[0]}", first, last, "year", "a year")


_OF_YEAR = re.compile(
    rf"\b(?P<which>first|second|last|final) (?:(?P<half>half)|{_N} months) of (?:(?P<rel>the|this|last) year|{_YEAR})\b"
)


def _part_of_year(words: str, frame: Frame) -> Days | None:
    """ "In the first half of the year", "the last three months of 2025"."""
    found = _OF_YEAR.search(words)
    if found is None or (frame.published is None and found["year"] is None):
        return None
    year = int(found["year"]) if found["year"] else 0
    if not year and frame.published is not None:
        year = frame.published.year - (found["rel"] == "last")
    months = 6 if found["half"] else min(_count(found["n"]), 12) or 1
    first = 1 if found["which"] == "first" else 13 - months
    whole = Range(calendar.month(year, first).first, calendar.month(year, first + months - 1).last)
    return Days("DATE", f"{year:04}", whole.first, whole.last, "unknown", "a part of a year")


_HALF = re.compile(rf"\b(?P<which>first|second|last|latter) half of {_MONTH}(?:,? {_YEAR})?\b")


def _half_of_month(words: str, frame: Frame) -> Days | None:
    """ "In the first half of November"."""
    found = _HALF.search(words)
    number = None if found is None else _named_month(found["month"])
    if found is None or number is None:
        return None
    year = int(found["year"]) if found["year"] else _nearest_year(frame, number)
    if year is None:
        return None
    month = calendar.month(year, number)
    middle = date(year, number, _MIDDLE)
    first = found["which"] == "first"
    span = (month.first, middle) if first else (calendar.shift(middle, 1) or middle, month.last)
    return Days("DATE", f"{year:04}-{number:02}", *span, "unknown", "a half of a month")


_MIDDLE = 15
_OF_MONTH = re.compile(
    rf"\b(?:(?P<which>first|second|last|final) (?:(?P<half>half)|(?:{_N} )?(?P<unit>week|day)s?)|start|beginning)"
    r" of (?P<rel>the|this|last) month\b"
)


def _part_of_month(words: str, frame: Frame) -> Days | None:
    """ "In the first two weeks of the month", "since the start of the month"."""
    found = _OF_MONTH.search(words)
    if found is None or frame.published is None or (found["which"] == "second" and not found["half"]):
        return None
    here = frame.published
    month = calendar.months_from(here.year, here.month, -(found["rel"] == "last"))
    if month is None:
        return None
    half = calendar.shift(month.first, (month.last - month.first).days // 2)
    if found["half"] and half is not None:
        first, last = (month.first, half) if found["which"] == "first" else (half, month.last)
    else:
        first, last = _third(words, month)
    last = min(last, here) if first <= here else last
    return Days("DATE", f"{month.first:%Y-%m}", first, last, "unknown", "a part of a month")


def _near_days(words: str, frame: Frame) -> Days | None:
    here = frame.published
    if here is None:
        return None
    if re.search(r"\bovernight\b", words):
        return Days(
            "TIME",
            f"{here.isoformat()}TNI",
            calendar.shift(here, -1),
            here,
            "day",
            "the night to the day of publication",
        )
    if re.search(r"\blast evening\b", words):
        return _part(words, _date(calendar.shift(here, -1), "the day before publication"))
    if re.search(r"\blast night\b", words):
        before = calendar.shift(here, -1)
        return Days("TIME", f"{before}TNI", before, here, "day", "the night to the day of publication")
    if _JUST_NOW.search(words):
        return _date(here, "shortly before publication")
    if re.search(r"\bday before yesterday\b", words):
        return _date(calendar.shift(here, -2), "two days before publication")
    if re.search(r"\byesterday\b", words):
        return _part(words, _date(calendar.shift(here, -1), "the day before publication"))
    if re.search(r"\btomorrow\b", words):
        return _part(words, _date(calendar.shift(here, 1), "the day after publication"))
    if re.search(r"\b(?:earlier|later) in the day\b", words) and frame.anchor is not None:
        return _part(words, _date(frame.anchor, "the day that the story is at"))
    if re.search(
        r"\b(?:today|tonight|this (?:morning|afternoon|evening)|earlier in the day|later in the day)\b", words
    ):
        return _part(words.replace("tonight", "night"), _date(here, "the day of publication"))
    if PRESENT.search(words):
        return Days("DATE", "PRESENT_REF", here, here, "day", "the day of publication")
    return None


_JUST_NOW = re.compile(r"\b(?:(?:short|little) (?:while|time)|(?<!\d )(?:minutes|moments)) ago\b|\bjust now\b")

_OF_WEEK = re.compile(r"day (?:of )?(?P<which>last|next) week\b")


def _weekday(words: str, frame: Frame) -> Days | None:
    found = re.search(rf"\b{_WEEKDAY}(?![a-z])", words)
    if found is None or (found["weekday"] in ("sun", "sat", "wed", "mon") and not words.startswith(("on ", "last "))):
        return None
    here = frame.published
    if here is None or re.search(rf"\ban? (?:\w+ )?{_WEEKDAY}(?![a-z])", words):
        return None  # "on a Sunday": any of them
    number = _named_weekday(found["weekday"])
    week = _OF_WEEK.search(words)
    there = calendar.week_of(calendar.shift(here, -7 if week["which"] == "last" else 7) or here) if week else None
    if week is not None and there is not None:
        return _part(words, _date(calendar.shift(there.first, number), f"that weekday of the {week['which']} week"))
    if re.search(r"\bnext\b", words):
        return _part(words, _date(calendar.weekday(here, number, future=True, strict=True), "the next such weekday"))
    if re.search(r"\blast\b|\bprevious\b", words):
        return _part(words, _date(calendar.weekday(here, number, future=False, strict=True), "the last such weekday"))
    rule = "the next such weekday" if frame.future else "the last such weekday up to publication"
    return _part(words, _date(calendar.weekday(here, number, future=frame.future), rule))


def _weekend(words: str, frame: Frame) -> Days | None:
    if not re.search(r"\bweek-?end\b", words) or frame.published is None:
        return None
    here = frame.published
    ahead = bool(re.search(r"\b(?:next|coming)\b", words)) or frame.future
    if ahead and here.weekday() >= 5 and re.search(r"\bnext\b", words):
        here = calendar.shift(here, 2) or here
    if re.search(r"\b(?:last|past|previous)\b", words) and here.weekday() >= 5:
        here = calendar.shift(here, -here.weekday()) or here
    found = calendar.weekend(here, future=ahead)
    if found is None:
        return None
    iso = found.first.isocalendar()
    return Days("DATE", f"{iso.year}-W{iso.week:02}-WE", found.first, found.last, "week", "the nearest weekend")


def _same_or_next(words: str, frame: Frame) -> Days | None:
    """ "Later that day", "an hour later", "the next day", "the night that followed": told from the day of the story."""
    for pattern, first, last in _FROM_ANCHOR:
        if pattern.search(words):
            if frame.anchor is None:
                return Days("DATE", "XXXX-XX-XX", None, None, "unknown", "no day is told that it follows")
            rule = f"counted from {frame.anchor.isoformat()}, the day of the story"
            end = calendar.shift(frame.anchor, last)
            precision = "day" if last - first < 2 else "week"
            return _date(calendar.shift(frame.anchor, first), rule, last=end, precision=precision)
    return None


_FROM_ANCHOR = (
    (
        re.compile(
            r"\b(?:that|the same) (?:day|morning|afternoon|evening)\b|\b(?:minutes?|hours?) (?:later|earlier)\b"
        ),
        0,
        0,
    ),
    (re.compile(r"\b(?:that|the same) night\b|\bthe night (?:that|which) followed\b|\bthe following night\b"), 0, 1),
    (re.compile(r"\b(?:the|on the) (?:next|following) (?:day|morning|afternoon|evening)\b|\bthe day after\b"), 1, 1),
    (re.compile(r"\b(?:the )?following days\b|\bdays that followed\b|\bnext few days\b"), 1, 7),
    (re.compile(r"\bthe (?:day before|previous day|previous (?:night|evening))\b"), -1, -1),
)


_RUNNING = re.compile(r"(?:in|over|during|within|for|throughout) the (?:last|past) ")
"""A span that ends with publication, not the calendar's last week or month."""


def _unit_near(words: str, frame: Frame) -> Days | None:
    """ "Last week", "this month", "next year", "earlier this week"."""
    found = re.search(
        r"\b(?P<which>last|past|previous|this|current|next|coming|same|following) (?P<unit>week|month|year|decade)\b",
        words,
    )
    here = frame.published
    if found is None or here is None or _RUNNING.match(words):
        return None
    offset = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1, "following": 1}.get(found["which"], 0)
    unit = found["unit"]
    if unit == "week":
        day = calendar.shift(here, 7 * offset)
        whole = calendar.week_of(day) if day else None
        if whole is None or day is None:
            return None
        iso = day.isocalendar()
        last = min(whole.last, here) if offset == 0 and not frame.future else whole.last
        if offset == -1 and here.weekday() == _SUNDAY:  # to many the first day of the week, to others the last
            last = calendar.shift(here, -1) or last
        return Days("DATE", f"{iso.year}-W{iso.week:02}", whole.first, last, "week", f"{found['which']} week")
    if unit == "month":
        month = calendar.months_from(here.year, here.month, offset)
        if month is None:
            return None
        first, last = _third(words, month)
        last = min(last, here) if offset == 0 and not frame.future else last
        return Days("DATE", f"{month.first:%Y-%m}", first, max(first, last), "month", f"{found['which']} month")
    if unit == "year":
        first, last = _third(words, calendar.year(here.year + offset))
        last = min(last, here) if offset == 0 and not frame.future else last
        return Days("DATE", f"{here.year + offset}", first, max(first, last), "year", f"{found['which']} year")
    return Days("DATE", "PAST_REF", None, None, "unknown", "a decade")


def _ago(words: str, frame: Frame) -> Days | None:
    """ "Three days ago", "two weeks later", "a month earlier"."""
    found = re.search(rf"\b{_N} {_UNIT} (?P<way>ago|earlier|before|later|after|since|prior)\b", words)
    if found is None:
        bare = re.search(rf"\b{_UNIT} (?P<way>ago|earlier|later)\b", words)
        return Days("DATE", "PAST_REF", None, None, "unknown", "long ago") if bare and bare["way"] == "ago" else None
    count, unit = _count(found["n"]), found["unit"]
    back = found["way"] in ("ago", "earlier", "before", "prior")
    start = frame.published if found["way"] == "ago" else frame.anchor
    if start is None:
        return None
    return _moved(start, -count if back else count, unit, f"{found[0]}, counted from {start.isoformat()}")


def _moved(start: date, count: int, unit: str, rule: str) -> Days | None:
    if unit in _DAYS_IN:
        moved = calendar.shift(start, count * _DAYS_IN[unit])
        if moved is None:
            return None
        if unit in ("week", "fortnight"):
            iso = moved.isocalendar()
            first, last = calendar.shift(moved, -3), calendar.shift(moved, 3)
            return Days("DATE", f"{iso.year}-W{iso.week:02}", first, last, "week", rule)
        return _date(moved, rule)
    if unit == "month":
        month = calendar.months_from(start.year, start.month, count)
        return _span(month, rule, f"{month.first:%Y-%m}", "month") if month else None
    years = count * {"year": 1, "decade": 10, "century": 100}[unit]
    if not 1 <= start.year + years <= 9998:
        return None
    return _span(
        calendar.year(start.year + years), rule, f"{start.year + years}", "year" if unit == "year" else "unknown"
    )


@cache
def _feasts() -> tuple[re.Pattern[str], tuple[tuple[str, re.Pattern[str]], ...]]:
    """What finds any feast, and each one's name with what finds it, the longest first."""
    feasts = load_feasts()
    names = sorted({*feasts.fixed, *feasts.moving, *feasts.aliases, "eid", "easter"}, key=lambda n: (-len(n), n))
    some = re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})(?![\w'])")
    return some, tuple((n, re.compile(rf"\b{re.escape(n)}(?![\w'])")) for n in names)


def names_feast(words: str) -> bool:
    """Whether they name a feast, which is of another day each year."""
    return _feasts()[0].search(words.lower()) is not None


def _feast(words: str, frame: Frame) -> Days | None:
    some, each = _feasts()
    if some.search(words) is None:
        return None
    name = next(n for n, pattern in each if pattern.search(words))
    told = re.search(r"\b((?:19|20)\d\d)\b", words)
    near = date(int(told[1]), 12, 31) if told else frame.published
    if near is None:
        return None
    found = calendar.feast(name, near, future=frame.future and not told)
    if found is None:
        return None
    if re.search(r"\b(?:eve of|before)\b", words):
        return _date(calendar.shift(found.first, -1), f"the day before {name}")
    return Days(
        "DATE", found.first.isoformat(), found.first, found.last, "day" if found.first == found.last else "week", name
    )


def _season(words: str, frame: Frame) -> Days | None:
    found = re.search(r"\b(?P<which>last|this|next) (?P<name>spring|summer|autumn|fall|winter)\b", words)
    if found is None or frame.published is None:
        return None
    offset = {"last": -1, "this": 0, "next": 1}[found["which"]]
    year = frame.published.year
    if offset == -1 and calendar.season(found["name"], year).last < frame.published:
        offset = 0
    whole = calendar.season(found["name"], year + offset)
    return _span(whole, "a season", f"{year + offset}-{found['name'][:2].upper()}", "unknown")


def _duration(words: str, frame: Frame) -> Days | None:
    """ "For two days", "in the past week", "24 hours": a length, and days only where it reaches to publication."""
    found = re.search(rf"\b{_N}[ -]{_UNIT}\b", words) or re.search(rf"\b(?P<n>)(?:past|last|next) {_UNIT}\b", words)
    if found is None:
        return None
    count = _count(found["n"]) if found["n"] else 1
    unit = found["unit"]
    letter = {
        "minute": "TM",
        "hour": "TH",
        "day": "D",
        "night": "D",
        "week": "W",
        "fortnight": "W",
        "month": "M",
        "year": "Y",
    }.get(unit)
    if letter is None:
        count, letter = count * {"decade": 10, "century": 100}[unit], "Y"
    value = f"P{letter[:-1]}{count}{letter[-1]}"
    here = frame.published
    if here and re.search(r"\b(?:past|last|recent)\b", words):
        days = {"minute": 0, "hour": -(-count // 24), "month": 30 * count, "year": 365 * count}.get(
            unit, count * _DAYS_IN.get(unit, 3650)
        )
        return Days(
            "DURATION", value, calendar.shift(here, -days), here, "unknown", "a span that ends with publication"
        )
    return Days("DURATION", value, None, None, "unknown", "a length of time")


def _repeated(words: str, _frame: Frame) -> Days | None:
    found = re.search(r"\b(annual|yearly|monthly|weekly|daily|nightly|hourly)\b", words)
    if found is None:
        return None
    value = {"annual": "P1Y", "yearly": "P1Y", "monthly": "P1M", "weekly": "P1W", "hourly": "PT1H"}.get(found[1], "P1D")
    return Days("SET", value, None, None, "unknown", "again and again")


def _vague(words: str, _frame: Frame) -> Days | None:
    for pattern, value in _VAGUE:
        if pattern.search(words):
            return Days("DATE", value, None, None, "unknown", "no day is told")
    return None


_VAGUE = (
    (
        re.compile(r"\b(?:recently|previously|formerly|once|earlier|in the past|recent (?:day|week|month|year)s)\b"),
        "PAST_REF",
    ),
    (re.compile(r"\b(?:soon|shortly|later|in the future|coming (?:days|weeks|months|years))\b"), "FUTURE_REF"),
)

_DATED: tuple[Rule, ...] = (_full_date, _half_of_month, _month_year, _years, _near_days, _weekday)
_RULES: tuple[Rule, ...] = (
    _range, _night_to, _full_date, _nth, _slashed, _feast, _half_of_month, _month_year, _part_of_year, _part_of_month,
    _years, _near_days, _weekend, _weekday, _season, _same_or_next, _ago, _unit_near, _duration, _repeated, _vague,
)  # fmt: skip
