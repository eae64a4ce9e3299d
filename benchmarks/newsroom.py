"""Synthetic news for the store: happenings in invented towns, told by several papers a day or two later.

As in real news the density is constant and the span of days grows: so many happenings a day in so many towns, each told
by one to seven claims of as many documents. The same numbers give the same documents.
"""

from __future__ import annotations

import hashlib
import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from reportedly.code.identity import claim_id
from reportedly.model import (
    AcledCode,
    Attribution,
    Block,
    BlockKind,
    Claim,
    Count,
    Document,
    EventType,
    Modality,
    Party,
    PlaceRef,
    Span,
    Stance,
    TimeRef,
)

FIRST_DAY = date(2020, 1, 1)
COUNTRIES = tuple(re.findall("..", "AFBFCDCMCOETHTIQLYMLMMMZNENGSDSOSSSYUAYE"))
TOWNS = 60  # a country
HAPPENINGS = 200  # a day
CLAIMS = 10  # a document
_TOLD = (1, 1, 2, 3, 4, 5, 6, 7)  # claims of one happening: a quarter are told once
_PAPERS = tuple(f"Paper {n}" for n in range(80))
_KINDS = (
    (EventType.ASSAULT, "attacked", "Attack", "Violence against civilians"),
    (EventType.ASSAULT, "clashed in", "Armed clash", "Battles"),
    (EventType.COERCE, "captured", "Non-state actor overtakes territory", "Battles"),
    (EventType.PROTEST, "marched in", "Peaceful protest", "Protests"),
)
_FILLERS = re.findall(
    r"\w+", "morning road market river heavy early fire smoke local night border school gate bridge north rain"
)


@dataclass(frozen=True, slots=True)
class Happening:
    day: date
    country: str
    town: int
    kind: int
    group: int
    killed: int


def news(
    claims: int,
    *,
    seed: int = 1,
    first_day: date = FIRST_DAY,
    happenings: int = HAPPENINGS,
    told: Sequence[int] = _TOLD,
    ending: Callable[[random.Random], str] = lambda _: "",
) -> Iterator[tuple[Document, Sequence[Claim]]]:
    """At least so many claims in documents of ten, in the order of their publication; `ending` is a document's last
    line, in which nothing is said to have happened."""
    chance = random.Random(seed)
    day, made, number = first_day, 0, 0
    waiting: list[tuple[date, float, Happening]] = []
    while made < claims:
        for _ in range(happenings):
            happening = _happening(day, chance)
            for _ in range(chance.choice(told)):
                waiting.append((day + timedelta(days=chance.choice((0, 1, 1, 2))), chance.random(), happening))
        due = sorted(one for one in waiting if one[0] <= day) if waiting else []
        waiting = [one for one in waiting if one[0] > day]
        while len(due) >= CLAIMS and made < claims:
            part, due = due[:CLAIMS], due[CLAIMS:]
            yield document(number, day, [one for *_, one in part], chance, ending=ending(chance))
            made, number = made + CLAIMS, number + 1
        waiting.extend((day + timedelta(days=1), order, told) for _, order, told in due)
        day += timedelta(days=1)


def _happening(day: date, chance: random.Random) -> Happening:
    # Some towns are in the news more than others.
    town = min(int(chance.expovariate(1 / 15)), TOWNS - 1)
    country = chance.choice(COUNTRIES)
    return Happening(
        day, country, town, chance.randrange(len(_KINDS)), chance.randrange(3), chance.choice((0, 0, 2, 5, 9))
    )


def document(
    number: int, published: date, told: Sequence[Happening], chance: random.Random, *, ending: str = ""
) -> tuple[Document, Sequence[Claim]]:
    """A paper's document with a sentence for each happening."""
    publisher = chance.choice(_PAPERS)
    text = f"{publisher}, number {number}, {published}\n"
    spans, places = [], []
    for happening in told:
        start = len(text)
        text += f"{_sentence(happening, publisher, number, chance)}\n"
        spans.append(Span(start, len(text) - 1))
        places.append(happening)
    text += ending
    made = Document(
        id=hashlib.sha256(text.encode()).hexdigest(),
        ref=f"{number}.txt",
        text=text,
        blocks=(Block(0, len(text), BlockKind.BODY),),
        publisher=publisher,
        published=published,
        language="en",
        raw=text.encode(),
    )
    return made, [claim_id(made, _claim(text, span, h)) for span, h in zip(spans, places, strict=True)]


def _sentence(told: Happening, publisher: str, number: int, chance: random.Random) -> str:
    _, verb, _, _ = _KINDS[told.kind]
    filler = " ".join(chance.choices(_FILLERS, k=8))
    toll = f" and {told.killed} people died" if told.killed else ""
    speaker = f"{publisher} said " if number % 3 else "Officials said "
    return f"{speaker}Group {told.group} {verb} Town {told.town} on {told.day}{toll}: {filler}."


def _claim(text: str, sentence: Span, told: Happening) -> Claim:
    def span(words: str) -> Span:
        start = text.index(words, sentence.start, sentence.end)
        return Span(start, start + len(words))

    event_type, verb, sub_event, acled = _KINDS[told.kind]
    town, group, toll = f"Town {told.town}", f"Group {told.group}", f"{told.killed} people"
    row = COUNTRIES.index(told.country)
    said = Party(span("Officials"), "Officials") if text.startswith("Officials", sentence.start) else None
    return Claim(
        id="",
        event_type=event_type,
        mode=None,
        contexts=("military",),
        acled=AcledCode(acled, sub_event, "made for the benchmark"),
        trigger=span(verb),
        evidence=sentence,
        actors=(Party(span(group), group, f"{told.country}-{told.group}", group, "Rebel Groups", told.country),),
        targets=(),
        place=PlaceRef(
            span=span(town),
            text=town,
            place_id=f"{told.country}-{told.town}",
            name=f"{town} of {told.country}",
            country=told.country,
            admin1=f"Province {told.town // 10}",
            latitude=row * 6.0 - 60 + (told.town % 10) * 0.5,
            longitude=(told.town // 10) * 0.5,
            precision="exact",
            reason="made for the benchmark",
        ),
        time=TimeRef(span(str(told.day)), str(told.day), told.day, told.day, "day"),
        attribution=(Attribution(said, None, Stance.ASSERTS, "none"),) if said else (),
        modality=Modality.ACTUAL,
        hedged=False,
        background=False,
        counts=(Count("killed", "targets", told.killed, told.killed, span(toll), toll),) if told.killed else (),
    )
