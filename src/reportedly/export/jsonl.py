"""The whole store, or all that some events rest on, an object a line; `reportedly import` makes it a store again."""

from __future__ import annotations

import json

from reportedly.export.export import Export
from reportedly.store.portable import HEADER


def write(export: Export) -> None:
    """A header, a row a line, the end: docs/exports.md says what the rows are."""
    begun = 0
    with export.out.open("wb") as lines:
        for name, line in export.store.dump(export.asked, export.as_of):
            lines.write(line)
            if name == HEADER:
                export.written = json.loads(line)[HEADER]["events"]
            elif name == "versions" and b'"version": 1,' in line[:80]:
                begun += 1
                export.progress(begun)
