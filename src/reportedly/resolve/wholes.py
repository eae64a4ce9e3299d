"""What the text around a source tells of who it is: the rest of its name, and the post of the person that it names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from reportedly.link.actor_words import party_words
from reportedly.link.actors import link_actor
from reportedly.link.registry import load_registry
from reportedly.resolve.knowledge import words
from reportedly.resolve.unnamed import any_of

_WORD = re.compile(r"[^\W\d_]+")
_BRACKETED = re.compile(r"^\s\(([A-Z][\w’'-]*)\)")
_OF_WHOLE = re.compile(
    r"^(?:\s[“\"][^”\"\n]{2,60}[”\"])?\sof\s(?:the\s)?((?:[A-Z][\w’'-]*)(?:\s(?:[A-Z][\w’'-]*|of|for|and))*)"
)
_RANK = r"(?:[A-Z][\w.-]*\s){0,2}"
_TITLE_BEFORE = re.compile(
    rf"(?:^|[\s,“\"])((?:the|an?|its|their|his|her)\s[^,.;:\n“\"]{{3,60}}),\s{_RANK}$", re.IGNORECASE
)
_TITLE_AFTER = re.compile(r"^,\s((?:the|an?|its|their)\s[^,.;:\n]{3,60})[,.;]")
_WINDOW = 90  # characters beside a source that are looked at


def with_whole_name(claim: Mapping[str, Any], text: str) -> Mapping[str, Any]:
    """The claim, its first source that no registry knows by the words found for it linked by those with which the text
    goes on: "the outlawed NPF (Reds)", "the Urban Column “Ada Brun” of the Front"."""
    chain = claim["attribution"]
    if not chain or chain[0]["source"]["actor_id"] is not None:
        return claim
    source = chain[0]["source"]
    behind = text[source["end"] : source["end"] + _WINDOW]
    bracketed = _BRACKETED.match(behind)
    names = [f"{source['text']} ({bracketed[1]})", bracketed[1]] if bracketed else []
    whole = _OF_WHOLE.match(behind)
    if whole is not None and not _nouns(source["text"]).isdisjoint(words("origins", "parts_of_forces")):
        names.append(whole[1])
    where = {c: 1.0 for c in [(claim["place"] or {}).get("country")] if c}
    for name in names:
        link = link_actor(name, registry=load_registry(), on=None, countries=where)
        if link is not None and link.id in load_registry().actors:
            known = {"actor_id": link.id, "name": link.name, "kind": link.kind, "country": link.country}
            return {**claim, "attribution": [{**chain[0], "source": {**source, **known}}, *chain[1:]]}
    return claim


def titles_beside(text: str, source: Mapping[str, Any]) -> list[str]:
    """The posts that stand with a comma right before or after a name: "the deputy governor, Jan Odra, said"."""
    start, end = source["start"], source["end"]
    before = _TITLE_BEFORE.search(text[max(0, start - _WINDOW) : max(0, start)])
    after = _TITLE_AFTER.match(text[end : end + _WINDOW])
    told = [found[1] for found in (before, after) if found is not None]
    return [title for title in told if party_words().former.isdisjoint(_nouns(title))]


def body_called(title: str) -> str | None:
    """The noun by which a title calls the body that its bearer heads or speaks for: "the agency's head of research"."""
    found = _called().match(title.lower())
    return found[1] if found else None


@cache
def _called() -> re.Pattern[str]:
    return re.compile(rf"^the\s([a-z]+)['’]s\s(?:[a-z]+\s){{0,2}}{any_of('heads')}\b")


def _nouns(wording: str) -> set[str]:
    return {w.lower() for w in _WORD.findall(wording)}
