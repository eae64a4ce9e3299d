"""The stories of a feed as documents: from the feed, where it holds their text, else from their pages."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from urllib.parse import urlsplit

from reportedly.errors import InputError
from reportedly.model import Document
from reportedly.read.build import build
from reportedly.read.classify import classified
from reportedly.read.feed import Feed, Item, read_feed
from reportedly.read.fragment import fragment_text
from reportedly.read.hosts import same_host
from reportedly.read.layout import pieces_of
from reportedly.read.options import ReadOptions

_WHOLE_WORDS = 80  # what has fewer words is a summary, and the page has the story
_CUT = ("…", "...", "[…]", "[...]", "read more", "continue reading")


def read_stories(
    raw: bytes,
    *,
    ref: str,
    options: ReadOptions,
    url: str | None = None,
    charset: str | None = None,
    page: Callable[[str], Document] | None = None,
) -> Iterator[Document | InputError]:
    """Each story's document, or why there is none, in the feed's order. A story that comes twice is given once.

    `page` gives the document of an address: a story of which the feed has only the summary is read there. Without it
    (a feed in a file) nothing is fetched, and what the feed says of the story is all there is.
    """
    feed = read_feed(raw, ref=ref, url=url, charset=charset)
    if feed.kind != "feed":
        raise InputError(
            ref=ref,
            problem="a site map, no article",
            remedy="name it in a file for reportedly watch, or give its pages",
        )
    if not feed.items:
        raise InputError(ref=ref, problem="a feed without stories", remedy="check how it was made")
    seen: set[tuple[str, str]] = set()
    last_host = None
    for number, item in enumerate(feed.items, 1):
        if (item.key, item.signature) in seen:
            continue
        seen.add((item.key, item.signature))
        try:
            if page is None or item.url is None or is_whole(item):
                yield story_document(item, feed=feed, ref=item.url or f"{ref}:{number}", options=options, of=url)
                continue
            host = urlsplit(item.url).hostname
            if host == last_host:
                time.sleep(options.pause)
            last_host = host
            yield dated(page(item.url), item)
        except InputError as error:
            yield error
    if feed.cut is not None:
        yield InputError(ref=ref, problem=feed.cut, remedy="break it up into several feeds")


def is_whole(item: Item) -> bool:
    """Whether the feed has the story's text and not just its first words."""
    words = fragment_text(item.content or item.summary or "").split()
    return len(words) >= _WHOLE_WORDS and not " ".join(words[-4:]).lower().endswith(_CUT)


def dated(document: Document, item: Item) -> Document:
    """With the feed's day of publication, where the page has none."""
    if document.published is None and item.published is not None:
        return replace(document, published=item.published.date())
    return document


def story_document(item: Item, *, feed: Feed, ref: str, options: ReadOptions, of: str | None = None) -> Document:
    """What the feed says of a story as a document. Raises InputError where that is no more than a title.

    `of` is where the feed was fetched: it does not speak for the pages of another site, whose newest text this would
    otherwise be.
    """
    url = item.url if of is None or same_host(item.url, of) else None
    body = fragment_text(item.content or item.summary or "")
    if not body:
        raise InputError(ref=ref, problem="the feed has no more of it than its title", remedy="give its page")
    title = options.title or item.title
    text = f"{title}\n\n{body}" if title and not body.startswith(title) else body
    found = classified(text, pieces_of(text, markdown=False), title=title)
    found.publisher = item.source or feed.title or found.publisher
    found.published = item.published.date() if item.published else found.published
    found.url = url
    return build(
        text,
        found,
        ref=ref,
        options=options,
        media_type="application/xml",
        raw=item.raw,
        url=url,
        given=(found.publisher, item.url),
    )
