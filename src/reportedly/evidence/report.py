"""The report of some events as one page: no script, nothing fetched, printable.

The pages of a large pack are made by the hundred thousand, so that they are put together from strings and not from a
template. Whatever a stranger wrote goes through `shown`, which escapes it; nothing else takes words from outside.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import groupby

from reportedly import __version__
from reportedly.evidence.marks import plain, shown, shown_once
from reportedly.evidence.pages import page_head
from reportedly.evidence.records import folder_name, moment
from reportedly.evidence.report_claims import GAP, claim_section, document_list, gap
from reportedly.evidence.summaries import history
from reportedly.evidence.values import origins_of, strongest, title_of, values_of
from reportedly.output.events import tolls
from reportedly.resolve.model import Event
from reportedly.store import SourceRecord
from reportedly.store.evidence import DocumentRecord, EventRecord, LinkRecord
from reportedly.store.typed import reader_of

_read_reasons = reader_of(list[str])
_NONE = '<span class="gap">&ndash;</span>'
_NOTES = (
    "Standing says what an event rests on. It is no verdict of truth. Source and information are graded as NATO&rsquo;s"
    " Admiralty code has it: A to F and 1 to 6, where F and 6 mean that it cannot be judged. Copies of one story, and"
    " outlets that cite the same speaker, are one origin. Each claim shows its sentence whole; what a value rests on is"
    " marked, with what the words say."
)


class Report:
    """The page of some events; `documents` has those that they name. `state` says of which state of the store it is."""

    def __init__(
        self, documents: Mapping[str, DocumentRecord], sources: Mapping[str, SourceRecord], state: str
    ) -> None:
        self._documents = documents
        self._sources = sources
        self._state = state
        self._places: dict[str, int] = {}
        self._title = ""
        self._events: list[bytes] = []

    def add(self, record: EventRecord) -> None:
        for ident in record.documents:
            self._places.setdefault(ident, len(self._places) + 1)
        self._title = self._title or title_of(record.event)
        number = len(self._events) + 1
        self._events.append(_encoded(_event_parts(record, number, self._documents, self._places, self._sources)))

    def page(self) -> bytes:
        return b"".join([_encoded(self._head()), *self._events, _encoded(self._foot())])

    def _head(self) -> Iterator[str]:
        title = self._title if len(self._events) == 1 else f"Evidence: {len(self._events)} events"
        yield page_head(plain(title))
        yield f'<header>\n<p class="about">Evidence report &middot; {shown(self._state)}</p>\n'
        yield f'<p class="note">{_NOTES}</p>\n</header>\n'

    def _foot(self) -> Iterator[str]:
        yield '\n<section class="documents">\n<h1>The documents</h1>\n'
        for ident, number in self._places.items():
            yield document_list(self._documents[ident], number)
        yield (
            f"</section>\n\n<footer>\n<p>Made by reportedly {__version__} from its store; every value above stands in"
            " the files beside this page. <code>reportedly verify</code> checks them without a network, and README.txt"
            " tells how to do it by hand.</p>\n</footer>\n</body>\n</html>\n"
        )


def _encoded(parts: Iterable[str]) -> bytes:
    """One long text with a letter outside of ASCII anywhere takes several times as long to join and to encode."""
    return b"".join([part.encode("utf-8", "replace") for part in parts])


class _Refs:
    """Links to the claims of one event on its page."""

    def __init__(self, event: int, claims: int) -> None:
        self._links = ["", *(f'<a href="#c{event}-{n}">{n}</a>' for n in range(1, claims + 1))]

    def __call__(self, numbers: Iterable[int]) -> str:
        return ", ".join([self._links[n] for n in numbers]) or _NONE


def _event_parts(
    record: EventRecord,
    number: int,
    documents: Mapping[str, DocumentRecord],
    places: Mapping[str, int],
    sources: Mapping[str, SourceRecord],
) -> Iterator[str]:
    event = record.event
    present = {claim.claim_id: claim for claim in event.claims}
    # Claims of today first, those of former versions after them.
    order = sorted(record.claims, key=lambda one: one.claim.claim_id not in present)
    numbers = {one.claim.claim_id: n for n, one in enumerate(order, start=1)}
    refs = _Refs(number, len(order))
    yield f'\n<article class="event" id="{folder_name(event.event_id)}">\n<h1>{shown(title_of(event))}</h1>\n'
    yield f'<p class="about">event <code>{shown(event.event_id)}</code>, version {event.version}</p>\n'
    yield from _standing(event)
    yield from _values_table(event, numbers, refs)
    yield from _tolls(event, numbers, refs)
    yield from _contradictions(event, numbers, refs)
    yield from _origins_table(event, numbers, sources, refs)
    yield "\n<h2>The claims, in their own words</h2>\n"
    gone = {one.claim_id: one for one in record.withdrawals if one.withdrawn}  # the last one that says so
    for one in order:
        ident = one.claim.claim_id
        yield claim_section(
            one,
            number=numbers[ident],
            anchor=f"c{number}-{numbers[ident]}",
            document=documents[one.claim.document_id],
            place=places[one.claim.document_id],
            origin=event.origin_of.get(ident),
            present=ident in present,
            withdrawal=gone.get(ident),
        )
    yield from _links_table(record, numbers, refs)
    yield from _judgements(record)
    yield from _history(record)
    yield "</article>\n"


def _standing(event: Event) -> Iterator[str]:
    standing = event.standing.value if event.standing else (event.review or "no standing")
    also = f"; also {', '.join(one.value for one in event.also)}" if event.also else ""
    origins = f"{event.origins} independent origin{'' if event.origins == 1 else 's'}"
    yield f'<div class="standing">\n<p><strong>{shown(standing)}</strong>{also} &middot; {origins}</p>\n'
    yield f"<p>{shown(event.reason)}</p>\n</div>\n"


def _values_table(event: Event, numbers: Mapping[str, int], refs: _Refs) -> Iterator[str]:
    yield "\n<h2>What is said</h2>\n" + _table(("row", "value"), ("", "as the claims have it"), ("few", "claims"))
    for value in values_of(event, numbers):
        note = f'<br><span class="note">{shown(value.note)}</span>' if value.note else ""
        cells = f"<td>{gap(value.words)}{note}</td><td>{refs(value.claims)}</td>"
        yield f'<tr><th class="row">{value.name}</th>{cells}</tr>\n'
    grade = event.credibility
    source = _graded(grade.reliability, grade.reliability_reason)
    information = _graded(str(grade.information), grade.information_reason)
    review = f"<dt>review</dt><dd>{shown(event.review)}</dd>\n" if event.review else ""
    yield (
        f"</tbody>\n</table>\n<dl>\n<dt>source</dt><dd>{source}</dd>\n"
        f"<dt>information</dt><dd>{information}</dd>\n{review}</dl>\n"
    )


def _graded(grade: str, reason: str) -> str:
    return f"{shown(grade)}: {shown(reason)}"


def _tolls(event: Event, numbers: Mapping[str, int], refs: _Refs) -> Iterator[str]:
    heads = (("", "who"), ("", "in these words"), ("", "whom it counts"), ("few", "published"), ("few", "claims"))
    for name, toll in tolls(event):
        if not toll.by_claimant:
            continue
        yield f"\n<h2>{name.capitalize()}, by who says so</h2>\n{_table(*heads)}"
        for one in toll.by_claimant:
            here = refs([numbers[one.claim]]) if one.claim in numbers else ""
            if one.replaced:
                before = ", ".join(refs([numbers[old]]) for old in one.replaced if old in numbers)
                here += f'<br><span class="note">in place of {before}</span>'
            day = one.published.isoformat() if one.published else GAP
            cells = shown(one.claimant), f"&ldquo;{shown(one.text)}&rdquo;", shown(one.scope), day, here
            yield f"<tr><td>{'</td><td>'.join(cells)}</td></tr>\n"
        yield "</tbody>\n</table>\n"


def _contradictions(event: Event, numbers: Mapping[str, int], refs: _Refs) -> Iterator[str]:
    yield "\n<h2>Where the claims differ</h2>\n"
    if not event.contradictions:
        yield "<p>No claim of this event contradicts another.</p>\n"
        return
    yield _table(("row", "in"), ("", "how"), ("few", "claims"))
    for one in event.contradictions:
        told = refs(sorted(numbers[c] for c in one.claims if c in numbers))
        how = shown(f"{one.kind}: {one.reason}")
        yield f'<tr><th class="row">{shown(one.field)}</th><td>{how}</td><td>{told}</td></tr>\n'
    yield "</tbody>\n</table>\n"


def _origins_table(
    event: Event, numbers: Mapping[str, int], sources: Mapping[str, SourceRecord], refs: _Refs
) -> Iterator[str]:
    heads = [("", "source"), ("few", "origin"), ("few", "claims here")]
    heads += [("", "its record in the whole store")] if sources else []
    yield f"\n<h2>Whom it goes back to</h2>\n{_table(*heads)}"
    for name, number, told, source in origins_of(event, numbers, sources):
        record = ""
        if sources:
            record = f"<td>{_record_words(source) if source else _NONE}</td>"
        own = number if number is not None else "none of its own"
        yield f"<tr><td>{shown(name)}</td><td>{own}</td><td>{refs(told)}</td>{record}</tr>\n"
    yield "</tbody>\n</table>\n"


def _record_words(source: SourceRecord) -> str:
    claims = f"{source.claims} claim{'' if source.claims == 1 else 's'}"
    events = f"{source.events} event{'' if source.events == 1 else 's'}"
    fared = f"{source.corroborated} borne out by others, {source.contradicted} contradicted"
    return f"{claims} on {events}; {fared}, {source.withdrawn} withdrawn"


def _links_table(record: EventRecord, numbers: Mapping[str, int], refs: _Refs) -> Iterator[str]:
    if not record.links:
        return
    yield (
        "\n<h2>Why these claims are taken for one event</h2>\n"
        '<p class="note">The strongest links that hold the claims together, and pairs that cannot be one happening;'
        f" all {len(record.links)} are in events.jsonl.</p>\n"
        f"{_table(('few', 'claims'), ('few', 'score'), ('', 'reasons'))}"
    )
    # Pairs that are alike in score and reasons share a row: a copy is linked to each of its copies in the same words.
    told = sorted(strongest(record, numbers), key=_alike)
    rows = [(sorted(pair for pair, _ in same), one) for one, same in groupby(told, key=_alike)]
    for pairs, (score, barred, reasons) in sorted(rows):
        apart = ", kept apart" if barred else ""
        named = "; ".join([refs(pair) for pair in pairs])
        cells = f'<td class="whole">{-score:.2f}{apart}</td><td>{shown("; ".join(_read_reasons(reasons)))}</td>'
        yield f'<tr><td class="whole">{named}</td>{cells}</tr>\n'
    yield "</tbody>\n</table>\n"


def _alike(one: tuple[tuple[int, int], LinkRecord]) -> tuple[float, bool, bytes]:
    link = one[1]
    return -link.score, link.barred, bytes(link.reasons)


def _judgements(record: EventRecord) -> Iterator[str]:
    yield "\n<h2>What people decided</h2>\n"
    if not record.judgements:
        yield "<p>Nobody has reviewed this event: its values are what rules made of the claims.</p>\n"
        return
    yield _table(("few", "when"), ("", "who"), ("", "decision"), ("", "why"))
    for one in record.judgements:
        made, back = one.judgement, one.undoing
        words = f"{made.seq}: {made.kind.value}"
        if made.field:
            words += f" {shown(made.field)} to {shown(str(made.value))}"
        if back:
            why = f": {shown(back.because)}" if back.because else ""
            words += f"<br><b>taken back</b> {moment(back.recorded.at)} by {shown(back.who)}{why}"
        yield f'<tr><td class="whole">{moment(one.recorded.at)}</td><td>{shown(made.who)}</td>'
        yield f"<td>{words}</td><td>{gap(made.because)}</td></tr>\n"
    yield "</tbody>\n</table>\n"


def _history(record: EventRecord) -> Iterator[str]:
    yield "\n<h2>What was known when</h2>\n" + _table(("row", "version"), ("few", "recorded"), ("", "what changed"))
    before = None
    for version, changed in history(record.versions):
        words = "; ".join(changed) or "only details of how it is reasoned"
        rules = f'<br><span class="note">{shown(version.rules)}</span>'
        if before and before.rules == version.rules:
            rules = ""
        cells = f'<td class="whole">{moment(version.recorded.at)}{rules}</td><td>{shown_once(words)}</td>'
        yield f'<tr><th class="row">{version.version}</th>{cells}</tr>\n'
        before = version
    for name, recorded in record.merged:
        yield f'<tr><th class="row">&ndash;</th><td class="whole">{moment(recorded.at)}</td>'
        yield f"<td>event <code>{shown(name)}</code> went up in this one</td></tr>\n"
    yield "</tbody>\n</table>\n"


@cache
def _table(*heads: tuple[str, str]) -> str:
    """The beginning of a table, with the classes and words of its headings."""
    cells = "".join(f'<th class="{kind}">{words}</th>' if kind else f"<th>{words}</th>" for kind, words in heads)
    return f"<table>\n<thead><tr>{cells}</tr></thead>\n<tbody>\n"
