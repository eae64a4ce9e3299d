"""The whole job, as a user does it: on the dispatches of examples/, and on inputs that are no use."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reportedly.output.text import columns

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
FILES = sorted(p for p in EXAMPLES.iterdir() if p.suffix != ".jsonl")


def reportedly(*arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "reportedly", *arguments]
    return subprocess.run(command, input=stdin, capture_output=True, check=False)


@pytest.fixture(scope="module")
def results() -> list[dict[str, Any]]:
    """What `reportedly code` says of the examples, in the order of their names."""
    done = reportedly("code", *map(str, FILES), "--format", "jsonl", "--explain")
    assert done.returncode == 0, done.stderr.decode()
    return [json.loads(line) for line in done.stdout.splitlines()]


def spans(value: object) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if {"start", "end", "text"} <= set(value):
            yield value
        value = list(value.values())
    if isinstance(value, list):
        for inner in value:
            yield from spans(inner)


def test_processes_side_by_side_print_the_same(results: list[dict[str, Any]]) -> None:
    done = reportedly("code", *map(str, FILES), "no such file", "--format", "jsonl", "--explain", "--jobs", "2")
    assert done.returncode == 2
    assert [json.loads(line) for line in done.stdout.splitlines()] == results
    assert b"no such file" in done.stderr
    assert done.stderr.endswith(b"; 1 input failed\n")


def test_every_example_is_coded_in_order(results: list[dict[str, Any]]) -> None:
    assert [result["document"]["ref"] for result in results] == [str(p) for p in FILES]
    assert all(len(result["claims"]) >= 5 for result in results)
    assert all(result["document"]["published"].startswith("2026-") for result in results)


def test_every_word_is_shown_where_it_stands(results: list[dict[str, Any]]) -> None:
    for result in results:
        text = result["document"]["text"]
        assert all(text[span["start"] : span["end"]] == span["text"] for span in spans(result["claims"]))
        for claim in result["claims"]:
            inside = claim["evidence"]["start"] <= claim["trigger"]["start"] < claim["evidence"]["end"]
            assert inside, claim["trigger"]


def test_ids_differ_within_a_document(results: list[dict[str, Any]]) -> None:
    for result in results:
        ids = [claim["id"] for claim in result["claims"]]
        assert len(set(ids)) == len(ids)


def test_the_same_input_gives_the_same_claims(results: list[dict[str, Any]]) -> None:
    done = reportedly("code", str(FILES[0]), "--format", "json", "--explain")
    assert json.loads(done.stdout) == results[0]


def test_the_table_fits() -> None:
    done = reportedly("code", str(EXAMPLES), "--explain")
    assert done.returncode == 0
    assert max(columns(line) for line in done.stdout.decode().splitlines()) <= 100


def test_jsonl_through_a_pipe_keeps_ids_and_order() -> None:
    done = reportedly("code", "-", "--format", "jsonl", stdin=(EXAMPLES / "briefs.jsonl").read_bytes())
    refs = [json.loads(line)["document"]["ref"] for line in done.stdout.splitlines()]
    assert refs == ["brief-1", "brief-2", "brief-3"]


def test_bad_inputs_cost_only_themselves(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7\n" + bytes(100))
    (tmp_path / "empty.txt").write_bytes(b"")
    good = FILES[0]
    bad = [tmp_path / "a.pdf", tmp_path / "empty.txt", tmp_path / "missing.txt"]
    done = reportedly("code", *map(str, [*bad, good]), "--format", "jsonl")
    assert done.returncode == 2
    assert [json.loads(line)["document"]["ref"] for line in done.stdout.splitlines()] == [str(good)]
    *lines, summary = done.stderr.decode().splitlines()
    assert [line.split(": ")[:2] for line in lines] == [["reportedly", str(path)] for path in bad]
    assert summary.startswith("reportedly: coded 1 document, ")
    assert summary.endswith("; 3 inputs failed")


def test_annotate_gives_conllu() -> None:
    done = reportedly("annotate", str(FILES[0]))
    assert done.returncode == 0
    rows = [line for line in done.stdout.decode().splitlines() if line and not line.startswith("#")]
    assert len(rows) > 150
    assert all(len(row.split("\t")) == 10 for row in rows)


def until_it_waits(pid: int) -> None:
    """Until the process has slept for half a second without any work, as one does that waits for input."""
    worked, same = "", 0
    for _ in range(1200):
        time.sleep(0.05)
        state, *counts = Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()
        same = same + 1 if state == "S" and worked == counts[10] else 0
        worked = counts[10]
        if same == 10 and worked != "0":
            return


@pytest.mark.skipif(not Path("/proc/self/stat").is_file(), reason="it asks Linux what the process does")
def test_an_interrupt_is_quiet() -> None:
    command = [sys.executable, "-m", "reportedly", "code", "-", "--format", "jsonl"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdin is not None
        assert running.stderr is not None
        until_it_waits(running.pid)
        running.send_signal(signal.SIGINT)
        assert running.wait(timeout=30) == 130
        assert running.stderr.read() == b""


@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_a_reader_who_leaves_is_no_error() -> None:
    command = f"'{sys.executable}' -m reportedly code '{EXAMPLES}' --format csv | head -1; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert done.returncode in (0, 141)


def test_attributions_of_json_lines_keep_their_refs_and_offsets() -> None:
    text = "  The army denied that the bridge was lost.\r\n\r\nA guard, Ada Brun, said it was shut."
    lines = [json.dumps({"ref": "a", "text": text}), "{broken", json.dumps({"id": "b", "text": "It rained all day."})]
    done = reportedly("attributions", "-", stdin="\n".join(lines).encode())
    assert done.returncode == 2
    first, second = map(json.loads, done.stdout.splitlines())
    assert (first["ref"], first["text"], second["ref"], second["attributions"]) == ("a", text, "b", [])
    sources = [text[one["source"]["start"] : one["source"]["end"]] for one in first["attributions"]]
    assert sources == ["The army", "A guard, Ada Brun,"]
    assert b"-:2: broken JSON" in done.stderr


def test_attributions_of_an_example_as_a_table() -> None:
    done = reportedly("attributions", str(FILES[0]), "--format", "table")
    assert done.returncode == 0
    lines = done.stdout.decode().splitlines()
    assert len(lines) > 20
    assert max(map(columns, lines)) <= 100
