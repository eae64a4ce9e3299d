"""A piece of HTML, as feeds carry it, as text: blocks apart, white space as single blanks, no scripts and no styles."""

from __future__ import annotations

from lxml import html as lxml_html
from lxml.etree import LxmlError, _Element

_DROPPED = frozenset({"script", "style", "noscript", "template", "iframe", "object", "svg", "math", "form", "figure"})
_LISTS = {"ul", "ol", "li", "dl", "dt", "dd", "table", "tr"}
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_PARTS = {"p", "div", "section", "article", "aside", "header", "footer", "main", "blockquote", "pre", "hr", "br"}
_BLOCKS = frozenset(_LISTS | _HEADINGS | _PARTS)


def fragment_text(markup: str) -> str:
    """Its paragraphs, with an empty line between two."""
    if "<" not in markup and "&" not in markup:
        return _joined([markup])
    try:
        root = lxml_html.fragment_fromstring(markup.replace("\0", ""), create_parent="div")
    except (LxmlError, ValueError, AssertionError):
        return _joined([markup])
    parts: list[str] = [""]
    _walk(root, parts)
    return _joined(parts)


def _walk(root: _Element, parts: list[str]) -> None:
    """By hand, not by recursion: what comes in may be nested as deep as it likes."""
    stack: list[tuple[_Element, bool]] = [(root, False)]
    while stack:
        element, done = stack.pop()
        kept = isinstance(element.tag, str) and element.tag not in _DROPPED
        if done or not kept:
            if kept and element.tag in _BLOCKS:
                parts.append("")
            if element is not root:
                parts[-1] += element.tail or ""
            continue
        if element.tag in _BLOCKS:
            parts.append("")
        parts[-1] += element.text or ""
        stack.append((element, True))
        stack.extend((child, False) for child in reversed(element))


def _joined(parts: list[str]) -> str:
    return "\n\n".join(shown for part in parts if (shown := " ".join(part.split())))
