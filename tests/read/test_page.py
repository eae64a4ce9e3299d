"""Web pages: text, blocks, and only what the page says of itself."""

# ruff: noqa: E501 (example texts are as long as they are)

from __future__ import annotations

from datetime import date

import pytest

from reportedly.errors import InputError
from reportedly.model import BlockKind
from reportedly.read.page import read_page

BODY = """<p>LOMARO (Reuters) - Rebels of the <a href="/x">Northern Front</a> seized the town of Lomaro on Sunday after two days
of <em>heavy</em> shelling, the army said in a statement.</p>
<p>Advertisement</p>
<p>At least 12 soldiers were killed, a spokesman for the army told reporters in the capital. He gave no other figures.</p>
<ul><li>The rebels hold the bridge, residents said.</li></ul>
<p>The Front has fought the army since 2019.<br>A ceasefire broke down within weeks.</p>
<p><em>AFP contributed reporting.</em></p>"""
LD = """<script type="application/ld+json">{"@graph": [{"@type": "WebSite"}, {"@type": ["NewsArticle"],
"datePublished": "2025-03-03T23:30:00+01:00", "dateModified": "2025-03-09", "publisher": {"name": "The Harbour Post"}}]}</script>"""


def page(head: str = "", above: str = "", footer: str = "© 2019 Harbour Media") -> str:
    return (
        f"<!doctype html><html><head><title>Rebels seize town | The Harbour Post</title>{head}</head><body>"
        f"<nav><a href='/'>Home</a></nav><article><h1>Rebels seize town</h1>{above}{BODY}</article>"
        f"<footer>{footer}</footer></body></html>"
    )


def test_text_and_blocks() -> None:
    html = page(LD, "<figure><img src='a.jpg'><figcaption>A tank on the bridge.</figcaption></figure>")
    text, found = read_page(html, ref="a.html")
    assert text.startswith("Rebels seize town\n\nLOMARO (Reuters) - Rebels of the Northern Front")
    assert found.title == "Rebels seize town"
    assert (found.published, found.publisher) == (date(2025, 3, 3), "The Harbour Post")
    assert list(found.agencies) == ["Reuters", "AFP"]
    body = [text[block.start : block.end] for block in found.blocks if block.kind is BlockKind.BODY]
    assert body[0].startswith("Rebels of the Northern Front")
    assert "The rebels hold the bridge, residents said." in body
    assert not any("Advertisement" in part or "contributed" in part or "tank" in part for part in body)


@pytest.mark.parametrize(
    ("head", "above"),
    [
        (LD, ""),
        ('<meta property="article:published_time" content="2025-03-03T10:00:00Z">', ""),
        ("", '<time datetime="2025-03-03T08:00">today</time>'),
        (
            "",
            '<time class="updated" datetime="2025-03-05">x</time><time class="published" datetime="2025-03-03">y</time>',
        ),
        ("", "<div>Published 3 March 2025</div>"),
        ("", "<div><span>By Jane Otieno</span></div><div><span>March 3, 2025</span></div>"),
    ],
)
def test_published_where_the_page_says_so(head: str, above: str) -> None:
    assert read_page(page(head, above), ref="a.html")[1].published == date(2025, 3, 3)


@pytest.mark.parametrize(
    ("head", "above", "footer"),
    [
        ("", "", "© 2019 Harbour Media. Last updated 3 March 2021"),
        ("", '<aside><time datetime="2020-01-02">2 Jan</time></aside>', ""),
        ("", '<div class="related-stories"><time datetime="2020-01-02">2 Jan</time></div>', ""),
        ('<meta property="article:modified_time" content="2025-03-09">', "", ""),
        ("", '<time class="modified" datetime="2025-03-09">9 March</time>', ""),
        ('<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"soon"}</script>', "", ""),
        ('<script type="application/ld+json">{broken</script>', "", ""),
    ],
)
def test_never_a_guess(head: str, above: str, footer: str) -> None:
    assert read_page(page(head, above, footer), ref="a.html")[1].published is None


def test_publisher_is_no_host_name() -> None:
    head = '<link rel="canonical" href="https://harbourpost.example/a">'
    _, found = read_page(page(head), ref="a.html")
    assert found.publisher is None
    assert found.url == "https://harbourpost.example/a"
    _, found = read_page(page('<meta property="og:site_name" content="Harbour Post">'), ref="a.html")
    assert found.publisher == "Harbour Post"


@pytest.mark.parametrize(
    "html",
    [
        "<html><body><nav><a href=/>Home</a></nav><form><input></form></body></html>",
        "<html><head><title>404 Not Found</title></head><body><h1>Not Found</h1><p>The requested URL was not found on this server, which is a pity.</p></body></html>",
        "<html><body><ul><li><a href=/1>Rebels seize town after battle</a></li><li><a href=/2>Minister resigns over grain</a></li></ul></body></html>",
        "<html></html>",
        "<p></p>",
        "<svg><p><p>",
    ],
)
def test_no_article(html: str) -> None:
    with pytest.raises(InputError, match="no article found in the page"):
        read_page(html, ref="a.html")


def test_short_article() -> None:
    text, found = read_page(
        "<html><head><title>Blast kills two</title></head><body><h1>Blast kills two</h1>"
        "<p>A bomb killed two people in the market of Lomaro on Sunday, police said.</p></body></html>",
        ref="a.html",
    )
    assert text == "Blast kills two\n\nA bomb killed two people in the market of Lomaro on Sunday, police said."
    assert [block.kind for block in found.blocks] == [BlockKind.TITLE, BlockKind.BODY]
