"""With what it was done: the instruments that a sentence names for a violent happening ("a car bomb", "rifles")."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from reportedly.annotate.annotation import Sentence
from reportedly.code.arguments import direct_object, subject
from reportedly.code.phrases import conjuncts, entity_kind, phrase, preposition
from reportedly.code.sides import is_ride
from reportedly.code.triggers import Trigger
from reportedly.model import EventType, Span

_VIOLENT = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.PROTEST})
_MEANS = frozenset({"with", "by", "from", "using"})
_BEFORE = frozenset({"compound", "amod", "nmod", "flat"})
# A means belongs to the clause it stands in: what lies behind these relations is another one's.
_CLAUSES = frozenset({"ccomp", "acl:relcl", "parataxis", "csubj"})


@dataclass(frozen=True, slots=True)
class WeaponWords:
    """The lists of data/lexicons/weapons.toml."""

    weapon: frozenset[str]
    only_with: Mapping[str, frozenset[str]]
    carrier: frozenset[str]
    thrown: frozenset[str]
    blow: frozenset[str]
    known: frozenset[str]
    """All words that may be instruments."""
    written: frozenset[str]
    """These, and the plurals of what is a weapon by itself."""


@cache
def load_weapons() -> WeaponWords:
    data = tomllib.loads(files("reportedly").joinpath("data/lexicons/weapons.toml").read_text(encoding="utf-8"))
    only_with = {noun: frozenset(w.strip() for w in words.split(",")) for noun, words in data["only_with"].items()}
    known = frozenset({*data["weapon"], *only_with, *data["carrier"], *data["thrown"]})
    return WeaponWords(
        weapon=frozenset(data["weapon"]),
        only_with=only_with,
        carrier=frozenset(data["carrier"]),
        thrown=frozenset(data["thrown"]),
        blow=frozenset(data["blow"]),
        known=known,
        written=known.union(f"{noun}s" for noun in data["weapon"]),
    )


def weapons(sentence: Sentence, trigger: Trigger, others: Sequence[Trigger], targets: frozenset[int]) -> list[Span]:
    """The instruments of one trigger's happening, in the order of the text.

    `others` are all triggers of the sentence: a weapon belongs to the one that governs it. `targets` are the heads of
    what the deed was done to: a rifle that is seized did nothing.
    """
    if trigger.event_type not in _VIOLENT:
        return []
    found: list[tuple[int, int]] = []
    struck = {word for target in targets for word in conjuncts(sentence, target)}
    for word in _named(sentence):
        if word in struck or not _belongs(sentence, word, trigger, others):
            continue
        first, past = _extent(sentence, word)
        if not found or first >= found[-1][1]:
            found.append((first, past))
    return [Span(sentence.tokens[a].start, sentence.tokens[b - 1].end) for a, b in found]


def _named(sentence: Sentence) -> tuple[int, ...]:
    """The words that head the name of an instrument."""
    found: tuple[int, ...] | None = sentence.noted.get(_named)
    if found is None:
        # a make of arms has a name of its own; all others are known
        parts = ("PROPN",) if sentence.forms.isdisjoint(load_weapons().written) else ("NOUN", "PROPN", "X")
        found = sentence.noted[_named] = tuple([i for i in sentence.of_upos(*parts) if _is_instrument(sentence, i)])
    return found


def _is_instrument(sentence: Sentence, word: int) -> bool:
    words, lemma = load_weapons(), _lemma(sentence, word)
    if lemma not in words.known and sentence.tokens[word].upos != "PROPN":
        return False
    if _is_modifier(sentence, word):
        blow = _lemma(sentence, sentence.tokens[word].head) in words.blow
        return blow and lemma in words.weapon
    if lemma in words.weapon or _is_make(sentence, word):
        return True
    if lemma in words.only_with and not words.only_with[lemma].isdisjoint(_modifiers(sentence, word)):
        return True
    if lemma in words.carrier:
        return _is_means(sentence, word) and not is_ride(sentence, word)
    with_it = sentence.tokens[word].relation == "obl" and preposition(sentence, word) == "with"
    return with_it and lemma in words.thrown


def _is_modifier(sentence: Sentence, word: int) -> bool:
    token = sentence.tokens[word]
    return token.head > word and token.relation in ("compound", "amod", "flat")


def _is_make(sentence: Sentence, word: int) -> bool:
    """The name of a make of arms ("a Grad"), told as such by a capital; makes of cars and planes are no arms."""
    token = sentence.tokens[word]
    named = token.upos == "PROPN" and token.text[:1].isupper()
    return named and entity_kind(sentence, word) == "WEAPON" and _is_means(sentence, word)


def _lemma(sentence: Sentence, word: int) -> str:
    token = sentence.tokens[word]
    lemma, text = token.low_lemma, token.low
    known = load_weapons()
    if lemma in known.weapon or not text.endswith("s"):
        return lemma
    return text[:-1] if text[:-1] in known.weapon else lemma


def _modifiers(sentence: Sentence, word: int) -> set[str]:
    """The lower-case words that tell what kind of thing it is, before it or after "of"."""
    tokens = sentence.tokens
    found: set[str] = set()
    for child in sentence.children[word]:
        if tokens[child].relation in _BEFORE and (child < word or preposition(sentence, child) == "of"):
            found.update((tokens[child].low, tokens[child].low_lemma))
    return found


def _is_means(sentence: Sentence, word: int) -> bool:
    """Whether something is the doer of its clause or what it was done with, by or from."""
    relation = sentence.tokens[word].relation
    return relation == "nsubj" or (relation in ("obl", "nmod") and preposition(sentence, word) in _MEANS)


def _belongs(sentence: Sentence, word: int, trigger: Trigger, others: Sequence[Trigger]) -> bool:
    """Whether the nearest trigger above the word is this one, or the word is what the trigger's verb is said of."""
    for part in (trigger, *trigger.parts):
        if part.word == word:
            return part.predicate != word  # "planted a bomb": the verb's object carries the event
        if word in (subject(sentence, part.predicate), direct_object(sentence, part.predicate)):
            return True
    at = word
    for above in sentence.ancestors(word):
        if sentence.tokens[at].deprel in _CLAUSES:
            return False
        owner = next((t for t in (trigger, *others) if above in _words(t)), None)
        if owner is not None:
            return owner is trigger
        at = above
    return False


def _words(trigger: Trigger) -> set[int]:
    return {i for part in (trigger, *trigger.parts) for i in (part.word, part.predicate)}


def _extent(sentence: Sentence, word: int) -> tuple[int, int]:
    """The words that name the instrument; of "a car bomb attack" those before the blow."""
    if _is_modifier(sentence, word):
        first = word
        while first > 0 and _names_kind(sentence, first - 1, word, sentence.tokens[word].head):
            first -= 1
        return first, word + 1
    found = phrase(sentence, 0, word)
    return found.first, found.past


def _names_kind(sentence: Sentence, before: int, word: int, blow: int) -> bool:
    token = sentence.tokens[before]
    tied = token.head in (word, blow) and token.relation == "compound" and token.upos == "NOUN"
    return tied and entity_kind(sentence, before) in (None, "WEAPON")
