"""What an event's place is called: as its reports spell it, and by the village's name where no gazetteer has one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from reportedly.changed import replace
from reportedly.letters import bare
from reportedly.link.gazetteer_names import fold, without_article
from reportedly.link.place_mentions import is_polity, is_site
from reportedly.resolve.facts import is_told
from reportedly.resolve.model import LinkedClaim, Place

_VOWELS = re.compile(r"(?<!^)[aeiouyw'’ʿʾ\s-]")
_DOUBLED = re.compile(r"(.)\1+")
_ALIKE = str.maketrans("qcz", "kks")
_WIDE = frozenset(("admin1", "country"))
_CLOSE = frozenset(("exact", "near", "admin2"))
_LAND = re.compile(r"^(?:the |mount |mt\.? |jebel |djebel |jabal |lake |wadi |camp |fort )+(?=\w{4})")
_TIMES = 2  # as many reports must name a village as are of a town on the map


def without_strays(placed: Sequence[LinkedClaim]) -> list[LinkedClaim]:
    """The claims without those of towns on the map, where more than twice as many reports as these are of name one
    village that is not on it: what is known to the gazetteer is not the place for that alone."""
    reports: dict[str, set[str]] = {}
    for claim in placed:
        if is_told(claim.claim, "place") and (name := _unmapped(claim.claim["place"])):
            reports.setdefault(_key(name), set()).add(claim.ref)
    if not reports:
        return list(placed)
    village = min(reports, key=lambda name: (-len(reports[name]), name))
    apart = {
        c.claim_id
        for c in placed
        if c.claim["place"]["precision"] in _CLOSE and village not in _names(c.claim["place"])
    }
    if len(reports[village]) <= _TIMES * len({c.ref for c in placed if c.claim_id in apart}):
        return list(placed)
    return [c for c in placed if c.claim_id not in apart]


def named_within(found: Place | None, placed: Sequence[LinkedClaim]) -> Place | None:
    """The country or division that an event is in by the name of the village there that its claims tell: narrower than
    "central Norland", though no gazetteer has it. Villages of several names are none; of one that no report puts into
    a country, only where no other is told."""
    if found is None or found.precision not in _WIDE or found.country is None:
        return found
    told = [c for c in placed if _is_village(c, found)]
    told = [c for c in told if c.claim["place"]["country"]] or told
    told = [c for c in told if is_told(c.claim, "place")] or told
    often = Counter(_key(_unmapped(c.claim["place"])) for c in told)
    if not often:
        return found
    key, most = min(often.items(), key=lambda item: (-item[1], item[0]))
    if most * 2 <= len(told):
        return found
    names = Counter(name for c in told if _key(name := _unmapped(c.claim["place"])) == key)
    name = min(names, key=lambda name: (-names[name], name))
    return replace(found, place_id=None, name=name, latitude=None, longitude=None)


def _is_village(claim: LinkedClaim, found: Place) -> bool:
    """Whether it is told of a name in this country that no gazetteer has, and no street's or building's."""
    place = claim.claim["place"]
    if place["country"] not in (found.country, None):
        return False
    apart = place["admin1"] and found.precision == "admin1" and place["admin1"] != found.admin1
    return not apart and bool(_unmapped(place))


def _unmapped(place: Mapping[str, Any]) -> str:
    """The name of a settlement that no gazetteer has; "" of what it has, of streets and buildings, and of what is told
    without a name."""
    name = place["name"] or (place["text"] if all(w[0].isupper() for w in place["text"].split()) else "")
    if place["place_id"] is not None or not any(c.isupper() for c in name) or is_site(name) or is_polity(name):
        return ""
    return str(name)


def _key(name: str) -> str:
    """A name in lower case without its accents, and without the word for what of the land it is ("Mount Orra")."""
    return _LAND.sub("", bare(name).lower())


def _names(place: Mapping[str, Any]) -> set[str]:
    return {_key(place["name"] or ""), _key(place["text"])}


def as_spelt(found: Place | None, placed: Sequence[LinkedClaim]) -> Place | None:
    """A place of the gazetteer as its reports spell it, where they only leave out marks and the article ("Salif" for
    "Aş Şalīf"), or write the same consonants with other vowels ("Hodeida"); another name of it ("Stalino") is no
    spelling."""
    if found is None or found.place_id is None or not found.name:
        return found
    key = _sounds(found.name)
    texts = (
        " ".join(c.claim["place"]["text"].split()) for c in placed if c.claim["place"]["place_id"] == found.place_id
    )
    often = Counter(text for text in texts if text[:1].isupper() and _sounds(text) == key)
    if not often:
        return found
    return replace(found, name=min(often, key=lambda text: (-often[text], text)))


def _sounds(name: str) -> str:
    """What the spellings of one name in Latin letters have in common: its consonants, each once where it is doubled."""
    plain = without_article(fold(name)).removesuffix("h")
    return _DOUBLED.sub(r"\1", _VOWELS.sub("", plain[:1] + plain[1:].translate(_ALIKE)))
