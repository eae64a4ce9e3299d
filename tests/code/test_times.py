"""Which words of time go with a happening, and which make it history."""

from __future__ import annotations

from datetime import date

from tests.code.build import sentence

from reportedly.code.history import is_background
from reportedly.code.times import time_of, time_phrases

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

_BEGAN = (
    "War/war/NOUN/NN/2/nsubj began/begin/VERB/VBD/0/root on/on/ADP/IN/5/case "
    "October/October/PROPN/NNP/5/compound 7/7/NUM/CD/2/obl"
)
_BETWEEN = (
    "They/they/PRON/PRP/2/nsubj fought/fight/VERB/VBD/0/root between/between/ADP/IN/4/case 28/28/NUM/CD/2/obl "
    "July/July/PROPN/NNP/4/compound and/and/CCONJ/CC/7/cc 3/3/NUM/CD/4/conj August/August/PROPN/NNP/7/compound"
)
_FROM = (
    "They/they/PRON/PRP/2/nsubj fought/fight/VERB/VBD/0/root from/from/ADP/IN/4/case 3/3/NUM/CD/2/obl "
    "to/to/ADP/IN/6/case 9/9/NUM/CD/2/obl August/August/PROPN/NNP/6/compound"
)
_NIGHT = (
    "Shells/shell/NOUN/NNS/2/nsubj fell/fall/VERB/VBD/0/root in/in/ADP/IN/5/case the/the/DET/DT/5/det "
    "night/night/NOUN/NN/2/obl to/to/ADP/IN/7/case 5/5/NUM/CD/5/nmod June/June/PROPN/NNP/7/compound"
)


def _words(notation: str, word: int) -> str | None:
    built = sentence(notation)
    found = time_of(built, time_phrases(built, _PUBLISHED), (word - 1,))
    return None if found is None else " ".join(t.text for t in built.tokens[found.first : found.past])


def test_a_verb_has_the_time_that_hangs_on_it() -> None:
    assert _words(_RAID, 2) == "on Friday"


def test_a_coordinated_verb_shares_it() -> None:
    assert _words(_RAID, 7) == "on Friday"


def test_a_day_that_is_the_head_of_its_month_hangs_on_the_verb() -> None:
    assert _words(_BEGAN, 1) == "on October 7"
    assert _words(_BEGAN, 2) == "on October 7"


def test_both_ends_of_a_span_are_one_time() -> None:
    assert _words(_BETWEEN, 2) == "between 28 July and 3 August"
    assert _words(_FROM, 2) == "from 3 to 9 August"


def test_a_night_goes_to_its_day() -> None:
    assert _words(_NIGHT, 2) == "in the night to 5 June"


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


SINCE_THE_WAR = (
    "Forty/forty/NUM/CD/2/nummod men/man/NOUN/NNS/5/nsubj:pass have//AUX/VBP/5/aux been/be/AUX/VBN/5/aux:pass "
    "killed/kill/VERB/VBN/0/root since//ADP/IN/9/case the//DET/DT/9/det 2021//NUM/CD/9/compound war//NOUN/NN/5/obl"
)
IN_THE_WAR = (
    "Troops/troop/NOUN/NNS/2/nsubj fought/fight/VERB/VBD/0/root in//ADP/IN/5/case the//DET/DT/5/det war//NOUN/NN/2/obl "
    "of//ADP/IN/7/case 2021//NUM/CD/5/nmod"
)
CHARGED = (
    "Police//NOUN/NN/2/nsubj arrested/arrest/VERB/VBD/0/root him//PRON/PRP/2/obj in//ADP/IN/7/case the//DET/DT/7/det "
    "2021//NUM/CD/7/compound shooting//NOUN/NN/2/obl"
)
SINCE = (
    "Forty/forty/NUM/CD/2/nummod men/man/NOUN/NNS/5/nsubj:pass have//AUX/VBP/5/aux been/be/AUX/VBN/5/aux:pass "
    "killed/kill/VERB/VBN/0/root since//ADV/RB/5/advmod"
)
REPEATEDLY = (
    "Rebels/rebel/NOUN/NNS/3/nsubj have//AUX/VBP/3/aux attacked/attack/VERB/VBN/0/root Orra//PROPN/NNP/3/obj "
    "repeatedly//ADV/RB/3/advmod"
)


def _past(notation: str, word: str, *, before: str | None = None) -> bool:
    made = sentence(notation)
    at = next(i for i, t in enumerate(made.tokens) if t.text == word)
    told = time_phrases(sentence(before), _PUBLISHED) if before else ()
    return is_background(made, time_phrases(made, _PUBLISHED), (at,), before=told) is not None


def test_what_happened_in_or_since_a_war_of_another_year_is_history() -> None:
    assert _past(SINCE_THE_WAR, "killed")
    assert _past(IN_THE_WAR, "fought")


def test_an_arrest_in_an_old_case_is_news() -> None:
    assert not _past(CHARGED, "arrested")


def test_since_then_is_history_where_history_was_told_before() -> None:
    assert _past(SINCE, "killed", before=IN_THE_WAR)
    assert not _past(SINCE, "killed")


def test_what_has_happened_repeatedly_is_of_no_one_day() -> None:
    assert _past(REPEATEDLY, "attacked")


def test_the_day_at_the_head_of_an_entry_is_that_of_what_it_tells() -> None:
    entry = (
        "12//NUM/CD/0/root March//PROPN/NNP/1/nmod:unmarked :/:/PUNCT/:/5/punct Rebels/rebel/NOUN/NNS/5/nsubj "
        "attack//VERB/VBP/1/parataxis Orra//PROPN/NNP/5/obj"
    )
    built = sentence(entry, entities=((0, 2, "TIME"),))
    found = time_of(built, time_phrases(built, _PUBLISHED), (4,))
    assert found is not None
    assert (found.first, found.past) == (0, 2)


def test_a_few_hours_are_a_length() -> None:
    lasted = (
        "Fighting//NOUN/NN/2/nsubj lasted/last/VERB/VBD/0/root several//ADJ/JJ/4/amod "
        "hours/hour/NOUN/NNS/2/obl:unmarked"
    )
    assert _words(lasted, 2) is None


def test_an_hour_is_a_time_unless_the_day_is_told() -> None:
    hour = (
        "Shots/shot/NOUN/NNS/2/nsubj rang/ring/VERB/VBD/0/root from/from/ADP/IN/5/case about/about/ADV/RB/5/advmod "
        "3/3/NUM/CD/2/obl a.m./a.m./NOUN/NN/5/nmod:unmarked"
    )
    assert _words(hour, 2) == "from about 3 a.m."
    assert _words(f"{hour} on/on/ADP/IN/8/case Friday/Friday/PROPN/NNP/2/obl", 2) == "on Friday"


def test_since_then_is_a_time_and_since_with_the_perfect() -> None:
    then = (
        "Since/since/ADP/IN/2/case then/then/ADV/RB/5/obl six/six/NUM/CD/5/nsubj have/have/AUX/VBP/5/aux "
        "died/die/VERB/VBN/0/root"
    )
    assert _words(then, 5) == "Since then"
    bare = "Six/six/NUM/CD/3/nsubj have/have/AUX/VBP/3/aux died/die/VERB/VBN/0/root since/since/ADV/RB/3/advmod"
    assert _words(bare, 3) == "since"
    assert _words("Six/six/NUM/CD/2/nsubj died/die/VERB/VBD/0/root since/since/ADV/RB/2/advmod", 2) is None


def test_a_figure_in_a_name_is_no_year() -> None:
    named = (
        "They/they/PRON/PRP/2/nsubj fought/fight/VERB/VBD/0/root in/in/ADP/IN/6/case Orra/Orra/PROPN/NNP/6/compound "
        "2000/2000/NUM/CD/6/compound district/district/NOUN/NN/2/obl"
    )
    assert _words(named, 2) is None


def test_as_recently_as_a_month_is_the_month() -> None:
    recent = (
        "They/they/PRON/PRP/2/nsubj met/meet/VERB/VBD/0/root as/as/ADV/RB/4/advmod recently/recently/ADV/RB/2/advmod "
        "as/as/ADP/IN/6/case March/March/PROPN/NNP/2/obl"
    )
    assert _words(recent, 2) == "as March"


def test_the_time_of_what_a_deed_is_part_of_is_its_own() -> None:
    held = (
        "In/in/ADP/IN/2/case remarks/remark/NOUN/NNS/6/obl on/on/ADP/IN/4/case Friday/Friday/PROPN/NNP/2/nmod "
        "she/she/PRON/PRP/6/nsubj blamed/blame/VERB/VBD/0/root rebels/rebel/NOUN/NNS/6/obj and/and/CCONJ/CC/9/cc "
        "vowed/vow/VERB/VBD/6/conj revenge/revenge/NOUN/NN/9/obj"
    )
    assert _words(held, 6) == "on Friday"
    assert _words(held, 9) == "on Friday"


def test_what_came_after_an_old_vote_is_history() -> None:
    built = sentence(
        "Hundreds/hundred/NOUN/NNS/2/nsubj died/die/VERB/VBD/0/root after/after/ADP/IN/6/case the/the/DET/DT/6/det "
        "2010/2010/NUM/CD/6/compound vote/vote/NOUN/NN/2/obl"
    )
    assert is_background(built, time_phrases(built, _PUBLISHED), (1,)) is not None
