"""Rows picked out of tensors in ways whose backward pass is quick on a GPU too, where many pick the same row."""

from __future__ import annotations

from torch import Tensor, nn
from torch.nn import functional


class Few(nn.Embedding):
    """An embedding of few rows; on a GPU a product with one-hot rows.

    There the gradients of an ordinary embedding's row, thousands of them, are added up one after another."""

    def forward(self, ids: Tensor) -> Tensor:
        """ids [...] -> [..., width]."""
        if self.training and ids.is_cuda:
            return functional.one_hot(ids, self.num_embeddings).to(self.weight.dtype) @ self.weight
        return super().forward(ids)


def at(x: Tensor, row: Tensor, word: Tensor) -> Tensor:
    """x [B, N, W] at P pairs of row and word -> [P, W]."""
    if x.is_cuda:
        return x.flatten(0, 1).index_select(0, row * x.shape[1] + word)
    return x[row, word]


def of(x: Tensor, row: Tensor) -> Tensor:
    """x [B, ...] at P rows -> [P, ...]."""
    return x.index_select(0, row) if x.is_cuda else x[row]
