"""Who did what to whom with what in MUC-4's dev part: 200 reports on attacks in Latin America, all in lower case.

CEAF-REE in its strict form, as GRIT (Du et al., 2021) defines it for five roles, over the incidents of a document
together (evaluation/ceaf.py). Our claims are turned into MUC-4's slots by evaluation/slots.py. The part is measured on
and read; the training part has taught the encoder's head "muc".
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from evaluation.ceaf import Entity, aligned, merged
from evaluation.counters import Counter, Found
from evaluation.measure import Failure, Measure, Result, Tools
from evaluation.slots import ROLES, slots

DATA = "corpora/roles/muc4-dev.jsonl"
FIGURE = "CEAF-REE strict F1"
_SHOWN = 1500  # characters of a report on the page of failures


def results(tools: Tools) -> Iterator[Result]:
    with tools.path(DATA).open(encoding="utf-8") as lines:
        for row in tools.chosen(map(json.loads, lines)):
            document = tools.document(row["doctext"], ref=row["docid"])
            annotation = tools.annotate(document)
            ours = slots(document.text, tools.claims(document, annotation), annotation)
            yield compare(row["docid"], document.text, gold_of(row["templates"]), ours)


def gold_of(templates: Sequence[Mapping[str, Any]]) -> dict[str, list[Entity]]:
    """Each role's entities over all templates; an entity is given as a list of (wording, offset)."""
    return {
        role: merged([wording for wording, _ in entity] for template in templates for entity in template[role])
        for role in ROLES
    }


def compare(ref: str, text: str, gold: Mapping[str, Sequence[Entity]], ours: Mapping[str, Sequence[Entity]]) -> Result:
    """One document's counts, over all roles and for each, and what was missed and what was found though not wanted."""
    counts: dict[str, Counter] = {}
    failures = []
    total = Found()
    for role in ROLES:
        pairs = aligned(ours[role], gold[role])
        found = Found(len(pairs), len(gold[role]) - len(pairs), len(ours[role]) - len(pairs))
        total += found
        counts[f"{role} F1"] = found
        missed = [_worded(e) for i, e in enumerate(gold[role]) if i not in pairs]
        extra = [_worded(e) for i, e in enumerate(ours[role]) if i not in pairs.values()]
        if missed or extra:
            wanted, got = "; ".join(missed) or "no more", "; ".join(extra) or "nothing"
            failures.append(Failure(FIGURE, text[:_SHOWN], f"{role}: {wanted}", got, len(missed) + len(extra)))
    return Result(ref, {FIGURE: total, **counts}, tuple(failures))


def _worded(entity: Entity) -> str:
    return " / ".join(sorted(entity))


MEASURES = (Measure("muc", "slots of MUC-4's incidents: who, what, whom, with what", (DATA,), results, every=2),)
