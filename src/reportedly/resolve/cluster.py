"""Claims to clusters: agglomerative, by the best scores between two clusters, within each component of linked claims.

A function of the set of claims and the judgements alone. Firm bars hold between clusters: two claims that a text tells
apart, or that a person set apart, never share a cluster. Two that cannot be one happening by a place, a day, a type or
their parties may share one, for any of these may be misread in one claim of many: the more such pairs lie between two
clusters, the closer the two must be. Types count less, for a report tells of one happening by several of them. What a
person put together is together whatever the scores say, unless a later judgement sets it apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from heapq import heappop, heappush
from itertools import combinations

from reportedly.resolve.compare import compare_facts
from reportedly.resolve.facts import Facts, facts
from reportedly.resolve.happenings import is_event, takes_part
from reportedly.resolve.knowledge import table
from reportedly.resolve.links import links
from reportedly.resolve.model import Cluster, Judgement, JudgementKind, LinkedClaim, Pair

Key = tuple[str, str]


def resolve(
    claims: Iterable[LinkedClaim], judgements: Sequence[Judgement] = (), known: Iterable[Pair] | None = None
) -> tuple[Cluster, ...]:
    """The clusters of whole components of claims, sorted; a claim that makes no event is in none.

    `known` are the claims' links where the caller keeps them (`links`); they are computed where it does not.
    """
    taken = {c.claim_id: c for c in claims if takes_part(c)}
    linked = links(taken.values()) if known is None else known
    scores = {(p.a, p.b): p.score for p in linked if p.a in taken and p.b in taken}
    same, different = bindings(judgements)
    together = {pair for pair in same if pair[0] in taken and pair[1] in taken}
    found: list[Cluster] = []
    words = _words(taken, {ident for pair in (*same, *different) for ident in pair})
    alone = {ident for ident, c in taken.items() if is_event(c.claim)}  # a testimony makes no event of its own
    for component in components(alone - words.keys(), {**scores, **dict.fromkeys(together, 1.0)}):
        found.extend(_clusters([taken[c] for c in component], scores, together, different))
    return tuple(sorted(_with_words(found, words)))


def _words(taken: Mapping[str, LinkedClaim], judged: Set[str]) -> dict[str, str]:
    """The claims that only speak of another one, which is there: they go where that goes, unless a person judged."""
    told = ((c.claim_id, c.about) for c in taken.values() if c.claim_id not in judged)
    return {word: deed for word, deed in told if deed is not None and deed in taken}


def _with_words(clusters: Iterable[Cluster], words: Mapping[str, str]) -> Iterator[Cluster]:
    """Each cluster with the claims that only speak of one of its own."""
    on: dict[str, list[str]] = {}
    for word, deed in words.items():
        on.setdefault(deed, []).append(word)
    for cluster in clusters:
        yield tuple(sorted((*cluster, *(word for claim in cluster for word in on.get(claim, ())))))


def bindings(judgements: Sequence[Judgement]) -> tuple[set[Key], set[Key]]:
    """The pairs of claims that judgements put together and set apart; of two that contradict, the later one holds."""
    same: set[Key] = set()
    different: set[Key] = set()
    for judged in sorted((j for j in judgements if not j.undone), key=lambda j: j.seq):
        if judged.kind not in (JudgementKind.SAME, JudgementKind.DIFFERENT):
            continue
        pairs = {(min(a, b), max(a, b)) for a, b in combinations(judged.claims, 2) if a != b}
        holds, falls = (same, different) if judged.kind is JudgementKind.SAME else (different, same)
        holds |= pairs
        falls -= pairs
    return same, different


def components(claims: Iterable[str], scores: Mapping[Key, float]) -> list[list[str]]:
    """The claims that links connect, each component sorted."""
    parent = {c: c for c in claims}

    def root(claim: str) -> str:
        while parent[claim] != claim:
            parent[claim] = parent[parent[claim]]
            claim = parent[claim]
        return claim

    for one, two in scores:
        if one in parent and two in parent:
            parent[root(one)] = root(two)
    found: dict[str, list[str]] = {}
    for claim in sorted(parent):
        found.setdefault(root(claim), []).append(claim)
    return sorted(found.values())


def _clusters(
    claims: Sequence[LinkedClaim], scores: Mapping[Key, float], together: set[Key], different: set[Key]
) -> list[Cluster]:
    """A component's clusters; one too large for a table of all its pairs is cut where its links are weak first."""
    rules = table("compare")["score"]
    if len(claims) == 1:
        return [(claims[0].claim_id,)]
    inside = {c.claim_id for c in claims}
    kept = {pair: s for pair, s in scores.items() if pair[0] in inside and pair[1] in inside}
    if len(claims) > rules["most"] and kept:
        least = min(kept.values()) + rules["raise"]
        strong = {pair: s for pair, s in kept.items() if s >= least}
        bound = dict.fromkeys((p for p in together if p[0] in inside and p[1] in inside), 1.0)
        parts = components(inside, {**strong, **bound})
        by_id = {c.claim_id: c for c in claims}
        return [c for part in parts for c in _clusters([by_id[i] for i in part], strong, together, different)]
    return _agglomerate([facts(c) for c in claims], together, different)


def _agglomerate(claims: Sequence[Facts], together: set[Key], different: set[Key]) -> list[Cluster]:
    """Joins the two clusters of the highest score until none is high enough; of equals the first by their ids."""
    idents = sorted(c.claim.claim_id for c in claims)
    by_id = {c.claim.claim_id: c for c in claims}
    scores: dict[Key, float] = {}
    firm, barred = dict.fromkeys(different, 1.0), dict[Key, float]()
    rules = table("compare")["score"]
    for a, b in combinations(idents, 2):
        pair = compare_facts(by_id[a], by_id[b])
        scores[a, b] = scores[b, a] = pair.score
        if pair.firm:
            firm[a, b] = 1.0
        elif pair.barred:
            barred[a, b] = rules["barred"] if by_id[a].kinds & by_id[b].kinds else rules["barred_types"]
    groups = {part[0]: part for part in components(idents, dict.fromkeys(together, 1.0))}
    return _joined(groups, scores, _between(groups, firm), _between(groups, barred))


def _between(groups: Mapping[str, Sequence[str]], pairs: Mapping[Key, float]) -> defaultdict[Key, float]:
    """What the pairs that lie between each two groups count together."""
    of = {claim: name for name, group in groups.items() for claim in group}
    found: defaultdict[Key, float] = defaultdict(float)
    for (a, b), counted in pairs.items():
        if a in of and b in of and of[a] != of[b]:
            found[min(of[a], of[b]), max(of[a], of[b])] += counted
    return found


def _joined(
    groups: dict[str, list[str]],
    scores: Mapping[Key, float],
    firm: defaultdict[Key, float],
    barred: defaultdict[Key, float],
) -> list[Cluster]:
    """A pair of clusters in the heap is stale where one of the two has grown or gone since."""
    rules = table("compare")["score"]
    heap: list[tuple[float, str, str, int, int]] = []

    def consider(a: str, b: str) -> None:
        against = barred[a, b] / (len(groups[a]) * len(groups[b]))
        if not firm[a, b] and against <= 1.0 - rules["join"]:
            score = _closeness(groups[a], groups[b], scores) - against
            if score >= rules["join"]:
                heappush(heap, (-score, a, b, len(groups[a]), len(groups[b])))

    for a, b in combinations(sorted(groups), 2):
        consider(a, b)
    while heap:
        _, a, b, size_a, size_b = heappop(heap)
        if [len(groups.get(i, ())) for i in (a, b)] != [size_a, size_b]:
            continue
        groups[a] = sorted(groups[a] + groups.pop(b))
        for other in groups:
            if other != a:
                pair, gone = (min(a, other), max(a, other)), (min(b, other), max(b, other))
                firm[pair] += firm[gone]
                barred[pair] += barred[gone]
                consider(*pair)
    return sorted(tuple(group) for group in groups.values())


def _closeness(one: Sequence[str], two: Sequence[str], scores: Mapping[Key, float]) -> float:
    """The mean, over those of the smaller cluster's claims that are closest, of each one's best scores with the other
    cluster's claims.

    Reports of one happening tell different parts of it: a claim need not be like all claims of its event, only like
    some of them; nor need all claims of one report be like those of another.
    """
    rules = table("compare")["score"]
    least, most = sorted((one, two), key=lambda group: (len(group), group))
    best: int = rules["best"]
    bests = [sum(sorted((scores[a, b] for b in most), reverse=True)[:best]) / min(best, len(most)) for a in least]
    counted: float = len(bests) * rules["most_like"]
    left = counted
    total = 0.0
    for score in sorted(bests, reverse=True):
        total += min(1.0, left) * score
        left -= min(1.0, left)
    return round(total / counted, 9)
