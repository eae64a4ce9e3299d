"""The registry's files: the packaged ones, and a user's own checked against them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from reportedly.errors import InputError
from reportedly.link.registry import BRANCHES, Actor, Alias, Country, Leader, Source, Term, Tie
from reportedly.link.registry_lines import (
    actor_of,
    branch_of,
    country_of,
    leader_of,
    numbered,
    source_of,
    tie_of,
)

_OTHERS = ("countries.psv", "branches.psv", "leaders.psv", "ties.psv")


@dataclass(frozen=True, slots=True)
class Lines:
    """Everything that the files hold, in their order."""

    countries: tuple[Country, ...]
    actors: tuple[Actor, ...]
    branches: tuple[tuple[str, tuple[Alias, ...], Term], ...]
    leaders: tuple[Leader, ...]
    ties: tuple[tuple[str, Tie], ...]
    sources: tuple[Source, ...]


def packaged_lines() -> Lines:
    """The package's own files, actors' in the order of their names."""
    folder = files("reportedly").joinpath("data/actors")
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".psv"))
    regions = [name for name in names if name not in _OTHERS]
    return Lines(
        countries=tuple(country_of(f, w) for f, w in _read("actors/countries.psv")),
        actors=tuple(actor_of(f, w) for name in regions for f, w in _read(f"actors/{name}")),
        branches=tuple(branch_of(f, w) for f, w in _read("actors/branches.psv")),
        leaders=tuple(leader_of(f, w) for f, w in _read("actors/leaders.psv")),
        ties=tuple(tie_of(f, w) for f, w in _read("actors/ties.psv")),
        sources=tuple(source_of(f, w) for f, w in _read("sources/sources.psv")),
    )


def user_lines(path: Path, base: Lines) -> tuple[Actor, ...]:
    """A user's actors. Raises InputError with file, line and remedy."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise InputError(ref=str(path), problem=error.strerror or "cannot be read", remedy="check the path") from error
    except UnicodeDecodeError as error:
        raise InputError(ref=str(path), problem="is not UTF-8 text", remedy="save it as UTF-8") from error
    own = tuple(actor_of(f, w) for w, f in numbered(text.splitlines(), str(path)))
    check(own, base)
    return own


def check(own: Iterable[Actor], base: Lines) -> None:
    """Raise InputError at the first actor whose id exists, or whose countries or ties name what does not."""
    own = tuple(own)
    codes = {c.code for c in base.countries}
    taken = {a.id: a.where for a in base.actors}
    everyone = codes | taken.keys() | {a.id for a in own} | {f"{b}-{c.lower()}" for b in BRANCHES for c in codes}
    for actor in own:
        if actor.id in taken:
            problem = f"the id {actor.id} is taken ({taken[actor.id]})"
            raise InputError(ref=actor.where, problem=problem, remedy="choose another")
        taken[actor.id] = actor.where
        for code in actor.countries:
            if code not in codes:
                problem = f"{code!r} is no country's code"
                raise InputError(ref=actor.where, problem=problem, remedy="use ISO 3166 alpha-2, as ML")
        for tie in actor.ties:
            if tie.other not in everyone:
                problem = f"a tie names {tie.other!r}, which is no actor"
                remedy = "use an id of the registry or a country's code"
                raise InputError(ref=actor.where, problem=problem, remedy=remedy)


def _read(name: str) -> Iterator[tuple[list[str], str]]:
    text = files("reportedly").joinpath(f"data/{name}").read_text(encoding="utf-8")
    for where, fields in numbered(text.splitlines(), name):
        yield fields, where
