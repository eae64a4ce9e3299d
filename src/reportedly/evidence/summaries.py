"""What a version of an event says in words, and what it changed, from its plain values: most versions change little,
and only what differs is put into words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from reportedly.output.events import days_words, names_words, place_words, toll_words
from reportedly.resolve.model import Place, Toll
from reportedly.store.evidence import VersionRecord

_NOTHING = {"review": "none", "standing": "none"}
Told = Mapping[str, Any]


def history(versions: Iterable[VersionRecord]) -> Iterator[tuple[VersionRecord, list[str]]]:
    """Each version with what it changed, in words."""
    then: Told | None = None
    known: dict[str, str] = {}  # the words for each value as it was then
    for version in versions:
        now = version.told
        if now is None:
            went = f"went up in event {version.redirect}" if version.redirect else "lost all its claims"
            yield version, [went]
        else:
            yield version, [*_claims(then, now, version), *_values(then, now, version, known)]
        then = now


def _values(then: Told | None, now: Told, version: VersionRecord, known: dict[str, str]) -> Iterator[str]:
    if then is None or version.differs is None:
        for name, _, words in _FIELDS:
            value = known[name] = words(now)
            if value:
                yield f"{name}: {value}"
        return
    for name, parts, words in _FIELDS:
        if not version.differs.isdisjoint(parts):
            former, value = known[name], words(now)
            if value != former:
                known[name] = value
                nothing = _NOTHING.get(name, "not told")
                yield f"{name}: {former or nothing} → {value or nothing}"


def _claims(then: Told | None, now: Told, version: VersionRecord) -> Iterator[str]:
    if then and version.differs is not None and "claims" not in version.differs:
        return
    of_now, of_then = dict(now["claims"]), dict(then["claims"]) if then else {}
    gone = {claim_id for claim_id, withdrawn in of_now.items() if withdrawn}
    gone -= {claim_id for claim_id, withdrawn in of_then.items() if withdrawn} if then else gone
    told = (len(of_now.keys() - of_then.keys()), "came"), (len(of_then.keys() - of_now.keys()), "left")
    for number, words in (*told, (len(gone), "withdrawn")):
        if number:
            yield f"{number} claim{'' if number == 1 else 's'} {words}"


def kind_words(event_type: str, mode: str | None, acled: Mapping[str, Any] | None) -> str:
    """The type by PLOVER, behind ACLED's where it has one."""
    kind = f"{event_type} {mode}" if mode else event_type
    return f"{acled['sub_event_type']} ({kind})" if acled else kind


def _standing(told: Told) -> str:
    if told["standing"] is not None:
        return str(told["standing"])
    if all(withdrawn for _, withdrawn in told["claims"]):
        return "withdrawn"
    return told.get("review") or "recalled"


def _place(told: Told) -> str:
    place = told["place"]
    return _place_words(place["name"], place["admin1"], place["country"], place["precision"]) if place else ""


@lru_cache(maxsize=4096)
def _place_words(name: str | None, admin1: str | None, country: str | None, precision: str) -> str:
    return place_words(Place(None, name, country, admin1, None, None, precision))


def _time(told: Told) -> str:
    time = told["time"]
    return _day_words(time["earliest"], time["latest"]) if time else ""


@lru_cache(maxsize=4096)
def _day_words(earliest: str | None, latest: str | None) -> str:
    return days_words(*(date.fromisoformat(day) if day else None for day in (earliest, latest)))


def _sides(sides: Sequence[Told]) -> str:
    return names_words(side["name"] or side["key"] for side in sides)


def _toll(told: Told) -> str:
    return _figures(told["low"], told["best"], told["high"]) if told["by_claimant"] else ""


@lru_cache(maxsize=4096)
def _figures(low: int | None, best: int | None, high: int | None) -> str:
    return toll_words(Toll(low, best, high, acled=0, rule=""))


_FIELDS: tuple[tuple[str, tuple[str, ...], Callable[[Told], str]], ...] = (
    ("what", ("event_type", "mode", "acled"), lambda t: kind_words(t["event_type"], t["mode"], t["acled"])),
    ("when", ("time",), _time),
    ("where", ("place",), _place),
    ("who", ("actors",), lambda t: _sides(t["actors"])),
    ("whom", ("targets",), lambda t: _sides(t["targets"])),
    ("killed", ("killed",), lambda t: _toll(t["killed"])),
    ("wounded", ("wounded",), lambda t: _toll(t["wounded"])),
    ("detained", ("detained",), lambda t: _toll(t["detained"])),
    ("standing", ("standing", "claims", "review"), _standing),
    ("review", ("review",), lambda t: t.get("review") or ""),
)
