"""Fits the weights by which two claims are held to be one happening: python -m evaluation.weights [--write].

Logistic regression on the pairs of claims that the scenarios' truths put into events, drawn towards the weights that
data/resolve/compare.toml has, so that what few pairs tell of stays as it was. Pairs that are barred, or that never
meet, are no part of it. Each claim counts alike, however large its event, and all pairs of two events together so many
times as those of one (`--apart`). Printed is what a fit on the other scenarios gives on each one's pairs: the loss a
pair, before and after. The scenarios' own measures tell what it does to events.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import numpy.typing as npt

import reportedly
from evaluation.events import Claimed, aligned, told_claims
from evaluation.measures.scenario import read, stored
from reportedly.resolve.block import keys, probes
from reportedly.resolve.compare import weighed
from reportedly.resolve.facts import Facts, facts
from reportedly.resolve.knowledge import table
from reportedly.resolve.model import LinkedClaim
from reportedly.store import Asked, open_store

Array = npt.NDArray[np.float64]
FILE = Path(reportedly.__file__).parent / "data" / "resolve" / "compare.toml"
_PRIOR, _APART = 0.01, 2.0
_KEPT = frozenset({"scenario10"})  # for a check that no weight has seen
_STEPS = 50
_SMALL = 1e-6


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of claims: `told` has a row for a pair and a column for a weight, how much of it counts; `same` is 1.0 for
    one event; `share` is what a pair counts in the fit."""

    told: Array
    same: Array
    share: Array


def pairs_of(folder: Path, names: Sequence[str], *, apart: float) -> Pairs:
    """The pairs of a scenario that its truth decides."""
    texts, truth = read(folder / "dispatches", folder / "truth.toml")
    known = _claims(folder)
    coded = [_claimed(claim) for claim in known]
    told = told_claims(truth, texts)
    event = {known[n].claim_id: told[i].event for i, n in aligned(told, coded).items()}
    size = Counter(event.values())
    rows, same, share = [], [], []
    for one, two in combinations([facts(c) for c in known if c.claim_id in event], 2):
        row = _row(one, two, names)
        if row is None:
            continue
        first, second = event[one.claim.claim_id], event[two.claim.claim_id]
        rows.append(row)
        same.append(float(first == second))
        share.append(1 / (size[first] - 1) if first == second else 0.0)
    counted, of_two = np.array(share) / sum(share), np.array(same) == 0.0
    counted[of_two] = apart / max(1, of_two.sum())
    return Pairs(np.array(rows), np.array(same), counted)


def fitted(parts: Sequence[Pairs], start: Array, *, prior: float) -> Array:
    """The weights, the last of them the start of every sum, by Newton's method. `start` is what they are drawn to."""
    told, same = np.concatenate([p.told for p in parts]), np.concatenate([p.same for p in parts])
    share = np.concatenate([p.share for p in parts]) / len(parts)
    pull = np.full(len(start), 2 * prior)
    pull[-1] = _SMALL
    weights = start.copy()
    for _ in range(_STEPS):
        likely = 1 / (1 + np.exp(-told @ weights))
        slope = told.T @ (share * (likely - same)) + pull * (weights - start)
        bend = told.T @ (told * (share * likely * (1 - likely))[:, None]) + np.diag(pull)
        step = np.linalg.solve(bend, slope)
        weights -= step
        if np.abs(step).max() < _SMALL:
            break
    return weights


def loss(pairs: Pairs, weights: Array) -> float:
    """The mean of -log p of what is so, each pair for its share."""
    total = pairs.told @ weights
    return float(pairs.share @ np.logaddexp(0, np.where(pairs.same == 1.0, -total, total)) / pairs.share.sum())


def written(text: str, weights: Mapping[str, float]) -> str:
    """The file with other weights; its comments stay."""
    head, mark, rest = text.partition("[weights]\n")
    body, end, tail = rest.partition("\n[rules]")
    for name, weight in weights.items():
        if name != "start":
            body = re.sub(rf"(?m)^({name} = )-?[\d.]+", rf"\g<1>{weight:.2f}", body)
    head = re.sub(r"(?m)^(start = )-?[\d.]+", rf"\g<1>{weights['start']:.2f}", head)
    return head + mark + body + end + tail


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m evaluation.weights", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("--prior", type=float, default=_PRIOR, help="how strongly the old weights hold (%(default)s)")
    parser.add_argument("--apart", type=float, default=_APART, help="what pairs of two events count (%(default)s)")
    parser.add_argument("--write", action="store_true", help="write the weights into compare.toml")
    options = parser.parse_args(arguments)
    rules = table("compare")
    names = [*rules["weights"], "start"]
    before = np.array([*rules["weights"].values(), rules["score"]["start"]], dtype=float)
    found = (f for f in Path(__file__).parent.glob("scenario*") if f.name not in _KEPT)
    folders = sorted(found, key=lambda f: (len(f.name), f.name))
    parts = [pairs_of(folder, names, apart=options.apart) for folder in folders]
    for at, folder in enumerate(folders):
        others = fitted([*parts[:at], *parts[at + 1 :]], before, prior=options.prior)
        print(f"{folder.name:11} {loss(parts[at], before):.4f} → {loss(parts[at], others):.4f}", flush=True)
    after = fitted(parts, before, prior=options.prior)
    for name, old, new in zip(names, before, after, strict=True):
        print(f"{name:24} {old:6.2f} → {new:6.2f}")
    if options.write:
        told = dict(zip(names, (float(w) for w in after), strict=True))
        FILE.write_text(written(FILE.read_text(encoding="utf-8"), told), encoding="utf-8")
    return 0


def _claims(folder: Path) -> list[LinkedClaim]:
    with TemporaryDirectory() as scratch:
        path = stored(folder / "dispatches", Path(scratch))
        with open_store(path, create=False) as store:
            found = {c.claim_id: c for event in store.each_event(Asked()) for c in event.claims}
    return [found[ident] for ident in sorted(found)]


def _claimed(claim: LinkedClaim) -> Claimed:
    trigger = claim.claim["trigger"]
    return Claimed("", claim.ref.rpartition("/")[2], trigger["start"], trigger["end"], claim.withdrawn)


def _row(one: Facts, two: Facts, names: Sequence[str]) -> Array | None:
    """How much of each weight a pair has; None for one that is barred or never meets."""
    if set(keys(one.claim)).isdisjoint(probes(two.claim)):
        return None
    row = dict.fromkeys(names, 0.0) | {"start": 1.0}
    for weight, share, _ in weighed(one, two):
        if weight is None:
            return None
        row[weight] += share
    return np.array(list(row.values()))


if __name__ == "__main__":
    sys.exit(main())
