"""Whether a text is English: by its function words, and by py3langid only where those leave a doubt."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_SAMPLE = 4_000  # characters, enough to tell a language
_SHORT = 60  # characters: too few to tell one
_CLEAR = 0.28  # of the words are English function words: news in English has .35 to .45, other languages under .15
_SURE = 0.08
_NOT_ENGLISH = 0.15
_PROBABLE = 0.5  # how probable the identifier must find another language
_OWN = 0.05  # of a creole's words are none of English's
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageWords:
    english: frozenset[str]
    sure: frozenset[str]
    creoles: dict[str, frozenset[str]]
    names: dict[str, str]


@cache
def _words() -> LanguageWords:
    data = tomllib.loads((files("reportedly") / "data/read/languages.toml").read_text(encoding="utf-8"))
    creoles = {code: frozenset(own) for code, own in data["creoles"].items()}
    return LanguageWords(
        english=frozenset(data["english"]), sure=frozenset(data["sure"]), creoles=creoles, names=data["names"]
    )


def language_of(text: str) -> str | None:
    """The ISO 639-1 code of the text's language, or None where the text is too short or it cannot be told."""
    sample = text[:_SAMPLE].strip()
    words = _WORD.findall(sample.lower())
    if not words:
        return None
    english, certain = _words().english, _words().sure
    share = sum(map(english.__contains__, words)) / len(words)
    sure = sum(map(certain.__contains__, words)) / len(words)
    if share >= _CLEAR and sure >= _SURE and len(words) >= 8:
        return "en"
    if len(sample) < _SHORT:
        return None
    code, probability = _identifier().classify(sample.lower())
    own = _words().creoles.get(code)
    if code == "en" or (own is not None and sum(map(own.__contains__, words)) < _OWN * len(words)):
        return "en"
    # Names and numbers look like any language: another one must be probable, and its text poor in English words.
    return str(code) if probability >= _PROBABLE and share < _NOT_ENGLISH else None


def language_name(code: str) -> str:
    return _words().names.get(code, "another language")


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
