"""Who issues a text, by the line at its head."""

from __future__ import annotations

import pytest
from tests.resolve.making import claim, made

from reportedly.link.registry import load_registry
from reportedly.resolve.letterhead import issuer


@pytest.mark.parametrize(
    ("line", "land", "actor"),
    [
        ("National Unity Government, Ministry of Defence. Statement 7/2026", "MM", "nug"),
        ("Press release of the TPNPB, 17 November 2026", "ID", "tpnpb"),
        ("Statement by the spokesman of the Houthi armed forces", "YE", "houthis"),
        ("Ministry of Defence of the Russian Federation", "UA", "gov-ru"),
        ("Ministry of Interior", "IQ", "gov-iq"),
        ("The army informs the people of Sudan that it has taken the bridge.", "SD", "mil-sd"),
        ("Statement No. 114", "SD", None),
        ("PRESS NOTE", "IN", None),
        ("Army kills three in Mosul", "IQ", None),
        ("From our correspondent in Gaza", "PS", None),
        ("Al-Shabaab and the government", "SO", None),
        ("The ministry said on Monday that a statement was false.", "SO", None),
    ],
)
def test_the_line_at_the_head_names_the_issuer(line: str, land: str, actor: str | None) -> None:
    registry = load_registry()
    assert issuer(f"{line}\n\nOn Monday the post was taken.", land, registry) == actor
    front = f"---\ntitle: The post\npublisher: A\n---\n\n{line}\n\nOn Monday the post was taken."
    assert issuer(front, land, registry, title="The post") == actor


def test_a_headline_is_no_head_of_a_communique() -> None:
    text = "Hamas statement\n\nThree men were killed on Monday."
    assert issuer(text, "PS", load_registry(), title="Hamas statement") is None


KUMBO = "Kumbo, Cameroon: a separatist spokesman told the Lantern that soldiers burned a mill"


def test_a_line_in_which_somebody_speaks_names_no_issuer() -> None:
    text = f"{KUMBO}.\n\nThe front office of the ministry was shut."
    assert issuer(text, "CM", load_registry(), cues=[KUMBO.index("told")]) is None
    assert issuer(text, "CM", load_registry(), cues=[text.index("was shut")]) == "gov-cm"  # a cue of the next line


def test_what_a_spokesman_told_an_outlet_is_no_release_of_the_government() -> None:
    told = claim(at="Brisk", said_by="a separatist spokesman", trigger="burned", words=KUMBO)
    own = claim(at="Brisk", trigger="fled", words="\n\nHundreds fled to the hills")
    start = 1 + KUMBO.index("told")
    told["attribution"][0]["cue"] = {"start": start, "end": start + len("told"), "text": "told"}
    assert made(told, own, publisher="The Lantern")[1].origin == "name:lantern"
    release = claim(at="Brisk", trigger="burned", words="Press release of the Ministry of Defence of Mali")
    assert made(release, own, publisher="The Lantern")[1].origin != "name:lantern"
