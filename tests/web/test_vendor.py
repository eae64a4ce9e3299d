"""Other people's JavaScript is what tools/vendor.py took from its packages, and is named with its licence."""

from __future__ import annotations

import hashlib
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VENDOR = ROOT / "src/reportedly/web/static/vendor"
RECORDS = tomllib.loads((VENDOR / "VENDORED.toml").read_text(encoding="utf-8"))["file"]


def test_every_file_is_the_one_that_is_recorded() -> None:
    there = {p.relative_to(VENDOR).as_posix(): p for p in VENDOR.rglob("*") if p.is_file()}
    del there["VENDORED.toml"]
    assert {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in there.items()} == {
        record["file"]: record["sha256"] for record in RECORDS
    }


def test_what_is_recorded_is_what_is_wanted() -> None:
    wanted = tomllib.loads((ROOT / "tools/vendor.toml").read_text(encoding="utf-8"))["package"]
    assert {(p["name"], p["version"], p["licence"]) for p in wanted} == {
        (r["package"], r["version"], r["licence"]) for r in RECORDS
    }
    assert all(package["integrity"].startswith("sha512-") for package in wanted)


def test_every_package_brings_its_licence() -> None:
    packages = {record["package"] for record in RECORDS}
    licensed = {record["package"] for record in RECORDS if "licen" in record["file"].lower()}
    assert licensed == packages
