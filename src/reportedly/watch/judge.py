"""What an answer means: what it came to, and when to ask again. Nothing here fetches, codes or stores."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from reportedly.store.visits import NewRequest, Outcome, Request, Role
from reportedly.watch import backoff
from reportedly.watch.config import FeedSettings, Settings
from reportedly.watch.fetcher import Got

MOST_TRIES = 8  # of a story's page; a feed is tried for ever
_LATER = frozenset({408, 421, 423, 425, 429})  # and all of 5xx: not now


@dataclass(frozen=True, slots=True)
class Verdict:
    """`problem` is for people; `follow` is what is to be fetched next because of it."""

    outcome: Outcome
    problem: str | None
    follow: tuple[NewRequest, ...]


def of_trouble(request: Request, got: Got, feed: FeedSettings, settings: Settings, now: datetime) -> Verdict | None:
    """The verdict on what gave no body to read; None where there is one, or the server says that it is the same."""
    answer = got.answer
    if answer is None:
        problem = got.problem or "no answer"
        return refused(request, problem, feed, now) if got.refused else failed(request, problem, got, settings, now)
    if answer.status == 304 and got.last is not None:
        return None
    if answer.status == 200:
        return None
    problem = f"the server answered {answer.status}" + (f" ({_words(answer.reason)})" if answer.reason.strip() else "")
    if answer.status in _LATER or answer.status >= 500 or request.role is Role.FEED:
        return failed(request, problem, got, settings, now)
    return refused(request, problem, feed, now)


def refused(request: Request, problem: str, feed: FeedSettings, now: datetime) -> Verdict:
    """For good; a feed is looked at again when its time has come, for rules change."""
    if request.role is Role.PAGE or request.url != request.feed:
        return Verdict(Outcome.REFUSED, problem, ())
    return Verdict(Outcome.REFUSED, problem, (_again(request, now + feed.every, attempt=request.attempt + 1),))


def failed(request: Request, problem: str, got: Got, settings: Settings, now: datetime) -> Verdict:
    """To be tried again: later each time, and not before the server wants it."""
    if request.url != request.feed and request.attempt + 1 >= MOST_TRIES:
        return Verdict(Outcome.REFUSED, f"given up after {MOST_TRIES} tries: {problem}", ())
    wait = backoff.delay(request.attempt, seed=f"{settings.seed} {request.url}")
    wait = max(wait, got.wait or timedelta(0))
    return Verdict(Outcome.FAILED, problem, (_again(request, now + wait, attempt=request.attempt + 1),))


def next_look(request: Request, feed: FeedSettings, settings: Settings, now: datetime) -> tuple[NewRequest, ...]:
    """When to look again at what was read: a feed at its pace, a page some times more for corrections."""
    if request.role is Role.FEED:
        return (_again(request, now + feed.every),) if request.url == request.feed else ()
    item = dict(request.item or {})
    looks = int(item.get("looks", 0))
    if looks >= len(settings.recheck):
        return ()
    return (replace(_again(request, now + settings.recheck[looks]), item={**item, "looks": looks + 1}),)


def _again(request: Request, due: datetime, *, attempt: int = 0) -> NewRequest:
    return NewRequest(
        feed=request.feed, url=request.url, role=request.role, due=due, attempt=attempt, item=request.item
    )


def page_requests(
    items: Sequence[Any], feed: str, now: datetime, *, known: frozenset[str], looks: int
) -> tuple[NewRequest, ...]:
    """A request for each story's page; of a page that waits to be looked at again already (`known`) it is the last
    (`looks`), so that it is not looked at twice as often from then on."""
    return tuple(
        NewRequest(
            feed=feed,
            url=item.url,
            role=Role.PAGE,
            due=now,
            item={
                "published": item.published.isoformat() if item.published else None,
                "looks": looks if item.url in known else 0,
            },
        )
        for item in items
    )


def _words(text: str) -> str:
    return " ".join(text.split())[:80]
