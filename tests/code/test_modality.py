"""Whether it is told as having happened: modality, doubt and negation, one sentence for each rule."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.code.build import sentence

from reportedly.code.modality import Judged, is_by_scale, modality
from reportedly.model import Modality

MAY_TRY = (
    "Rebels/rebel/NOUN/NNS/3/nsubj may//AUX/MD/3/aux try//VERB/VB/0/root to//PART/TO/5/mark "
    "enter//VERB/VB/3/xcomp the//DET/DT/7/det city//NOUN/NN/5/obj _.//PUNCT/./3/punct "
)
AS_IF = (
    "It//PRON/PRP/2/nsubj looks/look/VERB/VBZ/0/root as//SCONJ/IN/6/mark if//SCONJ/IN/6/mark "
    "rebels/rebel/NOUN/NNS/6/nsubj fled/flee/VERB/VBD/2/advcl _.//PUNCT/./2/punct "
)
MARCHED = (
    "Troops/troop/NOUN/NNS/2/nsubj marched/march/VERB/VBD/0/root to//PART/TO/4/mark take//VERB/VB/2/advcl "
    "the//DET/DT/6/det port//NOUN/NN/4/obj _.//PUNCT/./2/punct "
)
LEFT_WITHOUT = (
    "The//DET/DT/2/det men/man/NOUN/NNS/3/nsubj have//VERB/VBP/0/root no//DET/DT/5/det way//NOUN/NN/3/obj "
    "of//SCONJ/IN/7/mark fleeing/flee/VERB/VBG/5/acl _.//PUNCT/./3/punct "
)
TOO_SMALL = (
    "It//PRON/PRP/4/nsubj was/be/AUX/VBD/4/cop too//ADV/RB/4/advmod small//ADJ/JJ/0/root to//PART/TO/6/mark "
    "kill//VERB/VB/4/advcl anyone//PRON/NN/6/obj _.//PUNCT/./4/punct "
)
ATTEMPT = (
    "There//PRON/EX/2/expl was/be/VERB/VBD/0/root an//DET/DT/4/det attempt//NOUN/NN/2/nsubj on//ADP/IN/7/case "
    "his//PRON/PRP$/7/nmod:poss life//NOUN/NN/4/nmod _.//PUNCT/./2/punct "
)
TRIED = (
    "Rebels/rebel/NOUN/NNS/2/nsubj tried/try/VERB/VBD/0/root to//PART/TO/4/mark enter//VERB/VB/2/xcomp "
    "the//DET/DT/6/det city//NOUN/NN/4/obj _.//PUNCT/./2/punct "
)
PLANS = (
    "The//DET/DT/2/det army//NOUN/NN/3/nsubj plans/plan/VERB/VBZ/0/root to//PART/TO/5/mark "
    "attack//VERB/VB/3/xcomp the//DET/DT/7/det port//NOUN/NN/5/obj _.//PUNCT/./3/punct "
)
FORCED = (
    "Troops/troop/NOUN/NNS/3/nsubj:pass were/be/AUX/VBD/3/aux:pass forced/force/VERB/VBN/0/root "
    "to//PART/TO/5/mark retreat//VERB/VB/3/xcomp _.//PUNCT/./3/punct "
)
FAILED = (
    "Militants/militant/NOUN/NNS/2/nsubj failed/fail/VERB/VBD/0/root to//PART/TO/4/mark "
    "seize//VERB/VB/2/xcomp the//DET/DT/6/det base//NOUN/NN/4/obj _.//PUNCT/./2/punct "
)
FOILED = (
    "Police//NOUN/NN/2/nsubj foiled/foil/VERB/VBD/0/root an//DET/DT/4/det attack//NOUN/NN/2/obj "
    "on//ADP/IN/7/case the//DET/DT/7/det market//NOUN/NN/4/nmod _.//PUNCT/./2/punct "
)
MAY = (
    "The//DET/DT/2/det convoy//NOUN/NN/6/nsubj:pass may//AUX/MD/6/aux have//AUX/VB/6/aux "
    "been/be/AUX/VBN/6/aux:pass ambushed/ambush/VERB/VBN/0/root _.//PUNCT/./6/punct "
)
REPORTEDLY = (
    "The//DET/DT/2/det suspect//NOUN/NN/5/nsubj is/be/AUX/VBZ/5/aux reportedly//ADV/RB/5/advmod "
    "hiding/hide/VERB/VBG/0/root _.//PUNCT/./5/punct "
)
NO_REPORT = (
    "No//DET/DT/2/det shelling//NOUN/NN/4/nsubj:pass was/be/AUX/VBD/4/aux:pass "
    "reported/report/VERB/VBN/0/root _.//PUNCT/./4/punct "
)
APPEAR = (
    "The//DET/DT/2/det gunmen/gunman/NOUN/NNS/3/nsubj appear//VERB/VBP/0/root to//PART/TO/6/mark "
    "have//AUX/VB/6/aux fled/flee/VERB/VB/3/xcomp _.//PUNCT/./3/punct "
)
ORDERED = (
    "The//DET/DT/2/det governor//NOUN/NN/3/nsubj ordered/order/VERB/VBD/0/root the//DET/DT/5/det "
    "troops/troop/NOUN/NNS/3/obj to//PART/TO/7/mark withdraw//VERB/VB/3/xcomp _.//PUNCT/./3/punct "
)
FEAR = (
    "Residents/resident/NOUN/NNS/2/nsubj fear//VERB/VBP/0/root new//ADJ/JJ/4/amod "
    "attacks/attack/NOUN/NNS/2/obj _.//PUNCT/./2/punct "
)
COORDINATED = (
    "The//DET/DT/2/det rebels/rebel/NOUN/NNS/3/nsubj attacked/attack/VERB/VBD/0/root the//DET/DT/5/det "
    "camp//NOUN/NN/3/obj and//CCONJ/CC/7/cc burned/burn/VERB/VBD/3/conj tents/tent/NOUN/NNS/7/obj "
    "_.//PUNCT/./3/punct "
)
WARNED = (
    "Officials/official/NOUN/NNS/2/nsubj warned/warn/VERB/VBD/0/root of//ADP/IN/6/case a//DET/DT/6/det "
    "new//ADJ/JJ/6/amod offensive//NOUN/NN/2/obl _.//PUNCT/./2/punct "
)
DISPERSE = (
    "Soldiers/soldier/NOUN/NNS/2/nsubj fired/fire/VERB/VBD/0/root shots/shot/NOUN/NNS/2/obj "
    "to//PART/TO/5/mark disperse//VERB/VB/2/advcl the//DET/DT/7/det crowd//NOUN/NN/5/obj "
    "_.//PUNCT/./2/punct "
)
HEADLINE = (
    "Army/Army/PROPN/NNP/0/root to//PART/TO/3/mark withdraw//VERB/VB/1/acl from//ADP/IN/5/case "
    "Sarn/Sarn/PROPN/NNP/3/obl "
)
WILL = (
    "The//DET/DT/2/det talks/talk/NOUN/NNS/5/nsubj:pass will//AUX/MD/5/aux be//AUX/VB/5/aux:pass "
    "held/hold/VERB/VBN/0/root in//ADP/IN/7/case Tor/Tor/PROPN/NNP/5/obl _.//PUNCT/./5/punct "
)
IF = (
    "If//SCONJ/IN/3/mark rebels//NOUN/NNS/3/nsubj attack//VERB/VBP/8/advcl _,//PUNCT/,/3/punct "
    "the//DET/DT/6/det town//NOUN/NN/8/nsubj will//AUX/MD/8/aux fall//VERB/VB/0/root _.//PUNCT/./8/punct "
)
REPORTS = (
    "There//PRON/EX/2/expl were/be/VERB/VBD/0/root reports/report/NOUN/NNS/2/nsubj of//ADP/IN/5/case "
    "shelling/shell/NOUN/VBG/3/nmod near//ADP/IN/8/case the//DET/DT/8/det dam//NOUN/NN/5/nmod "
    "_.//PUNCT/./2/punct "
)
PREVENTED = (
    "The//DET/DT/2/det guards/guard/NOUN/NNS/3/nsubj prevented/prevent/VERB/VBD/0/root the//DET/DT/5/det "
    "men/man/NOUN/NNS/3/obj from//SCONJ/IN/7/mark entering/enter/VERB/VBG/3/advcl the//DET/DT/9/det "
    "hall//NOUN/NN/7/obj _.//PUNCT/./3/punct "
)
ALLEGED = (
    "The//DET/DT/3/det alleged/allege/VERB/VBN/3/amod attack//NOUN/NN/4/nsubj killed/kill/VERB/VBD/0/root "
    "two//NUM/CD/4/obj _.//PUNCT/./4/punct "
)
WILL_NOT = (
    "They//PRON/PRP/4/nsubj will//AUX/MD/4/aux not//PART/RB/4/advmod surrender//VERB/VB/0/root _.//PUNCT/./4/punct "
)


def judged(notation: str, word: str) -> Judged:
    made = sentence(notation)
    return modality(made, next(i for i, t in enumerate(made.tokens) if t.text == word))


@pytest.mark.parametrize(
    ("notation", "word", "expected", "hedged", "negated"),
    [
        pytest.param(TRIED, "enter", Modality.ATTEMPTED, False, False, id="tried-enter"),
        pytest.param(PLANS, "attack", Modality.FUTURE, False, False, id="plans-attack"),
        pytest.param(FORCED, "retreat", Modality.ACTUAL, False, False, id="forced-retreat"),
        pytest.param(FAILED, "seize", Modality.ATTEMPTED, False, False, id="failed-seize"),
        pytest.param(FOILED, "attack", Modality.ATTEMPTED, False, False, id="foiled-attack"),
        pytest.param(MAY, "ambushed", Modality.HYPOTHETICAL, True, False, id="may-ambushed"),
        pytest.param(REPORTEDLY, "hiding", Modality.ACTUAL, True, False, id="reportedly-hiding"),
        pytest.param(NO_REPORT, "shelling", Modality.ACTUAL, False, True, id="no_report-shelling"),
        pytest.param(APPEAR, "fled", Modality.ACTUAL, True, False, id="appear-fled"),
        pytest.param(ORDERED, "withdraw", Modality.FUTURE, False, False, id="ordered-withdraw"),
        pytest.param(FEAR, "attacks", Modality.HYPOTHETICAL, False, False, id="fear-attacks"),
        pytest.param(COORDINATED, "burned", Modality.ACTUAL, False, False, id="coordinated-burned"),
        pytest.param(WARNED, "offensive", Modality.FUTURE, False, False, id="warned-offensive"),
        pytest.param(DISPERSE, "disperse", Modality.ACTUAL, False, False, id="disperse-disperse"),
        pytest.param(HEADLINE, "withdraw", Modality.FUTURE, False, False, id="headline-withdraw"),
        pytest.param(WILL, "held", Modality.FUTURE, False, False, id="will-held"),
        pytest.param(WILL, "talks", Modality.FUTURE, False, False, id="will-talks"),
        pytest.param(IF, "attack", Modality.HYPOTHETICAL, False, False, id="if-attack"),
        pytest.param(REPORTS, "shelling", Modality.ACTUAL, True, False, id="reports-shelling"),
        pytest.param(PREVENTED, "entering", Modality.ATTEMPTED, False, True, id="prevented-entering"),
        pytest.param(ALLEGED, "attack", Modality.ACTUAL, True, False, id="alleged-attack"),
        pytest.param(WILL_NOT, "surrender", Modality.FUTURE, False, True, id="will_not-surrender"),
    ],
)
def test_modality(notation: str, word: str, expected: Modality, hedged: bool, negated: bool) -> None:
    found = judged(notation, word)
    assert (found.modality, found.hedged, found.negated) == (expected, hedged, negated)


def test_what_may_be_tried_has_not_been_tried() -> None:
    assert judged(MAY_TRY, "enter").modality is Modality.HYPOTHETICAL


def test_what_it_is_too_small_for_did_not_happen() -> None:
    found = judged(TOO_SMALL, "kill")
    assert (found.modality, found.negated) == (Modality.HYPOTHETICAL, True)


def test_an_attempt_is_attempted() -> None:
    assert judged(ATTEMPT, "attempt").modality is Modality.ATTEMPTED


def test_as_if_is_a_doubt_and_no_condition() -> None:
    found = judged(AS_IF, "fled")
    assert (found.modality, found.hedged) == (Modality.ACTUAL, True)


def _on_scale(notation: str, word: str, fact: float) -> Judged:
    made = sentence(notation)
    at = next(i for i, t in enumerate(made.tokens) if t.text == word)
    return modality(replace(made, facts=tuple(fact if i == at else 0.0 for i in range(len(made.tokens)))), at)


def test_where_no_word_decides_the_scale_may() -> None:
    found = _on_scale(LEFT_WITHOUT, "fleeing", -2.4)
    assert found.modality is Modality.HYPOTHETICAL
    assert found.rule == "the scale of factuality, -2.4 of -3 to 3: fleeing"
    assert is_by_scale(found)
    assert _on_scale(LEFT_WITHOUT, "fleeing", -1.0) == Judged()


def test_the_scale_overrules_no_word() -> None:
    assert _on_scale(FORCED, "retreat", -2.4) == Judged()
    assert _on_scale(TRIED, "enter", 2.4).modality is Modality.ATTEMPTED


def test_a_purpose_that_surely_came_about_is_told_as_fact() -> None:
    assert _on_scale(MARCHED, "take", 2.0) == Judged()
    assert _on_scale(MARCHED, "take", 0.5).modality is Modality.FUTURE


def test_the_words_that_decide_are_shown() -> None:
    made = sentence(TRIED)
    found = judged(TRIED, "enter")
    assert found.span is not None
    assert (found.span.start, found.span.end) == (made.tokens[1].start, made.tokens[1].end)
    assert found.rule == "attempt: tried"


def test_what_is_told_as_fact_has_no_mark() -> None:
    assert judged(COORDINATED, "attacked") == Judged()
