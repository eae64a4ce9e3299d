"""The setting: where the story is, for happenings whose own sentence does not name their place.

A reader takes "four people were wounded" to be where the attack of the sentence before was. So a happening that has
happened, is no history, and is told without another place is where the story is: at the place of the attack that it
speaks of ("the blast"), at that told beside it, at the last one if the sentence is tied to it, or at the only one that
the document tells of.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from reportedly.annotate.annotation import Sentence
from reportedly.cached import cached_property
from reportedly.changed import replace
from reportedly.code.befell import clause_on_noun, later_than
from reportedly.code.context import Context
from reportedly.code.demonyms import countries_in, is_country
from reportedly.code.entries import entry_place
from reportedly.code.events import PLACED, place_ref, verbs
from reportedly.code.merging import is_elsewhere
from reportedly.code.nouns import load_nouns, noun_of
from reportedly.code.phrases import preposition
from reportedly.code.place_names import SIDES, is_definite, place_words
from reportedly.code.place_parse import is_frame, is_of_a_fear, is_of_the_asked
from reportedly.code.places import NAMED_BEFORE, Where, is_of_a_record, is_spoken_at
from reportedly.code.setting_talks import at_talks
from reportedly.code.setting_ties import Containment, is_tied, told_of_another_time
from reportedly.code.setting_told import Tellings
from reportedly.code.times import apart_in_time
from reportedly.code.times_apart import is_about, opening, tells_who_they_are, turns
from reportedly.code.told import Told, is_at_large, place_name
from reportedly.model import BlockKind, Claim, EventType, Modality, PlaceRef, Reason, Span

Lent = tuple[PlaceRef, str]
"""A place to lend, and its name."""
STORY_PLACES = ("the only place that the document tells of", "the only place that the beginning names")
"""Rules that lend the place of the whole story: that a happening was at it, and not near it, nobody says."""
_IT = frozenset({"it", "this", "that"})
_ANSWER = frozenset({"deny", "dismiss", "reject", "dispute", "refute", "confirm", "admit", "acknowledge"})
_BORDERS = frozenset({"border", "frontier", "cross-border"})
_WAYS = frozenset({"to", "from", "into", "toward", "towards", "for"})
_REACH = 2  # sentences over which the story stays where it is
_OPENING = 2  # sentences that tell the news
_LATELY = 5  # sentences over which a place is lent from one to the next
_LEAD = 3  # sentences below a headline that tell what it tells
_NO_SCENE = "resign"  # who leaves office does so at no scene of the story
_QUARTERS = frozenset({"district", "neighbourhood", "neighborhood", "suburb", "quarter", "area"})
_PLACES = 100  # a document that tells of more is at no one place; to compare them all would take long


def settled(context: Context, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims, in the order of the text, with the places that the story lends to those without a name for theirs."""
    at = {s.start: i for i, s in enumerate(context.annotation.sentences)}
    claims = [_aimed(context, claim) for claim in claims]
    told = [Told.of(context, claim, at[claim.evidence.start]) for claim in claims]
    titles = frozenset(i for i, s in enumerate(context.annotation.sentences) if s.block is BlockKind.TITLE)
    story = _Story(context, Tellings(told, titles), Containment(context.document.text))
    story.lend()
    claims = at_talks(context, story.told.items)
    if not any(_lacks_place(claim) for claim in claims):
        return claims
    country = place_ref(context, context.places.story_country)
    if country is not None and _is_doer(country, story.told.items):
        country = None
    return tuple([_at_least(claim, country) for claim in claims])


def _aimed(context: Context, claim: Claim) -> Claim:
    """A protest "against Mali" is about that country, and not there."""
    if claim.event_type is not EventType.PROTEST or claim.place is None or not is_country(claim.place.text):
        return claim
    before = context.document.text[claim.evidence.start : claim.place.span.start].lower().split()
    if before[-1:] != ["against"] and before[-2:] != ["against", "the"]:
        return claim
    return replace(claim, place=None, reasons=tuple(r for r in claim.reasons if r.field != "place"))


def _is_doer(country: PlaceRef, told: Sequence[Told]) -> bool:
    """Whether a country itself, not its police or its people, is said to use force: it mostly does so abroad ("accused
    Norland of bombing a well")."""
    lands = countries_in(country.text)
    claims = [t.claim for t in told]
    doers = (a.text for c in claims if c.event_type is EventType.ASSAULT and not c.background for a in c.actors)
    return any(is_country(doer) and countries_in(doer) & lands for doer in doers)


def _at_least(claim: Claim, country: PlaceRef | None) -> Claim:
    """The country that the document is about is as near as can be told where nothing else is."""
    if country is None or not _lacks_place(claim):
        return claim
    return _placed(claim, country, country.reason or "")


def _lacks_place(claim: Claim) -> bool:
    return claim.place is None and claim.event_type in PLACED


def _placed(claim: Claim, place: PlaceRef, rule: str) -> Claim:
    kept = tuple(r for r in claim.reasons if r.field != "place")
    return replace(claim, place=replace(place, reason=rule), reasons=(*kept, Reason("place", rule, place.span)))


_LED = 3  # words: "In", a country's name, and what is told of it
_IN_FLIGHT = frozenset(
    {"drone", "drones", "missile", "missiles", "rocket", "rockets", "uavs", "unmanned", "projectile", "projectiles"}
)
_FROM_AFAR = frozenset({"aerial", "drone", "heavy-weapons", "destroy", "explosives"})


@dataclass
class _Story:
    """The story as it goes on; `told` is changed in place, claim by claim."""

    context: Context
    told: Tellings
    containment: Containment

    def lend(self) -> None:
        """Headlines come last: the text below them tells where they are."""
        _ = self._tells_where_it_struck  # before any place is lent
        for number, told in self.told.in_turn():
            lent = self._lent(told)
            if lent is not None and (is_country(lent[1]) or not self._is_all_over(told)) and _may_be_in(told, lent[1]):
                self.told.change(number, self._at(told, *lent))

    def _is_all_over(self, told: Told) -> bool:
        """Whether it is told of "the country": no town or province is the name of that."""
        own = told.claim.place
        return own is not None and own.text.lower() in ("the country", "the nation", "the whole country")

    @cached_property
    def _tells_where_it_struck(self) -> bool:
        """Whether a strike is told with its own place."""
        return any(t.name is not None and t.claim.mode in _FROM_AFAR for t in self.told.items)

    @cached_property
    def _said(self) -> tuple[dict[int, set[int]], dict[int, set[int]]]:
        """The words of the cues, and those of the sources, of each sentence."""
        cues: dict[int, set[int]] = defaultdict(set)
        sources: dict[int, set[int]] = defaultdict(set)
        for item in self.context.attributed:
            for words, found in ((item.cue, cues), (item.source, sources)):
                if words is not None:
                    found[words.sentence].update(range(words.first, words.past))
        return dict(cues), dict(sources)

    def _at(self, told: Told, place: PlaceRef, name: str, rule: str) -> Told:
        """The claim at this place; its own words for it ("the base") stay, and are given the name."""
        own = told.claim.place
        if own is not None and told.place_head is not None:
            place = replace(own, name=name)
        return replace(told, claim=_placed(told.claim, place, rule), name=name)

    def _lent(self, told: Told) -> tuple[PlaceRef, str, str] | None:
        """The place, its name, and why."""
        if told.name is not None or told.claim.event_type not in PLACED or told.claim.mode == _NO_SCENE:
            return None
        here = self._in_its_sentence(told)
        if here is not None:
            return *here, "named in its sentence"
        if not (told.in_story or self._points_back(told)) or self._is_elsewhere(told) or self._is_at_border(told):
            return None
        if told.is_long and not self._says_there(told):
            return None
        at_large = is_at_large(self.context.sentence(told.index), told.word, told.claim)
        if at_large and told.index >= _OPENING and not self._beside(told):
            return None
        if self._is_of_the_sky(told) or self._is_on_its_own_road(told) or self._is_of_two_sides(told):
            return None
        if told.word in apart_in_time(self.context.sentence(told.index)) and not self._points_back(told):
            return None  # "a week after the group lost its leader in a drone strike"
        sentence = self.context.sentence(told.index)
        if any(
            self._befell_before(told, place) or tells_who_they_are(sentence, told.word, place)
            for place in self._placed_here(told.index)
        ):
            return None
        rules: tuple[tuple[str, Callable[[], Sequence[Lent]]], ...] = (
            ("the place of what it answers", lambda: self._named(self._answered(told))),
            ("the place of the happening that it speaks of", lambda: self._named(self._meant(told))),
            ("the place told beside it", lambda: self._named(self._beside(told))),
            ("the place that the story is at", lambda: [] if self._is_over(told) else self._before(told)),
            ("the place told below the headline", lambda: self._named(self._below(told))),
            (STORY_PLACES[0], lambda: self._of_lead(told, self._named(self._only()))),
        )
        for rule, found in rules:
            lenders = found()
            if told.claim.mode == "curfew":  # is for the town, whatever quarter was told of last
                lenders = [lent for lent in lenders if _QUARTERS.isdisjoint(lent[0].text.lower().split())]
            if len({name for _, name in lenders}) == 1:
                return *lenders[-1], rule
        only = self._only_settlement()
        return None if only is None else (only, only.text, STORY_PLACES[1])

    def _is_over(self, told: Told) -> bool:
        """ "Arrested over the judge's killing": which need not have been where what is told before it was."""
        sentence = self.context.sentence(told.index)
        if "over" not in sentence.forms:
            return False
        words = (told.word, *sentence.ancestors(told.word), *sentence.children[told.word])
        return any(opening(sentence, w) == "over" and is_about(sentence, w) for w in words)

    def _is_of_the_sky(self, told: Told) -> bool:
        """ "Air defences shot down 141 drones", in a text that tells of no strike: not where a town was taken."""
        acled = told.claim.acled
        if acled is None or acled.sub_event_type != "Disrupted weapons use":
            return False
        if self.context.sentence(told.index).forms.isdisjoint(_IN_FLIGHT):
            return False
        return not self._tells_where_it_struck

    def _is_of_two_sides(self, told: Told) -> bool:
        """ "They exchanged prisoners", in a text that tells of no such swap's place: not where a town was taken."""
        acled = told.claim.acled
        if told.claim.mode != "release" or acled is None or acled.sub_event_type != "Agreement":
            return False
        return not any(t.name is not None and t.claim.mode == "release" for t in self.told.items)

    def _is_on_its_own_road(self, told: Told) -> bool:
        """ "Two were killed in Gao and three died when a drone hit a car on the road": not in Gao."""
        if told.place_head is None:
            return False
        sentence = self.context.sentence(told.index)
        return any(is_elsewhere(sentence, w) for w in (told.word, *sentence.ancestors(told.word)))

    def _is_at_border(self, told: Told) -> bool:
        """ "The border clashes": at the border, and not in the town that the story is in."""
        sentence = self.context.sentence(told.index)
        return any(
            sentence.tokens[c].low in _BORDERS and sentence.tokens[c].relation in ("compound", "amod")
            for c in sentence.children[told.word]
        )

    def _says_there(self, told: Told) -> bool:
        """ "In 2022, gunmen attacked a convoy there": where the story is, whenever it was."""
        return any(t.low == "there" and t.upos == "ADV" for t in self.context.sentence(told.index).tokens)

    def _answered(self, told: Told) -> Sequence[Told]:
        """The happenings of the sentence before, where its own says no to them: "the army denied it, saying that …"."""
        sentence = self.context.sentence(told.index)
        if sentence.forms.isdisjoint(_ANSWER):
            return []
        tokens = sentence.tokens
        answers = any(
            t.low in _IT
            and t.deprel == "obj"
            and tokens[t.head].low_lemma in _ANSWER
            and tokens[t.head].deprel == "root"
            for t in tokens
        )
        return [t for t in self.told.of_sentence(told.index - 1) if t.name is not None] if answers else []

    def _in_its_sentence(self, told: Told) -> tuple[PlaceRef, str] | None:
        """A place anywhere in its sentence, where no other happening, speaker or other time stands between."""
        if told.claim.event_type is EventType.RETREAT:
            return None  # it may be where they went
        sentence = self.context.sentence(told.index)
        cues, sources = (words.get(told.index, set()) for words in self._said)
        others = {t.word for t in self.told.of_sentence(told.index) if t.name is not None}
        others |= {
            w for t in self.context.triggers[told.index] if t.event_type not in PLACED for w in verbs(sentence, t)
        }
        found = [
            where
            for where in self.context.places.named_in(told.index, apart=cues | others)
            if not _is_of(sentence, where.phrase.head, sources)
            and not told_of_another_time(sentence, told.word, where.phrase.head)
            and not tells_who_they_are(sentence, told.word, where.phrase.head)
            and not self._befell_before(told, where.phrase.head)
        ]
        return self._innermost(found or self._frames(told.index, others)) or self._led_by_country(told.index)

    def _led_by_country(self, index: int) -> tuple[PlaceRef, str] | None:
        """ "In Norland worshippers were shot": there, though the parse takes it for whose they are."""
        tokens = self.context.sentence(index).tokens
        if len(tokens) < _LED or tokens[0].low != "in" or not is_country(tokens[1].text) or tokens[2].text == ",":
            return None
        span = self.context.words(index, 1, 2)
        return PlaceRef(span=span, text=tokens[1].text), tokens[1].text

    def _frames(self, index: int, apart: set[int]) -> list[Where]:
        """ "In Orra, the governor said two men had died": a place before the speaker is where what is told was, if
        nobody speaks of the world from there."""
        sentence = self.context.sentence(index)
        seats = place_words()["seat"]
        return [
            where
            for where in self.context.places.named_in(index, apart=apart)
            if is_frame(sentence, where.phrase.head)
            and not countries_in(name := where.phrase.span(sentence).of(self.context.document.text))
            and name.lower() not in seats
        ]

    def _innermost(self, found: Sequence[Where]) -> tuple[PlaceRef, str] | None:
        """The one place that these tell, without those that it lies in."""
        named: dict[str, PlaceRef] = {}
        for where in found:
            place = place_ref(self.context, where)
            name = place_name(self.context, place)
            if place is not None and name is not None:
                named.setdefault(name, place)
        inner = self.containment.innermost(named.keys())
        return (named[min(inner)], min(inner)) if len(inner) == 1 else None

    def _named(self, lenders: Sequence[Told]) -> list[Lent]:
        """The lenders' places by their names: "Orra" for "the town"."""
        found: list[Lent] = []
        for lender in lenders:
            place, name = lender.claim.place, lender.name
            if place is None or name is None:
                continue
            if name not in " ".join(place.text.split()):
                start = self._stands_at(name, lender)
                place = PlaceRef(span=Span(start, start + len(name)), text=name) if start >= 0 else place
            found.append((place, name))
        return found

    def _stands_at(self, name: str, lender: Told) -> int:
        """Where a name stands: in the lender's own sentence, before it, or after it; never in what the text is no part
        of, such as the name of its outlet. -1 where it stands nowhere."""
        text, told = self.context.document.text, lender.claim.evidence
        begin = self.context.sentence(0).start
        places = (text.find(name, told.start, told.end), text.rfind(name, begin, told.start), text.find(name, told.end))
        return next((at for at in places if at >= 0), -1)

    def _of_lead(self, told: Told, lenders: list[Lent]) -> list[Lent]:
        """Those that the beginning names, before the claim: what comes up late is no place of all that is told."""
        if not lenders:
            return []
        end = min(self._lead[-1], told.claim.evidence.end)
        text = " ".join(self.context.document.text[:end].split())
        return lenders if all(name in text for _, name in lenders) else []

    @cached_property
    def _lead(self) -> list[int]:
        """Where each sentence of the beginning ends."""
        sentences = self.context.annotation.sentences
        return [s.end for s in sentences[: len(self.told.titles) + _LEAD]]

    def _points_back(self, told: Told) -> bool:
        """ "There", "the area": whenever it was, it was at the place told before."""
        own, sentence = told.place_head, self.context.sentence(told.index)
        known = told.is_there or (own is not None and is_definite(sentence, own))
        return known and told.claim.event_type in PLACED

    def _is_elsewhere(self, told: Told) -> bool:
        """Whether words of the sentence lead away: "elsewhere", "in a nearby village", "the capital", a country."""
        sentence = self.context.sentence(told.index)
        if not told.is_there and _leads_away(sentence):
            return True
        if told.place_head is None:
            return False
        lemma, nouns = noun_of(sentence.tokens[told.place_head]), load_nouns()
        if told.claim.mode == "arrest" and lemma in place_words()["dwelling"]:
            return True  # whoever is taken from his home lives where he lives
        if lemma in place_words()["around"] or lemma in nouns.facility:
            return False
        return lemma not in place_words()["settlement"] or not is_definite(sentence, told.place_head)

    def _meant(self, told: Told) -> list[Told]:
        """The happening that "the attack" may mean: the last of its type and mode, else all of its type."""
        if not told.is_definite:
            return []
        last = self.told.last_of_kind(told)
        return [last] if last is not None else self.told.last_of_type(told)

    def _beside(self, told: Told) -> list[Told]:
        sentence = self.context.sentence(told.index)
        return [
            t
            for t in self.told.placed_in(told.index)
            if not told_of_another_time(sentence, told.word, t.word) and not self._befell_before(told, t.word)
            if not tells_who_they_are(sentence, told.word, t.word)
            if t.claim.modality is not Modality.FUTURE or told.claim.event_type is not EventType.PROTEST
        ]

    def _placed_here(self, index: int) -> Iterator[int]:
        """The words of a sentence that name a place, and those of its happenings that have one."""
        yield from (where.phrase.head for where in self.context.places.named_in(index, apart=set()))
        yield from (t.word for t in self.told.placed_in(index))

    def _befell_before(self, told: Told, other: int) -> bool:
        """ "Two nuns who were abducted were freed in Orra": what a clause tells of those whom something else befell
        later may have been there, or not."""
        if told.claim.event_type is not EventType.ASSAULT:
            return False
        sentence = self.context.sentence(told.index)
        clause = clause_on_noun(sentence, told.word)
        if clause < 0 or other in sentence.subtree(clause):
            return False
        return bool(later_than(sentence, self.context.triggers[told.index], told.word))

    def _before(self, told: Told) -> list[Lent]:
        """What the nearest sentence before tells, as far as the story goes on from there and names nothing else."""
        sentences, names = self.context.annotation.sentences, self.context.places.names
        own = (name for name in names.settlements(told.index) if not self._is_apart(told.index, name.head))
        if turns(sentences[told.index]) or any(own) or self._is_later_arrest(told):
            return []
        for index in range(told.index - 1, max(-1, told.index - 1 - _REACH), -1):
            if any(t.place_head is not None and t.name is None for t in self.told.of_sentence(index)):
                return []  # "both towns"
            if any(t.is_late for t in self.told.of_sentence(index)):
                return []
            placed = [t for t in self.told.placed_in(index) if not self._is_spoken_of(t)]
            here = self._named(placed) or self._only_named(index)
            here = [lent for lent in here if not is_country(lent[1])]  # a country is no scene
            here = [lent for lent in here if lent[1].rpartition(" ")[2].lower() not in SIDES]  # nor is the Middle East
            if here:
                near = sentences[index].paragraph == sentences[told.index].paragraph
                if not (near or self._points_back(told) or is_tied(sentences, told)):
                    return []
                return here if self._is_lately_named(here[-1][0], told.index) else []
            elsewhere = (name for name in names.settlements(index) if not self._is_seat(index, name.head))
            if any(elsewhere) or turns(sentences[index]):
                return []
        return []

    def _is_later_arrest(self, told: Told) -> bool:
        """ "Police later arrested two men": wherever these had gone."""
        return told.claim.mode == "arrest" and "later" in self.context.sentence(told.index).forms

    def _is_spoken_of(self, told: Told) -> bool:
        """ "A suspect of the Orra bombing": a deed that its name tells, within what is told of another, is no scene."""
        sentence = self.context.sentence(told.index)
        if sentence.tokens[told.word].relation not in ("compound", "nmod"):
            return False
        return any(r.field == "place" and r.rule == NAMED_BEFORE for r in told.claim.reasons)

    def _is_lately_named(self, place: PlaceRef, index: int) -> bool:
        """Whether a place was named so lately that the story may still be there, lent from sentence to sentence."""
        return self.context.sentence(max(0, index - _LATELY)).start <= place.span.start

    def _only_named(self, index: int) -> list[Lent]:
        """The one place that a sentence names where none of its happenings was found to be."""
        if not all(t.in_story for t in self.told.of_sentence(index)):
            return []
        headed = entry_place(self.context.sentence(index))
        if headed is not None:
            span = self.context.words(index, headed.start, headed.stop)
            text = span.of(self.context.document.text)
            return [(PlaceRef(span=span, text=text), " ".join(text.split()))]
        cues = self._said[0].get(index, set())
        named = self.context.places.named_in(index, apart=cues)
        sentence = self.context.sentence(index)
        named = (w for w in named if not self._is_seat(index, w.phrase.head))
        named = (w for w in named if not _is_on_the_way(sentence, w.phrase.head))
        found = self._innermost([w for w in named if not _is_before_the_story(sentence, w.phrase.head)])
        return [] if found is None else [found]

    def _below(self, told: Told) -> list[Told]:
        if told.index not in self.told.titles:
            return []
        below = (t for i in range(told.index + _LEAD + 1) if i not in self.told.titles for t in self.told.placed_in(i))
        first = next((t for t in below if t.same_kind(told)), None)
        return [] if first is None else [first]

    def _only(self) -> list[Told]:
        """The last told at the only place with a name, not counting the countries and regions that it lies in."""
        if self.told.names() > _PLACES:
            return []
        last = self.told.last_by_name()
        inner = self.containment.innermost(last.keys())
        return [last[min(inner)]] if len(inner) == 1 else []

    def _only_settlement(self) -> PlaceRef | None:
        """The settlement, else the area, that the beginning names, if it is one and no happening told is anywhere."""
        if self.told.last_by_name():
            return None
        beginning = range(len(self._lead))
        return self._one_name(beginning, areas=False) or self._one_name(beginning, areas=True)

    def _is_apart(self, index: int, name: int) -> bool:
        """Whether a name is where somebody spoke ("said in Orra"), a deed is judged ("a court in Orra") or the wounded
        lie ("a hospital in Orra", or one called "Orra Hospital"), the doer is at home ("a clerk born in Orra"), or
        neither is ("for the release of men in Orra")."""
        sentence = self.context.sentence(index)
        above = sentence.tokens[name].head
        if above in self._said[0].get(index, ()) or any(t.is_late for t in self.told.of_sentence(index)):
            return True
        verb = next((a for a in sentence.ancestors(name) if sentence.tokens[a].upos == "VERB"), None)
        if verb is not None and is_of_a_record(sentence, verb):
            return True
        if is_of_the_asked(sentence, name) or is_of_a_fear(sentence, name) or is_spoken_at(sentence, name):
            return True
        case = sentence.child(name, "case")
        before = (name, above, -1 if case is None else case - 1)
        apart = place_words()["medical"] | place_words()["court"]
        return any(at >= 0 and noun_of(sentence.tokens[at]) in apart for at in before)

    def _is_seat(self, index: int, name: int) -> bool:
        """Whether a name is where a company or a body has its seat: "the buses belong to a firm in Orra"."""
        sentence = self.context.sentence(index)
        above = sentence.tokens[name].head
        if above < 0 or preposition(sentence, name) not in ("in", "from", "of", "at"):
            return False
        return noun_of(sentence.tokens[above]) in place_words()["seated"]

    def _one_name(self, indices: Iterable[int], *, areas: bool) -> PlaceRef | None:
        """The one place that these sentences name, none of whose others lies in it."""
        text = self.context.document.text
        found: dict[str, Span] = {}
        for i in indices:
            for name in self.context.places.names.settlements(i, areas=areas):
                if preposition(self.context.sentence(i), name.head) in _WAYS or self._is_apart(i, name.head):
                    continue
                span = name.span(self.context.sentence(i))
                found.setdefault(" ".join(span.of(text).split()), span)
        inner = self.containment.innermost(found.keys())
        if len(inner) != 1:
            return None
        span = found[min(inner)]
        return PlaceRef(span=span, text=span.of(text))


def _is_of(sentence: Sentence, place: int, sources: set[int]) -> bool:
    """Whether a place belongs to a source: "a doctor at the hospital in Orra said"."""
    for word in (place, *sentence.ancestors(place)):
        if word in sources:
            return True
        if sentence.tokens[word].upos == "VERB" and sentence.tokens[word].deprel != "acl:relcl":
            return False  # but "said Dr Roe, who heads the clinic in Orra"
    return False


def _is_on_the_way(sentence: Sentence, place: int) -> bool:
    """ "The bags were sent to a laboratory in Orra", "may tell of his school in Orra": where nothing is told to have
    been."""
    above = sentence.tokens[place].head
    if above >= 0 and sentence.tokens[above].upos == "NOUN" and preposition(sentence, above) in _WAYS:
        return True
    verb = next((a for a in sentence.ancestors(place) if sentence.tokens[a].upos == "VERB"), None)
    return verb is not None and any(sentence.tokens[c].xpos == "MD" for c in sentence.children[verb])


def _is_before_the_story(sentence: Sentence, place: int) -> bool:
    """ "They had sold a field in Orra to buy a boat": where something had been done before."""
    verb = next((a for a in sentence.ancestors(place) if sentence.tokens[a].upos == "VERB"), None)
    return verb is not None and any(sentence.tokens[c].low == "had" for c in sentence.children[verb])


def _leads_away(sentence: Sentence) -> bool:
    found: bool | None = sentence.noted.get(_leads_away)
    if found is None:
        elsewhere = place_words()["elsewhere"]
        told = not sentence.forms.isdisjoint(elsewhere) and any(t.low in elsewhere for t in sentence.tokens)
        found = told or any(_is_country(sentence, i) for i in sentence.of_upos("PROPN"))
        sentence.noted[_leads_away] = found
    return found


def _may_be_in(told: Told, name: str) -> bool:
    """Whether a place's own words name no other country than that which it would be given: "Norlandic border towns" are
    not in Sudria, though the shells came from there."""
    own = told.claim.place
    lands, lent = countries_in(own.text) if own is not None else frozenset[str](), countries_in(name)
    return not (lands and lent) or bool(lands & lent)


def _is_country(sentence: Sentence, word: int) -> bool:
    """Whether a name is a country's, and not that in a body's ("the Communist Party of Norland")."""
    if not is_country(sentence.tokens[word].text):
        return False
    return not any(e.first < word < e.past and e.kind in ("ORG", "GROUP") for e in sentence.entities)
