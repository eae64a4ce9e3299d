"""The training loop: one process, all tasks in every step, averaged weights as the result."""

from __future__ import annotations

import random
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import torch
from torch.utils.data import DataLoader, IterableDataset, get_worker_info

from training.batches import Batch, Encoded, batches
from training.distil import distilled, mixed
from training.losses import losses, scores, total
from training.network import Network
from training.prepare import Labels

LOG_EVERY = 100
SAVE_EVERY = 240.0
"""Seconds between checkpoints."""
WORKERS = 3
"""Processes that make batches for a GPU."""


def build(labels: Labels, recipe: dict[str, Any]) -> Network:
    """A network with the heads that the recipe trains."""
    o = recipe["optimiser"]
    heads = tuple(h for h in labels.entities if h in recipe["loss"])
    return Network(labels, heads=heads, dropout=o["dropout"], head_dropout=o["head_dropout"])


def optimiser_of(network: Network, recipe: dict[str, Any]) -> torch.optim.Optimizer:
    """AdamW with a lower rate for the pretrained encoder and no decay on biases and norms."""
    o = recipe["optimiser"]
    groups: dict[tuple[float, float], list[torch.nn.Parameter]] = defaultdict(list)
    for name, p in network.named_parameters():
        old = name.startswith("encoder.") and "shapes" not in name
        rate = o["encoder_rate"] if old else o["head_rate"]
        groups[rate, o["weight_decay"] if p.dim() > 1 else 0.0].append(p)
    settings = [{"params": ps, "lr": r, "weight_decay": d, "top": r} for (r, d), ps in groups.items()]
    return torch.optim.AdamW(settings, betas=(0.9, 0.98), eps=1e-8, fused=True)


def clock(recipe: dict[str, Any], minutes: float | None) -> Callable[[int], float]:
    """Progress from 0 to 1 by steps, or by the clock if minutes are given."""
    if minutes is None:
        return lambda step: step / recipe["optimiser"]["steps"]
    begin = time.monotonic()
    return lambda _: (time.monotonic() - begin) / (60 * minutes)


class _Endless(IterableDataset[Batch]):
    """Epoch after epoch; each worker process draws orders of its own."""

    def __init__(self, data: list[Encoded], recipe: dict[str, Any], seed: int) -> None:
        self.data, self.recipe, self.seed = data, recipe, seed

    def __iter__(self) -> Iterator[Batch]:
        info = get_worker_info()
        rng = random.Random(1000 * self.seed + (info.id if info else 0))
        d = self.recipe["data"]
        while True:
            yield from batches(
                self.data, budget=d["pieces_per_step"], case=self.recipe["case"], rng=rng, copies=d["copies"]
            )


def endless(data: list[Encoded], recipe: dict[str, Any], seed: int, device: torch.device) -> Iterator[Batch]:
    """Batches without end on the device; for a GPU they are made in processes beside this one."""
    workers = WORKERS if device.type == "cuda" else 0
    loader: DataLoader[Batch] = DataLoader(
        _Endless(data, recipe, seed), batch_size=None, num_workers=workers, prefetch_factor=16 if workers else None
    )
    for batch in loader:
        yield batch.to(device)


def train(
    data: list[Encoded],
    network: Network,
    recipe: dict[str, Any],
    out: Path,
    *,
    seed: int,
    minutes: float | None = None,
    teachers: Sequence[Network] = (),
    share: float = 0.0,
) -> Network:
    """Trains the network, on the device where it is, and returns it with its averaged weights, saved as `out`.

    With `teachers` (on the same device) `share` of each loss is how far the network is from what they say.
    """
    o = recipe["optimiser"]
    torch.manual_seed(seed)
    device = next(network.parameters()).device
    data = [e for e in data if len(e.pieces.ids) <= recipe["data"]["longest"]]
    network.train()
    optimiser = optimiser_of(network, recipe)
    average = {n: p.detach().clone() for n, p in network.named_parameters()}
    progress = clock(recipe, minutes)
    log = Log(out.stem)
    for step, batch in enumerate(endless(data, recipe, seed, device)):
        done = progress(step)
        if done >= 1:
            break
        rise = min(done / o["warm_up"], (1 - done) / (1 - o["warm_up"]))
        for group in optimiser.param_groups:
            group["lr"] = group["top"] * max(rise, 0.0)
        with torch.autocast(device.type, torch.bfloat16, enabled=device.type == "cuda"):
            said = scores(network, batch)
            found = losses(network, batch, said)
            if teachers:
                found = mixed(found, distilled(network, said, teachers, batch), share=share)
        optimiser.zero_grad(set_to_none=True)
        total(found, recipe["loss"]).backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), o["clip"], foreach=True)
        optimiser.step()
        keep = min(o["average"], (1 + step) / (10 + step))
        with torch.no_grad():
            torch._foreach_lerp_(list(average.values()), list(network.parameters()), 1 - keep)
        log.add(step, done, batch, found)
        if log.due():
            save(network, average, out.with_suffix(".checkpoint"))
    save(network, average, out)
    network.load_state_dict(average, strict=False)
    return network.eval()


def save(network: Network, average: dict[str, torch.Tensor], path: Path) -> None:
    """The averaged weights and the frozen word embeddings; renamed into place, so a reader never sees half a file."""
    state = network.state_dict() | average
    part = path.with_suffix(".part")
    torch.save({n: p.cpu() for n, p in state.items()}, part)
    part.rename(path)


class Log:
    """Prints mean losses and the speed every LOG_EVERY steps."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.found: list[dict[str, torch.Tensor]] = []
        self.pieces = 0
        self.since = self.saved = time.monotonic()

    def add(self, step: int, done: float, batch: Batch, found: dict[str, torch.Tensor]) -> None:
        """Takes one step's losses; values are asked for only when they are printed, for that waits for a GPU."""
        self.pieces += batch.ids.numel()
        self.found.append({name: value.detach() for name, value in found.items()})
        if (step + 1) % LOG_EVERY:
            return
        sums: dict[str, list[float]] = defaultdict(list)
        for losses_ in self.found:
            for name, value in losses_.items():
                sums[name].append(float(value))
        now = time.monotonic()
        means = " ".join(f"{n} {sum(v) / len(v):.3f}" for n, v in sums.items())
        print(f"{self.name} {step + 1} {done:.3f} {self.pieces / (now - self.since):.0f}/s {means}", flush=True)
        self.found.clear()
        self.pieces, self.since = 0, now

    def due(self) -> bool:
        """Whether it is time for a checkpoint."""
        if time.monotonic() - self.saved < SAVE_EVERY:
            return False
        self.saved = time.monotonic()
        return True
