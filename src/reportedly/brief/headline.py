"""The headline figures: how many events of which standing, how many people killed, wounded, detained, and where."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.brief.gather import Gathered, is_recalled, weight
from reportedly.brief.headings import heading, where_and_when
from reportedly.brief.model import Run, Sentence, Total
from reportedly.brief.wording import wording
from reportedly.resolve.model import Event, Standing

_MONTH = 31  # days
HARMS = ("killed", "wounded", "detained")


def headline(gathered: Gathered) -> tuple[Sentence, ...]:
    """How many events of which standing, how many people killed, wounded, detained, and where most died."""
    events, words = gathered.told, wording()["headline"]
    if not events and gathered.changes is not None:
        return ()  # that nothing changed is told below
    if not events:
        return (Sentence((Run(words["nothing"]),)),)
    claims = [c for e in events for c in e.claims if not c.withdrawn]
    documents = tuple(dict.fromkeys(c.document_id for c in claims))
    outlets = tuple(dict.fromkeys(c.publisher or c.ref for c in claims))
    form = words["events" if gathered.changes is None else "events_since"]
    coded = total_of("events", [e.event_id for e in events if e.acled is not None])
    totals = [
        total_of("events", [e.event_id for e in events]),
        coded,
        Total(len(documents), "documents", documents),
        Total(len(outlets), "publishers", outlets),
    ]
    text = form.format(
        number=digits(totals[0]),
        events=one_or_more("event", totals[0].number),
        coded=digits(coded),
        documents=digits(totals[2]),
        reports=one_or_more("report", totals[2].number),
        publishers=digits(totals[3]),
        outlets=one_or_more("outlet", totals[3].number),
    )
    standings = []
    for standing in Standing:
        total = total_of("events", [e.event_id for e in events if e.standing is standing])
        if total.number:
            totals.append(total)
            told = words["standing"].format(number=digits(total), standing=wording()["standing"][standing.value])
            standings.append(told)
    found = [Sentence((Run(f"{text}: {', '.join(standings)}."),), totals=tuple(totals))]
    # What a conflict has cost in months or years, or long ago, is not added to what these days cost.
    dated, undated = [e for e in events if is_counted(e)], [e for e in events if not is_counted(e)]
    found += [sentence for harm in HARMS if (sentence := _harm(dated, harm)) is not None]
    found += [sentence for harm in HARMS if (sentence := _harm(undated, harm, "toll_undated")) is not None]
    deadliest = [e for e in sorted(dated, key=weight) if e.killed.best][:3]
    found += [_deadliest(deadliest)] if len(deadliest) > 1 else []
    return tuple(found)


def is_counted(event: Event) -> bool:
    """Whether its toll goes into the headline's figures: it is told when it was, to the month at least, and it was not
    long before it was reported."""
    time = event.time
    if time is None or time.earliest is None or is_recalled(event):
        return False
    return time.latest is None or (time.latest - time.earliest).days <= _MONTH


def _harm(events: Sequence[Event], harm: str, ending: str = "toll_in") -> Sentence | None:
    """The sum of the best figures of a harm, and of the lowest and highest where they differ."""
    counting = [e for e in events if getattr(e, harm).best is not None]
    if not counting:
        return None
    words, ids = wording()["headline"], tuple(e.event_id for e in counting)
    sums = {end: sum(getattr(getattr(e, harm), end) or 0 for e in counting) for end in ("low", "best", "high")}
    told = Total(len(ids), "events", ids)
    totals = [Total(sums["best"], harm, ids), told]
    whole = all(getattr(getattr(e, harm), end) is not None for e in counting for end in ("low", "high"))
    if whole and sums["low"] < sums["high"]:
        totals[1:1] = [Total(sums[end], harm, ids, end) for end in ("low", "high")]
        form = words["toll_range"]
    else:
        form = words["toll" if sums["best"] != 1 else "toll_single"]
    text = form.format(harm=harm, **{end: f"{number:,}" for end, number in sums.items()})
    text += words[ending].format(number=digits(told), events=one_or_more("event", told.number))
    return Sentence((Run(f"{text}."),), totals=tuple(totals))


def _deadliest(events: Sequence[Event]) -> Sentence:
    runs, totals = [Run(wording()["headline"]["deadliest"])], []
    claims: list[str] = []
    beside: list[str] = []
    for number, event in enumerate(events):
        total = Total(event.killed.best or 0, "killed", (event.event_id,))
        end = "." if number == len(events) - 1 else "; "
        runs.append(Run(f"{where_and_when(event)} ({total.number:,}){end}"))
        claims += [figure.claim for figure in event.killed.by_claimant]
        beside += heading(event).claims
        totals.append(total)
    return Sentence(tuple(runs), tuple(claims), tuple(beside), tuple(totals))


def total_of(what: str, ids: Sequence[str]) -> Total:
    return Total(len(ids), what, tuple(ids))


def digits(total: Total) -> str:
    return f"{total.number:,}"


def one_or_more(noun: str, number: int) -> str:
    return str(wording()["headline"][noun]["singular" if number == 1 else "plural"])
