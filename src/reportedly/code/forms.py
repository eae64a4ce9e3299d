"""Dictionary forms of the words that the lexicons of attribution and modality hold, from their inflected forms.

The encoder's lemmas are guesses of an edit and err on rarer words; for the words that the rules turn on, spelling decides.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from reportedly.annotate.annotation import Token

_LEXICONS = ("attribution", "modality")
_VOWELS = frozenset("aeiou")


def lemma_of(token: Token) -> str:
    """The token's lemma, lower case."""
    return _forms().get(token.text.lower()) or token.lemma.lower()


@cache
def _forms() -> dict[str, str]:
    """Inflected form -> lemma. Where two lemmas share a form, an irregular form wins, then the form's own entry."""
    folder = files("reportedly").joinpath("data/lexicons")
    irregular = tomllib.loads(folder.joinpath("irregular.toml").read_text(encoding="utf-8"))["forms"]
    lemmas: set[str] = set(irregular)
    for name in _LEXICONS:
        lemmas.update(_words(tomllib.loads(folder.joinpath(f"{name}.toml").read_text(encoding="utf-8"))))
    found: dict[str, str] = {}
    for lemma in sorted(lemmas):
        for form in inflected(lemma):
            if form not in lemmas:
                found.setdefault(form, lemma)
    for lemma, forms in irregular.items():
        found.update({form: lemma for form in forms if form != lemma})
    return found


def _words(value: object) -> Iterator[str]:
    """All single words of a lexicon, from its lists of lemmas."""
    if isinstance(value, str):
        if value.isalpha() and value.islower() and len(value) > 2:
            yield value
    elif isinstance(value, list):
        for item in value:
            yield from _words(item)
    elif isinstance(value, dict):
        for item in value.values():
            yield from _words(item)


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
