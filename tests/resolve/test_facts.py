"""What comparing reads of a claim, and what it makes of two: names, intervals, wars, history and distances."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from tests.resolve.making import claim, made

from reportedly.link.actors import link_actor
from reportedly.link.registry import load_registry
from reportedly.resolve import days, parties, places
from reportedly.resolve.block import keys, probes
from reportedly.resolve.compare import compare
from reportedly.resolve.facts import facts, place_names, roams
from reportedly.resolve.model import LinkedClaim

DAY, NEXT = "2026-03-02", "2026-03-03"


def unmapped(text: str) -> dict[str, Any]:
    nowhere = dict.fromkeys(("place_id", "name", "country", "admin1", "latitude", "longitude", "reason"))
    return {**nowhere, "text": text, "start": 0, "end": len(text), "precision": "unknown"}


def in_one_sentence(sentence: str, first: dict[str, Any], second: dict[str, Any]) -> tuple[LinkedClaim, LinkedClaim]:
    """Two claims whose triggers stand in one sentence."""
    one, two = made({**first, "words": sentence}), made({**second, "words": sentence})
    found = []
    for linked in (*one, *two):
        trigger = linked.claim["trigger"]["text"]
        begin = linked.claim["evidence"]["start"] + sentence.index(trigger)
        told = {"start": begin, "end": begin + len(trigger), "text": trigger}
        found.append(replace(linked, document_id="one", claim={**linked.claim, "trigger": told}))
    return found[0], found[1]


@pytest.mark.parametrize(
    ("text", "name"),
    [("al-Harra", "harra"), ("the town of ar-Rastan", "rastan"), ("El-Tina", "tina"), ("Alnwick", "alnwick")],
)
def test_an_arabic_article_is_no_part_of_a_towns_name(text: str, name: str) -> None:
    assert place_names(unmapped(text)) == {name}


def test_no_name_is_in_the_town() -> None:
    assert place_names(unmapped("the town")) == frozenset()


@pytest.mark.parametrize(
    "words",
    [
        "The war has killed 40,000 people and emptied whole valleys",
        "It was a conflict that cost 9,000 lives on the two banks",
        "Their offensive in the hills has left 600 dead",
    ],
)
def test_what_a_war_cost_is_no_one_attack(words: str) -> None:
    assert facts(made(claim(killed=600, words=words))[0]).summed


def test_an_attack_in_a_war_is_one() -> None:
    assert not facts(made(claim(killed=6, words="The shell killed 6 people in the war's second week"))[0]).summed


def test_history_of_months_is_not_the_day_that_it_holds() -> None:
    history = made(claim(at="Arvo", on="2025-06-01", until=DAY, background=True))[0]
    news = made(claim(at="Arvo", on=DAY), publisher="B")[0]
    assert days.relation(facts(history), facts(news))[0] == "recalled"
    assert days.relation(facts(news), facts(history))[0] == "recalled"


def test_history_that_ended_long_before_is_barred() -> None:
    history = made(claim(at="Arvo", on="2024-01-01", until="2024-12-31", background=True))[0]
    assert days.relation(facts(history), facts(made(claim(at="Arvo", on=DAY), publisher="B")[0]))[0] == "bar"


@pytest.mark.parametrize(
    "between",
    ["three hours after", "two days before"],
)
def test_two_blows_and_the_time_between_them(between: str) -> None:
    first = claim(mode="firearms", at="Arvo", on=DAY, trigger="shot a clerk")
    second = claim(mode="explosives", at="Arvo", on=DAY, trigger="mine went off")
    pair = compare(*in_one_sentence(f"Riders shot a clerk {between} a mine went off by the mill", first, second))
    assert pair.barred


def test_a_town_lost_and_won_back() -> None:
    back = claim("COERCE", "seize", by="army", at="Arvo", on=DAY, trigger="retook")
    lost = claim("COERCE", "seize", by="front", at="Arvo", on=DAY, trigger="losing it")
    assert compare(*in_one_sentence("The army retook Arvo nine days after losing it", back, lost)).barred


@pytest.mark.parametrize(
    "words",
    ["A porter died hours after gunfire hit his cart", "Four more bodies were found a day after a mine went off"],
)
def test_a_wound_and_the_death_of_it_are_one(words: str) -> None:
    first, second = ("died", "gunfire hit") if "died" in words else ("found", "mine went off")
    mode = "firearms" if "gunfire" in words else "explosives"
    one = claim(at="Arvo", on=DAY, trigger=first)
    assert not compare(*in_one_sentence(words, one, claim(mode=mode, at="Arvo", on=DAY, trigger=second))).barred


def test_the_hour_of_one_is_not_that_of_the_other() -> None:
    words = "Riders shot a clerk in the evening, nine hours after a mine went off"
    late, early = in_one_sentence(
        words,
        claim(mode="firearms", at="Arvo", trigger="shot a clerk"),
        claim(mode="explosives", at="Arvo", trigger="mine went off"),
    )
    assert facts(late).parts == {"evening"}
    assert facts(early).parts == frozenset()


def test_a_place_on_no_map_meets_the_town_of_its_outlet() -> None:
    told = made(claim(on=DAY, words="The blast shook the Lower Gate"), publisher="Arvo Courier")[0]
    told = replace(told, claim={**told.claim, "place": unmapped("Lower Gate")})
    known = made(claim(at="Arvo", on=DAY))[0]
    assert set(probes(told)) & set(keys(known))
    assert set(probes(known)) & set(keys(told))


def test_near_one_town_and_at_another_is_doubted_and_not_barred() -> None:
    arvo = made(claim(at="Arvo", on=DAY))[0].claim["place"]
    other = {**arvo, "place_id": "9", "name": "Colm", "text": "Colm", "latitude": arvo["latitude"] + 0.5}
    assert places.relation({**arvo, "precision": "near"}, other)[0] == "far_apart"
    assert places.relation(arvo, other)[0] == "bar"
    assert places.relation({**arvo, "precision": "near"}, {**other, "name": "Arvo"})[0] == "bar"
    assert places.relation({**arvo, "precision": "near"}, {**other, "latitude": arvo["latitude"] + 2})[0] == "bar"


def test_two_towns_at_a_border_are_doubted_and_not_barred() -> None:
    arvo = made(claim(at="Arvo", on=DAY))[0].claim["place"]
    colm = {**arvo, "place_id": "9", "name": "Colm", "text": "Colm", "country": "NE"}
    across = {**colm, "latitude": arvo["latitude"] + 0.1}
    assert places.relation(arvo, across)[0] == places.relation(across, arvo)[0] == "over_border"
    assert places.relation(arvo, {**across, "latitude": arvo["latitude"] + 1})[0] == "bar"
    assert places.relation(arvo, {**across, "precision": "admin1"})[0] == "bar"


def test_other_places_in_its_texts_tell_nothing_against_an_agreement() -> None:
    pact = claim("AGREE", by="front", to="ministry", trigger="signed a pact")
    texts = [
        made(pact, claim(at=town, on=DAY, by="front", trigger="raided"), publisher=paper)[0]
        for town, paper in (("Arvo", "A"), ("Brisk", "B"))
    ]
    assert not any("other places" in reason or "no place" in reason for reason in compare(*texts).reasons)


def test_houses_burned_a_day_after_the_retreat_are_another_deed() -> None:
    left = made(claim("RETREAT", "withdraw", by="front", at="Arvo", on=DAY, trigger="withdrew"))[0]
    burned = made(claim(mode="destroy", by="army", at="Arvo", on=NEXT, trigger="burned homes"), publisher="B")[0]
    fought = made(claim(by="army", to="front", at="Arvo", on=NEXT, trigger="fought"), publisher="B")[0]
    assert compare(left, burned).score < compare(left, fought).score


def test_what_is_won_back_is_not_what_was_lost() -> None:
    lost = made(claim("COERCE", "seize", by="front", at="Arvo", on=DAY, trigger="seized"))[0]
    again = claim("COERCE", "seize", by="army", at="Arvo", on=DAY, until=NEXT, trigger="recaptured")
    assert compare(lost, made(again, publisher="B")[0]).barred
    own = claim("COERCE", "seize", by="army", at="Arvo", on=DAY, trigger="entered")
    assert not compare(made(own)[0], made(again, publisher="B")[0]).barred


@pytest.mark.parametrize(
    ("text", "said"), [("enemy jets", None), ("Colm - Enemy drones", None), ("army jets", "other")]
)
def test_the_enemys_planes_are_nobodys_that_is_known(text: str, said: str | None) -> None:
    told, other = (made(claim(by=who))[0].claim["actors"][0] for who in ("army", "front"))
    assert parties.relation([{**told, "text": text}], [other], doing=True) == said


@pytest.mark.parametrize(
    ("words", "first", "second"),
    [
        (
            "Two men with pistols assassinated a tax clerk, hours after the shelling of a base",
            "assassinated",
            "shelling",
        ),
        ("A roadside bomb killed two rangers, hours before a headman was shot dead", "killed", "shot dead"),
        ("A car bomb killed seven in Arvo, and hours later gunmen shot dead a clerk", "killed", "shot dead"),
        ("The strike came two days after rebels ambushed a convoy", "strike", "ambushed"),
        ("Twelve hours after the murder of a judge in Arvo, a bomb killed six", "murder", "killed"),
    ],
)
def test_two_blows_and_the_hours_between_them_are_two_happenings(words: str, first: str, second: str) -> None:
    modes = {"assassinated": "targeted", "shelling": "heavy-weapons", "killed": "explosives"}
    told = [claim(mode=modes.get(t), at="Arvo", on=DAY, trigger=t) for t in (first, second)]
    if first == "killed":
        told[1]["actors"] = claim(by="rebels")["actors"]
    assert compare(*in_one_sentence(words, *told)).barred


@pytest.mark.parametrize(
    ("words", "first", "second"),
    [
        ("Four of the men died days after the shelling of the base", "died", "shelling"),
        ("The front claimed the raid, hours after gunmen shot a clerk", "claimed the raid", "shot"),
        ("The toll rose, a day after rebels ambushed the convoy", "toll", "ambushed"),
        ("He was shot dead minutes after they stormed the house", "shot dead", "stormed"),
        ("Two days after the shelling of the base, nine had died", "shelling", "died"),
    ],
)
def test_a_death_or_a_report_that_came_later_is_of_the_same_blow(words: str, first: str, second: str) -> None:
    told = [claim(at="Arvo", on=DAY, trigger=t) for t in (first, second)]
    assert not compare(*in_one_sentence(words, *told)).barred


def test_parts_of_a_line_of_a_list_are_two_happenings() -> None:
    words = "Murder of a trader by men with knives; a roadside bomb against lorries, one dead"
    murder, bomb = (
        claim(mode=m, at="Arvo", on=DAY, trigger=t) for m, t in (("primitive", "Murder"), ("explosives", "bomb"))
    )
    assert compare(*in_one_sentence(words, murder, bomb)).barred
    assert not compare(*in_one_sentence(words.replace(";", " with"), murder, bomb)).barred


@pytest.mark.parametrize(
    ("text", "names"), [("the Norlandic side", set()), ("the Syrian border", set()), ("Arvo", {"arvo"})]
)
def test_a_side_of_a_border_is_no_name_of_a_place(text: str, names: set[str]) -> None:
    assert place_names(unmapped(text) | {"name": None}) == names


def test_words_on_the_other_side_of_an_interval_are_not_the_claims() -> None:
    words = "A bomb killed nine women on the track, hours after a raid on the army base in the town"
    bomb, raid = in_one_sentence(words, claim(trigger="killed"), claim(trigger="raid"))
    assert {"women", "track"} <= facts(bomb).words
    assert {"raid", "base"} <= facts(raid).words
    assert not facts(bomb).words & facts(raid).words


def in_villages(*told: tuple[str, str]) -> list[LinkedClaim]:
    """Attacks of one text, each in a village that no gazetteer has, with its sentence."""
    found = []
    for (village, _), one in zip(told, made(*(claim(on=DAY, words=words) for _, words in told)), strict=True):
        start = one.claim["evidence"]["start"] + one.evidence.index(village)
        place = unmapped(village) | {"start": start, "end": start + len(village)}
        found.append(replace(one, claim={**one.claim, "place": place}))
    return found


@pytest.mark.parametrize("about", ["against the", "over the government's response to this week's", "denouncing the"])
def test_what_a_protest_is_about_is_not_the_protest(about: str) -> None:
    sentence = f"About 300 people gathered {about} fighting"
    protest = claim("PROTEST", "demo", at="Arvo", on=DAY, trigger="gathered")
    assert compare(*in_one_sentence(sentence, protest, claim(trigger="fighting"))).barred


def test_two_villages_of_one_text_are_two_attacks() -> None:
    apart = in_villages(("Sarn", "gunmen attacked Sarn"), ("Orra", "gunmen attacked Orra"))
    assert any(r.startswith("told of ") for r in compare(*apart).reasons)
    on_the_way = in_villages(("Sarn", "gunmen attacked Sarn"), ("Orra", "coming from Sarn they attacked Orra"))
    assert not any(r.startswith("told of ") for r in compare(*on_the_way).reasons)


@pytest.mark.parametrize(
    ("words", "summed"),
    [
        ("one guard attacked and killed when two bombs went off hours apart", True),
        ("the two villages lie 40 km apart, and one guard was attacked", True),
        ("one guard attacked and killed when a bomb went off", False),
    ],
)
def test_a_toll_of_blows_hours_apart_is_a_sum(words: str, summed: bool) -> None:
    (one,) = made(claim(at="Arvo", on=DAY, killed=1, words=words))
    assert facts(one).summed is summed


@pytest.mark.parametrize(
    ("words", "counted"),
    [
        ("The second blew up beside a police post", True),
        ("A second bomb exploded at the market", True),
        ("Another drone hit the depot", True),
        ("The second man attacked the guard", False),
        ("The other soldiers fled", False),
    ],
)
def test_the_second_of_some_is_another(words: str, counted: bool) -> None:
    (one,) = made(claim(at="Arvo", on=DAY, words=words))
    assert facts(one).counted is counted


def test_the_hospital_in_which_somebody_died_was_not_hit() -> None:
    died = claim(trigger="died", words="His driver died of his wounds in hospital")
    hit, again = made(claim(words="A bomb hit the car at the market"), died)
    assert not any(r.startswith("one at a ") for r in compare(hit, again).reasons)
    elsewhere = made(died)[0]
    assert any(r.startswith("one at a ") for r in compare(hit, elsewhere).reasons)


def test_a_road_and_a_place_near_it_are_no_two_villages() -> None:
    apart = in_villages(("the road to Sarn", "shot on the road to Sarn"), ("Orra", "gunmen fired near Orra"))
    assert not any(r.startswith("told of ") for r in compare(*apart).reasons)


def test_troops_sent_after_a_murder_are_no_side_of_it() -> None:
    sent = claim("MOBILIZE", "troops", by="army", at="Arvo", on=DAY)
    murder = claim(by="gunmen", to="army", at="Arvo", on=DAY)
    assert "each names a side of one fight" not in compare(made(sent)[0], made(murder)[0]).reasons
    fought = claim(by="army", at="Arvo", on=DAY)
    assert "each names a side of one fight" in compare(made(fought)[0], made(murder)[0]).reasons


def test_a_sentence_that_goes_on_to_another_team_tells_of_two_attacks() -> None:
    words = "We shot the judge, and another team attacked the post"
    told = in_one_sentence(words, claim(at="Arvo", on=DAY, trigger="shot"), claim(at="Arvo", on=DAY))
    assert "the sentence goes on to another" in compare(*told).reasons
    words = "They shot the judge, and another three men were attacked"
    told = in_one_sentence(words, claim(at="Arvo", on=DAY, trigger="shot"), claim(at="Arvo", on=DAY))
    assert "the sentence goes on to another" not in compare(*told).reasons


def test_who_was_beaten_to_death_hours_after_a_bomb_was_not_hurt_by_it() -> None:
    words = "A crowd beat two men to death, hours after gunmen attacked the post"
    beaten = claim(by="crowd", at="Arvo", on=DAY, trigger="beat two men to death")
    assert compare(*in_one_sentence(words, beaten, claim(at="Arvo", on=DAY, trigger="attacked"))).barred
    words = "Two men were dead, hours after gunmen attacked the post"
    dead = claim(at="Arvo", on=DAY, trigger="were dead")
    assert not compare(*in_one_sentence(words, dead, claim(at="Arvo", on=DAY, trigger="attacked"))).barred


def test_what_a_week_was_full_of_is_not_the_protest_that_ends_it() -> None:
    words = "The unrest ends a week in which six policemen were killed"
    unrest = claim("PROTEST", "riot", at="Arvo", on=DAY, trigger="unrest")
    assert compare(*in_one_sentence(words, unrest, claim(at="Arvo", on=DAY, trigger="killed"))).barred


def test_a_towns_name_alone_is_no_word_that_two_claims_share() -> None:
    mine = claim(at="Arvo", on=DAY, trigger="blew up", words="a mine blew up a cart in Arvo")
    missile = claim(at="Arvo", on=DAY, words="missiles struck the camp of Arvo")
    assert not any(r.startswith("words in common") for r in compare(made(mine)[0], made(missile)[0]).reasons)
    again = claim(at="Arvo", on=DAY, words="missiles tore through Arvo")
    assert any(r.startswith("words in common") for r in compare(made(again)[0], made(missile)[0]).reasons)


@pytest.mark.parametrize("mode", ["aerial", "drone", "explosives"])
def test_nobody_leaves_a_town_to_a_bomb(mode: str) -> None:
    left = claim("RETREAT", "withdraw", by="army", at="Arvo", on=DAY, trigger="withdrew")
    fought, bombed = (claim(mode=m, by="front", at="Arvo", on=DAY) for m in ("firearms", mode))
    retreat, *others = (made(c, publisher=p)[0] for c, p in ((left, "A"), (fought, "B"), (bombed, "C")))
    assert compare(retreat, others[0]).score > 0.45 > compare(retreat, others[1]).score


def test_a_movement_of_two_lands_tells_of_neither() -> None:
    roaming = {"actor_id": "jnim", "country": "ML"}
    assert len(roams(roaming)) > 1
    assert roams({"actor_id": "mil-ml", "country": "ML"}) == ("ML",)
    assert roams({"actor_id": None, "country": None}) == ()


@pytest.mark.parametrize(
    ("wording", "said"),
    [
        ("A Palestinian gunman", "other"),
        ("Palestinian gunmen", "other"),
        ("A gunman", "like"),
        ("Israeli gunmen", "like"),
    ],
)
def test_gunmen_of_one_people_are_no_settlers_of_another(wording: str, said: str) -> None:
    settlers, gunmen = (_party(text, "PS") for text in ("Israeli settlers", wording))
    assert parties.relation([gunmen], [settlers]) == parties.relation([settlers], [gunmen]) == said


def _party(text: str, land: str) -> dict[str, Any]:
    link = link_actor(text, registry=load_registry(), on=None, countries={land: 1.0})
    assert link is not None
    known = {"actor_id": link.id, "name": link.name, "kind": link.kind, "country": link.country}
    return {"start": 0, "end": len(text), "text": text, **known}


def test_shots_at_a_crowd_are_no_attack_that_tells_of_none() -> None:
    apart = "violence against a crowd, and what tells of none"
    fired = claim(mode="firearms", to="the crowd", at="Arvo", on=DAY)
    ambush = made(claim(mode="firearms", by="gunmen", to="army", at="Brisk", on=DAY), publisher="B")[0]
    assert apart in compare(made(fired)[0], ambush).reasons
    same = made(claim(mode="firearms", to="two men", at="Arvo", on=DAY), publisher="B")[0]
    assert apart not in compare(made(fired)[0], same).reasons
    march = made(claim(mode="firearms", to="the marchers", at="Brisk", on=DAY), publisher="B")[0]
    assert apart not in compare(made(fired)[0], march).reasons
    unplaced = made(claim(mode="firearms", to="two men", on=DAY), publisher="B")[0]
    assert apart not in compare(made(fired)[0], unplaced).reasons
