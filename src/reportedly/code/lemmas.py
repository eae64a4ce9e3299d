"""The dictionary form of a word as the ontology has it, whatever the encoder's lemma says."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from reportedly.annotate.annotation import Sentence
from reportedly.code.ontology import Ontology


def lemma_of(sentence: Sentence, word: int, ontology: Ontology) -> str:
    """The word's lemma in lower case; where the ontology does not know it, a base form of the word that it knows.

    A word that hyphens were cut from ("cease-fire", "air-strike") is the whole where the ontology knows the whole.
    """
    found: tuple[str, ...] | None = sentence.noted.get((lemmas_of, ontology))
    return lemmas_of(sentence, ontology)[word] if found is None else found[word]


def lemmas_of(sentence: Sentence, ontology: Ontology) -> tuple[str, ...]:
    """The lemmas of all its words, as `lemma_of` gives them. Many rules ask for them."""
    key = (lemmas_of, ontology)
    found: tuple[str, ...] | None = sentence.noted.get(key)
    if found is None:
        if sentence.has_hyphen:
            found = tuple([_lemma(sentence, word, ontology) for word in range(len(sentence.tokens))])
        else:
            known = ontology.vocabulary
            found = tuple(
                [
                    token.low_lemma if token.low_lemma in known else _known_lemma(token.low_lemma, token.low, ontology)
                    for token in sentence.tokens
                ]
            )
        sentence.noted[key] = found
    return found


def _lemma(sentence: Sentence, word: int, ontology: Ontology) -> str:
    token = sentence.tokens[word]
    joined = hyphenated(sentence, word)
    if joined is not None:
        whole = _known_lemma(joined, joined, ontology)
        if whole in ontology.vocabulary:
            return whole
    return _known_lemma(token.low_lemma, token.low, ontology)


def hyphenated(sentence: Sentence, word: int) -> str | None:
    """The word with what a hyphen ties to it, in lower case ("cease-fire" for either half); None without a hyphen."""
    if not sentence.has_hyphen:
        return None
    tokens = sentence.tokens
    for first in (word - 2, word):
        if first < 0 or first + 2 >= len(tokens) or tokens[first + 1].text != "-":
            continue
        if tokens[first].end == tokens[first + 1].start and tokens[first + 1].end == tokens[first + 2].start:
            return f"{tokens[first].text}-{tokens[first + 2].text}".lower()
    return None


@lru_cache(maxsize=16384)
def _known_lemma(lemma: str, text: str, ontology: Ontology) -> str:
    if lemma in ontology.vocabulary:
        return lemma
    if text in ontology.irregular:
        return ontology.irregular[text]
    return next((form for form in base_forms(text) if form in ontology.vocabulary), lemma)


def base_forms(text: str) -> Iterator[str]:
    """What an inflected English word may be a form of, likelier first; a statistical lemmatiser errs on rare words."""
    yield text
    for ending, replacements in _ENDINGS:
        if text.endswith(ending) and len(text) > len(ending) + 1:
            stem = text[: -len(ending)]
            yield from (stem + r for r in replacements)
            if ending in ("ed", "ing") and stem[-1:] == stem[-2:-1]:
                yield stem[:-1]


_ENDINGS = (
    ("ies", ("y",)),
    ("men", ("man",)),
    ("ied", ("y",)),
    ("ing", ("", "e")),
    ("ed", ("", "e")),
    ("es", ("", "e")),
    ("s", ("",)),
)
