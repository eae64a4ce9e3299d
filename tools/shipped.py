"""What reportedly ships with: a bill of materials (CycloneDX), and what is known against any of it.

    python tools/shipped.py SITE-PACKAGES SBOM     # run by `make audit`, with pip-audit and cyclonedx-py installed

SITE-PACKAGES is of an environment that holds the package with its extras and nothing else, SBOM what cyclonedx-py
wrote of it: the JavaScript of the desk and the model's weights are added to that. Then pip-audit asks for PyPI's
advisories. Exits with 1 where one speaks of a version that is installed. What could not be asked for is said, and is no
failure.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
VENDORED = ROOT / "tools/vendor.toml"
MODEL = ROOT / "src/reportedly/data/model"


def vendored() -> list[dict[str, Any]]:
    """The npm packages of which files are in the desk."""
    packages = tomllib.loads(VENDORED.read_text(encoding="utf-8"))["package"]
    return [
        {
            "type": "library",
            "bom-ref": f"pkg:npm/{one['name']}@{one['version']}",
            "name": one["name"],
            "version": one["version"],
            "purl": f"pkg:npm/{one['name']}@{one['version']}",
            "licenses": [{"license": {"id": one["licence"]}}],
        }
        for one in packages
    ]


def weights(folder: Path = MODEL) -> list[dict[str, Any]]:
    """The files of the model, by their SHA-256."""
    return [
        {
            "type": "machine-learning-model",
            "bom-ref": f"model:{path.name}",
            "name": path.name,
            "hashes": [{"alg": "SHA-256", "content": hashlib.sha256(path.read_bytes()).hexdigest()}],
        }
        for path in sorted(folder.rglob("*.onnx"))
    ]


def with_more(sbom: dict[str, Any], more: list[dict[str, Any]]) -> dict[str, Any]:
    """The bill with other components added, each once, in the order of their references."""
    known = {one["bom-ref"]: one for one in (*sbom.get("components", ()), *more)}
    return {**sbom, "components": [known[ref] for ref in sorted(known)]}


def told(audit: dict[str, Any]) -> tuple[list[str], int, int]:
    """A line for each advisory, how many packages were asked for, and how many could not be."""
    packages = audit["dependencies"]
    lines = [
        f"{one['name']} {one['version']}: {found['id']}; mended in {', '.join(found['fix_versions']) or 'no version'}"
        for one in packages
        for found in one.get("vulns", ())
    ]
    return lines, len(packages), sum("skip_reason" in one for one in packages if one["name"] != "reportedly")


def main() -> int:
    site, bill = Path(sys.argv[1]), Path(sys.argv[2])
    sbom = with_more(json.loads(bill.read_text(encoding="utf-8")), vendored() + weights())
    bill.write_text(json.dumps(sbom, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{bill}: {len(sbom['components'])} components")
    command = [sys.executable, "-m", "pip_audit", "--path", str(site), "--format", "json", "--progress-spinner", "off"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    try:
        lines, asked, skipped = told(json.loads(done.stdout))
    except ValueError:
        reason = done.stderr.strip().splitlines()[-1:] or ["no answer"]
        print(f"no audit: the advisories cannot be reached ({reason[0][:200]})")
        return 0
    for line in lines:
        print(line)
    print(
        f"{len(lines)} advisories against {asked} packages; {skipped} of them are not known to the index that was asked"
    )
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main())
