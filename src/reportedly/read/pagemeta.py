"""When a web page says that it was published, and by whom: only what it says, never a guess from its footer."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from lxml.etree import _Element

from reportedly.read.days import find_day
from reportedly.read.furniture import match_line

_MAX_DEPTH = 12
_DATE_CHARS = 60  # of an attribute's value; dates stand at the beginning
_LINE_CHARS = 150
_BODY_CHARS = 250  # a text as long as this is the article's first paragraph, and what is behind it no dateline


@dataclass(frozen=True, slots=True, kw_only=True)
class PageWords:
    """The lists of `data/read/page.toml`."""

    article_types: frozenset[str]
    list_types: frozenset[str]
    date_meta: tuple[str, ...]
    publisher_meta: tuple[str, ...]
    outside_tags: frozenset[str]
    outside_words: tuple[str, ...]
    date_words: tuple[str, ...]
    no_article: tuple[str, ...]


@cache
def page_words() -> PageWords:
    data = tomllib.loads((files("reportedly") / "data/read/page.toml").read_text(encoding="utf-8"))
    return PageWords(
        article_types=frozenset(data["article_types"]),
        list_types=frozenset(data["list_types"]),
        date_meta=tuple(data["date_meta"]),
        publisher_meta=tuple(data["publisher_meta"]),
        outside_tags=frozenset(data["outside_tags"]),
        outside_words=tuple(data["outside_words"]),
        date_words=tuple(data["date_words"]),
        no_article=tuple(data["no_article"]),
    )


def published_of(tree: _Element) -> date | None:
    """The day of publication: JSON-LD, a meta tag, a <time> of the article's own, or a date line above the text."""
    for node in _articles(tree):
        for key in ("datePublished", "dateCreated"):
            if isinstance(value := node.get(key), str) and (day := find_day(value[:_DATE_CHARS])):
                return day
    metas = _metas(tree)
    for name in page_words().date_meta:
        if day := find_day(metas.get(name, "")[:_DATE_CHARS]):
            return day
    return _time_day(tree) or _line_day(tree)


def publisher_of(tree: _Element) -> str | None:
    """The publisher's or the site's name, as JSON-LD or a meta tag gives it."""
    for node in _articles(tree):
        publisher = node.get("publisher")
        if isinstance(publisher, list) and publisher:
            publisher = publisher[0]
        name = publisher.get("name") if isinstance(publisher, dict) else None
        if isinstance(name, str) and name.strip():
            return name
    metas = _metas(tree)
    return next((metas[name] for name in page_words().publisher_meta if metas.get(name, "").strip()), None)


def captions_of(tree: _Element) -> frozenset[str]:
    """The texts of figure captions, white space as single blanks."""
    return frozenset(_text(caption) for caption in tree.iter("figcaption"))


def _text(element: _Element, limit: int = 2_000) -> str:
    """The element's text, white space as single blanks; of more than `limit` characters the rest is left out."""
    parts, length = [], 0
    for part in element.itertext():
        parts.append(part)
        length += len(part)
        if length > limit:
            break
    return " ".join("".join(parts).split())


def _articles(tree: _Element) -> list[dict[str, Any]]:
    """JSON-LD nodes that are one article; a bare WebPage comes last."""
    found: list[dict[str, Any]] = []
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        try:
            found.extend(_nodes(json.loads(script.text or "", strict=False), 0))
        except (ValueError, RecursionError):
            continue
    return sorted(found, key=lambda node: "WebPage" in _types(node))


def _nodes(value: object, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _MAX_DEPTH:
        return
    if isinstance(value, list):
        for item in value:
            yield from _nodes(item, depth + 1)
    elif isinstance(value, dict):
        types = _types(value)
        if types & page_words().list_types:
            return
        if types & page_words().article_types:
            yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _nodes(value.get(key), depth + 1)


def _types(node: dict[str, Any]) -> frozenset[str]:
    value = node.get("@type")
    return frozenset(item for item in (value if isinstance(value, list) else [value]) if isinstance(item, str))


def _metas(tree: _Element) -> dict[str, str]:
    values: dict[str, str] = {}
    for meta in tree.iter("meta"):
        for key in ("property", "name", "itemprop"):
            if (name := meta.get(key)) and (content := meta.get("content")):
                values.setdefault(name.strip().lower(), content.strip())
    return values


def _is_outside(element: _Element) -> bool:
    words = page_words()
    if not isinstance(element.tag, str) or element.tag in words.outside_tags:
        return True
    if element.tag in ("html", "body", "main", "article"):
        return False
    marks = f"{element.get('class') or ''} {element.get('id') or ''}".lower()
    return any(word in marks for word in words.outside_words)


def _own(element: _Element) -> Iterator[_Element]:
    """The element and what is in it, in order, without navigation, footers and other articles."""
    stack = [element]
    while stack:
        current = stack.pop()
        if _is_outside(current):
            continue
        yield current
        stack.extend(reversed(list(current)))


def _time_day(tree: _Element) -> date | None:
    """Marked as the date of publication, else the first <time> of the page's own."""
    first: date | None = None
    for element in _own(tree):
        marked = element.get("itemprop") == "datePublished"
        if element.tag != "time" and not marked:
            continue
        day = find_day((element.get("datetime") or element.get("content") or _text(element))[:_DATE_CHARS])
        marks = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('itemprop') or ''}".lower()
        if day and (marked or element.get("pubdate") is not None or any(w in marks for w in page_words().date_words)):
            return day
        if first is None and "modif" not in marks and "updat" not in marks:
            first = day
    return first


def _line_day(tree: _Element) -> date | None:
    """A date on a line of its own between the headline and the text."""
    below = tree.find(".//h1") is None
    for element in _own(tree):
        if element.tag == "h1":
            below = True
        if not below or element.tag in ("html", "head", "body", "main", "article", "h1", "title", "meta"):
            continue
        text = _text(element, 2 * _BODY_CHARS)
        if element.tag == "p" and len(text) > _BODY_CHARS:
            return None
        if 6 <= len(text) <= _LINE_CHARS and (match := match_line(text, head=True)) and "published" in match.values:
            return find_day(match.values["published"])
    return None
