"""The filters of a query string, as FastAPI reads them for a route."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reportedly.web.filters import Filters, filters_of


def filters_from(told: Mapping[str, Sequence[str]]) -> Filters:
    """The filters that these values ask for, `parse_qs` having parted them by name; other names are not looked at.

    Raises InputError for a value that is none.
    """

    def many(name: str) -> list[str]:
        return list(told.get(name, ()))

    def one(name: str) -> str | None:
        return told[name][0] if name in told else None

    return filters_of(
        country=many("country"),
        place=many("place"),
        actor=many("actor"),
        type=many("type"),
        since=one("since"),
        until=one("until"),
        standing=many("standing"),
        text=one("text"),
        as_of=one("as_of"),
        bbox=one("bbox"),
        sureness=one("sureness"),
        page=one("page"),
    )
