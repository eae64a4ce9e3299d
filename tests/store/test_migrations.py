from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import Connection, inspect, text
from tests.store.made import TinyRules

from reportedly.errors import InputError
from reportedly.store import open_store
from reportedly.store.engine import engine_for
from reportedly.store.migrations import MIGRATIONS, migrate, missing
from reportedly.store.tables import metadata


def test_migrations_make_the_tables(place: str) -> None:
    engine = engine_for(place)
    assert migrate(engine) == tuple(step.__name__ for step in MIGRATIONS)
    assert migrate(engine) == missing(engine) == ()
    found = inspect(engine)
    for table in metadata.tables.values():
        assert [c["name"] for c in found.get_columns(table.name)] == [c.name for c in table.columns], table.name
        assert found.get_pk_constraint(table.name)["constrained_columns"] == [c.name for c in table.primary_key]
        assert {i["name"] for i in found.get_indexes(table.name)} >= {i.name for i in table.indexes}
    engine.dispose()


def test_a_step_that_fails_leaves_nothing(place: str) -> None:
    def m999_half(connection: Connection) -> None:
        connection.execute(text("CREATE TABLE half (n integer)"))
        raise RuntimeError("half way")

    engine = engine_for(place)
    with pytest.raises(RuntimeError, match="half way"):
        migrate(engine, (*MIGRATIONS, m999_half))
    assert inspect(engine).get_table_names() == []  # a new store is made whole or not at all
    migrate(engine)
    with pytest.raises(RuntimeError, match="half way"):
        migrate(engine, (*MIGRATIONS, m999_half))
    assert not inspect(engine).has_table("half")
    assert missing(engine) == ()
    assert missing(engine, (*MIGRATIONS, m999_half)) == ("m999_half",)
    engine.dispose()


def test_steps_have_names_in_order() -> None:
    names = [step.__name__ for step in MIGRATIONS]
    assert names == sorted(names)
    assert [int(name[1:4]) for name in names] == list(range(1, len(names) + 1))


@pytest.mark.parametrize("store", ["mysql://a:secret@b/c", "bolt://x", "postgresql://a:secret@[/c"])
def test_what_is_no_store(store: str) -> None:
    with pytest.raises(InputError) as raised:
        open_store(store, rules=TinyRules())
    assert "secret" not in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_question_makes_no_store(tmp_path: Path) -> None:
    path = tmp_path / "none.db"
    with pytest.raises(InputError, match="no such store"):
        open_store(path, create=False, rules=TinyRules())
    assert not path.exists()
    open_store(path, rules=TinyRules()).close()
    open_store(path, create=False, rules=TinyRules()).close()


def test_what_cannot_be_opened(tmp_path: Path) -> None:
    (tmp_path / "text.db").write_text("no database at all, but a text of some length")
    for name in ("text.db", "no/such/folder.db"):
        with pytest.raises(InputError):
            open_store(tmp_path / name, rules=TinyRules())
