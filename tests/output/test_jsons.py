"""JSON and JSON lines, as programs read them."""

from __future__ import annotations

import json

import pytest

from reportedly.model import Claim, Document
from reportedly.output import writer_for
from reportedly.output.jsons import json_page, json_pages, json_text


def test_one_object(sample_document: Document, sample_claims: tuple[Claim, ...]) -> None:
    writer = writer_for("json", many=False, explain=False, width=100)
    text = writer.begin() + writer.document(sample_document, sample_claims) + writer.end()
    assert text.startswith('{\n  "document": {\n')
    assert len(json.loads(text)["claims"]) == 3


@pytest.mark.parametrize("number", [0, 1, 3])
def test_an_array(sample_document: Document, sample_claims: tuple[Claim, ...], number: int) -> None:
    writer = writer_for("json", many=True, explain=True, width=100)
    text = writer.begin() + "".join(writer.document(sample_document, sample_claims) for _ in range(number))
    found = json.loads(text + writer.end())
    assert len(found) == number
    assert all("reasons" in result["claims"][0] for result in found)


def test_lines(sample_document: Document, sample_claims: tuple[Claim, ...]) -> None:
    writer = writer_for("jsonl", many=True, explain=False, width=100)
    lines = (writer.begin() + writer.document(sample_document, sample_claims) * 2 + writer.end()).splitlines()
    assert [json.loads(line)["document"]["ref"] for line in lines] == ["ordun.txt"] * 2


def test_what_a_terminal_would_act_on_is_escaped_and_reads_back() -> None:
    hostile = {"text": "a\x1b[31m \x9b2J \x7f \u202eabc\u202c \u2028 é 部隊 \u200d"}
    text = json_text(hostile)
    assert json.loads(text) == hostile
    assert not set(text) & set("\x1b\x9b\x7f\u202e\u202c\u2028")
    assert "é 部隊 \u200d" in text


@pytest.mark.parametrize("values", [[], [{}], [{"a": [], "b": {"c": "two\nlines ’ \u2028"}}, [1, [2]], "x", None]])
def test_a_page_bit_by_bit_is_the_page(values: list[object]) -> None:
    assert "".join(json_pages(iter(values))) == json_page(values)
