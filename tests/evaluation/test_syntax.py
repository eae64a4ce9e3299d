"""Syntax on gold words and from running text."""

from __future__ import annotations

from dataclasses import replace

from evaluation.counters import Found, Right
from evaluation.measures import raw, syntax
from evaluation.treebank import Tree, TreeDocument, Word

from reportedly.annotate.annotation import Sentence, Token
from reportedly.annotate.encoder import Analysis
from reportedly.model import BlockKind

_TEXT = "They left. He can't."
_ROWS = [
    [("They", 0, 1, "nsubj"), ("left", 5, -1, "root"), (".", 9, 1, "punct")],
    [("He", 11, 1, "nsubj"), ("ca", 14, -1, "root"), ("n't", 16, 1, "advmod:neg"), (".", 19, 1, "punct")],
]
_DOCUMENT = TreeDocument(
    "one",
    _TEXT,
    tuple(
        Tree(str(n), tuple(Word(at, at + len(form), form, form, "X", "X", head, rel) for form, at, head, rel in row))
        for n, row in enumerate(_ROWS)
    ),
)


def _analysis(row: list[tuple[str, int, int, str]]) -> Analysis:
    forms, _, heads, relations = zip(*row, strict=True)
    tags = ("X",) * len(row)
    return Analysis(forms, tags, tags, heads, relations, (), ())


def _sentence(row: list[tuple[str, int, int, str]]) -> Sentence:
    tokens = tuple(Token(at, at + len(form), form, form, "X", "X", head, rel) for form, at, head, rel in row)
    return Sentence(tokens[0].start, tokens[-1].end, BlockKind.BODY, 0, tokens)


def test_every_word_counts_on_gold_words() -> None:
    result = syntax.result_of(_DOCUMENT, [_analysis(row) for row in _ROWS])
    assert all(counter == Right(7, 7) for counter in result.counts.values())
    assert result.failures == ()


def test_a_subtype_matters_for_full_relations_alone() -> None:
    second = replace(_analysis(_ROWS[1]), deprels=("nsubj", "root", "advmod", "punct"), heads=(1, -1, 1, 2))
    result = syntax.result_of(_DOCUMENT, [_analysis(_ROWS[0]), second])
    assert result.counts["UAS"] == Right(6, 7)
    assert result.counts["LAS, universal relations"] == Right(6, 7)
    assert result.counts["LAS, full relations"] == Right(5, 7)
    (failure,) = result.failures
    assert failure.expected == "n't ←advmod:neg– ca; . ←punct– ca"


def test_running_text_cut_rightly_is_right() -> None:
    result = raw.result_of(_DOCUMENT, [_sentence(row) for row in _ROWS])
    assert result.counts["sentences F1"] == Found(2)
    assert result.counts["LAS F1, full relations"] == Found(7)


def test_words_are_aligned_by_their_characters() -> None:
    joined = [_ROWS[1][0], ("can't", 14, -1, "root"), ("", 19, 1, "punct")]
    joined[2] = (".", 19, 1, "punct")
    result = raw.result_of(_DOCUMENT, [_sentence(_ROWS[0]), _sentence(joined)])
    assert result.counts["words F1"] == Found(5, 2, 1)
    # "He" and the full stop hang on a word that is not the treebank's.
    assert result.counts["UAS F1"] == Found(3, 4, 3)
    (failure,) = result.failures
    assert (failure.expected, failure.got) == ("ca n't", "can't")


def test_sentence_ends_that_differ_are_told() -> None:
    one = [*_ROWS[0], *((form, at, head + 3 if head >= 0 else 1, rel) for form, at, head, rel in _ROWS[1])]
    result = raw.result_of(_DOCUMENT, [_sentence(one)])
    assert result.counts["sentences F1"] == Found(0, 2, 1)
    assert result.counts["words F1"] == Found(7)
    assert result.counts["UAS F1"] == Found(6, 1, 1)
    (failure,) = result.failures
    assert (failure.expected, failure.got) == ("an end", "none")
