"""A parse put right where its own words show that it strayed.

Relative clauses are hung on the noun with which their verb agrees: "talks about the war, which were held in Orra"
tells of the talks, whatever noun the parser hung it on. And a convoy that is ambushed kills nobody.
"""

from __future__ import annotations

from reportedly.annotate.annotation import Frame, Sentence, Token
from reportedly.changed import replace
from reportedly.code.ontology import load_ontology
from reportedly.code.stance import is_report

_BACK = 8  # words from a noun of telling to "according"
_BLOWS = frozenset({"killing", "violent", "accident"})
_OUTCOMES = frozenset({"killing", "wounding", "injuring"})
_PLURAL = frozenset({"were", "are", "have"})
_SINGULAR = frozenset({"was", "is", "has"})
_ONE = frozenset({"NN", "NNP"})
_MANY = frozenset({"NNS", "NNPS"})


def with_agreeing_clauses(sentence: Sentence) -> Sentence:
    """The sentence in which each clause behind a comma and "which" stands with a noun of its verb's number."""
    if "which" not in sentence.forms:
        return sentence
    tokens = list(sentence.tokens)
    for i, token in enumerate(tokens):
        if token.deprel == "acl:relcl":
            head = _agreeing(sentence, i)
            if head is not None:
                tokens[i] = _moved(token, head, token.deprel)
    return sentence if tuple(tokens) == sentence.tokens else replace(sentence, tokens=tuple(tokens))


def with_told_clauses(sentence: Sentence) -> Sentence:
    """The sentence in which what stands behind "according to which" is what the noun before it tells: "the statement
    of the rebels according to which guns shelled Orra"; and of "the allegation that its men had fired at them" what
    "that" only opens, which a relative clause would have for its subject or its object."""
    if "that" in sentence.forms:
        sentence = _with_that(sentence)
    if "according" not in sentence.forms or "which" not in sentence.forms:
        return sentence
    tokens = list(sentence.tokens)
    for i in range(2, len(tokens)):
        if tokens[i].low != "which" or tokens[i - 2].low != "according" or tokens[i - 1].low != "to":
            continue
        verb = tokens[i].head
        told = (n for n in range(i - 3, max(-1, i - 3 - _BACK), -1) if is_report(tokens[n].low_lemma))
        noun = next((n for n in told if tokens[n].upos == "NOUN"), None)
        if noun is not None and verb > i and tokens[verb].deprel == "acl:relcl":
            tokens[verb] = _moved(tokens[verb], noun, "acl")
            tokens[i] = _moved(tokens[i], verb, "mark")
    return sentence if tuple(tokens) == sentence.tokens else replace(sentence, tokens=tuple(tokens))


def with_own_words(sentence: Sentence) -> Sentence:
    """The sentence in which what stands right behind "said" is said by that speaker, where the parser hung it beside
    him: "Orra said it had fired; Lesna said nine had died and that it had hit back"."""
    tokens = list(sentence.tokens)
    for i in range(2, len(tokens)):
        if tokens[i].deprel != "parataxis" or not 0 <= tokens[i].head < i:
            continue
        said = sentence.extent(i)[0] - 1
        beside = said > 0 and tokens[said].deprel == "parataxis" and tokens[said].head == tokens[i].head
        if beside and tokens[said].low in ("said", "says") and sentence.child(said, "ccomp") is None:
            tokens[i] = _moved(tokens[i], said, "ccomp")
    return sentence if tuple(tokens) == sentence.tokens else replace(sentence, tokens=tuple(tokens))


def with_outcomes(sentence: Sentence) -> Sentence:
    """The sentence in which "killing" behind a comma tells what the attack did, where the parser hung it on a clause of
    whom it struck: "ambushed a convoy that came to help, killing seven"."""
    tokens = list(sentence.tokens)
    for i in range(1, len(tokens)):
        if tokens[i].low in _OUTCOMES and tokens[i].relation == "advcl" and tokens[i - 1].text == ",":
            blow = _blow_above(sentence, i)
            if blow is not None:
                tokens[i] = _moved(tokens[i], blow, "advcl")
    return sentence if tuple(tokens) == sentence.tokens else replace(sentence, tokens=tuple(tokens))


def with_own_doers(sentence: Sentence) -> Sentence:
    """The sentence in which whoever stands right before a joined verb does it, where the parser joined him to whom the
    verb before struck: "rebels shelled Orra and the army shelled Lesna"."""
    tokens = list(sentence.tokens)
    moved = set()
    for i in range(2, len(tokens)):
        verb, doer = tokens[i], tokens[i - 1]
        if verb.deprel != "conj" or verb.xpos != "VBD" or doer.deprel != "conj" or doer.upos not in ("NOUN", "PROPN"):
            continue
        joined, whom = sentence.child(i - 1, "cc"), tokens[doer.head].relation
        if joined is None or whom not in ("obj", "obl", "nmod") or verb.head not in sentence.ancestors(i - 1):
            continue
        if sentence.child(i, "nsubj", "cc") is None and sentence.child(i, "obj") is not None:
            tokens[i - 1] = _moved(doer, i, "nsubj")
            tokens[joined] = _moved(tokens[joined], i, "cc")
            moved.add(i)
    if not moved:
        return sentence
    frames = tuple(_without_doer(f) if f.predicate in moved else f for f in sentence.frames)
    return replace(sentence, tokens=tuple(tokens), frames=frames)


def _without_doer(frame: Frame) -> Frame:
    return replace(frame, arguments=tuple(a for a in frame.arguments if a.role != "ARG0"))


def _blow_above(sentence: Sentence, outcome: int) -> int | None:
    """The blow to somebody, where all that lies between is a clause of him that tells none."""
    for above in sentence.ancestors(outcome):
        token = sentence.tokens[above]
        if not load_ontology().classes_of(token.low_lemma).isdisjoint(_BLOWS):
            return None
        if token.deprel == "acl:relcl":
            whom = sentence.tokens[token.head]
            blow = sentence.tokens[whom.head]
            struck = whom.relation in ("obj", "obl") and whom.head < token.head and blow.upos == "VERB"
            return whom.head if struck and "killing" in load_ontology().classes_of(blow.low_lemma) else None
        if token.relation not in ("advcl", "xcomp", "conj"):
            return None
    return None


def _with_that(sentence: Sentence) -> Sentence:
    tokens = list(sentence.tokens)
    for i, token in enumerate(tokens):
        if token.deprel != "acl:relcl" or not is_report(tokens[token.head].low_lemma):
            continue
        below = sentence.children[i]
        opens = any(tokens[c].low == "that" and tokens[c].deprel == "mark" for c in below)
        if opens and sentence.child(i, "nsubj", "nsubj:pass") is not None:
            tokens[i] = _moved(token, token.head, "acl")
    return sentence if tuple(tokens) == sentence.tokens else replace(sentence, tokens=tuple(tokens))


def _agreeing(sentence: Sentence, verb: int) -> int | None:
    """The noun further up that agrees with the clause, where the one that it hangs on does not."""
    subject = sentence.child(verb, "nsubj")
    if subject is None or sentence.tokens[subject].low != "which" or sentence.tokens[subject - 1].text != ",":
        return None
    number = next((n for c in sentence.children[verb] if (n := _number(sentence.tokens[c])) is not None), None)
    head = sentence.tokens[verb].head
    if number is None or sentence.tokens[head].xpos in number or sentence.child(head, "conj") is not None:
        return None
    while sentence.tokens[head].relation in ("nmod", "conj"):
        head = sentence.tokens[head].head
        if sentence.tokens[head].xpos in number:
            return head
    return None


def _number(auxiliary: Token) -> frozenset[str] | None:
    if auxiliary.upos != "AUX":
        return None
    if auxiliary.low in _PLURAL:
        return _MANY
    return _ONE if auxiliary.low in _SINGULAR else None


def _moved(token: Token, head: int, deprel: str) -> Token:
    return Token(token.start, token.end, token.text, token.lemma, token.upos, token.xpos, head, deprel)
