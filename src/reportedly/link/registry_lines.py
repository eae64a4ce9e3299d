"""One line of a registry file at a time: fields divided by " | ", lists by ";".

Actors: `id | name | kind | countries | aliases | span | ties | note`; empty fields at the end may be left out.

    kind       state, rebel, political, identity, rioters, protesters, civilians or external: ACLED's eight
    countries  ISO 3166 alpha-2 codes, the seat first
    aliases    a * behind one: this actor, unless the document's country points to another that has the wording too;
               a ?: only where the document is about one of the actor's countries
    span       SINCE..UNTIL, each a year, a month or a day, or empty; an end is included
    ties       RELATION:OTHER@SPAN; relation is parent, after (predecessor), ally or backer, other an id or a country
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import lru_cache

from reportedly.errors import InputError
from reportedly.link.registry import KINDS, Actor, Alias, Country, Leader, Source, Term, Tie

RELATIONS = ("parent", "after", "ally", "backer")
SOURCE_KINDS = ("agency", "independent", "state", "party", "ngo", "un")
_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?\Z")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
_COLUMNS = "id | name | kind | countries | aliases | span | ties | note"


def numbered(lines: Iterable[str], file: str) -> Iterator[tuple[str, list[str]]]:
    """Where each line stands ("file, line 3") and its fields; empty lines and comments are left out."""
    for number, line in enumerate(lines, 1):
        if line.strip() and not line.startswith("#"):
            yield f"{file}, line {number}", [part.strip() for part in line.split("|")]


def actor_of(fields: list[str], where: str) -> Actor:
    """An actor from its fields. Raises InputError."""
    if not 4 <= len(fields) <= 8:
        raise InputError(ref=where, problem=f"{len(fields)} fields where 4 to 8 are needed", remedy=f"write {_COLUMNS}")
    actor_id, name, kind, countries, aliases, span, ties, note = fields + [""] * (8 - len(fields))
    _check_id(actor_id, where)
    if not name:
        raise InputError(ref=where, problem="no name", remedy="give the actor's name in the second field")
    if kind not in KINDS:
        raise InputError(ref=where, problem=f"{kind!r} is no kind of actor", remedy="use one of " + ", ".join(KINDS))
    return Actor(
        actor_id,
        name,
        KINDS[kind],
        tuple(listed(countries)),
        _aliases(aliases),
        term_of(span, where),
        tuple(_tie(text, where) for text in listed(ties)),
        note,
        where,
    )


def country_of(fields: list[str], where: str) -> Country:
    """A country from the fields of countries.psv."""
    code, alpha3, name, names, adjectives, people, seats, head, regimes = fields
    capitals, _, buildings = seats.partition("/")
    adjective = _aliases(adjectives)
    own_people = tuple(Alias(a.text + "s", a.mark) for a in adjective if not a.text.endswith(("s", "sh", "ch", ".")))
    days = tuple(_day(d, where, last=False) for d in listed(regimes))
    return Country(
        code, alpha3, name, (Alias(name), *_aliases(names)), adjective, _aliases(people) or own_people,
        _aliases(capitals), _aliases(buildings), head, days, where,
    )  # fmt: skip


def branch_of(fields: list[str], where: str) -> tuple[str, tuple[Alias, ...], Term]:
    """A name of a state's own forces from `id | aliases | span`."""
    branch, aliases, span = (fields + [""] * 3)[:3]
    return branch, _aliases(aliases), term_of(span, where)


def leader_of(fields: list[str], where: str) -> Leader:
    """A leader from `name | of | office | other names | span`."""
    name, of, office, names, span = (fields + [""] * 5)[:5]
    return Leader(name, of, office, _aliases(names), term_of(span, where), where)


def source_of(fields: list[str], where: str) -> Source:
    """A source from `id | name | country | kind | domains | aliases | of`."""
    source_id, name, country, kind, domains, aliases, of = (fields + [""] * 7)[:7]
    _check_id(source_id, where)
    if kind not in SOURCE_KINDS:
        raise InputError(ref=where, problem=f"{kind!r} is no kind of source", remedy="use " + ", ".join(SOURCE_KINDS))
    return Source(source_id, name, country or None, kind, tuple(listed(domains)), _aliases(aliases), of or None, where)


def tie_of(fields: list[str], where: str) -> tuple[str, Tie]:
    """A tie between states from `one | relation | other | span`."""
    one, relation, other, span = (fields + [""] * 4)[:4]
    return one, Tie(_relation(relation, where), other, term_of(span, where))


def term_of(span: str, where: str) -> Term:
    """`2017-03..2020`; empty is open. Raises InputError where an end is no date or comes before the beginning."""
    if not span:
        return Term()
    since, dots, until = span.partition("..")
    if not dots:
        raise InputError(ref=where, problem=f"{span!r} is no span", remedy="write SINCE..UNTIL, as 2017-03-02..2020")
    begin = _day(since, where, last=False) if since else None
    end = _day(until, where, last=True) if until else None
    if begin and end and end < begin:
        raise InputError(ref=where, problem=f"{span!r} ends before it begins", remedy="exchange the two dates")
    return Term(begin, end)


def listed(text: str) -> list[str]:
    """The entries of a list divided by ";"."""
    return [part.strip() for part in text.split(";") if part.strip()] if text else []


def _check_id(actor_id: str, where: str) -> None:
    if not _ID.match(actor_id):
        problem = f"{actor_id!r} is no id"
        raise InputError(ref=where, problem=problem, remedy="use small letters, digits and hyphens")


def _aliases(text: str) -> tuple[Alias, ...]:
    return tuple([Alias(a[:-1].rstrip("*? "), a[-1]) if a[-1] in "*?" else Alias(a) for a in listed(text)])


def _tie(text: str, where: str) -> Tie:
    relation, colon, rest = text.partition(":")
    other, _, span = rest.partition("@")
    if not colon or not other:
        raise InputError(ref=where, problem=f"{text!r} is no tie", remedy="write RELATION:OTHER or RELATION:OTHER@SPAN")
    return Tie(_relation(relation, where), other, term_of(span, where))


def _relation(text: str, where: str) -> str:
    if text not in RELATIONS:
        raise InputError(ref=where, problem=f"{text!r} is no relation", remedy="use one of " + ", ".join(RELATIONS))
    return text


@lru_cache(maxsize=4096)
def _parts(text: str, *, last: bool) -> date | None:
    found = _DAY.match(text)
    if not found:
        return None
    year, month, day = int(found[1]), int(found[2] or (12 if last else 1)), found[3]
    try:
        if day:
            return date(year, month, int(day))
        if not last:
            return date(year, month, 1)
        return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    except ValueError:
        return None


def _day(text: str, where: str, *, last: bool) -> date:
    found = _parts(text, last=last)
    if found is None:
        raise InputError(ref=where, problem=f"{text!r} is no date", remedy="write a year, YYYY-MM or YYYY-MM-DD")
    return found
