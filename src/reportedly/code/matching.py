"""Whether a word in its sentence fits a sense of the ontology."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from functools import lru_cache

from reportedly.annotate.annotation import Sentence, Token
from reportedly.code.arguments import (
    complements,
    content_word,
    direct_object,
    speaker_called,
    subject,
    surface_subject,
)
from reportedly.code.demonyms import is_adjective, is_country
from reportedly.code.lemmas import base_forms, hyphenated, lemma_of, lemmas_of
from reportedly.code.nouns import load_nouns, noun_of
from reportedly.code.ontology import Constraint, Ontology, Sense
from reportedly.code.sides import names_armed_group
from reportedly.code.times import is_time_word
from reportedly.frozen import dataclass

_FREE_PRONOUNS = frozenset({"he", "she", "they", "we", "it", "who", "him", "her", "them", "us"})

_Told = tuple[tuple[int, tuple[str, str]], ...]


@dataclass(frozen=True, slots=True)
class _Seen:
    """What was looked up for the senses of one word: the candidates for a path from a word, and what each tells."""

    paths: dict[tuple[int, str], list[int]] = field(default_factory=dict)
    words: dict[int, _Told] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Senses:
    """A word's senses, the most specific first; the words of which they ask for one first, and by such a word the
    places of those that do; the places of those that ask for none. A verb may have a hundred senses, nearly all of
    which ask for a word that few sentences hold."""

    senses: tuple[Sense, ...]
    words: frozenset[str]
    asking: Mapping[str, Sequence[int]]
    free: Sequence[int]
    plain: Sequence[Sense]
    """Those at the places `free`."""
    further: Sequence[Sequence[frozenset[str]]]
    """By place the words of which a sense asks for one beside its first ones."""

    def possible(self, here: frozenset[str]) -> Sequence[Sense]:
        """The senses for which a sentence of these words has what they ask for."""
        told = here & self.words
        if not told:
            return self.plain
        asking, further = self.asking, self.further
        if len(told) == 1:
            places = sorted([*self.free, *asking[next(iter(told))]])
        else:
            places = sorted({*self.free, *[place for word in told for place in asking[word]]})
        return [self.senses[p] for p in places if not further[p] or not any(map(here.isdisjoint, further[p]))]


@dataclass(frozen=True, slots=True)
class Match:
    """A sense that fits; `word` carries the event, `fillers` are the words that the pattern names."""

    sense: Sense
    word: int
    fillers: tuple[int, ...]


def best_sense(sentence: Sentence, word: int, pos: str, ontology: Ontology) -> Match | None:
    """The most specific sense of the word that fits here, the senses of no event included; None if none fits."""
    held = _senses(sentence, word, pos, ontology)
    if not held.senses:
        return None
    seen = None
    for sense in held.possible(_words(sentence, ontology)):
        seen = seen or _Seen()
        match = fits(sentence, word, sense, ontology, seen=seen)
        if match is not None and not _carries_none(sentence, word, match, ontology):
            return match
    return None


def _words(sentence: Sentence, ontology: Ontology) -> frozenset[str]:
    """All that a pattern which names words can find in the sentence, of the words that patterns name."""
    key = (_words, ontology)
    found: frozenset[str] | None = sentence.noted.get(key)
    if found is None:
        found = sentence.noted[key] = _asked(ontology) & sentence.forms.union(lemmas_of(sentence, ontology))
    return found


@lru_cache(maxsize=4)
def _asked(ontology: Ontology) -> frozenset[str]:
    """The words without which some sense cannot fit."""
    return frozenset().union(*(need for sense in ontology.all_senses() for need in sense.needs))


def _carries_none(sentence: Sentence, word: int, match: Match, ontology: Ontology) -> bool:
    """Whether the noun that a verb's pattern rests on is itself no event here: "suffered a heart attack"."""
    if match.word == word:
        return False
    noun = best_sense(sentence, match.word, "noun", ontology)
    return noun is not None and noun.sense.event_type is None


def _senses(sentence: Sentence, word: int, pos: str, ontology: Ontology) -> _Senses:
    token = sentence.tokens[word]
    joined = hyphenated(sentence, word) if sentence.has_hyphen else None
    if joined is not None:
        whole = next((s for s in (ontology.senses.get((pos, f)) for f in (joined, *base_forms(joined))) if s), None)
        if whole is not None:
            return _held(whole)
    whole_word = token.low if pos == "noun" and token.upos == "VERB" else ""  # "fighting"
    return _senses_of(pos, whole_word, token.low_lemma, token.low, ontology)


@lru_cache(maxsize=16384)
def _senses_of(pos: str, whole_word: str, lemma: str, text: str, ontology: Ontology) -> _Senses:
    found = ontology.senses.get((pos, whole_word)) or ontology.senses.get((pos, lemma))
    if found is None and pos != "adj":
        forms = (ontology.irregular.get(text, lemma), *base_forms(text))
        found = next((s for s in (ontology.senses.get((pos, form)) for form in forms) if s), None)
    return _held(found or ())


def _held(senses: tuple[Sense, ...]) -> _Senses:
    asking: dict[str, list[int]] = {}
    for place, sense in enumerate(senses):
        for word in sense.needs[0] if sense.needs else ():
            asking.setdefault(word, []).append(place)
    free = [place for place, sense in enumerate(senses) if not sense.needs]
    further = [sense.needs[1:] for sense in senses]
    return _Senses(senses, frozenset(asking), asking, free, [senses[place] for place in free], further)


def fits(
    sentence: Sentence,
    word: int,
    sense: Sense,
    ontology: Ontology,
    *,
    nominal: bool = False,
    seen: _Seen | None = None,
) -> Match | None:
    """The word with the fillers that the sense's pattern names, or None where a condition does not hold.

    `nominal`: the pattern is a verb's and the word a noun made from it. `seen` keeps what one sense's conditions
    looked up for the next sense of the same word.
    """
    seen = _Seen() if seen is None else seen
    carrier = word
    fillers: list[int] = []
    for constraint in sense.constraints:
        # what stands before a noun that the pattern names: "launch =exercise c>joint"
        holder = fillers[-1] if constraint.path == "mod" and fillers else word
        holds, filler = _holds(sentence, holder, constraint, ontology, nominal=nominal, seen=seen)
        if holds == constraint.negated:
            return None
        if filler is not None and (constraint.fillers or constraint.carries) and not constraint.negated:
            fillers.append(filler)
            if constraint.carries:
                carrier = filler
    return Match(sense=sense, word=carrier, fillers=tuple(fillers))


def _holds(
    sentence: Sentence, word: int, c: Constraint, ontology: Ontology, *, nominal: bool, seen: _Seen
) -> tuple[bool, int | None]:
    if c.path == "roleset":
        frame = sentence.frame_of.get(word)
        roleset = frame.roleset if frame else None
        return (roleset in c.fillers if roleset else not c.negated), None
    if c.path == "prt":
        return _particle(sentence, word, c.fillers)
    candidates = seen.paths.get((word, c.path))
    if candidates is None:
        candidates = _nominal_candidates(sentence, word, c.path) if nominal else _candidates(sentence, word, c.path)
        seen.paths[word, c.path] = candidates
    if not candidates:
        return c.soft, None
    if not c.fillers and not c.classes:
        if c.path.startswith("obl:"):  # "the clerk was fired on Thursday", "fired on in May"
            candidates = [i for i in candidates if not is_time_word(sentence.tokens[i])]
        told = [i for i in candidates if c.path != "inf" or sentence.tokens[i].upos in ("VERB", "AUX")]
        return bool(told), told[0] if told else None
    words = seen.words
    for candidate in candidates:
        forms = words.get(candidate)
        if forms is None:
            forms = words[candidate] = _told(sentence, candidate, ontology)
        filler = _filler(sentence, candidate, forms, c, ontology)
        if filler is not None:
            return True, filler
    return False, None


def _particle(sentence: Sentence, word: int, particles: frozenset[str]) -> tuple[bool, int | None]:
    for child in sentence.children[word]:
        token = sentence.tokens[child]
        if token.low not in particles:
            continue
        if token.deprel in ("compound:prt", "advmod") or _is_stranded(token) or _is_outcome(sentence, child):
            return True, child
    after = word + 1  # "handed over the village": the parser may take the particle for a preposition
    if after < len(sentence.tokens) and sentence.tokens[after].low in particles & _PARTICLES:
        return sentence.tokens[after].deprel in ("case", "advmod", "mark"), after
    return False, None


def _is_stranded(token: Token) -> bool:
    """ "Was fired upon": a preposition whose complement is the subject of the passive."""
    return token.upos == "ADP" and token.deprel == "obl"


def _is_outcome(sentence: Sentence, word: int) -> bool:
    """ "Taking 30 soldiers prisoner": a second object behind the verb, which tells what became of the first."""
    token = sentence.tokens[word]
    first = sentence.child(token.head, "obj") if token.deprel == "obj" else None
    return first is not None and token.head < first < word


def _behind_particle(sentence: Sentence, word: int) -> int | None:
    """ "Closed down the road": what the parser hangs on a particle that it takes for a preposition."""
    after = word + 1
    if after >= len(sentence.tokens) or sentence.tokens[after].low not in _PARTICLES:
        return None
    token = sentence.tokens[after]
    return token.head if token.deprel == "case" and sentence.tokens[token.head].head == word else None


_PARTICLES = frozenset({"out", "up", "down", "off", "over", "away"})


def _candidates(sentence: Sentence, word: int, path: str) -> list[int]:
    if path == "obj":
        found = direct_object(sentence, word)
        told = sentence.child(word, "iobj")
        if told is not None and sentence.child(word, "obj") is None:
            found = told  # "allowed inspectors to visit", "warned nurses against treating them"
        if found is None:
            found = _behind_particle(sentence, word)
        return [] if found is None else [found, *_conjuncts(sentence, found)]
    if path == "subj":
        found = subject(sentence, word)
        if found is None and sentence.tokens[word].upos == "ADJ":
            found = surface_subject(sentence, word)  # "five were hurt", read as an adjective under a passive's "were"
        return [] if found is None else [found, *_conjuncts(sentence, found)]
    if path == "near":
        return [i for i in range(len(sentence.tokens)) if i != word]
    if path.startswith("obl:"):
        return list(complements(sentence, word, path[4:]))
    relations = {
        "mod": ("compound", "amod", "nmod:poss"),
        "adv": ("advmod",),
        "inf": ("xcomp",),
        "clause": ("ccomp", "parataxis"),
        "case": ("case",),
    }[path]
    children = [c for c in sentence.children[word] if _is_relation(sentence, c, relations)]
    if path == "inf":
        children = [c for c in children if not is_called(sentence, c)]
        children += [c for c in sentence.children[word] if _is_infinitive(sentence, c)]
    return children


def is_called(sentence: Sentence, word: int) -> bool:
    """ "Called the killing a crime": a noun that the encoder takes for a verb, with what it is called for an object."""
    token = sentence.tokens[word]
    if token.xpos != "VBG" or token.head < 0 or sentence.tokens[token.head].low_lemma not in _CALLING:
        return False
    return any(sentence.tokens[c].deprel == "det" for c in sentence.children[word])


_CALLING = frozenset({"call", "term", "brand", "dub", "label", "consider", "describe"})


def _nominal_candidates(sentence: Sentence, word: int, path: str) -> list[int]:
    if path == "obj":
        return list(complements(sentence, word, "of"))
    owners = [c for c in sentence.children[word] if sentence.tokens[c].deprel == "nmod:poss"]
    return [*complements(sentence, word, "by"), *owners]


def _is_relation(sentence: Sentence, word: int, relations: tuple[str, ...]) -> bool:
    token = sentence.tokens[word]
    return token.deprel in relations or (token.relation in relations and token.deprel != "compound:prt")


def _is_infinitive(sentence: Sentence, word: int) -> bool:
    token = sentence.tokens[word]
    if token.deprel not in ("advcl", "ccomp", "acl") or token.xpos != "VB":
        return False
    return any(sentence.tokens[c].low == "to" for c in sentence.children[word])


def _conjuncts(sentence: Sentence, word: int) -> list[int]:
    if sentence.child(word, "conj") is None:
        return []
    return [c for c in sentence.children[word] if sentence.tokens[c].deprel == "conj"]


def _told(sentence: Sentence, word: int, ontology: Ontology) -> _Told:
    """The head of the phrase and what it stands for ("combat" of "24 hours of combat"), each with its forms."""
    lemmas, inner = lemmas_of(sentence, ontology), content_word(sentence, word, ontology.transparent)
    own = word, (lemmas[word], sentence.tokens[word].low)
    return (own,) if inner == word else (own, (inner, (lemmas[inner], sentence.tokens[inner].low)))


def _filler(sentence: Sentence, word: int, told: _Told, c: Constraint, ontology: Ontology) -> int | None:
    """The word that fits, of those that `_told` gives for a candidate."""
    if c.soft and sentence.tokens[word].upos in ("PRON", "NUM", "DET"):
        return word
    for place, forms in told:
        if not c.fillers.isdisjoint(forms):
            return place
    for name in c.classes:
        if is_class(sentence, word, name, ontology):
            return word
    return None


_PEOPLE = frozenset({"actor", "person"})
_WHERE = frozenset({"place", "area", "site", "building"})
_MANY = frozenset({"dozens", "scores", "hundreds", "thousands"})


def is_class(sentence: Sentence, word: int, name: str, ontology: Ontology) -> bool:
    """Whether the noun phrase headed by `word` names something of this class: by lexicon, entity or proper noun."""
    token = sentence.tokens[word]
    if token.upos == "PRON" and not _is_landmine(sentence, word):
        if name in ("force", "rebel"):
            speaker = speaker_called(sentence, word)
            return speaker is not None and is_class(sentence, speaker, name, ontology)
        return token.low in _FREE_PRONOUNS and (name == "actor" or (name == "person" and not _is_it(token)))
    lemmas = lemmas_of(sentence, ontology)
    if name in ontology.classes_of(lemmas[word]):
        return True
    if name == "country":
        return is_country(_whole_name(sentence, word))
    if name == "number":
        return _is_number_of_people(sentence, word, ontology)
    if name in _WHERE and noun_of(token) in load_nouns().person:
        return False  # "three members of Los Choneros", whatever that name is
    word = content_word(sentence, word, ontology.transparent)
    token = sentence.tokens[word]
    if token.upos == "PRON":  # "fifty of them"
        return token.low in _FREE_PRONOUNS and name in ("actor", "person") and not _is_it(token)
    lemma = lemmas[word]
    if name in ontology.classes_of(lemma) or _is_known_party(lemma, name):
        return True
    if token.upos == "NUM" or (token.upos == "NOUN" and token.low in _MANY):
        return name in ("actor", "person")
    if token.upos == "NOUN" and name in ("actor", "person") and noun_of(token) in load_nouns().person:
        return True
    if name in ("force", "rebel") and _are_armed(sentence, word, lemma, name, ontology):
        return True
    if token.xpos in ("NNPS", "NNS") and name in _PEOPLE and is_adjective(token.text[:-1]):
        return True  # "three Norlanders", whatever kind of name the model sees in it
    kinds = [e.kind for e in sentence.entities if e.first <= word < e.past]
    if name == "actor" and "WEAPON" in kinds and token.upos == "PROPN" and names_armed_group(sentence, word):
        return True
    if kinds:
        return any(name in ontology.entity_classes.get(kind, ()) for kind in kinds)
    return token.upos == "PROPN" and name in ontology.proper


def _is_number_of_people(sentence: Sentence, word: int, ontology: Ontology) -> bool:
    """ "Lost three", "five of their own fell", "seven of the guards": not "two of its tanks"."""
    if sentence.tokens[word].upos != "NUM":
        return False
    whose = (c for c in sentence.children[word] if c > word and sentence.tokens[c].deprel == "nmod")
    return all(
        sentence.tokens[c].low in ("own", "them", "us") or is_class(sentence, c, "person", ontology) for c in whose
    )


def _whole_name(sentence: Sentence, word: int) -> str:
    named = next((e for e in sentence.entities if e.first <= word < e.past), None)
    words = range(named.first, named.past) if named else (word,)
    return " ".join(sentence.tokens[i].text for i in words)


def _is_landmine(sentence: Sentence, word: int) -> bool:
    """ "A mine", which the parser may take for a pronoun."""
    return sentence.tokens[word].low == "mine" and sentence.child(word, "det") is not None


def _are_armed(sentence: Sentence, word: int, lemma: str, name: str, ontology: Ontology) -> bool:
    """A name of an armed group, or of a body that has "army", "front" and the like in it; men seen to be armed."""
    if sentence.tokens[word].upos != "PROPN":
        if "unnamed" not in ontology.classes_of(lemma):
            return False
        owner = sentence.child(word, "nmod:poss")
        if lemma in _MEN and owner is not None and sentence.tokens[owner].low in _OUR:
            return True  # "its men"
        looks = (lemma_of(sentence, c, ontology) for c in sentence.children[word] if _describes(sentence, c))
        return any("armed_look" in ontology.classes_of(look) for look in looks)
    if names_armed_group(sentence, word):
        return True
    if name != "force":
        return False
    named = next((e for e in sentence.entities if e.first <= word < e.past and e.kind in ("ORG", "GROUP")), None)
    words = range(named.first, named.past) if named else ()
    return any("armed_name" in ontology.classes_of(lemma_of(sentence, i, ontology)) for i in words)


_MEN = frozenset({"man", "lad", "boy", "element"})
_OUR = frozenset({"its", "our", "his"})


def _describes(sentence: Sentence, word: int) -> bool:
    """What tells how people look: "masked men", "men in uniform", "men on motorbikes", "men with rifles"."""
    token = sentence.tokens[word]
    if token.relation in ("amod", "compound"):
        return True
    cases = (sentence.tokens[c].low for c in sentence.children[word] if sentence.tokens[c].deprel == "case")
    return token.relation == "nmod" and any(case in ("in", "on", "with") for case in cases)


def _is_known_party(lemma: str, name: str) -> bool:
    """Whether the wider lexicon of nouns has it among people, for the classes that any of them belongs to."""
    nouns = load_nouns()
    return (name == "actor" and nouns.is_people(lemma)) or (name == "person" and lemma in nouns.person)


def _is_it(token: Token) -> bool:
    return token.low == "it"
