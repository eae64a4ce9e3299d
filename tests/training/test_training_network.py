"""A few steps of the network on a handful of sentences. Needs PyTorch, so it is skipped where only the package is."""

from __future__ import annotations

import random

import pytest

torch = pytest.importorskip("torch")

from training.batches import SKIP, batches, encode  # noqa: E402
from training.example import Example, Roles, bio  # noqa: E402
from training.losses import losses, scores, total  # noqa: E402
from training.network import Network  # noqa: E402
from training.prepare import labels_of  # noqa: E402

from reportedly.annotate.wordpieces import WordPieces  # noqa: E402

WORDS = ["Rebels", "seized", "Ordun", "."]
WEIGHTS = dict.fromkeys(("arc", "deprel", "upos", "xpos", "script", "predicate", "sense", "role", "uner"), 1.0)


def examples() -> list[Example]:
    full = Example(
        words=WORDS,
        source="ewt",
        heads=[2, 0, 2, 2],
        deprels=["nsubj", "root", "obj", "punct"],
        upos=["NOUN", "VERB", "PROPN", "PUNCT"],
        xpos=["NNS", "VBD", "NNP", "."],
        lemmas=["rebel", "seize", "Ordun", "."],
        entities={"uner": bio(4, [(2, 3, "LOC")])},
        frames=[Roles(1, "seize.01", [(0, 1, "ARG0"), (2, 3, "ARG1")])],
    )
    named = Example(words=["Ordun", "fell"], source="uner", entities={"uner": [None, "O"]})
    return [full] * 10 + [named] * 2


def test_losses_fall_and_masked_words_do_not_count() -> None:
    torch.manual_seed(0)
    labels = labels_of(examples())
    data = encode(examples(), labels, WordPieces.packaged())
    assert data[-1].targets["uner"] == [SKIP, 0]
    [batch] = batches(data, budget=4000, case={"lower": 0.5}, rng=random.Random(0))
    network = Network(labels, heads=("uner",))
    optimiser = torch.optim.Adam(network.parameters(), lr=1e-3)
    course = []
    for _ in range(12):
        found = losses(network, batch, scores(network, batch))
        assert set(found) == set(WEIGHTS)
        value = total(found, WEIGHTS)
        optimiser.zero_grad()
        value.backward()
        optimiser.step()
        course.append(float(value.detach()))
    assert course[-1] < 0.6 * course[0]
