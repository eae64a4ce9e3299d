"""The registry: who acts and who reports, as dated data, and the index of their names.

The packaged files lie in `data/actors` and `data/sources`; `load_registry(extra=…)` merges a user's own file of actors,
in the same line format (`registry_lines` says what a line holds). Reading everything takes some tens of milliseconds.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

from reportedly.frozen import dataclass

STATE_KIND = "State Forces"
ABROAD_KIND = "External/Other Forces"
KINDS = {
    "state": STATE_KIND,
    "rebel": "Rebel Groups",
    "political": "Political Militias",
    "identity": "Identity Militias",
    "rioters": "Rioters",
    "protesters": "Protesters",
    "civilians": "Civilians",
    "external": ABROAD_KIND,
}
BRANCHES = {
    "gov": "Government of {}",
    "mil": "Military Forces of {}",
    "pol": "Police Forces of {}",
    "sec": "Security Forces of {}",
}
"""The parts of a state that act by rule, without a line of their own. All but the last have ACLED's names."""
GENERICS = {
    "unidentified-armed-group": ("Unidentified Armed Group ({})", "Political Militias"),
    "unidentified-gang": ("Unidentified Gang ({})", "Political Militias"),
    "unidentified-communal-militia": ("Unidentified Communal Militia ({})", "Identity Militias"),
    "rioters": ("Rioters ({})", "Rioters"),
    "protesters": ("Protesters ({})", "Protesters"),
    "civilians": ("Civilians ({})", "Civilians"),
}
"""Parties without a name, as ACLED writes and classes them."""


UNDATED = date.min
"""The day of a text without a date, which may be of any year: no regime is named for it."""


@dataclass(frozen=True, slots=True)
class Term:
    """A span of days, both ends included; None is open."""

    since: date | None = None
    until: date | None = None

    def holds(self, on: date | None) -> bool:
        """Whether the day lies in it; an unknown day lies in every term that has not ended."""
        if on is None:
            return self.until is None
        return (self.since is None or self.since <= on) and (self.until is None or on <= self.until)

    def meets(self, other: Term) -> bool:
        """Whether the two have a day in common."""
        before = self.until is not None and other.since is not None and self.until < other.since
        after = other.until is not None and self.since is not None and other.until < self.since
        return not (before or after)


@dataclass(frozen=True, slots=True)
class Tie:
    """`relation` is parent, after (predecessor), ally or backer (the other backs this one); `other` is an actor's id,
    or a country's code for the state."""

    relation: str
    other: str
    term: Term = Term()


class Alias(NamedTuple):
    """A wording. `mark` is "" (plain), "*" (this one, unless the document's country points to another that has the
    wording too) or "?" (only where the document is about one of the actor's countries)."""

    text: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Actor:
    """One line of the registry. `countries` are ISO codes, the seat first; `where` is the file and line."""

    id: str
    name: str
    kind: str
    countries: tuple[str, ...]
    aliases: tuple[Alias, ...] = ()
    term: Term = Term()
    ties: tuple[Tie, ...] = ()
    note: str = ""
    where: str = field(default="", compare=False)

    @property
    def country(self) -> str | None:
        return self.countries[0] if self.countries else None


@dataclass(frozen=True, slots=True)
class Country:
    """A state or a territory that acts as one, with the words that stand for it and for its government."""

    code: str
    alpha3: str
    name: str
    names: tuple[Alias, ...]
    adjectives: tuple[Alias, ...]
    people: tuple[Alias, ...]
    capitals: tuple[Alias, ...]
    buildings: tuple[Alias, ...]
    head: str
    regimes: tuple[date, ...]
    where: str = field(default="", compare=False)

    def years(self, on: date | None) -> str:
        """ACLED's years of the regime of that day, None being today: " (2021-)", " (2020-2021)", or "" before the first
        and for `UNDATED`."""
        begun = [day for day in self.regimes if on is None or day <= on]
        if not begun:
            return ""
        later = self.regimes[len(begun) :]
        return f" ({begun[-1].year}-{later[0].year if later else ''})"


@dataclass(frozen=True, slots=True)
class Leader:
    """A person who speaks for an actor, while in office."""

    name: str
    of: str
    office: str
    names: tuple[Alias, ...] = ()
    term: Term = Term()
    where: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Source:
    """A publisher or an agency. `kind` is agency, independent, state, party, ngo or un; `of` is the actor or country
    that a state or party source speaks for."""

    id: str
    name: str
    country: str | None
    kind: str
    domains: tuple[str, ...] = ()
    aliases: tuple[Alias, ...] = ()
    of: str | None = None
    where: str = field(default="", compare=False)


class Entry(NamedTuple):
    """One wording in the index: what it stands for (`what`: actor, country, adjective, people, capital, building,
    person or source; `ref`: an id or code), from when to when. `capitals` tells which tokens must be written how."""

    what: str
    ref: str
    mark: str
    capitals: str
    term: Term = Term()


@dataclass(frozen=True, slots=True, eq=False)
class Registry:
    """All that can be linked to, by id, and the index of wordings. Made by `load_registry`; not changed afterwards."""

    actors: Mapping[str, Actor]
    countries: Mapping[str, Country]
    leaders: tuple[Leader, ...]
    sources: Mapping[str, Source]
    ties: Mapping[str, tuple[Tie, ...]]
    index: Mapping[str, tuple[Entry, ...]]
    longest: Mapping[str, int]
    domains: Mapping[str, str]

    def country_code(self, words: str) -> str | None:
        """The ISO code of a country that is named by its code or its name ("ML", "MLI", "Mali"), or None."""
        wanted = words.strip().casefold()
        for country in self.countries.values():
            named = (country.code, country.alpha3, country.name, *(alias.text for alias in country.names))
            if wanted in {name.casefold() for name in named}:
                return country.code
        return None

    def branch(self, code: str, branch: str, on: date | None) -> Actor | None:
        """A state's government, military, police or security forces, under the name of the regime of that day."""
        country = self.countries.get(code)
        if country is None or branch not in BRANCHES:
            return None
        name = BRANCHES[branch].format(country.name) + country.years(on)
        return Actor(f"{branch}-{code.lower()}", name, STATE_KIND, (code,), ties=self.ties.get(code, ()))

    def unnamed(self, code: str, generic: str) -> Actor | None:
        """A country's party without a name, by the key of `GENERICS`."""
        country = self.countries.get(code)
        if country is None or generic not in GENERICS:
            return None
        name, kind = GENERICS[generic]
        return Actor(f"{generic}-{code.lower()}", name.format(country.name), kind, (code,))

    def actor(self, actor_id: str, on: date | None = None) -> Actor | None:
        """The actor with this id: a line's, a state's branch ("mil-ml"), a party without a name ("rioters-ml"), or a
        state's code ("ML", its government)."""
        found = self.actors.get(actor_id)
        if found is not None:
            return found
        if actor_id in self.countries:
            return self.branch(actor_id, "gov", on)
        group, _, code = actor_id.rpartition("-")
        return self.branch(code.upper(), group, on) or self.unnamed(code.upper(), group)


def load_registry(*, extra: Path | None = None) -> Registry:
    """The packaged registry, with a user's own actors where a file is given.

    Raises InputError, with file, line and remedy, where the user's file cannot be used: a date that is none, an id that
    exists, an unknown country or kind, an alias that another actor has too with nothing to tell them apart.
    """
    return _packaged() if extra is None else _merged(extra, extra.stat().st_mtime_ns if extra.exists() else 0)


@cache
def _packaged() -> Registry:
    from reportedly.link.registry_files import packaged_lines
    from reportedly.link.registry_index import build

    return build(packaged_lines())


@cache
def _merged(extra: Path, changed: int) -> Registry:  # noqa: ARG001 - a file that has changed since is read again
    from reportedly.link.registry_files import packaged_lines, user_lines
    from reportedly.link.registry_index import build

    base = packaged_lines()
    own = user_lines(extra, base)
    return build(replace(base, actors=(*base.actors, *own)), own=frozenset(a.id for a in own))
