"""The network: MiniLM-L6 with case shapes, and the heads for syntax, entities, roles, events and factuality."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from reportedly.annotate.wordpieces import SHAPES
from training.dropout import Dropout
from training.example import EVENT_HEADS
from training.prepare import Labels
from training.rows import Few, at, of

WIDTH, LAYERS, HEADS, INNER = 384, 6, 12, 1536
PARTS = ("parse", "tag", "entity", "role", "event")


class Layer(nn.Module):
    """A BERT layer (post-norm). Plain matmul and softmax: faster than fused attention on a CPU, backwards above all."""

    def __init__(self, width: int, heads: int, inner: int, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm1 = nn.LayerNorm(width, eps=1e-12)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.norm2 = nn.LayerNorm(width, eps=1e-12)
        self.drop = Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """x [B, T, width]; bias [B, 1, 1, T], 0 or very negative."""
        b, t, w = x.shape
        parts = self.qkv(x).split(w, -1)
        q, k, v = (p.view(b, t, self.heads, w // self.heads).transpose(1, 2) for p in parts)
        scores = (q * (w // self.heads) ** -0.5) @ k.transpose(-1, -2) + bias
        mixed = (scores.softmax(-1) @ v).transpose(1, 2).reshape(b, t, w)
        x = self.norm1(x + self.drop(self.out(mixed)))
        return self.norm2(x + self.drop(self.down(functional.gelu(self.up(x)))))


class Frozen(nn.Module):
    """Word embeddings, not trained, already rounded to int8 by row, so that the export loses nothing."""

    def __init__(self, vocabulary: int) -> None:
        super().__init__()
        self.register_buffer("rows", torch.zeros(vocabulary, WIDTH, dtype=torch.int8))
        self.register_buffer("scale", torch.zeros(vocabulary, 1))

    def set(self, weight: Tensor) -> None:
        self.scale = weight.abs().amax(1, keepdim=True) / 127
        self.rows = (weight / self.scale.clamp_min(1e-9)).round().to(torch.int8)

    def forward(self, ids: Tensor) -> Tensor:
        return self.rows[ids].float() * self.scale[ids]


class Encoder(nn.Module):
    """Word pieces to the hidden states of all layers, embeddings first."""

    def __init__(self, vocabulary: int = 30522, positions: int = 512, dropout: float = 0.0) -> None:
        super().__init__()
        self.words = Frozen(vocabulary)
        self.positions = nn.Embedding(positions, WIDTH)
        self.shapes = Few(SHAPES, WIDTH)
        nn.init.normal_(self.shapes.weight, std=0.005)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(WIDTH, HEADS, INNER, dropout) for _ in range(LAYERS))
        self.drop = Dropout(dropout)

    def forward(self, ids: Tensor, shapes: Tensor) -> list[Tensor]:
        """ids, shapes [B, T] -> 7 x [B, T, 384]."""
        x = self.words(ids) + self.positions.weight[: ids.shape[1]] + self.shapes(shapes)
        x = self.drop(self.norm(x))
        bias = ((ids == 0).float() * -1e4)[:, None, None]
        states = [x]
        for layer in self.layers:
            states.append(layer(states[-1], bias))
        return states


def mlp(inner: int, out: int, dropout: float) -> nn.Sequential:
    return nn.Sequential(nn.Linear(WIDTH, inner), nn.GELU(), Dropout(dropout), nn.Linear(inner, out))


class Network(nn.Module):
    """Encoder and heads. The heads' methods take the word vectors of their part, [B, N, 384]."""

    def __init__(
        self, labels: Labels, *, heads: tuple[str, ...], dropout: float = 0.0, head_dropout: float = 0.0
    ) -> None:
        super().__init__()
        self.encoder = Encoder(dropout=dropout)
        self.mix = nn.Parameter(torch.zeros(len(PARTS), LAYERS + 1))
        self.word_shapes = Few(SHAPES, WIDTH)
        nn.init.normal_(self.word_shapes.weight, std=0.05)
        self.drop = Dropout(head_dropout)
        self.parser = Parser(len(labels.deprels), head_dropout)
        self.upos = nn.Linear(WIDTH, len(labels.upos))
        self.xpos = nn.Linear(WIDTH, len(labels.xpos))
        self.script = nn.Linear(WIDTH, len(labels.scripts))
        self.entity_hidden = nn.Sequential(nn.Linear(WIDTH, 256), nn.GELU(), Dropout(head_dropout))
        self.entity = nn.ModuleDict({h: nn.Linear(256, len(labels.entities[h])) for h in heads if h not in EVENT_HEADS})
        self.event_hidden = nn.Sequential(nn.Linear(WIDTH, 256), nn.GELU(), Dropout(head_dropout))
        self.event = nn.ModuleDict({h: nn.Linear(256, len(labels.entities[h])) for h in heads if h in EVENT_HEADS})
        self.fact = mlp(128, 1, head_dropout)
        self.predicate = mlp(128, 1, head_dropout)
        self.sense = mlp(192, len(labels.senses), head_dropout)
        self.roles = RoleLabeller(len(labels.roles), len(labels.senses), dropout, head_dropout)

    def forward(self, ids: Tensor, shapes: Tensor, first: Tensor, word_shapes: Tensor) -> list[Tensor]:
        """The word vectors of each part, [B, 1 + N, 384]; row 0 is [CLS], the parse's root. first: [B, N] pieces."""
        states = self.encoder(ids, shapes)
        at = functional.pad(first, (1, 0))[..., None].expand(-1, -1, WIDTH)
        words = torch.stack([s.gather(1, at) for s in states])
        case = functional.pad(self.word_shapes(word_shapes), (0, 0, 1, 0))
        mixed = (self.mix.softmax(-1) @ words.flatten(1)).view(-1, *words.shape[1:])
        return [self.drop(part + case) for part in mixed.unbind(0)]


class Parser(nn.Module):
    """Biaffine arcs and relations (Dozat and Manning 2017)."""

    ARC, REL = 320, 128

    def __init__(self, relations: int, dropout: float) -> None:
        super().__init__()
        self.dependent = nn.Linear(WIDTH, self.ARC + self.REL)
        self.governor = nn.Linear(WIDTH, self.ARC + self.REL)
        self.drop = Dropout(dropout)
        self.arc = nn.Linear(self.ARC, self.ARC, bias=False)
        self.arc_bias = nn.Linear(self.ARC, 1, bias=False)
        self.relation = nn.Linear(self.REL, relations * (self.REL + 1))
        self.relation_bias = nn.Linear(self.REL, relations, bias=False)
        self.relations = relations
        nn.init.normal_(self.arc.weight, std=0.01)
        nn.init.normal_(self.relation.weight, std=0.01)

    def forward(self, x: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """x [B, 1 + N, 384] -> arc scores [B, N, 1 + N]; what relations are told from: [B, N, 128], [B, 1 + N, 128]."""
        d = self.drop(functional.gelu(self.dependent(x[:, 1:])))
        g = self.drop(functional.gelu(self.governor(x)))
        ga, gr = g[..., : self.ARC], g[..., self.ARC :]
        arcs = self.arc(d[..., : self.ARC]) @ ga.transpose(1, 2) + self.arc_bias(ga).transpose(1, 2)
        return arcs, d[..., self.ARC :], gr

    def relation_scores(self, dependent: Tensor, head: Tensor) -> Tensor:
        """Scores [M, R] of M arcs: dependent and head [M, 128]."""
        rel = self.relation(dependent).unflatten(-1, (self.relations, self.REL + 1))
        return (rel[..., :-1] @ head[..., None]).squeeze(-1) + rel[..., -1] + self.relation_bias(head)


class RoleLabeller(nn.Module):
    """Reads the sentence once for each of its predicates, told the predicate, its sense and the distance to it."""

    ROLE, REACH = 192, 40

    def __init__(self, labels: int, senses: int, dropout: float, head_dropout: float) -> None:
        super().__init__()
        self.word = nn.Linear(WIDTH, self.ROLE)
        self.predicate = nn.Linear(WIDTH, self.ROLE)
        self.sense = nn.Linear(senses, self.ROLE, bias=False)
        self.distance = Few(2 * self.REACH + 1, self.ROLE)
        self.norm = nn.LayerNorm(self.ROLE)
        self.layers = nn.ModuleList(Layer(self.ROLE, 4, 2 * self.ROLE, dropout) for _ in range(2))
        self.drop = Dropout(head_dropout)
        self.label = nn.Linear(self.ROLE, labels)

    def forward(self, x: Tensor, row: Tensor, word: Tensor, sense: Tensor, padding: Tensor) -> Tensor:
        """x [B, N, 384]; row, word [P]; sense [P, S] or [1, P, S] probabilities; padding [B, N] -> [P, N, labels]."""
        away = torch.arange(x.shape[1], device=x.device)[None] - word[:, None]
        away = away.clamp(-self.REACH, self.REACH) + self.REACH
        told = self.predicate(at(x, row, word)[None]) + self.sense(sense)
        y = self.norm(of(self.word(x), row) + told.squeeze(0)[:, None] + self.distance(away))
        bias = (padding.float() * -1e4)[row][:, None, None]
        for layer in self.layers:
            y = layer(y, bias)
        return self.label(self.drop(y))
