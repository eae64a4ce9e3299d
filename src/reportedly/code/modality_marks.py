"""What a word itself says of its happening: auxiliaries, adverbs, negations, adjectives, a headline's infinitive."""

from __future__ import annotations

from functools import cache

from reportedly.annotate.annotation import Sentence
from reportedly.changed import replace
from reportedly.code.forms import lemma_of
from reportedly.code.modality_case import Case, lexicon
from reportedly.model import BlockKind, Modality

UNINVOLVED = "no part in it"
"""The rule by which somebody is said to have had no part in a deed, which has been done all the same."""


_MARKING = frozenset(
    {"aux", "advmod", "cc", "det", "case", "mark", "parataxis", "discourse", "amod", "compound", "obl", "nsubj"}
)


_HOLDING = frozenset({"obl", "nsubj"})  # which may hold a word that marks


@cache
def _telling() -> frozenset[str]:
    """The words that mark something by themselves."""
    lists = lexicon()
    return frozenset({"without", "if", "until", "till", "due"}).union(*(lists[name] for name in _TELLING))


_TELLING = (
    "hypothetical.aux",
    "future.aux",
    "negation.words",
    "hedging.adverbs",
    "hypothetical.marks",
    "future.prepositions",
    "hedging.adjectives",
    "hypothetical.adjectives",
    "attempted.adjectives",
    "future.adjectives",
)


def own_marks(case: Case, word: int, *, nominal: bool, trigger: bool) -> None:
    """Auxiliaries, adverbs, negations and adjectives of the word itself."""
    sentence, lexicon = case.sentence, case.lexicon
    tokens = sentence.tokens
    if trigger and tokens[word].upos == "NOUN" and _is_of_who_is_behind(sentence, word):
        case.mark(Modality.ACTUAL, word, "hedge", hedged=True)
        return
    telling = _telling()
    for child in sentence.children[word]:
        token = tokens[child]
        text, base = token.low, token.relation
        if base not in _MARKING or (text not in telling and base not in _HOLDING):
            continue
        if base == "aux" and text in lexicon["hypothetical.aux"]:
            _modal(case, word, child, text)
        elif base == "aux" and text in lexicon["future.aux"]:
            case.mark(Modality.FUTURE, child, "will")
        elif (
            base in ("advmod", "aux", "cc", "det") and text in lexicon["negation.words"] and not _only(sentence, child)
        ):
            case.mark(Modality.ACTUAL, child, "not", negated=True)
        elif (base == "case" and text == "without" and nominal) or (base == "mark" and text == "without"):
            case.mark(Modality.ACTUAL, child, "without", negated=True)
        elif base in ("advmod", "parataxis", "discourse") and text in lexicon["hedging.adverbs"]:
            case.mark(Modality.ACTUAL, child, "hedge", hedged=True)
        elif base == "mark" and text == "if" and child > 0 and tokens[child - 1].low == "as":
            case.mark(Modality.ACTUAL, child, "hedge", hedged=True)  # "it looks as if they had fled"
        elif base == "mark" and text in lexicon["hypothetical.marks"] and child < word:
            case.mark(Modality.HYPOTHETICAL, child, "condition")
        elif base == "mark" and text in ("until", "till") and child < word and _is_present(sentence, word):
            case.mark(Modality.HYPOTHETICAL, child, "condition")  # "until the killers are arrested"
        elif base == "mark" and text == "due" and sentence.child(word, "cop", "aux") is not None:
            case.mark(Modality.FUTURE, child, "ahead")  # "is due to meet", where the parse has "due to" for one word
        elif base == "case" and nominal and text in lexicon["future.prepositions"]:
            case.mark(Modality.FUTURE, child, "ahead of")
        elif base in ("amod", "compound") and nominal and child < word:
            _adjective(case, child, trigger=trigger)
        elif base == "obl" and child < word and _on_no_occasion(case, child):
            case.mark(Modality.ACTUAL, child, "not", negated=True)
        elif base == "nsubj" and child < word and _is_none(sentence, child):
            case.mark(Modality.ACTUAL, child, "nobody", negated=True)


def _is_of_who_is_behind(sentence: Sentence, word: int) -> bool:
    """ "A feud might be behind the attack": it was done, and who did it is guessed."""
    below = [sentence.tokens[c] for c in sentence.children[word]]
    doubted = any(t.relation == "aux" and t.low in ("may", "might", "could") for t in below)
    return doubted and any(t.relation == "case" and t.low == "behind" for t in below)


def _is_present(sentence: Sentence, verb: int) -> bool:
    helpers = [
        sentence.tokens[c].xpos for c in sentence.children[verb] if sentence.tokens[c].relation in ("aux", "cop")
    ]
    return not {"VBD", "MD"} & {*helpers} and bool({"VBZ", "VBP"} & {*helpers, sentence.tokens[verb].xpos})


def involvement(case: Case, *words: int) -> None:
    """What is said of taking part in a deed, by the first of these words that negates it: who denies that denies it."""
    for word in words:
        if not case.judged.negated:
            own_marks(case, word, nominal=False, trigger=False)
            if case.judged.negated:
                case.judged = replace(case.judged, rule=f"{UNINVOLVED}: {case.sentence.tokens[word].text}")


def _modal(case: Case, word: int, helper: int, text: str) -> None:
    """could, might, would: "might have been killed" doubts what was; "would shell" tells what is to be."""
    sentence, tokens = case.sentence, case.sentence.tokens
    perfect = any(lemma_of(tokens[c]) == "have" and tokens[c].deprel.startswith("aux") for c in sentence.children[word])
    if text == "could" and not perfect and lemma_of(tokens[word]) in case.lexicon["actual.found"]:
        return  # "could verify four deaths"; "could not" is negated besides
    if text in case.lexicon["hypothetical.perhaps"]:
        case.mark(Modality.HYPOTHETICAL, helper, "perhaps", hedged=perfect or text in ("might", "may"))
    elif text in ("would", "'d", "’d") and not perfect and _reported_past(case, word):
        case.mark(Modality.FUTURE, helper, "future in the past")
    else:
        case.mark(Modality.HYPOTHETICAL, helper, "modal")


def _reported_past(case: Case, word: int) -> bool:
    """ "said it would attack": the reported form of "will", unless an if-clause makes it a condition."""
    sentence, tokens = case.sentence, case.sentence.tokens
    if any(tokens[c].deprel == "advcl" and _has_condition(case, c) for c in sentence.children[word]):
        return False
    return tokens[word].relation in ("ccomp", "root", "conj", "parataxis", "acl")


def _has_condition(case: Case, word: int) -> bool:
    mark = case.sentence.child(word, "mark")
    return mark is not None and case.sentence.tokens[mark].low in case.lexicon["hypothetical.marks"]


def _adjective(case: Case, word: int, *, trigger: bool) -> None:
    text = case.sentence.tokens[word].low
    lexicon = case.lexicon
    if text in lexicon["hedging.adjectives"]:
        modal = Modality.HYPOTHETICAL if text in lexicon["hypothetical.adjectives"] and trigger else Modality.ACTUAL
        case.mark(modal, word, "hedge", hedged=True)
    elif text in lexicon["hypothetical.adjectives"] and trigger:
        case.mark(Modality.HYPOTHETICAL, word, "adjective")
    elif text in lexicon["attempted.adjectives"]:
        case.mark(Modality.ATTEMPTED, word, "attempt")
    elif trigger and text in lexicon["future.adjectives"] and text not in lexicon["future.weak"]:
        case.mark(Modality.FUTURE, word, "adjective")


def headline(case: Case, root: int) -> None:
    """ "Army to withdraw": an infinitive as the main verb of a headline looks ahead."""
    sentence = case.sentence
    if case.judged.modality is not Modality.ACTUAL:
        return
    if sentence.tokens[root].xpos == "VB" and sentence.child(root, "nsubj", "aux", "mark", "cop") is None:
        case.mark(Modality.FUTURE, root, "imperative")
        return
    mark = sentence.child(root, "mark", "aux")
    if sentence.tokens[root].xpos == "VB" and mark is not None and sentence.tokens[mark].low == "to":
        case.mark(Modality.FUTURE, mark, "headline infinitive")
    elif sentence.block is BlockKind.TITLE and sentence.tokens[root].upos == "NOUN" and root + 1 < len(sentence.tokens):
        return


def _only(sentence: Sentence, word: int) -> bool:
    """ "not only": no negation."""
    return word + 1 < len(sentence.tokens) and sentence.tokens[word + 1].low in ("only", "just", "merely")


def _on_no_occasion(case: Case, word: int) -> bool:
    """ "At no time did they fire"."""
    determiner = case.sentence.child(word, "det")
    none = determiner is not None and case.sentence.tokens[determiner].low == "no"
    return none and case.among(word, "negation.occasions")


_NONE = frozenset({"nobody", "none", "neither", "no", "not"})


def _is_none(sentence: Sentence, subject: int) -> bool:
    if sentence.forms.isdisjoint(_NONE):
        return False
    if sentence.tokens[subject].low in ("nobody", "none", "neither"):
        return True
    determiner = sentence.child(subject, "det")
    if determiner is not None and sentence.tokens[determiner].low in ("no", "neither"):
        return True
    told = [sentence.tokens[c].low for c in sentence.children[subject] if c < subject]
    return "not" in told and not {"single", "one"}.isdisjoint(told)  # "not a single shot was fired"
