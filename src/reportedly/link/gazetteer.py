"""Places by name: the package's gazetteer, and the user's imports beside it."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING

from reportedly.link.calendar import load_feasts
from reportedly.link.gazetteer_names import fold, similar, with_article, without_article
from reportedly.link.gazetteer_pack import Pack
from reportedly.link.gazetteer_place import Kind, Place

if TYPE_CHECKING:
    from reportedly.link.gazetteer_store import Store  # and with it sqlite3, where the user has imported something

_ARTICLES = ("al", "el", "as", "ar", "ad", "az", "at", "an", "ash")
_SAME = 20.0  # kilometres: namesakes nearer than that are one place
_SIMILAR_FROM = 3  # letters; shorter names have too many neighbours


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may mean, how well the name fits (0 to 1), and why in words."""

    place: Place
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Fit:
    """The key that found a place, how well that key fits the name that was asked for, and why in words."""

    key: str
    score: float
    reason: str


@cache
def _feasts() -> frozenset[str]:
    """Names of feasts, which are no places whatever villages bear them: "a Christmas party", "an Eid market"."""
    feasts = load_feasts()
    named = (*feasts.fixed, *feasts.moving, *feasts.length, *feasts.aliases, "passover")
    return frozenset(map(fold, named))


class Gazetteer:
    """Looks up names. Not for use from several threads at once."""

    def __init__(self, pack: Pack, store: Store | None = None) -> None:
        self._pack = pack
        self._store = store
        self._own: set[str | None] = set()  # ids that the user's file has given
        self._known: dict[str, list[Place]] = {}
        self._near: dict[str, list[Place]] = {}

    @property
    def cues(self) -> Mapping[str, str]:
        """Names that tell of a country, its people or a division, and of nothing else; see `Pack.cues`."""
        return self._pack.cues

    def country(self, code: str) -> Place | None:
        """The country of an ISO alpha-2 code."""
        return self._pack.country(code)

    def named(self, name: str) -> list[Place]:
        """The places of exactly this name, but for case, accents, points and apostrophes; the user's own go first."""
        return self._of_key(fold(name))

    def _of_key(self, key: str) -> list[Place]:
        found = self._known.get(key)
        if found is None:
            if len(self._known) > 20_000:
                self._known.clear()
            found = self._known[key] = [] if key in _feasts() else self._look_up(key)
        return found

    def near_named(self, name: str) -> list[Place]:
        """As `named`; where that finds nothing, with or without an Arabic or English article, or as one word."""
        key = fold(name)
        found = self._near.get(key)
        if found is None:
            if len(self._near) > 20_000:
                self._near.clear()
            found = self._near[key] = self._of_near_key(key)
        return found

    def _of_near_key(self, key: str) -> list[Place]:
        if found := self._of_key(key):
            return found
        if " " in key and len(key) > 2 * _SIMILAR_FROM and (found := self._of_key(key.replace(" ", ""))):
            return found  # "Petion-Ville"
        bare = without_article(key)
        if bare != key:  # "al-Turbah" is At Turbah too: the article takes the sound of what follows
            others = [p for places in self._under_articles(bare) for p in places]
            return list(dict.fromkeys((*self._of_key(bare), *others)))
        if len(key) < _SIMILAR_FROM:
            return []
        return next(self._under_articles(key), [])

    def _under_articles(self, key: str) -> Iterator[list[Place]]:
        """The places of the key below each article under which there are some."""
        articled = [with_article(article, key) for article in _ARTICLES]
        packed = articled[0].removeprefix(f"{_ARTICLES[0]} ") in self._articled
        if packed or (self._store is not None and self._store.has_any(articled)):  # of most unknown names neither
            yield from filter(None, map(self._of_key, articled))

    @cached_property
    def _articled(self) -> frozenset[str]:
        """What follows an article in the keys of the package."""
        return frozenset(key for article in _ARTICLES for key in self._pack.after(f"{article} "))

    def find(self, name: str, *, limit: int = 10) -> list[Candidate]:
        """Candidates for a name, best first: exact, then spelt otherwise, then with one letter different."""
        key = fold(name)
        found: dict[tuple[str | None, str, str | None], Candidate] = {}

        def offer(places: list[Place], fit: Fit) -> None:
            for place in places:
                score, reason = self._weigh(name, place, fit)
                best = found.get((place.id, place.name, place.country))
                if best is None or score > best.score:
                    found[place.id, place.name, place.country] = Candidate(place, score, reason)

        offer(self.named(name), Fit(key, 0.84, "another of its names"))
        if not found:
            offer(self.near_named(name), Fit(key, 0.8, "with or without an article"))
        if len(key) >= _SIMILAR_FROM:
            for other in similar(key):
                # Slips of the pen change a letter more often than they add or drop one, and seldom the first.
                likely = 0.02 * (len(other) == len(key)) + 0.01 * (other[0] == key[0])
                offer(self._look_up(other), Fit(other, 0.6 + likely, "one letter different"))
        ranked = sorted(found.values(), key=lambda c: (-c.score, -c.place.population, c.place.id or ""))
        return ranked[:limit]

    def _weigh(self, name: str, place: Place, fit: Fit) -> tuple[float, str]:
        """How well the place fits the name, 0 to 1, and why: its own name before another one, what the user imported
        before the rest, towns and countries before mountains, large before small."""
        score, reason = fit.score, fit.reason
        own_name = fold(place.name) == fit.key
        if place.name == name:
            score, reason = 0.92, "its name"
        elif fit.score > 0.8 and own_name:
            score, reason = 0.88, "its name, spelt otherwise"
        elif own_name:
            score += 0.05
        if place.id in self._own:
            score += 0.03 if score > 0.8 else 0.15
        if place.kind in (Kind.TOWN, Kind.VILLAGE, Kind.COUNTRY):
            score += 0.02
        elif place.kind is Kind.DIVISION:
            score += 0.01
        return round(score + 0.03 * min(1.0, place.population.bit_length() / 24), 3), reason

    def _look_up(self, key: str) -> list[Place]:
        packed = self._pack.named(key)
        spelt = _spellings().get(key)
        if spelt is not None:  # it is called as the news calls it
            same = [p for p in self._pack.named(spelt.key) if p.id == spelt.id]
            packed = [p for p in packed if p.id != spelt.id] + [replace(p, name=spelt.name) for p in same]
        packed += self._in_divisions(key, packed)
        if self._store is None:
            return packed
        own = self._store.named(key)
        self._own.update(p.id for p in own)
        return own + [p for p in packed if p.id not in self._own and not _again(p, own)]

    def _in_divisions(self, key: str, packed: list[Place]) -> list[Place]:
        """The villages of the key of which only the division is known, where it has no town so called."""
        taken = {p.country for p in packed if p.kind is Kind.TOWN}
        return [
            _in_division(village.name, outer)
            for village in _villages().get(key, ())
            if village.country not in taken
            for outer in self._pack.named(fold(village.division))
            if outer.country == village.country and outer.feature == "A.ADM1"
        ]


def _again(place: Place, own: list[Place]) -> bool:
    """Whether a place of the package without an id is one of the user's."""
    if place.kind is Kind.VILLAGE:
        return any(place.country == o.country for o in own)
    return place.id is None and any(place.km_to(o) < _SAME for o in own)


def _in_division(name: str, outer: Place) -> Place:
    """With the degrees of the division: it has none of its own."""
    return Place(
        id=None,
        name=name,
        kind=Kind.VILLAGE,
        feature="P.PPL",
        precision=outer.precision,
        latitude=outer.latitude,
        longitude=outer.longitude,
        country=outer.country,
        admin1=outer.name,
        admin1_id=outer.id,
    )


@cache
def _pack() -> Pack:
    with as_file(files("reportedly").joinpath("data/places/gazetteer.bin")) as path:
        return Pack(path)


@dataclass(frozen=True, slots=True)
class _Spelling:
    """A town's name as news writes it, and the key and the id under which the package has it."""

    name: str
    key: str
    id: str


@cache
def _spellings() -> Mapping[str, _Spelling]:
    """The spellings of the news by their keys."""
    text = files("reportedly").joinpath("data/places/spellings.toml").read_text("utf-8")
    towns = (town for country in tomllib.loads(text).values() for town in country.items())
    return {fold(name): _Spelling(name, fold(known), str(number)) for name, (known, number) in towns}


@dataclass(frozen=True, slots=True)
class _Village:
    """What is known of a village that the package does not have on the map."""

    name: str
    country: str
    division: str


@cache
def _villages() -> Mapping[str, tuple[_Village, ...]]:
    """The villages of the news by their keys."""
    text = files("reportedly").joinpath("data/places/villages.toml").read_text("utf-8")
    found: dict[str, tuple[_Village, ...]] = {}
    for country, divisions in tomllib.loads(text).items():
        for division, names in divisions.items():
            for spellings in names:
                name, *others = spellings.split("|")
                for key in dict.fromkeys(map(fold, (name, *others))):
                    found[key] = (*found.get(key, ()), _Village(name, country, division))
    return found


def default_path() -> Path:
    """`reportedly/gazetteer.db` in the user's data folder (XDG_DATA_HOME, else ~/.local/share)."""
    base = os.environ.get("XDG_DATA_HOME", "")
    home = Path(base) if Path(base).is_absolute() else Path.home() / ".local" / "share"
    return home / "reportedly" / "gazetteer.db"


def packaged_gazetteer() -> Gazetteer:
    """The package's gazetteer alone."""
    return Gazetteer(_pack())


def open_gazetteer(path: Path | None = None) -> Gazetteer:
    """The package's gazetteer with the user's beside it: the file at `path`, else the usual one if it is there.

    Raises InputError if `path` is given and is no gazetteer.
    """
    if path is None:
        path = default_path()
        if not path.is_file():
            return packaged_gazetteer()
    from reportedly.link.gazetteer_store import Store

    return Gazetteer(_pack(), Store(path))
