"""How long a text of a megabyte takes, whatever it is: `python benchmarks/large.py`. README.md says how it is taken."""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass
from itertools import cycle
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent
MEGABYTE = 1_048_576
SAMPLED = 0.1
_VERBS = """said killed told attacked fled claimed shelled seized captured reported denied accused bombed shot wounded
arrested urged vowed left retreated fought"""
_WORDS = """Gao Kidal Mopti army rebels Minister Ali Musa town village base Monday three people the a of in and to by ,
. he it"""
_TOWNS = "Rebels took Orra{0} in Tolm{0} on Monday, killing {0} people near Sarn{0}, Bek{0} and Dosso{0}, they said. "
_SPEAKERS = "Colonel Ali{0} Musa{0} said that rebels had killed {0} people in Gao on Monday. "


def _again(piece: str) -> Callable[[int], str]:
    return lambda size: (piece * (size // len(piece) + 1))[:size]


def _numbered(sentence: str) -> Callable[[int], str]:
    return lambda size: "".join(sentence.format(i) for i in range(size // len(sentence) + 1))[:size]


def _drawn(words: list[str], between: str = " ") -> Callable[[int], str]:
    def text(size: int) -> str:
        chosen = random.Random(1).choices(words, k=size // 2)
        return between.join(chosen)[:size]

    return text


def _prose(size: int) -> str:
    """Our own dispatches one after the other, again and again."""
    from reportedly.model import Document
    from reportedly.read import ReadOptions, read_inputs

    inputs = [FOLDER / "examples", *sorted((FOLDER / "evaluation").glob("scenario*/dispatches"))]
    told = [d.text for d in read_inputs(list(map(str, inputs)), ReadOptions()) if isinstance(d, Document)]
    found: list[str] = []
    length = 0
    for text in cycle(told):
        if length >= size:
            return "\n\n".join(found)[:size]
        found.append(text)
        length += len(text) + 2
    return ""


KINDS: dict[str, Callable[[int], str]] = {
    "prose": _prose,
    "towns": _numbered(_TOWNS),
    "speakers": _numbered(_SPEAKERS),
    "statements": _again("The army said on Monday that it had not killed anyone. "),
    "the base": _again("He left the base. The minister said they took the town. "),
    "one sentence": _again("the army killed a man and "),
    "said": _again("said "),
    "deeds": _numbered("the army killed {0} men and "),
    "sayings": _numbered("he said {0} times "),
    "verbs": _drawn(_VERBS.split()),
    "words": _drawn(f"{_VERBS} {_WORDS}".split()),
    "quotations": _again('"He said \'she said "they said '),
    "nested quotes": _again('"'),
    "names": _again("President Ali Musa "),
    "places": _again("in Gao, Kidal, Mopti and Timbuktu "),
    "days": _again("on Monday 3 May 2026, "),
    "numbers": _again("twenty-one hundred and thirty thousand and "),
    "one word": _again("a"),
    "letters": _again("a b c d e "),
    "noise": _drawn(list("abcdefghijklmnopqrstuvwxyz     ,."), between=""),
    "dots": _again("…"),
    "links": _again("[]()"),
    "blank lines": lambda size: "a" + "\n" * (size - 2) + "a",
    "marks": _drawn(list("(),.-!?;:$%"), between=""),
}


@dataclass(frozen=True, slots=True)
class Large:
    """One text through `reportedly code`, read to printed: wall and processor seconds, and peak resident megabytes, of
    all its processes together; how many claims it makes, or what it was refused with."""

    seconds: float
    cpu_seconds: float
    peak_mb: float
    claims: int
    refused: str | None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kinds", nargs="*", help=f"of {', '.join(KINDS)} (default: all)")
    parser.add_argument("--size", type=int, default=MEGABYTE, help="characters of each text (default: %(default)s)")
    options = parser.parse_args()
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        for kind in options.kinds or KINDS:
            path = Path(folder) / "text.txt"
            path.write_text(KINDS[kind](options.size), encoding="utf-8")
            found[kind] = asdict(_coded(path))
            print(kind, found[kind], file=sys.stderr, flush=True)
    report = {"cores": os.cpu_count(), "characters": options.size, "texts": found}
    print(json.dumps(json.loads(json.dumps(report), parse_float=lambda f: round(float(f), 1)), indent=2))


def _coded(path: Path) -> Large:
    told, failed = path.with_suffix(".json"), path.with_suffix(".err")
    command = [sys.executable, "-m", "reportedly", "code", str(path), "--format", "json", "--language", "en"]
    before = time.perf_counter()
    with told.open("wb") as out, failed.open("wb") as err:
        child = subprocess.Popen(command, stdout=out, stderr=err)
    peak = _Peak(child.pid)
    _, status, usage = os.wait4(child.pid, 0)
    seconds = time.perf_counter() - before
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in (0, 2):
        raise subprocess.CalledProcessError(child.returncode, command, stderr=failed.read_text("utf-8"))
    content = told.read_text("utf-8")
    return Large(
        seconds=seconds,
        cpu_seconds=usage.ru_utime + usage.ru_stime,
        peak_mb=peak.ended() or usage.ru_maxrss / 1000,
        claims=len(json.loads(content)["claims"]) if content else 0,
        refused=failed.read_text("utf-8").partition("\n")[0] if child.returncode else None,
    )


class _Peak:
    """The most memory that a process and its children hold together, as Linux tells it, looked at again and again."""

    def __init__(self, process: int) -> None:
        self._process = process
        self._most = 0.0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look)
        self._thread.start()

    def ended(self) -> float:
        """Megabytes; 0 where they cannot be told."""
        self._over.set()
        self._thread.join()
        return self._most

    def _look(self) -> None:
        while not self._over.wait(SAMPLED):
            self._most = max(self._most, _held(self._process))


def _held(process: int) -> float:
    """Megabytes of a process and its children; what several share is counted once."""
    total = 0.0
    with suppress(OSError):
        lines = Path(f"/proc/{process}/smaps_rollup").read_text("ascii").splitlines()
        total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) * 1024 / 1e6
        children = Path(f"/proc/{process}/task/{process}/children").read_text("ascii")
        total += sum(_held(int(child)) for child in children.split())
    return total


if __name__ == "__main__":
    main()
