"""Events worked out again after a change of rules: new versions where something changed, and no work twice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select
from tests.store.made import TinyRules, Told, at, document

from reportedly.cli import main
from reportedly.resolve.model import Cluster, Event, Judgement, LinkedClaim
from reportedly.store import Store, again, open_store
from reportedly.store.tables import entries

TOWNS = ("Aba", "Bol", "Cad", "Dor", "Efe")


class NewRules(TinyRules):
    """A later version, which finds that what happened in Aba was something else."""

    version = "tiny 2"

    def event_of(
        self, cluster: Cluster, claims: Mapping[str, LinkedClaim], judgements: Sequence[Judgement], event_id: str
    ) -> Event:
        event = super().event_of(cluster, claims, judgements, event_id)
        return replace(event, event_type="COERCE") if event.place and event.place.name == "Aba" else event


@pytest.fixture
def old(place: str) -> str:
    with open_store(place, rules=TinyRules()) as store:
        for hour, town in enumerate(TOWNS):
            made, claims = document(Told(town, 1), ref=f"{town}.txt")
            store.add(made, claims, tool="test", at=at(hour))
    return place


def types(store: Store) -> dict[str, str]:
    return {event.place.name or "": event.event_type for event in store.events() if event.place}


def test_what_changes_gets_a_new_version(old: str) -> None:
    with open_store(old, rules=NewRules()) as store:
        *_, last = store.again(at=at(10))
        assert (last.looked_at, last.of, last.changed) == (5, 5, 1)
        assert types(store) == {"Aba": "COERCE", **dict.fromkeys(TOWNS[1:], "ASSAULT")}
        (aba,) = (event for event in store.events(event_type="COERCE"))
        assert [event.event_type for _, event in store.history(aba.event_id)] == ["ASSAULT", "COERCE"]
        assert {event.event_type for event in store.events(as_of=at(9))} == {"ASSAULT"}
        assert [*store.again(at=at(11))] == [], "nothing is left to do"
        assert [step.changed for step in store.again(every=True, at=at(12))] == [0]
        assert [step.looked_at for step in store.again(every=True, at=at(13))] == [5], (
            "all, as often as it is asked for"
        )


def test_it_goes_on_where_it_was_ended(old: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(again, "_AT_ONCE", 2)
    with open_store(old, rules=NewRules()) as store:
        first = store.again(at=at(10))
        assert next(first).looked_at == 2
        del first
        assert [(step.looked_at, step.of) for step in store.again(at=at(11))] == [(2, 3), (3, 3)]
        assert types(store)["Aba"] == "COERCE"
        with store._engine.connect() as connection:
            tools = connection.scalars(select(entries.c.tool).where(entries.c.kind == "resolution")).all()
        assert len(tools) == 4
        assert tools[-1] == "tiny 2, events of other rules: done"


def test_later_rules_look_again(old: str) -> None:
    with open_store(old, rules=NewRules()) as store:
        assert [step.looked_at for step in store.again()] == [5]
    later = NewRules()
    later.version = "tiny 3"
    with open_store(old, rules=later) as store:
        made, claims = document(Told("Gor", 1), ref="g.txt")
        store.add(made, claims, tool="test")
        assert [(step.looked_at, step.changed) for step in store.again()] == [(5, 0)], "but not at its own"


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store = str(tmp_path / "s.db")
    with open_store(store) as opened:
        made, claims = document(Told("Aba", 1))
        opened.add(made, claims, tool="test")
    assert main(["refresh", "--store", store]) == 0
    assert capsys.readouterr().err == "reportedly: looked at 0 events again, 0 new or changed\n"
    assert main(["refresh", "--all", "--store", store]) == 0
    assert capsys.readouterr().err == "reportedly: looked at 1 event again, 0 new or changed\n"
