"""The watch's ledger and the outbox of alerts, in both databases."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, select
from tests.store.made import TinyRules, Told, at, document

from reportedly.resolve.model import Event
from reportedly.store import Store, open_store
from reportedly.store.engine import engine_for, reading
from reportedly.store.feed_states import feed_states
from reportedly.store.outbox import Undelivered
from reportedly.store.query import Asked
from reportedly.store.tables import entries
from reportedly.store.visits import Exchange, NewRequest, Outcome, Request, Role, Visit
from reportedly.store.watching import last_of
from reportedly.store.watchlock import WatchedError

TOOL = "test 1"
FEED, PAGE = "https://courier.example/rss", "https://courier.example/ordun"


def visit(request: Request, outcome: Outcome, *, hours: float, url: str | None = None, **more: Any) -> Visit:
    headers = (("ETag", f'"{hours}"'), ("X-Odd", "a\x00b\udcff"))
    exchange = Exchange(url=url or request.url, at=at(hours), status=200, headers=headers, digest="d", length=9)
    return Visit(request=request, exchanges=(exchange,), outcome=outcome, **more)


def page_request(hours: float) -> NewRequest:
    return NewRequest(feed=FEED, url=PAGE, role=Role.PAGE, due=at(hours), item={"looks": 1})


def test_a_request_is_closed_with_all_that_came_of_it(store: Store) -> None:
    (poll,) = store.watch.begin({FEED: "Courier"}, at=at(0), tool=TOOL)
    assert store.watch.begin({FEED: "Courier"}, at=at(0), tool=TOOL) == [poll]
    told = [("key", "sign"), ("key", "sign"), ("other", "sign")]
    assert store.watch.unseen(FEED, told) == [("key", "sign"), ("other", "sign")]
    done = visit(poll, Outcome.READ, hours=1, follow=(page_request(1),), stories=told)
    (follow,) = store.record(done, tool=TOOL, at=at(1)).follow
    assert (follow.url, follow.item) == (PAGE, {"looks": 1})
    assert store.record(done, tool=TOOL, at=at(2)).follow == ()  # another watch was quicker
    assert store.watch.unseen(FEED, [*told, ("key", "new")]) == [("key", "new")]
    again, page = sorted(store.watch.begin({FEED: "Courier"}, at=at(2), tool=TOOL), key=lambda r: r.role)
    assert (again.role, again.due, page) == (Role.FEED, at(2), follow)


def test_a_page_and_what_it_says_at_each_visit(store: Store) -> None:
    (poll,) = store.watch.begin({FEED: "Courier"}, at=at(0), tool=TOOL)
    old, new = document(Told("Ordun", 1, killed=12), url=PAGE), document(Told("Barat", 2), url=PAGE)
    four = visit(poll, Outcome.READ, hours=1, follow=(page_request(1),) * 4)
    pages = store.record(four, tool=TOOL, at=at(1)).follow
    said = []
    for number, (one, found) in enumerate(zip(pages, (old, new, old, None), strict=True)):
        outcome = Outcome.ADDED if found else Outcome.UNCHANGED
        more = {} if found else {"again": old[0].id}
        recorded = store.record(
            visit(one, outcome, hours=2 + number, **more), [found] if found else [], tool=TOOL, at=at(2 + number)
        )
        said.append([(added.known, len(added.withdrawn), len(added.restored)) for added in recorded.added])
    assert said == [[(False, 0, 0)], [(False, 1, 0)], [(True, 1, 1)], []]
    with reading(store._engine) as connection:
        kinds = connection.scalars(select(entries.c.kind).order_by(entries.c.entry)).all()
    assert kinds == ["fetch", "fetch", "document", "document", "sighting", "fetch"]
    last = store.watch.last(PAGE)
    assert last is not None
    assert (last.etag, last.digest, last.document_id, last.outcome) == ('"4"', "d", old[0].id, Outcome.KNOWN)
    (state,) = store.watch.feeds()
    assert (state.documents, state.claims, state.last_success, state.next_try) == (2, 2, at(1), None)
    assert [e.killed.best for e in store.events(as_of=at(4)) if e.standing] == [12]


def test_what_failed_is_known(store: Store) -> None:
    (poll,) = store.watch.begin({FEED: "Courier"}, at=at(0), tool=TOOL)
    later = NewRequest(feed=FEED, url=FEED, role=Role.FEED, due=at(3), attempt=1)
    gone = Exchange(url=FEED, at=at(1), problem="no such host")
    failed = Visit(request=poll, exchanges=(gone,), outcome=Outcome.FAILED, problem="no\x00 host", follow=(later,))
    store.record(failed, tool=TOOL, at=at(1))
    (state,) = store.watch.feeds([FEED])
    assert (state.problem, state.problem_at, state.failures, state.next_try) == ("no host", at(1), 1, at(3))
    assert state.last_success is None
    assert store.watch.last(FEED) is None
    assert [exchange.url for exchange in store.watch.recent(at(0))] == [FEED]
    assert store.watch.recent(at(0), throttled=True) == []


def test_rules_txt_is_kept(store: Store) -> None:
    (poll,) = store.watch.begin({FEED: "Courier"}, at=at(0), tool=TOOL)
    body = b"User-agent: *"
    rules = Exchange(
        url="https://courier.example/robots.txt",
        at=at(1),
        status=200,
        digest=sha256(body).hexdigest(),
        length=len(body),
        kept=body,
    )
    done = Visit(request=poll, exchanges=(rules, *visit(poll, Outcome.READ, hours=1).exchanges), outcome=Outcome.READ)
    store.record(done, tool=TOOL, at=at(1))
    assert store.watch.kept_body(rules.url, at(0)) == (200, body)
    assert store.watch.kept_body(rules.url, at(2)) is None


@dataclass(frozen=True)
class Rule:
    name: str = "Ordun"
    asked: Asked = field(default_factory=lambda: Asked(place=("Ordun",)))
    outbox: tuple[str, ...] = ("webhook", "mail")
    history: bool = False


def tell(event: Event) -> dict[str, Any]:
    return {"event": {"standing": event.standing.value if event.standing else None}}


def look(store: Store, hours: float, *rules: Rule) -> int:
    return store.alerts.look(rules or (Rule(),), tell, at=at(hours), tool=TOOL)


def channels(waiting: Sequence[Undelivered]) -> list[tuple[int, str, int]]:
    return [(one.alert.number, one.channel, one.tries) for one in waiting]


def test_alerts_are_made_once_and_wait_for_each_channel(store: Store) -> None:
    store.add(*document(Told("Ordun", 1, killed=12)), tool=TOOL, at=at(0))
    assert look(store, 1) == 0  # where the rule begins
    store.add(*document(Told("Ordun", 3), Told("Barat", 3), ref="b.txt"), tool=TOOL, at=at(2))
    assert look(store, 3) == 1
    assert look(store, 4) == 0
    assert channels(store.alerts.undelivered()) == [(1, "mail", 0), (1, "webhook", 0)]
    mail, hook = store.alerts.undelivered(["Ordun"])
    store.alerts.tried(mail, at=at(4), done=True, due=None, problem=None, tool=TOOL)
    store.alerts.tried(hook, at=at(4), done=False, due=at(5), problem="no", tool=TOOL)
    (waiting,) = store.alerts.undelivered(["Ordun"])
    assert (waiting.channel, waiting.tries, waiting.due, waiting.problem) == ("webhook", 1, at(5), "no")
    store.alerts.tried(waiting, at=at(5), done=True, due=None, problem=None, tool=TOOL)
    assert store.alerts.undelivered(["Ordun"]) == store.alerts.undelivered() == []
    assert store.alerts.undelivered(["other"]) == []


def test_what_changed_and_what_is_gone(store: Store) -> None:
    look(store, 0)
    store.add(*document(Told("Ordun", 1, killed=12), url=PAGE), tool=TOOL, at=at(1))
    look(store, 1)
    store.add(*document(Told("Ordun", 1, killed=4), url=PAGE, published=6), tool=TOOL, at=at(2))
    look(store, 2)
    store.add(*document(Told("Barat", 1), url=PAGE, published=7), tool=TOOL, at=at(3))
    look(store, 3)
    latest = store.alerts.latest("Ordun", 9)
    assert [(one.change, one.told["event"]["standing"]) for one in latest] == [
        ("gone", None),
        ("changed", "reported"),
        ("new", "reported"),
    ]
    assert len({one.alert_id for one in latest}) == 3


def test_one_watch_at_a_time(store: Store, place: str) -> None:
    with open_store(place, rules=TinyRules()) as other:
        with store.watch.alone():
            with pytest.raises(WatchedError, match="another watch of this store"), other.watch.alone():
                pass
            other.watch.begin({FEED: "Courier"}, at=at(0), tool=TOOL)  # all else goes on
        with other.watch.alone():
            pass


def test_what_is_only_recalled_is_told_where_it_is_asked_for(store: Store) -> None:
    rules = Rule(), Rule(name="all", history=True)
    look(store, 0, *rules)
    made, claims = document(Told("Ordun", 1, killed=12))
    store.add(made, [replace(claim, background=True) for claim in claims], tool=TOOL, at=at(1))
    look(store, 1, *rules)
    assert [len(store.alerts.latest(rule.name, 9)) for rule in rules] == [0, 1]
    store.add(*document(Told("Ordun", 1, killed=12), ref="b.txt", publisher="The Post"), tool=TOOL, at=at(2))
    look(store, 2, *rules)
    assert [[one.change for one in store.alerts.latest(rule.name, 9)] for rule in rules] == [
        ["new"],
        ["changed", "new"],
    ]


def test_a_clock_that_goes_back_makes_no_newer_text_the_older(store: Store) -> None:
    (poll,) = store.watch.begin({FEED: "Courier"}, at=at(0), tool=TOOL)
    two = visit(poll, Outcome.READ, hours=1, follow=(page_request(1),) * 2)
    first, second = store.record(two, tool=TOOL, at=at(1)).follow
    store.record(visit(first, Outcome.ADDED, hours=9), [document(Told("Ordun", 1), url=PAGE)], tool=TOOL, at=at(9))
    new = document(Told("Barat", 2), url=PAGE)
    (added,) = store.record(visit(second, Outcome.ADDED, hours=2), [new], tool=TOOL, at=at(2)).added
    assert len(added.withdrawn) == 1
    assert [e.place.name for e in store.events() if e.standing and e.place] == ["Barat"]


def test_months_of_polls_that_brought_nothing_are_not_looked_at(tmp_path: Path) -> None:
    """What is asked at each poll is found by an index of the answers that gave something."""
    with open_store(tmp_path / "s.db") as made:
        made.watch.begin({FEED: "Courier"}, at=at(0), tool=TOOL)
    engine = engine_for(tmp_path / "s.db")
    asked: list[tuple[str, Any]] = []
    event.listen(engine, "before_cursor_execute", lambda *told: asked.append((told[2], told[3])))
    with reading(engine) as connection:
        last_of(connection, FEED)
        feed_states(connection)
        told = [(sql, values) for sql, values in asked if "FROM fetches" in sql]
        plans = [str(connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", values).all()) for sql, values in told]
    engine.dispose()
    assert "USING INDEX fetches_bodies" in plans[0]
    assert all("SCAN fetches'" not in plan for plan in plans)
    polls = [plan for plan in plans if "requests_role (feed=? AND role=? AND url=?)" in plan]
    assert len(polls) == 3  # the last one, when it was tried last, and when it worked
    assert not any("SCAN requests" in plan for plan in plans)
    assert not any("requests_role (feed=?)" in plan or "requests_feed" in plan for plan in plans)
