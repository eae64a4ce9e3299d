"""GeoJSON: valid against its schema, opened by geopandas, the claims with their words."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from reportedly.cli import main
from reportedly.export.geojson import feature
from reportedly.store import Asked, open_store

SCHEMA = Path(__file__).with_name("geojson.schema.json")


@pytest.fixture(scope="module")
def file(scenario_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("geojson") / "events.geojson"
    assert main(["export", "--as", "geojson", str(out), "--store", str(scenario_store)]) == 0
    return out


@pytest.fixture(scope="module")
def collection(file: Path) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return told


def test_it_fits_its_schema(collection: dict[str, Any]) -> None:
    jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is not installed")
    jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text())).validate(collection)
    assert len({one["id"] for one in collection["features"]}) == len(collection["features"])


def test_only_exact_places_are_points(collection: dict[str, Any]) -> None:
    found = Counter(
        (one["properties"]["place_precision"], one["geometry"]["type"] if one["geometry"] else None)
        for one in collection["features"]
    )
    assert found["exact", "Point"]
    assert found["near", "Polygon"]
    assert {precision for precision, kind in found if kind == "Point"} == {"exact"}


def test_claims_stand_with_their_words(scenario_store: Path, collection: dict[str, Any]) -> None:
    with open_store(scenario_store, create=False) as store:
        for claim in collection["features"][0]["properties"]["claims"]:
            text = store.text(claim["document_id"])
            assert text is not None
            assert text[claim["start"] : claim["end"]] == claim["sentence"]
            assert claim["trigger"] in claim["sentence"]


def test_geopandas_opens_it(file: Path, collection: dict[str, Any]) -> None:
    geopandas = pytest.importorskip("geopandas", reason="geopandas is not installed")
    frame = geopandas.read_file(file)
    assert len(frame) == len(collection["features"])
    assert frame.crs.to_epsg() == 4326
    drawn = frame[frame.geometry.notna() & ~frame.geometry.is_empty]
    assert drawn.geometry.is_valid.all()
    assert list(drawn.total_bounds) == pytest.approx(collection["bbox"])


def test_nothing_asked_for_is_there(scenario_store: Path, tmp_path: Path) -> None:
    out = tmp_path / "none.geojson"
    assert main(["export", "--as", "geojson", str(out), "--store", str(scenario_store), "--country", "Iceland"]) == 0
    assert json.loads(out.read_text())["features"] == []
    assert "bbox" not in json.loads(out.read_text())


def test_a_feature_is_the_same_each_time(scenario_store: Path) -> None:
    with open_store(scenario_store, create=False) as store:
        events = [next(iter(store.each_event(Asked()))) for _ in range(2)]
    assert feature(events[0]) == feature(events[1])
