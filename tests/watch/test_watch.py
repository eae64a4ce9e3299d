"""The watch against a server that behaves badly: it loses nothing, adds nothing twice, and asks politely."""

# ruff: noqa: E501 (example texts are as long as they are)

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from tests.watch.desk import START, Asked, Desk, Reply, Told, desk, page, rss, with_etag

from reportedly.cli import main
from reportedly.store.visits import Outcome

pytest.importorskip("protego", reason="the extra 'watch' is not installed")

ORDUN, BARAT = Told("Ordun", 1, killed=12), Told("Barat", 2, killed=3)


@pytest.fixture
def watching(tmp_path: Path) -> Iterator[Desk]:
    with desk(tmp_path) as made:
        made.server.routes["/1"] = with_etag(page(ORDUN))
        yield made


def xml(text: str, **headers: str) -> Reply:
    return Reply(text, headers={"Content-Type": "application/rss+xml"} | headers)


def test_a_feed_and_its_page_are_fetched_once_and_kept(watching: Desk) -> None:
    assert watching.run() == ["/feed", "/1"]
    assert watching.killed() == {"Ordun": 12}
    assert watching.said.lines == [f"{watching.server.url}/1: 1 claim, 1 event new or changed"]
    assert watching.run() == []  # nothing is due
    assert watching.run(hours=0.5) == ["/feed"]
    state = watching.state()
    assert (state.stories, state.documents, state.claims, state.problem) == (1, 1, 1, None)
    assert state.next_try == watching.clock.now() + timedelta(minutes=15)


def test_a_page_that_has_not_changed_is_not_sent_again(watching: Desk) -> None:
    watching.run()
    assert watching.run(hours=1.1) == ["/feed", "/1"]
    assert watching.server.asked[-1].headers["If-None-Match"]
    with watching.store() as store:
        last = store.watch.last(f"{watching.server.url}/1")
        assert last is not None
        assert last.outcome is Outcome.ADDED
        assert len(store.documents()) == 1


def test_a_page_is_looked_at_some_times_more_and_then_no_more(watching: Desk) -> None:
    watching.feeds = [{"url": f"{watching.server.url}/feed", "every": "30d"}]
    asked = [watching.run(hours=hours) for hours in (0, 1.1, 6.1, 24.1, 72.1, 200)]
    assert asked == [["/feed", "/1"], ["/1"], ["/1"], ["/1"], ["/1"], []]


def test_a_correction_withdraws_a_claim(watching: Desk) -> None:
    watching.run()
    watching.server.routes["/1"] = with_etag(page(BARAT))
    watching.run(hours=1.1)
    assert watching.killed() == {"Barat": 3}
    assert "1 claim withdrawn" in watching.said.lines[-1]


def test_a_page_that_goes_back_to_its_older_text_is_noticed(watching: Desk) -> None:
    old, new = page(ORDUN), page(BARAT)
    watching.run()
    watching.server.routes["/1"] = Reply(new)
    watching.run(hours=1.1)
    watching.server.routes["/1"] = Reply(old)
    watching.run(hours=6.1)
    assert watching.killed() == {"Ordun": 12}
    assert watching.said.lines[-1].endswith("1 claim withdrawn, 1 claim made again")
    with watching.store() as store:
        assert len(store.documents()) == 2
        assert [e.place.name for e in store.events(as_of=START + timedelta(hours=2)) if e.standing and e.place] == [
            "Barat"
        ]


def test_a_page_that_the_server_calls_unchanged_is_what_it_says_now(watching: Desk) -> None:
    """Another text of it came by another way in between, with a later day on it."""
    from tests.store.made import document

    watching.run()
    with watching.store() as store:
        store.add(*document(BARAT, url=f"{watching.server.url}/1", published=6), tool="add", at=watching.clock.now())
    assert watching.killed() == {"Barat": 3}
    watching.run(hours=30)
    assert watching.killed() == {"Ordun": 12}


def test_two_stories_with_one_guid_are_two(watching: Desk) -> None:
    watching.server.routes |= {"/feed": xml(rss(watching.server, "1", "2", guid="same")), "/2": Reply(page(BARAT))}
    assert watching.run() == ["/feed", "/1", "/2"]
    assert watching.killed() == {"Ordun": 12, "Barat": 3}
    assert watching.run(hours=0.5) == ["/feed"]


def test_a_story_that_the_feed_tells_otherwise_is_fetched_again(watching: Desk) -> None:
    watching.run()
    watching.server.routes["/feed"] = xml(rss(watching.server, "1", extra=" (corrected)"))
    watching.server.routes["/1"] = Reply(page(Told("Ordun", 1, killed=4)))
    assert watching.run(hours=0.3) == ["/feed", "/1"]
    assert watching.killed() == {"Ordun": 4}


def test_one_page_in_two_feeds_is_fetched_once(watching: Desk) -> None:
    watching.server.routes["/other"] = xml(rss(watching.server, "1"))
    watching.feeds = [{"url": f"{watching.server.url}/{name}"} for name in ("feed", "other")]
    assert sorted(watching.run()) == ["/1", "/feed", "/other"]


def test_failures_are_tried_again_ever_later(watching: Desk) -> None:
    calls: list[float] = []

    def broken(_: Asked) -> Reply:
        calls.append((watching.clock.now() - START) / timedelta(minutes=1))
        return Reply("oops", 500)

    watching.server.routes["/feed"] = broken
    for _ in range(34):
        watching.run(hours=1 / 60)
    gaps = [b - a for a, b in pairwise(calls)]
    assert len(calls) in (5, 6)
    assert all(later > sooner - 0.1 for sooner, later in pairwise(gaps))
    assert gaps[-1] > 5
    state = watching.state()
    assert (state.problem, state.failures) == ("the server answered 500 (Internal Server Error)", len(calls))
    assert state.last_success is None
    watching.server.routes["/feed"] = xml(rss(watching.server, "1"))
    assert watching.run(hours=2) == ["/feed", "/1"]
    assert watching.state().failures == 0


def test_retry_after_is_honoured_for_the_whole_host(watching: Desk) -> None:
    watching.server.routes["/feed"] = xml(rss(watching.server, "1", "2"))
    watching.server.routes["/1"] = Reply("slow down", 429, {"Retry-After": "7200"})
    watching.server.routes["/2"] = Reply(page(BARAT))
    begin = watching.clock.now()
    watching.run()
    assert watching.server.paths() == ["/feed", "/1", "/2"]
    assert watching.clock.now() - begin >= timedelta(hours=2)
    assert watching.killed() == {"Barat": 3}


def test_a_host_that_wants_to_be_left_alone_is_so_after_a_restart(watching: Desk) -> None:
    watching.server.routes["/feed"] = Reply("no", 503, {"Retry-After": "Tue, 05 May 2026 18:00:00 GMT"})
    watching.run()
    watching.server.routes["/feed"] = xml(rss(watching.server, "1"))
    assert watching.run(hours=5.5) == []
    assert watching.run(hours=0.6) == ["/feed", "/1"]


def test_what_robots_txt_denies_is_not_asked_for(watching: Desk) -> None:
    rules = "User-agent: *\nDisallow: /1\nAllow: /1$\nUser-agent: reportedly\nDisallow: /private\nCrawl-delay: 20\n"
    watching.server.routes |= {
        "/robots.txt": Reply(rules, headers={"Content-Type": "text/plain"}),
        "/feed": xml(rss(watching.server, "1", "private/2")),
    }
    begin = watching.clock.now()
    assert watching.run() == ["/feed", "/1"]
    assert watching.clock.now() - begin >= timedelta(seconds=40)
    assert watching.state().problem == f"the site's robots.txt does not allow {watching.server.url}/private/2"
    watching.run(hours=1)
    assert [one.path for one in watching.server.asked].count("/robots.txt") == 1
    watching.run(hours=24)
    assert [one.path for one in watching.server.asked].count("/robots.txt") == 2


def test_nothing_is_fetched_where_robots_txt_fails(watching: Desk) -> None:
    watching.server.routes["/robots.txt"] = Reply("oops", 500)
    assert watching.run() == []
    assert watching.state().problem == "the site's robots.txt is answered with 500"
    watching.server.routes["/robots.txt"] = Reply("", 404)
    assert watching.run(hours=1) == ["/feed", "/1"]


def test_one_thing_at_a_time_with_a_rest_after_each(watching: Desk) -> None:
    watching.server.routes["/feed"] = xml(rss(watching.server, "1", "2", "3"))
    begin = watching.clock.now()
    watching.run()
    assert watching.clock.now() - begin >= timedelta(seconds=4)  # robots.txt, the feed, three pages
    with watching.store() as store:
        asked = [e.at for e in store.watch.recent(begin) if e.status is not None]
    assert all(later - sooner >= timedelta(seconds=1) for sooner, later in pairwise(asked))


@pytest.mark.parametrize(
    ("reply", "said", "again"),
    [
        (Reply("slow " * 900, drip=0.2), "the server takes too long", True),
        (Reply(page(ORDUN), length=99_999), "the page broke off before its end", True),
        (Reply(page(ORDUN), chunked=True, broken=True), "the page broke off before its end", True),
        (Reply(gzip.compress(b"a" * 20_000_000), headers={"Content-Encoding": "gzip"}), "larger than 10 MB", True),
        (Reply("", 302, {"Location": "/1"}), "more than 5 redirects", True),
        (Reply("", 302, {"Location": "http://10.0.0.1/"}), "10.0.0.1 is not a public address (http://10.0.0.1/)", False),
        (Reply("", 302, {"Location": "http://127.0.0.1:9/"}), "robots.txt cannot be had", True),
        (Reply("", 301, {"Location": "file:///etc/passwd"}), "'file:' is not fetched", False),
        (Reply("gone", 410), "the server answered 410", False),
        (Reply("busy", 503), "the server answered 503", True),
    ],
)  # fmt: skip
def test_what_servers_do(watching: Desk, reply: Reply, said: str, again: bool) -> None:
    watching.settings["timeout"] = "1s"
    watching.server.routes["/1"] = reply
    watching.run()
    assert said in (watching.state().problem or ""), watching.state().problem
    assert watching.state().failing == again
    watching.server.routes["/1"] = Reply(page(ORDUN))
    watching.run(hours=2)
    assert watching.killed() == ({"Ordun": 12} if again else {})


def test_a_page_is_given_up_after_some_tries(watching: Desk) -> None:
    watching.server.routes["/1"] = Reply("oops", 500)
    asked = [path for hours in range(30) for path in watching.run(hours=hours and 7)]
    assert asked.count("/1") == 8
    assert watching.state().problem == "given up after 8 tries: the server answered 500 (Internal Server Error)"


def test_pages_that_hold_no_article_are_counted(watching: Desk) -> None:
    french = (
        "<html><body><p>"
        + "Les rebelles ont pris la ville dimanche après deux jours de combats, a dit le ministère. " * 4
    )
    watching.server.routes |= {
        "/feed": xml(rss(watching.server, "1", "2", "3")),
        "/1": Reply(french + "</p></body></html>"),
        "/2": Reply("<html><body><p>Log in.</p></body></html>"),
        "/3": Reply(
            page(BARAT).replace("Officials", "Café").encode("latin-1"),
            headers={"Content-Type": "text/html; charset=utf-8"},
        ),
    }
    watching.run()
    assert watching.state().unused == 2
    assert watching.state().failing == 0
    assert watching.killed() == {"Barat": 3}


@pytest.mark.parametrize("body", ["no feed at all", "<html><body><p>Moved</p></body></html>", "<<<<", ""])
def test_a_feed_that_is_none(watching: Desk, body: str) -> None:
    watching.feeds = [{"url": f"{watching.server.url}/feed", "kind": "feed"}]
    watching.server.routes["/feed"] = Reply(body)
    watching.run()
    assert watching.state().problem == "neither a feed nor a site map"
    watching.server.routes["/feed"] = xml(rss(watching.server, "1"))
    assert watching.run(hours=1) == ["/feed", "/1"]


def test_site_maps(watching: Desk) -> None:
    url = watching.server.url
    watching.feeds = [{"url": f"{url}/sitemap.xml", "kind": "sitemap", "newest": 2}]
    index = f"<sitemapindex><sitemap><loc>{url}/news.xml</loc></sitemap><sitemap><loc>http://other.example/x.xml</loc></sitemap></sitemapindex>"
    pages = (
        "".join(f"<url><loc>{url}/{n}</loc><lastmod>2026-05-0{n}T10:00:00Z</lastmod></url>" for n in (1, 2, 3, 4))
        + f"<url><loc>{url}/old</loc><lastmod>2025-05-01</lastmod></url>"
    )
    watching.server.routes |= {
        "/sitemap.xml": Reply(index, headers={"Content-Type": "text/xml"}),
        "/news.xml": Reply(f"<urlset>{pages}</urlset>", headers={"Content-Type": "text/xml"}),
    }
    assert watching.run() == ["/sitemap.xml", "/news.xml", "/4", "/3"]
    assert watching.run(hours=0.3) == ["/sitemap.xml"]


def test_a_page_that_is_watched_itself(watching: Desk) -> None:
    watching.feeds = [{"url": f"{watching.server.url}/1", "kind": "page", "every": "1h"}]
    assert watching.run() == ["/1"]
    watching.server.routes["/1"] = Reply(page(BARAT))
    assert watching.run(hours=1) == ["/1"]
    assert watching.killed() == {"Barat": 3}


def test_stories_from_the_feed_itself(watching: Desk) -> None:
    body = f"{ORDUN.sentence} " + "It was the third such attack this year, officials in the capital said. " * 8
    url = watching.server.url
    items = f"<item><title>A</title><link>{url}/9</link><description>{body}</description><pubDate>Tue, 05 May 2026 08:00:00 GMT</pubDate></item>"
    items += f"<item><title>B</title><guid>b</guid><description>{BARAT.sentence} It was the third such attack this year.</description><pubDate>Tue, 05 May 2026 08:00:00 GMT</pubDate></item>"
    items += "<item><title>C</title></item>"
    watching.feeds = [{"url": f"{url}/feed", "text": "feed"}]
    watching.server.routes["/feed"] = xml(f"<rss><channel><title>Courier</title>{items}</channel></rss>")
    assert watching.run() == ["/feed"]
    assert watching.killed() == {"Ordun": 12, "Barat": 3}
    assert watching.run(hours=1) == ["/feed"]


def test_a_fault_of_ours_costs_one_page(watching: Desk) -> None:
    """The rules of these tests cannot do with a text that bears no day."""
    watching.server.routes |= {
        "/feed": xml(rss(watching.server, "1", "2").replace("<pubDate>Tue, 05 May 2026 08:00:00 GMT</pubDate>", "", 1)),
        "/1": Reply(page(ORDUN, day=None)),
        "/2": Reply(page(BARAT)),
    }
    assert sorted(watching.run()) == ["/1", "/2", "/feed"]
    assert watching.killed() == {"Barat": 3}
    assert watching.state().unused == 1
    watching.server.routes["/1"] = Reply(page(ORDUN))
    watching.run(hours=1.1)
    assert watching.killed() == {"Barat": 3, "Ordun": 12}


def test_a_text_that_is_no_article_holds_up_nobody(watching: Desk) -> None:
    watching.settings["max_chars"] = 1_000
    watching.server.routes |= {
        "/feed": xml(rss(watching.server, "1", "2")),
        "/2": Reply(page(BARAT).replace("<p>", "<p>It was said on the radio again and again. " * 50)),
    }
    watching.run()
    assert watching.killed() == {"Ordun": 12}
    assert watching.state().unused == 1


def test_what_is_not_read_in_full_is_told_and_kept(watching: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    watching.server.routes["/1"] = with_etag(page(ORDUN).replace("<p>", "<p>The table had 1 2 3. ", 1))
    watching.run()
    ref = f"{watching.server.url}/1"
    words = "not read in full, of its sentences: 1 of 24 figures, marks or letters or more without a word (left out)"
    assert watching.said.troubles == [f"{ref}: {words}; to have all of it read, break long sentences up"]
    assert watching.state().bounded == 1
    with watching.store() as store:
        (kept,) = store.documents()
        told = store.document(kept.document_id)
    assert told is not None
    assert told["bounds"] == {"rows": 1}
    assert main(["feeds", "--store", watching.place]) == 0
    assert "1 document not read in" in capsys.readouterr().out
    watching.run(hours=1.1)
    assert len(watching.said.troubles) == 1


def test_a_feed_of_more_than_is_read_says_so_until_it_is_shorter(
    watching: Desk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("reportedly.read.feed.MOST_ITEMS", 2)
    server = watching.server
    server.routes |= {
        "/feed": with_etag(rss(server, "1", "2", "3", "4")),
        "/2": Reply(page(BARAT)),
        "/3": Reply(page(Told("Cad", 3))),
    }
    assert watching.run() == ["/feed", "/1", "/2"]
    cut = "its last 2 items are not read, 2 is the most of one feed"
    assert watching.said.troubles == [f"{server.url}/feed: {cut}; the others are read"]
    watching.run(hours=0.5)  # it is the same
    assert (watching.state().cut, watching.state().problem) == (cut, None)
    assert main(["feeds", "--store", watching.place, "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["cut"] == cut
    assert main(["feeds", "--store", watching.place]) == 0
    assert "its last 2 items are" in capsys.readouterr().out
    server.routes["/feed"] = with_etag(rss(server, "3", "2"))
    assert watching.run(hours=0.3) == ["/feed", "/3"]
    assert watching.state().cut is None


def test_site_maps_of_more_than_is_read_are_told_of(watching: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportedly.read.feed.MOST_ITEMS", 1)
    url, kind = watching.server.url, {"Content-Type": "text/xml"}
    watching.feeds = [{"url": f"{url}/sitemap.xml", "kind": "sitemap", "max_age": "30d"}]
    pages = "".join(f"<url><loc>{url}/{n}</loc><lastmod>2026-05-04T10:00:00Z</lastmod></url>" for n in (1, 2))
    maps = f"<sitemap><loc>{url}/news.xml</loc></sitemap>"
    watching.server.routes |= {
        "/sitemap.xml": Reply(f"<sitemapindex>{maps}</sitemapindex>", headers=kind),
        "/news.xml": Reply(f"<urlset>{pages}</urlset>", headers=kind),
    }
    assert watching.run() == ["/sitemap.xml", "/news.xml", "/1"]
    assert watching.state().cut == "its last 1 items are not read, 1 is the most of one site map"


def test_a_page_does_not_speak_for_another_site(watching: Desk) -> None:
    """One that calls itself a newer text of another site's page withdraws nothing there."""
    watching.run()
    canonical = f'<head><link rel="canonical" href="{watching.server.url}/1"><meta property="og:url" content="{watching.server.url}/1">'
    watching.server.routes["/liar"] = Reply(page(BARAT, day=6).replace("<head>", canonical))
    port = watching.server.url.rpartition(":")[2]
    watching.hosts = ("127.0.0.1", "localhost")
    watching.feeds = [{"url": f"http://localhost:{port}/liar", "kind": "page"}]
    watching.run(hours=0.1)
    assert watching.killed() == {"Ordun": 12, "Barat": 3}


def test_a_text_with_a_day_to_come_is_not_the_newest_for_ever(watching: Desk) -> None:
    watching.server.routes["/1"] = Reply(page(ORDUN, day=31))
    watching.run()
    watching.server.routes["/1"] = Reply(page(BARAT))
    watching.run(hours=1.1)
    assert watching.killed() == {"Barat": 3}


def test_a_text_does_not_speak_for_another_site_either(watching: Desk) -> None:
    """Markdown's front matter may name any address."""
    watching.run()
    front = f"---\nurl: {watching.server.url}/1\npublished: 2026-05-06\n---\n\n"
    words = f"{BARAT.sentence} It was the third such attack this year, officials in the capital said.\n"
    watching.server.routes["/liar"] = Reply(front + words, headers={"Content-Type": "text/markdown"})
    port = watching.server.url.rpartition(":")[2]
    watching.hosts = ("127.0.0.1", "localhost")
    watching.feeds = [{"url": f"http://localhost:{port}/liar", "kind": "page"}]
    watching.run(hours=0.1)
    assert watching.killed() == {"Ordun": 12, "Barat": 3}


def test_hosts_that_are_not_allowed(watching: Desk) -> None:
    watching.hosts = ()
    assert watching.run() == []
    assert "use --allow-host 127.0.0.1 if you trust it" in (watching.state().problem or "")
    watching.hosts = ("127.0.0.1",)
    assert watching.run() == ["/feed", "/1"]


def test_archives(watching: Desk, tmp_path: Path) -> None:
    pytest.importorskip("warcio", reason="the extra 'watch' is not installed")
    from warcio.archiveiterator import ArchiveIterator
    from warcio.checker import Checker

    packed = gzip.compress(page(ORDUN).encode())
    watching.server.routes["/1"] = Reply(packed, headers={"Content-Encoding": "gzip"}, chunked=True)
    watching.run(warc=tmp_path / "warc")
    watching.run(hours=0.5, warc=tmp_path / "warc")
    first, second = sorted((tmp_path / "warc").iterdir())
    with first.open("rb") as file:
        records = [
            (r.rec_type, r.rec_headers.get_header("WARC-Target-URI"), r.content_stream().read())
            for r in ArchiveIterator(file)
        ]
    url = watching.server.url
    assert [(kind, at) for kind, at, _ in records] == [
        ("warcinfo", None),
        *((kind, f"{url}{path}") for path in ("/robots.txt", "/feed", "/1") for kind in ("request", "response")),
    ] or [kind for kind, _, _ in records].count("response") == 3
    assert page(ORDUN).encode() in [body for _, _, body in records]
    checker = Checker(type("Options", (), {"inputs": [str(first), str(second)], "verbose": False}))
    checker.process_all()
    assert checker.exit_value == 0
