"""Which words of a sentence report a happening, and of which type.

One happening in one clause is one trigger. What a clause tells about the same happening with a second word goes into
the trigger's `parts`: the noun of a light verb has no part of its own ("carried out an attack"); the means or occasion
of harm does ("killed in an attack", "the attack killed 12"), and so does harm told behind the deed ("attacked a
village, killing 12") or beside other harm ("killed 12 and wounded 20").
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from reportedly.annotate.annotation import Sentence
from reportedly.code.arguments import base, direct_object, is_passive, preposition, surface_subject
from reportedly.code.lemmas import lemma_of
from reportedly.code.matching import Match, best_sense, fits, is_class
from reportedly.code.merging import merge
from reportedly.code.nominalized import nominal_sense
from reportedly.code.nominals import is_reported, light_verb
from reportedly.code.ontology import Ontology, Sense
from reportedly.code.trigger import Trigger
from reportedly.model import BlockKind, EventType

__all__ = ["Trigger", "find_triggers"]

_LONGEST_SPAN = 5
_QUOTES = frozenset({'"', "“", "”", "``", "''"})
_FIRST_SECOND = frozenset({"i", "you", "me", "my", "your"})


def find_triggers(sentence: Sentence, ontology: Ontology, *, amid_violence: bool = False) -> tuple[Trigger, ...]:
    """The triggers of a sentence, in the order of the text.

    `amid_violence`: the sentences before tell of violence, so that who "died" here died of it.
    """
    found: dict[int, Trigger] = {}
    taken: set[int] = set()
    verbs = [i for i, token in enumerate(sentence.tokens) if token.upos in ("VERB", "AUX")]
    adjectives = [i for i, token in enumerate(sentence.tokens) if token.upos == "ADJ"]
    for word in verbs + adjectives:
        match = None if word in taken else _verbal_match(sentence, word, ontology, amid_violence=amid_violence)
        if match is None:
            continue
        taken.update(match.fillers)
        if match.sense.event_type is None:
            taken.add(word)
            continue
        taken.update((word, match.word))
        found[match.word] = _trigger(sentence, match, predicate=word, ontology=ontology)
    for word in range(len(sentence.tokens)):
        if word in taken or not _may_be_noun(sentence, word):
            continue
        trigger = _noun_trigger(
            sentence, word, ontology, frozenset(t.predicate for t in found.values()), amid_violence=amid_violence
        )
        if trigger is not None:
            found[word] = trigger
    merged = merge(sentence, found)
    return tuple(merged[word] for word in sorted(merged))


def _may_be_noun(sentence: Sentence, word: int) -> bool:
    """Nouns, names in a headline, and gerunds ("days of shelling", "there is fighting")."""
    token = sentence.tokens[word]
    if token.upos == "VERB":
        return token.xpos == "VBG" and token.text.lower().endswith("ing") and not _has_object(sentence, word)
    return token.upos == "NOUN" or (token.upos == "PROPN" and in_title(sentence))


def _has_object(sentence: Sentence, word: int) -> bool:
    relations = {base(sentence.tokens[c].deprel) for c in sentence.children[word]}
    return bool(relations & {"obj", "nsubj"}) or ("aux" in relations and "expl" not in relations)


def _verbal_match(sentence: Sentence, word: int, ontology: Ontology, *, amid_violence: bool) -> Match | None:
    token = sentence.tokens[word]
    if token.upos == "VERB" or (token.upos == "AUX" and token.deprel in ("root", "ccomp", "conj")):
        pos = "verb"
    elif token.upos == "ADJ":
        pos = "adj"
    else:
        return None
    if base(token.deprel) in ("case", "mark", "compound", "fixed", "flat", "det"):
        return None
    match = _modal_match(sentence, word, ontology) or best_sense(sentence, word, pos, ontology)
    if match is None or match.sense.event_type is None:
        return match
    rules = match.sense.rules
    if pos == "verb" and token.deprel == "amod" and "attributive" not in rules:
        return None
    if pos == "adj" and token.deprel == "amod" and "attributive" not in rules:
        return None
    describes = token.deprel == "acl" and (token.xpos == "VBN" or "main" in rules)
    if rules & {"finite", "main"} and describes:
        return None
    if "public" in rules and _is_private(sentence, word):
        return None
    if pos == "verb" and (_is_order(sentence, word) or _is_anybody(sentence, word)):
        return None
    return match if _is_violent_enough(sentence, word, match.sense, ontology, amid_violence=amid_violence) else None


def _is_order(sentence: Sentence, word: int) -> bool:
    """An imperative reports nothing."""
    token = sentence.tokens[word]
    if token.xpos != "VB" or token.deprel not in ("root", "parataxis", "conj"):
        return False
    relations = {base(sentence.tokens[c].deprel) for c in sentence.children[word]}
    own = relations.isdisjoint(("nsubj", "csubj", "aux", "mark", "cop"))
    return own and (token.deprel != "conj" or _is_order(sentence, token.head))


def _is_anybody(sentence: Sentence, word: int) -> bool:
    """ "When you attack one of us": of anybody who does it, and nobody who did."""
    held = sentence.child(word, "nsubj")
    return held is not None and sentence.tokens[held].text.lower() == "you" and sentence.tokens[word].xpos in _PRESENT


_PRESENT = frozenset({"VBP", "VB"})


def _is_violent_enough(sentence: Sentence, word: int, sense: Sense, ontology: Ontology, *, amid_violence: bool) -> bool:
    """People also die in their beds and in floods: harm counts where violence is named, or at least no disaster is.

    `amid_violence`: the sentences before tell of violence.
    """
    if "harm" not in sense.rules:
        return True
    disaster = _disaster_near(sentence, ontology)
    if "violent" not in sense.rules and not disaster:
        return True
    if _violence_near(sentence, word, ontology):
        return True
    return not disaster and (amid_violence or _are_troops(sentence, word, ontology))


def _are_troops(sentence: Sentence, word: int, ontology: Ontology) -> bool:
    """Whether soldiers or police are hurt: an accident would be told."""
    victim = direct_object(sentence, word) if is_passive(sentence, word) else None
    return victim is not None and is_class(sentence, victim, "troops", ontology)


def _disaster_near(sentence: Sentence, ontology: Ontology) -> bool:
    """Whether the sentence names a disaster or tells an accident ("when a bus plunged into a ravine")."""
    words = {"NOUN": _members(ontology, "disaster"), "VERB": _members(ontology, "accident")}
    return any(
        token.upos in words and lemma_of(sentence, i, ontology) in words[token.upos]
        for i, token in enumerate(sentence.tokens)
    )


def _is_private(sentence: Sentence, word: int) -> bool:
    """Whether "I" or "you" does it, or nobody, as in an imperative."""
    held = surface_subject(sentence, word)
    if held is None:
        return sentence.tokens[word].xpos == "VB" and sentence.tokens[word].deprel == "root"
    return sentence.tokens[held].text.lower() in _FIRST_SECOND


def names_violence(sentence: Sentence, ontology: Ontology) -> bool:
    """Whether a sentence names violence or a weapon."""
    return _violence_near(sentence, -1, ontology)


def _violence_near(sentence: Sentence, word: int, ontology: Ontology) -> bool:
    """Whether another word of the sentence names violence or a weapon: people also die in their beds."""
    words = _members(ontology, "violence", "weapon", "killing")
    return any(
        i != word and token.upos in _CONTENT and lemma_of(sentence, i, ontology) in words
        for i, token in enumerate(sentence.tokens)
    )


_CONTENT = frozenset({"NOUN", "PROPN", "VERB"})


@lru_cache
def _members(ontology: Ontology, *names: str) -> frozenset[str]:
    """All lemmas of these classes."""
    return frozenset(lemma for lemma, classes in ontology.classes.items() if not classes.isdisjoint(names))


def _modal_match(sentence: Sentence, word: int, ontology: Ontology) -> Match | None:
    """ "Said that the rebels must leave": a demand, told with a modal of duty under a verb of saying."""
    if sentence.tokens[word].deprel not in ("ccomp", "parataxis", "conj", "root"):
        return None
    for c in sentence.children[word]:
        token = sentence.tokens[c]
        if token.xpos == "MD" and ("modal", token.lemma.lower()) in ontology.senses and _is_told(sentence, word):
            for sense in ontology.senses["modal", token.lemma.lower()]:
                match = fits(sentence, word, sense, ontology)
                if match is not None:
                    return match
    return None


def _is_told(sentence: Sentence, word: int) -> bool:
    """Whether the clause is what somebody says: under a verb, or beside one."""
    token = sentence.tokens[word]
    if token.deprel == "conj" and token.head >= 0:
        return _is_told(sentence, token.head)
    if token.deprel in ("ccomp", "parataxis"):
        return sentence.tokens[token.head].upos == "VERB"
    quoted = any(t.text in _QUOTES for t in sentence.tokens)
    return quoted or any(
        sentence.tokens[c].deprel == "parataxis" and sentence.tokens[c].upos == "VERB" for c in sentence.children[word]
    )


def _trigger(sentence: Sentence, match: Match, *, predicate: int, ontology: Ontology) -> Trigger:
    sense = match.sense
    assert sense.event_type is not None
    words = {predicate, match.word, *match.fillers}
    first, past = min(words), max(words) + 1
    if past - first > _LONGEST_SPAN:
        first, past = min(predicate, match.word), max(predicate, match.word) + 1
    if past - first > _LONGEST_SPAN:
        first, past = match.word, match.word + 1
    particle = sentence.child(past - 1, "compound:prt")
    if particle == past:
        past += 1  # "went off", "blew up": the particle is half of the verb
    mode = sense.mode
    if mode is None and sense.event_type is EventType.ASSAULT:
        mode = weapon_mode(sentence, predicate, ontology)
    elif mode == "destroy":  # "warplanes destroyed the bridge"
        with_what = weapon_mode(sentence, predicate, ontology, relations=("nsubj", "obl"))
        mode = with_what if with_what in _FROM_AFAR else mode
    return Trigger(
        word=match.word,
        predicate=predicate,
        first=first,
        past=past,
        event_type=sense.event_type,
        mode=mode,
        contexts=sense.contexts,
        sense=sense,
    )


_FROM_AFAR = frozenset({"aerial", "drone", "heavy-weapons"})
_TELLING = ("suicide-attack", "drone")
_ANOTHER_TIME = frozenset({"after", "before", "since", "until", "following", "over", "about", "despite"})
_WITH_WEAPON = ("nsubj", "obj", "obl", "nmod", "compound", "amod")


def weapon_mode(
    sentence: Sentence, word: int, ontology: Ontology, *, relations: tuple[str, ...] = _WITH_WEAPON
) -> str | None:
    """The mode that a weapon in the clause of `word`, in one of these relations to it, gives to an assault."""
    for child in sentence.children[word]:
        relation = base(sentence.tokens[child].deprel)
        if relation not in relations or (relation == "nsubj" and is_passive(sentence, word) and "obj" not in relations):
            continue
        if relation == "obl" and preposition(sentence, child) in _ANOTHER_TIME:
            continue  # "killed days after the bombing"
        found: list[str] = []
        for candidate in (child, *sentence.children[child]):
            token = sentence.tokens[candidate]
            if candidate != child and base(token.deprel) not in ("compound", "amod", "nmod", "conj"):
                continue
            mode = ontology.weapon_modes.get(lemma_of(sentence, candidate, ontology))
            if mode is not None and not _is_dug(sentence, candidate, ontology):
                found.append(mode)
        if found:  # "a suicide bomber": what tells more counts
            return next((mode for mode in found if mode in _TELLING), found[0])
    return None


def _is_dug(sentence: Sentence, word: int, ontology: Ontology) -> bool:
    """ "A gold mine" is no weapon."""
    before = (c for c in sentence.children[word] if base(sentence.tokens[c].deprel) in ("compound", "amod"))
    return any("ore" in ontology.classes_of(lemma_of(sentence, c, ontology)) for c in before)


def _noun_trigger(
    sentence: Sentence, word: int, ontology: Ontology, predicates: frozenset[int], *, amid_violence: bool
) -> Trigger | None:
    match = best_sense(sentence, word, "noun", ontology)
    if match is None and ("noun", lemma_of(sentence, word, ontology)) not in ontology.senses:
        match = nominal_sense(sentence, word, ontology)
    if match is None or match.sense.event_type is None:
        return None
    if not _is_violent_enough(sentence, word, match.sense, ontology, amid_violence=amid_violence):
        return None
    verb, kind = light_verb(sentence, word, ontology)
    if not is_reported(sentence, match.sense, word, ontology, light=kind, predicates=predicates):
        return None
    if verb is None or kind == "occur":
        trigger = _trigger(sentence, match, predicate=word, ontology=ontology)
        before = (c for c in sentence.children[word] if sentence.tokens[c].deprel == "compound")
        first = min([word, *(c for c in before if sentence.tokens[c].upos != "NUM")])
        return replace(trigger, first=max(first, word - 3))
    trigger = _trigger(sentence, match, predicate=verb, ontology=ontology)
    if trigger.mode is None and trigger.event_type is EventType.ASSAULT:
        trigger = replace(trigger, mode=weapon_mode(sentence, word, ontology))
    return replace(trigger, sense=_undergone(trigger.sense) if kind == "undergo" else _done(trigger.sense))


def _done(sense: Sense) -> Sense:
    """The sense where the light verb's subject is the one who does it: "rebels launched an attack on"."""
    target = (*sense.target, *(p.replace("nmod:", "obl:") for p in sense.target if p in _LOOSE_TARGETS))
    return replace(sense, actor=("nsubj", "obl:by", *sense.actor), target=target)


_LOOSE_TARGETS = frozenset({"nmod:on", "nmod:against", "nmod:with", "nmod:to", "nmod:at"})


def _undergone(sense: Sense) -> Sense:
    """The sense where the light verb's subject is the one to whom it is done: "came under attack from"."""
    return replace(
        sense, actor=("obl:from", "nmod:from", "obl:by", "nmod:by", "nmod:poss"), target=("nsubj", "nsubj:pass")
    )


def in_title(sentence: Sentence) -> bool:
    """Whether a sentence is a headline, whose words may all be capitalised."""
    return sentence.block is BlockKind.TITLE
