"""Dev scores of the packaged int8 model, by the package's own code: `python -m training.evaluate --corpora DIR`.

Gold words throughout. Attachment counts every word, punctuation too, and full relations with subtypes. Entities and
arguments count if span and label are exactly right. re3d is measured on its overlapping spans made flat (the longest
stays), with kinds PER, LOC, ORG, NAT, WEAPON, TIME, QUANTITY, MONEY.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from pathlib import Path

from reportedly.annotate.encoder import Analysis, Encoder
from training.example import Example, spans_of
from training.prepare import load


@dataclass
class Score:
    """Counts that add up: right, predicted and gold items."""

    right: int = 0
    found: int = 0
    gold: int = 0

    def add(self, found: Iterable[Hashable], gold: Iterable[Hashable]) -> None:
        a, b = Counter(found), Counter(gold)
        self.right += (a & b).total()
        self.found += a.total()
        self.gold += b.total()

    @property
    def f1(self) -> float:
        """In per cent."""
        return 200 * self.right / max(1, self.found + self.gold)

    @property
    def precision(self) -> float:
        return 100 * self.right / max(1, self.found)

    @property
    def recall(self) -> float:
        return 100 * self.right / max(1, self.gold)


def syntax(encoder: Encoder, examples: list[Example]) -> dict[str, float]:
    """UAS, LAS, UPOS, XPOS and lemma accuracy in per cent."""
    right: Counter[str] = Counter()
    words = 0
    for e, a in zip(examples, encoder.analyse([e.words for e in examples]), strict=True):
        if not (e.heads and e.deprels and e.upos and e.xpos and e.lemmas):
            continue
        words += len(e.words)
        for i in range(len(e.words)):
            attached = a.heads[i] + 1 == e.heads[i]
            right["UAS"] += attached
            right["LAS"] += attached and a.deprels[i] == e.deprels[i]
            right["UPOS"] += a.upos[i] == e.upos[i]
            right["XPOS"] += a.xpos[i] == e.xpos[i]
            right["lemma"] += a.lemmas[i] == e.lemmas[i]
    return {name: 100 * right[name] / words for name in ("UAS", "LAS", "UPOS", "XPOS", "lemma")}


def entities(encoder: Encoder, examples: list[Example], head: str) -> dict[str, Score]:
    """Scores over all kinds (under 'all') and by kind, of one entity head."""
    scores = {"all": Score()}
    for e, a in zip(examples, encoder.analyse([e.words for e in examples]), strict=True):
        gold = spans_of([t or "O" for t in e.entities[head]])
        found = {(x.first, x.past, x.kind) for x in a.by_head[head]}
        scores["all"].add(found, gold)
        for kind in {k for _, _, k in gold | found}:
            scores.setdefault(kind, Score()).add([s for s in found if s[2] == kind], [s for s in gold if s[2] == kind])
    return scores


def overlap(encoder: Encoder, examples: list[Example], head: str) -> float:
    """F1 in per cent where a span counts if it overlaps one of its kind: is the right thing found, if not its edges?"""
    right, found, reached, gold = 0, 0, 0, 0
    for e, a in zip(examples, encoder.analyse([e.words for e in examples]), strict=True):
        ours = {(x.first, x.past, x.kind) for x in a.by_head[head]}
        theirs = spans_of([t or "O" for t in e.entities[head]])
        right += sum(any(_meet(s, t) for t in theirs) for s in ours)
        reached += sum(any(_meet(s, t) for t in ours) for s in theirs)
        found += len(ours)
        gold += len(theirs)
    precision, recall = right / max(1, found), reached / max(1, gold)
    return 200 * precision * recall / max(1e-9, precision + recall)


def _meet(a: tuple[int, int, str], b: tuple[int, int, str]) -> bool:
    return a[2] == b[2] and a[0] < b[1] and b[0] < a[1]


def roles(encoder: Encoder, examples: list[Example], *, gold_predicates: bool) -> dict[str, Score]:
    """Arguments, core arguments, predicates and rolesets."""
    scores = {name: Score() for name in ("arguments", "core", "predicates", "rolesets")}
    given = [[f.word for f in e.frames or ()] for e in examples] if gold_predicates else None
    for e, a in zip(examples, encoder.analyse([e.words for e in examples], predicates=given), strict=True):
        gold = [(f.word, *argument) for f in e.frames or () for argument in f.arguments]
        found = _arguments(a)
        scores["arguments"].add(found, gold)
        scores["core"].add([x for x in found if x[3][3:4].isdigit()], [x for x in gold if x[3][3:4].isdigit()])
        scores["predicates"].add([f.predicate for f in a.frames], [f.word for f in e.frames or ()])
        scores["rolesets"].add(
            [(f.predicate, f.roleset) for f in a.frames], [(f.word, f.roleset) for f in e.frames or ()]
        )
    return scores


def _arguments(analysis: Analysis) -> list[tuple[int, int, int, str]]:
    return [(f.predicate, x.first, x.past, x.role) for f in analysis.frames for x in f.arguments]


def table(encoder: Encoder, dev: list[Example]) -> dict[str, float]:
    """All figures by name, in per cent."""
    figures: dict[str, float] = {}
    for source in ("ewt", "gum"):
        for name, value in syntax(encoder, [e for e in dev if e.source == source]).items():
            figures[f"{source} {name}"] = value
    for head in ("uner", "re3d", "nat", "meantime"):
        sources = {"nat": "re3d", "uner": "ewt"}
        measured = [e for e in dev if e.source == sources.get(head, head) and head in e.entities]
        figures[f"{head} overlap F1"] = overlap(encoder, measured, head)
        for kind, score in sorted(entities(encoder, measured, head).items()):
            figures[f"{head} {kind} F1"] = score.f1
            if kind == "all":
                figures[f"{head} precision"], figures[f"{head} recall"] = score.precision, score.recall
    framed = [e for e in dev if e.frames is not None]
    for gold in (True, False):
        for name, score in roles(encoder, framed, gold_predicates=gold).items():
            if not (gold and name == "predicates"):
                figures[f"roles {'gold' if gold else 'found'} predicates, {name} F1"] = score.f1
    return figures


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--model", type=Path, help="folder with encoder.onnx; by default the packaged one")
    parser.add_argument("--json", action="store_true", help="one JSON object instead of lines")
    options = parser.parse_args()
    figures = table(Encoder.load(folder=options.model), load(options.corpora, "dev"))
    if options.json:
        print(json.dumps({name: round(value, 2) for name, value in figures.items()}, indent=1))
        return
    for name, value in figures.items():
        print(f"{name:45} {value:6.2f}")


if __name__ == "__main__":
    main()
