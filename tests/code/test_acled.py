"""ACLED's sub-event for made-up incidents: the table reads as the codebook's rules."""

from __future__ import annotations

import pytest
from tests.code.build import sentence

from reportedly.code.acled import acled_code
from reportedly.code.ontology import load_ontology
from reportedly.code.sides import Side, in_scene, scene_words, side_of
from reportedly.code.triggers import find_triggers
from reportedly.model import AcledCode, Modality


def coded(
    notation: str,
    actors: list[str],
    targets: list[str],
    *,
    modality: Modality = Modality.ACTUAL,
    nearby: frozenset[str] = frozenset(),
) -> AcledCode | None:
    built = sentence(notation)
    trigger = find_triggers(built, load_ontology())[0]
    return acled_code(
        trigger=trigger,
        actors=actors,
        targets=targets,
        modality=modality,
        sentence=built,
        nearby=lambda: nearby,
        others=find_triggers(built, load_ontology()),
    )


def clause(verb: str, lemma: str, noun: str, rest: str = "") -> str:
    return f"They//PRON/PRP/2/nsubj {verb}/{lemma}/VERB/VBD/0/root the//DET/DT/4/det {noun}//NOUN/NN/2/obj {rest}"


SUB_EVENTS = [
    (clause("attacked", "attack", "convoy"), ["gunmen"], ["army convoy"], "Armed clash"),
    (clause("attacked", "attack", "village"), ["gunmen"], ["a village"], "Attack"),
    (clause("killed", "kill", "priest"), ["militants"], ["a priest"], "Attack"),
    (clause("captured", "capture", "town"), ["rebels"], [], "Non-state actor overtakes territory"),
    (clause("captured", "capture", "town"), ["government troops"], [], "Government regains territory"),
    (
        clause("captured", "capture", "town", "without//ADP/IN/6/case resistance//NOUN/NN/2/obl"),
        ["rebels"],
        [],
        "Non-violent transfer of territory",
    ),
    (clause("shelled", "shell", "village"), ["the army"], ["a village"], "Shelling/artillery/missile attack"),
    (clause("bombed", "bomb", "market"), ["warplanes"], ["a market"], "Air/drone strike"),
    (clause("detonated", "detonate", "bomb"), ["militants"], [], "Remote explosive/landmine/IED"),
    (clause("threw", "throw", "grenade"), ["a man"], [], "Grenade"),
    (clause("raped", "rape", "girl"), ["soldiers"], ["a girl"], "Sexual violence"),
    (clause("abducted", "abduct", "teacher"), ["gunmen"], ["a teacher"], "Abduction/forced disappearance"),
    (clause("looted", "loot", "shop"), ["soldiers"], ["the shop"], "Looting/property destruction"),
    (clause("dispersed", "disperse", "protest"), ["police"], ["the protest"], "Protest with intervention"),
    (clause("arrested", "arrest", "lawyer"), ["police"], ["a lawyer"], "Arrests"),
    (clause("seized", "seize", "weapons"), ["police"], [], "Disrupted weapons use"),
    (
        "They//PRON/PRP/2/nsubj signed/sign/VERB/VBD/0/root a//DET/DT/5/det peace//NOUN/NN/5/compound "
        "deal//NOUN/NN/2/obj",
        ["the two sides"],
        [],
        "Agreement",
    ),
    (
        "They//PRON/PRP/2/nsubj set//VERB/VBD/0/root up//ADP/RP/2/compound:prt a//DET/DT/5/det base//NOUN/NN/2/obj",
        ["troops"],
        [],
        "Headquarters or base established",
    ),
    ("Students/student/NOUN/NNS/2/nsubj protested/protest/VERB/VBD/0/root", ["students"], [], "Peaceful protest"),
    (clause("toppled", "topple", "president"), ["soldiers"], ["the president"], "Other"),
    (clause("attacked", "attack", "rally"), ["a group of neighbours"], ["the rally"], "Mob violence"),
    (clause("seized", "seize", "teacher"), ["gunmen"], ["a teacher"], "Abduction/forced disappearance"),
    (clause("attacked", "attack", "hotel"), ["gunmen"], [], "Attack"),
    (clause("sent", "send", "reinforcements"), ["the army"], [], "Change to group/activity"),
    (
        clause(
            "stormed",
            "storm",
            "town",
            "_,//PUNCT/,/6/punct seizing/seize/VERB/VBG/2/advcl the//DET/DT/8/det bridge//NOUN/NN/6/obj",
        ),
        ["rebels"],
        [],
        "Non-state actor overtakes territory",
    ),
    (
        "Ground//NOUN/NN/3/nsubj:pass was/be/AUX/VBD/3/aux:pass regained/regain/VERB/VBN/0/root from//ADP/IN/5/case "
        "rebels/rebel/NOUN/NNS/3/obl",
        [],
        ["rebels"],
        "Government regains territory",
    ),
    ("Students/student/NOUN/NNS/2/nsubj rioted/riot/VERB/VBD/0/root", ["demonstrators"], [], "Violent demonstration"),
]


@pytest.mark.parametrize(("notation", "actors", "targets", "expected"), SUB_EVENTS)
def test_sub_events(notation: str, actors: list[str], targets: list[str], expected: str) -> None:
    code = coded(notation, actors, targets)
    assert code is not None
    assert code.sub_event_type == expected
    assert code.reason


def test_an_attempt_on_a_place_is_a_clash() -> None:
    code = coded(clause("captured", "capture", "town"), ["rebels"], [], modality=Modality.ATTEMPTED)
    assert code is not None
    assert (code.event_type, code.sub_event_type) == ("Battles", "Armed clash")


@pytest.mark.parametrize("modality", [Modality.FUTURE, Modality.HYPOTHETICAL])
def test_what_has_not_happened_has_no_code(modality: Modality) -> None:
    assert coded(clause("attacked", "attack", "village"), ["gunmen"], [], modality=modality) is None


def test_speech_has_no_code() -> None:
    assert coded(clause("accused", "accuse", "army"), ["the mayor"], ["the army"]) is None


def test_lethal_force_against_a_crowd_is_excessive() -> None:
    code = coded(clause("shot", "shoot", "protester"), ["police"], ["protesters"])
    assert code is not None
    assert code.sub_event_type == "Excessive force against protesters"


def test_the_weapon_may_stand_in_another_sentence() -> None:
    notation = clause("attacked", "attack", "checkpoint")
    told = coded(notation, ["a man"], ["the checkpoint"], nearby=frozenset({"grenade"}))
    assert told is not None
    assert told.sub_event_type == "Grenade"


@pytest.mark.parametrize(
    ("wording", "side"),
    [
        ("Sahel Brigade militants", Side.REBEL),
        ("the soldiers of the 4th regiment", Side.STATE),
        ("dozens of villagers", Side.CIVILIAN),
        ("demonstrators", Side.PROTESTER),
        ("an army base", Side.MILITARY_SITE),
        ("a hospital in Ordun", Side.CIVIL_SITE),
        ("the weather", None),
        ("the Armed Forces of Peru", Side.STATE),
        ("men of the border police", Side.STATE),
        ("Peru's armed forces", Side.STATE),
        ("the Revolutionary Armed Forces of the South", Side.REBEL),
    ],
)
def test_side_of(wording: str, side: Side | None) -> None:
    assert side_of(wording) is side


def test_the_month_of_march_and_riot_gear_set_no_scene() -> None:
    dated = sentence(
        "On//ADP/IN/2/case March/March/PROPN/NNP/5/obl riot//NOUN/NN/4/compound police//NOUN/NNS/5/nsubj "
        "arrested/arrest/VERB/VBD/0/root them/they/PRON/PRP/5/obj"
    )
    assert scene_words(dated).isdisjoint({"march", "riot"})
    assert in_scene("protest", ["march"])


def test_force_met_a_demonstration_where_the_story_is_of_one() -> None:
    notation = clause("beat", "beat", "bystander")
    built = sentence(notation)
    trigger = find_triggers(built, load_ontology())[0]
    told = [
        acled_code(
            trigger=trigger,
            actors=["police"],
            targets=["a bystander"],
            modality=Modality.ACTUAL,
            sentence=built,
            story=frozenset(story),
        )
        for story in (("demonstration",), ("harvest",))
    ]
    assert [t.sub_event_type for t in told if t] == ["Protest with intervention", "Attack"]
