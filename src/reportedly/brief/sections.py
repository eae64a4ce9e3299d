"""The sections of a brief, each from what was gathered; nothing here is printed before it has passed the gate."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from reportedly.brief.differences import differences
from reportedly.brief.gather import Change, Gathered, weight
from reportedly.brief.ground import country_name
from reportedly.brief.headings import heading, kind_label, standing_label, where_and_when
from reportedly.brief.headline import digits, is_counted, one_or_more, total_of
from reportedly.brief.items import sentences_of
from reportedly.brief.model import Group, Item, Picture, Run, Section, Sentence, Table
from reportedly.brief.naming import plain_name
from reportedly.brief.news import changed_sentences
from reportedly.brief.said import quotation
from reportedly.brief.wording import wording
from reportedly.resolve.model import Event, Standing

_AREAS = 12
"""Areas that are told at most."""
_NAMED = 4
_PLACED = ("exact", "near", "admin2", "admin1")
_HURTING = ("Battles", "Explosions/Remote violence", "Violence against civilians")


def pictured(made: Sequence[Picture]) -> Section:
    return Section("pictures", wording()["section"]["pictures"], pictures=tuple(made))


def item_of(event: Event, gathered: Gathered, *, told: bool = True) -> Item:
    """An event's heading, class and sentences; without `told` the heading alone, for it stands elsewhere in full."""
    label = f"{kind_label(event)}; {standing_label(event)}"
    if gathered.changes is not None:
        new = any(change.event is event and change.before is None for change in gathered.changes)
        label += f"; {wording()['changes']['new' if new else 'changed']}"
    if not told:
        label += f"; {wording()['section']['told_above']}"
    return Item(event.event_id, heading(event), label, sentences_of(event) if told else ())


def changes(gathered: Gathered, most: int) -> Section:
    """What is new, what has changed in which way, what was withdrawn."""
    words = wording()
    made: tuple[Change, ...] = gathered.changes or ()
    told = {e.event_id for e in gathered.told}
    known = [c for c in made if c.before is not None and (c.event.event_id in told or c.event in gathered.withdrawn)]
    items = []
    for change in sorted(known, key=lambda c: weight(c.event)):
        sentences = changed_sentences(change)
        if sentences:
            items.append(Item(change.event.event_id, heading(change.event), kind_label(change.event), sentences))
    new = [c.event.event_id for c in made if c.before is None and c.event.event_id in told]
    total = total_of("events", new)
    text = words["changes"]["unchanged"]
    if new:
        text = words["changes"]["count"].format(number=digits(total), events=one_or_more("event", total.number))
    elif items:
        text = words["changes"]["none_new"]
    opening = Sentence((Run(text),), totals=(total,) if new else ())
    shown = tuple(items[: most * 2])
    groups = (Group("", shown, len(items) - len(shown)),) if items else ()
    return Section("changes", words["section"]["changes"], (opening,), groups)


def disputed(gathered: Gathered, most: int) -> Section:
    """The events that are denied or told in ways that cannot hold together, and then the tolls that differ."""
    found = [e for e in gathered.told if e.standing is Standing.DISPUTED]
    shown = [item_of(e, gathered) for e in found[:most]]
    differing = [sentence for e in gathered.told for sentence in differences(e)]
    words = wording()["section"]
    groups = (Group(words["denied"], tuple(shown), len(found) - len(shown)),) if found else ()
    lead = words["differing"] if differing else ""
    return Section("disputed", words["disputed"], tuple(differing[: most * 2]), groups, lead=lead)


def areas(gathered: Gathered, most: int) -> Section:
    """The events by country and division, the area with most deaths first."""
    by_area: dict[tuple[str, str], list[Event]] = {}
    for event in gathered.told:
        by_area.setdefault(_area(event), []).append(event)
    countries = {country for country, _ in by_area if country}

    def rank(area: tuple[str, str]) -> tuple[bool, int, int, tuple[str, str]]:
        events = by_area[area]
        return area == ("", ""), -sum(e.killed.best or 0 for e in events if is_counted(e)), -len(events), area

    above = [e.event_id for e in gathered.told if e.standing is Standing.DISPUTED][:most]
    groups, seen, untold = [], set[str](), 0
    order = sorted(by_area, key=rank)
    for area in order[:_AREAS]:
        events = by_area[area]
        items: list[Item] = []
        for event in (e for e in events if _is_news(e)):
            item = item_of(event, gathered, told=event.event_id not in above)
            fresh = {sentence.text for sentence in item.sentences} - seen
            if len(items) < most and (fresh or not item.sentences):
                items.append(item)
                seen |= fresh
        if items:
            groups.append(Group(_area_title(area, len(countries) > 1), tuple(items), len(events) - len(items)))
        else:
            untold += len(events)
    untold += sum(len(by_area[area]) for area in order[_AREAS:])
    if untold and groups:
        groups[-1] = replace(groups[-1], more=groups[-1].more + untold)
    elif untold:
        groups.append(Group("", (), untold))
    return Section("areas", wording()["section"]["areas"], groups=tuple(groups))


def _is_news(event: Event) -> bool:
    """Whether it says what happened, or when: a statement without a day is an old matter as often as a new one."""
    if event.time is not None or event.killed.best or event.wounded.best or event.standing is Standing.DISPUTED:
        return True
    placed = event.place is not None and event.place.precision in _PLACED
    return placed and event.acled is not None and bool(event.actors or event.targets)


def _area(event: Event) -> tuple[str, str]:
    place = event.place
    if place is None or not place.country:
        return "", ""
    return place.country, plain_name(place.admin1 or "")


def _area_title(area: tuple[str, str], with_country: bool) -> str:
    country, division = area
    name = country_name(country) or ""
    if not country:
        return str(wording()["area"]["unplaced"])
    if not division:
        return str(wording()["area"]["whole"]).format(country=name)
    return f"{division}, {name}" if with_country else division


def kinds(gathered: Gathered) -> Section:
    """A table: events, killed, wounded and disputed for each kind."""
    words = wording()["table"]
    counts: dict[str, Counter[str]] = {}
    for event in gathered.told:
        row = counts.setdefault(kind_label(event), Counter())
        row["events"] += 1
        row["killed"] += (event.killed.best or 0) if is_counted(event) else 0
        row["wounded"] += (event.wounded.best or 0) if is_counted(event) else 0
        row["disputed"] += event.standing is Standing.DISPUTED
    columns = ("events", "killed", "wounded", "disputed")
    order = sorted(counts, key=lambda kind: (-counts[kind]["killed"], -counts[kind]["events"], kind))
    rows = tuple((kind, *(f"{counts[kind][c]:,}" if counts[kind][c] else "–" for c in columns)) for kind in order)
    table = Table((words["kind"], *(words[c] for c in columns)), rows) if rows else None
    return Section("kinds", wording()["section"]["kinds"], table=table)


def planned(gathered: Gathered, most: int) -> Section:
    """What is to come, in the words of those who tell of it."""
    found = gathered.planned[: most * 2]
    more = len(gathered.planned) - len(found)
    groups = (Group("", (), more),) if more else ()
    return Section("planned", wording()["section"]["planned"], tuple(quotation(c, dated=True) for c in found), groups)


def unknown(gathered: Gathered) -> Section:
    """Of how many events no party, place, day or figure is told, and which rest on a single origin."""
    words, events = wording()["unknown"], gathered.told
    coded = [e for e in events if e.acled is not None]
    lacking = {
        "party": [e for e in coded if not e.actors],
        "place": [e for e in coded if e.place is None or not e.place.country],
        "day": [e for e in coded if e.time is None],
        "figure": [e for e in coded if _unfigured(e)],
        "source": [e for e in events if e.origins == 1],
    }
    found = []
    for key, some in lacking.items():
        if not some:
            continue
        of = events if key == "source" else coded
        total, whole = total_of("events", [e.event_id for e in some]), total_of("events", [e.event_id for e in of])
        form = words["of_coded"] if of is coded else words["of"]
        noun = one_or_more("event", whole.number)
        text = f"{words[key]}: {form.format(number=digits(total), all=digits(whole), events=noun)}"
        named = [e for e in some if heading(e).claims][: _NAMED if key in ("party", "figure") else 0]
        beside: list[str] = []
        runs = [Run(text)]
        for number, event in enumerate(named):
            runs.append(Run(f"{'; ' if number else ': '}{where_and_when(event)}"))
            beside += heading(event).claims
        if named and len(some) > len(named):
            runs.append(Run(words["rest"]))
        found.append(Sentence((*runs, Run(".")), (), tuple(beside), (total, whole)))
    return Section("unknown", wording()["section"]["unknown"], tuple(found))


def _unfigured(event: Event) -> bool:
    """Somebody was hurt, and nobody tells how many."""
    if event.event_type != "ASSAULT" or event.killed.by_claimant or event.wounded.by_claimant:
        return False
    return event.acled is not None and event.acled["event_type"] in _HURTING
