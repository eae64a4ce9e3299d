"""Side by side with what else people run on the same sentences: `python benchmarks/rivals.py`. README.md explains it.

Each rival is installed from PyPI into an environment of its own, which goes with the run unless --keep names its place.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import venv
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
SPACY = "spacy>=3.8,<3.9"
_ONE_CORE = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--examples", type=Path, default=HERE.parent / "examples", help="folder of dispatches")
    parser.add_argument("--cycles", type=int, default=4, help="times over the texts in a run (default: %(default)s)")
    parser.add_argument(
        "--runs", type=int, default=3, help="fresh processes of each, turn about (default: %(default)s)"
    )
    parser.add_argument("--keep", type=Path, help="folder for the environments, taken as they are if they are there")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        texts = Path(place) / "texts.json"
        # A child's peak counts its parent's memory at the fork, so this process loads nothing itself.
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
            texts.write_text(json.dumps(pool.submit(_texts, options.examples).result()), encoding="utf-8")
        spacy = _environment((options.keep or Path(place)) / "spacy", SPACY)
        children = {"reportedly": (sys.executable, "rival_own.py"), "spacy": (spacy, "rival_spacy.py")}
        runs: dict[str, list[dict[str, Any]]] = {name: [] for name in children}
        for _ in range(options.runs):
            for name, (python, script) in children.items():
                runs[name].append(_run(str(python), script, str(texts), str(options.cycles)))
    print(json.dumps({name: _middle(told) for name, told in runs.items()}, indent=2))


def _texts(examples: Path) -> dict[str, Any]:
    """The texts of the examples, and how many sentences reportedly finds in them."""
    from reportedly.annotate import annotate
    from reportedly.annotate.encoder import Encoder
    from throughput import documents_of

    encoder = Encoder.load()
    documents = [d for path in sorted(examples.iterdir()) if path.is_file() for d in documents_of(path)]
    sentences = sum(len(annotate(document, encoder).sentences) for document in documents)
    return {"texts": [document.text for document in documents], "sentences": sentences}


def _environment(folder: Path, *requirements: str) -> Path:
    """The Python of an environment with these packages."""
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    done = folder / "installed"
    if not done.exists():  # nor is what a broken installation left behind
        venv.create(folder, with_pip=True, clear=True)
        subprocess.run([str(python), "-m", "pip", "install", "-q", *requirements], check=True)
        done.touch()
    return python


def _run(python: str, script: str, *arguments: str) -> dict[str, Any]:
    command = [python, str(HERE / script), *arguments]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, env={**os.environ, **_ONE_CORE})
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def _middle(told: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Numbers as the median of the runs."""
    first = told[0]
    return {
        name: value if isinstance(value, str) else round(statistics.median(one[name] for one in told), 2)
        for name, value in first.items()
    }


if __name__ == "__main__":
    main()
