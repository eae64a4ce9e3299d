"""Ended at any moment, by whatever signal: nothing is lost, nothing is there twice."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from tests.read.badserver import Reply, bad_server
from tests.store.killed import die_before
from tests.store.made import TinyRules, Told
from tests.watch.desk import Lines, code, page, rss

from reportedly.cli import main
from reportedly.store import Store, ledger, open_store, watching
from reportedly.store.engine import writing
from reportedly.store.visits import NewRequest, Role
from reportedly.watch.config import settings_of
from reportedly.watch.run import watch

pytest.importorskip("protego", reason="the extra 'watch' is not installed")

KEY = "a secret of more than sixteen bytes"
STORIES = 10


def run(place: str, folder: Path, url: str) -> None:
    """Watch once, with alerts of everything."""
    hook = {"url": f"{url}/hook", "secret_env": "HOOK_SECRET"}
    mail = {"folder": "out", "to": "a@b.example", "from": "c@d.example"}
    data: dict[str, Any] = {
        "watch": {"delay": "0s"},
        "feed": [{"url": f"{url}/feed"}],
        "alert": [{"name": "all", "webhook": hook, "atom": "all.atom", "mail": mail}],
    }
    with open_store(place, rules=TinyRules()) as store:
        settings = settings_of(data, ref="feeds.toml", folder=folder)
        watch(store, settings, code, teller=Lines(), once=True, allowed_hosts=("127.0.0.1",))


def forked(place: str, folder: Path, url: str, *, last: int = 0) -> int:
    """A process of its own that watches once; with `last` it is killed at that statement or commit."""
    child = os.fork()
    if child == 0:
        status = 1
        try:
            die_before(last)
            run(place, folder, url)
            status = 0
        finally:
            os._exit(status)
    return child


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
def test_killed_at_random_moments(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOOK_SECRET", KEY)
    chance = random.Random(3)
    place, whole = str(tmp_path / "killed.db"), str(tmp_path / "whole.db")
    with bad_server() as server:
        server.routes |= {"/hook": Reply(status=204), "/feed": Reply(rss(server))}
        for n in range(STORIES):
            server.routes[f"/{n}"] = Reply(page(Told(f"Town{n}", 1 + n % 3, killed=n + 1)))
        run(place, tmp_path / "killed", server.url)  # the rule begins with what comes after it
        run(whole, tmp_path / "whole", server.url)
        server.routes["/feed"] = Reply(rss(server, *map(str, range(STORIES))))
        for name in (place, whole):  # the feed is due again
            with open_store(name, rules=TinyRules()) as store:
                due(store)
        for _ in range(12):
            child = forked(place, tmp_path / "killed", server.url, last=chance.randrange(20, 110))
            assert os.WIFSIGNALED(os.waitpid(child, 0)[1])
        for _ in range(15):  # between statements too; a quick machine may have done all by then
            child = forked(place, tmp_path / "killed", server.url)
            time.sleep(chance.uniform(0.05, 0.3))
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
        run(place, tmp_path / "killed", server.url)
        hooks = [asked.headers["webhook-id"] for asked in server.asked if asked.path == "/hook"]
        bodies = {asked.body.split(b'"data"')[1] for asked in server.asked if asked.path == "/hook"}
        run(whole, tmp_path / "whole", server.url)
    assert len(set(hooks)) == len(bodies) == STORIES
    assert sorted(p.stem for p in (tmp_path / "killed" / "out").glob("a*.eml")) == sorted(set(hooks))
    with open_store(place, rules=TinyRules()) as one, open_store(whole, rules=TinyRules()) as other:
        assert [e.event_id for e in one.events()] == [e.event_id for e in other.events()]
        assert sorted(d.document_id for d in one.documents()) == sorted(d.document_id for d in other.documents())
        assert len(one.alerts.latest("all", 99)) == STORIES
        assert one.alerts.undelivered() == []
        assert one.watch.feeds()[0].documents == STORIES


def due(store: Store) -> None:
    """As if a quarter of an hour had passed: another request of the feed, due now."""
    now = datetime.now(UTC)
    with writing(store._engine) as connection:
        entry = ledger.begin(connection, kind="fetch", tool="test", at=now)
        url = next(iter(watching.feed_names(connection)))
        watching.insert_requests(connection, entry, [NewRequest(feed=url, url=url, role=Role.FEED, due=now)])


@pytest.mark.parametrize(("sent", "status"), [(signal.SIGTERM, 0), (signal.SIGINT, 130)])
def test_signals(tmp_path: Path, sent: signal.Signals, status: int) -> None:
    with bad_server() as server:
        server.routes["/feed"] = Reply("slow " * 1000, drip=0.1)
        (tmp_path / "feeds.toml").write_text(f'[[feed]]\nurl = "{server.url}/feed"\n')
        command = [sys.executable, "-m", "reportedly", "watch", "feeds.toml", "--allow-host", "127.0.0.1"]
        running = subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, env={**os.environ, "PYTHONPATH": SRC})
        for _ in range(600):
            if server.paths():
                break
            time.sleep(0.05)
        running.send_signal(sent)
        _, errors = running.communicate(timeout=30)
    assert server.paths() == ["/feed"]
    assert (running.returncode, errors) == (status, b"")


SRC = str(Path(__file__).resolve().parents[2] / "src")


def test_once_ends_with_2_where_a_feed_could_not_be_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command = ["watch", str(tmp_path / "feeds.toml"), "--once", "--allow-host", "127.0.0.1"]
    command += ["--store", str(tmp_path / "a.db")]
    with bad_server() as server:
        server.routes |= {"/good": Reply(rss(server, "1")), "/1": Reply("oops", 500), "/bad": Reply("oops", 500)}
        tables = (f'[[feed]]\nurl = "{server.url}/{name}"\n' for name in ("good", "bad", "denied/feed"))
        server.routes["/robots.txt"] = Reply("User-agent: *\nDisallow: /denied")
        (tmp_path / "feeds.toml").write_text('watch = {delay = "1s"}\n' + "".join(tables))
        assert main(command) == 2
    last = capsys.readouterr().err.splitlines()[-1]
    assert last == f"reportedly: {tmp_path / 'feeds.toml'}: 2 of 3 feeds could not be read; reportedly feeds tells why"


def test_the_commands(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store = ["--store", str(tmp_path / "a.db")]
    with bad_server() as server:
        server.routes["/feed"] = Reply(rss(server, "1"))
        server.routes["/1"] = Reply("oops", 500)
        named = 'name = "A \\u001b[31mfeed"'
        (tmp_path / "feeds.toml").write_text(f'[[feed]]\n{named}\nurl = "{server.url}/feed"\n')
        hosts = ["--allow-host", "127.0.0.1"]
        assert main(["watch", str(tmp_path / "feeds.toml"), "--once", *hosts, *store]) == 0
    said = capsys.readouterr()
    assert said.out == ""
    assert "/1: the server answered 500 (Internal Server Error); it is tried again" in said.err
    assert main(["feeds", *store]) == 0
    table = capsys.readouterr().out
    assert "1 story" in table
    assert "1 page to be tried again" in table.replace("\n", " ") or "to be" in table
    assert "\x1b" not in table
    assert main(["feeds", "--format", "json", *store]) == 0
    assert '"failing": 1' in capsys.readouterr().out
    assert main(["watch", str(tmp_path / "none.toml"), *store]) == 2
    assert "no such file" in capsys.readouterr().err
    (tmp_path / "bad.toml").write_text("[[feed]\n")
    assert main(["watch", str(tmp_path / "bad.toml"), *store]) == 2
    assert capsys.readouterr().err.count("\n") == 1
