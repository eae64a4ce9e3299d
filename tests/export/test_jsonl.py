"""The scenario's store as lines, and back: the same bytes; a part of it stands for itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.cli import main
from reportedly.store import Asked, open_store


def test_a_real_store_comes_back_the_same(scenario_store: Path, tmp_path: Path) -> None:
    out, again, new = (str(tmp_path / name) for name in ("all.jsonl", "again.jsonl", "new.db"))
    assert main(["export", "--as", "jsonl", out, "--store", str(scenario_store)]) == 0
    assert main(["import", out, "--store", new]) == 0
    assert main(["export", "--as", "jsonl", again, "--store", new]) == 0
    assert Path(again).read_bytes() == Path(out).read_bytes()
    with open_store(scenario_store, create=False) as store, open_store(new) as other:
        assert other.events() == store.events()
        assert other.sources() == store.sources()


@pytest.mark.parametrize("asked", [["--standing", "disputed"], ["--type", "ASSAULT", "--limit", "3"]])
def test_a_part_comes_back(scenario_store: Path, tmp_path: Path, asked: list[str]) -> None:
    out, new, listed = str(tmp_path / "part.jsonl"), str(tmp_path / "new.db"), []
    assert main(["export", "--as", "jsonl", out, "--store", str(scenario_store), *asked]) == 0
    assert main(["import", out, "--store", new]) == 0
    with open_store(scenario_store, create=False) as store, open_store(new) as other:
        listed = [event for event in store.each_event(Asked()) if other.event(event.event_id) == event]
        assert listed
        assert len(other.documents()) < len(store.documents())
