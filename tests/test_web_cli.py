"""The command that runs the desk: what it refuses, and that it answers."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

pytest.importorskip("fastapi", reason="the desk's extra is not installed")

from reportedly import web_cli
from reportedly.cli import main


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["serve", *arguments]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    return told.err


def test_it_listens_to_others_only_where_they_sign_in(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "--team" in refused(capsys, "--store", str(tmp_path / "a.db"), "--host", "0.0.0.0")


def test_somebody_must_have_an_account(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REPORTEDLY_SECRET", "s" * 32)
    assert "reportedly account add" in refused(capsys, "--store", str(tmp_path / "a.db"), "--team")


def test_a_port_that_is_taken(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        assert "take another --port" in refused(capsys, "--store", str(tmp_path / "a.db"), "--port", port)


def test_what_is_no_store(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken = tmp_path / "a.db"
    broken.write_text("no database, but a text of some length " * 50)
    assert "a.db" in refused(capsys, "--store", str(broken))


def test_an_extra_that_is_missing_is_named(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web_cli, "find_spec", lambda _: None)
    assert "pip install 'reportedly[web]'" in refused(capsys)


@pytest.mark.parametrize("port", ["0", "65536", "-1", "x"])
def test_what_is_no_port(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as raised:
        main(["serve", "--port", port])
    assert raised.value.code == 2
    assert capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="it ends by a signal")
def test_it_answers_until_it_is_ended_even_with_somebody_listening(tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "reportedly", "serve", "--store", str(tmp_path / "a.db"), "--port", str(port)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as desk:
        try:
            for _ in range(600):
                try:
                    page = urlopen(f"http://127.0.0.1:{port}/", timeout=30).read()
                    break
                except URLError:
                    time.sleep(0.1)
            assert b"nothing in the store yet" in page
            news = urlopen(f"http://127.0.0.1:{port}/api/v1/news", timeout=30)
            assert news.readline().startswith(b"retry:")
        finally:
            desk.send_signal(signal.SIGINT)
        assert desk.stderr is not None
        told = desk.stderr.read()
        assert desk.wait(timeout=60) == 130
    assert told.splitlines() == [f"the desk is at http://127.0.0.1:{port}/ (Ctrl-C ends it)"]
