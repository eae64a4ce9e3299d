"""The registry's packaged files, and what a user's own file may break."""

from __future__ import annotations

import re
import time
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from reportedly.errors import InputError
from reportedly.link.mention import match_at
from reportedly.link.registry import BRANCHES, KINDS, UNDATED, load_registry
from reportedly.link.registry_files import check, packaged_lines
from reportedly.link.registry_index import build, clashes, tokens

LINES = packaged_lines()
REGISTRY = load_registry()
CODES = {c.code for c in LINES.countries}
EVERYONE = CODES | set(REGISTRY.actors) | {f"{b}-{c.lower()}" for b in BRANCHES for c in CODES}


def test_holds_what_is_promised() -> None:
    armed = [a for a in LINES.actors if a.kind in ("Rebel Groups", "Political Militias", "Identity Militias")]
    assert len(armed) >= 350
    assert len(LINES.sources) >= 200
    assert len([c for c in LINES.countries if re.fullmatch("[A-Z]{2}", c.code)]) >= 193 + 10


def test_ids_and_codes_are_single() -> None:
    for ids in (a.id for a in LINES.actors), (s.id for s in LINES.sources), (c.code for c in LINES.countries):
        assert [i for i, n in Counter(ids).items() if n > 1] == []
    assert [d for d, n in Counter(d for s in LINES.sources for d in s.domains).items() if n > 1] == []


def test_packaged_actors_pass_the_check_of_user_files() -> None:
    own = LINES.actors
    check(own, type(LINES)(LINES.countries, (), LINES.branches, LINES.leaders, LINES.ties, LINES.sources))


def test_whatever_is_named_exists() -> None:
    assert {b for b, _, _ in LINES.branches} <= EVERYONE
    assert {leader.of for leader in LINES.leaders} <= EVERYONE
    assert {one for one, _ in LINES.ties} | {tie.other for _, tie in LINES.ties} <= EVERYONE
    assert {s.of for s in LINES.sources if s.of} <= EVERYONE
    assert {s.country for s in LINES.sources if s.country} <= CODES
    assert all(s.of or s.country for s in LINES.sources if s.kind == "party")


def test_dates_are_plausible_and_in_order() -> None:
    for actor in LINES.actors:
        days = [d for d in (actor.term.since, actor.term.until) if d]
        assert days == sorted(days)
        assert all(date(1800, 1, 1) <= d <= date(2030, 1, 1) for d in days), actor.where
    for country in LINES.countries:
        assert list(country.regimes) == sorted(country.regimes), country.where


def test_no_alias_is_ambiguous_without_a_rule() -> None:
    assert list(clashes(REGISTRY.index, REGISTRY.actors)) == []


def test_a_capital_or_adjective_of_two_countries_has_a_mark() -> None:
    for key, entries in REGISTRY.index.items():
        places = [e for e in entries if e.what in ("country", "adjective", "people", "capital", "building")]
        if len({e.ref for e in places}) > 1:
            assert len({e.ref for e in places if e.mark == "*"}) == 1, key


def test_names_change_with_the_regime() -> None:
    def name(on: date | None) -> str:
        actor = REGISTRY.actor("mil-ml", on)
        assert actor is not None
        return actor.name

    assert name(date(2026, 4, 28)) == "Military Forces of Mali (2021-)"
    assert name(None) == "Military Forces of Mali (2021-)"
    assert name(UNDATED) == "Military Forces of Mali"  # a text without a date may be of any year
    assert name(date(2020, 12, 1)) == "Military Forces of Mali (2020-2021)"
    assert name(date(2015, 1, 1)) == "Military Forces of Mali"
    assert REGISTRY.actor("mil-zz") is None
    assert REGISTRY.actor("ML", date(2026, 1, 1)) == REGISTRY.actor("gov-ml", date(2026, 1, 1))


def test_loads_fast() -> None:
    best = min(_seconds() for _ in range(3))
    assert best < 0.5  # 0.04 s on an idle machine; test machines are shared


def _seconds() -> float:
    begun = time.process_time()
    build(packaged_lines())
    return time.process_time() - begun


def write(folder: Path, *lines: str) -> Path:
    path = folder / "mine.psv"
    path.write_text("# my actors\n" + "\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_a_user_adds_actors(tmp_path: Path) -> None:
    path = write(
        tmp_path, "blue-hills | Blue Hills Front | rebel | ML;NE | BHF; Front des collines | 2024-05.. | ally:fla"
    )
    actor = load_registry(extra=path).actor("blue-hills")
    assert actor is not None
    assert (actor.kind, actor.country, actor.term.since) == (KINDS["rebel"], "ML", date(2024, 5, 1))
    assert "blue-hills" not in load_registry().actors


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("x-y | X | rebel | ML | | 2024-13..", "'2024-13' is no date"),
        ("x-y | X | rebel | ML | | 2024..2023", "ends before it begins"),
        ("x-y | X | rebel | ML | | 2024", "is no span"),
        ("jnim | X | rebel | ML", "the id jnim is taken"),
        ("x-y | X | rebel | QQ", "'QQ' is no country's code"),
        ("x-y | X | bandits | ML", "'bandits' is no kind"),
        ("x-y | X | rebel | ML | | | friend:fla", "'friend' is no relation"),
        ("x-y | X | rebel | ML | | | ally:nobody", "which is no actor"),
        ("X Y | X | rebel | ML", "is no id"),
        ("x-y | | rebel | ML", "no name"),
        ("x-y | X", "2 fields where 4 to 8 are needed"),
        ("x-y | X | rebel | ML | JNIM | 2020..", "'jnim' also names jnim"),
    ],
)
def test_what_breaks_is_told_in_one_line(tmp_path: Path, line: str, says: str) -> None:
    path = write(tmp_path, line)
    with pytest.raises(InputError) as told:
        load_registry(extra=path)
    message = str(told.value)
    assert says in message
    assert f"{path}, line 2" in message
    assert "\n" not in message
    assert told.value.remedy


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="check the path"):
        load_registry(extra=tmp_path / "none.psv")


def test_a_file_that_is_not_text(tmp_path: Path) -> None:
    path = tmp_path / "bad.psv"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError, match="UTF-8"):
        load_registry(extra=path)


def test_a_name_with_capitals_within_it_is_no_common_word() -> None:
    for words, known in (("let us go", False), ("Let us go", False), ("LeT men", True)):
        assert bool(match_at(tokens(words), 0, REGISTRY)[0]) is known, words
