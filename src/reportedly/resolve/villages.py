"""What an event's place is called: as its reports spell it, and by the village's name where no gazetteer has one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from reportedly.changed import replace
from reportedly.letters import bare
from reportedly.link.gazetteer_names import fold, without_article
from reportedly.link.place_mentions import is_site
from reportedly.resolve.facts import is_told
from reportedly.resolve.model import LinkedClaim, Place

_VOWELS = re.compile(r"(?<!^)[aeiouyw'’ʿʾ\s-]")
_DOUBLED = re.compile(r"(.)\1+")
_ALIKE = str.maketrans("qcz", "kks")
_WIDE = frozenset(("admin1", "country"))


def named_within(found: Place | None, placed: Sequence[LinkedClaim]) -> Place | None:
    """The country or division that an event is in by the name of the village there that its claims tell: narrower than
    "central Norland", though no gazetteer has it. Villages of several names are none."""
    if found is None or found.precision not in _WIDE or found.country is None:
        return found
    told = [c for c in placed if _is_village(c, found)]
    told = [c for c in told if is_told(c.claim, "place")] or told
    often = Counter(bare(c.claim["place"]["name"]).lower() for c in told)
    if not often:
        return found
    key, most = min(often.items(), key=lambda item: (-item[1], item[0]))
    if most * 2 <= len(told):
        return found
    names = Counter(name for c in told if bare(name := c.claim["place"]["name"]).lower() == key)
    name = min(names, key=lambda name: (-names[name], name))
    return replace(found, place_id=None, name=name, latitude=None, longitude=None)


def _is_village(claim: LinkedClaim, found: Place) -> bool:
    """Whether it is told of a name in this country that no gazetteer has, and no street's or building's."""
    place = claim.claim["place"]
    if place["place_id"] is not None or not place["name"] or place["country"] != found.country:
        return False
    apart = place["admin1"] and found.precision == "admin1" and place["admin1"] != found.admin1
    return not apart and any(c.isupper() for c in place["name"]) and not is_site(place["name"])


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
