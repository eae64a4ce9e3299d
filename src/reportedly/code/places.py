"""Where it happened, as worded: the happening's own words of place, else its clause's, else the story's.

"A key northern town" and "the capital" are tied to the name that the document gives them. A place that is only the
owner of something ("Mali's minister") or the seat of a speaker is used last, and only as wide as a country.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from itertools import chain

from reportedly.annotate.annotation import Annotation, Sentence
from reportedly.cached import cached_property
from reportedly.changed import replace
from reportedly.code import place_parse
from reportedly.code.arguments import is_passive
from reportedly.code.cues import load_cues
from reportedly.code.demonyms import countries_in, is_adjective, is_country
from reportedly.code.merging import is_elsewhere
from reportedly.code.nouns import load_nouns, noun_of
from reportedly.code.phrases import Phrase, entity_kind, head_of, is_occurring, phrase, preposition
from reportedly.code.place_heads import COUNTRY, PlaceHeads
from reportedly.code.place_names import PlaceNames, is_institution, name_at, place_words
from reportedly.code.sides import names_armed_group
from reportedly.code.times import apart_in_time
from reportedly.code.times_apart import tells_who_they_are
from reportedly.frozen import dataclass

_LOCATIVE = frozenset(
    {
        "in", "at", "near", "on", "outside", "inside", "around", "across", "throughout", "within", "along", "from",
        "off", "into", "over", "toward", "towards", "to", "against", "through", "of", "between", "amid", "about",
        "beside", "opposite",
    }
)  # fmt: skip
_STATIC = _LOCATIVE - {"from", "into", "over", "toward", "towards", "to", "against", "through", "of", "amid", "about"}
_AT = (_STATIC - {"between"}) | {"from", "of"}
_BY_NAME = frozenset({"by", "above", "below"})  # before a name: "on the river above Orra", not "above the knee"
_ABOUT = frozenset({"on", "about", "over", "regarding", "concerning"})
_LEFT = frozenset({"leave", "quit", "flee", "evacuate", "avoid"})
_ATTEMPTS = frozenset({"attempt", "bid", "effort"})
_TOWARDS = frozenset({"toward", "towards", "into", "to", "on", "at", "near", "in", "through", "across"})
_MOVED = frozenset({"evacuate", "fly", "airlift", "transfer", "deport", "move", "return", "send", "bring"})
_POSTED = frozenset({"send", "deploy", "station", "base", "post"})
_TAKEN = "what was taken or hit is a place"
COUNTRY_RULE = "the country that the document is about"
NAMED_BEFORE = "the name before the deed"


@dataclass(frozen=True, slots=True)
class Where:
    """A phrase of place; `name` is the phrase that names it, where the document does; `rule` tells how it was found."""

    phrase: Phrase
    name: Phrase | None
    rule: str


class Places:
    """The places that a document names, and those that a happening's words lead to."""

    def __init__(self, text: str, annotation: Annotation) -> None:
        self._text = text
        self._sentences = annotation.sentences
        self._nouns = load_nouns()
        self.is_place = PlaceHeads(annotation).is_place
        self._named: dict[int, tuple[tuple[int, Where], ...]] = {}
        self.names = PlaceNames(text, annotation, self.is_place)

    def of(
        self,
        index: int,
        *,
        word: int,
        predicate: int,
        skip: frozenset[int] = frozenset(),
        parties: frozenset[int] = frozenset(),
        sites: Sequence[int] = (),
        apart: frozenset[int] = frozenset(),
        left: bool = False,
    ) -> Where | None:
        """Where the happening at `word` of sentence `index` took place, as its own sentence tells.

        `skip` are heads of parties that are no places; `parties` those of all: one without a name is no place besides.
        `sites` are heads of those that it was done to, `apart` words of other happenings whose place says nothing of
        this one's, such as talks. What was `left` happened where they left from, not where they went; who surrenders
        does so where they go.

        A place with a name goes before one without.
        """
        sentence = self._sentences[index]
        unnamed: Where | None = None
        left = left and sentence.tokens[predicate].low_lemma != "surrender"
        away = frozenset(place_parse.ahead(sentence, word, predicate)) if left else frozenset()
        away |= frozenset(place_parse.of_others(sentence, predicate))
        counted = apart_in_time(sentence)
        away |= counted if word not in counted else frozenset(range(len(sentence.tokens))) - counted
        for head, rule in self._candidates(sentence, word, predicate, sites, apart | away):
            if head in skip or head in away or not self.is_place(sentence, head):
                continue
            done_by = sentence.tokens[head].deprel == "obl:agent" or preposition(sentence, head) == "by"
            if done_by and countries_in(name_at(sentence, head)):
                continue  # "drones launched by Moscow"
            if place_parse.is_of_aim(sentence, head) or place_parse.is_where_spoken(sentence, head, word, predicate):
                continue
            if place_parse.is_where_fired(sentence, head) or place_parse.is_party_to_a_deal(sentence, head):
                continue
            if place_parse.is_of_the_asked(sentence, head, word, predicate) or place_parse.is_of_a_fear(sentence, head):
                continue
            if place_parse.is_of_the_judges(sentence, head, word, predicate):
                continue
            if place_parse.is_of_some(sentence, head, word, predicate):
                continue
            if self._is_treated_there(sentence, head, (word, predicate), "died"):
                continue
            if _is_carried_there(sentence, head, predicate):
                continue
            above = tuple(self._up_to_verb(sentence, head, (word, predicate)))
            if rule != _TAKEN and above and self._is_treated_there(sentence, head, above, "brought"):
                continue
            if rule != _TAKEN and _are_healed(sentence, above):
                continue
            where = self._where(index, head, rule)
            if where.name is not None or self._is_name(sentence, head):
                return self._narrower(index, head, (word, predicate), skip) or where
            if noun_of(sentence.tokens[head]) in COUNTRY and preposition(sentence, head) in ("across", "throughout"):
                return where  # "people across the country marched after a shooting in Orra"
            if head not in parties and place_parse.is_one(sentence, head):
                unnamed = unnamed or where
        return unnamed

    def _up_to_verb(self, sentence: Sentence, head: int, words: Sequence[int] = ()) -> Iterator[int]:
        """What a place hangs on up to its verb, as far as that is no word of the happening: "is in critical condition
        at the hospital of Orra"."""
        for above in sentence.ancestors(head):
            if above in words:
                return
            yield above
            if sentence.tokens[above].upos in ("VERB", "ADJ"):
                return

    def _is_treated_there(self, sentence: Sentence, head: int, words: Sequence[int], verbs: str) -> bool:
        """ "Died in a hospital in Orra", "flown to a hospital in Orra": they were hit elsewhere. `verbs` is the table
        of what is done there."""
        done = place_words()[verbs]
        if sentence.forms.isdisjoint(done) or done.isdisjoint(sentence.tokens[w].low_lemma for w in words):
            return False
        around = [w for w in (head, *sentence.ancestors(head)) if w not in words]
        case = sentence.child(head, "case")
        around += [case - 1] if case else []  # "died in Sarn hospital in Orra", where both hang on the verb
        medical = next((w for w in around if noun_of(sentence.tokens[w]) in place_words()["medical"]), None)
        if medical is None or self._is_of_the_town(sentence, medical):
            return False
        below = (c for c in sentence.children[medical] if preposition(sentence, c) in _STATIC or c > medical)
        named = any(sentence.tokens[c].upos == "PROPN" for c in below)
        named = named or self._has_name(sentence, medical)
        return named or head != medical or self._is_town_before(sentence, medical)

    def _is_of_the_town(self, sentence: Sentence, hospital: int) -> bool:
        """ "The city's main hospital": that of the town which is told of."""
        owner = sentence.child(hospital, "nmod:poss")
        return owner is not None and self._nouns.is_place(noun_of(sentence.tokens[owner]))

    def _has_name(self, sentence: Sentence, hospital: int) -> bool:
        """ "92 Base Hospital", "Sarn hospital": it has a name of its own, or its town's."""
        below = (c for c in sentence.children[hospital] if sentence.tokens[c].relation in ("compound", "flat"))
        return sentence.tokens[hospital].upos == "PROPN" or any(sentence.tokens[c].upos == "PROPN" for c in below)

    def _is_town_before(self, sentence: Sentence, hospital: int) -> bool:
        """ "An Orra hospital": its town, where the word has no name of its own."""
        before = sentence.child(hospital, "compound")
        is_name = sentence.tokens[hospital].upos == "PROPN"
        return not is_name and before is not None and entity_kind(sentence, before) == "LOC"

    def _narrower(self, index: int, frame: int, words: Sequence[int], skip: frozenset[int]) -> Where | None:
        """Of two places that are told the one in the other: "a raid on Orra, in Tolmin state", and "In Tolmin province,
        gunmen burnt a mosque in Orra", where the first is the frame of what stands behind the verb."""
        sentence = self._sentences[index]
        within = place_parse.ahead_of_its_whole(sentence, frame)
        if within is not None and within not in skip and self.is_place(sentence, within):
            return self._where(index, within, "the happening's words of place")
        if not place_parse.is_frame(sentence, frame):
            return None
        above = sentence.tokens[frame].head
        for word in dict.fromkeys((*words, above) if above >= 0 else words):
            own = (head for head, _ in self._own(sentence, word))
            below = (
                head
                for child in sentence.children[word]
                if sentence.tokens[child].relation in ("obj", "nsubj", "obl", "nmod")
                for head, _ in self._inside(sentence, child)
            )
            for head in chain(own, below):
                if head <= max(word, frame) or head in skip or not self.is_place(sentence, head):
                    continue
                if preposition(sentence, head) not in _AT or is_country(name_at(sentence, head)):
                    continue
                where = self._where(index, head, "within the place that the sentence begins with")
                if where.name is not None or self._is_name(sentence, head):
                    return where
        return None

    def told(self, index: int, *, words: Sequence[int], topic: bool = True) -> Where | None:
        """The place that the words of a speech act name themselves, and no other: speech happens anywhere.

        "Called for calm in Mali" and "seeks a return to peace in Mali" are about Mali; "a court in Mali" rejects there.
        Without `topic`, what it is about is no place of it: "met for talks on the siege in Orra".
        """
        sentence = self._sentences[index]
        own = (self._own(sentence, word) for word in words)
        within = (self._within(sentence, word, topic=topic) for word in words)
        subjects = (sentence.child(word, "nsubj", "nsubj:pass") for word in words)
        around = (tuple(self._inside(sentence, head)) for head in subjects if head is not None)
        for head, rule in chain.from_iterable((*own, *around, *within)):
            named = self._is_name(sentence, head) or self._is_town_of_a_name(index, head)
            if named and self.is_place(sentence, head):
                return self._where(index, head, rule)
        return None

    def _is_town_of_a_name(self, index: int, head: int) -> bool:
        """ "The Tolmic city of Orra", "the Tolmic capital"."""
        sentence = self._sentences[index]
        noun = noun_of(sentence.tokens[head])
        if noun == "capital":
            return any(is_adjective(sentence.tokens[c].text) for c in sentence.children[head])
        return noun in place_words()["settlement"] and self.names.beside(index, head) is not None

    def named_in(self, index: int, *, apart: Container[int] = ()) -> Iterator[Where]:
        """The places that a sentence names as those where something was, but those under the verbs of `apart`."""
        found = self._named.get(index)
        if found is None:
            found = self._named[index] = tuple(self._find_named(index))
        return (where for verb, where in found if verb not in apart)

    def _find_named(self, index: int) -> Iterator[tuple[int, Where]]:
        """These places, each with the verb that it stands under."""
        sentence = self._sentences[index]
        if sentence.forms.isdisjoint(_STATIC):
            return
        led = sorted({token.head for token in sentence.tokens if token.deprel == "case"})
        for i in led:
            if preposition(sentence, i) not in _STATIC or not self.is_place(sentence, i):
                continue
            if place_parse.is_of_aim(sentence, i) or place_parse.is_where_fired(sentence, i):
                continue
            if place_parse.is_party_to_a_deal(sentence, i) or place_parse.is_of_a_fear(sentence, i):
                continue
            if place_parse.is_of_the_asked(sentence, i) or place_parse.is_of_the_judges(sentence, i):
                continue
            if place_parse.is_of_some(sentence, i):
                continue
            verb = next((a for a in sentence.ancestors(i) if sentence.tokens[a].upos == "VERB"), None)
            if verb is not None and self._is_treated_there(sentence, i, (*self._up_to_verb(sentence, i),), "brought"):
                continue
            if verb is not None and (i in place_parse.of_others(sentence, verb) or _are_healed(sentence, (verb,))):
                continue
            if self._is_of_a_person(sentence, i) or _is_of_a_hospital(sentence, i) or is_spoken_at(sentence, i):
                continue
            if verb is None or self._describes_person(sentence, i) or is_of_a_record(sentence, verb):
                continue  # "Dr Roe, the head of the clinic in Orra, said": only Dr Roe is there
            where = self._where(index, i, "named in its sentence")
            if where.name is not None or self._is_name(sentence, i):
                yield verb, where

    def _is_of_a_person(self, sentence: Sentence, place: int) -> bool:
        """ "The guard was hurt; his employer is in Orra": where somebody is, whom nothing befell."""
        subject = sentence.child(place, "nsubj")
        if subject is None or sentence.child(place, "cop") is None:
            return False
        of_somebody = sentence.child(subject, "nmod:poss") is not None
        return of_somebody or self._nouns.is_people(noun_of(sentence.tokens[subject]))

    def _describes_person(self, sentence: Sentence, place: int) -> bool:
        """Whether a place stands within what is said of a person beside the name."""
        for word in sentence.ancestors(place):
            token = sentence.tokens[word]
            if token.upos == "VERB":
                return False
            if token.deprel == "appos" and (
                entity_kind(sentence, token.head) == "PER" or noun_of(token) in self._nouns.person
            ):
                return True
        return False

    def _within(self, sentence: Sentence, word: int, *, topic: bool) -> Iterator[tuple[int, str]]:
        """Places in what is asked or spoken of: "in X" anywhere below the complements of the word."""
        for child in sentence.children[word]:
            if sentence.tokens[child].deprel == "xcomp" and sentence.tokens[child].low_lemma in _LEFT:
                left = sentence.child(child, "obj")
                if left is not None:
                    yield left, "what is to be left"
            if sentence.tokens[child].relation not in ("obj", "obl", "nmod", "conj"):
                continue
            if not topic and preposition(sentence, child) in _ABOUT:
                continue
            if preposition(sentence, child) in ("in", "across", "throughout"):
                yield child, "within the words of what it is about"
            yield from self._within(sentence, child, topic=topic)

    @cached_property
    def story_country(self) -> Where | None:
        """The country that the document is about."""
        found = place_parse.story_country(self._text, self._sentences)
        return None if found is None else Where(found, None, COUNTRY_RULE)

    def _is_name(self, sentence: Sentence, head: int) -> bool:
        return sentence.tokens[head].upos == "PROPN" and not is_institution(sentence.tokens[head])

    def _is_named(self, sentence: Sentence, head: int) -> bool:
        """Whether it is the name of a place, here or in most of the document."""
        if entity_kind(sentence, head) == "LOC":
            return True
        return sentence.tokens[head].upos == "PROPN" and self.is_place(sentence, head)

    def _is_body(self, sentence: Sentence, head: int) -> bool:
        """ "A camp of the Orra Front", "a post of the ONF": whose it is, and not where."""
        return names_armed_group(sentence, head) or place_parse.is_body_by_letters(sentence, head)

    def _candidates(
        self, sentence: Sentence, word: int, predicate: int, sites: Sequence[int], apart: frozenset[int]
    ) -> Iterator[tuple[int, str]]:
        both = tuple(dict.fromkeys((word, predicate)))
        whole = dict.fromkeys((*(c for w in both for c in self._hit(sentence, w)), *sites))
        yield from ((c, _TAKEN) for c in whole if not is_country(name_at(sentence, c)))
        for place in both:
            yield from ((c, r) for c, r in self._own(sentence, place) if c not in apart)
        yield from ((c, _TAKEN) for c in whole)
        yield from (pair for place in both for pair in self._seen(sentence, place))
        # A place inside the target: "a market in Ansongo", "positions around Dosso".
        for place in both:
            for child in sentence.children[place]:
                if sentence.tokens[child].relation in ("obj", "nsubj", "obl", "nmod") and child not in apart:
                    yield from self._inside(sentence, child)
        if sentence.tokens[predicate].deprel == "conj":
            yield from self._befell(sentence, predicate)
        yield from self._clause(sentence, word, apart)
        yield from ((c, _TAKEN) for c in place_parse.won(sentence, word))
        yield from self._beside_it(sentence, word)
        yield from (pair for place in both for pair in self._posted(sentence, place))
        yield from self._within_clause(sentence, word, apart)

    def _hit(self, sentence: Sentence, word: int) -> Iterator[int]:
        """What was taken or hit: an object, a passive's subject, the subject of "is under siege"."""
        relations = ("obj", "nsubj:pass") if sentence.tokens[word].upos == "VERB" else ("obj", "nsubj")
        for relation in relations:
            child = sentence.child(word, relation)
            if child is not None:
                yield child

    def _own(self, sentence: Sentence, word: int) -> Iterator[tuple[int, str]]:
        frame = sentence.frame_of.get(word)
        for argument in frame.arguments if frame else ():
            if argument.role == "ARGM-LOC":
                head = head_of(sentence, argument.first, argument.past)
                if not place_parse.is_way_in(sentence, word, head):
                    yield head, "the happening's words of place"
        rule = "the happening's words of place"
        comes = sentence.tokens[word].low_lemma in place_parse.COMES
        for child in sentence.children[word]:
            base = sentence.tokens[child].relation
            if comes and place_parse.is_way_in(sentence, word, child):
                continue
            if base in ("obl", "nmod") and self._says_where(sentence, child):
                yield from ((c, rule) for c in place_parse.whole(sentence, child))
            elif base == "acl" and is_occurring(sentence, child):
                yield from self._own(sentence, child)
            elif base == "obj" and sentence.tokens[word].low_lemma in _MOVED:  # "flew nine patients to Orra"
                taken = (c for c in sentence.children[child] if sentence.tokens[c].deprel == "nmod")
                yield from ((c, "where they were taken") for c in taken if preposition(sentence, c) == "to")
            elif base == "obj" and noun_of(sentence.tokens[child]) in _ATTEMPTS:
                yield from ((c, "where the attempt was aimed") for c in self._aimed_at(sentence, child))
            if sentence.tokens[child].low in place_parse.CLOSE:
                yield from ((c, rule) for c in place_parse.close_to(sentence, child))
        for c in place_parse.beside_it(sentence, word):
            yield c, rule
        for deed in (word, *sentence.children[word]):
            if sentence.tokens[deed].upos != "NOUN":
                continue
            base = sentence.tokens[deed].relation
            part = base == "obl" and preposition(sentence, deed) in ("in", "during", "amid")
            if deed == word or part or base == "nsubj":
                for c in place_parse.named_before(sentence, deed):
                    yield c, NAMED_BEFORE

    def _aimed_at(self, sentence: Sentence, attempt: int) -> Iterator[int]:
        """ "Foiled an attempt by rebels to steal towards Orra": the place that they did not reach."""
        for verb in sentence.children[attempt]:
            if sentence.tokens[verb].deprel != "acl" or sentence.tokens[verb].xpos != "VB":
                continue
            for child in sentence.children[verb]:
                joined = preposition(sentence, child)
                told = sentence.tokens[child].relation in ("obl", "obj") and (joined is None or joined in _TOWARDS)
                if told and self.is_place(sentence, child):
                    yield child

    def _says_where(self, sentence: Sentence, child: int) -> bool:
        joined = preposition(sentence, child)
        return joined in _LOCATIVE or (joined in _BY_NAME and self._is_named(sentence, child))

    def _inside(self, sentence: Sentence, head: int) -> Iterator[tuple[int, str]]:
        for called in place_parse.called(sentence, head) if sentence.tokens[head].low == "what" else ():
            yield from self._inside(sentence, called)
        rule = "within the words of a party or thing"
        for child in sentence.children[head]:
            token = sentence.tokens[child]
            if token.low in place_parse.CLOSE:
                yield from ((c, rule) for c in place_parse.close_to(sentence, child))
            if token.relation == "nmod" and self._lies_within(sentence, head, child):
                yield child, rule
                yield from self._inside(sentence, child)

    def _lies_within(self, sentence: Sentence, head: int, child: int) -> bool:
        """Whether a noun's complement tells where it is, or, of a place, of what it is a part."""
        joined = preposition(sentence, child)
        if tells_who_they_are(sentence, head, child):
            return False
        if joined not in ("of", "by"):
            return joined in _STATIC or (joined in _BY_NAME and self._is_named(sentence, child))
        noun = noun_of(sentence.tokens[head])
        if joined == "of" and noun in place_words()["officer"]:  # "shot dead the police chief of Orra"
            return self.is_place(sentence, child) and not is_country(name_at(sentence, child))
        whole = self.is_place(sentence, head) or noun in place_words()["part"]
        return whole and (joined == "of" or self._is_named(sentence, child))

    def _clause(self, sentence: Sentence, word: int, apart: frozenset[int]) -> Iterator[tuple[int, str]]:
        """Places of the clauses that it is nested in."""
        for below, above in place_parse.around(sentence, word, apart):
            if is_elsewhere(sentence, below):
                return
            told_of = sentence.tokens[below].deprel.startswith("acl") and not _speaks(sentence, below)
            if told_of and self.is_place(sentence, above):
                yield above, "the place that it is told of"
            for child in sentence.children[above]:
                if child == below or sentence.tokens[child].relation not in ("obl", "nmod", "obj"):
                    continue
                if place_parse.is_way_in(sentence, above, child) or place_parse.is_setting_out(sentence, above, child):
                    continue
                joined = preposition(sentence, child)
                came = joined == "into" and child < below and sentence.tokens[below].xpos == "VBG"
                if joined in _STATIC or came or (sentence.tokens[child].deprel == "obl" and joined == "from"):
                    yield child, "the clause's words of place"  # "rode into Orra, shooting men"
            if sentence.tokens[below].deprel == "conj":  # what is coordinated shares its places
                for child in sentence.children[above]:
                    if sentence.tokens[child].deprel == "obj":
                        yield from self._inside(sentence, child)

    def _befell(self, sentence: Sentence, verb: int) -> Iterator[tuple[int, str]]:
        """ "Two died at Orra and three were killed when a shell hit a bus in Bena": where what killed these was."""
        for deed in sentence.children[verb]:
            told = sentence.tokens[deed].relation == "advcl" and deed > verb
            if not told or not any(sentence.tokens[c].low == "when" for c in sentence.children[deed]):
                continue
            yield from ((head, "where it befell them") for head, _ in self._own(sentence, deed))
            for child in sentence.children[deed]:
                if sentence.tokens[child].relation in ("obj", "obl"):
                    yield from ((head, "where it befell them") for head, _ in self._inside(sentence, child))

    def _within_clause(self, sentence: Sentence, word: int, apart: frozenset[int]) -> Iterator[tuple[int, str]]:
        """ "Fighting broke out between farmers and herders in Orra": a place within the clause's other words."""
        for below, above in place_parse.around(sentence, word, apart):
            if is_elsewhere(sentence, below):
                return
            for child in sentence.children[above]:
                if child != below and sentence.tokens[child].relation in ("obl", "obj"):
                    yield from ((h, "within the clause's words") for h, _ in self._inside(sentence, child))

    def _posted(self, sentence: Sentence, word: int) -> Iterator[tuple[int, str]]:
        """ "Pulled out some of the troops that it had sent to Orra": where they were."""
        head = sentence.child(word, "obj")
        for noun in () if head is None else (head, *sentence.children[head]):
            for child in sentence.children[noun]:
                if sentence.tokens[child].deprel.startswith("acl") and sentence.tokens[child].lemma in _POSTED:
                    yield from ((c, "where they were sent") for c, _ in self._own(sentence, child))

    def _seen(self, sentence: Sentence, word: int) -> Iterator[tuple[int, str]]:
        """ "Six men who were spotted in a cave near Orra were killed": where they were when it came to it."""
        for clause in place_parse.seen(sentence, self._hit(sentence, word)):
            yield from ((c, "where they were seen") for c, _ in self._own(sentence, clause))
            for child in sentence.children[clause]:
                if sentence.tokens[child].relation == "obl":
                    yield from ((c, "where they were seen") for c, _ in self._inside(sentence, child))

    def _beside_it(self, sentence: Sentence, word: int) -> Iterator[tuple[int, str]]:
        """Places of a deed told beside it with a participle."""
        for above in (word, *sentence.ancestors(word)):
            if sentence.tokens[above].upos != "VERB":
                continue
            for child in sentence.children[above]:  # "fought for a day before withdrawing from Dosso"
                if sentence.tokens[child].deprel == "advcl" and sentence.tokens[child].xpos == "VBG":
                    yield from self._own(sentence, child)
            return

    def _where(self, index: int, head: int, rule: str) -> Where:
        sentence = self._sentences[index]
        found = place_parse.own_name(sentence, phrase(sentence, index, head))
        fighters = sentence.tokens[head].upos == "NOUN" and self._is_of_fighters(sentence, head)
        if fighters:
            found = replace(found, first=head, past=head + 1)  # "an Islamic State hideout" lies in no such state
        found = place_parse.without_unit(sentence, found)
        name = None if fighters else self._name_of(index, head) or self._seat(index, head)
        if name is None and sentence.tokens[head].upos != "PROPN":
            named = (w for w, _ in self._inside(sentence, head) if self._is_named(sentence, w))
            own = [w for w in named if not (self._is_body(sentence, w) or self._is_of_forces(sentence, w))]
            # its own name before that of its owner: "Norland's northern Telm state"
            inside = min(own, key=lambda w: sentence.tokens[w].deprel == "nmod:poss", default=None)
            lemma = sentence.tokens[head].low_lemma
            if inside is not None and (lemma in self._nouns.facility or lemma in self._nouns.area):
                near = place_parse.own_name(sentence, phrase(sentence, index, inside))
                near = place_parse.without_nearness(sentence, near)
                return Where(found, self.names.of(index, inside) or near, rule)
        return Where(found, name, rule)

    def _is_of_forces(self, sentence: Sentence, head: int) -> bool:
        """ "The headquarters of the 22nd Infantry Division": whose it is, and no name of a place."""
        found = phrase(sentence, 0, head)
        unit = any(place_parse.is_of_a_unit(sentence, i) for i in range(found.first, found.past))
        body = sentence.tokens[head].low in place_words()["forces"]  # "the National Guard"
        return unit or body or names_armed_group(sentence, head)

    def _is_of_fighters(self, sentence: Sentence, head: int) -> bool:
        before = (c for c in sentence.children[head] if c < head and sentence.tokens[c].relation == "compound")
        return any(
            names_armed_group(sentence, c)
            or (sentence.tokens[c].text == "State" and sentence.tokens[c - 1].text == "Islamic")
            for c in before
        )

    def _seat(self, index: int, head: int) -> Phrase | None:
        """ "The University of Orra" is in Orra, and "Orra's Interior Ministry" too."""
        sentence = self._sentences[index]
        if not is_institution(sentence.tokens[head]) or sentence.tokens[head].upos != "PROPN":
            return None
        for child in sentence.children[head]:
            token = sentence.tokens[child]
            behind = preposition(sentence, child) == "of" and token.low not in place_words()["field"]
            is_town = token.upos == "PROPN" and not is_country(name_at(sentence, child)) and not is_institution(token)
            if is_town and (behind or token.deprel == "nmod:poss"):
                return place_parse.own_name(sentence, phrase(sentence, index, child))
        return None

    def _name_of(self, index: int, head: int) -> Phrase | None:
        """The name that the document gives to a place told by a common noun."""
        sentence = self._sentences[index]
        if sentence.tokens[head].low_lemma in COUNTRY and sentence.child(head, "det") is not None:
            beside = self.names.beside(index, head)
            return beside or (self.story_country.phrase if self.story_country else None)
        return self.names.of(index, head)


def _speaks(sentence: Sentence, clause: int) -> bool:
    """ "Moscow, which denies bombing the town", "Moscow, which calls it a raid": a seat that speaks or takes a side."""
    lemma, words = sentence.tokens[clause].low_lemma, load_cues().classes
    says = lemma in words["cues.plain"] or lemma in words["cues.vouching"] or lemma in place_words()["of_seats"]
    return says and sentence.child(clause, "nsubj") is not None


def is_of_a_record(sentence: Sentence, verb: int) -> bool:
    """ "A man wanted in Peru", "who was born in Peru", "rebels based in Peru", "tied to a band in Peru": where the law
    or the register has somebody, or his home or his friends are, who is elsewhere."""
    token = sentence.tokens[verb]
    if token.relation == "acl" and token.low_lemma in place_words()["dwelt"]:
        # but those to whom it was done, or who tell of it, were at home
        who = sentence.tokens[token.head]
        who = sentence.tokens[who.head] if who.deprel == "appos" else who
        if who.deprel == "nsubj:pass" and sentence.tokens[who.head].low_lemma in place_words()["record"]:
            return True  # "a clerk who lived in Orra was charged over a raid"
        return who.deprel == "nsubj" and sentence.tokens[who.head].low_lemma not in load_cues().telling
    describes = token.relation in ("acl", "advcl") and token.xpos in ("VBN", "VBD")
    return describes and token.low_lemma in place_words()["record"]


def is_spoken_at(sentence: Sentence, place: int) -> bool:
    """ "At a press conference in Orra he showed pictures of the wounds": where the press was spoken to."""
    above = sentence.tokens[place].head
    if above < 0 or sentence.tokens[above].upos != "NOUN" or preposition(sentence, above) not in ("at", "in", "during"):
        return False
    noun = sentence.tokens[above].low_lemma
    verb = sentence.tokens[sentence.tokens[above].head] if sentence.tokens[above].head >= 0 else None
    spoke = verb is not None and verb.low_lemma in load_cues().telling | place_words()["shown"]
    told = spoke and noun in place_words()["spoken_at"]
    to_the_press = (sentence.tokens[c].low in place_words()["press"] for c in sentence.children[above])
    return told and (noun != "conference" or any(to_the_press))


def _is_of_a_hospital(sentence: Sentence, place: int) -> bool:
    """ "At the hospital of Orra they worked all night": no happening is told to have been there, and where the wounded
    are cared for says nothing of where they were hit."""
    medical = place_words()["medical"]
    for word in (place, *sentence.ancestors(place)):
        if sentence.tokens[word].upos not in ("NOUN", "PROPN"):
            return False
        if noun_of(sentence.tokens[word]) in medical:
            return True
    return False


def _are_healed(sentence: Sentence, words: Sequence[int]) -> bool:
    """ "Was shot and is being treated in Orra": one of the words is a verb for what the wounded do there."""
    healing = place_words()["recovering"]
    return any(sentence.tokens[w].low_lemma in healing and sentence.tokens[w].upos == "VERB" for w in words)


_ONWARD = frozenset({"to", "toward", "towards", "into"})
_FLIGHTS = frozenset({"displace", "uproot"})


def _is_of_their_hospital(sentence: Sentence, head: int, verb: int) -> bool:
    """ "Seven were taken to the hospital in Orra", where that is what tells that they were hurt: it happened elsewhere;
    but who is "taken from a hospital in Orra" is abducted there."""
    case = sentence.child(head, "case")
    house = 0 if case is None else case - 1
    if house <= verb or noun_of(sentence.tokens[house]) not in place_words()["medical"]:
        return False
    return (
        preposition(sentence, house) in ("to", "into") and sentence.tokens[verb].low_lemma in place_words()["carried"]
    )


def _is_carried_there(sentence: Sentence, head: int, verb: int) -> bool:
    """ "The wounded were airlifted to Orra", "the raid displaced 300 families toward Orra": it happened elsewhere."""
    if preposition(sentence, head) in _ONWARD and sentence.tokens[sentence.tokens[head].head].low_lemma in _FLIGHTS:
        return True
    if _is_of_their_hospital(sentence, head, verb):
        return True
    if preposition(sentence, head) != "to" or sentence.tokens[verb].low_lemma not in place_words()["carried"]:
        return False
    return is_passive(sentence, verb) and not sentence.forms.isdisjoint(place_words()["hurt"])
