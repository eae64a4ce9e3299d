"""What the model saw in a document: words, syntax, entities and semantic roles, sentence by sentence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import field
from operator import attrgetter
from typing import Any

from reportedly.cached import cached_property
from reportedly.frozen import dataclass
from reportedly.model import BlockKind

_low, _low_lemma = attrgetter("low"), attrgetter("low_lemma")


@dataclass(frozen=True, slots=True)
class Token:
    """One word. `start` and `end` are characters of the document's text; `head` is an index in the sentence or -1.

    `low` is its text and `low_lemma` its lemma in lower case, `relation` is `deprel` without a subtype: rules ask for
    these of each word time and again."""

    start: int
    end: int
    text: str
    lemma: str
    upos: str
    xpos: str
    head: int
    deprel: str
    low: str = field(init=False, repr=False, compare=False)
    low_lemma: str = field(init=False, repr=False, compare=False)
    relation: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        self.low = self.text.lower()  # type: ignore[misc]
        self.low_lemma = self.lemma.lower()  # type: ignore[misc]
        self.relation = self.deprel if ":" not in self.deprel else self.deprel.partition(":")[0]  # type: ignore[misc]


@dataclass(frozen=True, slots=True)
class Entity:
    """Words `first` to `past` (past the last) of the sentence that name a PER, ORG, GROUP, LOC, NAT, WEAPON, …"""

    first: int
    past: int
    kind: str


@dataclass(frozen=True, slots=True)
class Argument:
    """Words `first` to `past` (past the last) of the sentence, in a PropBank role: ARG0, ARG1, ARGM-TMP, …"""

    first: int
    past: int
    role: str


@dataclass(frozen=True, slots=True)
class Frame:
    """A predicate (a word of the sentence) with its arguments. `roleset` is PropBank's, or None if not told."""

    predicate: int
    roleset: str | None
    arguments: tuple[Argument, ...]


@dataclass(frozen=True)
class Sentence:
    """One sentence with all that was found in it; `start` and `end` are characters of the document's text.

    `by_head` has the spans of each of the model's heads, as `Analysis` has them: "muc" tells who had which part in
    an attack (PERPIND, PERPORG, TARGET, VICTIM, WEAPON), "wiki" the same more widely (ATTACKER, TARGET, VICTIM,
    WEAPON, DETAINEE, JAILER, PLACE), "trigger" the words that tell of it (ATTACK, DIE, INJURE, ARREST, DAMAGE,
    DEMONSTRATE, THREATEN, JUSTICE). `facts` says of each word how surely its event happened, from -3 (surely not)
    to 3 (surely), and means something for predicates alone.
    """

    start: int
    end: int
    block: BlockKind
    paragraph: int
    tokens: tuple[Token, ...]
    entities: tuple[Entity, ...] = ()
    frames: tuple[Frame, ...] = ()
    by_head: Mapping[str, tuple[Entity, ...]] = field(default_factory=dict, repr=False, hash=False)
    facts: tuple[float, ...] = ()

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """For each word, the words that depend on it, left to right."""
        found: list[list[int]] = [[] for _ in self.tokens]
        for i, token in enumerate(self.tokens):
            if token.head >= 0:
                found[token.head].append(i)
        return tuple(map(tuple, found))

    @cached_property
    def _first_below(self) -> tuple[dict[str, int], ...]:
        """For each word the first of its dependents with each relation, with and without subtype."""
        none: dict[str, int] = {}
        found = [none] * len(self.tokens)
        for i, token in enumerate(self.tokens):
            if token.head < 0:
                continue
            below = found[token.head]
            if below is none:
                below = found[token.head] = {}
            below.setdefault(token.deprel, i)
            if token.relation is not token.deprel:
                below.setdefault(token.relation, i)
        return tuple(found)

    @cached_property
    def _by_upos(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for i, token in enumerate(self.tokens):
            found.setdefault(token.upos, []).append(i)
        return found

    def of_upos(self, *tags: str) -> list[int]:
        """The words of these parts of speech, left to right."""
        held = self._by_upos
        if len(tags) == 1:
            return held.get(tags[0], [])
        return sorted([word for tag in tags for word in held.get(tag, ())])

    @cached_property
    def noted(self) -> dict[Hashable, Any]:
        """What later stages worked out of this sentence, by a key of their own, so that they need not do so again."""
        return {}

    @cached_property
    def forms(self) -> frozenset[str]:
        """Its words and their lemmas, lower case."""
        return frozenset([*map(_low, self.tokens), *map(_low_lemma, self.tokens)])

    @cached_property
    def has_hyphen(self) -> bool:
        """Whether a hyphen is a word of its own here."""
        return "-" in self.forms

    @cached_property
    def frame_of(self) -> dict[int, Frame]:
        """Predicate's word -> its frame."""
        return {f.predicate: f for f in self.frames}

    @cached_property
    def _extents(self) -> tuple[tuple[int, int], ...]:
        heads = [token.head for token in self.tokens]
        lows, highs = list(range(len(heads))), list(range(1, len(heads) + 1))
        for i, j in enumerate(heads):
            low, high = lows[i], highs[i]
            # Where nothing is new, what stands above knows it already, or will be told when `j` has its turn.
            while j >= 0 and (low < lows[j] or high > highs[j]):
                if low < lows[j]:
                    lows[j] = low
                if high > highs[j]:
                    highs[j] = high
                j = heads[j]
        return tuple(zip(lows, highs, strict=True))

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple([token.start for token in self.tokens])

    def within(self, start: int, end: int) -> range:
        """The words that begin among these characters of the document's text."""
        return range(bisect_left(self._starts, start), bisect_left(self._starts, end))

    def extent(self, word: int) -> tuple[int, int]:
        """First and past-the-last word of the subtree under `word`."""
        return self._extents[word]

    def ancestors(self, word: int) -> Iterator[int]:
        """The heads of `word`, nearest first."""
        tokens = self.tokens
        j = tokens[word].head
        for _ in range(len(tokens) + 1):
            if j < 0:
                return
            yield j
            j = tokens[j].head

    def child(self, word: int, deprel: str, *others: str) -> int | None:
        """The first dependent of `word` with one of these relations (with or without subtype), or None."""
        below = self._first_below[word]
        found = below.get(deprel)
        for other in others:
            c = below.get(other)
            if c is not None and (found is None or c < found):
                found = c
        return found

    def subtree(self, word: int) -> list[int]:
        """All words under `word`, itself included, left to right."""
        found, stack = [], [word]
        while stack:
            i = stack.pop()
            found.append(i)
            stack.extend(self.children[i])
        return sorted(found)


@dataclass(frozen=True, slots=True)
class Annotation:
    """All sentences of a document's title and body, in the order of the text."""

    sentences: tuple[Sentence, ...]
