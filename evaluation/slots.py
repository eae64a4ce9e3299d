"""Claims turned into the slots of a MUC-4 template: who perpetrated, with what, on what and on whom.

A document's slots are those of all its incidents together, as GRIT has them. An incident is a claim of violence that
happened or was tried, and is no history: MUC-4's guidelines take murder, kidnapping, bombing, arson, robbery and
attacks, and leave out what regular forces do in war. Victims have names; others who were hurt are in no slot.

Where the annotation has spans of the head "muc", they are fillers too, and a claim's parties count only in a document,
and near words, in which that head sees an incident: what MUC-4 calls one is learned from its keys, not from ours.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from evaluation.ceaf import Entity, plain
from reportedly.annotate.annotation import Annotation
from reportedly.code.nouns import load_nouns, singular
from reportedly.code.sides import Side, side_of
from reportedly.model import Claim, EventType, Modality, Party

ROLES = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
_HEAD = {"PERPIND": "PerpInd", "PERPORG": "PerpOrg", "TARGET": "Target", "VICTIM": "Victim", "WEAPON": "Weapon"}
_WORD = re.compile(r"[\w'’.-]+")
_LISTED = re.compile(r",| and ")
_BRACKET = re.compile(r"([^(),.;:]+?)\s*\(\s*([^()]{2,60}?)\s*\)")
_BLASTS = frozenset({"explosives", "suicide-attack", "destroy"})
_AIMED = frozenset({"abduct", "firearms", "targeted"})
_SOME = 2
"""So many fillers the head sees in a document that tells of an incident; one alone is often a slip."""


@dataclass(frozen=True, slots=True)
class Words:
    """The lists of slots.toml."""

    before: frozenset[str]
    unnamed: frozenset[str]
    ends: frozenset[str]
    titles: frozenset[str]
    nobody: frozenset[str]


@cache
def load_words() -> Words:
    data = tomllib.loads(Path(__file__).with_name("slots.toml").read_text(encoding="utf-8"))
    return Words(**{name: frozenset(w.strip() for w in text.split(",")) for name, text in data.items()})


def slots(text: str, claims: Sequence[Claim], annotation: Annotation) -> dict[str, list[Entity]]:
    """Entities of each role; wordings are as `plain` has them."""
    seen = _seen(text, annotation)
    found = {role: list(seen.of[role]) for role in ROLES}
    for claim in filter(is_incident, claims):
        for role, wording in fillers(claim, text):
            mention = plain(wording)
            if mention and seen.backs(role, claim) and not _told(mention, found[role]):
                found[role].append(mention)
    twins = _twins(text)
    return {role: _entities(found[role], twins) for role in ROLES}


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the head "muc" saw in a document: mentions by role, how many in the sentence that starts at a character."""

    of: Mapping[str, Sequence[str]]
    at: Mapping[int, int]
    has_head: bool

    def backs(self, role: str, claim: Claim) -> bool:
        """Whether what the head saw lets a claim's party stand; without a head all do."""
        if not self.has_head:
            return True
        if sum(map(len, self.of.values())) < _SOME:
            return False
        here = self.at.get(claim.evidence.start, 0)
        if here >= (_SOME if role == "PerpOrg" else 1):
            return True
        return (role == "Target" and claim.mode in _BLASTS) or (role == "Victim" and claim.mode in _AIMED)


def _seen(text: str, annotation: Annotation) -> _Seen:
    of: dict[str, list[str]] = {role: [] for role in ROLES}
    at: dict[int, int] = {}
    for sentence in annotation.sentences:
        spans = sentence.by_head.get("muc", ())
        at[sentence.start] = len(spans)
        for span in spans:
            mention = plain(text[sentence.tokens[span.first].start : sentence.tokens[span.past - 1].end])
            held = of[_HEAD[span.kind]]
            if mention and mention not in held:
                held.append(mention)
    return _Seen(of, at, any("muc" in s.by_head for s in annotation.sentences))


def is_incident(claim: Claim) -> bool:
    """A claim of violence that is told as done or tried, and as news; breaking up a crowd is none."""
    if claim.event_type is not EventType.ASSAULT or claim.mode == "crowd-control" or claim.background:
        return False
    return claim.modality in (Modality.ACTUAL, Modality.ATTEMPTED)


def fillers(claim: Claim, text: str) -> Iterator[tuple[str, str]]:
    """(role, wording) of each party, weapon and place of one claim that fills a slot."""
    for party in claim.actors:
        wording = _name(party, text)
        kind = kind_of(wording)
        if side_of(wording, acting=True) is not Side.STATE and kind in ("people", "body", "name"):
            yield ("PerpOrg" if kind == "body" else "PerpInd"), shortened(wording)
    for party in claim.targets:
        wording = _name(party, text)
        kind = kind_of(wording)
        if kind == "thing" or (kind == "body" and side_of(wording) is None):
            yield "Target", shortened(wording)
        elif kind == "name":
            yield from (("Victim", name) for name in names(wording))
    if claim.place is not None and claim.mode in _BLASTS and kind_of(claim.place.text) == "thing":
        yield "Target", shortened(claim.place.text)
    for weapon in claim.weapons:
        yield "Weapon", shortened(weapon.of(text))


def _name(party: Party, text: str) -> str:
    """The fuller wording that the document has for a party; the registry's own names are not in it."""
    return party.name if party.name and party.name.lower() in text.lower() else party.text


def kind_of(wording: str) -> str:
    """What a wording names: "people", a "body" (an organisation), a "thing", a "name", or "nothing" of these."""
    words, nouns = load_words(), load_nouns()
    told = [w.strip(".'’") for w in _WORD.findall(wording.lower())]
    end = next((i for i, w in enumerate(told) if i and w in words.ends), len(told))
    head = [w for w in told[:end] if w not in ("a", "an", "the")]
    while len(head) > 1 and head[-1] in ("armed", "dressed"):  # "men armed with rifles"
        head.pop()
    if not head or head[-1] in words.nobody or head[-1].isdigit():
        return "nothing"
    last = singular(head[-1])
    if last in words.unnamed or head[-1] in words.unnamed or last in nouns.person:
        return "people"
    if last in nouns.facility:
        return "thing"
    if last in nouns.group or any(singular(w) in nouns.group for w in head):
        return "body"
    if last in nouns.thing or last in nouns.weapon or nouns.is_place(last):
        return "nothing"
    return "name"


def shortened(wording: str) -> str:
    """Without what tells how many or how sure, as long as a word is left."""
    words = plain(wording).split()
    while len(words) > 1 and (words[0] in load_words().before or words[0].isdigit()):
        del words[0]
    return " ".join(words)


def names(wording: str) -> Iterator[str]:
    """The names of persons in a wording, without rank and title: two words or more, none of them a common noun."""
    for part in _LISTED.split(wording):
        told = part.split()
        start = max((i + 1 for i, w in enumerate(told) if _is_title(w)), default=0)
        name = [plain(w) for w in told[start:]]
        if 2 <= len(name) <= 6 and not any(load_nouns().knows(singular(w)) or w.isdigit() for w in name):
            yield " ".join(name)


def _is_title(word: str) -> bool:
    bare = plain(word)
    return bare in load_words().titles or singular(bare) in load_nouns().person


def _told(mention: str, found: Iterable[str]) -> bool:
    """Whether the wording, a part of it, or it with more words, is among those found."""
    words = set(mention.split())
    return any(words <= other or other <= words for other in (set(f.split()) for f in found))


def _twins(text: str) -> list[tuple[str, str]]:
    """(words before a bracket, words in it): a name and its short form, in whichever order."""
    return [(plain(m[1]), plain(m[2])) for m in _BRACKET.finditer(text)]


def _entities(mentions: Sequence[str], twins: Sequence[tuple[str, str]]) -> list[Entity]:
    """Each mention an entity of its own, but a name and its short form in brackets are one."""
    found: list[set[str]] = []
    for mention in mentions:
        held = next((e for e in found if any(_are_twins(mention, m, twins) for m in e)), None)
        if held is not None:
            held.add(mention)
        else:
            found.append({mention})
    return [frozenset(e) for e in found]


def _are_twins(one: str, other: str, twins: Sequence[tuple[str, str]]) -> bool:
    return any(
        (before.endswith(one) and inside == other) or (before.endswith(other) and inside == one)
        for before, inside in twins
    )
