"""Streets, schools, parks and the like, which no gazetteer has: they are in the town that the story is in.

That is the town of the happenings told in the same paragraph before, else the one in which all happenings of the text
are, else the only town that is named there; of a local story, which names none, the town that it was written in. Where
two towns may be meant, the place stays untold.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from reportedly.cached import cached_property
from reportedly.changed import replace
from reportedly.link.gazetteer import Gazetteer
from reportedly.link.gazetteer_place import Kind, Place
from reportedly.link.place_choice import PlaceChoice, choose_places
from reportedly.link.place_context import context_in
from reportedly.link.place_group import SMALL
from reportedly.link.place_mentions import is_site, read_mention
from reportedly.link.place_surroundings import FINE, LARGE, filled
from reportedly.model import BlockKind, Document, PlaceRef, Span

# "BANNU: ", "PORT SUDAN - ", "KINSHASA, Sept 7 (Agency) - "
_DATELINE = re.compile(r"(?P<town>[A-Z][A-Z'’.-]+(?: [A-Z][A-Z'’.-]+){0,3})(?=:|,|\s?\(|\s[-–—])(?P<rest>[^\n]{0,60})")
# "Sarn, 6 June (Agency) – ", where the reader has parted it from the paragraph
_IN_SMALL = re.compile(r"(?P<town>[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+){0,3})(?=:|,|\s?\(|\s[-–—])(?P<rest>[^\n]{0,60})")
_CREDIT = re.compile(r"^[^-–—:]{0,40}\(")
_CREDIT_AHEAD = re.compile(r"[(:–—]|\s-")
_SEAT = re.compile(r"^(?:[a-z ]+ (?:of|in) )?(?:the|our) (?P<kind>capital|town|city)$")
_SEAT_OF_REGION = re.compile(r"\bthe (?:state|provincial|regional|departmental|governorate) capital$")
_ONE_TOWN = 15.0  # kilometres between a town and the quarters that a gazetteer has as towns
_OF = re.compile(r"(\b[a-z]+) of (?:the )?$")
_BEFORE = 30  # characters
_NAMED_AFTER = frozenset(
    {"school", "hospital", "clinic", "market", "mosque", "church", "camp", "station", "checkpoint", "college", "centre"}
    | {
        "center",
        "barracks",
        "bridge",
        "dam",
        "mine",
        "airstrip",
        "dispensary",
        "mission",
        "ranch",
        "university",
        "prison",
        "jail",
    }
)
# what follows the name of a street that no capital tells to be one: "Sarn street", "Orra el Mar boulevard"
_OF_STREET = re.compile(
    r"(?:\s(?:[A-Z][\w'’-]*|cel|da|de|del|der|des|di|du|el|la|van|von)){0,3}\s(?:street|avenue|boulevard|lane|alley)\b"
)
_SEVERAL = re.compile(r"(?:\s(?:and|of|the|[A-Z][\w'’-]+)){1,5}\s(?:[a-z]+\s)?[a-z]+")  # "Cherubim and Seraphim church"
_HEAD = re.compile(r"\b(?:of|in|on|at|near|where|which|that|outside|belonging)\b|,")


@dataclass(frozen=True)
class Scene:
    """The towns that a text tells of: `told`, where its happenings are, by where they are told; `named`, all others;
    `own` is that of the paper, if it tells of its country."""

    document: Document
    gazetteer: Gazetteer
    told: Sequence[tuple[int, Place]]
    named: Sequence[tuple[int, Place]]
    toponyms: Sequence[Span]
    known: Mapping[str, float]
    own: Place | None = None

    def town_at(self, at: int) -> tuple[Place, str] | None:
        """The town that something told at this character is in, and why; None where that is not plain."""
        begin = self.document.text.rfind("\n", 0, at) + 1
        for towns, here, before, alone in (
            (self.told, "where what is told beside it was", "where all told before it was", "where all told was"),
            (self.named, "the town named beside it", "the only town named before it", "the only town named"),
        ):
            beside = [place for start, place in towns if begin <= start < at]
            if beside:
                return _with_reason(beside, here)
            if towns is self.told and any(begin <= start < at for start, _ in self.named):
                continue
            if behind := [place for start, place in towns if start < at]:
                return _with_reason([*behind, *self._written(towns)], before)
            if self.home is not None and (towns is self.named or self._is_of_home(at)):
                break  # a town that is named farther on is none that a local story begins in
            if towns:
                return _with_reason([*(place for _, place in towns), *self._written(towns)], alone)
        return None if self.home is None else (self.home, "where the story was written")

    def _is_of_home(self, at: int) -> bool:
        """Whether the paper bears the name of the town in which the story was written ("The Orra Post", from Orra), and
        names no other town before this character: "had come from Sarn on foot. There was fighting in the streets"."""
        home = self.home
        return home is not None and home.name in (self.document.publisher or "").split() and at <= self._elsewhere

    @cached_property
    def _elsewhere(self) -> int:
        """Where the text first names another town of which it tells; past its end where it names none."""
        home, text = self.home, self.document.text
        others = {place.name for _, place in (*self.told, *self.named) if home is None or place.id != home.id}
        return min((s.start for s in self.toponyms if s.of(text) in others), default=len(text))

    def _written(self, towns: Sequence[tuple[int, Place]]) -> Sequence[Place]:
        """The town of a local story speaks against one that is only named."""
        return [self.home] if towns is self.named and self.home is not None else []

    def is_of_another(self, ref: PlaceRef, name: Span | None, town: Place) -> bool:
        """ "Sarn Primary School", in a text that tells of Sarn: it is there, and in no other town, map or no map; but
        "Sarn Road" leads there from one."""
        text, start = self.document.text, ref.span.start if name is None else name.start
        if ref.text.rpartition(" ")[2].lower() not in _NAMED_AFTER:
            return False
        if self._is_called_after_another(read_mention(text, start, ref.span.end).name, town):
            return True
        own = {place.name for _, place in (*self.told, *self.named) if place.id == town.id}
        for span in self.toponyms:
            other = span.of(text)
            if span.end <= start or span.start > start:
                told = text.startswith(f"{other} ", start) and start + len(other) < ref.span.end
                if told and text.startswith(text[start + len(other) : ref.span.end], span.end):
                    continue  # the site itself, told of once more
                called = self.gazetteer.named(other)
                if told and other not in own and town not in called and (called or not _is_of_faith(ref)):
                    return True
        return False

    def _is_called_after_another(self, name: str, town: Place) -> bool:
        """Whether a name ("Orra University") begins with that of another large town of the land."""
        called = self.gazetteer.named(name.rpartition(" ")[0])
        large = [p for p in called if p.kind is Kind.TOWN and p.country == town.country and p.population >= LARGE]
        return bool(large) and all(p.km_to(town) > _ONE_TOWN for p in called if p.kind is Kind.TOWN)

    @cached_property
    def home(self) -> Place | None:
        """Where a local story was written: in the town of its dateline; in its paper's, where it has no other's."""
        found = written_in(self.document, self.gazetteer, self.toponyms, self.known)
        if found is not None or self.own is None:
            return None if found is None else found.place
        line = _dateline_of(self.document)
        theirs = () if line is None else self.gazetteer.named(line["town"].title())
        return self.own if not theirs or self.own in theirs else None


def written_in(
    document: Document,
    gazetteer: Gazetteer,
    toponyms: Sequence[Span],
    known: Mapping[str, float],
    *,
    alone: bool = False,
) -> PlaceChoice | None:
    """The town of a local story's dateline: no capital, whose agencies write of the whole country, and none that an
    agency wrote from, if it is not the outlet's own; `alone`: none of a text that names another town."""
    found = _dateline_of(document)
    if found is None:
        return None
    choice, *others = _with_others(document, found, gazetteer, toponyms, known)
    if choice is None or choice.place.kind is not Kind.TOWN or choice.place.is_capital:
        return None
    if alone and any(o and o.place.kind is Kind.TOWN and o.place.km_to(choice.place) > _ONE_TOWN for o in others):
        return None
    own = found["town"].title() in (document.publisher or "")
    return choice if own or not _CREDIT.match(found["rest"]) else None


def dateline(
    document: Document, gazetteer: Gazetteer, toponyms: Sequence[Span], known: Mapping[str, float]
) -> PlaceChoice | None:
    """The place of the dateline, whoever wrote from there."""
    found = _dateline_of(document)
    return None if found is None else _with_others(document, found, gazetteer, toponyms, known)[0]


def land_of_dateline(document: Document, gazetteer: Gazetteer) -> str | None:
    """The country that a dateline names, or whose towns of size all lie in one, and are no capital: from capitals
    agencies write on other lands too."""
    found = _dateline_of(document)
    named = {} if found is None else context_in(_CREDIT_AHEAD.split(found["rest"])[0], gazetteer).countries
    if len(named) == 1:
        return next(iter(named))
    called = () if found is None else gazetteer.named(found["town"].title())
    large = [p for p in called if p.kind is Kind.TOWN and p.population >= SMALL]
    lands = {p.country for p in large}
    return lands.pop() if len(lands) == 1 and not any(p.is_capital for p in large) else None


def _dateline_of(document: Document) -> re.Match[str] | None:
    text = document.text
    for block, behind in zip(document.blocks, (*document.blocks[1:], None), strict=False):
        found = _dateline(text, block.kind, block.start, block.end)
        parted = block.kind is BlockKind.FURNITURE and behind is not None and behind.kind is BlockKind.BODY
        if found is None and parted and behind is not None and "\n" not in text[block.start : behind.start]:
            found = _IN_SMALL.match(text, block.start, block.end)
        if found is not None:
            return found
    return None


def seat_of_story(
    words: str, document: Document, gazetteer: Gazetteer, toponyms: Sequence[Span], known: Mapping[str, float]
) -> PlaceChoice | None:
    """The town of the dateline, where these words mean it: "the capital" of a report from a capital or of a paper that
    is called after the town, "the town" of a local story; the only large town of the text, where they mean the capital
    of a region; None where they do not."""
    if _SEAT_OF_REGION.search(words):
        return _only_large_town(document, gazetteer, toponyms, known)
    found = _SEAT.search(words)
    if found is None:
        return None
    if found["kind"] != "capital":
        return written_in(document, gazetteer, toponyms, known)
    choice = dateline(document, gazetteer, toponyms, known)
    town = None if choice is None else document.text[choice.start : choice.end].title()
    own = town is not None and town in (document.publisher or "")
    return choice if choice is not None and (choice.place.is_capital or own) else None


def _only_large_town(
    document: Document, gazetteer: Gazetteer, toponyms: Sequence[Span], known: Mapping[str, float]
) -> PlaceChoice | None:
    """The one that the text or its dateline names, if it is no country's capital: those of regions are large. Of
    several, the one that the report is dated from and that it names again."""
    line = _dateline_of(document)
    if line is None:
        named = choose_places(toponyms, text=document.text, gazetteer=gazetteer, known=known)
    else:
        named = _with_others(document, line, gazetteer, toponyms, known)
    towns = [c for c in named if c is not None and c.place.kind is Kind.TOWN and c.place.population >= LARGE]
    found = {c.place.id: c for c in towns if not c.place.is_capital}
    if len(found) == 1 or line is None:
        return next(iter(found.values())) if len(found) == 1 else None
    dated, *others = named
    again = dated is not None and any(c is not None and c.place.id == dated.place.id for c in others)
    return found.get(dated.place.id) if dated is not None and again else None


def _with_others(
    document: Document,
    found: re.Match[str],
    gazetteer: Gazetteer,
    toponyms: Sequence[Span],
    known: Mapping[str, float],
) -> list[PlaceChoice | None]:
    at = Span(*found.span("town"))
    return choose_places([at, *toponyms], text=document.text, gazetteer=gazetteer, known=known)


def _dateline(text: str, kind: BlockKind, start: int, end: int) -> re.Match[str] | None:
    return _DATELINE.match(text, start, end) if kind in (BlockKind.FURNITURE, BlockKind.BODY) else None


def _is_of_faith(ref: PlaceRef) -> bool:
    """A church or a mosque, called after persons more than after places."""
    return ref.text.rpartition(" ")[2].lower() in ("church", "mosque")


def _with_reason(places: Iterable[Place], why: str) -> tuple[Place, str] | None:
    one = _one(places)
    return None if one is None else (one, why)


def _one(places: Iterable[Place]) -> Place | None:
    """The one town of these, the largest of those that lie in it; None where they are of several or none."""
    found = list({p.id: p for p in places}.values())
    most = max(found, key=lambda p: (p.population, p.id or ""), default=None)
    return most if most is not None and all(most.km_to(p) <= _ONE_TOWN for p in found) else None


def in_town(ref: PlaceRef, name: Span | None, text: str, scene: Scene) -> PlaceRef:
    """A site that is not on the map, in the town of the story; other places stay as they are."""
    if not is_site(_called(ref, name, text)):
        return ref
    left = replace(ref, name=None) if _is_of_faith(ref) else ref  # "the Sacred Heart church" tells of no Sacred Heart
    found = scene.town_at(ref.span.start)
    if found is None or (ref.country is not None and found[0].country != ref.country):
        return left
    if scene.is_of_another(ref, name, found[0]):
        return left
    town, why = found
    choice = PlaceChoice(ref.span.start, ref.span.end, town, "near", "")
    return filled(ref, choice, "near", f"a site in {town.name}, {why}; {ref.reason}")


def with_street(text: str, name: Span) -> Span:
    """A name with the word for a street behind it: "Sarn street" lies in the town that is told, whatever Sarn is."""
    match = _OF_STREET.match(text, name.end)
    return name if match is None else Span(name.start, match.end())


def _called(ref: PlaceRef, name: Span | None, text: str) -> str:
    """The words that tell what a place is: its name's ("Sarn Park", "the Old Mill quarter", "the quarter of Sarn"), and
    where it has none, its own up to what it lies in."""
    if name is None or not any(c.islower() for c in name.of(text)):
        return _HEAD.split(ref.text, maxsplit=1)[0].strip()
    if _SEVERAL.fullmatch(text, name.end, ref.span.end):
        return ref.text
    before = _OF.search(text, max(0, name.start - _BEFORE), name.start)
    return before[1] if before and is_site(before[1]) else read_mention(text, name.start, name.end).full


def towns(placed: Iterable[tuple[int, PlaceChoice | None]]) -> list[tuple[int, Place]]:
    """The towns of these, in the order of the text."""
    found = [(at, c.place) for at, c in placed if c is not None and c.place.kind is Kind.TOWN and c.precision in FINE]
    return sorted(found, key=lambda pair: pair[0])
