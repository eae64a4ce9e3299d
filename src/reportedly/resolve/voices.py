"""Whose word a claim is by what all texts of its event tell.

"The Guards" of one text are those whom another names in full, "police" are those of the land where it happened, and the
own voice of an outlet that takes a side is the word of that side.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property, lru_cache
from typing import Any

from reportedly.letters import bare
from reportedly.link.registry import BRANCHES, load_registry
from reportedly.resolve.claimants import is_speaker, is_unnamed
from reportedly.resolve.facts import is_denial
from reportedly.resolve.knowledge import words
from reportedly.resolve.linked import interest_in
from reportedly.resolve.model import LinkedClaim
from reportedly.resolve.parties import is_generic
from reportedly.resolve.several import MOVEMENTS
from reportedly.resolve.speaking import is_army, is_official, names_land, says_police
from reportedly.resolve.unnamed import any_of, single

_WORD = re.compile(r"[^\W\d_]+")
_MINISTRY = re.compile(
    r"(?:the )?(?:(?:defen[cs]e|foreign) minist(?:er|ry)"
    r"|minist(?:er|ry) of (?:national )?(?:defen[cs]e|foreign affairs))",
    re.IGNORECASE,
)
_OWNED = re.compile(r"(?:[Tt]he|[Ii]ts|[Aa]n?)\s([\w\s-]+?)(?:['’]s|s['’])\s")
_CAPITAL = re.compile(r"\b[A-Z]")
_DEPTH = 4  # a brigade of a wing of a movement of an alliance
# What tells whose an outlet is: its name, whom it calls a foe, whom it cites, who does what it tells.
_NAMED, _FOE, _CITES, _DOES = 4, -3, 2, 1


def with_bodies(claims: Sequence[LinkedClaim]) -> tuple[LinkedClaim, ...]:
    """The claims, each that goes back to a body which only the other claims of the event make known as that body's."""
    told = _with_sides(claims)
    event = _Event(told)
    return tuple(_of_body(claim, event) for claim in told)


def with_parts(claims: Sequence[LinkedClaim]) -> list[LinkedClaim]:
    """The claims, each of those who say so together ("medics and the military said") taken so for the body of the event
    that it is called by."""
    times, event = Counter(c.claim_id for c in claims), _Event(claims)
    return [_of_body(c, event) if times[c.claim_id] > 1 else c for c in claims]


@dataclass(frozen=True)
class _Event:
    """The claims of one event, and what is asked of them for many a claim."""

    claims: Sequence[LinkedClaim]

    @cached_property
    def lands(self) -> frozenset[str]:
        """The land in which most claims that tell of one say that it happened, in lower case."""
        told = Counter(c.claim["place"]["country"] for c in self.claims if c.claim["place"])
        told.pop(None, None)
        return frozenset(land.lower() for land, _ in told.most_common(1))

    @cached_property
    def forces(self) -> frozenset[str]:
        """The actors that speak, act or suffer, and what they are part of."""
        parties = (p for c in self.claims for p in (*c.claim["actors"], *c.claim["targets"]))
        speak = {c.origin.removeprefix("actor:") for c in self.claims if c.origin.startswith("actor:")}
        found = speak | {str(p["actor_id"]) for p in parties if _is_known(p)}
        return frozenset(found | {parent for ident in found for parent in _parents(ident)})

    @cached_property
    def branches_named(self) -> frozenset[str]:
        """The armies and governments that act, suffer or speak by a name, and not as "the army", "a soldier" alone."""
        parties = [p for c in self.claims for p in (*c.claim["actors"], *c.claim["targets"])]
        parties += [x["source"] for c in self.claims for x in c.claim["attribution"]]
        told = (p for p in parties if _CAPITAL.search(p["text"].removeprefix("The ")) is not None)
        return frozenset(str(p["actor_id"]) for p in told if str(p["actor_id"]).startswith(("mil-", "gov-")))

    @cached_property
    def speakers(self) -> frozenset[str]:
        """The keys of those who are cited."""
        return frozenset(c.origin for c in self.claims if is_speaker(c))


def _with_sides(claims: Sequence[LinkedClaim]) -> list[LinkedClaim]:
    """The claims, the own voice of each outlet that takes a side as that of the side, where the event shows which."""
    takes = {_outlet(c): c.origin.partition(":")[0] for c in claims if c.origin.startswith(("side:", "official:"))}
    if not takes:
        return list(claims)
    sides = {
        outlet: _side_of([c for c in claims if _outlet(c) == outlet], outlet, claims, of_state=kind == "official")
        for outlet, kind in takes.items()
    }
    return [
        _said_by(claim, side) if (side := sides.get(_outlet(claim))) is not None and not _cites_people(claim) else claim
        for claim in claims
    ]


def _outlet(claim: LinkedClaim) -> str:
    kind, _, name = claim.origin.partition(":")
    return name if kind in ("side", "official") or (kind == "name" and not is_speaker(claim)) else ""


def _cites_people(claim: LinkedClaim) -> bool:
    """Whether somebody is cited who stands for no side: residents, a nurse; "our source" is of the outlet's own."""
    if not is_unnamed(claim):
        return False
    source = claim.claim["attribution"][0]["source"]
    return not (is_official(source) or source["text"].lower().startswith("our "))


def _side_of(
    told: Sequence[LinkedClaim], outlet: str, claims: Sequence[LinkedClaim], *, of_state: bool, surely: bool = False
) -> str | None:
    """The actor whose side an outlet takes, a state's body or a movement: the one that its name names, whom it cites,
    or who does what it tells, and who is none whom it calls a foe; else the only one that speaks of the event or is
    told of in it. `surely` takes only one that speaks, and of which something but that tells."""
    cited = _cited_in({c.document_id for c in told}, claims)
    kinds = (("State Forces",) if of_state else MOVEMENTS) + ("External/Other Forces",)

    def may(ident: str) -> bool:
        return (kind_of(ident) in kinds or _is_force_by_name(ident, cited)) and not is_named_apart(outlet, ident)

    speak = (c.origin.removeprefix("actor:") for c in claims if c.origin.startswith("actor:"))
    spoken = [ident for ident in dict.fromkeys(speak) if may(ident)]
    parties = (p for c in claims for p in (*c.claim["actors"], *c.claim["targets"]))
    named = [str(p["actor_id"]) for p in parties if _is_known(p) and may(p["actor_id"])]
    scores = {_camp(i): _NAMED if _is_named_for(outlet, i) else 0 for i in dict.fromkeys((*spoken, *named))}
    for camp in {_camp(ident) for ident in cited} & scores.keys():
        scores[camp] += _CITES
    for claim in told:
        mourned = _mourns(claim) or any(is_foe(p["text"]) for p in claim.claim["actors"])
        for role in ("actors", "targets"):
            for party in (p for p in claim.claim[role] if _is_known(p) and _camp(p["actor_id"]) in scores):
                own = _DOES if role == "actors" or mourned else -_DOES
                scores[_camp(party["actor_id"])] += _FOE if is_foe(party["text"]) else own
    for known in (spoken,) if surely else (spoken, named):
        camps = {_camp(ident): scores[_camp(ident)] for ident in known if scores[_camp(ident)] >= 0}
        best = [camp for camp, score in camps.items() if score == max(camps.values())]
        if len(best) > 1:
            best = [camp for camp in best if any(_camp(i) == camp and _is_told_of(i, told) for i in known)]
        if len(best) == 1 and (scores[best[0]] > 0 or not surely):
            of_it = [ident for ident in known if _camp(ident) == best[0]]
            forces = not words("origins", "publishing_forces").isdisjoint(outlet.split())
            army = next((i for i in of_it if i.startswith("mil-")), None) if forces else None
            return army or of_it[0]  # "Northern Command Media Cell" is no police's
    if of_state:
        return None
    return _side_of(told, outlet, claims, of_state=True, surely=True)  # "our soldiers", where no movement speaks so


def _cited_in(texts: Collection[str], claims: Iterable[LinkedClaim]) -> frozenset[str]:
    """The actors whose word texts give and who deny nothing there."""
    told = (c for c in claims if c.document_id in texts and c.origin.startswith("actor:") and is_speaker(c))
    return frozenset(c.origin.removeprefix("actor:") for c in told if not is_denial(c.claim))


def _is_force_by_name(ident: str, cited: Collection[str]) -> bool:
    """Whether an outlet that takes a side, and cites it, may be that of a force with a name of its own that is no
    branch of a government."""
    return ident in cited and kind_of(ident) == "State Forces" and ident.rpartition("-")[0] not in BRANCHES


def _is_told_of(ident: str, told: Iterable[LinkedClaim]) -> bool:
    """Whether sentences hold one of an actor's names of two words or more, none of which calls it a foe."""
    actor = load_registry().actors.get(ident)
    names = [a.text.lower() for a in actor.aliases if " " in a.text] if actor is not None else []
    return any(name in claim.evidence.lower() for claim in told for name in names)


def _mourns(claim: LinkedClaim) -> bool:
    return re.search(rf"\b{any_of('mourning')}\b", claim.evidence, re.IGNORECASE) is not None


def _is_known(party: Mapping[str, Any]) -> bool:
    return bool(party["actor_id"]) and not is_generic(party["actor_id"])


def _is_named_for(outlet: str, ident: str) -> bool:
    """Whether an outlet's name and an actor's share a word that is their own: "Odra Dispatch", the "Odra Front"."""
    own = set(outlet.split()) - words("origins", "outlets") - words("origins", "desks")
    return bool({w for w in own if single(w) not in words("origins", "body_words")} & _names_of(ident))


def is_named_apart(outlet: str, ident: str) -> bool:
    """Whether an outlet's name tells of a body that no name of the actor does: "Third Front Statements", an army."""
    told = {single(w) for w in outlet.split()} & words("origins", "fighting_bodies")
    return not told <= _words_of(f"actor:{ident}")


@lru_cache(maxsize=4096)
def _names_of(ident: str) -> frozenset[str]:
    """The words of an actor's names, in lower case."""
    registry = load_registry()
    actor = registry.actor(ident, None)
    if actor is None:
        return frozenset()
    kept = registry.actors.get(ident)
    names = (actor.name, *(a.text for a in kept.aliases)) if kept is not None else (actor.name,)
    return frozenset(w for name in names for w in _WORD.findall(bare(name.lower())))


@lru_cache(maxsize=4096)
def kind_of(ident: str) -> str | None:
    """The kind of an actor that is known by name; None for others."""
    actor = load_registry().actor(ident, None)
    return actor.kind if actor is not None and not is_generic(ident) else None


@lru_cache(maxsize=4096)
def _parents(ident: str) -> tuple[str, ...]:
    """Of what an actor is part, the nearest first: a wing's movement, the state of its army."""
    found: list[str] = []
    for _ in range(_DEPTH):
        group, _, code = ident.rpartition("-")
        actor = load_registry().actors.get(ident)
        above = (t.other for t in actor.ties if t.relation == "parent") if actor is not None else ()
        parent = code.upper() if group in BRANCHES else next(iter(above), None)
        if parent is None or parent in found:
            break
        found.append(parent)
        ident = parent
    return tuple(found)


def _camp(ident: str) -> str:
    """What an actor is part of in the end: its state, or the movement of which it is a wing."""
    return (ident, *_parents(ident))[-1]


def is_foe(wording: str) -> bool:
    """Whether a party is called as only who fights it calls it: "the enemy", "terrorists"."""
    return _foes().search(wording) is not None


@cache
def _foes() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of('foes')}\b", re.IGNORECASE)


def _said_by(claim: LinkedClaim, ident: str) -> LinkedClaim:
    chain, key = claim.claim["attribution"], f"actor:{ident}"
    interest = interest_in(
        ident, claim.claim, chain[0]["stance"] if chain else "asserts", load_registry(), claim.published
    )
    return replace(claim, origin=key, origins=(key,), interest=interest)


def _of_body(claim: LinkedClaim, event: _Event) -> LinkedClaim:
    """The claim, its speaker that is called by a common noun taken for the one body of the event that is called so."""
    chain = claim.claim["attribution"]
    if chain and (branch := _branch_of_another_land(claim, event)) is not None:
        return _said_by_one(claim, {f"{branch}-{land}" for land in event.lands})
    if not chain or chain[0]["source"]["actor_id"] is not None:
        return claim
    if not (claim.origin.startswith("name:") and is_speaker(claim)) and not is_unnamed(claim):
        return claim
    source = chain[0]["source"]
    if says_police(source):
        return _said_by_one(claim, {f"pol-{land}" for land in event.lands})
    if is_army(source):
        armies = {ident for ident in event.forces if ident.startswith("mil-")}
        keeps_one = {land for land in event.lands if land.upper() not in words("origins", "armyless")}
        return _said_by_one(claim, armies or {f"mil-{land}" for land in keeps_one})
    if _MINISTRY.fullmatch(source["text"]) and not names_land(claim.publisher or ""):
        return _said_as(claim, event.speakers & {f"actor:gov-{land}" for land in event.lands})
    owner = _OWNED.match(source["text"])  # "the force's chief of staff"
    told = _content(owner[1] if owner is not None else source["text"])
    if not told or not told <= words("origins", "body_words") | words("origins", "bodies_called"):
        return claim
    others = {key for key in event.speakers if key != claim.origin and told <= _words_of(key)}
    if not others:
        others = {f"actor:{ident}" for ident in event.forces if told <= _words_of(f"actor:{ident}")}
    return _said_as(claim, others)


def _branch_of_another_land(claim: LinkedClaim, event: _Event) -> str | None:
    """The branch of a state ("mil", "gov") of which a speaker is called by no land's name ("the military", "the defence
    minister"), taken for that of a land of which nobody else in the event tells, though that of the land where it
    happened is told of; None for others."""
    source = claim.claim["attribution"][0]["source"]
    branch, _, _ = (source["actor_id"] or "").rpartition("-")
    bare = {"mil": is_army({**source, "actor_id": None}), "gov": _is_minister(claim, source)}.get(branch, False)
    theirs = {f"{branch}-{land}" for land in event.lands}
    if not bare or source["actor_id"] in theirs | event.branches_named or theirs.isdisjoint(event.forces):
        return None
    return branch


def _is_minister(claim: LinkedClaim, source: Mapping[str, Any]) -> bool:
    """Whether it is a minister or a ministry of no land that is told: "the defence minister", "the ministry"."""
    bare = re.fullmatch(r"(?:[Tt]he )?(?:[a-z]+ )?minist(?:er|ry)", source["text"]) is not None
    return bare and claim.origin.startswith("actor:gov-")


def _said_by_one(claim: LinkedClaim, idents: Collection[str]) -> LinkedClaim:
    return _said_as(claim, {f"actor:{ident}" for ident in idents})


def _said_as(claim: LinkedClaim, keys: Collection[str]) -> LinkedClaim:
    """The claim as that of the one key; itself where there are several, or none."""
    if len(keys) != 1:
        return claim
    key = next(iter(keys))
    kind, _, ident = key.partition(":")
    return _said_by(claim, ident) if kind == "actor" else replace(claim, origin=key, origins=(key,))


@lru_cache(maxsize=4096)
def _content(wording: str) -> frozenset[str]:
    """The nouns of a wording, in the singular."""
    told = (w.lower() for w in _WORD.findall(wording) if len(w) > 1)
    aside = words("origins", "determiners") | words("origins", "titles") | words("origins", "after_head")
    return frozenset(single(w) for w in told if w not in aside)


@lru_cache(maxsize=4096)
def _words_of(key: str) -> frozenset[str]:
    """The words of a speaker's names, in the singular."""
    kind, _, name = key.partition(":")
    return frozenset(map(single, _names_of(name) if kind == "actor" else _WORD.findall(name)))
