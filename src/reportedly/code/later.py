"""Deaths that are told to have come after the blow: "four of the injured died overnight", "died of her burns"."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

_DEAD = re.compile(r"\b(?:dead|deaths?|toll|bod(?:y|ies)|claim\w*|responsib\w+)\b", re.IGNORECASE)
_BLOW = re.compile(  # "shot dead", "beat two men to death", "left two dead"
    r"\b(?:shot|gunned|stabbed|hacked|beat|beaten|beating|stoned|clubbed|bludgeoned|strangled|left) ", re.IGNORECASE
)
_ASIDE = 70  # characters between those who were hurt and the word that they died


def is_later_death(trigger: str, sentence: str) -> bool:
    """Whether the words of a claim (its trigger and its sentence) tell of a death of wounds, or in a hospital: its day
    is not the day of the attack, and its place is where the wounded were taken."""
    dying, told = _patterns()
    return dying.search(trigger) is not None and told.search(sentence) is not None


def dies(words: str) -> bool:
    """Whether words tell of dying itself: "died", "succumbed to his wounds"."""
    return _patterns()[0].search(words) is not None


def is_dying(trigger: str) -> bool:
    """Whether the words of a claim tell of dying or of the dead, and so of no blow."""
    dying = dies(trigger) or _DEAD.search(trigger) is not None
    return dying and _BLOW.search(trigger) is None


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What finds a word for dying, and the sentence that tells of what, who or where."""
    data = tomllib.loads(files("reportedly").joinpath("data/lexicons/later.toml").read_text(encoding="utf-8"))
    dying, wounds, hurt, houses = (_one_of(data[name]) for name in ("dying", "wounds", "hurt", "houses"))
    told = (
        rf"\b(?:of|to|from) (?:(?:his|her|their|its|the) )?(?:\w+ )?{wounds}\b"
        rf"|\b(?:of|among) (?:the|those|them) (?:\w+ )?{hurt}\b[^.;]{{0,{_ASIDE}}}\b{dying}\b"
        rf"|\bhad (?:\w+ ){{0,2}}in (?:\w+ )?intensive care\b[^.;]{{0,{_ASIDE}}}\b{dying}\b"
        rf"|\b{dying}\b(?: \w+){{0,3}}? (?:in|at) (?:(?:a|an|the|our|its|his|their|[A-Z]\S+) ){{0,4}}{houses}\b"
    )
    return re.compile(rf"\b{dying}\b", re.IGNORECASE), re.compile(told, re.IGNORECASE)


def _one_of(words: list[str]) -> str:
    return f"(?:{'|'.join(map(re.escape, words))})"
