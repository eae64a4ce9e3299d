"""Which words of a sentence report a happening, and of which type.

One happening in one clause is one trigger. What a clause tells about the same happening with a second word goes into
the trigger's `parts`: the noun of a light verb has no part of its own ("carried out an attack"); the means or occasion
of harm does ("killed in an attack", "the attack killed 12"), and so does harm told behind the deed ("attacked a
village, killing 12") or beside other harm ("killed 12 and wounded 20").
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from reportedly.annotate.annotation import Sentence
from reportedly.code.arguments import agent, base, is_passive, surface_subject
from reportedly.code.matching import Match, best_sense, fits, lemma_of
from reportedly.code.nominals import is_reported, light_verb
from reportedly.code.ontology import Ontology, Sense
from reportedly.model import BlockKind, EventType

_COMMITMENTS = frozenset({EventType.AGREE, EventType.REQUEST, EventType.REJECT, EventType.THREATEN})
_FORCE = frozenset({EventType.ASSAULT, EventType.COERCE})
_OCCASION_CASES = frozenset({"in", "during", "by", "from", "with", "when", "as", "through", "amid", "on"})
_LONGEST_SPAN = 5
_FIRST_SECOND = frozenset({"i", "you", "me", "my", "your"})


@dataclass(frozen=True, slots=True)
class Trigger:
    """What evokes an event in a sentence; all members but `event_type`, `mode` and `contexts` are indices of words.

    `word` carries the event (the noun of "carried out an attack"), `predicate` has the arguments that give the roles
    (the light verb, else the word itself); `first` to `past` (past the last) is what is shown. `parts` are other
    triggers of the same happening: their senses tell where more counts, an actor or a target may stand.
    """

    word: int
    predicate: int
    first: int
    past: int
    event_type: EventType
    mode: str | None
    contexts: tuple[str, ...]
    sense: Sense
    parts: tuple[Trigger, ...] = ()


def find_triggers(sentence: Sentence, ontology: Ontology) -> tuple[Trigger, ...]:
    """The triggers of a sentence, in the order of the text."""
    found: dict[int, Trigger] = {}
    taken: set[int] = set()
    verbs_first = sorted(range(len(sentence.tokens)), key=lambda i: (sentence.tokens[i].upos == "ADJ", i))
    for word in verbs_first:
        match = None if word in taken else _verbal_match(sentence, word, ontology)
        if match is None:
            continue
        taken.update(match.fillers)
        if match.sense.event_type is None:
            taken.add(word)
            continue
        taken.update((word, match.word))
        found[match.word] = _trigger(sentence, match, predicate=word, ontology=ontology)
    for word, token in enumerate(sentence.tokens):
        if word in taken or not (token.upos == "NOUN" or (token.upos == "PROPN" and in_title(sentence))):
            continue
        trigger = _noun_trigger(sentence, word, ontology, frozenset(t.predicate for t in found.values()))
        if trigger is not None:
            found[word] = trigger
    merged = _merge(sentence, found)
    return tuple(merged[word] for word in sorted(merged))


def _verbal_match(sentence: Sentence, word: int, ontology: Ontology) -> Match | None:
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
    if "public" in rules and _is_private(sentence, word):
        return None
    if pos == "verb" and _is_order(sentence, word):
        return None
    return match if _is_violent_enough(sentence, word, match.sense, ontology) else None


def _is_order(sentence: Sentence, word: int) -> bool:
    """An imperative reports nothing."""
    token = sentence.tokens[word]
    if token.xpos != "VB" or token.deprel not in ("root", "parataxis", "conj"):
        return False
    relations = {base(sentence.tokens[c].deprel) for c in sentence.children[word]}
    own = relations.isdisjoint(("nsubj", "csubj", "aux", "mark", "cop"))
    return own and (token.deprel != "conj" or _is_order(sentence, token.head))


def _is_violent_enough(sentence: Sentence, word: int, sense: Sense, ontology: Ontology) -> bool:
    """People also die in their beds and in floods: harm counts where violence is named, or at least no disaster is."""
    if "harm" not in sense.rules:
        return True
    needs = "violent" in sense.rules or any(
        token.upos == "NOUN" and "disaster" in ontology.classes_of(lemma_of(sentence, i, ontology))
        for i, token in enumerate(sentence.tokens)
    )
    return not needs or _violence_near(sentence, word, ontology)


def _is_private(sentence: Sentence, word: int) -> bool:
    """Whether "I" or "you" does it, or nobody, as in an imperative."""
    held = surface_subject(sentence, word)
    if held is None:
        return sentence.tokens[word].xpos == "VB" and sentence.tokens[word].deprel == "root"
    return sentence.tokens[held].text.lower() in _FIRST_SECOND


def _violence_near(sentence: Sentence, word: int, ontology: Ontology) -> bool:
    """Whether another word of the sentence names violence or a weapon: people also die in their beds."""
    return any(
        i != word
        and not ontology.classes_of(lemma_of(sentence, i, ontology)).isdisjoint(("violence", "weapon", "killing"))
        for i, token in enumerate(sentence.tokens)
        if token.upos in ("NOUN", "PROPN", "VERB")
    )


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
    return any(
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
    mode = sense.mode
    if mode is None and sense.event_type is EventType.ASSAULT:
        mode = weapon_mode(sentence, predicate, ontology)
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


def weapon_mode(sentence: Sentence, word: int, ontology: Ontology) -> str | None:
    """The mode that a weapon in the clause of `word` gives to an assault."""
    for child in sentence.children[word]:
        relation = base(sentence.tokens[child].deprel)
        if relation not in ("nsubj", "obj", "obl", "nmod", "compound", "amod"):
            continue
        for candidate in (child, *sentence.children[child]):
            token = sentence.tokens[candidate]
            if candidate != child and base(token.deprel) not in ("compound", "amod", "nmod", "conj"):
                continue
            mode = ontology.weapon_modes.get(lemma_of(sentence, candidate, ontology))
            if mode is not None:
                return mode
    return None


def _noun_trigger(sentence: Sentence, word: int, ontology: Ontology, predicates: frozenset[int]) -> Trigger | None:
    match = best_sense(sentence, word, "noun", ontology)
    if match is None or match.sense.event_type is None:
        return None
    if not _is_violent_enough(sentence, word, match.sense, ontology):
        return None
    verb, kind = light_verb(sentence, word, ontology)
    if not is_reported(sentence, match.sense, word, ontology, light=kind, predicates=predicates):
        return None
    if verb is None or kind == "occur":
        trigger = _trigger(sentence, match, predicate=word, ontology=ontology)
        first = min([word, *(c for c in sentence.children[word] if sentence.tokens[c].deprel == "compound")])
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


def _merge(sentence: Sentence, found: dict[int, Trigger]) -> dict[int, Trigger]:
    """One trigger for one happening: absorbed triggers become parts of the one that stays."""
    into: dict[int, int] = {}
    by_predicate = {t.predicate: w for w, t in found.items()}
    for word, trigger in found.items():
        main = _absorber(sentence, trigger, found, by_predicate)
        if main is not None and main != word:
            into[word] = main
    merged: dict[int, Trigger] = {}
    for word, trigger in found.items():
        if word in into:
            continue
        parts = tuple(t for w, t in found.items() if w != word and _root_of(w, into) == word)
        merged[word] = _with_parts(trigger, parts)
    return merged


def _root_of(word: int, into: dict[int, int]) -> int | None:
    seen = set()
    while word in into and word not in seen:
        seen.add(word)
        word = into[word]
    return None if word in into else word


def _with_parts(trigger: Trigger, parts: tuple[Trigger, ...]) -> Trigger:
    """A trigger with its parts; one that has no mode takes that of a part of its own type."""
    if not parts:
        return trigger
    same = [p.mode for p in parts if p.event_type is trigger.event_type and p.mode]
    return replace(trigger, parts=parts, mode=trigger.mode or (same[0] if same else None))


def _absorber(
    sentence: Sentence, trigger: Trigger, found: dict[int, Trigger], by_predicate: dict[int, int]
) -> int | None:
    """The word of the trigger that tells the same happening and keeps it, or None."""
    for rule in (_content_of_commitment, _occasion, _following_harm, _deed_of_harm, _purpose):
        main = rule(sentence, trigger, found, by_predicate)
        if main is not None:
            return main
    return None


def _content_of_commitment(
    sentence: Sentence, trigger: Trigger, found: dict[int, Trigger], by_predicate: dict[int, int]
) -> int | None:
    """ "Agreed to withdraw", "demanded talks", "threatened attacks": what is agreed or demanded has not happened."""
    word = trigger.predicate
    for _ in range(3):
        token = sentence.tokens[word]
        if token.head < 0:
            return None
        relation = base(token.deprel)
        if relation not in ("xcomp", "ccomp", "obj", "obl", "nmod", "advcl", "conj", "acl", "nsubj"):
            return None
        main = by_predicate.get(token.head)
        if main is not None and found[main].event_type in _COMMITMENTS:
            if relation in ("conj", "nsubj") or token.deprel == "acl:relcl":
                return None
            if relation in ("advcl", "obl") and _marker(sentence, word) not in (
                "to",
                "for",
                "against",
                "of",
                "on",
                "with",
            ):
                return None
            return None if "act" in found[main].sense.rules else main
        if relation not in ("conj", "xcomp", "nmod", "obj"):
            return None
        word = token.head
    return None


def _marker(sentence: Sentence, word: int) -> str | None:
    for c in sentence.children[word]:
        if base(sentence.tokens[c].deprel) in ("case", "mark"):
            return sentence.tokens[c].text.lower()
    return None


def _occasion(
    sentence: Sentence, trigger: Trigger, found: dict[int, Trigger], by_predicate: dict[int, int]
) -> int | None:
    """A noun that is subject, means or occasion of another word of force: "killed in an attack", "the strike hit"."""
    word = trigger.word
    token = sentence.tokens[word]
    if trigger.predicate != word or token.upos not in ("NOUN", "PROPN") or trigger.event_type not in _FORCE:
        return _same_type_subject(sentence, trigger, found, by_predicate)
    for inner in sentence.children[word]:  # "an attack that killed 12"
        if sentence.tokens[inner].deprel.startswith("acl") and inner in by_predicate:
            main = found[by_predicate[inner]]
            if "harm" in main.sense.rules:
                return main.word
    head = token.head
    while head >= 0 and base(token.deprel) in ("conj", "nmod", "appos") and head not in by_predicate:
        word, token = head, sentence.tokens[head]
        head = token.head
    main_word = by_predicate.get(head)
    if main_word is None or found[main_word].event_type not in _FORCE:
        return None
    relation = base(token.deprel)
    if relation == "nsubj" and not is_passive(sentence, head):
        return main_word
    if relation in ("obl", "nmod", "advmod") and _marker(sentence, word) in _OCCASION_CASES:
        return main_word
    if relation == "obj" and "harm" in found[main_word].sense.rules:
        return main_word
    return None


def _same_type_subject(
    sentence: Sentence, trigger: Trigger, found: dict[int, Trigger], by_predicate: dict[int, int]
) -> int | None:
    """ "The protest blocked a road", "rioted during a demonstration": one happening where the types are the same."""
    token = sentence.tokens[trigger.word]
    if trigger.predicate != trigger.word or token.upos not in ("NOUN", "PROPN"):
        return None
    main = by_predicate.get(token.head)
    if main is None or found[main].event_type is not trigger.event_type:
        return None
    relation = base(token.deprel)
    if relation == "nsubj" or (relation == "obl" and _marker(sentence, trigger.word) in _OCCASION_CASES):
        return main
    return None


def _following_harm(
    sentence: Sentence, trigger: Trigger, found: dict[int, Trigger], _by_predicate: dict[int, int]
) -> int | None:
    """ "Attacked a village, killing 12"; "killed 12 and wounded 20": harm belongs to the deed or harm before it."""
    if "harm" not in trigger.sense.rules:
        return None
    token = sentence.tokens[trigger.predicate]
    relation = base(token.deprel)
    if token.head < 0:
        return None
    heads = {token.head}
    if relation == "advcl":  # "clashes broke out, leaving 12 dead"
        heads.update(c for c in sentence.children[token.head] if base(sentence.tokens[c].deprel) == "nsubj")
    main = next((t for t in found.values() if t is not trigger and not heads.isdisjoint(_words_of(t))), None)
    if main is None or main.event_type not in _FORCE:
        return None
    if relation in ("conj", "parataxis"):
        return main.word if "harm" in main.sense.rules else None
    if relation in ("advcl", "xcomp", "acl"):
        return main.word if token.xpos == "VBG" else None
    return main.word if relation in ("dep", "obl") and token.xpos == "VBG" else None


def _words_of(trigger: Trigger) -> frozenset[int]:
    """The words that a trigger is made of: what leans on any of them leans on it."""
    return frozenset((trigger.word, trigger.predicate, *range(trigger.first, trigger.past)))


def _deed_of_harm(
    sentence: Sentence, trigger: Trigger, found: dict[int, Trigger], by_predicate: dict[int, int]
) -> int | None:
    """ "Three were wounded when gunmen opened fire": the deed behind harm that names no doer is the same happening."""
    token = sentence.tokens[trigger.predicate]
    main = by_predicate.get(token.head)
    if main is None or base(token.deprel) != "advcl" or trigger.event_type is not EventType.ASSAULT:
        return None
    harm = found[main]
    if "harm" not in harm.sense.rules or "harm" in trigger.sense.rules:
        return None
    told = any(
        sentence.tokens[c].text.lower() in _AS_IT_HAPPENED
        for c in sentence.children[trigger.predicate]
        if base(sentence.tokens[c].deprel) in ("mark", "advmod", "case")
    )
    return main if told and agent(sentence, harm.predicate) is None else None


_AS_IT_HAPPENED = frozenset({"when", "as", "after", "while"})


def _purpose(
    sentence: Sentence, trigger: Trigger, found: dict[int, Trigger], by_predicate: dict[int, int]
) -> int | None:
    """ "Marched to demand an inquiry": what a protest says is the protest. "Fired gas to disperse": one happening."""
    token = sentence.tokens[trigger.predicate]
    main = by_predicate.get(token.head)
    for_it = base(token.deprel) == "advcl" and token.xpos == "VB" and trigger.event_type in _FORCE
    if main is not None and for_it and found[main].event_type is trigger.event_type:
        return main
    if trigger.event_type not in (EventType.REQUEST, EventType.ACCUSE, EventType.REJECT, EventType.PROTEST):
        return None
    if main is None or found[main].event_type is not EventType.PROTEST:
        return None
    return main if base(token.deprel) in ("advcl", "xcomp", "acl") and token.xpos in ("VB", "VBG") else None


def in_title(sentence: Sentence) -> bool:
    """Whether a sentence is a headline, whose words may all be capitalised."""
    return sentence.block is BlockKind.TITLE
