"""The query string and back."""

from __future__ import annotations

from datetime import UTC, date, datetime
from inspect import signature
from urllib.parse import parse_qs

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("fastapi", reason="the desk's extra is not installed")

from tests.web.asked import filters_from

from reportedly.errors import InputError
from reportedly.resolve.model import Standing
from reportedly.web.filters import Filters, filters_of

WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=20).map(str.strip).filter(bool)
FILTERS = st.builds(
    Filters,
    country=st.sampled_from([(), ("ML",), ("ML", "NE")]),
    place=st.lists(WORDS, max_size=3, unique=True).map(tuple),
    actor=st.lists(WORDS, max_size=3, unique=True).map(tuple),
    since=st.none() | st.dates(max_value=date(2020, 1, 1)),
    until=st.none() | st.dates(min_value=date(2020, 1, 1)),
    standing=st.lists(st.sampled_from(Standing), max_size=3, unique=True).map(tuple),
    text=st.none() | WORDS,
    as_of=st.none() | st.datetimes(min_value=datetime(1990, 1, 1), timezones=st.just(UTC)),
    bbox=st.sampled_from([None, (-12.5, 10.0, 4.25, 25.0), (170.0, -10.0, -170.0, 10.0)]),
    sureness=st.none() | st.integers(1, 5),
)


def read(query: str) -> Filters:
    told = parse_qs(query, keep_blank_values=True)
    assert told.keys() <= signature(filters_of).parameters.keys()
    return filters_from(told)


@given(FILTERS)
def test_what_is_written_is_read_back(filters: Filters) -> None:
    assert read(filters.query()) == filters


def test_blanks_and_doubles_ask_for_nothing() -> None:
    assert read("country=&place=+&since=&text=&type=ASSAULT&type=ASSAULT") == Filters(type=("ASSAULT",))
    assert read("country=Mali").country == ("ML",)
    assert read("type=armed+clash&type=assault").type == ("armed clash", "assault")


@pytest.mark.parametrize(
    "query",
    [
        "country=Atlantis",
        "since=yesterday",
        "standing=true",
        "type=ASSULT",
        "as_of=then",
        "as_of=0001-01-01T00:00%2B23:59",
        "bbox=1,2,3",
        "bbox=0,9,1,-9",
        "bbox=nan,0,1,1",
        "sureness=6",
        "since=2026-05-02&until=2026-05-01",
        "place=" + "x" * 201,
    ],
)
def test_what_is_none_is_refused(query: str) -> None:
    with pytest.raises(InputError):
        read(query)


def test_a_link_leaves_the_page_of_the_list_out() -> None:
    filters = Filters(country=("ML",), page="x")
    assert filters.link("/brief") == "/brief?country=ML"
    assert filters.link("/", page="y") == "/?country=ML&page=y"
    assert Filters().link("/") == "/"
