"""A name and a noun that are one object."""

from __future__ import annotations

from reportedly.annotate.annotation import Argument, Frame
from reportedly.annotate.objects import objects_behind_days, objects_joined

UPOS = ["NOUN", "VERB", "DET", "PROPN", "NUM", "NOUN"]  # rebels took the Battalion 346 base
HEADS, DEPRELS = [1, -1, 3, 1, 3, 1], ["nsubj", "root", "det", "obj", "flat", "obj"]


def frame(*spans: tuple[int, int]) -> list[Frame]:
    return [Frame(1, "take.01", tuple(Argument(a, b, "ARG1") for a, b in spans))]


def test_a_name_before_a_noun_in_one_role_is_part_of_it() -> None:
    heads, deprels = objects_joined(UPOS, HEADS, DEPRELS, frame((2, 6)))
    assert (heads[3], deprels[3]) == (5, "compound")
    assert heads[2] == 5
    assert (heads[5], deprels[5]) == (1, "obj")


def test_two_roles_are_two_objects() -> None:
    heads, deprels = objects_joined(UPOS, HEADS, DEPRELS, frame((2, 5), (5, 6)))
    assert (list(heads), list(deprels)) == (HEADS, DEPRELS)


def test_what_stands_between_parts_them() -> None:
    upos = [*UPOS[:4], "CCONJ", "NOUN"]
    heads, _ = objects_joined(upos, HEADS, DEPRELS, frame((2, 6)))
    assert list(heads) == HEADS


def test_what_stands_behind_the_day_is_the_object() -> None:
    words = ["Troops", "captured", "on", "Monday", "the", "port"]
    upos = ["NOUN", "VERB", "ADP", "PROPN", "DET", "NOUN"]
    heads, deprels = [1, -1, 3, 1, 5, 1], ["nsubj:pass", "root", "case", "obl", "det", "obl"]
    told = [Frame(1, "capture.01", (Argument(0, 1, "ARG1"), Argument(4, 6, "ARGM-LOC")))]
    new, frames = objects_behind_days(words, upos, heads, deprels, told)
    assert (new[0], new[5]) == ("nsubj", "obj")
    assert [a.role for a in frames[0].arguments] == ["ARG0", "ARG1"]
    half_read = [*deprels[:5], "obj"]
    assert objects_behind_days(words, upos, heads, half_read, told)[0][0] == "nsubj"


def test_words_of_time_and_passives_are_no_objects_behind_the_day() -> None:
    upos = ["NOUN", "VERB", "ADP", "PROPN", "DET", "NOUN"]
    heads, deprels = [1, -1, 3, 1, 5, 1], ["nsubj", "root", "case", "obl", "det", "obl"]
    words = ["Troops", "left", "on", "Monday", "the", "day"]
    assert list(objects_behind_days(words, upos, heads, deprels, [])[0]) == deprels
    words = ["Troops", "were", "on", "Monday", "the", "talk"]
    assert list(objects_behind_days(words, ["NOUN", "AUX", *upos[2:]], heads, deprels, [])[0]) == deprels
