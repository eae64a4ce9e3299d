"""Towns that the encoder took for persons, told by where their names stand.

News introduces a person by a first name or a title. A name of one word that has neither anywhere in the text, and that
stands where only a place can ("withdrew from Orra", "west of Orra"; what an armed force took), is a place's.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files

from reportedly.annotate.annotation import Entity, Sentence, Token

_PERSONS = frozenset({"PER"})
_WHO = frozenset({"who", "whom", "whose"})
_WHICH = frozenset({"who", "which", "that"})


def relabelled(sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """The sentences with such names as LOC instead of PER."""
    sentences = _with_openings(sentences)
    single = {name for s in sentences for e in s.entities if (name := _single(s, e)) is not None}
    if not single:
        return tuple(sentences)
    persons = {name for s in sentences for name in _introduced(s, single)}
    placed = {name for s in sentences for e in s.entities if (name := _single(s, e)) and _is_placed(s, e.first)}
    told = {
        name
        for s in sentences
        for e in s.entities
        if (name := s.tokens[e.first].text) in single and _is_told_as_place(s, e)
    }
    towns = (placed | told) - persons
    return tuple(_with(s, towns) if towns else s for s in sentences)


def _with_openings(sentences: Sequence[Sentence]) -> Sequence[Sentence]:
    """The sentences, names of several words as places' that begin as no person's does ("Ain Orra"), or that begin so
    and stand where a place does ("captured Tal Orra")."""
    words = _words()
    found = [
        (s, e, _text(s, e))
        for s in sentences
        for e in s.entities
        if e.kind in _PERSONS
        and e.past - e.first > 1
        and s.tokens[e.first].low in words["opening"] | words["opening_both"]
    ]
    towns = {name for s, e, name in found if s.tokens[e.first].low in words["opening"] or _is_placed(s, e.first)}
    if not towns:
        return sentences
    told = {id(s) for s, _, name in found if name in towns}
    return [
        replace(s, entities=tuple(replace(e, kind="LOC") if _is_one(s, e, towns) else e for e in s.entities))
        if id(s) in told
        else s
        for s in sentences
    ]


def _is_one(sentence: Sentence, entity: Entity, towns: set[str]) -> bool:
    return entity.kind in _PERSONS and _text(sentence, entity) in towns


def _text(sentence: Sentence, entity: Entity) -> str:
    return " ".join(t.text for t in sentence.tokens[entity.first : entity.past])


def _with(sentence: Sentence, towns: set[str]) -> Sentence:
    found = tuple(replace(e, kind="LOC") if _single(sentence, e) in towns else e for e in sentence.entities)
    return sentence if found == sentence.entities else replace(sentence, entities=found)


def _single(sentence: Sentence, entity: Entity) -> str | None:
    """The name, where one word alone is one and no other name stands beside it."""
    if entity.kind not in _PERSONS or entity.past - entity.first != 1:
        return None
    tokens = sentence.tokens
    beside = (i for i in (entity.first - 1, entity.past) if 0 <= i < len(tokens))
    alone = tokens[entity.first].upos == "PROPN" and not any(tokens[i].upos == "PROPN" for i in beside)
    return tokens[entity.first].text if alone else None


def _is_told_as_place(sentence: Sentence, entity: Entity) -> bool:
    """Whether the encoder takes one word for a place's name, and it stands where only a place can."""
    return entity.kind == "LOC" and entity.past - entity.first == 1 and _is_placed(sentence, entity.first)


def _introduced(sentence: Sentence, names: set[str]) -> Iterator[str]:
    """The names that a first name or a title goes before, or that somebody bears who does something."""
    tokens = sentence.tokens
    for entity in sentence.entities:
        if entity.kind in _PERSONS and entity.past - entity.first > 1:
            yield from (t.text for t in tokens[entity.first : entity.past] if t.text in names)
    for i, token in enumerate(tokens):
        if token.text not in names or token.upos != "PROPN":
            continue
        titled = i > 0 and tokens[i - 1].upos in ("PROPN", "NOUN") and tokens[i - 1].head == i
        described = token.relation in ("appos", "flat")
        doer = token.head >= 0 and any(
            a.role == "ARG0" and a.first <= i < a.past and a.past - a.first <= 2
            for f in sentence.frames
            for a in f.arguments
            if f.predicate == token.head
        )
        titled = titled or _is_told_as_person(sentence, i)
        if titled or described or (doer and token.deprel.startswith("nsubj")):
            yield token.text


def _is_told_as_person(sentence: Sentence, word: int) -> bool:
    """ "Orra, the brother of the warlord", "Orra, who fled"."""
    for c in sentence.children[word]:
        token = sentence.tokens[c]
        if token.deprel == "appos" and (token.upos == "PROPN" or token.low_lemma in _words()["person"]):
            return True
        if token.deprel == "acl:relcl" and any(t.low in _WHO for t in sentence.tokens[word + 1 : c]):
            return True
    return False


def _is_placed(sentence: Sentence, word: int) -> bool:
    """Whether a name stands where only a place can."""
    words, tokens = _words(), sentence.tokens
    token = tokens[word]
    if token.head < 0:
        return False
    above = {tokens[token.head].low, tokens[token.head].low_lemma}
    case = sentence.child(word, "case")
    if case is not None and token.deprel != "conj":
        preposition = "from" if _is_out_of(tokens, case) else tokens[case].low
        if preposition == "of" and "control" in above:
            return _is_taken(sentence, token.head)
        return preposition in words["at"] or bool(above & words.get(preposition, frozenset()))
    if token.deprel == "compound":
        return bool(above & words["before"])
    if token.deprel in ("obj", "nsubj:pass") and above & (words["taken"] | words["hit"] | words["shaken"]):
        return _is_done_to_a_place(sentence, token.head, above, active=token.deprel == "obj")
    if token.deprel == "obj" and "lose" in above:
        return _is_lost_to_a_force(sentence, token.head)
    return token.deprel == "conj" and tokens[token.head].upos == "PROPN" and _is_placed(sentence, token.head)


def _is_taken(sentence: Sentence, control: int) -> bool:
    """ "Took control of Orra", "lost control of Orra": not "in the control of Orra"."""
    token = sentence.tokens[control]
    if token.deprel not in ("obj", "nsubj:pass") or token.head < 0:
        return False
    return sentence.tokens[token.head].low_lemma in _words()["taken"] | {"gain", "lose"}


def _is_out_of(tokens: Sequence[Token], case: int) -> bool:
    return tokens[case].low == "out" and case + 1 < len(tokens) and tokens[case + 1].low == "of"


def _is_lost_to_a_force(sentence: Sentence, verb: int) -> bool:
    """ "The army lost Orra to the rebels": a man is lost to a bullet or an illness."""
    tokens = sentence.tokens
    taken = [c for c in sentence.children[verb] if tokens[c].low in _words()["force"] and c > verb]
    return any((case := sentence.child(c, "case")) is not None and tokens[case].low == "to" for c in taken)


def _is_done_to_a_place(sentence: Sentence, verb: int, told: set[str], *, active: bool) -> bool:
    """Whether an armed force, fire or a blast does what is told of the verb's object."""
    words, tokens = _words(), sentence.tokens
    doing = words["fire"] if told & words["hit"] else words["force"] if told & words["taken"] else frozenset()
    doing = doing | words["blast"] if told & words["shaken"] else doing
    doer = sentence.child(verb, "nsubj", "compound") if active else sentence.child(verb, "obl:agent")
    if doer is not None and tokens[doer].low in _WHICH and tokens[verb].deprel == "acl:relcl":
        doer = tokens[verb].head  # "rebels who captured Orra"
    return doer is not None and doer >= 0 and tokens[doer].low in doing


@cache
def _words() -> dict[str, frozenset[str]]:
    lexicons = files("reportedly").joinpath("data/lexicons")
    data = tomllib.loads(lexicons.joinpath("toponyms.toml").read_text(encoding="utf-8"))
    data["person"] = tomllib.loads(lexicons.joinpath("nouns.toml").read_text(encoding="utf-8"))["person"]
    return {name: frozenset(words) for name, words in data.items()}
