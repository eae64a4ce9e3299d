"""Feeds as they are met: every format, and what is wrong with them."""

# ruff: noqa: E501 (example texts are as long as they are)

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.read.badserver import Reply, bad_server

from reportedly.errors import InputError
from reportedly.model import Document
from reportedly.read import ReadOptions, read_inputs
from reportedly.read.feed import Feed, read_feed
from reportedly.read.fragment import fragment_text

LEAD = "Rebels of the Northern Front seized the town of Lomaro on Sunday after two days of shelling, the army said."
RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE rss [<!ENTITY secret SYSTEM "file:///etc/hostname"><!ENTITY a "aaaaaaaaaa">]>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>The Lakeside Courier</title><link>https://courier.example/</link>
<image><url>https://courier.example/logo.png</url><title>Logo</title><link>https://courier.example/</link></image>
<item><title>Town falls &amp;amp; burns</title><guid isPermaLink="false">7</guid><link>/news/1?a=1&b=2</link>
<pubDate>Sun, 03 May 2026 23:30:00 +0200</pubDate>
<description><![CDATA[<p>{LEAD}</p><script>alert(1)</script><p>At least 12 soldiers were killed.</p>]]></description>
</item>
<item><title>Truce holds</title><guid isPermaLink="false">7</guid><link>https://courier.example/news/2</link>
<description>The truce in Ordun held on Monday, a ministry spokesman told&nbsp;reporters. &secret;&a;</description></item>
<item><title>Only a title</title><guid>https://courier.example/news/3</guid></item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://radio.example/news/"><title>Radio Nahr</title>
<link rel="self" href="/feed"/><entry><id>tag:radio.example,2026:1</id><title type="html">Town &lt;b&gt;falls&lt;/b&gt;</title>
<link rel="enclosure" href="a.mp3"/><link href="1.html"/><published>2026-05-03T21:30:00Z</published>
<updated>2026-05-04T08:00:00.5+01:00</updated><source><title>Northern Press</title></source>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{LEAD}</p></div></content></entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Old paper</title></channel>
<item rdf:about="https://old.example/1"><title>One</title><link>https://old.example/1</link><dc:date>2026-05-03</dc:date>
<description>Words.</description></item></rdf:RDF>"""
SITEMAP = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://courier.example/1</loc><lastmod>2026-05-03T10:00:00+00:00</lastmod><news:news><news:title>Town falls</news:title>
<news:publication_date>2026-05-03</news:publication_date></news:news></url><url><loc>ftp://no.example/</loc></url></urlset>"""


def feed(text: str | bytes, url: str | None = None) -> Feed:
    return read_feed(text.encode() if isinstance(text, str) else text, ref="feed", url=url)


def test_rss() -> None:
    found = feed(RSS)
    assert (found.kind, found.title, len(found.items)) == ("feed", "The Lakeside Courier", 3)
    first, second, third = found.items
    assert first.title == "Town falls & burns"
    assert first.url == "https://courier.example/news/1?a=1&b=2"
    assert first.published == datetime(2026, 5, 3, 21, 30, tzinfo=UTC)
    assert third.url == "https://courier.example/news/3"
    assert first.guid == second.guid
    assert first.key != second.key


def test_entities_bring_in_nothing() -> None:
    told = feed(RSS).items[1].summary
    assert told is not None
    assert told.startswith("The truce in Ordun held")
    assert "aaa" not in told
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 9))
    bomb = f'<!DOCTYPE x [<!ENTITY l0 "ha">{laughs}]><rss><channel><item><title>&l8;</title></item></channel></rss>'
    assert len(feed(bomb).items[0].title or "") < 100


def test_atom() -> None:
    (item,) = feed(ATOM, url="https://radio.example/feed").items
    assert (item.title, item.url) == ("Town falls", "https://radio.example/news/1.html")
    assert item.updated == datetime(2026, 5, 4, 7, 0, 0, 500_000, tzinfo=UTC)
    assert item.source == "Northern Press"
    assert fragment_text(item.content or "") == LEAD


def test_rss_1_and_site_maps() -> None:
    (item,) = feed(RDF).items
    assert (item.guid, item.url, item.published and item.published.date()) == (
        "https://old.example/1",
        "https://old.example/1",
        date(2026, 5, 3),
    )
    pages = feed(SITEMAP)
    assert pages.kind == "sitemap"
    assert [(page.url, page.title) for page in pages.items] == [
        ("https://courier.example/1", "Town falls"),
        (None, None),
    ]
    assert pages.items[0].updated == datetime(2026, 5, 3, 10, tzinfo=UTC)
    assert feed("<sitemapindex><sitemap><loc>https://a.example/1.xml</loc></sitemap></sitemapindex>").kind == "index"


@pytest.mark.parametrize(
    "encoded",
    [
        RSS.replace("holds", "café").encode("latin-1").replace(b"utf-8", b"iso-8859-1"),
        RSS.replace("holds", "café").encode(),
        RSS.replace("holds", "café").encode().replace(b"utf-8", b"iso-8859-1"),  # not what it says
        RSS.replace("holds", "café").encode("utf-16"),
    ],
)
def test_character_sets(encoded: bytes) -> None:
    assert feed(encoded).items[1].title == "Truce café"


@pytest.mark.parametrize("number", ["&#xD800;", "&#0;", "&#xDFFF", "&#99999999999999;", "&#1;", "&#xFFFE;"])
@pytest.mark.parametrize(
    "where", ["<title>a{}b</title>", "<title><![CDATA[a{}b]]></title>", '<title x="<![CDATA[{}">ab</title>']
)
def test_characters_that_are_none(number: str, where: str) -> None:
    (item,) = feed(f"<rss><channel><item>{where.format(number)}</item></channel></rss>").items
    (item.title or "").encode()
    assert b"item" in item.raw


def test_a_feed_that_broke_off_gives_what_there_is() -> None:
    assert [item.title for item in feed(RSS[: RSS.index("The truce")]).items] == ["Town falls & burns", "Truce holds"]


def test_no_feed() -> None:
    for text in ("<html><p>Hi</p></html>", "words", "<<<"):
        with pytest.raises(InputError):
            feed(text)


@given(st.text(max_size=300), st.text(max_size=60))
def test_whatever_comes_is_items_or_one_error(words: str, title: str) -> None:
    for text in (
        words,
        f"<rss><channel><item><title>{title}</title><description>{words}</description></item></channel>",
    ):
        try:
            found = feed(text.encode("utf-8", "replace"))
        except InputError:
            continue
        for item in found.items:
            assert len(item.key) == len(item.signature) == 32
            fragment_text(item.summary or "")


@pytest.mark.parametrize(
    "text",
    [
        "<!DOCTYPE[" * 200_000,
        " <?x?>" * 200_000 + "<rss/>",
        "<!-- a -->" * 100_000 + "<rss/>",
        "<!DOCTYPE x [ <!ENTITY a 'b>c'> ] ><rss/>",
        "<rss><channel><item><title>" + "&" * 300_000,
        "<rss><channel><item><title>" + "<![CDATA[" * 100_000,
        "<rss>" * 100_000,
    ],
)
def test_what_is_large_is_read_in_one_go(text: str) -> None:
    """Each of these took minutes where something is looked for again from every place."""
    try:
        assert feed(text).kind == "feed"
    except InputError:
        assert text.startswith("<!DOCTYPE[")


def test_markup_as_text() -> None:
    assert (
        fragment_text("<p>One &amp; <b>two</b><br>three<ul><li>four</ul>five") == "One & two\n\nthree\n\nfour\n\nfive"
    )
    assert fragment_text("a<style>b</style><!-- c -->d\0") == "ad"
    assert fragment_text("<div>" * 20_000 + "deep") in ("", "deep")
    assert fragment_text("<div>" * 200 + "deep") == "deep"


def read(*inputs: str | Path, pause: float = 0.0) -> list[Document | InputError]:
    return list(read_inputs([str(name) for name in inputs], ReadOptions(allowed_hosts=("127.0.0.1",), pause=pause)))


def test_the_stories_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_text(RSS)
    first, second, third = read(path)
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert first.text == f"Town falls & burns\n\n{LEAD}\n\nAt least 12 soldiers were killed."
    assert (first.url, first.publisher, first.published) == (
        "https://courier.example/news/1?a=1&b=2",
        "The Lakeside Courier",
        date(2026, 5, 3),
    )
    assert first.id != second.id
    assert b"<title>Town falls" in first.raw
    assert "no more of it than its title" in str(third)


def test_the_stories_of_an_address_are_read_from_their_pages() -> None:
    page = f"<html><body><h1>Town falls</h1><p>{LEAD}</p><p>It had said nothing for two days.</p></body></html>"
    long = "".join(f"<p>{LEAD} It was told for time number {n} on the radio.</p>" for n in range(5))
    with bad_server() as server:
        items = (
            f"<item><title>A</title><link>{server.url}/1</link><pubDate>Sun, 03 May 2026 10:00:00 GMT</pubDate></item>"
        )
        items += (
            f"<item><title>Whole</title><link>{server.url}/2</link><description><![CDATA[{long}]]></description></item>"
        )
        items += f"<item><title>Gone</title><link>{server.url}/3</link></item>"
        items += "<item><title>Inside</title><link>http://10.0.0.1/</link></item>"
        body = f"<rss><channel><title>Courier</title>{items}{items}</channel></rss>"
        server.routes |= {"/feed": Reply(body, headers={"Content-Type": "text/html"}), "/1": Reply(page)}
        first, whole, gone, inside = read(f"{server.url}/feed")
        assert server.paths() == ["/feed", "/1", "/3"]
    assert isinstance(first, Document)
    assert "two days" in first.text
    assert first.published == date(2026, 5, 3)
    assert isinstance(whole, Document)
    assert whole.title == "Whole"
    assert "answered 404" in str(gone)
    assert "not a public address" in str(inside)


def test_an_address_longer_than_is_fetched_is_none_and_not_cut_to_another() -> None:
    long = "https://example.org/" + "a" * 2_100
    raw = f"<rss><channel><item><guid>{long}</guid><title>A</title><link>{long}</link></item></channel></rss>".encode()
    (item,) = read_feed(raw, ref="a").items
    assert item.url is None
