"""Whether a happening is told as having happened: attempted, future, hypothetical; doubted; denied to have happened.

`modality` looks at the trigger's own auxiliaries, adverbs and adjectives and then walks up the parse, from predicate
to governing predicate, as long as what governs it decides whether it happened. Speech does not: the content of "said
that …" is told as having happened (who says so is attribution's business). Conventions: what is ordered, demanded or
asked for is `future`; "might have been killed" is `hypothetical` and hedged; "failed to seize" is `attempted`; what
someone was able, forced or went on to do is `actual`. Where no word decides, the encoder's scale of factuality may.
"""

from __future__ import annotations

from reportedly.annotate.annotation import Sentence, Token
from reportedly.code.modality_case import Case, Judged, lexicon
from reportedly.code.modality_governors import governed
from reportedly.code.modality_marks import headline, own_marks
from reportedly.code.phrases import entity_kind
from reportedly.code.times import is_time_word
from reportedly.model import BlockKind, Modality, Span

__all__ = ["PROMISES", "Judged", "is_by_scale", "modality", "of_habit"]

_SCALE = "the scale of factuality"
_SURELY_NOT = -1.5
PROMISES = ("will", "future in the past", "going to")
"""The rules by which a speaker says what is going to happen."""
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "PRON"})


def modality(sentence: Sentence, word: int) -> Judged:
    """How the sentence tells the happening whose trigger is `word`."""
    case = Case(sentence, lexicon(), Judged())
    if sentence.tokens[word].upos == "NOUN" and case.among(word, "attempted.nouns"):
        case.mark(Modality.ATTEMPTED, word, "attempt")  # "an attempt on the mayor's life"
    at, seen = word, 0
    while seen < 12:
        seen += 1
        nominal = sentence.tokens[at].upos in _NOMINAL and sentence.child(at, "cop") is None
        own_marks(case, at, nominal=nominal, trigger=at == word)
        above = sentence.tokens[at].head
        if above < 0:
            headline(case, at)
            break
        if not governed(case, at, above):
            break
        at = above
    return case.judged if case.settled else _by_scale(sentence, word, case.judged)


def is_by_scale(judged: Judged) -> bool:
    """Whether no word decided but the encoder's scale."""
    return judged.rule.startswith(_SCALE)


def _by_scale(sentence: Sentence, word: int, judged: Judged) -> Judged:
    """Where no word decides, the encoder's scale of factuality may: what it holds to be surely not so is no fact.

    On UDS-IH2's dev part four of five such happenings were rated as not having happened; of verbs in the past tense
    there are none.
    """
    undecided = judged.span is None and not judged.negated and judged.modality is Modality.ACTUAL
    if not undecided or not sentence.facts or sentence.facts[word] > _SURELY_NOT or sentence.tokens[word].xpos == "VBD":
        return judged
    token = sentence.tokens[word]
    why = f"{_SCALE}, {sentence.facts[word]:.1f} of -3 to 3: {token.text}"
    return Judged(Modality.HYPOTHETICAL, rule=why, span=Span(token.start, token.end))


def of_habit(sentence: Sentence, word: int, judged: Judged) -> Judged:
    """The judgement on a trigger; hypothetical where it only says what sort of people or things is meant: "fighters who
    desert are paid", in the present and of nobody in particular."""
    token = sentence.tokens[word]
    undecided = judged.span is None and judged.modality is Modality.ACTUAL
    if undecided and _is_done_whenever(sentence, word):
        return Judged(Modality.HYPOTHETICAL, rule=f"what is done whenever: {token.text}", span=_span(token))
    if undecided and _befell_anybody(sentence, word):
        return Judged(Modality.HYPOTHETICAL, rule=f"whomever it befell: {token.text}", span=_span(token))
    if not undecided or token.deprel != "acl:relcl" or token.xpos not in ("VBP", "VBZ") or token.head < 0:
        return judged
    if any(sentence.tokens[c].deprel.startswith("aux") for c in sentence.children[word]):
        return judged
    if _counted(sentence, word, "nsubj"):
        return judged  # "attacks in which nine people die", as chronicles tell
    known = ("det", "nummod", "nmod:poss", "compound")
    whoever = sentence.tokens[token.head].low in _WHOEVER
    if not (whoever or sentence.tokens[token.head].xpos == "NNS") or sentence.child(token.head, *known) is not None:
        return judged
    return Judged(Modality.HYPOTHETICAL, rule=f"what such people do: {token.text}", span=_span(token))


_WHOEVER = frozenset({"those", "anyone", "anybody", "everyone", "everybody", "whoever"})


def _span(token: Token) -> Span:
    return Span(token.start, token.end)


def _befell_anybody(sentence: Sentence, word: int) -> bool:
    """ "Sorry for any civilian who had been hurt": it is not told that one was."""
    whom = sentence.tokens[word].head
    if whom < 0 or sentence.tokens[word].relation != "acl" or "any" not in sentence.forms:
        return False
    determiner = sentence.child(whom, "det")
    return determiner is not None and sentence.tokens[determiner].low == "any"


def _is_done_whenever(sentence: Sentence, word: int) -> bool:
    """ "The guards return fire when they are shot at": both clauses are in the present, and no day is told."""
    if not _WHENEVER & sentence.forms or sentence.block is BlockKind.TITLE:
        return False
    above = sentence.tokens[word].head
    clauses = [(word, c) for c in sentence.children[word]]
    if sentence.tokens[word].deprel == "advcl" and above >= 0:
        clauses.append((above, word))
    told = [pair for pair in clauses if _is_whenever(sentence, *pair)]
    if not told or any(map(is_time_word, sentence.tokens)):
        return False
    if any(entity_kind(sentence, i) == "LOC" for i, t in enumerate(sentence.tokens) if t.upos == "PROPN"):
        return False  # a chronicle's "kills nine when he drives into a market in Orra"
    return not any(_counted(sentence, verb, "nsubj", "obj") for pair in told for verb in pair)


def _counted(sentence: Sentence, verb: int, *relations: str) -> bool:
    """Whether a number is told of those who do it or to whom it is done."""
    nouns = (c for c in sentence.children[verb] if sentence.tokens[c].relation in relations)
    return any(sentence.tokens[n].upos == "NUM" or sentence.child(n, "nummod") is not None for n in nouns)


_WHENEVER = frozenset({"when", "whenever"})


def _is_whenever(sentence: Sentence, main: int, clause: int) -> bool:
    tokens = sentence.tokens
    opened = any(tokens[c].low in _WHENEVER for c in sentence.children[clause])
    return opened and tokens[clause].deprel == "advcl" and _is_now(sentence, main) and _is_now(sentence, clause)


def _is_now(sentence: Sentence, verb: int) -> bool:
    """Whether a verb is in the plain present, or in its passive: "fire", "are fired on"."""
    tokens = sentence.tokens
    auxiliaries = [tokens[c] for c in sentence.children[verb] if tokens[c].relation == "aux"]
    if tokens[verb].xpos == "VBN":
        return [t.low for t in auxiliaries] in (["is"], ["are"])
    return tokens[verb].xpos in ("VBP", "VBZ") and all(t.low in ("do", "does") for t in auxiliaries)
