"""What is asked of the store, as the query string of an address has it: the same names on every page and in the API.

/?country=ML&type=ASSAULT&type=COERCE&since=2026-04-24&standing=disputed&as_of=2026-05-01
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import Query

from reportedly.errors import InputError
from reportedly.moments import moment
from reportedly.resolve.model import Standing
from reportedly.store.query import Asked

LONGEST = 200  # characters of a value
MOST = 20  # values of one name
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Filters:
    """An empty field asks for nothing; of several values of one field any will do.

    `country` are ISO 3166 codes; `place` and `actor` ids or names; `type` PLOVER's types or ACLED's sub-events; `since`
    and `until` days on which it may have happened, both included; `text` words of a document that tells of it.
    `as_of`: what the store knew then. `bbox`: west, south, east, north in degrees; west is greater than east where it
    lies over the date line. `sureness`: the information's credibility (Admiralty, 1 to 5) is this or better; 6, which
    cannot be judged, never fits. `page` is the cursor of a list.
    """

    country: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    actor: tuple[str, ...] = ()
    type: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    standing: tuple[Standing, ...] = ()
    text: str | None = None
    as_of: datetime | None = None
    bbox: Box | None = None
    sureness: int | None = None
    page: str | None = None

    def query(self, **changes: Any) -> str:
        """The query string, without its question mark, in a fixed order; `changes` are fields with other values."""
        return urlencode([(name, told) for name, told in _pairs(replace(self, **changes))], errors="replace")

    def link(self, path: str, **changes: Any) -> str:
        """An address with these filters; the page of the list is left out unless it is among the changes."""
        query = self.query(**{"page": None, **changes})
        return f"{path}?{query}" if query else path

    def pairs(self) -> list[tuple[str, str]]:
        """Names and values of the query string: what hidden fields of a form carry along."""
        return list(_pairs(self))

    @property
    def any(self) -> bool:
        """Whether anything but the time of knowledge is asked for."""
        return replace(self, as_of=None, page=None) != Filters()

    def asked(self, limit: int | None = None) -> Asked:
        """As the store takes it."""
        return Asked(
            country=self.country,
            place=self.place,
            actor=self.actor,
            event_type=self.type,
            since=self.since,
            until=self.until,
            standing=self.standing,
            text=self.text,
            bbox=self.bbox,
            sureness=self.sureness,
            limit=limit,
        )


def _pairs(filters: Filters) -> Iterator[tuple[str, str]]:
    for field in fields(filters):
        value = getattr(filters, field.name)
        if field.name == "bbox" and value is not None:
            yield "bbox", ",".join(repr(degrees).removesuffix(".0") for degrees in value)
        elif isinstance(value, tuple):
            yield from ((field.name, str(told)) for told in value)
        elif field.name == "as_of" and value is not None:
            yield "as_of", value.isoformat().replace("+00:00", "Z")
        elif value is not None:
            yield field.name, value.isoformat() if isinstance(value, date) else str(value)


def _many(told: str) -> Any:
    return Query(max_length=MOST, description=f"{told}; may be given more than once, any of them will do.")


def _one(told: str) -> Any:
    return Query(max_length=LONGEST, description=told)


def filters_of(
    country: Annotated[list[str], _many("ISO 3166 code or name of a country")] = [],  # noqa: B006 -- FastAPI copies it
    place: Annotated[list[str], _many("A place's id or name")] = [],  # noqa: B006
    actor: Annotated[list[str], _many("A party's id or name, on any side")] = [],  # noqa: B006
    type: Annotated[list[str], _many("PLOVER's type or ACLED's sub-event")] = [],  # noqa: B006
    since: Annotated[str | None, _one("May have happened on this day or later, YYYY-MM-DD.")] = None,
    until: Annotated[str | None, _one("May have happened on this day or earlier.")] = None,
    standing: Annotated[list[str], _many("disputed, admitted, corroborated, reported or claimed")] = [],  # noqa: B006
    text: Annotated[str | None, _one('Words of a document that tells of it, "quoted" side by side.')] = None,
    as_of: Annotated[str | None, _one("What the store knew then: a day (its end) or a time.")] = None,
    bbox: Annotated[str | None, _one("A box: west,south,east,north in degrees.")] = None,
    sureness: Annotated[str | None, _one("Credibility of the information, this grade or better: 1 to 5.")] = None,
    page: Annotated[str | None, _one("Where a list goes on: `next` of the page before.")] = None,
) -> Filters:
    """The filters of a request; a blank value, as an empty field of a form sends it, asks for nothing.

    Raises InputError for a value that is none.
    """
    found = Filters(
        country=tuple(_country(told) for told in _told(country)),
        place=_told(place),
        actor=_told(actor),
        type=tuple(_type(told) for told in _told(type)),
        since=_day("since", since),
        until=_day("until", until),
        standing=tuple(_standing(told) for told in _told(standing)),
        text=_words(text),
        as_of=_moment(as_of),
        bbox=box_of(bbox),
        sureness=_sureness(sureness),
        page=_words(page),
    )
    if found.since and found.until and found.since > found.until:
        raise InputError(ref="since", problem=f"later than until ({found.until})", remedy="exchange the two")
    return found


def _told(values: Sequence[str]) -> tuple[str, ...]:
    """Without blanks and doubles."""
    for value in values:
        if len(value) > LONGEST:
            raise InputError(ref=value[:40] + "…", problem="too long", remedy=f"take {LONGEST} characters or fewer")
    return tuple(dict.fromkeys(told for value in values if (told := _words(value))))


def _words(value: str | None) -> str | None:
    return (value or "").replace("\0", " ").strip() or None


def _country(told: str) -> str:
    from reportedly.link.registry import load_registry

    code = load_registry().country_code(told)
    if code is None:
        raise InputError(ref=told, problem="no such country", remedy="give its ISO 3166 code, such as ML")
    return code


def _type(told: str) -> str:
    from reportedly.asked_types import check_type

    check_type(told, ref="type")
    return told


def _day(name: str, told: str | None) -> date | None:
    if not (told := _words(told)):
        return None
    try:
        return date.fromisoformat(told)
    except ValueError:
        raise InputError(ref=name, problem=f"{told!r} is no date", remedy="write it as YYYY-MM-DD") from None


def _standing(told: str) -> Standing:
    try:
        return Standing(told)
    except ValueError:
        known = ", ".join(standing.value for standing in Standing)
        raise InputError(ref="standing", problem=f"{told!r} is none", remedy=f"take one of {known}") from None


def _moment(told: str | None) -> datetime | None:
    if not (told := _words(told)):
        return None
    try:
        return moment(told)
    except ValueError as error:
        problem, _, remedy = str(error).partition("; ")
        raise InputError(ref="as_of", problem=problem, remedy=remedy or "take a time of this age") from None


def box_of(told: str | None, *, name: str = "bbox") -> Box | None:
    """West, south, east, north; None for nothing. Raises InputError for what is no box."""
    if not (told := _words(told)):
        return None
    try:
        west, south, east, north = (float(part) for part in told.split(","))
    except ValueError:
        west = south = east = north = float("nan")
    if not (-180 <= west <= 180 and -180 <= east <= 180 and -90 <= south <= north <= 90):
        remedy = "write west,south,east,north in degrees, such as -12.3,10.1,4.3,25.0"
        raise InputError(ref=name, problem=f"{told!r} is no box", remedy=remedy)
    return west, south, east, north


def _sureness(told: str | None) -> int | None:
    if not (told := _words(told)):
        return None
    if told not in ("1", "2", "3", "4", "5"):
        raise InputError(ref="sureness", problem=f"{told!r} is no grade", remedy="take 1 (confirmed) to 5 (improbable)")
    return int(told)
