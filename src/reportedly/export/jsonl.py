"""Events as they are, an object a line."""

from __future__ import annotations

from reportedly.export.export import Export
from reportedly.output.jsons import json_text
from reportedly.resolve.jsons import event_json


def write(export: Export) -> None:
    """One event a line, as docs/json.md has it."""
    with export.out.open("w", encoding="utf-8", newline="\n") as lines:
        for event in export.events():
            lines.write(json_text(event_json(event)) + "\n")
            export.written += 1
