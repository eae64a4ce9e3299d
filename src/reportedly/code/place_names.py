"""The names that a document gives to places told by a common noun: "the town", "a key northern town", "the base"."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import cache
from importlib.resources import files

from reportedly.annotate.annotation import Annotation, Sentence, Token
from reportedly.cached import cached_property
from reportedly.changed import replace
from reportedly.code.cues import load_cues
from reportedly.code.demonyms import countries_in, is_adjective, is_seat
from reportedly.code.nouns import load_nouns, noun_of, written
from reportedly.code.phrases import Phrase, phrase, preposition
from reportedly.code.sides import names_armed_group

SIDES = frozenset({"north", "south", "east", "west"})
"""The last words of "the Middle East" and its like, which are no settlements."""
_DEFINITE = frozenset({"the", "this", "that"})
_WITHIN = frozenset({"in", "at", "near", "of", "outside"})
_NAMELESS = frozenset({"another", "other", "each", "every", "any", "nearby", "neighbouring", "neighboring", "no"})
_FARTHEST = 40  # sentences on in which "a border town" may have its name
_REACH = 8  # sentences back in which "the town" may have its name

IsPlace = Callable[[Sentence, int], bool]


_NEAR = 40  # characters before a name in which it is told what lies beside it
_BESIDE = re.compile(
    r"\b(?:near|outside|(?:(?:north|south)-?)?(?:north|south|east|west) of)\s"
    r"(?:the\s)?(?:\w+\s)?(?:(?:city|town|village|capital)\s(?:of\s)?)?$"
)


@cache
def place_words() -> dict[str, frozenset[str]]:
    """The tables of data/lexicons/places.toml, read once."""
    data = tomllib.loads(files("reportedly").joinpath("data/lexicons/places.toml").read_text(encoding="utf-8"))
    return {name: frozenset(words) for name, words in data.items()}


def is_institution(token: Token) -> bool:
    """Whether a word is a ministry, a university or the like, which is somewhere and no place by itself."""
    return noun_of(token) in place_words()["institution"]


_OF_A_NAME = frozenset({"town", "city", "village", "township", "county"})
"""Words behind the name of a place, where none stands before it: "Gao town", not "the Norland town"."""


class PlaceNames:
    """What a document calls the places that it tells by common nouns; `is_place` tells which words are places."""

    def __init__(self, text: str, annotation: Annotation, is_place: IsPlace) -> None:
        self._text = text
        self._sentences = annotation.sentences
        self._is_place = is_place
        self._nouns = load_nouns()
        self._described: dict[str, list[Phrase | None]] = {}
        self._nouns_told: dict[str, list[tuple[int, int]]] = {}
        self._settled: dict[tuple[int, bool], tuple[Phrase, ...]] = {}

    def of(self, index: int, head: int) -> Phrase | None:
        """The name of the place that the noun at `head` tells: beside it, or elsewhere in the document."""
        sentence = self._sentences[index]
        if sentence.tokens[head].upos == "PROPN":
            return None
        beside = self.beside(index, head)
        if beside is not None or sentence.tokens[head].xpos == "NNS":
            return beside
        owner = sentence.child(head, "nmod:poss")  # "the town's market"
        if owner is not None and sentence.tokens[owner].upos == "NOUN" and self._is_place(sentence, owner):
            return self._known(index, owner, noun_of(sentence.tokens[owner]))
        lemma = noun_of(sentence.tokens[head])
        if is_definite(sentence, head):
            return self._known(index, head, lemma)
        if lemma not in self._nouns.settlement or _is_another(sentence, head):
            return None
        name = self._only_named.get(lemma)
        return name if name is not None and self._is_next(index, head, name) else None

    def _is_next(self, index: int, head: int, name: Phrase) -> bool:
        """Whether no other settlement is named between "a border town" and the name of a town: it may be that one."""
        if (name.sentence, name.head) < (index, head):
            return True
        if name.sentence - index > _FARTHEST:
            return False
        for at in range(index, name.sentence + 1):
            for other in self.settlements(at):
                if (at, other.head) > (index, head) and not self._is_wild(at, other):
                    return other.head == name.head and at == name.sentence
        return True

    def _known(self, index: int, head: int, lemma: str) -> Phrase | None:
        """The name of a place told as known: "the town", "the base"."""
        described = self._described_before(index, head, lemma)
        if described is None and lemma in place_words()["settlement"]:
            return self._last_named(index, head)
        return described

    def beside(self, index: int, head: int) -> Phrase | None:
        """ "The town of Dosso", "the capital, Nara", "Dosso town": not "the Malian village"."""
        sentence = self._sentences[index]
        is_site = self._nouns.is_place(noun_of(sentence.tokens[head]))  # all but buildings, which are called after much
        found: dict[str, Phrase] = {}
        for child in sentence.children[head]:
            relation = sentence.tokens[child].relation
            if relation == "compound" and self._nouns.is_place(noun_of(sentence.tokens[child])):
                child = next(iter(self._compounds(sentence, child)), child)  # "the Orra municipality building"
            if sentence.tokens[child].upos != "PROPN" or names_armed_group(sentence, child):
                continue
            if sentence.tokens[child].low in place_words()["forces"]:
                continue  # "a checkpoint of the National Guard"
            if relation == "compound" and sentence.tokens[child].text.islower():
                continue  # "a sari-sari store"
            of_it = preposition(sentence, child) == "of" and not self._is_part_of_name(sentence, head)
            names = relation in ("appos", "flat", "compound") or of_it
            if names and not is_adjective(sentence.tokens[child].text) and (is_site or self._is_place(sentence, child)):
                found.setdefault(relation, _whole(sentence, phrase(sentence, index, child), head))
        part = noun_of(sentence.tokens[head]) in place_words()["part_of_whole"]  # "the Orra district of Tolmin"
        part = part or ("nmod" in found and self._is_division(sentence, found["nmod"]))
        bare = sentence.child(head, "det", "nmod:poss") is None and noun_of(sentence.tokens[head]) in _OF_A_NAME
        first = ("compound", "nmod") if part or bare else ("nmod",)  # "Gao town, Mali"
        return next((found[r] for r in (*first, "appos", "flat", "compound") if r in found), None)

    @staticmethod
    def _compounds(sentence: Sentence, noun: int) -> list[int]:
        return [c for c in sentence.children[noun] if sentence.tokens[c].relation == "compound"]

    @staticmethod
    def _is_division(sentence: Sentence, name: Phrase) -> bool:
        """ "The Orra town hall of Tolmin Province": the nearer name stands before the noun."""
        last = sentence.tokens[name.past - 1].low
        return last == "state" or last in place_words()["division"]

    def _described_before(self, index: int, head: int, lemma: str) -> Phrase | None:
        """The name that stood with the same noun before: "the village of Sarena … the village"."""
        told = self._told_by(lemma)
        before = bisect_left(told, (index, head))
        if not before:
            return None
        if lemma not in self._described:
            self._described[lemma] = list(self._last_names(told))
        return self._described[lemma][before - 1]

    def _last_names(self, told: list[tuple[int, int]]) -> Iterator[Phrase | None]:
        """For each word the last name that stood with it or one before it."""
        last = None
        for at, i in told:
            sentence = self._sentences[at]
            last = self.beside(at, i) or self._said_of(sentence, at, i) or self._around(sentence, at, i) or last
            yield last

    def _told_by(self, noun: str) -> list[tuple[int, int]]:
        """The sentences and words where a noun stands."""
        found = self._nouns_told.get(noun)
        if found is None:
            forms = written(frozenset({noun}))
            holding = [(at, s) for at, s in enumerate(self._sentences) if not s.forms.isdisjoint(forms)]
            found = self._nouns_told[noun] = [
                (at, i)
                for at, sentence in holding
                for i in sentence.of_upos("NOUN", "PROPN")
                if noun_of(sentence.tokens[i]) == noun
            ]
        return found

    def _around(self, sentence: Sentence, index: int, head: int) -> Phrase | None:
        """The settlement that a building or the like stands in: "a prison in Guayaquil"."""
        if noun_of(sentence.tokens[head]) not in self._nouns.facility:
            return None
        for child in sentence.children[head]:
            if sentence.tokens[child].deprel.startswith("nmod") and preposition(sentence, child) in _WITHIN:
                if sentence.tokens[child].upos == "PROPN" and self._is_place(sentence, child):
                    return phrase(sentence, index, child)
                name = self.beside(index, child)
                if name is not None:
                    return name
        return None

    def _said_of(self, sentence: Sentence, index: int, head: int) -> Phrase | None:
        """ "Dosso, a northern town" or "Dosso is a town"."""
        token = sentence.tokens[head]
        if token.deprel == "appos" and token.head >= 0 and sentence.tokens[token.head].upos == "PROPN":
            return phrase(sentence, index, token.head)
        subject = sentence.child(head, "nsubj")
        if subject is not None and sentence.child(head, "cop") is not None and sentence.tokens[subject].upos == "PROPN":
            return phrase(sentence, index, subject)
        return None

    @cached_property
    def _only_named(self) -> dict[str, Phrase]:
        """Noun for a settlement -> its name, where the document gives just one name to that noun."""
        found: dict[str, dict[str, Phrase]] = {}
        for index, sentence in enumerate(self._sentences):
            for i, token in enumerate(sentence.tokens):
                lemma = noun_of(token)
                if lemma in self._nouns.settlement and token.upos == "NOUN" and not _is_another(sentence, i):
                    name = self.beside(index, i) or self._said_of(sentence, index, i)
                    if name is not None and not self._is_where_one_went(sentence, i):
                        found.setdefault(lemma, {}).setdefault(sentence.tokens[name.head].low, name)
        return {lemma: next(iter(names.values())) for lemma, names in found.items() if len(names) == 1}

    def _is_where_one_went(self, sentence: Sentence, noun: int) -> bool:
        """ "A corporal who had reached the town of Orra": not the town that a report is about."""
        verb = sentence.tokens[noun].head
        if verb < 0 or sentence.tokens[verb].deprel != "acl:relcl":
            return False
        return sentence.tokens[verb].low_lemma in place_words()["went"] and self._nouns.is_people(
            noun_of(sentence.tokens[sentence.tokens[verb].head])
        )

    def _last_named(self, index: int, head: int) -> Phrase | None:
        """ "The town": the last settlement named before it."""
        for at in range(index, max(-1, index - 1 - _REACH), -1):
            named = [n for n in self.settlements(at) if at < index or n.head < head]
            if at == index:
                named = sorted((*named, *self._capitals_before(self._sentences[at], at, head)), key=lambda n: n.head)
            names = [n for n in named if not self._is_wild(at, n)] or self._town_of_mayor(at)
            if names:
                return next((n for n in reversed(names) if not self._is_beside(at, n)), names[-1])
        return None

    def _capitals_before(self, sentence: Sentence, index: int, head: int) -> Iterator[Phrase]:
        """Capitals of the sentence itself: "attacked bars in Paris, and nine died in the city"."""
        for i in sentence.of_upos("PROPN"):
            if i < head and is_seat(sentence.tokens[i].text) and _is_where(sentence, i):
                yield phrase(sentence, index, i)

    def _is_beside(self, index: int, name: Phrase) -> bool:
        """ "Took Orra, north of the city of Sarn": "the town" behind it is Orra."""
        start = self._sentences[index].tokens[name.first].start
        return _BESIDE.search(self._text[max(0, start - _NEAR) : start]) is not None

    def _is_part_of_name(self, sentence: Sentence, head: int) -> bool:
        """The noun of "the Line of Control" and "Orra Local Government Area of Tolmin State" is one of a name's words;
        "the Town of Orra" is Orra."""
        token = sentence.tokens[head]
        return head > 0 and token.text.istitle() and noun_of(token) not in self._nouns.settlement

    def _town_of_mayor(self, index: int) -> list[Phrase]:
        """The town whose mayor speaks: "the mayor of Orra said that the town …"."""
        sentence = self._sentences[index]
        return [
            phrase(sentence, index, i)
            for i, token in enumerate(sentence.tokens)
            if token.upos == "PROPN" and token.deprel == "nmod" and preposition(sentence, i) == "of"
            if noun_of(sentence.tokens[token.head]) in place_words()["mayor"] and self._is_place(sentence, i)
        ]

    def _is_wild(self, index: int, name: Phrase) -> bool:
        """Whether the last word of a name tells that it is no settlement's ("Sarn Park", "Lake Sarn")."""
        words = self._sentences[index].tokens[name.first : name.past]
        return any(noun_of(t) in self._nouns.area or noun_of(t) in place_words()["wild"] for t in words)

    def settlements(self, index: int, *, areas: bool = False) -> tuple[Phrase, ...]:
        """The settlements (and areas) that a sentence names: no countries or seats of speakers."""
        found = self._settled.get((index, areas))
        if found is None:
            found = self._settled[index, areas] = tuple(self._find_settlements(index, areas=areas))
        return found

    def _find_settlements(self, index: int, *, areas: bool) -> Iterator[Phrase]:
        sentence = self._sentences[index]
        for i in sentence.of_upos("PROPN"):
            if self._is_place(sentence, i) and self._is_settlement(sentence, i, areas=areas):
                name = phrase(sentence, index, i)
                if not countries_in(name.span(sentence).of(self._text)):
                    yield name

    def _is_settlement(self, sentence: Sentence, word: int, *, areas: bool) -> bool:
        token = sentence.tokens[word]
        if token.relation in ("compound", "flat", "amod"):
            return False
        if noun_of(token) in self._nouns.area and not areas:
            return False
        if token.low in SIDES:
            return False  # "the Middle East"
        above = sentence.tokens[token.head] if token.head >= 0 else None
        if above is not None and above.deprel == "acl:relcl" and above.low_lemma in place_words()["came"]:
            who = noun_of(sentence.tokens[above.head])
            if self._nouns.is_people(who) and preposition(sentence, word) == "from":
                return False  # "a patient who had come from Groningen"
        if above is not None and token.deprel.startswith("nmod"):
            lemma = noun_of(above)
            if self._nouns.is_people(lemma) and preposition(sentence, word) == "from":
                return False  # "a diver from Groningen"
            if token.deprel == "nmod:poss" and lemma in place_words()["dwelling"]:
                return False  # "the roof of Ibrahim's house"
            if (lemma in self._nouns.area and not areas) or (
                self._nouns.is_people(lemma) and above.deprel.startswith("nsubj")
            ):
                return False  # "officials in Geneva said"
        return True


def _is_where(sentence: Sentence, capital: int) -> bool:
    """Whether a capital is the place of something, and not the state that sits there: "bars in Paris", "Paris was hit",
    "shelled Paris"; "said in Paris", "talks in Paris" tell of no deed there."""
    token = sentence.tokens[capital]
    if token.deprel in ("nsubj:pass", "obj"):
        return True
    if token.relation not in ("obl", "nmod") or preposition(sentence, capital) not in _INSIDE or token.head < 0:
        return False
    above = sentence.tokens[token.head]
    spoke = above.low_lemma in load_cues().telling and sentence.child(token.head, "nsubj:pass") is None
    seat = is_institution(above) or noun_of(above) in place_words()["talks"] or load_nouns().is_people(noun_of(above))
    return not (spoke or seat)


_INSIDE = frozenset({"in", "at", "near", "outside", "inside", "across", "around"})


def _whole(sentence: Sentence, name: Phrase, head: int) -> Phrase:
    """A name with its other words, where the parser hung each on the noun: "the Sarn Orra district", "Sarn Go town"."""
    past = name.past
    while past < len(sentence.tokens) and past != head and sentence.tokens[past].text[:1].isupper():
        if sentence.tokens[past].head not in (head, name.head) or sentence.tokens[past].deprel == "conj":
            break
        past += 1
    return replace(name, past=past)


def name_at(sentence: Sentence, word: int) -> str:
    """The run of proper nouns around a word."""
    key = (name_at, word)
    if key not in sentence.noted:
        sentence.noted[key] = _name_at(sentence, word)
    found: str = sentence.noted[key]
    return found


def _name_at(sentence: Sentence, word: int) -> str:
    first, past = word, word + 1
    while first > 0 and sentence.tokens[first - 1].upos == "PROPN":
        first -= 1
    while past < len(sentence.tokens) and sentence.tokens[past].upos == "PROPN":
        past += 1
    return " ".join([t.text for t in sentence.tokens[first:past]])


def is_definite(sentence: Sentence, head: int) -> bool:
    """ "The town", "this town", "the same town": not "the nearby town"."""
    determiner = sentence.child(head, "det")
    known = determiner is not None and sentence.tokens[determiner].low in _DEFINITE
    return known and not _is_another(sentence, head)


def _is_another(sentence: Sentence, head: int) -> bool:
    return any(sentence.tokens[c].low in _NAMELESS for c in sentence.children[head])
