"""Words that every form of a brief prints alike: a source's line, how much is left out, what the gate held back."""

from __future__ import annotations

from reportedly.brief.dates import day_words
from reportedly.brief.model import Brief, Sentence, SourceEntry
from reportedly.brief.wording import wording
from reportedly.output.text import clean

_SHOWN = 16  # characters of a hash: enough to find the document by


def source_words(source: SourceEntry) -> str:
    """Publisher, title, day, address, and the beginning of the hash of the document's content."""
    title = f"“{source.title}”" if source.title else None
    parts = [source.publisher, title, day_words(source.published) if source.published else None]
    where = clean(source.url) if source.url else source.ref
    return ", ".join(p for p in (*parts, where) if p) + f" (document {source.document_id[:_SHOWN]})"


def cited_words(sentence: Sentence) -> str:
    """The numbers of its sources: “1, 4–6”."""
    parts: list[list[int]] = []
    for number in sentence.sources:
        if parts and parts[-1][-1] == number - 1:
            parts[-1].append(number)
        else:
            parts.append([number])
    return ",\u00a0".join(_stretch(part) for part in parts)


def _stretch(numbers: list[int]) -> str:
    if len(numbers) > 2:
        return f"{numbers[0]}–{numbers[-1]}"
    return ",\u00a0".join(map(str, numbers))


def more_words(number: int) -> str:
    noun = wording()["headline"]["event"]["singular" if number == 1 else "plural"]
    return str(wording()["section"]["more"]).format(number=f"{number:,}", events=noun)


def lacking_words(number: int, mark: str) -> str:
    """That so many characters could not be shown."""
    form = wording()["section"]["lacking_one" if number == 1 else "lacking"]
    return str(form).format(number=f"{number:,}", mark=mark)


def withheld_words(brief: Brief) -> str:
    number = len(brief.withheld)
    forms = wording()["section"]["sentence"]
    noun = forms["singular" if number == 1 else "plural"]
    return str(wording()["section"]["withheld"]).format(number=f"{number:,}", sentences=noun)
