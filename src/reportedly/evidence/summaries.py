"""What a version of an event says in words, and what it changed, from its plain values: most versions change little,
and only what differs is put into words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from reportedly.output.events import names_words, place_words, time_words, toll_words
from reportedly.resolve.model import Place, Time, Toll
from reportedly.store.evidence import VersionRecord
from reportedly.store.plain import from_plain

_NOTHING = {"review": "none", "standing": "none"}
Told = Mapping[str, Any]


def changes(before: VersionRecord | None, version: VersionRecord) -> Iterator[str]:
    """What this version changed, in words."""
    now, then = version.told, before.told if before else None
    if now is None:
        yield f"went up in event {version.redirect}" if version.redirect else "lost all its claims"
        return
    differ = version.differs or frozenset()
    if then is None or "claims" in differ:
        yield from _claims(then, now)
    for name, parts, words in _FIELDS:
        if then is None:
            value = words(now)
            if value:
                yield f"{name}: {value}"
        elif not differ.isdisjoint(parts):
            value, former = words(now), words(then)
            if value != former:
                nothing = _NOTHING.get(name, "not told")
                yield f"{name}: {former or nothing} → {value or nothing}"


def _claims(then: Told | None, now: Told) -> Iterator[str]:
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
    return place_words(from_plain(Place, told["place"])) if told["place"] else ""


def _time(told: Told) -> str:
    return time_words(from_plain(Time, told["time"])) if told["time"] else ""


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
