"""Names of bodies and outlets, and when two of them are of one: a part of a name, or its initials."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from reportedly.letters import bare
from reportedly.resolve.knowledge import words

_WORD = re.compile(r"[^\W\d_]+")
_PART = re.compile(r"[^\W_]+")
_QUOTED = re.compile(r"[“\"][^”\"]*[”\"]")
_FEWEST = 3  # letters; two are the initials of too many


def is_name_of(key: str, names: Iterable[str]) -> bool:
    """Whether a speaker's key ("name:courier") is of one of these names: of some of its words, or its initials."""
    if not key.startswith("name:"):
        return False
    told = frozenset(key.removeprefix("name:").split())
    return any(
        told <= frozenset(_PART.findall(n.lower())) or (len(told) == 1 and is_short(min(told), n))
        for n in map(bare, names)
    )


@lru_cache(maxsize=4096)
def is_short(short: str, name: str) -> bool:
    """Whether letters are the initials of a name, or of its last words: "nwb" and "SNWB" of the "State of Odra Northern
    Water Board"."""
    joining = words("origins", "joining")
    initials = "".join(w[0] for w in _WORD.findall(name) if w[0].isupper() and w.lower() not in joining)
    return len(short) >= _FEWEST and len(initials) >= len(short) and initials.lower().endswith(short.lower())


def shorts(wording: str, after: str) -> frozenset[str]:
    """The short names of a body: its wording, where that is capitals alone or before what it is ("the NWB rescue
    service"), and what stands in brackets behind."""
    told = [w for w in _WORD.findall(wording) if w.lower() not in ("the", "a")]
    alone = told[:1] if told and told[0].isupper() and all(w.islower() for w in told[1:]) else []
    behind = re.match(r"\s?\(([A-Z][A-Za-z-]*[A-Z])\)", after)
    return frozenset(w for w in (*alone, *([behind[1]] if behind else [])) if len(w) >= _FEWEST)


def unquoted(text: str) -> str:
    """A text without what it quotes: its own voice."""
    return _QUOTED.sub(" ", text)
