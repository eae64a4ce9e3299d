"""Whom a speaker speaks for, by what stands beside his name or by the rest of his text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from reportedly.link.actor_words import party_words
from reportedly.resolve.knowledge import words

_WORD = re.compile(r"[^\W\d_]+")
_QUOTED = re.compile(r"[“\"][^”\"]*[”\"]")
_WINDOW = 90  # characters beside a name in which the body stands that he speaks for
_NAME = r"(?:the\s)?((?:[A-Z][\w’'-]*)(?:\s(?:[A-Z][\w’'-]*|of|for|and))*)"


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    heads = f"(?:{'|'.join(sorted(words('origins', 'heads')))})"
    before = re.compile(rf"\b{heads}\s(?:of|for|at)\s{_NAME},\s(?:[A-Z][\w.]*\s)?$")
    after = re.compile(rf"^,\s(?:who\s(?:speaks|spoke)|(?:[a-z’'-]+\s){{0,3}}{heads})\s(?:of|for|at)\s{_NAME}")
    return before, after


def body_beside(text: str, source: Mapping[str, Any]) -> str | None:
    """The name of the body whose head or spokesman a text calls a speaker right before or after his name: "the head of
    the Northern Water Board, Jan Odra"; "Jan Odra, who speaks for the Front"."""
    before, after = _patterns()
    start, end = source["start"], source["end"]
    found = before.search(text[max(0, start - _WINDOW) : max(0, start)]) or after.search(text[end : end + _WINDOW])
    if found is None or not party_words().former.isdisjoint(_WORD.findall(found[0].lower())):
        return None  # "a former spokesman of the Front"
    return found[1]


def with_police(claims: Sequence[Mapping[str, Any]], land: str | None) -> list[Mapping[str, Any]]:
    """The claims, police whom nothing links to a land taken for those of the land in which it happened, else of `land`,
    that of the story.

    Police have powers within a land alone, and speak of what they look into there. Where those of another speak, of a
    citizen killed abroad or of a suspect that they want, a report says whose they are. This only tells which sources
    are one (`pol-` and the land), and is not written into any claim.
    """
    return [_with_police(claim, land) for claim in claims]


def _with_police(claim: Mapping[str, Any], land: str | None) -> Mapping[str, Any]:
    country = (claim["place"] or {}).get("country") or land
    chain = claim["attribution"]
    if not country or not any(_is_police(link["source"]) for link in chain):
        return claim
    known = {"actor_id": f"pol-{country.lower()}", "kind": "State Forces", "country": country}
    sourced = [{**x, "source": {**x["source"], **known}} if _is_police(x["source"]) else x for x in chain]
    return {**claim, "attribution": sourced}


def _is_police(source: Mapping[str, Any]) -> bool:
    return source["actor_id"] is None and says_police(source)


def says_police(source: Mapping[str, Any]) -> bool:
    """Whether a speaker's wording is that of police: the word, or a rank that police alone have before a name."""
    told = _WORD.findall(f"{source['text']} {source['name'] or ''}".lower())
    ranked = source["text"][:1].isupper() and not words("origins", "police_ranks").isdisjoint(told[:2])
    called = ranked or "police" in told
    return called and party_words().former.isdisjoint(told)


def is_of_a_side(text: str) -> bool:
    """Whether a text's own voice takes a side as its own, outside of what it quotes: "our fighters"."""
    return _siding().search(_QUOTED.sub(" ", text)) is not None


@cache
def _siding() -> re.Pattern[str]:
    forces, names = ("|".join(sorted(words("origins", name))) for name in ("own_forces", "siding"))
    return re.compile(rf"\b(?:[Oo]ur\s(?:\w+\s){{0,2}}(?:{forces})|{names})\b")


def only_ministry(sources: Iterable[Mapping[str, Any]], keys: Iterable[str | None]) -> str | None:
    """The key of the one ministry that a text names, which "the ministry" then is; None where it names several."""
    named = {
        key
        for source, key in zip(sources, keys, strict=True)
        if key is not None and _says_ministry(source) and source["text"].lower() != "the ministry"
    }
    return named.pop() if len(named) == 1 else None


def _says_ministry(source: Mapping[str, Any]) -> bool:
    return not {"ministry", "minister"}.isdisjoint(_WORD.findall(f"{source['text']} {source['name'] or ''}".lower()))
