"""The one town of a story: for what is told without a place, or only as in a country or a region, that the town is in.

"Gunmen killed nine people in western Norland", says the first sentence, and the third "the attack in Sarn": where all
happenings that a text places are in one town, and this lies in the land that was told, it is where that was too. The
beginning tells widely what the rest tells closely; behind it, only what has no place of its own takes the town. What is
of other days, what the text parts from the story ("elsewhere", "in another village", "such attacks"), and a sentence
that names another place stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from reportedly.annotate.annotation import Annotation, Sentence
from reportedly.cached import cached_property
from reportedly.changed import replace
from reportedly.code.demonyms import countries_in
from reportedly.code.later import dies, is_later_death
from reportedly.code.merging import is_elsewhere
from reportedly.code.place_names import place_words
from reportedly.code.place_parse import is_aside
from reportedly.code.places import COUNTRY_RULE
from reportedly.code.times import apart_in_time
from reportedly.code.times_apart import tells_who_they_are
from reportedly.link.gazetteer_names import fold
from reportedly.link.place_here import TITLED
from reportedly.link.place_mentions import is_site
from reportedly.link.place_surroundings import FINE, SHARED_BORDER
from reportedly.model import BlockKind, Claim, EventType, Modality, PlaceRef, Reason, Span, TimeRef

RULE = "the only place that the happenings told are at"
NAMED = "the only town that the text names"
WRITTEN = "the town of the dateline of a story that places nothing"
_KINDS = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.RETREAT, EventType.PROTEST})
# "Elsewhere in the province", "In Orra, further north, …", "Separately, a unit in Orra …"
_AWAY = frozenset({"elsewhere", "further", "farther", "separately", "separate"})
_TURN = 6  # words in which a sentence turns to another place
_LEAD = 2  # sentences below the headlines
_WIDE = frozenset(("country", "admin1", "unknown"))
_DIVISIONS = frozenset(("admin1", "admin2"))
_DAY = timedelta(days=1)
_LONGEST = 7  # days
_WHOLE = re.compile(r"\b(?:whole|entire|country|nation)\b")


@dataclass(frozen=True, slots=True)
class _Told:
    """The town, the claims that are there, and why it is the story's. `shared`: other happenings were in a division
    that the town does not lie in, and only sentences that name it are of it."""

    town: PlaceRef
    there: Sequence[Claim]
    rule: str
    shared: bool = False


def lend_town(
    annotation: Annotation,
    claims: Sequence[Claim],
    written_in: Callable[[], PlaceRef | None],
    named_in: Callable[[str], PlaceRef | None],
    titled: Callable[[], PlaceRef | None],
) -> tuple[Claim, ...]:
    """The linked claims, those that the one town of the story is lent to at it, with the reason.

    Where nothing is placed more closely than in a country or a region, the town is the only one that the text names in
    that country (`named_in`); where no place is told at all, that which a local story was `written_in`, else the one
    of the text that stands in its headline (`titled`)."""
    sentences = {s.start: s for s in annotation.sentences}
    late = {c.id for c in claims if _is_where_one_died(c, sentences.get(c.evidence.start))}
    scenes = [c for c in claims if c.id not in late]
    story = _Story(scenes, written_in, named_in, titled, tuple(c.evidence for c in claims if c.id in late))
    body = [s for s in annotation.sentences if s.block is not BlockKind.TITLE]
    lead = body[min(_LEAD, len(body)) - 1].end if body else 0
    apart = _apart(claims, sentences)
    result = []
    for claim in claims:
        told = story.town_of(claim) if _is_news(claim) else None
        sentence = sentences.get(claim.evidence.start)
        takes = told is not None and _takes(claim, told, sentence, in_lead=claim.evidence.start < lead)
        takes = takes and told is not None and claim.evidence.start >= apart.get(told.town.place_id, 0)
        result.append(_at(claim, told) if told is not None and takes else claim)
    return tuple(result)


def _apart(claims: Sequence[Claim], sentences: Mapping[int, Sentence]) -> dict[str | None, int]:
    """Where the text turns to each town of whose happenings it tells only as of something else ("Elsewhere, two men
    were shot in Orra"): nothing that is told before was there."""
    first: dict[str | None, int] = {}
    for claim in claims:
        if _is_news(claim) and claim.place is not None and _is_fine(claim.place):
            sentence = sentences.get(claim.evidence.start)
            turned = sentence is not None and not _AWAY.isdisjoint(t.low for t in sentence.tokens[:_TURN])
            first.setdefault(claim.place.place_id, claim.evidence.start if turned else 0)
    return first


def _is_where_one_died(claim: Claim, sentence: Sentence | None) -> bool:
    """ "The eighth died of burns in Orra": nothing else that is told happened where one who was hurt died later."""
    if sentence is None or claim.event_type is not EventType.ASSAULT or claim.place is None:
        return False
    told = sentence.within(claim.trigger.start, claim.trigger.end)
    trigger = " ".join([t.text for t in sentence.tokens[told.start : told.stop]])
    return dies(trigger) and is_later_death(trigger, " ".join([t.text for t in sentence.tokens]))


@dataclass(frozen=True)
class _Story:
    """A text's claims, and the town of its dateline and the only one that it names, looked for where they are asked."""

    claims: Sequence[Claim]
    written_in: Callable[[], PlaceRef | None]
    named_in: Callable[[str], PlaceRef | None]
    titled: Callable[[], PlaceRef | None]
    late: Sequence[Span] = ()
    """The sentences that tell where one who was hurt died later."""

    def town_of(self, claim: Claim) -> _Told | None:
        """The town of all happenings; where none may be of its day, the one that the text names or was written in."""
        if claim.place is not None and _is_fine(claim.place):
            return None
        if any(_may_be_of(claim.time, c.time) for c in self._there):
            return self._all
        return self._named or self._home or self._titled

    @cached_property
    def _there(self) -> Sequence[Claim]:
        return [c for c in self.claims if _is_news(c) and c.place is not None and _is_fine(c.place)]

    @cached_property
    def _all(self) -> _Told | None:
        told = _told(self._there)
        return replace(told, shared=any(_is_in_another(c, told.town) for c in self.claims)) if told else None

    @cached_property
    def _named(self) -> _Told | None:
        lands = {c.place.country for c in self.claims if _is_news(c) and c.place is not None and c.place.country}
        named = self.named_in(*lands) if len(lands) == 1 else None
        return None if named is None or self._is_beside(named) else _Told(named, (), NAMED)

    def _is_beside(self, town: PlaceRef) -> bool:
        """ "A burnt car was found near Orra": that is no town of the story, of which another sentence tells."""
        if any(e.start <= town.span.start < e.end for e in self.late):
            return True
        told = (c.evidence for c in self.claims if _is_news(c))
        return town.precision == "near" and not any(e.start <= town.span.start < e.end for e in told)

    @cached_property
    def _titled(self) -> _Told | None:
        told = [c.place for c in self.claims if c.place is not None and _is_news(c)]
        if any(_is_placed(place) and not is_site(place.text) for place in told):
            return None
        town = self.titled()
        return None if town is None else _Told(town, (), TITLED)

    @cached_property
    def _home(self) -> _Told | None:
        home = None if any(c.place and _is_placed(c.place) for c in self.claims) else self.written_in()
        return None if home is None else _Told(home, (), WRITTEN)


def _told(there: Sequence[Claim]) -> _Told | None:
    """The one place that these are all at."""
    names = {_known_as(c.place) for c in there if c.place is not None}
    if len(names) != 1:
        return None
    towns = [c.place for c in there if c.place is not None]
    return _Told(next((p for p in towns if fold(p.text) == fold(p.name or "")), towns[-1]), there, RULE)


def _is_in_another(claim: Claim, town: PlaceRef) -> bool:
    """Whether a happening of the story was in a division that the town does not lie in."""
    place = claim.place
    if not _is_news(claim) or place is None or place.precision not in _DIVISIONS or place.country != town.country:
        return False
    return bool(place.admin1 and town.admin1) and fold(place.admin1 or "") != fold(town.admin1 or "")


def _is_fine(place: PlaceRef) -> bool:
    """A town, or a village that no gazetteer has."""
    if place.precision in FINE:
        return True
    return place.place_id is None and place.name is not None and place.country is not None and not is_site(place.text)


def _is_placed(place: PlaceRef) -> bool:
    """Whether more is told of it than its country: a division, a town, or a name."""
    if place.precision == "country":
        return False
    return place.precision != "unknown" or place.name is not None or _is_named(place.text)


def _known_as(place: PlaceRef) -> str:
    return place.place_id or fold(place.name or place.text)


def _is_news(claim: Claim) -> bool:
    happened = claim.modality in (Modality.ACTUAL, Modality.ATTEMPTED)
    return happened and not claim.background and claim.event_type in _KINDS


def _takes(claim: Claim, told: _Told, sentence: Sentence | None, *, in_lead: bool) -> bool:
    if sentence is None:
        return False
    if not _is_around(claim, told.town, told.rule, in_lead=in_lead and told.rule != WRITTEN):
        return False
    if told.there and not any(o.event_type is claim.event_type and _may_be_of(claim.time, o.time) for o in told.there):
        return False
    if told.shared and not _names(sentence, told.town):
        return False
    return not _is_parted(sentence, claim, told.town)


def _is_around(claim: Claim, town: PlaceRef, rule: str, *, in_lead: bool) -> bool:
    """Whether what is told of its place leaves room for the town."""
    place = claim.place
    lent = next((r.rule for r in claim.reasons if r.field == "place"), None)
    if rule == NAMED and (place is None or lent == COUNTRY_RULE):
        return False
    if place is None:
        return True
    if place.reason == SHARED_BORDER:
        return False
    if _is_fine(place) or place.precision not in _WIDE or (place.country and place.country != town.country):
        return False
    if place.precision == "unknown" and (place.name or _is_named(place.text)):
        return False
    if place.precision == "country" and _WHOLE.search(place.text):
        return False
    if place.precision == "admin1" and town.admin1 and fold(place.admin1 or "") != fold(town.admin1):
        return False
    apart = rule == NAMED and not claim.evidence.start <= place.span.start < claim.evidence.end
    return in_lead or apart or lent == COUNTRY_RULE


def _is_named(words: str) -> bool:
    """Whether some word of a place is a name, and no country's ("the Malian border")."""
    return any(w[0].isupper() and w.lower() != "the" and not countries_in(w) for w in words.split())


def _may_be_of(one: TimeRef | None, two: TimeRef | None) -> bool:
    """Whether two times have a day or its neighbour in common, or one of them is not told; a month is too long."""
    if one is None or one.earliest is None or one.latest is None:
        return one is None or one.precision == "unknown"
    if (one.latest - one.earliest).days > _LONGEST:
        return False
    if two is None or two.earliest is None or two.latest is None:
        return True
    return one.earliest - _DAY <= two.latest and two.earliest <= one.latest + _DAY


def _is_only_of_whom(sentence: Sentence, claim: Claim, town: PlaceRef) -> bool:
    """ "Struck the men behind a bombing in Orra": there they did that, and need not have been struck."""
    words = [i for i, t in enumerate(sentence.tokens) if claim.trigger.start <= t.start < claim.trigger.end]
    last = fold(town.text).rpartition(" ")[2]
    named = (i for i, t in enumerate(sentence.tokens) if fold(t.text) == last)
    return bool(words) and any(tells_who_they_are(sentence, words[-1], name) for name in named)


def _is_parted(sentence: Sentence, claim: Claim, town: PlaceRef) -> bool:
    """Whether words lead away from the story: "elsewhere", "several attacks", "the state capital", or the name of
    another place, or tell of a happening from which the story is counted ("days after it lost its leader")."""
    own = claim.place
    if any(sentence.tokens[w].start == claim.trigger.start for w in apart_in_time(sentence)):
        return True
    if own is not None and _is_elsewhere(sentence, claim):
        return True
    if _is_only_of_whom(sentence, claim, town):
        return True
    around = [t for t in sentence.tokens if own is None or not own.span.start <= t.start < own.span.end]
    if any(t.low in place_words()["elsewhere"] or t.low == "capital" for t in around):
        return True
    last = [t for t in sentence.tokens if claim.trigger.start <= t.start < claim.trigger.end][-1:]
    if any(t.xpos == "NNS" for t in last):
        return True
    if _names(sentence, town):
        return False
    known = {fold(n) for n in (town.name, town.text, town.admin1) if n}
    for entity in sentence.entities:
        if entity.kind != "LOC" or sentence.tokens[entity.first] not in around or is_aside(sentence, entity.past - 1):
            continue
        name = " ".join(t.text for t in sentence.tokens[entity.first : entity.past])
        if name.islower():
            continue  # "a mahua tree"
        if not countries_in(name) and not any(k in fold(name) or fold(name) in k for k in known):
            return True
    return False


def _is_elsewhere(sentence: Sentence, claim: Claim) -> bool:
    """ "Two were killed in Gao and three died when a drone hit a car on the road": not in Gao."""
    word = next((i for i, t in enumerate(sentence.tokens) if t.start == claim.trigger.start), None)
    return word is not None and any(is_elsewhere(sentence, w) for w in (word, *sentence.ancestors(word)))


def _names(sentence: Sentence, town: PlaceRef) -> bool:
    words = fold(" ".join(t.text for t in sentence.tokens))
    return any(fold(n) in words for n in (town.name, town.text) if n)


def _at(claim: Claim, told: _Told) -> Claim:
    town, rule = told.town, told.rule
    kept = tuple(r for r in claim.reasons if r.field != "place")
    precision = "near" if town.precision == "exact" else town.precision
    place = replace(town, precision=precision, reason=f"{rule}; {town.reason}")
    return replace(claim, place=place, reasons=(*kept, Reason("place", rule, town.span)))
