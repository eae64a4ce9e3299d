""" "The soldiers", "the minister": those of whom the text has told before with their land.

"A Norlandic patrol entered the village. The soldiers searched two houses": they are no soldiers of the village's own
land. It is so only where all soldiers before, or all who hold that post, are of one land.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from reportedly.changed import replace
from reportedly.code.demonyms import countries_in
from reportedly.link.actor_words import party_words
from reportedly.link.interest import interest_of
from reportedly.link.registry import Registry
from reportedly.model import Attribution, Claim, Party

_THE, _GROUP = "the ", "group"
_OF_THE_GROUP = re.compile(r"\b(?:members|leaders|elements|commanders) of (?:the|this) (?:group|gang|outfit)$")
_MOVEMENTS = frozenset(("Rebel Groups", "Political Militias", "Identity Militias"))
_ARMY, _GOVERNMENT = "mil-", "gov-"


def known_again(claims: Sequence[Claim], *, registry: Registry, on: date | None) -> tuple[Claim, ...]:
    """The claims, such parties and sources linked to the army, or the government, that was told of before."""
    parties = {p.span.start: p for claim in claims for p in _parties(claim)}
    bare = {start: noun for start, p in parties.items() if (noun := _noun(p)) is not None}
    if not bare:
        return tuple(claims)
    told = [p for start, p in sorted(parties.items()) if start not in bare and (_is_movement(p) or _has_land(p))]
    meant = {start: p for start, noun in bare.items() if (p := _before(told, start, noun)) is not None}
    return tuple(_claim(claim, meant, registry, on) for claim in claims) if meant else tuple(claims)


def _noun(party: Party) -> str | None:
    """The bare noun, where it is linked to an army, a government or nobody; "group" of "members of the group"."""
    if party.actor_id is None and _OF_THE_GROUP.search(party.text) is not None:
        return _GROUP
    noun = party.text.lower().removeprefix(_THE)
    words = party_words()
    if not party.text.lower().startswith(_THE) or not (noun in words.troops_again or noun in words.posts_again):
        return None
    of_state = party.actor_id is None or party.actor_id.startswith((_ARMY, _GOVERNMENT))
    return noun if of_state else None


def _has_land(party: Party) -> bool:
    """Whether its words tell whose it is."""
    return (party.actor_id or "").startswith((_ARMY, _GOVERNMENT)) and bool(countries_in(party.text))


def _is_movement(party: Party) -> bool:
    return party.actor_id is not None and party.kind in _MOVEMENTS


def _before(told: Sequence[Party], start: int, noun: str) -> Party | None:
    """The one whose soldiers, or whose post of that name, all before `start` are."""
    if noun == _GROUP:
        same = [p for p in told if p.span.end <= start and _is_movement(p)]
    elif noun in party_words().troops_again:
        same = [p for p in told if p.span.end <= start and (p.actor_id or "").startswith(_ARMY)]
    else:
        same = [p for p in told if p.span.end <= start and p.text.lower().endswith(noun)]
    return same[-1] if len({p.actor_id for p in same}) == 1 else None


def _claim(claim: Claim, meant: dict[int, Party], registry: Registry, on: date | None) -> Claim:
    actors = tuple(_as_known(p, meant) for p in claim.actors)
    targets = tuple(_as_known(p, meant) for p in claim.targets)
    told = replace(claim, actors=actors, targets=targets)
    attribution = tuple(_source(part, told, meant, registry, on) for part in claim.attribution)
    return (
        claim
        if (actors, targets, attribution) == (claim.actors, claim.targets, claim.attribution)
        else replace(told, attribution=attribution)
    )


def _source(
    part: Attribution, claim: Claim, meant: dict[int, Party], registry: Registry, on: date | None
) -> Attribution:
    source = _as_known(part.source, meant)
    if source == part.source:
        return part
    interest, _ = interest_of(source.actor_id, claim, stance=part.stance, registry=registry, on=on)
    return replace(part, source=source, interest=interest)


def _as_known(party: Party, meant: dict[int, Party]) -> Party:
    body = meant.get(party.span.start)
    if body is None or body.actor_id == party.actor_id or _noun(party) is None:
        return party
    return replace(party, actor_id=body.actor_id, name=body.name, kind=body.kind, country=body.country)


def _parties(claim: Claim) -> tuple[Party, ...]:
    return (*claim.actors, *claim.targets, *(part.source for part in claim.attribution))
