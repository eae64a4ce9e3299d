"""The ways in which these tests have a text told: each model and gazetteer is loaded once for all of them."""

from __future__ import annotations

import pytest
from tests.code.telling import Telling, coding, linking, printing


@pytest.fixture(scope="session")
def claims() -> Telling:
    """Claims with their actors, places and days."""
    return linking()


@pytest.fixture(scope="session")
def coded() -> Telling:
    """Claims of happenings, which are not linked."""
    return coding()


@pytest.fixture(scope="session")
def printed() -> Telling:
    """All claims of a paper's report, its title and its publisher told, which are not linked."""
    return printing()
