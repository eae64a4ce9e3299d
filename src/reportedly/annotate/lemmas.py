"""Lemmas as edit scripts on the word: cut n letters from the end, append some, keep the capitals or not."""

from __future__ import annotations

import re

_SEPARATOR = "|"
_MUTE = ("c", "v", "u", "dg", "nz", "iz", "yz")
"""Endings on which no English verb stops: a mute e follows."""
_CUT_SHORT = re.compile(r".*[aeiou]g|[^aeiou]*[aeiou][bdklmnprstz]")
"""A stem of one syllable, or any in g, would have doubled its last letter ("ragged"): a mute e follows ("raged")."""
_DOUBLED = re.compile(r".*[aeiou]([bdgmnprt])\1|.*[aeiou].*[aeiou]ll")
_VOWEL = re.compile("[aeiouy]")
_AGAIN = ("re", "over", "under", "out")
"""What verbs stand behind and are themselves: "retaken" is of "retake", for "taken" is of "take"."""
_ADDS_ES = ("ches", "shes", "sses", "xes", "zzes", "oes")
_KEEPS_IE = ("bies", "fies", "kies", "vies")  # nouns: "zombies", "selfies", "rookies", "movies"


def script_of(word: str, lemma: str) -> str:
    """The script that makes `lemma` of `word`: "1|y|l" makes "bury" of "buri"; the last letter is k(eep) or l(ower)."""
    low, target = word.lower(), lemma.lower()
    same = 0
    for a, b in zip(low, target, strict=False):
        if a != b:
            break
        same += 1
    case = "k" if lemma != target else "l"
    return f"{len(low) - same}{_SEPARATOR}{target[same:]}{_SEPARATOR}{case}"


def parse_script(script: str) -> tuple[int, str, bool]:
    """Letters to cut, letters to append, whether capitals are kept. Raises ValueError on anything else."""
    cut, _, rest = script.partition(_SEPARATOR)
    append, _, case = rest.rpartition(_SEPARATOR)
    if case not in ("k", "l"):
        raise ValueError(f"no edit script: {script!r}")
    return int(cut), append, case == "k"


def lemma_of(word: str, upos: str, script: tuple[int, str, bool], forms: dict[str, dict[str, str]]) -> str:
    """The lemma of the form where it is listed; else the script's, mended where it left a stem that is no word.

    `forms` maps a part of speech to forms in lower case to lemmas.
    """
    listed = forms.get(upos)
    if listed is None or script[2]:
        return apply_script(word, script)
    low = word.lower()
    known = listed.get(low)
    if known is not None:
        return known + "e" if known.endswith("e") and known + "ed" == low else known  # "freed"
    lemma = apply_script(word, script)
    if upos == "VERB" and listed.get(lemma) != lemma:
        for prefix in _AGAIN:
            base = listed.get(low[len(prefix) :]) if low.startswith(prefix) else None
            if base is not None and base != "lie":  # "relied"
                return prefix + base
    if lemma == low:
        return lemma
    if upos == "VERB" and low.endswith("s"):
        return _third_person(low, listed)
    if upos == "VERB" and low.endswith(("ed", "ing")):
        return _verb(low, lemma, listed)
    if upos == "NOUN" and low.endswith(("shes", "sses")):
        return low[:-2]
    if upos == "NOUN" and lemma.endswith("ie") and len(low) > 5 and not low.endswith(_KEEPS_IE):
        return lemma if listed.get(lemma) == lemma else lemma[:-2] + "y"
    return lemma


def _third_person(form: str, listed: dict[str, str]) -> str:
    """A form in s: the base form that is listed, or the one of its spelling ("denies", "torches", "razes")."""
    for option in (form[:-1], form[:-2]):
        if listed.get(option) == option:
            return option
    if form.endswith("ies") and len(form) > 4:
        return form[:-3] + "y"
    return form[:-2] if form.endswith(_ADDS_ES) else form[:-1]


def _verb(form: str, lemma: str, listed: dict[str, str]) -> str:
    """A regular past or -ing form: the base form that is listed, or the script's with its spelling mended."""
    if form.endswith("eed"):
        return form[:-1]
    stem = form.removesuffix("ing") if form.endswith("ing") else form.removesuffix("ed")
    single = stem[:-1] if len(stem) > 3 and stem[-1] == stem[-2] else stem
    options = [lemma, stem, stem + "e", single]
    if stem.endswith("i"):
        options.append(stem[:-1] + "y")
    for option in options:
        if listed.get(option) == option:
            return option
    if lemma.endswith("i") and form.endswith("ied"):
        return lemma[:-1] + "y"
    if not _VOWEL.search(lemma):
        return form  # "bled"
    if lemma != stem:
        return lemma
    if _DOUBLED.fullmatch(stem):
        return single
    return lemma + "e" if lemma.endswith(_MUTE) or _CUT_SHORT.fullmatch(stem) else lemma


def apply_script(word: str, script: tuple[int, str, bool]) -> str:
    """The lemma, or the word itself in its case where the script cuts more than there is."""
    cut, append, keep = script
    if cut > len(word):
        return word if keep else word.lower()
    stem = word[: len(word) - cut]
    if not keep:
        return (stem.lower() + append) or word.lower()
    return (stem + (append.upper() if len(word) > 1 and word.isupper() else append)) or word
