"""On which day a reader takes a happening to be, end to end: words, model and rules."""

from __future__ import annotations

from datetime import date

import pytest

from reportedly.annotate import annotate
from reportedly.annotate.encoder import Encoder
from reportedly.code import code
from reportedly.link import link
from reportedly.link.gazetteer import packaged_gazetteer
from reportedly.link.registry import load_registry
from reportedly.model import Block, BlockKind, Document

_PUBLISHED = date(2026, 11, 20)  # a Friday


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder.load()


def _days(
    encoder: Encoder, text: str, word: str, published: date = _PUBLISHED, title: str | None = None
) -> tuple[str, str] | None:
    """The first and last day, as month and day, of the claim whose trigger has the word; None where it has none."""
    paragraphs = text.split("\n\n") if title else [text]
    starts = [text.index(paragraph) for paragraph in paragraphs]
    blocks = tuple(Block(at, at + len(told), BlockKind.BODY) for at, told in zip(starts, paragraphs, strict=True))
    document = Document(id="d", ref="d", text=text, blocks=blocks, published=published, title=title)
    annotation = annotate(document, encoder)
    claims = code(document, annotation)
    claims = link(document, annotation, claims, registry=load_registry(), gazetteer=packaged_gazetteer())
    found = next(c for c in claims if word in c.trigger.of(text))
    if found.time is None or found.time.earliest is None or found.time.latest is None:
        return None
    return f"{found.time.earliest:%m-%d}", f"{found.time.latest:%m-%d}"


@pytest.mark.parametrize(
    ("text", "word", "days"),
    [
        ("Soldiers patrolled Orsha on Thursday, four days after rebels overran the town.", "overran", "11-15"),
        ("The visit comes three days after a convoy was ambushed near Dalo.", "ambushed", "11-17"),
        ("Insurgents released a teacher on Thursday, 40 days after seizing him near Orsha.", "seizing", "10-10"),
        (
            "Gunmen shot dead a judge on Tuesday. Two days after the killing, police arrested a suspect.",
            "arrested",
            "11-19",
        ),
        (
            "The group made peace on Thursday, days after a rival faction killed its founder.",
            "killed",
            "11-12 11-18",
        ),
        (
            "The group made peace on Thursday, weeks after a rival faction killed its founder.",
            "killed",
            "10-08 11-12",
        ),
        (
            "Rebels captured Sarim on Monday, three days before talks. It withdrew a day later.",
            "withdrew",
            "11-17",
        ),
    ],
)
def test_days_are_counted_from_another_happening_of_the_sentence(
    encoder: Encoder, text: str, word: str, days: str
) -> None:
    assert _days(encoder, text, word) == (days.split()[0], days.split()[-1])


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Two nuns who were abducted from a convent near Tamba were freed on Wednesday, the bishop said.", "abducted"),
        ("The bodies of six fishermen who were killed in the raid were brought ashore on Wednesday.", "killed"),
        ("The funeral of a driver killed by a sniper was held on Thursday in Karan.", "killed"),
        ("Police arrested two men on Thursday over a bombing that killed 12 worshippers in Karan.", "killed"),
        ("The Sixth Division on Wednesday condemned the bombing of a bus that claimed seven lives.", "claimed"),
        ("Abuja, Nov. 20, 2026 (NNB) Troops have killed 34 gunmen in a forest, the army said.", "killed"),
        ("Four people have now died of the blast, a nurse said.", "died"),
        ("Raiders shot four men near Tamba that year, and the mine has been shut since.", "shot"),
    ],
)
def test_the_sentence_has_no_day_of_what_came_before_it(encoder: Encoder, text: str, word: str) -> None:
    assert _days(encoder, text, word) is None


@pytest.mark.parametrize(
    ("text", "word", "days"),
    [
        ("Last Friday's raid on Orsha killed nine people, the mayor said.", "killed", "11-13"),
        ("A car bomb killed seven people in Dalo on Monday of last week.", "killed", "11-09"),
        ("A car bomb killed seven people in Dalo on Tuesday last week.", "killed", "11-10"),
        ("The town was retaken in the night from Sunday to Monday, an officer said.", "retaken", "11-15 11-16"),
        ("The fishermen were killed overnight Friday to Saturday.", "killed", "11-13 11-14"),
        ("Two millers were killed in overnight clashes in Orsha, medics said on Wednesday.", "killed", "11-17 11-18"),
        ("Two millers were killed in overnight clashes in Orsha, medics said on Friday.", "killed", "11-19 11-20"),
        (
            "Sunday's raid on Orsha was the deadliest since August, when rebels killed 40 men in Dalo.",
            "killed",
            "08-01 08-31",
        ),
        ("In clashes which lasted from Sunday until Monday, three guards were killed.", "killed", "11-15 11-16"),
        ("A raid that took place on Sunday left three guards dead, a nurse said on Thursday.", "left", "11-15"),
        ("Residents will march on the barracks on Saturday, December 26, the elders said.", "march", "12-26"),
        ("Police said a peace rally would be held on Nov 30.", "rally", "11-30"),
        (
            "A mine killed four farmers on Sunday. One of the wounded died in hospital on Thursday. Nine others were "
            "hurt in the blast.",
            "hurt",
            "11-15",
        ),
    ],
)
def test_words_of_time_are_read_whole(encoder: Encoder, text: str, word: str, days: str) -> None:
    assert _days(encoder, text, word) == (days.split()[0], days.split()[-1])


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The sultan washed his hands on Thursday of the bombing of a ferry near Orsha.", "bombing"),
        ("Police in Orsha fired tear gas on Wednesday at students protesting the deaths of five villagers.", "deaths"),
        ("The men who accused rebels of shelling a mill fled, and police, who held one on Monday, know.", "shelling"),
        ("Police held seven men in Dalo on Tuesday over the Karan bloodshed.", "bloodshed"),
        ("Norland summoned an envoy of Sudria on Tuesday after a fisherman was shot near Orsha.", "shot"),
        (
            "A mill in Orsha was suspended Tuesday after raiders dynamited its weir, the 18th such raid since 2020.",
            "dyn",
        ),
        (
            "The number of people killed in a raid on Orsha rose to nine on Tuesday after two bodies were found. The "
            "army lost two soldiers.",
            "lost",
        ),
        ("Two groups claimed responsibility Tuesday for a car bomb that killed two people in Dalo.", "killed"),
        ("The group claimed responsibility Tuesday for an ambush that left six guards dead in Dalo.", "left"),
    ],
)
def test_what_is_reacted_to_is_of_another_day(encoder: Encoder, text: str, word: str) -> None:
    assert _days(encoder, text, word) is None


@pytest.mark.parametrize(
    ("text", "word"),
    [
        # no day of what was told before: shops are of no deed, and who spoke or reacted did so later
        ("Two herders were killed near Orsha, the mayor said.\n\nShops stayed shut on Thursday.", "killed"),
        ("A mine killed two men near Orsha.\n\nThey wrote to the governor on Thursday.", "killed"),
        ("The screams on Tuesday woke all of Dalo.\n\nTwo men were shot.\n\nThe dead were buried on Thursday.", "shot"),
        # nor that of a noun with a day of its own
        (
            "Forces conducted a strike at 2:15 a.m. local time Nov. 19 near Orsha on a chief who directed raids, "
            "including the attempted attack of Nov. 18.\n\nThe chief was killed.",
            "killed",
        ),
        ("Rebels have pulled out of Orsha after the loss of Dalo last week, a trader said.", "pulled"),
        ("The palace said on Thursday that no door had been locked.\n\nA nurse said that gunmen killed two.", "killed"),
        ("The guards on Thursday mourned their chief.\n\nGunmen killed two porters.", "killed"),
        ("He was to be married on Thursday.\n\nGunmen killed two porters.", "killed"),
        # nor is that of what another happening is counted from
        ("The army said that it retook Orsha, five days after rebels seized it.\n\nThe fight killed 70.", "killed"),
    ],
)
def test_a_day_of_something_else_is_lent_to_nobody(encoder: Encoder, text: str, word: str) -> None:
    assert _days(encoder, text, word) is None


@pytest.mark.parametrize(
    ("text", "word", "days"),
    [
        ("Gunmen have seized 12 miners in Tamba.\n\nThe workers were marched off on Tuesday night.", "seized", "11-17"),
        ("The envoy denied it was behind Sunday's bombing.\n\nA doctor counted 12 dead.", "dead", "11-15"),
        ("Karan condemned the strike that killed eight on Saturday.\n\nNine others were wounded.", "wounded", "11-14"),
    ],
)
def test_the_story_is_of_the_day_of_what_is_known(encoder: Encoder, text: str, word: str, days: str) -> None:
    assert _days(encoder, text, word) == (days.split()[0], days.split()[-1])


@pytest.mark.parametrize(
    ("text", "word", "days"),
    [
        ("Fighting raged for hours around a mill in Dalo before dawn on Thursday, a priest said.", "Fighting", "11-19"),
        ("Two armies traded fire for the first time in months on Tuesday near Dalo.", "traded fire", "11-17"),
        (
            "Widows marched through Karan on Monday after last week's raid on a hamlet near Orsha.",
            "raid",
            "11-09 11-15",
        ),
        ("The consul on Thursday confirmed that both had signed a truce in Karan the previous day.", "signed", "11-18"),
        ("A cook was shot dead on Monday in Karan. A man who keeps a stall told us on Thursday.", "shot dead", "11-16"),
        (
            "A cook died on Thursday, bringing to four the toll of the bombing of a mill in Karan, two days before.",
            "bombing",
            "11-17",
        ),
        ("A cook died on Thursday, raising the toll of the raid on Karan a day earlier to six.", "raid", "11-18"),
        (
            "A cook died on Thursday, raising the toll of the raid on Karan to six, two days before Eid.",
            "died",
            "11-19",
        ),
    ],
)
def test_a_day_is_found_past_what_tells_none(encoder: Encoder, text: str, word: str, days: str) -> None:
    assert _days(encoder, text, word) == (days.split()[0], days.split()[-1])


@pytest.mark.parametrize(
    ("text", "word", "days"),
    [
        (
            "Bandits blew up a lorry on Monday in reprisal for the deaths of ten rebels three days before.\n\n"
            "The lorry was hurled off the road by the blast, which hurt a boy.",
            "hurt",
            "11-16",
        ),
        (
            "Nine people were hurt when police beat students marching against the killing of a guard a day earlier.\n\n"
            "The students had tried to reach the palace on Thursday.\n\nWednesday's raid on Dalo was the worst ever.",
            "hurt",
            "11-19",
        ),
        ("Nine porters were shot dead as they left a mosque after Friday prayers.", "shot", "11-20"),
        ("A guard was killed at the gate a short while ago.", "killed", "11-20"),
        (
            "A porter was shot dead on Tuesday in the worst unrest since the elections in February.",
            "shot",
            "11-17",
        ),
    ],
)
def test_a_day_that_hangs_on_a_noun_is_that_of_the_noun(encoder: Encoder, text: str, word: str, days: str) -> None:
    assert _days(encoder, text, word) == (days, days)


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("in the night of Wednesday to Thursday", "11-18 11-19"),
        ("shortly after midnight, in the night of Wednesday to Thursday", "11-18 11-19"),
        ("on the 9th", "11-09"),
        ("before dawn on the 9th", "11-09"),
        ("on the evening of the 9th", "11-09"),
        ("on the 29th", "10-29"),
        ("on the 9th of this month", "11-09"),
        ("on Sunday and Monday", "11-15 11-16"),
        ("earlier today", "11-20"),
        ("last evening", "11-19"),
        ("in an overnight raid", "11-19 11-20"),
    ],
)
def test_more_words_of_time(encoder: Encoder, words: str, days: str) -> None:
    text = f"Gunmen killed two millers in Orsha {words}."
    assert _days(encoder, text, "killed") == (days.split()[0], days.split()[-1])


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen killed two soldiers of the 9th brigade near Orsha.",
        "Gunmen killed two millers on the 9th floor of a tower in Orsha.",
    ],
)
def test_a_number_in_its_order_is_no_day(encoder: Encoder, text: str) -> None:
    assert _days(encoder, text, "killed") is None


def test_a_day_is_counted_back_from_that_of_saying_behind_it(encoder: Encoder) -> None:
    text = "Gunmen had killed two millers near Orsha a day earlier, the mayor said on Thursday."
    assert _days(encoder, text, "killed") == ("11-18", "11-18")


def test_a_clause_in_the_pluperfect_lends_no_day(encoder: Encoder) -> None:
    text = (
        "Rebels shot at a convoy near Orsha on Monday.\n\nThe lorries, which had set out on Friday, came under attack."
    )
    assert _days(encoder, text, "attack") == ("11-16", "11-16")


@pytest.mark.parametrize(
    ("text", "word", "days"),
    [
        (
            "Gunmen attacked a church in Kaduna on Sunday. The governor condemned the attack on Monday. Two people "
            "were killed in the attack.",
            "killed",
            ("11-15", "11-15"),
        ),
        (
            "Police in Bishkek detained a blogger on Wednesday evening, his lawyer said. The Interior Ministry "
            "confirmed the arrest.",
            "arrest",
            ("11-18", "11-18"),
        ),
        (
            "Seven people have been killed in fighting near Orsha, officials said. Mortar shells hit a school in Sarim "
            "overnight.",
            "killed",
            None,
        ),
    ],
)
def test_what_a_sentence_reacts_to_is_of_its_own_day(
    encoder: Encoder, text: str, word: str, days: tuple[str, str] | None
) -> None:
    assert _days(encoder, text, word) == days


@pytest.mark.parametrize(
    ("text", "word", "days"),
    [
        (  # a deed spoken of as known is of the day on which it was told, whatever came between
            "Gunmen shot dead a teacher in Bannu on Monday. Jets struck camps in Orsha last week. The ministry said 14 "
            "people had been killed in those strikes.",
            "killed",
            ("11-09", "11-15"),
        ),
        (  # but is what the report is about where it tells no other day before
            "Two men wounded in Tuesday's attack in Bannu died in hospital.\n\nFighters had burned a police post, "
            "witnesses said.",
            "burned",
            ("11-17", "11-17"),
        ),
        (  # and the attack is that which was named last
            "Troops killed 23 fighters near Bannu on Wednesday. Two men wounded in Tuesday's attack died in "
            "hospital.\n\nA faction claimed the attack.",
            "claimed",
            ("11-17", "11-17"),
        ),
        (  # what the text has not told is of a day of its own
            "Troops killed 23 fighters near Bannu on Wednesday.\n\nTraders shut their shops in protest against the "
            "killing of the polio worker.",
            "killing",
            None,
        ),
    ],
)
def test_what_is_spoken_of_as_known_is_of_the_day_it_was_told_with(
    encoder: Encoder, text: str, word: str, days: tuple[str, str] | None
) -> None:
    assert _days(encoder, text, word) == days


@pytest.mark.parametrize(
    ("title", "days"),
    [
        ("Two raids in Norland", ("11-17", "11-17")),
        ("Drone hits weekly market", ("11-17", "11-17")),
        ("Weekly review, 13 to 19 November", None),
        ("A week in the borderlands", None),
        ("Seven days on the Orra", None),
        ("Orra Weekly: seven days on the Orra", None),
        ("Teachers free after seven days in a cave", ("11-17", "11-17")),
    ],
)
def test_a_review_of_the_week_lends_no_day_from_one_paragraph_to_the_next(
    encoder: Encoder, title: str, days: tuple[str, str] | None
) -> None:
    text = "Rebels captured Orsha on Tuesday.\n\nGunmen abducted four teachers near Dalo."
    assert _days(encoder, text, "abducted", title=title) == days


@pytest.mark.parametrize(
    ("text", "word", "days"),
    [
        ("In 2025 mines and other remnants of war killed 500 people in Orra.", "killed", "01-01 12-31"),
        ("Nine men died in Orra on 1 November. On 5 November shells hit Telm.", "hit", "11-05 11-05"),
        (
            "Nine men died in Orra on 1 November. In Telm, police fired at men who had met in peace on 5 November. The "
            "abduction of a judge there on the same day is a worry.",
            "abduction",
            "11-05 11-05",
        ),
        ("Rebels hit Orra on Monday and Telm on Tuesday. That same day men shot a trader.", "shot", "11-17 11-17"),
    ],
)
def test_a_date_before_what_struck_and_the_day_told_last(encoder: Encoder, text: str, word: str, days: str) -> None:
    assert " ".join(_days(encoder, text, word) or ()) == days


@pytest.mark.parametrize(
    ("text", "word", "days"),
    [
        ("The truce takes effect on Monday, the mediator said.", "takes effect", ("11-23", "11-23")),
        ("The truce took effect on Monday, the mediator said.", "took effect", ("11-16", "11-16")),
        ("A curfew begins on Saturday in Gao, the governor said.", "curfew", ("11-21", "11-21")),
        ("The siege of Gao began on Saturday.", "siege", ("11-14", "11-14")),
        ("The deal, which covers one road, takes effect on Monday.", "deal", None),
    ],
)
def test_what_takes_effect_on_a_day_has_it_ahead(
    encoder: Encoder, text: str, word: str, days: tuple[str, str] | None
) -> None:
    assert _days(encoder, text, word) == days
