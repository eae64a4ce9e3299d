"""Factuality: the scale and the rules against ratings."""

from __future__ import annotations

import pytest
from evaluation.counters import Moments, Right
from evaluation.measures.factuality import grade, result_of

from reportedly.annotate.encoder import Analysis
from reportedly.code.modality import Judged
from reportedly.model import Modality

_WORDS = ["They", "will", "leave", "."]
_ANALYSIS = Analysis(
    ("they", "will", "leave", "."),
    ("PRON", "AUX", "VERB", "PUNCT"),
    ("PRP", "MD", "VB", "."),
    (2, 2, -1, 2),
    ("nsubj", "aux", "root", "punct"),
    (),
    (),
    facts=(0.0, 0.0, 1.5, 0.0),
)


def test_the_scale_and_the_rules_at_the_rated_word() -> None:
    result = result_of("UDS 0", "UDS", (_WORDS, [None, None, -1.5, None]), _ANALYSIS)
    assert result.counts["UDS Pearson r"] == Moments.between([1.5], [-1.5])
    assert result.counts["UDS nearness"] == Right(0.5, 1)
    assert result.counts["UDS Pearson r of rules"] == Moments.between([-1.5], [-1.5])
    scale, rules = result.failures
    assert (scale.expected, scale.got, scale.weight) == ("-1.5", "1.5", 3.0)
    assert rules.weight == 0.0


@pytest.mark.parametrize(
    ("judged", "expected"),
    [
        (Judged(), 3.0),
        (Judged(hedged=True), 1.5),
        (Judged(Modality.ATTEMPTED), 0.0),
        (Judged(Modality.FUTURE, hedged=True), -1.5),
        (Judged(Modality.HYPOTHETICAL, negated=True), -3.0),
    ],
)
def test_a_judgement_as_a_number(judged: Judged, expected: float) -> None:
    assert grade(judged) == expected
