"""The parts of the watch by themselves, on whatever comes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.watch.desk import Clock

from reportedly.watch import backoff
from reportedly.watch.polite import Polite

pytest.importorskip("protego", reason="the extra 'watch' is not installed")

NOW = datetime(2026, 5, 5, 12, tzinfo=UTC)


def robots(body: str, url: str, status: int | None = 200) -> bool:
    from reportedly.watch.robots import robots_of

    return robots_of(status, body.encode("utf-8", "replace")).allows(url)


@pytest.mark.parametrize(
    ("rules", "path", "allowed"),
    [
        ("", "/a", True),
        ("User-agent: *\nDisallow: /", "/a", False),
        ("User-agent: *\nDisallow: /\n\nUser-agent: Reportedly\nDisallow:", "/a", True),
        ("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", True),
        ("User-agent: *\nDisallow: /*.pdf$", "/x.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/x.pdf?y", True),
        ("User-agent: other\nDisallow: /", "/a", True),
        ("User-agent: *\nDisallow: /%61", "/a", False),
        ("<html>no rules</html>", "/a", True),
    ],
)
def test_robots(rules: str, path: str, allowed: bool) -> None:
    assert robots(rules, f"http://a.example{path}") == allowed


@pytest.mark.parametrize(
    ("status", "allowed"), [(404, True), (403, True), (301, True), (429, False), (500, False), (None, False)]
)
def test_robots_that_are_not_there(status: int | None, allowed: bool) -> None:
    assert robots("User-agent: *\nDisallow: /", "http://a.example/a", status) == allowed


def test_a_host_cannot_ask_for_ever() -> None:
    from reportedly.watch.robots import robots_of

    for told in ("1e300", "inf", "nan", "-5", "words", "86400"):
        rest = robots_of(200, f"User-agent: *\nCrawl-delay: {told}".encode()).rest
        assert timedelta(0) <= rest <= timedelta(minutes=10)
    wild = "User-agent: *\n" + "Disallow: /" + "*a" * 2000 + "\n"
    assert robots(wild, "http://a.example/" + "a" * 1000) is True


@given(st.text(max_size=300), st.text(alphabet="/*$%?&=ab:é ", max_size=60))
def test_robots_of_any_kind(rules: str, path: str) -> None:
    from reportedly.watch.robots import robots_of

    for body in (rules, f"User-agent: *\nDisallow: {rules}\nCrawl-delay: {rules}"):
        found = robots_of(200, body.encode("utf-8", "replace"))
        assert found.allows(f"http://a.example/{path}") in (True, False)
        assert found.rest >= timedelta(0)


@pytest.mark.parametrize(
    ("told", "seconds"),
    [
        ("120", 120),
        (" 0 ", 0),
        ("Tue, 05 May 2026 12:01:00 GMT", 60),
        ("Tue, 05 May 2026 11:00:00 GMT", 0),
        ("9" * 50, 30 * 86_400),
        ("Fri, 31 Dec 9999 23:59:59 GMT", 30 * 86_400),
        ("soon", None),
        ("-5", None),
        ("", None),
        (None, None),
    ],
)
def test_retry_after(told: str | None, seconds: int | None) -> None:
    found = backoff.retry_after(told, NOW)
    assert (None if found is None else found.total_seconds()) == seconds


@given(st.text(max_size=60))
def test_retry_after_of_any_kind(told: str) -> None:
    found = backoff.retry_after(told, NOW)
    assert found is None or timedelta(0) <= found <= timedelta(days=30)


@given(st.integers(0, 10_000), st.text(max_size=20))
def test_delays_grow_to_a_bound_and_are_the_same_for_the_same_seed(attempt: int, seed: str) -> None:
    found = backoff.delay(attempt, seed=seed)
    assert backoff.FIRST * 0.75 <= found <= backoff.LAST * 1.25
    assert found == backoff.delay(attempt, seed=seed)
    if attempt < 8:
        assert backoff.delay(attempt + 1, seed=seed) > found


def test_a_host_rests_after_each_request_and_others_do_not_wait_for_it() -> None:
    clock = Clock()
    polite = Polite(clock, rest=timedelta(seconds=2))
    begin = clock.now()
    for _ in range(3):
        with polite.turn("a.example"):
            pass
        with polite.turn("b.example"):
            pass
    assert clock.now() - begin == timedelta(seconds=4)
    polite.set_rest("a.example", timedelta(seconds=30))
    with polite.turn("a.example"):
        pass
    assert polite.free_at("a.example") == clock.now() + timedelta(seconds=30)


@pytest.mark.parametrize("words", ["OK", "R\xe9\r\nX: y", "", "\u65e5\udcff", "\0"])
def test_archives_take_headers_of_any_kind(tmp_path: Path, words: str) -> None:
    pytest.importorskip("warcio", reason="the extra 'watch' is not installed")
    from warcio.archiveiterator import ArchiveIterator

    from reportedly.read.fetch import Answer
    from reportedly.watch.warc import WarcFolder

    folder = WarcFolder(tmp_path, lambda: NOW)
    url = 'http://\xe4.example/\xe9 x?y="'
    headers = (("X", words), ("Transfer-Encoding", "chunked"), (words or "Y", "z"))
    answer = Answer(url=url, status=200, reason=words, headers=headers, wire=b"body", body=b"body", asked=(("A", "b"),))
    folder.write([(answer, NOW)])
    folder.close()
    (path,) = tmp_path.iterdir()
    with path.open("rb") as file:
        found = [(record.rec_type, record.content_stream().read()) for record in ArchiveIterator(file)][1:]
    assert sorted(found) == [("request", b""), ("response", b"body")]
