"""Feeds, addresses and rules that were cut, doubled and strewn with what parsers fear: items, or one error."""

from __future__ import annotations

import random
from datetime import UTC, datetime

import pytest
from tests.read.test_feed import ATOM, RDF, RSS, SITEMAP

from reportedly.errors import InputError
from reportedly.read.addresses import target_of
from reportedly.read.days import find_time
from reportedly.read.feed import read_feed
from reportedly.read.fragment import fragment_text
from reportedly.watch.backoff import retry_after

FEEDS = [text.encode() for text in (RSS, ATOM, RDF, SITEMAP)]
ADDRESSES = [
    b"http://a.example/x?y=1",
    b"https://[2001:db8::1]:443/",
    "http://ä.example:80/ö".encode(),
    b"http://a@b:c@d/e",
]
FEARED = [
    *(b"<", b">", b"&", b"]]>", b"<![CDATA[", b"<!--", b"-->", b"<?", b"?>", b"<!DOCTYPE x [", b"]>", b"&#0;"),
    *(b"&#xD800;", b"&nbsp;", b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"<item>", b"</item>", b'<link href="', b"\r\n"),
    *(b'xml:base="http://[', b'encoding="utf-7"', b'encoding="idna"', b'encoding="zlib"', b"http://", b"\xed\xa0\x80"),
    *(b"9" * 40, b"%00"),
]


def mutant(chance: random.Random, seed: bytes) -> bytes:
    made = bytearray(seed)
    for _ in range(chance.randint(1, 6)):
        at, kind = chance.randrange(len(made) + 1), chance.random()
        if kind < 0.4:
            made[at:at] = chance.choice(FEARED)
        elif kind < 0.6:
            del made[at : at + chance.randint(1, 40)]
        elif kind < 0.75:
            made[at:at] = bytes([chance.randrange(256)])
        elif kind < 0.9:
            begin = chance.randrange(len(made) + 1)
            made[at:at] = made[begin : begin + chance.randint(1, 80)]
        else:
            made = made[:at] or bytearray(b"x")
    return bytes(made)


@pytest.mark.parametrize("seed", range(4))
def test_feeds(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(500):
        try:
            found = read_feed(mutant(chance, chance.choice(FEEDS)), ref="feed", url="https://a.example/feed")
        except InputError:
            continue
        for item in found.items:
            assert len(item.key) == len(item.signature) == 32
            fragment_text(f"{item.content or ''}{item.summary or ''}").encode()


def test_addresses_and_times() -> None:
    chance, now = random.Random(1), datetime(2026, 5, 5, tzinfo=UTC)
    for n in range(2_000):
        text = mutant(chance, chance.choice(ADDRESSES)).decode("utf-8", "surrogateescape" if n % 2 else "replace")
        retry_after(text, now)
        find_time(text)
        try:
            target = target_of(text)
        except InputError:
            continue
        sent = target.host + target.path
        assert sent.isascii()
        assert not set(sent) & set(" \r\n\t\0")
