"""Rules of alerts: which events to tell of, and to whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reportedly.resolve.model import Event, Standing

if TYPE_CHECKING:
    from reportedly.watch.config import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Webhook:
    """Where to POST; the secret is in a variable of the environment, or in a file."""

    url: str
    secret_env: str | None = None
    secret_file: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """The folder into which messages are put for a mail program to send."""

    folder: Path
    to: str
    sender: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What an event must be; what is not told is not asked. `area` is west, south, east, north in degrees."""

    name: str
    countries: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    standings: tuple[Standing, ...] = ()
    text: str | None = None
    area: tuple[float, float, float, float] | None = None
    webhook: Webhook | None = None
    atom: Path | None = None
    mail: Mail | None = None

    @property
    def channels(self) -> tuple[str, ...]:
        told = {"webhook": self.webhook, "atom": self.atom, "mail": self.mail}
        return tuple(name for name, channel in told.items() if channel is not None)

    def fits(self, event: Event) -> bool:
        """Whether the event is of those asked for, but for the words of its documents, which the store knows."""
        place = event.place
        named = (place.place_id, place.name, place.admin1) if place else ()
        sides = [name for s in (*event.actors, *event.targets) for name in (s.key, s.actor_id, s.name)]
        sub_event = event.acled.get("sub_event_type") if event.acled else None
        return (
            event.standing is not None
            and (not self.countries or (place is not None and place.country in self.countries))
            and _any(self.places, named)
            and _any(self.actors, sides)
            and _any(self.types, (event.event_type, sub_event))
            and (not self.standings or event.standing in self.standings)
            and (self.area is None or self._holds(event))
        )

    def _holds(self, event: Event) -> bool:
        """Whether the event's spot is in the area; one that is known no better than by its country has none."""
        place = event.place
        if self.area is None or place is None or place.latitude is None or place.longitude is None:
            return False
        west, south, east, north = self.area
        between = west <= place.longitude <= east if west <= east else not east < place.longitude < west
        return between and south <= place.latitude <= north


def _any(wanted: Sequence[str], told: Sequence[str | None]) -> bool:
    from reportedly.store.fulltext import folded

    known = {folded(name) for name in told if name}
    return not wanted or any(folded(name) in known for name in wanted)


def read_rule(table: Table, folder: Path) -> Rule:
    """A rule of the file. Raises InputError."""
    name = table.needed("name", table.take("name", str, None))
    standings = table.texts("standing")
    for standing in standings:
        if standing not in list(Standing):
            raise table.wrong(f"'standing' is {standing!r}", "write one of: " + ", ".join(Standing))
    made = Rule(
        name=name,
        countries=tuple(_country(table, told) for told in table.texts("country")),
        places=table.texts("place"),
        actors=table.texts("actor"),
        types=table.texts("type"),
        standings=tuple(map(Standing, standings)),
        text=table.take("text", str, None),
        area=_area(table),
        webhook=table.whole("webhook", lambda inner: _webhook(inner, folder)),
        atom=_path(folder, table.take("atom", str, None)),
        mail=table.whole("mail", lambda inner: _mail(inner, folder)),
    )
    table.done()
    if not made.channels:
        raise table.wrong("nobody is told", "give it a webhook, an atom file or a mail folder; see docs/watch.md")
    return made


def _country(table: Table, told: str) -> str:
    from reportedly.link.registry import load_registry

    code = load_registry().country_code(told)
    if code is None:
        raise table.wrong(f"'country': no such country: {told}", "give its ISO 3166 code, such as ML")
    return code


def _area(table: Table) -> tuple[float, float, float, float] | None:
    told = table.take("area", list, None)
    if told is None:
        return None
    remedy = "write [west, south, east, north] in degrees"
    if len(told) != 4 or not all(isinstance(n, int | float) and not isinstance(n, bool) for n in told):
        raise table.wrong("'area' is not four numbers", remedy)
    west, south, east, north = map(float, told)
    if not (-180 <= west <= 180 and -180 <= east <= 180 and -90 <= south <= north <= 90):
        raise table.wrong("'area' is not on the globe", remedy)
    return west, south, east, north


def _webhook(table: Table, folder: Path) -> Webhook:
    made = Webhook(
        url=table.url("url"),
        secret_env=table.take("secret_env", str, None),
        secret_file=_path(folder, table.take("secret_file", str, None)),
    )
    if (made.secret_env is None) == (made.secret_file is None):
        raise table.wrong("a webhook needs one secret", "name a variable in secret_env, or a file in secret_file")
    return made


def _mail(table: Table, folder: Path) -> Mail:
    found = _path(folder, table.take("folder", str, None))
    return Mail(
        folder=table.needed("folder", found),
        to=table.needed("to", table.header("to")),
        sender=table.needed("from", table.header("from")),
    )


def _path(folder: Path, told: str | None) -> Path | None:
    return None if told is None else folder / told
