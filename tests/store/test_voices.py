"""Whose word each claim is."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import text
from tests.store.made import TinyRules, Told, at, document

from reportedly.store import open_store
from reportedly.store.engine import writing
from reportedly.store.migrations import migrate


def test_a_voice_is_found_by_its_key_page_by_page(tmp_path: Path) -> None:
    with open_store(tmp_path / "s.db", rules=TinyRules()) as store:
        for day in (1, 2, 3):
            store.add(*document(Told("Ordun", day), ref=f"{day}.txt", publisher="The Herald"), tool="t", at=at(day))
        first = next(iter(store.events())).claims[0]
        page = store.spoken(first.origin, limit=2)
        rest = store.spoken(first.origin, limit=2, before=page.next)
        assert [claim.ref for claim, _ in (*page.claims, *rest.claims)] == ["3.txt", "2.txt", "1.txt"]
        assert rest.next is None
        assert all(event_id for _, event_id in page.claims)
        assert [claim.ref for claim, _ in store.spoken(first.origin, limit=9, as_of=at(1)).claims] == ["1.txt"]
        assert store.spoken("actor:nobody", limit=9).claims == ()


def test_a_store_from_before_is_filled(tmp_path: Path) -> None:
    with open_store(tmp_path / "s.db", rules=TinyRules()) as store:
        store.add(*document(Told("Ordun", 1)), tool="t", at=at(0))
        key = store.events()[0].claims[0].origin
        with writing(store._engine) as connection:
            connection.execute(text("DROP TABLE voices"))
            connection.execute(text("DELETE FROM migrations WHERE name LIKE '%voices'"))
        migrate(store._engine)
        assert len(store.spoken(key, limit=9).claims) == 1
