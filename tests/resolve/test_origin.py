"""Whose word counts as one origin (docs/origins.md)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from tests.resolve.making import claim, made

from reportedly.resolve.linked import linked_all
from reportedly.resolve.model import LinkedClaim, Standing
from reportedly.resolve.one_body import is_one
from reportedly.resolve.origin import origins
from reportedly.resolve.several import as_told
from reportedly.resolve.speaking import body_beside, body_headed
from reportedly.resolve.standing import is_admission, standing_of
from reportedly.resolve.unnamed import is_called_again

DAY = "2026-03-02"


def told(said_by: str | None = None, **said: Any) -> dict[str, Any]:
    """A claim of one raid; a source that no actor of the tests is called has its words alone."""
    return claim(**{"by": "front", "to": "civilians", "at": "Arvo", "on": DAY, "said_by": said_by, **said})


def count(*documents: tuple[LinkedClaim, ...]) -> int:
    return len(origins([c for document in documents for c in document]))


@pytest.mark.parametrize(
    ("one", "two", "number"),
    [
        ("three witnesses", "a witness", 1),
        ("doctors at the infirmary", "witnesses", 2),
        ("the source", "a military source", 1),
        ("medical sources", "a military source", 2),
        ("a nurse", "Nurse Odile Marr", 1),
        ("a video", "a witness", 1),
    ],
)
def test_speakers_without_a_name_are_one_by_what_they_are_called(one: str, two: str, number: int) -> None:
    assert count(made(told(one), told(two, trigger="shot"))) == number


@pytest.mark.parametrize("paper", ["the statement", "the announcement", "the declaration"])
def test_a_paper_that_a_text_tells_from_is_nobody_beside_its_speaker(paper: str) -> None:
    assert count(made(told("army"), told(paper, trigger="shot"))) == 1


@pytest.mark.parametrize(("number", "expected"), [(31, 2), (7, 3)])
def test_a_group_of_traders_that_tells_of_dozens_is_their_union_that_counts_31(number: int, expected: int) -> None:
    group = told("a traders' group", trigger="seized", killed=24)
    group["counts"][0] |= {"high": 99}
    union = told("The Northern Traders' Union", trigger="took", killed=number)
    assert count(made(group, union, told("Odile Marr", trigger="shot"))) == expected


def test_speakers_without_a_name_of_two_outlets_are_two() -> None:
    assert count(made(told("a witness"), publisher="A"), made(told("a witness"), publisher="B")) == 2


def test_officials_without_a_name_are_those_whom_another_names() -> None:
    police = made(told("police", killed=4), publisher="A")
    assert count(police, made(told("security officials", killed=4), publisher="B")) == 1
    assert count(police, made(told("rebel officials", killed=4), publisher="B")) == 2
    assert (
        count(police, made(told("security officials", killed=9), publisher="B")) == 2
    )  # another number is another word


def test_the_own_voice_repeats_a_speaker_without_a_name() -> None:
    assert count(made(told(trigger="stormed"), told("a driver"))) == 1


def test_what_the_outlets_own_reporter_saw_is_its_own() -> None:
    seen = told(trigger="marched", words="Hundreds marched past the mill, at which our correspondent saw two tanks")
    assert count(made(seen, told("police"))) == 2
    assert count(made(told(trigger="marched", words="Hundreds marched past the mill"), told("police"))) == 1


def test_a_body_without_a_name_is_the_one_that_another_text_names() -> None:
    named = made(told("the harbour service Lodra", killed=2), publisher="A")
    assert count(named, made(told("the harbour agency", killed=2), publisher="B")) == 1
    assert count(named, made(told("the mining agency", killed=2), publisher="B")) == 2
    office = made(told("The Arvo Mining Directorate", killed=2), publisher="C")
    assert count(office, made(told("the local mining directorate", killed=2), publisher="B")) == 1


def test_a_sentence_that_cites_two_stays_two_in_its_copies() -> None:
    text = (
        "The shelling went on for most of the night and the next morning, as several people who fled by boat have told"
    )
    words = (
        "Officers at the barracks confirmed the shelling of the old quarter, where the front now speaks of nine dead"
    )
    wire = [told("army", words=words), told("front", words=words, killed=9)]
    assert count(made(*wire, publisher="A", text=text), made(*wire, publisher="B", text=text)) == 2


def test_what_an_outlet_takes_from_another_is_that_ones() -> None:
    first = made(told(killed=5), publisher="Lake Courier")
    assert count(first, made(told("Lake Courier", killed=5), publisher="B")) == 1
    assert count(first, made(told("Odile Marr", killed=5), publisher="B")) == 2


def test_a_threat_that_another_outlet_passes_on_is_its_speakers() -> None:
    threat = claim("THREATEN", by="front", at="Arvo", on=DAY, trigger="threatened")
    again = claim("THREATEN", by="front", at="Arvo", on=DAY, trigger="warned", said_by="Lake Courier")
    assert count(made(threat, publisher="Lake Courier"), made(again, publisher="B")) == 1


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("The farmer who was seized is home", 1),
        ("Aid came a week after the front had seized the farmer", 1),
        ("The front seized the farmer", 2),
    ],
)
def test_what_is_told_to_say_who_is_meant_adds_no_origin(words: str, number: int) -> None:
    first = made(told("front"), publisher="A")
    (later,) = made(told("army", words=words, trigger="seized"), publisher="B", published="2026-03-09")
    said = later.claim
    at = said["evidence"]["start"] + words.index("seized")
    meta: dict[str, Any] = {
        "id": later.document_id, "ref": "b", "url": None, "publisher": "B", "published": "2026-03-09", "agencies": [],
        "text": f"\n{words}.",
    }  # fmt: skip
    moved = {**said, "trigger": {"start": at, "end": at + 6, "text": "seized"}}
    assert count(first, linked_all(meta, [moved])) == number


def test_a_governor_is_the_governor_in_every_text() -> None:
    by_office, by_name = told("ministry"), told("ministry", trigger="shot")
    by_office["attribution"][0]["source"]["text"] = "Governor Odile Marr"
    by_name["attribution"][0]["source"]["text"] = "Odile Marr"
    assert count(made(by_office, publisher="A"), made(by_name, publisher="B")) == 1


def test_the_outlet_of_a_body_is_that_body() -> None:
    desk = made(told(killed=2), publisher="Mali Police Information Desk")
    assert count(desk, made(told("police", killed=2), publisher="B")) == 1
    assert count(desk, made(told(killed=2), publisher="Brisk Observer")) == 2


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Two wells were hit, the head of the Northern Water Board, Odile Marr, told us.", "Northern Water Board"),
        ("Two wells were hit, said Odile Marr, who speaks for the Lodra Front.", "Lodra Front"),
        ("Two wells were hit, said Odile Marr, a spokeswoman for Lodra Relief.", "Lodra Relief"),
        ("Two wells were hit, said Odile Marr, a former spokeswoman for Lodra Relief.", None),
        ("Two wells were hit, said Odile Marr, a mother of three.", None),
    ],
)
def test_whom_one_speaks_for_stands_beside_the_name(text: str, body: str | None) -> None:
    start = text.index("Odile")
    assert body_beside(text, {"start": start, "end": start + len("Odile Marr")}) == body


def test_police_of_no_land_are_those_where_it_happened() -> None:
    unlinked = told("the town's police chief", killed=2)
    assert count(made(told("police", killed=2), publisher="A"), made(unlinked, publisher="B")) == 1


def test_rebels_are_the_one_movement_that_a_text_names() -> None:
    rebels = told("rebels", trigger="shot")
    rebels["attribution"][0]["source"]["text"] = "Rebels in the north"
    assert count(made(told("front"), rebels)) == 1
    assert count(made(told("army", by="army"), rebels)) == 2


@pytest.mark.parametrize(
    ("wording", "elsewhere", "number"),
    [
        ("the independence movement", True, 1),
        ("the country's main opposition group", True, 1),
        ("a small separatist movement", False, 1),
        ("a small separatist movement", True, 2),
        ("the traders' group", True, 2),
        ("the women's movement", True, 2),
    ],
)
def test_a_movement_without_a_name_is_the_one_of_its_text_or_by_a_definite_word_of_all(
    wording: str, elsewhere: bool, number: int
) -> None:
    front, group = told("front"), told(wording, trigger="shot")
    both = (made(front, publisher="A"), made(group, publisher="B")) if elsewhere else (made(group, front),)
    assert count(*both) == number


def test_a_body_that_counts_those_who_fled_tells_of_no_deed() -> None:
    fled = claim("RETREAT", "withdraw", at="Arvo", on=DAY, said_by="Mali", trigger="fled")
    fled["counts"] = [
        {"kind": "displaced", "of": "actors", "low": 900, "high": 900, "text": "900", "start": 0, "end": 3}
    ]
    assert count(made(told("front", killed=4)), made(fled, publisher="B")) == 1
    assert count(made(fled)) == 1
    herder = {**fled, "attribution": told("Odile Marr")["attribution"]}
    assert count(made(told("front", killed=4)), made(herder, publisher="B")) == 2
    assert count(made(told("front", killed=4)), made(told("Mali", trigger="fled"), publisher="B")) == 2


def test_the_same_source_is_who_was_cited_before() -> None:
    nurse, again = told("a nurse"), told("the same source", trigger="shot")
    assert count(made(nurse, again)) == 1
    assert count(made(told("front"), nurse, again)) == 2
    assert count(made(nurse, told("another source", trigger="shot"))) == 2


def test_officials_are_those_of_whom_their_states_own_outlet_tells() -> None:
    radio = made(told(trigger="struck"), publisher="Mali State Radio")
    some = told("officials")
    some["attribution"][0]["source"].update(kind="State Forces", country="ML")
    assert count(radio, made(some, publisher="B")) == 1
    abroad = {
        **some,
        "attribution": [{**some["attribution"][0], "source": {**some["attribution"][0]["source"], "country": "NE"}}],
    }
    assert count(radio, made(abroad, publisher="B")) == 2


def test_the_ministry_is_the_one_that_a_text_names() -> None:
    by_name, again = told("ministry"), told("ministry", trigger="shot")
    by_name["attribution"][0]["source"]["text"] = "the Health Ministry"
    again["attribution"][0]["source"]["text"] = "the ministry"
    assert count(made(by_name, again)) == 1


def test_an_official_of_a_district_is_not_the_government() -> None:
    official, ministry = told("ministry"), told("ministry", trigger="shot")
    official["attribution"][0]["source"]["text"] = "An official of the Lodra district"
    assert count(made(official), made(ministry, publisher="B")) == 2


def test_an_outlet_is_one_by_a_part_of_its_name() -> None:
    hearsay = told("a porter", told_to="the Courier", trigger="shot")
    assert count(made(told(), publisher="Lodra Courier"), made(hearsay, publisher="Lodra Courier")) == 1
    (linked,) = made(hearsay, publisher="Lodra Courier")
    assert linked.origin == "name:lodra courier"


def named(wording: str, *, words: str = "", **told_of: object) -> dict[str, Any]:
    """A claim laid to one whom no registry knows, its wording at the start of the sentence."""
    said = told("ministry", words=words or wording, **told_of)
    said["attribution"][0]["source"] = {
        "start": len("\n"),
        "end": len("\n") + len(wording),
        "text": wording,
        "actor_id": None,
        "name": None,
        "kind": None,
        "country": None,
    }
    return said


@pytest.mark.parametrize(
    ("one", "two", "number"),
    [
        ("the Upper Lodra Flood Relief Board", "ULFRB", 1),
        ("the Upper Lodra Flood Relief Board", "FRB", 1),  # by its last words
        ("the Upper Lodra Flood Relief Board", "FRA", 2),
        ("the Upper Lodra Flood Relief Board", "RB", 2),  # two letters may be anybody's
        ("Superintendent Odile Marr", "the police of Brisk", 1),
        ("DSP Odile Marr", "the police of Brisk", 1),
        ("Superintendent Odile Marr", "Constable Jan Brix", 1),
        ("a former police chief, Odile Marr", "the police of Brisk", 2),
        ("the Courier of Odra", "the police of Brisk", 2),
    ],
)
def test_a_body_by_its_short_name_and_the_police_by_their_ranks_are_one(one: str, two: str, number: int) -> None:
    first, second = named(one, trigger="shot", at="Brisk"), named(two, at="Brisk")
    assert count(made(first, publisher="A"), made(second, publisher="B")) == number


def test_a_short_name_in_brackets_is_the_name_of_the_body() -> None:
    long = named("the Wardens of Lodra", words="the Wardens of Lodra (KVL) counted two", trigger="shot")
    assert count(made(long, publisher="A"), made(named("KVL"), publisher="B")) == 1


@pytest.mark.parametrize(("teller", "told_to"), [("a trader", "ULN"), ("a trader", "Upper Lodra News from Brisk")])
def test_an_outlet_is_itself_by_its_initials_and_wherever_its_man_is(teller: str, told_to: str) -> None:
    by_trader = named(teller, told_to=told_to)
    own = made(told(trigger="shot"), by_trader, publisher="Upper Lodra News")
    assert count(own) == 1


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("Two fell, according to a neighbour who spoke to Lodra Wire", 1),
        ("Two fell, a neighbour said in an interview with Lodra Wire", 1),
        ("Two fell, a neighbour said", 2),
        ("Two fell, a neighbour who owns Lodra Wire said", 2),
    ],
)
def test_what_somebody_told_another_outlet_is_its_word(sentence: str, number: int) -> None:
    first, second = named("a neighbour", trigger="shot"), named("a neighbour", words=sentence)
    assert count(made(first, publisher="Lodra Wire"), made(second, publisher="The Gazette")) == number


def test_the_office_of_an_army_publishes_its_word_and_a_paper_for_soldiers_does_not() -> None:
    army = made(told("army", trigger="shot", at="Brisk"), publisher="B")
    assert count(made(told(at="Brisk"), publisher="Army Press Office"), army) == 1
    assert count(made(told(at="Brisk"), publisher="Army Times"), army) == 2


def test_a_defence_ministry_speaks_for_its_army_and_no_other_ministry_does() -> None:
    for wording, number in (("Norland's defence ministry", 1), ("the Ministry of Health", 2), ("the cabinet", 2)):
        ministry = told("ministry", trigger="shot")
        ministry["attribution"][0]["source"]["text"] = wording
        assert count(made(ministry, publisher="A"), made(told("army"), publisher="B")) == number


def test_one_who_threatens_in_an_outlets_own_voice_is_no_officer_of_the_police() -> None:
    threat = claim("THREATEN", by="Odile Marr", at="Brisk", on=DAY)
    assert count(made(threat, publisher="A"), made(told("police", at="Brisk"), publisher="B")) == 2


RAID = "2026-02-24"


@pytest.mark.parametrize(
    ("words", "trigger"),
    [
        ("Traders left for the coast after last week's raid on Arvo", "raid"),
        ("The bridge is shut since gunmen stormed Arvo", "stormed"),
        ("The curfew came two days after gunmen stormed Arvo", "stormed"),
        ("The union condemned the raid on Arvo", "raid"),
        ("Survivors of last week's raid on Arvo held a vigil", "raid"),
        ("When gunmen stormed Arvo, nobody rang the bell", "stormed"),
    ],
)
def test_an_outlet_that_refers_to_a_happening_days_later_does_not_vouch_for_it(words: str, trigger: str) -> None:
    police = made(told("police", on=RAID), publisher="A", published=RAID)
    assert count(police, made(told(on=RAID, trigger=trigger, words=words), publisher="B")) == 1
    assert count(police, made(told(on=RAID, trigger=trigger, words=words), publisher="B", published=RAID)) == 2


def test_who_tells_of_its_own_work_or_gives_another_number_vouches_for_it() -> None:
    police = made(told("police", on=RAID, killed=3), publisher="A", published=RAID)
    ours = told(on=RAID, trigger="hurt", words="Our surgeons saw nine people who were hurt in Arvo")
    more = told(on=RAID, trigger="killed", killed=8, words="A vigil was held in Arvo, where eight people were killed")
    same = told(on=RAID, trigger="killed", killed=3, words="A vigil was held in Arvo, where three people were killed")
    named = told(on=RAID, trigger="killed", words="The Lantern Group has collected the names of people who were killed")
    for said, number in ((ours, 2), (more, 2), (same, 1), (named, 2)):
        assert count(police, made(said, publisher="The Lantern Group")) == number


@pytest.mark.parametrize(
    ("one", "two", "number"),
    [
        ("a hospital official", "the director of Arvo Hospital", 1),
        ("Arvo Hospital", "Brisk Hospital", 2),
        ("hospital officials", "a nurse at the hospital", 2),
        ("an aid organisation", "the head of a charity", 1),
        ("rescue services", "Arvo Civil Protection and Relief Board", 1),
        ("the head of a charity", "a hospital spokesman", 2),
    ],
)
def test_who_speaks_for_one_sort_of_body_speaks_for_one_unless_two_are_named(one: str, two: str, number: int) -> None:
    assert count(made(told(one, killed=2), publisher="Reed"), made(told(two, killed=5), publisher="Mill")) == number


def test_a_person_whose_post_stands_behind_his_name_speaks_for_his_body() -> None:
    doctor = "Six died in the night, said Odile Marr, who runs the infirmary in Arvo"
    named = made(told("Odile Marr", words=doctor, trigger="died"), publisher="A")
    assert count(named, made(told("the head of the local clinic"), publisher="B")) == 1
    colonel = told("army", words="The army, Colonel Ivo Lenk, said that it struck", trigger="struck")
    assert count(made(colonel, publisher="A"), made(told("Colonel Lenk"), publisher="B")) == 1


def test_a_faction_without_a_name_is_the_movement_that_the_text_names() -> None:
    assert count(made(told("rebels", trigger="claimed"), told("front"))) == 1


def test_an_outlet_that_calls_fighters_its_own_speaks_for_their_movement() -> None:
    ours = made(told(words="Our fighters stormed the barracks"), publisher="Voice of the Reeds")
    assert count(ours, made(told("front"), told("police"), publisher="B")) == 2
    quoted = made(told(words='"Our fighters" is what one man called them when they came'), publisher="The Reed")
    assert count(quoted, made(told("front"), told("police"), publisher="B")) == 3


def test_a_press_office_by_the_initials_of_an_army_is_that_army() -> None:
    desk = made(told(by="army", to="front"), publisher="FARDC Information Centre")
    assert desk[0].origin == "actor:mil-cd"


def test_a_body_is_called_by_the_last_word_of_its_name() -> None:
    full = told("The Northern Reed Commission")
    head = told("the Commission's director", trigger="said")
    assert count(made(full, head)) == 1
    other = told("The Southern Mill Commission", trigger="wrote")
    assert count(made(full, other, head)) == 3


def opinion(*claims: dict[str, Any], at: str) -> tuple[LinkedClaim, ...]:
    return tuple(replace(c, url=f"https://paper.example/{at}") for c in made(*claims, publisher="The Beacon"))


def test_an_opinion_piece_adds_no_origin_but_what_its_author_saw() -> None:
    news = made(told("army", killed=4), publisher="The Mail")
    assert count(news, opinion(told(), at="opinion/the-hills")) == 1
    assert count(news, opinion(told("a herder"), at="comment/the-hills")) == 1
    assert count(news, opinion(told(), at="world/the-hills")) == 2
    seen = told(trigger="burned", words="I saw the mill that burned on the far bank")
    assert count(news, opinion(seen, at="opinion/the-hills")) == 2


@pytest.mark.parametrize(
    ("publisher", "said", "number"),
    [
        ("The Beacon", {}, 1),
        ("The Beacon", {"killed": 9}, 2),
        ("The Beacon", {"words": "I watched men carry away what was left when they attacked"}, 2),
        ("Hills Conflict Watch", {}, 2),
    ],
)
def test_a_paper_that_tells_it_again_much_later_has_it_of_others(
    publisher: str, said: dict[str, Any], number: int
) -> None:
    news = made(told("army", killed=4), publisher="The Mail")
    assert count(news, made(told(**said), publisher=publisher, published="2026-03-12")) == number


def test_an_entry_that_is_not_verified_adds_no_origin() -> None:
    news = made(told("army", killed=4), publisher="The Mail")
    entry = told(trigger="shelling", words="2 March, Arvo: shelling of a mill, unverified")
    assert count(news, made(entry, publisher="Hills Conflict Watch", published="2026-03-09")) == 1


def test_a_paper_that_cites_another_has_its_own_voice_of_that_one_too() -> None:
    local = made(told(trigger="shot", killed=3), publisher="The Arvo Courier")
    cited = told("the Arvo Courier", trigger="killed", killed=3)
    abroad = made(cited, told(trigger="opened fire"), publisher="The Mail", published="2026-03-04")
    assert count(local, abroad) == 1


@pytest.mark.parametrize("voice", ["Announcer", "Presenter", "a statement on Telegram"])
def test_who_reads_the_news_and_what_carries_it_are_nobody(voice: str) -> None:
    assert count(made(told(voice, trigger="stormed"), told(trigger="seized"), publisher="Radio Orra")) == 1


@pytest.mark.parametrize(
    ("one", "two", "number"),
    [
        ("Area chief Odile Marr", "the local chief", 1),
        ("County Commissioner Odile Marr", "a government official", 1),
        ("the head of the village council", "the council's head", 1),
        ("Brigade commander Odile Marr", "capital spokeswoman Odile Marr", 1),
        ("the mayor of New Brisk", "the bishop of New Brisk", 2),
        ("the Americans", "the Americans", 1),
    ],
)
def test_a_post_a_name_and_a_state_are_one_in_two_texts(one: str, two: str, number: int) -> None:
    assert count(made(told(one), publisher="A"), made(told(two, trigger="shot"), publisher="B")) == number


def test_an_army_of_no_land_is_the_one_that_the_text_names() -> None:
    text = made(told("army"), told("the General Staff", trigger="shot"), told("the military", trigger="shelled"))
    assert count(text) == 1
    abroad = made(claim(by="front", to="Norland", at="Arvo", on=DAY, said_by="the army"))
    assert abroad[0].origin == "actor:mil-ml"
    assert made(told("an army deserter"))[0].origin != "actor:mil-ml"


def test_two_actors_that_a_sentence_names_together_are_two() -> None:
    assert count(made(told("Hamas and Washington"))) == 2
    assert count(made(told("the Security and Intelligence Service"))) == 1


def test_the_newsroom_of_a_command_is_the_army_whose_forces_it_tells_of() -> None:
    told_by = claim(by="army", to="front", at="Arvo abroad", on=DAY)
    assert made(told_by, publisher="Eastern Command Newsroom")[0].origin == "actor:mil-ml"
    assert made(told(), publisher="The Command Post")[0].origin == "name:command post"


def test_an_outlet_is_itself_by_a_name_with_an_apostrophe() -> None:
    assert made(told("a baker"), publisher="L'Echo d'Arvo")[0].origin == "name:l echo d arvo"
    assert count(made(told("a baker"), told(trigger="shot"), publisher="L'Echo d'Arvo")) == 1


def test_a_number_that_a_speaker_says_is_new_parts_nobody_from_him() -> None:
    early = made(told("security officials", killed=4), publisher="A")
    assert count(early, made(told("police", killed=6), publisher="B")) == 2
    risen = told("police", killed=6, words="Police put the dead at six, up from four that morning")
    assert count(early, made(risen, publisher="B")) == 1


def test_a_statement_is_of_whom_it_is_issued_by() -> None:
    words = "Nine men were attacked in Arvo, a statement issued by the police said"
    assert made(told("a statement", words=words))[0].origin == "actor:pol-ml"


def test_who_is_named_in_an_outlets_sentence_told_it() -> None:
    mayor = made(told("Odile Marr"), publisher="A")
    words = "The mill was attacked at noon, its owner, Odile Marr, told our desk by telephone"
    assert count(mayor, made(told(words=words), publisher="B")) == 1


def test_both_sides_are_one_each_though_one_has_no_name() -> None:
    accord = claim("AGREE", by="army", at="Arvo", on=DAY, said_by="both sides")
    assert count(made(accord)) == 2
    assert count(made(accord), made(claim("AGREE", by="front", at="Arvo", on=DAY, said_by="front"), publisher="B")) == 2


def test_a_reprisal_for_a_happening_does_not_vouch_for_it() -> None:
    news = made(told("army", killed=4), publisher="The Mail")
    words = "Gunmen burned a mill in what looked like a reprisal for the killings"
    assert count(news, made(told(trigger="killings", words=words), publisher="B", published="2026-03-04")) == 1


def test_a_paper_that_a_body_circulates_is_its_word() -> None:
    words = "Police, who hold the road, circulated a statement on Telegram saying that nine men were attacked"
    assert made(told("a statement on Telegram", words=words))[0].origin == "actor:pol-ml"


def test_a_states_outlet_repeats_its_state_and_an_outlet_without_land_is_itself() -> None:
    assert made(told(), publisher="Bamako State Radio")[0].origin == "state-media:ML"
    assert made(told(), publisher="The Bamako Ledger")[0].origin == "name:bamako ledger"
    state = made(told(killed=4), publisher="Bamako State Radio")
    assert count(state, made(told("army", killed=4), publisher="A")) == 1
    assert count(state, made(told("army", killed=9), publisher="A")) == 2
    assert count(state, made(told("front", killed=4), publisher="A")) == 2


def test_an_outlet_that_reports_how_a_side_speaks_takes_none() -> None:
    quotes = "The group said in a statement that it had struck among apostates."
    assert made(told(trigger="burned"), publisher="The Mail", text=quotes)[0].origin == "name:mail"
    assert (
        made(told(trigger="burned"), publisher="The Mail", text="It struck among apostates.")[0].origin == "side:mail"
    )


def test_the_army_of_a_states_outlet_is_that_states() -> None:
    raid = claim(by="Norland", at="Arvo abroad", on=DAY, said_by="the General Staff of the Armed Forces")
    assert made(raid, publisher="Bamako State Radio")[0].origin == "actor:mil-ml"


def test_an_official_is_one_by_whatever_stands_beside_his_name() -> None:
    by_post, by_name = told("ministry"), told("Odile Marr", trigger="shot")
    by_post["attribution"][0]["source"]["text"] = "the deputy governor"
    by_name["words"] = "They were shot, the deputy governor for roads, Odile Marr, said"
    assert count(made(by_post, publisher="A"), made(by_name, publisher="B")) == 1
    by_name["words"] = "They were shot, the baker of the camp, Odile Marr, said"
    assert count(made(by_post, publisher="A"), made(by_name, publisher="B")) == 2


def test_who_heads_a_body_that_the_text_names_before_is_of_it() -> None:
    agency = told("the water agency Lodra", words="Wells were attacked, the water agency Lodra said")
    head = told("Odile Marr", trigger="shot", words="Two were shot, the agency's head of research, Odile Marr, said")
    assert count(made(agency, head)) == 1
    head = told("Odile Marr", trigger="shot", words="Two were shot, the union's head of research, Odile Marr, said")
    assert count(made(agency, head)) == 2


def test_of_those_who_say_so_together_no_two_are_one() -> None:
    union = told("the Lodra Traders' Union", trigger="shot")
    assert count(made(told("her union and a neighbour"), union)) == 2
    assert count(made(told("a neighbour"), told("Odile Marr", trigger="shot"))) == 1
    assert count(made(told("a neighbour"), union)) == 2  # a union is no neighbour


def test_a_union_is_one_whatever_it_is_a_union_of() -> None:
    assert count(made(told("the Union of Lodra Traders")), made(told("his union", trigger="shot"), publisher="B")) == 1
    elders = made(told("the town's council of elders", trigger="shot"), publisher="B")
    assert count(made(told("the social council of Arvo's elders")), elders) == 1
    assert count(made(told("a member of the council of elders")), elders) == 2


def test_somebody_is_he_whom_the_text_then_calls_by_his_trade() -> None:
    assert count(made(told("a man who sells tea"), told("the tea seller", trigger="shot"))) == 1
    assert count(made(told("a man who sells tea"), told("a tea seller", trigger="shot"))) == 2
    assert count(made(told("a nurse"), told("the tea seller", trigger="shot"))) == 2


def test_officials_of_a_place_are_no_army() -> None:
    army = made(told("army", killed=4), publisher="A")
    assert count(army, made(told("security officials", killed=4), publisher="B")) == 1
    assert count(army, made(told("two local officials", killed=4), publisher="B")) == 2


def test_the_entries_of_a_live_page_are_told_apart() -> None:
    page = "8:00am: Good morning.\n\n8:20am: The gate is shut.\n\n{}: "
    hospital = told("the Lodra Hospital", trigger="shot", words="Two were shot, the Lodra Hospital says")
    apart = told(words="Men attacked the gate.\n\n9:40am: Rain")
    assert count(made(apart, hospital, text=page.format("9:00am"))) == 2
    assert count(made(told(words="Men attacked the gate"), hospital, text=page.format("9:00am"))) == 1
    assert count(made(apart, hospital)) == 1


def test_who_heads_a_body_in_one_text_is_of_it_in_the_next() -> None:
    head = told("Odile Marr", words="Six were attacked, the director of the Lodra Clinic, Odile Marr, said")
    assert count(made(head, publisher="A"), made(told("Odile Marr", trigger="shot"), publisher="B")) == 1
    assert count(made(head, publisher="A"), made(told("Ada Brun", trigger="shot"), publisher="B")) == 2


def test_an_outlet_of_a_side_is_none_of_a_movement_that_its_name_tells_apart() -> None:
    outlet = told(trigger="shot", words="Our fighters shot three of the enemy")
    tale = told("front", trigger="stormed")
    assert count(made(outlet, publisher="Hill Dispatch"), made(tale, publisher="B")) == 1
    assert count(made(outlet, publisher="Third Brigade Statements"), made(tale, publisher="B")) == 2


def test_those_who_live_there_are_one_by_whatever_word() -> None:
    assert count(made(told("people in the town"), told("another inhabitant", trigger="shot"))) == 1
    assert count(made(told("people in the town"), told("a nurse", trigger="shot"))) == 2


def test_a_paper_that_cites_a_body_repeats_its_bulletin() -> None:
    bulletin = made(told(killed=2), publisher="Mali Police Press Desk")
    paper = told(trigger="shot", killed=2)
    cites = claim("STATEMENT", said_by="police", trigger="asked for calm")
    assert count(bulletin, made(paper, cites, publisher="B")[:1]) == 1
    assert count(bulletin, made(paper, publisher="B")) == 2
    assert count(bulletin, made({**paper, "counts": told(killed=5)["counts"]}, cites, publisher="B")[:1]) == 2


def test_what_an_outlet_tells_with_reserve_is_nobodys_beside_what_others_tell() -> None:
    alleged = {**told(trigger="shot"), "hedged": True}
    assert count(made(told("army"), publisher="A"), made(alleged, publisher="B")) == 1
    assert count(made(alleged, publisher="B")) == 1
    assert count(made(told("army"), publisher="A"), made(told(trigger="shot"), publisher="B")) == 2


@pytest.mark.parametrize(
    ("then", "number"),
    [("a shopkeeper", 1), ("his companions", 1), ("a nurse", 2), ("two shopkeepers", 2), ("a police officer", 2)],
)
def test_the_many_on_the_spot_are_those_whom_the_text_quotes_after_them(then: str, number: int) -> None:
    assert count(made(told("residents"), told(then, trigger="shot"))) == number
    assert count(made(told("residents"), publisher="A"), made(told(then, trigger="shot"), publisher="B")) == 2


def test_one_who_is_quoted_before_the_many_is_another() -> None:
    assert count(made(told("a shopkeeper"), told("residents", trigger="shot"))) == 2


def test_a_copied_text_lends_those_whom_it_cites_nobody_elses_word() -> None:
    text = (
        "Smoke stood over the roofs of the old quarter until noon, and people who had slept in the fields came back "
        "one by one to look for their goats, their pots and the doors that the blast had carried over the wall"
    )
    people = told("residents", words="Fierce fighting raged for the railway town, residents of the old quarter said")
    own = told(trigger="took", words="The town was taken by noon")
    front = told("front", trigger="seized", words="The front announced its capture")
    copy = made(people, publisher="A", text=text), made(own, front, publisher="B", text=text)
    assert count(*copy) == 2


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("That is what the Northern Police tell us: five men from the mill, three from the quarry", 1),
        ("The police took five men from the mill and three from the quarry", 2),
        ("The Northern Army tells us: five men from the mill, three from the quarry", 2),
    ],
)
def test_whom_an_outlets_own_sentence_names_as_telling_it(words: str, number: int) -> None:
    statement = made(told("police", killed=8), publisher="A")
    assert count(statement, made(told(killed=5, words=words), publisher="B")) == number


@pytest.mark.parametrize("one", ["the judiciary", "the Judiciary's Media Center"])
@pytest.mark.parametrize(("two", "number"), [("the prosecutor of Arvo", 1), ("Mali", 1), ("a nurse", 2)])
def test_the_courts_of_a_state_are_one(one: str, two: str, number: int) -> None:
    assert count(made(told(one), publisher="A"), made(told(two, trigger="shot"), publisher="B")) == number


def test_an_emergency_official_speaks_for_the_emergency_service() -> None:
    agency = made(told("the Arvo Emergency Management Agency", killed=12), publisher="A")
    assert count(agency, made(told("an emergency official", killed=8), publisher="B")) == 1
    assert count(agency, made(told("a security official at the market", killed=8), publisher="B")) == 2


@pytest.mark.parametrize(
    ("one", "two", "number"),
    [
        ("lawyers of the group Open Gate", "rights lawyers", 1),
        ("the Lodra Legal Aid Institute", "lawyers for the marchers", 1),
        ("the Lodra Legal Aid Institute", "his lawyer", 2),
        ("a group of volunteer doctors", "the Lodra Doctors' Committee", 1),
        ("a group of volunteer drivers", "the Lodra Doctors' Committee", 2),
        ("the Lodra regional administration", "the governor", 1),
        ("the Lodra regional administration", "the Harbour Authority", 2),
    ],
)
def test_a_body_is_told_apart_from_others_by_who_is_in_it(one: str, two: str, number: int) -> None:
    first, second = named(one, trigger="shot", at="Brisk"), named(two, at="Brisk")
    assert count(made(first, publisher="Tide Courier"), made(second, publisher="Brant Gazette")) == number


@pytest.mark.parametrize(("again", "number"), [("sources", 1), ("other sources", 2), ("a nurse", 2)])
def test_those_whom_a_text_calls_again_by_their_noun_are_those_whom_it_cited(again: str, number: int) -> None:
    army = made(told("army", trigger="stormed"), publisher="A")
    assert count(army, made(told("military sources"), told(again, trigger="shot"), publisher="B")) == number


def test_soldiers_speak_for_themselves_and_their_army_for_itself() -> None:
    army = made(told("army", trigger="stormed"), publisher="A")
    ranks, staff = told("army"), told("army")
    ranks["attribution"][0]["source"]["text"] = "soldiers of two brigades"
    staff["attribution"][0]["source"]["text"] = "the General Staff"
    assert count(army, made(ranks, publisher="B")) == 2
    assert count(army, made(staff, publisher="B")) == 1


def test_a_copied_sentence_makes_no_two_of_those_whom_it_cites_one() -> None:
    words = (
        "Raiders took the town of Arvo on Monday and forced the garrison back to the river, officials and the army said"
    )
    both = {"trigger": "took", "words": words}
    copies = [made(told("local officials", **both), told("army", **both), publisher=name) for name in "AB"]
    assert count(*copies) == 2


def test_a_rank_makes_nobody_an_officer_whose_post_stands_before_his_name() -> None:
    minister = told("ministry", trigger="stormed", words="The ministry’s minister, Colonel Odile Marr, denied it")
    minister["attribution"][0]["source"] |= {"text": "The ministry’s minister", "start": 0, "end": 23}
    he = told("Colonel Odile Marr", trigger="shot")
    army = told("front", to="army", trigger="hit")
    linked = made(minister, he, army, text="{}")
    assert {c.origin for c in linked if c.claim["trigger"]["text"] == "shot"} == {"actor:gov-ml"}


def test_an_officer_who_heads_another_body_speaks_for_it() -> None:
    head = told("Odra's director", trigger="died", words="Odra's director, General Odile Marr, said")
    head["attribution"][0]["source"] |= {"name": "General Odile Marr"}
    army = told("front", to="army", trigger="hit")
    linked = made(head, army, told("the prison service Odra", trigger="riot"))
    assert {c.origin for c in linked if c.claim["trigger"]["text"] in ("died", "riot")} == {"name:odra"}


@pytest.mark.parametrize(
    ("words", "body"),
    [
        ("Odra's director", "Odra"),
        ("the Water Board's head", "Water Board"),
        ("Northern Command's head", None),
        ("Mali's president", None),
        ("the board's director", None),
    ],
)
def test_the_head_of_a_body_is_told_by_its_name(words: str, body: str | None) -> None:
    assert body_headed({"text": words}) == body


@pytest.mark.parametrize(
    ("words", "trigger", "number"),
    [
        ("The wall fell on the day that gunmen attacked the mill", "attacked", 1),
        ("On that day gunmen attacked the mill", "attacked", 2),
        ("The driver shot there will be buried", "shot", 1),
        ("The driver was shot there", "was shot", 2),
        ("The driver died there", "died", 2),
        ("Three men shot there will be buried", "shot", 2),
    ],
)
def test_an_outlet_that_only_names_a_day_or_a_man_by_it_does_not_vouch_for_it(
    words: str, trigger: str, number: int
) -> None:
    speaker = made(told("army", on="2026-03-02"), publisher="A")
    own = told(words=words, trigger=trigger, on="2026-03-02")
    (linked,) = made(own, publisher="B", published="2026-03-03")
    victim = words.partition(f" {trigger}")[0]
    end = linked.claim["trigger"]["start"] - 1
    linked = replace(linked, claim={**linked.claim, "targets": [{**own["targets"][0], "text": victim, "end": end}]})
    assert count(speaker, (linked,)) == number


def test_a_health_ministry_of_no_land_is_that_of_the_land_where_it_happened() -> None:
    ministry = told("Niger", at="Arvo")
    ministry["attribution"][0]["source"]["text"] = "the Health Ministry"
    assert {c.origin for c in made(ministry)} == {"body:health:ML"}
    ministry["attribution"][0]["source"]["text"] = "Niger's health ministry"
    assert {c.origin for c in made(ministry)} == {"body:health:NE"}


def test_the_chief_with_a_name_is_the_local_chief_of_his_text() -> None:
    chief = told("the chief", trigger="shot")
    chief["attribution"][0]["source"]["name"] = "Odile Marr"
    assert count(made(told("a local chief"), chief)) == 1


def test_an_outlet_is_itself_though_it_has_a_land_in_its_name() -> None:
    cites = told("Mali")
    cites["attribution"][0]["source"]["text"] = "Lodra Watch Mali"
    assert {c.origin for c in made(cites, publisher="Lodra Watch Mali")} == {"name:lodra watch mali"}


def test_two_nameless_speakers_of_copies_are_two() -> None:
    (guard, driver), (copied, _) = (
        made(
            told("a guard", trigger="left", words="His men had left the post at Arvo by noon, a guard said"),
            told("a driver", trigger="clashed", words="They had clashed for an hour before, a driver said"),
            publisher=outlet,
            text="The army had held one bank of the river since spring, and the bridge of Arvo was shut to all.",
        )
        for outlet in ("The Herald", "The Courier")
    )
    assert is_one(guard, copied, {}, frozenset())
    assert not is_one(driver, copied, {}, frozenset())


def test_allies_are_no_second_speaker() -> None:
    both = made(told("the Revolutionary People's Front and its allies"), publisher="A")
    assert count(both, made(told("the Revolutionary People's Front"), publisher="B")) == 1


def test_a_movement_is_known_by_its_initials_in_another_text() -> None:
    named = made(told("the Revolutionary People's Front"), publisher="A")
    assert count(named, made(told("the RPF"), publisher="B")) == 1
    assert count(named, made(told("the RNP"), publisher="B")) == 2


def test_whom_an_outlet_cites_is_he_whom_another_has_it_of_by_that_outlet() -> None:
    first = made(named("his younger brother", trigger="took"), publisher="Tide Courier")
    family = "His family says so, according to the Tide Courier"
    assert count(first, made(named("his family", words=family), publisher="Brant Gazette")) == 1
    assert count(first, made(named("his family"), publisher="Brant Gazette")) == 2


def test_one_of_the_officials_is_of_those_whom_the_text_cited_before() -> None:
    army = made(told("army", trigger="stormed"), publisher="A")
    both = named("a union and two local officials", trigger="shot")
    assert count(army, made(both, named("one of the officials"), publisher="Tide Courier")) == 3


@pytest.mark.parametrize(
    ("name", "origin"),
    [("the Southern Operational Command", "actor:mil-ml"), ("the Joint Lodra Forces", "name:joint lodra forces")],
)
def test_a_command_that_any_army_has_is_of_the_land_of_the_text(name: str, origin: str) -> None:
    (claim,) = made(named(name, at="Arvo"), publisher="Tide Courier")
    assert claim.origin == origin


def test_who_speaks_beside_the_many_is_none_of_them() -> None:
    words = "Raiders came at dawn, three residents and a teacher said"
    both = named("three residents and a teacher", words=words, trigger="came")
    assert count(made(both, publisher="Tide Courier")) == 2


@pytest.mark.parametrize("body", ["the Red Lantern", "Rights group Lodra", "Odile Marr"])
def test_whom_a_text_names_later_is_a_person(body: str) -> None:
    nurse, named_later = named("a source at the mill", trigger="shot"), named(body)
    assert count(made(nurse, named_later, publisher="Tide Courier")) == (1 if body == "Odile Marr" else 2)


def test_a_photographer_of_the_outlet_saw_it() -> None:
    words = "The Tide Courier’s photographer saw men fire"
    saw = named("The Tide Courier’s photographer", words=words, trigger="fire")
    assert count(made(named("Odile Marr", trigger="shot"), saw, publisher="Tide Courier")) == 2


@pytest.mark.parametrize(
    ("then", "number"), [("the chairman of the local council", 1), ("the village chief", 1), ("a nurse", 2)]
)
def test_local_officials_are_those_whom_the_text_names_by_their_post(then: str, number: int) -> None:
    officials = named("local officials", trigger="came")
    assert count(made(officials, named(then), publisher="Tide Courier")) == number


def test_an_agency_that_a_report_cites_is_no_voice_of_those_whom_it_cites_itself() -> None:
    agency, army = told("Reuters", trigger="shot"), told("army")
    assert count(made(agency, army, publisher="Tide Courier")) == 2
    assert count(made(told(trigger="shot"), army, publisher="Tide Courier")) == 1


@pytest.mark.parametrize(("named_so", "number"), [("A community leader", 2), ("A baker", 1)])
def test_the_many_on_the_spot_are_no_leader_whom_the_text_names_later(named_so: str, number: int) -> None:
    first, then = named("residents", trigger="came"), named(named_so)
    then["attribution"][0]["source"]["name"] = "Odile Marr"
    assert count(made(first, then, publisher="Tide Courier")) == number


def test_who_says_what_she_counted_is_whom_the_text_says_it_of() -> None:
    she = named("she", told_to="a nurse", trigger="counted")
    she["attribution"][1]["cue"] = {"start": 0, "end": 4, "text": "said"}
    assert count(made(she, told("army", trigger="shot"), publisher="Tide Courier")) == 2


def test_prosecutors_of_no_land_are_those_of_another_text() -> None:
    of_land = told("ministry", trigger="shot")
    of_land["attribution"][0]["source"]["text"] = "prosecutors"
    assert count(made(of_land, publisher="A"), made(told("the prosecutor's office"), publisher="B")) == 1
    assert count(made(of_land, publisher="A"), made(told("the Lodra emergency service"), publisher="B")) == 2


def test_whom_a_body_quotes_as_its_own_speaks_with_its_voice() -> None:
    ours = told("Ines Roe", words='"Most were hurt in the legs", said Ines Roe, our coordinator')
    own, quoted = made(told(trigger="treated"), ours, publisher="Aid for the Lakes")
    assert quoted.origin == own.origin
    theirs = told("Ines Roe", words='"Most were hurt in the legs", said Ines Roe, a nurse in Arvo')
    own, quoted = made(told(trigger="treated"), theirs, publisher="Aid for the Lakes")
    assert quoted.origin != own.origin


def test_a_second_official_is_one_of_those_cited_before() -> None:
    many, second, chief = made(
        told("local officials", trigger="killed"), told("a second official"), told("a second nurse"), publisher="A"
    )
    assert is_called_again(second, many)
    assert not is_called_again(chief, many)
    one, other = made(told("a local official", trigger="killed"), told("a second official"), publisher="A")
    assert not is_called_again(other, one)


@pytest.mark.parametrize(
    ("called", "told_of", "number"),
    [
        ("the ship's manager", "Odra Bulk, which manages the vessel, said that she was hit", 1),
        ("her employer", "Odra Relief said that a member of its staff was seized", 1),
        ("the ship's manager", "Odra Bulk said that she was hit", 2),
        ("the ship's cook", "Odra Bulk, which manages the vessel, said that she was hit", 2),
    ],
)
def test_a_manager_without_a_name_is_the_company_of_which_it_is_told(called: str, told_of: str, number: int) -> None:
    company = told(told_of.split(",")[0].split(" said")[0], trigger="hit", words=told_of)
    assert count(made(told(called), publisher="A"), made(company, publisher="B")) == number


def test_an_employer_may_speak_by_its_own_page() -> None:
    page = made(told(trigger="seized", words="A member of our staff was seized"), publisher="Odra Relief")
    two = told("two elders and her employer")
    assert count(page, made(two, publisher="B")) == 2


@pytest.mark.parametrize(
    ("called", "number"), [("the commander of the base", 1), ("a baker", 2), ("the base's commander", 1)]
)
def test_a_commander_is_the_officer_whom_the_text_names_later(called: str, number: int) -> None:
    officer = told("army", trigger="struck")
    officer["attribution"][0]["source"]["text"] = "Second Admiral Jan Odra"
    assert count(made(told(called), officer)) == number


def test_officials_are_the_ministry_whose_own_page_tells_it() -> None:
    page = made(told(trigger="shot"), publisher="Ministry of the Interior of Mali")
    assert count(page, made(told("officials"), publisher="B")) == 1
    assert count(page, made(told("residents"), publisher="B")) == 2


@pytest.mark.parametrize(
    ("one", "two", "number"),
    [
        ("Odra governor Jan Brun", "the governor", 1),
        ("Odra governor Jan Brun", "Brun", 1),
        ("former governor Jan Brun", "the governor", 2),
        ("the state government", "Odra state", 1),
        ("Odra state", "the mayor", 2),
        ("the head of the regional military administration", "the governor", 1),
        ("Norway's border service", "Norway's border service in the north", 1),
    ],
)
def test_a_governor_speaks_for_his_region_however_he_is_called(one: str, two: str, number: int) -> None:
    assert count(made(told(one), publisher="A"), made(told(two, trigger="shot"), publisher="B")) == number


def test_the_minister_whom_one_text_names_is_he_by_his_name_alone() -> None:
    minister = told("ministry")
    minister["attribution"][0]["source"]["text"] = "interior minister Jan Brun"
    assert count(made(minister, publisher="A"), made(told("Jan Brun", trigger="shot"), publisher="B")) == 1


def test_an_agency_by_a_short_name_is_the_outlet_of_that_name() -> None:
    first = made(told("a nurse"), publisher="Reed News Service")
    second = made(told("a nurse", trigger="shot", told_to="the agency Reed"), publisher="B")
    assert count(first, second) == 1


def test_a_security_barometer_looks_into_what_happened_however_late() -> None:
    first = made(told("Odile Marr", killed=4))
    later = "2026-03-20"
    assert count(first, made(told(trigger="shot", killed=4), publisher="Arvo Security Barometer", published=later)) == 2
    assert count(first, made(told(trigger="shot", killed=4), publisher="Arvo Courier", published=later)) == 1


@pytest.mark.parametrize(
    ("beside", "army"),
    [
        ("Jan Brun, spokesman for the Armed Forces, said", "army"),
        ("Jan Brun, a spokesman for the national police, said", "police"),
        ("Jan Brun, officer-in-charge of Reed police station, said", "police"),
        ("Jan Brun, a teacher, said", None),
    ],
)
def test_who_speaks_for_an_army_or_police_of_no_land_is_that_of_the_land(beside: str, army: str | None) -> None:
    spokesman = told("Jan Brun", trigger="shot", words=f"Gunmen attacked the mill, {beside}")
    for force in ("army", "police"):
        number = 1 if force == army else 2
        assert count(made(spokesman, publisher="A"), made(told(force, trigger="hit"), publisher="B")) == number


def test_the_coordinator_of_a_charity_stands_before_or_behind_its_name() -> None:
    text = "Two wells were hit, said Odile Marr, Lodra Relief project coordinator in Arvo."
    at = text.index("Odile")
    assert body_beside(text, {"start": at, "end": at + len("Odile Marr")}) == "Lodra Relief"
    text = text.replace("Lodra Relief", "Norway")
    assert body_beside(text, {"start": at, "end": at + len("Odile Marr")}) is None


@pytest.mark.parametrize(
    "publisher", ["Mali Interior Ministry Release", "Ministry of the Interior of Mali, Statements"]
)
def test_the_release_of_a_ministry_is_its_word(publisher: str) -> None:
    ministry = told("ministry", trigger="shot")
    ministry["attribution"][0]["source"]["text"] = "the interior ministry"
    assert count(made(told(), publisher=publisher), made(ministry, publisher="B")) == 1


@pytest.mark.parametrize("called", ["Arvo's emergency agency", "the Arvo Emergency Management Agency"])
def test_an_emergency_official_is_of_the_one_agency_however_it_is_called(called: str) -> None:
    first = made(told("an emergency official", killed=4), publisher="A")
    agency = made(told("the Arvo Emergency Management Agency", killed=6, trigger="shot"), publisher="B")
    assert count(first, agency, made(told(called, trigger="hit"), publisher="C")) == 1


@pytest.mark.parametrize(
    ("one", "two", "number"),
    [
        ("Bishop Jan Brun of Arvo", "the Diocese of Arvo", 1),
        ("Bishop Jan Brun of Arvo", "the Diocese of Brisk", 2),
        ("Bishop Jan Brun of Arvo", "a mission hospital", 2),
        ("the Reed Constabulary Force", "police", 1),
        ("Mill Dam Aid", "the MDA rescue team", 1),
        ("Mill Dam Aid", "the MDB rescue team", 2),
    ],
)
def test_a_bishop_speaks_for_his_diocese_and_a_constabulary_is_the_police(one: str, two: str, number: int) -> None:
    assert count(made(told(one), publisher="A"), made(told(two, trigger="shot"), publisher="B")) == number


def test_a_surname_beside_a_post_is_the_man_whom_another_text_names_in_full() -> None:
    alone = told("ministry")
    alone["attribution"][0]["source"]["text"] = "Brun"
    whole = made(told("Jan Brun", trigger="shot"), publisher="B")
    assert count(made(alone, publisher="A"), whole) == 1
    assert count(made(alone, publisher="A"), made(told("Jan Odra", trigger="shot"), publisher="B")) == 2
    alone["attribution"][0]["source"]["text"] = "Norway"
    assert count(made(alone, publisher="A"), made(told("Aid Norway", trigger="shot"), publisher="B")) == 2


@pytest.mark.parametrize("who", ["two security sources", "a military source", "a security official"])
def test_some_official_is_nobody_who_gives_a_lower_number_thereafter(who: str) -> None:
    first = made(told(who, killed=9), publisher="Tide Courier", published="2026-03-02")
    assert count(first, made(told("army", killed=4), publisher="Reed Post", published="2026-03-03")) == 2
    assert count(first, made(told("army", killed=12), publisher="Reed Post", published="2026-03-03")) == 1
    assert count(first, made(told("army", killed=9), publisher="Reed Post", published="2026-03-03")) == 1


def test_who_told_it_to_the_outlet_that_another_cites() -> None:
    own = made(named("Odile Marr, a baker"), publisher="Tide Courier")
    cites = told("a resident", told_to="the Tide Courier")
    assert count(own, made(cites, publisher="Reed Post")) == 1
    assert count(own, made(told("a resident", told_to="the Arvo Gazette"), publisher="Reed Post")) == 2


def test_what_has_been_so_since_a_day_is_told_late() -> None:
    first = made(told("residents", on="2026-03-01", trigger="seized"), publisher="Tide Courier", published="2026-03-02")
    since = told(on="2026-03-01", until="2026-03-05", trigger="hands")
    since["time"]["text"] = "since Sunday"
    assert count(first, made(since, publisher="Reed Post", published="2026-03-05")) == 1
    since["time"]["text"] = "from Sunday to Thursday"
    assert count(first, made(since, publisher="Reed Post", published="2026-03-05")) == 2


@pytest.mark.parametrize(
    ("wording", "number"),
    [("a Malian official", 1), ("a local official", 1), ("an official", 1), ("a Malian officer", 2), ("Mali", 2)],
)
def test_the_official_of_a_lead_is_the_governor_whom_the_text_names_then(wording: str, number: int) -> None:
    official, governor = told("ministry"), told("ministry", trigger="shot")
    official["attribution"][0]["source"]["text"] = wording
    governor["attribution"][0]["source"]["text"] = "District governor Jan Odra"
    assert count(made(official, governor)) == number


def test_she_of_whom_nothing_tells_has_it_of_herself() -> None:
    nurse = told("residents", trigger="shot")
    nurse["attribution"][0]["source"]["text"] = "she"
    assert count(made(told(killed=7), publisher="Watch"), made(told("Watch", killed=7), nurse, publisher="A")) == 2


def _fled(said_by: str, **said: Any) -> dict[str, Any]:
    return claim("RETREAT", "withdraw", by="army", at="Arvo", on=DAY, said_by=said_by, trigger="withdrawn", **said)


def test_security_sources_are_no_army_that_says_otherwise_in_their_text() -> None:
    held = told("army", trigger="repelled")
    assert count(made(_fled("two security sources"), held)) == 2
    assert count(made(_fled("two security sources")), made(held, publisher="B")) == 1
    assert count(made(_fled("two security sources"), _fled("army"))) == 1
    lost = told("two security sources", trigger="seized", killed=3)
    assert count(made(lost, told("army", stance="denies")), made(held, publisher="B")) == 2
    assert count(made(lost), made(held, publisher="B")) == 1


@pytest.mark.parametrize(
    ("one", "two", "number"),
    [
        ("a county official", "Arvo County Commissioner Jan Brun", 1),
        ("a county nurse", "Arvo County Commissioner Jan Brun", 2),
        ("the party", "front", 1),
        ("the union", "front", 2),
    ],
)
def test_a_local_office_is_that_which_its_text_names(one: str, two: str, number: int) -> None:
    assert count(made(told(one), told(two, trigger="shot"))) == number


def test_the_regional_administration_is_that_which_its_text_calls_by_its_region() -> None:
    again = told("ministry", trigger="shot")
    again["attribution"][0]["source"]["text"] = "the regional administration"
    named = told("the Arvo regional administration")
    assert count(made(named, again)) == 1
    assert count(made(named), made(again, publisher="B")) == 2


def test_a_unit_of_the_army_speaks_for_it_beside_it() -> None:
    unit = told("the army's Fourth Odra Division", trigger="shot")
    assert count(made(unit, told("army"))) == 1
    assert count(made(unit, publisher="A"), made(told("the Brisk Guard"), publisher="B")) == 2


def test_who_heads_army_and_state_speaks_as_whom_he_is_called() -> None:
    chief = told("ministry", trigger="shot")
    chief["attribution"][0]["source"]["text"] = "Army chief Jan Brun"
    assert count(made(told("army")), made(chief, publisher="B")) == 1
    chief["attribution"][0]["source"]["text"] = "President Jan Brun"
    assert count(made(told("army")), made(chief, publisher="B")) == 2


@pytest.mark.parametrize(
    ("words", "admits"),
    [
        ("Gunmen killed seven people at Arvo including three soldiers, the army said", True),
        ("Gunmen killed seven people at Arvo, three soldiers among them, the army said", True),
        ("Gunmen killed seven people at Arvo including three traders, the army said", False),
    ],
)
def test_an_army_that_counts_soldiers_among_the_dead_owns_to_its_loss(words: str, *, admits: bool) -> None:
    (found,) = made(
        claim(interest="own", by="rebels", to="civilians", at="Arvo", on=DAY, said_by="army", killed=7, words=words)
    )
    assert is_admission(found) is admits
    standing, _, _ = standing_of(origins([found]), ())
    assert (standing is Standing.ADMITTED) is admits


def test_who_the_other_text_cites_by_name_is_nobody_else_in_it() -> None:
    own = made(named("Odile Marr, a baker"), publisher="Tide Courier")
    cites = made(named("Odile Marr, a baker"), told("a resident", told_to="the Tide Courier"), publisher="Reed Post")
    assert count(own, cites) == 2


def test_a_man_with_his_guards_is_no_other_toll_than_the_man() -> None:
    both = told("army", killed=1)
    both["counts"].append({**both["counts"][0], "low": 2, "high": 2, "text": "two"})
    assert count(made(both, publisher="A"), made(told("security officials", killed=1), publisher="B")) == 1
    assert count(made(both, publisher="A"), made(told("security officials", killed=5), publisher="B")) == 2


def by_rebels(wording: str, **said: Any) -> dict[str, Any]:
    found = told("rebels", **said)
    found["attribution"][0]["source"] |= {"text": wording}
    return found


def test_a_group_called_by_its_people_is_the_movement_that_the_text_names() -> None:
    lead = by_rebels("A Tuareg rebel group", to="army", killed=7)
    lost = told("front", by="army", to="front", trigger="shot", killed=2)
    assert count(made(lead, lost)) == 1  # of whom each tells is hurt on another side
    assert count(made(lead, told("front", to="army", trigger="shot", killed=2))) == 2  # another number of the same
    named = by_rebels("The Tuareg Coast League", to="army")
    assert count(made(named, told("front", to="army", trigger="shot"))) == 2


@pytest.mark.parametrize(
    ("crowd", "named", "number"),
    [
        ("Residents of Odra", "Ines Roe", 1),
        ("Witnesses", "Nurse Ines Roe", 2),
        ("Witnesses", "Bishop Ines Roe", 2),
        ("Friends of Odra", "Ines Roe", 2),
    ],
)
def test_residents_of_a_place_are_she_whom_the_text_names_next(crowd: str, named: str, number: int) -> None:
    assert count(made(told(crowd), told(named, trigger="shot"))) == number


def test_who_holds_a_post_is_none_of_the_witnesses() -> None:
    for words, number in (("Ines Roe, who leads the council, said so", 2), ("Ines Roe, who fled, said so", 1)):
        assert count(made(told("Witnesses"), told("Ines Roe", trigger="shot", words=words))) == number


@pytest.mark.parametrize(
    ("agency", "at", "origin"),
    [
        ("ENA", "NG", "name:ena"),
        ("ENA", "ET", "source:ena-ethiopia"),
        ("ENA", None, "name:ena"),
        ("Ethiopian News Agency", "NG", "source:ena-ethiopia"),
        ("Reuters", "NG", "source:reuters"),
    ],
)
def test_initials_that_several_agencies_have_are_those_of_the_land_of_the_text(
    agency: str, at: str | None, origin: str
) -> None:
    (linked,) = made(claim(at=at, on=DAY), publisher="Tide Courier", agencies=(agency,))
    assert linked.origin == origin


@pytest.mark.parametrize(
    ("publisher", "number"),
    [
        ("Odra Digest", 1),
        ("The Morning Briefing", 1),
        ("The Odra Courier", 2),
        ("Odra Conflict Digest", 1),
        ("The Odra Incidents Roundup", 1),
        ("Odra Conflict Brief", 2),
        ("Odra Conflict Watch Digest", 2),
        ("Mali Interior Ministry Briefing", 2),
        ("Mali Police Briefing", 2),
    ],
)
def test_a_digest_by_its_name_adds_no_origin_beside_others(publisher: str, number: int) -> None:
    news = made(told("army", killed=4), publisher="The Mail")
    assert count(news, made(told(trigger="shot"), publisher=publisher)) == number
    assert count(made(told(trigger="shot"), publisher=publisher)) == 1


def test_a_digest_adds_whom_it_cites_and_what_it_saw() -> None:
    news = made(told("army", killed=4), publisher="The Mail")
    assert count(news, made(told("a herder", trigger="shot"), publisher="Odra Digest")) == 2
    seen = told(trigger="burned", words="I saw the mill that burned on the far bank")
    assert count(news, made(seen, publisher="Odra Digest")) == 2


@pytest.mark.parametrize(
    ("source", "number"),
    [("media", 1), ("The local media", 1), ("press reports", 1), ("the Arvo Gazette", 2), ("a herder", 2)],
)
def test_media_that_a_list_does_not_name_add_no_origin(source: str, number: int) -> None:
    news = made(told("army", killed=4), publisher="The Mail")
    assert count(news, made(told(source, trigger="shot"), publisher="Orra Incident List")) == number


def test_the_own_voice_of_a_text_calls_nobody_again() -> None:
    officials, own, nurse = made(
        told("officials", trigger="killed"), told(trigger="shot"), told("a nurse", trigger="hit")
    )
    assert not is_called_again(own, officials)
    assert not is_called_again(nurse, own)


@pytest.mark.parametrize(
    ("source", "speakers"),
    [
        (" and a nurse", [" and a nurse"]),
        (", and a nurse", [", and a nurse"]),
        (" and a nurse and the mayor", ["a nurse", "the mayor"]),
        ("the baker and a nurse", ["the baker", "a nurse"]),
    ],
)
def test_a_source_that_begins_with_and_is_whoever_stands_behind_it(source: str, speakers: list[str]) -> None:
    (said,) = made(told(source))
    assert [c.claim["attribution"][0]["source"]["text"] for c in as_told(said)] == speakers


def test_the_captain_of_a_village_is_no_officer() -> None:
    army = claim(by="army", at="Arvo", on="2026-03-02", said_by="army")
    one = made(claim(at="Arvo", on="2026-03-02", said_by="village captain Jana Odra"), army, publisher="A")
    assert [c.origin for c in one] == ["office:captain:", "actor:mil-ml"]
