"""The words that attribute, from data/lexicons/attribution.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from reportedly.code.attributed import Kind
from reportedly.model import Stance


@dataclass(frozen=True, slots=True)
class Cue:
    """How a verb introduces what it attributes; `takes` lists the frames to try, in order.

    With an object of `excluded` it attributes nothing; where `only` has any, it does so with these objects alone.
    """

    kind: Kind
    stance: Stance
    hedged: bool
    audience: bool
    takes: tuple[str, ...]
    excluded: frozenset[str]
    only: frozenset[str]


@dataclass(frozen=True, slots=True)
class Cues:
    """The lexicon: verbs with their frames, and word classes by the name that they have in the file.

    `joined` are the verbs that have entries with a preposition or particle ("call for"), `silent` those that may refuse
    to say, `telling` all verbs that may attribute, `nouns` the nouns that may hold what is said, `speaking` those of
    what can say or show something, beside people, `agencies` the names of news agencies in lower case.
    """

    verbs: dict[str, Cue]
    classes: dict[str, frozenset[str]]
    silent: frozenset[str]
    telling: frozenset[str]
    nouns: frozenset[str]
    joined: frozenset[str]
    speaking: frozenset[str]
    agencies: frozenset[str]

    def among(self, lemma: str, name: str) -> bool:
        """Whether a lemma belongs to the class "table.key"."""
        return lemma in self.classes[name]


@cache
def load_cues() -> Cues:
    """The lexicon, read once. Raises KeyError or ValueError where the file is broken."""
    data = tomllib.loads(files("reportedly").joinpath("data/lexicons/attribution.toml").read_text(encoding="utf-8"))
    verbs: dict[str, Cue] = {}
    for group in data.pop("verbs"):
        cue = Cue(
            kind=Kind(group["kind"]),
            stance=Stance(group.get("stance", "asserts")),
            hedged=group.get("hedged", False),
            audience=group.get("audience", False),
            takes=tuple(group["takes"]),
            excluded=frozenset(group.get("not", ())),
            only=frozenset(group.get("only", ())),
        )
        for lemma in group["lemmas"]:
            if lemma in verbs:
                raise ValueError(f"{lemma!r} stands in two groups of verbs")
            verbs[lemma] = cue
    agencies = tomllib.loads(files("reportedly").joinpath("data/read/agencies.toml").read_text(encoding="utf-8"))
    classes = {f"{table}.{key}": frozenset(words) for table, keys in data.items() for key, words in keys.items()}
    silent = frozenset().union(*(classes[f"silence.{name}"] for name in ("refuse", "unsaid", "deflect", "giving")))
    nouns = ("says", "hedged", "denies", "admits", "accusation", "directive", "commitment")
    return Cues(
        verbs,
        classes,
        silent=silent,
        telling=silent | classes["silence.asking"] | {lemma.split()[0] for lemma in verbs},
        nouns=frozenset().union(*(classes[f"nouns.{name}"] for name in nouns)),
        agencies=frozenset(name.lower() for name in agencies["names"]),
        joined=frozenset(lemma.split()[0] for lemma in verbs if " " in lemma),
        speaking=frozenset().union(
            classes["headline.speakers"], *(classes[f"nouns.{name}"] for name in ("evidence", "carriers", "bodies"))
        ),
    )
