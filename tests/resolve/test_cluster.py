"""Which claims are one happening: a table of small cases, and what must hold of every set of claims."""

from __future__ import annotations

import random
from dataclasses import replace
from functools import partial
from math import exp
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.resolve.making import claim, made

from reportedly.resolve.block import keys, probes
from reportedly.resolve.cluster import resolve
from reportedly.resolve.compare import compare, features
from reportedly.resolve.facts import facts, parts_of
from reportedly.resolve.knowledge import table
from reportedly.resolve.linked import linked_json, linked_of
from reportedly.resolve.model import Judgement, JudgementKind, LinkedClaim, Pair

DAY, NEXT = "2026-03-02", "2026-03-03"

ONE = {
    "two outlets tell of one attack": (
        claim(by="front", to="army", at="Arvo", on=DAY),
        claim(by="rebels", to="army", at="Arvo", on=DAY, killed=9),
    ),
    "the capture and the retreat": (
        claim("COERCE", "seize", by="front", at="Arvo", on=DAY, until=NEXT, trigger="captured"),
        claim("RETREAT", "withdraw", by="army", at="Arvo", on=DAY, trigger="withdrew"),
    ),
    "the capture and the fight": (
        claim("COERCE", "seize", by="front", at="Arvo", on=DAY, trigger="captured"),
        claim(by="front", to="army", at="Arvo", on=DAY, until=NEXT, trigger="fought"),
    ),
    "each side calls the other the attacker": (
        claim(by="front", to="army", at="Arvo", on=DAY),
        claim(by="army", to="front", at="Arvo", on=DAY, trigger="killed"),
    ),
    "a denial and what it denies": (
        claim(by="army", to="civilians", at="Arvo", on=DAY, killed=12, trigger="shelled"),
        claim(by="army", to="civilians", at="Arvo", said_by="army", stance="denies", trigger="shelled"),
    ),
    "a country and a town in it, the same parties": (
        claim(by="front", to="army", at="ML", on=DAY, killed=31),
        claim(by="front", to="army", at="Arvo", on=DAY, killed=31),
    ),
    "history recalled with its day": (
        claim(by="front", to="army", at="Arvo", on=DAY),
        claim(by="front", to="army", at="Arvo", on=DAY, background=True),
    ),
}
TWO = {
    "two towns": (claim(by="front", at="Arvo", on=DAY), claim(by="front", at="Brisk", on=DAY)),
    "two towns of one name in two regions": (
        claim(by="front", to="army", at="Arvo", on=DAY),
        claim(by="front", to="army", at="Arvo in the south", on=DAY),
    ),
    "two towns of one name in two countries": (
        claim(by="front", to="army", at="Arvo", on=DAY),
        claim(by="front", to="army", at="Arvo abroad", on=DAY),
    ),
    "two days": (claim(by="front", at="Arvo", on=DAY), claim(by="front", at="Arvo", on="2026-03-06")),
    "one day after the other": (claim(by="front", at="Arvo", on=DAY), claim(by="front", at="Arvo", on=NEXT)),
    "a bomb in the morning, a shooting in the evening": (
        claim(mode="explosives", to="civilians", at="Arvo", on=DAY, words="A bomb tore through a market at dawn"),
        claim(mode="firearms", by="rebels", to="police", at="Arvo", on=DAY, words="Men fired on a school that evening"),
    ),
    "one has happened, one is foreseen": (
        claim(by="front", to="army", at="Arvo", on=DAY),
        claim(by="front", to="army", at="Arvo", on=DAY, modality="future"),
    ),
    "an arrest and an attack": (
        claim("COERCE", "arrest", by="police", at="Arvo", on=DAY, trigger="arrested"),
        claim(mode="explosives", by="front", at="Arvo", on=DAY),
    ),
    "history without a day": (
        claim(by="front", at="Arvo", on=DAY),
        claim(by="front", at="Arvo", background=True),
    ),
}


def outlets(*claims: dict[str, object]) -> list[LinkedClaim]:
    """Each claim in a document of its own outlet."""
    return [c for n, said in enumerate(claims) for c in made(said, publisher=f"Outlet {chr(65 + n)}")]


@pytest.mark.parametrize("case", ONE)
def test_one_happening(case: str) -> None:
    claims = outlets(*ONE[case])
    assert len(resolve(claims)) == 1, compare(*claims).reasons


@pytest.mark.parametrize("case", TWO)
def test_two_happenings(case: str) -> None:
    claims = outlets(*TWO[case])
    assert len(resolve(claims)) == 2, compare(*claims).reasons


@pytest.mark.parametrize("case", [*ONE.values(), *TWO.values()], ids=str)
def test_pair_is_symmetric(case: tuple[dict[str, object], dict[str, object]]) -> None:
    one, two = outlets(*case)
    assert compare(one, two) == compare(two, one)


def test_statement_is_no_event() -> None:
    (said,) = made(claim("STATEMENT", by="ministry", said_by="ministry"))
    assert resolve([said]) == ()
    assert keys(said) == probes(said) == ()


@pytest.mark.parametrize("case", ["two towns of one name in two regions", "two towns of one name in two countries"])
def test_bar_says_why(case: str) -> None:
    pair = compare(*outlets(*TWO[case]))
    assert pair.barred
    assert pair.firm
    assert pair.score == 0
    assert "two places of one name" in pair.reasons[-1]


@pytest.mark.parametrize("case", [*ONE.values(), *TWO.values()], ids=str)
def test_score_is_the_sum_of_its_features(case: tuple[dict[str, object], dict[str, object]]) -> None:
    one, two = outlets(*case)
    pair, told = compare(one, two), features(facts(one), facts(two))
    assert (told is None) == pair.barred
    if told is not None:
        rules = table("compare")
        total = rules["score"]["start"] + sum(share * rules["weights"][name] for name, share in told)
        assert pair.score == pytest.approx(1 / (1 + exp(-total)), abs=1e-4)


EVERYTHING = [said for case in (*ONE.values(), *TWO.values()) for said in case]


@st.composite
def worlds(draw: st.DrawFn) -> list[LinkedClaim]:
    """Documents of one to three of the table's claims each."""
    found: dict[str, LinkedClaim] = {}
    for number in range(draw(st.integers(1, 6))):
        told = draw(st.lists(st.sampled_from(EVERYTHING), min_size=1, max_size=3))
        day = draw(st.sampled_from(["2026-03-02", "2026-03-03", "2026-03-05", None]))
        found |= {c.claim_id: c for c in made(*told, publisher=f"Paper {number}", published=day)}
    return list(found.values())


@settings(max_examples=40, deadline=None)
@given(worlds(), st.integers())
def test_order_of_arrival_changes_nothing(claims: list[LinkedClaim], seed: int) -> None:
    shuffled = random.Random(seed).sample(claims, len(claims))
    assert resolve(shuffled) == resolve(claims)


@settings(max_examples=40, deadline=None)
@given(worlds())
def test_meeting_holds_both_ways(claims: list[LinkedClaim]) -> None:
    for one in claims:
        for two in claims:
            assert set(probes(one)).isdisjoint(keys(two)) == set(probes(two)).isdisjoint(keys(one))


@settings(max_examples=40, deadline=None)
@given(worlds(), st.data())
def test_judgements_bind_and_undoing_restores(claims: list[LinkedClaim], data: st.DataObject) -> None:
    before = resolve(claims)
    events = [i for c in before for i in c]
    if len(events) < 2:
        return
    two = data.draw(st.lists(st.sampled_from(events), min_size=2, max_size=2, unique=True))
    for kind in (JudgementKind.SAME, JudgementKind.DIFFERENT):
        judged = Judgement(1, kind, tuple(two))
        together = any(set(two) <= set(c) for c in resolve(claims, [judged]))
        assert together == (kind is JudgementKind.SAME)
        assert resolve(claims, [Judgement(1, kind, tuple(two), undone=True)]) == before


def test_later_judgement_holds() -> None:
    one, two = outlets(*TWO["two days"])
    both = (one.claim_id, two.claim_id)
    said = [Judgement(1, JudgementKind.SAME, both), Judgement(2, JudgementKind.DIFFERENT, both)]
    assert len(resolve([one, two], said[:1])) == 1
    assert len(resolve([one, two], said)) == 2


def test_component_too_large_is_cut() -> None:
    """Many reports of one place on one day stay bounded, and the result is the same whatever their order."""
    claims = outlets(*(claim(by="front", to="army", at="Arvo", on=DAY, killed=n % 3 + 2) for n in range(150)))
    assert resolve(claims) == resolve(claims[::-1])


BEATEN = claim(mode="beat", by="front", to="army", at="Arvo", on=DAY, trigger="beat")
FELL_BACK = claim("RETREAT", "withdraw", by="army", at="Arvo", on=DAY, trigger="fell back")
ATTACKED = claim(by="front", to="army", at="Arvo", on=DAY)


def test_one_value_that_may_be_misread_splits_no_event() -> None:
    """Who was beaten did not fall back, by the types, but ten reports of the attack are close to both."""
    claims = outlets(*[ATTACKED] * 10, FELL_BACK, BEATEN)
    assert compare(*claims[-2:]).barred
    assert len(resolve(claims)) == 1
    assert resolve(claims[::-1]) == resolve(claims)


def test_many_types_that_bar_it_keep_a_claim_apart() -> None:
    claims = outlets(ATTACKED, *[FELL_BACK] * 6, *[BEATEN] * 6)
    assert len(resolve(claims)) == 2


def test_days_that_bar_it_count_more_than_types() -> None:
    """A report that tells the week alone is like those of two days in it, and joins no two of them."""
    days = ((DAY, "2026-03-09"), (DAY, DAY), ("2026-03-09", "2026-03-09"))
    week, early, late = (claim(by="front", to="army", at="Arvo", on=on, until=until) for on, until in days)
    claims = outlets(week, week, early, early, late, late)
    assert max(map(len, resolve(claims))) == 4
    assert resolve(claims[::-1]) == resolve(claims)


def test_what_a_text_tells_apart_is_apart_however_close() -> None:
    """Two entries of a digest are two attacks, though ten reports of the one are close to both."""
    one, two = made(ATTACKED, ATTACKED, publisher="Digest")
    digest = replace(one, entry=1), replace(two, entry=2)
    assert compare(*digest).firm
    for cluster in resolve([*digest, *outlets(*[ATTACKED] * 10)]):
        assert not {one.claim_id, two.claim_id} <= set(cluster)


def test_one_text_tells_of_another_attack() -> None:
    """Two strikes on one town on one day, told in one text, stay two though a second outlet tells of one of them."""
    first = claim(mode="drone", at="Arvo", on=DAY, trigger="hit", words="A drone hit a hospital at dawn")
    second = claim(mode="drone", at="Arvo", on=DAY, trigger="struck", words="By night another drone struck the airport")
    third = claim(mode="drone", at="Arvo", on=DAY, trigger="hit", words="Four patients died as a drone hit a hospital")
    claims = [*made(first, second), *made(third, publisher="Other")]
    assert sorted(map(len, resolve(claims))) == [1, 2]


def test_a_rare_word_in_common_tells_more_than_a_frequent_one() -> None:
    told = ("Soldiers found a rifle in the granary", "Five men lay in a granary", "Soldiers left for the north")
    one, rare, frequent = outlets(*(claim(on=DAY, words=words) for words in told))
    assert compare(one, rare).score > compare(one, frequent).score


def test_one_word_in_common_is_not_all_that_short_sentences_tell() -> None:
    one, two = outlets(*(claim(on=DAY, words=words) for words in ("A granary burnt", "Men lay in a granary")))
    assert compare(one, two).score < 0.8


def test_a_report_that_tells_of_one_thing_more_is_of_the_same_attack() -> None:
    """Two of three claims of a report are as the other report has them, and the third one tells what only it knows."""
    attack = [claim(mode="firearms", by="front", to="army", at="Arvo", on=DAY, trigger=t) for t in ("shot", "fired")]
    flight = claim(to="residents", trigger="hurt", words="Seven herders hurt themselves as they ran")
    first = made(*attack, flight, publisher="A")
    second = made(*({**one, "trigger": dict(one["trigger"])} for one in attack), publisher="B")
    assert max(map(len, resolve([*first, *second]))) >= 4


def test_one_victim_is_not_five() -> None:
    shot = claim(mode="firearms", to="Issa Belem", at="Arvo", on=DAY, killed=1)
    bombed = claim(mode="explosives", to="civilians", at="Arvo", on=DAY, killed=5)
    assert len(resolve(outlets(shot, bombed))) == 2


def test_a_town_that_no_gazetteer_knows_is_met_by_its_name() -> None:
    known = claim(by="rebels", to="army", at="Arvo", on=DAY, killed=9)
    named = claim(to="nine recruits", on=DAY, killed=9, words="Nine recruits were killed near Arvo")
    (one,), (two,) = made(known, publisher="A"), made(named, publisher="B")
    assert not set(probes(two)).isdisjoint(keys(one))
    assert len(resolve([one, two])) == 1


@pytest.mark.parametrize(
    ("words", "met"),
    [
        ("Arvo: the guard hurt in the blast is out of danger", True),
        ("Bel, Cole, Dane, Eker, Fitch, Gale and Hoy fell in the ambush near Mount Arvo", True),
        ("The guards hurt in the blast are out of danger", False),
    ],
)
def test_a_town_is_met_wherever_the_sentence_names_it(words: str, met: bool) -> None:
    known = claim(by="rebels", to="army", at="Arvo", on=DAY)
    if "Mount" in words:
        known["place"] |= {"name": "Mount Arvo", "text": "Mount Arvo"}
    (one,), (two,) = made(known, publisher="A"), made(claim(on=DAY, words=words), publisher="B")
    assert set(probes(two)).isdisjoint(keys(one)) is not met
    assert set(probes(one)).isdisjoint(keys(two)) is not met


def test_a_copied_sentence_is_met_whatever_place_its_copy_is_given() -> None:
    words = "Nine people were treated for burns after settlers set the olive press alight"
    one, two = (made(claim(at=town, on=DAY, words=words), publisher=town or "B")[0] for town in ("Arvo", None))
    other = made(claim(on=DAY, words="Two herders were treated for burns after a shed was set alight"), publisher="C")[
        0
    ]
    assert not set(probes(two)).isdisjoint(keys(one))
    assert set(probes(other)).isdisjoint(keys(one))


def test_a_death_in_hospital_is_looked_for_on_the_days_before_it() -> None:
    blast = made(claim(mode="explosives", at="Arvo", on="2026-03-02"), published="2026-03-02")[0]
    words = "A guard died of his wounds at the hospital of Arvo"
    death = claim(on="2026-03-08", killed=1, trigger="died", words=words)
    (later,) = made(death, published="2026-03-08", publisher="B")
    assert not set(probes(later)).isdisjoint(keys(blast))


def test_a_look_back_without_a_day_is_looked_for_in_its_town_alone() -> None:
    then = made(claim(by="front", to="army", at="Arvo", on="2026-03-02"), published="2026-03-02")
    for town, met in (("Arvo", True), ("Brisk", False)):
        later = made(claim(to="army", at=town), published="2026-03-10", publisher="The Monthly")
        assert set(probes(later[0])).isdisjoint(keys(then[0])) is not met


def test_a_protest_is_not_the_raid_of_the_same_day() -> None:
    raid, protest = outlets(
        claim("ASSAULT", by="front", to="civilians", at="Arvo", on="2026-03-02", words="Fighters raided Arvo."),
        claim("PROTEST", "obstruct", by="civilians", at="Arvo", on="2026-03-02", words="Men blocked the road."),
    )
    assert len(resolve([raid, protest])) == 2


@pytest.mark.parametrize(
    ("words", "part"),
    [
        ("at about 7 a.m.", "morning"),
        ("at 8.30 p.m.", "evening"),
        ("in the small hours", "early"),
        ("before dawn", "morning"),
        ("four had died by nightfall", None),
    ],
)
def test_parts_of_the_day(words: str, part: str | None) -> None:
    assert parts_of(words) == (frozenset((part,)) if part else frozenset())


def test_a_bridge_that_is_blown_up_is_not_the_capture_of_the_town() -> None:
    words = "A bridge was blown up"
    blast = claim("ASSAULT", "explosives", at="Arvo", on=DAY, until=NEXT, words=words, trigger="blown up")
    taken = claim("COERCE", "seize", by="front", at="Arvo", on=DAY, trigger="captured")
    assert len(resolve(outlets(blast, taken))) == 2


def test_a_towns_own_paper_tells_of_the_town() -> None:
    (abroad,) = made(claim("PROTEST", "demo", at="Arvo", on=DAY), publisher="The Herald")
    (home,) = made(claim("PROTEST", "demo", on=DAY), publisher="Arvo Today")
    assert len(resolve([abroad, home])) == 1


def test_shots_at_a_crowd_and_arrests_in_it_are_one_protest() -> None:
    shot = claim(mode="firearms", by="police", to="civilians", at="Arvo", on=DAY, wounded=2)
    shot["targets"][0]["kind"] = "Protesters"
    held = claim("COERCE", "arrest", by="police", at="Arvo", on=DAY, trigger="detained")
    (one,), (other,) = made(shot, publisher="A"), made(held, publisher="B")
    assert compare(one, other).score > 0.45


def test_shots_that_the_police_deny_are_of_the_protest_that_is_told() -> None:
    march = claim("PROTEST", "demo", by="civilians", at="Arvo", on=DAY, trigger="marched")
    denied = claim(mode="firearms", by="police", said_by="police", stance="denies", trigger="fired live rounds")
    denied["acled"] = {"event_type": "Protests", "sub_event_type": "Excessive force against protesters"}
    assert len(resolve(made(march, denied))) == 1


def test_soldiers_who_enter_a_prison_put_down_its_riot() -> None:
    riot = claim("PROTEST", "riot", at="Arvo", on=DAY, words="A riot broke out in the prison of Arvo", trigger="riot")
    taken = claim("COERCE", "seize", by="army", at="Arvo", on=DAY, words="Troops retook the prison", trigger="retook")
    assert len(resolve(outlets(riot, taken))) == 1


def test_unnamed_gunmen_are_of_no_land_that_their_wording_does_not_tell() -> None:
    taken = claim(mode="abduct", by="rebels", to="civilians", at="Arvo", on=DAY, trigger="abducted")
    again = claim(mode="abduct", by="rebels", to="civilians", at="Arvo", on=DAY, trigger="took")
    abroad = {"actor_id": "unidentified-armed-group-ne", "name": "Unidentified Armed Group (Niger)", "country": "NE"}
    again["actors"] = [{**again["actors"][0], **abroad}]
    (one,), (other,) = made(taken, publisher="A"), made(again, publisher="B")
    assert not any("other" in reason for reason in compare(one, other).reasons)


def test_the_dead_of_a_riot_in_a_prison_are_of_the_riot() -> None:
    riot = claim("PROTEST", "riot", at="Arvo", on=DAY, words="A riot broke out in the prison of Arvo", trigger="riot")
    dead = claim(to="civilians", at="Arvo", on=DAY, killed=7, words="Seven were killed in the prison of Arvo")
    assert len(resolve(outlets(riot, dead))) == 1


def test_a_count_of_many_is_none_of_them() -> None:
    one = claim(to="civilians", at="Arvo", on=DAY, words="There were 61 attacks in Arvo", trigger="attacks")
    (many,) = made(one, publisher="A")
    told = many.claim
    at = told["evidence"]["start"] + many.evidence.index("attacks")
    many = replace(many, claim={**told, "trigger": {"start": at, "end": at + 7, "text": "attacks"}})
    (single,) = made(claim(to="civilians", at="Arvo", on=DAY), publisher="B")
    assert compare(many, single).score < 0.45


def test_what_a_protest_is_against_is_not_the_protest() -> None:
    words = "marched against the arrest of a lawyer"
    march = claim("PROTEST", "demo", by="civilians", at="Arvo", on=DAY, words=words, trigger="marched")
    arrest = claim("COERCE", "arrest", at="Arvo", on=DAY, words=words, trigger="marched")
    one, two = made(march, arrest)
    shared = {**two.claim, "evidence": one.claim["evidence"]}
    at = one.claim["evidence"]["start"] + one.evidence.index("arrest")
    shared["trigger"] = {"start": at, "end": at + 6, "text": "arrest"}
    assert compare(one, replace(two, claim=shared, evidence=one.evidence)).barred


def test_a_sum_of_several_attacks_is_none_of_them() -> None:
    (one,) = made(claim(at="Arvo", on="2026-03-02", killed=4, words="Four people were killed in Arvo"), publisher="A")
    told = "Six people were killed in two separate rebel attacks in Arvo"
    (both,) = made(claim(at="Arvo", on="2026-03-02", killed=6, words=told), publisher="B")
    assert compare(one, both).barred


def test_one_number_of_prisoners_ties_two_reports() -> None:
    told = [f"{word} of 120 prisoners came home" for word in ("A convoy", "One group")]
    one, two = (
        made(claim("RETREAT", "release", on="2026-03-02", words=words), publisher=words[0])[0] for words in told
    )
    other = made(claim("RETREAT", "release", on="2026-03-02", words=told[1].replace("120", "45")), publisher="C")[0]
    assert compare(one, two).score > compare(one, other).score


def test_each_side_tells_of_one_exchange_that_it_has_freed_as_many() -> None:
    def told(by: str, number: int, publisher: str, on: str | None = "2026-03-02") -> LinkedClaim:
        words = f"{by} handed over {number} captives"
        return made(claim("RETREAT", "release", by=by, on=on, words=words), publisher=publisher)[0]

    ours = told("army", 120, "A")
    theirs, fewer = told("lna", 120, "B"), told("lna", 45, "B")
    assert "each side tells of one exchange" in compare(ours, theirs).reasons
    assert not any("exchange" in reason for reason in compare(ours, fewer).reasons)
    assert compare(ours, theirs).score > compare(ours, fewer).score
    undated = compare(told("army", 120, "A", on=None), told("lna", 120, "B", on=None))
    assert not any("exchange" in reason for reason in undated.reasons)


FILLER = "The market was closed, and nobody who had come that far was told why. " * 5


def _of_two(filler: str = "", **second: Any) -> Pair:
    """The two blows that one text tells, with so much between them."""
    between = [claim("STATEMENT", words=filler)] if filler else []
    told = made(claim(by="front", to="army", at="Arvo", words="Fighters attacked Arvo"), *between, claim(**second))
    return compare(told[0], told[-1])


def test_next_sentence_goes_on_with_what_the_last_one_told() -> None:
    near, far = (
        _of_two(filler, to="civilians", words="Nine more were hurt", trigger="hurt") for filler in ("", FILLER)
    )
    assert "told in the next sentence" in near.reasons
    assert "told in the next sentence" not in far.reasons
    assert near.score > far.score


def test_sentence_behind_history_comes_back_from_it() -> None:
    old = claim(by="front", at="Arvo", words="A raid had killed two in Arvo", trigger="raid", background=True)
    dead, hurt = (claim(to="civilians", words=f"They counted four {what}", trigger=what) for what in ("dead", "hurt"))
    recalled, first, second = made(old, dead, hurt)
    assert "told in the next sentence" not in compare(recalled, first).reasons
    assert "told in the next sentence" in compare(first, second).reasons


def test_what_one_text_tells_as_history_is_not_its_news() -> None:
    """Though it was at the same place and of the same kind; two texts may differ on which of the two it is."""
    told = partial(claim, by="front", to="army", at="Arvo")
    before = told(background=True, words="Fighters had attacked the post in Arvo")
    news, recalled, more = made(
        told(words="Fighters attacked Arvo"), before, told(words="They attacked Arvo from two sides")
    )
    why = "one text tells the one as history, the other as news"
    assert why in compare(news, recalled).reasons
    assert why not in compare(news, more).reasons
    assert (
        compare(news, recalled).score
        < compare(news, replace(recalled, claim={**recalled.claim, "background": False})).score
    )
    (elsewhere,) = made(before, publisher="The Post")
    assert why not in compare(news, elsewhere).reasons


def test_sentence_farther_on_with_a_day_of_its_own_begins_anew() -> None:
    again = claim(by="front", to="army", on=DAY, words="Fighters attacked again on Monday")
    first, _, lent = made(claim(by="front", to="army", at="Arvo"), claim("STATEMENT", words=FILLER), again)
    time = {**lent.claim["time"], "start": lent.claim["evidence"]["start"] + len("Fighters attacked again on ")}
    dated = replace(lent, claim={**lent.claim, "time": time})
    assert "the later sentence gives a day of its own" in compare(first, dated).reasons
    assert compare(first, dated).score < compare(first, lent).score


def test_claims_without_a_place_are_of_one_story_by_the_words_around_them() -> None:
    quay = "A grain barge had sunk at the quay of the sugar mill, and its skipper Odran Vell swam ashore. "
    school = "The teachers' union had asked for a wall around the nursery, and the prefect refused it. "
    told = [
        claim(to="civilians", killed=4, words=f"Four people were killed in the {what}") for what in ("raid", "attack")
    ]
    (one,) = made(told[0], publisher="The Herald", text=quay)
    (same,) = made(told[1], publisher="The Post", text="Odran Vell, skipper of a barge sunk at a sugar mill, is home. ")
    (other,) = made(told[1], publisher="The Post", text=school)
    assert "odran" in one.context
    assert compare(one, same).score > compare(one, other).score
    assert any(
        reason.startswith("words in common around them: ") and "barge" in reason
        for reason in compare(one, same).reasons
    )


def test_a_text_that_names_the_place_around_a_claim_tells_of_it() -> None:
    """As of a happening there; not where the claim's own words have another name for its place."""
    (there,) = made(claim(to="civilians", at="Arvo", words="Four people were killed in Arvo"), publisher="The Herald")
    dead = claim(to="civilians", words="The dead were four")
    (near,) = made(dead, publisher="The Post", text="The market of Arvo is closed. ")
    (far,) = made(dead, publisher="The Post", text="The market of Brisk is closed. ")
    (wide,) = made(claim(to="civilians", at="ML", words="Four people were killed"), publisher="The Herald")
    named = "Arvo is named around one of them"
    assert named in compare(there, near).reasons
    assert compare(there, near).score > compare(there, far).score
    assert named not in (*compare(there, far).reasons, *compare(wide, near).reasons)
    place = {**there.claim["place"], "name": "Telm", "text": "Telm", "place_id": None, "precision": "unknown"}
    telm = replace(near, claim={**near.claim, "place": {**place, "country": None}})
    assert named not in compare(there, telm).reasons


def test_a_town_that_the_sentence_names_goes_before_a_place_that_is_lent() -> None:
    (there,) = made(claim(to="civilians", at="Arvo", words="Shells hit the market of Arvo"), publisher="The Herald")
    said = claim(to="civilians", at="Brisk", words="They bombed the people of Arvo, he said")
    (lent,) = made(said, publisher="The Post", text="Written in Brisk. ")
    (other,) = made({**said, "words": "They bombed the people, he said"}, publisher="The Post", text="In Brisk. ")
    (told,) = made({**said, "words": "They bombed Brisk after Arvo, he said"}, publisher="The Post")
    lent, other = (
        replace(c, claim={**c.claim, "place": {**c.claim["place"], "start": 0, "end": 5}}) for c in (lent, other)
    )
    place = told.claim["place"] | {"start": told.claim["evidence"]["start"] + 12}
    told = replace(told, claim={**told.claim, "place": place})
    assert "the sentence of one names Arvo" in compare(there, lent).reasons
    assert "the sentence of one names Arvo" not in compare(there, other).reasons
    assert "the sentence of one names Arvo" not in compare(there, told).reasons


def test_words_that_an_outlet_has_around_all_its_claims_tie_none_of_them() -> None:
    style = "The Stabilisation Mission, mandated by the Council, remains impartial and steadfast in its undertaking. "
    told = claim(to="civilians", killed=4, words="Four people were killed")
    (one,), (again,) = (made(told, publisher="Mission Note", published=f"2026-03-0{day}", text=style) for day in (3, 4))
    (other,) = made(told, publisher="The Post", published="2026-03-04", text=style)
    assert "stabilisation" in one.context
    assert compare(one, again).score < compare(one, other).score


def test_words_around_a_claim_are_kept_with_it() -> None:
    (one,) = made(claim(to="civilians", words="Four people were killed"), text="The skipper Odran Vell swam ashore. ")
    assert linked_of(linked_json(one)).context == one.context
    assert linked_of({k: v for k, v in linked_json(one).items() if k != "context"}).context == ()


def test_words_around_a_claim_are_few_and_the_rarest() -> None:
    rare = " ".join(f"z{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(200))
    (one,) = made(claim(to="civilians", words="Four people were killed"), text=f"{rare}. ")
    assert len(one.context) == table("compare")["rules"]["context_words"]
    assert "killed" not in one.context


@pytest.mark.parametrize(
    ("words", "apart"),
    [
        ("A separate strike hit a workshop in Arvo", True),
        ("In an unrelated attack, a workshop in Arvo was hit", True),
        ("The army also hit a workshop in Arvo later in the day", True),
        ("A second strike hit a workshop in Arvo", False),
        ("The army also said later that day that it had hit a workshop in Arvo", False),
        ("It hit a workshop in Arvo, too", False),
    ],
)
def test_a_text_that_calls_it_a_separate_one_is_believed(words: str, apart: bool) -> None:
    first = claim(mode="drone", by="army", at="Arvo", on=DAY, trigger="struck", words="The army struck a car in Arvo")
    later = claim(mode="drone", by="army", at="Arvo", on=DAY, trigger="hit", words=words)
    later["trigger"]["text"] = "hit"
    assert compare(*made(first, later)).firm is apart


@pytest.mark.parametrize(
    ("mode", "when", "apart"),
    [("drone", "at sunset", True), ("drone", "at noon", False), ("firearms", "at sunset", False)],
)
def test_one_sentence_may_tell_of_two_blows_of_one_day(mode: str, when: str, *, apart: bool) -> None:
    words = f"In the morning drones bombed the mill of Arvo, and {when} a drone struck its port"
    morning = claim(mode=mode, at="Arvo", on=DAY, trigger="bombed", words=words)
    later = claim(mode=mode, at="Arvo", on=DAY, trigger="struck", words=words)
    for said, told in ((morning, "In the morning"), (later, when)):
        said["time"] |= {"text": told}
    one, two = made(morning, later)
    two = replace(two, claim=dict(two.claim) | {"evidence": one.claim["evidence"]})
    assert any("one sentence tells of one in the" in reason for reason in compare(one, two).reasons) is apart


def _in_sentence(claim: LinkedClaim, *, of: LinkedClaim | None = None) -> LinkedClaim:
    """The claim with the words for its place in its sentence, which may be another's."""
    evidence = (of or claim).claim["evidence"]
    place = claim.claim["place"] | {"start": evidence["start"], "end": evidence["start"] + 1}
    return replace(claim, claim={**claim.claim, "evidence": evidence, "place": place})


def test_what_is_owned_to_is_not_what_is_denied_beside_it() -> None:
    words = "The front said that it had bombed Brisk but had nothing to do with the attack in Arvo."
    owned, denied = made(
        claim(by="front", at="Brisk", said_by="front", trigger="bombed", words=words),
        claim(at="Arvo", said_by="front", stance="denies", trigger="attack", words=words),
    )
    pair = compare(owned, _in_sentence(denied, of=owned))
    assert pair.score == 0
    assert any("owns to the one" in reason for reason in pair.reasons)


def test_a_denial_without_a_day_is_of_what_is_told_of_the_town() -> None:
    (told,) = made(claim(by="gunmen", to="police", at="Arvo", on=DAY, killed=1), publisher="B", published=NEXT)
    answers = (
        made(claim(at="Arvo", said_by="front", stance=stance, trigger="attack"), published="2026-03-05")[0]
        for stance in ("denies", "asserts")
    )
    denied, asserted = (compare(_in_sentence(answer), told).score for answer in answers)
    assert denied > asserted


def test_what_follows_another_is_not_that_one() -> None:
    words = "The {} followed an attack by the front on the base at Arvo."
    for told, apart in (("killings", True), ("deaths", False)):
        pair = _of_one_sentence(words.format(told), told, "attack")
        assert (pair.score == 0) == apart


def _of_one_sentence(words: str, *triggers: str) -> Pair:
    (said,) = made(claim(by="army", to="civilians", at="Arvo", trigger=triggers[0], words=words), text="")
    start = said.claim["evidence"]["start"]

    def told(trigger: str) -> LinkedClaim:
        at = start + words.index(trigger)
        span = {"start": at, "end": at + len(trigger), "text": trigger}
        return replace(said, claim_id=trigger, claim={**said.claim, "id": trigger, "trigger": span})

    one, two = map(told, triggers)
    return compare(one, two)


@pytest.mark.parametrize(("on", "barred"), [(None, True), (DAY, False)])
def test_a_strike_of_no_day_is_not_the_march_of_another_text(on: str | None, barred: bool) -> None:
    march = made(claim("PROTEST", "demo", by="civilians", at="Arvo", on=DAY, trigger="marched"), publisher="A")
    strike = made(claim("PROTEST", "strike", at="Arvo", on=on, trigger="strike"), publisher="B")
    assert compare(march[0], strike[0]).barred is barred
