"""Who was there and tells of it in words that make no claim: "“They came in seven boats,” said a fisherman".

A witness of a deed is an origin of it even where he tells neither whom it killed nor what was done. His statement
belongs to the last deed that his text tells before it; it gives the event no value. Only people speak so, no body, and
only of what they saw, heard or lived through, or what those who did it did.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from reportedly.code.ontology import load_ontology
from reportedly.resolve.claimants import is_speaker, is_unnamed
from reportedly.resolve.happenings import claims_type
from reportedly.resolve.knowledge import table, words
from reportedly.resolve.model import LinkedClaim
from reportedly.resolve.places import relation
from reportedly.resolve.speaking import is_official
from reportedly.resolve.unnamed import single

Said = Mapping[str, Any]
STATEMENT = "STATEMENT"
_APART = frozenset(("bar", "apart", "far_apart"))
_PARAGRAPHS = 2  # from the deed to the words of who saw it
_BREAK = re.compile(r"\n\s*\n")
_QUOTED = re.compile(r"[“\"]([^“”\"]+)[”\"]?")
_NOTHING = re.compile(r"\b(?:nothing|no|not|never|heard of|nobody|none)\b")
_OF_NOTHING = r"(?!\s(?:nothing|nobody|no|none|of)\b)"  # "we heard nothing"
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_AGE = re.compile(r", \d{1,3}$")
_SAID = re.compile(r"(?:\b(?:said|says|recalled|recalls|recounted|recounts|added|remembers|remembered)|[”\"])\s$")
_WAS = ("was", "were", "had")
_PEOPLE = (None, "Civilians", "Protesters")


def witnessed(claims: Sequence[Said], text: str, parts: Sequence[object]) -> dict[str, str]:
    """The id of the deed that each testimony is of, by its own; `parts` are the parts of the text that the claims stand
    in: what one entry of a digest tells is not what another's witness saw."""
    told = [n for n, c in enumerate(claims) if c["event_type"] == STATEMENT and _is_testimony(c, text)]
    if not told:
        return {}
    deeds = sorted((n for n, c in enumerate(claims) if _is_deed(c)), key=lambda n: _at(claims[n]))
    found = {}
    for n in told:
        before = [claims[d] for d in deeds if parts[d] == parts[n] and _at(claims[d]) < _at(claims[n])]
        deed = _of(claims[n], before, text)
        if deed is not None:
            found[claims[n]["id"]] = str(deed["id"])
    return found


def told_apart(words: Iterable[LinkedClaim], claims: Sequence[LinkedClaim]) -> list[LinkedClaim]:
    """The testimonies among the words on an event of speakers with a name; of those without one only where the same
    text gives no claim of such a one, who may be he: "residents said that he was shot. “They shouted,” a woman said".
    """
    nameless = {c.document_id for c in claims if is_unnamed(c)}
    told = [c for c in words if c.claim["event_type"] == STATEMENT]
    return [c for c in told if is_speaker(c) or (is_unnamed(c) and c.document_id not in nameless)]


def _of(claim: Said, deeds: Sequence[Said], text: str) -> Said | None:
    """The last deed before it, of those within reach, that may have been where its own words tell."""
    near = [
        d
        for d in deeds
        if len(_BREAK.findall(text, d["evidence"]["end"], claim["evidence"]["start"])) <= _PARAGRAPHS
        and _may_be_at(claim, d)
    ]
    return near[-1] if near else None


def _is_deed(claim: Said) -> bool:
    return (
        claims_type(claim["event_type"], claim["mode"], table("testimony")["deeds"])
        and claim["modality"] == "actual"
        and not claim["background"]
        and not any(link["stance"] == "denies" for link in claim["attribution"])
    )


def _is_testimony(claim: Said, text: str) -> bool:
    chain = claim["attribution"]
    if not chain or claim["background"] or claim["modality"] != "actual" or chain[0]["stance"] != "asserts":
        return False
    source = chain[0]["source"]
    if source["kind"] not in _PEOPLE or is_official(source):
        return False
    sentence = text[claim["evidence"]["start"] : claim["evidence"]["end"]]
    quoted = " ".join(_QUOTED.findall(sentence))
    own, reported = _patterns()
    if own.search(quoted) is not None or (_narrates(claim) and _is_person(source, _before(source, claim, text))):
        return True
    return _NOTHING.search(sentence) is None and reported.search(_QUOTED.sub(" ", sentence)) is not None


def _is_person(source: Mapping[str, Any], before: str) -> bool:
    """Whether it is a person with a name who was somewhere: no lawyer, analyst or spokesman, who has it of others.
    `before` is what stands before it in its sentence: one name alone is a person's where it says so ("said Odra"), for
    with it a place or a paper may be meant."""
    if source["country"]:
        return False
    taken_up = source["text"].lower() in words("origins", "pronouns")
    for name in (source["name"] or "",) if taken_up else (source["text"], source["name"] or ""):
        told = _WORD.findall(_AGE.sub("", name))
        names = [w for w in told if w[:1].isupper() and w.lower() not in words("origins", "titles")]
        if not told or not told[-1][:1].isupper() or "(" in name or told[-1].isupper():
            continue
        if not words("testimony", "at_a_desk").isdisjoint(single(w.lower()) for w in told):
            return False
        if len(names) > 1 or (names and not taken_up and told[0] in names and _SAID.search(before) is not None):
            return True
    return False


def _before(source: Mapping[str, Any], claim: Said, text: str) -> str:
    return text[claim["evidence"]["start"] : source["start"]]


def _narrates(claim: Said) -> bool:
    """Whether what he says is told, in the past, as something that went on before him: "the hall came down", "they
    were shooting"; no word on what somebody was or wanted, nor that he did not do it."""
    told = _WORD.findall(claim["trigger"]["text"].lower())
    if not told or not words("testimony", "no_tale").isdisjoint(told):
        return False
    if told[0] in _WAS:
        return told[-1].endswith("ing") or (len(told) > 1 and (told[0] == "had" or _is_past(told[-1])))
    return _is_past(told[0])


def _is_past(verb: str) -> bool:
    return (verb.endswith("ed") and not verb.endswith("eed")) or load_ontology().irregular.get(verb, verb) != verb


def _may_be_at(claim: Said, deed: Said) -> bool:
    place = claim["place"]
    return place is None or deed["place"] is None or relation(place, deed["place"])[0] not in _APART


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What a witness says of himself or of those who did it, between quotation marks; and what is reported of him."""
    rules = table("testimony")
    lived, acts, doers, signs = ("|".join(rules[name]) for name in ("lived", "acts", "doers", "signs"))
    quoted = (
        rf"\b(?:I|[Ww]e)\b(?:\s(?:had|have|also|all|just|only|then|could|first|suddenly)){{0,2}}\s(?:{lived})\b{_OF_NOTHING}"
        rf"|\b(?:[Tt]hey|[Tt]hese people|[Tt]he (?:\w+ )?(?:{doers}))"
        rf"(?:\s(?:had|also|just|then|first|all)){{0,2}}\s(?:{acts})\b"
        rf"|\b(?:{signs})\b"
    )
    reported = (
        rf"\b(?:he|she|they|who)\s(?:had\s|also\s|first\s|then\s){{0,2}}(?:{lived})\b"
        rf"|\bthat (?:the (?:{doers})|they)\s(?:had\s)?(?:{acts})\b"
    )
    return re.compile(quoted), re.compile(reported)


def _at(claim: Said) -> int:
    return int(claim["trigger"]["start"])
