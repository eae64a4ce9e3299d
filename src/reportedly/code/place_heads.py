"""Which words head the name of a place, or a common noun for one."""

from __future__ import annotations

from reportedly.annotate.annotation import Annotation, Sentence
from reportedly.code import place_parse
from reportedly.code.nouns import load_nouns, noun_of
from reportedly.code.phrases import entity_kind
from reportedly.code.place_names import name_at, place_words
from reportedly.code.sides import names_armed_group
from reportedly.code.times import is_part_of_time

COUNTRY = frozenset({"country", "nation"})


class PlaceHeads:
    """The words of a document that head places. It holds nothing of whoever asks it: a circle of objects would keep
    the whole document until the garbage collector comes by."""

    def __init__(self, annotation: Annotation) -> None:
        self._nouns = load_nouns()
        self._kinds = place_parse.kinds_by_name(annotation)
        self._is_place: dict[tuple[int, int], bool] = {}

    def is_place(self, sentence: Sentence, head: int) -> bool:
        """Whether a word heads a place's name or a common noun for one; many rules ask it of the same words."""
        key = (sentence.start, head)
        if key not in self._is_place:
            self._is_place[key] = self._tells_place(sentence, head)
        return self._is_place[key]

    def _tells_place(self, sentence: Sentence, head: int) -> bool:
        token = sentence.tokens[head]
        if token.upos == "PRON":
            return False
        lemma = noun_of(token)
        if token.low in place_words()["holy"]:
            return False  # "the house of God"
        if (lemma == "state" and place_parse.is_condition(sentence, head)) or is_part_of_time(sentence, head):
            return False
        if token.upos == "PROPN" and (
            place_parse.is_aged(sentence, head)
            or place_parse.is_flag(sentence, head)
            or place_parse.is_body_by_letters(sentence, head)
            or place_parse.is_of_a_unit(sentence, head)
        ):
            return False
        if token.upos == "PROPN" and entity_kind(sentence, head) in ("PER", "ORG", "GROUP"):
            return self._kinds.get(name_at(sentence, head)) == "LOC"
        if (lemma == "side" and place_parse.is_bare_side(sentence, head)) or place_parse.is_medium(sentence, head):
            return False
        if place_parse.is_of_a_people(sentence, head) or place_parse.is_of_the_body(sentence, head):
            return False
        if lemma in place_words()["vehicle"] or (token.upos == "PROPN" and names_armed_group(sentence, head)):
            return False
        if lemma in self._nouns.facility and lemma in self._nouns.group and self._is_of_a_group(sentence, head):
            return False
        if self._nouns.is_place(lemma) or lemma in self._nouns.facility or lemma in COUNTRY:
            return True
        if lemma in place_words()["behind_a_name"]:
            return head > 0 and sentence.tokens[head - 1].upos == "PROPN" and sentence.tokens[head - 1].head == head
        kind = self._kinds.get(name_at(sentence, head)) if token.upos == "PROPN" else None
        return (kind or entity_kind(sentence, head)) == "LOC"

    def _is_of_a_group(self, sentence: Sentence, head: int) -> bool:
        """ "The Islamic State's Sahel branch", "the Taliban's Swat branch": its fighters, and no building."""
        owner = sentence.child(head, "nmod:poss")
        return owner is not None and (
            entity_kind(sentence, owner) in ("ORG", "GROUP") or names_armed_group(sentence, owner)
        )
