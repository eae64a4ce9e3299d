"""A brief that tells what changed since an earlier one."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from evaluation.measure import SCENARIO

from reportedly import __version__
from reportedly.brief import brief, html, markdown, read_earlier
from reportedly.errors import InputError
from reportedly.read import ReadOptions, read_inputs
from reportedly.store import Store, open_store
from reportedly.work import Coding

START = datetime(2026, 6, 2, 8, tzinfo=UTC)
Add = Callable[[Store, list[str], datetime], None]


@pytest.fixture(scope="module")
def add() -> Add:
    """Adds dispatches by the numbers that their names begin with, an hour apart."""
    code = Coding(None, None).load()

    def adding(store: Store, numbers: list[str], start: datetime) -> None:
        paths = [next((SCENARIO / "dispatches").glob(f"{number}-*")) for number in numbers]
        for hour, document in enumerate(read_inputs([str(p) for p in paths], ReadOptions())):
            assert not isinstance(document, InputError)
            claims = code(document)
            store.add(document, claims, tool=__version__, at=start + timedelta(hours=hour))

    return adding


@pytest.fixture
def store_of_beni(tmp_path: Path, add: Add) -> Path:
    path = tmp_path / "beni.db"
    with open_store(path) as store:
        add(store, ["14", "15"], START)
    return path


@pytest.mark.parametrize("write", [markdown, html], ids=["md", "html"])
def test_only_what_is_new_or_changed_is_told(
    store_of_beni: Path, tmp_path: Path, add: Add, write: Callable[..., str]
) -> None:
    carried = tmp_path / "earlier"
    with open_store(store_of_beni) as store:
        carried.write_text(write(brief(store)))
        earlier = read_earlier(carried)
        unchanged = markdown(brief(store, since=earlier))
        assert "Nothing is new or changed since the earlier brief." in unchanged
        assert "Headline figures" not in unchanged
        add(store, ["28", "43"], START + timedelta(days=3))
        news = markdown(brief(store, since=earlier))
    assert "## What changed" in news
    assert re.search(r"The number of people killed rose from \d+ to 15\.", news)
    assert earlier.as_of == START + timedelta(hours=1)


def test_a_brief_that_was_altered_is_refused(store_of_beni: Path, tmp_path: Path) -> None:
    with open_store(store_of_beni) as store:
        text = markdown(brief(store))
    (tmp_path / "altered.md").write_text(text.replace("reportedly-brief:eN", "reportedly-brief:eNx"))
    with pytest.raises(InputError, match="altered"):
        read_earlier(tmp_path / "altered.md")


def test_what_was_withdrawn_is_told(store_of_beni: Path, tmp_path: Path, add: Add) -> None:
    with open_store(store_of_beni) as store:
        add(store, ["13"], START + timedelta(days=1))
        (tmp_path / "earlier.md").write_text(markdown(brief(store)))
        add(store, ["25"], START + timedelta(days=2))
        news = markdown(brief(store, since=read_earlier(tmp_path / "earlier.md")))
    assert "A report of it was withdrawn by its publisher." in news
