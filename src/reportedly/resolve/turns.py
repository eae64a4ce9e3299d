"""Where a text turns to another happening of the same town, and what it tells of that in the sentences behind.

"Rockets hit the base at dawn. Seven hours later two men shot a clerk dead in a tea shop. Its owner said that three
bullets hit him": the last is told of the clerk, though neither a day nor a place says so.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from reportedly.resolve.facts import opens_anew

_REACH = 400  # characters behind the sentence that turns
_PARAGRAPH = re.compile(r"\n\s*(?!(?:He|She|They|His|Her|Their)\b)(?=\S)")


def turns_of(claims: Sequence[Mapping[str, Any]], text: str) -> dict[str, int]:
    """Where the sentence begins by which the text turned to what a claim is told behind, by the ids of the claims; none
    for any other claim, and none in a paragraph behind that does not begin with who was told of ("He was 55")."""
    spans = sorted({(c["evidence"]["start"], c["evidence"]["end"]) for c in claims})
    turned = [start for start, end in spans if opens_anew(text[start:end])]
    found = {}
    for claim in claims if turned else ():
        start = claim["evidence"]["start"]
        last = max((t for t in turned if t <= start), default=None)
        if last is not None and start - last <= _REACH and _PARAGRAPH.search(text, last, start) is None:
            found[claim["id"]] = last
    return found
