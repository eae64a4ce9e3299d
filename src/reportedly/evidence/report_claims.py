"""A claim on a report, and a document: words of strangers, all of which go through `shown`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from reportedly.evidence.marks import Marked, elsewhere, sentence, shown, shown_once, words_of
from reportedly.evidence.records import folder_name, moment, text_of
from reportedly.resolve.model import LinkedClaim
from reportedly.store.evidence import ClaimRecord, DocumentRecord, Fetch, Sighting, WithdrawalRecord

GAP = '<span class="gap">not told</span>'
_STANCES = {"asserts": "says so", "admits": "admits it", "denies": "denies it", "declines": "declines to say"}
_INTERESTS = {"own": "helps its own side", "against": "hurts its own side", "none": "neither helps nor hurts its side"}
_MOST_FETCHES = 3
Said = Mapping[str, Any]


def claim_section(
    record: ClaimRecord,
    *,
    number: int,
    anchor: str,
    document: DocumentRecord,
    place: int,
    origin: int | None,
    present: bool,
    withdrawal: WithdrawalRecord | None,
) -> str:
    """A claim with its `number` and `anchor` on the page, its `document`, which has the number `place` there; `origin`
    is its origin's number within the event, `present`: the event has it today."""
    claim, said, recorded = record.claim, record.claim.claim, record.recorded
    source, words = _source(document, claim), words_of(said)
    text = source.text
    who = _speakers(said["attribution"]) if said["attribution"] else _own_voice(claim.publisher)
    parts = [
        f'<section class="{"claim" if present else "claim former"}" id="{anchor}">\n<h3>{number}. {who}</h3>\n'
        f"<blockquote>{marked(sentence(said, words, text))}</blockquote>\n"
    ]
    for what, stretches in elsewhere(said, words, text):
        role = f"<b>{shown(what)}</b>, from another place in the text"
        parts.append(f'<p class="note">{role}: &ldquo;&hellip;{marked(stretches)}&hellip;&rdquo;</p>\n')
    parts.append(
        f"<p>{_tags(record, origin=origin, present=present)}</p>\n<dl>\n<dt>published</dt><dd>{source.published}"
        f' &middot; <a href="#d{place}">{source.title}</a></dd>\n'
    )
    parts += _places_and_days(said)
    for count in said["counts"]:
        told = f"&ldquo;{shown(count['text'])}&rdquo; is {_count_words(count)}"
        parts.append(f"<dt>{shown(count['kind'])}</dt><dd>{told}</dd>\n")
    if claim.withdrawn and withdrawal:
        newer = f'<a href="../../documents/{folder_name(withdrawal.document_id)}/text.txt">newer text of its page</a>'
        when = moment(withdrawal.recorded.at)
        parts.append(f"<dt>withdrawn</dt><dd>{when}: a {newer} no longer says so</dd>\n")
    spot = said["evidence"]
    parts.append(
        f"<dt>recorded</dt><dd>{moment(recorded.at)}, by {shown(recorded.tool)}</dd>\n"
        f"<dt>claim</dt><dd><code>{shown_once(claim.claim_id)}</code>, characters {spot['start']} to {spot['end']} of"
        f" {source.link}</dd>\n</dl>\n</section>\n"
    )
    return "".join(parts)


class _Source(NamedTuple):
    """A document's text, and in HTML who published it when, its title and a link to its text."""

    text: str
    published: str
    title: str
    link: str


def _source(record: DocumentRecord, claim: LinkedClaim) -> _Source:
    """What the sections of all claims of a document say of it; `claim` is any of them."""
    known: _Source | None = record.made.get("claims")
    if known is None:
        told, folder = record.document, folder_name(record.document["id"])
        credit = f", crediting {', '.join(map(shown, claim.agencies))}" if claim.agencies else ""
        known = record.made["claims"] = _Source(
            text=told["text"],
            published=f"{gap(claim.publisher)}{credit} &middot; "
            f"{claim.published.isoformat() if claim.published else GAP}",
            title=shown(told["title"] or "the document"),
            link=f'<a href="../../documents/{folder}/text.txt">its document&rsquo;s text</a>',
        )
    return known


def _speakers(chain: Sequence[Said]) -> str:
    """Who says so, from the one who first said it to the one nearest to the publisher."""
    told = []
    for link in chain:
        words, name = link["source"]["text"], link["source"]["name"]
        known = f" &mdash; {shown(name)}" if name and name != words else ""
        stance = f", {shown(link['stance'])}" if link["stance"] != "asserts" else ""
        told.append(f"&ldquo;{shown(words)}&rdquo;{known}{stance}")
    return " &larr; ".join(told)


def _own_voice(publisher: str | None) -> str:
    return f"{shown(publisher or 'the publisher, not named')}, in its own voice"


def _tags(record: ClaimRecord, *, origin: int | None, present: bool) -> str:
    claim, said = record.claim, record.claim.claim
    stance = said["attribution"][0]["stance"] if said["attribution"] else "asserts"
    kind = said["event_type"], said["mode"], stance, said["modality"], said["hedged"], said["background"]
    return _tags_of(*kind, claim.interest, origin, present, claim.withdrawn)


@lru_cache(maxsize=4096)
def _tags_of(
    event_type: str,
    mode: str | None,
    stance: str,
    modality: str,
    hedged: bool,
    background: bool,
    interest: str | None,
    origin: int | None,
    present: bool,
    withdrawn: bool,
) -> str:
    told = [] if present else ["of a former version only"]
    if withdrawn:
        told.append("withdrawn by its publisher")
    told += (f"{event_type} {mode}" if mode else event_type, _STANCES.get(stance, ""), modality)
    if hedged:
        told.append("hedged: the text marks doubt")
    if background:
        told.append("recalled, not news")
    if interest in _INTERESTS:
        told.append(_INTERESTS[interest])
    told.append(f"origin {origin}" if origin is not None else "no origin of its own")
    return "".join([f'<span class="tag">{shown(words)}</span>' for words in told])


def _places_and_days(said: Said) -> Iterator[str]:
    place, time = said["place"], said["time"]
    if place:
        taken = "is not known to the gazetteer"
        if place["name"]:
            country = shown(place["country"] or "country not known")
            taken = f"is taken for {shown(place['name'])}, {country} ({shown(place['precision'])})"
        why = f": {shown(place['reason'])}" if place["reason"] else ""
        yield f"<dt>place</dt><dd>&ldquo;{shown(place['text'])}&rdquo; {taken}{why}</dd>\n"
    if time:
        latest = time["latest"]
        until = f" to {shown(latest)}" if latest and latest != time["earliest"] else ""
        first = shown(time["earliest"] or "no known day")
        yield f"<dt>days</dt><dd>&ldquo;{shown(time['text'])}&rdquo; is taken for {first}{until}</dd>\n"


def _count_words(count: Said) -> str:
    low = count["low"] if count["low"] is not None else "at most"
    if count["high"] is None:
        return f"{low} or more"
    return f"{low}" if count["high"] == count["low"] else f"{low} to {count['high']}"


def marked(stretches: Sequence[Marked]) -> str:
    """A sentence in which the words that carry values are marked with what they say."""
    parts = []
    for text, roles, ends in stretches:
        if not roles:
            parts.append(shown_once(text))
        elif ends:
            parts.append(f'<mark data-says="{_attributes(ends)}">{shown(text)}</mark>')
        else:
            parts.append(f"<mark>{shown(text)}</mark>")
    return "".join(parts)


@lru_cache(maxsize=1000)
def _attributes(roles: tuple[str, ...]) -> str:
    return ", ".join(map(_attribute, roles))


def _attribute(role: str) -> str:
    """A role is one of ours, or what an importer let pass as the kind of a count: letters of it alone."""
    return role if role.isascii() and role.isalpha() else "count"


def document_list(record: DocumentRecord, number: int) -> str:
    """A document, where it was seen and what is kept of it."""
    known: str | None = record.made.get("list")
    if known is None:
        known = record.made["list"] = _document(record)
    return f'<dl class="document" id="d{number}">\n{known}</dl>\n'


def _document(record: DocumentRecord) -> str:
    told = record.document
    folder = folder_name(told["id"])
    parts = [
        f"<dt>title</dt><dd><b>{gap(told['title'])}</b></dd>\n"
        f"<dt>published</dt><dd>{gap(told['publisher'])} &middot; {gap(told['published'])}</dd>\n"
        f"<dt>{'address' if told['url'] else 'came as'}</dt><dd>{gap(told['url'] or told['ref'])}</dd>\n"
    ]
    parts += [f"<dt>seen at</dt><dd>{_seen(seen)}</dd>\n" for seen in record.sightings]
    if record.fetches:
        kept = f"<code>data/documents/{folder}/fetches.jsonl</code>"
        parts.append(f"<dt>fetches</dt><dd>{_fetched(record)} &middot; headers and hashes in {kept}</dd>\n")
    raw = '<span class="gap">not kept: it came as a record of a larger file</span>'
    if record.raw_sha256 is not None:
        raw = f"SHA-256 <code>{shown_once(record.raw_sha256)}</code> &middot; {record.raw_size or 0:,} bytes in"
        raw += f" <code>data/documents/{folder}/{text_of(record).raw}</code>"
    parts.append(
        f"<dt>document</dt><dd><code>{shown_once(told['id'])}</code> &middot; "
        f'<a href="../../documents/{folder}/text.txt">text</a></dd>\n'
        f"<dt>bytes as they came</dt><dd>{raw}</dd>\n"
    )
    return "".join(parts)


def _seen(seen: Sighting) -> str:
    page = f" ({shown(seen.page)})" if seen.page else ""
    fetched = ""
    if seen.fetched:
        fetched = f" &middot; {'fetched' if seen.live else 'said to be fetched'} {moment(seen.fetched)}"
    by = seen.recorded
    return f"{shown(seen.ref)}{page}{fetched} &middot; recorded {moment(by.at)} by {shown(by.tool)}"


def _fetched(record: DocumentRecord) -> str:
    told = "; ".join(map(_fetch, record.fetches[:_MOST_FETCHES]))
    more = len(record.fetches) + record.fetches_left_out - _MOST_FETCHES
    return f"{told}; {more} more" if len(record.fetches) > _MOST_FETCHES else told


def _fetch(fetch: Fetch) -> str:
    status = str(fetch.status) if fetch.status else fetch.problem or "no answer"
    return f"{moment(fetch.at)} {shown(fetch.url)} &rarr; {shown(status)}"


def gap(words: str | None) -> str:
    """The words, or that there are none."""
    return shown(words) if words else GAP
