"""The headings of a report's entries: "Orra, 6 June." says where and when what the paragraph tells was."""

from __future__ import annotations

from reportedly.annotate.annotation import Sentence
from reportedly.code.times import is_time_word

_BETWEEN = frozenset({",", "-", "–", "(", ")"})


def entry_place(sentence: Sentence) -> range | None:
    """The words of the place that a sentence is headed by which is no more than a name and a day; None for others."""
    tokens = sentence.tokens
    past = 0
    while (
        past < len(tokens)
        and (tokens[past].upos == "PROPN" or (past and tokens[past].text == "-"))
        and not is_time_word(tokens[past])
    ):
        past += 1
    if not past or past > 5 or len(tokens) > past + 8 or tokens[-1].text not in (".", ":"):
        return None
    rest = tokens[past:-1]
    dated = any(is_time_word(t) for t in rest)
    plain = all(
        t.text in _BETWEEN or t.text.isdigit() or t.upos in ("PROPN", "ADP", "NUM") or is_time_word(t) for t in rest
    )
    return range(past) if dated and plain else None
