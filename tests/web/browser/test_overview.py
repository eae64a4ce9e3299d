"""The overview in a browser: everything filters everything, and the address holds it all."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import parse_qs, urlparse

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from tests.store.made import Told, document
from tests.web.browser.conftest import PATIENCE, Opener

from reportedly.store import open_store


@pytest.fixture(autouse=True)
def patient() -> None:
    expect.set_options(timeout=PATIENCE)


def asked(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlparse(page.url).query)


def matching(page: Page) -> int:
    """How many events fit, once the answer is there."""
    expect(page.locator("#events")).not_to_have_attribute("aria-busy", "true")
    return int(page.locator("#status strong").inner_text().replace(",", ""))


def unmapped(opened: Opener, path: str) -> Page:
    """The page where no map can be drawn: all else works, and it takes half the time to open."""
    page = opened(path, webgl=False)
    expect(page.locator("#map-note")).to_contain_text("The list has the same events")
    expect(page.locator("#map-note")).to_contain_text("cannot be drawn here")
    return page


def drawn(page: Page) -> None:
    """The map is there."""
    expect(page.locator("#map-note")).to_have_count(0)
    expect(page.locator("#map[data-drawn]")).to_be_visible()


def test_filters_narrow_each_other_and_the_address_has_them(opened: Opener) -> None:
    page = unmapped(opened, "/")
    everything = matching(page)
    page.locator("input[name=standing][value=disputed]").check()
    page.wait_for_url("**/?standing=disputed*")
    disputed = matching(page)
    assert 0 < disputed < everything
    assert page.locator("#events tbody tr").count() == disputed
    page.locator("input[name=type]").first.check()
    page.wait_for_url("**type=*")
    assert matching(page) <= disputed
    page.locator("#picked .chips a").first.click()  # the standing
    page.wait_for_url(lambda url: "standing" not in url)
    page.go_back()
    page.go_back()
    page.wait_for_url("**/?standing=disputed")
    expect(page.locator("#status strong")).to_have_text(str(disputed))


def test_words_find_and_nothing_says_what_to_do(opened: Opener) -> None:
    page = unmapped(opened, "/")
    everything = matching(page)
    page.locator("#text").fill("market")
    page.wait_for_url("**text=market*")
    assert 0 < matching(page) < everything
    page.locator("#text").fill("xylophone")
    page.wait_for_url("**text=xylophone*")
    expect(page.locator("#events")).to_contain_text("No event fits")
    page.locator("#events .chips a").click()
    expect(page.locator("#status strong")).to_have_text(str(everything))
    expect(page.locator("#text")).to_have_value("")


def test_days_are_brushed(opened: Opener) -> None:
    page = unmapped(opened, "/")
    everything = matching(page)
    box = page.locator("#timeline svg").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] * 0.8, box["y"] + 30)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.9, box["y"] + 30, steps=4)
    page.mouse.up()
    page.wait_for_url("**since=*until=*")
    since, until = asked(page)["since"][0], asked(page)["until"][0]
    assert since < until
    assert matching(page) < everything
    expect(page.locator("#since")).to_have_value(since)
    page.get_by_role("button", name="Every day").click()
    page.wait_for_url(lambda url: "since" not in url)
    assert matching(page) == everything


def test_an_area_is_drawn_and_shared(opened: Opener) -> None:
    page = opened("/")
    drawn(page)
    everything = matching(page)
    page.locator("#draw").click()
    box = page.locator("#map").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 5, box["y"] + 5)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] - 40, steps=4)
    page.mouse.up()
    page.wait_for_url("**bbox=*")
    west, south, east, north = map(float, asked(page)["bbox"][0].split(","))
    assert west < east
    assert south < north
    some = matching(page)
    assert 0 < some < everything
    expect(page.locator("#draw")).to_have_attribute("aria-pressed", "false")
    rows = page.locator("#events tbody").inner_text()
    other = opened(page.url.removeprefix(page.evaluate("location.origin")))
    drawn(other)
    assert matching(other) == some
    assert other.locator("#events tbody").inner_text() == rows


def test_the_map_moves_and_goes_back(opened: Opener) -> None:
    page = opened("/")
    drawn(page)
    everything = matching(page)
    page.locator("#map canvas").focus()
    page.keyboard.press("+")
    page.wait_for_url("**map=*")
    there = asked(page)["map"][0]
    page.locator("input[name=standing][value=disputed]").check()
    page.wait_for_url("**standing=disputed*")
    assert asked(page)["map"] == [there]
    assert matching(page) < everything
    page.go_back()
    page.wait_for_url(lambda url: "standing" not in url)
    assert matching(page) == everything
    same = opened(page.url.removeprefix(page.evaluate("location.origin")))
    drawn(same)
    assert asked(same)["map"] == asked(page)["map"]


def test_a_mark_tells_of_its_place(opened: Opener) -> None:
    page = opened("/?place=Bukavu")
    drawn(page)
    popup = page.locator(".maplibregl-popup")
    for _ in range(20):
        page.locator("#map canvas").click()  # the one mark is in the middle, once it is drawn
        page.wait_for_timeout(250)
        if popup.count():
            break
    expect(popup).to_contain_text("Bukavu")
    expect(popup.get_by_role("link", name="All that is said of it")).to_have_attribute(
        "href", re.compile(r"/place\?key=")
    )
    popup.get_by_role("button", name="Only this place").click()
    page.wait_for_url(re.compile(r"place=\d+"))
    expect(page.locator("#picked")).to_contain_text("Bukavu")


def test_what_was_known_is_replayed(opened: Opener) -> None:
    page = unmapped(opened, "/?type=ASSAULT")
    now = matching(page)
    page.locator("#step").focus()
    page.keyboard.press("Home")
    page.wait_for_url("**as_of=*")
    assert matching(page) < now
    expect(page.locator("p.as-of")).to_contain_text("As it was known on")
    assert re.search("UTC", page.locator("#known").inner_text())
    assert "as_of=" in page.get_by_role("link", name="Review").evaluate("a => a.href")
    same = unmapped(opened, page.url.removeprefix(page.evaluate("location.origin")))
    assert matching(same) == matching(page)
    page.locator("p.as-of a").click()
    page.wait_for_url(lambda url: "as_of" not in url)
    assert matching(page) == now


def test_what_is_new_is_told_and_shown(opened: Opener, desk_store: Path) -> None:
    page = unmapped(opened, "/")
    before = matching(page)
    with open_store(desk_store) as store:
        store.add(*document(Told("Ordun", 1, killed=4), ref="new.txt", publisher="The Herald"), tool="test")
    expect(page.locator("#news")).to_contain_text("1 new or changed event")
    assert matching(page) == before
    page.locator("#news button").click()
    expect(page.locator("#status strong")).to_have_text(str(before + 1))
    expect(page.locator("tr.new")).to_have_count(1)


def test_it_is_worked_by_keyboard_alone(opened: Opener) -> None:
    page = opened("/")
    everything = matching(page)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.locator("#group-standing summary").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.wait_for_url("**standing=*")
    assert matching(page) < everything
    assert page.evaluate("document.activeElement.name") == "standing"
    assert page.evaluate("document.activeElement.checked")
    page.locator("#frame").press("Enter")
    page.wait_for_url("**bbox=*")


@pytest.mark.parametrize("look", [{}, {"color_scheme": "dark"}, {"width": 375, "height": 800}], ids=str)
def test_it_has_no_serious_fault_for_those_who_see_it_otherwise(opened: Opener, look: dict[str, object]) -> None:
    page = opened("/?text=market", **look)
    drawn(page)
    matching(page)
    found = Axe().run(page).response["violations"]
    serious = [fault for fault in found if fault["impact"] in ("serious", "critical")]
    assert not serious, [(fault["id"], [node["html"] for node in fault["nodes"]][:3]) for fault in serious]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
