"""What words of time mean, in days. The table reads as the specification.

The story is published on Tuesday, 28 April 2026, and is at Sunday, 26 April, unless the row says otherwise.
"""

from __future__ import annotations

from datetime import date

import pytest

from reportedly.link.days import resolve

_PUBLISHED = date(2026, 4, 28)
_ANCHOR = date(2026, 4, 26)

# words | earliest | latest | precision | TIMEX3 value; dates without a year are of 2026
_PAST = """
Tuesday                         | 04-28 | 04-28 | day   | 2026-04-28
on Tuesday                      | 04-28 | 04-28 | day   | 2026-04-28
Monday                          | 04-27 | 04-27 | day   | 2026-04-27
on Monday                       | 04-27 | 04-27 | day   | 2026-04-27
Sunday                          | 04-26 | 04-26 | day   | 2026-04-26
on Saturday                     | 04-25 | 04-25 | day   | 2026-04-25
Friday                          | 04-24 | 04-24 | day   | 2026-04-24
on Thursday                     | 04-23 | 04-23 | day   | 2026-04-23
on Wednesday                    | 04-22 | 04-22 | day   | 2026-04-22
22 Apr, 07:30                   | 04-22 | 04-22 | day   | 2026-04-22
last Tuesday                    | 04-21 | 04-21 | day   | 2026-04-21
in the first half of the year   | 01-01 | 06-30 | unknown | 2026
in March last year              | 2025-03-01 | 2025-03-31 | month | 2025-03
last Friday                     | 04-24 | 04-24 | day   | 2026-04-24
the previous Sunday             | 04-26 | 04-26 | day   | 2026-04-26
next Friday                     | 05-01 | 05-01 | day   | 2026-05-01
next Tuesday                    | 05-05 | 05-05 | day   | 2026-05-05
early on Saturday               | 04-25 | 04-25 | day   | 2026-04-25
early Saturday                  | 04-25 | 04-25 | day   | 2026-04-25
late on Friday                  | 04-24 | 04-24 | day   | 2026-04-24
Saturday morning                | 04-25 | 04-25 | day   | 2026-04-25TMO
on Sunday evening               | 04-26 | 04-26 | day   | 2026-04-26TEV
Monday afternoon                | 04-27 | 04-27 | day   | 2026-04-27TAF
Monday night                    | 04-27 | 04-27 | day   | 2026-04-27TNI
before dawn on Monday           | 04-27 | 04-27 | day   | 2026-04-27TMO
at 5 a.m. on Sunday             | 04-26 | 04-26 | day   | 2026-04-26
on Mon.                         | 04-27 | 04-27 | day   | 2026-04-27
on Thurs.                       | 04-23 | 04-23 | day   | 2026-04-23
today                           | 04-28 | 04-28 | day   | 2026-04-28
earlier today                   | 04-28 | 04-28 | day   | 2026-04-28
tonight                         | 04-28 | 04-28 | day   | 2026-04-28TNI
this morning                    | 04-28 | 04-28 | day   | 2026-04-28TMO
this afternoon                  | 04-28 | 04-28 | day   | 2026-04-28TAF
this evening                    | 04-28 | 04-28 | day   | 2026-04-28TEV
yesterday                       | 04-27 | 04-27 | day   | 2026-04-27
yesterday morning               | 04-27 | 04-27 | day   | 2026-04-27TMO
yesterday evening               | 04-27 | 04-27 | day   | 2026-04-27TEV
the day before yesterday        | 04-26 | 04-26 | day   | 2026-04-26
tomorrow                        | 04-29 | 04-29 | day   | 2026-04-29
tomorrow morning                | 04-29 | 04-29 | day   | 2026-04-29TMO
overnight                       | 04-27 | 04-28 | day   | 2026-04-28TNI
last night                      | 04-27 | 04-28 | day   | 2026-04-27TNI
between 30 March and 2 April    | 03-30 | 04-02 | day   | P3D
from Thursday to Sunday         | 04-23 | 04-26 | day   | P3D
between monday and thursday     | 04-20 | 04-23 | day   | P3D
between April 3 and April 9     | 04-03 | 04-09 | day   | P6D
from 3 to 9 April               | 04-03 | 04-09 | day   | 2026-04-03
on the night of 4 to 5 April    | 04-04 | 04-05 | day   | 2026-04-04TNI
in the night to 5 April         | 04-04 | 04-05 | day   | 2026-04-04TNI
now                             | 04-28 | 04-28 | day   | PRESENT_REF
currently                       | 04-28 | 04-28 | day   | PRESENT_REF
over the weekend                | 04-25 | 04-26 | week  | 2026-W17-WE
at the weekend                  | 04-25 | 04-26 | week  | 2026-W17-WE
during the weekend              | 04-25 | 04-26 | week  | 2026-W17-WE
last weekend                    | 04-25 | 04-26 | week  | 2026-W17-WE
next weekend                    | 05-02 | 05-03 | week  | 2026-W18-WE
this week                       | 04-27 | 04-28 | week  | 2026-W18
earlier this week               | 04-27 | 04-28 | week  | 2026-W18
last week                       | 04-20 | 04-26 | week  | 2026-W17
late last week                  | 04-20 | 04-26 | week  | 2026-W17
the past week                   | 04-20 | 04-26 | week  | 2026-W17
next week                       | 05-04 | 05-10 | week  | 2026-W19
the coming week                 | 05-04 | 05-10 | week  | 2026-W19
this month                      | 04-01 | 04-28 | month | 2026-04
earlier this month              | 04-01 | 04-28 | month | 2026-04
last month                      | 03-01 | 03-31 | month | 2026-03
late last month                 | 03-22 | 03-31 | month | 2026-03
early last month                | 03-01 | 03-10 | month | 2026-03
next month                      | 05-01 | 05-31 | month | 2026-05
this year                       | 01-01 | 04-28 | year  | 2026
last year                       | 2025-01-01 | 2025-12-31 | year | 2025
early last year                 | 2025-01-01 | 2025-05-01 | year | 2025
late last year                  | 2025-09-02 | 2025-12-31 | year | 2025
next year                       | 2027-01-01 | 2027-12-31 | year | 2027
three days ago                  | 04-25 | 04-25 | day   | 2026-04-25
3 days ago                      | 04-25 | 04-25 | day   | 2026-04-25
a day ago                       | 04-27 | 04-27 | day   | 2026-04-27
ten days ago                    | 04-18 | 04-18 | day   | 2026-04-18
a couple of days ago            | 04-26 | 04-26 | day   | 2026-04-26
a week ago                      | 04-18 | 04-24 | week  | 2026-W17
two weeks ago                   | 04-11 | 04-17 | week  | 2026-W16
a month ago                     | 03-01 | 03-31 | month | 2026-03
six months ago                  | 2025-10-01 | 2025-10-31 | month | 2025-10
a year ago                      | 2025-01-01 | 2025-12-31 | year | 2025
two years ago                   | 2024-01-01 | 2024-12-31 | year | 2024
a decade ago                    | 2016-01-01 | 2016-12-31 | unknown | 2016
the next day                    | 04-27 | 04-27 | day   | 2026-04-27
on the following day            | 04-27 | 04-27 | day   | 2026-04-27
the previous day                | 04-25 | 04-25 | day   | 2026-04-25
an hour later                   | 04-26 | 04-26 | day   | 2026-04-26
later that day                  | 04-26 | 04-26 | day   | 2026-04-26
the night that followed         | 04-26 | 04-27 | day   | 2026-04-26
in the war of 2020-22           | 2020-01-01 | 2022-12-31 | year | P2Y
two days later                  | 04-28 | 04-28 | day   | 2026-04-28
a day later                     | 04-27 | 04-27 | day   | 2026-04-27
a day earlier                   | 04-25 | 04-25 | day   | 2026-04-25
three days before               | 04-23 | 04-23 | day   | 2026-04-23
one day after                   | 04-27 | 04-27 | day   | 2026-04-27
April 25                        | 04-25 | 04-25 | day   | 2026-04-25
on April 25                     | 04-25 | 04-25 | day   | 2026-04-25
on 25 April                     | 04-25 | 04-25 | day   | 2026-04-25
the 25th of April               | 04-25 | 04-25 | day   | 2026-04-25
April 3rd                       | 04-03 | 04-03 | day   | 2026-04-03
April 25, 2026                  | 04-25 | 04-25 | day   | 2026-04-25
25 April 2026                   | 04-25 | 04-25 | day   | 2026-04-25
2026-04-25                      | 04-25 | 04-25 | day   | 2026-04-25
Saturday, April 25              | 04-25 | 04-25 | day   | 2026-04-25
on the morning of April 25      | 04-25 | 04-25 | day   | 2026-04-25TMO
the night of 24 April           | 04-24 | 04-24 | day   | 2026-04-24TNI
Apr. 25                         | 04-25 | 04-25 | day   | 2026-04-25
Dec. 3                          | 2025-12-03 | 2025-12-03 | day | 2025-12-03
November 12                     | 2025-11-12 | 2025-11-12 | day | 2025-11-12
on 30 September 2022            | 2022-09-30 | 2022-09-30 | day | 2022-09-30
March 15, 2019                  | 2019-03-15 | 2019-03-15 | day | 2019-03-15
April 24-26                     | 04-24 | 04-26 | day   | 2026-04-24
April 24 to 26                  | 04-24 | 04-26 | day   | 2026-04-24
on the 14th and 15th            | 04-14 | 04-15 | day   | P1D
of the 24th to the 26th         | 04-24 | 04-26 | day   | P2D
between 3 and 5 March           | 03-03 | 03-05 | day   | 2026-03-03
24-26 April 2026                | 04-24 | 04-26 | day   | 2026-04-24
in April                        | 04-01 | 04-30 | month | 2026-04
in March                        | 03-01 | 03-31 | month | 2026-03
in May                          | 2025-05-01 | 2025-05-31 | month | 2025-05
in December                     | 2025-12-01 | 2025-12-31 | month | 2025-12
last September                  | 2025-09-01 | 2025-09-30 | month | 2025-09
late March                      | 03-22 | 03-31 | month | 2026-03
early April                     | 04-01 | 04-10 | month | 2026-04
mid-February                    | 02-10 | 02-19 | month | 2026-02
the end of March                | 03-22 | 03-31 | month | 2026-03
January 2025                    | 2025-01-01 | 2025-01-31 | month | 2025-01
in February 2022                | 2022-02-01 | 2022-02-28 | month | 2022-02
in February 2024                | 2024-02-01 | 2024-02-29 | month | 2024-02
late October 2023               | 2023-10-22 | 2023-10-31 | month | 2023-10
since March                     | 03-01 | 04-28 | month | 2026-03
since January 2025              | 2025-01-01 | 04-28 | month | 2025-01
since Friday                    | 04-24 | 04-28 | day   | 2026-04-24
since April 20                  | 04-20 | 04-28 | day   | 2026-04-20
since yesterday                 | 04-27 | 04-28 | day   | 2026-04-27
since 2022                      | 2022-01-01 | 04-28 | year | 2022
in 2012                         | 2012-01-01 | 2012-12-31 | year | 2012
2022                            | 2022-01-01 | 2022-12-31 | year | 2022
early 2024                      | 2024-01-01 | 2024-05-01 | year | 2024
late 2023                       | 2023-09-02 | 2023-12-31 | year | 2023
between 2014 and 2016           | 2014-01-01 | 2016-12-31 | year | P2Y
from 2009 to 2011               | 2009-01-01 | 2011-12-31 | year | P2Y
in the 1990s                    | 1990-01-01 | 1999-12-31 | unknown | 199
the summer of 2023              | 2023-06-01 | 2023-08-31 | unknown | 2023-SU
winter 2021                     | 2021-12-01 | 2022-02-28 | unknown | 2021-WI
last summer                     | 2025-06-01 | 2025-08-31 | unknown | 2025-SU
the third quarter of 2024       | 2024-07-01 | 2024-09-30 | unknown | 2024-Q3
on Christmas Day                | 2025-12-25 | 2025-12-25 | day | 2025-12-25
on Christmas Eve                | 2025-12-24 | 2025-12-24 | day | 2025-12-24
New Year's Eve                  | 2025-12-31 | 2025-12-31 | day | 2025-12-31
on New Year's Day               | 01-01 | 01-01 | day   | 2026-01-01
Easter                          | 04-05 | 04-05 | day   | 2026-04-05
during Ramadan                  | 02-18 | 03-19 | week  | 2026-02-18
Eid al-Fitr                     | 03-20 | 03-22 | week  | 2026-03-20
the Eid al-Adha holiday         | 2025-06-06 | 2025-06-09 | week | 2025-06-06
the eve of Eid al-Fitr          | 03-19 | 03-19 | day   | 2026-03-19
Christmas 2023                  | 2023-12-25 | 2023-12-25 | day | 2023-12-25
"""

_FUTURE = """
on Friday                       | 05-01 | 05-01 | day   | 2026-05-01
Tuesday                         | 04-28 | 04-28 | day   | 2026-04-28
on Monday                       | 05-04 | 05-04 | day   | 2026-05-04
at the weekend                  | 05-02 | 05-03 | week  | 2026-W18-WE
in May                          | 05-01 | 05-31 | month | 2026-05
in March                        | 2027-03-01 | 2027-03-31 | month | 2027-03
May 9                           | 05-09 | 05-09 | day   | 2026-05-09
April 30                        | 04-30 | 04-30 | day   | 2026-04-30
this week                       | 04-27 | 05-03 | week  | 2026-W18
Eid al-Adha                     | 05-27 | 05-30 | week  | 2026-05-27
Christmas                       | 12-25 | 12-25 | day   | 2026-12-25
"""


def _rows(table: str) -> list[tuple[str, date, date, str, str]]:
    rows = []
    for line in table.strip().splitlines():
        words, first, last, precision, value = (cell.strip() for cell in line.split("|"))
        rows.append((words, _day(first), _day(last), precision, value))
    return rows


def _day(text: str) -> date:
    return date.fromisoformat(text if len(text) == 10 else f"2026-{text}")


@pytest.mark.parametrize(("words", "first", "last", "precision", "value"), _rows(_PAST))
def test_past(words: str, first: date, last: date, precision: str, value: str) -> None:
    found = resolve(words, published=_PUBLISHED, anchor=_ANCHOR)
    assert found is not None
    assert (found.earliest, found.latest, found.precision, found.value) == (first, last, precision, value)


@pytest.mark.parametrize(("words", "first", "last", "precision", "value"), _rows(_FUTURE))
def test_future(words: str, first: date, last: date, precision: str, value: str) -> None:
    found = resolve(words, published=_PUBLISHED, anchor=_ANCHOR, future=True)
    assert found is not None
    assert (found.earliest, found.latest, found.precision, found.value) == (first, last, precision, value)


@pytest.mark.parametrize(
    "words", ["yesterday", "on Friday", "two days ago", "last week", "over the weekend", "overnight"]
)
def test_without_a_publication_date_relative_words_tell_no_day(words: str) -> None:
    found = resolve(words)
    assert found is None or found.earliest is None


@pytest.mark.parametrize(
    ("words", "value"),
    [("two days", "P2D"), ("24 hours", "PT24H"), ("three weeks", "P3W"), ("six months", "P6M"), ("a decade", "P10Y")],
)
def test_a_length_is_no_day(words: str, value: str) -> None:
    found = resolve(f"for {words}", published=_PUBLISHED)
    assert found is not None
    assert (found.type, found.value, found.earliest) == ("DURATION", value, None)


@pytest.mark.parametrize("words", ["the town", "may attack", "march", "a second bomb", "31 February 2024", "12"])
def test_other_words_tell_no_day(words: str) -> None:
    found = resolve(words, published=_PUBLISHED)
    assert found is None or found.earliest is None


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("in the last week", date(2026, 4, 21), date(2026, 4, 28)),
        ("in the last two weeks of November", date(2025, 11, 17), date(2025, 11, 30)),
        ("the first week of March", date(2026, 3, 1), date(2026, 3, 7)),
    ],
)
def test_weeks_that_are_no_weeks_of_the_calendar(words: str, first: date, last: date) -> None:
    found = resolve(words, published=date(2026, 4, 28))
    assert found is not None
    assert (found.earliest, found.latest) == (first, last)


@pytest.mark.parametrize("text", ["overnight Monday", "overnight on Monday", "Monday overnight"])
def test_a_night_is_of_the_day_that_is_named_with_it(text: str) -> None:
    found = resolve(text, published=date(2026, 11, 20))
    assert found is not None
    assert (found.earliest, found.latest) == (date(2026, 11, 16), date(2026, 11, 16))


def test_a_night_into_a_day_is_of_both() -> None:
    found = resolve("overnight Sunday into Monday", published=date(2026, 11, 20))
    assert found is not None
    assert (found.earliest, found.latest) == (date(2026, 11, 15), date(2026, 11, 16))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("on 10 Nov 26", date(2026, 11, 10)),
        ("10 Nov '24", date(2024, 11, 10)),
        ("on 3 May 14", date(2026, 5, 3)),  # 14 of whatever follows
        ("Nov 10-11", date(2026, 11, 10)),
    ],
)
def test_two_figures_behind_a_month_are_a_year_or_nothing(text: str, day: date) -> None:
    found = resolve(text, published=date(2026, 11, 20))
    assert found is not None
    assert found.earliest == day
