"""SQL is spoken in the store alone, and nothing in it changes or deletes a row (docs/threats.md says so)."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import reportedly

ROOT = Path(reportedly.__file__).parent
GAZETTEER = ROOT / "link" / "gazetteer_store.py"  # a file of its own, with no more in it than places
_STATEMENTS = ("update", "delete")
# An index holds no rows of its own: a migration may drop one.
_CHANGES = re.compile(r"\b(?:UPDATE|DELETE\s+FROM|DROP(?!\s+INDEX\b)|ALTER|TRUNCATE)\b")


def imported(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            found.add((node.module or "").partition(".")[0])
    return found


def test_no_sql_elsewhere() -> None:
    others = [p for p in ROOT.rglob("*.py") if ROOT / "store" not in p.parents and p != GAZETTEER]
    assert [p.name for p in others if imported(p) & {"sqlalchemy", "sqlite3", "psycopg"}] == []
    assert len(others) > 100


def test_rows_are_only_added() -> None:
    for path in (ROOT / "store").glob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _STATEMENTS:
                assert node.args or node.keywords, f"{path.name}:{node.lineno}"  # a dict's or a set's takes something
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                assert not _CHANGES.search(node.value), f"{path.name}:{node.lineno}"
        text = path.read_text(encoding="utf-8")
        assert "import update" not in text
        assert not re.search(r"import .*\bdelete\b", text)
