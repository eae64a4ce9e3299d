"""How an event stands, in words; and what a gate lets through of that."""

from __future__ import annotations

from functools import partial

from tests.brief.made import claim

from reportedly.brief.gate import refusal
from reportedly.brief.gather import Change
from reportedly.brief.ground import Ground
from reportedly.brief.headings import standing_words
from reportedly.brief.model import Run, Sentence
from reportedly.brief.news import changed_sentences
from reportedly.brief.voices import is_admission
from reportedly.resolve.model import Event, LinkedClaim, Standing, Toll

TEXT = "Red Front men attacked a post and killed two soldiers, the army said."
FRONT, POST, DEAD = ("Red Front men", "m23", None), ("a post", "mil-cd", None), ("two soldiers", "mil-cd", None)
of_the_army = partial(claim, source=("the army", "said", ""), speaks_for="mil-cd", interest="against")
ATTACKED = of_the_army("a", TEXT, trigger="attacked", actors=(FRONT,), targets=(POST,))
LOST = of_the_army("b", TEXT, targets=(DEAD,), counts=(("killed", "two", 2, 2),))


def event(standing: Standing, *claims: LinkedClaim) -> Event:
    made = object.__new__(Event)
    for field in Event.__dataclass_fields__:
        object.__setattr__(made, field, None)
    toll = Toll(None, None, None, 0, "")
    for name, value in (("standing", standing), ("claims", claims), ("event_id", "e"), ("version", 1)):
        object.__setattr__(made, name, value)
    for harm in ("killed", "wounded", "detained"):
        object.__setattr__(made, harm, toll)
    return made


def test_to_have_been_attacked_is_nothing_to_admit() -> None:
    assert (is_admission(ATTACKED), is_admission(LOST)) == (False, True)
    assert standing_words(event(Standing.ADMITTED, ATTACKED)) == "told by the side that was attacked as well"
    assert standing_words(event(Standing.ADMITTED, ATTACKED, LOST)) == "admitted by the side it hurts"


def test_an_admission_that_is_new_is_told() -> None:
    before, after = event(Standing.REPORTED, LOST), event(Standing.ADMITTED, LOST)
    (told,) = changed_sentences(Change(after, before))
    assert told.text == "It was reported and is now admitted by the side it hurts."
    assert refusal(told, Ground({"b": LOST}, {})) is None
    assert refusal(Sentence((Run(told.text),), ("a",)), Ground({"a": ATTACKED}, {})) is not None


def test_that_two_events_are_one_is_told() -> None:
    one = event(Standing.REPORTED, LOST)
    (told,) = changed_sentences(Change(one, one, joined=("f",)))
    assert told.text == "The reports of it were joined with those of another event."
    assert refusal(told, Ground({"b": LOST}, {})) is None
