"""A brief from the store: what is asked for, sorted into sections, each sentence past the gate."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from reportedly.brief import sections
from reportedly.brief.controlled import control
from reportedly.brief.dates import moment_words, span_words
from reportedly.brief.gate import refusal
from reportedly.brief.gather import Gathered, gather
from reportedly.brief.ground import country_name
from reportedly.brief.headline import headline
from reportedly.brief.model import Brief, Group, Item, Section, Sentence, SourceEntry, Withheld
from reportedly.brief.pictures import pictures
from reportedly.brief.state import Earlier, state_of
from reportedly.brief.wording import wording
from reportedly.output.text import clean, cut
from reportedly.store import Asked, Store

_LONGEST, _LONGEST_URL = 200, 600
"""Characters of a title, and of an address, in the list of sources."""
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)  # of a store without an entry; a clock would make each brief another
EVENTS = 5
"""Events that each part of a brief tells of, unless told otherwise; the rest are counted."""


def brief(
    store: Store,
    asked: Asked | None = None,
    as_of: datetime | None = None,
    *,
    events: int = EVENTS,
    since: Earlier | None = None,
    progress: Callable[[int], None] = lambda _: None,
) -> Brief:
    """The situation report on the events asked for, as the store knew them at `as_of` (its last entry unless told).

    `events` is how many each part tells of; `since` an earlier brief, after which only what is new or changed is told.
    """
    known = store.last_recorded(as_of)
    moment = as_of or known or _NEVER
    gathered = gather(store, asked or Asked(), moment, since, progress)
    gate = _Gate(gathered)
    figures = gate.let_through(headline(gathered))
    made = [sections.changes(gathered, events)] if since else []
    made += [
        sections.pictured(pictures(gathered)),
        sections.disputed(gathered, events),
        sections.areas(gathered, events),
        sections.kinds(gathered),
        sections.planned(gathered, events),
        control(store, gathered, events),
        sections.unknown(gathered),
    ]
    passed = tuple(gate.section(section) for section in made)
    return Brief(
        title=_title(gathered),
        subtitle=_subtitle(gathered, since),
        as_of=moment,
        headline=figures,
        sections=tuple(section for section in passed if _holds_anything(section)),
        sources=gate.sources(),
        reading=tuple(wording()["reading"]["notes"]),
        withheld=tuple(gate.withheld),
        state=state_of(moment, gathered.versions),
    )


class _Gate:
    """Lets sentences through, numbers the documents that they cite, and keeps what it holds back."""

    def __init__(self, gathered: Gathered) -> None:
        self._gathered = gathered
        self._numbers: dict[str, int] = {}
        self.withheld: list[Withheld] = []

    def let_through(self, sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
        return tuple(passed for sentence in sentences if (passed := self._one(sentence)) is not None)

    def section(self, section: Section) -> Section:
        return replace(
            section,
            sentences=self.let_through(section.sentences),
            groups=tuple(group for each in section.groups if (group := self._group(each)).items or group.more),
        )

    def _group(self, group: Group) -> Group:
        return replace(group, items=tuple(item for each in group.items if (item := self._item(each)) is not None))

    def _item(self, item: Item) -> Item | None:
        heading = self._one(item.heading, cited=False)
        if heading is None:
            return None
        return replace(item, heading=heading, sentences=self.let_through(item.sentences))

    def _one(self, sentence: Sentence, *, cited: bool = True) -> Sentence | None:
        reason = refusal(sentence, self._gathered.ground)
        if reason is not None:
            self.withheld.append(Withheld(sentence.text, reason))
            return None
        if not cited:
            return sentence
        documents = dict.fromkeys(self._gathered.ground.claims[c].document_id for c in sentence.claims)
        numbers = sorted(self._numbers.setdefault(d, len(self._numbers) + 1) for d in documents)
        return replace(sentence, sources=tuple(numbers))

    def sources(self) -> tuple[SourceEntry, ...]:
        """The documents in the order in which they are first cited."""
        by_document = {claim.document_id: claim for claim in self._gathered.ground.claims.values()}
        found = []
        for document_id, number in self._numbers.items():
            claim = by_document[document_id]
            title = self._gathered.titles.get(document_id)
            found.append(
                SourceEntry(
                    number,
                    document_id,
                    _bounded(claim.publisher),
                    _bounded(title),
                    claim.published,
                    claim.url if claim.url and len(claim.url) <= _LONGEST_URL else _bounded(claim.url),
                    _bounded(claim.ref) or "",
                )
            )
        return tuple(found)


def _bounded(text: str | None) -> str | None:
    return cut(clean(text), _LONGEST) if text else None


def _holds_anything(section: Section) -> bool:
    return bool(section.sentences or section.groups or section.table or section.pictures)


def _title(gathered: Gathered) -> str:
    asked, words = gathered.asked, wording()["title"]
    named = [country_name(code) or code for code in asked.country] + [*asked.place, *asked.actor]
    if not named:
        events = gathered.told or tuple(gathered.ground.events.values())
        often = Counter(e.place.country for e in events if e.place and e.place.country)
        violent = Counter(e.place.country for e in events if e.place and e.place.country and e.acled)
        counted = sorted(often, key=lambda c: (-violent[c], -often[c], c))
        named = [country_name(code) or code for code in counted[:3]]
        if len(counted) > len(named):
            named[-1] += f" {words['others']}"
    area = cut(clean(", ".join(named)), 120) or str(words["everything"])
    return f"{words['report']}: {area}"


def _subtitle(gathered: Gathered, since: Earlier | None) -> str:
    words, asked = wording()["title"], gathered.asked
    if asked.since or asked.until:
        period = span_words(asked.since or asked.until, asked.until or gathered.as_of.date())
    else:
        days = [c.published for e in gathered.told for c in e.claims if c.published is not None]
        reports = span_words(min(days, default=None), max(days, default=None))
        period = str(words["reports"]).format(period=reports) if reports else ""
    if gathered.as_of == _NEVER:
        return str(words["nothing"])
    parts = [period, str(words["as_of"]).format(moment=moment_words(gathered.as_of))]
    if since is not None:
        parts.append(str(words["since"]).format(moment=moment_words(since.as_of)))
    return " · ".join(part for part in parts if part)
