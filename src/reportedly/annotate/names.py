"""Words of names that look like verbs: the village of "Letpan Gone", where nothing is gone.

Within a line of running text a capital marks a name. A form of a verb that has one, right behind another word of a
name, belongs to that name: Burmese, Turkish and French towns are called "Gone", "Han" and "Pointe".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from reportedly.annotate.annotation import Entity

if TYPE_CHECKING:
    from reportedly.annotate.decode import Analysis

_SHARE = 0.4
"""In a headline more of the longer words that are no names are capitalised, and a capital marks none."""
_LONGER = 4


def names_joined(words: Sequence[str], analysis: Analysis) -> Analysis:
    """The analysis, such words as the last ones of their names; the same where there are none."""
    for i in [i for i, upos in enumerate(analysis.upos[: len(words)]) if upos == "VERB"]:
        if i and words[i].istitle() and _ends_name(i, words, analysis) and _is_running(i, words, analysis):
            analysis = _joined(i, words[i], analysis)
    return analysis


def _ends_name(i: int, words: Sequence[str], analysis: Analysis) -> bool:
    """Whether it stands behind a word of a name, and one of the two hangs on the other."""
    before = i - 1
    if analysis.upos[before] != "PROPN" or not words[before].istitle() or not words[i].isalpha():
        return False
    if analysis.heads[i] < 0 or analysis.deprels[i] == "conj":
        return False
    return analysis.heads[i] in (before, analysis.heads[before]) or analysis.heads[before] == i


def _is_running(i: int, words: Sequence[str], analysis: Analysis) -> bool:
    """Whether words that are no names are written small there."""
    longer = [w for n, w in enumerate(words) if n not in (0, i) and len(w) >= _LONGER and analysis.upos[n] != "PROPN"]
    return sum(w[0].isupper() for w in longer) <= _SHARE * len(longer)


def _joined(i: int, word: str, analysis: Analysis) -> Analysis:
    """The word as a part of the name that stands before it, which takes what hung on it."""
    name = i - 1
    heads, deprels = list(analysis.heads), list(analysis.deprels)
    if heads[name] == i:
        heads[name], deprels[name] = heads[i], deprels[i]
    heads = [name if head == i else head for head in heads]
    heads[i], deprels[i] = name, "flat"
    return replace(
        analysis,
        lemmas=(*analysis.lemmas[:i], word, *analysis.lemmas[i + 1 :]),
        upos=(*analysis.upos[:i], "PROPN", *analysis.upos[i + 1 :]),
        xpos=(*analysis.xpos[:i], "NNP", *analysis.xpos[i + 1 :]),
        heads=tuple(heads),
        deprels=tuple(deprels),
        entities=tuple(replace(e, past=i + 1) if e.past == i else e for e in analysis.entities),
        frames=tuple(f for f in analysis.frames if f.predicate != i),
    )


_CRAFT = frozenset(
    {"helicopter", "helicopters", "drone", "drones", "aircraft", "jet", "jets", "plane", "planes", "submarine"}
)
_BEFORE_NOUNS = frozenset({"ADP", "DET", "NUM", "ADJ"})


def craft_named(words: Sequence[str], analysis: Analysis) -> Analysis:
    """The analysis, "attack" as a part of what is called so where it stands as no verb: "with howitzers and attack
    helicopters"; but "rebels attack helicopters"."""
    if "attack" not in words and "Attack" not in words:
        return analysis
    for i, word in enumerate(words[:-1]):
        if word.lower() == "attack" and words[i + 1].lower() in _CRAFT and _is_noun(i, words, analysis):
            analysis = _of_craft(i, analysis)
    return analysis


def _is_noun(i: int, words: Sequence[str], analysis: Analysis) -> bool:
    if analysis.upos[i] != "VERB" or i == 0:
        return analysis.upos[i] == "VERB" and analysis.deprels[i] == "compound"
    if analysis.upos[i - 1] in _BEFORE_NOUNS:
        return words[i - 1].lower() != "to"
    head = analysis.heads[i]
    joined = words[i - 1].lower() in ("and", "or", ",") and analysis.xpos[i] in ("VB", "VBP")
    return joined and head >= 0 and analysis.xpos[head] in ("VBD", "VBN", "NN", "NNS")


def _of_craft(i: int, analysis: Analysis) -> Analysis:
    craft, head, deprel = i + 1, analysis.heads[i], analysis.deprels[i]
    heads, deprels = list(analysis.heads), list(analysis.deprels)
    if heads[craft] == i:
        beside = i > 1 and analysis.upos[i - 2] in ("NOUN", "PROPN") and deprel == "conj"
        heads[craft], deprels[craft] = (i - 2, "conj") if beside else (head, deprel)
    heads = [craft if h == i and n != craft else h for n, h in enumerate(heads)]
    heads[i], deprels[i] = craft, "compound"
    return replace(
        analysis,
        upos=(*analysis.upos[:i], "NOUN", *analysis.upos[i + 1 :]),
        xpos=(*analysis.xpos[:i], "NN", *analysis.xpos[i + 1 :]),
        heads=tuple(heads),
        deprels=tuple(deprels),
        frames=tuple(f for f in analysis.frames if f.predicate != i),
    )


def letters_bracketed(words: Sequence[str], analysis: Analysis) -> Analysis:
    """The analysis, "the Reed Front (RF) fighters" as fighters of the front; the same where there are none."""
    if "(" not in words:
        return analysis
    for i in range(1, len(words) - 3):
        if words[i] != "(" or words[i + 2] != ")" or not (words[i + 1].isupper() and words[i + 1].isalpha()):
            continue
        name, people = i - 1, i + 3
        if analysis.upos[name] == "PROPN" and words[people] in _FIGHTERS and _are_theirs(name, people, analysis):
            analysis = _with_fighters(name, people, analysis)
    return analysis


_FIGHTERS = frozenset(
    {"fighters", "militants", "rebels", "insurgents", "gunmen", "troops", "soldiers", "forces", "guerrillas", "members"}
    | {"terrorists", "jihadists", "commanders", "militiamen", "extremists", "supporters", "activists", "men"}
)


def _are_theirs(name: int, people: int, analysis: Analysis) -> bool:
    """Whether the parse has the two for one another's, or for two in one place."""
    if people in (analysis.heads[name], name) or analysis.heads[people] == name:
        return analysis.heads[name] != people
    beside = analysis.heads[people] == analysis.heads[name]
    return beside and analysis.deprels[people].split(":")[0] == analysis.deprels[name].split(":")[0]


def _with_fighters(name: int, people: int, analysis: Analysis) -> Analysis:
    """The people as the head of the phrase, with its article and number."""
    heads, deprels = list(analysis.heads), list(analysis.deprels)
    if heads[people] == name:
        heads[people], deprels[people] = heads[name], deprels[name]
    heads[name], deprels[name] = people, "compound"
    for i in range(name):
        if heads[i] == name and deprels[i] in ("det", "nummod", "case", "nmod:poss"):
            heads[i] = people
    return replace(analysis, heads=tuple(heads), deprels=tuple(deprels))


_BASES = frozenset({"qaeda", "qaida", "al-qaeda", "al-qaida"})
_OF_STATE = frozenset({"iraq", "west", "greater", "khorasan"})


def branches_named(words: Sequence[str], analysis: Analysis) -> Analysis:
    """The analysis, "Al Qaeda in the Odra Peninsula" as one name of an organisation; the same where there is none."""
    if "in" not in words:
        return analysis
    for i in [i for i, word in enumerate(words) if word == "in" and i]:
        first = i + 2 if words[i + 1 : i + 2] == ["the"] else i + 1
        past = first
        while past < len(words) and analysis.upos[past] in ("PROPN", "ADJ") and words[past][:1].isupper():
            past += 1
        if past > first and _is_branch(words, i, first):
            analysis = _as_branch(i, first, past, analysis)
    return analysis


def _is_branch(words: Sequence[str], case: int, first: int) -> bool:
    before = words[case - 1].lower()
    if before == "state" and case > 1 and words[case - 2].lower() == "islamic":
        return words[first].lower() in _OF_STATE
    return before in _BASES


def _as_branch(case: int, first: int, past: int, analysis: Analysis) -> Analysis:
    """The name with the place as its last part, whatever the parse hung that on."""
    name = case - 1
    while case - 3 <= analysis.heads[name] < case and analysis.upos[analysis.heads[name]] == "PROPN":
        name = analysis.heads[name]
    place = next((i for i in range(first, past) if not first <= analysis.heads[i] < past), first)
    if analysis.upos[name] != "PROPN" or analysis.heads[name] == place:
        return analysis
    begins = min([name, *(i for i in range(name) if analysis.heads[i] == name and analysis.upos[i] == "PROPN")])
    heads, deprels = list(analysis.heads), list(analysis.deprels)
    heads[place], deprels[place] = name, "flat"
    others = [e for e in analysis.entities if e.past <= begins or e.first >= past]
    whole = Entity(begins, past, "ORG")
    return replace(
        analysis,
        heads=tuple(heads),
        deprels=tuple(deprels),
        entities=tuple(sorted([*others, whole], key=lambda e: e.first)),
    )
