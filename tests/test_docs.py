"""What a user can type and what a program can read is written down."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from reportedly.cli import parser
from reportedly.contract import result_json
from reportedly.model import Claim, Document

ROOT = Path(__file__).resolve().parent.parent
COMMANDS = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
CONTRACT = (ROOT / "docs" / "json.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")


def commands(above: argparse.ArgumentParser | None = None, name: str = "") -> dict[str, argparse.ArgumentParser]:
    """Every command and the commands below it, as a user types them: `code`, `places find`."""
    found: dict[str, argparse.ArgumentParser] = {}
    for action in (above or parser())._actions:
        if isinstance(action, argparse._SubParsersAction):
            for word, command in action.choices.items():
                found[f"{name} {word}".strip()] = command
                found |= commands(command, f"{name} {word}".strip())
    return found


def spellings() -> Iterator[str]:
    """Every option as a user types it, and each of its values where they are a closed list."""
    for command in (parser(), *commands().values()):
        for action in command._actions:
            yield from action.option_strings
            if action.option_strings and action.choices:
                yield from (f"{action.option_strings[0]} {choice}" for choice in action.choices)


@pytest.mark.parametrize("spelling", sorted(set(spellings())))
def test_every_option_is_documented(spelling: str) -> None:
    assert re.search(rf"(?<![\w-]){re.escape(spelling)}(?![\w-])", COMMANDS)


def test_no_option_is_documented_that_is_not_there() -> None:
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", COMMANDS)) <= set(spellings())


@pytest.mark.parametrize("command", sorted(commands()))
def test_every_command_is_documented(command: str) -> None:
    assert f"`reportedly {command}" in COMMANDS
    assert f"reportedly {command}" in README or " " in command


def keys(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        yield from value
        value = list(value.values())
    if isinstance(value, list):
        for inner in value:
            yield from keys(inner)


def test_every_key_of_the_contract_is_documented(sample_document: Document, sample_claims: tuple[Claim, ...]) -> None:
    result = result_json(sample_document, sample_claims, explain=True)
    missing = [key for key in set(keys(result)) if f'"{key}"' not in CONTRACT and f"`{key}`" not in CONTRACT]
    assert missing == []


@pytest.mark.parametrize(
    "page", sorted(p.relative_to(ROOT).as_posix() for p in [ROOT / "README.md", *ROOT.glob("docs/*.md")])
)
def test_links_lead_somewhere(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    targets = [t.split("#")[0] for t in re.findall(r"\]\((?!https?:)([^)#]+)", text)]
    assert [t for t in targets if not ((ROOT / page).parent / t).exists()] == []


def test_every_address_of_the_api_is_documented(tmp_path: Path) -> None:
    pytest.importorskip("fastapi", reason="the desk's extra is not installed")
    from reportedly.web.app import create_app

    told = (ROOT / "docs" / "desk.md").read_text(encoding="utf-8")
    app = create_app(tmp_path / "a.db")
    paths = [path.removeprefix("/api/v1") for path in app.openapi()["paths"]]
    app.state.desk.store.close()
    firsts = {f"/{path.split('/')[1]}" for path in paths}
    assert [path for path in sorted(firsts) if f"`{path}" not in told and f" {path}" not in told] == []
