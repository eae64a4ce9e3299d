"""What is in an answer: a feed's stories, a site map's pages, a page's claims; and what is to be fetched for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from hashlib import sha256
from typing import Protocol

from reportedly.bounds import Bound, noting
from reportedly.errors import InputError
from reportedly.model import Claim, Document
from reportedly.parallel import Fault, attempt
from reportedly.read.feed import Feed, Item, read_feed
from reportedly.read.fetch import Answer, Fetched
from reportedly.read.hosts import same_host
from reportedly.read.inputs import read_body
from reportedly.read.options import ReadOptions
from reportedly.read.sniff import HEAD_BYTES, is_feed
from reportedly.read.stories import is_whole, story_document
from reportedly.store import Store
from reportedly.store.visits import NewRequest, Outcome, Request, Role
from reportedly.watch import judge
from reportedly.watch.config import FeedSettings, Settings
from reportedly.watch.fetcher import Got

_DEEPEST = 2  # site maps below a site map


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """All that is to be written of an answer (see `store.visits.Visit`); `bounds` are those that texts ran into, by the
    id of their document."""

    outcome: Outcome
    problem: str | None = None
    follow: tuple[NewRequest, ...] = ()
    documents: tuple[tuple[Document, Sequence[Claim]], ...] = ()
    stories: tuple[tuple[str, str], ...] = ()
    again: str | None = None
    bounds: Mapping[str, tuple[Bound, ...]] = field(default_factory=dict)


class Waiting(Protocol):
    """How many requests wait for each address: for the first time (`fresh`), and another time (`again`)."""

    @property
    def fresh(self) -> Mapping[str, int]: ...

    @property
    def again(self) -> Mapping[str, int]: ...


class Reader:
    """Reads and codes; asks the store what it has seen, and writes nothing."""

    def __init__(self, store: Store, settings: Settings, code: Callable[[Document], Sequence[Claim]]) -> None:
        self._store, self._settings, self._code = store, settings, code

    def read(self, request: Request, feed: FeedSettings, got: Got, now: datetime, waiting: Waiting) -> Found:
        verdict = judge.of_trouble(request, got, feed, self._settings, now)
        if verdict is not None:
            return Found(outcome=verdict.outcome, problem=verdict.problem, follow=verdict.follow)
        answer = got.answer
        assert answer is not None
        same = got.last is not None and (answer.status == 304 or got.last.digest == sha256(answer.body).hexdigest())
        look = judge.next_look(request, feed, self._settings, now)
        if same:
            again = got.last.document_id if got.last else None
            return Found(outcome=Outcome.UNCHANGED, follow=look, again=again)
        if request.role is Role.FEED and feed.kind != "page":
            if is_feed(answer.body[:HEAD_BYTES]):
                return self._feed(request, feed, answer, now, look, waiting, got)
            if feed.kind != "auto" or request.url != request.feed:
                return self._broken(request, "neither a feed nor a site map", got, now)
        return self._page(request, feed, answer, look)

    def _broken(self, request: Request, problem: str, got: Got, now: datetime) -> Found:
        verdict = judge.failed(request, problem, got, self._settings, now)
        return Found(outcome=verdict.outcome, problem=problem, follow=verdict.follow)

    # --- pages --------------------------------------------------------------------------------------------------------

    def _page(self, request: Request, feed: FeedSettings, answer: Answer, look: tuple[NewRequest, ...]) -> Found:
        fetched = Fetched(url=answer.url, body=answer.body, media_type=answer.media_type, charset=answer.charset)
        try:
            document = attempt(read_body, fetched, ref=request.url, options=self._options(feed))
        except InputError as error:
            return Found(outcome=Outcome.UNUSED, problem=error.problem, follow=look)
        if isinstance(document, Fault):
            return Found(outcome=Outcome.UNUSED, problem=_fault(request.url, document), follow=look)
        told = (request.item or {}).get("published")
        if document.published is None and told:
            document = replace(document, published=datetime.fromisoformat(told).date())
        return self._coded([document], Outcome.ADDED, look)

    def _options(self, feed: FeedSettings) -> ReadOptions:
        most, longest = self._settings.max_bytes, self._settings.max_chars  # what is longer is not taken up
        return ReadOptions(publisher=feed.publisher, language=feed.language, max_bytes=most, max_chars=longest)

    def _coded(self, documents: Sequence[Document], outcome: Outcome, follow: tuple[NewRequest, ...]) -> Found:
        done, problem, met = [], None, {}
        for document in documents:
            if len(document.text) > self._settings.max_chars:
                problem = f"{document.ref} is longer than an article ({len(document.text):,} characters)"
                continue
            with noting() as bounds:
                claims = attempt(self._code, document)
            if isinstance(claims, Fault):
                problem = _fault(document.ref, claims)
            else:
                done.append((document, claims))
                met[document.id] = tuple(bounds)
        if problem is not None and outcome is Outcome.ADDED:
            outcome = Outcome.UNUSED
        return Found(outcome=outcome, problem=problem, follow=follow, documents=tuple(done), bounds=met)

    # --- feeds --------------------------------------------------------------------------------------------------------

    def _feed(
        self,
        request: Request,
        feed: FeedSettings,
        answer: Answer,
        now: datetime,
        look: tuple[NewRequest, ...],
        waiting: Waiting,
        got: Got,
    ) -> Found:
        try:
            parsed = attempt(read_feed, answer.body, ref=request.url, url=answer.url, charset=answer.charset)
        except InputError as error:
            return self._broken(request, error.problem, got, now)
        if isinstance(parsed, Fault):
            return self._broken(request, _fault(request.url, parsed), got, now)
        if parsed.kind == "index":
            return self._index(request, parsed, now, look)
        new = self._new(request, parsed)
        old, young = _parted(new, lambda item: self._is_old(item, feed, now))
        ordered = sorted(young, key=_age, reverse=True)
        taken, left = ordered[: feed.newest], ordered[feed.newest :]
        here, away = _parted(taken, lambda item: item.url is None or (feed.text == "feed" and is_whole(item)))
        there = list({item.url: item for item in away if not waiting.fresh.get(item.url or "", 0)}.values())
        known = frozenset(item.url for item in there if item.url and waiting.again.get(item.url, 0))
        pages = judge.page_requests(there, request.feed, now, known=known, looks=len(self._settings.recheck))
        documents = self._stories(here, feed, parsed, request, answer)
        found = self._coded(documents, Outcome.READ, (*look, *pages))
        return replace(
            found,
            outcome=Outcome.PART if left else found.outcome,
            problem=parsed.cut or found.problem,
            stories=tuple((item.key, item.signature) for item in (*old, *taken)),
        )

    def _new(self, request: Request, parsed: Feed) -> list[Item]:
        """Stories that the feed did not tell so before; of one that it tells twice, each telling once."""
        told = {(item.key, item.signature): item for item in parsed.items}
        return [told[pair] for pair in self._store.watch.unseen(request.feed, told)]

    def _is_old(self, item: Item, feed: FeedSettings, now: datetime) -> bool:
        when = item.updated or item.published
        return feed.max_age is not None and when is not None and when < now - feed.max_age

    def _stories(
        self, items: Sequence[Item], feed: FeedSettings, parsed: Feed, request: Request, answer: Answer
    ) -> list[Document]:
        found = []
        for item in items:
            ref = item.url or f"{request.url}#{item.key[:12]}"
            try:
                found.append(story_document(item, feed=parsed, ref=ref, options=self._options(feed), of=answer.url))
            except InputError:  # no more than a title, or another language: nothing to code, now or later
                continue
        return found

    def _index(self, request: Request, parsed: Feed, now: datetime, look: tuple[NewRequest, ...]) -> Found:
        """The site maps of a site map, on its own host; those that do not say when they changed are read each hour."""
        depth = int((request.item or {}).get("depth", 0)) + 1
        told: dict[tuple[str, str], Item] = {}
        for item in parsed.items:
            if item.url and depth <= _DEEPEST and same_host(item.url, request.url):
                signature = item.signature if item.updated else f"{now:%Y-%m-%dT%H}"
                told[item.key, signature] = item
        new = self._store.watch.unseen(request.feed, told)
        follow = [
            NewRequest(feed=request.feed, url=told[pair].url or "", role=Role.FEED, due=now, item={"depth": depth})
            for pair in new
        ]
        return Found(outcome=Outcome.READ, problem=parsed.cut, follow=(*look, *follow), stories=tuple(new))


def _parted(items: Sequence[Item], is_first: Callable[[Item], bool]) -> tuple[list[Item], list[Item]]:
    """Those of which it is so, and the others, in their order."""
    parts: tuple[list[Item], list[Item]] = ([], [])
    for item in items:
        parts[0 if is_first(item) else 1].append(item)
    return parts


def _fault(ref: str, fault: Fault) -> str:
    return f"reportedly failed on {ref} ({fault.name}: {fault.words})"


def _age(item: Item) -> float:
    when = item.updated or item.published
    return when.timestamp() if when else 0.0
