"""People at a shared desk, in browsers of their own."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from tests.web.browser.conftest import PATIENCE, running
from tests.web.team import PASSWORD

from reportedly.store import open_store
from reportedly.store.accounts import Role
from reportedly.web.settings import Settings


@pytest.fixture(scope="module")
def shared(small_store: Path, hashed: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a shared desk with an account for each role, named after it."""
    copy = Path(shutil.copy(small_store, tmp_path_factory.mktemp("team") / "team.db"))
    with open_store(copy) as store:
        for role in Role:
            store.accounts.add(role.value, role, hashed, by="test")
    with running(copy, Settings(team=True, hosts=None, secret=b"s" * 32)) as url:
        yield url


@pytest.fixture
def page(machine: Browser) -> Iterator[Page]:
    context = machine.new_context()
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


def sign_in(page: Page, name: str, password: str = PASSWORD) -> None:
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(password)
    page.locator("main").get_by_role("button", name="Sign in").click()


def test_one_comes_where_one_wanted_to_go_and_leaves_for_good(page: Page, shared: str) -> None:
    page.goto(f"{shared}/export?place=Ordun")
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    serious = [f["id"] for f in Axe().run(page).response["violations"] if f["impact"] in ("serious", "critical")]
    assert not serious
    sign_in(page, "viewer", "a wrong password")
    expect(page.get_by_role("alert")).to_contain_text("No account has this name and password")
    sign_in(page, "viewer")
    page.wait_for_url(f"{shared}/export?place=Ordun")
    assert page.evaluate("document.cookie") == ""  # out of a script's reach
    page.get_by_role("link", name="Add").click()
    expect(page.get_by_text("an editor may add")).to_be_visible()
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url(f"{shared}/login")
    page.go_back()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()


def test_an_editor_may_add(page: Page, shared: str) -> None:
    page.goto(f"{shared}/add")
    sign_in(page, "editor")
    page.wait_for_url(f"{shared}/add")
    expect(page.get_by_label("A text")).to_be_visible()
    page.get_by_role("link", name="editor").click()
    page.get_by_label("What for").fill("nightly")
    page.get_by_role("button", name="Make a token").click()
    expect(page.locator("pre")).to_contain_text("rpt_")
    page.get_by_role("button", name="Take back").click()
    expect(page.get_by_text("None yet.")).to_be_visible()
