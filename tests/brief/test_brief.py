"""A whole brief, of the scenario's store: what stands in it, that it is safe, and that it is the same each time."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest

from reportedly.brief import Brief, brief, html, markdown
from reportedly.brief.gate import refusal
from reportedly.brief.gather import gather
from reportedly.brief.to_markdown import escaped
from reportedly.store import Asked, open_store

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def made(scenario: Path) -> Brief:
    with open_store(scenario) as store:
        return brief(store)


def test_it_has_the_parts_of_a_situation_report(made: Brief) -> None:
    keys = [section.key for section in made.sections]
    assert keys[-6:] == ["disputed", "areas", "kinds", "planned", "control", "unknown"]
    assert made.title.startswith("Situation report: Democratic Republic of Congo")
    assert made.headline
    assert made.sources


def test_the_deadliest_and_the_disputed_come_first(made: Brief) -> None:
    areas = next(section for section in made.sections if section.key == "areas")
    assert areas.groups[0].title == "North Kivu, Democratic Republic of Congo"
    assert areas.groups[0].items[0].heading.text == "Near Rutshuru, North Kivu, 6 June 2026"
    disputed = next(section for section in made.sections if section.key == "disputed")
    assert disputed.groups[0].items[0].heading.text == "Kirumba, North Kivu, 2 June 2026"


def test_claimants_stand_side_by_side(made: Brief) -> None:
    text = markdown(made)
    spokesman = "the spokesman of the armed forces in North Kivu"
    assert f"22 rebels killed according to {spokesman}, 19 civilians killed according to the M23" in text
    assert "11 soldiers were killed in fighting, the army acknowledged." in text
    assert "Rwanda denied it." in text
    assert "was reportedly killed" in text


def test_nothing_had_to_be_held_back(made: Brief) -> None:
    assert made.withheld == ()


def test_every_sentence_passes_the_gate_again(scenario: Path, made: Brief) -> None:
    with open_store(scenario) as store:
        moment = store.last_recorded()
        assert moment is not None
        ground = gather(store, Asked(), moment, None, lambda _: None).ground
    items = [item for section in made.sections for group in section.groups for item in group.items]
    sentences = [*made.headline, *(s for section in made.sections for s in section.sentences)]
    sentences += [sentence for item in items for sentence in (item.heading, *item.sentences)]
    assert len(sentences) > 50
    assert [refusal(s, ground) for s in sentences if refusal(s, ground)] == []


def test_each_part_tells_no_more_events_than_asked_and_counts_the_rest(scenario: Path) -> None:
    with open_store(scenario) as store:
        short = brief(store, events=1)
    areas = next(section for section in short.sections if section.key == "areas")
    assert all(len(group.items) == 1 for group in areas.groups if group.title)
    assert areas.groups[0].more > 0


def test_the_same_store_gives_the_same_bytes(scenario: Path, made: Brief) -> None:
    with open_store(scenario) as store:
        again = brief(store)
    assert markdown(again) == markdown(made)
    assert html(again) == html(made)


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def test_the_page_runs_and_loads_nothing(made: Brief) -> None:
    page = _Tags()
    page.feed(html(made))
    names = {tag for tag, _ in page.tags}
    assert not names & {"script", "img", "iframe", "link", "object", "embed", "form"}
    assert not any(name.startswith("on") or name == "style" for _, given in page.tags for name in given)
    policy = next(given["content"] for tag, given in page.tags if given.get("http-equiv"))
    assert str(policy).startswith("default-src 'none'")


@pytest.mark.parametrize(
    "hostile",
    [
        "[click](javascript:alert(1))",
        "<script>alert(1)</script>",
        "`code` and ``more``",
        "![image](https://evil.example/x.png)",
        "https://evil.example and www.evil.example",
        "**bold** _slant_ ~~gone~~",
        "| a | table |",
        "&lt;b&gt;",
        "--> <b>",
        "1. a list",
        "# a heading",
    ],
)
def test_markdown_shows_hostile_words_as_they_are(hostile: str) -> None:
    markdown_it = pytest.importorskip("markdown_it")
    shown = markdown_it.MarkdownIt("commonmark").enable("table").render(f"- {escaped(hostile)}")
    tags = set(re.findall(r"<(\w+)", shown))
    assert tags <= {"ul", "li"}
    text = re.sub(r"<[^>]+>", "", shown).strip()
    assert text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&amp;", "&") == hostile


def test_the_command_prints_markdown_and_writes_files(scenario: Path, tmp_path: Path, run: Run) -> None:
    status, out, err = run("brief", "--store", str(scenario), "--country", "Rwanda")
    assert (status, err) == (0, "")
    assert out.startswith("# Situation report: Rwanda\n")
    page = tmp_path / "rwanda.html"
    assert run("brief", "--store", str(scenario), "--country", "Rwanda", "--out", str(page)) == (0, "", "")
    assert page.read_text().startswith("<!doctype html>")
    assert [path.name for path in tmp_path.iterdir()] == ["rwanda.html"]


def test_what_cannot_be_written_or_read_is_told_in_a_line(scenario: Path, tmp_path: Path, run: Run) -> None:
    status, out, err = run("brief", "--store", str(scenario), "--out", str(tmp_path / "no" / "brief.md"))
    assert (status, out) == (2, "")
    assert err.count("\n") == 1
    (tmp_path / "other.md").write_text("# Notes\n")
    status, out, err = run("brief", "--store", str(scenario), "--since-brief", str(tmp_path / "other.md"))
    assert (status, out) == (2, "")
    assert "carries nothing of an earlier brief" in err


def test_nothing_found_is_said(scenario: Path, run: Run) -> None:
    status, out, _ = run("brief", "--store", str(scenario), "--country", "Iceland")
    assert status == 0
    assert "Nothing in the store fits what was asked." in out


def test_a_toll_without_a_day_is_told_apart(tmp_path: Path, run: Run) -> None:
    store, told = str(tmp_path / "mali.db"), "---\npublished: 2026-05-04\n---\n\n"
    strike = "GAO - Rebels shelled the town of Gao on Sunday, killing three civilians, a doctor said.\n"
    (news := tmp_path / "news").mkdir()
    (news / "strike.txt").write_text(told + strike)
    years = "More than 9,000 people have been killed in the conflict, according to a monitoring group.\n"
    (news / "years.txt").write_text(told + years)
    assert run("add", str(news), "--store", store)[0] == 0
    out = run("brief", "--store", store)[1]
    assert "- 3 people reported killed in 1 event." in out
    assert "- 9,000 people reported killed in 1 event without a day, spread over more than a month" in out
