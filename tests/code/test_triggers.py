"""Which words report a happening. Each sentence is about an incident made up for it."""

from __future__ import annotations

import pytest
from tests.code.build import sentence

from reportedly.annotate.annotation import Sentence
from reportedly.code.ontology import load_ontology
from reportedly.code.triggers import Trigger, find_triggers


def triggers(notation: str) -> tuple[Sentence, tuple[Trigger, ...]]:
    built = sentence(notation)
    return built, find_triggers(built, load_ontology())


def told(notation: str) -> list[tuple[str, str | None, str]]:
    """Type, mode and shown words of each trigger."""
    built, found = triggers(notation)
    shown = [" ".join(t.text for t in built.tokens[f.first : f.past]) for f in found]
    return [(f.event_type.value, f.mode, words) for f, words in zip(found, shown, strict=True)]


REBELS = "Rebels/rebel/NOUN/NNS/2/nsubj "

VERBS = [
    (
        REBELS + "captured/capture/VERB/VBD/0/root the//DET/DT/4/det town//NOUN/NN/2/obj",
        [("COERCE", "seize", "captured")],
    ),
    (
        "Police//NOUN/NNS/2/nsubj captured/capture/VERB/VBD/0/root two//NUM/CD/4/nummod gunmen/gunman/NOUN/NNS/2/obj",
        [("COERCE", "arrest", "captured")],
    ),
    (
        "Soldiers/soldier/NOUN/NNS/2/nsubj opened/open/VERB/VBD/0/root fire//NOUN/NN/2/obj on//ADP/IN/6/case "
        "the//DET/DT/6/det crowd//NOUN/NN/2/obl",
        [("ASSAULT", "firearms", "opened fire")],
    ),
    (
        "A//DET/DT/3/det car//NOUN/NN/3/compound bomb//NOUN/NN/4/nsubj went/go/VERB/VBD/0/root "
        "off//ADP/RP/4/compound:prt",
        [("ASSAULT", "explosives", "bomb went off")],
    ),
    (
        "Troops/troop/NOUN/NNS/3/nsubj:pass were/be/AUX/VBD/3/aux:pass forced/force/VERB/VBN/0/root "
        "to//PART/TO/5/mark "
        "retreat//VERB/VB/3/xcomp",
        [("RETREAT", "withdraw", "retreat")],
    ),
    (
        REBELS + "tried/try/VERB/VBD/0/root to//PART/TO/4/mark seize//VERB/VB/2/xcomp the//DET/DT/6/det "
        "airport//NOUN/NN/4/obj",
        [("COERCE", "seize", "seize")],
    ),
    (
        "Police//NOUN/NNS/2/nsubj beat//VERB/VBD/0/root and//CCONJ/CC/4/cc arrested/arrest/VERB/VBD/2/conj "
        "a//DET/DT/6/det student//NOUN/NN/4/obj",
        [("ASSAULT", "beat", "beat"), ("COERCE", "arrest", "arrested")],
    ),
    (
        "The//DET/DT/2/det minister//NOUN/NN/3/nsubj called/call/VERB/VBD/0/root for//ADP/IN/6/case "
        "a//DET/DT/6/det "
        "ceasefire//NOUN/NN/3/obl",
        [("REQUEST", "yield", "called")],
    ),
    (
        "The//DET/DT/2/det regiment//NOUN/NN/3/nsubj came/come/VERB/VBD/0/root under//ADP/IN/5/case "
        "attack//NOUN/NN/3/obl",
        [("ASSAULT", None, "came under attack")],
    ),
]


@pytest.mark.parametrize(("notation", "expected"), VERBS)
def test_verbs(notation: str, expected: list[tuple[str, str | None, str]]) -> None:
    assert told(notation) == expected


NO_EVENTS = [
    "The//DET/DT/2/det sides/side/NOUN/NNS/3/nsubj struck/strike/VERB/VBD/0/root a//DET/DT/5/det "
    "balance//NOUN/NN/3/obj",
    "He//PRON/PRP/2/nsubj suffered/suffer/VERB/VBD/0/root a//DET/DT/5/det heart//NOUN/NN/5/compound "
    "attack//NOUN/NN/2/obj",
    "Two//NUM/CD/3/nummod attack//NOUN/NN/3/compound helicopters/helicopter/NOUN/NNS/4/nsubj "
    "landed/land/VERB/VBD/0/root",
    "The//DET/DT/2/det attackers/attacker/NOUN/NNS/3/nsubj slept/sleep/VERB/VBD/0/root",
    "The//DET/DT/3/det wounded/wound/VERB/VBN/3/amod soldiers/soldier/NOUN/NNS/4/nsubj slept/sleep/VERB/VBD/0/root",
    "Victims/victim/NOUN/NNS/5/nsubj of//ADP/IN/4/case the//DET/DT/4/det attack//NOUN/NN/1/nmod "
    "gathered/gather/VERB/VBD/0/root",
    "The//DET/DT/2/det flood//NOUN/NN/3/nsubj killed/kill/VERB/VBD/0/root six//NUM/CD/5/nummod "
    "farmers/farmer/NOUN/NNS/3/obj",
    "Two//NUM/CD/2/nummod miners/miner/NOUN/NNS/3/nsubj died/die/VERB/VBD/0/root of//ADP/IN/5/case "
    "cancer//NOUN/NN/3/obl",
    "Attack//VERB/VB/0/root the//DET/DT/3/det hill//NOUN/NN/1/obj",
    "The//DET/DT/2/det team//NOUN/NN/3/nsubj beat//VERB/VBD/0/root its//PRON/PRP$/5/nmod:poss rival//NOUN/NN/3/obj",
]


@pytest.mark.parametrize("notation", NO_EVENTS)
def test_what_is_no_event(notation: str) -> None:
    assert told(notation) == []


def test_a_light_verb_gives_the_roles_and_its_noun_the_event() -> None:
    built, (found,) = triggers(
        REBELS + "launched/launch/VERB/VBD/0/root an//DET/DT/4/det attack//NOUN/NN/2/obj on//ADP/IN/7/case "
        "the//DET/DT/7/det base//NOUN/NN/4/nmod"
    )
    assert built.tokens[found.word].text == "attack"
    assert built.tokens[found.predicate].text == "launched"
    assert found.sense.actor[0] == "nsubj"
    assert "nmod:on" in found.sense.target


def test_under_attack_the_subject_is_the_target() -> None:
    _, (found,) = triggers(
        "The//DET/DT/2/det convoy//NOUN/NN/3/nsubj suffered/suffer/VERB/VBD/0/root an//DET/DT/5/det "
        "ambush//NOUN/NN/3/obj"
    )
    assert found.sense.target[0] == "nsubj"
    assert "nsubj" not in found.sense.actor


def test_the_compound_gives_the_mode() -> None:
    air = (
        "Air//NOUN/NN/2/compound strikes/strike/NOUN/NNS/3/nsubj hit//VERB/VBD/0/root the//DET/DT/5/det "
        "port//NOUN/NN/3/obj"
    )
    assert told(air) == [("ASSAULT", "aerial", "hit")]
    hunger = (
        "The//DET/DT/2/det inmates/inmate/NOUN/NNS/3/nsubj began/begin/VERB/VBD/0/root a//DET/DT/6/det "
        "hunger//NOUN/NN/6/compound strike//NOUN/NN/3/obj"
    )
    assert told(hunger)[0][:2] == ("PROTEST", "hunger")


ONE_HAPPENING = [
    (  # the means and the harm
        "A//DET/DT/2/det bombing//NOUN/NN/3/nsubj killed/kill/VERB/VBD/0/root two//NUM/CD/5/nummod "
        "guards/guard/NOUN/NNS/3/obj",
        "killed",
        ["bombing"],
    ),
    (  # the occasion and the harm
        "Two//NUM/CD/2/nummod guards/guard/NOUN/NNS/4/nsubj:pass were/be/AUX/VBD/4/aux:pass "
        "killed/kill/VERB/VBN/0/root "
        "in//ADP/IN/7/case an//DET/DT/7/det ambush//NOUN/NN/4/obl",
        "killed",
        ["ambush"],
    ),
    (  # the deed and the harm behind it
        "Gunmen/gunman/NOUN/NNS/2/nsubj attacked/attack/VERB/VBD/0/root a//DET/DT/4/det village//NOUN/NN/2/obj "
        ",//PUNCT/,/6/punct "
        "killing/kill/VERB/VBG/2/advcl nine//NUM/CD/6/obj",
        "attacked",
        ["killing"],
    ),
    (  # two kinds of harm
        "The//DET/DT/2/det blast//NOUN/NN/3/nsubj killed/kill/VERB/VBD/0/root two//NUM/CD/3/obj and//CCONJ/CC/6/cc "
        "wounded/wound/VERB/VBD/3/conj ten//NUM/CD/6/obj",
        "killed",
        ["wounded", "blast"],
    ),
]


@pytest.mark.parametrize(("notation", "word", "parts"), ONE_HAPPENING)
def test_one_happening_is_one_trigger(notation: str, word: str, parts: list[str]) -> None:
    built, (found,) = triggers(notation)
    assert built.tokens[found.word].text == word
    assert sorted(built.tokens[p.word].text for p in found.parts) == sorted(parts)


def test_the_deed_in_a_clause_behind_its_harm_is_told_with_it_and_beside_it() -> None:
    built, found = triggers(
        "Two//NUM/CD/2/nummod clerks/clerk/NOUN/NNS/4/nsubj:pass were/be/AUX/VBD/4/aux:pass "
        "wounded/wound/VERB/VBN/0/root when//ADV/WRB/7/advmod gunmen/gunman/NOUN/NNS/7/nsubj "
        "stormed/storm/VERB/VBD/4/advcl the//DET/DT/9/det office//NOUN/NN/7/obj"
    )
    words = {built.tokens[t.word].text: [built.tokens[p.word].text for p in t.parts] for t in found}
    assert words == {"wounded": ["stormed"], "stormed": ["wounded"]}


def test_a_happening_before_another_is_its_own() -> None:
    notation = (
        "Troops/troop/NOUN/NNS/2/nsubj withdrew/withdraw/VERB/VBD/0/root following/follow/VERB/VBG/5/case "
        "fresh//ADJ/JJ/5/amod strikes/strike/NOUN/NNS/2/obl by//ADP/IN/7/case militants/militant/NOUN/NNS/5/nmod"
    )
    assert [t[0] for t in told(notation)] == ["RETREAT", "ASSAULT"]


def test_what_is_only_agreed_or_demanded_has_no_trigger_of_its_own() -> None:
    agreed = (
        "Both//DET/DT/2/det sides/side/NOUN/NNS/3/nsubj agreed/agree/VERB/VBD/0/root to//PART/TO/5/mark "
        "withdraw//VERB/VB/3/xcomp their//PRON/PRP$/7/nmod:poss troops/troop/NOUN/NNS/5/obj"
    )
    assert [t[0] for t in told(agreed)] == ["AGREE"]
    accused = (
        "The//DET/DT/2/det mayor//NOUN/NN/3/nsubj accused/accuse/VERB/VBD/0/root the//DET/DT/5/det "
        "army//NOUN/NN/3/obj "
        "of//SCONJ/IN/7/mark shelling/shell/VERB/VBG/3/advcl a//DET/DT/9/det school//NOUN/NN/7/obj"
    )
    assert [t[0] for t in told(accused)] == ["ACCUSE", "ASSAULT"]


def test_what_must_be_done_is_a_demand_when_somebody_says_so() -> None:
    notation = (
        "The//DET/DT/2/det envoy//NOUN/NN/3/nsubj said/say/VERB/VBD/0/root the//DET/DT/5/det "
        "militia//NOUN/NN/7/nsubj "
        "must//AUX/MD/7/aux leave//VERB/VB/3/ccomp"
    )
    assert told(notation) == [("REQUEST", "change", "leave")]


def test_a_wrong_lemma_does_not_hide_a_word() -> None:
    assert told(REBELS + "tortured/tortur/VERB/VBD/0/root a//DET/DT/4/det miner//NOUN/NN/2/obj") == [
        ("ASSAULT", "torture", "tortured")
    ]


def test_a_hyphenated_word_is_one_word() -> None:
    notation = (
        "The//DET/DT/2/det rebels/rebel/NOUN/NNS/3/nsubj declared/declare/VERB/VBD/0/root a//DET/DT/7/det "
        "cease//NOUN/NN/7/compound _-//PUNCT/HYPH/5/punct _fire//NOUN/NN/3/obj"
    )
    assert told(notation)[0][:2] == ("RETREAT", "ceasefire")


def test_a_noun_no_lexicon_has_is_what_its_verb_is() -> None:
    dispatch = (
        "The//DET/DT/2/det dispatching//NOUN/NN/6/nsubj of//ADP/IN/5/case 300//NUM/CD/5/nummod "
        "marines/marine/NOUN/NNS/2/nmod alarmed/alarm/VERB/VBD/0/root them/they/PRON/PRP/6/obj"
    )
    assert [t[:2] for t in told(dispatch)] == [("MOBILIZE", "troops")]
    letters = dispatch.replace("marines/marine/", "letters/letter/")
    assert told(letters) == []


def test_a_participle_that_only_describes_is_no_accusation() -> None:
    accused = (
        "A//DET/DT/2/det mob//NOUN/NN/3/nsubj lynched/lynch/VERB/VBD/0/root a//DET/DT/5/det man//NOUN/NN/3/obj "
        "accused/accuse/VERB/VBN/5/acl of//ADP/IN/8/case theft//NOUN/NN/6/obl"
    )
    assert [t[0] for t in told(accused)] == ["ASSAULT"]


def test_who_dies_in_an_accident_was_not_attacked() -> None:
    bus = (
        "Ten//NUM/CD/2/nummod people//NOUN/NNS/4/nsubj:pass were/be/AUX/VBD/4/aux:pass killed/kill/VERB/VBN/0/root "
        "when//ADV/WRB/8/advmod a//DET/DT/7/det bus//NOUN/NN/8/nsubj plunged/plunge/VERB/VBD/4/advcl "
        "into//ADP/IN/11/case a//DET/DT/11/det ravine//NOUN/NN/8/obl"
    )
    assert told(bus) == []
    assert told(bus.replace("bus//", "bomb//").replace("plunged/plunge/", "exploded/explode/")) != []


def test_a_gold_mine_is_no_weapon() -> None:
    fought = (
        REBELS + "fought/fight/VERB/VBD/0/root for//ADP/IN/5/case gold//NOUN/NN/5/compound mines/mine/NOUN/NNS/2/obl"
    )
    assert [t[:2] for t in told(fought)] == [("ASSAULT", None)]


def test_a_particle_next_to_its_verb_is_one_whatever_the_parser_says() -> None:
    handed = (
        "Militiamen/militiaman/NOUN/NNS/2/nsubj handed/hand/VERB/VBD/0/root over//ADP/IN/5/case the//DET/DT/5/det "
        "village//NOUN/NN/2/obj"
    )
    assert told(handed) == [("RETREAT", "withdraw", "handed over the village")]


def test_a_verb_form_that_the_lemmatiser_does_not_know() -> None:
    assert [t[0] for t in told(REBELS + "retook/retook/VERB/VBD/0/root the//DET/DT/4/det town//NOUN/NN/2/obj")] == [
        "COERCE"
    ]


def test_of_a_sentence_that_is_all_verbs_a_bounded_number_is_looked_at() -> None:
    """Each happening is compared with the others of its sentence."""
    found = find_triggers(
        sentence("killed/kill/VERB/VBD/0/root " + "killed/kill/VERB/VBD/1/conj " * 100), load_ontology()
    )
    assert 0 < len(found) <= 24
