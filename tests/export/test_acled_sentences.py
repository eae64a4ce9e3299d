"""Sentences without the words that say who said it and on which weekday."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from tests.export.made_events import coded
from tests.resolve.making import made

from reportedly.export.acled_sentences import sentence_of, whole_sentence
from reportedly.resolve.model import LinkedClaim


def told(
    text: str, source: str | None = None, cue: str = "said", trigger: str = "attacked", **said: Any
) -> LinkedClaim:
    """A claim whose sentence is `text`, with its trigger and who says so where they stand in it."""
    (claim,) = made(coded(words=text, **said))
    begin = claim.claim["evidence"]["start"]

    def span(words: str) -> dict[str, Any]:
        at = begin + text.index(words)
        return {"start": at, "end": at + len(words), "text": words}

    said_so = list(claim.claim["attribution"])
    if source is not None:
        party = {**span(source), "actor_id": None, "name": None, "kind": None, "country": None}
        link = {"source": party, "cue": span(cue), "stance": "asserts", "interest": None}
        said_so.append(link)
    words = {"trigger": {**claim.claim["trigger"], **span(trigger)}, "attribution": said_so}
    return replace(claim, claim={**claim.claim, **words})


APART = {
    "said at the end": (
        ("Rebels attacked two posts near Arvo on Monday, the army said", "the army"),
        ("rebels attacked two posts near Arvo", "the army"),
    ),
    "said at the beginning": (
        ("The army said on Tuesday that rebels had attacked two posts near Arvo", "The army"),
        ("rebels had attacked two posts near Arvo", "the army"),
    ),
    "what the speaker is, before the name": (
        ("Rebels attacked two posts near Arvo, a village chief, Jan Odra, said", "Jan Odra"),
        ("rebels attacked two posts near Arvo", "a village chief, Jan Odra"),
    ),
    "a name keeps its capital": (
        ("Arvo's people said that rebels had attacked two posts", "Arvo's people"),
        ("rebels had attacked two posts", "Arvo's people"),
    ),
    "a title before a name keeps its capital": (
        ("Colonel Odra said that rebels had attacked two posts", "Colonel Odra"),
        ("rebels had attacked two posts", "Colonel Odra"),
    ),
    "the part of the day keeps its weekday": (
        ("Rebels attacked two posts on Monday evening, the army said", "the army"),
        ("rebels attacked two posts on Monday evening", "the army"),
    ),
    "in the own voice": (
        ("On Monday rebels attacked two posts near Arvo",),
        ("rebels attacked two posts near Arvo", ""),
    ),
}


@pytest.mark.parametrize("case", APART)
def test_taken_apart(case: str) -> None:
    arguments, wanted = APART[case]
    found = sentence_of(told(*arguments), lambda _: None)
    assert found is not None
    assert (found.words(inside=True), found.source) == wanted


WHOLE = {
    "one speaks of two things": ("The army said that rebels attacked posts and that some burned", "The army"),
    "two speak": ("Rebels attacked two posts but said that it was a mistake, the army said", "the army"),
    "it speaks of itself": ("Rebels attacked our posts near Arvo, the army said", "the army"),
    "it quotes": ('Rebels attacked "two posts" near Arvo, the army said', "the army"),
    "what follows the last comma is more than the source": (
        "Rebels attacked two posts near Arvo, where on Sunday the army said",
        "the army",
    ),
}


@pytest.mark.parametrize("case", WHOLE)
def test_left_whole(case: str) -> None:
    text, source = WHOLE[case]
    assert sentence_of(told(text, source), lambda _: None) is None


def test_a_pronoun_is_told_by_the_name_that_the_document_has() -> None:
    claim = told("Rebels attacked two posts near Arvo, he said", "he")
    claim.claim["attribution"][0]["source"]["name"] = "Jan Odra"
    found = sentence_of(claim, lambda _: "The mayor, Jan Odra, was there.")
    assert found is not None
    assert (found.source, found.source_span) == ("Jan Odra", (11, 19))
    assert sentence_of(claim, lambda _: "Nobody was there.") is None


def test_a_day_that_is_told_by_another_is_left_to_the_date() -> None:
    text = "Rebels attacked two posts near Arvo a day earlier, the army said"
    claim = told(text, "the army")
    begin = claim.claim["evidence"]["start"] + text.index("a day earlier")
    day = {"text": "a day earlier", "start": begin, "end": begin + len("a day earlier")}
    dated = replace(claim, claim={**claim.claim, "time": {**claim.claim["time"], **day}})
    found = sentence_of(dated, lambda _: None)
    assert found is not None
    assert found.words(inside=True) == "rebels attacked two posts near Arvo"


def test_half_a_quotation_and_a_headline_stand_in_quotation_marks() -> None:
    half = told('"Rebels attacked posts')
    begin = half.claim["evidence"]["start"]
    assert whole_sentence(half).quoted
    assert whole_sentence(half).spans == (("Rebels attacked posts.", begin + 1, begin + 23),)
    assert whole_sentence(told("Our posts were attacked by rebels")).quoted
    assert not whole_sentence(told("US posts were attacked by rebels")).quoted
    assert not whole_sentence(told("“Our posts were attacked by rebels,” he said")).quoted
    assert not whole_sentence(told('The army "never" attacked Arvo')).quoted
    (headline,) = made(coded(words="Rebels attacked Arvo"))
    headline = LinkedClaim(**{f: getattr(headline, f) for f in LinkedClaim.__slots__} | {"evidence": "Arvo attacked"})
    assert whole_sentence(headline).quoted
