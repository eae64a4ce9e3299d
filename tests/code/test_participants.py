"""Actors, targets and counts of whole claims, from sentences built by hand."""

from __future__ import annotations

from tests.code.build import document, sentence

from reportedly.annotate.annotation import Sentence
from reportedly.code import code
from reportedly.model import Claim


def _claims(built: Sentence) -> list[Claim]:
    doc, annotation = document(built)
    return list(code(doc, annotation))


def _parties(claim: Claim) -> tuple[list[str], list[str]]:
    return [p.text for p in claim.actors], [p.text for p in claim.targets]


def test_what_a_shell_lands_on_is_its_target() -> None:
    (claim,) = _claims(
        sentence(
            "Shells/shell/NOUN/NNS/2/nsubj landed/land/VERB/VBD/0/root in/in/ADP/IN/5/case a/a/DET/DT/5/det "
            "school/school/NOUN/NN/2/obl _,/,/PUNCT/,/7/punct killing/kill/VERB/VBG/2/advcl two/two/NUM/CD/9/nummod "
            "boys/boy/NOUN/NNS/7/obj"
        )
    )
    assert _parties(claim) == ([], ["a school"])
    assert [(c.kind, c.low) for c in claim.counts] == [("killed", 2)]


def test_whoever_steps_on_a_mine_suffers_it() -> None:
    (claim,) = _claims(
        sentence(
            "A/a/DET/DT/2/det farmer/farmer/NOUN/NN/3/nsubj stepped/step/VERB/VBD/0/root on/on/ADP/IN/6/case "
            "a/a/DET/DT/6/det mine/mine/NOUN/NN/3/obl"
        )
    )
    assert _parties(claim) == ([], ["A farmer"])


def test_killed_or_wounded_counts_neither() -> None:
    (claim,) = _claims(
        sentence(
            "Nine/nine/NUM/CD/2/nummod men/man/NOUN/NNS/4/nsubj:pass were/be/AUX/VBD/4/aux:pass "
            "killed/kill/VERB/VBN/0/root or/or/CCONJ/CC/6/cc wounded/wound/VERB/VBN/4/conj by/by/ADP/IN/8/case "
            "rebels/rebel/NOUN/NNS/4/obl"
        )
    )
    assert _parties(claim) == (["rebels"], ["Nine men"])
    assert claim.counts == ()


def test_another_who_kills_does_another_deed() -> None:
    claims = _claims(
        sentence(
            "Rebels/rebel/NOUN/NNS/2/nsubj killed/kill/VERB/VBD/0/root a/a/DET/DT/4/det clerk/clerk/NOUN/NN/2/obj "
            "and/and/CCONJ/CC/7/cc bandits/bandit/NOUN/NNS/7/nsubj killed/kill/VERB/VBD/2/conj a/a/DET/DT/9/det "
            "nun/nun/NOUN/NN/7/obj"
        )
    )
    assert [_parties(c) for c in claims] == [(["Rebels"], ["a clerk"]), (["bandits"], ["a nun"])]


def test_whoever_blows_himself_up_is_no_target() -> None:
    (claim,) = _claims(
        sentence(
            "A/a/DET/DT/2/det bomber/bomber/NOUN/NN/3/nsubj blew/blow/VERB/VBD/0/root "
            "himself/himself/PRON/PRP/3/obj up/up/ADP/RP/3/compound:prt"
        )
    )
    assert _parties(claim) == (["A bomber"], [])


def test_an_army_keeps_its_country_before_a_raid() -> None:
    (claim,) = _claims(
        sentence(
            "A/a/DET/DT/4/det Malian/malian/ADJ/JJ/4/amod army/army/NOUN/NN/4/compound raid/raid/NOUN/NN/5/nsubj "
            "killed/kill/VERB/VBD/0/root six/six/NUM/CD/7/nummod men/man/NOUN/NNS/5/obj",
            entities=((1, 2, "NAT"),),
        )
    )
    assert _parties(claim) == (["Malian army"], ["six men"])


def test_a_deed_is_done_by_whom_it_is_blamed_on() -> None:
    accused, raid = _claims(
        sentence(
            "Officials/official/NOUN/NNS/2/nsubj blamed/blame/VERB/VBD/0/root the/the/DET/DT/4/det "
            "killings/killing/NOUN/NNS/2/obj on/on/ADP/IN/6/case rebels/rebel/NOUN/NNS/4/nmod"
        )
    )
    assert _parties(accused) == (["Officials"], ["rebels"])
    assert _parties(raid) == (["rebels"], [])


def test_what_is_destroyed_beside_other_things_destroyed_nothing() -> None:
    (claim,) = _claims(
        sentence(
            "Jets/jet/NOUN/NNS/2/nsubj destroyed/destroy/VERB/VBD/0/root a/a/DET/DT/4/det truck/truck/NOUN/NN/2/obj "
            "and/and/CCONJ/CC/7/cc a/a/DET/DT/7/det mortar/mortar/NOUN/NN/4/conj"
        )
    )
    assert [w.start for w in claim.weapons] == [0]


def test_what_led_to_harm_is_no_doer() -> None:
    (claim,) = _claims(
        sentence(
            "A/a/DET/DT/2/det clerk/clerk/NOUN/NN/4/nsubj:pass was/be/AUX/VBD/4/aux:pass shot/shoot/VERB/VBN/0/root "
            "_,/,/PUNCT/,/6/punct injuring/injure/VERB/VBG/4/advcl two/two/NUM/CD/8/nummod boys/boy/NOUN/NNS/6/obj"
        )
    )
    assert _parties(claim) == ([], ["A clerk"])


def test_whoever_says_that_others_must_demands_it() -> None:
    claims = _claims(
        sentence(
            "Roe/Roe/PROPN/NNP/2/nsubj said/say/VERB/VBD/0/root the/the/DET/DT/4/det army/army/NOUN/NN/6/nsubj "
            "must/must/AUX/MD/6/aux leave/leave/VERB/VB/2/ccomp",
            entities=((0, 1, "PER"),),
        )
    )
    assert [_parties(c) for c in claims if c.event_type == "REQUEST"] == [(["Roe"], ["the army"])]


def _harm(notation: str) -> list[tuple[str, int | None]]:
    return [(c.kind, c.low) for claim in _claims(sentence(notation)) for c in claim.counts]


def test_what_people_are_left_in_stands_behind_their_number() -> None:
    assert _harm(
        "Raids/raid/NOUN/NNS/2/nsubj left/leave/VERB/VBD/0/root 12/12/NUM/CD/4/nummod men/man/NOUN/NNS/2/obj "
        "dead/dead/ADJ/JJ/4/amod and/and/CCONJ/CC/8/cc 30/30/NUM/CD/4/conj wounded/wound/VERB/VBN/4/conj"
    ) == [("killed", 12), ("wounded", 30)]


def test_one_of_those_counted_is_not_counted_again() -> None:
    assert _harm(
        "Rebels/rebel/NOUN/NNS/2/nsubj killed/kill/VERB/VBD/0/root three/three/NUM/CD/4/nummod men/man/NOUN/NNS/2/obj "
        "_,/,/PUNCT/,/6/punct one/one/NUM/CD/4/conj of/of/ADP/IN/8/case them/they/PRON/PRP/6/nmod"
    ) == [("killed", 3)]


def test_another_who_was_hurt_is_one() -> None:
    assert _harm(
        "One/one/NUM/CD/2/nummod nun/nun/NOUN/NN/4/nsubj:pass was/be/AUX/VBD/4/aux:pass killed/kill/VERB/VBN/0/root "
        "and/and/CCONJ/CC/7/cc another/another/DET/DT/7/nsubj:pass wounded/wound/VERB/VBN/4/conj"
    ) == [("killed", 1), ("wounded", 1)]


def test_who_demands_may_stand_behind_what_is_demanded() -> None:
    one = sentence("Roe/Roe/PROPN/NNP/2/nsubj spoke/speak/VERB/VBD/0/root", entities=((0, 1, "PER"),))
    two = sentence(
        '"/"/PUNCT/``/5/punct The/the/DET/DT/3/det army/army/NOUN/NN/5/nsubj must/must/AUX/MD/5/aux '
        "leave/leave/VERB/VB/0/root _,/,/PUNCT/,/5/punct _\"/\"/PUNCT/''/5/punct he/he/PRON/PRP/9/nsubj "
        "said/say/VERB/VBD/5/parataxis",
        start=one.end + 1,
    )
    doc, annotation = document(one, two)
    assert [_parties(c) for c in code(doc, annotation) if c.event_type == "REQUEST"] == [(["he"], ["The army"])]


def test_whose_murder_it_is_suffers_it_unless_it_is_the_murder_of_another() -> None:
    murder = "Roe/Roe/PROPN/NNP/3/nmod:poss _'s/'s/PART/POS/1/case murder/murder/NOUN/NN/{0}/nsubj{1}"
    angered = " angered/anger/VERB/VBD/0/root many/many/ADJ/JJ/4/obj"
    of = " of/of/ADP/IN/6/case a/a/DET/DT/6/det nun/nun/NOUN/NN/3/nmod"
    entities = ((0, 1, "PER"),)
    (alone,) = _claims(sentence(murder.format(4, "") + angered, entities=entities))
    (other,) = _claims(sentence(murder.format(7, of) + angered.replace("/4/obj", "/7/obj"), entities=entities))
    assert (_parties(alone), _parties(other)) == (([], ["Roe"]), (["Roe"], ["a nun"]))


def test_whose_acts_are_condemned_is_accused() -> None:
    (claim,) = _claims(
        sentence(
            "Roe/Roe/PROPN/NNP/2/nsubj condemned/condemn/VERB/VBD/0/root Mali/Mali/PROPN/NNP/5/nmod:poss "
            "_'s/'s/PART/POS/3/case actions/action/NOUN/NNS/2/obj",
            entities=((0, 1, "PER"), (2, 3, "LOC")),
        )
    )
    assert _parties(claim) == (["Roe"], ["Mali"])


def test_whoever_is_accused_of_it_did_it() -> None:
    claims = _claims(
        sentence(
            "Roe/Roe/PROPN/NNP/2/nsubj accused/accuse/VERB/VBD/0/root rebels/rebel/NOUN/NNS/2/obj "
            "of/of/SCONJ/IN/5/mark killing/kill/VERB/VBG/2/advcl nuns/nun/NOUN/NNS/5/obj",
            entities=((0, 1, "PER"),),
            frames=((4, "kill.01", ((0, 1, "ARG0"), (5, 6, "ARG1"))),),
        )
    )
    assert [_parties(c) for c in claims if c.event_type == "ASSAULT"] == [(["rebels"], ["nuns"])]


def test_whoever_laid_a_mine_did_what_it_did() -> None:
    (claim,) = _claims(
        sentence(
            "Mines/mine/NOUN/NNS/5/nsubj laid/lay/VERB/VBN/1/acl by/by/ADP/IN/4/case rebels/rebel/NOUN/NNS/2/obl:agent "
            "killed/kill/VERB/VBD/0/root two/two/NUM/CD/7/nummod nuns/nun/NOUN/NNS/5/obj"
        )
    )
    assert _parties(claim) == (["rebels"], ["two nuns"])


def test_a_deed_that_is_described_as_blamed_on_them_is_theirs() -> None:
    claims = _claims(
        sentence(
            "A/a/DET/DT/2/det raid/raid/NOUN/NN/7/nsubj _,/,/PUNCT/,/4/punct blamed/blame/VERB/VBN/2/acl "
            "on/on/ADP/IN/6/case rebels/rebel/NOUN/NNS/4/obl killed/kill/VERB/VBD/0/root two/two/NUM/CD/9/nummod "
            "nuns/nun/NOUN/NNS/7/obj"
        )
    )
    assert [_parties(c) for c in claims if c.event_type == "ASSAULT"] == [(["rebels"], ["two nuns"])]


def test_deaths_and_injuries_have_their_own_numbers() -> None:
    assert _harm(
        "Officials/official/NOUN/NNS/2/nsubj reported/report/VERB/VBD/0/root two/two/NUM/CD/4/nummod "
        "deaths/death/NOUN/NNS/2/obj and/and/CCONJ/CC/7/cc six/six/NUM/CD/7/nummod injuries/injury/NOUN/NNS/4/conj "
        "after/after/ADP/IN/10/case a/a/DET/DT/10/det blast/blast/NOUN/NN/2/obl"
    ) == [("killed", 2), ("wounded", 6)]


def test_when_it_was_is_no_target() -> None:
    (claim,) = _claims(
        sentence(
            "Rebels/rebel/NOUN/NNS/2/nsubj fired/fire/VERB/VBD/0/root on/on/ADP/IN/4/case "
            "Sunday/Sunday/PROPN/NNP/2/obl on/on/ADP/IN/7/case a/a/DET/DT/7/det convoy/convoy/NOUN/NN/2/obl"
        )
    )
    assert _parties(claim) == (["Rebels"], ["a convoy"])
