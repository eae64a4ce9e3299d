"""What a claim's values come to as English."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.brief.made import claim

from reportedly.brief.clauses import act_clause, harm_clause
from reportedly.brief.dates import span_words
from reportedly.brief.differences import differences
from reportedly.brief.gate import refusal
from reportedly.brief.ground import Ground
from reportedly.brief.model import Run, Sentence
from reportedly.brief.said import QUOTED, denial, quotation, said_by
from reportedly.brief.voices import best_speaker, full_name, inside, is_doer, party_words, speaker, verb
from reportedly.resolve.model import Event, LinkedClaim


def event_of(*claims: LinkedClaim) -> Event:
    """Only what composing looks at."""
    made = object.__new__(Event)
    object.__setattr__(made, "claims", claims)
    return made


def harm(
    text: str,
    *counts: tuple[str, str, int | None, int | None],
    whom: str | None = None,
    actors: tuple[tuple[str, str | None, str | None], ...] = (),
    mode: str | None = None,
    sub_event: str | None = "Attack",
    time: tuple[str, str, str] | None = None,
    hedged: bool = False,
) -> str:
    targets = ((whom, None, None),) if whom else ()
    told = claim(
        "a",
        text,
        counts=counts,
        targets=targets,
        actors=actors,
        mode=mode,
        sub_event=sub_event,
        time=time,
        hedged=hedged,
    )
    made = harm_clause([told])
    assert made is not None
    return made.text


def test_numbers_stay_as_they_were_told() -> None:
    text = "At least nine people were killed."
    told = harm(text, ("killed", "At least nine", 9, None), whom="At least nine people")
    assert told == "At least nine people were killed in an attack"
    assert harm("Raiders killed dozens.", ("killed", "dozens", 24, 99)).startswith("Dozens of people were killed")
    assert harm("They killed one soldier.", ("killed", "one", 1, 1)) == "One soldier was killed in an attack"
    assert harm("They killed one.", ("killed", "one", 1, 1)) == "One person was killed in an attack"


def test_the_dead_of_weeks_died_in_no_one_attack() -> None:
    text, counts = "They killed 31 people in May.", ("killed", "31", 31, 31)
    month = claim("a", text, counts=(counts,), time=("in May", "2026-05-01", "2026-05-31"))
    since = claim("b", "They have killed 31 people since the war began.", counts=(counts,), trigger="killed")
    assert (harm_clause([month]), harm_clause([since])) == (None, None)
    assert harm(text, counts, time=("in May", "2026-05-01", "2026-05-01")) == "31 people were killed in an attack"


def test_the_noun_after_a_number_is_whom_it_counts() -> None:
    counts = (("killed", "19", 19, 19), ("wounded", "30", 30, 30))
    told = harm("The jet bombed it, having killed 19 civilians and wounded 30.", *counts, mode="aerial")
    assert told == "19 civilians were killed and 30 wounded in an air strike"


def test_doubt_stays_in_the_words() -> None:
    told = harm("12 people reportedly were killed.", ("killed", "12", 12, 12), hedged=True)
    assert told.startswith("12 people were reportedly killed")


def test_fighting_is_with_somebody_and_an_explosion_is_nobodys() -> None:
    text, counts = "Red Front men killed five policemen.", ("killed", "five", 5, 5)
    actors = (("Red Front men", None, None),)
    fighting = harm(text, counts, actors=actors, sub_event="Armed clash")
    assert fighting == "Five policemen were killed in fighting with Red Front men"
    assert harm(text, counts, actors=actors, mode="explosives") == "Five policemen were killed in an explosion"
    assert harm(text, counts, actors=actors) == "Five policemen were killed in an attack by Red Front men"


def test_an_act_is_told_from_who_to_whom() -> None:
    text = "Red Front fighters captured the town of Ordun on Friday, a spokesman said."
    made = claim(
        "a",
        text,
        event_type="COERCE",
        trigger="captured",
        actors=(("Red Front fighters", None, None),),
        place=("Ordun", "Ordun", None, "ML"),
        time=("on Friday", "2026-06-05", "2026-06-05"),
        source=("a spokesman", "said", ""),
        interest="own",
    )
    clause = act_clause(made)
    assert clause is not None
    assert clause.text == "Red Front fighters captured the town of Ordun"
    sentence = said_by(clause, [made], event_of(made))
    assert sentence is not None
    assert sentence.text == "Red Front fighters captured the town of Ordun, a spokesman claimed."


@pytest.mark.parametrize(
    ("text", "trigger", "actor"),
    [
        ("The town was captured by Red Front fighters.", "captured", "Red Front fighters"),  # the actor comes after
        ("His men attacked the post.", "attacked", "His men"),  # whose?
        ("They attacked the post.", "attacked", "They"),
    ],
)
def test_what_would_read_badly_is_not_composed(text: str, trigger: str, actor: str) -> None:
    assert act_clause(claim("a", text, trigger=trigger, actors=((actor, None, None),))) is None


def test_past_perfect_stands_after_said_that() -> None:
    text = "The army said that an army drone had bombed the market."
    made = claim(
        "a",
        text,
        trigger="bombed",
        actors=(("army drone", "mil-cd", None),),
        targets=(("the market", None, None),),
        source=("The army", "said", ""),
        speaks_for="mil-cd",
        interest="against",
    )
    clause = act_clause(made)
    assert clause is not None
    sentence = said_by(clause, [made], event_of(made))
    assert sentence is not None
    assert sentence.text == "The army acknowledged that an army drone had bombed the market."


def test_who_speaks_against_their_side_acknowledges_and_for_it_claims() -> None:
    text = "Five soldiers were killed, the army said."
    hurt = (("Five soldiers", "mil-cd", None),)
    counts = (("killed", "Five", 5, 5),)
    said = claim("a", text, source=("the army", "said", ""), speaks_for="mil-cd", targets=hurt, counts=counts)
    assert [verb(replace(said, interest=interest)) for interest in ("none", "own", "against", None)] == [
        "said",
        "claimed",
        "acknowledged",
        "said",
    ]
    assert verb(claim("b", "Five soldiers were killed.")) == "reported"


def test_who_was_attacked_says_so_and_acknowledges_what_was_lost() -> None:
    """That the enemy attacked is no word against oneself; one's own dead, ground or deed are."""
    text = "Red Front men attacked a barracks at Ordun and left two soldiers dead, the army said."
    front, army = ("Red Front men", "m23", None), ("a barracks", "mil-cd", None)
    told = claim(
        "a",
        text,
        trigger="attacked",
        actors=(front,),
        targets=(army,),
        source=("the army", "said", ""),
        speaks_for="mil-cd",
        interest="against",
    )
    assert verb(told) == "said"
    lost = replace(told, claim={**told.claim, "acled": {"sub_event_type": "Non-state actor overtakes territory"}})
    assert verb(lost) == "acknowledged"
    own = replace(told, claim={**told.claim, "actors": [{**told.claim["actors"][0], "actor_id": "mil-cd"}]})
    assert verb(own) == "acknowledged"
    dead = {"kind": "killed", "of": "targets", "low": 2, "high": 2, "text": "two", "start": 0, "end": 3}
    assert verb(replace(told, claim={**told.claim, "counts": [dead]})) == "acknowledged"
    judges = replace(told, claim={**told.claim, "counts": [dead]}, origin="body:justice:CD")
    accusing = {
        **judges.claim["attribution"][0],
        "source": {**judges.claim["attribution"][0]["source"], "actor_id": "gov-cd"},
    }
    assert verb(replace(judges, claim={**judges.claim, "attribution": [accusing]})) == "said"
    foes = [{**told.claim["targets"][0], "actor_id": "m23"}]
    assert verb(replace(told, claim={**told.claim, "counts": [dead], "targets": foes})) == "said"


def test_a_denial_quotes_what_is_denied() -> None:
    text = "Rwanda denied that its artillery shelled Ordun and killed anybody."
    made = claim("a", text, source=("Rwanda", "denied", ""), stance="denies")
    shelled = replace(
        claim("b", "Shells killed goats in Ordun, a priest said.", source=("a priest", "said", "")),
        origin="name:priest",
    )
    assert denial([made], event_of(shelled, made)).text == f"Rwanda denied it. The Ordun Mail: “{text}”"


def test_it_stands_for_nothing_where_nobody_else_asserts_anything() -> None:
    text = "The army denied that it had lost Ordun and killed anybody."
    made = claim("a", text, source=("The army", "denied", ""), stance="denies")
    assert denial([made], event_of(made)).text == f"The Ordun Mail: “{text}”"
    other = replace(claim("b", "Raiders killed a priest, Rwanda said.", source=("Rwanda", "said", "")), origin="name:x")
    own = claim("c", "Sixty raiders were killed, the army said.", source=("the army", "said", ""))
    assert made.origin == own.origin
    assert denial([made], event_of(other, own, made)).text == f"The Ordun Mail: “{text}”"


def test_a_surname_alone_gets_its_name_from_another_claim() -> None:
    first = claim("a", "Two were killed, Colonel Issa Barro said.", source=("Colonel Issa Barro", "said", ""))
    assert full_name("Barro", [first]) == ("Colonel Issa Barro", ("a",))
    assert full_name("Diallo", [first]) == ("Diallo", ())


def test_a_party_is_not_called_by_another_whose_name_ends_with_its_own() -> None:
    """“A spokesman for the Front of Ordun” is no Ordun, nor is the Ordun of another id."""
    counts = (("killed", "two", 2, 2),)
    land = claim(
        "a", "Ordun said that two were killed.", source=("Ordun", "said", ""), speaks_for="ordun", counts=counts
    )
    front = claim(
        "b", "A spokesman for Free Ordun said so.", trigger="said", source=("A spokesman for Free Ordun", "said", "")
    )
    free = claim("c", "Free Ordun said so.", trigger="said", source=("Free Ordun", "said", ""), speaks_for="free")
    assert full_name("Ordun", [land, front, free]) == ("Ordun", ())
    told = {"a": land, "b": front, "c": free}
    assert refusal(Sentence((Run("Two people were killed, Ordun said."),), tuple(told)), Ground(told, {})) is None
    for who in ("A spokesman for Free Ordun", "Free Ordun"):
        sentence = Sentence((Run(f"Two people were killed, {who} said."),), tuple(told))
        assert refusal(sentence, Ground(told, {})) is not None


def test_a_name_is_a_better_speaker_than_an_office() -> None:
    named = claim("a", "Two were killed, Mayor Ada Keita said.", source=("Mayor Ada Keita", "said", ""))
    office = claim("b", "Two were killed, the mayor said.", source=("the mayor", "said", ""))
    assert best_speaker([office, named]) == "Mayor Ada Keita"


def test_a_long_sentence_is_cut_between_words() -> None:
    made = quotation(claim("a", f"They killed {'many ' * 200}people."))
    assert made.text.endswith(" many…”")
    assert len(made.runs[-1].text) <= QUOTED + 1


def test_quotations_within_a_quotation_have_single_marks() -> None:
    made = quotation(claim("a", 'Raiders "killed nobody," he said.'), dated=True)
    assert made.text == "The Ordun Mail, 4 June 2026: “Raiders ‘killed nobody,’ he said.”"


def test_articles_and_numbers_lose_their_capital_within_a_sentence() -> None:
    assert inside("The army") == "the army"
    assert inside("Twenty-one people") == "twenty-one people"
    assert inside("Fighters of the Front") == "fighters of the Front"
    assert inside("Kidal") == "Kidal"


def test_an_adjective_alone_does_nothing() -> None:
    assert not is_doer("Congolese")
    assert not is_doer("army")
    assert is_doer("gunmen")
    assert is_doer("the army")


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ((2026, 6, 4), (2026, 6, 4), "4 June 2026"),
        ((2026, 6, 4), (2026, 6, 6), "4–6 June 2026"),
        ((2026, 6, 1), (2026, 6, 30), "June 2026"),
        ((2026, 5, 30), (2026, 6, 2), "30 May – 2 June 2026"),
        ((2026, 1, 1), (2026, 12, 31), "2026"),
        ((2024, 1, 1), (2026, 12, 31), "2024–2026"),
        ((2025, 12, 30), (2026, 1, 2), "30 December 2025 – 2 January 2026"),
    ],
)
def test_days_in_words(first: tuple[int, int, int], last: tuple[int, int, int], words: str) -> None:
    assert span_words(date(*first), date(*last)) == words


def test_a_party_is_named_without_the_day_that_a_parser_left_at_it() -> None:
    text = "The Red Front on Thursday denied that it had shelled Ordun."
    made = claim("a", text, source=("The Red Front on Thursday", "denied", ""), stance="denies", trigger="shelled")
    shelled = replace(
        claim("b", "Shells killed goats in Ordun, a priest said.", source=("a priest", "said", "")),
        origin="name:priest",
    )
    assert denial([made], event_of(shelled, made)).text.startswith("The Red Front denied it. ")


def test_of_whom_is_not_left_open() -> None:
    counts = ("killed", "Three", 3, 3)
    assert harm("Three of them were killed.", counts, whom="Three of them").startswith("Three people were killed")


def test_a_registrys_name_has_its_article() -> None:
    made = claim(
        "a",
        "Its jets killed 60 fighters, the army said.",
        actors=(("Its jets", "mil", "Military Forces of Ordun"),),
        counts=(("killed", "60", 60, 60),),
    )
    told = harm_clause([made])
    assert told is not None
    assert told.text.endswith("by the Military Forces of Ordun")


def test_a_report_without_a_publisher_is_called_by_its_host() -> None:
    made = replace(claim("a", "Five men were killed.", publisher=None), url="https://www.ordunmail.example/7")
    assert quotation(made).text == "ordunmail.example: “Five men were killed.”"
    assert quotation(replace(made, url="data:text/html,x")).text == "A report: “Five men were killed.”"


def test_who_confirms_a_toll_admits_nothing() -> None:
    made = claim("a", "Five were killed, a monitor confirmed.", source=("a monitor", "confirmed", ""))
    assert verb(made) == "said"


def test_a_number_is_no_speaker() -> None:
    text = "The raid killed nine soldiers according to the mayor and 21 according to the rebels."
    assert speaker(claim("a", text, source=("the mayor and 21", "according to", ""))) is None
    assert speaker(claim("a", text, source=("the mayor", "according to", ""))) == "the mayor"


def test_deaths_of_two_sides_that_add_up_are_no_difference() -> None:
    """Figures of several who say so are set side by side only where the event knows of a difference between them."""
    event = event_of()
    object.__setattr__(event, "contradictions", ())
    assert differences(event) == ()


def test_who_is_hurt_is_told_once_and_as_a_person() -> None:
    wounded = harm("26 wounded were carried in, and nobody was killed.", ("wounded", "26", 26, 26), whom="26 wounded")
    assert wounded == "26 people were wounded in an attack"
    assert harm("They found 12 bodies of men who were killed.", ("killed", "12", 12, 12), whom="12 bodies").startswith(
        "12 people were killed"
    )
    assert harm("At least one man was killed.", ("killed", "At least one", 1, None)).startswith(
        "At least one man was killed"
    )
    carters = harm("They killed nine wheelwrights.", ("killed", "nine", 9, 9))
    assert carters.startswith("Nine people were killed")  # no noun of persons that is known
    assert harm("They killed nine boys.", ("killed", "nine", 9, 9)).startswith("Nine boys were killed")


@pytest.mark.parametrize(
    ("text", "count", "whom"),
    [
        ("Two of the wounded died in the night.", ("killed", "Two", 2, 2), "Two of the wounded"),
        ("Opposition deputy killed in Ordun.", ("killed", "deputy", 1, 1), "Opposition deputy"),
        ("Ivo Marek, 47, was killed.", ("killed", "Ivo Marek, 47", 1, 1), "Ivo Marek, 47"),
    ],
)
def test_a_harm_that_would_mislead_is_left_to_the_sentence(
    text: str, count: tuple[str, str, int | None, int | None], whom: str
) -> None:
    assert (
        harm_clause([claim("a", text, trigger=text.split()[-1][:4], counts=(count,), targets=((whom, None, None),))])
        is None
    )


@pytest.mark.parametrize(
    ("text", "trigger", "actor"),
    [
        ("The bomb was claimed by the Ordun front and killed 30 people in a bus.", "killed", "the Ordun front"),
        ("Enemy helicopter fired three rockets into a mill.", "fired", "Enemy helicopter"),
        ("Harro - Red Front men burned down a mill.", "burned", "Harro - Red Front men"),
    ],
)
def test_an_act_that_would_be_laid_to_the_wrong_one_is_not_composed(text: str, trigger: str, actor: str) -> None:
    mill = (text.split(" a ")[-1].rstrip("."), None, None)
    assert act_clause(claim("a", text, trigger=trigger, actors=((actor, None, None),), targets=(mill,))) is None


@pytest.mark.parametrize(
    ("words", "fits"),
    [
        ("the Ordun area", False),
        ("the one", False),
        ("Red Front fighters", True),
        ("Opposition deputy", False),
        ("a deputy", True),
        ("army spokesman Ivo Marek", True),
    ],
)
def test_no_place_and_no_bare_noun_does_anything(words: str, fits: bool) -> None:
    known = party_words({"text": words, "actor_id": None, "name": None})
    assert (known is not None and is_doer(known)) is fits


def test_a_common_noun_loses_the_capital_that_began_its_sentence() -> None:
    assert inside("Organisers") == "organisers"
    assert inside("Gang members") == "gang members"
    assert inside("General Ivo Marek") == "General Ivo Marek"
    assert inside("Rwanda") == "Rwanda"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The banned Free Mali said that two were killed.", None),
        ("Harakat-i-Adl Mali said that two were killed.", None),
        ("On Sunday Mali said that two were killed.", "Mali"),
        ("But Mali said that two were killed.", "Mali"),
        ("In the war of May Mali said that two were killed.", "Mali"),
    ],
)
def test_a_land_does_not_say_what_a_movement_says_whose_name_ends_with_its_own(text: str, who: str | None) -> None:
    made = claim("a", text, source=("Mali", "said", ""), counts=(("killed", "two", 2, 2),))
    assert speaker(made) == who
    sentence = Sentence((Run("Two people were killed, Mali said."),), ("a",))
    assert (refusal(sentence, Ground({"a": made}, {})) is None) is (who is not None)
