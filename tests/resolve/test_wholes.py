"""What the text around a source tells of who it is."""

from __future__ import annotations

from typing import Any

import pytest
from tests.resolve.making import claim

from reportedly.resolve.wholes import body_called, titles_beside, with_whole_name


def spoken(text: str, source: str) -> dict[str, Any]:
    """A claim whose source stands in the text, linked to nobody."""
    told = claim(at="Arvo", said_by=source)
    party = told["attribution"][0]["source"]
    told["attribution"][0]["source"] = party | {"start": text.index(source), "end": text.index(source) + len(source)}
    return told


@pytest.mark.parametrize(
    ("text", "source", "actor"),
    [
        ("The outlawed group (JNIM) said that it took the hill.", "The outlawed group", "jnim"),
        ("The Reed Column “Ada Brun” of the ELN took the hill, it said.", "The Reed Column", "eln"),
        ("The Reed Column of JNIM took the hill, it said.", "The Reed Column", "jnim"),
        ("The Reed Water Board (RWB) said that the pump was hit.", "The Reed Water Board", None),
        ("The mother of the ELN man said that he was home.", "The mother", None),
        ("A bishop of the ELN zone said that they had left.", "A bishop", None),
    ],
)
def test_the_words_behind_a_source_complete_its_name(text: str, source: str, actor: str | None) -> None:
    assert with_whole_name(spoken(text, source), text)["attribution"][0]["source"]["actor_id"] == actor


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("Six fell, the deputy governor for roads, Ada Brun, said.", ["the deputy governor for roads"]),
        ("Six fell, its head of research, Dr Ada Brun, said.", ["its head of research"]),
        ("Six fell, said Ada Brun, the mayor of Sarn.", ["the mayor of Sarn"]),
        ("Six fell, the former governor, Ada Brun, said.", []),
        ("Six fell, Ada Brun said.", []),
    ],
)
def test_the_posts_that_stand_beside_a_name(text: str, titles: list[str]) -> None:
    assert titles_beside(text, spoken(text, "Ada Brun")["attribution"][0]["source"]) == titles


def test_a_title_calls_the_body_that_its_bearer_heads() -> None:
    assert body_called("the agency's head of research") == "agency"
    assert body_called("the baker's daughter") is None
