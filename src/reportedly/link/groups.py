""" "The rebels" of a document that names one movement: theirs are its words, its men and its losses."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from datetime import date

from reportedly.changed import replace
from reportedly.link.actor_words import is_owned
from reportedly.link.interest import interest_of, turned_if_averted
from reportedly.link.mention import names_in
from reportedly.link.registry import Registry
from reportedly.link.registry_index import words_with_keys
from reportedly.link.speakers import speaks_locally
from reportedly.model import Attribution, Claim, Party, Reason, Span

_THE = re.compile(
    r"(?:(?:an? |the )?[\w-]+ (?:for|of|from) )?the (?:[\w-]+ )?"
    r"(?:rebels?|insurgents?|paramilitar(?:y|ies)|guerrillas?|separatists?)\b",
    re.I,
)
_MEN = re.compile(
    r"(?:(?:an? |the )?[\w-]+ (?:for|of|from) )?the (?:fighters?|militants?|jihadists?|extremists?|militia)\b", re.I
)
_UNKNOWN = re.compile(r"^(?!the\b)(?:\D*\b)?(?:\w*men|militants?|\w*groups?|attackers?|assailants?)\b", re.I)
_THEIRS = re.compile(
    r"(?:the )?(?:rebels|insurgents|movement|militia|group)['’]s?\s(?!(?:enem|foe|critic|victim)\w*)", re.I
)
_REBELS = frozenset(("Rebel Groups", "Political Militias", "Identity Militias"))
_UNNAMED = "unidentified-armed-group-"


def with_groups(claims: Sequence[Claim], *, text: str, registry: Registry, on: date | None) -> tuple[Claim, ...]:
    """The claims, "the rebels" linked to the one movement that the document names, if it names no other of its land."""
    armed = {p.actor_id: p for c in claims for p in _parties(c) if _is_named(p)}
    if not armed and any(_THE.match(p.text) or _THEIRS.match(p.text) for c in claims for p in _parties(c)):
        armed = {p.actor_id: p for p in _told_of(text, registry, on)}
    named = {ident: p for ident, p in armed.items() if p.kind == "Rebel Groups"} or armed
    if len(named) != 1:
        return tuple(claims)
    (meant,) = named.values()
    known = _known_men(claims, meant)
    body = registry.actors.get(meant.actor_id or "")
    lands = frozenset(body.countries) if body is not None else frozenset((meant.country,))
    found = []
    for claim in claims:
        filled = _claim(claim, meant, lands, known)
        if filled is not claim:
            told = claim.trigger.of(text)
            filled = replace(
                filled, attribution=tuple(_judged(a, filled, told, registry, on) for a in filled.attribution)
            )
        found.append(filled)
    return tuple(found)


def _told_of(text: str, registry: Registry, on: date | None) -> Iterator[Party]:
    """The armed movements that a text names though none of them does anything in it: "the army blamed the Front"."""
    words, keys = words_with_keys(text)
    for at, _, entries in names_in(words, keys, registry):
        refs = {e.ref for e in entries if e.what == "actor" and e.mark != "?" and e.term.holds(on)}
        actor = registry.actors.get(next(iter(refs))) if len(refs) == 1 else None
        if actor is not None and actor.kind in _REBELS:
            told = re.search(rf"\b{re.escape(words[at])}\b", text)
            span = Span(*told.span()) if told is not None else Span(0, 0)
            yield Party(span, span.of(text), actor.id, actor.name, actor.kind, actor.country)


def _known_men(claims: Sequence[Claim], meant: Party) -> frozenset[Span]:
    """Where "the fighters" and "the militants" are those of the one movement: they come behind its name, and no men
    that nobody knows ("gunmen on motorbikes") came before them."""
    found = list[Span]()
    parties = sorted((p for c in claims for p in _parties(c)), key=lambda p: p.span.start)
    named = next((p.span.start for p in parties if p.actor_id == meant.actor_id), None)
    for party in parties:
        if _MEN.match(party.text) is not None:
            if named is not None and named < party.span.start:
                found.append(party.span)
        elif (party.actor_id or "").startswith(_UNNAMED) and _UNKNOWN.search(party.text) is not None:
            break
    return frozenset(found)


def _claim(claim: Claim, meant: Party, lands: Container[str | None], known: Container[Span]) -> Claim:
    if not any(_is_meant(p, meant, lands, known) for p in _parties(claim)):
        return claim
    return replace(
        claim,
        actors=tuple(_filled(p, meant, lands, known) for p in claim.actors),
        targets=tuple(_filled(p, meant, lands, known) for p in claim.targets),
        attribution=tuple(replace(a, source=_filled(a.source, meant, lands, known)) for a in claim.attribution),
        reasons=(*claim.reasons, Reason("actors", f"{meant.name}: the one movement that the text names", meant.span)),
    )


def _judged(part: Attribution, claim: Claim, told: str, registry: Registry, on: date | None) -> Attribution:
    """The attribution with its source's interest in the claim as it is linked now."""
    if part.source.actor_id is None or part.source.actor_id in registry.sources or speaks_locally(part.source):
        return part
    interest, _ = interest_of(part.source.actor_id, claim, stance=part.stance, registry=registry, on=on)
    return replace(part, interest=turned_if_averted(interest, told))


def _filled(party: Party, meant: Party, lands: Container[str | None], known: Container[Span]) -> Party:
    if not _is_meant(party, meant, lands, known):
        return party
    return replace(party, actor_id=meant.actor_id, name=meant.name, kind=meant.kind, country=meant.country)


def _is_meant(party: Party, meant: Party, lands: Container[str | None], known: Container[Span]) -> bool:
    if party.actor_id is None or party.actor_id == f"gov-{(meant.country or '').lower()}":
        return _THEIRS.match(party.text) is not None  # "the rebels' health ministry" is no government's
    unnamed = party.actor_id.startswith(_UNNAMED) and party.country in lands
    return unnamed and (_THE.match(party.text) is not None or is_owned(party.text) or party.span in known)


def _is_named(party: Party) -> bool:
    return party.actor_id is not None and party.kind in _REBELS and not party.actor_id.startswith("unidentified-")


def _parties(claim: Claim) -> tuple[Party, ...]:
    return (*claim.actors, *claim.targets, *(a.source for a in claim.attribution))
