"""Every attribution of a document, with its full extent, and those within others."""

from __future__ import annotations

from tests.code.test_attribution import ACCORDING, BELIEVED, DECLINED, INVERTED, LABEL, NESTED, SAID, laid_out

from reportedly.code.attribution_list import Listed, listed
from reportedly.model import Span, Stance

WITH_TITLE = (
    "Ada/Ada/PROPN/NNP/7/nsubj Brun/Brun/PROPN/NNP/1/flat _,//PUNCT/,/5/punct the//DET/DT/5/det "
    "mayor//NOUN/NN/1/appos _,//PUNCT/,/5/punct said/say/VERB/VBD/0/root Sarn/Sarn/PROPN/NNP/10/nsubj "
    "was/be/AUX/VBD/10/cop calm//ADJ/JJ/7/ccomp _.//PUNCT/./7/punct "
)
RELATIVE = (
    "Men/man/NOUN/NNS/8/nsubj who//PRON/WP/3/nsubj said/say/VERB/VBD/1/acl:relcl they//PRON/PRP/6/nsubj "
    "were/be/AUX/VBD/6/cop guards/guard/NOUN/NNS/3/ccomp had/have/AUX/VBD/8/aux "
    "closed/close/VERB/VBN/0/root the//DET/DT/10/det road//NOUN/NN/8/obj _.//PUNCT/./8/punct "
)
APPEARED = (
    "The//DET/DT/2/det envoy//NOUN/NN/3/nsubj appeared/appear/VERB/VBD/0/root to//PART/TO/5/mark "
    "suggest//VERB/VB/3/xcomp that//SCONJ/IN/9/mark talks/talk/NOUN/NNS/9/nsubj had/have/AUX/VBD/9/aux "
    "failed/fail/VERB/VBN/5/ccomp _.//PUNCT/./3/punct "
)
COLON = (
    "He//PRON/PRP/2/nsubj said/say/VERB/VBD/0/root _:/:/PUNCT/:/2/punct "
    '"//PUNCT/``/7/punct _We//PRON/PRP/7/nsubj are/be/AUX/VBP/7/cop ready//ADJ/JJ/2/ccomp _.//PUNCT/./2/punct '
    "_\"//PUNCT/''/2/punct "
)
MEDIAL = (
    "The//DET/DT/2/det men/man/NOUN/NNS/8/nsubj:pass _,//PUNCT/,/5/punct he//PRON/PRP/5/nsubj "
    "said/say/VERB/VBD/8/parataxis _,//PUNCT/,/5/punct were/be/AUX/VBD/8/aux:pass shot/shoot/VERB/VBN/0/root "
    "_.//PUNCT/./8/punct "
)


def shown(*notations: str) -> tuple[str, list[Listed]]:
    made, annotation = laid_out(*notations)
    return made.text, list(listed(made, annotation))


def words(text: str, one: Listed) -> tuple[str | None, ...]:
    return tuple(span.of(text) if span else None for span in (one.source, one.cue, one.content))


def only(*notations: str) -> tuple[str | None, ...]:
    text, (one,) = shown(*notations)
    return words(text, one)


def test_a_clause_is_content_with_its_that_and_without_the_stop() -> None:
    assert only(SAID) == ("The army", "said", "that rebels had left the town of Sarn")


def test_an_apposition_before_the_cue_is_part_of_the_source_with_its_comma() -> None:
    assert only(WITH_TITLE) == ("Ada Brun, the mayor,", "said", "Sarn was calm")


def test_a_relative_pronoun_is_the_source_of_its_clause() -> None:
    assert only(RELATIVE) == ("who", "said", "they were guards")


def test_verbs_that_govern_the_cue_belong_to_it() -> None:
    assert only(APPEARED) == ("The envoy", "appeared to suggest", "that talks had failed")


def test_a_colon_before_the_content_belongs_to_the_cue() -> None:
    assert only(COLON) == ("He", "said:", '"We are ready."')


def test_a_quotation_keeps_its_marks_before_an_inverted_cue() -> None:
    assert only(INVERTED) == ("Colonel Ada Brun", "said", '"We will hold the bridge,"')


def test_content_around_the_cue_is_its_hull_with_its_parts() -> None:
    text, (one,) = shown(MEDIAL)
    assert words(text, one) == ("he", "said", "The men, he said, were shot")
    assert [part.of(text) for part in one.parts] == ["The men", "were shot"]


def test_both_terms_of_a_label_are_content() -> None:
    assert only(LABEL) == ("Analysts", "call", "the raid a turning point")


def test_the_subject_of_a_passive_without_a_source_is_content() -> None:
    assert only(BELIEVED) == (None, "is believed", "The group is believed to have fled to Tor")


def test_a_refusal_ends_before_what_is_refused() -> None:
    text, (one,) = shown(DECLINED)
    assert words(text, one) == ("The governor", "declined", "to comment on the raid")
    assert one.stance is Stance.DECLINES


def test_according_to() -> None:
    assert only(ACCORDING) == ("the mayor", "According to", "nine people died")


def test_an_attribution_within_another_is_nested() -> None:
    text, (outer,) = shown(NESTED)
    assert words(text, outer) == ("state radio", "according to", "Nine people died, the mayor said")
    (inner,) = outer.nested
    assert words(text, inner) == ("the mayor", "said", "Nine people died")
    assert inner.nested == ()


def test_the_content_spans_from_the_first_part_to_the_last() -> None:
    for notation in (SAID, MEDIAL, INVERTED, BELIEVED):
        for one in shown(notation)[1]:
            assert one.content == Span(one.parts[0].start, one.parts[-1].end)


AFRAID = (
    "Villagers/villager/NOUN/NNS/3/nsubj are/be/AUX/VBP/3/cop afraid//ADJ/JJ/0/root that//SCONJ/IN/7/mark "
    "shells/shell/NOUN/NNS/7/nsubj will//AUX/MD/7/aux fall//VERB/VB/3/ccomp _.//PUNCT/./3/punct "
)
DOUBTS = (
    "The//DET/DT/2/det envoy//NOUN/NN/3/nsubj voiced/voice/VERB/VBD/0/root doubts/doubt/NOUN/NNS/3/obj "
    "about//ADP/IN/7/case the//DET/DT/7/det truce//NOUN/NN/4/nmod _.//PUNCT/./3/punct "
)
WOULD = (
    "The//DET/DT/2/det envoy//NOUN/NN/4/nsubj would//AUX/MD/4/aux say//VERB/VB/0/root that//SCONJ/IN/8/mark "
    "talks/talk/NOUN/NNS/8/nsubj had/have/AUX/VBD/8/aux failed/fail/VERB/VBN/4/ccomp _.//PUNCT/./4/punct "
)


def test_attitudes_that_adjectives_and_nouns_tell() -> None:
    assert only(AFRAID) == ("Villagers", "are afraid", "that shells will fall")
    assert only(DOUBTS) == ("The envoy", "voiced doubts about", "the truce")


def test_what_would_be_said_is_listed_with_its_modal() -> None:
    assert only(WOULD) == ("The envoy", "would say", "that talks had failed")
