"""Quotations by their marks, over words, sentences and paragraphs."""

from __future__ import annotations

from tests.code.build import document, sentence

from reportedly.annotate.annotation import Sentence
from reportedly.code.quotes import quotes


def flat(words: str, *, start: int = 0, paragraph: int = 0) -> Sentence:
    """A sentence whose words all hang on the first: marks need no parse."""
    items = words.split(" ")
    return sentence(
        " ".join(f"{w}//X/NN/{0 if i == 0 else 1}/{'root' if i == 0 else 'dep'}" for i, w in enumerate(items)),
        start=start,
        paragraph=paragraph,
    )


def found(*sentences: str, paragraphs: tuple[int, ...] = ()) -> list[tuple[list[str], bool]]:
    made: list[Sentence] = []
    for number, words in enumerate(sentences):
        start = made[-1].end + 1 if made else 0
        made.append(flat(words, start=start, paragraph=paragraphs[number] if paragraphs else 0))
    text, annotation = document(*made)
    return [([p.span(annotation).of(text.text) for p in q.pieces], q.closed) for q in quotes(annotation)]


def test_straight_and_curly_marks() -> None:
    assert found('He said " _Go _" now') == [(['"Go"'], True)]
    assert found("He said “ _Go _” now") == [(["“Go”"], True)]


def test_marks_typed_as_two_apostrophes() -> None:
    assert found("He said ’’ _Go _’’ now") == [(["’’Go’’"], True)]
    assert found("“ _Go _’’ he said", "A “ _brave _” man") == [(["“Go’’"], True), (["“brave”"], True)]


def test_a_quotation_runs_over_sentences() -> None:
    assert found('" _Go _.', 'Stay _. _"') == [(['"Go.', 'Stay."'], True)]


def test_a_quotation_runs_over_paragraphs_that_open_it_anew() -> None:
    ((pieces, closed),) = found("“ _Go _.", "“ _Stay _. _”", paragraphs=(0, 1))
    assert pieces == ["“Go.", "“Stay.”"]
    assert closed


def test_an_unclosed_quotation_ends_with_its_sentence() -> None:
    assert found("He said “ _Go _.", "Rain fell _.", paragraphs=(0, 1)) == [(["“Go."], False)]


def test_apostrophes_open_nothing() -> None:
    assert found("The rebels _' leader left") == []
    assert found("It _'s late") == []


def test_single_marks_in_a_headline() -> None:
    assert found("Minister calls raid ' _barbaric _'") == [(["'barbaric'"], True)]


def test_an_inner_quotation_is_part_of_the_outer() -> None:
    assert found("“ _He said ‘ _go _’ twice _”") == [(["“He said ‘go’ twice”"], True)]


def test_marks_with_space_on_both_sides() -> None:
    spaced = (
        "He//PRON/PRP/2/nsubj said/say/VERB/VBD/0/root \"//PUNCT/``/4/punct stay//VERB/VB/2/ccomp \"//PUNCT/''/4/punct "
    )
    (quote,) = quotes(document(sentence(spaced + "twice//ADV/RB/2/advmod"))[1])
    assert [(p.first, p.past) for p in quote.pieces] == [(2, 5)]


def test_a_doubled_mark_is_one() -> None:
    doubled = (
        "\"//PUNCT/``/3/punct _\"//PUNCT/``/3/punct _Iron//NOUN/NN/0/root _\"//PUNCT/''/3/punct _\"//PUNCT/''/3/punct "
    )
    (quote,) = quotes(document(sentence(doubled + "fell/fall/VERB/VBD/3/acl"))[1])
    assert (quote.pieces[0].first, quote.closed) == (0, True)
