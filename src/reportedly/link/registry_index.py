"""The index of wordings, and the tokens that it is asked with."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from reportedly.errors import InputError
from reportedly.link.registry import Actor, Alias, Entry, Registry, Source, Tie
from reportedly.link.registry_files import Lines

_TOKEN = re.compile(r"[^\W_]+(?:[.'’][^\W_]+)*(?:(?<=\b[A-Z])\.)?|[,;:()/–—]")
_LETTERS = str.maketrans({"’": "'", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "ı": "i", "ß": "ss", "đ": "d", "ʿ": ""})
_ANYHOW, _CAPITAL, _ABBREVIATION = "acA"
_LOOSE_FROM = 3  # a name of so many words is known without its capitals too


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mark: as written, folded for look-up, and whether a hyphen ties it to the one before."""

    text: str
    key: str
    tied: bool
    owner: bool


def tokens(text: str) -> list[Token]:
    """The words and marks of a wording; "Russia's" is "russia", an owner; hyphens part words."""
    found: list[Token] = []
    end = -2
    for match in _TOKEN.finditer(text):
        word = match[0]
        tied = match.start() == end + 1 and text[end] in "-‑"
        end = match.end()
        key = fold(word)
        owner = key.endswith("'s") or text[end : end + 1] in ("'", "’")
        found.append(Token(word, key.removesuffix("'s"), tied, owner))
    return found


@lru_cache(maxsize=8192)
def fold(word: str) -> str:
    """Lower case, without accents and full stops: how words are looked up."""
    if not word.isascii():
        parts = unicodedata.normalize("NFKD", word.translate(_LETTERS))
        word = "".join(c for c in parts if not unicodedata.combining(c))
    return word.replace(".", "").lower()


def build(lines: Lines, own: frozenset[str] = frozenset()) -> Registry:
    """Index everything. Raises InputError at a wording of the actors in `own` that nothing tells from another's."""
    index: dict[str, list[Entry]] = {}
    for alias, entry in _entries(lines):
        words = tokens(alias.text)
        held = index.setdefault(" ".join(t.key for t in words), [])
        made = Entry(entry.what, entry.ref, alias.mark, _capitals([t.text for t in words]), entry.term)
        if made not in held:
            held.append(made)
    actors = {a.id: a for a in lines.actors}
    if own:
        for clash in clashes(index, actors):
            _refuse(clash, actors, own)
    ties: dict[str, list[Tie]] = {}
    for one, tie in lines.ties:
        ties.setdefault(one, []).append(tie)
    return Registry(
        actors=actors,
        countries={c.code: c for c in lines.countries},
        leaders=lines.leaders,
        sources={s.id: s for s in lines.sources},
        ties={one: tuple(held) for one, held in ties.items()},
        index={key: tuple(held) for key, held in index.items()},
        longest=_longest(index),
        domains={domain: s.id for s in lines.sources for domain in s.domains},
    )


def clashes(index: Mapping[str, Iterable[Entry]], actors: Mapping[str, Actor]) -> Iterator[tuple[str, Entry, Entry]]:
    """Wordings of two actors that neither days, nor countries, nor a mark tell apart."""
    for key, held in index.items():
        entries = [e for e in held if e.what in ("actor", "person")]
        for i, one in enumerate(entries):
            for two in entries[i + 1 :]:
                if one.ref != two.ref and one.term.meets(two.term) and not _told_apart(one, two, actors):
                    yield key, one, two


def _told_apart(one: Entry, two: Entry, actors: Mapping[str, Actor]) -> bool:
    if (one.mark == "*") != (two.mark == "*"):
        return True
    here, there = (set(actors[e.ref].countries) if e.ref in actors else {e.ref} for e in (one, two))
    return bool(here) and bool(there) and here.isdisjoint(there)


def _refuse(clash: tuple[str, Entry, Entry], actors: Mapping[str, Actor], own: frozenset[str]) -> None:
    key, one, two = clash
    mine = next((e.ref for e in (two, one) if e.ref in own), None)
    if mine is not None:
        other = one.ref if mine == two.ref else two.ref
        remedy = "give one of them a span of days, or mark the preferred alias with *"
        raise InputError(ref=actors[mine].where, problem=f"{key!r} also names {other}", remedy=remedy)


def _entries(lines: Lines) -> Iterator[tuple[Alias, Entry]]:
    for c in lines.countries:
        for what, aliases in (
            ("country", c.names), ("adjective", c.adjectives), ("people", c.people),
            ("capital", c.capitals), ("building", c.buildings),
        ):  # fmt: skip
            for alias in aliases:
                yield alias, Entry(what, c.code, "", "")
    for actor in lines.actors:
        for alias in (*_names(actor), *actor.aliases):
            yield alias, Entry("actor", actor.id, "", "", actor.term)
    for leader in lines.leaders:
        for alias in (Alias(leader.name), *leader.names):
            yield alias, Entry("person", leader.of, "", "", leader.term)
    for source in lines.sources:
        for alias in (*_source_names(source), *source.aliases):
            yield alias, Entry("source", source.id, "", "")


def _names(actor: Actor) -> tuple[Alias, ...]:
    """The name itself, and its halves where ACLED writes "JNIM: Group for …"."""
    plain = actor.name.split(" (")[0]
    halves = plain.split(": ") if ": " in plain else ()
    held = {fold(a.text) for a in actor.aliases}
    return tuple(Alias(n) for n in (plain, *halves) if fold(n) not in held)


def _source_names(source: Source) -> tuple[Alias, ...]:
    held = {fold(a.text) for a in source.aliases}
    return () if fold(source.name) in held else (Alias(source.name),)


def _capitals(words: list[str]) -> str:
    """How each word must be written: an abbreviation in capitals, a name with one, or anyhow."""
    if len(words) >= _LOOSE_FROM:
        return ""
    return "".join(_ABBREVIATION if _is_abbreviation(w) else _CAPITAL if w[0].isupper() else _ANYHOW for w in words)


def _is_abbreviation(word: str) -> bool:
    plain = word.replace(".", "")
    return len(plain) <= 3 and plain.isupper() and plain.isalpha() and len(plain) > 1


def written_so(capitals: str, words: list[Token]) -> bool:
    """Whether the words of a text are capitalised as the wording asks."""
    for how, token in zip(capitals, words, strict=False):
        if how == _CAPITAL and token.text.islower():
            return False
        if how == _ABBREVIATION and not token.text.replace("'s", "").replace("’s", "").isupper():
            return False
    return True


def _longest(index: Mapping[str, object]) -> dict[str, int]:
    longest: dict[str, int] = {}
    for key in index:
        first = key.partition(" ")[0]
        longest[first] = max(longest.get(first, 0), key.count(" ") + 1)
    return longest
