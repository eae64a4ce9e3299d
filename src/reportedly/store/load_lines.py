"""The lines of a file that holds a store, read with care: the file may come from anybody."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from math import isfinite
from typing import Any, BinaryIO, NoReturn

from reportedly.errors import InputError
from reportedly.store.portable import END, FORMAT, HEADER

LONGEST = 128 * 2**20  # bytes of a line; a document of the most that is read, and its bytes, are less


class BadLineError(Exception):
    """What is wrong with a line, in words."""


class Lines:
    """Rows one by one, each as the name of its table and its values; `number` is the line that was read last."""

    def __init__(self, file: BinaryIO, ref: str) -> None:
        self._file = file
        self._ref = ref
        self._hashed = hashlib.sha256()
        self.number = 0

    def __iter__(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """The rows between header and end. Raises BadLineError for what is no line of such a file."""
        self._header()
        rows = 0
        while True:
            before = self._hashed.hexdigest()
            name, told = self._row()
            if name == END:
                break
            rows += 1
            yield name, told
        if told != {"rows": rows, "sha256": before}:
            raise BadLineError("the end of the file does not fit its lines: it was changed since it was written")
        self.number += 1
        if self._file.read(1):
            raise BadLineError("more follows after the end")

    def failing(self, problem: str) -> NoReturn:
        """Raises InputError that names the line."""
        where = f"{self._ref}, line {self.number:,}" if self.number else self._ref
        remedy = "nothing was imported; take a file that export --as jsonl wrote"
        raise InputError(ref=where, problem=problem, remedy=remedy)

    def _header(self) -> None:
        name, told = self._row()
        if name != HEADER or told.keys() != {"format", "whole", "events"}:
            raise BadLineError("this is no store that was exported")
        if told["format"] != FORMAT:
            raise BadLineError(f"its format is {told['format']!r:.20}, and this version of reportedly reads {FORMAT}")

    def _row(self) -> tuple[str, dict[str, Any]]:
        line = self._file.readline(LONGEST + 1)
        self.number += 1
        if not line:
            raise BadLineError("the file ends before its last line")
        if len(line) > LONGEST:
            raise BadLineError(f"it is longer than {LONGEST:,} bytes")
        if not line.endswith(b"\n"):
            raise BadLineError("it breaks off")
        self._hashed.update(line)
        told = _parsed(line)
        if not isinstance(told, dict) or len(told) != 1:
            raise BadLineError("it is no object with one key, the name of a table")
        ((name, row),) = told.items()
        if not isinstance(row, dict):
            raise BadLineError("its row is no object")
        return name, row


def _parsed(line: bytes) -> Any:
    try:
        return json.loads(line.decode(), parse_constant=_no_number, parse_float=_float)
    except UnicodeDecodeError:
        raise BadLineError("it is not UTF-8") from None
    except RecursionError:
        raise BadLineError("it nests too deep") from None
    except ValueError as error:
        raise BadLineError(f"it is no JSON ({error})") from None


def _float(told: str) -> float:
    value = float(told)
    return value if isfinite(value) else _no_number(told)


def _no_number(told: str) -> NoReturn:
    raise ValueError(f"{told:.20} is no number")
