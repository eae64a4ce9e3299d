from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from reportedly.resolve.model import Contradiction, Standing
from reportedly.store import jsons
from reportedly.store.plain import from_plain, to_plain


@dataclass(frozen=True)
class Nest:
    day: date | None
    at: datetime
    many: tuple[Contradiction, ...]
    standings: tuple[Standing, ...]
    table: dict[str, Any]
    score: float = 0.5


def test_there_and_back() -> None:
    many = (Contradiction("killed", ("a", "b"), "time", "a toll that rose"),)
    nest = Nest(date(2026, 5, 1), datetime(2026, 5, 1, tzinfo=UTC), many, (Standing.ADMITTED,), {"x": [1, None]})
    plain = json.loads(jsons.written(to_plain(nest)))
    assert plain["day"] == "2026-05-01"
    assert plain["many"][0]["claims"] == ["a", "b"]
    assert from_plain(Nest, plain) == nest
    del plain["score"], plain["day"]
    assert from_plain(Nest, plain | {"day": None}).score == 0.5


@given(st.text(st.characters(codec=None)))
def test_any_text_is_kept(text: str) -> None:
    kept = jsons.written({"text": text})
    assert jsons.read(kept) == {"text": text}
    assert "\0" not in kept
    kept.encode()
    plain = jsons.plain(text)
    assert plain is not None
    assert "\0" not in plain
    plain.encode()


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(codec=None)),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)


@given(_JSON)
def test_what_was_written_is_read_the_same_with_and_without_msgspec(value: Any) -> None:
    text = jsons.written(value)
    assert repr(jsons.read(text)) == repr(json.loads(text))
