"""Rules of alerts: which events to tell of, and to whom."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reportedly.resolve.model import Standing
from reportedly.store.query import Asked

if TYPE_CHECKING:
    from reportedly.watch.table import Table


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
    """Which events to tell of (`asked`; with `history` those that are only recalled, too), and to whom."""

    name: str
    asked: Asked
    history: bool = False
    webhook: Webhook | None = None
    atom: Path | None = None
    mail: Mail | None = None

    @property
    def outbox(self) -> tuple[str, ...]:
        """The channels to which alerts are delivered one by one; the Atom file is made of them all."""
        told = {"webhook": self.webhook, "mail": self.mail}
        return tuple(name for name, channel in told.items() if channel is not None)


def read_rule(table: Table, folder: Path) -> Rule:
    """A rule of the file. Raises InputError."""
    name = table.needed("name", table.take("name", str, None))
    standings = table.texts("standing")
    for standing in standings:
        if standing not in list(Standing):
            raise table.wrong(f"'standing' is {standing!r}", "write one of: " + ", ".join(Standing))
    made = Rule(
        name=name,
        asked=Asked(
            country=tuple(_country(table, told) for told in table.texts("country")),
            place=table.texts("place"),
            actor=table.texts("actor"),
            event_type=table.texts("type"),
            standing=tuple(map(Standing, standings)),
            text=table.take("text", str, None),
            bbox=_area(table),
        ),
        history=table.flag("history"),
        webhook=table.whole("webhook", lambda inner: _webhook(inner, folder)),
        atom=_path(folder, table.take("atom", str, None)),
        mail=table.whole("mail", lambda inner: _mail(inner, folder)),
    )
    table.done()
    if not made.outbox and made.atom is None:
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
