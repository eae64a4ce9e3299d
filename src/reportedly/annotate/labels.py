"""The label sets that the weights were trained with, as shipped beside them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field

from reportedly.annotate.lemmas import lemma_of, parse_script

_REMEMBERED = 20_000  # lemmas of words, a part of speech and a script each


@dataclass(frozen=True, slots=True)
class Labels:
    """Names in the order of the model's outputs.

    `entities` has for each entity head its kinds and the columns of its tags; `rolesets` the PropBank rolesets seen for
    a lemma, most frequent first, and `senses` the column of each in the scores of senses; `forms` the lemma of each
    form seen, by part of speech; `sha256` the checksums of the files beside it.
    """

    deprels: tuple[str, ...]
    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    scripts: tuple[tuple[int, str, bool], ...]
    entities: dict[str, tuple[slice, tuple[str, ...]]]
    roles: tuple[str, ...]
    senses: dict[str, int]
    rolesets: dict[str, tuple[str, ...]]
    forms: dict[str, dict[str, str]]
    sha256: dict[str, str]
    _lemmas: dict[tuple[str, int, int], str] = field(default_factory=dict, repr=False, compare=False)

    def lemmas(self, words: Sequence[str], upos: Sequence[int], scripts: Sequence[int]) -> tuple[str, ...]:
        """The lemmas of words with these of the model's outputs, which may go on behind them; most words of a text
        have been asked for before."""
        known = self._lemmas
        return tuple([known.get(key) or self._lemma(key) for key in zip(words, upos, scripts, strict=False)])

    def _lemma(self, key: tuple[str, int, int]) -> str:
        word, upos, script = key
        if len(self._lemmas) >= _REMEMBERED:
            self._lemmas.clear()
        found = self._lemmas[key] = lemma_of(word, self.upos[upos], self.scripts[script], self.forms)
        return found

    @classmethod
    def parse(cls, text: str) -> Labels:
        """Reads labels.json. Raises ValueError or KeyError if it is something else."""
        raw = json.loads(text)
        columns = {name: i for i, name in enumerate(raw["senses"])}
        entities, start = {}, 0
        for head, tags in raw["entities"].items():
            entities[head] = slice(start, start + len(tags)), _kinds(tags)
            start += len(tags)
        return cls(
            deprels=tuple(raw["deprels"]),
            upos=tuple(raw["upos"]),
            xpos=tuple(raw["xpos"]),
            scripts=tuple(map(parse_script, raw["scripts"])),
            entities=entities,
            roles=_kinds(raw["roles"]),
            senses={
                name: columns[sense]
                for names in raw["rolesets"].values()
                for name in names
                if (sense := name.rpartition(".")[2]) in columns
            },
            rolesets={lemma: tuple(names) for lemma, names in raw["rolesets"].items()},
            forms=raw.get("forms", {}),
            sha256=dict(raw["sha256"]),
        )


def _kinds(tags: list[str]) -> tuple[str, ...]:
    """O, B-x, I-x, B-y, … to x, y, …"""
    return tuple(tag[2:] for tag in tags[1::2])
