"""In a browser: what comes from elsewhere does nothing, a text is added, a team signs in, and nobody is shut out."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urljoin

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect
from tests.store.made import TinyRules, Told, document
from tests.web.browser.conftest import Opener

from reportedly.store import open_store

REPORT = """Two soldiers killed in raid on checkpoint, army says

KHARTOUM, 12 May (Valley Wire) - Gunmen killed two soldiers at a checkpoint near Khartoum on Monday, an army
spokesman said.
"""
HOSTILE = '<script>document.title="taken"</script><img src=x onerror=alert(1)>\u202egnihton'
PAGES = ("/add", "/brief?country=ML&standing=disputed", "/export?place=Ordun&bbox=0,0,5,5", "/about", "/api/docs")


@pytest.fixture(scope="module")
def hostile_event(desk_store: Path, address: str) -> str:
    """An event of a document whose publisher and address try to be more than words."""
    assert address
    made, claims = document(Told("Ordun", 1), publisher=HOSTILE, url="data:text/html,<script>alert(1)</script>")
    with open_store(desk_store, rules=TinyRules()) as store:
        return store.add(made, claims, tool="test").events[0]


def test_what_comes_from_elsewhere_does_nothing(opened: Opener, hostile_event: str) -> None:
    page = opened(f"/events/{hostile_event}")
    page.on("dialog", lambda dialog: pytest.fail(f"a script ran: {dialog.message}"))
    for path in ("", "/?text=rebels", f"/review?event={hostile_event}", "/sources", "/brief/html?place=Ordun"):
        if path:
            page.goto(urljoin(page.url, path))
        page.wait_for_load_state()
        assert page.title() != "taken"
        assert page.locator("main img, main script").count() == 0
        links = page.eval_on_selector_all("a[href]", "all => all.map(a => a.protocol)")
        assert set(links) <= {"http:", "https:"}, path


def test_a_script_that_got_in_would_not_run(machine: Browser, address: str) -> None:
    """The second wall: even markup that was not escaped is refused by the policy."""
    context = machine.new_context()
    page = context.new_page()
    page.goto(f"{address}/about")
    told = page.evaluate(
        """() => new Promise(done => {
            document.addEventListener("securitypolicyviolation", event => done(event.effectiveDirective));
            const script = document.createElement("script");
            script.src = "data:text/javascript,document.title='taken'";
            document.body.append(script);
        })"""
    )
    assert told.startswith("script-src")
    assert page.title() != "taken"
    context.close()


def test_a_text_is_seen_then_stored(opened: Opener) -> None:
    page = opened("/add")
    page.get_by_label("A text").fill(REPORT)
    page.get_by_role("button", name="Read them").click()
    page.wait_for_url(re.compile("/add/[0-9a-f]+$"))
    expect(page.get_by_text("Nothing is stored yet")).to_be_visible()
    expect(page.locator("mark").first).to_be_visible()
    page.get_by_role("button", name="Store it").click()
    expect(page.get_by_text("1 of 1 stored")).to_be_visible()
    page.get_by_role("link", name=re.compile("^e[0-9a-f]{9}$")).first.click()
    expect(page).to_have_url(re.compile("/events/e"))


def test_files_are_dropped(opened: Opener) -> None:
    page = opened("/add")
    page.evaluate(
        """text => {
            const data = new DataTransfer();
            data.items.add(new File([text], "dropped.txt", {type: "text/plain"}));
            data.items.add(new File(["%PDF-1.7"], "b.pdf", {type: "application/pdf"}));
            document.getElementById("add").dispatchEvent(new DragEvent("drop", {dataTransfer: data, bubbles: true}));
        }""",
        REPORT.replace("two soldiers", "three soldiers"),
    )
    expect(page.locator("#dropped")).to_contain_text("2 files: dropped.txt, b.pdf")
    page.get_by_role("button", name="Read them").press("Enter")
    expect(page.get_by_text("1 of 2 could be read")).to_be_visible()
    expect(page.locator(".fault")).to_have_count(1)


def test_the_notice_is_told_once_and_the_theme_is_kept(opened: Opener) -> None:
    page = opened("/sources")
    page.get_by_role("button", name="Understood").click()
    page.get_by_role("button", name="Dark").click()
    page.reload()
    expect(page.locator("#graphic")).to_be_hidden()
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert page.get_by_role("button", name="Dark").get_attribute("aria-pressed") == "true"


def test_a_link_shows_a_colleague_the_same(opened: Opener) -> None:
    page = opened("/export")
    place = page.request.get(urljoin(page.url, "/api/v1/events?standing=disputed")).json()["events"][0]["place"]
    page.get_by_label("Country").first.fill(place["country"])
    page.get_by_label("disputed").check()
    page.get_by_role("button", name="Count again").click()
    page.wait_for_url("**standing=disputed**")
    told = page.get_by_role("status").filter(has_text="fit").inner_text()
    other = opened(page.url.removeprefix(urljoin(page.url, "/").rstrip("/")))
    assert other.get_by_role("status").filter(has_text="fit").inner_text() == told
    with other.expect_download() as waiting:
        other.get_by_role("button", name="jsonl").click()
    assert waiting.value.suggested_filename == "reportedly-jsonl.jsonl"


@pytest.mark.parametrize("look", [{}, {"color_scheme": "dark"}, {"width": 375, "height": 800}], ids=str)
def test_the_pages_have_no_serious_fault(opened: Opener, look: dict[str, object]) -> None:
    page = opened(PAGES[0], **look)
    for path in PAGES:
        page.goto(urljoin(page.url, path))
        found = Axe().run(page).response["violations"]
        serious = [fault for fault in found if fault["impact"] in ("serious", "critical")]
        assert not serious, [(path, fault["id"], [n["html"] for n in fault["nodes"]][:3]) for fault in serious]
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
