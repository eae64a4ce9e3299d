"""Where the search of each target begins: inputs that are taken, and some that are odd."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from contextlib import redirect_stdout
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

_STORY = (
    'GAO - Rebels seized the town of Kidal on Sunday. "At least 12 soldiers were killed," a doctor told us.\n\n'
    "The army denied on Monday that it had lost the town, two days after the U.S. said 1,200 to 1,500 people fled.\n"
)


def text() -> list[bytes]:
    odd = 'He said: “‘"Three of ‘them’ (the army, it said) — killed” 12-15 on May 3–5, said the U.N.’s A. B. C.'
    return [
        _STORY.encode(),
        odd.encode(),
        "ARMY SAYS IT KILLED 5\nBy A. Writer\n\n- one\n- two\n\n1) three".encode("utf-16"),
    ]


def markdown() -> list[bytes]:
    head = "---\ntitle: Kidal falls\npublished: 2026-05-04\nurl: https://a.example/b\n---\n\n# Kidal falls\n\n"
    odd = '> *one **two*** _three_ `four` ~~five~~ [six](https://a.example "b")[7] ![a](b) [^1] <b>c</b> \\* <!-- d -->'
    return [(head + _STORY).encode(), f"{odd}\n\n| a | b |\n|---|---|\n\n```\nc\n```\n\nSetext\n===\n".encode()]


def html() -> list[bytes]:
    meta = '<meta property="og:site_name" content="A"><meta property="article:published_time" content="2026-05-05">'
    ld = '<script type="application/ld+json">{"@type":"Article","headline":"B","datePublished":"2026-05-05"}</script>'
    body = "".join(f"<p>{line}</p>" for line in _STORY.splitlines())
    page = (
        f"<!doctype html><html><head><title>B</title>{meta}{ld}</head><body><article><h1>B</h1>{body}</article></body>"
    )
    return [
        page.encode(),
        b"<p>a<table><tr><td>b<ul><li>c</ul></table><blockquote>d<br>e&amp;&#0;&nbsp;<![CDATA[f]]></p>",
    ]


def json_lines() -> list[bytes]:
    one = {
        "text": _STORY,
        "title": "A",
        "url": "https://a.example",
        "publisher": "B",
        "published": "2026-05-05",
        "id": 1,
    }
    return [
        json.dumps(one).encode() + b'\n\n{"text": "\\ud800a"}\n{"text": 1}\n[1]\n{"text": "a", "published": "May 5"}\n'
    ]


def feeds() -> list[bytes]:
    item = (
        "<item><title>A &amp; B</title><link>/a</link><guid>1</guid><pubDate>Tue, 05 May 2026 10:00:00 GMT</pubDate>"
        f"<description><![CDATA[<p>{_STORY}</p>]]></description><source url='b'>C</source></item>"
    )
    rss = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "b">]><rss><channel><title>D</title><link>https://a.example</link>{item}'
    atom = (
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://a.example"><entry><id>1</id><link href="b"/>'
        '<updated>2026-05-05T10:00Z</updated><content type="xhtml"><div>c</div></content></entry></feed>'
    )
    return [(rss + "</channel></rss>").encode(), atom.encode()]


def sitemaps() -> list[bytes]:
    space = b'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
    name = b"<news:publication><news:name>A</news:name><news:language>en</news:language></news:publication>"
    day = b"<news:publication_date>2026-05-05T10:00:00Z</news:publication_date><news:title>B &amp; C</news:title>"
    page = (
        b"<url><loc>https://a.example/1</loc><lastmod>2026-05-05</lastmod><news:news>"
        + name
        + day
        + b"</news:news></url>"
    )
    part = b"<sitemap><loc>/b.xml.gz</loc><lastmod>2026-05-05T10:00+02:00</lastmod></sitemap>"
    return [
        b'<?xml version="1.0"?><urlset ' + space + b">" + page + b"</urlset>",
        b"<sitemapindex " + space + b">" + part * 2 + b"<sitemap/></sitemapindex>",
    ]


def packed() -> list[bytes]:
    return [gzip.compress(_STORY.encode(), mtime=0), gzip.compress(b"", mtime=0)]


def front_matter() -> list[bytes]:
    return [b"title: A\nsource = 'B'\ndate: 2026-05-05\nurl: https://a.example\naccessed: May 5\nauthor: |\n"]


def days() -> list[bytes]:
    told = ("5 May 2026", "Tue, 05 May 2026 10:00:00 +0200", "2026-05-05T10:00:00Z", "May 5th, 2026 at 10.30 pm CEST")
    return [line.encode() for line in told]


def robots() -> list[bytes]:
    return [b"User-agent: *\nDisallow: /a*b$\nAllow: /\nCrawl-delay: 2.5\nRequest-rate: 1/10s 0900-1700\nSitemap: a\n"]


def times() -> list[bytes]:
    told = (
        *(
            "last Friday night",
            "May 3-5, 2026",
            "3 to 5 May",
            "two days ago",
            "early June 2025",
            "2020-22",
            "the 1990s",
        ),
        *("the first 2 weeks of May", "the eve of Eid al-Fitr", "Christmas 2025", "next weekend", "the past 36 hours"),
        *(
            "a couple of months later",
            "a century ago",
            "since last summer",
            "later that day",
            "the third quarter of 2024",
        ),
        *(
            "overnight",
            "every day",
            "daily",
            "recently",
            "2026-05-03",
            "Easter",
            "next year",
            "last week",
            "the night before",
        ),
    )
    return [bytes([n]) + line.encode() for n, line in enumerate(told)]


def numbers() -> list[bytes]:
    told = (
        "at least 1,200 people",
        "two hundred and five",
        "three dozen",
        "1.5 million",
        "10-15",
        "twenty-three or more",
    )
    return [line.encode() for line in told]


def moments() -> list[bytes]:
    return [b"2026-05-05", b"2026-05-05T10:00", b"2026-05-05T10:00:00.5+02:00", b"20260505T1000Z", b"2026-W19-2"]


def selections() -> list[bytes]:
    return [b'{"document": "0123456789", "start": 0, "end": 12}', b'{"document": "0123456789", "start": 60, "end": 70}']


def queries() -> list[bytes]:
    return [b'army "fled Kidal" re*', "l'armée NEAR(a b) ^c col:d - + \"e".encode()]


def filters() -> list[bytes]:
    return [
        b"country=ML&place=Gao&actor=a&type=ASSAULT&type=COERCE&since=2026-04-24&until=2026-05-01&standing=disputed",
        b"text=%22a+b%22+c&as_of=2026-05-01T10:00:00.25Z&bbox=-12.3,10.1,4.3,25&sureness=2&page=abc",
    ]


def feeds_files() -> list[bytes]:
    return [
        b"""[watch]
every = "15m"
recheck = ["1h", "6h"]
at_once = 4
contact = "a@b.example"
[[feed]]
url = "https://a.example/feed"
name = "A"
kind = "feed"
text = "feed"
max_age = "7d"
newest = 10
[[alert]]
name = "b"
country = ["ML"]
type = "ASSAULT"
standing = "disputed"
near = {latitude = 1.5, longitude = 2.5, km = 10}
bbox = [1.0, 2.0, 3.0, 4.0]
atom = "b.xml"
webhook = {url = "https://a.example", secret_env = "S"}
mail = {folder = "m", to = "a@b.example", from = "c@d.example"}
"""
    ]


def zipped() -> bytes:
    """A dump in an archive."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("ML.txt"), b"ML.09\tGao\tGao\t123\n" * 9, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def gazetteers() -> list[bytes]:
    row = ["123", "Gao", "Gao", "Gawo,Gao town", "16.27", "-0.04", "P", "PPLA", "ML", "", "09", "1", "", "", "5"]
    return [
        "\t".join([*row, "", "", "", ""]).encode() + b"\n",
        b"ML.09\tGao\tGao\t123\nML.09.1\tGao\t\t124\n",
        zipped(),
    ]


# --- from a store made by hand ----------------------------------------------------------------------------------------


@cache
def _made() -> tuple[bytes, bytes]:
    """A store's file without its end, and a pack of its events."""
    from tests.store.made import TinyRules
    from tests.store.test_dump import dumped, fill

    from reportedly.cli import main
    from reportedly.store import open_store

    with TemporaryDirectory() as folder:
        place, out = Path(folder) / "s.db", Path(folder) / "p.zip"
        with open_store(place, rules=TinyRules()) as store:
            fill(store)
            told = dumped(store)
        with redirect_stdout(io.StringIO()):
            main(["export", "--as", "evidence", str(out), "--store", str(place)])
        return b"".join(told.splitlines(keepends=True)[:-1]), out.read_bytes()


def store_files() -> list[bytes]:
    lines = _made()[0].splitlines(keepends=True)
    return [b"".join(lines), *(b"".join(lines[:n]) for n in range(1, len(lines), 4))]


def packs() -> list[bytes]:
    again = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(_made()[1])) as there, zipfile.ZipFile(again, "w", zipfile.ZIP_DEFLATED) as other:
        for name in there.namelist()[:12]:
            other.writestr(zipfile.ZipInfo(name), there.read(name))
    return [_made()[1], again.getvalue()]


def files_of_packs() -> list[bytes]:
    """Records alone: the pages and what is said of how it came to be are compared by their hashes only."""
    with zipfile.ZipFile(io.BytesIO(_made()[1])) as pack:
        names = [name for name in pack.namelist() if not name.endswith((".html", "prov.json"))]
        parts = [b"%s\n%s" % (name.partition("/")[2].encode(), pack.read(name)) for name in names]
    few = [part for part in parts if part.startswith(b"data/")]
    return [b"\n== ".join(few[:8]), b"\n== ".join(parts[-4:])]
