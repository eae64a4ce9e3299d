"""A cluster of claims to the event that they speak of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reportedly.resolve.cluster import resolve
from reportedly.resolve.contradictions import contradictions, is_disputed
from reportedly.resolve.figures import all_figures
from reportedly.resolve.interests import with_sides
from reportedly.resolve.jsons import event_json
from reportedly.resolve.judged import judged
from reportedly.resolve.links import links
from reportedly.resolve.model import Cluster, Event, Judgement, LinkedClaim
from reportedly.resolve.origin import Origin, origins
from reportedly.resolve.retracted import taken_back
from reportedly.resolve.standing import Rating, credibility_of, standing_of
from reportedly.resolve.testimony import told_apart
from reportedly.resolve.tolls import toll
from reportedly.resolve.unnamed import called
from reportedly.resolve.values import acled_of, place_of, sides_of, telling, time_of, type_of
from reportedly.resolve.voices import with_bodies

__all__ = ["event_json", "event_of", "links", "resolve"]


def event_of(
    cluster: Cluster,
    claims: Mapping[str, LinkedClaim],
    judgements: Sequence[Judgement] = (),
    event_id: str = "",
    *,
    reliability: Mapping[str, Rating] | None = None,
    version: int = 1,
) -> Event:
    """The event of a cluster. `judgements` on its id or one of its claims bind; `reliability` rates origins by key."""
    words, told = _words_on([claims[c] for c in sorted(cluster)])
    mine = with_bodies(taken_back(told))
    values = telling(mine)
    event_type, mode = type_of(values)
    actors, targets = sides_of(values, event_type, mode)
    mine = with_sides(mine, event_type, mode, actors, targets)
    claimed = origins(mine)
    figures = all_figures(mine, claimed)
    differences = contradictions(mine, claimed, figures, words)
    against = [d for d in differences if is_disputed(d)]
    found = _with_witnesses(claimed, mine, told_apart(words, mine))
    if not found and any(c.withdrawn for c in mine):
        against = []  # that it is taken back is told by the claims: nobody is left to differ with
    standing, also, reason = standing_of(found, against)
    event = Event(
        event_id=event_id,
        event_type=event_type,
        mode=mode,
        acled=acled_of(values),
        place=place_of(values),
        time=time_of(values),
        actors=actors,
        targets=targets,
        killed=toll(mine, figures["killed"]),
        wounded=toll(mine, figures["wounded"]),
        detained=toll(mine, figures["detained"]),
        standing=standing,
        also=also,
        reason=reason,
        origins=len(found),
        origin_of={c.claim_id: n for n, o in enumerate(found, 1) for c in (*o.said, *o.restated)},
        credibility=credibility_of(standing, found, reliability or {}, against),
        contradictions=differences,
        claims=tuple(sorted((*mine, *words), key=lambda c: c.claim_id)) if words else mine,
        version=version,
    )
    return judged(event, judgements)


def _with_witnesses(
    found: tuple[Origin, ...], claims: Sequence[LinkedClaim], told: Sequence[LinkedClaim]
) -> tuple[Origin, ...]:
    """The origins, with those who were there and are none of the others, nor of each other."""
    known = list(claims)
    for key in dict.fromkeys((c.origin, called(c)) for c in told) if found else ():
        own = [c for c in told if (c.origin, called(c)) == key]
        if len(origins((*known, *own))) > len(origins(known)):
            found, known = (*found, Origin(key[0], tuple(own))), [*known, *own]
    return found


def _words_on(claims: Sequence[LinkedClaim]) -> tuple[list[LinkedClaim], list[LinkedClaim]]:
    """The claims that only speak of what others of the cluster tell; and those others, which give it its values."""
    here = {c.claim_id for c in claims}
    words = [c for c in claims if c.about in here]
    return words, [c for c in claims if c.about not in here]
