"""The exported graph says what the network says. Needs PyTorch and onnx, so it is skipped where only the package is."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnxruntime
import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("onnx")

from training.example import EVENT_HEADS, SHIPPED_HEADS, Example, Roles, bio  # noqa: E402
from training.export import HEADS_TOLD, INPUTS, OUTPUTS, Exported, _to_onnx  # noqa: E402
from training.network import Network  # noqa: E402
from training.prepare import labels_of  # noqa: E402


def example() -> Example:
    return Example(
        words=["Rebels", "seized", "Ordun", "."],
        source="ewt",
        heads=[2, 0, 2, 2],
        deprels=["nsubj", "root", "obj", "punct"],
        upos=["NOUN", "VERB", "PROPN", "PUNCT"],
        xpos=["NNS", "VBD", "NNP", "."],
        lemmas=["rebel", "seize", "Ordun", "."],
        entities={"uner": bio(4, [(2, 3, "LOC")])},
        frames=[Roles(1, "seize.01", [(0, 1, "ARG0"), (2, 3, "ARG1")])],
    )


@pytest.mark.filterwarnings("ignore:Initializing zero-element tensors")
def test_the_graph_scores_as_the_network_does(tmp_path: Path) -> None:
    torch.manual_seed(3)
    labels = labels_of([example()])
    network = Network(labels, heads=(*SHIPPED_HEADS, *EVENT_HEADS)).eval()
    ids = torch.tensor([[101, 7, 8, 9, 102], [101, 5, 6, 102, 0]])
    shapes = torch.tensor([[0, 1, 2, 1, 0], [0, 2, 2, 0, 0]])
    first = torch.tensor([[1, 2, 3], [1, 2, 0]])
    cases = torch.tensor([[1, 2, 1], [2, 2, 0]])
    length = torch.tensor([3, 2])
    forced = torch.tensor([[-100.0, 100, -100], [100, -100, -100]])
    with torch.no_grad():
        parse, _, _, role, event = network(ids, shapes, first, cases)
        arcs, dependent, governor = network.parser(parse)
        padding = torch.tensor([[False] * 3, [False, False, True]])
        row, word = torch.tensor([0, 1]), torch.tensor([1, 0])
        senses = network.sense(role[:, 1:][row, word])
        roles = network.roles(role[:, 1:], row, word, senses.softmax(-1), padding)
        path = tmp_path / "plain.onnx"
        _to_onnx(Exported(network, {}).eval(), path)
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    values = (ids, shapes, first, cases, length, forced)
    inputs = {name: value.numpy() for name, value in zip(INPUTS, values, strict=True)}
    found = dict(zip(OUTPUTS, session.run(list(OUTPUTS), inputs), strict=True))
    np.testing.assert_allclose(found["arcs"][0], arcs[0], atol=1e-4)
    np.testing.assert_allclose(found["arcs"][1, :2, :3], arcs[1, :2, :3], atol=1e-4)
    assert found["heads"].shape == (2, 3, HEADS_TOLD)
    assert found["predicates"].tolist() == [[0, 1], [1, 0]]
    np.testing.assert_allclose(found["roles"][0], roles[0], atol=1e-4)
    np.testing.assert_allclose(found["roles"][1, :2], roles[1, :2], atol=1e-4)
    with torch.no_grad():
        fact = network.fact(event[:, 1:]).squeeze(-1)
        muc = network.event["muc"](network.event_hidden(event[:, 1:]))
    np.testing.assert_allclose(found["facts"][0], fact[0], atol=1e-4)
    before = sum(network.entity[h].out_features for h in SHIPPED_HEADS)
    np.testing.assert_allclose(found["entities"][0, :, before : before + muc.shape[-1]], muc[0], atol=1e-4)
    for word in range(3):
        for k in range(HEADS_TOLD):
            head = found["heads"][0, word, k]
            with torch.no_grad():
                scores = network.parser.relation_scores(dependent[0, word][None], governor[0, head][None])[0]
            assert found["relations"][0, word, k] == int(scores[1:].argmax()) + 1
