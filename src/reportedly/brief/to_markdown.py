"""A brief as Markdown. What came in from outside is escaped: it makes no link, no tag, no heading, no code."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportedly.brief.layout import cited_words, more_words, source_words, withheld_words
from reportedly.brief.model import Brief, Item, Section, Sentence, Style, Table
from reportedly.brief.state import carried
from reportedly.brief.wording import wording

_ACTIVE = re.compile(r"([\\`*_{}\[\]<>#|~&$@^])")
_START = re.compile(r"^(\s*(?:\d+)?)([-+=.)])(?=\s)")
_SCHEME = re.compile(r"\b(https?|ftp|mailto|www)([:.])", re.IGNORECASE)


def markdown(brief: Brief) -> str:
    """The whole text, ending with a newline; the state for the next brief is in a comment at its end."""
    return "\n".join(_lines(brief)).rstrip("\n") + "\n"


def escaped(text: str) -> str:
    """Words as Markdown shows them, whatever they hold; addresses do not turn into links."""
    safe = _ACTIVE.sub(r"\\\1", text)
    safe = _START.sub(r"\1\\\2", safe)
    return _SCHEME.sub(r"\1\\\2", safe)


def _lines(brief: Brief) -> Iterator[str]:
    words = wording()["section"]
    yield from (f"# {escaped(brief.title)}", "", f"*{escaped(brief.subtitle)}*", "")
    if brief.headline:
        yield from (f"## {words['headline']}", "", *(f"- {_sentence(s)}" for s in brief.headline), "")
    for section in brief.sections:
        yield from _section(section)
    yield from _sources(brief)
    yield from (f"## {words['reading']}", "")
    for note in brief.reading:
        yield f"- {escaped(note)}"
    if brief.withheld:
        yield f"- {escaped(withheld_words(brief))}"
    yield from ("", f"<!-- {carried(brief.state)} -->")


def _section(section: Section) -> Iterator[str]:
    yield from (f"## {escaped(section.title)}", "")
    for picture in (p for p in section.pictures if p.key != "tolls"):  # whose words are told under disputed matters
        yield f"- **{escaped(picture.title)}:** {escaped(picture.alt)}."
    if section.pictures:
        yield ""
    if section.lead:
        yield from (f"### {escaped(section.lead)}", "")
    for sentence in section.sentences:
        yield f"- {_sentence(sentence)}"
    if section.sentences:
        yield ""
    for group in section.groups:
        if group.title:
            yield from (f"### {escaped(group.title)}", "")
        for item in group.items:
            yield _item(item)
        if group.more:
            yield f"- *{escaped(more_words(group.more))}*"
        yield ""
    if section.table:
        yield from _table(section.table)
        yield ""


def _item(item: Item) -> str:
    label = f" · *{escaped(item.label)}*" if item.label else ""
    said = " ".join(map(_sentence, item.sentences))
    return f"- {_runs(item.heading)}{label}" + (f"  \n  {said}" if said else "")


def _sentence(sentence: Sentence) -> str:
    cited = f" \\[{cited_words(sentence)}\\]" if sentence.sources else ""
    return f"{_runs(sentence)}{cited}"


def _runs(sentence: Sentence) -> str:
    made = []
    for run in sentence.runs:
        text = escaped(run.text)
        if run.style is Style.STRONG:
            bare = text.strip()
            text = f"**{bare}**{text[len(text.rstrip()) :]}"
        made.append(f"“{text}”" if run.style is Style.QUOTE else text)
    return "".join(made)


def _table(table: Table) -> Iterator[str]:
    yield "| " + " | ".join(map(escaped, table.columns)) + " |"
    yield "|---" + "|--:" * (len(table.columns) - 1) + "|"
    for row in table.rows:
        yield "| " + " | ".join(map(escaped, row)) + " |"


def _sources(brief: Brief) -> Iterator[str]:
    if not brief.sources:
        return
    yield from (f"## {wording()['section']['sources']}", "")
    for source in brief.sources:
        yield f"{source.number}. {escaped(source_words(source))}"
    yield ""
