"""Fits the weights by which two claims are one happening, and tells what they are worth on theatres not yet seen.

    python tools/fit_weights.py STORE=THEATRE … [--spread 0.4] [--folds 5]

A STORE is what `reportedly add THEATRE/dispatches` made, THEATRE a folder of evaluation. A theatre may be given twice:
with the claims of today's code, and with those of the code that first read it, before any rule was mended on it. The
second tell more of what a new theatre is like; weights fitted on the first alone gained nothing on it.

The weights are those of a logistic regression on the pairs of told claims, most probable under a normal distribution of
`--spread` around the present ones. They keep their signs, and `GUARDS` are not weakened. Large events count by the root
of their size. Each theatre's B-cubed F1 is that of weights fitted on other folds, both of its stores left out. The
weights of all theatres are printed last, rounded as data/resolve/compare.toml has them. They are copied by hand, with
what only a person can know of the news that invented theatres lack: a lower `start`, and stricter guards.
"""

from __future__ import annotations

import argparse
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
from evaluation.events import Claimed, aligned, b_cubed, told_claims
from numpy.typing import NDArray
from sqlalchemy import create_engine

from reportedly.resolve.cluster import resolve
from reportedly.resolve.compare import features
from reportedly.resolve.facts import facts
from reportedly.resolve.happenings import is_event
from reportedly.resolve.knowledge import table
from reportedly.resolve.model import LinkedClaim
from reportedly.store import rows
from reportedly.store.tables import claims

GUARDS = (
    "next_day", "told_before", "told_late", "told_far", "other_doer", "other_in_document", "several", "another",
    "other_land", "perhaps_other_land", "apart", "far_apart", "over_border", "named_apart", "unrest", "things",
    "single_victim", "other_part", "far_number", "other_hurt", "other_number", "lent_day", "recalled",
)  # fmt: skip
FREE = ("same_country", "related_type", "taken_and_left", "two_speakers")  # may tell either way
_START_SPREAD = 3.0
_ROUNDS = 80
Row = NDArray[np.float64]


@dataclass(frozen=True)
class Theatre:
    """The claims of a store, the told event of each by its index in `told`, and the pairs of those that no bar ends."""

    name: str
    claims: Sequence[LinkedClaim]
    events: Mapping[str, str]
    told: Row
    same: Row
    counted: Row


def theatre(store: Path, folder: Path) -> Theatre:
    """A store's claims beside the truth of the folder that it was made of."""
    engine = create_engine(f"sqlite:///{store}")
    with engine.connect() as connection:
        entry = rows.last_entry(connection)
        ids = set(connection.scalars(claims.select().with_only_columns(claims.c.claim_id)))
        found = [c for c in rows.linked_claims(connection, ids, entry).values() if is_event(c.claim)]
    texts = {file.name: file.read_text("utf-8") for file in (folder / "dispatches").glob("*.txt")}
    told = told_claims(tomllib.loads((folder / "truth.toml").read_text("utf-8")), texts)
    coded = [_claimed(claim) for claim in found]
    events = {coded[n].event: told[i].event for i, n in aligned(told, coded).items()}
    return Theatre(folder.name, found, events, *_pairs([c for c in found if c.claim_id in events], events))


def _claimed(claim: LinkedClaim) -> Claimed:
    trigger = claim.claim["trigger"]
    return Claimed(claim.claim_id, claim.ref.rpartition("/")[2], trigger["start"], trigger["end"])


def _pairs(found: Sequence[LinkedClaim], events: Mapping[str, str]) -> tuple[Row, Row, Row]:
    """Of each pair that no bar ends: its features, whether it is of one event, and how much it counts."""
    size = Counter(events.values())
    columns = {name: n for n, name in enumerate(names())}
    told, same, counted = [], [], []
    for one, two in combinations(found, 2):
        features_of = features(facts(one), facts(two))
        if features_of is None:
            continue
        row = np.zeros(len(columns) + 1)
        row[-1] = 1.0
        for name, share in features_of:
            row[columns[name]] += share
        first, second = events[one.claim_id], events[two.claim_id]
        told.append(row)
        same.append(float(first == second))
        counted.append((size[first] - 1) ** -0.5 if first == second else (size[first] * size[second]) ** -0.25)
    return np.array(told), np.array(same), np.array(counted)


def names() -> list[str]:
    return list(table("compare")["weights"])


def present() -> Row:
    """The weights as they are, `start` last."""
    rules = table("compare")
    return np.array([*rules["weights"].values(), rules["score"]["start"]])


def fitted(theatres: Sequence[Theatre], spread: float) -> Row:
    """The most probable weights, by Newton's method on those that their bounds leave free."""
    told = np.concatenate([t.told for t in theatres])
    same = np.concatenate([t.same for t in theatres])
    counted = np.concatenate([t.counted for t in theatres])
    middle = present()
    low, high = _bounds(middle)
    precision = np.full(len(middle), spread**-2)
    precision[-1] = _START_SPREAD**-2
    weights = middle
    for _ in range(_ROUNDS):
        likely = 1 / (1 + np.exp(-(told @ weights)))
        slope = told.T @ (counted * (likely - same)) + precision * (weights - middle)
        bent = (told * (counted * likely * (1 - likely))[:, None]).T @ told + np.diag(precision)
        free = ~(((weights <= low) & (slope > 0)) | ((weights >= high) & (slope < 0)))
        step = np.zeros(len(weights))
        step[free] = np.linalg.solve(bent[np.ix_(free, free)], slope[free])
        moved = np.clip(weights - step, low, high)
        if np.abs(moved - weights).max() < 1e-6:
            break
        weights = moved
    return np.round(weights, 1) + 0.0  # no -0.0


def _bounds(middle: Row) -> tuple[Row, Row]:
    low, high = np.where(middle > 0, 0.0, -np.inf), np.where(middle < 0, 0.0, np.inf)
    for n, name in enumerate(names()):
        if name in FREE:
            low[n], high[n] = -np.inf, np.inf
        elif name in GUARDS:
            high[n] = middle[n]
    high[-1] = np.inf
    return low, high


def f1(one: Theatre, weights: Row) -> float:
    """B-cubed F1 of the clusters that these weights make; the present ones are put back."""
    rules: Any = table("compare")
    before = present()
    _put(rules, weights)
    try:
        clusters = {claim: cluster[0] for cluster in resolve(one.claims) for claim in cluster}
    finally:
        _put(rules, before)
    scores = b_cubed({n: (event, clusters[claim]) for n, (claim, event) in enumerate(one.events.items())})
    precision, recall = (sum(part) / len(scores) for part in zip(*scores.values(), strict=True))
    value: float = 2 * precision * recall / (precision + recall)
    return value


def _put(rules: Any, weights: Row) -> None:
    rules["weights"].update(zip(names(), map(float, weights), strict=False))
    rules["score"]["start"] = float(weights[-1])


def held_out(theatres: Sequence[Theatre], spread: float, folds: int) -> Iterator[tuple[Theatre, float]]:
    """Each theatre with its F1 by weights that were fitted without it."""
    folders = sorted({t.name for t in theatres})
    for fold in range(folds):
        out = set(folders[fold::folds])
        seen = [t for t in theatres if t.name not in out]
        weights = fitted(seen, spread)
        yield from ((t, f1(t, weights)) for t in theatres if t.name in out)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("theatres", nargs="+", metavar="STORE=THEATRE")
    parser.add_argument("--spread", type=float, default=0.4)
    parser.add_argument("--folds", type=int, default=5)
    options = parser.parse_args()
    read = [theatre(Path(store), Path(folder)) for store, _, folder in (t.partition("=") for t in options.theatres)]
    gains = []
    for one, value in held_out(read, options.spread, options.folds):
        before = f1(one, present())
        gains.append(value - before)
        print(f"{one.name:12} {before:.3f} -> {value:.3f}", flush=True)
    print(f"mean {np.mean(gains):+.4f}, better {sum(g > 0 for g in gains)}, worse {sum(g < 0 for g in gains)}")
    for name, weight in zip([*names(), "start"], fitted(read, options.spread), strict=True):
        print(f"{name} = {weight:.1f}")


if __name__ == "__main__":
    main()
