"""The headings of a report's entries: "Orra, 6 June." says where and when what the paragraph tells was."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.annotate.annotation import Sentence, Token
from reportedly.code.times import is_time_word

_BETWEEN = frozenset({",", "-", "–", "(", ")"})
_NAME = 5  # words of a name
_WITHIN = 2  # names of what the first lies in: "Orra, Tolmin district, Arva, 6 June."
_DATE = 8  # words behind the names
_ASIDE = 12  # words in brackets behind a name


def entry_place(sentence: Sentence) -> range | None:
    """The words of the place that a sentence is headed by which is no more than names and a day, the place first and
    then what it lies in ("Orra, Tolmin (the north), 6 June."); None for others."""
    tokens = sentence.tokens
    if not tokens or tokens[-1].text not in (".", ":"):
        return None
    start = 2 if len(tokens) > 2 and tokens[0].text.isdigit() and tokens[1].text in (".", ")") else 0  # "1. Orra, …"
    first = past = _past_name(tokens, start)
    if first == start:
        return None
    for _ in range(_WITHIN):
        after = _past_aside(tokens, past)
        more = _past_name(tokens, after + 1) if after < len(tokens) and tokens[after].text == "," else 0
        past = more if more > after + 1 else after
    rest = tokens[past:-1]
    if len(rest) > _DATE:
        return None
    dated = any(is_time_word(t) for t in rest)
    plain = all(
        t.text in _BETWEEN or t.text.isdigit() or t.upos in ("PROPN", "ADP", "NUM") or is_time_word(t) for t in rest
    )
    return range(start, first) if dated and plain else None


def _past_name(tokens: Sequence[Token], start: int) -> int:
    """The word behind the name that begins here; `start` where none does."""
    past = start
    while past < len(tokens) and past - start <= _NAME and not is_time_word(tokens[past]):
        if tokens[past].upos != "PROPN" and not (past > start and tokens[past].text == "-"):
            break
        past += 1
    return past if past - start <= _NAME else start


def _past_aside(tokens: Sequence[Token], start: int) -> int:
    if start >= len(tokens) or tokens[start].text != "(":
        return start
    close = next((i for i in range(start, min(len(tokens), start + _ASIDE)) if tokens[i].text == ")"), None)
    return start if close is None or any(is_time_word(t) for t in tokens[start:close]) else close + 1
