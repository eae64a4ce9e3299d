"""Names that a happening shows to be places, where the model took each alone for a person's.

A town's name that stands bare ("captured Dosso") looks to a tagger like a surname. Who takes it tells: forces and
movements take towns far more often than they take a person whom the report names with one word and never again.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from reportedly.annotate.annotation import Annotation, Entity, Sentence, Token
from reportedly.changed import replace
from reportedly.code.agreement import (
    with_agreeing_clauses,
    with_outcomes,
    with_own_doers,
    with_own_words,
    with_told_clauses,
)
from reportedly.code.arguments import speaker_called
from reportedly.code.entries import entry_place
from reportedly.code.forms import lemma_of
from reportedly.code.nouns import load_nouns, noun_of
from reportedly.code.ontology import load_ontology
from reportedly.code.place_names import place_words
from reportedly.code.sides import Side, names_armed_group, side_words

_TAKING = frozenset(
    {"capture", "seize", "take", "retake", "recapture", "overrun", "occupy", "liberate", "besiege", "reclaim", "enter"}
)
_SHELLING = frozenset({"shell", "bombard", "besiege"})  # nobody does so to a person
_STRIKING = frozenset({"hit", "strike", "pound", "rock", "bomb", "target"})
_HELD = _TAKING | {"lose", "leave", "abandon", "hold", "control"}
_THERE = frozenset({"of", "in", "at", "near", "from", "outside", "inside", "around", "towards", "toward", "into"})
_MARKS = frozenset({'"', "“", "”", "'", "‘", "’"})
_SEIZED = frozenset(
    {"capture", "arrest", "detain", "detention", "seize", "kill", "killing", "death", "extradite", "extradition"}
)
_LYING = frozenset({"lie", "straddle", "border", "overlook"})  # what towns do, and no man whom the news names
_WHO = frozenset({"who", "which", "that"})
_TOWN = 5_000  # people: a smaller place's name is more likely somebody's
_ARRESTING = frozenset({"police", "policeman", "officer", "agent", "detective", "ranger", "guard"})
_ARMED = frozenset({Side.STATE, Side.REBEL})
_ARTICLES = frozenset({"al", "el", "as", "ar", "ad", "az", "at", "an", "ash"})


def with_places(annotation: Annotation) -> Annotation:
    """The annotation in which a bare name that forces take is a place, unless the document shows it to be a person."""
    annotation = _with_aliases(_with_headings(_with_whole_names(annotation)))
    names = {_name(s, e) for s in annotation.sentences for e in _with_joined(s, _taken(s))}
    names = {name for name in names if not _is_somebody(annotation, name)}
    names.update(_name(s, e) for s in annotation.sentences for e in _called_towns(s))
    towns = {words for s in annotation.sentences for words in _towns(s)}
    listed = {name for s in annotation.sentences for name in _listed(s)}
    towns.update((name,) for name in listed if not _is_somebody(annotation, name))
    if not names and not towns:
        return annotation
    renamed = (_renamed(s, names) for s in annotation.sentences)
    return Annotation(tuple(_with_towns(s, towns) for s in renamed))


def _with_whole_names(annotation: Annotation) -> Annotation:
    """The annotation in which "City" of "Orra City" hangs on the name, where the parser hung it beside it."""
    found = tuple(_with_the_dead(_with_ends(_mended(s))) for s in annotation.sentences)
    return annotation if found == annotation.sentences else Annotation(found)


def _mended(sentence: Sentence) -> Sentence:
    return with_own_words(with_own_doers(with_outcomes(with_told_clauses(with_agreeing_clauses(sentence)))))


def _with_the_dead(sentence: Sentence) -> Sentence:
    """The sentence in which "dead" of "shot dead nine men" is what became of them, and no word for what they were."""
    if "dead" not in sentence.forms:
        return sentence
    tokens = list(sentence.tokens)
    for i, token in enumerate(tokens):
        if token.low != "dead" or token.deprel != "amod" or not 0 < i < token.head - 1:
            continue
        counted = tokens[i + 1].upos in ("NUM", "DET") or tokens[i + 1].low in ("at", "more", "about", "around")
        if counted and tokens[i - 1].low_lemma == "shoot" and tokens[token.head].head == i - 1:
            tokens[i] = _hung(token, i - 1, "xcomp")
    return sentence if tuple(tokens) == sentence.tokens else replace(sentence, tokens=tuple(tokens))


def _with_ends(sentence: Sentence) -> Sentence:
    ends = {e.past - 1: e.first for e in sentence.entities if _loose_end(sentence, e)}
    if not ends:
        return sentence
    tokens = (
        _hung(t, ends[i], "flat") if i in ends else _hung(t, ends.get(t.head, t.head), t.deprel)
        for i, t in enumerate(sentence.tokens)
    )
    return replace(sentence, tokens=tuple(tokens))


def _hung(token: Token, head: int, deprel: str) -> Token:
    """The word hung on another one."""
    if (head, deprel) == (token.head, token.deprel):
        return token
    return Token(token.start, token.end, token.text, token.lemma, token.upos, token.xpos, head, deprel)


def _loose_end(sentence: Sentence, entity: Entity) -> bool:
    """Whether the last word of a place's name hangs on the same word as its first."""
    if entity.kind != "LOC" or entity.past - entity.first < 2:
        return False
    first, last = sentence.tokens[entity.first], sentence.tokens[entity.past - 1]
    named = first.upos == last.upos == "PROPN" and last.low in place_words()["named"]
    return (
        named
        and first.head == last.head >= 0
        and all(c < entity.first and sentence.tokens[c].relation == "case" for c in sentence.children[entity.past - 1])
    )


def _with_headings(annotation: Annotation) -> Annotation:
    """The annotation in which what heads an entry ("Orra, 6 June.") is a place."""
    if not any(entry_place(s) for s in annotation.sentences):
        return annotation
    found = []
    for sentence in annotation.sentences:
        words = entry_place(sentence)
        if words is not None:
            others = tuple(e for e in sentence.entities if e.first >= words.stop)
            sentence = replace(sentence, entities=(Entity(words.start, words.stop, "LOC"), *others))
        found.append(sentence)
    return Annotation(tuple(found))


def _with_aliases(annotation: Annotation) -> Annotation:
    """The annotation in which a name in quotation marks after "of", or whom somebody takes, is somebody's and no
    place: 'the capture of "El Gato"'."""
    if not any(_is_alias(s, e) for s in annotation.sentences for e in s.entities):
        return annotation
    found = []
    for sentence in annotation.sentences:
        kinds = (Entity(e.first, e.past, "PER") if _is_alias(sentence, e) else e for e in sentence.entities)
        found.append(replace(sentence, entities=tuple(kinds)))
    return Annotation(tuple(found))


def _is_alias(sentence: Sentence, entity: Entity) -> bool:
    tokens = sentence.tokens
    first, past = entity.first, entity.past
    if entity.kind != "LOC" or not first or past >= len(tokens):
        return False
    if tokens[first - 1].text not in _MARKS or tokens[past].text not in _MARKS:
        return False
    head = next((i for i in range(first, past) if tokens[i].head not in _range(entity)), first)
    above = tokens[head].head
    deed = above >= 0 and lemma_of(tokens[above]) in _SEIZED
    return deed and tokens[head].relation in ("obj", "nmod", "nsubj")


def _towns(sentence: Sentence) -> Iterator[tuple[str, ...]]:
    """Names of two words or three that were taken for persons', where forces take them or something is of, in or at
    them, and a town bears the name."""
    for entity in sentence.entities:
        words = sentence.tokens[entity.first : entity.past]
        if entity.kind != "PER" or len(words) not in (2, 3) or not all(t.text[:1].isupper() for t in words):
            continue
        head = next((i for i in range(entity.first, entity.past) if sentence.tokens[i].head not in _range(entity)), -1)
        case = sentence.child(head, "case") if head >= 0 else None
        token = sentence.tokens[head]
        taken = token.deprel == "obj" and lemma_of(sentence.tokens[token.head]) in _HELD
        there = case is not None and sentence.tokens[case].low in _THERE
        before = sentence.tokens[entity.first - 1] if entity.first else None
        titled = before is not None and (before.upos == "PROPN" or noun_of(before) in load_nouns().person)
        if (taken or there) and not titled and _is_town(" ".join(t.text for t in words)):
            yield tuple(t.text for t in words)


def _listed(sentence: Sentence) -> Iterator[str]:
    """Bare names that forces take, hold or leave and that were taken for no place, some for nothing at all, where a
    town bears one of them: "held Orra, Lesna and Duma"."""
    for verb, token in enumerate(sentence.tokens):
        if token.upos != "VERB" or lemma_of(token) not in _HELD:
            continue
        first = sentence.child(verb, "obj")
        if first is None or first < verb or sentence.tokens[first].upos != "PROPN" or _is_led_away(sentence, verb):
            continue
        others = (c for c in sentence.children[first] if sentence.tokens[c].deprel == "conj")
        names = {word: _kind_of_bare(sentence, word) for word in (first, *others)}
        loose = [word for word, kind in names.items() if kind is not None and kind != "LOC"]
        if "" not in names.values() or not _is_by_force(sentence, verb):
            continue
        if "LOC" in names.values() or any(_is_town(sentence.tokens[word].text) for word in loose):
            yield from (sentence.tokens[word].text for word in loose)


def _kind_of_bare(sentence: Sentence, word: int) -> str | None:
    """What a proper name of one word was taken for ("" for nothing); None for any other word."""
    token = sentence.tokens[word]
    below = {sentence.tokens[c].relation for c in sentence.children[word]}
    if token.upos != "PROPN" or below & {"amod", "compound", "nmod", "flat", "det", "nummod"}:
        return None
    entity = next((e for e in sentence.entities if e.first <= word < e.past), None)
    if entity is None:
        return ""
    return entity.kind if entity.past - entity.first == 1 and entity.kind in ("PER", "ORG", "WEAPON", "LOC") else None


def _range(entity: Entity) -> range:
    return range(entity.first, entity.past)


@lru_cache(maxsize=1024)
def _is_town(name: str) -> bool:
    from reportedly.link.gazetteer import packaged_gazetteer  # linking builds on coding, all but this

    return any(p.kind.name == "TOWN" and p.population >= _TOWN for p in packaged_gazetteer().named(name))


def _with_towns(sentence: Sentence, towns: set[tuple[str, ...]]) -> Sentence:
    """The sentence with each of these names as one place."""
    entities = list(sentence.entities)
    for name in towns:
        for first in range(len(sentence.tokens) - len(name) + 1):
            if tuple(t.text for t in sentence.tokens[first : first + len(name)]) == name:
                span = range(first, first + len(name))
                entities = [e for e in entities if e.past <= span.start or e.first >= span.stop]
                entities.append(Entity(span.start, span.stop, "LOC"))
    if len(entities) == len(sentence.entities) and entities == list(sentence.entities):
        return sentence
    return replace(sentence, entities=tuple(sorted(entities, key=lambda e: e.first)))


def _renamed(sentence: Sentence, names: set[str]) -> Sentence:
    if not any(_is_bare(sentence, e) and _name(sentence, e) in names for e in sentence.entities):
        return sentence
    entities = (
        Entity(e.first, e.past, "LOC") if _is_bare(sentence, e) and _name(sentence, e) in names else e
        for e in sentence.entities
    )
    return replace(sentence, entities=tuple(entities))


def _is_bare(sentence: Sentence, entity: Entity) -> bool:
    """Whether it is tagged as a person, a weapon or an organization, of one word, or of one with an Arabic article
    ("al-Fashir")."""
    if entity.kind not in ("PER", "WEAPON", "ORG"):
        return False
    return entity.past - (entity.first + 2 * _has_article(sentence, entity)) == 1


def _has_article(sentence: Sentence, entity: Entity) -> bool:
    told = [t.low for t in sentence.tokens[entity.first : entity.first + 2]]
    return told[0] in _ARTICLES and told[1:] == ["-"]


def _name(sentence: Sentence, entity: Entity) -> str:
    return "".join(t.text for t in sentence.tokens[entity.first : entity.past])


def _taken(sentence: Sentence) -> Iterator[Entity]:
    """Bare names of persons, and those of towns taken for organizations, that forces take or weapons strike."""
    for entity in sentence.entities:
        token = sentence.tokens[entity.first]
        if (
            not _is_bare(sentence, entity)
            or token.deprel not in ("obj", "nsubj:pass")
            or any(
                sentence.tokens[c].deprel in ("amod", "compound", "nmod:poss")
                and c not in range(entity.first, entity.past)
                for c in sentence.children[entity.first]
            )
        ):
            continue
        verb = token.head
        if _is_led_away(sentence, verb):
            continue
        held = lemma_of(sentence.tokens[verb])
        if token.deprel == "nsubj:pass" and held not in _SHELLING:
            continue
        sure = held in _TAKING and entity.kind == "PER"  # a weapon may be taken, too
        is_town = sure or (held in (*_TAKING, "hold", "abandon") and _is_town(_name(sentence, entity)))
        shelled = held in _SHELLING and (entity.kind != "ORG" or is_town)
        struck = held in _STRIKING and _is_by_weapon(sentence, verb) and _is_town(_name(sentence, entity))
        if (
            shelled
            or (struck and not _is_with_somebody(sentence, entity))
            or (is_town and _is_by_force(sentence, verb))
        ):
            yield entity


def _is_by_weapon(sentence: Sentence, verb: int) -> bool:
    """ "Drones hit Orra": what flies or is fired strikes a town sooner than somebody of its name."""
    subject = sentence.child(verb, "nsubj")
    if subject is None:
        return False
    kinds = load_ontology().classes_of(lemma_of(sentence.tokens[subject]))
    return not kinds.isdisjoint(("striking", "weapon", "violence")) and "person" not in kinds


def _is_with_somebody(sentence: Sentence, entity: Entity) -> bool:
    """ "A drone struck Hassan and his wife"."""
    joined = (sentence.tokens[c] for c in sentence.children[entity.first] if sentence.tokens[c].deprel == "conj")
    return any(noun_of(token) in load_nouns().person for token in joined)


def _with_joined(sentence: Sentence, taken: Iterator[Entity]) -> Iterator[Entity]:
    """Such names, and those that are joined to a place that is taken: "held Orra, Lesna and Duma"."""
    found = list(taken)
    yield from found
    for entity in sentence.entities:
        if entity in found or (entity.kind == "LOC" and _is_place_held(sentence, entity.first)):
            joined = {c for c in sentence.children[entity.first] if sentence.tokens[c].deprel == "conj"}
            bare = (e for e in sentence.entities if e.first in joined and _is_bare(sentence, e))
            yield from (e for e in bare if e.kind != "ORG" or _is_town(_name(sentence, e)))


def _is_place_held(sentence: Sentence, word: int) -> bool:
    token = sentence.tokens[word]
    return (
        token.deprel == "obj" and lemma_of(sentence.tokens[token.head]) in _HELD and _is_by_force(sentence, token.head)
    )


def _called_towns(sentence: Sentence) -> Iterator[Entity]:
    """Bare names of persons behind which it stands what they are: "Orra, a town in the south"."""
    for entity in sentence.entities:
        if _is_bare(sentence, entity):
            told = sentence.child(entity.past - 1, "appos")
            if told is not None and noun_of(sentence.tokens[told]) in load_nouns().settlement:
                yield entity


def _is_led_away(sentence: Sentence, verb: int) -> bool:
    """ "Took Hassan to a clinic": a town is taken nowhere."""
    if lemma_of(sentence.tokens[verb]) != "take":
        return False
    return any(sentence.tokens[c].low in ("away", "along") or _is_aim(sentence, c) for c in sentence.children[verb])


def _is_aim(sentence: Sentence, word: int) -> bool:
    case = sentence.child(word, "case")
    return sentence.tokens[word].relation == "obl" and case is not None and sentence.tokens[case].low in ("to", "into")


def _is_by_force(sentence: Sentence, verb: int) -> bool:
    """Whether the subject, of the verb or of the one that it is joined to, is a force, a movement or a state."""
    for _ in range(3):
        subject = sentence.child(verb, "nsubj")
        if subject is not None:
            break
        if sentence.tokens[verb].deprel != "conj":
            return False
        verb = sentence.tokens[verb].head
    if subject is None:
        return False
    if sentence.tokens[subject].low in _WHO and sentence.tokens[verb].deprel == "acl:relcl":
        subject = sentence.tokens[verb].head  # "rebels who have held it since May"
    speaker = speaker_called(sentence, subject)
    subject = subject if speaker is None else speaker
    token = sentence.tokens[subject]
    if lemma_of(token) in _ARRESTING:
        return False
    if lemma_of(token) == "group" and any(_is_side(sentence.tokens[c]) for c in sentence.children[subject]):
        return True  # "the militia group"
    if _is_side(token) or names_armed_group(sentence, subject):
        return True
    if token.low == "men" and sentence.child(subject, "nmod:poss") is not None:
        return True  # "its men"
    kinds = {e.kind for e in sentence.entities if e.first <= subject < e.past}
    return token.upos == "PROPN" and bool(kinds & {"ORG", "GROUP", "NAT", "LOC"})


def _is_side(token: Token) -> bool:
    sides = side_words().sides
    return not (_ARMED.isdisjoint(sides.get(token.low, ())) and _ARMED.isdisjoint(sides.get(lemma_of(token), ())))


def _is_where_it_lies(sentence: Sentence, verb: int) -> bool:
    """ "Orra lies 40 km from the border": not "Hassan lies in hospital"."""
    if lemma_of(sentence.tokens[verb]) not in _LYING:
        return False
    return not any(
        noun_of(sentence.tokens[c]) in load_nouns().facility
        for c in sentence.children[verb]
        if sentence.tokens[c].relation == "obl"
    )


def _is_somebody(annotation: Annotation, name: str) -> bool:
    """Whether the document shows the name to be a person's: within a longer one, behind a title, as one who acts."""
    for sentence in annotation.sentences:
        for word, token in enumerate(sentence.tokens):
            if token.text != name.rpartition("-")[2]:
                continue
            if any(
                e.kind == "PER" and e.first <= word < e.past and not _is_bare(sentence, e) for e in sentence.entities
            ):
                return True
            acts = token.deprel == "nsubj" and sentence.tokens[token.head].upos == "VERB"
            if acts and not _is_where_it_lies(sentence, token.head):
                return True
            beside = [sentence.tokens[c] for c in sentence.children[word] if sentence.tokens[c].deprel == "appos"]
            beside += [sentence.tokens[word - 1]] if word else []
            if any(noun_of(t) in load_nouns().person for t in beside):
                return True
    return False
