"""The lines of a pack's records: the same values as Python's own JSON reads, harmless on a terminal."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    import msgspec
else:
    msgspec = pytest.importorskip("msgspec", reason="needs the extra evidence")

from reportedly.evidence.lines import json_lines


class WithRaw(msgspec.Struct):
    name: str
    kept: msgspec.Raw


def test_what_is_written_reads_back_as_it_was() -> None:
    values = [{"a": [1, 2.5, None, True]}, {"much": 2**70}, {"small": 1e-07}, "“Überall”", "line\nbreak\x7f\u202e\x85"]
    lines = json_lines(values)
    assert [json.loads(line) for line in lines.splitlines()] == values
    assert lines.startswith(b'{"a":[1,2.5,null,true]}\n')


def test_nothing_is_left_that_a_terminal_acts_on() -> None:
    assert json_lines(["\x7f\u202e\x85\x1b é"]) == '"\\u007f\\u202e\\u0085\\u001b é"\n'.encode()


def test_half_of_a_character_is_an_escape() -> None:
    assert json_lines([{"name": "\ud800 Ö"}]) == '{"name":"\\ud800 Ö"}\n'.encode()


def test_what_was_written_before_stands_as_it_was() -> None:
    line = WithRaw("half \ud800", msgspec.Raw(b'{"score":1.50}'))
    assert json_lines([line]) == b'{"name":"half \\ud800","kept":{"score":1.5}}\n'
    line = WithRaw("whole", msgspec.Raw('{"score":1.50,"\u202e":"é"}'))
    assert json_lines([line]) == '{"name":"whole","kept":{"score":1.50,"\\u202e":"é"}}\n'.encode()
