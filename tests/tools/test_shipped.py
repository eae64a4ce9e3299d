"""The bill of materials, and what is made of an audit."""

from __future__ import annotations

import hashlib
from pathlib import Path

from tools.shipped import told, vendored, weights, with_more


def test_what_is_no_python_package_is_in_the_bill(tmp_path: Path) -> None:
    (tmp_path / "encoder.onnx").write_bytes(b"weights")
    (model,) = weights(tmp_path)
    assert model["hashes"] == [{"alg": "SHA-256", "content": hashlib.sha256(b"weights").hexdigest()}]
    assert [one["name"] for one in weights()] == ["encoder.onnx"]
    desk = vendored()
    assert "pkg:npm/htmx.org@2" in " ".join(one["purl"] for one in desk)
    assert all(one["licenses"] for one in desk)


def test_each_component_is_there_once() -> None:
    bill = {"bomFormat": "CycloneDX", "components": [{"bom-ref": "b", "name": "b"}]}
    made = with_more(with_more(bill, [{"bom-ref": "a"}]), [{"bom-ref": "a"}, {"bom-ref": "c"}])
    assert [one["bom-ref"] for one in made["components"]] == ["a", "b", "c"]
    assert made["bomFormat"] == "CycloneDX"


def test_advisories() -> None:
    audit = {
        "dependencies": [
            {"name": "good", "version": "1", "vulns": []},
            {"name": "bad", "version": "1", "vulns": [{"id": "PYSEC-1", "fix_versions": ["2"]}]},
            {"name": "sad", "version": "3", "vulns": [{"id": "PYSEC-2", "fix_versions": []}]},
            {"name": "odd", "skip_reason": "not there"},
            {"name": "reportedly", "skip_reason": "not there"},
        ]
    }
    assert told(audit) == (
        ["bad 1: PYSEC-1; mended in 2", "sad 3: PYSEC-2; mended in no version"],
        5,
        1,
    )
