"""Each pattern of the data file against its own examples and counter-examples."""

from __future__ import annotations

import time

import pytest

from reportedly.read.furniture import Pattern, agencies_in, match_end, match_line, match_start, patterns

SENTENCE = "Rebels left the town."


def _matches(pattern: Pattern, line: str) -> bool:
    shown = f"{line}{SENTENCE}".casefold()
    if pattern.holds and not any(words in shown for words in pattern.holds):
        return False
    if pattern.where in ("start", "first"):
        return pattern.regex.match(line + SENTENCE) is not None
    if pattern.where == "end":
        return pattern.regex.search(line) is not None
    return len(line) <= pattern.max and pattern.regex.fullmatch(line) is not None


@pytest.mark.parametrize("pattern", patterns(), ids=lambda pattern: pattern.name)
def test_examples(pattern: Pattern) -> None:
    assert pattern.examples
    assert [line for line in pattern.examples if not _matches(pattern, line)] == []


@pytest.mark.parametrize("pattern", patterns(), ids=lambda pattern: pattern.name)
def test_counter_examples_match_no_pattern(pattern: Pattern) -> None:
    assert [line for line in pattern.counter if _matches(pattern, line)] == []
    if pattern.where not in ("start", "first", "end"):
        assert [line for line in pattern.counter if match_line(line, head=True, tail=True)] == []


@pytest.mark.parametrize(
    "sentence",
    [
        "The army said on Sunday that it had retaken the town of Lomaro from the rebels.",
        "By Sunday evening, rebels controlled the bridge and the market.",
        "Photographs seen by the newspaper show four burnt houses.",
        "Related groups have claimed such attacks before.",
        '"Subscribe to peace," the bishop told the crowd.',
        "Read as a warning, the statement named three generals.",
        "Published accounts of the raid differ.",
        "The AP was the first to report the strike.",
        "Copyright cases are rare in Zambara.",
        "Follow-up raids killed two men on Monday.",
        "At least 12 people were killed.",
        "Zambara",
        "He is a reporter.",
    ],
)
def test_news_is_no_furniture(sentence: str) -> None:
    assert match_line(sentence) is None


def test_agencies_as_the_text_words_them() -> None:
    assert agencies_in("The Associated Press and AFP contributed to this report.") == ("Associated Press", "AFP")
    assert agencies_in("the tap, an app, maps") == ()


@pytest.mark.parametrize(
    ("line", "body", "agencies"),
    [
        ("LOMARO, March 3 (Reuters) - Rebels left.", "Rebels left.", ("Reuters",)),
        ("KISAN, Zambara (AP) — Rebels left.", "Rebels left.", ("AP",)),
        ("Lomaro (dpa) - Rebels left.", "Rebels left.", ("dpa",)),
        ("LOMARO, March 3. /TASS/. Rebels left.", "Rebels left.", ("TASS",)),
        ("(AFP) - Rebels left.", "Rebels left.", ("AFP",)),
        ("PORT LOMARO: Rebels left.", "Rebels left.", ()),
        ("KISAN, Zambara (HPN) -- Rebels left.", "Rebels left.", ()),
        ("NATO said that rebels left.", "NATO said that rebels left.", ()),
        ("Kisan (a village) - rebels left.", "Kisan (a village) - rebels left.", ()),
    ],
)
def test_datelines(line: str, body: str, agencies: tuple[str, ...]) -> None:
    start, credited = match_start(line, 0, len(line), first=True)
    assert line[start:] == body
    assert credited == agencies


def test_a_dateline_without_agency_stands_first_only() -> None:
    line = "KISAN: Rebels left."
    assert match_start(line, 0, len(line), first=False) == (0, ())


def test_credit_at_the_end_of_a_paragraph() -> None:
    line = "Rebels left. (Reporting by Jane Otieno, Reuters; Editing by Omar Sadiq)"
    end, credited = match_end(line, 0, len(line))
    assert line[:end].strip() == "Rebels left."
    assert credited == ("Reuters",)


def test_no_line_takes_long() -> None:
    lines = [
        "A " * 300,
        "Aa, " * 150,
        "By " + "A" * 600,
        "AFP, " * 140 + "x",
        "you newsletter " * 45,
        "1 " * 300,
        "-" * 700,
    ]
    begin = time.process_time()
    for line in lines:
        match_line(line[:700], head=True, tail=True)
        match_start(line, 0, len(line), first=True)
        match_end(line, 0, len(line))
    assert time.process_time() - begin < 1.0
