"""What is planned: only what a text announces, one matter once."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.brief.made import claim

from reportedly.brief.coming import coming
from reportedly.brief.gate import refusal
from reportedly.brief.ground import Ground
from reportedly.brief.model import Run, Sentence, Style
from reportedly.brief.said import quotation
from reportedly.resolve.model import Event, LinkedClaim


def plan(ident: str, text: str, trigger: str, **values: Any) -> LinkedClaim:
    return claim(ident, text, trigger=trigger, **{"event_type": "CONSULT", "modality": "future", **values})


def told(*claims: LinkedClaim) -> list[str]:
    return [c.claim_id for c in coming(claims, (), None)]


def test_a_purpose_or_a_first_of_its_kind_is_no_plan() -> None:
    assert told(plan("a", "Ordun was the first town to hold a protest.", "protest", event_type="PROTEST")) == []
    assert told(plan("b", "The men were moved in order to meet the elders.", "meet")) == []
    assert told(plan("c", "The two sides will not meet.", "meet")) == []
    assert told(plan("d", "The two sides will meet in Ordun.", "meet")) == ["d"]
    assert told(plan("e", "The two sides would meet in Ordun, a priest said.", "meet")) == ["e"]


def test_who_warns_does_not_threaten() -> None:
    kind = {"event_type": "THREATEN", "modality": "actual"}
    assert told(plan("a", "The mayor warned shopkeepers against selling fuel.", "warned", **kind)) == []
    assert told(plan("b", "The front threatened to burn the market.", "threatened", **kind)) == ["b"]
    assert told(plan("d", "The mayor warned that raiders were massing for new attacks.", "warned", **kind)) == ["d"]
    assert told(plan("c", "The front warned that it would burn the market.", "warned", **kind)) == ["c"]


def test_one_matter_is_told_once() -> None:
    kind = {"event_type": "THREATEN", "modality": "actual", "actors": (("The front", "m23", None),)}
    place = ("Ordun", "Ordun", None, "ML")
    first = plan("a", "The front threatened to shell Ordun.", "threatened", place=place, **kind)
    again = plan("b", "The front has threatened Ordun with shells.", "threatened", place=place, **kind)
    other = plan(
        "c", "The front threatened to shell Harro.", "threatened", place=("Harro", "Harro", None, "ML"), **kind
    )
    assert told(first, again, other) == ["a", "c"]


def test_he_who_says_it_is_named_or_it_is_left_out() -> None:
    text = "“We shall meet the elders,” he said."
    assert told(plan("a", text, "meet", source=("he", "said", ""))) == []
    named = plan("b", text, "meet", source=("he", "said", "Ada Keita"))
    assert told(named) == ["b"]
    sentence = quotation(named, dated=True)
    assert sentence.text.startswith("The Ordun Mail, 4 June 2026, quoting Ada Keita: “‘We shall")
    ground = Ground({"b": named}, {})
    assert refusal(sentence, ground) is None
    others = ("The Ordun Mail, quoting the elders: ", "The Ordun Mail, quoting The Ordun Mail: ", "Quoting Ada Keita: ")
    for before in others:
        changed = Sentence((Run(before), Run(sentence.runs[1].text, Style.QUOTE)), ("b",))
        assert refusal(changed, ground) is not None


def test_what_was_to_be_before_the_last_report_is_not_to_come() -> None:
    past = plan("a", "The two sides will meet on Tuesday.", "meet", time=("on Tuesday", "2026-06-09", "2026-06-09"))
    later = claim("later", "Shells fell on Ordun.", trigger="fell", published=date(2026, 6, 12))
    event = object.__new__(Event)
    object.__setattr__(event, "claims", (later,))
    object.__setattr__(event, "event_id", "e")
    assert coming([past], (event,), None) == []
    assert coming([past], (), None) == [past]


def test_whose_words_they_are_need_no_marks_of_their_own() -> None:
    spoken = claim("a", "“Nobody burned the mill.”", trigger="burned", source=("Nobody", "burned", "Ada Keita"))
    outside = {**spoken.claim["attribution"][0]["source"], "start": 900, "end": 903, "text": "Keita"}
    spoken.claim["attribution"][0]["source"] = outside
    assert quotation(spoken).text == "The Ordun Mail, quoting Ada Keita: “Nobody burned the mill.”"
    assert refusal(quotation(spoken), Ground({"a": spoken}, {})) is None
    spoken.claim["attribution"].clear()
    assert quotation(spoken).text == "The Ordun Mail: “‘Nobody burned the mill.’”"


def test_what_is_called_for_a_day_to_come_is_planned() -> None:
    text, kind = "Traders called a strike for Friday.", {"event_type": "REQUEST", "modality": "actual"}
    ahead = plan("a", text, "called", time=("Friday", "2026-06-05", "2026-06-05"), **kind)
    past = plan("b", text, "called", time=("Friday", "2026-05-29", "2026-05-29"), **kind)
    assert told(ahead, past) == ["a"]
