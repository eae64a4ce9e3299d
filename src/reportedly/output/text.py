"""Text for a terminal: made harmless, measured in columns, wrapped and cut.

News text is hostile until shown otherwise: an escape sequence in it must not reach the terminal, and a character that
takes two columns, or none, must not break a table.
"""

from __future__ import annotations

import unicodedata

_KEPT_FORMAT = {"\u200c", "\u200d"}  # the joiners: scripts and emoji need them, and they do no harm
_ELLIPSIS = "…"


def clean(text: str) -> str:
    """One line of harmless text: control, direction-changing and undecodable characters become U+FFFD."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    return " ".join("".join(map(_harmless, text)).split())


def harmless(text: str) -> str:
    """`text` with its lines, tabs and blanks as they are, and U+FFFD for what a terminal would act on."""
    return "".join(char if char in "\n\t" or char.isprintable() or char in _KEPT_FORMAT else "\ufffd" for char in text)


def _harmless(char: str) -> str:
    if char.isprintable() or char.isspace():
        # Python calls U+001C to U+001F whitespace; split() drops them with the rest.
        return char
    if char == "\u00ad":  # soft hyphen: a hint to typesetters
        return ""
    if char in _KEPT_FORMAT:
        return char
    return "\ufffd"


def columns(text: str) -> int:
    """How many columns a terminal gives to `text`, by Unicode's East Asian Width; ambiguous characters take one."""
    if text.isascii():
        return len(text)
    return sum(map(_char_columns, text))


def _char_columns(char: str) -> int:
    if char < "\u0300":
        return 1
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in ("W", "F") else 1


def pad(text: str, width: int) -> str:
    return text + " " * max(0, width - columns(text))


def cut(text: str, width: int) -> str:
    """`text` in at most `width` columns (three or more), with an ellipsis where something is left out."""
    if columns(text) <= width:
        return text
    return _head(text, width - 1).rstrip() + _ELLIPSIS


def wrap(text: str, width: int, *, lines: int | None = None) -> list[str]:
    """Lines of at most `width` columns (three or more), broken between words or, in a longer word, within it.

    At most `lines` lines: an ellipsis ends the last if there is more. Empty text gives one empty line.
    """
    found: list[str] = []
    current = ""
    for word in text.split(" "):
        joined = f"{current} {word}" if current else word
        if columns(joined) <= width:
            current = joined
            continue
        if current:
            found.append(current)
        current = word
        while columns(current) > width:
            head = _head(current, width)
            hyphen = max(head.rfind("-"), head.rfind("/")) + 1
            head = head[:hyphen] if hyphen > 1 else head
            found.append(head)
            current = current[len(head) :]
    if current or not found:
        found.append(current)
    if lines is not None and len(found) > lines:
        found = [*found[: lines - 1], cut(f"{found[lines - 1]} {_ELLIPSIS}", width)]
    return found


def _head(text: str, width: int) -> str:
    """The longest beginning of `text` in at most `width` columns (never nothing); marks stay with their letter."""
    taken = 0
    for i, char in enumerate(text):
        taken += _char_columns(char)
        if taken > width and i > 0:
            return text[:i]
    return text
