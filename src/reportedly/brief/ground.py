"""What a sentence may say: the wordings of the claims that it cites, and what follows from a link of theirs.

Each is a licence with its kind and the claim that gives it; the gate lets nothing else through.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from reportedly.brief.dates import day_words, span_words
from reportedly.brief.naming import name_in, plain_name
from reportedly.brief.wording import WORD, is_number, wording
from reportedly.code.nouns import load_nouns, singular
from reportedly.link.registry import load_registry
from reportedly.output.text import clean
from reportedly.resolve.model import Event, LinkedClaim

_YEARS = re.compile(r"\s*\(\d{4}-\d{0,4}\)\s*$")  # ACLED's years of a regime
_NEXT = re.compile(r" ([a-z]+)\b(?!-)")
_ARTICLE = re.compile(r"\b(an?|the) $", re.IGNORECASE)
_HOST = re.compile(r"[a-z][a-z0-9-]*(?:\.[a-z0-9-]+)+")
_SHORT = re.compile(r"^([A-Z0-9][\w-]{0,12}): (.+)$")  # "M23: March 23 Movement"


@dataclass(frozen=True, slots=True)
class Licence:
    """Words that may be said, because `claim` has them (`kind` words or count), or because something of it is linked
    (actor, place), dated (day) or published (publisher). `harm` is what a count counts."""

    text: str
    kind: str
    claim: str
    harm: str = ""


@dataclass(frozen=True, slots=True)
class Ground:
    """All that a brief may draw on: its claims, its events, and how many documents and publishers there are."""

    claims: Mapping[str, LinkedClaim]
    events: Mapping[str, Event]

    def licences(self, ids: Iterable[str]) -> tuple[Licence, ...]:
        """What the claims of these ids license."""
        return tuple(licence for claim_id in ids if claim_id in self.claims for licence in _of(self.claims[claim_id]))


def _of(claim: LinkedClaim) -> tuple[Licence, ...]:
    said, ident = claim.claim, claim.claim_id
    found = [Licence(clean(text), "words", ident) for text in _worded(said) if text]
    found += [licence for party in _parties(said) for licence in _party_licences(party, said, ident)]
    found += [Licence(whole, "stretch", ident) for whole in stretches(claim)]
    for count in said["counts"]:
        texts = [*count_texts(count), counted_words(claim, count)]
        found += [Licence(text, "count", ident, count["kind"]) for text in texts if text]
    for party in _parties(said):
        found += [Licence(name, "actor", ident) for name in actor_names(party["name"])]
    found += [Licence(name, "place", ident) for name in place_licences(said["place"])]
    found += [Licence(words, "day", ident) for words in _days(claim)]
    found += [Licence(noun, "kind", ident) for noun in kind_nouns(said)]
    for name in (publisher_name(claim), *claim.agencies):
        if name:
            found.append(Licence(clean(name), "publisher", ident))
    return tuple(found)


def stretch(claim: LinkedClaim) -> str | None:
    """The words of the sentence from its actor, over its trigger, to the last of target and place; None where they do
    not stand so, or where words of time or quotation marks stand between. It may be said as a whole alone."""
    return next(iter(stretches(claim)), None)


def stretches(claim: LinkedClaim) -> list[str]:
    """The same up to each of target, place and trigger, the longest first."""
    said = claim.claim
    begin, end = said["evidence"]["start"], said["evidence"]["end"]
    if not said["actors"]:
        return []
    first, trigger = said["actors"][0], said["trigger"]
    objects = [*said["targets"], *([said["place"]] if said["place"] else [])]
    after = [o["end"] for o in objects if trigger["start"] <= o["start"] and o["end"] <= end]
    if not begin <= first["start"] < first["end"] <= trigger["start"]:
        return []
    start = _with_article(claim.evidence, first["start"] - begin)
    before = claim.evidence[:start].split()[-1:]
    if before and before[0].strip("\"“‘'").lower() in wording()["guarded"]["turning"]:
        return []
    time = said["time"]
    found = []
    for last in sorted({*after, trigger["end"]}, reverse=True):
        text = clean(claim.evidence[start : last - begin])
        timed = time and first["start"] <= time["start"] < last
        if not timed and not any(mark in text for mark in '“”"()[];:,'):
            found.append(text)
    return found


def _with_article(text: str, start: int) -> int:
    article = _ARTICLE.search(text[:start])
    return article.start(1) if article else start


def kind_nouns(said: Mapping[str, Any]) -> list[str]:
    """What the happening is called after its mode, ACLED's sub-event and PLOVER's type; the narrowest first."""
    kinds, acled = wording()["kind"], said["acled"]
    found = [kinds["mode"].get(said["mode"])]
    found += [kinds["acled"][acled["sub_event_type"]]["noun"]] if acled else []
    found.append(kinds["plover"][said["event_type"]]["noun"])
    return [noun for noun in found if noun]


def _worded(said: Mapping[str, Any]) -> Iterator[str]:
    """The spans of the claim's values; not its whole sentence, which a quotation alone may use."""
    yield said["trigger"]["text"]
    for value in (said["place"], said["time"]):
        if value:
            yield value["text"]
    for link in said["attribution"]:
        if link["cue"]:
            yield link["cue"]["text"]
    for weapon in said["weapons"]:
        yield weapon["text"]


def _party_licences(party: Mapping[str, Any], said: Mapping[str, Any], ident: str) -> list[Licence]:
    """The party's wording; where it holds a number of dead or wounded, for that harm alone."""
    text = clean(party["text"])
    counted = {c["kind"] for c in said["counts"] if party["start"] <= c["start"] and c["end"] <= party["end"]}
    if not counted or not any(is_number(word) for word in WORD.findall(text)):
        return [Licence(text, "words", ident)]
    return [Licence(text, "count", ident, harm) for harm in sorted(counted)]


def _parties(said: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [*said["actors"], *said["targets"], *(link["source"] for link in said["attribution"])]


def count_texts(count: Mapping[str, Any]) -> list[str]:
    """A count as told, and its bounds in digits."""
    numbers = dict.fromkeys(n for n in (count["low"], count["high"]) if n is not None)
    return [clean(count["text"]), *(f"{n:,}" for n in numbers)]


def counted_words(claim: LinkedClaim, count: Mapping[str, Any]) -> str | None:
    """“19 civilians”, where the noun of those who are counted stands right after the number."""
    begin = claim.claim["evidence"]["start"]
    start, end = count["start"] - begin, count["end"] - begin
    if not 0 <= start < end <= len(claim.evidence):
        return None
    after = claim.evidence[end:]
    nouns: list[str] = wording()["lowered"]["people"]
    fitting = [noun for noun in nouns if re.match(rf" {noun}\b", after)]
    next_word = _NEXT.match(after)
    if next_word and singular(next_word[1]) in load_nouns().person - {"member"}:
        fitting.append(next_word[1])
    return clean(claim.evidence[start:end] + " " + max(fitting, key=len)) if fitting else None


def bare_party(text: str) -> str:
    """A party's words without those of time that a parser left at their end (“the army on Thursday”)."""
    found = re.fullmatch(rf"(.+?) {wording()['lowered']['when']}", text)
    return found[1] if found else text


def publisher_name(claim: LinkedClaim) -> str | None:
    """Who published it: as the document says, else the host of its address."""
    if claim.publisher:
        return clean(claim.publisher)
    try:
        host = (urlsplit(claim.url or "").hostname or "").removeprefix("www.")
    except ValueError:
        return None
    return host if host.isascii() and _HOST.fullmatch(host) else None


def actor_names(name: str | None) -> list[str]:
    """The registry's name in the forms in which it is written: without the years of a regime, the short form apart."""
    if not name:
        return []
    bare = _YEARS.sub("", clean(name))
    short = _SHORT.match(bare)
    return [bare, short[1], short[2]] if short else [bare]


def place_licences(place: Mapping[str, Any] | None) -> list[str]:
    """The gazetteer's names of a linked place, its division and its country."""
    if place is None:
        return []
    names = [clean(name) for name in (place["name"], place["admin1"], country_name(place["country"])) if name]
    spelt = name_in(clean(place["text"]), place["name"]) if place["name"] else None
    return [*names, *(plain for name in names if (plain := plain_name(name)) != name), *([spelt] if spelt else [])]


@cache
def country_name(code: str | None) -> str | None:
    country = load_registry().countries.get(code) if code else None
    return country.name if country else None


def _days(claim: LinkedClaim) -> Iterator[str]:
    """The days of the claim's time, worked out from its wording and the day of publication, and that day itself."""
    time = claim.claim["time"]
    if time and (time["earliest"] or time["latest"]):
        yield span_words(day_of(time["earliest"]), day_of(time["latest"]))
    if claim.published:
        yield day_words(claim.published)


def day_spans(claims: Iterable[LinkedClaim]) -> set[str]:
    """Spans that the claims' days allow together: from any day that one begins with to any that one ends with."""
    begins, ends = set(), set()
    for claim in claims:
        time = claim.claim["time"]
        if time and (time["earliest"] or time["latest"]):
            begins.add(day_of(time["earliest"] or time["latest"]))
            ends.add(day_of(time["latest"] or time["earliest"]))
    return {span_words(b, e) for b in begins for e in ends if b is not None and e is not None and b <= e}


def day_of(text: str | None) -> date | None:
    """A day of a claim's JSON."""
    return date.fromisoformat(text) if text else None
