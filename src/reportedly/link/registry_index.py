"""The index of wordings, and the tokens that it is asked with."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from reportedly.errors import InputError
from reportedly.link.registry import Actor, Alias, Entry, Registry, Source, Term, Tie
from reportedly.link.registry_files import Lines

_TOKEN = re.compile(r"[^\W_]++(?:[.'’][^\W_]++)*+(?:\.(?<=\b[A-Z]\.))?|[,;:()/–—]")
_LETTERS = str.maketrans(
    {"’": "'", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "\u0131": "i", "ß": "ss", "đ": "d", "ʿ": ""}
)
_PLAIN = re.compile(r"[A-Za-z0-9 '-]+\Z")
_APOSTROPHES = frozenset(("'", "’"))
_ANYHOW, _CAPITAL, _ABBREVIATION, _MIXED = "acAm"
_ABBREVIATED = 6  # "U.A.E."
_SHORT = 4  # "LeT", which is no "Let"
_PAIR = 2  # words
_LOOSE_FROM = 3  # a name of so many words is known without its capitals too


class Token(NamedTuple):
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
        start, past = match.span()
        word = text[start:past]
        tied = start == end + 1 and text[end] in "-\u2011"
        end = past
        key, owner = _read(word)
        found.append(Token(word, key, tied, owner or text[past : past + 1] in _APOSTROPHES))
    return found


def words_with_keys(text: str) -> tuple[list[str], list[str]]:
    """The words and marks of a text and the keys of these: what `tokens` tells, but for how they are tied, in less than
    half of the time."""
    words = _TOKEN.findall(text)
    return words, list(map(_key_of, words))


@lru_cache(maxsize=8192)
def _key_of(word: str) -> str:
    return _read(word)[0]


@lru_cache(maxsize=8192)
def _read(word: str) -> tuple[str, bool]:
    """The key of a word, and whether it ends as an owner's name does."""
    key = fold(word)
    return key.removesuffix("'s"), key.endswith("'s")


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
    for alias, what, ref, term in _entries(lines):
        key, words = _key(alias.text)
        made = Entry(what, ref, alias.mark, _capitals(words), term)
        held = index.get(key)
        if held is None:
            index[key] = [made]
        elif made not in held:
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


def _key(text: str) -> tuple[str, list[str]]:
    """What a wording is looked up by, and its words: as `tokens` has them, by a shorter way where it is plain."""
    if not _PLAIN.match(text):
        found = tokens(text)
        return " ".join(t.key for t in found), [t.text for t in found]
    words = text.replace("-", " ").split()
    if "'" in text:
        return " ".join([w.strip("'").removesuffix("'s") for w in text.lower().replace("-", " ").split()]), words
    return " ".join(words).lower(), words


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
    here, there = (countries_of(e.ref, actors) for e in (one, two))
    return bool(here) and bool(there) and here.isdisjoint(there)


def countries_of(ref: str, actors: Mapping[str, Actor]) -> frozenset[str]:
    """The countries of an actor, of a state's branch ("mil-ml") or of a state ("ML")."""
    if ref in actors:
        return frozenset(actors[ref].countries)
    return frozenset((ref.rpartition("-")[2].upper(),))


def _refuse(clash: tuple[str, Entry, Entry], actors: Mapping[str, Actor], own: frozenset[str]) -> None:
    key, one, two = clash
    mine = next((e.ref for e in (two, one) if e.ref in own), None)
    if mine is not None:
        other = one.ref if mine == two.ref else two.ref
        remedy = "give one of them a span of days, or mark the preferred alias with *"
        raise InputError(ref=actors[mine].where, problem=f"{key!r} also names {other}", remedy=remedy)


def _entries(lines: Lines) -> Iterator[tuple[Alias, str, str, Term]]:
    """Each wording with what it stands for: kind, reference, days."""
    always = Term()
    for c in lines.countries:
        yield from ((alias, "country", c.code, always) for alias in c.names)
        yield from ((alias, "adjective", c.code, always) for alias in c.adjectives)
        yield from ((alias, "people", c.code, always) for alias in c.people)
        yield from ((alias, "capital", c.code, always) for alias in c.capitals)
        yield from ((alias, "building", c.code, always) for alias in c.buildings)
    for actor in lines.actors:
        yield from ((alias, "actor", actor.id, actor.term) for alias in (*_names(actor), *actor.aliases))
    for branch, aliases, term in lines.branches:
        yield from ((alias, "actor", branch, term) for alias in aliases)
    for leader in lines.leaders:
        yield from ((alias, "person", leader.of, leader.term) for alias in (Alias(leader.name), *leader.names))
    for source in lines.sources:
        yield from ((alias, "source", source.id, always) for alias in (*_source_names(source), *source.aliases))


def _names(actor: Actor) -> tuple[Alias, ...]:
    """The name itself, and its halves where ACLED writes "JNIM: Group for …"; none where it has brackets."""
    if "(" in actor.name:
        return ()
    held = {a.text for a in actor.aliases}
    halves = actor.name.split(": ") if ": " in actor.name else ()
    return tuple(Alias(n) for n in (actor.name, *halves) if n not in held and f"{n}*" not in held)


def _source_names(source: Source) -> tuple[Alias, ...]:
    plain = source.name.split(" (")[0]
    return () if plain in {a.text for a in source.aliases} else (Alias(plain),)


def _capitals(words: list[str]) -> str:
    """How each word must be written: an abbreviation in its capitals, a name with one, or anyhow."""
    if len(words) >= _LOOSE_FROM:
        return ""
    how = ""
    for word in words:
        if not word[0].isupper():
            how += _ANYHOW
        elif len(word) <= _ABBREVIATED and word.isupper() and len(word.replace(".", "")) in (2, 3):
            how += _ABBREVIATION
        elif len(word) <= _SHORT and not word.isupper() and not word[1:].islower():
            how += _MIXED
        else:
            how += _CAPITAL
    return how


def written_so(capitals: str, words: Sequence[str]) -> bool:
    """Whether the words of a text are capitalised as the wording asks."""
    for how, word in zip(capitals, words, strict=False):
        if how == _CAPITAL and word.islower():
            return False
        if how == _ABBREVIATION and not word.replace("'s", "").replace("’s", "").isupper():
            return False
        if how == _MIXED and word[1:].islower():
            return False
    return True


def _longest(index: Mapping[str, object]) -> dict[str, int]:
    """How many words the longest wording has that begins with a word, and with two words where it goes on behind."""
    longest: dict[str, int] = {}
    for key in index:
        first, _, rest = key.partition(" ")
        many = key.count(" ") + 1
        begins = (first, f"{first} {rest.partition(' ')[0]}") if many > _PAIR else (first,)
        for begin in begins:
            if many > longest.get(begin, 0):
                longest[begin] = many
    return longest


def most_words(first: str, second: str, longest: Mapping[str, int]) -> int:
    """How many words a wording has at most that begins with the one key, and goes on with the other if it goes on."""
    most = longest.get(first, 0)
    return longest.get(f"{first} {second}", _PAIR) if most > _PAIR else most
