"""Texts whose parts are headed by a country each: "Norland: Rebels fired …", or its name alone on a line.

"ISIS" below the head of one country is not its branch in another.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

from reportedly.changed import replace
from reportedly.code.demonyms import is_country
from reportedly.link.digest_heads import line_starts, matches
from reportedly.link.registry import Registry
from reportedly.model import Claim

_HEAD = re.compile(
    r"(?:^|(?<=\n))[ \t]*(?:[-•*–#]+[ \t]+)?(?:\*\*)?(?P<name>[A-Z][A-Za-z.’' -]{2,40}?)(?:\*\*)?"
    r"(?::|(?=[ \t]*(?:\n|$)))"
)
_LEAST = 2  # countries that head parts


@lru_cache(maxsize=4)  # of the text at hand and the next
def heads(text: str) -> tuple[tuple[int, str], ...]:
    """Where each part begins and the name of the country that heads it, in the order of the text; () for others."""
    lines = matches(_HEAD, text, line_starts(text))
    found = [(m.start("name"), m["name"].strip()) for m in lines if is_country(m["name"].strip())]
    return tuple(found) if len({name.lower() for _, name in found}) >= _LEAST else ()


def section_country(text: str, at: int, registry: Registry) -> str | None:
    """The code of the country that heads the part in which a character stands."""
    found = heads(text)
    if not found:
        return None
    number = bisect_right(found, at, key=lambda head: head[0]) - 1
    if number < 0:
        return None
    entries = registry.index.get(found[number][1].lower(), ())
    codes = {e.ref for e in entries if e.what == "country"}
    return codes.pop() if len(codes) == 1 else None


def under_heads(text: str, claims: Sequence[Claim], registry: Registry) -> tuple[Claim, ...]:
    """The claims, those at a place that no gazetteer has in the country that heads their part."""
    return tuple([_under(text, claim, registry) for claim in claims]) if heads(text) else tuple(claims)


def _under(text: str, claim: Claim, registry: Registry) -> Claim:
    place = claim.place
    if place is None or place.country is not None or place.precision != "unknown":
        return claim
    code = section_country(text, place.span.start, registry)
    if code is None or not any(word[:1].isupper() for word in place.text.split()):
        return claim
    why = f"{place.reason or 'no place of that name is known'}; under the head of {registry.countries[code].name}"
    return replace(claim, place=replace(place, country=code, name=place.name or place.text, reason=why))
