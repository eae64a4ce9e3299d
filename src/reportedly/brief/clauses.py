"""What is said, as a clause: composed from a claim's values, or a stretch of its sentence from one value to another."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from reportedly.brief.ground import counted_words, stretch
from reportedly.brief.voices import inside, is_doer, is_unclear, lacks_article, opening, party_words
from reportedly.brief.wording import WORD, is_number, wording
from reportedly.code.nouns import load_nouns
from reportedly.output.text import clean
from reportedly.resolve.model import LinkedClaim

_BE = ("was", "were", "been", "be", "being", "is", "are")
_HARMS = ("killed", "wounded", "detained", "abducted", "displaced")
_HELD = ("detained", "abducted", "displaced")
_AUXILIARY = re.compile(r"(?: (?:has|have|had|now|then|later|also|reportedly))+$")
_JOINING = frozenset(("and", "or", "but"))
_BEFORE = frozenset(("by", "of", "with", "for", "to", "from", "against", "on", "at"))
_SINCE = re.compile(
    r"^Since the |\b(?:so far )?(?:this|in the past|over the past|in the last) (?:year|months?|decade)\b"
    r"|\bsince (?:the (?:beginning|start|outbreak|invasion|war|coup)|(?:[A-Z][a-z]+ )?(?:19|20)\d\d)\b"
)
"""What tells that a number has come together over a time."""
_SHORT = 6
_WEEK = 7  # days
_PHRASE = 3
_MOST = 16
_LONG = 200
_OF_HURT = re.compile(r"[\w ]{0,20}\bof (?:the|those|them|his|her|its|their) (?:\w+ )?(?:wounded|injured|hurt)\b")
"""“Four of the injured died”: a part of another toll, told by the sentence itself."""
_LINKS = re.compile(r"[\s\w’'-]{0,30}")


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause without its speaker: `perfect` where it stands after “said that”; `hedged` where it says so itself."""

    text: str
    claims: tuple[str, ...]
    perfect: bool = False


def harm_clause(claims: Sequence[LinkedClaim]) -> Clause | None:
    """“At least nine people were killed and 12 wounded in an attack by ADF rebels”, of one speaker's claims."""
    once = [c for c in claims if not _is_of_weeks(c)]
    told = [(c, n) for c in once for n in c.claim["counts"] if n["kind"] in _HARMS and n["of"] == "targets"]
    for kind in _HARMS:
        for claim, count in sorted((t for t in told if t[1]["kind"] == kind), key=_rank, reverse=True):
            whom = _whom(claim, count)
            if whom is None or lacks_article(whom) or _is_of_hurt(claim, count):
                continue
            others = _other_harms(told, claim, count)
            hedge = wording()["voice"]["hedge"] if claim.claim["hedged"] else ""
            text = f"{opening(whom)} {_be(count)} {hedge}{wording()['grammar']['harm'][kind]}"
            text += "".join(f" and {inside(words)} {harm}" for _, words, harm in others)
            return Clause(text + _cause(claim, claims, kind), (claim.claim_id, *(c for c, _, _ in others)))
    return None


def _is_of_hurt(claim: LinkedClaim, count: Mapping[str, Any]) -> bool:
    start = count["start"] - claim.claim["evidence"]["start"]
    return start >= 0 and _OF_HURT.match(claim.evidence, start) is not None


def _rank(told: tuple[LinkedClaim, Mapping[str, Any]]) -> tuple[str, bool, int, str]:
    claim, count = told
    day = claim.published.isoformat() if claim.published else ""
    return day, count["low"] == count["high"], count["low"] or 0, claim.claim_id


def _whom(claim: LinkedClaim, count: Mapping[str, Any]) -> str | None:
    """The words for those whom the count counts: the party's, or the number with the noun after it."""
    number = clean(count["text"])
    if not any(map(is_number, WORD.findall(number))):
        targets = [p for p in claim.claim["targets"] if p["start"] <= count["start"] < p["end"]]
        return party_words(targets[0]) if targets else None
    for party in claim.claim["targets"]:
        words = party_words(party)
        holds = party["start"] <= count["start"] and count["end"] <= party["end"]
        fits = words and words != number and holds and number in words and not _is_unpersoned(words)
        if words and fits and len(WORD.findall(words)) <= _SHORT:
            return words
    named = counted_words(claim, count)
    if named:
        return named
    if number.lower() in wording()["numbers"]["loose"]:
        return f"{number} of people" if number.endswith("s") else f"{number} people"
    if ", " in number:  # "Ivo Marek, 47"
        return None
    noun = wording()["clause"]["person"]["singular" if count["low"] == count["high"] == 1 else "plural"]
    return f"{number} {noun}" if is_number(number.split(" ")[-1]) else None


def _is_unpersoned(words: str) -> bool:
    """Whether it counts by what befell them: "26 wounded", "12 bodies", "nine guerrillas killed"."""
    return WORD.findall(words)[-1].lower() in wording()["lowered"]["unpersoned"]


def _other_harms(
    told: Sequence[tuple[LinkedClaim, Mapping[str, Any]]], first: LinkedClaim, counted: Mapping[str, Any]
) -> list[tuple[str, str, str]]:
    """The further harms of the same sentence: claim, number and harm."""
    found: dict[str, tuple[str, str, str]] = {}
    for claim, count in told:
        same = claim.document_id == first.document_id and claim.claim["evidence"] == first.claim["evidence"]
        number = clean(count["text"])
        fits = is_number(number.split(" ")[0]) or len(WORD.findall(number)) > 1
        if same and fits and count["kind"] != counted["kind"]:
            found.setdefault(count["kind"], (claim.claim_id, number, wording()["grammar"]["harm"][count["kind"]]))
    return [found[kind] for kind in _HARMS if kind in found][:1]


def _be(count: Mapping[str, Any]) -> str:
    one = count["low"] == 1 and count["high"] in (1, None)
    return str(wording()["clause"]["passive"]["singular" if one else "plural"])


def _cause(claim: LinkedClaim, claims: Sequence[LinkedClaim], kind: str) -> str:
    """“ in an attack by ADF rebels”, “ in fighting with M23”; the noun is the narrowest that the claims license."""
    form, rules = wording()["clause"], wording()["lowered"]
    speaking = {link["source"]["text"] for link in claim.claim["attribution"]}
    doing = [p for p in claim.claim["actors"] if not any(p["text"] in text for text in speaking)]
    actors = [words for party in doing if (words := party_words(party)) and is_doer(words)]
    who = " and ".join(inside(actor) for actor in actors[:2])
    if kind in _HELD:
        return str(form["by"].format(actor=who)) if who else ""
    noun = next((n for c in (claim, *claims) if (n := _noun(c))), None)
    if noun is None:
        return ""
    cause = str(form["cause"].format(noun=noun))
    if not who or noun in rules["doerless"]:
        return cause
    return cause + str(form["with" if noun in rules["mutual"] else "by"].format(actor=who))


def _is_of_weeks(claim: LinkedClaim) -> bool:
    """Whether it counts the dead of weeks, who died in no one attack: the sentence itself tells of which."""
    time = claim.claim["time"]
    if time is None and _SINCE.search(claim.evidence):
        return True
    if not time or not time["earliest"] or not time["latest"]:
        return False
    return (date.fromisoformat(time["latest"]) - date.fromisoformat(time["earliest"])).days > _WEEK


def _noun(claim: LinkedClaim) -> str | None:
    kinds, acled = wording()["kind"], claim.claim["acled"]
    found: str | None = kinds["mode"].get(claim.claim["mode"])
    if found is None and acled:
        found = kinds["acled"][acled["sub_event_type"]]["noun"]
    return found


def act_clause(claim: LinkedClaim) -> Clause | None:
    """“M23 rebels captured the town of Lubero”: the sentence's own words from who did it to what it was done to.

    None where they would read badly, or would say less than the whole sentence.
    """
    said = claim.claim
    if said["modality"] != "actual" or said["event_type"] in wording()["lowered"]["quoted"]:
        return None
    found = stretch(claim)
    if said["actors"] and said["actors"][0]["text"].lower() in load_nouns().pronoun:
        return None
    if any(link["source"]["start"] == said["actors"][0]["start"] for link in said["attribution"] if said["actors"]):
        return None  # what a speaker did is to speak
    if found is None or not _is_active(claim):
        return None
    words = WORD.findall(found)
    trigger = WORD.findall(said["trigger"]["text"])
    ends_bare = found.endswith(clean(said["trigger"]["text"])) and len(trigger) < _PHRASE
    if not _PHRASE <= len(words) <= _MOST or len(found) > _LONG or ends_bare or is_unclear(found) or "also" in words:
        return None
    if lacks_article(_doer_in(found, claim)) or re.search(r"\s[-–—]\s", found):
        return None
    begin = said["evidence"]["start"]
    before = claim.evidence[said["actors"][0]["end"] - begin : said["trigger"]["end"] - begin]
    return Clause(found, (claim.claim_id,), perfect=bool(re.search(r"\bhad\b", before)))


def _doer_in(found: str, claim: LinkedClaim) -> str:
    """The words of a stretch that tell who did it, all before the verb ("Israeli strike has killed")."""
    before = found.partition(clean(claim.claim["trigger"]["text"]))[0]
    return _AUXILIARY.sub("", before.strip())


def _is_active(claim: LinkedClaim) -> bool:
    """Whether the trigger is a verb in the past that its actor does, right after it."""
    said, begin = claim.claim, claim.claim["evidence"]["start"]
    between = claim.evidence[said["actors"][0]["end"] - begin : said["trigger"]["start"] - begin]
    last = between.split()[-1:]
    if not _LINKS.fullmatch(between) or (last and last[0].lower() in _BE) or _is_joined(claim, between):
        return False
    verbs = [w.lower() for w in WORD.findall(said["trigger"]["text"])]
    return any(w.endswith("ed") or w in _pasts() for w in verbs[:3])


def _is_joined(claim: LinkedClaim, between: str) -> bool:
    """“Was claimed by the group and killed 30”: it was not the group that did."""
    before = claim.evidence[: claim.claim["actors"][0]["start"] - claim.claim["evidence"]["start"]].split()
    prepositions = [w for w in before[-3:] if w.lower() in _BEFORE]
    return bool(prepositions and _JOINING & set(between.split()))


@cache
def _pasts() -> frozenset[str]:
    text = (files("reportedly") / "data/lexicons/irregular.toml").read_text(encoding="utf-8")
    return frozenset(form for forms in tomllib.loads(text)["forms"].values() for form in forms[:1]) - set(_BE)
