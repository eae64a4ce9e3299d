"""Versions of a page: which address is which page, and which claims a newer text still makes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from reportedly.store.fulltext import folded
from reportedly.store.keys import key_of

# Said by who sends the reader, not by who publishes the page.
_SENDERS = ("utm_", "fbclid", "gclid", "mc_cid", "mc_eid", "cmpid", "ref_src")

_END = r"""[.!?:;'"’”)\]]"""  # what a sentence ends with

Told = Mapping[str, Any]
"""A claim as the JSON contract has it."""


def page_of(url: str | None) -> str | None:
    """The address without scheme, "www.", fragment, a last slash and marks of who sent the reader.

    None for no address, and for a site's front page: what stood there yesterday was not taken back.
    """
    if not url:
        return None
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").removeprefix("www.") + (f":{parts.port}" if parts.port else "")
    except ValueError:
        return key_of(url)
    query = urlencode(sorted(pair for pair in parse_qsl(parts.query) if not pair[0].lower().startswith(_SENDERS)))
    rest = parts.path.rstrip("/") + (f"?{query}" if query else "")
    return key_of(host + rest) if rest else None


def still_made(old: Told, evidence: str, new_claims: Sequence[Told], new_text: str) -> bool:
    """Whether a page's new text makes a claim of its old one: its sentence stands there, or a claim says all it says.

    `evidence` is the sentence of the old claim, `new_text` is folded. A new claim that says more (a toll, a day) still
    makes the old one; one that leaves out or changes what the old one said does not.
    """
    return _stands(evidence, new_text) or any(_says(new, old) for new in new_claims)


def _stands(sentence: str, text: str) -> bool:
    """Whether the text has a sentence, however its lines are broken, and not within another ("No one says that …")."""
    words = r"\s+".join(map(re.escape, folded(sentence).split()))
    return bool(words) and re.search(rf"(?:^|\n|{_END})\s*{words}", text) is not None


def _says(new: Told, old: Told) -> bool:
    return (
        all(new[key] == old[key] for key in ("event_type", "modality", "background"))
        and all(any(_same_party(n, o) for n in new[role]) for role in ("actors", "targets") for o in old[role])
        and _speaker(new) == _speaker(old)
        and {_count(c) for c in old["counts"]} <= {_count(c) for c in new["counts"]}
        and _holds_place(new["place"], old["place"])
        and _holds_time(new["time"], old["time"])
    )


def _same_party(one: Told, other: Told) -> bool:
    if one["actor_id"] and other["actor_id"]:
        return bool(one["actor_id"] == other["actor_id"])
    return _words(one["name"] or one["text"]) == _words(other["name"] or other["text"])


def _speaker(claim: Told) -> tuple[str, str] | None:
    """Who said it first, and with what stance."""
    if not claim["attribution"]:
        return None
    first = claim["attribution"][0]
    source = first["source"]
    return str(source["actor_id"] or _words(source["name"] or source["text"])), str(first["stance"])


def _count(count: Told) -> tuple[str, str, int | None, int | None]:
    return count["kind"], count["of"], count["low"], count["high"]


def _holds_place(new: Told | None, old: Told | None) -> bool:
    if old is None:
        return True
    if new is None:
        return False
    if new["place_id"] and old["place_id"]:
        return bool(new["place_id"] == old["place_id"])
    return _words(new["name"] or new["text"]) == _words(old["name"] or old["text"])


def _holds_time(new: Told | None, old: Told | None) -> bool:
    """Days that overlap: "Friday" of yesterday's text may be "May 1" in today's."""
    if old is None or old["earliest"] is None or old["latest"] is None:
        return True
    if new is None or new["earliest"] is None or new["latest"] is None:
        return False
    return bool(new["earliest"] <= old["latest"] and old["earliest"] <= new["latest"])


def _words(text: str) -> str:
    return " ".join(folded(text).split())
