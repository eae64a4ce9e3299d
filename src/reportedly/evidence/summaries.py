"""What a version of an event says in words, and what it changed, from its plain values: most versions change little,
and only what differs is put into words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from reportedly.output.events import days_words, names_words, place_words, toll_words
from reportedly.resolve.model import Place, Toll
from reportedly.store.evidence import VersionRecord
from reportedly.store.jsons import read, reading_records
from reportedly.store.typed import reader_of

if TYPE_CHECKING:
    from msgspec import Raw

_NOTHING = {"review": "none", "standing": "none"}
_NULL, _NOBODY, _UNCOUNTED = b"null", b"[]", b'"by_claimant":[]}'
_Field = tuple[str, tuple[str, ...], Callable[..., str]]


def history(versions: Iterable[VersionRecord]) -> Iterator[tuple[VersionRecord, list[str]]]:
    """Each version with what it changed, in words."""
    then: VersionRecord | None = None
    known: dict[str, str] = {}  # the words for each value as it was then
    for version in versions:
        if version.told is None:
            went = f"went up in event {version.redirect}" if version.redirect else "lost all its claims"
            yield version, [went]
            then = None
        else:
            yield version, [*_claims(then, version), *_values(then, version.told, version, known)]
            then = version


def _values(
    then: VersionRecord | None, now: Mapping[str, Raw], version: VersionRecord, known: dict[str, str]
) -> Iterator[str]:
    with reading_records():
        if then is None or version.differs is None:
            for name, parts, words in _FIELDS:
                value = known[name] = _words(now, parts, words)
                if value:
                    yield f"{name}: {value}"
            return
        for name, parts, words in _touched(version.differs):
            former, value = known[name], _words(now, parts, words)
            if value != former:
                known[name] = value
                nothing = _NOTHING.get(name, "not told")
                yield f"{name}: {former or nothing} → {value or nothing}"


def _words(now: Mapping[str, Raw], parts: tuple[str, ...], words: Callable[..., str]) -> str:
    if len(parts) == 1:  # as most are
        return words(bytes(now.get(parts[0], _NULL)))
    return words(*[bytes(now.get(part, _NULL)) for part in parts])


@lru_cache(maxsize=1000)
def _touched(differs: Set[str]) -> list[_Field]:
    return [field for field in _FIELDS if not differs.isdisjoint(field[1])]


def _claims(then: VersionRecord | None, now: VersionRecord) -> Iterator[str]:
    if then and now.claims is then.claims:
        return
    of_now, of_then = now.claims, then.claims if then else {}
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


@lru_cache(maxsize=4096)
def _kind(event_type: bytes, mode: bytes, acled: bytes) -> str:
    return kind_words(read(event_type), read(mode), read(acled))


@lru_cache(maxsize=4096)
def _days(told: bytes) -> str:
    time = read(told)
    if not time:
        return ""
    return days_words(*(date.fromisoformat(day) if day else None for day in (time["earliest"], time["latest"])))


@lru_cache(maxsize=4096)
def _place(told: bytes) -> str:
    place = read(told)
    if not place:
        return ""
    return place_words(Place(None, place["name"], place["country"], place["admin1"], None, None, place["precision"]))


class _Side(Struct):
    name: Any
    key: Any


class _Toll(Struct):
    low: Any
    best: Any
    high: Any
    by_claimant: list[_Figure]


class _Figure(Struct):
    """Of whom nothing is shown."""


_read_sides = reader_of(list[_Side])
_read_toll = reader_of(_Toll)


def _sides(told: bytes) -> str:
    if told == _NOBODY:
        return ""
    return _names(*[side.name or side.key for side in _read_sides(told)])


@lru_cache(maxsize=4096)
def _names(*names: str) -> str:
    return names_words(names)


def _toll(told: bytes) -> str:
    if told.endswith(_UNCOUNTED):  # most are, and this is what the store writes last
        return ""
    toll = _read_toll(told)
    return _figures(toll.low, toll.best, toll.high) if toll.by_claimant else ""


@lru_cache(maxsize=4096)
def _figures(low: int | None, best: int | None, high: int | None) -> str:
    return toll_words(Toll(low, best, high, acled=0, rule=""))


@lru_cache(maxsize=1000)
def _word(told: bytes) -> str:
    return read(told) or ""


def _standing(standing: bytes, claims: bytes, review: bytes) -> str:
    if standing != _NULL:
        return _word(standing)
    gone = [withdrawn for _, withdrawn in read(claims)]
    if all(gone):
        return "withdrawn"
    return _word(review) or ("withdrawn" if any(gone) else "recalled")


# Names of values, the store's values that each is made of, and its words by their JSON.
_FIELDS: tuple[_Field, ...] = (
    ("what", ("event_type", "mode", "acled"), _kind),
    ("when", ("time",), _days),
    ("where", ("place",), _place),
    ("who", ("actors",), _sides),
    ("whom", ("targets",), _sides),
    ("killed", ("killed",), _toll),
    ("wounded", ("wounded",), _toll),
    ("detained", ("detained",), _toll),
    ("standing", ("standing", "claims", "review"), _standing),
    ("review", ("review",), _word),
)
