"""Rebuilds the shipped model: `python -m training.run --corpora ../shared/corpora --out build/model`.

Four stages, each of which leaves files in `--out` for the next, so that they may run on different machines:
prepare (data.pickle, start.pt, labels.json), teachers (teacher-N.pt), student (network.pt), export (package/).
Only `prepare` reads corpora; only `teachers` and `student` gain by a GPU, which they use where there is one.
"""

from __future__ import annotations

import argparse
import json
import pickle
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import torch

from training.batches import Encoded, encode
from training.network import Network
from training.prepare import Labels, labels_of, load
from training.quick import quick
from training.train import build, train


def prepare(corpora: Path, out: Path, recipe: dict[str, Any], sentences: int | None) -> None:
    """Reads the corpora, once: the encoded train and dev parts, the label sets, and the start of all networks."""
    from tokenizers import Tokenizer

    from reportedly.annotate.encoder import Encoder
    from reportedly.annotate.wordpieces import WordPieces
    from training import base

    tagger = Encoder.load()

    def upos(of: Any) -> list[tuple[str, ...]]:
        return [a.upos for a in tagger.analyse(of)]

    examples, dev = (load(corpora, part, upos) for part in ("train", "dev"))
    labels = labels_of(examples)
    if sentences:
        examples, dev = (e[:: max(1, len(e) // sentences)] for e in (examples, dev))
    pieces = WordPieces(Tokenizer.from_file(str(base.folder() / "tokenizer.json")))
    out.mkdir(parents=True, exist_ok=True)
    (out / "labels.json").write_text(json.dumps(labels.as_json(), ensure_ascii=False), "utf-8")
    (out / "data.pickle").write_bytes(pickle.dumps([encode(part, labels, pieces) for part in (examples, dev)]))
    network = build(labels, recipe)
    base.start(network.encoder, base.read())
    # Half precision: the start is a start, and the file is small enough to carry to another machine.
    start = {n: p.half() for n, p in network.encoder.state_dict().items() if p.is_floating_point()}
    torch.save(start | {"words.rows": network.encoder.words.rows}, out / "start.pt")


def network_of(out: Path, recipe: dict[str, Any], name: str, device: torch.device) -> Network:
    """A network on the device: a trained one, or with the name 'start' new heads on the base weights."""
    labels = Labels(**json.loads((out / "labels.json").read_text("utf-8")))
    network = build(labels, recipe)
    state = torch.load(out / f"{name}.pt", weights_only=True)
    if name == "start":
        network.encoder.load_state_dict(state)
    else:
        network.load_state_dict(state)
    return network.to(device)


def data_of(out: Path) -> tuple[list[Encoded], list[Encoded]]:
    """The train and dev parts as `prepare` left them: a file of this program's own, so that pickle may read it."""
    train_part, dev = pickle.loads((out / "data.pickle").read_bytes())
    return train_part, dev


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path)
    parser.add_argument("--out", type=Path, required=True, help="checkpoints, and in package/ what the package ships")
    parser.add_argument("--recipe", type=Path, default=Path(__file__).with_name("recipe.toml"))
    parser.add_argument("--stages", default="prepare,teachers,student,export")
    parser.add_argument("--teacher", type=int, help="train only this teacher")
    parser.add_argument("--minutes", type=float, nargs=2, help="of teachers and student, by the clock, not by steps")
    parser.add_argument("--sentences", type=int, help="use only this many sentences, to try the code")
    options = parser.parse_args()
    recipe = tomllib.loads(options.recipe.read_text("utf-8"))
    stages = options.stages.split(",")
    if "prepare" in stages:
        prepare(options.corpora, options.out, recipe, options.sentences)
    if "teachers" in stages:
        teachers(options, recipe)
    if "student" in stages:
        student(options, recipe)
    if "export" in stages:
        from training.export import export

        print(export(options.out, options.out / "package", caution=recipe["caution"]))


def _device() -> torch.device:
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")


def teachers(options: argparse.Namespace, recipe: dict[str, Any]) -> None:
    """All teachers, beside each other where there is a GPU, one after another elsewhere."""
    count = recipe["distil"]["teachers"]
    if options.teacher is None and _device().type == "cuda":
        same = [sys.executable, "-m", "training.run", *sys.argv[1:], "--stages", "teachers"]
        running = [subprocess.Popen([*same, "--teacher", str(k)]) for k in range(count)]
        codes = [process.wait() for process in running]
        if any(codes):
            raise SystemExit("a teacher failed")
        return
    data, dev = data_of(options.out)
    own = recipe | {"data": recipe["data"] | {"copies": recipe["data"]["copies"] | recipe["distil"]["teacher_copies"]}}
    for k in range(count) if options.teacher is None else [options.teacher]:
        torch.manual_seed(recipe["optimiser"]["seed"] + k)
        network = network_of(options.out, recipe, "start", _device())
        seed = recipe["optimiser"]["seed"] + k
        minutes = options.minutes and options.minutes[0]
        train(data, network, own, options.out / f"teacher-{k}.pt", seed=seed, minutes=minutes)
        print(f"teacher {k}", quick(network, dev), flush=True)


def student(options: argparse.Namespace, recipe: dict[str, Any]) -> None:
    """The student begins as the first teacher, and learns from all of them."""
    data, dev = data_of(options.out)
    d = recipe["distil"]
    names = [f"teacher-{k}" for k in range(d["teachers"])]
    network = network_of(options.out, recipe, names[0], _device())
    crowd = [network_of(options.out, recipe, n, _device()).eval() for n in names]
    own = recipe | {"optimiser": recipe["optimiser"] | d["optimiser"]}
    seed, minutes = own["optimiser"]["seed"] + 100, options.minutes and options.minutes[1]
    out = options.out / "network.pt"
    train(data, network, own, out, seed=seed, minutes=minutes, teachers=crowd, share=d["share"])
    print("student", quick(network, dev), flush=True)


if __name__ == "__main__":
    main()
