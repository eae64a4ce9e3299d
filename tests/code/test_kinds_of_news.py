"""Kinds of news beside battles: sanctions, accidents, protests, seizures, and words passed on by agencies."""

from __future__ import annotations

from tests.code.telling import Telling, at

from reportedly.model import Claim, EventType, Modality


def speakers(claim: Claim) -> list[str]:
    return [a.source.text for a in claim.attribution]


def test_what_stands_before_quoted_as_saying_is_said_by_the_quoted(claims: Telling) -> None:
    text = "The army has pulled out of Orra, the Sarn news agency quoted a commander in Odra as saying on Monday."
    assert speakers(at(claims(text), "pulled out", text)) == ["a commander in Odra", "the Sarn news agency"]
    assert all(c.event_type is not EventType.STATEMENT for c in claims(text))
    text = "Four soldiers were killed by rebels near Orra, the Sarn Mirror cited the ministry as saying."
    assert speakers(at(claims(text), "killed", text)) == ["the ministry", "the Sarn Mirror"]
