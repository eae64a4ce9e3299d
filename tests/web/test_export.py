"""Exports and pages that explain."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from tests.store.made import at

from reportedly.cli import main
from reportedly.web import exporting

API = "/api/v1"


@pytest.mark.parametrize("kind", ["jsonl", "geojson"])
def test_an_export_is_what_the_filters_leave(desk: TestClient, kind: str) -> None:
    answer = desk.get(f"{API}/exports/{kind}?place=Ordun")
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert "Ordun" in answer.text
    assert "Sabari" not in answer.text
    assert desk.get(f"/export/{kind}?place=Ordun").content == answer.content


def test_a_bundle_tells_what_was_left_out(desk: TestClient) -> None:
    first, again = (desk.get(f"{API}/exports/acled?bundle=true").content for _ in range(2))
    assert first == again
    names = zipfile.ZipFile(io.BytesIO(first)).namelist()
    assert {"reportedly-acled.csv", "reportedly-acled.csv.left-out.csv"} <= set(names)
    assert desk.get(f"{API}/exports/acled").headers["X-Left-Out"] == "2"


def test_an_event_has_an_evidence_pack(desk: TestClient, tmp_path: Path) -> None:
    event = desk.get(f"{API}/events").json()["events"][0]["event_id"]
    answer = desk.get(f"{API}/events/{event}/evidence")
    assert answer.headers["Content-Disposition"] == f'attachment; filename="evidence-{event}.zip"'
    (tmp_path / "pack.zip").write_bytes(answer.content)
    assert main(["verify", str(tmp_path / "pack.zip")]) == 0
    assert f"/api/v1/events/{event}/evidence" in desk.get(f"/events/{event}").text
    assert desk.get(f"{API}/events/{event}/evidence?as_of=2001-01-01").status_code == 404


def test_nothing_is_left_on_the_machine(desk: TestClient, tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    desk.get(f"{API}/exports/jsonl")
    desk.get(f"{API}/exports/nothing")
    assert exporting._TURNS.acquire(blocking=False)
    exporting._TURNS.release()
    assert [one.name for one in Path(str(tmp_path)).iterdir() if one.name.startswith("reportedly-export")] == []


def test_a_kind_that_is_none(desk: TestClient) -> None:
    assert desk.get(f"{API}/exports/..%2fx").status_code == 404
    assert desk.get("/export/nothing").status_code == 404


def test_two_are_made_at_once_and_no_more(desk: TestClient) -> None:
    for _ in range(2):
        assert exporting._TURNS.acquire(blocking=False)
    try:
        assert desk.get(f"{API}/exports/jsonl").status_code == 503
    finally:
        exporting._TURNS.release(2)


def test_the_page_keeps_the_filters(desk: TestClient) -> None:
    page = desk.get(
        "/export?place=Ordun&place=%22%3E%3Cb%3E&standing=corroborated&as_of=2027-01-01&bbox=-1,-1,3,3"
    ).text
    assert 'name="place" value="Ordun"' in page
    assert "&#34;&gt;&lt;b&gt;" in page
    assert 'value="corroborated" checked' in page
    assert 'name="bbox"' in page
    assert "2 events fit" in desk.get("/export").text


def test_what_one_may_see_here_is_told(desk: TestClient) -> None:
    assert "What you may see here" in desk.get("/about").text
    assert 'id="graphic"' in desk.get("/").text


def test_a_brief_is_what_the_filters_leave(desk: TestClient) -> None:
    told = desk.get(f"{API}/brief?place=Ordun")
    assert told.headers["Content-Type"].startswith("text/markdown")
    assert "Ordun" in told.text
    assert "Sabari" not in told.text
    assert desk.get("/brief/md?place=Ordun").text == told.text
    changed = desk.get(f"{API}/brief", params={"changed_since": at(1.5).isoformat()}).text
    assert "Sabari" in changed
    assert desk.get(f"{API}/brief?changed_since=2026-05-02&as_of=2026-05-01").status_code == 422
    assert desk.get(f"{API}/brief?events=51").status_code == 422
    assert desk.get("/brief/doc").status_code == 422


def test_a_brief_to_read_names_its_style_and_lets_nothing_else_in(desk: TestClient) -> None:
    page = desk.get("/brief/html")
    policy = page.headers["Content-Security-Policy"]
    assert "style-src 'sha256-" in policy
    assert "unsafe" not in policy
    assert "<script" not in page.text
    assert " style=" not in page.text


def test_a_brief_as_pdf(desk: TestClient) -> None:
    pytest.importorskip("fpdf", reason="fpdf2 is not installed")
    assert desk.get(f"{API}/brief?format=pdf").content.startswith(b"%PDF")


def test_the_page_of_briefs_keeps_what_was_asked(desk: TestClient) -> None:
    page = desk.get("/brief?place=Ordun&events=7&changed_since=%22%3E").text
    assert 'name="place" value="Ordun"' in page
    assert 'value="7"' in page
    assert 'value="&#34;&gt;"' in page
