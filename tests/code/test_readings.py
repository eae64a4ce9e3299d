"""What a careful reader would not have: invented sources, places, days and parties, end to end on short reports."""

from __future__ import annotations

from datetime import date

import pytest

from reportedly.annotate import annotate
from reportedly.annotate.encoder import Encoder
from reportedly.code import code
from reportedly.link import link
from reportedly.link.gazetteer import packaged_gazetteer
from reportedly.link.registry import load_registry
from reportedly.model import Block, BlockKind, Claim, Document, EventType, Modality, Stance

PUBLISHED = date(2026, 6, 11)


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder.load()


def claims_of(text: str, encoder: Encoder) -> tuple[Claim, ...]:
    document = Document(
        id="d", ref="test", text=text, blocks=(Block(0, len(text), BlockKind.BODY),), published=PUBLISHED
    )
    seen = annotate(document, encoder)
    return link(document, seen, code(document, seen), registry=load_registry(), gazetteer=packaged_gazetteer())


def sources(claim: Claim) -> list[str]:
    return [a.source.text for a in claim.attribution]


def test_a_bare_name_that_rebels_take_is_a_town(encoder: Encoder) -> None:
    text = "M23 captured Goma in January 2025 and took Bukavu three weeks later."
    first, second = claims_of(text, encoder)
    assert {(c.event_type, c.mode) for c in (first, second)} == {(EventType.COERCE, "seize")}
    assert first.place is not None
    assert first.place.name == "Goma"
    assert second.place is not None
    assert second.place.name == "Bukavu"
    assert not first.counts


def test_a_name_with_an_article_that_troops_take_is_a_town(encoder: Encoder) -> None:
    (claim,) = claims_of("Troops captured al-Fashir in Sudan.", encoder)
    assert (claim.mode, claim.place.name if claim.place else None) == ("seize", "El Fasher")
    assert not claim.counts


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Rebels detained three engineers in Yemen's capital Sanaa on Friday.", "Sanaa"),
        ("Aircraft bombed a Somali convoy close to Jilib on Friday.", "Jilib"),
        ("A bomb went off on Friday in al-Turbah, south of Taiz in Yemen, and killed a guard.", "Turbah"),
    ],
)
def test_the_place_is_the_town_that_the_words_lead_to(encoder: Encoder, text: str, name: str) -> None:
    places = [c.place for c in claims_of(text, encoder)]
    assert {p.name for p in places if p is not None} == {name}


def test_a_town_is_in_the_province_that_stands_behind_what_it_is(encoder: Encoder) -> None:
    text = (
        "A mine killed a farmer on Friday near Shibam, an old town in Mahwit governorate in Yemen. "
        "It is not the Shibam of Hadramawt."
    )
    (claim, *_) = claims_of(text, encoder)
    assert claim.place is not None
    assert claim.place.admin1 == "Al Mahwit Governorate"


def test_an_air_strike_called_by_a_people_is_by_its_forces(encoder: Encoder) -> None:
    (claim,) = claims_of("Russian air strikes killed three people in Kharkiv on Monday.", encoder)
    assert [(p.text, p.actor_id) for p in claim.actors] == [("Russian", "mil-ru")]


def test_sides_are_no_people(encoder: Encoder) -> None:
    (claim, *_) = claims_of("Nine fighters were killed on both sides in Marib in Yemen on Monday.", encoder)
    assert [(n.low, n.high) for n in claim.counts] == [(9, 9)]


def test_a_name_that_is_told_to_be_a_person_is_arrested(encoder: Encoder) -> None:
    (claim,) = claims_of("Soldiers captured Kolo, the brother of the warlord.", encoder)
    assert claim.mode == "arrest"


def test_an_armed_group_is_no_place(encoder: Encoder) -> None:
    text = "Government aircraft bombed a training camp of the M23 near Rutshuru on Tuesday and killed nine rebels."
    places = [c.place for c in claims_of(text, encoder)]
    assert places
    assert all(p is not None and p.name == "Rutshuru" for p in places)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Raiders killed six herders near Djugu, a village elder, Jean Mateso, told the Lake Herald.", "Jean Mateso"),
        (
            "Looters burned the granary of Kayes on Sunday and beat four porters, the district's fire chief, "
            "Captain Jean Mateso, told the Messenger.",
            "Captain Jean Mateso",
        ),
        (
            "Six people were hurt by the shelling, Dr Ann Mateso, the head of the clinic, told the paper.",
            "Dr Ann Mateso",
        ),
        ("Six shops were looted, the mayor of Orlan, Jean Mateso, told Reuters.", "Jean Mateso"),
        ('"They laid a tree across the road," the officer told a news conference in Bukoba.', "the officer"),
    ],
)
def test_whoever_tells_is_the_source_and_not_who_is_told(text: str, source: str, encoder: Encoder) -> None:
    claims = claims_of(text, encoder)
    assert claims
    for claim in claims:
        assert sources(claim)[0] == source
        assert "conference" not in " ".join(sources(claim))


def test_who_is_told_makes_no_statement(encoder: Encoder) -> None:
    text = '"The guns came over the plain at night," the minister, Alphonse Oba, told Norland State Radio.'
    for claim in claims_of(text, encoder):
        assert all("Radio" not in a.text for a in claim.actors)


def test_who_does_not_know_denies_nothing_and_nobody_is_who(encoder: Encoder) -> None:
    (claim,) = claims_of("We do not know who shelled the school.", encoder)
    assert [a.stance for a in claim.attribution] == [Stance.DECLINES]
    assert claim.actors == ()


def test_rebels_admit_nothing_in_telling_their_own_gains(encoder: Encoder) -> None:
    text = "M23 rebels captured the town of Lubero on Thursday, the movement's spokesman said."
    (claim,) = claims_of(text, encoder)
    assert [a.stance for a in claim.attribution] == [Stance.ASSERTS]


def test_too_small_to_kill_is_no_killing(encoder: Encoder) -> None:
    text = "The mayor said that the bomb was too small to kill anyone."
    assert all(c.modality is not Modality.ACTUAL for c in claims_of(text, encoder) if c.event_type is EventType.ASSAULT)


def test_any_sunday_is_no_day(encoder: Encoder) -> None:
    text = "Gunmen fired at people who had come to the market on a Sunday."
    assert all(c.time is None or c.time.earliest is None for c in claims_of(text, encoder))


def test_a_march_with_a_name_is_no_month(encoder: Encoder) -> None:
    text = "Police arrested a singer who hummed the Dead March outside the court."
    assert all(c.time is None for c in claims_of(text, encoder))


def test_a_mediator_puts_no_town_into_her_country(encoder: Encoder) -> None:
    text = "Rebels attacked lorries at Goma, Kenya's mediator said."
    (claim,) = claims_of(text, encoder)
    assert claim.place is not None
    assert claim.place.country != "KE"
    (claim,) = claims_of("Rebels attacked Garissa, Kenya's old garrison town, on Monday.", encoder)
    assert claim.place is not None
    assert claim.place.country == "KE"


def test_a_park_is_no_city(encoder: Encoder) -> None:
    text = (
        "Fighters raided a suburb of Beni on Friday. The army said that it pursued them towards the Virunga Park. "
        "In 2021 a bomb exploded in a church in the city."
    )
    last = claims_of(text, encoder)[-1]
    assert last.place is not None
    assert last.place.name == "Beni"


@pytest.mark.parametrize(
    ("text", "not_of"),
    [
        ("Nobody could say which side had sent the drone.", EventType.AID),
        ("The boy pushed his mother in a barrow for most of the way.", EventType.REQUEST),
        ("The company fled and left its own wounded behind.", EventType.ASSAULT),
        ("Ann Roe, a tourist who was visiting from Dosso, saw the fire.", EventType.CONSULT),
    ],
)
def test_no_event_of_this_type(text: str, not_of: EventType, encoder: Encoder) -> None:
    assert all(c.event_type is not not_of for c in claims_of(text, encoder))


def test_one_harm_told_with_two_verbs_leaves_no_statement(encoder: Encoder) -> None:
    text = "A grenade thrown into a bar killed eight people and wounded 21, the director of the hospital said."
    assert all(c.event_type is not EventType.STATEMENT for c in claims_of(text, encoder))


def test_the_second_number_is_the_second_harm_s(encoder: Encoder) -> None:
    text = "She said that 13 people had been killed and 27 wounded, most of them women."
    found = {(n.kind, n.low) for c in claims_of(text, encoder) for n in c.counts}
    assert found == {("killed", 13), ("wounded", 27)}


def test_words_take_no_day_that_is_told_with_its_year(encoder: Encoder) -> None:
    text = (
        "The soldier refused to deploy to Norland on 4 July 2011. He told the court that he was ill. "
        "His lawyer said that the charges were weak."
    )
    said = [c for c in claims_of(text, encoder) if c.event_type is EventType.STATEMENT]
    assert said
    assert all(c.time is None for c in said)


@pytest.mark.parametrize(
    "text",
    [
        "Rebels killed nine people in the old quarter of Beni on Friday, the mayor said.",
        "Militiamen attacked the police station of Beni on Friday and killed two officers.",
    ],
)
def test_a_town_is_no_division_abroad(text: str, encoder: Encoder) -> None:
    for claim in claims_of(text, encoder):
        parties = (*claim.actors, *claim.targets, *(a.source for a in claim.attribution))
        assert claim.place is not None
        assert claim.place.country != "BO"
        assert all("Bolivia" not in (p.name or "") for p in parties)


def test_who_speaks_is_not_whom_the_words_tell_of(encoder: Encoder) -> None:
    text = "Not one guard was hurt, he said."
    for claim in claims_of(text, encoder):
        assert all(p.name is None for p in (*claim.actors, *(a.source for a in claim.attribution)))


def test_the_fighters_of_an_armed_group_are_its_own(encoder: Encoder) -> None:
    text = "The M23 movement said on Monday that its fighters had attacked a convoy near Goma."
    (claim,) = claims_of(text, encoder)
    assert [a.actor_id for a in claim.actors] == ["m23"]


def test_a_town_does_not_speak_and_a_capital_is_no_movement(encoder: Encoder) -> None:
    text = (
        "Rebels captured the town of Sarena on Monday. Sarena has been free since five, Colonel Jan Roe said. "
        "He said that Kinshasa had broken its word, and that the movement would attack Dosso."
    )
    for claim in claims_of(text, encoder):
        for party in (*claim.actors, *(a.source for a in claim.attribution)):
            assert party.name != "Sarena"
            assert party.text != "the movement" or "Government" not in (party.name or "")


def test_a_toll_is_a_claim_of_its_number(encoder: Encoder) -> None:
    text = (
        "A drone fired at a market in Gao on Monday, killing nine people. The ministry put the death toll at 23. "
        "The number of people killed in the strike has risen to 31, a doctor said. An earlier toll stood at 12. "
        "The war has taken its toll."
    )
    told = [(c.counts[0].low, c.acled and c.acled.sub_event_type) for c in claims_of(text, encoder) if c.counts]
    assert [low for low, _ in told] == [9, 23, 31]
    assert {sub_event for _, sub_event in told[:2]} == {"Air/drone strike"}


def test_a_span_begins_where_its_clause_says(encoder: Encoder) -> None:
    text = "More than 4,000 people have been killed in Mali since the war began in 2023."
    killed = next(c for c in claims_of(text, encoder) if c.counts)
    assert killed.time is not None
    assert (killed.time.earliest, killed.time.latest) == (date(2023, 1, 1), PUBLISHED)


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("Thirty people were taken into the forest by bandits near Gusau on Monday, residents said.", "abduct"),
        ("Two nurses were seized at a roadblock near Gusau on Monday, residents said.", "abduct"),
        ("A drone fired on a car near Gusau on Monday, residents said.", "drone"),
        ("Soldiers exchanged fire with rebels near Gao on Monday, residents said.", "firearms"),
    ],
)
def test_what_was_done(text: str, mode: str, encoder: Encoder) -> None:
    assert [c.mode for c in claims_of(text, encoder)] == [mode]


def test_a_threat_is_made_when_it_is_said(encoder: Encoder) -> None:
    text = "The rebels warned on Monday that they would attack the airport of Gao."
    (claim,) = claims_of(text, encoder)
    assert (claim.event_type, claim.modality) == (EventType.THREATEN, Modality.ACTUAL)


def test_what_is_due_lies_ahead(encoder: Encoder) -> None:
    (claim,) = claims_of("The envoy is due to meet the leaders of Mali on Friday.", encoder)
    assert claim.modality is Modality.FUTURE
    assert claim.time is not None
    assert claim.time.earliest == date(2026, 6, 12)


def test_terms_of_an_interview_take_no_demand_away(encoder: Encoder) -> None:
    text = "The gang demanded 50 million naira for the hostages, a village head said on condition of anonymity."
    assert [c.event_type for c in claims_of(text, encoder)] == [EventType.REQUEST]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Gunmen killed two students at the University of Juba on Monday, police said.", "Juba"),
        ("Protesters gathered outside the Foreign Ministry in Mogadishu on Monday.", "Mogadishu"),
        ("Talks resumed in Doha on Monday.", "Doha"),
        ("The charity evacuated nine wounded patients to Juba on Monday.", "Juba"),
    ],
)
def test_a_body_is_no_place_but_is_somewhere(text: str, name: str, encoder: Encoder) -> None:
    (claim,) = claims_of(text, encoder)
    assert claim.place is not None
    assert claim.place.name == name


def test_what_repels_is_no_target(encoder: Encoder) -> None:
    (claim,) = claims_of("Troops repelled the attackers with armoured cars near Gao on Monday.", encoder)
    assert [p.text for p in claim.targets] == ["the attackers"]


def test_those_who_did_something_are_people(encoder: Encoder) -> None:
    text = "Youths attacked those who were waiting at a market in Gao on Monday."
    assert any(p.text.startswith("those") for c in claims_of(text, encoder) for p in c.targets)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Gunmen raided Gao on Monday. The police confirmed three deaths.", (3, 3)),
        ("Gunmen raided Gao on Monday. The UN mission verified the deaths of 12 civilians there.", (12, 12)),
    ],
)
def test_deaths_that_somebody_confirms_are_told_by_him(text: str, told: tuple[int, int], encoder: Encoder) -> None:
    claim = claims_of(text, encoder)[-1]
    assert [(n.kind, n.low, n.high) for n in claim.counts] == [("killed", *told)]
    assert sources(claim)


def test_who_was_behind_it_did_it(encoder: Encoder) -> None:
    (claim,) = claims_of("The rebels said that they were behind the attack in Gao.", encoder)
    assert claim.event_type is EventType.ASSAULT
    assert [p.text for p in claim.actors] == ["they"]


def test_the_killed_and_wounded_together_are_no_number_of_either(encoder: Encoder) -> None:
    found = claims_of("The strike on Gao left more than 300 killed and wounded, the army said.", encoder)
    assert not [n for claim in found for n in claim.counts]


def test_a_bomb_that_did_not_go_off_denies_nothing(encoder: Encoder) -> None:
    found = claims_of("Three bombs fell on Gao on Monday, one of which did not explode, the mayor said.", encoder)
    assert Stance.DENIES not in {a.stance for claim in found for a in claim.attribution}


def test_what_was_made_possible_was_done(encoder: Encoder) -> None:
    (done,) = claims_of("The gunships made it possible to recapture Gao on Monday.", encoder)
    (hoped,) = claims_of("The gunships would make it possible to recapture Gao.", encoder)
    assert (done.modality.value, hoped.modality.value) == ("actual", "hypothetical")


def test_a_glide_bomb_comes_from_the_air(encoder: Encoder) -> None:
    (claim,) = claims_of("A glide bomb exploded beside a house in Gao on Monday.", encoder)
    assert claim.mode == "aerial"


def test_a_part_of_the_day_stands_before_its_day(encoder: Encoder) -> None:
    told = claims_of("Six people died when a missile struck a house in Gao before dawn on Monday.", encoder)
    days = {(c.time.earliest, c.time.latest) for c in told if c.time}
    assert (len(told), days) == (2, {(date(2026, 6, 8), date(2026, 6, 8))})


@pytest.mark.parametrize(
    "text",
    [
        "Reports of an attack on Gao are false, the army said.",
        "The allegations about a strike on a hospital in Gao do not correspond to reality, the army said.",
    ],
)
def test_reports_that_are_called_false_are_denied(text: str, encoder: Encoder) -> None:
    (claim,) = [c for c in claims_of(text, encoder) if c.event_type is EventType.ASSAULT]
    assert [a.stance for a in claim.attribution] == [Stance.DENIES]


def test_who_says_that_it_will_not_go_unanswered_threatens(encoder: Encoder) -> None:
    text = (
        "The movement's leader warned that foreigners would be treated as enemies. "
        '"This aggression will not go unanswered," he said.'
    )
    for claim in claims_of(text, encoder):
        assert (claim.event_type, claim.modality) == (EventType.THREATEN, Modality.ACTUAL)
        assert claim.actors
        assert all(a.stance is Stance.ASSERTS for a in claim.attribution)


def test_a_name_that_somebody_takes_says_nothing(encoder: Encoder) -> None:
    text = "The group's leader, who calls himself General Bora, met envoys in Goma on Monday."
    assert [c.event_type for c in claims_of(text, encoder)] == [EventType.CONSULT]


def test_a_day_ahead_is_none_of_the_story(encoder: Encoder) -> None:
    text = "Four soldiers died in a battle near Goma on Monday. The envoy is due there on Friday. Two were wounded."
    hurt = next(c for c in claims_of(text, encoder) if c.counts and c.counts[0].kind == "wounded")
    assert hurt.time is not None
    assert hurt.time.earliest == date(2026, 6, 8)


def test_who_is_cited_said_it_first(encoder: Encoder) -> None:
    text = "Rebels shelled Gao on Monday, Reuters reported, citing two residents."
    (claim,) = claims_of(text, encoder)
    assert [a.source.text for a in claim.attribution] == ["two residents", "Reuters"]


def test_a_statement_is_its_authors_whoever_published_it(encoder: Encoder) -> None:
    text = (
        "Mali's army killed nine rebels near Gao on Monday, the armed forces said in a statement. "
        "The statement, published by the Malian Press Agency, said that a base was destroyed."
    )
    destroyed = next(c for c in claims_of(text, encoder) if c.trigger.of(text).endswith("destroyed"))
    said, carried = (a.source for a in destroyed.attribution)
    assert said.actor_id == "mil-ml"
    assert "Agency" in carried.text


def test_a_toll_that_rose_is_of_no_other_day(encoder: Encoder) -> None:
    text = "The assault on a hotel in Gao began on Monday. The number of dead rose to 27 on Wednesday, police said."
    toll = next(c for c in claims_of(text, encoder) if c.counts)
    assert toll.time is not None
    assert toll.time.earliest == date(2026, 6, 8)


def test_who_is_named_before_the_last_verb_says_so(encoder: Encoder) -> None:
    text = (
        "Four people were killed when a drone hit a bus in Gao, the head of the regional administration, "
        "Roman Bilan, reported."
    )
    assert [sources(claim) for claim in claims_of(text, encoder)] == [["Roman Bilan"]] * 2


def test_a_call_sign_is_nobody_s_name(encoder: Encoder) -> None:
    text = 'Troops attacked Gao on Monday. "We took the base," said a drone operator with the call sign Fox.'
    assert {a.source.actor_id for c in claims_of(text, encoder) for a in c.attribution} <= {None}


def test_no_strikes_planned_or_carried_out_is_a_denial(encoder: Encoder) -> None:
    text = "Gunmen raided Gao on Monday. No strikes were planned or carried out in Gao, the ministry said."
    claim = claims_of(text, encoder)[-1]
    assert (claim.modality, [a.stance for a in claim.attribution]) == (Modality.ACTUAL, [Stance.DENIES])


def test_others_who_are_hurt_are_told_apart(encoder: Encoder) -> None:
    text = "Two policemen were killed and five soldiers wounded near Gao on Monday, a minister said."
    found = claims_of(text, encoder)
    assert [[(n.kind, n.low) for n in c.counts] for c in found] == [[("killed", 2)], [("wounded", 5)]]
    assert [[p.text for p in c.targets] for c in found] == [["Two policemen"], ["five soldiers"]]


def test_troops_who_are_sent_and_slogans_against(encoder: Encoder) -> None:
    (sent,) = claims_of("Some 4,000 troops have been deployed to Gao.", encoder)
    assert [p.text for p in sent.actors] == ["Some 4,000 troops"]
    (shouted,) = claims_of("Protesters shouted slogans against France in Bamako on Monday.", encoder)
    assert [p.text for p in shouted.targets] == ["France"]


def test_an_entry_is_of_the_place_and_day_that_head_it(encoder: Encoder) -> None:
    text = (
        "The tracker counted 61 incidents in Yemen and Somalia.\n\n"
        "Harib, 8 June. Rebels took the town from the army.\n\n"
        "Baidoa, 9 June. Nine people died in the bombing of the academy."
    )
    told = [(c.place.name, str(c.time.earliest)) for c in claims_of(text, encoder) if c.place and c.time]
    assert ("Baidoa", "2026-06-09") in told
    assert any(name == "Harib" and day == "2026-06-08" for name, day in told)


def test_an_entry_may_tell_what_its_place_lies_in_and_the_hour(encoder: Encoder) -> None:
    text = (
        "1. Harib, Marib, 8 June, 21:15. Rebels shelled the post office. Two killed, four wounded.\n\n"
        "2. Baidoa, 9 June, 06:40. A bomb on a cart. Nine killed."
    )
    told = {(c.place.text, str(c.time.earliest)) for c in claims_of(text, encoder) if c.place and c.time}
    assert told == {("Harib", "2026-06-08"), ("Baidoa", "2026-06-09")}


def test_a_towns_name_of_two_words_is_a_town(encoder: Encoder) -> None:
    text = "Federal troops captured Beled Hawo on Monday after a day of fighting in the town, Somalia's army said."
    claims = [c for c in claims_of(text, encoder) if c.event_type is not EventType.STATEMENT]
    assert {c.place.name for c in claims if c.place} == {"Beled Hawo"}
    assert not any(n.kind == "detained" for c in claims for n in c.counts)


def test_whoever_is_behind_a_bombing_did_it(encoder: Encoder) -> None:
    text = "A bomb killed nine people in Kabul on Monday. Islamic State said that it was behind the bombing."
    _, owned = claims_of(text, encoder)
    assert (owned.event_type, sources(owned)) == (EventType.ASSAULT, ["Islamic State"])


@pytest.mark.parametrize(
    "text", ["Al-Shabaab often carries out attacks in Somalia.", "Gunmen attack villages in Mali wherever they can."]
)
def test_what_is_done_time_and_again_is_no_news(encoder: Encoder, text: str) -> None:
    assert all(c.background for c in claims_of(text, encoder))


def test_what_nobody_saw_is_not_told(encoder: Encoder) -> None:
    text = "We spoke with seven people in Somalia. None saw or heard an ambush."
    assert [c.event_type for c in claims_of(text, encoder) if c.event_type is EventType.ASSAULT] == []


def test_who_protests_a_death_did_not_kill(encoder: Encoder) -> None:
    text = "Demonstrators torched the offices of a party in Kassala on Monday after a student died in custody."
    died = next(c for c in claims_of(text, encoder) if c.counts)
    assert not died.actors


def test_members_of_a_gang_enter_a_quarter(encoder: Encoder) -> None:
    text = "Members of the gang coalition entered Kassala from two sides on Monday, residents said."
    assert [c.event_type for c in claims_of(text, encoder)] == [EventType.COERCE]


def test_a_capital_of_talks_is_where_they_are(encoder: Encoder) -> None:
    text = (
        "The two sides have agreed to exchange prisoners, two people close to talks in Qatar's capital said on Monday. "
        "The mediator met both delegations. The sides were unable to agree who goes first."
    )
    assert {c.place.name if c.place else None for c in claims_of(text, encoder)} == {"Doha"}


def test_a_wound_of_which_one_dies_is_a_death(encoder: Encoder) -> None:
    (claim, *_) = claims_of("Four smugglers were fatally wounded in a gunfight with border guards near Harib.", encoder)
    assert {(n.kind, n.low) for n in claim.counts} == {("killed", 4)}


def test_people_whom_a_gang_takes_are_abducted(encoder: Encoder) -> None:
    taken = (
        "Bandits took the teacher and her two sons from their house in Kaura on Sunday, a neighbour said.",
        "The engineers were seized by masked men outside the dam near Kaura on Sunday.",
    )
    for text in taken:
        (claim, *_) = claims_of(text, encoder)
        assert (claim.event_type, claim.mode) == (EventType.ASSAULT, "abduct")


def test_lorries_that_are_hijacked_are_loot(encoder: Encoder) -> None:
    (claim, *_) = claims_of("Gang members hijacked six lorries on the coast road near Esmeraldas on Sunday.", encoder)
    assert claim.acled is not None
    assert claim.acled.sub_event_type == "Looting/property destruction"
    assert not claim.counts


def test_who_clears_a_road_of_a_crowd_by_shooting_uses_excessive_force(encoder: Encoder) -> None:
    text = "A farmer was shot dead near Potosi on Sunday by soldiers who were clearing a roadblock."
    (claim, *_) = claims_of(text, encoder)
    assert claim.acled is not None
    assert claim.acled.sub_event_type == "Excessive force against protesters"


def test_a_crowd_that_stones_soldiers_is_violent(encoder: Encoder) -> None:
    text = "Thousands marched through Potosi on Sunday. A patrol of the army was attacked with stones and bottles."
    *_, claim = claims_of(text, encoder)
    assert claim.acled is not None
    assert claim.acled.sub_event_type == "Violent demonstration"


def test_a_prison_that_is_retaken_is_no_ground(encoder: Encoder) -> None:
    text = "Soldiers retook the jail at noon on Sunday after a riot of the inmates."
    (claim, *_) = claims_of(text, encoder)
    assert claim.acled is not None
    assert claim.acled.sub_event_type == "Other"


def test_who_rejects_and_condemns_an_attack_denies_none(encoder: Encoder) -> None:
    text = "The governor rejects and condemns the attack carried out on Sunday on the barracks of Tibu."
    assert all(a.stance is not Stance.DENIES for c in claims_of(text, encoder) for a in c.attribution)


def test_people_seized_by_nobody_told_are_abducted_where_a_kidnapping_is_told(encoder: Encoder) -> None:
    told = "Gunmen abducted a Danish surveyor near Harib. The man was seized at a station on Sunday, police said."
    *_, seized = (c for c in claims_of(told, encoder) if c.event_type is not EventType.STATEMENT)
    assert (seized.event_type, seized.mode) == (EventType.ASSAULT, "abduct")
    assert {n.kind for n in seized.counts} <= {"abducted"}
    (plain,) = claims_of("A man was seized at a filling station in Harib on Sunday.", encoder)
    assert plain.event_type is EventType.COERCE


def test_shots_as_forces_break_up_a_march_are_excessive_force(encoder: Encoder) -> None:
    text = "Three people were shot dead in Potosi on Sunday as troops broke up a march of teachers."
    (claim, *_) = claims_of(text, encoder)
    assert claim.acled is not None
    assert claim.acled.sub_event_type == "Excessive force against protesters"


def test_a_day_behind_the_verb_of_saying_is_that_of_saying(encoder: Encoder) -> None:
    text = (
        "Two sailors were killed on Monday in Harib.\n\nA third died in hospital, the admiral told reporters on Friday."
    )
    *_, third = (c for c in claims_of(text, encoder) if c.event_type is not EventType.STATEMENT)
    assert third.time is None or third.time.text != "on Friday"


def test_an_alias_in_quotes_is_nobodys_town(encoder: Encoder) -> None:
    text = 'Traders shut their stalls in Mazatlan on Sunday after the capture of "El Gato".'
    assert not any(c.place and "Gato" in c.place.text for c in claims_of(text, encoder))


def test_who_is_taken_from_home_by_the_law_is_arrested(encoder: Encoder) -> None:
    (claim, *_) = claims_of("The two were taken from their homes in Aden by security agents on Sunday.", encoder)
    assert (claim.event_type, claim.mode) == (EventType.COERCE, "arrest")


def test_fighters_who_had_surrendered_are_killed_as_civilians(encoder: Encoder) -> None:
    text = "Soldiers killed five rebels who had laid down their arms near Harib on Sunday."
    (claim, *_) = claims_of(text, encoder)
    assert claim.acled is not None
    assert claim.acled.sub_event_type == "Attack"


def test_where_somebody_is_wanted_is_not_where_he_is_held(encoder: Encoder) -> None:
    text = "Agents have arrested a smuggler wanted in Norway, Peru's police said."
    (claim, *_) = claims_of(text, encoder)
    assert not any(r.field == "place" and r.rule == "named in its sentence" for r in claim.reasons)
