"""What the tests of the brief share: claims made by hand, and a store of the scenario."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.brief.made import claim

from reportedly.brief.ground import Ground
from reportedly.cli import main
from reportedly.resolve.model import LinkedClaim

RAID = (
    "Gunmen of the Red Valley Front attacked a convoy near Ordun on Thursday, killing nine soldiers and wounding 14, "
    "Colonel Issa Barro said."
)
TOLL = "At least 12 people were killed in Selim on Tuesday, Mayor Ada Keita acknowledged."
OTHER = "Forty people were killed in Harro, a lawyer said."


@pytest.fixture(scope="session")
def raid() -> LinkedClaim:
    return claim(
        "raid",
        RAID,
        trigger="attacked",
        actors=(("Gunmen of the Red Valley Front", "rvf", "RVF: Red Valley Front"),),
        targets=(("a convoy", None, None),),
        place=("Ordun", "Ordun", "Selim", "ML"),
        time=("on Thursday", "2026-06-04", "2026-06-04"),
        source=("Colonel Issa Barro", "said", ""),
        counts=(("killed", "nine", 9, 9), ("wounded", "14", 14, 14)),
    )


@pytest.fixture(scope="session")
def toll() -> LinkedClaim:
    return claim(
        "toll",
        TOLL,
        targets=(("At least 12 people", None, None),),
        place=("Selim", "Selim", None, "ML"),
        time=("on Tuesday", "2026-06-02", "2026-06-02"),
        source=("Mayor Ada Keita", "acknowledged", ""),
        interest="against",
        counts=(("killed", "At least 12", 12, None),),
    )


@pytest.fixture(scope="session")
def other() -> LinkedClaim:
    return claim(
        "other",
        OTHER,
        targets=(("Forty people", None, None),),
        place=("Harro", "Harro", None, "ML"),
        source=("a lawyer", "said", ""),
        counts=(("killed", "Forty", 40, 40),),
    )


@pytest.fixture(scope="session")
def ground(raid: LinkedClaim, toll: LinkedClaim, other: LinkedClaim) -> Ground:
    return Ground({c.claim_id: c for c in (raid, toll, other)}, {})


@pytest.fixture(scope="session")
def scenario(scenario_store: Path) -> Path:
    """The store of the scenario's dispatches; it is read and never added to."""
    return scenario_store


@pytest.fixture
def run(capsysbinary: pytest.CaptureFixture[bytes]) -> Callable[..., tuple[int, str, str]]:
    """Runs the command; gives its exit code, what it printed and what it said on standard error."""

    def running(*arguments: str) -> tuple[int, str, str]:
        status = main(list(arguments))
        told = capsysbinary.readouterr()
        return status, told.out.decode("utf-8", "replace"), told.err.decode()

    return running
