"""Syntax on gold words: every word counts, punctuation too. Each document is analysed by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from evaluation.counters import Counter, Right
from evaluation.measure import Failure, Measure, Result, Tools
from evaluation.treebank import Tree, TreeDocument, treebank
from reportedly.annotate.encoder import Analysis

FIGURES = ("UAS", "LAS, full relations", "LAS, universal relations", "UPOS", "XPOS", "lemmas")


def results_on(data: str) -> Callable[[Tools], Iterator[Result]]:
    def results(tools: Tools) -> Iterator[Result]:
        for document in tools.chosen(treebank(tools.path(data))):
            yield result_of(document, tools.encoder.analyse([s.forms for s in document.sentences]))

    return results


def result_of(document: TreeDocument, analyses: list[Analysis]) -> Result:
    right = dict.fromkeys(FIGURES, 0)
    words = 0
    failures: list[Failure] = []
    for tree, analysis in zip(document.sentences, analyses, strict=True):
        words += len(tree.words)
        for i in range(len(tree.words)):
            answers = _answers(tree, analysis, i)
            for name, ok in answers.items():
                right[name] += ok
        failures += _failures(tree, analysis)
    counts: dict[str, Counter] = {name: Right(n, words) for name, n in right.items()}
    return Result(document.ref, counts, tuple(failures))


def universal(relation: str) -> str:
    """A relation without its subtype, as the shared tasks compare them (CoNLL 2018)."""
    return relation.partition(":")[0]


def _answers(tree: Tree, found: Analysis, i: int) -> dict[str, bool]:
    word = tree.words[i]
    attached = found.heads[i] == word.head
    values = (
        attached,
        attached and found.deprels[i] == word.deprel,
        attached and universal(found.deprels[i]) == universal(word.deprel),
        found.upos[i] == word.upos,
        found.xpos[i] == word.xpos,
        found.lemmas[i] == word.lemma,
    )
    return dict(zip(FIGURES, values, strict=True))


def _failures(tree: Tree, found: Analysis) -> Iterator[Failure]:
    """The wrong arcs of a sentence, and its wrong lemmas; the more of its arcs are wrong, the worse."""
    text = " ".join(tree.forms)
    wrong = [i for i in range(len(tree.words)) if not _answers(tree, found, i)["LAS, full relations"]]
    if wrong:
        wanted = "; ".join(_arc(tree, i, tree.words[i].head, tree.words[i].deprel) for i in wrong)
        given = "; ".join(_arc(tree, i, found.heads[i], found.deprels[i]) for i in wrong)
        yield Failure("LAS, full relations", text, wanted, given, weight=len(wrong) / len(tree.words))
    for i, word in enumerate(tree.words):
        if found.lemmas[i] != word.lemma:
            yield Failure("lemmas", text, f"{word.form}: {word.lemma}", found.lemmas[i])


def _arc(tree: Tree, i: int, head: int, relation: str) -> str:
    return f"{tree.words[i].form} ←{relation}– {tree.words[head].form if head >= 0 else 'ROOT'}"


_EWT, _GUM = "corpora/parse/ewt-dev.conllu", "corpora/parse/gum-dev.conllu"
MEASURES = (
    Measure("syntax-ewt", "syntax of EWT dev on gold words", (_EWT,), results_on(_EWT)),
    Measure("syntax-gum", "syntax of GUM dev on gold words", (_GUM,), results_on(_GUM), every=2),
)
