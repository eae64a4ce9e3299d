"""Dropout with masks drawn once: drawing fresh ones at every step takes a fifth of a training step on a CPU."""

from __future__ import annotations

import torch
from torch import Tensor, nn

POOL = 1 << 23


class Dropout(nn.Module):
    """Slices of a long mask from random offsets, a new offset at every call."""

    pools: dict[float, Tensor] = {}  # noqa: RUF012 - shared on purpose: the masks are constants after the first use

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.rate = rate

    def forward(self, x: Tensor) -> Tensor:
        if not self.training or self.rate == 0:
            return x
        if x.is_cuda:
            return nn.functional.dropout(x, self.rate)
        if self.rate not in self.pools:
            self.pools[self.rate] = (torch.rand(POOL) >= self.rate).float() / (1 - self.rate)
        size = x.numel()
        if size > POOL // 2:
            return nn.functional.dropout(x, self.rate)
        start = int(torch.randint(0, POOL - size, ()))
        return x * self.pools[self.rate][start : start + size].view(x.shape)
