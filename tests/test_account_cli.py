"""The command that keeps accounts."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

pytest.importorskip("argon2", reason="the desk's extra is not installed")

from reportedly.cli import main


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    code = main(["account", *arguments])
    told = capsys.readouterr()
    return code, told.out + told.err


def test_an_account_from_beginning_to_end(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    store = ("--store", str(tmp_path / "a.db"))
    assert run(capsys, "list", *store)[0] == 2
    monkeypatch.setattr("sys.stdin", io.StringIO("\n"))
    assert run(capsys, "add", "Mia", *store)[0] == 2
    assert not (tmp_path / "a.db").exists()
    monkeypatch.setattr("sys.stdin", io.StringIO("a long enough one\n"))
    assert run(capsys, "add", "Mia", "--role", "admin", *store) == (0, "mia: admin\n")
    monkeypatch.setattr("sys.stdin", io.StringIO("short\n"))
    assert run(capsys, "password", "mia", *store)[0] == 2
    assert "last admin" in run(capsys, "disable", "mia", *store)[1]
    monkeypatch.setattr("sys.stdin", io.StringIO("a long enough one\n"))
    assert run(capsys, "add", "bo", *store) == (0, "bo: viewer\n")
    assert run(capsys, "role", "bo", "coder", *store) == (0, "bo: coder\n")
    assert run(capsys, "disable", "bo", *store) == (0, "bo: coder, closed\n")
    assert run(capsys, "enable", "bo", *store) == (0, "bo: coder\n")
    made = run(capsys, "token", "mia", "--label", "nightly", *store)[1]
    token_id, secret = made.split()[1], made.split()[-1]
    listed = run(capsys, "list", *store)[1]
    assert f"token {token_id}" in listed
    assert secret not in listed
    assert run(capsys, "revoke", token_id, *store)[0] == 0
    assert run(capsys, "revoke", token_id, *store)[0] == 2
    assert run(capsys, "role", "nobody", "coder", *store)[0] == 2


@pytest.mark.parametrize("arguments", [("add",), ("add", " "), ("role", "mia", "king"), ()])
def test_what_is_no_command(arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as raised:
        main(["account", *arguments])
    assert raised.value.code == 2
    assert capsys.readouterr().err
