"""A claim as comparing sees it: the contract's values, read once and made comparable."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from reportedly.code.later import is_dying, is_later_death
from reportedly.letters import bare
from reportedly.link.place_surroundings import ABOUT
from reportedly.link.registry import load_registry
from reportedly.resolve.happenings import is_turned, kinds_of, means_of
from reportedly.resolve.knowledge import groups, words
from reportedly.resolve.model import LinkedClaim
from reportedly.resolve.sketch import shingles
from reportedly.resolve.telling import WORD, telling, weight_of

FINE = frozenset(("exact", "near"))
_ANOTHER = re.compile(
    r"(?:(?:On|In|At) )?(?:[Tt]he|[Tt]hat) same (?:day|evening|night|morning|afternoon)\b|Same day\b"
    r"|(?:On|In) the (?:morning|afternoon|evening|night) of (?:the same|that) day\b"
    r"|(?:Later|Earlier) (?:on|in the day|that (?:day|night|evening|morning))\b|Elsewhere\b"
)
_AFTER_HOURS = re.compile(
    r"(?:(?:some|about|around|nearly|almost|a|an|few|several|\d\d?|two|three|four|five|six|seven|eight|nine|ten) ){0,3}"
    r"hours? later\b",
    re.IGNORECASE,
)
# "Rockets hit a base, and gunmen killed an official hours later": the clause that ends so is another's.
_JOINT = re.compile(r"(?:,? (?:and|while)|;)\s")
_AFTERWARDS = re.compile(r"[^.,;]{0,60}?\bhours? later\b")
_LATER = re.compile(
    r"\blater (?:in the day|(?:that|the same|on the same) (?:day|morning|afternoon|evening|night)|on \w+day)\b"
)
# "The second blew up beside a police post": one of those that were counted.
_ORDINAL = re.compile(
    r"(?:(?:The|A) (?:second|third|fourth|other)|Another)\b(?: (?:\w+ )?"
    r"(?:attack|blast|bomb|bombing|car|device|drone|explosion|explosive|grenade|missile|raid|rocket|shell|strike))?"
    r"(?:,? (?:in|on|at|near|outside|inside|during) (?:[\w’'-]+ ){0,5}?[\w’'-]+,?)?"
    r" (?:blew|detonated|exploded|went|hit|struck|came|happened|took|occurred|killed|wounded|injured|targeted|fell)\b"
)
_SEVERAL = re.compile(
    r"\b(?:two|three|four|several) (?:separate |different |unrelated )?"
    r"(?:attacks|blasts|bombings|raids|assaults|incidents)\b",
    re.IGNORECASE,
)
_SEPARATE = re.compile(
    r"\b(?:two|three|four|five|several) (?:separate|different|unrelated) (?:\w+ )?"
    r"(?:attacks|blasts|bombings|raids|assaults|strikes)\b",
    re.IGNORECASE,
)
_APART = re.compile(
    r"\b(?:two|three|four|five|several|both|twin|[2-9])\b[^.;]{0,60}"
    r"\b(?:hours|minutes|days|kilomet(?:re|er)s|km|miles) apart\b",
    re.IGNORECASE,
)
# A count over months, and what a whole war cost, is of no one happening.
_OVER_TIME = re.compile(
    r"\b(?:war|conflict|offensive|insurgency|campaign|genocide)s?\b(?:[^.,;]{0,40}\b)?(?:has|have|had|that|which)"
    r" (?:(?:has|have|had|already|so far) )*(?:killed|cost|claimed|left)\b"
    r"|\bsince the (?:beginning|start|outbreak) of\b|\bso far this (?:year|month)\b|\bthis year alone\b"
    r"|\b(?:in|over) the (?:past|last) (?:\w+ )?(?:weeks|months?|years?)\b"
    r"|\bin the (?:week|fortnight|month|year|\w+ months) (?:to|ending|through|up to|of \d\d?|from \d\d?) \w",
    re.IGNORECASE,
)
_HARM = r"(?:killed|died|dead|claimed|cost|lost|perished|wounded|injured|hurt|abducted|kidnapped|detained|arrested)"
_SINCE = r"\b(?:since|(?:began|begun|erupted|started|broke out) in) (?:[^.;,\d]{0,60}? )?(?:19|20)\d\d\b"
# "More than 300 have been killed since May 2021", but not "forty died in the worst raid since 2021".
_SINCE_YEAR = re.compile(
    rf"\bha(?:ve|s|d)\b[^.;]{{0,40}}\b{_HARM}\b(?:(?!\b(?:\w+est|worst|first)\b)[^.;]){{0,160}}{_SINCE}"
    rf"|{_SINCE}[^.;]{{0,160}}\bha(?:ve|s|d)\b[^.;]{{0,40}}\b{_HARM}\b",
    re.IGNORECASE,
)
_YEARS_OLD = re.compile(
    r"\b(?:years?|decades?)(?:-old|-long)? (?:of |\w+ )?"
    rf"(?:war|conflict|insurgency|fighting|violence|rebellion|unrest)\b[^.;]{{0,80}}\b{_HARM}\b",
    re.IGNORECASE,
)
# "At least 41 have died this year", but not "four died in the worst attack this year".
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_SEASONS = "(?:the )?(?:Easter|Christmas|Ramadan|New Year|spring|summer|autumn|winter|rains|harvest)"
_THIS_YEAR = re.compile(
    rf"\b{_HARM}\b(?:(?!\b(?:\w+est|worst|first|second|third|such|kind)\b)[^.;]){{0,60}}"
    rf"\b(?:this year|since (?:last (?:month|year)|{_MONTHS}|{_SEASONS}))\b",
    re.IGNORECASE,
)
_SUMS = (_THIS_YEAR, _SEPARATE, _APART, _OVER_TIME, _SINCE_YEAR, _YEARS_OLD)
_FIGURE = re.compile(
    r"(?<![\d.,:/-])(?!(?:19|20)\d\d\b)(?:[3-9]\d|\d{3,6})(?![\d.,:/%-]|\s?(?:km|miles|percent|per cent))"
)  # no day, no year
_CLOCK = re.compile(r"\b(1[0-2]|0?[1-9])(?:[:.][0-5]\d)?\s?([ap])\.?\s?m\b", re.IGNORECASE)
_HOURS = (("early", 4), ("morning", 10), ("noon", 12), ("afternoon", 16), ("evening", 20), ("night", 23))
_SMALL_HOURS = re.compile(r"\b(?:small|early) hours\b", re.IGNORECASE)
_EARLY = re.compile(r"\bearly (?:on )?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today)\b", re.IGNORECASE)
_LATE = re.compile(r"\blate (?:on )?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today)\b", re.IGNORECASE)
_ARTICLES = frozenset(("A", "An", "The"))
_ARTICLE = re.compile(r"\b(?:[Aa][a-z]{1,2}|[Ee]l)-(?=[A-Z])")  # the sun letters' too: "ar-", "ash-"
# "Hours after a bomb …", "three days before troops left": what stands before it and behind it are two happenings.
INTERVAL = re.compile(
    r"\b(?:minutes?|hours?|days?|weeks?|months?|years?) (?:after|before)\b(?! (?:he|she|they|being)\b)"
)
_ASIDE = 120  # characters between who speaks and the verb of saying
_MOST_COUNTED = 1900  # a larger number before a plural is a year, as in "the 2023 attacks"
_COMPARED = 3  # words in a shingle of a sentence


@dataclass(frozen=True, slots=True)
class Facts:
    """`kinds` are the kinds of happening it can be. `place` is a known one, `named` the names of any, in lower case.

    `lands` are the countries that it can be in: its place's (`told_land`), else those of its setting and its parties;
    of a text that tells of several countries it can be in any of `around`.
    `place_told`, `day_told` and `part_told` (of the day): whether the claim's own words say so; what another sentence
    lends is less sure. `doers` and `hurt` are its parties by what the happening does to them, whatever role its verb
    gives them. `days` are the first and last day, None where not told; `where` is where the sentence and the trigger
    begin. `parts` are the parts of the day and `sites` the kinds of place that the sentence names, `names` its other
    names, `words` its words without the common ones; whoever is cited is left out of these. `another`: it says that it
    tells of another, `counted`: of the second of some; `several`: it tells of more than one; `summed`: it gives their
    sum. `figures` are the large numbers of its sentence, in digits. `weight` is what its words tell by their rarity,
    `context_weight` what those around it do.
    """

    claim: LinkedClaim
    kinds: frozenset[str]
    event_type: str
    mode: str | None
    means: str | None
    place: Mapping[str, Any] | None
    named: frozenset[str]
    lands: frozenset[str]
    told_land: bool
    around: frozenset[str]
    place_told: bool
    day_told: bool
    part_told: bool
    days: tuple[date, date] | None
    doers: tuple[Mapping[str, Any], ...]
    hurt: tuple[Mapping[str, Any], ...]
    trigger: str
    where: tuple[int, int]
    counts: tuple[Mapping[str, Any], ...]
    denied: bool
    unreal: bool
    background: bool
    later: bool
    parts: frozenset[str]
    sites: frozenset[str]
    another: bool
    counted: bool
    several: bool
    summed: bool
    figures: frozenset[str]
    words: frozenset[str]
    weight: float
    context: frozenset[str]
    context_weight: float
    names: frozenset[str]
    shingles: frozenset[int]


@lru_cache(maxsize=4096)
def facts(claim: LinkedClaim) -> Facts:
    """Read once for all the comparisons of a claim; a claim never changes."""
    said = claim.claim
    doers, hurt = said["actors"], said["targets"]
    if is_turned(said):
        doers, hurt = hurt, doers
    text = bare(_without_sources(claim))
    told = [w.lower() for w in WORD.findall(text)]
    time = said["time"]
    when = parts_of(time["text"]) if time else frozenset()
    part_told = bool(when) and is_told(said, "time")
    mine = _own_side(claim, text)
    own = [w.lower() for w in WORD.findall(mine)]
    own_words = telling(own)
    context = frozenset(claim.context)
    named = parts_of(mine)
    later = is_later_death(said["trigger"]["text"], claim.evidence)
    parts = frozenset() if later else (when if part_told else frozenset()) or named or when
    return Facts(
        claim=claim,
        kinds=kinds_of(said) | frozenset(claim.course),
        event_type=said["event_type"],
        mode=said["mode"],
        means=means_of(said["mode"]) or _implied_means(said, own),
        place=said["place"] if said["place"] and _is_known(said["place"]) else None,
        named=place_names(said["place"]),
        lands=_lands(claim),
        told_land=_tells_land(said["place"]),
        around=frozenset((claim.setting or {}).get("lands", ())),
        place_told=is_told(said, "place"),
        day_told=is_told(said, "time"),
        part_told=part_told or len(named) == 1,
        days=None if later else day_span(said),
        doers=tuple(doers),
        hurt=tuple(hurt),
        trigger=said["trigger"]["text"].lower(),
        where=(said["evidence"]["start"], said["trigger"]["start"]),
        counts=tuple(said["counts"]),
        denied=is_denial(said),
        unreal=said["modality"] in words("compare", "rules", "unreal"),
        background=said["background"],
        later=later,
        parts=parts if len(parts) == 1 else frozenset(),
        sites=_named(own, "sites"),
        another=_tells_another(told)
        or _ANOTHER.match(claim.evidence) is not None
        or does_also_later(claim)
        or _is_hours_later(claim),
        counted=_ORDINAL.match(claim.evidence) is not None,
        several=_tells_several(claim),
        summed=_sums_up(claim),
        figures=frozenset(_FIGURE.findall(text)),
        words=own_words,
        weight=weight_of(own_words),
        context=context,
        context_weight=weight_of(context),
        names=names_in(text, said),
        shingles=shingles(claim.evidence, _COMPARED),
    )


def _implied_means(said: Mapping[str, Any], told: list[str]) -> str | None:
    """The one group of means that the sentence tells of, for violence without a mode: "gunmen … killed two"."""
    if said["event_type"] != "ASSAULT" or said["mode"] is not None:
        return None
    found = _named(told, "tools")
    return next(iter(found)) if len(found) == 1 else None


def _sums_up(claim: LinkedClaim) -> bool:
    """Whether its number is of several happenings: "six were killed in two separate attacks", "since the beginning"."""
    counted = bool(claim.claim["counts"])
    return counted and any(p.search(claim.evidence) is not None for p in _SUMS)


def _tells_several(claim: LinkedClaim) -> bool:
    """Whether its words count happenings: "two attacks in one day"."""
    trigger, evidence = claim.claim["trigger"], claim.claim["evidence"]
    before = WORD.findall(claim.evidence[: max(0, trigger["start"] - evidence["start"])])[-2:]
    if claim.claim["counts"]:
        return False
    counted = any(w.lower() in words("compare", "rules", "counted") or _is_some(w) for w in before)
    several = any(p.search(claim.evidence) is not None for p in (_SEVERAL, _APART))
    return several or (counted and trigger["text"].lower().endswith("s"))


def _is_some(word: str) -> bool:
    return word.isdigit() and 1 < int(word[:4]) < _MOST_COUNTED


def parts_of(text: str) -> frozenset[str]:
    """The parts of the day that words tell, by name ("before dawn") or by the clock ("7 a.m."); "by nightfall" tells of
    what came later."""
    found = set()
    told = [w.lower() for w in WORD.findall(text)]
    of = groups("compare", "parts")
    for before, word in zip(["", *told], told, strict=False):
        if word in of and before not in words("compare", "rules", "until"):
            found.add(of[word])
    for match in _CLOCK.finditer(text):
        hour = int(match[1]) % 12 + (12 if match[2].lower() == "p" else 0)
        found.add(next(part for part, last in _HOURS if hour <= last))
    if _EARLY.search(text):
        found.add("morning")
    if _LATE.search(text):
        found.add("night")
    if _SMALL_HOURS.search(text):
        found.add("early")
    return frozenset(found)


def _tells_another(told: list[str]) -> bool:
    """Whether a sentence says that it speaks of another happening: "another strike", but not "another three"."""
    numbers = words("compare", "rules", "numbers")
    for word, after in zip(told, [*told[1:], ""], strict=True):
        if word in words("compare", "rules", "another") and after not in numbers:
            return True
    return False


def does_also_later(claim: LinkedClaim) -> bool:
    """Whether the deed is one more of that day: "the army also struck a workshop later in the day"."""
    if "also " not in claim.evidence:
        return False
    at = claim.claim["trigger"]["start"] - claim.claim["evidence"]["start"]
    before, after = claim.evidence[:at], claim.evidence[at:]
    return before.endswith("also ") and _LATER.search(after) is not None


def _is_hours_later(claim: LinkedClaim) -> bool:
    """ "Some seven hours later, at noon, two men shot a clerk dead", but "hours later two of the wounded died"."""
    return _AFTER_HOURS.match(claim.evidence) is not None and not is_dying(claim.claim["trigger"]["text"])


def opens_anew(sentence: str) -> bool:
    """Whether a sentence begins as one that turns to another happening: "Later in the day, …", "Hours later, …"."""
    return _ANOTHER.match(sentence) is not None or _AFTER_HOURS.match(sentence) is not None


def clause_later(claim: LinkedClaim) -> int | None:
    """Where the clause that ends in "hours later" begins in the claim's sentence: "…, and gunmen killed a clerk in the
    town a few hours later"; None where none does."""
    if " later" not in claim.evidence:
        return None
    for joint in _JOINT.finditer(claim.evidence):
        if _AFTERWARDS.match(claim.evidence, joint.end()) is not None:
            return joint.start()
    return None


def _lands(claim: LinkedClaim) -> frozenset[str]:
    place = claim.claim["place"]
    if place is not None and place["country"]:
        return frozenset((place["country"],))
    parties = (*claim.claim["actors"], *claim.claim["targets"])
    told = [claim.setting["country"] if claim.setting else None, *(c for p in parties for c in roams(p))]
    return frozenset(country for country in told if country)


def roams(party: Mapping[str, Any]) -> tuple[str, ...]:
    """The countries that a party is at home in: a movement of two lands tells of neither that it happened there."""
    known = load_registry().actors.get(party["actor_id"]) if party["actor_id"] else None
    if known is not None and len(known.countries) > 1:
        return known.countries
    return (party["country"],) if party["country"] else ()


def _tells_land(place: Mapping[str, Any] | None) -> bool:
    """Whether its country is more than that of the text it stands in, which a name that no gazetteer has is given."""
    if place is None or not place["country"]:
        return False
    return place["precision"] != "unknown" or ABOUT not in str(place["reason"])


def names_in(text: str, said: Mapping[str, Any]) -> frozenset[str]:
    """The names in a sentence, but for its first word and those of its parties and its place."""
    parties = (*said["actors"], *said["targets"], *([said["place"]] if said["place"] else []))
    known = {w.lower() for p in parties for w in WORD.findall(bare(f"{p['text']} {p['name'] or ''}"))}
    told = {w.lower() for w in WORD.findall(bare(text))[1:] if w[0].isupper()}
    return frozenset(told - known - words("compare", "calendar"))


def place_names(place: Mapping[str, Any] | None) -> frozenset[str]:
    """A place's name, and the one in its wording, in lower case, without what one report writes and the next one leaves
    out, accents and the Arabic article ("al-Bab", "Bab"); none for "the town" and its like."""
    if place is not None and (place["name"] or "") in _wide_regions():
        return frozenset()  # half a continent is no place at which two claims meet
    told = [] if place is None else [place["name"] or "", place["text"]]
    told = [name for name in told if not name.endswith(_SIDES)]  # "on the Norlandic side" names no place
    short = (_ARTICLE.sub("", bare(name)) for name in told)
    kept = ([w for w in WORD.findall(name) if w[0].isupper() and w not in _ARTICLES] for name in short)
    names = (" ".join(found).lower() for found in kept)
    return frozenset(name for name in names if name)


_SIDES = (" side", " border", " frontier")


def is_settlement(place: Mapping[str, Any] | None) -> bool:
    """Whether it is a town, or a village that no gazetteer has."""
    if place is None:
        return False
    return place["precision"] in FINE or (place["place_id"] is None and bool(place_names(place)))


@cache
def _wide_regions() -> frozenset[str]:
    data = tomllib.loads(files("reportedly").joinpath("data/places/regions.toml").read_text("utf-8"))
    return frozenset(name for table in ("continents", "world") for name in data[table])


def _is_known(place: Mapping[str, Any]) -> bool:
    """Whether it is on the map: a name that no gazetteer has is only compared as a name, whatever its country."""
    return place["place_id"] is not None or (place["country"] is not None and place["precision"] != "unknown")


def days_of(said: Mapping[str, Any]) -> tuple[date, date] | None:
    """The first and last day that a claim gives for its happening; None where it gives none."""
    time = said["time"]
    if time is None or (time["earliest"] is None and time["latest"] is None):
        return None
    earliest, latest = time["earliest"] or time["latest"], time["latest"] or time["earliest"]
    return date.fromisoformat(earliest), date.fromisoformat(latest)


def day_span(said: Mapping[str, Any]) -> tuple[date, date] | None:
    """As `days_of`; what is denied without a day of its own was not on the day that the denial's next words are of."""
    return None if is_denial(said) and not is_told(said, "time") else days_of(said)


def is_told(said: Mapping[str, Any], field: str) -> bool:
    """Whether the claim's own sentence has the words for its place or time; else another sentence lent it."""
    value, evidence = said[field], said["evidence"]
    return value is not None and bool(evidence["start"] <= value["start"] < evidence["end"])


_NOBODY = re.compile(r"(?:no|not (?:a single|one|any)|none of|nobody|no one)\b", re.IGNORECASE)


def is_denial(said: Mapping[str, Any]) -> bool:
    """Whether whoever said it first denies it, or says of nobody that he did it: "not one of ours surrendered"."""
    if said["attribution"] and said["attribution"][0]["stance"] == "denies":
        return True
    return bool(said["actors"]) and all(_NOBODY.match(p["text"]) for p in said["actors"])


def _without_sources(claim: LinkedClaim) -> str:
    """The sentence without the words for those whom the claim cites: a ministry that speaks was not hit."""
    text, begin = claim.evidence, claim.claim["evidence"]["start"]
    trigger = claim.claim["trigger"]["start"] - begin
    for link in claim.claim["attribution"]:
        start, end = link["source"]["start"] - begin, link["source"]["end"] - begin
        if link["cue"] is not None:  # and what is said of them up to the verb of saying
            first, last = min(start, link["cue"]["start"] - begin), max(end, link["cue"]["end"] - begin)
            if not first <= trigger < last and last - first <= _ASIDE:
                start, end = first, last
        if 0 <= start < end <= len(text):
            text = text[:start] + " " * (end - start) + text[end:]
    return text


def _own_side(claim: LinkedClaim, text: str) -> str:
    """A sentence's part on the trigger's side of a measured interval: the evening of the one is not the other's."""
    trigger = claim.claim["trigger"]["start"] - claim.claim["evidence"]["start"]
    if (later := clause_later(claim)) is not None:
        return text[:later] if trigger < later else text[later:]
    found = INTERVAL.search(text)
    if found is None or not text[: found.start()].strip(' "“,'):
        return text
    return text[: found.start()] if trigger < found.start() else text[found.end() :]


def _named(told: list[str], kind: str) -> frozenset[str]:
    of = groups("compare", kind)
    return frozenset(of[w] for w in told if w in of)
