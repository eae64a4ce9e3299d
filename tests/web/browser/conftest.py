"""A desk that runs, and pages of Chromium that are open at it."""

from __future__ import annotations

import shutil
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("fastapi", reason="the desk's extra is not installed")
pytest.importorskip("playwright", reason="playwright is not installed")

import uvicorn
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright
from tests.web.chromium import FLAGS, chromium

from reportedly.web.app import create_app
from reportedly.web.settings import Settings

PATIENCE = 30_000  # milliseconds, for a busy machine
NO_WEBGL = """
const made = HTMLCanvasElement.prototype.getContext;
HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
  return kind.startsWith("webgl") ? null : made.call(this, kind, ...rest);
};
"""
Opener = Callable[..., Page]


@contextmanager
def running(store: Path, settings: Settings | None = None) -> Iterator[str]:
    """The address of a desk over this store."""
    app = create_app(store, settings)
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        config = uvicorn.Config(app, log_level="error", timeout_graceful_shutdown=1)
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        while not server.started and thread.is_alive():
            time.sleep(0.02)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        thread.join(timeout=10)


@pytest.fixture(scope="module")
def machine() -> Iterator[Browser]:
    """Chromium. One a module: it keeps a loop in this thread, which other tests must not find."""
    path = chromium()
    if path is None:
        pytest.skip("Chromium is not installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def desk_store(scenario_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the scenario's store, to be added to."""
    copy = tmp_path_factory.mktemp("desk") / "desk.db"
    for file in scenario_store.parent.glob(f"{scenario_store.name}*"):
        shutil.copy(file, copy.with_name(file.name.replace(scenario_store.name, copy.name)))
    return copy


@pytest.fixture(scope="module")
def address(desk_store: Path) -> Iterator[str]:
    with running(desk_store) as url:
        yield url


def _complains(told: ConsoleMessage) -> bool:
    """A page's own errors; that a decision came second (409) is no error of the page."""
    return told.type == "error" and "status of 409" not in told.text


@pytest.fixture
def opened(machine: Browser, address: str) -> Iterator[Opener]:
    """Opens a path in a new profile, without WebGL where told so. Nothing may be asked of another machine, and no page
    may complain."""
    contexts: list[BrowserContext] = []
    strangers: list[str] = []
    complaints: list[str] = []

    def open_(path: str, *, width: int = 1440, height: int = 900, webgl: bool = True, **options: Any) -> Page:
        context = machine.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        context.set_default_timeout(PATIENCE)
        if not webgl:
            context.add_init_script(NO_WEBGL)
        context.on("request", lambda r: None if r.url.startswith((address, "data:")) else strangers.append(r.url))
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda told: complaints.append(told.text) if _complains(told) else None)
        page.goto(address + path)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert not strangers
    assert not complaints, sys.stderr.write("\n".join(complaints))
