"""Feeds and site maps: RSS, RSS 1.0 (RDF), Atom, and the sitemaps protocol, as they are met and not as they should be.

Read with lxml, which mends what is broken and is told to load nothing and to expand no entities. Elements are known by
their local names: feeds declare their namespaces wrongly or not at all, and no two elements here share a local name.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urljoin, urlsplit

from lxml import etree
from lxml.etree import _Element

from reportedly.errors import InputError
from reportedly.read.addresses import MAX_URL
from reportedly.read.days import find_time
from reportedly.read.decode import decode
from reportedly.read.feedxml import root_of

MOST_ITEMS = 50_000  # the sitemaps protocol's own limit
_ROOTS = {"rss": "feed", "rdf": "feed", "feed": "feed", "urlset": "sitemap", "sitemapindex": "index"}
_KINDS = {"feed": "feed", "sitemap": "site map", "index": "site map"}
_ITEMS = {"item", "entry", "url", "sitemap"}
_MAX_VALUE = 2_048


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """What a feed says of one story. `content` and `summary` are HTML or text, as worded; times have their zone."""

    guid: str | None
    url: str | None
    title: str | None
    summary: str | None
    content: str | None
    published: datetime | None
    updated: datetime | None
    source: str | None
    raw: bytes

    @property
    def key(self) -> str:
        """Tells stories apart: by address and guid, for some feeds have one guid for two; else by guid and title."""
        return _digest(self.url, self.guid) if self.url else _digest(None, self.guid, self.title)

    @property
    def signature(self) -> str:
        """Changes when the feed says something else of the story."""
        when = self.updated or self.published
        return _digest(self.title, self.summary, self.content, when.isoformat() if when else None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """`kind`: feed, sitemap (of pages) or index (of site maps). `left` is how many items come after those that are
    read."""

    kind: str
    title: str | None
    items: tuple[Item, ...]
    left: int = 0

    @property
    def cut(self) -> str | None:
        """What of it is not read, in words."""
        if not self.left:
            return None
        return f"its last {self.left:,} items are not read, {MOST_ITEMS:,} is the most of one {_KINDS[self.kind]}"


def read_feed(raw: bytes, *, ref: str, url: str | None = None, charset: str | None = None) -> Feed:
    """The items of a feed or a site map, in its order; addresses are made whole by `url`.

    Raises InputError where the bytes are neither.
    """
    root = root_of(decode(raw, ref=ref, declared=charset, html=True), ref)
    kind = _ROOTS.get(_name(root))
    if kind is None:
        raise InputError(ref=ref, problem="neither a feed nor a site map", remedy="check its address")
    head = root if kind != "feed" else next((c for c in root if _name(c) == "channel"), root)
    base = _base(root, url or _absolute(_link(head), None))  # a feed in a file says itself where it belongs
    items: list[Item] = []
    left = 0
    for element in root.iter():
        if not (_name(element) in _ITEMS and _is_item(element)):
            continue
        if len(items) < MOST_ITEMS:
            items.append(_item(element, _base(element, base), kind))
        else:
            left += 1
    title = _line(_child_text(head, "title")) if kind == "feed" else None
    return Feed(kind=kind, title=title, items=tuple(items), left=left)


def _is_item(element: _Element) -> bool:
    """Not a <url> deep inside something else, such as the one of a channel's picture."""
    above = element.getparent()
    return above is not None and _name(above) in ("rss", "channel", "rdf", "feed", "urlset", "sitemapindex")


def _item(element: _Element, base: str | None, kind: str) -> Item:
    if kind != "feed":
        return _site_map_item(element, base)
    guid = _line(_child_text(element, "guid") or _child_text(element, "id") or _about(element))
    return Item(
        guid=guid,
        url=_absolute(_link(element), base) or _permalink(element, guid),
        title=_line(_plain_words(_child_text(element, "title"))),
        summary=_child_text(element, "description") or _child_text(element, "summary"),
        content=_child_text(element, "encoded") or _child_text(element, "content"),
        published=_time(element, "pubdate", "published", "issued", "date"),
        updated=_time(element, "updated", "modified"),
        source=_source(element),
        raw=etree.tostring(element, encoding="utf-8", with_tail=False),
    )


def _site_map_item(element: _Element, base: str | None) -> Item:
    news = next((child for child in element if _name(child) == "news"), element)
    return Item(
        guid=None,
        url=_absolute(_line(_child_text(element, "loc")), base),
        title=_line(_child_text(news, "title")),
        summary=None,
        content=None,
        published=_time(news, "publication_date"),
        updated=_time(element, "lastmod"),
        source=None,
        raw=b"",
    )


def _source(element: _Element) -> str | None:
    """The feed that the story was taken over from: RSS has its name as text, Atom as a title inside."""
    source = next((child for child in element if _name(child) == "source"), None)
    if source is None:
        return None
    return _line(_child_text(source, "title") or source.text)


def _link(element: _Element) -> str | None:
    """RSS has the address as text, Atom as an attribute, of which the one that is the story itself counts."""
    links = [child for child in element if _name(child) == "link"]
    for link in links:
        if link.get("href") and link.get("rel", "alternate") == "alternate":
            return _line(link.get("href"))
    return next((found for link in links if (found := _line(link.text))), None)


def _permalink(element: _Element, guid: str | None) -> str | None:
    told = next((child for child in element if _name(child) == "guid"), None)
    if guid is None or told is None or (told.get("isPermaLink") or "true").lower() == "false":
        return None
    return _absolute(guid, None)


def _about(element: _Element) -> str | None:
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == "about"), None)


def _time(element: _Element, *names: str) -> datetime | None:
    for name in names:
        if (told := _child_text(element, name)) and (found := find_time(told)):
            return found
    return None


# --- elements ---------------------------------------------------------------------------------------------------------


def _name(element: _Element) -> str:
    tag = element.tag
    return tag.rpartition("}")[2].rpartition(":")[2].lower() if isinstance(tag, str) else ""


def _child_text(element: _Element, name: str) -> str | None:
    """What stands in the child of this name: its text, or, where there are elements in it, its markup."""
    for child in element:
        if _name(child) != name or (child.get("url") and not child.text):  # a picture, not a text
            continue
        text = child.text or ""
        if len(child):
            text += "".join(etree.tostring(inner, encoding="unicode") for inner in child if isinstance(inner.tag, str))
        if text.strip():
            return text.strip()
    return None


def _plain_words(text: str | None) -> str | None:
    """A title without the markup that some put into it."""
    if text is None or not re.search(r"[<&]", text):
        return text
    from reportedly.read.fragment import fragment_text

    return fragment_text(text)


def _line(text: str | None) -> str | None:
    return " ".join(text.split())[:_MAX_VALUE] or None if text else None


def _base(element: _Element, base: str | None) -> str | None:
    told = element.get("{http://www.w3.org/XML/1998/namespace}base")
    return _absolute(told, base) or base if told else base


def _absolute(url: str | None, base: str | None) -> str | None:
    if not url:
        return None
    try:
        whole = urljoin(base, url) if base else url
        short = len(whole.encode("utf-8", "replace")) <= MAX_URL  # a longer one is not fetched, and cut it is another
        return whole if short and urlsplit(whole).scheme in ("http", "https") else None
    except ValueError:
        return None


def _digest(*parts: str | None) -> str:
    return hashlib.sha256("\0".join(part or "" for part in parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]
