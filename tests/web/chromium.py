"""A Chromium for the tests: `python tests/web/chromium.py` says whether one can be had, and installs Debian's where it
is missing, we are root and apt reaches a mirror."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

# As root it has no sandbox; nothing is fetched but what a test asks for; a machine without a graphics card draws too.
FLAGS = (
    *("--no-sandbox", "--disable-quic", "--no-first-run", "--disable-sync", "--disable-background-networking"),
    *("--disable-component-update", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"),
)


def chromium() -> str | None:
    """The program's path."""
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


def install() -> str | None:
    """Debian's Chromium, with a font; gives why not."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return "it is not installed, and only root can install it, with apt-get"
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    quietly = ["apt-get", "-qq", "-o", "Acquire::Retries=2", "-o", "Acquire::http::Timeout=20"]
    for step in (["update"], ["install", "-y", "--no-install-recommends", "chromium", "fonts-liberation"]):
        try:
            subprocess.run([*quietly, *step], env=environment, check=True, capture_output=True, timeout=600)
        except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
            return f"apt-get {step[0]} failed"
    return None


def main() -> int:
    reason = install() if chromium() is None else None
    print(f"Chromium: {reason}; no test opens a page" if reason else "Chromium: the desk is tested in it")
    return 0


if __name__ == "__main__":
    sys.exit(main())
