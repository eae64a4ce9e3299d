"""Where one place lies in another, and how the claims are looked up while places are lent."""

from __future__ import annotations

from reportedly.code.setting_ties import Containment


def test_a_place_lies_in_the_one_that_follows_it() -> None:
    text = (
        "Rebels took Orra in the northern Tolmin province. Later Sarn, Tolmin, was shelled. Orra, they said, is lost."
    )
    places = Containment(text)
    assert places.holds("Tolmin", "Orra")
    assert places.holds("Tolmin", "Sarn")
    assert not places.holds("Orra", "Tolmin")
    assert places.innermost({"Tolmin", "Orra"}) == {"Orra"}
    assert places.innermost({"Tolmin", "Orra", "Sarn"}) == {"Orra", "Sarn"}


def test_a_country_holds_all() -> None:
    assert Containment("Nothing of the kind.").innermost({"Mali", "Orra"}) == {"Orra"}


def test_the_end_of_another_name_is_none_of_its_own() -> None:
    assert not Containment("They left Orra, Tolmina the day after.").holds("Tolmin", "Orra")


def test_only_the_first_mentions_are_looked_at() -> None:
    """A text that names one place ten thousand times is not read ten thousand times for each other place."""
    text = "Orra, " * 10_000 + "Orra, Tolmin"
    assert not Containment(text).holds("Tolmin", "Orra")
    assert Containment("Orra, Tolmin, " + text).holds("Tolmin", "Orra")
