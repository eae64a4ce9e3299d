"""Where it happened, as worded: the happening's own words of place, else its clause's, else the story's.

"A key northern town" and "the capital" are tied to the name that the document gives them. A place that is only the
owner of something ("Mali's minister") or the seat of a speaker is used last, and only as wide as a country.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from reportedly.annotate.annotation import Annotation, Sentence
from reportedly.code.demonyms import countries_in, is_country
from reportedly.code.nouns import load_nouns
from reportedly.code.phrases import Phrase, entity_kind, head_of, phrase, preposition

_LOCATIVE = frozenset(
    {
        "in", "at", "near", "on", "outside", "inside", "around", "across", "throughout", "within", "along", "from",
        "off", "into", "over", "toward", "towards", "to", "against", "through", "of", "between", "amid", "about",
    }
)  # fmt: skip
_STATIC = _LOCATIVE - {"from", "into", "over", "toward", "towards", "to", "against", "through", "of", "amid", "about"}
_COUNTRY = frozenset({"country", "nation"})
_CLAUSES = frozenset({"ccomp", "parataxis"})


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
        self._named: dict[str, Phrase] | None = None
        self._kinds = _kinds_by_name(annotation)

    def of(
        self,
        index: int,
        *,
        word: int,
        predicate: int,
        skip: frozenset[int] = frozenset(),
        parties: frozenset[int] = frozenset(),
    ) -> Where | None:
        """Where the happening at `word` of sentence `index` took place.

        `skip` are heads of parties that are no places; `parties` those of all: one without a name is no place besides.

        A place with a name goes before one without; where its sentence tells none, the country that the document
        is about is as near as can be told.
        """
        sentence = self._sentences[index]
        unnamed: Where | None = None
        for head, rule in self._candidates(sentence, word, predicate):
            if head in skip or not self.is_place(sentence, head):
                continue
            where = self._where(index, head, rule)
            if where.name is not None or self._is_name(sentence, head):
                return where
            if head not in parties:
                unnamed = unnamed or where
        return unnamed or self.story_country

    def told(self, index: int, *, words: range) -> Where | None:
        """The place that the words of a speech act name themselves, and no other: speech happens anywhere.

        "Called for calm in Mali" and "seeks a return to peace in Mali" are about Mali.
        """
        sentence = self._sentences[index]
        for word in words:
            for head, rule in (*self._own(sentence, word), *self._within(sentence, word)):
                if self._is_name(sentence, head) and self.is_place(sentence, head):
                    return self._where(index, head, rule)
        return None

    def _within(self, sentence: Sentence, word: int) -> Iterator[tuple[int, str]]:
        """Places in what is asked or spoken of: "in X" anywhere below the complements of the word."""
        for child in sentence.children[word]:
            if sentence.tokens[child].deprel.split(":")[0] not in ("obj", "obl", "nmod", "conj"):
                continue
            if preposition(sentence, child) in ("in", "across", "throughout"):
                yield child, "within the words of what it is about"
            yield from self._within(sentence, child)

    @cached_property
    def story_country(self) -> Where | None:
        """The country in which the document says that things happen ("in Mali"), if it is one for most of them."""
        found: dict[str, list[Phrase]] = {}
        for index, sentence in enumerate(self._sentences):
            for i, token in enumerate(sentence.tokens):
                if token.upos == "PROPN" and preposition(sentence, i) in ("in", "across", "throughout"):
                    here = phrase(sentence, index, i)
                    name = here.span(sentence).of(self._text)
                    if is_country(name):
                        found.setdefault(name.lower().removeprefix("the "), []).append(here)
        mentions = Counter(c for s in self._sentences for c in countries_in(self._text[s.start : s.end]))
        best = max(found.values(), key=len, default=[])
        if not best:
            return None
        name = best[0].span(self._sentences[best[0].sentence]).of(self._text)
        others = sum(n for c, n in mentions.items() if c not in countries_in(name))
        own = sum(n for c, n in mentions.items() if c in countries_in(name))
        if (
            2 * len(best) <= sum(map(len, found.values()))
            or 3 * own < others
            or own < max(mentions.values(), default=0)
        ):
            return None
        return Where(best[0], None, "the country that the document is about")

    def _is_name(self, sentence: Sentence, head: int) -> bool:
        return sentence.tokens[head].upos == "PROPN"

    def is_place(self, sentence: Sentence, head: int) -> bool:
        token = sentence.tokens[head]
        if token.upos == "PRON":
            return False
        lemma = token.lemma.lower()
        if self._nouns.is_place(lemma) or lemma in self._nouns.facility or lemma in _COUNTRY:
            return True
        kind = self._kinds.get(token.text) if token.upos == "PROPN" else None
        return (kind or entity_kind(sentence, head)) == "LOC"

    def _candidates(self, sentence: Sentence, word: int, predicate: int) -> Iterator[tuple[int, str]]:
        for place in dict.fromkeys((word, predicate)):
            yield from self._own(sentence, place)
            for relation in ("obj", "nsubj:pass"):
                child_ = sentence.child(place, relation)
                if child_ is not None:
                    yield child_, "what was taken or hit is a place"
        # A place inside the target: "a market in Ansongo", "positions around Dosso".
        for place in dict.fromkeys((word, predicate)):
            for child in sentence.children[place]:
                if sentence.tokens[child].deprel.split(":")[0] in ("obj", "nsubj", "obl", "nmod"):
                    yield from self._inside(sentence, child)
        yield from self._clause(sentence, word)
        yield from self._beside_it(sentence, word)

    def _own(self, sentence: Sentence, word: int) -> Iterator[tuple[int, str]]:
        frame = sentence.frame_of.get(word)
        for argument in frame.arguments if frame else ():
            if argument.role == "ARGM-LOC":
                yield head_of(sentence, argument.first, argument.past), "the happening's words of place"
        for child in sentence.children[word]:
            base = sentence.tokens[child].deprel.split(":")[0]
            if base in ("obl", "nmod") and preposition(sentence, child) in _LOCATIVE:
                yield child, "the happening's words of place"

    def _inside(self, sentence: Sentence, head: int) -> Iterator[tuple[int, str]]:
        for child in sentence.children[head]:
            base = sentence.tokens[child].deprel.split(":")[0]
            if base == "nmod" and preposition(sentence, child) in _LOCATIVE:
                yield child, "within the words of a party or thing"
                yield from self._inside(sentence, child)

    def _clause(self, sentence: Sentence, word: int) -> Iterator[tuple[int, str]]:
        """Places of the clauses that it is nested in."""
        below = word
        for above in sentence.ancestors(word):
            if sentence.tokens[below].deprel in _CLAUSES:
                return
            if self.is_place(sentence, above) and sentence.tokens[below].deprel.startswith("acl"):
                yield above, "the place that it is told of"
            for child in sentence.children[above]:
                if child == below or sentence.tokens[child].deprel.split(":")[0] not in ("obl", "nmod", "obj"):
                    continue
                if preposition(sentence, child) in _STATIC or (
                    sentence.tokens[child].deprel == "obl" and preposition(sentence, child) == "from"
                ):
                    yield child, "the clause's words of place"
            if sentence.tokens[below].deprel == "conj":  # what is coordinated shares its places
                for child in sentence.children[above]:
                    if sentence.tokens[child].deprel == "obj":
                        yield from self._inside(sentence, child)
            below = above

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
        found = phrase(sentence, index, head)
        name = self._name_of(index, head)
        if name is None and sentence.tokens[head].upos != "PROPN":
            inside = next(((h, r) for h, r in self._inside(sentence, head) if entity_kind(sentence, h) == "LOC"), None)
            if inside is not None and sentence.tokens[head].lemma.lower() in self._nouns.facility | self._nouns.area:
                return Where(found, phrase(sentence, index, inside[0]), rule)
        return Where(found, name, rule)

    def _name_of(self, index: int, head: int) -> Phrase | None:
        """The name of a place that is told by a common noun: beside it, or elsewhere in the document."""
        sentence = self._sentences[index]
        if sentence.tokens[head].upos == "PROPN":
            return None
        beside = self._beside(sentence, index, head)
        if beside is not None:
            return beside
        lemma = sentence.tokens[head].lemma.lower()
        if lemma in _COUNTRY and sentence.child(head, "det") is not None:
            return self.story_country.phrase if self.story_country else None
        if lemma not in self._nouns.settlement or sentence.tokens[head].xpos == "NNS":
            return None
        if sentence.child(head, "det") is not None and sentence.tokens[sentence.child(head, "det") or 0].lemma == "the":
            return self._last_named(index, head)
        return self._descriptions().get(lemma)

    def _last_named(self, index: int, head: int) -> Phrase | None:
        """ "The town": the last settlement named before it, in its sentence or the two before."""
        for back in range(index, max(-1, index - 3), -1):
            sentence = self._sentences[back]
            end = head if back == index else len(sentence.tokens)
            for i in range(end - 1, -1, -1):
                token = sentence.tokens[i]
                if token.upos == "PROPN" and self.is_place(sentence, i) and self._is_settlement_name(sentence, back, i):
                    return phrase(sentence, back, i)
        return None

    def _is_settlement_name(self, sentence: Sentence, index: int, word: int) -> bool:
        token = sentence.tokens[word]
        if token.deprel.split(":")[0] in ("compound", "flat", "amod") or token.lemma.lower() in self._nouns.area:
            return False
        above = sentence.tokens[token.head] if token.head >= 0 else None
        if above is not None and token.deprel == "nmod" and above.lemma.lower() in self._nouns.area:
            return False
        return not is_country(phrase(sentence, index, word).span(sentence).of(self._text))

    def _beside(self, sentence: Sentence, index: int, head: int) -> Phrase | None:
        """ "the town of Dosso", "the capital, Nara", "Dosso town"."""
        for child in sentence.children[head]:
            relation = sentence.tokens[child].deprel.split(":")[0]
            if sentence.tokens[child].upos != "PROPN":
                continue
            if relation in ("appos", "flat", "compound") or (
                relation == "nmod" and preposition(sentence, child) == "of"
            ):
                return phrase(sentence, index, child)
        return None

    def _descriptions(self) -> dict[str, Phrase]:
        """Noun for a settlement -> its name, where the document gives just one name to that noun."""
        if self._named is None:
            found: dict[str, dict[str, Phrase]] = {}
            for index, sentence in enumerate(self._sentences):
                for i, token in enumerate(sentence.tokens):
                    lemma = token.lemma.lower()
                    if lemma in self._nouns.settlement and token.upos == "NOUN":
                        name = self._beside(sentence, index, i) or self._described(sentence, index, i)
                        if name is not None:
                            found.setdefault(lemma, {}).setdefault(sentence.tokens[name.head].text.lower(), name)
            self._named = {lemma: next(iter(names.values())) for lemma, names in found.items() if len(names) == 1}
        return self._named

    def _described(self, sentence: Sentence, index: int, head: int) -> Phrase | None:
        """ "Dosso, a northern town" or "Dosso is a town"."""
        token = sentence.tokens[head]
        if token.deprel == "appos" and token.head >= 0 and sentence.tokens[token.head].upos == "PROPN":
            return phrase(sentence, index, token.head)
        subject = sentence.child(head, "nsubj")
        if subject is not None and sentence.child(head, "cop") is not None and sentence.tokens[subject].upos == "PROPN":
            return phrase(sentence, index, subject)
        return None


def _kinds_by_name(annotation: Annotation) -> dict[str, str]:
    """For each name of one word, the kind that the document's mentions of it have most often."""
    votes: dict[str, Counter[str]] = {}
    for sentence in annotation.sentences:
        for entity in sentence.entities:
            token = sentence.tokens[entity.past - 1]
            if token.upos == "PROPN" and entity.kind in ("LOC", "PER", "ORG", "GROUP"):
                votes.setdefault(token.text, Counter())[entity.kind] += 1
    return {name: counter.most_common(1)[0][0] for name, counter in votes.items()}
