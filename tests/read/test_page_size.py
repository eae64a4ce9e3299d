"""Pages of very many elements get no second opinion, which takes a time that grows with their square."""

from __future__ import annotations

from typing import Any

import pytest

from reportedly.read import page
from reportedly.read.page import read_page

LEAD = "Rebels of the Northern Front seized the town of Lomaro on Sunday after two days of shelling, the army said."


@pytest.mark.parametrize(("cells", "fast"), [(100, False), (20_000, True)])
def test_a_table_without_end(monkeypatch: pytest.MonkeyPatch, cells: int, fast: bool) -> None:
    asked: list[bool] = []
    extract = page.bare_extraction

    def spied(*given: Any, **options: Any) -> Any:
        asked.append(options["fast"])
        return extract(*given, **options)

    monkeypatch.setattr(page, "bare_extraction", spied)
    html = f"<html><body><h1>Town falls</h1><p>{LEAD} {LEAD}</p><table>{'<tr><td>x' * cells}</body></html>"
    text, _ = read_page(html, ref="page")
    assert LEAD in text
    assert asked == [fast]
