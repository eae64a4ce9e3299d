"""A student comes nearer to its teachers on sentences without annotation. Needs PyTorch."""

from __future__ import annotations

import random

import pytest

torch = pytest.importorskip("torch")

from training.batches import batches, encode  # noqa: E402
from training.distil import distilled, mixed  # noqa: E402
from training.example import EVENT_HEADS, Example  # noqa: E402
from training.losses import scores, total  # noqa: E402
from training.network import Network  # noqa: E402
from training.prepare import labels_of  # noqa: E402

from reportedly.annotate.wordpieces import WordPieces  # noqa: E402


def test_a_student_comes_nearer_to_its_teachers() -> None:
    torch.manual_seed(1)
    known = Example(
        words=["Rebels", "left", "."],
        source="ewt",
        heads=[2, 0, 2],
        deprels=["nsubj", "root", "punct"],
        upos=["NOUN", "VERB", "PUNCT"],
        xpos=["NNS", "VBD", "."],
        lemmas=["rebel", "leave", "."],
    )
    labels = labels_of([known])
    data = encode([Example(words=["Rebels", "left", "Ordun"], source="text")], labels, WordPieces.packaged())
    [batch] = batches(data, budget=100, case={}, rng=random.Random(0))
    heads = ("uner", *EVENT_HEADS)
    teachers = [Network(labels, heads=heads).eval() for _ in range(2)]
    student = Network(labels, heads=heads)
    optimiser = torch.optim.Adam(student.parameters(), lr=1e-3)
    course = []
    for _ in range(8):
        told = mixed({}, distilled(student, scores(student, batch), teachers, batch), share=1.0)
        value = total(told, dict.fromkeys(told, 1.0))
        optimiser.zero_grad()
        value.backward()
        optimiser.step()
        course.append(float(value.detach()))
    assert {"arc", "deprel", "upos", "uner", "muc", "predicate"} <= set(told)
    assert course[-1] < course[0]


def test_where_nothing_is_annotated_only_the_teachers_count() -> None:
    one, three = torch.tensor(1.0), torch.tensor(3.0)
    found = mixed({"arc": one}, {"arc": three, "role": three}, share=0.5)
    assert float(found["arc"]) == 2.0
    assert float(found["role"]) == 1.5


def test_a_share_of_copies_is_drawn_anew_each_epoch() -> None:
    labels = labels_of([Example(words=["a"], source="x")])
    data = encode([Example(words=["a"], source="x")] * 100, labels, WordPieces.packaged())
    rng = random.Random(0)
    sizes = [sum(len(b.ids) for b in batches(data, budget=999, case={}, rng=rng, copies={"x": 1.5})) for _ in range(2)]
    assert all(120 < size < 180 for size in sizes)
