"""All that is known of an event, from either database."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.store.made import TinyRules, Told, at, document
from tests.store.test_crash import add_all, news

from reportedly.export.export import Export, run_export
from reportedly.resolve.model import JudgementKind
from reportedly.store import Asked, Store, open_store
from reportedly.store.evidence import EventRecord

TOOL = "test 1"
ORDUN = Told("Ordun", 3, killed=7)


def records(store: Store) -> list[EventRecord]:
    with store.evidence() as view:
        return list(view.records(view.asked(Asked())))


@pytest.mark.parametrize("most", [50_000, 0])
def test_a_merged_event_and_who_decided_it(store: Store, most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportedly.store.evidence_state._MOST_GONE", most)  # names that are kept
    first = store.add(*document(ORDUN), tool=TOOL, at=at(1)).events[0]
    second = store.add(*document(Told("Barat", 9), ref="b.txt"), tool=TOOL, at=at(2)).events[0]
    third = store.add(*document(Told("Sabari", 20), ref="c.txt"), tool=TOOL, at=at(3)).events[0]
    store.judge(JudgementKind.SAME, [second, third], because="one convoy", who="mia", at=at(4))
    store.judge(JudgementKind.SAME, [first, second], because="the same", who="jo", at=at(5))
    (record,) = records(store)
    assert [name for name, _ in record.merged] == [third, second]
    assert [one.judgement.who for one in record.judgements] == ["mia", "jo"]
    assert len(record.claims) == 3
    store.undo(because="no", who="jo", at=at(6))
    apart = {one.event.event_id: one for one in records(store)}
    assert set(apart) == {first, second}
    undone = apart[first].judgements[-1].undoing
    assert undone is not None
    assert (undone.because, undone.recorded.at) == ("no", at(6))
    assert len(apart[first].claims) == 3  # those that it once had stay on record


def test_a_withdrawal_names_the_newer_text(store: Store) -> None:
    page = "https://courier.example/1"
    store.add(*document(ORDUN, Told("Barat", 9), url=page), tool=TOOL, at=at(1))
    newer = store.add(*document(ORDUN, ref="b.txt", url=page, published=6), tool=TOOL, at=at(2))
    gone = [one for record in records(store) for one in record.withdrawals]
    assert [(one.withdrawn, one.document_id, one.recorded.at) for one in gone] == [(True, newer.document_id, at(2))]
    assert all(newer.document_id in record.documents for record in records(store) if record.withdrawals)


def test_both_databases_give_the_same_pack(place: str, tmp_path: Path) -> None:
    pytest.importorskip("jinja2", reason="the extra of evidence packs is not installed")
    packs: list[bytes] = []
    for name in (place, str(tmp_path / "other.db")):
        add_all(name, news(20))
        out = tmp_path / f"{len(packs)}.zip"
        with open_store(name, rules=TinyRules()) as store:
            run_export("evidence", Export(store, Asked(), None, out))
        packs.append(out.read_bytes())
    assert packs[0] == packs[1]
