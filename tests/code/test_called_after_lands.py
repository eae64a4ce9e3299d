"""A quarter or a street called after a country is not in it; a governor's convoy is no army; what a force lost is its
own loss."""

from __future__ import annotations

import pytest
from tests.code.telling import Telling, at


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Two people were killed in the Argentina district of Caracas on Monday.", "VE"),
        ("Two people were killed in Oman street in Aden on Monday.", "YE"),
        ("Two people were killed in the Kenya quarter of Lubumbashi on Monday.", None),
        ("Two people were killed in Argentina on Monday.", "AR"),
    ],
)
def test_called_after_a_country(claims: Telling, text: str, country: str | None) -> None:
    place = at(claims(text), "killed", text).place
    assert place is not None
    assert place.country == country


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The governor's convoy was ambushed on Monday near Maiduguri.", "gov-ng"),
        ("Gunmen ambushed the minister's convoy on Monday near Maiduguri.", "gov-ng"),
        ("The army chief's convoy was ambushed on Monday near Maiduguri.", "mil-ng"),
        ("The government's troops were ambushed on Monday near Maiduguri.", "mil-ng"),
    ],
)
def test_whose_convoy(claims: Telling, text: str, kind: str) -> None:
    assert [p.actor_id for p in at(claims(text), "ambushed", text).targets] == [kind]


@pytest.mark.parametrize(
    ("text", "word", "lost"),
    [
        ("The army said it retook Gao on Monday, losing 17 soldiers and killing 96 rebels.", "losing", 17),
        ("The army said its troops killed 96 rebels near Gao, losing 17 men.", "losing", 17),
        ("The rebels said they killed 96 soldiers near Gao, losing 17 fighters.", "losing", 17),
    ],
)
def test_own_losses_stand_alone(claims: Telling, text: str, word: str, lost: int) -> None:
    told = claims(text)
    assert [c.low for c in at(told, word, text).counts] == [lost]
    others = [c for c in told if word not in c.trigger.of(text)]
    assert all(n.low != lost for c in others for n in c.counts)


def test_order_restored_is_no_ceasefire(claims: Telling) -> None:
    assert all(c.mode != "ceasefire" for c in claims("Order was restored in the city on Monday, the police said."))


def test_who_brokers_a_deal_is_not_where_it_is(claims: Telling) -> None:
    text = "Rebels withdrew from the town of Sarnova on Wednesday under a deal brokered by Angola."
    claim = at(claims(text), "withdrew", text)
    assert [p.country for p in claim.actors] == [None]
