"""JSON read straight into a shape, and the versions of events that are read so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportedly.resolve.model import Credibility, Event, Toll
from reportedly.store import jsons
from reportedly.store.versions import event_of_row, version_row

if TYPE_CHECKING:
    from msgspec import Struct
else:
    Struct = pytest.importorskip("msgspec", reason="needs the extra evidence").Struct

from reportedly.store import evidence_versions
from reportedly.store.typed import reader_of

_NONE = Toll(None, None, None, 0, "no figure is told")


class Side(Struct):
    key: str
    count: int | None = None


def an_event() -> Event:
    return Event(
        *("e1", "ASSAULT", None, None, None, None, (), (), _NONE, _NONE, _NONE, None, (), "nobody says", 0, {}),
        *(Credibility("F", "not rated", 6, "cannot be judged"), (), ()),
    )


def test_a_shape_leaves_out_what_it_does_not_name() -> None:
    assert reader_of(list[Side])(b'[{"key":"a","more":[1]},{"key":"b","count":2}]') == [Side("a"), Side("b", 2)]


def test_half_a_character_is_read() -> None:
    assert reader_of(Side)('{"key":"\\ud800"}') == Side("\ud800")


@pytest.mark.parametrize("text", ['{"count":1}', '{"key":3}', "[", "[]", b"\xff"])
def test_what_has_not_the_shape_is_damaged(text: str | bytes) -> None:
    with pytest.raises(jsons.DamagedError):
        reader_of(Side)(text)


def test_an_event_is_what_its_row_says() -> None:
    text = version_row(an_event())["json"]
    assert evidence_versions.event_of(text, 2, {}) == event_of_row(jsons.read(text), 2, {})


def test_an_odd_value_of_an_import_is_taken_as_it_is() -> None:
    text = version_row(an_event())["json"].replace('"information":6', '"information":"six"')
    taken: object = evidence_versions.event_of(text, 2, {}).credibility.information
    assert taken == "six"


def test_values_of_a_version_are_what_was_written() -> None:
    for text in ('{"reason":"a\\ud800b","origins":2,"score":1.50}', '{"reason":"café","origins":2}'):
        ((told,),) = [evidence_versions.parts([text])]
        assert told is not None
        assert {key: jsons.read(bytes(value)) for key, value in told.items()} == jsons.read(text)
    assert list(evidence_versions.parts(["null"])) == [None]


def test_a_version_that_is_no_object_is_damaged() -> None:
    for text in ("[1]", "{"):
        with pytest.raises(jsons.DamagedError):
            evidence_versions.parts([text])
