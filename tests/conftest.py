"""One document and its claims, made by hand: what the last stage and the command are tested with."""

from __future__ import annotations

import fcntl
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import settings

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
    Reason,
    Span,
    Stance,
    TimeRef,
)

# A busy machine is no failure, and a failure should come back the next time.
settings.register_profile("house", deadline=None, derandomize=True)
settings.load_profile("house")

TEXT = (
    "Gunmen from the Red Valley Front captured the town of Ordun on Friday and killed at least 12 soldiers, "
    "Colonel Issa Barro said, according to state media. The army denied losing Ordun."
)


def span(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def party(words: str) -> Party:
    return Party(span=span(words), text=words)


@pytest.fixture
def sample_document() -> Document:
    return Document(
        id="d0c1",
        ref="ordun.txt",
        text=TEXT,
        blocks=(Block(0, len(TEXT), BlockKind.BODY),),
        title="Town falls in the east",
        publisher="The Lakeside Courier",
        published=date(2026, 5, 3),
        language="en",
        agencies=("Northern Press",),
    )


@pytest.fixture
def sample_claims() -> tuple[Claim, ...]:
    first = TEXT.index(" The army") + 1
    chain = (
        Attribution(source=party("Colonel Issa Barro"), cue=span("said")),
        Attribution(source=party("state media"), cue=span("according to")),
    )
    taken = Claim(
        id="c1",
        event_type=EventType.COERCE,
        mode="seize",
        contexts=("military", "territory"),
        acled=AcledCode("Battles", "Non-state actor overtakes territory", "taken in a fight that killed soldiers"),
        trigger=span("captured"),
        evidence=Span(0, first - 1),
        actors=(party("Gunmen from the Red Valley Front"),),
        targets=(),
        place=PlaceRef(span=span("Ordun"), text="Ordun"),
        time=TimeRef(span=span("Friday"), text="Friday", earliest=date(2026, 5, 1), latest=date(2026, 5, 1)),
        attribution=chain,
        modality=Modality.ACTUAL,
        hedged=False,
        background=False,
        counts=(),
        reasons=(
            Reason("event_type", "‘capture’ with a place as its object", span("captured")),
            Reason("place", "‘the town of’ names the object", span("the town of Ordun")),
            Reason("novelty", "a field that nobody foresaw"),
        ),
    )
    killed = replace(
        taken,
        id="c2",
        event_type=EventType.ASSAULT,
        mode=None,
        acled=None,
        trigger=span("killed"),
        targets=(party("soldiers"),),
        place=None,
        counts=(Count("killed", "targets", 12, None, span("at least 12 soldiers"), "at least 12 soldiers"),),
        reasons=(),
    )
    denied = replace(
        taken,
        id="c3",
        trigger=span("losing"),
        evidence=Span(first, len(TEXT)),
        actors=(),
        time=None,
        attribution=(Attribution(source=party("The army"), cue=span("denied"), stance=Stance.DENIES),),
        hedged=True,
        reasons=(),
    )
    return taken, killed, denied


@pytest.fixture(scope="session")
def scenario_store(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A store of the scenario's 57 dispatches; it is read and never added to. One for all processes of a run."""
    from evaluation.measure import SCENARIO

    from reportedly.cli import main

    own = tmp_path_factory.mktemp("scenario")
    store = (own if worker_id == "master" else tmp_path_factory.getbasetemp().parent) / "scenario.db"
    with store.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not store.exists():
            assert main(["add", str(SCENARIO / "dispatches"), "--store", str(own / "new.db")]) == 0
            (own / "new.db").rename(store)
    return store
