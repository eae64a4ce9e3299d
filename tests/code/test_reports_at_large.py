"""What reports from anywhere tell: chronicles, captions, courts, and news that is not of war."""

from __future__ import annotations

import pytest
from tests.code.telling import Telling, at, place

from reportedly.model import EventType, Modality


@pytest.mark.parametrize(
    ("text", "word", "whom"),
    [
        ("Two men killed a nurse and wounded another patient before being shot dead by police.", "shot", ["Two men"]),
        ("Gunmen seized the bank and held three clerks before being killed by commandos.", "killed", ["Gunmen"]),
        ("Nine men were tortured before being killed by the militia.", "killed", ["Nine men"]),
        ("A refugee stabbed a clerk and hurt two others before being arrested.", "arrested", ["A refugee"]),
        (
            "Soldiers walk near the house where Omar Karim Fald, sought in connection with a raid in Leeds, was "
            "taken into custody in Derby.",
            "taken",
            [],
        ),
    ],
)
def test_a_clause_without_a_subject_has_that_of_its_verb(
    claims: Telling, text: str, word: str, whom: list[str]
) -> None:
    assert [p.text for p in at(claims(text), word, text).targets] == whom


def test_those_with_a_clause_of_their_own_are_told_of_in_it(claims: Telling) -> None:
    text = "They mourned the nine men who were killed and six who were wounded in Orra."
    told = claims(text)
    assert [(c.kind, c.low) for c in at(told, "killed", text).counts] == [("killed", 9)]
    assert [(c.kind, c.low) for c in at(told, "wounded", text).counts] == [("wounded", 6)]
    text = "They mourned nine men and six women who were killed in Orra."
    assert [c.low for c in at(claims(text), "killed", text).counts] == [9, 6]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Nine were injured in the Molloy's bar bombing of 1971.", []),
        ("Roe's car bombing killed nine people in Orra.", ["Roe"]),
        ("The army's village raid killed nine people.", ["The army"]),
        ("Israel's school bombing killed nine people.", ["Israel"]),
    ],
)
def test_whose_bar_was_bombed_bombed_nothing(claims: Telling, text: str, who: list[str]) -> None:
    force = [c for c in claims(text) if c.event_type is EventType.ASSAULT]
    assert [p.text for c in force for p in c.actors] == who


@pytest.mark.parametrize(
    "text",
    [
        "The firm will assemble the jets in Orra.",
        "The utility hopes to restart its nuclear reactors.",
        "The court upheld the company's protest.",
        "The board announced the release of a new software suite.",
        "Police secured the area of a school in Derby.",
        "The judge stayed Roe's execution until June.",
        "The confrontation between the ambassadors at the UN was loud.",
    ],
)
def test_what_is_no_deed_of_a_conflict(coded: Telling, text: str) -> None:
    assert coded(text) == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The general assembled his troops at the border.", EventType.MOBILIZE),
        ("Norland will restart the reactor that makes plutonium for its weapons.", EventType.MOBILIZE),
        ("Students held a protest in Orra against the court.", EventType.PROTEST),
        ("The rebels announced the release of nine hostages.", EventType.RETREAT),
        ("The army secured the town of Orra after a siege.", EventType.COERCE),
        ("The execution of four captives by the militia drew anger.", EventType.ASSAULT),
        ("A confrontation between soldiers and rebels left nine dead.", EventType.ASSAULT),
    ],
)
def test_what_is_one(coded: Telling, text: str, kind: EventType) -> None:
    assert kind in {c.event_type for c in coded(text)}


@pytest.mark.parametrize(
    ("text", "word", "sub_event"),
    [
        (
            "A bomb went off in Orra. Dan Roe, 31, was shot dead by guards, who fear another blast.",
            "shot",
            "Armed clash",
        ),
        ("Roe was fatally shot in Orra. He was being questioned about the bombing of a shop.", "shot", "Attack"),
        ("A car bomb exploded at a hotel in Orra. Twelve people died.", "died", "Remote explosive/landmine/IED"),
    ],
)
def test_who_is_shot_was_not_blown_up(claims: Telling, text: str, word: str, sub_event: str) -> None:
    acled = at(claims(text), word, text).acled
    assert acled is not None
    assert acled.sub_event_type == sub_event


@pytest.mark.parametrize(
    "text",
    [
        "Targeted killings are a matter for the courts.",
        "The minister says that suicide bombings will be a subject of the talks.",
        "He is wary of attacks.",
        "The use of air strikes raises legal questions.",
        "Norlandic air strikes are accountable in the UK through parliament.",
        "Its programme of targeted killings is old.",
    ],
)
def test_deeds_in_general_are_none(coded: Telling, text: str) -> None:
    assert coded(text) == ()


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Revenge killings have increased in Bamako since May.", "killings"),
        ("Villagers flee attacks by bandits.", "attacks"),
        ("Israeli strikes are heavy in Gaza.", "strikes"),
        ("Russian air strikes are under way in Idlib.", "strikes"),
        ("Shells hit the town as air strikes continue.", "strikes"),
        ("The rebels claimed several attacks.", "attacks"),
    ],
)
def test_deeds_that_are_told_of(coded: Telling, text: str, word: str) -> None:
    assert any(word in c.trigger.of(text) for c in coded(text))


@pytest.mark.parametrize(
    ("text", "word", "modality"),
    [
        ("A bomber kills nine when he drives a truck into a queue.", "kills", Modality.ACTUAL),
        ("Bombs rock Lyon, in which nine people die.", "die", Modality.ACTUAL),
        ("Civilians die when shells hit houses.", "die", Modality.HYPOTHETICAL),
        ("Roe hoped he would be remembered when soldiers killed him.", "killed", Modality.FUTURE),
        ("Roe said he would resign when troops shot nine protesters.", "shot", Modality.ACTUAL),
    ],
)
def test_the_present_of_chronicles(claims: Telling, text: str, word: str, modality: Modality) -> None:
    assert at(claims(text), word, text).modality is modality


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("The town of Lyon was calm. Gunmen attacked bars in Paris, and nine people died in the city.", "Paris"),
        ("Fighters seized Homs in May. Jets bombed Damascus and nine people died in the city.", "Damascus"),
        ("Rebels took Goma. The mayor said in Kinshasa that nine people had died in the city.", "Goma"),
        ("Gunmen attacked Nice. A court in Paris heard that nine people died in the city.", "Nice"),
    ],
)
def test_the_city_may_be_a_capital(claims: Telling, text: str, where: str) -> None:
    assert place(at(claims(text), "died", text)) == where


@pytest.mark.parametrize(
    ("text", "word", "where"),
    [
        ("At a news conference in Derby, the widow said that her husband was killed by soldiers.", "killed", None),
        (
            "At a press conference in Derby on Monday, Roe displayed pictures showing the body of a clerk with "
            "nine bullet wounds.",
            "wounds",
            None,
        ),
        ("Nine people were killed at a press conference in Kabul.", "killed", "Kabul"),
        ("Roe, who worked at a mill in Derby, was charged over the attacks, which killed five people.", "killed", None),
        ("A clerk who worked at a bank in Derby was shot dead on Monday.", "shot", "Derby"),
    ],
)
def test_where_it_is_told_and_where_he_works_it_was_not(
    claims: Telling, text: str, word: str, where: str | None
) -> None:
    assert place(at(claims(text), word, text)) == where


def test_one_of_several_is_not_he(claims: Telling) -> None:
    text = "An agent, along with two troopers, were talking to Dan Todd, and he was shot after he attacked them."
    assert [p.name for p in at(claims(text), "shot", text).targets] == ["Dan Todd"]
