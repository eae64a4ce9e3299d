"""Dictionary forms of the words that the lexicons of attribution and modality hold, from their inflected forms.

The encoder's lemmas are guesses and err on rarer words; for the words that the rules turn on, spelling decides.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from reportedly.annotate.annotation import Token

_VOWELS = frozenset("aeiou")
# The lists of the lexicons that hold verbs, and those that hold words without inflection; all others hold nouns.
_VERBS = frozenset(
    {
        "lemmas",
        "means",
        "giving",
        "light",
        "seeming",
        "asking",
        "objects",
        "subjects",
        "refuse",
        "unsaid",
        "withheld",
        "deflect",
        "unreal",
        "doubtful_passives",
        "utter",
        "verbs",
        "citing",
        "failed",
    }
    | {"passives", "active", "averted", "agreed", "settled", "scheduled", "spoken", "denials", "cancelled"}
)
_CLOSED = frozenset(
    {
        "modals",
        "conditions",
        "negations",
        "according",
        "labels",
        "speakers",
        "adjectives",
        "weak",
        "prepositions",
        "unsure",
        "unnamed",
        "aux",
    }
    | {"perhaps", "open", "marks", "words", "from", "adverbs", "takes", "kind", "stance"}
)
_VERBAL = frozenset({"VERB", "AUX"})


def lemma_of(token: Token) -> str:
    """The token's lemma, lower case."""
    verbs, nouns = _forms()
    known = (verbs if token.upos in _VERBAL else nouns).get(token.low)
    return known or token.low_lemma


def written(lemmas: frozenset[str]) -> frozenset[str]:
    """All that a word may be, as written or by its own lemma, for which `lemma_of` gives one of these."""
    return lemmas.union(form for table in _forms() for form, lemma in table.items() if lemma in lemmas)


@cache
def _forms() -> tuple[dict[str, str], dict[str, str]]:
    """Inflected form -> lemma, of verbs and of nouns. Where two lemmas share a form, an irregular form wins."""
    folder = files("reportedly").joinpath("data/lexicons")
    irregular = tomllib.loads(folder.joinpath("irregular.toml").read_text(encoding="utf-8"))["forms"]
    verbs: set[str] = set(irregular)
    nouns: set[str] = set()
    for name in ("attribution", "modality"):
        for key, word in _words(tomllib.loads(folder.joinpath(f"{name}.toml").read_text(encoding="utf-8"))):
            (verbs if key in _VERBS else nouns).add(word)
    found = _table(verbs, noun=False)
    for lemma, forms in irregular.items():
        found.update(dict.fromkeys(forms, lemma))
    return found, _table(nouns, noun=True)


def _table(lemmas: set[str], *, noun: bool) -> dict[str, str]:
    found = dict(zip(lemmas, lemmas, strict=True))
    for lemma in sorted(lemmas):
        for form in inflected(lemma):
            if not noun or form.endswith("s"):
                found.setdefault(form, lemma)
    return found


def _words(value: object, key: str = "") -> Iterator[tuple[str, str]]:
    """All single words of a lexicon with the name of the list that they stand in."""
    if isinstance(value, str):
        if key not in _CLOSED and value.isalpha() and value.islower() and len(value) > 2:
            yield key, value
    elif isinstance(value, list):
        for item in value:
            yield from _words(item, key)
    elif isinstance(value, dict):
        for name, item in value.items():
            yield from _words(item, name)


def inflected(lemma: str) -> Iterator[str]:
    """The regular forms of a verb or noun: -s, -ed, -ing with the usual changes of spelling."""
    last, before = lemma[-1], lemma[-2:-1]
    if last == "y" and before not in _VOWELS:
        yield from (lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing")
    elif last == "e":
        yield from (lemma + "s", lemma + "d", lemma[:-1] + "ing")
    else:
        plural = "es" if last in "sxz" or lemma.endswith(("ch", "sh")) else "s"
        yield from (lemma + plural, lemma + "ed", lemma + "ing")
        if last not in _VOWELS and last not in "wxy" and before in _VOWELS and lemma[-3:-2] not in _VOWELS:
            yield from (lemma + last + "ed", lemma + last + "ing")
