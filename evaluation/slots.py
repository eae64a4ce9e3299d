"""Claims turned into the slots of a MUC-4 template: who perpetrated, with what, on what and on whom.

A document's slots are those of all its incidents together, as GRIT has them. An incident is a claim of violence that
happened or was tried, and is no history: MUC-4's guidelines take murder, kidnapping, bombing, arson, robbery and
attacks, and leave out what regular forces do in war. Victims have names; others who were hurt are in no slot.

Where the annotation has spans of the head "muc", which MUC-4's keys have taught what counts as an incident, they are
the fillers, each with a witness: a claim of violence in its sentence, or the heads "wiki" and "trigger". Of claims
alone targets are added. Without that head the slots are those of the claims.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from evaluation.ceaf import Entity, plain
from evaluation.slot_words import kind_of, names, shortened
from reportedly.annotate.annotation import Annotation
from reportedly.annotate.annotation import Entity as EntitySpan
from reportedly.code.phrases import NOMINAL
from reportedly.code.sides import Side, side_of
from reportedly.model import Claim, EventType, Modality, Party

ROLES = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
_HEAD = {"PERPIND": "PerpInd", "PERPORG": "PerpOrg", "TARGET": "Target", "VICTIM": "Victim", "WEAPON": "Weapon"}
_BRACKET = re.compile(r"([^(),.;:]+?)\s*\(\s*([^()]{2,60}?)\s*\)")
_WIKI = {"PERPIND": "ATTACKER", "PERPORG": "ATTACKER", "TARGET": "TARGET", "VICTIM": "VICTIM", "WEAPON": "WEAPON"}
_CONFLICT = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.THREATEN, EventType.ACCUSE})
_BLASTS = frozenset({"explosives", "suicide-attack", "destroy"})
_SOME = 2
"""So many fillers the head sees in a document that tells of an incident; one alone is often a slip."""


def slots(text: str, claims: Sequence[Claim], annotation: Annotation) -> dict[str, list[Entity]]:
    """Entities of each role; wordings are as `plain` has them."""
    incidents = [claim for claim in claims if is_incident(claim)]
    has_head = any("muc" in sentence.by_head for sentence in annotation.sentences)
    found = _seen(text, claims, incidents, annotation)
    spans = {s.start: len(s.by_head.get("muc", ())) for s in annotation.sentences}
    for claim in incidents:
        for role, wording in fillers(claim, text):
            mention = plain(wording)
            backed = not has_head or (role == "Target" and _is_backed(claim, spans))
            if mention and backed and not _told(mention, found[role]):
                found[role].append(mention)
    twins = _twins(text)
    return {role: _entities(_fullest(found[role]) if role == "Victim" else found[role], twins) for role in ROLES}


def _is_backed(claim: Claim, spans: Mapping[int, int]) -> bool:
    """Whether the head sees an incident in the document and, but for a blast, in the claim's own sentence."""
    near = spans.get(claim.evidence.start, 0) > 0 or claim.mode in _BLASTS
    return near and sum(spans.values()) >= _SOME


@dataclass(frozen=True, slots=True)
class _Sight:
    """One span of the head "muc", with what else speaks for it.

    `kinds` are how many of the five the head sees in the document, `spans` how many spans in the sentence; `tells`,
    `strikes`: the sentence has a claim of conflict, of an incident; `part`: the span is in a party or weapon of an
    incident; `wiki`, `agrees`: the head "wiki" sees a part in the sentence, the same part here; `triggers`: so does the
    head "trigger"; `acts`: its words are an actor's.
    """

    role: str
    mention: str
    words: int
    kinds: int
    spans: int
    tells: bool
    strikes: bool
    part: bool
    wiki: bool
    agrees: bool
    triggers: bool
    acts: bool

    def counts(self) -> bool:
        """Whether it is a filler. The head sees too much: each role wants a witness."""
        kind = kind_of(self.mention)
        if self.role == "PerpInd":
            return kind != "name" and self.tells and (self.part or self.agrees)
        if self.role == "PerpOrg":
            many = self.kinds > 3 or (self.kinds > 2 and self.spans > 1) or (self.kinds > 1 and self.wiki)
            return many and (self.strikes or self.wiki)
        if self.role == "Target":
            fits = kind == "thing" or self.agrees or (kind == "body" and self.part)
            return fits and (self.strikes or self.wiki or self.triggers)
        if self.role == "Victim":
            return self.words > 1 and not self.acts and (self.tells or self.agrees)
        return self.strikes or self.triggers or self.agrees


def _seen(
    text: str, claims: Sequence[Claim], incidents: Sequence[Claim], annotation: Annotation
) -> dict[str, list[str]]:
    """The mentions by role that the head "muc" sees and that have a witness, in the order of the text."""
    found: dict[str, list[str]] = {role: [] for role in ROLES}
    kinds = len({e.kind for s in annotation.sentences for e in s.by_head.get("muc", ())})
    told = {c.evidence.start for c in claims if c.event_type in _CONFLICT}
    struck = {c.evidence.start for c in incidents}
    parts = [span for c in incidents for span in (*(p.span for p in (*c.actors, *c.targets)), *c.weapons)]
    actors = [set(plain(p.name or p.text).split()) for c in incidents for p in c.actors]
    for sentence in annotation.sentences:
        wiki = sentence.by_head.get("wiki", ())
        for span in sentence.by_head.get("muc", ()):
            start, end = sentence.tokens[span.first].start, sentence.tokens[span.past - 1].end
            mention = plain(text[start:end])
            if not mention or sentence.tokens[span.past - 1].upos not in NOMINAL - {"ADJ", "DET"}:
                continue  # a slip: a phrase does not end so
            sight = _Sight(
                role=_HEAD[span.kind],
                mention=mention,
                words=span.past - span.first,
                kinds=kinds,
                spans=len(sentence.by_head["muc"]),
                tells=sentence.start in told,
                strikes=sentence.start in struck,
                part=any(p.start < end and start < p.end for p in parts),
                wiki=bool(wiki),
                agrees=any(_is_same(span, other) for other in wiki),
                triggers=bool(sentence.by_head.get("trigger")),
                acts=any(set(mention.split()) <= words for words in actors),
            )
            if sight.counts() and mention not in found[sight.role]:
                found[sight.role].append(mention)
    return found


def _is_same(span: EntitySpan, other: EntitySpan) -> bool:
    """Whether the head "wiki" sees the same part in some of the words."""
    return other.kind == _WIKI[span.kind] and other.first < span.past and span.first < other.past


def _fullest(names: Sequence[str]) -> list[str]:
    """Without names that are parts of others: a surname is the person named in full."""
    words = [set(name.split()) for name in names]
    return [name for name, own in zip(names, words, strict=True) if not any(own < other for other in words)]


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
