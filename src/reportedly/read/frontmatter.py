"""The few values that matter of a Markdown file's front matter; no YAML parser for five lines."""

from __future__ import annotations

import re

_LINE = re.compile(r"(?P<key>[A-Za-z_][\w -]{0,40}?)\s*[:=]\s*(?P<value>\S.*)")
_KEYS = {
    "title": ("title", "headline"),
    "publisher": ("publisher", "source", "site", "site_name", "sitename", "publication", "outlet"),
    "published": ("published", "date", "pubdate", "publish_date", "date_published", "datepublished", "published_at"),
    "url": ("url", "link", "original_url", "source_url", "canonical", "canonical_url", "permalink"),
    "fetched": ("fetched", "fetched_at", "retrieved", "retrieved_at", "accessed", "access_date", "crawled_at"),
    "author": ("author", "authors", "byline", "agency", "credit"),
}
_NAMES = {key: name for name, keys in _KEYS.items() for key in keys}


def front_matter(text: str) -> dict[str, str]:
    """`title`, `publisher`, `published`, `fetched`, `url` and `author`, as worded, where the front matter has them."""
    values: dict[str, str] = {}
    for line in text.splitlines():
        found = _LINE.fullmatch(line.rstrip())
        if not found:
            continue
        name = _NAMES.get(found["key"].strip().lower().replace("-", "_").replace(" ", "_"))
        value = found["value"].strip().strip("\"'").strip()
        if name == "url" and not value.startswith(("http://", "https://")):
            continue
        if name == "publisher" and value.startswith(("http://", "https://")):
            name = "url"
        if name and value and value not in ("|", ">", "null", "~"):
            values.setdefault(name, value)
    return values
