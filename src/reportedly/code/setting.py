"""The setting: where the story is, for happenings whose own sentence does not name their place.

A reader takes "four people were wounded" to be where the attack of the sentence before was. So a happening that has
happened, is no history, and is told without another place is where the story is: at the place of the attack that it
speaks of ("the blast"), at that told beside it, at the last one if the sentence is tied to it, or at the only one that
the document tells of.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reportedly.annotate.annotation import Token
from reportedly.code.context import Context
from reportedly.code.demonyms import is_country
from reportedly.code.events import PLACED, place_ref
from reportedly.code.nouns import load_nouns, noun_of
from reportedly.code.place_names import is_definite, place_words
from reportedly.code.setting_ties import holds, is_tied, told_of_another_time
from reportedly.code.told import Told
from reportedly.model import BlockKind, Claim, PlaceRef, Reason, Span

_REACH = 2  # sentences over which the story stays where it is
_LEAD = 3  # sentences below a headline that tell what it tells


def settled(context: Context, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims, in the order of the text, with the places that the story lends to those without a name for theirs."""
    at = {s.start: i for i, s in enumerate(context.annotation.sentences)}
    told = [Told.of(context, claim, at[claim.evidence.start]) for claim in claims]
    _Story(context, told).lend()
    country = place_ref(context, context.places.story_country)
    return tuple(_at_least(t.claim, country) for t in told)


def _at_least(claim: Claim, country: PlaceRef | None) -> Claim:
    """The country that the document is about is as near as can be told where nothing else is."""
    if claim.place is not None or country is None or claim.event_type not in PLACED:
        return claim
    return _placed(claim, country, country.reason or "")


def _placed(claim: Claim, place: PlaceRef, rule: str) -> Claim:
    kept = tuple(r for r in claim.reasons if r.field != "place")
    return replace(claim, place=replace(place, reason=rule), reasons=(*kept, Reason("place", rule, place.span)))


@dataclass(slots=True)
class _Story:
    """The story as it goes on; `told` is changed in place, claim by claim."""

    context: Context
    told: list[Told]

    def lend(self) -> None:
        """Headlines come last: the text below them tells where they are."""
        for told in sorted(self.told, key=self._is_title):
            lent = self._lent(told)
            if lent is not None:
                self.told[self.told.index(told)] = self._at(told, *lent)

    def _is_title(self, told: Told) -> bool:
        return self.context.sentence(told.index).block is BlockKind.TITLE

    def _at(self, told: Told, place: PlaceRef, name: str, rule: str) -> Told:
        """The claim at this place; its own words for it ("the base") stay, and are given the name."""
        own = told.claim.place
        if own is not None and told.place_head is not None:
            place = replace(own, name=name)
        return replace(told, claim=_placed(told.claim, place, rule), name=name)

    def _lent(self, told: Told) -> tuple[PlaceRef, str, str] | None:
        """The place, its name, and why."""
        if told.name is not None or not (told.in_story or self._points_back(told)) or self._is_elsewhere(told):
            return None
        for rule, lenders in (
            ("the place of the happening that it speaks of", self._meant(told)),
            ("the place told beside it", self._beside(told)),
            ("the place that the story is at", self._before(told)),
            ("the place told below the headline", self._below(told)),
            ("the only place that the document tells of", self._only()),
        ):
            names = {t.name for t in lenders}
            if len(names) == 1 and None not in names:
                return *self._named(lenders[-1]), rule
        only = self._only_settlement()
        return None if only is None else (only, only.text, "the only place that the document names")

    def _named(self, lender: Told) -> tuple[PlaceRef, str]:
        """The lender's place by its name: "Orra" for "the town"."""
        place, name = lender.claim.place, lender.name
        assert place is not None
        assert name is not None
        if name in " ".join(place.text.split()):
            return place, name
        text = self.context.document.text
        start = text.rfind(name, 0, lender.claim.trigger.end)
        start = start if start >= 0 else text.find(name)
        if start < 0:
            return place, name
        return PlaceRef(span=Span(start, start + len(name)), text=name), name

    def _points_back(self, told: Told) -> bool:
        """ "There", "the area": whenever it was, it was at the place told before."""
        own, sentence = told.place_head, self.context.sentence(told.index)
        known = told.is_there or (own is not None and is_definite(sentence, own))
        return known and told.claim.event_type in PLACED

    def _is_elsewhere(self, told: Told) -> bool:
        """Whether words of the sentence lead away: "elsewhere", "in a nearby village", "the capital", a country."""
        sentence = self.context.sentence(told.index)
        leads = (t.text.lower() in place_words()["elsewhere"] or _is_country(t) for t in sentence.tokens)
        if any(leads) and not told.is_there:
            return True
        if told.place_head is None:
            return False
        lemma, nouns = noun_of(sentence.tokens[told.place_head]), load_nouns()
        if lemma in place_words()["around"] or lemma in nouns.facility:
            return False
        return lemma not in place_words()["settlement"] or not is_definite(sentence, told.place_head)

    def _meant(self, told: Told) -> list[Told]:
        """The happening that "the attack" may mean: the last of its type and mode, else all of its type."""
        if not told.is_definite:
            return []
        before = [t for t in self._placed_before(told) if t.claim.event_type is told.claim.event_type]
        return [t for t in before if t.same_kind(told)][-1:] or before

    def _placed_before(self, told: Told) -> Iterator[Told]:
        start = told.claim.trigger.start
        return (t for t in self.told if t.claim.trigger.start < start and t.in_story and t.name is not None)

    def _here(self, index: int) -> list[Told]:
        return [t for t in self.told if t.index == index and t.in_story and t.name is not None]

    def _beside(self, told: Told) -> list[Told]:
        sentence = self.context.sentence(told.index)
        return [t for t in self._here(told.index) if not told_of_another_time(sentence, told.word, t.word)]

    def _before(self, told: Told) -> list[Told]:
        """What the nearest sentence before tells, as far as the story goes on from there and names nothing else."""
        sentences = self.context.annotation.sentences
        if any(self.context.places.names.settlements(told.index)):
            return []
        for index in range(told.index - 1, max(-1, told.index - 1 - _REACH), -1):
            if self._here(index):
                near = sentences[index].paragraph == sentences[told.index].paragraph
                return self._here(index) if near or self._points_back(told) or is_tied(sentences, told) else []
            if any(self.context.places.names.settlements(index)):
                return []
        return []

    def _below(self, told: Told) -> list[Told]:
        if not self._is_title(told):
            return []
        lead = [t for t in self.told if not self._is_title(t) and t.index <= told.index + _LEAD]
        return [t for t in lead if t.in_story and t.name is not None and t.same_kind(told)][:1]

    def _only(self) -> list[Told]:
        """All that have a name, without the countries and regions that these lie in."""
        named = [t for t in self.told if t.in_story and t.name is not None]
        named = [t for t in named if not self._is_title(t)] or named
        inner = innermost(self.context.document.text, {t.name for t in named if t.name is not None})
        return [t for t in named if t.name in inner]

    def _only_settlement(self) -> PlaceRef | None:
        """The settlement that the document names, where no happening is told to be anywhere and it names but one."""
        if any(t.name is not None for t in self.told if t.in_story):
            return None
        text = self.context.document.text
        spans = [
            name.span(self.context.sentence(i))
            for i in range(len(self.context.annotation.sentences))
            for name in self.context.places.names.settlements(i)
        ]
        if not spans or len({s.of(text) for s in spans}) > 1:
            return None
        return PlaceRef(span=spans[0], text=spans[0].of(text))


def innermost(text: str, names: set[str]) -> set[str]:
    """The names of places without those in which the text puts another one of them."""
    return {n for n in names if not any(o != n and holds(text, n, o) for o in names)}


def _is_country(token: Token) -> bool:
    return token.upos == "PROPN" and is_country(token.text)
