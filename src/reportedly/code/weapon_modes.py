"""The mode that a weapon named in its clause gives to an assault."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.annotate.annotation import Sentence
from reportedly.code.arguments import is_passive, preposition
from reportedly.code.lemmas import lemma_of
from reportedly.code.ontology import Ontology
from reportedly.code.sides import is_named_mine

_TELLING = ("suicide-attack", "drone")
_ANOTHER_TIME = frozenset({"after", "before", "since", "until", "following", "over", "about", "despite"})
_WHERE = frozenset({"at", "in", "inside", "outside", "from"})
_WITH_WEAPON = ("nsubj", "obj", "obl", "nmod", "compound", "amod")


def weapon_mode(
    sentence: Sentence,
    word: int,
    ontology: Ontology,
    *,
    relations: tuple[str, ...] = _WITH_WEAPON,
    without: Sequence[int] = (),
) -> str | None:
    """The mode that a weapon in the clause of `word`, in one of these relations to it, gives to an assault; `without`
    are words that are no weapon there."""
    for child in sentence.children[word]:
        if child in without:
            continue
        relation = sentence.tokens[child].relation
        if relation not in relations or (relation == "nsubj" and is_passive(sentence, word) and "obj" not in relations):
            continue
        if relation == "obl" and preposition(sentence, child) in _ANOTHER_TIME:
            continue  # "killed days after the bombing"
        found: list[str] = []
        for candidate in (child, *sentence.children[child]):
            token = sentence.tokens[candidate]
            if candidate != child and token.relation not in ("compound", "amod", "nmod", "conj"):
                continue
            if candidate != child and preposition(sentence, candidate) in _ANOTHER_TIME:
                continue  # "a few days after the bombings"
            mode = ontology.weapon_modes.get(lemma_of(sentence, candidate, ontology))
            if mode == "explosives" and _is_dropped(sentence, candidate, ontology):
                mode = "aerial"
            if mode is not None and not _is_dug(sentence, candidate, ontology):
                found.append(mode)
        if found:  # "a suicide bomber": what tells more counts
            return next((mode for mode in found if mode in _TELLING), found[0])
    return None


def _is_dropped(sentence: Sentence, word: int, ontology: Ontology) -> bool:
    """ "A glide bomb", "guided bombs": from the air, and not laid."""
    before = (c for c in sentence.children[word] if sentence.tokens[c].relation in ("compound", "amod"))
    return any("dropped" in ontology.classes_of(lemma_of(sentence, c, ontology)) for c in before)


def _is_dug(sentence: Sentence, word: int, ontology: Ontology) -> bool:
    """ "A gold mine", "the Orra mine" is no weapon."""
    if is_named_mine(sentence, word):
        return True
    if sentence.tokens[word].low_lemma == "mine" and preposition(sentence, word) in _WHERE:
        return True  # "killed a watchman at a mine"
    before = (c for c in sentence.children[word] if sentence.tokens[c].relation in ("compound", "amod"))
    return any("ore" in ontology.classes_of(lemma_of(sentence, c, ontology)) for c in before)
