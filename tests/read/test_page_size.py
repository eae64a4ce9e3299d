"""Pages of very many elements get no second opinion, which takes a time that grows with their square."""

from __future__ import annotations

from typing import Any

import pytest
from trafilatura import bare_extraction

from reportedly.errors import InputError
from reportedly.read import page
from reportedly.read.page import read_page

LEAD = "Rebels of the Northern Front seized the town of Lomaro on Sunday after two days of shelling, the army said."


@pytest.mark.parametrize(("cells", "fast"), [(100, False), (20_000, True)])
def test_a_table_without_end(monkeypatch: pytest.MonkeyPatch, cells: int, fast: bool) -> None:
    asked: list[bool] = []

    def spied(*given: Any, **options: Any) -> Any:
        asked.append(options["fast"])
        return bare_extraction(*given, **options)

    monkeypatch.setattr(page, "bare_extraction", spied)
    html = f"<html><body><h1>Town falls</h1><p>{LEAD} {LEAD}</p><table>{'<tr><td>x' * cells}</body></html>"
    text, _ = read_page(html, ref="page")
    assert LEAD in text
    assert asked == [fast]


def test_a_page_of_a_million_tags_is_refused_before_it_is_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    def parsed(_: str) -> Any:
        raise AssertionError

    monkeypatch.setattr(page, "load_html", parsed)
    with pytest.raises(InputError, match="more than 1,000,000 tags"):
        read_page(f"<p>{LEAD}</p>" + "<b>" * 1_000_000, ref="r")
