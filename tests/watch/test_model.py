"""Whatever a page says in turn, however its server behaves meanwhile: the store says what the page said last."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.watch.desk import Reply, Told, desk, page, with_etag

pytest.importorskip("protego", reason="the extra 'watch' is not installed")

TEXTS = {
    "a": ((Told("Ordun", 1, killed=12),), 5),
    "b": ((Told("Ordun", 1, killed=4), Told("Barat", 2)), 5),
    "c": ((Told("Barat", 2, killed=3),), 6),  # bears a later day
    "d": ((Told("Lomaro", 3),), 31),  # bears a day to come
}
FAULTS = {
    "error": Reply("oops", 500),
    "broken": Reply(page(Told("Nowhere", 1)), length=99_999),
    "empty": Reply("<html><body><p>Log in.</p></body></html>"),
    "loop": Reply("", 302, {"Location": "/1"}),
}
STEPS = st.lists(st.sampled_from([*TEXTS, *TEXTS, *FAULTS]), min_size=1, max_size=6)


@settings(max_examples=12)
@given(STEPS)
def test_the_store_says_what_the_page_said_last(steps: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder, desk(Path(folder)) as watching:
        watching.settings["recheck"] = ["1h"] * 30
        watching.feeds = [{"url": f"{watching.server.url}/1", "kind": "page", "every": "1h"}]
        said: dict[str, int | None] = {}
        for step in steps:
            if step in TEXTS:
                told, day = TEXTS[step]
                watching.server.routes["/1"] = with_etag(page(*told, day=day))
                said = {one.place: one.killed for one in told}
            else:
                watching.server.routes["/1"] = FAULTS[step]
            watching.run(hours=8)  # longer than any wait for another try
            assert watching.killed() == said, steps
