"""What a pack holds, read by programs that are not ours: a zip reader, a BagIt reader, a PROV reader, OpenSSL."""

from __future__ import annotations

import json
import shutil
import subprocess
import zipfile
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from reportedly.cli import main
from reportedly.code.identity import told_id
from reportedly.resolve.jsons import event_json
from reportedly.store import open_store

bagit = pytest.importorskip("bagit")
prov = pytest.importorskip("prov.model")

EVENTS = "data/events/00001"


@pytest.fixture(scope="module")
def folder(pack: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pack, unpacked."""
    out = tmp_path_factory.mktemp("unpacked")
    with zipfile.ZipFile(pack) as opened:
        assert opened.testzip() is None
        opened.extractall(out)
    (base,) = out.iterdir()
    return base


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_it_is_a_bag(folder: Path) -> None:
    bag = bagit.Bag(str(folder))
    bag.validate()
    assert bag.info["Bag-Software-Agent"].startswith("reportedly")


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="no sha256sum here")
def test_a_stranger_can_check_it_by_hand(folder: Path) -> None:
    command = ["sha256sum", "--check", "--strict", "--quiet", "manifest-sha256.txt", "tagmanifest-sha256.txt"]
    assert " ".join(command).replace(" --quiet", "") in (folder / "README.txt").read_text()
    subprocess.run(command, cwd=folder, check=True)


@pytest.mark.skipif(shutil.which("openssl") is None, reason="no openssl here")
def test_the_signature_stands_without_us(folder: Path) -> None:
    signed = ["-in", "tagmanifest-sha256.txt", "-sigfile", "signature/tagmanifest-sha256.sig"]
    command = ["openssl", "pkeyutl", "-verify", "-rawin", "-pubin", "-inkey", "signature/public-key.pem", *signed]
    assert b"Successfully" in subprocess.run(command, cwd=folder, check=True, capture_output=True).stdout
    der = ["openssl", "pkey", "-pubin", "-in", "signature/public-key.pem", "-outform", "DER"]
    printed = subprocess.run(der, cwd=folder, check=True, capture_output=True).stdout
    assert sha256(printed).hexdigest() in (folder / "README.txt").read_text()


def test_the_same_state_gives_the_same_bytes(store: Path, tmp_path: Path) -> None:
    for name in ("a.zip", "b.zip"):
        assert main(["export", "--as", "evidence", str(tmp_path / name), "--store", str(store)]) == 0
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


def test_side_by_side_gives_the_same_bytes(
    store: Path, pack: Path, key: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reportedly.export.evidence._ALONE", 0)
    monkeypatch.setattr("reportedly.export.evidence.AT_ONCE", 1)  # an event a lot
    packs = []
    for jobs in ("1", "2"):
        out = tmp_path / f"{jobs}.zip"
        options = ["--store", str(store), "--sign", str(key), "--jobs", jobs]
        assert main(["export", "--as", "evidence", str(out), *options]) == 0
        assert main(["verify", str(out)]) == 0
        packs.append(out.read_bytes())
    assert packs[0] == packs[1] != pack.read_bytes()


def test_events_on_very_many_claims_have_files_of_their_own(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reportedly.evidence.lots._MOST_CLAIMS", 3)
    out = tmp_path / "x.zip"
    assert main(["export", "--as", "evidence", str(out), "--store", str(store)]) == 0
    with zipfile.ZipFile(out) as opened:
        assert len([name for name in opened.namelist() if name.endswith("events.jsonl")]) == 2
    assert main(["verify", str(out)]) == 0


def test_ids_are_hashes_down_to_the_text(folder: Path) -> None:
    claims = {claim["claim_id"]: claim for claim in lines(folder / EVENTS / "claims.jsonl")}
    told = lines(folder / EVENTS / "events.jsonl")
    assert len(told) == 2
    for one in told:
        first = claims[one["event"]["event_id"].removeprefix("e")]
        assert told_id(first["document_id"], first["claim"]) == first["claim_id"]
    bound = set()
    for path in (folder / "data" / "documents").glob("*/document.json"):
        document, told = path.parent, json.loads(path.read_text("utf-8"))
        bound.add(tuple(told["id_of"] or ()))
        if told["id_of"] == ["text"]:
            assert sha256((document / "text.txt").read_bytes()).hexdigest() == document.name == told["id"]
    # A title with marks of direction in it was not kept as it came.
    assert bound == {(), ("text",), ("text", "publisher"), ("text", "title", "url", "publisher", "published")}


def test_bytes_are_there_as_they_came(store: Path, folder: Path) -> None:
    kept = {}
    for path in folder.glob("data/documents/*/document.json"):
        raw = json.loads(path.read_text("utf-8"))["raw"]
        if raw is not None:
            kept[sha256((path.parent / raw["file"]).read_bytes()).hexdigest()] = raw["file"], raw["sha256"]
    came = {sha256((store.parent / name).read_bytes()).hexdigest() for name in ("1.md", "2.html", "4.md")}
    assert kept.keys() == came == {digest for _, digest in kept.values()}
    # Those of a plain text are the text, and lie there once.
    files = sorted(file for file, _ in kept.values())
    assert files == ["raw.bin", "text.txt", "text.txt"]
    assert len(list(folder.glob("data/documents/*/raw.bin"))) == 1


def test_fetches_are_there_with_redirects_and_headers(folder: Path) -> None:
    (path,) = folder.glob("data/documents/*/fetches.jsonl")
    moved, brought = lines(path)
    assert (moved["status"], brought["status"]) == (301, 200)
    assert brought["headers"] == [["ETag", '"<b>7</b>"']]
    assert brought["at"] == "2026-05-05T09:30:00.000000Z"
    assert brought["sha256"] == sha256((path.parent / "raw.bin").read_bytes()).hexdigest()
    read = prov.ProvDocument.deserialize(source=str(folder / "data/documents/prov-00001.json"), format="json")
    starts = [activity.get_startTime() for activity in read.get_records(prov.ProvActivity)]
    assert any(start and start.isoformat().startswith("2026-05-05T09:30") for start in starts)


def the_event(folder: Path) -> dict[str, Any]:
    return next(one for one in lines(folder / EVENTS / "events.jsonl") if any(j["undone"] for j in one["judgements"]))


def test_judgements_and_withdrawals_stay_on_record(folder: Path) -> None:
    whole = the_event(folder)
    assert [(one["kind"], one["undone"] is None) for one in whole["judgements"]] == [
        ("confirm", True),
        ("reject", False),
    ]
    assert whole["judgements"][1]["undone"]["because"] == "it was one"
    gone = [one["withdrawals"] for one in lines(folder / EVENTS / "events.jsonl")]
    assert any(one["withdrawn"] for told in gone for one in told)


def test_versions_laid_over_one_another_are_the_event_as_it_was(store: Path, folder: Path) -> None:
    event = the_event(folder)["event"]
    versions = [one for one in lines(folder / EVENTS / "versions.jsonl") if one["event_id"] == event["event_id"]]
    assert [version["version"] for version in versions] == list(range(1, len(versions) + 1))
    assert [version["recorded"] for version in versions] == sorted(version["recorded"] for version in versions)
    with open_store(store) as opened:
        known = [event_json(one) for _, one in opened.history(event["event_id"])]
    state: dict[str, Any] = {}
    for version, then in zip(versions, known, strict=True):
        state |= version["changed"]
        claims = [[one["claim_id"], one["origin"], one["withdrawn"]] for one in then["claims"]]
        assert state == {**then, "claims": claims}


def test_a_prov_reader_reads_where_it_came_from(folder: Path) -> None:
    read = prov.ProvDocument()
    for path in (folder / "data" / "documents" / "prov-00001.json", folder / EVENTS / "prov.json"):
        read.update(prov.ProvDocument.deserialize(source=str(path), format="json"))
    kinds = {type(record).__name__ for record in read.get_records()}
    assert kinds >= {"ProvEntity", "ProvActivity", "ProvAgent", "ProvDerivation", "ProvGeneration", "ProvAttribution"}
    labels = {str(label) for agent in read.get_records(prov.ProvAgent) for label in agent.get_attribute("prov:label")}
    assert any(label.startswith("reportedly ") for label in labels)
    assert "The Gao Courier" in labels
    names = {str(entity.identifier) for entity in read.get_records(prov.ProvEntity)}
    # Every relation leads to something that is told of.
    for relation in read.get_records(prov.ProvDerivation):
        ends = [str(value) for _, value in relation.formal_attributes[:2]]
        assert set(ends) <= names
    assert {name.partition(":")[0] for name in names} == {"raw", "document", "claim", "event", "judgement"}
    assert "wasDerivedFrom" in read.get_provn()


def test_one_event_by_the_beginning_of_its_id(store: Path, folder: Path, tmp_path: Path) -> None:
    event = the_event(folder)["event"]["event_id"]
    out = tmp_path / "one.zip"
    assert main(["export", "--as", "evidence", str(out), event[:10], "--store", str(store)]) == 0
    with zipfile.ZipFile(out) as opened:
        (name,) = [name for name in opened.namelist() if name.endswith("events.jsonl")]
        (line,) = opened.read(name).decode().splitlines()
    assert json.loads(line)["event"]["event_id"] == event
    assert main(["verify", str(out)]) == 0


def test_as_of_gives_what_was_known_then(store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "then.zip"
    assert main(["export", "--as", "evidence", str(out), "--store", str(store), "--as-of", "2020-01-01"]) == 0
    assert main(["verify", str(out)]) == 0
    assert "0 claims of 0 events" in capsys.readouterr().out


def test_bad_wishes_are_told_in_a_line(
    store: Path, key: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = str(tmp_path / "x.zip")
    for words in (
        ["--as", "evidence", out, "e00000000"],
        ["--as", "evidence", out, "--sign", str(tmp_path / "none.key")],
        ["--as", "evidence", out, "--sign", f"{key}.pub"],
        ["--as", "jsonl", out, "e00000000"],
        ["--as", "jsonl", out, "--sign", str(key)],
    ):
        capsys.readouterr()
        assert main(["export", *words, "--store", str(store)]) == 2
        assert len(capsys.readouterr().err.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []
