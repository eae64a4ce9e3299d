"""Who only tells of a deed, sees it or is where it was has not done it."""

from __future__ import annotations

import pytest
from tests.code.telling import Telling, at

from reportedly.model import EventType, Modality, Stance


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("She said she had seen burning shops in Gao on Sunday.", "burning"),
        ("The movement announces the martyrdom of its commander Jan Odra.", "martyrdom"),
        ("A toll of six was given in the Tolmin area, which left 26 people dead on Sunday.", "left"),
        ("The Front gave a tally of nine posts destroyed and 12 soldiers captured.", "captured"),
        ("The minister condemned raids in the town of Odra, which targeted and wounded scores of traders.", "targeted"),
        ("Rebels claimed two blasts in the old quarter of the Karim district in Gao which killed 28 people.", "killed"),
        ("Norland condemned attacks in Syria, which struck a hospital.", "struck"),
        ("18 November, Odra (Ituri, DR Congo): raid, nine civilians shot dead (mayor).", "shot"),
        ("State media admitted the strike on Odra.", "admitted"),
        ("Twelve civilian deaths were established by name by two of our field staff.", "deaths"),
        ("A woman was seriously wounded by shrapnel and five others lightly.", "wounded"),
        ("Two engineers were wounded by glass.", "wounded"),
        ("The raiders were hit on Monday by an armed unmanned aerial vehicle.", "hit"),
        ("Three officers were killed after their Land Cruiser hit a mine.", "hit"),
        ("Most of the rounds landed in open ground.", "landed"),
        ("Two of the rockets came down in a residential quarter.", "came"),
        ("The first blast woke me, the third killed my brother, he said.", "killed"),
        ("He did not say which side had fired.", "fired"),
        ("The prompt reaction of the escort put the assailants to flight.", "put"),
        ("He has a bullet in the thigh.", "has"),
        ("The enemy left fourteen dead on the field.", "left"),
        ("Three traders had sustained serious burns.", "sustained"),
    ],
)
def test_has_no_doer(text: str, word: str, claims: Telling) -> None:
    assert at(claims(text), word, text).actors == ()


@pytest.mark.parametrize(
    ("text", "word", "doer"),
    [
        ("He watched soldiers burning houses in Gao.", "burning", "soldiers"),
        ("The rebels inflicted heavy losses on the army in Gao.", "inflicted", "The rebels"),
        (
            "The minister condemned raids by the Orra Front in the town of Odra, which struck a mill.",
            "struck",
            "the Orra Front",
        ),
        ("Norland condemned attacks by Syria, which struck a hospital.", "struck", "Syria"),
        ("Troops continued to receive heavy machine gun fire from militants in Gao.", "receive", "militants"),
        ("The army received mortar fire from the Front on Monday.", "received", "the Front"),
        ("Gunmen caused the death of two farmers in Gao.", "death", "Gunmen"),
        ("Sri Lanka arrested 20 fishermen on Sunday.", "arrested", "Sri Lanka"),
        ("The army admitted the strike on Odra.", "admitted", "The army"),
        ("The spy agency abducted two writers in Gao.", "abducted", "The spy agency"),
        ("Twelve deaths were caused by rebels.", "deaths", "rebels"),
        ("The killing was carried out by soldiers.", "killing", "soldiers"),
        ("Rebels hit a convoy with a roadside bomb, wounding five others.", "hit", "Rebels"),
        ("Most of the rebels attacked the post.", "attacked", "Most of the rebels"),
        ("The attackers left fourteen people dead.", "left", "The attackers"),
    ],
)
def test_who_did_it_is_kept(text: str, word: str, doer: str, claims: Telling) -> None:
    assert [p.text for p in at(claims(text), word, text).actors] == [doer]


def test_parts_of_a_bomb_that_a_charity_finds_are_no_seizure(claims: Telling) -> None:
    text = "The network said that it had found parts of a guided bomb of the sort that the drones carry."
    assert all(c.mode != "seize" for c in claims(text))
    found = "Police found a bomb under a bridge in Gao."
    assert at(claims(found), "found", found).mode == "seize"


def test_what_a_force_did_since_it_was_set_up_is_background(claims: Telling) -> None:
    text = "The task force, set up by the government in 2025, has killed more than 1,500 people with drones."
    assert at(claims(text), "killed", text).background
    news = "The task force has killed 12 people with drones in Odra since Monday."
    assert not at(claims(news), "killed", news).background


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("The death toll rose to 12 killed, with 30 wounded and 5 missing.", {12}),
        ("Three wounded soldiers died in hospital in Gao.", {3}),
    ],
)
def test_the_wounded_are_not_counted_among_the_dead(text: str, killed: set[int], claims: Telling) -> None:
    assert {n.low for c in claims(text) for n in c.counts if n.kind == "killed"} == killed


def test_the_town_that_a_guest_is_from_is_not_the_city(claims: Telling) -> None:
    text = (
        "A drone exploded in Eilat on Tuesday. Jan Odra, a diver from Groningen, saw it. "
        "The rebels said they had wounded two in the city."
    )
    place = at(claims(text), "wounded", text).place
    assert place is not None
    assert place.name == "Eilat"


@pytest.mark.parametrize(
    ("text", "harmed"),
    [
        ("The drone blew up among hotels on Tuesday, wounding eight people, medics and the military said.", 8),
        ("A shell hit the pier of Orra on Monday, killing four traders, doctors and the police said.", 4),
        ("A mine went off near Orra on Monday, injuring two boys, residents and an official said.", 2),
    ],
)
def test_who_says_so_at_the_end_is_neither_doer_nor_harmed(text: str, harmed: int, claims: Telling) -> None:
    told = [c for c in claims(text) for n in c.counts if n.low == harmed]
    assert told
    for claim in told:
        said = [w for party in (*claim.actors, *claim.targets) for w in party.text.split()]
        assert not {"medics", "military", "doctors", "police", "residents", "official"}.intersection(said)


def test_it_is_not_of_whom_one_talked_with(claims: Telling) -> None:
    text = (
        "The ELN has around 6,000 fighters on the border. Talks with the government broke down in January. "
        "In September it fired shells onto an army base at Puerto Orra and killed three soldiers."
    )
    (doer,) = at(claims(text), "killed", text).actors
    assert (doer.text, doer.name) == ("it", "The ELN")


def test_he_may_be_whom_one_talked_with(claims: Telling) -> None:
    text = "A meeting with Jan Odra was held on Sunday in Gao. He ordered an attack on the camp of Orra."
    doers = [p for c in claims(text) for p in c.actors if p.text == "He"]
    assert doers
    assert {p.name for p in doers} == {"Jan Odra"}


def test_who_announced_a_truce_did_not_break_it(claims: Telling) -> None:
    text = "The envoy spoke of breaches of the truce in Gao announced by Mali and Niger on 29 October."
    breach = at(claims(text), "breaches", text)
    assert breach.actors == ()
    assert breach.time is None
    told = "The envoy spoke of breaches of the truce by the army on 29 October."
    assert [p.text for p in at(claims(told), "breaches", told).actors] == ["the army"]


def test_a_gun_that_is_hit_or_shot_at_with_is_told_apart(claims: Telling) -> None:
    hit = "Rebels attacked a tank near Gao on Sunday."
    assert at(claims(hit), "attacked", hit).mode is None
    under = "The base in Gao came under mortar fire on Sunday."
    assert at(claims(under), "fire", under).mode == "heavy-weapons"


@pytest.mark.parametrize(
    ("text", "word", "hit"),
    [
        ("Police foiled a suicide attack on a church in Gao.", "foiled", ["a church"]),
        ("A gunboat repulsed an attack on a cargo ship on Sunday.", "repulsed", ["a cargo ship"]),
        ("Police thwarted an attack in Gao on Sunday.", "thwarted", []),
        ("The army repelled an attack by rebels on Sunday.", "repelled", ["The army"]),
    ],
)
def test_who_wards_off_an_attack_is_no_doer_of_it(text: str, word: str, hit: list[str], claims: Telling) -> None:
    foiled = at(claims(text), word, text)
    assert [p.text for p in foiled.targets] == hit
    assert "Police" not in {p.text for p in foiled.actors}


def test_a_ship_of_which_a_navy_tells_need_not_be_its_own(claims: Telling) -> None:
    text = "The navy said that it had arrested 23 pirates who wanted to storm a ferry."
    assert {a.stance.value for c in claims(text) for a in c.attribution} == {"asserts"}
    own = "The navy said that a warship was hit by a missile."
    assert at(claims(own), "hit", own).attribution[0].stance.value == "admits"


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("The secret service disrupted a plot by the Front to kill the mayor of Gao.", ["the Front"]),
        ("Agents of the state uncovered a plot to kill the mayor of Gao.", []),
    ],
)
def test_who_disrupts_a_plot_kills_nobody(text: str, doer: list[str], claims: Telling) -> None:
    assert [p.text for c in claims(text) if "kill" in c.trigger.of(text) for p in c.actors] == doer


def test_who_is_fired_on_a_day_is_not_shot_at(claims: Telling) -> None:
    text = "The clerk who was fired on Thursday lives in Gao."
    assert claims(text) == ()
    shot = "Police were fired on near Gao on Thursday."
    assert at(claims(shot), "fired", shot).mode == "firearms"


@pytest.mark.parametrize(
    "text",
    [
        "Jets flew from Gao using attack, bomber and fighter aircraft against the Front.",
        "Counter-battery fire is not classified as a strike.",
        "The Front's treatment of residents of Gao is cruel.",
        "The men were in Gao in support of the government of Mali.",
    ],
)
def test_sorts_of_aircraft_and_of_deeds_are_no_happening(text: str, claims: Telling) -> None:
    assert [c.trigger.of(text) for c in claims(text) if c.event_type.value in ("ASSAULT", "AID")] == []


@pytest.mark.parametrize(
    ("text", "word", "doer"),
    [
        ("The governor announced on Friday the killing of nine soldiers near Gao.", "killing", []),
        ("The president announced the assassination of the rebels' leader.", "assassination", []),
        ("The council announced on Monday the bombing of its warehouse in Gao.", "bombing", []),
        ("The army announced the killing of nine soldiers.", "killing", []),
        ("The army announced the killing of nine rebels near Gao.", "killing", ["The army"]),
        ("The Front announced the shelling of a base in Gao.", "shelling", ["The Front"]),
        ("The president announced airstrikes on Gao.", "airstrikes", ["The president"]),
    ],
)
def test_who_announces_a_killing_is_not_its_doer(text: str, word: str, doer: list[str], claims: Telling) -> None:
    told = at(claims(text), word, text)
    assert [p.text for p in told.actors] == doer
    assert doer or told.time is None  # "on Friday" is when it was said


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The Front remains committed to carrying out attacks against the army.", "carrying"),
        ("The rebels are bent on seizing the town of Gao.", "seizing"),
        ("The Front is intent on killing hostages.", "killing"),
    ],
)
def test_what_somebody_is_bent_on_is_not_done(text: str, word: str, claims: Telling) -> None:
    assert at(claims(text), word, text).modality.value == "future"


def test_an_office_party_does_nothing(claims: Telling) -> None:
    text = "Two men died in a deadly office party shooting in Gao."
    assert {p.text for c in claims(text) for p in c.actors} == set()
    other = "The Labour Party attacked the office in Gao."
    assert [p.text for p in at(claims(other), "attacked", other).actors] == ["The Labour Party"]


def test_those_left_behind_cope_on_a_day_of_their_own(claims: Telling) -> None:
    text = "Residents were coping on Sunday with the killing of nine people in Gao."
    assert at(claims(text), "killing", text).time is None


@pytest.mark.parametrize(
    ("text", "word", "modality"),
    [
        ("Norland is helping the army to clear the town of Gao of rebels.", "clear", "future"),
        ("The coalition is assisting the army to destroy the Front.", "destroy", "future"),
        ("The jets helped troops to seize the town of Gao.", "seize", "actual"),
    ],
)
def test_what_somebody_is_helped_to_do_is_not_done(text: str, word: str, modality: str, claims: Telling) -> None:
    assert at(claims(text), word, text).modality.value == modality


def test_what_troops_fall_back_to_is_nobody(claims: Telling) -> None:
    text = "Troops conducted a tactical withdrawal to a stronger position at Gao."
    assert at(claims(text), "withdrawal", text).targets == ()


def test_whose_warplanes_they_are_is_not_guessed(claims: Telling) -> None:
    text = "Warplanes bombed the port of Hodeidah in Yemen on Saturday, killing six dockers."
    assert [p.name for p in at(claims(text), "bombed", text).actors] == [None]
    told = "Saudi jets struck the town of Taiz in Yemen on Saturday."
    assert "Saudi Arabia" in str(at(claims(told), "struck", told).actors[0].name)


def test_what_somebody_stops_short_of_is_not_done(claims: Telling) -> None:
    text = "The police stopped short of arresting the mayor of Gao."
    assert all(c.modality is Modality.HYPOTHETICAL for c in claims(text) if c.event_type is EventType.COERCE)


def test_those_by_whom_a_speaker_is_named_are_not_those_he_speaks_of(claims: Telling) -> None:
    text = (
        "The Front released eight nurses on Sunday. The head of the Front's negotiating team, Jan Odra, said they had "
        "been freed in a humanitarian step."
    )
    assert [p.name for p in at(claims(text), "freed", text).targets] == ["eight nurses"]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ('"We must all think about preventing such acts of violence," President Odra said.', "violence"),
        ("Residents fear being killed by the rebels.", "killed"),
        ("Villagers in Gao risk being shot by soldiers.", "shot"),
        ("The council considered attacking the post.", "attacking"),
    ],
)
def test_what_is_feared_or_to_be_prevented_is_not_done(text: str, word: str, claims: Telling) -> None:
    claim = at(claims(text), word, text)
    assert claim.modality is Modality.HYPOTHETICAL
    assert all(a.stance is Stance.ASSERTS for a in claim.attribution)


def test_who_prevented_an_attack_does_not_deny_it(claims: Telling) -> None:
    text = "The minister said that troops had prevented an attack on the church."
    claim = at(claims(text), "attack", text)
    assert (claim.modality, claim.attribution[0].stance) == (Modality.ATTEMPTED, Stance.ASSERTS)
    denied = "The army said that it had not attacked the church."
    assert at(claims(denied), "attacked", denied).attribution[0].stance is Stance.DENIES


@pytest.mark.parametrize(
    ("text", "word", "old"),
    [
        ("It has been eleven years since a barracks in Gao suffered a bombing.", "bombing", True),
        ("It is three years since rebels attacked the town.", "attacked", True),
        ("It was the first raid since rebels attacked the town on Sunday.", "attacked", False),
        ("The movement has staged a number of kidnappings in the hills.", "kidnappings", True),
        ("The Front has claimed responsibility for several attacks in the region.", "attacks", True),
        ("Rebels carried out several attacks in Gao on Monday.", "attacks", False),
        ("Soldiers have repelled several attacks since Monday.", "attacks", False),
    ],
)
def test_how_long_ago_and_how_many_at_any_time_is_background(text: str, word: str, old: bool, claims: Telling) -> None:
    assert at(claims(text), word, text).background is old


@pytest.mark.parametrize(
    ("text", "word", "modality"),
    [
        ("The army said that its sentries return fire when they are shot at by raiders.", "shot", "hypothetical"),
        ("Police use tear gas when crowds throw stones at them, the ministry said.", "tear gas", "hypothetical"),
        ("The gates are open for everyone who lays down his weapon.", "lays", "hypothetical"),
        ("Sentries shot nine men when they were attacked by raiders near Gao.", "attacked", "actual"),
        ("Relatives marched in Gao for the release of nine bakers.", "release", "future"),
        ("A rally for the release of nine bakers was held in Gao on Friday.", "release", "future"),
        ("Women held a vigil in Gao for the release of nine bakers.", "release", "future"),
        ("Relatives marched in Gao on Friday over the killing of nine bakers.", "killing", "actual"),
    ],
)
def test_what_is_done_whenever_or_asked_for_is_not_done(text: str, word: str, modality: str, claims: Telling) -> None:
    assert at(claims(text), word, text).modality == modality


@pytest.mark.parametrize(
    "text",
    [
        "He was digging trenches in breach of the truce of March 2025, the army said.",
        "Convoys move by night in violation of the ceasefire of March 2025.",
        "They live in a hamlet west of Gao where the barricades of the militia begin.",
    ],
)
def test_what_only_tells_how_or_where_is_no_happening(text: str, claims: Telling) -> None:
    assert [c for c in claims(text) if c.event_type not in (EventType.STATEMENT, EventType.MOBILIZE)] == []


@pytest.mark.parametrize(
    ("text", "word", "place"),
    [
        ("Relatives in Gao marched for the release of nine bakers held in Kidal.", "marched", "Gao"),
        ("People demonstrated at the mill for bread and for the release of bakers in Kidal.", "demonstrated", None),
        ("Shells hit a mill in Gao. Two were hurt, said a nurse who asked not to be named because of her family in "
         "Kidal.", "hurt", "Gao"),
        ("Shells fell in Gao. A spokesman said they had been fired by soldiers in the village of Kidal.",
         "fired", "Gao"),
        ("Nine men were shot by soldiers in Kidal.", "shot", "Kidal"),
    ],
)  # fmt: skip
def test_where_others_are_is_not_where_it_was(text: str, word: str, place: str | None, claims: Telling) -> None:
    where = at(claims(text), word, text).place
    assert (None if where is None else where.name) == place


@pytest.mark.parametrize(
    ("told", "hit"), [("fired by soldiers", []), ("launched by soldiers", []), ("fired on by soldiers", ["they"])]
)
def test_shells_that_were_fired_are_not_those_who_were_shot_at(told: str, hit: list[str], claims: Telling) -> None:
    text = f"The shells fell in Gao. A spokesman for the Coast Guard said that they had been {told}."
    assert [p.text for p in at(claims(text), told.split()[0], text).targets] == hit


@pytest.mark.parametrize(
    ("text", "word", "background"),
    [
        ("The militia that controls the area of Gao said that nine died on Friday.", "controls", True),
        ("A militia that has held the town of Gao for years shelled Kidal on Friday.", "held", True),
        ("The rebels, who seized the town of Gao on Friday, shelled Kidal.", "seized", False),
        ("Rebels have held the town of Gao since Friday.", "held", False),
    ],
)
def test_who_holds_a_town_already_took_none_that_day(text: str, word: str, background: bool, claims: Telling) -> None:
    assert at(claims(text), word, text).background == background


@pytest.mark.parametrize(
    ("text", "word", "doers"),
    [
        ("Some 300 families fled Gao after shelling on Friday.", "shelling", []),
        ("Traders left the town of Gao after bombing on Friday.", "bombing", []),
        ("The raiders left after shelling the town of Gao.", "shelling", ["The raiders"]),
    ],
)
def test_who_flees_shelling_did_not_do_it(text: str, word: str, doers: list[str], claims: Telling) -> None:
    assert [p.text for p in at(claims(text), word, text).actors] == doers


def test_the_shelling_of_those_who_fired_hit_others(claims: Telling) -> None:
    text = "Families fled the shelling of the rebels, who had fired 90 rounds at the town of Gao."
    assert [p.text for c in claims(text) for p in c.targets if "rebels" in p.text] == []


@pytest.mark.parametrize("deed", ["the bus bombing", "an explosion", "the blast"])
def test_who_is_behind_a_bombing_used_bombs(deed: str, claims: Telling) -> None:
    text = f"The Front said that it was behind {deed} in Gao."
    assert [c.mode for c in claims(text) if c.event_type is EventType.ASSAULT] == ["explosives"]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Karl Brok has pleaded not guilty.", "guilty"),
        ("The details are in criminal complaints made public on Tuesday.", "complaints"),
        ("The device was tested for fingerprints.", "tested"),
        ("The drone, equipped with flares, was found on a roof.", "equipped"),
        ("They have offered no proof to support this claim.", "support"),
        ("It must show an intention to coerce or intimidate.", "coerce"),
        ("Trading on the stock market was suspended for a second day.", "suspended"),
        ("A blast from a cooking stove injured nine people in Gao.", "injured"),
        ("Nine people died in a fire set off by a cigarette in Gao.", "died"),
        ("A blaze caused by faulty wiring killed nine people in Gao.", "killed"),
    ],
)
def test_is_no_deed_of_a_conflict(text: str, word: str, claims: Telling) -> None:
    told = (c for c in claims(text) if c.event_type is not EventType.STATEMENT)
    assert all(word not in c.trigger.of(text) for c in told)


@pytest.mark.parametrize(
    ("text", "word", "event_type"),
    [
        ("Karl Brok pleaded guilty to nine charges.", "guilty", EventType.SANCTION),
        ("A criminal complaint was filed against Karl Brok.", "complaint", EventType.ACCUSE),
        ("Norland tested a ballistic missile on Friday.", "tested", EventType.MOBILIZE),
        ("Norland has equipped the rebels with rockets.", "equipped", EventType.AID),
        ("Norland supports the rebels.", "supports", EventType.SUPPORT),
        ("Troops intimidated villagers in Gao.", "intimidated", EventType.COERCE),
        ("Norland suspended aid to Mali.", "suspended", EventType.SANCTION),
        ("Nine people died in a fire that rebels set in Gao after an attack.", "died", EventType.ASSAULT),
    ],
)
def test_is_a_deed_for_all_that(text: str, word: str, event_type: EventType, claims: Telling) -> None:
    assert at(claims(text), word, text).event_type is event_type


@pytest.mark.parametrize(
    ("text", "word", "targets"),
    [
        ("Police are asking about the teacher's stabbing.", "stabbing", ["the teacher"]),
        ("Police are investigating the shopkeeper's shooting.", "shooting", ["the shopkeeper"]),
        ("The teacher's killing shocked the town.", "killing", ["The teacher"]),
        ("The police officer's shooting shocked the town.", "shooting", []),
        ("The council holds Roe (who was killed in a raid), Brok and Odra to be friends.", "killed", ["Roe"]),
        ("Karl Roe, who was killed in a raid, Brok and Odra led the group.", "killed", ["Karl Roe"]),
    ],
)
def test_who_suffered_and_nobody_else(text: str, word: str, targets: list[str], claims: Telling) -> None:
    claim = at(claims(text), word, text)
    assert ([p.text for p in claim.actors], [p.text for p in claim.targets]) == ([], targets)


def test_a_count_that_is_parted_names_no_doer(claims: Telling) -> None:
    text = "Attacks by faction and by year are shown here."
    assert at(claims(text), "Attacks", text).actors == ()


def test_an_object_that_is_no_reflexive_is_another(claims: Telling) -> None:
    text = "The governor, Karl Brok, filed a complaint against him."
    assert at(claims(text), "complaint", text).targets[0].name != "Karl Brok"


def test_a_vest_that_is_hit_blew_nobody_up(claims: Telling) -> None:
    text = "A policeman was hit in his vest and stomach, the ministry said."
    acled = at(claims(text), "hit", text).acled
    assert acled is None or acled.sub_event_type != "Suicide bomb"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The Novik phone offers users a new screen.", "offers"),
        ("An updated method of calculating the number came with it.", "calculating"),
        ("The engineer demonstrated a new pump.", "demonstrated"),
    ],
)
def test_says_nothing(text: str, word: str, claims: Telling) -> None:
    assert all(word not in c.trigger.of(text) for c in claims(text))


def test_his_client_is_who_did_it(claims: Telling) -> None:
    text = "A lawyer told reporters that his client had rejected a deal."
    assert [p.text for p in at(claims(text), "rejected", text).actors] == ["his client"]


@pytest.mark.parametrize("text", ["Karl Brok was captured and imprisoned pending trial on nine charges."])
def test_who_is_held_pending_trial_holds_no_trial(text: str, claims: Telling) -> None:
    claim = at(claims(text), "imprisoned", text)
    assert ([p.text for p in claim.actors], [p.text for p in claim.targets]) == ([], ["Karl Brok"])
