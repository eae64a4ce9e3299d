from __future__ import annotations

import pytest

from reportedly.letters import bare


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Cúcuta", "Cucuta"),
        ("São Félix do Xingu", "Sao Felix do Xingu"),
        ("Diyarbak\u0131r, A\u011fr\u0131 and Çukurca", "Diyarbakir, Agri and Cukurca"),
        ("Al Ḩudaydah", "Al Hudaydah"),
        ("Đồng Hới", "Dong Hoi"),
        ("Łódź", "Lodz"),
        ("Ordun", "Ordun"),
        ("Straße", "Straße"),
        ("Хотин", "Хотин"),
    ],
)
def test_plain_letters(text: str, plain: str) -> None:
    assert bare(text) == plain


def test_what_is_where_stays() -> None:
    text = "".join(map(chr, range(0x20, 0x3000)))
    assert len(bare(text)) == len(text)
