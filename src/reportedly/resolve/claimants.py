"""Who asserts a claim: a speaker with a name or an office, one without, or the own voice of an outlet."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportedly.link.registry import load_registry
from reportedly.resolve.knowledge import table, words
from reportedly.resolve.model import LinkedClaim
from reportedly.resolve.naming import is_name_of
from reportedly.resolve.sketch import contained, shingles
from reportedly.resolve.unnamed import called, is_medium

CITED = ("cited",)  # what stands for the speakers of a document whose words another outlet only passes on
_PERSON = re.compile(r"[A-Z][\w’'-]+(?: [A-Z][\w’'.-]+){1,3}")  # a name, without an article or a small word
_SENTENCE = 3  # words in a shingle of a sentence


def is_speaker(claim: LinkedClaim) -> bool:
    """Whether it goes back to a known speaker, and not to the own voice of an outlet or an agency."""
    chain: Sequence[object] = claim.claim["attribution"]
    spoken = claim.claim["event_type"] in words("origins", "spoken")  # a threat is its speaker's, whoever tells of it
    return (len(chain) > 0 or spoken) and len(claim.origins) == 1 and not _is_voice(claim)


def is_unnamed(claim: LinkedClaim) -> bool:
    """Whether it is laid to somebody without a name, who is not the outlet itself."""
    if len(claim.origins) != 1 or is_speaker(claim) or is_medium(claim) or not called(claim):
        return False
    return _PERSON.fullmatch(wording(claim)) is None  # "Ines Roe, our coordinator", in her body's own text


def _is_voice(claim: LinkedClaim) -> bool:
    """Whether the one it goes back to is a medium: of the chain, only an outlet or agency is known."""
    return claim.origin.startswith(
        ("source:", "state-media:", "host:", "document:", "side:", "official:")
    ) or _names_outlet(claim)


def _names_outlet(claim: LinkedClaim) -> bool:
    told = [name for name in (claim.publisher, *claim.agencies) if name]
    return is_name_of(claim.origin, told)


def is_spoken(claim: LinkedClaim) -> bool:
    return claim.claim["event_type"] in words("origins", "spoken")


def wording(claim: LinkedClaim) -> str:
    chain = claim.claim["attribution"]
    return str(chain[0]["source"]["text"]) if chain else ""


def are_copies(one: LinkedClaim, two: LinkedClaim) -> bool:
    """Whether one claim's words were copied from the other's text, or both from a third."""
    rules = table("origins")["text"]
    if one.document_id == two.document_id:
        return False
    shared = contained(one.sketch, two.sketch)
    if shared >= rules["copy"] and not is_speaker(one) and not is_speaker(two):
        return True
    alike, least = likeness(one, two)
    if shared >= rules["edited"] and alike >= rules["sentence"]:
        return True
    return bool(least >= rules["long"] and alike >= rules["alone"])


def likeness(one: LinkedClaim, two: LinkedClaim) -> tuple[float, int]:
    """The share of the shorter sentence that the other has too, and how many shingles the shorter one has."""
    first, second = shingles(one.evidence, _SENTENCE), shingles(two.evidence, _SENTENCE)
    least = min(len(first), len(second))
    return (len(first & second) / least if least else 0.0), least


def are_one_name(one: str, two: str) -> bool:
    """Whether two keys stand for one: equal, or names of which one has all words of the other ("diallo")."""
    if one == two:
        return True
    kinds = {one.partition(":")[0], two.partition(":")[0]}
    if kinds in ({"office"}, {"body"}):  # a mayor whose land is told, and one without
        (_, post, land), (_, other, where) = one.split(":"), two.split(":")
        return post == other and "" in (land, where)
    if not (one.startswith("name:") and two.startswith("name:")):
        return False
    first, second = (frozenset(key.removeprefix("name:").split()) for key in (one, two))
    least = min(first, second, key=len)  # "the commission" is none of two commissions
    nouns = words("origins", "bodies_called") | {"guards", "forces", *words("origins", "body_words")}
    return not least <= nouns and (first <= second or second <= first)


def is_branch(one: str, two: str) -> bool:
    """Whether one movement is a part of the other: "Islamic State" and its branch in a country."""
    first, second = (key.removeprefix("actor:") for key in (one, two))
    actors = load_registry().actors
    return any(
        a in actors and any(t.relation == "parent" and t.other == b and b in actors for t in actors[a].ties)
        for a, b in ((first, second), (second, first))
    )


def key_of(claim: LinkedClaim) -> tuple[str, str, str]:
    return claim.claim_id, claim.origin, wording(claim)


def order_of(claim: LinkedClaim) -> tuple[str, str, str]:
    return (claim.published.isoformat() if claim.published else "~", claim.claim_id, claim.origin)


def shown(claim: LinkedClaim) -> str:
    kind, _, name = claim.origin.partition(":")
    chain = claim.claim["attribution"]
    if chain and is_speaker(claim):
        source = chain[0]["source"]
        if kind == "actor" and source["actor_id"] != name:  # one of several who say so
            actor = load_registry().actor(name, claim.published)
            return actor.name if actor is not None else name
        return str(source["name"] or source["text"])
    if kind == "document":
        return claim.ref
    if len(claim.origins) <= 1 and claim.agencies:
        return str(claim.agencies[0])
    return str(claim.publisher or name) if not claim.agencies else " and ".join(claim.agencies)
