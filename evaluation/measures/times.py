"""Time expressions of MEANTIME dev against its TIMEX3, as TempEval-3 scores them.

An expression is found if its words meet a labelled one's ("relaxed"), and has its value if that is the same string.
MEANTIME annotates an article's title, date line and first four sentences, so only those are read; the date line, which
says the day of publication, is told and not asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

from evaluation.claims import around
from evaluation.counters import Counter, Found
from evaluation.measure import Failure, Measure, Result, Tools
from reportedly.link.timex import Timex, expressions

DATA = "corpora/newsreader/dev"
SENTENCES = 6
_OWN_LINE = 2  # title and date line
_NO_SPACE_BEFORE = frozenset(".,;:!?)%]}") | {"'s", "’s", "n't", "''", "”"}
_NO_SPACE_AFTER = frozenset("([{$£€“") | {"``"}


@dataclass(frozen=True, slots=True)
class Gold:
    """A labelled expression: its characters, TIMEX3 type and value; `given` is the day of publication."""

    start: int
    end: int
    type: str
    value: str
    given: bool


@dataclass(frozen=True, slots=True)
class Article:
    """The annotated beginning of an article as running text."""

    ref: str
    text: str
    published: date | None
    gold: tuple[Gold, ...]


def results(tools: Tools) -> Iterator[Result]:
    for path in tools.chosen(sorted(tools.path(DATA).glob("*.xml"))):
        article = read(path)
        document = tools.document(article.text, ref=article.ref, published=article.published, prose=True)
        yield result_of(article, list(expressions(document, tools.annotate(document))))


def read(path: Path) -> Article:
    root = ElementTree.parse(path).getroot()
    text, at = _text(root)
    gold, published = [], None
    for timex in root.iter("TIMEX3"):
        spans = [at[a.attrib["t_id"]] for a in timex.iter("token_anchor") if a.attrib["t_id"] in at]
        value = timex.attrib.get("value", "")
        given = timex.attrib.get("functionInDocument") in ("CREATION_TIME", "PUBLICATION_TIME")
        if given and len(value) == len("2026-04-28"):
            published = date.fromisoformat(value)
        if spans:
            start, end = min(a for a, _ in spans), max(b for _, b in spans)
            gold.append(Gold(start, end, timex.attrib.get("type", ""), value, given))
    return Article(path.stem, text, published, tuple(sorted(gold, key=lambda g: g.start)))


def _text(root: ElementTree.Element) -> tuple[str, dict[str, tuple[int, int]]]:
    """The words put together again, and each token's characters."""
    parts: list[str] = []
    spans: dict[str, tuple[int, int]] = {}
    length, before, sentence = 0, "", 0
    for token in root.iter("token"):
        number, word = int(token.attrib["sentence"]), token.text or ""
        if number >= SENTENCES or not word:
            continue
        gap = " "
        if number != sentence:
            gap = "\n\n" if number <= _OWN_LINE else " "
        elif word in _NO_SPACE_BEFORE or before in _NO_SPACE_AFTER:
            gap = ""
        gap = gap if parts else ""
        parts += [gap, word]
        spans[token.attrib["t_id"]] = length + len(gap), length + len(gap) + len(word)
        length += len(gap) + len(word)
        before, sentence = word, number
    return "".join(parts), spans


def result_of(article: Article, found: list[Timex]) -> Result:
    """Each labelled expression takes the first of ours that it meets."""
    text = article.text
    free = [t for t in found if not any(g.given and _meet(g, t) for g in article.gold)]
    asked = [g for g in article.gold if not g.given]
    ours = len(free)
    relaxed = strict = value = 0
    failures: list[Failure] = []
    for gold in asked:
        match = next((t for t in free if _meet(gold, t)), None)
        words = text[gold.start : gold.end]
        shown = f"{words}: {around(text, (gold.start, gold.end), reach=60)}"
        if match is None:
            failures.append(Failure("relaxed F1", shown, f"{words} {gold.value}", "nothing"))
            continue
        free.remove(match)
        relaxed += 1
        strict += (match.span.start, match.span.end) == (gold.start, gold.end)
        value += match.days.value == gold.value
        if match.days.value != gold.value:
            given = f"{match.days.value} ({match.text}; {match.days.rule})"
            failures.append(Failure("value F1", shown, f"{gold.value} (published {article.published})", given))
    for timex in free:
        shown = around(text, (timex.span.start, timex.span.end), reach=60)
        failures.append(Failure("relaxed F1", shown, "nothing", f"{timex.text} {timex.days.value}"))
    counts: dict[str, Counter] = {
        name: Found(n, len(asked) - n, ours - n)
        for name, n in (("value F1", value), ("relaxed F1", relaxed), ("strict F1", strict))
    }
    return Result(article.ref, counts, tuple(failures))


def _meet(gold: Gold, timex: Timex) -> bool:
    return gold.start < timex.span.end and timex.span.start < gold.end


MEASURES = (Measure("times", "values of MEANTIME's time expressions", (DATA,), results),)
