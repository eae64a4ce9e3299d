"""What is worked out once, without a lock."""

from reportedly.cached import cached_property


class Crate:
    def __init__(self) -> None:
        self.asked = 0

    @cached_property
    def size(self) -> int:
        """How large it is."""
        self.asked += 1
        return 3


def test_it_is_worked_out_once() -> None:
    crate = Crate()
    assert (crate.size, crate.size, crate.asked) == (3, 3, 1)
    assert vars(crate)["size"] == 3
    assert Crate().asked == 0


def test_the_class_shows_what_it_is() -> None:
    assert Crate.size.__doc__ == "How large it is."
