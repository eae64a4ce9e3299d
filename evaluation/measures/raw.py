"""Syntax from running text, as the CoNLL 2018 shared task measures it: words are aligned by their characters.

A word counts for tags and arcs if it has the same characters in both analyses; an arc is right if its head does too.
F1 is of words right among ours and among the treebank's. Each document is its sentences run together, its paragraphs
parted by blank lines, and all of it is taken for prose, as other systems take it. "As read" is what a user gets who
feeds the same text: the reader sets signatures, headings and the like aside, and their words are missed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from evaluation.claims import around
from evaluation.counters import Counter, Found
from evaluation.measure import Failure, Measure, Result, Tools
from evaluation.measures.syntax import universal
from evaluation.treebank import TreeDocument, Word, treebank
from reportedly.annotate.annotation import Sentence, Token

Span = tuple[int, int]
LAS = "LAS F1, universal relations"


def results_on(data: str) -> Callable[[Tools], Iterator[Result]]:
    def results(tools: Tools) -> Iterator[Result]:
        for document in tools.chosen(treebank(tools.path(data))):
            whole = tools.document(document.text, ref=document.ref, prose=True)
            result = result_of(document, tools.annotate(whole).sentences)
            read = tools.document(document.text, ref=document.ref)
            fed = result_of(document, tools.annotate(read).sentences).counts[LAS]
            yield replace(result, counts={**result.counts, f"{LAS}, as read": fed})

    return results


def result_of(document: TreeDocument, sentences: Sequence[Sentence]) -> Result:
    gold = [(w, _head(s.words, w.head)) for s in document.sentences for w in s.words]
    ours = [(t, _head(s.tokens, t.head)) for s in sentences for t in s.tokens]
    at = {(t.start, t.end): (t, head) for t, head in ours}
    pairs = [(w, head, *at[w.start, w.end]) for w, head in gold if (w.start, w.end) in at]
    right = {
        "words F1": len(pairs),
        "UPOS F1": sum(w.upos == t.upos for w, _, t, _ in pairs),
        "lemmas F1": sum(w.lemma == t.lemma for w, _, t, _ in pairs),
        "UAS F1": sum(a == b for _, a, _, b in pairs),
        LAS: sum(a == b and universal(w.deprel) == universal(t.deprel) for w, a, t, b in pairs),
        "LAS F1, full relations": sum(a == b and w.deprel == t.deprel for w, a, t, b in pairs),
    }
    theirs = [(s.words[0].start, s.words[-1].end) for s in document.sentences]
    mine = [(s.tokens[0].start, s.tokens[-1].end) for s in sentences if s.tokens]
    counts: dict[str, Counter] = {"sentences F1": Found.among(mine, theirs)}
    counts |= {name: Found(n, len(gold) - n, len(ours) - n) for name, n in right.items()}
    failures = (*_words(document, [t for t, _ in ours]), *_ends(document, mine, theirs))
    return Result(document.ref, counts, failures)


def _head(words: Sequence[Word] | Sequence[Token], head: int) -> Span | None:
    return (words[head].start, words[head].end) if head >= 0 else None


def _words(document: TreeDocument, ours: Sequence[Token]) -> Iterator[Failure]:
    """Stretches where the words differ, with the words of both."""
    text = document.text
    gold = [(w.start, w.end) for s in document.sentences for w in s.words]
    mine = [(t.start, t.end) for t in ours]
    differ = sorted({*gold} ^ {*mine})
    groups: list[Span] = []
    for start, end in differ:
        if groups and start < groups[-1][1]:
            groups[-1] = groups[-1][0], max(groups[-1][1], end)
        else:
            groups.append((start, end))
    for a, b in groups:
        wanted, given = (" ".join(text[s:e] for s, e in spans if a <= s and e <= b) for spans in (gold, mine))
        yield Failure("words F1", around(text, (a, b), reach=60), wanted, given or "nothing")


def _ends(document: TreeDocument, ours: Sequence[Span], theirs: Sequence[Span]) -> Iterator[Failure]:
    """Where one of the two ends a sentence and the other does not."""
    text = document.text
    mine, gold = {end for _, end in ours}, {end for _, end in theirs}
    for end in sorted(mine ^ gold):
        shown = f"{text[max(0, end - 80) : end]} ‖ {text[end : end + 60]}"
        wanted, given = ("an end", "none") if end in gold else ("none", "an end")
        yield Failure("sentences F1", " ".join(shown.split()), wanted, given)


_EWT, _GUM = "corpora/parse/ewt-dev.conllu", "corpora/parse/gum-dev.conllu"
MEASURES = (
    Measure("raw-ewt", "syntax of EWT dev from running text", (_EWT,), results_on(_EWT), every=2),
    Measure("raw-gum", "syntax of GUM dev from running text", (_GUM,), results_on(_GUM), every=2),
)
