"""Speakers without a name: which of them are one.

"Residents" and "a nurse" are two who can know it; "the source" is the "military source" of the line before. What they
are called tells who they are within one outlet; of two outlets each has its own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

from reportedly.letters import bare
from reportedly.resolve.knowledge import table, words
from reportedly.resolve.model import LinkedClaim
from reportedly.resolve.naming import unquoted

_WORD = re.compile(r"[^\W\d_]+")
_BESIDE = 90  # characters behind a name in which his post stands
_APPOSED = re.compile(r"^,\s((?:who\s|the\s|its\s|a\s|an\s|[a-z]+\s(?:of|at)\s)[^,.;:]{3,})")
_ENDS = re.compile(
    r"(?:\s(?:and\s|for\s)?[A-Z][\w'’-]*)*(?:$|,\s)|\s(?:of|for)\s"
)  # a name goes on: "Medicine and Support Centre"
_BISHOP = re.compile(r"\b(?:[Aa]rch)?[Bb]ishop\b(?:[^,;]*?\sof\s((?:[A-Z][\w'’-]*\s?)+))?")  # who heads a diocese
_PROPER = re.compile(r"(?:[A-Z][\w'’-]*\s)+$")


def called(claim: LinkedClaim) -> frozenset[str]:
    """What the first speaker of a claim is called: the words before "of" and its like, the last of them marked, as
    {"medical", "source!"}. Empty for an outlet's own voice, for pronouns, and for what only carries words ("reports").
    """
    chain = claim.claim["attribution"]
    if not chain:
        return frozenset()
    source = chain[0]["source"]
    if len(chain) > 1 and chain[1]["cue"] is not None and _is_bare(source):
        source = chain[1]["source"]  # "a nurse said she had counted six"
    wording = source["text"]
    if wording.lower() in words("origins", "pronouns"):
        wording = source["name"] or ""
        official = (source["actor_id"] or "").startswith(("gov-", "mil-", "pol-")) and is_described(wording)
        wording = "" if source["actor_id"] and not official else wording
    return _called(wording)


def _is_bare(source: Mapping[str, Any]) -> bool:
    """Whether it is a pronoun of which nothing tells whom it stands for."""
    known = source["actor_id"] or source["name"]
    return not known and source["text"].lower() in words("origins", "pronouns")


def is_described(name: str) -> bool:
    """Whether what a pronoun stands for is somebody without a name, as the text calls him: "a local official"."""
    return name.partition(" ")[0].lower() in words("origins", "determiners")


@lru_cache(maxsize=4096)
def _called(wording: str) -> frozenset[str]:
    told: list[str] = []
    for word in _WORD.findall(wording.lower()):
        if told and (word in words("origins", "after_head") or word in ("who", "whose")):
            break
        kept = word in words("origins", "bodies_called") or word not in words("origins", "titles")
        if kept and word not in words("origins", "determiners") and word != "s":  # of "the town's elders"
            told.append(single(word))
    if not told or told[-1] in words("origins", "hearsay") or _is_kept(told):
        return frozenset()
    if told[-1] in words("origins", "folk"):  # "another inhabitant" is one of the "people in the town"
        return frozenset(("resident!",))
    return frozenset((*told[:-1], f"{told[-1]}!"))


def _is_kept(told: Sequence[str]) -> bool:
    """Whether it is a paper that somebody keeps or puts out: "a tally kept [by this newspaper]"."""
    return len(told) > 1 and told[0] in words("origins", "hearsay") and told[1] in words("origins", "kept")


def are_one_description(one: frozenset[str], two: frozenset[str]) -> bool:
    """Whether two wordings can mean one: "the source" and "a military source", no "medical source" and that one."""
    return bool(one and two) and (one <= two or two <= one)


def is_called_again(claim: LinkedClaim, before: LinkedClaim) -> bool:
    """Whether a text calls those whom it cited before by their noun alone: "official sources said …, sources added"."""
    if claim.document_id != before.document_id or claim.claim["trigger"]["start"] < before.claim["trigger"]["start"]:
        return False
    told, first = called(claim), called(before)
    if not told or not first:
        return False
    wording = str(claim.claim["attribution"][0]["source"]["text"]).lower()
    again = wording.split()[0] not in words("origins", "another") or wording.startswith("one of the ")
    if not told.isdisjoint(_FURTHER):  # "local officials said …, a second official said": one of those
        many = str(before.claim["attribution"][0]["source"]["text"]).lower().split()[-1].endswith("s")
        again, told = many, told - _FURTHER
    return again and len(told) == 1 and told <= first


_FURTHER = frozenset({"second", "third"})


def is_taken_up(one: LinkedClaim, two: LinkedClaim) -> bool:
    """Whether one of a text is somebody of no more than that, and the other whom it calls by a trade or a tie
    thereafter: "a man who keeps the shop next door", "the grocer"."""
    first, then = sorted((one, two), key=lambda c: c.claim["trigger"]["start"])
    if first.document_id != then.document_id or not then.claim["attribution"]:
        return False
    heads = {w[:-1] for w in called(first) if w.endswith("!")}
    wording = str(then.claim["attribution"][0]["source"]["text"]).lower()
    many = wording.split()[-1].endswith("s")
    return not heads.isdisjoint(words("origins", "somebody")) and wording.startswith("the ") and not many


def is_quoted_later(one: LinkedClaim, two: LinkedClaim) -> bool:
    """Whether one of a text are those on the spot whom a report cites as many before it quotes one of them: "residents
    said …. A shopkeeper said …". Not where that one works for a body or heals: he has it of his trade."""
    first, then = sorted((one, two), key=lambda c: c.claim["trigger"]["start"])
    if first.document_id != then.document_id or not (first.claim["attribution"] and then.claim["attribution"]):
        return False
    if then.claim["evidence"] == first.claim["evidence"]:
        return False  # "three residents and a teacher said"
    many, single_one = (str(c.claim["attribution"][0]["source"]["text"]).lower() for c in (first, then))
    if many in ("local officials", "local authorities"):
        return not words("origins", "posts").isdisjoint(single_one.split()) or "local council" in single_one
    heads = [w[:-1] for c in (first, then) for w in called(c) if w.endswith("!")]
    if len(heads) != 2 or many.split()[0] in ("a", "an", "one", "another", "some", "other"):
        return False
    crowd = many.split()[-1].endswith("s") or "people" in many.split()
    is_one = single_one.startswith(("a ", "an ", "one ", "his ", "her ", "their "))
    on_the_spot = heads[0] in _singles("folk") | {"witness", "eyewitness", "survivor"}
    return crowd and is_one and on_the_spot and heads[1] not in _singles("not_of_the_folk")


_HOLDS_A_POST = re.compile(r", who (?:represents?|heads?|leads?|chairs?|runs?|headed|led) ")


def is_no_one_of_them(claim: LinkedClaim, speaker: LinkedClaim) -> bool:
    """Whether one who is named has it of his office or his trade, and is none of the many on the spot: "residents said
    …. A community leader, Jan Odra, said …"."""
    crowd = {w[:-1] for w in called(claim) if w.endswith("!")} & {"resident", "witness", "eyewitness", "survivor"}
    heads = {w[:-1] for w in called(speaker) if w.endswith("!")}
    source = speaker.claim["attribution"][0]["source"]["text"] if speaker.claim["attribution"] else ""
    by_title = {w.lower() for w in source.split()[:-1]}  # "Nurse Jan Odra", "Bishop Jan Odra"
    of_trade = not _singles("not_of_the_folk").isdisjoint(heads | by_title)
    behind = speaker.evidence.partition(source)[2] if source else ""
    return bool(crowd) and (of_trade or _HOLDS_A_POST.match(behind) is not None)


def is_vague(claim: LinkedClaim) -> bool:
    """Whether the speaker is some official of a state, who may be any whom others name: "officials", "a military
    source"; no "rebel official"."""
    told = called(claim)
    head = next((w[:-1] for w in told if w.endswith("!")), "")
    beside = {w for w in told if not w.endswith("!")}
    if head == "source":
        return not beside.isdisjoint(words("origins", "official_sources"))
    if head not in _singles("official"):
        return False
    of_state = claim.claim["attribution"][0]["source"]["kind"] == "State Forces"
    return of_state or beside <= words("origins", "official_sources")


def is_same_body(claim: LinkedClaim, speaker: LinkedClaim) -> bool:
    """Whether a body without a name may be one that is named: "the prisons agency" and "the prison service, SNAI"."""
    kind, _, name = speaker.origin.partition(":")
    told = called(claim)
    other = called(speaker) | (frozenset(map(single, name.split())) if kind == "name" else frozenset())
    if not any(w[:-1] in words("origins", "bodies_called") for w in told if w.endswith("!")):
        return False
    return not other.isdisjoint(w for w in told if not w.endswith("!")) or _is_made_up_of(claim, other)


def _is_made_up_of(claim: LinkedClaim, other: frozenset[str]) -> bool:
    """Whether a body without a name is of those of whom a named one is: "a group of volunteer doctors", of the
    "Doctors' Committee"."""
    text = str(claim.claim["attribution"][0]["source"]["text"]).lower()
    _, of, members = text.partition(" of ")
    last = _WORD.findall(members)[-1:] if of else []
    return bool(last) and last[0].endswith("s") and single(last[0]) in other


def body_spoken_for(claim: LinkedClaim) -> tuple[str, frozenset[str]] | None:
    """The sort of body that the first speaker of a claim speaks for, and the words that name which: "the head of Odra
    General Hospital" is ("hospital", {"odra"}), "a hospital official" and "Jan Odra, who runs the clinic" have no such
    words. None for those who only work or lie there ("a nurse at the hospital"), and for bodies of other sorts.
    """
    chain = claim.claim["attribution"]
    if not chain:
        return None
    source = chain[0]["source"]
    behind = claim.evidence[max(0, source["end"] - claim.claim["evidence"]["start"]) :][:_BESIDE]
    beside = _APPOSED.match(behind)
    return _spoken_for(source["text"], source["name"] or "", beside[1] if beside else "")


@lru_cache(maxsize=4096)
def _spoken_for(wording: str, name: str, beside: str) -> tuple[str, frozenset[str]] | None:
    for told, alone in ((wording, False), (beside, True), (name, False)):
        if (see := _BISHOP.search(told)) is not None:
            return "church", frozenset(w.lower() for w in _WORD.findall(see[1] or ""))
        found = _bodies().search(told)
        if found is None:
            continue
        sort = next(s for s, names in table("origins")["sorts"].items() if found[0].lower() in names)
        told_words = [w.lower() for w in _WORD.findall(told)]
        before = told[: found.start()]
        speaks = not words("origins", "speaking_for").isdisjoint(told_words)
        is_head = _ENDS.match(told[found.end() :]) and words("origins", "after_head").isdisjoint(before.lower().split())
        if not (speaks or (is_head and not alone)):
            continue
        proper = _PROPER.search(before)
        own = frozenset(w.lower() for w in _WORD.findall(proper[0]) if len(w) > 1) if proper else frozenset()
        after = told[found.end() :]
        if after.startswith(" of "):  # "the Union of Odra Teachers"
            own |= {w.lower() for w in _WORD.findall(after) if w[0].isupper()}
        return sort, own - words("origins", "common_in_bodies") - words("origins", "titles")
    return None


def is_medium(claim: LinkedClaim) -> bool:
    """Whether the first of a claim's chain is the medium that it goes back to: "Reuters reported"."""
    chain = claim.claim["attribution"]
    if not chain:
        return False
    source = chain[0]["source"]
    kind, _, key = claim.origin.partition(":")
    if kind == "name":
        return set(key.split()) <= {w.lower() for w in _WORD.findall(bare(f"{source['text']} {source['name'] or ''}"))}
    return bool(source["actor_id"] == key or (source["actor_id"] is None and source["name"] and source["country"]))


def saw(claim: LinkedClaim) -> bool:
    """Whether an outlet's own man was there, by the sentence: "our reporter saw", "I watched" where nobody is cited."""
    if not claim.claim["attribution"] and _I.search(unquoted(claim.evidence)) is not None:
        return True
    return _EYES.search(claim.evidence) is not None


def any_of(name: str) -> str:
    """A pattern for one of a list's wordings."""
    return f"(?:{'|'.join(sorted(words('origins', name)))})"


_I = re.compile(rf"\b(?:I|[Ww]e)\s(?:\w+\s)?{any_of('seeing')}\b|\bI\swas\s(?:standing|there)\b")
_EYES = re.compile(rf"\b{any_of('eyes')}s?\b[^.;]{{0,40}}\b{any_of('seeing')}\b", re.IGNORECASE)


@cache
def _bodies() -> re.Pattern[str]:
    names = sorted((n for names in table("origins")["sorts"].values() for n in names), key=lambda n: (-len(n), n))
    return re.compile(rf"\b(?:{'|'.join(names)})\b", re.IGNORECASE)


@cache
def _singles(name: str) -> frozenset[str]:
    return frozenset(single(w) for w in words("origins", name))


def single(word: str) -> str:
    """A noun without the ending of its plural; both forms come out alike, and that is all that is wanted."""
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    if word.endswith("sses"):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
