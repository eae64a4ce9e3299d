"""A layer's attention as one node of the exported graph."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.network import Layer


class OneNodeAttention(nn.Module):
    """A layer whose attention is onnxruntime's own node: no splits, transposes and masks between the products."""

    def __init__(self, layer: Layer) -> None:
        super().__init__()
        self.layer = layer

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """As Layer.forward."""
        layer = self.layer
        q, k, v = layer.qkv(x).split(layer.qkv.out_features // 3, -1)
        there = (bias[:, 0, 0] > -1).to(torch.int32)
        mixed = _Attention.apply(q, k, v, there, layer.heads)
        x = layer.norm1(x + layer.out(mixed))
        return layer.norm2(x + layer.down(functional.gelu(layer.up(x))))


class _Attention(torch.autograd.Function):
    """q, k, v [B, T, W], there [B, T] (1 or, in the padding, 0) -> [B, T, W]."""

    @staticmethod
    def forward(_: Any, q: Tensor, k: Tensor, v: Tensor, there: Tensor, heads: int) -> Tensor:
        q, k, v = (x.unflatten(-1, (heads, -1)).transpose(1, 2) for x in (q, k, v))
        mixed = functional.scaled_dot_product_attention(q, k, v, attn_mask=there[:, None, None] > 0)
        return mixed.transpose(1, 2).flatten(2)

    @staticmethod
    def symbolic(g: Any, q: Any, k: Any, v: Any, there: Any, heads: int) -> Any:
        none = g.op("prim::Constant")
        none.setType(torch._C.OptionalType.ofTensor())  # an input that is left out
        node = g.op("com.microsoft::MultiHeadAttention", q, k, v, none, there, num_heads_i=heads)
        return node.setType(q.type())
