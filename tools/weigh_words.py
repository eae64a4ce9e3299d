"""Weighs the words of reports on conflict by how rare they are: src/reportedly/data/resolve/frequent.toml.

    python tools/weigh_words.py CORPORA

CORPORA has the training parts of MUC-4, WikiEvents, re3d and MEANTIME, in the folders that training/README.md names. Of
each report only this is kept: which words it has. A word of fewer than `LEAST` reports is not listed; it weighs more
than all that are. One folder gives the same bytes.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from math import log
from pathlib import Path
from xml.etree import ElementTree

from reportedly.letters import bare

FILE = Path("src/reportedly/data/resolve/frequent.toml")
LEAST = 10  # reports
STEP = 0.5  # of a natural logarithm
_WORD = re.compile(r"[^\W\d_][\w'’-]+")
_WHOSE = re.compile(r"['’]s?$")
_WIDTH = 120
_HEAD = """\
# How rare words are in reports on conflict: the logarithm of how many reports there are to one that has it, in halves.
# Made by tools/weigh_words.py from {reports} reports; `unseen` is the weight of a word that is not here.
"""


def reports(corpora: Path) -> Iterator[str]:
    """The texts of the training parts."""
    for name, field in (("roles/muc4-train", "doctext"), ("ner/re3d-train-documents", "text")):
        yield from (str(row[field]) for row in _rows(corpora / f"{name}.jsonl"))
    yield from (" ".join(row["tokens"]) for row in _rows(corpora / "roles/wikievents-train.jsonl"))
    for file in sorted((corpora / "newsreader/train").glob("*.xml")):
        yield " ".join(token.text or "" for token in ElementTree.parse(file).getroot().iter("token"))


def _rows(file: Path) -> Iterator[dict[str, list[str]]]:
    with file.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def weighed(texts: Iterable[str]) -> tuple[int, dict[float, list[str]]]:
    """How many texts there are, and the words by their weight."""
    often: Counter[str] = Counter()
    kinds = [{_WHOSE.sub("", w.lower()) for w in _WORD.findall(bare(text))} for text in texts]
    for words in kinds:
        often.update(words)
    number = len(kinds)
    found: dict[float, list[str]] = {}
    for word, count in sorted(often.items()):
        if count >= LEAST and len(word) > 2:
            found.setdefault(round(log(number / count) / STEP) * STEP, []).append(word)
    return number, found


def written(number: int, by_weight: dict[float, list[str]]) -> str:
    """The file: a list for each weight."""
    lines = [_HEAD.format(reports=f"{number:,}"), f"unseen = {max(by_weight, default=0.0) + STEP}", "", "[rare]"]
    for weight, listed in sorted(by_weight.items()):
        lines.append(f'"{weight}" = [')
        line = "   "
        for word in listed:
            if len(line) + len(word) + 4 > _WIDTH:
                lines.append(line)
                line = "   "
            line += f' "{word}",'
        lines += [line, "]"]
    return "\n".join(lines) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    FILE.write_text(written(*weighed(reports(parser.parse_args().corpora))), encoding="utf-8")


if __name__ == "__main__":
    main()
