"""GeoParquet: opened without a warning by pandas, geopandas and DuckDB; its metadata as the specification has it."""

from __future__ import annotations

import json
import warnings
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from reportedly.cli import main

pq = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")


@pytest.fixture(scope="module")
def folder(scenario_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("parquet") / "events"
    assert main(["export", "--as", "parquet", str(out), "--store", str(scenario_store)]) == 0
    assert sorted(path.name for path in out.iterdir()) == ["claims.parquet", "events.parquet"]
    return out


@pytest.fixture
def _no_warnings() -> Iterator[None]:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        yield


@pytest.mark.usefixtures("_no_warnings")
def test_pandas(folder: Path) -> None:
    pandas = pytest.importorskip("pandas", reason="pandas is not installed")
    events, claims = (pandas.read_parquet(folder / f"{name}.parquet") for name in ("events", "claims"))
    assert set(claims.event_id) == set(events.event_id)
    assert type(events.earliest.dropna().iloc[0]) is date
    assert claims.sentence.str.len().min() > 0


@pytest.mark.usefixtures("_no_warnings")
def test_geopandas(folder: Path) -> None:
    geopandas = pytest.importorskip("geopandas", reason="geopandas is not installed")
    frame = geopandas.read_parquet(folder / "events.parquet")
    drawn = frame[frame.geometry.notna()]
    assert drawn.geometry.is_valid.all()
    assert set(drawn.geometry_is) >= {"point", "circle"}
    assert frame[frame.geometry_is == "none"].geometry.isna().all()
    west, south, east, north = drawn.geometry.iloc[0].bounds
    near = geopandas.read_parquet(folder / "events.parquet", bbox=(west - 0.1, south - 0.1, east + 0.1, north + 0.1))
    assert 0 < len(near) < len(drawn), "rows elsewhere are skipped"


@pytest.mark.usefixtures("_no_warnings")
def test_duckdb(folder: Path) -> None:
    duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed")
    events, claims = (str(folder / f"{name}.parquet") for name in ("events", "claims"))
    kinds = {name: kind for name, kind, *_ in duckdb.execute("DESCRIBE FROM read_parquet(?)", [events]).fetchall()}
    assert (kinds["earliest"], kinds["killed_best"], kinds["also"]) == ("DATE", "BIGINT", "VARCHAR[]")
    assert kinds["actors"].startswith("STRUCT(actor_id VARCHAR")
    asked = (
        "SELECT count(*) FROM read_parquet(?) c JOIN read_parquet(?) e USING (event_id) WHERE e.standing = 'disputed'"
    )
    assert duckdb.execute(asked, [claims, events]).fetchone()[0] > 1


def test_the_geo_metadata(folder: Path) -> None:
    told = json.loads(pq.read_metadata(folder / "events.parquet").metadata[b"geo"])
    assert (told["version"], told["primary_column"]) == ("1.1.0", "geometry")
    column = told["columns"]["geometry"]
    assert column["encoding"] == "WKB"
    assert set(column["geometry_types"]) <= {"Point", "Polygon", "MultiPolygon"}
    assert column["covering"]["bbox"]["xmin"] == ["bbox", "xmin"]
    assert len(column["bbox"]) == 4
    schema = pq.read_schema(folder / "events.parquet")
    assert str(schema.field("geometry").type) == "binary"
    assert [field.name for field in schema.field("bbox").type] == ["xmin", "ymin", "xmax", "ymax"]


def test_both_forms_say_the_same(folder: Path, scenario_store: Path, tmp_path: Path) -> None:
    out = tmp_path / "events.geojson"
    assert main(["export", "--as", "geojson", str(out), "--store", str(scenario_store)]) == 0
    features = json.loads(out.read_text())["features"]
    rows = pq.read_table(folder / "events.parquet").to_pylist()
    assert [row["event_id"] for row in rows] == [one["id"] for one in features]
    for row, one in zip(rows, features, strict=True):
        assert one["properties"].keys() - {"claims"} == row.keys() - {"geometry", "bbox"}
        assert row["reason"] == one["properties"]["reason"]


def test_what_utf8_and_64_bits_cannot_hold() -> None:
    from reportedly.export.parquet import CLAIMS, EVENTS, _table

    assert _table([{"claim_id": "c", "sentence": "half \ud800"}], CLAIMS).to_pylist()[0]["sentence"] == "half ?"
    assert _table([{"event_id": "e", "killed_low": 10**30}], EVENTS).to_pylist()[0]["killed_low"] is None


def test_no_events_give_files_with_columns(scenario_store: Path, tmp_path: Path) -> None:
    out = tmp_path / "none"
    assert main(["export", "--as", "parquet", str(out), "--store", str(scenario_store), "--country", "Iceland"]) == 0
    assert pq.read_table(out / "events.parquet").num_rows == 0
