"""A short share of the fuzzing: each target with its seeds, and with some made odd, the same ones every time."""

from __future__ import annotations

from contextlib import suppress
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.fuzz.odd import made_odd
from tests.fuzz.targets import TARGETS
from tests.store.server import binaries

from reportedly.errors import InputError

_SLOW = {
    "code": 3,
    "rules": 60,
    "resolve": 40,
    "html": 20,
    "store-file": 40,
    "pack": 40,
    "pack-files": 40,
    "watch": 10,
    "postgres": 40,
}
NEEDS = {
    "robots": "protego",
    "feeds-file": "urllib3",
    "filters": "fastapi",
    "api": "fastapi",
    "postgres": "psycopg",
    "watch": "protego",
    "warc": "fastwarc",
    "parquet": "pyarrow",
    "address": "urllib3",
    "moment": "markupsafe",
    **dict.fromkeys(("pack", "pack-files", "store-file"), "jinja2"),
}


@pytest.mark.parametrize("name", TARGETS)
def test_nothing_but_an_input_error(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    if name in NEEDS:
        pytest.importorskip(NEEDS[name])
    if name == "postgres" and binaries() is None:
        pytest.skip("PostgreSQL is not installed")
    target = TARGETS[name]
    begin = list(target.seeds())
    for data in begin:
        with suppress(InputError):
            target.run(data)

    @settings(max_examples=_SLOW.get(name, 100), database=None)
    @given(st.sampled_from(begin), st.integers(0, 2**32))
    def search(data: bytes, number: int) -> None:
        with suppress(InputError):
            target.run(made_odd(data, Random(number), longest=20_000))

    search()
    capsys.readouterr()
