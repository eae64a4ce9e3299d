"""The weights of pairs: what the pairs say of a weight moves it, within its bounds."""

from __future__ import annotations

import numpy as np
from tools.fit_weights import GUARDS, Theatre, fitted, names, present


def pairs(name: str, *, same: bool, number: int = 40) -> Theatre:
    """Pairs that have one feature alone, all of one event or none."""
    told = np.zeros((number, len(names()) + 1))
    told[:, names().index(name)] = told[:, -1] = 1.0
    return Theatre("made", (), {}, told, np.full(number, float(same)), np.ones(number))


def weight(name: str, *theatres: Theatre) -> tuple[float, float]:
    """What it was, and what it is fitted to."""
    at = names().index(name)
    return float(present()[at]), float(fitted(theatres, 0.4)[at])


def test_pairs_of_one_event_raise_what_they_have_in_common() -> None:
    before, after = weight("same_site", pairs("same_site", same=True), pairs("same_part", same=False))
    assert after > before


def test_no_weight_changes_its_sign() -> None:
    _, after = weight("same_part", pairs("same_site", same=True), pairs("same_part", same=False, number=9000))
    assert after >= 0


def test_guards_are_not_weakened() -> None:
    for name in GUARDS:
        before, after = weight(name, pairs(name, same=True))
        assert after <= before
