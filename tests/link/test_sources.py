"""Publishers and agencies, by name and by address."""

from __future__ import annotations

import pytest

from reportedly.link.registry import load_registry
from reportedly.link.sources import link_source, source_of_url, state_media_of

REGISTRY = load_registry()


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("AFP", "afp"),
        ("Agence France-Presse", "afp"),
        ("state news agency TASS", "tass"),
        ("the Reuters news agency", "reuters"),
        ("The New York Times", "nyt"),
        ("Houthi-run Al-Masirah TV", "al-masirah"),
        ("Southern Dawn", None),
        ("The National", "the-national"),
        ("The National Police Service", None),
        ("The Independent Policing Oversight Commission", None),
        ("the ministry", None),
        ("time", None),
    ],
)
def test_by_name(text: str, source: str | None) -> None:
    found = link_source(text, registry=REGISTRY)
    assert (found.id if found else None) == source


@pytest.mark.parametrize(
    ("url", "source"),
    [
        ("https://www.themoscowtimes.com/2026/01/01/a-b", "moscow-times"),
        ("https://news.un.org/en/story", "un-news"),
        ("https://www.bbc.co.uk/news/1", "bbc"),
        ("https://example.org/", None),
        ("not an address", None),
    ],
)
def test_by_address(url: str, source: str | None) -> None:
    found = source_of_url(url, registry=REGISTRY)
    assert (found.id if found else None) == source


def test_state_media() -> None:
    def media(text: str, speaker: str | None = None, **countries: float) -> str | None:
        return state_media_of(text, registry=REGISTRY, speaker=speaker, countries=countries)

    assert media("Russian state media") == "RU"
    assert media("state-run media in Ethiopia") == "ET"
    assert media("state media", "RU", RU=1.0, ML=9.0) == "RU"
    assert media("state media", None, ML=9.0) == "ML"
    assert media("state media", None, ML=5.0, NE=4.0) is None
    assert media("local media", "RU", RU=1.0) is None
