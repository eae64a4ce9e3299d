"""Who speaks, in words: “Mayor Jeanne Kahindo said”, “the army acknowledged”, “… , according to state media”."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from reportedly.brief.ground import actor_names, bare_party, publisher_name
from reportedly.brief.wording import WORD, is_number, wording
from reportedly.code.nouns import load_nouns, singular
from reportedly.link.interest import stands_with
from reportedly.link.registry import GENERICS, load_registry
from reportedly.output.text import clean
from reportedly.resolve.model import LinkedClaim

_LONGEST = 9
"""Words of a name or a description that a sentence still carries well."""
MOST_CHARACTERS = 110
_OPEN = re.compile(r", (?!.*\band )|\s[-–—]\s")
"""What no verb may follow: “Viktor Adler, 47”, “Adra - Enemy warplanes”."""
_NAME_BEFORE = re.compile(r"([^\W\d_a-z][\w’'-]*) $")
_HARMS = ("killed", "wounded", "detained", "abducted")
_LEANING = frozenset(("them", "us", "one", "ones", "side", "sides", "latter", "former"))  # “three of them”: of whom?
_PREPOSITIONS = frozenset(("for", "of", "in", "at", "from", "with", "and", "to", "on", "by"))
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
        or _OPEN.search(text)
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
    """Whether “by” may stand before it: no adjective alone ("Congolese"), no noun that lacks its article ("army"), and
    no place ("the Ordun area")."""
    if " " in words:
        return not (load_nouns().is_place(singular(words.split(" ")[-1])) or lacks_article(words))
    return words not in _adjectives() and (words[:1].isupper() or words.endswith(("s", "men", "people")))


def lacks_article(words: str) -> bool:
    """Whether one person or thing is named by a noun alone, as in the style of headlines ("Opposition politician")."""
    first, *others = words.split(" ")
    if not others or any(word[:1].isupper() or "’s" in word or "'s" in word for word in (*others, first[1:])):
        return False
    last, nouns = others[-1], load_nouns()
    single = singular(last) == last and (last in nouns.person or last in wording()["lowered"]["counted_nouns"])
    articles: list[str] = wording()["lowered"]["articles"]
    begun = any(word.lower() in articles or is_number(word) for word in (first, *others))
    return single and not begun and not first.endswith(("’s", "'s"))


@cache
def _adjectives() -> frozenset[str]:
    """Of countries: “Congolese”, “Rwandan”."""
    return frozenset(alias.text for country in load_registry().countries.values() for alias in country.adjectives)


def inside(text: str) -> str:
    """The words as they stand within a sentence: an article or a number that began one loses its capital."""
    first, _, rest = text.partition(" ")
    if first.lower() in wording()["lowered"]["words"] or is_number(first) or _is_plain(first, rest):
        return f"{first.lower()} {rest}".strip()
    return text


def _is_plain(first: str, rest: str) -> bool:
    """Whether it begins with a common noun, no name: "Organisers", "Gang members", and not "General Issa Barro"."""
    if not first[:1].isupper() or first[1:] != first[1:].lower() or any(word[:1].isupper() for word in rest.split()):
        return False
    return load_nouns().is_people(singular(first.lower()))


def opening(text: str) -> str:
    """The words as they begin a sentence; a host stays as it is written."""
    return text if "." in text.split(" ", 1)[0][:-1] else text[:1].upper() + text[1:]


def speaker(claim: LinkedClaim) -> str | None:
    """Whoever said it first, else the publisher; None where neither has a wording that reads well."""
    chain = claim.claim["attribution"]
    if chain:
        words = party_words(chain[0]["source"])
        if words is None or words.lower() in wording()["lowered"]["nameless"] or is_cut(claim):
            return None
        return words if is_doer(words) or " " in words or words in wording()["lowered"]["words"] else None
    return published_by(claim)


def is_cut(claim: LinkedClaim) -> bool:
    """Whether the speaker is a land whose name is the end of another's in the text: "the Free Men of Ordun" is said by
    no Ordun, "Free Ordun said" neither."""
    source = claim.claim["attribution"][0]["source"]
    start = source["start"] - claim.claim["evidence"]["start"]
    if source["text"] not in _countries() or not 0 < start <= len(claim.evidence):
        return False
    before = _NAME_BEFORE.search(claim.evidence[:start])
    if before is None or (before.start() == 0 and "-" not in before[1]):  # "But Pakistan said"
        return False
    timed = re.fullmatch(wording()["lowered"]["when"], before[1]) or before[1] in wording()["dates"]["months"]
    return not timed


@cache
def _countries() -> frozenset[str]:
    return frozenset(country.name for country in load_registry().countries.values())


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
    if _cue(claim) & set(wording()["lowered"]["admitting"]) or (claim.interest == "against" and owns_up(claim)):
        return str(voice["admits"])
    return str(voice["asserts"]["own" if claim.interest == "own" else "none"])


def owns_up(claim: LinkedClaim) -> bool:
    """Whether what is told is the speaker's own deed or loss, of people or ground: that an enemy attacked is neither.

    A claim of its enemy's attack is against it as well, and no word against itself: who was fired on says so gladly.
    """
    said = claim.claim
    if said["event_type"] != "ASSAULT" or is_denial(claim) or _is_ground(claim):
        return True
    hurt = [count for count in said["counts"] if count["of"] == "targets" and count["kind"] in _HARMS]
    suffered = said["targets"] if hurt else []
    if len(suffered) > 1:  # "left two soldiers and five of the assailants dead": whose dead are counted?
        suffered = [p for p in suffered if any(p["start"] <= n["start"] < p["end"] for n in hurt)]
    if any(_stands_with(claim, party) for party in said["actors"]):
        return True
    if any(
        _is_known(party) for party in said["actors"]
    ):  # who lays the dead to an enemy accuses, unless they are its own
        own = {claim.origin.partition(":")[2], *(link["source"]["actor_id"] for link in said["attribution"][:1])}
        suffered = [party for party in suffered if party["actor_id"] in own]
    return any(_stands_with(claim, party) for party in suffered)


def is_admission(claim: LinkedClaim) -> bool:
    """Whether somebody tells of a deed or a loss of their own, and not only that they were attacked."""
    hurt = any(count["of"] == "targets" for count in claim.claim["counts"])
    against = claim.interest == "against" and (hurt or owns_up(claim))
    return not claim.withdrawn and not is_denial(claim) and (against or verb(claim) == wording()["voice"]["admits"])


def _is_ground(claim: LinkedClaim) -> bool:
    acled = claim.claim["acled"]
    return acled is not None and acled["sub_event_type"] in wording()["lowered"]["ground"]


def _is_known(party: Mapping[str, Any]) -> bool:
    """Whether it is a party that is told by its name, and not "gunmen"."""
    return bool(party["actor_id"]) and party["actor_id"].rpartition("-")[0] not in GENERICS


def _stands_with(claim: LinkedClaim, party: Mapping[str, Any]) -> bool:
    """Whether the speaker of a claim stands with one of its parties, by the origin that it goes back to or its link."""
    kind, _, ident = claim.origin.partition(":")
    known = [ident] if kind in ("actor", "state-media") else []
    source = claim.claim["attribution"][0]["source"] if claim.claim["attribution"] else {}
    known += [ident for ident in (source.get("actor_id"), source.get("country")) if ident]
    if not _is_known(party):
        return False
    side = party["actor_id"]
    return any(stands_with(one, side, registry=load_registry(), on=claim.published) for one in dict.fromkeys(known))


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
    told = [(claim, link["source"]) for claim in claims for link in claim.claim["attribution"]]
    known = [source for _, source in told if party_words(source) == text] or [{"actor_id": None}]
    for claim, source in told:
        words = party_words(source)
        if words and all(is_fuller(source, words, one, text) for one in known):
            return words, (claim.claim_id,)
    return text, ()


def is_fuller(party: Mapping[str, Any], words: str, other: Mapping[str, Any], name: str) -> bool:
    """Whether a party's words name another more fully: with what stands before a surname, and no other party behind a
    preposition or in its own name ("a spokesman for the Movement of Ordun" is no Ordun)."""
    before = words.removesuffix(f" {name}")
    if before == words or _PREPOSITIONS & {word.lower() for word in before.split()}:
        return False
    return party["actor_id"] == other["actor_id"] or None in (party["actor_id"], other["actor_id"])


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
