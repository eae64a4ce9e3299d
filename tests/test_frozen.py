"""Frozen classes that are quickly made: as equal, as hashable and as small as those of the standard library."""

import dataclasses
import pickle

import pytest

from reportedly import frozen


@frozen.dataclass(frozen=True, slots=True)
class Crate:
    label: str
    size: int = 1


@frozen.dataclass(frozen=True, slots=True, eq=False)
class Lone:
    label: str


@frozen.dataclass
class Open:
    label: str


def test_it_is_compared_and_hashed_by_its_fields() -> None:
    assert Crate("a") == Crate("a", 1) != Crate("a", 2)
    assert len({Crate("a"), Crate("a"), Crate("b")}) == 2
    assert repr(Crate("a")) == "Crate(label='a', size=1)"


def test_it_is_as_any_data_class() -> None:
    assert dataclasses.asdict(Crate("a")) == {"label": "a", "size": 1}
    assert dataclasses.replace(Crate("a"), size=3) == Crate("a", 3)
    assert pickle.loads(pickle.dumps(Crate("a", 2))) == Crate("a", 2)
    assert not hasattr(Crate("a"), "__dict__")


def test_one_that_is_not_compared_is_itself_alone() -> None:
    one = Lone("a")
    assert one != Lone("a")
    assert {one: 1}[one] == 1


def test_one_that_may_be_changed_has_no_hash() -> None:
    with pytest.raises(TypeError):
        hash(Open("a"))
