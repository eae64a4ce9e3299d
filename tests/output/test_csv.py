"""CSV: a claim a row, sums that do not invent an end, and no cell that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from reportedly.model import Claim, Count, Document, Party, PlaceRef, Span
from reportedly.output import writer_for


def rows(document: Document, claims: tuple[Claim, ...], *, explain: bool = False) -> list[dict[str, str]]:
    writer = writer_for("csv", many=False, explain=explain, width=100)
    text = writer.begin() + writer.document(document, claims) + writer.end()
    return list(csv.DictReader(io.StringIO(text)))


def test_one_row_a_claim(sample_document: Document, sample_claims: tuple[Claim, ...]) -> None:
    taken, killed, denied = rows(sample_document, sample_claims)
    assert (taken["claim_id"], taken["event_type"], taken["mode"]) == ("c1", "COERCE", "seize")
    assert (taken["source"], taken["via"], taken["stance"]) == ("Colonel Issa Barro", "state media", "asserts")
    assert (taken["time"], taken["earliest"], taken["published"]) == ("Friday", "2026-05-01", "2026-05-03")
    assert (killed["killed_low"], killed["killed_high"], killed["wounded_low"]) == ("12", "", "")
    assert killed["counts"] == "killed 12+: at least 12 soldiers"
    assert (denied["hedged"], denied["background"], denied["place"]) == ("true", "false", "Ordun")
    assert "reasons" not in taken


def test_reasons_column(sample_document: Document, sample_claims: tuple[Claim, ...]) -> None:
    first = rows(sample_document, sample_claims, explain=True)[0]
    assert first["reasons"].startswith("event_type: ‘capture’ with a place as its object [")


def test_counts_of_a_kind_add_up(sample_document: Document, sample_claims: tuple[Claim, ...]) -> None:
    def count(low: int, high: int | None) -> Count:
        return Count("killed", "targets", low, high, Span(0, 1), "x")

    closed = replace(sample_claims[0], counts=(count(3, 3), count(2, 2)))
    open_end = replace(sample_claims[0], counts=(count(3, 3), count(2, None)))
    first, second = rows(sample_document, (closed, open_end))
    assert (first["killed_low"], first["killed_high"]) == ("5", "5")
    assert (second["killed_low"], second["killed_high"]) == ("5", "")


@pytest.mark.parametrize("wording", ["=HYPERLINK(1)", "+1", "-cmd", "@SUM(A1)", "\t=1", "\r\n=1", "＝1"])
def test_formulas_are_defused(sample_document: Document, sample_claims: tuple[Claim, ...], wording: str) -> None:
    claim = replace(sample_claims[0], actors=(Party(span=Span(0, 6), text=wording),))
    actors = rows(replace(sample_document, title=wording), (claim,))[0]["actors"]
    assert actors == "'" + wording.strip()


def test_a_lone_dash_is_no_formula(sample_document: Document, sample_claims: tuple[Claim, ...]) -> None:
    assert rows(replace(sample_document, ref="-"), sample_claims)[0]["ref"] == "-"


def test_a_negative_longitude_stays_a_number(sample_document: Document, sample_claims: tuple[Claim, ...]) -> None:
    place = PlaceRef(span=Span(0, 6), text="Kidal", latitude=18.44, longitude=-1.41)
    first = rows(sample_document, (replace(sample_claims[0], place=place),))[0]
    assert (first["latitude"], first["longitude"]) == ("18.44", "-1.41")
