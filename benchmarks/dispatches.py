"""Short synthetic dispatches of one or two sentences, no two alike: what caches could keep is new most of the time.

Towns are those of the package's gazetteer; names of people and of hamlets that no gazetteer has are made of syllables;
days, numbers, kinds and sources vary. The same numbers give the same dispatches.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from importlib.resources import as_file, files
from pathlib import Path

from reportedly.link.gazetteer_pack import Pack
from reportedly.link.gazetteer_place import Kind

_FIRST_DAY = date(2024, 1, 1)
_DAYS = 900
_TOWNS = 20_000
_PAPERS = 400
_HEADS = "ba da du fa ga ha ju ka ki la lo ma mo na ni pa ra ro sa su ta to vi wa ya za".split()  # noqa: SIM905 - a word list
_TAILS = "ban dor fir gash hal jin kor lem mal nur pol rud sham tan vek war yun zad".split()  # noqa: SIM905
_DOERS = (
    "gunmen", "government troops", "insurgents", "militia fighters", "border guards", "armed men on motorcycles",
    "soldiers", "masked attackers", "police officers", "bandits", "separatists", "tribal fighters",
)  # fmt: skip
_HIT = (
    "traders", "soldiers", "farmers", "police officers", "villagers", "aid workers", "herders", "pupils", "miners",
    "bus passengers", "worshippers", "refugees",
)  # fmt: skip
_SAID_BY = (
    "the army", "a local official", "residents", "police", "the governor's office", "hospital staff",
    "state television", "a spokesman for the rebels", "witnesses", "a monitoring group",
    "the defence ministry", "two aid workers",
)  # fmt: skip
_MEANS = ("with rifles", "with mortars", "in a drone strike", "with a roadside bomb", "in an ambush", "at a checkpoint")
_FIRST = (
    "{Doer} killed {n} {hit} near {town} on {day}, {source}.",
    "{Source}, {doer} wounded at least {n} {hit} in {town} on {day}.",
    "{Doer} captured the village of {hamlet} outside {town} on {day}, {source}.",
    "{n} {hit} were abducted by {doer} in {town} on {day}, {source}.",
    "{Doer} attacked {hit} {means} in {town} on {day}, killing {n}, {source}.",
    "Some {many} {hit} marched through {town} on {day} after {doer} had burned down the market, {source}.",
    "{Person}, who leads the council of {town}, said that {doer} had shelled {hamlet} on {day}.",
)
_SECOND = (
    "{Person}, a teacher from {hamlet}, said that {m} of the {hit} had been taken to {other}.",
    "{Doer2} denied any part in it and blamed {doer}.",
    "Another {m} people were wounded and {many} fled towards {other}, {source}.",
    "The road from {other} to {hamlet} had been cut since {before}.",
)


def dispatches(count: int, *, seed: int = 1) -> Iterator[dict[str, str]]:
    """So many records of JSON Lines (id, text, publisher, published, url), in the order of their days."""
    chance = random.Random(seed)
    towns = _towns(chance)
    for number in range(count):
        published = _FIRST_DAY + timedelta(days=number * _DAYS // count)
        paper = chance.randrange(_PAPERS)
        yield {
            "id": f"dispatch {number}",
            "text": _text(chance, towns, published),
            "publisher": f"Paper {paper}",
            "published": published.isoformat(),
            "url": f"https://paper{paper}.example/{number}",
        }


def write_dispatches(path: Path, count: int, *, seed: int = 1) -> None:
    """As JSON Lines."""
    with path.open("w", encoding="utf-8") as file:
        for told in dispatches(count, seed=seed):
            file.write(json.dumps(told, ensure_ascii=False) + "\n")


def _text(chance: random.Random, towns: Sequence[str], published: date) -> str:
    town, other = chance.sample(towns, 2)
    doer, doer2 = chance.sample(_DOERS, 2)
    by, day = chance.choice(_SAID_BY), published - timedelta(days=chance.randrange(6))
    words = {
        "doer": doer,
        "Doer": _capital(doer),
        "Doer2": _capital(doer2),
        "hit": chance.choice(_HIT),
        "source": f"{by} said",
        "Source": f"According to {by}",
        "means": chance.choice(_MEANS),
        "n": str(chance.randrange(2, 90)),
        "m": str(chance.randrange(2, 60)),
        "many": f"{chance.randrange(100, 9000):,}",
        "town": town,
        "other": other,
        "hamlet": _name(chance),
        "Person": f"{_name(chance)} {_name(chance)}",
        "day": f"{day:%A}" if chance.random() < 0.6 else f"{day.day} {day:%B}",
        "before": f"{day - timedelta(days=9):%d %B}".lstrip("0"),
    }
    told = chance.choice(_FIRST).format(**words)
    return f"{told} {chance.choice(_SECOND).format(**words)}" if chance.random() < 0.4 else told


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]


def _name(chance: random.Random) -> str:
    middle = chance.choice(_HEADS) if chance.random() < 0.5 else ""
    return (chance.choice(_HEADS) + middle + chance.choice(_TAILS)).capitalize()


def _towns(chance: random.Random) -> list[str]:
    """Names of towns of everywhere."""
    with as_file(files("reportedly").joinpath("data/places/gazetteer.bin")) as path:
        places = list(Pack(path).places())
    found = sorted({place.name for place in places if place.kind is Kind.TOWN and place.name.isascii()})
    return chance.sample(found, min(_TOWNS, len(found)))
