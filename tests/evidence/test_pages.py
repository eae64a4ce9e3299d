"""The pages of a pack, in a browser: what strangers wrote is shown and does nothing."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from reportedly.evidence import marks
from reportedly.evidence.report import Report
from reportedly.evidence.values import values_of
from reportedly.resolve.model import Time
from reportedly.store import Asked, open_store

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
QUIET = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
)


@pytest.fixture(scope="module")
def pages(pack: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    out = tmp_path_factory.mktemp("pages")
    with zipfile.ZipFile(pack) as opened:
        opened.extractall(out, [name for name in opened.namelist() if name.endswith(".html")])
    return sorted(out.rglob("*.html"))


def test_no_page_can_do_anything(pages: list[Path]) -> None:
    assert [page.name for page in pages] == ["report.html", "index.html"]
    for page in pages:
        read = html.fromstring(page.read_bytes())
        tags = {str(element.tag) for element in read.iter() if isinstance(element.tag, str)}
        assert not tags & {
            "script",
            "img",
            "iframe",
            "object",
            "embed",
            "link",
            "form",
            "base",
            "svg",
            "video",
            "audio",
        }
        for element in read.iter():
            assert not [name for name in element.attrib if name.startswith("on") or name in ("src", "style", "action")]
            assert re.fullmatch(r"(|#.*|\.\./.*|events/.*)", element.get("href", ""))
        policy = read.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert policy[0].startswith("default-src 'none'; style-src 'sha256-")


def test_every_link_leads_somewhere(pages: list[Path]) -> None:
    for page in pages:
        for link in html.fromstring(page.read_bytes()).iter("a"):
            path, _, anchor = link.get("href", "").partition("#")
            target = page.parent / path if path else page
            if target.suffix == ".html":
                assert len(html.fromstring(target.read_bytes()).xpath("//*[@id=$name]", name=anchor)) == 1


def test_hostile_words_are_there_to_read(pages: list[Path]) -> None:
    together = "".join(page.read_text("utf-8") for page in pages)
    assert "&lt;script&gt;" in together
    assert "\u202e" not in together
    assert "U+202E" in together
    assert not re.search(r"<(script|img|b onload)", together)


def test_a_store_from_elsewhere_puts_no_markup_on_a_page(store: Path) -> None:
    """An import takes text where a grade, a kind of count or a standing is told: it is shown as text."""
    with open_store(store) as opened, opened.evidence() as view:
        record = max(view.records(view.asked(Asked())), key=lambda one: len(one.claims))
        documents = view.documents(record.documents)
    mark = "<i onclick=x>&"

    def odd(value: Any) -> Any:
        """Every text of it with markup in it."""
        if isinstance(value, dict):
            return {key: odd(inner) for key, inner in value.items()}
        return [odd(inner) for inner in value] if isinstance(value, list) else mark if isinstance(value, str) else value

    claims = tuple(
        replace(one, claim=replace(one.claim, claim=odd(dict(one.claim.claim)), publisher=mark, agencies=(mark,)))
        for one in record.claims
    )
    grade = replace(record.event.credibility, reliability=mark, reliability_reason=mark, information_reason=mark)
    event = replace(record.event, credibility=grade, reason=mark, review=mark, standing=None)
    report = Report(documents, {}, mark)
    report.add(replace(record, event=event, claims=claims))
    page = report.page().decode()
    assert "&lt;i onclick=x&gt;&amp;" in page
    assert "<i" not in page


def test_the_words_of_a_claim_are_marked(pages: list[Path]) -> None:
    marked = [
        (mark.text_content(), mark.get("data-says"))
        for page in pages
        for mark in html.fromstring(page.read_bytes()).iter("mark")
    ]
    assert ("Kidal", "where") in marked
    assert ("At least 12", "killed") in marked
    assert any("newer text of its page" in page.read_text("utf-8") for page in pages)


def test_stretches_are_the_sentence() -> None:
    text = "Before. Rebels killed 12 men, he said. After."
    span = {"start": text.index("Rebels"), "end": text.index(" After")}

    def words(what: str) -> dict[str, object]:
        return {"start": text.index(what), "end": text.index(what) + len(what), "text": what, "kind": "killed"}

    claim = {
        **{"trigger": words("killed"), "evidence": span, "actors": [words("Rebels")], "targets": [words("12 men")]},
        **{"place": words("Before"), "time": None, "counts": [words("12")], "attribution": []},
    }
    found = marks.sentence(claim, marks.words_of(claim), text)
    assert "".join(told for told, _, _ in found) == text[span["start"] : span["end"]]
    assert [one for one in found if one[1]] == [
        ("Rebels", ("who",), ("who",)),
        ("killed", ("event",), ("event",)),
        ("12", ("whom", "killed"), ("killed",)),
        (" men", ("whom",), ("whom",)),
    ]
    ((outside, around),) = marks.elsewhere(claim, marks.words_of(claim), text)
    assert outside == "where"
    assert "".join(told for told, _, _ in around) == text


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here")
def test_in_a_browser_nothing_runs_and_the_style_holds(pages: list[Path], tmp_path: Path) -> None:
    page = next(page for page in pages if "U+202E" in page.read_text("utf-8"))
    # A script that the policy must stop, and a look at the page's own style from outside of it.
    probed = tmp_path / "probed.html"
    probe = '<script>document.title = "owned"</script><img src="data:," onerror="document.title = \'owned\'">'
    probed.write_text(page.read_text("utf-8").replace("</body>", f"{probe}</body>"), "utf-8")
    for shown in (page, probed):
        command = [str(CHROMIUM), *QUIET, f"--user-data-dir={tmp_path / 'profile'}", "--dump-dom", shown.as_uri()]
        dom = subprocess.run(command, capture_output=True, timeout=120, check=True).stdout.decode()
        assert html.fromstring(dom).xpath("string(//title)") not in ("", "owned")
    printed = tmp_path / "page.pdf"
    command = [str(CHROMIUM), *QUIET, f"--user-data-dir={tmp_path / 'profile'}", f"--print-to-pdf={printed}"]
    subprocess.run([*command, page.as_uri()], capture_output=True, timeout=120, check=True)
    assert printed.read_bytes().startswith(b"%PDF-")


def test_a_value_rests_on_the_claims_that_give_it(store: Path) -> None:
    with open_store(store) as opened, opened.evidence() as view:
        record = max(view.records(view.asked(Asked())), key=lambda one: len(one.claims))
    numbers = {claim.claim_id: n for n, claim in enumerate(record.event.claims)}
    told = {value.name: value.claims for value in values_of(record.event, numbers)}
    live = {n for n, claim in enumerate(record.event.claims) if not claim.withdrawn}
    for name in ("what", "when", "where", "who"):
        assert told[name]
        assert set(told[name]) <= live
    later = replace(record.event, time=Time(date(2026, 6, 1), date(2026, 6, 1), "day"))
    assert {value.name: value.claims for value in values_of(later, numbers)}["when"] == []
