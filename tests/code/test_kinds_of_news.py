"""Kinds of news beside battles: sanctions, accidents, protests, seizures, and words passed on by agencies."""

from __future__ import annotations

from datetime import date

from tests.code.telling import Telling, at

from reportedly.model import Claim, EventType, Modality, Stance


def speakers(claim: Claim) -> list[str]:
    return [a.source.text for a in claim.attribution]


def test_what_stands_before_quoted_as_saying_is_said_by_the_quoted(claims: Telling) -> None:
    text = "The army has pulled out of Orra, the Sarn news agency quoted a commander in Odra as saying on Monday."
    assert speakers(at(claims(text), "pulled out", text)) == ["a commander in Odra", "the Sarn news agency"]
    assert all(c.event_type is not EventType.STATEMENT for c in claims(text))
    text = "Four soldiers were killed by rebels near Orra, the Sarn Mirror cited the ministry as saying."
    assert speakers(at(claims(text), "killed", text)) == ["the ministry", "the Sarn Mirror"]


def test_what_breaks_of_itself_attacks_nobody(claims: Telling) -> None:
    for text in (
        "One person is dead after a lorry crash and explosion in Orra.",
        "Two workers were injured when the boiler of a paint works exploded in Orra.",
        "An explosion at a fireworks factory in Orra killed nine people.",
        "A worker died when a gas tank blew up at a bakery in Orra.",
        "A fighter jet crashed off the coast of Odra on Sunday.",
    ):
        assert all(c.event_type is not EventType.ASSAULT for c in claims(text)), text
    text = "Six were hurt when a car bomb exploded in Orra."
    assert at(claims(text), "exploded", text).mode == "explosives"
    text = "A grenade exploded near a boiler in Orra, killing two."
    assert at(claims(text), "exploded", text).mode == "explosives"


def test_a_bomb_aboard_a_passenger_plane_is_no_air_strike(claims: Telling) -> None:
    text = "The Front claimed responsibility for a bomb that ripped open an airliner above Odra."
    acled = at(claims(text), "responsibility", text).acled
    assert acled is not None
    assert acled.sub_event_type == "Remote explosive/landmine/IED"


def test_sanctions_that_target_attack_nobody(claims: Telling) -> None:
    text = "The bloc unveiled sanctions against the junta, targeting ten officers over graft."
    assert all(c.event_type is not EventType.ASSAULT for c in claims(text))
    text = "The gunmen targeted ten officials in Orra."
    assert at(claims(text), "targeted", text).event_type is EventType.ASSAULT


def test_whose_deeds_are_punished(claims: Telling) -> None:
    text = "The European Union condemned the junta for its bombing of Orra."
    assert [p.name for p in at(claims(text), "bombing", text).actors] == ["the junta"]
    text = "A man close to the rebels backed by Ankara told the paper that they had shelled Orra."
    assert all(p.name != "Ankara" for p in at(claims(text), "shelled", text).actors)


def test_what_is_shouted_or_added_says_nothing(claims: Telling) -> None:
    text = "The gunmen beat the mayor of Orra, shouted insults and fled."
    assert speakers(at(claims(text), "beat", text)) == []
    text = "The find of the spoiled grain added fuel to the dispute as villagers took to the streets."
    assert speakers(at(claims(text), "took", text)) == []
    text = "A clerk in Orra was beaten by Front members for questioning the vote."
    assert all("Front members" not in speakers(c) for c in claims(text))


def test_whom_it_befell_and_what_was_demanded(claims: Telling) -> None:
    text = "A nurse was subjected to a rape aboard a tram in Orra."
    assert [p.text for p in at(claims(text), "rape", text).targets] == ["A nurse"]
    text = "A paper whose editor was killed in Orra has closed."
    assert [p.text for p in at(claims(text), "killed", text).targets] == ["editor"]
    text = "Activists took to the streets demanding the release of jailed critic Dan Roe."
    assert at(claims(text), "took", text).targets == ()
    text = "Police fired on protesting miners in Orra."
    assert all(c.event_type is not EventType.PROTEST for c in claims(text))


def test_what_a_march_is_against_does_not_march(claims: Telling) -> None:
    text = "Four students were killed during anti-government marches in Orra."
    assert at(claims(text), "marches", text).actors == ()


def test_what_was_likely_used_is_in_doubt(claims: Telling) -> None:
    text = "Chlorine was likely used in an attack on Orra in July."
    assert at(claims(text), "used", text).hedged
    text = "Chlorine was used in an attack on Orra in July."
    assert not at(claims(text), "used", text).hedged


def test_who_is_blamed_is_in_doubt_and_no_bomber_gives_way_to_them(claims: Telling) -> None:
    text = "The bombing, which the government blamed on rebels, killed nine people in Orra."
    killed = at(claims(text), "killed", text)
    assert ([p.text for p in killed.actors], killed.hedged) == (["rebels"], True)
    text = "Two bombers killed nine people in Orra, a medic said, in an attack blamed on the Front."
    assert [p.text for p in at(claims(text), "killed", text).actors] == ["Two bombers"]
    text = "A terrorist attack in Orra killed six."
    assert at(claims(text), "killed", text).actors == ()


def test_whose_attempt_was_foiled(claims: Telling) -> None:
    text = "The army foiled an attempt by the Front to enter the town of Orra."
    entered = at(claims(text), "enter", text)
    assert entered.modality is Modality.ATTEMPTED
    assert [p.text for p in entered.actors] == ["the Front"]


def test_who_leaves_and_who_is_handed_over(claims: Telling) -> None:
    text = "The defenders left Orra during the night."
    assert at(claims(text), "left", text).event_type is EventType.RETREAT
    text = "The Front's rebels handed over three Thais on Monday."
    assert [p.text for p in at(claims(text), "handed", text).targets] == ["three Thais"]
    text = "Soldiers found the casing of a mine near Orra."
    assert all(c.event_type is not EventType.ASSAULT for c in claims(text))


def test_the_time_of_one_thing_is_not_that_of_another(claims: Telling) -> None:
    text = "The president met Odra's envoy for talks on the 2015 agreement."
    assert all(c.time is None for c in claims(text))
    text = "Police moved into Orra on Tuesday after kiosks there were looted the night before."
    looted = at(claims(text), "looted", text).time
    assert looted is not None
    assert looted.earliest == date(2026, 11, 16)
    text = "Overnight, rebels attacked a village in Orra. They have launched attacks in recent weeks in Odra."
    assert [c.time.earliest for c in claims(text) if c.time is not None][1:] == [None]
    text = "The navy had used the barge in various landings in the past."
    assert all(c.background for c in claims(text) if c.event_type is EventType.ASSAULT)


def sub_event(claim: Claim) -> str:
    assert claim.acled is not None
    return claim.acled.sub_event_type


def test_who_fought_and_who_bore_no_arms(claims: Telling) -> None:
    text = "Government forces and Reed fighters clashed in Orra, killing several people."
    assert sub_event(at(claims(text), "clashed", text)) == "Armed clash"
    text = "Police and soldiers beat four opposition deputies, all members of parliament, in Orra."
    assert sub_event(at(claims(text), "beat", text)) == "Attack"
    text = "A bomber blew up his explosives-laden van by a mill in Orra, killing four."
    blown = at(claims(text), "blew", text)
    assert sub_event(blown) == "Suicide bomb"
    assert all("van" not in p.text for p in blown.targets)


def test_words_of_force_that_use_none(claims: Telling) -> None:
    text = "Firefighters near Orra gained ground against the flames on Monday."
    assert all(c.event_type is not EventType.COERCE for c in claims(text))
    text = "Norland began a mass expulsion operation on Monday."
    assert at(claims(text), "operation", text).mode == "deport"
    text = "Forty teachers rallied in Orra in favour of civil disobedience."
    assert all("disobedience" not in c.trigger.of(text) for c in claims(text))
    text = "Soldiers have cleared 300 mines near Orra and destroyed them."
    assert at(claims(text), "destroyed", text).mode == "seize"
    text = "Poisonous gas used by rebels in Orra hurt nine."
    assert at(claims(text), "used", text).mode == "unconventional"


def test_who_complains_concedes_nothing(claims: Telling) -> None:
    text = "The union says unknown men abducted eight of its members in Orra last week."
    assert [a.stance for a in at(claims(text), "abducted", text).attribution] == [Stance.ASSERTS]
    text = "The army says eight of its soldiers were killed by the Front in Orra last week."
    assert [a.stance for a in at(claims(text), "killed", text).attribution] == [Stance.ADMITS]


def test_who_died_attacking_was_not_killed_by_themselves(claims: Telling) -> None:
    text = "At least 20 Reed fighters were killed when the insurgents attacked a base near Orra."
    assert at(claims(text), "killed", text).actors == ()
    attacked = at(claims(text), "attacked", text)
    assert [p.text for p in attacked.actors] == ["the insurgents"]
    assert (attacked.targets, [c.of for c in attacked.counts]) == ((), ["actors"])
    text = "Nine rebels were killed when soldiers stormed a camp near Orra."
    assert [p.text for p in at(claims(text), "killed", text).actors] == ["soldiers"]


def test_what_a_protest_is_about_is_no_force_against_it(claims: Telling) -> None:
    text = "Protesters turned out in Orra for a teacher whom police had shot."
    assert sub_event(at(claims(text), "shot", text)) == "Attack"
    text = "People joined protests following two police shootings in Orra."
    assert sub_event(at(claims(text), "shootings", text)) == "Attack"
    text = "A man was shot dead by police during a protest in Orra."
    assert sub_event(at(claims(text), "shot", text)) == "Excessive force against protesters"


def test_letters_in_brackets_part_no_name_from_its_fighters(claims: Telling) -> None:
    text = "Three Reed Liberation Front (RLF) fighters attacked a police post near Orra."
    assert [p.text for p in at(claims(text), "attacked", text).actors] == ["Three Reed Liberation Front (RLF) fighters"]
    text = "The army dug in on a hill in the rebel-held region of Gao."
    where = at(claims(text), "dug", text).place
    assert where is not None
    assert where.name == "Gao"


def test_who_made_or_backs_it_is_no_land_of_the_story(claims: Telling) -> None:
    text = "The army seized US-made rockets in a barn near Orra."
    assert all(p.country is None for p in at(claims(text), "seized", text).actors)
    text = "Shops were looted in Orra by Turkey-backed militants."
    assert all(p.country is None for p in at(claims(text), "looted", text).actors)


def test_whose_statement_an_agency_quotes(claims: Telling) -> None:
    text = "The water is clean, the paper quoted the mayor as saying."
    assert [[p.text for p in c.actors] for c in claims(text)] == [["the mayor"]]


def test_clashes_of_a_demonstration_are_its_own(claims: Telling) -> None:
    text = "Four people were hurt during marches and clashes in Orra."
    assert sub_event(at(claims(text), "clashes", text)) == "Violent demonstration"
    text = "Clashes between rebels and soldiers broke out in Orra during protests."
    assert sub_event(at(claims(text), "Clashes", text)) == "Armed clash"
    text = "The army clashed with militants near Orra on the day of a protest march."
    assert sub_event(at(claims(text), "clashed", text)) == "Armed clash"


def test_what_is_rare_has_not_happened_by_that(claims: Telling) -> None:
    text = "It has been rare for the armies to clash near Orra."
    assert at(claims(text), "clash", text).modality is Modality.HYPOTHETICAL


def test_no_town_is_the_whole_country(claims: Telling) -> None:
    text = "Students across the country joined protests after police shootings in Orra and Odra."
    where = at(claims(text), "joined", text).place
    assert where is not None
    assert (where.text, where.name) == ("the country", None)


def test_the_towns_of_one_land_are_not_in_another(claims: Telling) -> None:
    text = "Shells that rebels fired from Syria hit two Turkish border towns on Monday."
    where = at(claims(text), "hit", text).place
    assert where is None or where.name != "Syria"


def test_hearsay_of_a_noun_is_in_doubt(claims: Telling) -> None:
    text = "A swap of prisoners is said to have taken place in Orra on Monday."
    assert at(claims(text), "swap", text).hedged


def test_who_did_it_stands_behind_whom_it_hit(claims: Telling) -> None:
    text = "Attacks on villages by gunmen near Orra killed nine on Monday."
    assert [p.text for p in at(claims(text), "killed", text).actors] == ["gunmen"]
    text = "An attack on a post by the river near Orra killed nine."
    assert at(claims(text), "killed", text).actors == ()
