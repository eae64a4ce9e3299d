"""Spokesmen whom the text names without the body that they speak for: "its spokesman", "spokesman Jan Odra".

Such a one speaks for whom the text says elsewhere; else for the one force that did what he tells of. Where neither is
plain he stays nobody's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from operator import is_

from reportedly.changed import replace
from reportedly.code.stance import movement_words
from reportedly.link.actor_words import party_words
from reportedly.link.interest import interest_of, turned_if_averted
from reportedly.link.mention import match_at
from reportedly.link.registry import BRANCHES, GENERICS, Registry
from reportedly.link.registry_index import tokens
from reportedly.model import Attribution, Claim, EventType, Party, Reason, Span

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_BEFORE = 24  # characters before a wording in which the owner stands: "the group's spokesman, Jan Odra"
_MINISTRY = re.compile(r"\bminist(?:ry|er)\b", re.I)
_BARE = re.compile(r"(?:(?:an?|the) )?ministry(?: (?:spokes\w+|officials?|sources?))?\b(?! of\b| for\b)", re.I)
_BARE_AHEAD = re.compile(r"\b(?:a|the) ministry (?:spokes\w+|official|source), $", re.I)
_ARMY = re.compile(r"\b(?:army|military|armed forces|defen[cs]e forces?)\b", re.I)
_BARE_ARMY = re.compile(r"(?:(?:an?|the) )?(?:army|military)(?: (?:spokes\w+|officials?|sources?|statement))?$", re.I)
_SPEAKS_FOR = re.compile(r"\bspokes\w+ (?:for|of) (?:an?|the|its|their) ([a-z][\w ’'-]+)")
_ITS_OFFICE = re.compile(
    r"(?:its|their) (?:media|press|information) (?:office|centre|center|department|service)$", re.I
)
# for which a force may stand
_BODIES = frozenset(
    {"group", "movement", "front", "army", "rebels", "rebel", "militia", "fighters", "forces", "force", "faction"}
    | {"alliance", "coalition", "junta", "military", "government", "insurgents", "gang", "party", "organisation"}
    | {"organization", "wing", "command", "guard", "brigade", "brigades", "troops", "police", "ministry", "council"}
)
_NEAR = 400  # characters before "its spokesman" in which who he speaks for has spoken
_OWNED = re.compile(r"(?:\b(?:its|their)|\bthe [\w-]+[’']s?)\s(?:[\w-]+\s)?$|^(?:its|their|the [\w-]+[’']s?)\s", re.I)
_BEARS = re.compile(r",\s((?:[A-Z][\w’'.-]*\s){1,5}[A-Z][\w’'-]+),")  # who bears a post, behind it
_PREPOSITION = re.compile(r"\s(?:of|in|from|at|for|with|near)\s|,")
_FORCES = frozenset(
    ("State Forces", "Rebel Groups", "Political Militias", "Identity Militias", "External/Other Forces")
)


def speaks_locally(source: Party) -> bool:
    """Whether a source is an official of a town, a district or a region: a mayor, a governor, no minister."""
    told = {w.lower() for w in _WORD.findall(f"{source.text} {source.name or ''}")}
    local = not party_words().local.isdisjoint(told)
    return local and source.actor_id is not None and source.actor_id.startswith("gov-")


def with_speakers(claims: Sequence[Claim], *, text: str, registry: Registry, on: date | None) -> tuple[Claim, ...]:
    """The claims, each spokesman of nobody linked to the force that he speaks for, with his interest."""
    claims = _with_ministries(claims, text)
    known, voices = _named(claims, text), _voices(claims)
    for claim in claims:
        for part in claim.attribution:
            if not _is_spokesman(part.source, text):
                continue
            body = _body_of(claim, part, text, registry, on, voices)
            if body is not None:
                if part.source.span.end > max((v.span.end for v in voices), default=0):
                    voices = (*voices, replace(body, span=part.source.span, text=part.source.text))
                known.setdefault(part.source.text.lower(), body)
                for word in _names(f"{part.source.text} {part.source.name or ''}"):
                    known.setdefault(word, body)
    told = (_claim(claim, known, voices, text=text, registry=registry, on=on) for claim in claims)
    return _as_they_speak(_with_armies(tuple(told), registry, on))


def _as_they_speak(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims, an army that does and says a thing by the same words ("the army accused …") linked as who says it,
    and "the air force", of a deed that an army tells of, as a branch of that army."""
    spoke = {part.source.span: part.source for claim in claims for part in claim.attribution if part.source.actor_id}
    return tuple([_as_it_speaks(claim, spoke) for claim in claims])


def _as_it_speaks(claim: Claim, spoke: Mapping[Span, Party]) -> Claim:
    actors, reasons = list(claim.actors), list(claim.reasons)
    for number, actor in enumerate(actors):
        said = spoke.get(actor.span)
        reason = "as who says it by the same words"
        if said is None and _is_branch(actor):
            said = next((a.source for a in claim.attribution if _speaks_as_army(a)), None)
            reason = "a branch of the army that tells of it"
        if said is None or said.actor_id == actor.actor_id:
            continue
        if actor.actor_id is not None and not actor.actor_id.startswith("mil-"):
            continue
        actors[number] = replace(actor, actor_id=said.actor_id, name=said.name, kind=said.kind, country=said.country)
        reasons = [r for r in reasons if (r.field, r.span) != ("actors", actor.span)]
        reasons.append(Reason("actors", f"{said.name}: {reason}", actor.span))
    if all(map(is_, actors, claim.actors)):
        return claim
    return replace(claim, actors=tuple(actors), reasons=tuple(reasons))


def _is_branch(actor: Party) -> bool:
    """Whether a party is a branch of an army of which nothing tells whose it is: "the air force"."""
    told = actor.text.lower().removeprefix("the ").removeprefix("an ")
    return told in party_words().branches


def _speaks_as_army(part: Attribution) -> bool:
    """Whether it is an army's own word, by a wording that tells whose."""
    ours = part.source.actor_id is not None and part.source.actor_id.startswith("mil-")
    return ours and part.stance != "denies" and not _is_bare_army(part.source)


def _with_armies(claims: Sequence[Claim], registry: Registry, on: date | None) -> Sequence[Claim]:
    """The claims, "the military" and "an army spokesman" linked to the army that spoke before, though the happening was
    in another land: "the Norlandic army said its men had crossed the border. Two were killed, the military added"."""
    sources = {part.source.span.start: part.source for claim in claims for part in claim.attribution}
    bare = {start for start, source in sources.items() if _is_bare_army(source)}
    if not bare:
        return claims
    spoke = [sources[start] for start in sorted(sources) if start not in bare]
    named = [s for s in spoke if s.actor_id is not None and s.actor_id.startswith("mil-") and _ARMY.search(s.text)]
    return [_with_its_army(claim, named, registry, on) for claim in claims] if named else claims


def _with_its_army(claim: Claim, named: Sequence[Party], registry: Registry, on: date | None) -> Claim:
    told: list[Attribution] = []
    for part in claim.attribution:
        source = part.source
        body = next((s for s in reversed(named) if s.span.end <= source.span.start), None)
        if body is None or not _is_bare_army(source) or body.actor_id == source.actor_id:
            told.append(part)
            continue
        interest, _ = interest_of(body.actor_id, claim, stance=part.stance, registry=registry, on=on)
        name = source.name if source.text.lower() in party_words().pronouns else body.name
        army = replace(source, actor_id=body.actor_id, name=name, kind=body.kind, country=body.country)
        told.append(replace(part, source=army, interest=interest))
    return claim if all(map(is_, told, claim.attribution)) else replace(claim, attribution=tuple(told))


def _is_bare_army(source: Party) -> bool:
    """Whether a source is the military, or one of it, of which nothing tells which: "the army", "it" for "the army"."""
    if source.actor_id is not None and not source.actor_id.startswith("mil-"):
        return False
    told = source.name if source.text.lower() in party_words().pronouns else source.text
    return _BARE_ARMY.match(told or "") is not None


def _with_ministries(claims: Iterable[Claim], text: str) -> tuple[Claim, ...]:
    """The claims, "a ministry spokesman" and "the ministry" linked to whom the ministry is that spoke before."""
    sources = {part.source.span.start: part.source for claim in claims for part in claim.attribution}
    spoke = [sources[start] for start in sorted(sources) if _MINISTRY.search(sources[start].text)]
    named = [s for s in spoke if s.actor_id is not None and not _is_bare(s, text)]
    return tuple(_with_its_ministry(claim, named, text) for claim in claims) if named else tuple(claims)


def _with_its_ministry(claim: Claim, named: Sequence[Party], text: str) -> Claim:
    told = tuple([_of_ministry(part, named, text) for part in claim.attribution])
    return claim if all(map(is_, told, claim.attribution)) else replace(claim, attribution=told)


def _of_ministry(part: Attribution, named: Sequence[Party], text: str) -> Attribution:
    source = part.source
    before = [s for s in named if s.span.end <= source.span.start]
    if not before or not _is_bare(source, text) or not (source.actor_id or "gov-").startswith("gov-"):
        return part
    body = before[-1]
    if body.actor_id == source.actor_id:
        return part
    return replace(
        part, source=replace(source, actor_id=body.actor_id, name=body.name, kind=body.kind, country=body.country)
    )


def _is_bare(source: Party, text: str) -> bool:
    """Whether a source is a ministry, or one of it, of which nothing tells which: "a ministry official, Jan Odra"."""
    ahead = text[max(0, source.span.start - 2 * _BEFORE) : source.span.start]
    return _BARE.match(source.text) is not None or _BARE_AHEAD.search(ahead) is not None


def _voices(claims: Iterable[Claim]) -> tuple[Party, ...]:
    """The forces that speak in a text, in its order: the sources that are linked to one."""
    found = {part.source.span.start: part.source for claim in claims for part in claim.attribution}
    return tuple(found[start] for start in sorted(found) if _is_force(found[start]))


def _claim(
    claim: Claim, known: Mapping[str, Party], voices: Sequence[Party], *, text: str, registry: Registry, on: date | None
) -> Claim:
    attribution: list[Attribution] = []
    reasons: list[Reason] = []
    for part in claim.attribution:
        body = None
        if part.source.actor_id is None:
            names = _names(f"{part.source.text} {part.source.name or ''}")
            body = next((known[w] for w in reversed(names) if w in known), None)
            body = body or known.get((part.source.name or "").lower())  # "he" is "the spokesman of the movement"
            if body is None and _is_spokesman(part.source, text):
                body = _body_of(claim, part, text, registry, on, voices)
        if body is None:
            attribution.append(part)
            continue
        interest, why = interest_of(body.actor_id, claim, stance=part.stance, registry=registry, on=on)
        interest = turned_if_averted(interest, claim.trigger.of(text))
        source = replace(
            part.source,
            actor_id=body.actor_id,
            name=part.source.name if part.source.text.lower() in party_words().pronouns else body.name,
            kind=body.kind,
            country=body.country,
        )
        attribution.append(replace(part, source=source, interest=interest))
        reasons += [
            Reason("attribution.source", f"{body.name}: the text tells whom this one speaks for", part.source.span),
            Reason("attribution.interest", why, part.source.span),
        ]
    if not reasons:
        return claim
    return replace(claim, attribution=tuple(attribution), reasons=(*claim.reasons, *reasons))


def _named(claims: Iterable[Claim], text: str) -> dict[str, Party]:
    """The last names of persons whom the text once names with their force: "Jan Odra, a spokesman for the Front", "a
    spokesman for the army, Colonel Jan Odra, said"."""
    found: dict[str, Party] = {}
    for claim in claims:
        for source in (part.source for part in claim.attribution):
            if not _is_force(source):
                continue
            pronoun = source.text.lower() in party_words().pronouns
            wording = _PREPOSITION.split((source.name if pronoun else None) or source.text, maxsplit=1)[0]
            of_force = set() if pronoun else {w.lower() for w in _WORD.findall(source.name or "")}
            last = [w.lower() for w in _WORD.findall(wording)][-1:]  # "the Norlandic Health Ministry" is no Mr Health
            found.update(dict.fromkeys([w for w in _names(wording) if w not in of_force and w in last], source))
            bears = None if pronoun or not _speaks(wording) else _BEARS.match(text, source.span.end)
            if bears is not None:
                found.update(dict.fromkeys(_names(bears[1])[-1:], source))
    return found


def _body_of(
    claim: Claim, part: Attribution, text: str, registry: Registry, on: date | None, voices: Sequence[Party]
) -> Party | None:
    """The force that spoke last before "its spokesman", whose spokesman spoke before "the spokesman"; that which a
    spokesman's own claim tells of; the only one that his sentence names, or that speaks in a text where he tells of
    another's losses."""
    before = [v for v in voices if v.span.end <= part.source.span.start]
    near = bool(before) and before[-1].span.end >= part.source.span.start - _NEAR
    apposed = _apposed().match(text, part.source.span.end)
    if apposed is not None and near:
        of_group = apposed["group"] is None or before[-1].kind != "State Forces"
        return before[-1] if of_group else None
    if near and part.source.text.lower().startswith(("its ", "their ")):
        return before[-1]
    if part.source.text.lower().startswith("the spokes") and (spoke := [v for v in before if _is_said_to(v, text)]):
        return spoke[-1]  # "the spokesman", of a text that has told whose
    found = _body(claim, part, text)
    if found is not None:
        return found
    own = part.source.span
    ahead, after = text[claim.evidence.start : own.start], text[own.end : claim.evidence.end]
    told = tokens(f"{ahead} {after}" if claim.evidence.start <= own.start < claim.evidence.end else ahead or after)
    named: dict[str, Party] = {}
    past = 0
    for at in range(len(told)):
        if at < past:
            continue  # "the Front", within "the Front for Orra"
        entries, size = match_at(told, at, registry) if told[at].key in registry.longest else ((), 0)
        past = at + size if entries else past
        for entry in entries:
            actor = registry.actors.get(entry.ref) if entry.what == "actor" and entry.term.holds(on) else None
            if actor is not None and entry.mark != "?":
                named[actor.id] = replace(
                    part.source, actor_id=actor.id, name=actor.name, kind=actor.kind, country=actor.country
                )
    forces = {ident: party for ident, party in named.items() if party.kind in _FORCES}
    hit = _forces(claim.targets)  # an army's losses may be told by its own or by the other side's spokesman
    if not named and before and len({v.actor_id for v in voices}) == 1 and hit and before[-1].actor_id not in hit:
        return before[-1]
    return next(iter(forces.values())) if len(forces) == 1 == len(named) else None


def _body(claim: Claim, part: Attribution, text: str) -> Party | None:
    """The one force that does what is told, or, where he is called its own spokesman, that it is done to."""
    doers = _forces(claim.actors)
    if len(doers) == 1 and claim.event_type is not EventType.RETREAT:
        return next(iter(doers.values()))
    hit = _forces(claim.targets)
    owned = _OWNED.search(text[max(0, part.source.span.start - _BEFORE) : part.source.span.start]) or _OWNED.search(
        part.source.text
    )
    return next(iter(hit.values())) if owned and not doers and len(hit) == 1 else None


def _forces(parties: Iterable[Party]) -> dict[str, Party]:
    return {p.actor_id: p for p in parties if p.actor_id is not None and _is_force(p)}


def _is_force(party: Party) -> bool:
    """Whether it is one force by name, and not "gunmen" or "police" of a country."""
    if party.actor_id is None or party.kind not in _FORCES:
        return False
    group = party.actor_id.rpartition("-")[0]
    return group not in GENERICS or group in BRANCHES


def _is_spokesman(source: Party, text: str) -> bool:
    if source.actor_id is not None:
        return False
    before = text[max(0, source.span.start - _BEFORE) : source.span.start]
    if (told := _SPEAKS_FOR.search(source.text)) and _BODIES.isdisjoint(told[1].lower().split()):
        return False  # "the spokesman for a local committee"
    if _ITS_OFFICE.match(source.text) is not None or _apposed().match(text, source.span.end) is not None:
        return True
    if _is_of_a_movement(source, text):
        return True
    return _speaks(f"{' '.join(before.split()[-1:])} {source.text} {source.name or ''}")


@cache
def _apposed() -> re.Pattern[str]:
    """ "Jan Odra, the group's military spokesman, said"."""
    group = "|".join(sorted(movement_words(), reverse=True))
    return re.compile(rf",\s(?:its|their|the (?:[a-z-]+ )?(?P<group>{group})[’']s?)\s[^,.;:“”\"()]{{0,60}}?\bspokes\w+")


def _is_said_to(voice: Party, text: str) -> bool:
    """Whether a force's voice is its spokesman by its own words or by those before the name."""
    return _speaks(voice.text) or _is_of_a_movement(voice, text)


def _is_of_a_movement(source: Party, text: str) -> bool:
    """ "The military spokesman of the movement, Jan Odra, said"."""
    return _preposed().search(text, max(0, source.span.start - _BEFORE_NAME), source.span.start) is not None


@cache
def _preposed() -> re.Pattern[str]:
    group = "|".join(sorted(movement_words(), reverse=True))
    return re.compile(rf"\bspokes\w+ (?:of|for) (?:the|our) (?:rebel |armed )?(?:{group}), $")


_BEFORE_NAME = 80  # characters before a name


def _speaks(wording: str) -> bool:
    return not party_words().spokesmen.isdisjoint([w.lower().rstrip(",") for w in _WORD.findall(wording)])


def _names(wording: str) -> list[str]:
    """The words with a capital that are no title, in lower case."""
    lexicon = party_words()
    told = [w for w in _WORD.findall(wording) if w[0].isupper()]
    return [w.lower() for w in told if w.lower() not in lexicon.classes and w.lower() not in lexicon.titles]
