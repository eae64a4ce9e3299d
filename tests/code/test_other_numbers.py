"""Another number of what was told, tolls that list several sorts of people, whose arrests are no losses, and news of
nationals abroad."""

from __future__ import annotations

import pytest
from tests.code.telling import Telling, at, linking

from reportedly.model import Claim, Stance


@pytest.fixture(scope="module")
def claims() -> Telling:
    return linking()


def numbers(claim: Claim) -> list[tuple[str, int | None, int | None]]:
    return [(c.kind, c.low, c.high) for c in claim.counts]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Police detained 40 protesters in Ankara on Monday. The bar association put", ("detained", 63, 63)),
        ("A bomb killed 60 people in Jolo on Monday, police said. The mayor put", ("killed", 63, 63)),
        ("Gunmen abducted 50 passengers near Bannu on Monday. Relatives put", ("abducted", 63, 63)),
        (
            'Soldiers arrested 40 officers in Orra on Monday. "They took forty," a man said.\n\nA lawyer put',
            ("detained", 63, 63),
        ),
    ],
)
def test_another_number_of_what_was_told(claims: Telling, text: str, told: tuple[str, int, int]) -> None:
    text = f"{text} the number at 63."
    claim = at(claims(text), "put the number", text)
    assert numbers(claim) == [told]
    assert [a.stance for a in claim.attribution] == [Stance.ASSERTS]


@pytest.mark.parametrize(
    "text",
    [
        "Some 200 people marched in Lviv on Monday. Police put the number at 80.",
        "A bomb killed six people in Jolo on Monday. The ministry put the number of visitors at 9.",
        "A missile killed six people and wounded 20 in Kherson on Monday. The mayor put the number at eight.",
        "Rebels killed 12 villagers near Sake on Monday. Some 30 families fled. The UN put the number at 40.",
        "Rebels killed 12 villagers near Sake on Monday. Families fled to Goma. The UN put the number at 40.",
        "Rebels killed 12 villagers near Sake on Monday. The UN put the number at 4,000.",
    ],
)
def test_numbers_that_may_be_of_something_else(claims: Telling, text: str) -> None:
    assert not any("put the number" in c.trigger.of(text) and c.counts for c in claims(text))


_AMBUSH = "Gunmen attacked a convoy near Bannu on Monday. "


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The toll on the friendly side is two soldiers and four drivers fallen.", [2, 4]),
        ("The toll is three policemen and five passengers killed.", [3, 5]),
        ("The toll stands at four soldiers, three guards and nine civilians.", [4, 3, 9]),
        ("The toll has risen to nine dead and four wounded.", [9, 4]),
        ("The toll has risen to 14.", [14]),
        ("The toll is two kiosks and four cars burned.", []),
    ],
)
def test_a_toll_that_lists_people(claims: Telling, text: str, told: list[int]) -> None:
    found = {c.span: c.low for claim in claims(_AMBUSH + text) for c in claim.counts if c.span.start >= len(_AMBUSH)}
    assert [found[span] for span in sorted(found, key=lambda span: span.start)] == told


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        (
            "The prosecutor at the Military Court of Bamako said that five officers of the army were arrested.",
            "asserts",
        ),
        ("The Philippine army said that four soldiers were arrested on Monday over the killing.", "asserts"),
        ("Ivory Coast's government said that 49 of its soldiers were detained in Bamako on Monday.", "admits"),
        ("Peru's army said that three soldiers were captured near Ayacucho on Monday.", "admits"),
        ("The Malian army said that 12 of its soldiers were detained by rebels near Kidal.", "admits"),
    ],
)
def test_a_state_that_arrests_its_officers_admits_no_loss(claims: Telling, text: str, stance: str) -> None:
    (claim,) = [c for c in claims(text) if c.mode == "arrest"]
    assert [a.stance.value for a in claim.attribution] == [stance]
    assert all(a.interest != "against" for a in claim.attribution) or stance == "admits"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("A Norwegian aid worker was released on Monday, Norway's foreign ministry said.", "released"),
        ("Four Moroccan lorry drivers were freed on Sunday, Morocco's embassy said.", "freed"),
        ("Two Polish volunteers were killed on Monday by a drone, the embassy of Poland said.", "killed"),
    ],
)
def test_who_tells_of_nationals_abroad_is_no_place(claims: Telling, text: str, word: str) -> None:
    assert at(claims(text), word, text).place is None


def test_a_country_that_is_named_otherwise_is_a_place(claims: Telling) -> None:
    text = "Police in Norway arrested three men on Monday, Norway's foreign ministry said."
    place = at(claims(text), "arrested", text).place
    assert place is not None
    assert place.country == "NO"


def of_kind(claims: tuple[Claim, ...], kind: str) -> set[tuple[int | None, int | None]]:
    return {(n.low, n.high) for c in claims for n in c.counts if n.kind == kind}


@pytest.mark.parametrize(
    "text",
    [
        "The mayor of Odra gave a toll of two gendarmes and one civilian killed and five people wounded.",
        "The governor gave a toll of two gendarmes and one civilian killed and five people wounded.",
    ],
)
def test_a_toll_of_several_sorts_of_dead_and_the_hurt_behind_them(claims: Telling, text: str) -> None:
    told = claims(text)
    assert sorted(numbers(at(told, "toll", text))) == [("killed", 1, 1), ("killed", 2, 2), ("wounded", 5, 5)]
    assert not any(c.actors for c in told)


@pytest.mark.parametrize(
    "text",
    [
        "The mayor of Odra on Monday gave a toll of two gendarmes and a driver killed and five people wounded.",
        "The Odra mayor gave a toll of two gendarmes, one civilian killed, and five people wounded.",
        "The Front reported two posts and one bridge destroyed and 12 soldiers captured.",
    ],
)
def test_who_gives_a_toll_and_whom_it_counts_did_none_of_it(claims: Telling, text: str) -> None:
    assert not any(c.actors for c in claims(text))


@pytest.mark.parametrize(
    "text",
    [
        "The raid on Odra on Monday left 12 civilians killed, 30 wounded and 5 missing, the mayor said.",
        "The mayor of Odra said there were 12 civilians killed, 30 wounded and 5 missing.",
        "A provisional toll of 12 people killed, 30 wounded and 5 missing was given by the mayor of Odra.",
        "Odra, 18 November: Gunmen attack village, 12 civilians killed, 30 wounded and 5 missing (mayor).",
    ],
)
def test_the_wounded_are_those_of_their_own_number(claims: Telling, text: str) -> None:
    told = claims(text)
    assert of_kind(told, "killed") == {(12, 12)}
    assert of_kind(told, "wounded") == {(30, 30)}
