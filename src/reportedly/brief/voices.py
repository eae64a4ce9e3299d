"""Who speaks, in words: “Mayor Jeanne Kahindo said”, “the army acknowledged”, “… , according to state media”."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from reportedly.brief.ground import actor_names, bare_party, publisher_name
from reportedly.brief.wording import WORD, is_number, wording
from reportedly.code.nouns import load_nouns
from reportedly.link.registry import load_registry
from reportedly.output.text import clean
from reportedly.resolve.model import LinkedClaim

_LONGEST = 9
"""Words of a name or a description that a sentence still carries well."""
MOST_CHARACTERS = 110
_LEANING = frozenset(("them", "us"))  # “three of them”: of whom?
_UNCLEAR = frozenset(
    ("his", "her", "its", "their", "theirs", "our", "my", "your", "this", "that", "these", "those", "who", "which")
)


def party_words(party: Mapping[str, Any]) -> str | None:
    """A party as the claim words it, a pronoun by the name that it stands for; None where that would read badly."""
    text = bare_party(clean(party["text"]))
    whole = clean(party["name"] or "")
    if party["actor_id"] is None and " " not in text and whole.endswith(f" {text}"):
        text = whole  # "Nabintu", whom the document calls Furaha Nabintu elsewhere
    if text.lower() in load_nouns().pronoun or is_unclear(text):
        text = clean(party["name"] or "")
        names = actor_names(text)
        text = with_article(names[-1]) if names else ""
        if is_unclear(text) or text.lower() in load_nouns().pronoun:
            return None
    words = WORD.findall(text)
    if (
        not words
        or len(words) > _LONGEST
        or words[-1].lower() in _LEANING
        or (is_number(words[-1]) and words[-2:-1] == ["and"])  # "the mayor and 38", of whom something else is told
        or len(text) > MOST_CHARACTERS
        or any(mark in text for mark in '“”"()[]{}<>|;:')
    ):
        return None
    return text


def with_article(name: str) -> str:
    """A registry's name as it stands in a sentence: “the Military Forces of Mali”."""
    plural = name.endswith("s") or " of " in name
    return f"the {name}" if plural and " " in name and not name.lower().startswith("the ") else name


def is_unclear(text: str) -> bool:
    """Whether it leans on a word whose meaning stands elsewhere ("his men")."""
    return any(word.lower() in _UNCLEAR for word in WORD.findall(text))


def is_doer(words: str) -> bool:
    """Whether “by” may stand before it: no adjective alone ("Congolese"), no noun that lacks its article ("army")."""
    if " " in words:
        return True
    return words not in _adjectives() and (words[:1].isupper() or words.endswith(("s", "men", "people")))


@cache
def _adjectives() -> frozenset[str]:
    """Of countries: “Congolese”, “Rwandan”."""
    return frozenset(alias.text for country in load_registry().countries.values() for alias in country.adjectives)


def inside(text: str) -> str:
    """The words as they stand within a sentence: an article or a number that began one loses its capital."""
    first, _, rest = text.partition(" ")
    if first.lower() in wording()["lowered"]["words"] or is_number(first):
        return f"{first.lower()} {rest}".strip()
    return text


def opening(text: str) -> str:
    """The words as they begin a sentence; a host stays as it is written."""
    return text if "." in text.split(" ", 1)[0][:-1] else text[:1].upper() + text[1:]


def speaker(claim: LinkedClaim) -> str | None:
    """Whoever said it first, else the publisher; None where neither has a wording that reads well."""
    chain = claim.claim["attribution"]
    if chain:
        words = party_words(chain[0]["source"])
        return words if words and (is_doer(words) or words in wording()["lowered"]["words"]) else None
    return published_by(claim)


def published_by(claim: LinkedClaim) -> str | None:
    """The publisher, unless its name is no name but a text."""
    name = publisher_name(claim) or ""
    return name if 0 < len(name) <= MOST_CHARACTERS else None


def best_speaker(claims: Sequence[LinkedClaim]) -> str | None:
    """Of the wordings for one speaker the one that names most: a name before an office, then the shorter."""
    found = [text for text in map(speaker, claims) if text]
    return min(found, key=lambda t: (-min(_names(t), 3), len(t), t), default=None)


def _names(text: str) -> int:
    """How many of its words are names, as far as capitals tell."""
    first = text[:1].isupper() and text.split(" ")[0].lower() not in wording()["lowered"]["words"]
    named: int = sum(word[:1].isupper() for word in WORD.findall(text)[1:])
    return named + int(first)


def verb(claim: LinkedClaim) -> str:
    """How it is said: said, claimed, acknowledged, reported."""
    voice, chain = wording()["voice"], claim.claim["attribution"]
    if not chain:
        return str(voice["asserts"]["publisher"])
    if claim.interest == "against" or _cue(claim) & set(wording()["lowered"]["admitting"]):
        return str(voice["admits"])
    return str(voice["asserts"]["own" if claim.interest == "own" else "none"])


def is_according(claim: LinkedClaim) -> bool:
    """Whether the text itself says “according to”."""
    return _cue(claim) >= {"according", "to"}


def says_no(claim: LinkedClaim) -> bool:
    """Whether the text itself says that it is denied."""
    return is_denial(claim) and bool(_cue(claim) & set(wording()["lowered"]["denying"]))


def _cue(claim: LinkedClaim) -> set[str]:
    chain = claim.claim["attribution"]
    cue = chain[0]["cue"] if chain else None
    return {word.lower() for word in WORD.findall(cue["text"])} if cue else set()


def full_name(text: str, claims: Iterable[LinkedClaim]) -> tuple[str, tuple[str, ...]]:
    """A surname alone with what another claim puts before it (“Colonel Théo Mulumba”), and the claim to cite for it."""
    if " " in text:
        return text, ()
    for claim in claims:
        for link in claim.claim["attribution"]:
            words = party_words(link["source"])
            if words and words.endswith(f" {text}"):
                return words, (claim.claim_id,)
    return text, ()


def is_denial(claim: LinkedClaim) -> bool:
    chain = claim.claim["attribution"]
    return bool(chain) and chain[0]["stance"] == "denies"


def declines(claim: LinkedClaim) -> bool:
    chain = claim.claim["attribution"]
    return bool(chain) and chain[0]["stance"] == "declines"


def outlet(claims: Iterable[LinkedClaim]) -> str | None:
    """Through whom it came, where the claim itself names them: the second of its chain."""
    for claim in claims:
        chain = claim.claim["attribution"]
        if len(chain) > 1:
            words = party_words(chain[1]["source"])
            if words:
                return words
    return None
