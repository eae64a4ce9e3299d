"""The ontology: PLOVER's event types and the senses of words that evoke them, read from `data/ontology`.

A sense is a word with a pattern (`patterns.py` has the language).
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from reportedly.code.patterns import Constraint, OntologyError, parse_pattern
from reportedly.model import EventType

__all__ = ["Constraint", "Ontology", "OntologyError", "Sense", "TypeInfo", "build_ontology", "load_ontology"]

_POS_KEYS = {"verbs": "verb", "nouns": "noun", "adjectives": "adj", "modals": "modal", "states": "state"}
_GROUP_KEYS = {
    *_POS_KEYS, "id", "mode", "contexts", "actor", "target", "noun_actor", "noun_target", "counts", "when", "noun_when",
    "rules",
}  # fmt: skip
_PEOPLE = frozenset({"person", "actor", "civilian"})
_LANDINGS = frozenset(f"obl:{p}" for p in ("in", "on", "into", "through", "at", "onto", "upon", "under", "inside"))
_COUNT_KINDS = frozenset({"killed", "wounded", "detained", "displaced", "abducted"})


@dataclass(frozen=True, slots=True)
class Sense:
    """What one word in one pattern evokes. `event_type` is None for what looks like an event and is none.

    `actor` and `target` list where to look, best first: PropBank labels at the predicate ("ARG0") and syntactic paths
    ("nsubj", "obl:against", "nmod:of", "nmod:poss", "compound", "amod"); clausal paths start at the trigger's
    predicate, nominal ones at its word. `counts` gives, for a kind of harm, the role whose number is meant.
    `rules` are marks that the trigger rules and the ACLED rules read: `harm` and `violent` (see `violence.py`), `mass`
    (a noun that needs its participants), `last` (tried where no other sense of the word fits), `public` (not what "I"
    or "you" do), `finite` (not as a participle that only describes a noun), `main` (not in any clause that does),
    `attempt` (attempted by its name), `counted` (told by its number or not at all), `seen` (of the dead whom somebody
    saw), `copular` (a noun that tells where somebody is: "are in custody"); the others are ACLED's. `needs` are sets of
    words of each of which the pattern names one.
    """

    id: str
    event_type: EventType | None
    mode: str | None
    contexts: tuple[str, ...]
    pos: str
    lemma: str
    constraints: tuple[Constraint, ...]
    actor: tuple[str, ...]
    target: tuple[str, ...]
    counts: tuple[tuple[str, str], ...] = ()
    rules: frozenset[str] = frozenset()
    needs: tuple[frozenset[str], ...] = ()


@dataclass(frozen=True, slots=True)
class TypeInfo:
    """A PLOVER event type in words: what it is, what belongs to it, what does not."""

    event_type: EventType
    quad: str
    definition: str
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]
    modes: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Ontology:
    """All that the data say. `senses` maps (part of speech, lemma) to its senses, the most specific first."""

    types: Mapping[EventType, TypeInfo]
    contexts: frozenset[str]
    senses: Mapping[tuple[str, str], tuple[Sense, ...]]
    classes: Mapping[str, frozenset[str]]
    entity_classes: Mapping[str, frozenset[str]]
    light: Mapping[str, tuple[str, ...]]
    weapon_modes: Mapping[str, str]
    transparent: frozenset[str]
    proper: frozenset[str]
    vocabulary: frozenset[str]
    irregular: Mapping[str, str]

    def all_senses(self) -> Iterator[Sense]:
        for senses in self.senses.values():
            yield from senses

    def classes_of(self, lemma: str) -> frozenset[str]:
        """The classes of nouns that a lemma belongs to."""
        return self.classes.get(lemma, frozenset())


@cache
def load_ontology() -> Ontology:
    """The ontology of the package, read once. Raises `OntologyError` for a bad entry."""
    folder = files("reportedly") / "data" / "ontology"
    tables = {
        entry.name: tomllib.loads(entry.read_text(encoding="utf-8"))
        for entry in sorted(folder.iterdir(), key=lambda e: e.name)
        if entry.name.endswith(".toml")
    }
    return build_ontology(tables)


def build_ontology(tables: Mapping[str, Mapping[str, Any]]) -> Ontology:
    """From the parsed data files, by name: `types.toml`, `classes.toml` and one file of senses per event type.

    Raises `OntologyError`, naming file and entry, for an unknown type, mode, context, class, key or count, for a
    pattern that cannot be read, and for a pattern told twice.
    """
    types = {t.event_type: t for t in map(_type_info, tables["types.toml"]["types"].items())}
    contexts = frozenset(_words(tables["types.toml"]["contexts"]))
    about = tables["classes.toml"]
    classes, names = _classes(about["classes"])
    found: dict[tuple[str, str], list[Sense]] = {}
    seen: dict[tuple[str, str], str] = {}
    for name, table in tables.items():
        if name in ("types.toml", "classes.toml"):
            continue
        event_type = _event_type(table.get("type"), where=name)
        modes = frozenset(types[event_type].modes) if event_type else frozenset()
        for group in table.get("sense", ()):
            where = f"{name}, sense {group.get('id')!r}"
            _check_group(group, modes=modes, contexts=contexts, where=where)
            for sense in _group_senses(group, table, event_type, names=names, where=where):
                pattern = sense.id.partition(": ")[2]
                if (sense.pos, pattern) in seen:
                    raise OntologyError(
                        f"{where}: {sense.pos} {pattern!r} is told already in {seen[sense.pos, pattern]}"
                    )
                seen[sense.pos, pattern] = where
                found.setdefault((sense.pos, sense.lemma), []).append(sense)
    special = about["special"]
    return Ontology(
        types=types,
        contexts=contexts,
        senses={key: tuple(sorted(senses, key=_specificity)) for key, senses in found.items()},
        classes=classes,
        entity_classes={kind: frozenset(_words(text)) for kind, text in about["entities"].items()},
        light=_by_phrase(about["light"]),
        weapon_modes={noun: mode for mode, text in about["weapons"].items() for noun in _words(text)},
        transparent=frozenset(_words(special["transparent"])),
        proper=frozenset(_words(special["proper"])),
        vocabulary=frozenset(classes).union(
            (lemma for _, lemma in found),
            (verb.partition("+")[0] for text in about["light"].values() for verb, *_ in map(str.split, _words(text))),
            (w for senses in found.values() for s in senses for c in s.constraints for w in c.fillers),
        ),
        irregular=dict(pair.split() for pair in _words(special["irregular"])),
    )


def _words(text: str) -> list[str]:
    return [" ".join(part.split()) for part in text.split(",") if part.strip()]


def _by_phrase(kinds: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """The kinds of each light verb: one "claimed the capture", and a bomb "claimed two lives"."""
    found: dict[str, tuple[str, ...]] = {}
    for kind, text in kinds.items():
        for phrase in _words(text):
            found[phrase] = (*found.get(phrase, ()), kind)
    return found


def _type_info(item: tuple[str, Mapping[str, Any]]) -> TypeInfo:
    name, table = item
    return TypeInfo(
        event_type=EventType(name),
        quad=table["quad"],
        definition=table["definition"],
        examples=tuple(table["examples"]),
        counter_examples=tuple(table["not"]),
        modes=tuple(table.get("modes", ())),
    )


def _event_type(name: str | None, *, where: str) -> EventType | None:
    if name is None:
        return None
    try:
        return EventType(name)
    except ValueError:
        raise OntologyError(f"{where}: {name!r} is no event type") from None


def _classes(table: Mapping[str, str]) -> tuple[dict[str, frozenset[str]], frozenset[str]]:
    members = {name: set(_words(text)) for name, text in table.items()}
    for name in table:  # a class may name another one, which must stand before it
        for other in [m for m in members[name] if m.startswith("@")]:
            if other[1:] not in members:
                raise OntologyError(f"classes.toml, class {name!r}: there is no class {other!r}")
            members[name].remove(other)
            members[name] |= members[other[1:]]
    by_lemma: dict[str, set[str]] = {}
    for name, lemmas in members.items():
        for lemma in lemmas:
            by_lemma.setdefault(lemma, set()).add(name)
    return {lemma: frozenset(names) for lemma, names in by_lemma.items()}, frozenset(members)


def _check_group(group: Mapping[str, Any], *, modes: frozenset[str], contexts: frozenset[str], where: str) -> None:
    unknown = set(group) - _GROUP_KEYS
    if unknown or "id" not in group:
        raise OntologyError(f"{where}: unknown keys {sorted(unknown)}" if unknown else f"{where}: no id")
    if "mode" in group and group["mode"] not in modes:
        raise OntologyError(f"{where}: its type has no mode {group['mode']!r}")
    for context in _words(group.get("contexts", "")):
        if context not in contexts:
            raise OntologyError(f"{where}: there is no context {context!r}")
    for kind, role in group.get("counts", {}).items():
        if kind not in _COUNT_KINDS or role not in ("actor", "target"):
            raise OntologyError(f"{where}: cannot count {kind!r} of {role!r}")


def _group_senses(
    group: Mapping[str, Any],
    table: Mapping[str, Any],
    event_type: EventType | None,
    *,
    names: frozenset[str],
    where: str,
) -> Iterator[Sense]:
    defaults = table.get("roles", {})
    contexts = tuple(_words(group.get("contexts", "")))
    rules = frozenset(_words(group.get("rules", ""))) | frozenset(_words(table.get("rules", "")))
    counts = tuple(group.get("counts", {}).items())
    for key, pos in _POS_KEYS.items():
        if key not in group:
            continue
        prefix = "noun_" if pos == "noun" else ""
        actor = tuple(_words(group.get(f"{prefix}actor", defaults.get(f"{prefix}actor", ""))))
        target = tuple(_words(group.get(f"{prefix}target", defaults.get(f"{prefix}target", ""))))
        shared = group.get(f"{prefix}when", "")
        noun_target = tuple(_words(group.get("noun_target", defaults.get("noun_target", ""))))
        for entry in _words(group[key]):
            lemma, constraints = parse_pattern(f"{entry} {shared}", where=where)
            carriers = [c.path for c in constraints if c.carries and pos == "verb"]
            of_people = carriers and "obj" not in carriers and event_type in (EventType.COERCE, EventType.ASSAULT)
            party = ("obj",) if of_people else ()  # "took nine men into =custody"
            marks = rules | {"light"} if lemma.endswith("*") else rules
            for constraint in constraints:
                if not names.issuperset(constraint.classes):
                    raise OntologyError(f"{where}: {entry!r} names no class {constraint.classes!r}")
            yield Sense(
                id=f"{event_type or 'none'}/{group['id']}/{pos}: {f'{entry} {shared}'.strip()}",
                event_type=event_type,
                mode=group.get("mode"),
                contexts=contexts,
                pos=pos,
                lemma=lemma.removesuffix("*"),
                constraints=constraints,
                actor=_of_noun(actor, ()) if carriers else actor,
                target=_struck(
                    constraints, _of_noun(target, (*noun_target, *party)) if carriers else target, event_type
                ),
                counts=counts,
                rules=marks,
                needs=tuple(c.fillers for c in constraints if c.names_words),
            )


def _struck(
    constraints: Iterable[Constraint], target: tuple[str, ...], event_type: EventType | None
) -> tuple[str, ...]:
    """Of violence that lands somewhere ("fell on", "tore through"), what it lands on is looked at first."""
    if event_type is not EventType.ASSAULT or "nsubj" in target:
        return target
    if any(c.path == "obj" and not c.negated and not _PEOPLE.isdisjoint(c.classes) for c in constraints):
        return target  # "shot her in the arm"
    landed = (c.path for c in constraints if not c.negated and not c.carries and c.path in _LANDINGS)
    return tuple(dict.fromkeys((*landed, *target)))


def _of_noun(paths: tuple[str, ...], more: tuple[str, ...]) -> tuple[str, ...]:
    """Paths for a verb whose object carries the event: its labels and its object are about that noun, not the party."""
    kept = [p for p in paths if not p.startswith(("ARG", "obj", "nsubj:pass"))]
    return tuple(dict.fromkeys((*kept, *more)))


def _specificity(sense: Sense) -> tuple[bool, float, bool]:
    """Sorts the most specific first; one that is no event wins over what is somewhat more specific."""
    weight = 0.0 if sense.event_type else -1.0
    for c in sense.constraints:
        if not c.negated:
            told = 1.5 if c.classes else 2.0 if c.fillers else 1.0
            weight -= (0.5 if c.soft else told) - (0.25 if c.path == "subj" else 0.0) + (0.1 if c.carries else 0.0)
    return "last" in sense.rules, weight, sense.event_type is not None
