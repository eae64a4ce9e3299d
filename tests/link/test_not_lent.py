"""What is of many days, of another day, or somewhere else takes no day and no place of the story."""

from __future__ import annotations

import pytest
from tests.code.telling import Telling, linking

from reportedly.model import Claim

_NEWS = "Rebels attacked a base in Gao on Tuesday.\n\nThe army killed nine of them.\n\n"


@pytest.fixture(scope="module")
def claims() -> Telling:
    return linking()


def _of(claims: Telling, text: str, word: str) -> Claim:
    return [c for c in claims(text) if word in c.trigger.of(text)][-1]


def _day(claim: Claim) -> str | None:
    return f"{claim.time.earliest:%m-%d}" if claim.time is not None and claim.time.earliest is not None else None


def _place(claim: Claim) -> str | None:
    return claim.place.name if claim.place is not None else None


@pytest.mark.parametrize(
    ("told", "word"),
    [
        ("A teacher in Kidal criticises the army for its part in drone strikes on villages.", "strikes"),
        ("He said that the men wanted to avenge raids on their herds.", "raids"),
        ("Their leader was shot dead several days later.", "shot"),
        ("Their leader was shot dead weeks after the attack.", "shot"),
        ("The envoy, who travelled to Kidal, spoke of 300 raids since 2004.", "travelled"),
        ("Since 2019, there have been 40 villagers killed by the army.", "killed"),
        ("The rebels took Kidal in the spring.", "took"),
        ("Rebels killed 40 people in Kidal that winter.", "killed"),
        ("The valley was lost in the winter that followed the fall of Kidal.", "fall"),
    ],
)
def test_what_is_of_other_days_takes_no_day_of_the_story(claims: Telling, told: str, word: str) -> None:
    assert _day(_of(claims, _NEWS + told, word)) != "11-17"


@pytest.mark.parametrize(
    ("told", "word"),
    [
        ("Air strikes killed nine more.", "killed"),
        ("Shops were burnt.", "burnt"),
        ("The attack came days after a truce was signed, and it killed nine men.", "killed"),
    ],
)
def test_what_goes_on_with_the_story_is_of_its_day(claims: Telling, told: str, word: str) -> None:
    assert _day(_of(claims, _NEWS + told, word)) == "11-17"


@pytest.mark.parametrize(
    "told",
    [
        "A teacher in Kidal criticises the army for its part in drone strikes on villages.",
        "He said that the men wanted to avenge raids on their herds.",
    ],
)
def test_deeds_at_large_are_at_no_place_of_the_story(claims: Telling, told: str) -> None:
    claim = _of(claims, _NEWS + told, "strikes" if "strikes" in told else "raids")
    assert claim.place is None or claim.place.name != "Gao"


def test_where_something_was_sent_is_no_scene(claims: Telling) -> None:
    told = "Two men were shot in Kidal. The bags were sent to a laboratory in Gao. Three people died."
    place = _of(claims, told, "died").place
    assert place is not None
    assert place.name == "Kidal"


def test_a_place_is_not_handed_on_for_ever(claims: Telling) -> None:
    """From sentence to sentence in one long paragraph, with another place told in between."""
    more = " ".join(
        f"The owner of shop {n} was beaten." for n in ("one", "two", "three", "four", "five", "six", "seven")
    )
    told = f"Two men were shot in Kidal. A boy was stabbed in Gao. {more} A driver was robbed."
    place = _of(claims, told, "robbed").place
    assert place is None or place.name not in ("Gao", "Kidal")


def test_what_has_gone_on_for_long_is_of_no_one_day(claims: Telling) -> None:
    text = (
        "At least 14 people were killed on Tuesday when drones struck a camp in El Fasher. Doctors blamed the Rapid "
        "Support Forces, who have besieged the city{}."
    )
    assert _day(_of(claims, text.format(" for over a year"), "besieged")) is None
    assert _day(_of(claims, text.format(""), "besieged")) == "11-17"


def test_what_was_when_a_town_fell_is_of_the_day_on_which_that_was_told_to_be(claims: Telling) -> None:
    text = "The rebels took Gao in October 2024. On Tuesday a drone hit a depot there, the army said.\n\n"
    killed = _of(claims, text + "Most of the people were killed when the city fell.", "killed")
    assert _day(killed) == "10-01"
    assert killed.background
    assert _day(_of(claims, text + "Two people were killed when the roof fell.", "killed")) == "11-17"
    again = (
        "Rebels captured Gao on Tuesday. Rebels took Gao in April 2012 too. Nine people were killed when the town fell."
    )
    assert _day(_of(claims, again, "killed")) == "11-17"
    elsewhere = "Soldiers attacked Kidal. Two people were killed when the town fell."
    assert _day(_of(claims, text + elsewhere, "killed")) != "10-01"


def test_where_one_of_the_hurt_died_later_is_no_scene(claims: Telling) -> None:
    told = "A drone killed seven people in Kidal on Sunday. The eighth died of burns in Gao on Monday. "
    assert _place(_of(claims, told + "The army said it had destroyed a rebel base.", "destroyed")) != "Gao"


def test_a_border_town_is_the_one_that_is_named_next_or_none(claims: Telling) -> None:
    told = "Rebels killed four people in a border town on Friday, the mayor said. "
    far = "They hit a house in Kidal. Police held two men there. Gao, a district town, was hit by a bomb too."
    assert _place(_of(claims, told + far, "killed")) != "Gao"
    assert _place(_of(claims, told + "Gao, a district town, was shelled for an hour.", "killed")) == "Gao"


def test_what_goes_on_with_two_old_raids_is_old(claims: Telling) -> None:
    told = (
        "A bomb hit a market in Gao on Friday. In January 2023 Mali fired rockets at bases in Niger, and Niger hit "
        "back two days later near Gao. At least 11 people were killed."
    )
    killed = _of(claims, told, "killed")
    assert killed.background
    assert _day(killed) == "01-01"


def test_an_army_that_a_land_tells_of_is_not_its_neighbours(claims: Telling) -> None:
    told = (
        "Mali on Tuesday accused Niger of killing eight of its citizens in Gao. They were traders from Mali, Mali's "
        "foreign minister told reporters in Bamako. Niger's state news service has said that the army destroyed a "
        "base. Niger did not reply. Mali and Niger have quarrelled."
    )
    assert [p.actor_id for p in _of(claims, told, "destroyed").actors] != ["mil-ml"]


_AMBUSHED = "Gunmen killed two soldiers near Gao, the army said."


@pytest.mark.parametrize(
    ("told", "word", "day"),
    [
        (f"{_AMBUSHED}\n\nThey were on their way to Menaka, a town that rebels overran on Sunday.", "killed", None),
        (f"{_AMBUSHED}\n\nIn Menaka, where a mob attacked the court on Sunday, shops were shut.", "killed", None),
        (f"{_AMBUSHED} They were to relieve a post that rebels stormed on Sunday.", "killed", None),
        (f"{_AMBUSHED} In Gao, where gunmen shot at a bus on Sunday, shops were shut.", "killed", "11-15"),
        (f"{_AMBUSHED} The gunmen, who attacked on Sunday, fled.", "killed", "11-15"),
        ("The governor visited Gao, where gunmen killed nine on Sunday. Houses were burnt.", "burnt", "11-15"),
    ],
)
def test_what_befell_another_place_is_of_a_day_of_its_own(
    claims: Telling, told: str, word: str, day: str | None
) -> None:
    assert _day(_of(claims, told, word)) == day


@pytest.mark.parametrize(
    "told",
    [
        "Jurors on Tuesday heard the mother of a boy.",
        "The trial of Ali Cisse opened in Gao on Tuesday.",
        "Ali Cisse appeared in court in Gao on Tuesday.",
        "A court in Gao sentenced Ali Cisse to life on Tuesday.",
        "A survivor testified before a tribunal on Tuesday.",
    ],
)
def test_a_deed_is_not_of_the_day_on_which_it_is_judged(claims: Telling, told: str) -> None:
    text = f"{told}\n\nThe brothers shot dead a guard. Nine people were wounded."
    assert [_day(_of(claims, text, word)) for word in ("shot", "wounded")] == [None, None]


@pytest.mark.parametrize(
    "told", ["Gunmen attacked a court in Gao on Tuesday.", "A judge was shot dead in Gao on Tuesday."]
)
def test_a_deed_done_to_judges_has_its_day(claims: Telling, told: str) -> None:
    assert _day(_of(claims, f"{told}\n\nNine people were killed.", "killed")) == "11-17"


def test_a_deed_that_tells_who_somebody_is_takes_no_day(claims: Telling) -> None:
    text = (
        "Mourners outside the courthouse where the trial for Orra bombing suspect Karl Brok was held on March 5, 2015."
    )
    assert _day(_of(claims, text, "bombing")) is None


def test_a_deed_behind_one_of_another_day_takes_no_day(claims: Telling) -> None:
    text = (
        "Police seized a truck in Gao on Tuesday.\n\n"
        "Shells were found in two cars that men had parked there on Saturday. One of the cars exploded, killing nine."
    )
    assert _day(_of(claims, text, "exploded")) is None


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Ali Cisse was arrested days before the Gao attacks and is currently in a prison in Kidal.", "arrested"),
        ("Ali Cisse was arrested days before the Gao attacks and is currently in a prison in Kidal.", "attacks"),
        (_NEWS + "Two men were shot earlier.", "shot"),
        (_NEWS + "Two men had previously been shot.", "shot"),
    ],
)
def test_what_was_before_is_of_no_day_that_is_told(claims: Telling, text: str, word: str) -> None:
    assert _day(_of(claims, text, word)) is None


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Ali Cisse, 21, appeared at Gao District Court, charged with killing three people with a bomb.", "killing"),
        ("In a court in Gao, Ali Cisse admitted that he had shot dead four soldiers.", "shot"),
        ("Mourners outside the courthouse in Gao where the trial for Orra bombing suspect Karl was held.", "bombing"),
    ],
)
def test_where_a_deed_is_judged_it_was_not_done(claims: Telling, text: str, word: str) -> None:
    place = _of(claims, text, word).place
    assert place is None or "Gao" not in (place.name or place.text)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Gunmen shot dead a guard outside the court in Gao.", "shot"),
        ("Militants attacked the courthouse in Gao.", "attacked"),
        ("A bomb exploded at the tribunal in Gao, killing nine people.", "exploded"),
        ("Police arrested three lawyers at the court in Gao.", "arrested"),
    ],
)
def test_a_deed_done_at_a_court_was_there(claims: Telling, text: str, word: str) -> None:
    place = _of(claims, text, word).place
    assert place is not None
    assert place.name == "Gao"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("In October 2025, nine men were convicted of the Gao bombings.", "bombings"),
        ("Nine men were convicted on Monday of a bombing in Gao.", "bombing"),
        ("Ali Cisse was found guilty on Monday of an attack in Gao that killed nine.", "killed"),
        ("Ali Cisse was charged with the murder of a guard on Monday.", "murder"),
    ],
)
def test_a_deed_is_not_of_the_day_on_which_one_is_judged_for_it(claims: Telling, text: str, word: str) -> None:
    assert _day(_of(claims, text, word)) is None


def test_who_judges_does_so_on_that_day(claims: Telling) -> None:
    assert _day(_of(claims, "Nine men were convicted on Monday of a bombing in Gao.", "convicted")) == "11-16"


@pytest.mark.parametrize("words", ["Five days later", "Two weeks later"])
def test_nothing_is_counted_past_a_day_of_no_year_that_is_told(words: str) -> None:
    text = (
        f"Rebels raided Gao on 5 March 2019.\n\nRebels shot a man on 9 March. {words}, they attacked a post in Kidal."
    )
    claim = _of(linking(published=None), text, "attacked")
    assert claim.time is None or claim.time.earliest is None


def test_where_some_of_the_hurt_are_now_is_no_scene(claims: Telling) -> None:
    told = "A bomb hit a market in Kidal on Monday. The bombing has left 37 injured, of whom 12 are in Gao."
    assert _place(_of(claims, told, "injured")) == "Kidal"
    told = "Gunmen attacked a bus on Monday, killing nine people, of whom three were shot in Gao."
    assert _place(_of(claims, told, "shot")) == "Gao"
