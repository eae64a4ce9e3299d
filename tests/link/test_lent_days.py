"""Which days a text lends to what it tells without one, and which it does not, end to end."""

from __future__ import annotations

from datetime import date

import pytest
from tests.code.telling import PUBLISHED, Telling, linking

from reportedly.annotate import annotate
from reportedly.annotate.encoder import Encoder
from reportedly.code import code
from reportedly.link import link
from reportedly.link.gazetteer import packaged_gazetteer
from reportedly.link.registry import load_registry
from reportedly.model import Block, BlockKind, Document


@pytest.fixture(scope="module")
def claims() -> Telling:
    return linking()


def _days(claims: Telling, text: str, word: str) -> tuple[str, str] | None:
    """The first and last day, as month and day, of the claim whose trigger has the word; None where it has none. A
    line is a paragraph."""
    told = text.replace("\n", "\n\n")
    found = next(c for c in claims(told) if word in c.trigger.of(told))
    if found.time is None or found.time.earliest is None or found.time.latest is None:
        return None
    return f"{found.time.earliest:%m-%d}", f"{found.time.latest:%m-%d}"


@pytest.mark.parametrize(
    ("text", "word", "day"),
    [
        (
            "Rebels burnt a bus near Gao on Tuesday.\nThe mayor accused the army of cowardice.\n"
            "The minister condemned the rebels on Thursday.",
            "accused",
            None,
        ),
        (
            "Rebels burnt a bus near Gao on Tuesday.\nThe union denounced the rebels on Thursday.\n"
            "The union demanded an inquiry.",
            "demanded",
            "11-19",
        ),
        (
            "Mali's foreign ministry rejected the offer on Thursday.\nThe ministry demanded an apology.",
            "demanded",
            "11-19",
        ),
        (
            "Mali's foreign ministry rejected the offer on Thursday.\nThe embassy demanded an apology.",
            "demanded",
            None,
        ),
    ],
)
def test_words_take_the_day_of_the_same_speaker_alone(claims: Telling, text: str, word: str, day: str | None) -> None:
    assert _days(claims, text, word) == (day and (day, day))


@pytest.mark.parametrize(
    ("text", "word", "day"),
    [
        # something new is told behind, of nobody that was spoken of
        (
            "Rebels said they had repelled an attack by soldiers on Kidal, killing nine.\nThe army has not reacted.\n"
            "A teacher was found dead on Monday.",
            "repelled",
            None,
        ),
        (
            "Troops have retaken the town of Gao, the ministry said.\nFifty rebels were killed, it added.\n"
            "A mine hit a bus on Tuesday, hurting a child.",
            "retaken",
            None,
        ),
        # the news itself, told with its day in the next sentence or of those spoken of
        ("Nine people were killed when soldiers stormed Orsha.\nThe soldiers came on Monday.", "killed", "11-16"),
        (
            "A lawyer and her guards were shot dead in Tocoa.\nMasked men burst into her house on Monday.",
            "shot",
            "11-16",
        ),
    ],
)
def test_what_is_new_behind_lends_nothing_back(claims: Telling, text: str, word: str, day: str | None) -> None:
    assert _days(claims, text, word) == (day and (day, day))


@pytest.mark.parametrize(
    ("text", "word", "day"),
    [
        (
            "Rebels fired two missiles at a tanker on Monday.\nIn Taiz, a sniper killed a woman.",
            "killed",
            None,
        ),
        (
            "Rebels fired two missiles at a tanker on Monday.\nOn the Marib front, soldiers shelled a hill.",
            "shelled",
            None,
        ),
        ("Gunmen ambushed a convoy on Monday.\nIn the east, soldiers shelled a village.", "shelled", None),
        # the place was told before, or the paragraph tells of no deed
        ("Gunmen ambushed a convoy near Taiz on Monday.\nIn Taiz, two guards died of wounds.", "died", "11-16"),
        (
            "Gunmen ambushed a convoy on Monday.\nIn Paris, the president deplored it.\nThe gunmen burnt six lorries.",
            "burnt",
            "11-16",
        ),
        # what is told of the whole land
        (
            "Drones killed nine people across Ukraine on Monday.\nIn Sumy, shells damaged a school.",
            "damaged",
            "11-16",
        ),
        # a scene lasts for its paragraph
        (
            "Gunmen ambushed a convoy on Monday.\nIn Taiz, a grenade killed a man on Tuesday.\n"
            "A truck of medicine was looted.",
            "looted",
            None,
        ),
        (
            "Gunmen ambushed a convoy on Monday.\nIn Taiz, a grenade thrown at a bar killed a man on Tuesday. "
            "Four others were wounded.",
            "wounded",
            "11-17",
        ),
    ],
)
def test_a_paragraph_on_another_place_has_its_own_day(claims: Telling, text: str, word: str, day: str | None) -> None:
    assert _days(claims, text, word) == (day and (day, day))


@pytest.mark.parametrize(
    ("text", "word", "days"),
    [
        # a day of the scene before is no day to count from
        (
            "Rebels shelled a tanker on Monday.\nIn Taiz, a sniper killed a woman. A boy was hurt the following day.",
            "hurt",
            None,
        ),
        (
            "Rebels shelled Taiz on Monday.\nA boy was hurt the following day.",
            "hurt",
            ("11-17", "11-17"),
        ),
        (
            "A bomber killed nine in Quetta on Monday.\nEarlier in the day, a grenade hurt a boy.",
            "hurt",
            ("11-16", "11-16"),
        ),
        # the day of a quotation is that of speaking
        (
            "Bandits stormed Dogon on Sunday.\n“We buried eight people this morning,” a man said.\n"
            "The guards lost three men, officials said.",
            "lost",
            ("11-15", "11-15"),
        ),
        # a report on a whole day
        (
            "Over the past day, the enemy launched 70 air strikes.\nIn the Lyman area, soldiers repelled two raids.",
            "repelled",
            ("11-19", "11-20"),
        ),
        (
            "In total 160 fights were told of in Orsha.\nIn the Lyman area, soldiers repelled two raids.\n"
            "Today the enemy launched 70 air strikes.",
            "repelled",
            ("11-20", "11-20"),
        ),
        # what somebody is charged with, and deeds at large
        ("Rebels shelled Taiz on Monday.\nTurkey accused the rebels of burning a mill.", "burning", None),
        (
            "Shells killed 13 people in Taiz on Monday.\nThe rebels accused the navy of killing 13 people.",
            "killing",
            ("11-16", "11-16"),
        ),
        ("Rebels shelled Taiz on Monday.\nThe bishop condemned attacks on medics.", "attacks", None),
        # the sentence before goes back to another deed
        (
            "A jet bombed a monastery on Tuesday.\nThe victims had fled a village, which troops raided on Sunday. "
            "Three people were burnt alive.",
            "burnt",
            None,
        ),
        # a day that was yet to come
        ("A round of talks that was to open on Thursday has been called off, a diplomat said.", "called off", None),
        # times of a clause
        (
            "The fighting spread on Tuesday to three towns, where huts were burnt.",
            "burnt",
            ("11-17", "11-17"),
        ),
        (
            "It was the bloodiest raid on policemen since May 2025, when seven officers were shot in Orsha.",
            "shot",
            ("05-01", "05-31"),
        ),
        ("Troops attacked near Kharkiv on November 17 and 18 but gained nothing.", "attacked", ("11-17", "11-18")),
        (
            "Two men were shot on Wednesday. The men had stormed a bank the day before in Orsha.",
            "stormed",
            ("11-17", "11-17"),
        ),
        (
            "Lorries came into Orsha on Wednesday. A raid on the town the day before killed two men.",
            "killed",
            ("11-17", "11-17"),
        ),
        (
            "The army on Monday denied firing at students after a man was killed in the clearing of a road.",
            "killed",
            None,
        ),
        (
            "Two policemen, one of them a recruit, were killed and a third wounded when attackers opened fire on their "
            "patrol car in Saravan, in the southeastern province of Dalo, the Norpress news agency reported on Sunday.",
            "opened fire",
            None,
        ),
        (
            "It has carried out dozens of attacks in the region, including one on a school in Zahedan "
            "in June last year "
            "that left nine people dead.",
            "left",
            ("06-01", "06-30"),
        ),
        (
            "On Monday Minister Karan Petrov said that the army had destroyed three bridges in Zulia.",
            "destroyed",
            None,
        ),
    ],
)
def test_days_that_are_none_of_a_deed(claims: Telling, text: str, word: str, days: tuple[str, str] | None) -> None:
    assert _days(claims, text, word) == days


_AMBUSHED = (
    "Nine policemen have been killed in an ambush in Orsha, a minister has said.\nHe spoke of cowards.\n"
    "He ordered 200 men to the town.\nSchools stayed shut.\nTraders fled.\nThe chief of the band was silent.\n"
)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (_AMBUSHED + "A rival group denied any part in Tuesday's ambush.", "11-17"),
        (_AMBUSHED + "A rival group denied any part in Tuesday's raid.", None),
        (_AMBUSHED + "A rival group denied Tuesday's ambush. It owned to Sunday's ambush in Dalo.", None),
    ],
)
def test_news_is_of_the_day_by_which_it_is_named_at_last(claims: Telling, text: str, day: str | None) -> None:
    assert _days(claims, text, "killed") == (day and (day, day))


@pytest.mark.parametrize(
    ("text", "word", "day"),
    [
        ("Soldiers have killed nine people in Gaza since dawn, medics say.", "killed", "11-20"),
        (
            "Soldiers have killed nine people in Gaza since dawn.\nFive of them died when shells hit a tent.",
            "hit",
            "11-20",
        ),
        ("Soldiers had killed nine people in Gaza since dawn, medics said.", "killed", None),
    ],
)
def test_what_has_been_done_since_dawn_is_of_today(claims: Telling, text: str, word: str, day: str | None) -> None:
    assert _days(claims, text, word) == (day and (day, day))


def test_an_entry_of_a_live_page_that_looks_back_has_its_own_days(claims: Telling) -> None:
    text = (
        "22:45 Police station attacked in Toulouse\nHooded men attacked a police station and injured two officers.\n"
        "20:10 Curfew in Nantes\nThe mayor imposed a curfew.\n"
        "12:30 What we know\nThe riots began on Tuesday after a policeman shot a boy in Lyon. Youths burnt three buses."
    )
    assert _days(claims, text, "injured") == ("11-20", "11-20")
    assert _days(claims, text, "burnt") == ("11-17", "11-17")
    assert _days(claims, text, "shot") != ("11-20", "11-20")


def test_a_title_is_of_the_day_of_the_first_sentences() -> None:
    title = "Gas attack on Gao, city says"
    text = f"{title}\n\nThe mayor asked for masks.\n\nA drone dropped gas shells on a school on Monday."
    at = text.index("The"), text.index("A drone")
    blocks = (
        Block(0, len(title), BlockKind.TITLE),
        Block(at[0], at[1] - 2, BlockKind.BODY),
        Block(at[1], len(text), BlockKind.BODY),
    )
    document = Document(id="d", ref="d", text=text, blocks=blocks, published=PUBLISHED, title=title)
    annotation = annotate(document, Encoder.load(threads=1))
    claims = code(document, annotation)
    claims = link(document, annotation, claims, registry=load_registry(), gazetteer=packaged_gazetteer())
    attack = next(c for c in claims if "attack" in c.trigger.of(text))
    assert attack.time is not None
    assert attack.time.earliest == date(2026, 11, 16)


@pytest.mark.parametrize(
    ("said_on", "day"),
    [
        ("on Friday", "11-20"),  # the day of publication: the report is of it
        ("on Wednesday", None),
    ],
)
def test_words_are_of_the_day_on_which_the_news_was_said(claims: Telling, said_on: str, day: str | None) -> None:
    text = (
        f"Mali's government demanded an apology from Niger {said_on}.\nRebels burnt a bus near Gao this week.\n"
        "The opposition accused the minister of cowardice."
    )
    assert _days(claims, text, "accused") == (day and (day, day))


@pytest.mark.parametrize(
    ("turn", "day"), [("In a separate statement, the", ("11-14", "11-15")), ("In a separate attack, the", None)]
)
def test_another_statement_is_no_other_scene(claims: Telling, turn: str, day: tuple[str, str] | None) -> None:
    text = (
        "Troops were forced to retreat from Gao over the weekend.\n"
        f"{turn} army was challenged.\nIt fought rebels for hours before it withdrew."
    )
    assert _days(claims, text, "fought") == day


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The mayor travelled to Gao on Tuesday to comfort the families of those who died in a raid.", "died"),
        ("The governor on Tuesday visited survivors of an attack that killed 12 people in Gao.", "killed"),
        ("Hundreds on Tuesday buried the victims of a bombing that killed nine people in Gao.", "killed"),
        ("The bishop prayed on Tuesday for two priests whom gunmen abducted near Gao.", "abducted"),
    ],
)
def test_what_is_done_for_the_hurt_is_of_a_later_day(claims: Telling, text: str, word: str) -> None:
    assert _days(claims, text, word) is None


def test_who_comes_and_attacks_does_so_on_that_day(claims: Telling) -> None:
    assert _days(claims, "Gunmen visited a village near Gao on Tuesday and killed two men.", "killed") is not None
    assert _days(claims, "Soldiers who visited Gao on Tuesday were attacked by rebels.", "attacked") is not None


@pytest.mark.parametrize(
    ("behind", "old"),
    [
        ("Dozens of soldiers died before the town fell.", True),
        ("Two soldiers died in the blast.", False),
        ("The mayor said two soldiers had died.", False),
    ],
)
def test_a_paragraph_of_history_goes_on_with_it(claims: Telling, behind: str, old: bool) -> None:
    text = f"A bomb went off in Gao on Friday.\n\nRebels captured Gao in 2012 after a battle. {behind}"
    died = next(c for c in claims(text) if "died" in c.trigger.of(text))
    assert died.background is old


@pytest.mark.parametrize("own", ["on 17 November", "on Monday"])
def test_a_day_of_its_own_that_cannot_be_reckoned_is_not_made_another(own: str) -> None:
    text = f"The envoys of the Front met the governor in Gao {own}. They met the mayor in Kidal on 21 July 2025."
    document = Document(id="d", ref="d", text=text, blocks=(Block(0, len(text), BlockKind.BODY),), language="en")
    seen = annotate(document, Encoder.load(threads=1))
    linked = link(document, seen, code(document, seen), registry=load_registry(), gazetteer=packaged_gazetteer())
    times = {c.trigger.start: c.time for c in linked if c.time is not None}
    assert [(t.text, t.earliest) for t in times.values()] == [(own, None), ("on 21 July 2025", date(2025, 7, 21))]


@pytest.mark.parametrize(
    ("second", "word", "day"),
    [
        ("The mayor spoke of recent raids on farmers.", "raids", None),
        ("In an earlier raid they killed two people.", "killed", None),
        ("Previous raids wounded six.", "wounded", None),
        ("The raid wounded six.", "wounded", ("11-16", "11-16")),
    ],
)
def test_other_deeds_of_late_are_not_of_the_day_of_this_one(
    second: str, word: str, day: tuple[str, str] | None, claims: Telling
) -> None:
    assert _days(claims, f"Gunmen burnt a bus near Gao on Monday. {second}", word) == day


@pytest.mark.parametrize(
    ("text", "word", "day"),
    [
        ("Pupils lay flowers after Wednesday's attack in Gao, March 23, 2017.", "attack", None),
        ("Troops guard a road in Gao on May 24, 2017, after the May 22 attack on a market.", "attack", None),
        ("Rebels burned a mill in Gao on March 23, 2017. Last week's raid on Kidal left two dead.", "dead", None),
        ("Rebels burned a mill in Gao on March 23, 2017. Thursday's raid left two dead.", "dead", (3, 23)),
        ("Rebels burned a mill in Gao on March 23, 2017. The raid left two dead.", "dead", (3, 23)),
        ("Troops patrol in Gao on March 23, 2017, a day after a bombing killed nine people.", "killed", (3, 22)),
    ],
)
def test_a_day_of_ones_own_is_no_other_day(text: str, word: str, day: tuple[int, int] | None) -> None:
    """Where no publication date is known."""
    document = Document(id="d", ref="d", text=text, blocks=(Block(0, len(text), BlockKind.BODY),))
    annotation = annotate(document, Encoder.load(threads=1))
    claims = code(document, annotation)
    claims = link(document, annotation, claims, registry=load_registry(), gazetteer=packaged_gazetteer())
    claim = next(c for c in claims if word in c.trigger.of(text))
    assert claim.time is not None
    assert claim.time.earliest == (None if day is None else date(2017, *day))


@pytest.mark.parametrize(
    ("said", "word", "day"),
    [
        ("In Saturday's attack two guards were wounded.", "wounded", None),
        ("On 20 March a soldier was shot dead.", "shot", None),
        ("Last week a soldier was shot dead.", "shot", None),
        ("Friday's attack was condemned.", "attack", "2019-03-15"),
        ("On 15 March a soldier was shot dead.", "shot", "2019-03-15"),
        ("A soldier was shot dead.", "shot", "2019-03-15"),
    ],
)
def test_a_text_without_a_date_lends_no_other_day(said: str, word: str, day: str | None) -> None:
    text = f"On 15 March 2019 a bomb killed 30 people in a school in Orra. {said}"
    document = Document(id="d", ref="d", text=text, blocks=(Block(0, len(text), BlockKind.BODY),), published=None)
    seen = annotate(document, Encoder.load(threads=1))
    linked = link(document, seen, code(document, seen), registry=load_registry(), gazetteer=packaged_gazetteer())
    (found,) = (c for c in linked if word in c.trigger.of(text) and c.event_type.value == "ASSAULT")
    assert (None if found.time is None or found.time.earliest is None else found.time.earliest.isoformat()) == day


@pytest.mark.parametrize(
    ("behind", "day"),
    [
        ("The convoy was on its way to Menaka on Sunday to set up a post.", ("11-15", "11-15")),
        ("The commander was in Paris on Sunday.", None),
    ],
)
def test_what_was_met_with_on_the_way_is_of_its_day(claims: Telling, behind: str, day: tuple[str, str] | None) -> None:
    news = "Gunmen killed two soldiers of a convoy near Gao, the army said on Tuesday."
    assert _days(claims, f"{news}\n{behind}", "killed") == day


def test_two_days_of_a_month_are_no_day_of_the_item_before(claims: Telling) -> None:
    text = "On 18 November our men burnt a bus near Gao.\nOn the 14th and 15th our men attacked a post near Menaka."
    assert _days(claims, text, "attacked") == ("11-14", "11-15")


@pytest.mark.parametrize("words", ["Earlier, in the morning,", "Earlier, before dawn,"])
def test_earlier_in_the_morning_is_the_morning(claims: Telling, words: str) -> None:
    text = f"Rebels shelled a clinic in Gao on Sunday evening.\n\n{words} a drone killed a driver in the same city."
    told = next(c.time for c in claims(text) if c.trigger.of(text) == "killed")
    assert told is not None
    assert (told.text, told.earliest) == (words.partition(", ")[2].rstrip(","), date(2026, 11, 15))


def test_what_was_done_then_is_of_the_month_that_the_sentence_before_opens_with(claims: Telling) -> None:
    news = "Rebels shelled Gao on Sunday, it said.\nIn January 2025 the two groups turned Menaka into a battlefield."
    assert _days(claims, f"{news} Eighty people were killed then in a matter of days.", "killed") == ("01-01", "01-31")
    assert _days(claims, f"{news}\nEighty people were killed on Monday.", "killed") == ("11-16", "11-16")


def test_what_an_old_story_goes_on_with_is_where_it_was(claims: Telling) -> None:
    text = (
        "Rebels shelled Gao on Sunday, the mayor said.\n\nIn March 2021 the army fought rebels in Menaka. "
        "Nine people were killed then."
    )
    places = [c.place.name for c in claims(text) if c.trigger.of(text) in ("fought", "killed") and c.place is not None]
    assert places == ["Ménaka", "Ménaka"]
