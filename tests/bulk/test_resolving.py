"""Events of archives, window by window: what is linked stays together, whatever edges lie between."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

pytest.importorskip("fsspec", reason="the extra bulk is not installed")
pytest.importorskip("pyarrow", reason="the extra bulk is not installed")
pytest.importorskip("fastwarc", reason="the extra bulk is not installed")

from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.bulk import steps
from reportedly.bulk.connecting import Union, connect, gather, join
from reportedly.bulk.folder import Folder
from reportedly.bulk.resolving import events_of
from reportedly.bulk.spreading import REACH
from reportedly.bulk.steps import GIVEN, PAIRS, Step, read, write
from reportedly.cli import main
from reportedly.resolve.model import Event
from reportedly.store import open_store

WINDOWS = ("2026-04", "2026-05", "2026-06", "none")
CLAIMS = tuple("abcdefghij")


@st.composite
def archives(draw: st.DrawFn) -> tuple[dict[str, list[str]], list[tuple[str, str, str]]]:
    """The windows that each claim reaches, and pairs that are linked in a window which both reach."""
    reached = {one: sorted(draw(st.sets(st.sampled_from(WINDOWS), min_size=1, max_size=3))) for one in CLAIMS}
    met = [(a, b, window) for a in CLAIMS for b in CLAIMS for window in reached[a] if a < b and window in reached[b]]
    return reached, draw(st.lists(st.sampled_from(met), max_size=8)) if met else []


@settings(max_examples=25, deadline=None)
@given(archives())
def test_components_are_those_of_all_links_at_once(
    archive: tuple[dict[str, list[str]], list[tuple[str, str, str]]],
) -> None:
    reached, linked = archive
    whole = Union()
    for a, b, _ in linked:
        whole.join(a, b)
    with TemporaryDirectory() as place:
        folder, step = filled(place, reached, linked), Step(place, 3)
        for window in WINDOWS:
            connect(step, window)
        join(folder, WINDOWS)
        shares = {share for window in WINDOWS for share in gather(step, window)}
        found: dict[str, tuple[str, str]] = {}
        for share in shares:
            for path in folder.find(f"work/shares/{share}"):
                for row in read(folder, path):
                    assert row["claim_id"] not in found
                    found[row["claim_id"]] = row["component"], share
        assert {one: component for one, (component, _) in found.items()} == {one: whole.top(one) for one in CLAIMS}
        assert (
            len({share for _, share in found.values()})
            <= len(set(found.values()))
            == len({component for component, _ in found.values()})
        )
        beside = {
            (row["a"], row["b"], share)
            for share in shares
            for path in folder.find(f"work/links/{share}")
            for row in read(folder, path)
        }
        assert beside == {(a, b, found[a][1]) for a, b, _ in linked}
        assert {found[b][1] for _, b, _ in linked} == {found[a][1] for a, _, _ in linked}


def filled(place: str, reached: dict[str, list[str]], linked: list[tuple[str, str, str]]) -> Folder:
    """What the steps before would have handed on."""
    folder = Folder(place)
    for window in WINDOWS:
        homes = [one for one in CLAIMS if reached[one][0] == window]
        rows = [{"claim_id": one, "arrival": one, "component": "", "linked": "{}"} for one in homes]
        write(folder, f"work/homes/{window}/unit.parquet", rows, GIVEN)
        more = [one for one in CLAIMS if len(reached[one]) > 1 and window in reached[one]]
        edges = [{"claim_id": one, "home": reached[one][0], "last": reached[one][-1]} for one in more]
        write(folder, f"work/reach/{window}/unit.parquet", edges, REACH)
        told = [{"a": a, "b": b, "score": 1.0, "reasons": "[]", "barred": False} for a, b, at in linked if at == window]
        if told:
            write(folder, f"work/pairs/{window}/00000.parquet", told, PAIRS)
    return folder


def story(number: int) -> dict[str, str]:
    """Four outlets a day from 30 May to 2 June, each of them of the fights of the last two days."""
    day, paper = divmod(number, 4)
    town = ("Gao", "Kidal")[paper % 2]
    fought = ("29 May", "30 May", "31 May", "1 June", "2 June")[day : day + 2]
    text = " ".join(f"Gunmen killed {paper // 2 + 3} soldiers in {town} on {when}, the army said." for when in fought)
    published = ("2026-05-30", "2026-05-31", "2026-06-01", "2026-06-02")[day]
    return {"id": str(number), "text": f"BAMAKO, Mali - {text}", "published": published, "publisher": f"Paper {paper}"}


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("edge")
    for part in range(2):
        told = [json.dumps(story(number)) + "\n" for number in range(part, 16, 2)]
        (folder / f"{part}.jsonl").write_text("".join(told))
    return folder


def test_parts_that_one_task_takes_give_the_same_events(
    lines: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    assert main(["bulk", str(lines), "--out", str(out), "--jobs", "1"]) == 0
    assert main(["resolve", str(out), "--jobs", "1", "--parts", "2"]) == 0
    before = contents(out / "events")
    monkeypatch.setattr(steps, "TASKS", 1)
    assert main(["resolve", str(out), "--jobs", "1", "--parts", "2"]) == 0
    assert contents(out / "events") == before
    assert len(list((out / "done").iterdir())) == 2
    assert {len(list(window.iterdir())) for window in (out / "work" / "homes").iterdir()} == {1}


def test_events_at_the_edge_of_a_window_are_those_of_a_store(lines: Path, tmp_path: Path) -> None:
    out, two = tmp_path / "out", tmp_path / "two"
    for folder in (out, two):
        assert main(["bulk", str(lines), "--out", str(folder), "--jobs", "1"]) == 0
    assert main(["resolve", str(out), "--store", str(tmp_path / "bulk.db"), "--jobs", "1", "--parts", "3"]) == 0
    assert main(["resolve", str(two), "--jobs", "2", "--parts", "3"]) == 0
    assert contents(two) == contents(out)
    main(["add", str(lines), "--store", str(tmp_path / "add.db"), "--jobs", "1"])
    with open_store(tmp_path / "bulk.db") as bulk, open_store(tmp_path / "add.db") as add:
        # Added in another order than that of their days, events have other ids.
        assert told_by(bulk.events()) == told_by(add.events())
        months = [{claim.claim["time"]["earliest"][:7] for claim in event.claims} for event in bulk.events()]
        assert {"2026-05", "2026-06"} in months
    assert any((out / "work" / "borders").iterdir())


def test_what_a_page_no_longer_says_is_withdrawn_as_a_store_does_it(tmp_path: Path) -> None:
    """In another part than its old text is; a page that was seen once takes nothing back, nor does an older text."""
    first, second = (
        "BAMAKO, Mali - Gunmen killed seven soldiers in Gao on 11 May, the army said.\n\n"
        "Rebels captured the town of Kidal on 11 May, residents said.",
        "BAMAKO, Mali - Gunmen killed four soldiers in Gao on 11 May, the army said.",
    )
    records = [
        {"id": "old", "text": first, "published": "2026-05-12", "url": "https://paper.example/gao?utm_source=x"},
        {"id": "other", "text": first, "published": "2026-05-12", "url": "https://other.example/gao"},
        {"id": "new", "text": second, "published": "2026-05-13", "url": "http://www.paper.example/gao/"},
    ]
    files = tmp_path / "files"
    files.mkdir()
    for number, record in enumerate((records[2], records[0], records[1], records[0])):
        (files / f"{number}.jsonl").write_text(json.dumps(record) + "\n")
    out = tmp_path / "out"
    assert main(["bulk", str(files), "--out", str(out), "--jobs", "1"]) == 0
    assert main(["resolve", str(out), "--store", str(tmp_path / "bulk.db"), "--jobs", "1", "--parts", "2"]) == 0
    for number in (1, 2, 0):
        main(["add", str(files / f"{number}.jsonl"), "--store", str(tmp_path / "add.db"), "--jobs", "1"])
    with open_store(tmp_path / "bulk.db") as bulk, open_store(tmp_path / "add.db") as add:
        found = bulk.events()
        assert told_by(found) == told_by(add.events())
        assert sorted({claim.ref for event in found for claim in event.claims if claim.withdrawn}) == ["old"]
        assert {event.version for event in found} == {1}  # loaded as they are, for the tables have it too
    kept = [json.loads(row["json"])["claims"] for row in events_of(Folder(str(out)))]
    assert any(gone for claims in kept for _, gone in claims)


def told_by(events: Sequence[Event]) -> dict[frozenset[str], Event]:
    return {frozenset(c.claim_id for c in e.claims): replace(e, event_id="", version=1, claims=()) for e in events}


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
