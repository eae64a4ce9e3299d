"""Events and the records of sources as tables: nothing wider than asked, nothing that a terminal would act on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from reportedly.output.events import event_page, event_table
from reportedly.output.grid import widths_of
from reportedly.output.records import source_table
from reportedly.output.text import columns
from reportedly.resolve.model import Credibility, Event, Figure, Place, Side, Standing, Time, Toll
from reportedly.store.sources import SourceRecord

_NONE = Toll(None, None, None, 0, "nobody tells")
_DAY = date(2026, 5, 3)
HOSTILE = "\x1b[31mRed\x9b2J \u202eArmy\u202c"
LONG = "Supremecouncilofeverythingundertheveryhotsun " * 12
WIDE = "解放軍部隊" * 12
MARKED = "e\u0301\u0301\u0302" * 60


def _side(name: str) -> Side:
    return Side(name.lower(), None, name, None, None, ("1",))


def _event(*, who: str = "The Northern Front", place: str = "Kidal", whom: str = "Army", days: int = 0) -> Event:
    told = Figure("a doctor", "1", "people", 7, 7, "seven", _DAY)
    return Event(
        event_id="e0123456789abcdef",
        event_type="ASSAULT",
        mode="heavy-weapons",
        acled={"event_type": "Battles", "sub_event_type": "Non-state actor overtakes territory"},
        place=Place(None, place, "ML", None, None, None, "exact"),
        time=Time(_DAY, _DAY.replace(day=_DAY.day + days), "day"),
        actors=(_side(who),),
        targets=(_side(whom),),
        killed=Toll(7, 7, 7, 7, "one figure", (told,)),
        wounded=_NONE,
        detained=_NONE,
        standing=Standing.CORROBORATED,
        also=(),
        reason=f"{who} says so",
        origins=2,
        origin_of={},
        credibility=Credibility("F", "not rated", 2, "two origins"),
        contradictions=(),
        claims=(),
    )


_EVENTS = [
    _event(),
    _event(who=HOSTILE, place=HOSTILE, whom=HOSTILE),
    *(_event(who=name, place=name, whom=name, days=2) for name in (LONG, WIDE, MARKED)),
]


@pytest.mark.parametrize("width", [60, 80, 95, 96, 100, 140])
def test_no_line_is_too_wide_and_days_and_ids_stay_whole(width: int) -> None:
    table = "".join(event_table(_EVENTS, width=width))
    assert max(map(columns, table.splitlines())) <= width
    assert table.count("2026-05-03") == len(_EVENTS)
    assert table.count("e012345678") == len(_EVENTS)
    assert table.count("corroborated") == len(_EVENTS)


@pytest.mark.parametrize("width", [60, 100])
def test_a_long_table_begins_before_the_last_event_is_there(width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportedly.output.events._MEASURED", 2)
    read: list[Event] = []

    def each() -> Iterator[Event]:
        for event in (_event(), *_EVENTS):
            read.append(event)
            yield event

    pieces = event_table(each(), width=width)
    shown = [next(pieces), next(pieces)]
    assert len(read) == 2
    shown += pieces
    assert len(read) == 1 + len(_EVENTS) == "".join(shown).count("2026-05-03")
    assert max(map(columns, "".join(shown).splitlines())) <= width
    assert list(event_table([], width=width)) == ["no events\n"]


@pytest.mark.parametrize("width", [60, 100])
def test_nothing_hostile_is_shown(width: int) -> None:
    shown = "".join(event_table(_EVENTS, width=width)) + "".join(event_page(event, width=width) for event in _EVENTS)
    assert not set(shown) & set("\x1b\x9b\u202e\u202c")
    assert max(map(columns, shown.splitlines())) <= width


def test_a_narrow_table_says_who_did_it_to_whom() -> None:
    rows = "".join(event_table([_event()], width=60))
    assert "The Northern" in rows
    assert "→ Army" in rows
    assert "killed 7" in rows
    assert "2 origins" in rows


def test_short_words_stay_whole_where_long_ones_cannot() -> None:
    rows = [[["2026-05-03"], ["Unimaginable-"], ["Inconceivably"]]]
    assert widths_of(("when", "who", "whom"), rows, 36) == [10, 11, 11]


@pytest.mark.parametrize("width", [60, 95, 96, 140])
def test_sources_fit_the_width(width: int) -> None:
    found = [
        SourceRecord("a", LONG, 1200, 1, {Standing.CORROBORATED: 1, Standing.REPORTED: 1000}, 3, 1, 0, 0),
        SourceRecord("b", HOSTILE, 1, 12, {}, 0, 0, 0, 0),
    ]
    table = source_table(found, width=width)
    assert max(map(columns, table.splitlines())) <= width
    assert "1,000 reported" in table
    assert "1 corroborated" in table
    assert "\x1b" not in table
