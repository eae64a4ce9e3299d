"""Two towns of one name that a text tells apart: "the border town of Sarn … in the Norlandic town of the same name"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from reportedly.changed import replace
from reportedly.frozen import dataclass
from reportedly.link.gazetteer import Gazetteer
from reportedly.link.place_context import context_in
from reportedly.model import PlaceRef, Span

_SAME_NAME = re.compile(
    r"\b(?P<whose>[A-Z]\w+)(?:['’]s)? (?:[a-z-]+ )?(?:town|village|city|district|area|province|region|settlement) of "
    r"(?:the same|that|this|its) name\b"
)


@dataclass(frozen=True, slots=True)
class Namesake:
    """Where a text turns to another place of a name, and the country that this one is in: what it called so before is
    in another."""

    at: int
    name: str
    country: str

    def means(self, ref: PlaceRef, name: str) -> bool:
        """Whether it is told before, by that name."""
        return ref.span.end <= self.at and name == self.name

    def placed(self, ref: PlaceRef, about: Mapping[str, float], gazetteer: Gazetteer) -> PlaceRef:
        """In the other country that the text is most about, at no point of it."""
        others = {code: weight for code, weight in about.items() if code != self.country and len(code) == 2}
        land = max(others, key=lambda code: (others[code], code), default=None)
        place = gazetteer.country(land) if land is not None else None
        why = f"the {self.name} of {self.country} is another"
        return replace(ref, name=self.name, country=None if place is None else land, reason=why)


def namesake_in(text: str, toponyms: Sequence[Span], gazetteer: Gazetteer) -> Namesake | None:
    """The second place of a name that the text tells of; None where it tells of none."""
    found = _SAME_NAME.search(text) if " name" in text else None
    before = [s for s in toponyms if found is not None and s.start < found.start()]
    lands = context_in(found["whose"], gazetteer).countries if found is not None else {}
    if found is None or not before or len(lands) != 1:
        return None
    return Namesake(found.start(), before[-1].of(text), next(iter(lands)))
