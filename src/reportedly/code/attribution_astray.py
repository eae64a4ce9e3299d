"""The content of a cue where the parse has gone astray, or hides it in a relative clause."""

from __future__ import annotations

from reportedly.annotate.annotation import Sentence, Token
from reportedly.code.attributed import Kind
from reportedly.code.attribution_source import is_passive
from reportedly.code.attribution_spans import Range, opening, pieces, tail_subject
from reportedly.code.cues import Cue, load_cues
from reportedly.code.forms import lemma_of
from reportedly.frozen import dataclass

CLAUSE_KINDS = frozenset({Kind.SPEECH, Kind.THOUGHT, Kind.EVIDENCE})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "DET", "ADJ", "NUM", "PART"})
_LONGEST_ASIDE = 14  # words
_LONGEST_SUBJECT = 6  # words
_LONGEST_ADJUNCT = 6  # words
_LONGEST_TITLE = 24  # words of a title and a name with their commas
_LONGEST_NAME = 4


@dataclass(frozen=True, slots=True)
class Framed:
    """Content: its ranges, its head predicate, what it takes as given, the rule, the preposition that joins it."""

    ranges: tuple[Range, ...]
    head: int | None
    rule: str
    topic: Range | None = None
    preposition: int | None = None


def astray(sentence: Sentence, verb: int, cue: Cue) -> Framed | None:
    """The content by the order of the words, where no clause hangs under the verb; None where they do not tell."""
    return (
        _between_commas(sentence, verb, cue)
        or _behind_name(sentence, verb, cue)
        or _behind_aside(sentence, verb, cue)
        or _led_by_subject(sentence, verb, cue)
        or _torn(sentence, verb)
    )


def through_relative(sentence: Sentence, verb: int, cue: Cue) -> Framed | None:
    """ "The post, which he said had been lost, …": the pronoun is part of what is said."""
    tokens = sentence.tokens
    if cue.kind not in CLAUSE_KINDS or tokens[verb].deprel != "acl:relcl":
        return None
    subject = sentence.child(verb, "nsubj")
    low, high = sentence.extent(verb)
    behind = (c for c in sentence.children[tokens[verb].head] if c > verb and tokens[c].deprel == "acl:relcl")
    clause = next((c for c in behind if verb + 1 in sentence.subtree(c)), None)
    if (
        clause is not None
    ):  # "a drone, which the palace says was launched abroad", in a parse that hangs both on the noun
        low, high = min(low, sentence.extent(clause)[0]), sentence.extent(clause)[1]
    while low < verb and tokens[low].upos == "PUNCT":
        low += 1
    if subject is None or not low < subject < verb or tokens[low].xpos not in ("WDT", "WP"):
        return None
    if sentence.extent(subject)[0] <= low or not holds_clause(sentence, range(verb + 1, high)):
        return None
    content = clause or next(
        (c for c in sentence.children[verb] if c > verb and tokens[c].upos in ("VERB", "AUX", "ADJ")), verb
    )
    return Framed(pieces(sentence, {low, *range(verb + 1, high)}), content, "clause through a relative")


def _between_commas(sentence: Sentence, verb: int, cue: Cue) -> Framed | None:
    """ "The road, he said, is shut", "People like these, he said.": whatever the parse made of it.

    Nothing but a short subject stands between the comma before the verb and the comma or stop right after it.
    """
    tokens = sentence.tokens
    past = verb + 1
    if cue.kind not in CLAUSE_KINDS or tokens[verb].xpos not in ("VBD", "VBZ", "VBP"):
        return None
    ends = past >= len(tokens) or (past == len(tokens) - 1 and tokens[past].text in {".", "!", "?"})
    if not ends and tokens[past].text not in {",", "—", "–", "--"}:
        if tokens[verb].deprel != "root" or not _only_says_when(sentence, past):
            return None
        ends = True  # "…, the mayor said on Sunday."
    first = verb
    while first > 0 and verb - first < _LONGEST_SUBJECT and tokens[first - 1].upos in _NOMINAL:
        first -= 1
    tail = tail_subject(sentence, verb)  # "The men, a spokesman for the valley said, fled"
    first = min(first, tail[0]) if tail is not None else first
    start = opening(sentence)
    if first == verb or first - 1 <= start or tokens[first - 1].text not in {",", "—", "–", "--"}:
        return None
    if not any(tokens[i].upos in ("NOUN", "PROPN", "PRON") for i in range(first, verb)) or _is_relative(tokens[first]):
        return None
    if tokens[verb].deprel.startswith("acl") and first <= tokens[verb].head < verb:
        return None  # "…, something they deny"
    words = set(range(start, first - 1)) | (set() if ends else set(range(past, len(tokens))))
    return Framed(pieces(sentence, words), top_of(sentence, words), "between commas")


def _only_says_when(sentence: Sentence, past: int) -> bool:
    """ "On Sunday", "in a statement": no more than a few words behind a verb, which tell nothing."""
    rest = sentence.tokens[past:]
    if not 1 < len(rest) <= _LONGEST_ADJUNCT or rest[0].upos != "ADP":
        return False
    return all(t.upos in ("ADP", "DET", "NOUN", "PROPN", "NUM", "ADJ", "PUNCT") and t.text != "," for t in rest)


def _behind_name(sentence: Sentence, verb: int, cue: Cue) -> Framed | None:
    """ "The road is shut, the head of the district, Jo Roe, reported.": what stands before who says so."""
    tokens = sentence.tokens
    finite = tokens[verb].xpos in ("VBD", "VBZ", "VBP")
    if cue.kind not in CLAUSE_KINDS or not finite or verb < 6 or tokens[verb - 1].text != ",":
        return None
    reach = range(verb - 2, max(verb - _LONGEST_TITLE, 0), -1)
    commas = [i for i in reach if tokens[i].text == ","][:2]
    if len(commas) < 2 or any(t.upos in ("VERB", "AUX") for t in (*tokens[commas[1] : verb], *tokens[verb + 1 :])):
        return None
    name, title = tokens[commas[0] + 1 : verb - 1], tokens[commas[1] + 1 : commas[0]]
    if all(t.upos == "PROPN" for t in title):
        name, title = title, name
    if not name or len(name) > _LONGEST_NAME or any(t.upos != "PROPN" for t in name):
        return None
    if not title or title[0].upos not in ("DET", "NOUN", "ADJ", "PRON") or title[0].low == "whose":
        return None  # "the union, whose head, Jo Roe, confirmed the raid": of another clause
    words = set(range(opening(sentence), commas[1]))
    return (
        Framed(pieces(sentence, words), top_of(sentence, words), "between commas")
        if holds_clause(sentence, words)
        else None
    )


def _behind_aside(sentence: Sentence, verb: int, cue: Cue) -> Framed | None:
    """ "Said, without naming anyone, that …": the clause behind an aside that a parse hung it on."""
    tokens = sentence.tokens
    if cue.kind not in CLAUSE_KINDS or verb + 1 >= len(tokens) or tokens[verb + 1].text != ",":
        return None
    for i in range(verb + 2, min(verb + _LONGEST_ASIDE, len(tokens) - 2)):
        if tokens[i].text == "," and tokens[i + 1].low == "that" and tokens[i + 1].upos == "SCONJ":
            words = set(range(i + 1, len(tokens)))
            return Framed(pieces(sentence, words), top_of(sentence, words), "clause")
    return None


def _led_by_subject(sentence: Sentence, verb: int, cue: Cue) -> Framed | None:
    """ "While the palace insists it is working …": the clause right behind, which a parse hung elsewhere."""
    tokens = sentence.tokens
    if cue.kind not in CLAUSE_KINDS or is_passive(sentence, verb) or tokens[verb].xpos == "VBN":
        return None
    for i in range(verb + 1, min(verb + _LONGEST_SUBJECT, len(tokens))):
        token = tokens[i]
        if token.relation in ("nsubj", "expl") and sentence.extent(i)[0] == verb + 1:
            if token.head <= i or not holds_clause(sentence, range(i + 1, token.head + 1)):
                return None
            words = range(verb + 1, sentence.extent(token.head)[1])
            return Framed(pieces(sentence, words), token.head, "clause")
        if token.upos not in _NOMINAL:
            return None
    return None


def _torn(sentence: Sentence, verb: int) -> Framed | None:
    """ "Said [the demands of the work often wear people out]", where the parse takes the subject for an object.

    Verbs that take no object but words are sure to have a clause behind them where a finite verb stands there.
    """
    tokens = sentence.tokens
    item = sentence.child(verb, "obj")
    if item is None or item < verb or lemma_of(tokens[verb]) not in load_cues().classes["cues.plain"]:
        return None
    high = sentence.extent(verb)[1]
    low = sentence.extent(item)[0]
    finite = next((i for i in range(item + 1, high) if _is_finite(tokens[i])), None)
    if low != verb + 1 or finite is None:
        return None
    if any(t.deprel == "mark" and t.low in _MEANWHILE for t in tokens[item + 1 : finite]):
        return None  # "added fuel to the crisis as residents marched"
    if tokens[item + 1].deprel == "mark" or (_is_relative(tokens[item + 1]) and not _has_two(sentence, item, high)):
        return None
    words = set(range(low, high))
    return Framed(pieces(sentence, words), top_of(sentence, words - {item}) or item, "clause")


_MEANWHILE = frozenset({"as", "while", "after", "before", "when", "because"})


def _is_relative(token: Token) -> bool:
    return token.xpos in ("WDT", "WP", "WRB")


def _is_finite(token: Token) -> bool:
    return token.xpos in ("VBD", "VBZ", "VBP", "MD")


def _has_two(sentence: Sentence, first: int, past: int) -> bool:
    return sum(map(_is_finite, sentence.tokens[first:past])) > 1


def holds_clause(sentence: Sentence, words: range | set[int]) -> bool:
    tokens = sentence.tokens
    return any(
        (tokens[i].upos == "VERB" and tokens[i].xpos in ("VBD", "VBZ", "VBP", "VBN", "VB")) or tokens[i].upos == "AUX"
        for i in words
    )


def top_of(sentence: Sentence, words: set[int]) -> int | None:
    """The word among these whose head lies outside, verbs first."""
    tops = [w for w in sorted(words) if sentence.tokens[w].head not in words and sentence.tokens[w].upos != "PUNCT"]
    for word in tops:
        if sentence.tokens[word].upos in ("VERB", "AUX", "ADJ"):
            return word
    return tops[0] if tops else None
