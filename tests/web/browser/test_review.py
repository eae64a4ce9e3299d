"""The review loop in a browser, by keyboard; the pages of events, documents and voices; a text that means harm."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from tests.store.made import TinyRules, Told, at, document
from tests.web.browser.conftest import Opener, running

from reportedly.store import open_store

HOSTILE = "<script>document.title='run'</script>\u202egnp.exe data:text/html,<script>1</script>"
SELECT = """([id, wanted]) => {
  const quote = document.querySelector(`#c-${id} .words`);
  const walker = document.createTreeWalker(quote, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = node.data.indexOf(wanted);
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + wanted.length);
    const chosen = getSelection();
    chosen.removeAllRanges();
    chosen.addRange(range);
    return true;
  }
  return false;
}"""


@pytest.fixture(scope="module")
def desk_store(scenario_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The scenario with a text that means harm."""
    copy = tmp_path_factory.mktemp("review") / "desk.db"
    for file in scenario_store.parent.glob(f"{scenario_store.name}*"):
        shutil.copy(file, copy.with_name(file.name.replace(scenario_store.name, copy.name)))
    with open_store(copy, rules=TinyRules()) as store:
        store.add(*document(Told("Ordun", 1, killed=4), publisher=HOSTILE, ref=HOSTILE), tool="t", at=at(0))
    return copy


@pytest.fixture(scope="module")
def address(desk_store: Path) -> Iterator[str]:
    with running(desk_store) as url:
        yield url


def faults(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html']}" for one in found if one["impact"] in ("serious", "critical")]


def first(page: Page, selector: str) -> str:
    found = page.locator(selector).first.get_attribute("href")
    assert found is not None
    return found


def test_the_loop_by_keyboard(opened: Opener) -> None:
    page = opened("/review?queue=disputed")
    begun = page.locator(".queue a[aria-current]").inner_text()
    with page.expect_navigation():  # until it has loaded, with the script that listens to keys
        page.keyboard.press("j")
    expect(page.locator(".queue a[aria-current]")).not_to_have_text(begun)
    with page.expect_navigation():
        page.keyboard.press("k")
    expect(page.locator(".queue a[aria-current] strong")).to_have_text(begun.split(",")[0].split("\n")[0].strip())
    waiting = page.locator(".queue a").count()
    page.keyboard.press("c")
    expect(page.locator("#because")).to_be_focused()
    page.keyboard.type("the words say so")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator(".queue a")).to_have_count(waiting - 1)
    page.locator("h1").click()
    with page.expect_navigation():
        page.keyboard.press("u")
    expect(page.locator(".queue a")).to_have_count(waiting)


def test_selected_words_become_the_value(opened: Opener) -> None:
    page = opened("/review?queue=new&place=Kirumba&type=ASSAULT")
    claim = page.locator(".claim", has=page.locator("mark.k-harm")).first
    name = str(claim.get_attribute("id")).removeprefix("c-")
    words = claim.locator("mark.k-harm").first.inner_text()
    number = re.search(r"\w+", words)
    assert number is not None
    assert page.evaluate(SELECT, [name, number[0]])
    expect(page.locator("#picked")).to_contain_text(number[0])
    page.locator("#field").select_option("wounded")
    page.locator('#judge button[value="set"]').click()
    expect(page.locator(".case details summary").first).to_contain_text("1 judgement")
    page.locator(".case details summary").first.click()
    expect(page.locator(".case header")).to_contain_text(f"“{number[0]}” [")
    page.locator("#undo button").click()
    expect(page.locator("#undo")).to_be_visible()


def test_two_windows_on_one_event(opened: Opener) -> None:
    one, other = opened("/review?queue=new&place=Butembo"), opened("/review?queue=new&place=Butembo")
    for page, decision, status in ((one, "confirm", "one"), (other, "reject", "other")):
        page.locator("#because").fill(f"said the {status}")
        page.locator(f'#judge button[value="{decision}"]').click()
    expect(other.locator(".fault")).to_contain_text("nothing was recorded")
    expect(other.locator("#because")).to_have_value("said the other")
    one.locator("#undo button").click()
    expect(one.locator("#undo")).to_be_visible()


def test_an_event_a_document_and_who_speaks(opened: Opener) -> None:
    page = opened("/events/" + first(opened("/review?queue=disputed"), ".queue a").split("event=")[1].split("&")[0])
    expect(page.locator("h1")).to_be_visible()
    assert page.locator("mark.k-what").count() > 0
    assert faults(page) == []
    page.locator(".claim a").first.click()
    page.wait_for_url(re.compile("/documents/.*#c-"))
    expect(page.locator(".claim.on")).to_have_count(1)
    assert page.locator(".text .on").count() > 0
    page.locator(".text a.hit").last.hover()
    assert faults(page) == []
    page.goto(re.sub(r"/documents/.*", "/sources", page.url))
    page.locator("table a").first.click()
    expect(page.locator("h2", has_text="What it says")).to_be_visible()
    assert faults(page) == []


def test_review_has_no_serious_fault(opened: Opener) -> None:
    for scheme in ("light", "dark"):
        assert faults(opened("/review", color_scheme=scheme)) == []


def test_nothing_is_wider_than_a_phone(opened: Opener) -> None:
    event = first(opened("/review"), ".queue a").split("event=")[1].split("&")[0]
    for path in ("/review", f"/events/{event}", "/place?key=Kirumba", "/sources", "/add", "/about"):
        page = opened(path, width=375)
        assert page.evaluate("document.documentElement.scrollWidth") <= 375, path


def test_a_text_that_means_harm_is_text(machine: Browser, address: str, desk_store: Path) -> None:
    with open_store(desk_store, create=False) as store:
        held = next(one for one in store.documents() if one.publisher == HOSTILE)
        event = next(e.event_id for e in store.events(place="Ordun"))
    page = machine.new_context().new_page()
    for path in (f"/documents/{held.document_id}", f"/events/{event}", f"/review?event={event}", "/sources"):
        page.goto(address + path)
        assert page.title() != "run"
        assert page.locator("main script").count() == 0
        assert page.locator('a[href^="data:"], a[href^="javascript:"]').count() == 0
        policy = page.evaluate("fetch(location.href).then((answer) => answer.headers.get('Content-Security-Policy'))")
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
    page.context.close()
