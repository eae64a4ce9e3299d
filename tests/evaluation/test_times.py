"""Time expressions against TIMEX3."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from evaluation.counters import Found
from evaluation.measures.times import Article, Gold, read, result_of

from reportedly.link.days import Days
from reportedly.link.timex import Timex
from reportedly.model import Span

_WORDS = ["Army leaves Orra", "May 3 , 2026", "The army ( 41st ) left on Friday , it said .", "a", "b", "c", "d"]


def _xml() -> str:
    number, tokens = 0, []
    for sentence, words in enumerate(_WORDS):
        for word in words.split():
            number += 1
            tokens.append(f'<token number="{number}" sentence="{sentence}" t_id="{number}">{word}</token>')
    timexes = [("CREATION_TIME", "2026-05-03", range(4, 8)), ("NONE", "2026-05-01", [15]), ("NONE", "2026", [])]
    marks = "".join(
        f'<TIMEX3 type="DATE" functionInDocument="{function}" value="{value}">'
        + "".join(f'<token_anchor t_id="{i}"/>' for i in anchors)
        + "</TIMEX3>"
        for function, value, anchors in timexes
    )
    return f"<Document>{''.join(tokens)}<Markables>{marks}</Markables></Document>"


def test_an_article_is_put_together_from_its_words(tmp_path: Path) -> None:
    path = tmp_path / "one.xml"
    path.write_text(_xml(), encoding="utf-8")
    article = read(path)
    assert article.text == "Army leaves Orra\n\nMay 3, 2026\n\nThe army (41st) left on Friday, it said. a b c"
    assert article.published == date(2026, 5, 3)
    assert [(article.text[g.start : g.end], g.value, g.given) for g in article.gold] == [
        ("May 3, 2026", "2026-05-03", True),
        ("Friday", "2026-05-01", False),
    ]


def _timex(text: str, words: str, value: str) -> Timex:
    start = text.index(words)
    return Timex(Span(start, start + len(words)), words, Days("DATE", value, None, None, "day", ""))


def test_expressions_are_found_by_overlap_and_compared_by_value() -> None:
    text = "3 May 2026. They left on Friday, came back in June and stayed."
    gold = (
        Gold(0, 10, "DATE", "2026-05-03", given=True),
        Gold(25, 31, "DATE", "2026-05-01", given=False),
        Gold(43, 50, "DATE", "2026-06", given=False),
    )
    found = [
        _timex(text, "3 May 2026", "2026-05-03"),
        _timex(text, "on Friday", "2026-05-01"),
        _timex(text, "June", "2025-06"),
        _timex(text, "stayed", "PRESENT_REF"),
    ]
    result = result_of(Article("one", text, date(2026, 5, 3), gold), found)
    assert result.counts["relaxed F1"] == Found(2, 0, 1)
    assert result.counts["value F1"] == Found(1, 1, 2)
    assert result.counts["strict F1"] == Found(0, 2, 3)
    assert [f.got.split(" (")[0] for f in result.failures] == ["2025-06", "stayed PRESENT_REF"]
