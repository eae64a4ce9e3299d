"""Copies files of npm packages into the desk's static files, as tools/vendor.toml names them.

    python tools/vendor.py            # fetches each package with npm, checks its SHA-512, copies the named files
    python tools/vendor.py --check    # without a network: are the files those that VENDORED.toml speaks of?

VENDORED.toml beside the files says of each which package, version and licence it is from, and its SHA-256.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import io
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
WANTED = ROOT / "tools/vendor.toml"
VENDOR = ROOT / "src/reportedly/web/static/vendor"
RECORD = VENDOR / "VENDORED.toml"


def tarball(package: dict[str, Any]) -> bytes:
    """The package's tarball, whose SHA-512 is the one that vendor.toml gives."""
    named = f"{package['name']}@{package['version']}"
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            ["npm", "pack", "--silent", "--pack-destination", folder, named], check=True, stdout=subprocess.DEVNULL
        )
        (fetched,) = Path(folder).iterdir()
        content = fetched.read_bytes()
    found = "sha512-" + base64.b64encode(hashlib.sha512(content).digest()).decode()
    if found != package["integrity"]:
        sys.exit(f"{named}: the tarball is {found}, not {package['integrity']}")
    return content


def copied(package: dict[str, Any]) -> Iterator[tuple[str, bytes]]:
    """The named files of the package: their names below VENDOR, and their content."""
    with tarfile.open(fileobj=io.BytesIO(tarball(package)), mode="r:gz") as archive:
        for inside, name in package["files"].items():
            member = archive.extractfile(f"package/{inside}")
            if member is None:
                sys.exit(f"{package['name']}: {inside} is no file")
            yield f"{package['name'].replace('/', '_').lstrip('@')}/{name}", member.read()


def record(package: dict[str, Any], name: str, content: bytes) -> str:
    lines = {
        "file": name,
        "package": package["name"],
        "version": package["version"],
        "licence": package["licence"],
        "sha256": hashlib.sha256(content).hexdigest(),
    }
    return "[[file]]\n" + "".join(f'{key} = "{value}"\n' for key, value in lines.items())


def fetch() -> None:
    records = ["# Written by tools/vendor.py.\n"]
    for package in tomllib.loads(WANTED.read_text(encoding="utf-8"))["package"]:
        for name, content in copied(package):
            path = VENDOR / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            records.append(record(package, name, content))
            print(f"{name}: {len(content):,} bytes, {package['name']} {package['version']}")
    RECORD.write_text("\n".join(records), encoding="utf-8")


def differing() -> list[str]:
    """What VENDORED.toml and the files do not agree on; nothing where all is well."""
    known = {f["file"]: f["sha256"] for f in tomllib.loads(RECORD.read_text(encoding="utf-8"))["file"]}
    there = {
        path.relative_to(VENDOR).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in VENDOR.rglob("*")
        if path.is_file() and path != RECORD
    }
    return sorted(name for name in known.keys() | there.keys() if known.get(name) != there.get(name))


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description="Vendor the desk's JavaScript.")
    arguments.add_argument("--check", action="store_true", help="only compare the files with VENDORED.toml")
    if not arguments.parse_args().check:
        fetch()
    elif wrong := differing():
        sys.exit(f"not as VENDORED.toml says: {', '.join(wrong)}; run python tools/vendor.py")
