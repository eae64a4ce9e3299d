"""Who speaks for a body by the office he holds: desks, posts, ranks, a state's own outlet, and names set apart."""

from __future__ import annotations

import pytest
from tests.code.telling import Telling, at, linking
from tests.link.test_actors import DAY, NONE, claim, document, link_id

from reportedly.link import link_actors
from reportedly.link.actors import link_actor
from reportedly.link.context import is_states_outlet
from reportedly.link.registry import load_registry
from reportedly.model import Attribution, Party, Span

REGISTRY = load_registry()
NIGERIA = {"NG": 9.0}


@pytest.fixture(scope="module")
def claims() -> Telling:
    return linking()


def speaker(text: str, name: str) -> str | None:
    """Whom a person speaks for who is cited by this name."""
    start = text.index(name)
    source = Party(Span(start, start + len(name)), name, name=name)
    (after,) = link_actors(document(text), (claim(attribution=(Attribution(source, None),)),), registry=REGISTRY)
    return after.attribution[0].source.actor_id


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("the Director of Public Relations and Information of the Air Force", "mil-ng"),
        ("the Director of Public Relations of the Air Force", "mil-ng"),
        ("the head of media affairs of Hamas", "hamas"),
        ("the Acting Director of Defence Media Operations", "mil-ng"),
        # what is no desk, and whose desk nobody knows
        ("the Director of Roads and Bridges of the Air Force", None),
        ("the Director of Public Relations and Information of the Odra Bank", None),
    ],
)
def test_the_head_of_a_desk_speaks_for_the_body_whose_it_is(text: str, actor: str | None) -> None:
    assert link_id(text, NIGERIA) == actor


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("The Theatre Commander of Operation Hadin Kai", "mil-ng"),
        ("the Sector Coordinator of Operation Hadin Kai", "mil-ng"),
        ("The Theatre Commander of the army", "mil-ng"),
        ("The Theatre Commander of the Odra Front", None),
        ("the Theatre Commander", None),
    ],
)
def test_a_post_is_of_the_body_behind_it_whatever_its_name(text: str, actor: str | None) -> None:
    assert link_id(text, NIGERIA) == actor


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Governor Colonel Ibro Garba", "gov-ng"),
        ("Governor Ibro Garba", "gov-ng"),
        ("government soldiers", "mil-ng"),
        ("government forces", "mil-ng"),
    ],
)
def test_a_rank_behind_an_office_makes_nobody_a_soldier(text: str, actor: str) -> None:
    assert link_id(text, NIGERIA) == actor


@pytest.mark.parametrize(
    ("text", "land", "actor"),
    [
        ("the Joint Operations Command", "IQ", "mil-iq"),
        ("the Basra Operations Command", "IQ", "mil-iq"),
        ("the Joint Operations Command", "NG", None),
    ],
)
def test_the_operations_commands_of_iraq_are_its_army(text: str, land: str, actor: str | None) -> None:
    assert link_id(text, {land: 9.0}) == actor


def test_a_command_by_its_name() -> None:
    assert link_id("the Internal Security Operations Command", NONE) == "mil-th"


STRIKE = (
    "The army said on Monday that it had struck a depot in southern Lebanon, killing two people. "
    "Israel had warned of an attack."
)


@pytest.mark.parametrize(
    ("publisher", "army"),
    [("Israel State Radio", "mil-il"), ("Israel Chronicle", "mil-lb"), (None, "mil-lb")],
)
def test_the_army_of_a_states_own_outlet_is_its_own_wherever_it_strikes(publisher: str | None, army: str) -> None:
    struck = at(linking(publisher)(STRIKE), "struck", STRIKE)
    assert [p.actor_id for p in struck.actors] == [army]
    assert struck.attribution[0].source.actor_id == army


def test_only_a_whole_army_is_that_of_a_states_own_outlet() -> None:
    lebanon = {"LB": 6.0}
    for text, actor in (("the army", "mil-il"), ("the air force", "mil-il"), ("soldiers", "mil-lb")):
        found = link_actor(text, registry=REGISTRY, on=DAY, countries=lebanon, home="IL", army="IL")
        assert found is not None
        assert found.id == actor


def test_a_states_outlet_is_told_by_its_name() -> None:
    assert is_states_outlet("Norland State Radio", REGISTRY)
    assert not is_states_outlet("Norland Courier", REGISTRY)
    assert not is_states_outlet(None, REGISTRY)


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Gunmen fled Gao in Mali. The Director of Army Public Relations, Jan Odra, said so.", "mil-ml"),
        ("GAO, Mali - The Director of Army Public Relations, Jan Odra, said so.", "mil-ml"),
        ("Gunmen fled Gao in Mali. A Boko Haram commander, Jan Odra, said so.", "boko-haram"),
        ("Gunmen fled Gao in Mali. The Odra company, Jan Odra, said so.", None),
    ],
)
def test_an_office_with_capitals_before_a_name_is_his(text: str, actor: str | None) -> None:
    assert speaker(text, "Jan Odra") == actor


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Gunmen fled Gao in Mali, Jan Odra, a spokesman for Boko Haram (BH), said.", "boko-haram"),
        ("Gunmen fled Gao in Mali, Jan Odra, a spokesman for Boko Haram (nine men), said.", None),
        ("Gunmen fled Gao in Mali, Jan Odra, spokesman for Boko Haram, said.", "boko-haram"),
        ("Gunmen fled Gao in Mali, Jan Odra, commander of Boko Haram, said.", "boko-haram"),
        ("Gunmen fled Gao in Mali, Jan Odra, foe of Boko Haram, said.", None),
    ],
)
def test_an_office_behind_a_name_needs_no_article_and_may_have_letters_behind_it(text: str, actor: str | None) -> None:
    assert speaker(text, "Jan Odra") == actor


@pytest.mark.parametrize("name", ["He", "Brun"])
def test_who_bears_a_post_named_before_him_keeps_its_side(name: str, claims: Telling) -> None:
    text = (
        "A spokesman for the army, Colonel Jan Brun, rejected claims that soldiers had killed nine villagers near Gao "
        f"in Mali on Monday. {name} said that fighters had burned the houses."
    )
    assert at(claims(text), "burned", text).attribution[0].source.actor_id == "mil-ml"


def test_who_bears_a_post_of_nobody_known_keeps_no_side(claims: Telling) -> None:
    text = (
        "A spokesman for the Odra Front, Colonel Jan Brun, denied that its fighters had killed nine villagers near Gao "
        "in Mali on Monday. He said that soldiers had burned the houses."
    )
    assert at(claims(text), "burned", text).attribution[0].source.actor_id is None


@pytest.mark.parametrize(
    ("told", "hit"),
    [
        ("it had hit a military camp", None),
        ("it had hit an army post", None),
        ("rebels had hit a military camp", "mil-ml"),
    ],
)
def test_who_hits_a_camp_does_not_hit_his_own(told: str, hit: str | None, claims: Telling) -> None:
    text = f"The army said on Monday that {told} near Gao, in Mali."
    assert [p.actor_id for p in at(claims(text), "hit", text).targets] == [hit]


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        (
            "Troops shelled Aleppo in Syria on Sunday. The foreign secretary said that they had killed nine people.",
            None,
        ),
        ("American envoys are in Gao, Mali. The secretary of state said that troops had killed nine people.", "gov-us"),
        ("Troops killed nine people near Lahore in Pakistan on Sunday, the foreign secretary said.", "gov-pk"),
        ("Troops killed nine people near Gao in Mali on Sunday, the foreign minister said.", "gov-ml"),
    ],
)
def test_an_office_is_of_a_land_that_has_it(text: str, whose: str | None, claims: Telling) -> None:
    ids = {a.source.actor_id for c in claims(text) for a in c.attribution if c.counts}
    assert ids == {whose}


@pytest.mark.parametrize(
    ("who", "whose"),
    [
        ("Diplomats in Algiers", None),
        ("A diplomat", None),
        ("Western diplomats in Cairo", None),
        ("An envoy in Bamako", None),
        ("A French diplomat", "gov-fr"),
        ("An envoy of France", "gov-fr"),
        ("The Algerian embassy in Bamako", "gov-dz"),
    ],
)
def test_a_diplomat_is_not_of_the_land_where_he_is(who: str, whose: str | None, claims: Telling) -> None:
    text = f"{who} said that rebels had killed nine people near Gao in Mali."
    ids = {a.source.actor_id for c in claims(text) for a in c.attribution if c.counts}
    assert ids == {whose}


@pytest.mark.parametrize(
    ("who", "whose"),
    [
        ("The Ministry of Transport in Sanaa", "houthis"),
        ("The health ministry in Sana’a", "houthis"),
        ("Sanaa's health ministry", "houthis"),
        ("Security officials in Sanaa", "houthis"),
        ("The health ministry in Aden", "gov-ye"),
        ("The health ministry", "gov-ye"),
        ("The Omani embassy in Sanaa", "gov-om"),
        ("Residents in Sanaa", "civilians-ye"),
    ],
)
def test_a_capital_held_by_another_speaks_for_its_holder(who: str, whose: str, claims: Telling) -> None:
    text = f"{who} said that shells had killed nine people near Taiz in Yemen."
    ids = {a.source.actor_id for c in claims(text) for a in c.attribution if c.counts}
    assert ids == {whose}
