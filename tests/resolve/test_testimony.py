"""Who was there and tells of it in words that make no claim, and what he adds to the event."""

from __future__ import annotations

from typing import Any

import pytest
from tests.resolve.making import claim, made

from reportedly.resolve.block import keys, probes
from reportedly.resolve.cluster import resolve
from reportedly.resolve.events import event_of
from reportedly.resolve.happenings import takes_part
from reportedly.resolve.links import links
from reportedly.resolve.model import Event, LinkedClaim
from reportedly.resolve.testimony import told_apart

DAY = "2026-03-02"
BOATS = "“They came in seven boats,” said a fisherman"


def raid(said_by: str | None = "police", **told: Any) -> dict[str, Any]:
    values = {"mode": "firearms", "by": "rebels", "to": "civilians", "at": "Arvo", "on": DAY, "trigger": "killed"}
    return claim(**{**values, "said_by": said_by, **told})


def said(words: str = BOATS, by: str = "a fisherman", **told: Any) -> dict[str, Any]:
    return claim("STATEMENT", said_by=by, trigger="said", words=words, **told)


def of(*claims: dict[str, Any], text: str | None = None) -> list[int | None]:
    """For each claim of one document the place in the list of what it is a word on."""
    told = made(*claims, text=text)
    ids = [c.claim_id for c in told]
    return [None if c.about is None else ids.index(c.about) for c in told]


def events(*documents: tuple[LinkedClaim, ...]) -> list[Event]:
    claims = {c.claim_id: c for document in documents for c in document}
    return [event_of(cluster, claims) for cluster in resolve(claims.values())]


@pytest.mark.parametrize(
    ("words", "is_testimony"),
    [
        (BOATS, True),
        ("“We heard shots all night and hid under the beds,” said a fisherman", True),
        ("“The raiders had entered by the back gate,” a fisherman said", True),
        ("“There was a loud bang and then silence,” a fisherman said", True),
        ("A fisherman said that he had counted seven boats", True),
        ("A fisherman said that the gunmen had knocked at every door", True),
        ("A fisherman said that he had heard nothing", False),
        ("A fisherman said that she had not seen them", False),
        ("“The price of fish is too high,” said a fisherman", False),
        ("A fisherman asked for a new road", False),
    ],
)
def test_a_witness_tells_what_he_lived_through_or_what_those_who_did_it_did(words: str, *, is_testimony: bool) -> None:
    assert of(raid(), said(words)) == [None, 0 if is_testimony else None]


@pytest.mark.parametrize(
    ("by", "is_witness"),
    [
        ("a fisherman", True),
        ("residents", True),
        ("Odile Marr", True),
        ("police", False),
        ("ministry", False),
        ("front", False),
        ("gunmen", False),
        ("the base", False),
        ("Colonel Jan Odra", False),
    ],
)
def test_people_speak_as_witnesses_and_no_body_does(by: str, *, is_witness: bool) -> None:
    assert of(raid(), said(f"“They came in seven boats,” said {by}", by)) == [None, 0 if is_witness else None]


@pytest.mark.parametrize(("kind", "is_witness"), [("Civilians", True), ("Protesters", True), ("Rebel Groups", False)])
def test_who_is_known_for_one_of_a_side_is_no_witness_even_by_his_name(kind: str, *, is_witness: bool) -> None:
    told = said("“They came in seven boats,” said Odile Marr", "Odile Marr")
    told["attribution"][0]["source"]["kind"] = kind
    assert of(raid(), told) == [None, 0 if is_witness else None]


@pytest.mark.parametrize(
    ("words", "trigger", "by", "is_witness"),
    [
        ("“It circled twice over the ford,” said Odile Marr", "circled", "Odile Marr", True),
        ("“The ceiling came down on the loom,” Odile Marr told the Mail", "came", "Odile Marr", True),
        ("Odile Marr, who keeps bees, said the hut was shaking", "was shaking", "Odile Marr", True),
        ("Odile Marr said that they had tied up her son", "had tied", "Odile Marr", True),
        ("“One of them held the torch,” said Odile Marr, 51", "held", "Odile Marr, 51", True),
        ("“One of them held the torch,” said Odile, a weaver", "held", "Odile", True),
        ("Dunmere said that one of them held the torch", "held", "Dunmere", False),
        ("Traders said that one of them held the torch", "held", "Traders", False),
        ("“One of them held the torch,” said the grocer", "held", "the grocer", False),
        ("“Peace holds the valley together,” said Odile Marr", "holds", "Odile Marr", False),
        ("“My son was a weaver,” said Odile Marr", "was a weaver", "Odile Marr", False),
        ("“We never wanted this road,” said Odile Marr", "wanted", "Odile Marr", False),
        ("“The valley needs a bridge,” said Odile Marr", "need", "Odile Marr", False),
        ("“The ceiling came down on the loom,” said lawyer Odile Marr", "came", "lawyer Odile Marr", False),
        ("“The ceiling came down on the loom,” said Mayor Odile Marr", "came", "Mayor Odile Marr", False),
    ],
)
def test_a_person_with_a_name_is_a_witness_by_what_went_on_before_him(
    words: str, trigger: str, by: str, *, is_witness: bool
) -> None:
    told = claim("STATEMENT", said_by=by, trigger=trigger, words=words)
    assert of(raid(), told) == [None, 0 if is_witness else None]


def test_she_is_a_witness_by_the_name_that_the_text_gives_her() -> None:
    for name, deed in (("Odile Marr", 0), ("Dunmere", None), (None, None)):
        told = claim("STATEMENT", said_by="she", trigger="circled", words="It circled twice over the ford, she said")
        told["attribution"][0]["source"]["name"] = name
        assert of(raid(), told) == [None, deed]


def test_who_denies_or_foresees_or_recalls_is_no_witness() -> None:
    for told in ({"stance": "denies"}, {"modality": "future"}, {"background": True}):
        assert of(raid(), said(**told)) == [None, None]
    assert of(raid(), claim("STATEMENT", trigger="came", words="“They came in seven boats”")) == [None, None]


def test_a_testimony_is_of_the_last_deed_before_it() -> None:
    blast = raid(mode="explosives", trigger="blew up")
    assert of(raid(), blast, said()) == [None, None, 1]
    assert of(raid(), said(), blast) == [None, 0, None]
    assert of(said(), raid()) == [None, None]


@pytest.mark.parametrize("at", ["Arvo", "Dunmere", "Brisk"])
def test_a_testimony_is_of_a_deed_that_may_have_been_where_it_tells(at: str) -> None:
    blast = raid(mode="explosives", trigger="blew up", at="Brisk")
    assert of(raid(), blast, said(at=at)) == [None, None, 1 if at == "Brisk" else 0]


@pytest.mark.parametrize(
    "deed",
    [
        raid(background=True),
        raid(modality="future"),
        raid("army", stance="denies"),
        claim("AID", at="Arvo", on=DAY, trigger="gave food"),
        claim("COERCE", "restrict", at="Arvo", on=DAY, trigger="shut the road"),
    ],
    ids=["background", "planned", "denied", "aid", "a ban"],
)
def test_there_are_no_witnesses_of_what_is_no_deed_of_the_day(deed: dict[str, Any]) -> None:
    assert of(deed, said()) == [None, None]


@pytest.mark.parametrize(
    "deed", [claim("PROTEST", "demo", trigger="marched"), claim("COERCE", "seize", trigger="took")]
)
def test_a_march_and_a_capture_have_witnesses(deed: dict[str, Any]) -> None:
    assert of(deed, said()) == [None, 0]


@pytest.mark.parametrize(("paragraphs", "reached"), [(0, True), (2, True), (3, False)])
def test_a_testimony_stands_within_two_paragraphs_of_its_deed(paragraphs: int, *, reached: bool) -> None:
    between = claim("STATEMENT", trigger="open", words="The market was open" + "\n\nIt rained" * paragraphs)
    assert of(raid(), between, said()) == [None, None, 0 if reached else None]


def test_what_one_entry_tells_is_not_what_anothers_witness_saw() -> None:
    page = "8:00am: Good morning.\n\n8:20am: The gate is shut.\n\n9:00am: "
    assert of(raid(words="Men attacked the gate"), said(), text=page) == [None, 0]
    assert of(raid(words="Men attacked the gate.\n\n9:40am: Rain"), said(), text=page) == [None, None]


def test_a_witness_is_an_origin() -> None:
    (alone,) = events(made(raid()))
    (both,) = events(made(raid(), said()))
    assert (alone.origins, both.origins) == (1, 2)
    police, fisherman = made(raid(), said())
    assert both.origin_of == {police.claim_id: 1, fisherman.claim_id: 2}


def test_a_witness_who_is_cited_for_the_deed_as_well_is_one_origin() -> None:
    named = said("“They came in seven boats,” said Odile Marr", "Odile Marr")
    assert [e.origins for e in events(made(raid(), named))] == [2]
    assert [e.origins for e in events(made(raid(), raid("Odile Marr"), named))] == [2]
    assert [
        e.origins for e in events(made(raid(), named, said("“They shot at us,” said Odile Marr", "Odile Marr")))
    ] == [2]


def test_a_witness_without_a_name_may_be_another_nameless_one_of_his_text() -> None:
    nurse = raid("a nurse")
    assert [e.origins for e in events(made(raid(), nurse, said()))] == [2]
    assert [e.origins for e in events(made(raid(), said()), made(nurse, publisher="B"))] == [3]
    deed, other, witness = made(raid(), nurse, said())
    assert told_apart([witness], [deed, other]) == []
    assert told_apart([witness], [deed]) == [witness]


def test_a_word_on_a_deed_is_no_testimony() -> None:
    deed, word = made(raid(), claim("ACCUSE", "disapprove", trigger="condemned", said_by="a priest"))
    assert told_apart([word], [deed]) == []


def test_a_testimony_gives_its_event_no_value() -> None:
    both = made(raid(killed=3), said(killed=40, wounded=9, at="Dunmere", by="residents"))
    (found,) = events(both)
    (alone,) = events(both[:1])
    for field in ("event_type", "mode", "acled", "place", "time", "actors", "targets", "killed", "wounded"):
        assert getattr(found, field) == getattr(alone, field), field
    assert (found.event_type, found.mode, found.killed.best) == ("ASSAULT", "firearms", 3)
    assert {c.claim_id for c in found.claims} == {c.claim_id for c in both}


def test_an_event_with_more_testimonies_than_claims_keeps_its_type() -> None:
    (found,) = events(made(raid(), *(said(f"“They came in {n} boats,” said a fisherman") for n in ("two", "six"))))
    assert (found.event_type, found.mode, len(found.claims)) == ("ASSAULT", "firearms", 3)


def test_a_testimony_alone_makes_no_event() -> None:
    deed, witness = made(raid(), said())
    assert takes_part(witness)
    assert resolve([witness]) == ()
    (unheard,) = made(said())
    assert not takes_part(unheard)
    assert keys(unheard) == probes(unheard) == ()
    assert resolve([deed, unheard]) == ((deed.claim_id,),)


def test_a_testimony_meets_its_own_document_alone() -> None:
    deed, witness = made(raid(), said(at="Arvo", on=DAY))
    other, copied = made(raid(), said(at="Arvo", on=DAY), publisher="B")
    assert keys(witness) == probes(witness) == (f"document|{witness.document_id}",)
    for far in (other, copied):
        assert set(keys(far)).isdisjoint(probes(witness))
        assert set(probes(far)).isdisjoint(keys(witness))
    met = {(p.a, p.b) for p in links([deed, witness, other, copied]) if witness.claim_id in (p.a, p.b)}
    assert met == {(min(deed.claim_id, witness.claim_id), max(deed.claim_id, witness.claim_id))}
