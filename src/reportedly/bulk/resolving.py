"""Claims in tables to events in tables, in steps of tasks that any engine does; none holds more than a window's part:

1. turn: of pages that several documents were seen on, what the newest no longer says is withdrawn (`turned`);
2. spread: each part gives each of its claims to the groups in which it can meet others: by time window (a month)
   and by place (a part of the keys of `resolve.block`, of which a country's or a cell's claims share theirs). A claim
   near the edge of a window goes to both;
3. pair: each group compares its claims and keeps the pairs that are linked; a pair is a function of its two claims, so
   that every pair is found in the group of any key that the two share, and no group misses one;
4. connect: each window finds the components that its links hold together; then those of different windows are joined,
   by the claims that reach over the edge between them alone;
5. gather: each window gives its claims and links to the share of their component, which is a part of one window;
6. tell: each share clusters its components and makes events of them, as the store does.

The events are the store's for the same documents, told in the order of their days and ids.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from reportedly.bulk.connecting import connect, gather, join
from reportedly.bulk.engines import Engine
from reportedly.bulk.folder import NOWHERE, Folder
from reportedly.bulk.spreading import pair, spread
from reportedly.bulk.steps import EVENTS, Step, batches, given, pairs, read, write
from reportedly.bulk.turned import turn
from reportedly.errors import InputError
from reportedly.resolve.model import LinkedClaim, Pair
from reportedly.store.resolution import event_id_of
from reportedly.store.rules import default_rules
from reportedly.store.versions import version_row


def resolve_folder(engine: Engine, url: str, *, parts: int, progress: Callable[[str], object] = str) -> int:
    """Resolve the claims of a folder that `bulk` filled; gives the number of events, which are in `events/`."""
    folder = Folder(url)
    step = Step(url, parts)
    folder.clear("work")
    folder.clear("events")
    tables: dict[str, list[str]] = {}
    for path in folder.tables("claims"):
        tables.setdefault(path.rpartition("/")[2].removesuffix(".parquet"), []).append(path)

    def run(do: Callable[[Step, Any], Any], items: Sequence[Any]) -> list[Any]:
        if len(items) < 2:  # nothing is side by side: to start workers would cost seconds, and win none
            return [do(step, item) for item in items]
        return [made for _, made in engine.run(do, _lost, step, items)]

    progress("reading pages")
    turn(run, folder, tables)
    progress("spreading claims")
    went = run(spread, batches(sorted(tables.items())))
    groups = sorted({group for made in went for group in made.groups})
    windows = sorted({window for made in went for window in made.windows})
    progress(f"comparing claims in {len(groups):,} groups")
    run(pair, groups)
    progress(f"connecting in {len(windows):,} windows")
    run(connect, windows)
    join(folder, windows)
    shares = sorted({share for made in run(gather, windows) for share in made})
    progress("telling events")
    return int(sum(run(tell, shares)))


def tell(step: Step, share: str) -> int:
    """The events of a share's components."""
    folder, rules = Folder(step.out), default_rules()
    linked: dict[str, list[Pair]] = {}
    for link in pairs(folder, f"work/links/{share}"):
        linked.setdefault(link.a, []).append(link)
    components: dict[str, list[tuple[str, LinkedClaim]]] = {}
    for claim, row in given(folder, f"work/shares/{share}"):
        components.setdefault(row["component"], []).append((row["arrival"], claim))
    events = []
    for _, members in sorted(components.items()):
        members.sort(key=lambda member: member[0])
        claims = {claim.claim_id: claim for _, claim in members}
        arrival = {claim.claim_id: told for told, claim in members}
        links = [link for claim_id in sorted(claims) for link in linked.get(claim_id, ())]
        for cluster in rules.resolve(list(claims.values()), (), links):
            first = min(cluster, key=arrival.__getitem__)
            event = rules.event_of(cluster, claims, (), event_id_of(first))
            row = version_row(event)
            events.append(
                {
                    "event_id": event.event_id,
                    "arrival": arrival[first],
                    "claims": [claim.claim_id for claim in event.claims],
                    "json": row["json"],
                    "country": row["country"] or NOWHERE,
                }
            )
    by_country: dict[str, list[dict[str, Any]]] = {}
    for one in sorted(events, key=lambda one: str(one["event_id"])):
        by_country.setdefault(str(one["country"]), []).append(one)
    for country, rows in sorted(by_country.items()):
        write(folder, f"events/country={country}/{share.replace('/', '-')}.parquet", rows, EVENTS)
    return len(events)


def linked_pairs(folder: Folder) -> Iterator[Pair]:
    """Every pair that is linked, sorted, each once."""
    return pairs(folder, "work/links")


def events_of(folder: Folder) -> Iterator[dict[str, Any]]:
    """The rows of every event."""
    for path in folder.find("events"):
        yield from read(folder, path)


def _lost(_: Step, item: object) -> Any:
    remedy = "try more --parts, or fewer --jobs: each needs memory of its own"
    raise InputError(ref="resolve", problem=f"the process died each time on {item!s:.80}", remedy=remedy)
