"""The trained network as one ONNX file: encoder, all heads and the choice of predicates, in int8 per channel."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
import warnings
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from training import base
from training.attention import OneNodeAttention
from training.example import EVENT_HEADS, SHIPPED_HEADS
from training.network import Network
from training.prepare import Labels

INPUTS = ("ids", "shapes", "first", "word_shapes", "length", "forced")
OUTPUTS = ("arcs", "heads", "relations", "tags", "entities", "predicates", "senses", "roles", "facts")
HEADS_TOLD = 2
"""Heads of each word whose relation is told. A tree that is not of all words' best heads takes second best ones."""
SYNTAX = ("deprels", "upos", "xpos", "scripts")


class Exported(nn.Module):
    """The network as the package runs it; predicates are chosen inside, so that one run does everything."""

    def __init__(self, network: Network, caution: dict[str, float]) -> None:
        super().__init__()
        self.net = network
        for part in (network.encoder, network.roles):
            part.layers = nn.ModuleList(OneNodeAttention(layer) for layer in part.layers)
        self.entity = _joined([network.entity[h] for h in SHIPPED_HEADS], [caution.get(h, 0.0) for h in SHIPPED_HEADS])
        self.event = _joined([network.event[h] for h in EVENT_HEADS], [caution.get(h, 0.0) for h in EVENT_HEADS])
        # 'root' is told by the arc, so its row of the relations is not computed; the constant column stands alone.
        p = network.parser
        weight = p.relation.weight.unflatten(0, (p.relations, p.REL + 1))[1:]
        constant = p.relation.bias.unflatten(0, (p.relations, p.REL + 1))[1:]
        self.relation = nn.Linear(p.REL, (p.relations - 1) * p.REL)
        self.relation.weight.data = weight[:, :-1].flatten(0, 1).contiguous()
        self.relation.bias.data = constant[:, :-1].flatten().contiguous()
        self.dependent_bias = nn.Linear(p.REL, p.relations - 1)
        self.dependent_bias.weight.data = weight[:, -1].contiguous()
        self.dependent_bias.bias.data = constant[:, -1].contiguous()
        self.relation_bias = nn.Linear(p.REL, p.relations - 1, bias=False)
        self.relation_bias.weight.data = p.relation_bias.weight[1:]

    def forward(
        self, ids: Tensor, shapes: Tensor, first: Tensor, word_shapes: Tensor, length: Tensor, forced: Tensor
    ) -> tuple[Tensor, ...]:
        """ids, shapes [B, T]; first, word_shapes, forced [B, N]; length [B]. `forced` adds to predicates' logits."""
        net = self.net
        parse, tag, entity, role, event = self._words(ids, shapes, first, word_shapes)
        padding = torch.arange(first.shape[1])[None] >= length[:, None]
        arcs, dependent, governor = net.parser(parse)
        arcs = arcs.masked_fill(functional.pad(padding, (1, 0))[:, None], -1e4)
        heads = arcs.topk(HEADS_TOLD, -1).indices
        governors = governor.flatten(0, 1)[_flat(heads.flatten(1), governor)].unflatten(1, (-1, HEADS_TOLD))
        relations = self._relations(dependent, governors)
        tag = tag[:, 1:]
        tags = torch.stack([m(tag).argmax(-1) for m in (net.upos, net.xpos, net.script)]).to(torch.int32)
        event = event[:, 1:]
        entities = torch.cat([self.entity(net.entity_hidden(entity[:, 1:])), self.event(net.event_hidden(event))], -1)
        x = role[:, 1:]
        likely = (net.predicate(x).squeeze(-1) + forced).masked_fill(padding, -1e4) > 0
        found = likely.nonzero()
        row, word = found[:, 0], found[:, 1]
        senses = net.sense(x[row, word][None])[0]
        roles = net.roles(x, row, word, senses.softmax(-1)[None], padding)
        return arcs, heads.to(torch.int32), relations, tags, entities, found, senses, roles, net.fact(event).squeeze(-1)

    def _words(self, ids: Tensor, shapes: Tensor, first: Tensor, word_shapes: Tensor) -> list[Tensor]:
        """As the network's forward, in nodes that onnxruntime is quick at."""
        net = self.net
        at = _flat(functional.pad(first, (1, 0)), ids)
        words = torch.stack([state.flatten(0, 1)[at] for state in net.encoder(ids, shapes)])
        case = functional.pad(net.word_shapes(word_shapes), (0, 0, 1, 0))
        mixed = net.mix.softmax(-1) @ words.flatten(1)
        return [part + case for part in mixed.unflatten(1, words.shape[1:]).unbind(0)]

    def _relations(self, dependent: Tensor, heads: Tensor) -> Tensor:
        """The likeliest relation to each of some heads: dependent [B, N, 128], heads [B, N, K, 128] -> [B, N, K]."""
        p = self.net.parser
        told = self.relation(dependent).unflatten(-1, (p.relations - 1, p.REL))
        scores = heads @ told.transpose(-1, -2) + self.dependent_bias(dependent)[:, :, None] + self.relation_bias(heads)
        return (scores.argmax(-1) + 1).to(torch.int32)


def _joined(heads: list[nn.Linear], caution: list[float]) -> nn.Linear:
    """Several heads as one; `caution` is added to each one's score of no span."""
    one = nn.Linear(heads[0].in_features, sum(h.out_features for h in heads))
    one.weight.data = torch.cat([h.weight for h in heads])
    bias = [h.bias.detach().clone() for h in heads]
    for values, more in zip(bias, caution, strict=True):
        values[0] += more
    one.bias.data = torch.cat(bias)
    return one


def _flat(at: Tensor, x: Tensor) -> Tensor:
    """Rows `at` [B, M] of each sentence of x [B, T, …], counted through the batch: Gather takes them where `gather`
    would need an index as wide as x."""
    return at + torch.arange(x.shape[0])[:, None] * x.shape[1]


def load_network(checkpoint: Path, labels: Labels) -> Network:
    """The network of a checkpoint, ready to run; the entity heads are those that the checkpoint has."""
    state = torch.load(checkpoint, weights_only=True)
    heads = tuple(h for h in labels.entities if {f"entity.{h}.weight", f"event.{h}.weight"} & state.keys())
    network = Network(labels, heads=heads)
    network.load_state_dict(state)
    return network.eval()


def export(folder: Path, out: Path, *, caution: dict[str, float], reduce_range: bool = True) -> Path:
    """Exports the weights network.pt of `folder`, with its labels.json; `caution` is the recipe's.

    `reduce_range` keeps the weights to 7 bits: processors without VNNI add pairs of products in 16 bits and would
    overflow. It costs less than a tenth of a point.

    Writes encoder.onnx, labels.json and tokenizer.json to `out`; returns the model's path."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    labels = Labels(**json.loads((folder / "labels.json").read_text("utf-8")))
    model = Exported(load_network(folder / "network.pt", labels), caution).eval()
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / "plain.onnx"
        _to_onnx(model, plain)
        quantize_dynamic(
            plain,
            out / "encoder.onnx",
            op_types_to_quantize=["MatMul"],
            per_channel=True,
            reduce_range=reduce_range,
            weight_type=QuantType.QInt8,
        )
    shutil.copy(base.folder() / "tokenizer.json", out / "tokenizer.json")
    sums = {n: hashlib.sha256((out / n).read_bytes()).hexdigest() for n in ("encoder.onnx", "tokenizer.json")}
    shipped = labels.as_json() | {
        "entities": {h: labels.entities[h] for h in (*SHIPPED_HEADS, *EVENT_HEADS)},
        "sha256": sums,
    }
    content = (json.dumps(shipped, ensure_ascii=False, separators=(",", ":")) + "\n").encode()
    (out / "labels.json").write_bytes(content)
    (out / "labels.json.sha256").write_text(f"{hashlib.sha256(content).hexdigest()}  labels.json\n", "ascii")
    return out / "encoder.onnx"


def _to_onnx(model: Exported, path: Path) -> None:
    b, t, n = 2, 9, 6
    first = torch.arange(1, n + 1)[None].repeat(b, 1)
    sample = (
        torch.full((b, t), 1000),
        torch.ones(b, t, dtype=torch.long),
        first,
        torch.ones(b, n, dtype=torch.long),
        torch.tensor([n, n - 1]),
        torch.full((b, n), 100.0),
    )
    rows = {0: "batch", 1: "pieces"}
    words = {0: "batch", 1: "words"}
    axes = {"ids": rows, "shapes": rows, "first": words, "word_shapes": words, "forced": words, "length": {0: "batch"}}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the tracing exporter is the one that keeps the graph small
        torch.onnx.export(
            model,
            sample,
            path,
            input_names=list(INPUTS),
            output_names=list(OUTPUTS),
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
