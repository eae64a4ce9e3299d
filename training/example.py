"""One sentence with whatever is annotated on it; what a corpus does not say stays None and is not trained on."""

from __future__ import annotations

from dataclasses import dataclass, field

ENTITY_HEADS: dict[str, tuple[str, ...]] = {
    # The corpora cut entities differently (names only, or whole noun phrases), so each has a head of its own.
    "uner": ("PER", "LOC", "ORG"),
    "re3d": ("PER", "LOC", "ORG", "NAT", "WEAPON", "TIME", "QUANTITY", "MONEY"),
    "nat": ("NAT",),
    "gum": ("PER", "LOC", "ORG", "TIME"),
    "crossner": ("PER", "LOC", "ORG", "EVENT", "COUNTRY", "PARTY", "POLITICIAN", "ELECTION", "MISC"),
    "meantime": ("PER", "LOC", "ORG", "FIN", "PRO", "TIME"),
}
EVENT_HEADS: dict[str, tuple[str, ...]] = {
    # What happened, and who had which part in it.
    "muc": ("PERPIND", "PERPORG", "TARGET", "VICTIM", "WEAPON"),
    "wiki": ("ATTACKER", "TARGET", "VICTIM", "WEAPON", "DETAINEE", "JAILER", "PLACE"),
    "trigger": ("ATTACK", "DIE", "INJURE", "ARREST", "DAMAGE", "DEMONSTRATE", "THREATEN", "JUSTICE"),
}
SHIPPED_HEADS = ("uner", "re3d", "nat", "meantime")
"""The entity heads that the exported model keeps, beside all event heads; the others only teach the encoder."""


@dataclass(slots=True)
class Roles:
    """One predicate: its word, PropBank roleset and arguments as (first, past the last, label)."""

    word: int
    roleset: str
    arguments: list[tuple[int, int, str]]


@dataclass(slots=True)
class Example:
    """Lists are by word. `heads` count from 1, 0 is the root. `entities` has BIO tags by head; None masks a word.

    `facts` is how surely the event at a word happened, from -3 (surely not) to 3 (surely)."""

    words: list[str]
    source: str
    key: str = ""
    heads: list[int] | None = None
    deprels: list[str] | None = None
    upos: list[str] | None = None
    xpos: list[str] | None = None
    lemmas: list[str] | None = None
    entities: dict[str, list[str | None]] = field(default_factory=dict)
    frames: list[Roles] | None = None
    facts: list[float | None] | None = None


def bio(size: int, spans: list[tuple[int, int, str]]) -> list[str | None]:
    """Spans (first, past the last, kind) as BIO tags; of overlapping spans the longest is kept, then the first."""
    tags: list[str | None] = ["O"] * size
    taken = [False] * size
    for first, past, kind in sorted(spans, key=lambda s: (s[0] - s[1], s[0])):
        if first >= past or any(taken[first:past]):
            continue
        taken[first:past] = [True] * (past - first)
        tags[first:past] = ["B-" + kind] + ["I-" + kind] * (past - first - 1)
    return tags


def spans_of(tags: list[str]) -> set[tuple[int, int, str]]:
    """BIO tags as spans; an I- without its B- starts a span, as the field's scorers have it."""
    found: set[tuple[int, int, str]] = set()
    first, kind = 0, ""
    for i, tag in enumerate([*tags, "O"]):
        if kind and tag != "I-" + kind:
            found.add((first, i, kind))
            kind = ""
        if tag != "O" and not kind:
            first, kind = i, tag[2:]
    return found
