"""The heads of a digest's entries: "Orra, 6 June. …", "6 Jun, Orra (East): …", "06/06 | Orra | …", a day as a heading.

A head is a line's beginning, whatever bullet, number or mark of a table stands before it. A text is a digest only where
days stand in two heads: one bold line or one dateline is none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from reportedly.code.nouns import load_nouns
from reportedly.link.calendar import MONTHS, WEEKDAYS
from reportedly.link.particles import PARTICLE
from reportedly.model import Span

_MONTH = "(?i:" + "|".join(f"{m[:3]}(?:{m[3:]}|t)?" for m in MONTHS) + r")\b\.?"
_WEEKDAY = "(?i:" + "|".join(f"{w[:3]}(?:{w[3:]}|{w[3:5]}|s)?" for w in WEEKDAYS) + r")\b\.?"
_NUMBER = r"[0-3]?\d(?:st|nd|rd|th)?"
_SPAN = rf"{_NUMBER}(?:\s?(?:[-–/]|to|and)\s?{_NUMBER})?"
_YEAR = r"(?:,?\s(?:19|20)\d\d\b)?"
_DATE = rf"(?:{_SPAN}\s{_MONTH}{_YEAR}(?:\sand\s\d{{1,2}}\s{_MONTH})?|{_MONTH}\s{_SPAN}\b{_YEAR})"
_ISO = r"(?:19|20)\d\d-[01]\d-[0-3]\d\b"
_SLASHED = r"[0-3]?\d(?:\s?[-–]\s?[0-3]?\d)?/[0-3]?\d(?:/(?:(?:19|20)\d\d|\d\d))?(?![\d/])"
_DOTTED = r"[0-3]?\d(?:\s?[-–]\s?[0-3]?\d)?\.[01]?\d\.(?:(?:19|20)\d\d\b|\d\d\b)?"  # "6.6.", for "6.30" tells an hour
_ANY_DATE = rf"(?:{_DATE}|{_ISO}|{_SLASHED}|{_DOTTED})"
_WHOLE_WEEKDAY = "(?i:" + "|".join(WEEKDAYS) + r")\b"  # "Sun:" and "Sat." may be other words
_ANY_DAY = rf"(?:{_WEEKDAY},?\s{_ANY_DATE}|{_ANY_DATE}(?:,?\s{_WEEKDAY}|\s\({_WEEKDAY}\))?|{_WHOLE_WEEKDAY})"

_WORD = r"[^\W\d_a-zß-öø-ÿ][\w’'-]*+"  # all of it: "al-Aal-Aal-…" could be parted into names in ways without end
_SMALL = rf"(?:{PARTICLE}(?: la)?|and)"
_ARTICLE = r"(?:(?:al|an|ar|as|ash|at|az|el)[- ])?"  # "al-Tall", as it stands within a line
_NAME = rf"{_ARTICLE}{_WORD}(?:[ -](?:{_SMALL}[ -])?(?:[dl]['’])?{_WORD}|\s(?:de\s)?[dl]['’]{_WORD}){{0,4}}"
_BULLET = r"(?:[-•*–·▪●◦]|\d{1,3}[.)](?!\d)|\([a-z\d]{1,3}\)|#{1,4}|\|)[ \t]+"
_START = rf"(?:^|(?<=\n))[ \t]*(?:{_BULLET})?(?:\*\*|__)?"
_REGION = r"(?:[A-Z][A-Z ,’'-]{2,50}\.\s)?"  # "NORLAND, EAST. Orra, …"
_SITE = r"[^\n,.;:()|\t]{2,40}"
_SITES = rf"(?:,\s{_SITE}(?:(?<=\bSt)\.)?|\s\([^\n()]{{1,60}}\)){{0,3}}"
_MARK = r"(?P<mark>\s\([a-z]{1,3}\))?(?:\*\*|__)?"  # "(c)": what the monitor could check
_WHENCE = (
    r"(?:\s\([^\n()]{1,80}\)(?=[.:]))?"  # "(B: the council)": whose word an entry is; "(Agency) -" is a dateline's
)
_HOUR = r"(?:,?\s(?:(?:at|about|around|towards|before|after|c\.|ca\.)\s){0,2}\d{1,2}[:.]\d\d(?:\s?[ap]m)?)?"
_CLOSE = r"\s?(?P<close>[.:—–|\t]|\s-(?=\s))"

_PLACE_DAY = re.compile(
    rf"(?:{_START}{_REGION}|(?<=[.;]\s))(?P<name>{_NAME})"
    rf"(?:{_SITES}(?:,\s|\s?[|\t]\s?|\s[-–—]\s)(?P<date>{_ANY_DAY}){_HOUR}"
    rf"|(?:,\s{_SITE}){{0,2}}\s\((?P<day>{_ANY_DAY})\))(?:{_MARK}|{_WHENCE}){_CLOSE}"
)
_BETWEEN = r"(?:\s?[,:;|\t–—]\s?|\s-\s|\.\s|\s)"
# "6 Jun | Orra port (XX) | …": what sort of place the name is
_SORT = (
    r"(?:\s(?:area|port|harbour|harbor|airfield|airport|airbase|base|camp|city|town|village|district|region|province|county|oblast"
    r"|sector|front|crossing|junction|island|valley|river|lake|forest|bridge|road|highway)(?!\s[a-z]))?"
)
_TOWN = rf"{_WORD}(?:[ -]{_WORD}){{0,3}}"
_ROAD = r"(?:[A-Z]{1,3}-?\d{1,4}(?:\s(?:road|highway))?,?\s)?"
_SIDE = r"(?:north|south|east|west)(?:-?(?:east|west))?\sof"
# "6 Jun, between Orra and Sarn (XX): …", "6 Jun, A12 near Orra: …", "6 Jun, off Orra, Sarn: …"
_BY = rf"(?P<by>{_ROAD}(?:near|outside|off|{_SIDE}|between\s(?P<other>{_TOWN})\sand)\s)?"
_OF_PLACE = rf"{_BY}(?P<name>{_NAME}){_SORT}(?P<sites>{_SITES}){_MARK}(?:{_CLOSE}|(?=[ \t]*(?:\n|$)))"
_WITHIN = re.compile(rf"{_SORT}(?:,\s|\s\()(?P<name>{_NAME})(?=[,)]|$)")
_DAY = re.compile(_START + _ANY_DAY)  # with which all begin that do not begin with a place
_DAY_PLACE = re.compile(rf"{_START}(?P<date>{_ANY_DAY}){_HOUR}(?:\*\*|__)?{_BETWEEN}{_OF_PLACE}")
_DAY_TEXT = re.compile(rf"{_START}(?P<date>{_ANY_DAY}){_HOUR}(?:\*\*|__)?\s?(?:[:—–|\t]|\s-\s|\.\s)[ \t]*(?=\S)")
_DAY_LINE = re.compile(rf"{_START}(?P<date>{_ANY_DAY})[:.]?(?:\*\*|__)?:?[ \t]*\|?[ \t]*(?=\n|$)")
_PLACE = re.compile(rf"{_START}(?P<name>{_NAME})(?P<sites>{_SITES}){_MARK}{_CLOSE}")
_CAPITALS = r"[^\W\d_a-zß-öø-ÿ]{3,}"  # "Mr." and "J." head nothing
_PLAIN = re.compile(rf"{_START}(?P<name>{_CAPITALS}(?:[ '’-]{_CAPITALS}){{0,4}})\.\s(?=\S)")  # "ORRA. Nine people …"
_COLON = re.compile(rf"{_START}(?P<name>{_NAME})(?:\*\*|__)?:(?:\*\*|__)?[ \t](?=[A-Z“\"])")  # "Orra: Nine people …"
_BREAK = re.compile(r"\n")
_BEFORE = re.compile(r"[.;]\s|\n")  # what a head stands behind, if not at the text's beginning
_LEAST = 2  # heads with a day that make a digest
_FEWEST = 3  # and of those with a name alone


@dataclass(frozen=True, slots=True)
class Head:
    """Where it starts, and the words for its place and its day.

    `surely` says that its place stands where nothing but a place stands; of others only a known name is one. `wide`
    says that it heads all that follows, to the next head, and not its paragraph or bullet alone. `beside` are the words
    for what the place lies in, or for the town at the road's other end.
    """

    start: int
    place: Span | None
    day: Span | None
    surely: bool = True
    wide: bool = False
    beside: Span | None = None


def heads(text: str) -> list[Head]:
    """The heads of the entries of a digest, in the order of the text; none for other texts."""
    begins = line_starts(text)
    found = {head.start: head for head in _dated(text, begins)}
    lines = [head for head in found.values() if head.wide]
    if lines:
        found = {head.start: head for head in _under(text, lines)} | found
    if len({head.day for head in found.values()}) >= _LEAST:
        return [found[start] for start in sorted(found)]
    plain = [Head(m.start("name"), Span(*m.span("name")), None, False) for m in matches(_PLAIN, text, begins)]
    if len(plain) >= _FEWEST:
        return plain
    labels = (m for m in matches(_COLON, text, begins) if not _is_speaker(m["name"]))
    named = [Head(m.start("name"), Span(*m.span("name")), None, False) for m in labels]
    return named if len({head.place.of(text) for head in named if head.place}) >= _FEWEST else []


def _is_speaker(label: str) -> bool:
    """ "Presenter: …", "Our correspondent: …": in a transcript who speaks, and no place."""
    return load_nouns().is_people(label.split()[-1].lower())


def line_starts(text: str) -> list[int]:
    return [0, *(match.end() for match in _BREAK.finditer(text))]


def matches(pattern: re.Pattern[str], text: str, places: Iterable[int]) -> Iterator[re.Match[str]]:
    """As `finditer`, of a pattern that can only begin at one of these places: few characters of a text are."""
    past = 0
    for place in places:
        if place >= past and (match := pattern.match(text, place)) is not None:
            past = match.end()
            yield match


def _dated(text: str, begins: Iterable[int]) -> Iterator[Head]:
    """Heads with a day; of the forms that fit a line the one that tells most."""
    told: list[tuple[int, int]] = []  # apart from each other, in the order of the text
    behind = [0, *(match.end() for match in _BEFORE.finditer(text))]
    days = [begin for begin in begins if _DAY.match(text, begin)]
    for pattern, form in _FORMS:
        before = list(told)
        for match in matches(pattern, text, behind if pattern is _PLACE_DAY else days):
            at = bisect_left(before, match.span())
            after = at < len(before) and before[at][0] < match.end()
            if not after and (at == 0 or before[at - 1][1] <= match.start()):
                told.append(match.span())
                yield form(match)
        told.sort()


def _place_day(match: re.Match[str]) -> Head:
    day = Span(*match.span("date" if match["date"] else "day"))
    return Head(match.start("name"), Span(*match.span("name")), day)


def _day_place(match: re.Match[str]) -> Head:
    surely = bool(match["by"] or match["sites"] or match["mark"]) or match["close"] in (":", "|", "\t")
    within = _WITHIN.match(match.string, match.end("name"), match.end("sites")) if match["sites"] else None
    beside = Span(*match.span("other")) if match["other"] else Span(*within.span("name")) if within else None
    return Head(match.start("date"), Span(*match.span("name")), Span(*match.span("date")), surely, beside=beside)


def _day_alone(match: re.Match[str], *, wide: bool) -> Head:
    return Head(match.start("date"), None, Span(*match.span("date")), wide=wide)


_FORMS = (
    (_PLACE_DAY, _place_day),
    (_DAY_LINE, partial(_day_alone, wide=True)),
    (_DAY_PLACE, _day_place),
    (_DAY_TEXT, partial(_day_alone, wide=False)),
)


def _under(text: str, lines: list[Head]) -> Iterator[Head]:
    """The heads with a place alone that stand under a heading with the day alone."""
    starts = [line.start for line in lines]
    for match in _PLACE.finditer(text):
        name = match["name"]
        above = bisect_left(starts, match.start("name"))
        if above and (match["sites"] or name.isupper() or match["close"] != "."):  # "Mr. Odra said"
            listed = text[match.start() : match.start("name")].strip() != ""
            place = Span(*match.span("name"))
            yield Head(place.start, place, lines[above - 1].day, bool(match["sites"]), not listed)
