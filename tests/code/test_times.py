"""Which words of time go with a happening, and which make it history."""

from __future__ import annotations

from datetime import date

from build import sentence

from reportedly.code.times import is_background, time_of, time_phrases

_PUBLISHED = date(2026, 4, 28)

_RAID = (
    "Gunmen/gunman/NOUN/NNS/2/nsubj raided/raid/VERB/VBD/0/root Orra/Orra/PROPN/NNP/2/obj "
    "on/on/ADP/IN/5/case Friday/Friday/PROPN/NNP/2/obl and/and/CCONJ/CC/7/cc fled/flee/VERB/VBD/2/conj"
)
_SAID = (
    "Police/police/NOUN/NNS/2/nsubj said/say/VERB/VBD/0/root Tuesday/Tuesday/PROPN/NNP/2/obl:unmarked "
    "rebels/rebel/NOUN/NNS/5/nsubj fled/flee/VERB/VBD/2/ccomp"
)
_OLD = (
    "Rebels/rebel/NOUN/NNS/2/nsubj took/take/VERB/VBD/0/root Orra/Orra/PROPN/NNP/2/obj in/in/ADP/IN/5/case "
    "2012/2012/NUM/CD/2/obl"
)
_SINCE = (
    "Orra/Orra/PROPN/NNP/2/nsubj is/be/VERB/VBZ/0/root calm/calm/ADJ/JJ/2/xcomp since/since/ADP/IN/5/case "
    "2012/2012/NUM/CD/2/obl"
)
_LONG = (
    "They/they/PRON/PRP/2/nsubj fought/fight/VERB/VBD/0/root for/for/ADP/IN/5/case two/two/NUM/CD/5/nummod "
    "days/day/NOUN/NNS/2/obl"
)


def _words(notation: str, word: int) -> str | None:
    built = sentence(notation)
    found = time_of(built, time_phrases(built, _PUBLISHED), (word - 1,))
    return None if found is None else " ".join(t.text for t in built.tokens[found.first : found.past])


def test_a_verb_has_the_time_that_hangs_on_it() -> None:
    assert _words(_RAID, 2) == "on Friday"


def test_a_coordinated_verb_shares_it() -> None:
    assert _words(_RAID, 7) == "on Friday"


def test_the_day_of_saying_is_not_that_of_what_is_said() -> None:
    assert _words(_SAID, 5) is None
    assert _words(_SAID, 2) == "Tuesday"


def test_a_length_is_no_time() -> None:
    assert _words(_LONG, 2) is None


def test_an_earlier_year_is_history() -> None:
    built = sentence(_OLD)
    assert is_background(built, time_phrases(built, _PUBLISHED), (1,)) is not None
    assert is_background(built, time_phrases(built, date(2012, 5, 1)), (1,)) is None


def test_what_has_held_since_is_not_history() -> None:
    built = sentence(_SINCE)
    assert is_background(built, time_phrases(built, _PUBLISHED), (1,)) is None
