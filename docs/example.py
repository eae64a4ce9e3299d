"""Rewrites the example in the README from what the command really prints: `make readme`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FILE = "examples/colombia-ceasefire.txt"
ROWS = 5  # claims of the table
EXPLAINED = "(denies)"  # the first such claim is shown with its reasons
BEGIN, END = "<!-- example -->\n", "<!-- /example -->"


def printed(*options: str) -> str:
    command = [sys.executable, "-m", "reportedly", "code", FILE, *options]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout


def claims(output: str) -> tuple[list[str], list[str]]:
    """The heading's paragraphs, and those of the claims; the first claim stands right below the headings."""
    heading, table, *rest = output.rstrip("\n").split("\n\n")
    titles, first = table.split("\n", 2)[:2], table.split("\n", 2)[2]
    return [heading, *titles], [first, *rest]


def example() -> str:
    (heading, names, rule), rows = claims(printed())
    _, explained = claims(printed("--explain"))
    one = next((row for row in explained if EXPLAINED in row), explained[-1])
    table = "\n\n".join([f"{heading}\n\n{names}\n{rule}\n{rows[0]}", *rows[1:ROWS], "…"])
    return (
        f"    $ reportedly code {FILE}\n{_indented(table)}\n\n"
        f"With `--explain` each claim says what it rests on:\n\n{_indented(one)}\n\n"
    )


def _indented(text: str) -> str:
    return "\n".join(f"    {line}".rstrip() for line in text.split("\n"))


def main() -> None:
    path = ROOT / "README.md"
    text = path.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    after = rest.partition(END)[2]
    path.write_text(f"{before}{BEGIN}\n{example()}{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
