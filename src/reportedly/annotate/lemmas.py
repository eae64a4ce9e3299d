"""Lemmas as edit scripts on the word: cut n letters from the end, append some, keep the capitals or not."""

from __future__ import annotations

_SEPARATOR = "|"


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


def apply_script(word: str, script: tuple[int, str, bool]) -> str:
    """The lemma, or the word itself in its case where the script cuts more than there is."""
    cut, append, keep = script
    if cut > len(word):
        return word if keep else word.lower()
    stem = word[: len(word) - cut]
    if not keep:
        return (stem.lower() + append) or word.lower()
    return (stem + (append.upper() if len(word) > 1 and word.isupper() else append)) or word
