"""A store that all tests of exports read: the scenario's dispatches, added once."""

from __future__ import annotations

from pathlib import Path

import pytest
from evaluation.measure import SCENARIO

from reportedly.cli import main


@pytest.fixture(scope="session")
def scenario_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the scenario's 57 dispatches; it is read and never added to."""
    store = tmp_path_factory.mktemp("scenario") / "scenario.db"
    assert main(["add", str(SCENARIO / "dispatches"), "--store", str(store)]) == 0
    return store
