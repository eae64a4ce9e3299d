"""Places, days and parties of whole reports, with the packaged model and gazetteer; all incidents are invented."""

from __future__ import annotations

from datetime import date

import pytest

from reportedly.annotate import annotate
from reportedly.annotate.encoder import Encoder
from reportedly.code import code
from reportedly.link import link
from reportedly.link.context import document_countries
from reportedly.link.gazetteer import packaged_gazetteer
from reportedly.link.registry import load_registry
from reportedly.model import Block, BlockKind, Claim, Document

_coded: dict[str, tuple[Claim, ...]] = {}


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder.load(threads=1)


def claim_at(encoder: Encoder, text: str, words: str, *, published: str = "2026-03-05") -> Claim:
    """The first claim whose trigger stands in these words. 5 March 2026 is a Thursday."""
    if text not in _coded:
        day = date.fromisoformat(published)
        blocks = (Block(0, len(text), BlockKind.BODY),)
        document = Document(id="d", ref="test", text=text, blocks=blocks, published=day, language="en")
        seen = annotate(document, encoder)
        _coded[text] = link(
            document, seen, code(document, seen), registry=load_registry(), gazetteer=packaged_gazetteer()
        )
    start = text.index(words)
    return next(c for c in _coded[text] if c.trigger.start < start + len(words) and start < c.trigger.end)


def place_of(claim: Claim) -> tuple[str | None, str | None, str] | None:
    """Name, country and precision."""
    return None if claim.place is None else (claim.place.name, claim.place.country, claim.place.precision)


def day_of(claim: Claim) -> str | None:
    return None if claim.time is None or claim.time.earliest is None else claim.time.earliest.isoformat()


@pytest.mark.parametrize(
    ("text", "words", "place"),
    [
        (
            "Drones hit a market in Bunia, killing nine people. Rebels said that they had seized a base in Djugu. The "
            "army denied it, saying that its troops had repelled the attack.",
            "repelled",
            ("Djugu", "CD", "exact"),
        ),
        ("Rebels fought soldiers south of Butembo on Monday.", "fought", ("Butembo", "CD", "near")),
        ("Bandits attacked a clinic in Nigeria's north-western Sokoto state.", "attacked", ("Sokoto", "NG", "admin1")),
        (
            "ABUJA, Nigeria - Bandits stormed a clinic in Kebbi state. They seized two nurses at the Health Centre in "
            "Banga before dawn.",
            "seized",
            (None, None, "unknown"),
        ),
        (
            "In Kano state, raiders burnt down a clinic in Rano on Sunday, police in Nigeria said.",
            "burnt down",
            ("Rano", "NG", "exact"),
        ),
        (
            "In Caquetá department, rebels blew up a bridge near Florencia, Colombia's army said.",
            "blew up",
            ("Florencia", "CO", "near"),
        ),
        (
            "Soldiers closed a bridge in Huambo, Angola. Troops have sealed off the whole country, Angola's army said.",
            "sealed off",
            ("Angola", "AO", "country"),
        ),
        (
            "Raiders burnt down a clinic in Fenqarro. Police in Gulu, Uganda, are looking for them, Uganda said.",
            "burnt down",
            ("Fenqarro", "UG", "unknown"),
        ),
        (
            "A Russian drone hit a car in Fenqarro. A Russian shell fell on Izium.",
            "hit a car",
            (None, None, "unknown"),
        ),
        (
            "Gunmen shot dead a judge outside a court in Ecuador's capital, prosecutors said.",
            "shot dead",
            ("Quito", "EC", "exact"),
        ),
        (
            "Kyrgyz shells hit Isfara and Batken on Monday, wounding a shepherd.",
            "hit",
            ("Isfara", "TJ", "exact"),
        ),
        (
            "Herders killed six men in a raid on the hamlet of Rano, in Kano state, on Sunday, Nigeria's army said.",
            "killed",
            ("Rano", "NG", "exact"),
        ),
        (
            "Sappers cleared the bombed camps of Cox's Bazar. Bangladesh's army bombed Cox's Bazar on Sunday.",
            "bombed Cox",
            ("Cox’s Bāzār", "BD", "exact"),
        ),
        (
            "Gunmen shot dead a farmer in the village of Fenqarro, in Tibú, Colombia's army said.",
            "shot dead",
            ("Fenqarro", "CO", "near"),
        ),
    ],
)
def test_where_it_was(encoder: Encoder, text: str, words: str, place: tuple[str, str, str]) -> None:
    assert place_of(claim_at(encoder, text, words)) == place


_RAID = """Herders killed six farmers in a raid in western Chad, the police said on Monday.

The raid on Sunday near Mongo left nine others wounded, said a doctor. "They burned the granaries as well," he added.

Elsewhere, two traders were shot dead on Sunday. Several raids have killed dozens of people this year."""
_RAIDS = """A total of 34 suspects were arrested in five provinces of Turkey on Thursday, prosecutors said.

Separately, a border unit in Nusaybin fired at three men on Wednesday, killing one."""
_MARKET = """Two bakers were shot dead in Jebba, Nigeria, on Monday, police said.

Gunmen later fired on a guard in Chapel Street. Casualties on both sides were not known. A third baker died of his \
wounds in a hospital in Ilorin, his brother said.

The gunmen's leader said that they had killed the bakers in revenge for the burning of huts in Bida."""


@pytest.mark.parametrize(
    ("text", "words", "place"),
    [
        (_RAID, "killed six", ("Mongo", "TD", "near")),
        (_RAID, "burned the granaries", ("Mongo", "TD", "near")),
        (_RAID, "shot dead", ("Chad", "TD", "country")),
        (_MARKET, "fired on a guard", ("Jebba", "NG", "near")),
        (_MARKET, "died of his", ("Jebba", "NG", "near")),
        (_MARKET, "killed the bakers", ("Jebba", "NG", "near")),
        (_RAIDS, "arrested", ("Turkey", "TR", "country")),
    ],
)
def test_where_the_story_is(encoder: Encoder, text: str, words: str, place: tuple[str, str, str]) -> None:
    assert place_of(claim_at(encoder, text, words)) == place


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        (
            "Rebels shelled Sake on Monday. The army said on Tuesday that they had violated the truce which they "
            "announced last month, and that its troops had repelled a raid.",
            "repelled",
            "2026-03-02",
        ),
        ("Rebels in Niger on Wednesday claimed to have killed nine guards in a raid on a mine.", "killed", None),
        (
            "Rebels killed nine guards in a raid on a mine in Niger, they said in a letter sent out on Wednesday.",
            "killed",
            None,
        ),
        ("Raiders attacked a mill at Rano at dusk on Tuesday, a miller told the Kano Star.", "attacked", "2026-03-03"),
        ("Troops shelled the port of Sirte for a third day on Tuesday, dockers said.", "shelled", "2026-03-03"),
        (
            "Raiders killed a miller in the Sabo quarter of Rano, in Nigeria's Kano state near the border with Niger, "
            "on Sunday, the state's information ministry said. They robbed a shop in Kano on Tuesday.",
            "killed",
            "2026-03-01",
        ),
    ],
)
def test_when_it_was(encoder: Encoder, text: str, words: str, day: str | None) -> None:
    assert day_of(claim_at(encoder, text, words)) == day


def test_a_movement_with_branches_abroad_tells_nothing_of_its_own_country() -> None:
    text = "Islamic State fighters and al-Qaeda men clashed, a village elder said."
    blocks = (Block(0, len(text), BlockKind.BODY),)
    document = Document(id="d", ref="test", text=text, blocks=blocks, language="en")
    assert not document_countries(document, load_registry())


UNNAMED_BF, UNNAMED_CD, UNNAMED_NE = (f"unidentified-armed-group-{code}" for code in ("bf", "cd", "ne"))


@pytest.mark.parametrize(
    ("text", "words", "actors", "targets"),
    [
        ("Iraqi guerrillas of the PKK attacked Turkish posts in Zakho on Monday.", "attacked", ["pkk"], ["mil-tr"]),
        ("Malian instructors of the Wagner Group killed two herders near Gao.", "killed", ["wagner"], None),
        ("Tunisian snipers fired at a hut near Ghat.", "fired", ["mil-tn"], None),
        ("The National Resistance Front attacked a post in Panjshir, Afghanistan.", "attacked", ["nrf"], None),
        ("Police shot dead 14 suspected members of the Gran Grif gang.", "shot dead", None, ["gran-grif"]),
        ("A Jordanian jet bombed a drug lab in Daraa.", "bombed", ["mil-jo"], None),
        ("Four farmers were hurt when Syrian tanks opened fire near Daraa.", "opened fire", ["mil-sy"], None),
        ("Soldiers repelled a Houthi attack near Marib on Saturday.", "repelled", ["houthis"], ["mil-ye"]),
        ("The army in Burkina Faso repelled a jihadist attack on Djibo.", "repelled", [UNNAMED_BF], ["mil-bf"]),
        ("Six of the raiders and two soldiers were killed near Sake.", "killed", None, [UNNAMED_CD, "mil-cd"]),
        ("Air force fighter jets struck a depot in Marib, Yemen.", "struck", ["mil-ye"], None),
        ("The army is on alert in Burkina Faso. Gunmen killed nine monks in Niger.", "killed", [UNNAMED_NE], None),
        (
            "Mali's army fought rebels in Kidal, Mali's ministry said. Mali's capital lacks fuel. In neighbouring "
            "Burkina Faso, jihadists killed nine monks at Dori.",
            "killed",
            [UNNAMED_BF],
            None,
        ),
        ("The local People's Defence Force attacked a post in Tabayin, Myanmar.", "attacked", ["pdf"], None),
        (
            "The Gang Suppression Force in Haiti confirmed that an officer was hurt when his vehicle came under fire.",
            "hurt",
            [],
            None,
        ),
        ("A jet fighter bombed a hut near Tabayin, Myanmar.", "bombed", [], None),
        ("Turkish gunfire killed a shepherd near Qamishli, Syria.", "killed", ["mil-tr"], None),
        ("A Palestinian shooting attack killed a settler near Nablus.", "killed", [None], None),
        (
            "Two drones were launched at Riga by Russia, according to Latvia's army, which said it shot down a drone.",
            "shot down",
            ["mil-lv"],
            None,
        ),
        ("The UN Mission in South Sudan attacked looters in Torit.", "attacked", ["unmiss"], None),
        ("Kenyan police are on alert. Gunmen killed two officers near Garissa on Monday.", "killed", None, ["pol-ke"]),
        ("Kenya's army is on alert. Gunmen killed two officers near Garissa on Monday.", "killed", None, [None]),
        (
            "Benin blamed JNIM for the raid. The rebels attacked a post in Niger and burnt the huts of Makalondi.",
            "attacked",
            ["jnim"],
            None,
        ),
    ],
)
def test_who_it_was(
    encoder: Encoder, text: str, words: str, actors: list[str] | None, targets: list[str | None] | None
) -> None:
    claim = claim_at(encoder, text, words)
    assert actors is None or [p.actor_id for p in claim.actors] == actors
    assert targets is None or [p.actor_id for p in claim.targets] == targets


@pytest.mark.parametrize(
    ("text", "sub_event"),
    [
        ("Russian forces took the village of Tonenke in Ukraine.", "Non-state actor overtakes territory"),
        ("Ukrainian forces retook the village of Robotyne in Ukraine.", "Government regains territory"),
        ("The Giants Brigades took the village of Bayhan in Yemen.", "Government regains territory"),
        ("The Houthis took the village of Bayhan in Yemen.", "Non-state actor overtakes territory"),
    ],
)
def test_who_holds_it_afterwards(encoder: Encoder, text: str, sub_event: str) -> None:
    coded = claim_at(encoder, text, "took the village").acled
    assert coded is not None
    assert coded.sub_event_type == sub_event


def test_officials_tell_of_the_country_where_it_happened(encoder: Encoder) -> None:
    text = (
        "Ukrainian drones hit a refinery in Saratov, Russia, on Monday, the governor said. Russian troops shelled a "
        "clinic in Kherson, Ukraine, prosecutors said."
    )
    claim = claim_at(encoder, text, "shelled")
    assert [part.source.actor_id for part in claim.attribution] == ["gov-ua"]


def test_all_who_are_hurt_before_the_deed_count_with_it(encoder: Encoder) -> None:
    text = (
        "At least 12 people lost their lives and 31 others were injured when a suicide bomber blew himself up in Bannu."
    )
    counts = claim_at(encoder, text, "blew himself up").counts
    assert {(c.kind, c.low) for c in counts} == {("killed", 12), ("wounded", 31)}
