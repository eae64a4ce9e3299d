"""Attributions compared span by span, and as wholes."""

from __future__ import annotations

from pathlib import Path

from evaluation.counters import Found
from evaluation.measures.polnear import Marked, compare, files, linked, read_brat

TEXT = "Rain, he said, is near. She agreed."
BRAT = (
    "E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1\n"
    "T1\tSource 6 8\the\nT2\tCue 9 13\tsaid\nT3\tContent 0 4;15 22\tRain is near\nT4\tAttribution 9 13\tsaid\n"
    "T5\tDiscard 24 27\tShe\n"
)
HE = Marked((6, 8), (9, 13), (0, 22))


def test_brat_gives_the_hull_of_a_content_in_pieces() -> None:
    assert read_brat(BRAT) == [HE]


def test_an_event_may_lack_a_source_and_have_two_contents() -> None:
    two = "T1\tCue 9 13\tx\nT2\tContent 0 4\tx\nT3\tContent 15 22\tx\nE1\tCue:T1 Content:T2 Content2:T3\n"
    assert read_brat(two) == [Marked(None, (9, 13), (0, 22))]


def test_spans_count_once_and_exactly() -> None:
    ours = [HE, Marked((6, 8), (9, 14), (0, 22))]
    counts = compare("d", TEXT, [HE], ours).counts
    assert counts["source F1"] == Found(1, 0, 0)
    assert counts["cue F1"] == Found(1, 0, 1)
    assert counts["cue overlap F1"].value == 1
    assert counts["whole F1"] == Found(1, 0, 1)


def test_an_attribution_is_linked_where_all_its_spans_overlap_those_of_one() -> None:
    near = Marked((5, 8), (9, 13), (0, 4))
    assert linked([near, near], [HE]) == Found(1, 0, 1)
    assert linked([Marked(None, (9, 13), (0, 4))], [HE]) == Found(0, 1, 1)


def test_failures_tell_what_was_wanted() -> None:
    failures = compare("d", TEXT, [HE], [Marked((24, 27), None, (0, 4))]).failures
    told = {(f.figure, f.expected, f.got) for f in failures}
    assert ("cue F1", "said", "nothing") in told
    assert ("content F1", "Rain, he said, is near", "Rain") in told
    assert ("source F1", "nothing", "She") in told


def test_the_first_annotation_of_a_text_is_the_gold(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "a_2222.ann", "a_1111.ann"):
        (tmp_path / name).touch()
    assert files(tmp_path, tmp_path) == [(tmp_path / "a.txt", tmp_path / "a_1111.ann")]
