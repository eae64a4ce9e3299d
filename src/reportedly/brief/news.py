"""What changed of one event since an earlier brief, in sentences that cite the claims of both versions."""

from __future__ import annotations

from reportedly.brief.gather import Change
from reportedly.brief.headings import standing_words
from reportedly.brief.items import most_telling, sentences_of
from reportedly.brief.model import Run, Sentence, Total
from reportedly.brief.said import QUOTED, denial, quotation
from reportedly.brief.voices import is_denial
from reportedly.brief.wording import wording
from reportedly.resolve.model import Event


def changed_sentences(change: Change) -> tuple[Sentence, ...]:
    """The toll that rose, the standing that is another, who denies it now, what was withdrawn, who is new."""
    before, event = change.before, change.event
    assert before is not None
    found = [s for harm in ("killed", "wounded", "detained") if (s := _toll(before, event, harm)) is not None]
    found += _standing(before, event)
    found += _denials(before, event)
    found += _withdrawn(before, event)
    if change.joined:
        found.append(_plain(wording()["changes"]["joined"], event))
    if not found:
        found += _more(before, event)
    return tuple(found)


def _plain(text: str, event: Event) -> Sentence:
    return Sentence((Run(f"{text}."),), tuple(c.claim_id for c in event.claims if not c.withdrawn) or _all(event))


def _all(event: Event) -> tuple[str, ...]:
    return tuple(c.claim_id for c in event.claims)


def _toll(before: Event, event: Event, harm: str) -> Sentence | None:
    """“The number of killed rose from 3 to 5.” The new figure is the event's; the old one is what it was then."""
    old, new = getattr(before, harm).best, getattr(event, harm).best
    if new is None or old == new:
        return None
    words = wording()["changes"]
    claims = tuple(
        dict.fromkeys(f.claim for toll in (getattr(before, harm), getattr(event, harm)) for f in toll.by_claimant)
    )
    if old is None:
        runs = words["given"].format(harm=harm, after=f"{new:,}")
        return Sentence((Run(f"{runs}."),), claims, (), (Total(new, harm, (event.event_id,)),))
    went = words["rose"] if new > old else words["fell"]
    text = words["toll"].format(harm=harm, went=went, before=f"{old:,}", after=f"{new:,}")
    totals = (Total(old, harm, (f"{event.event_id}@{before.version}",)), Total(new, harm, (event.event_id,)))
    return Sentence((Run(f"{text}."),), claims, (), totals)


def _standing(before: Event, event: Event) -> list[Sentence]:
    if before.standing is event.standing or event.standing is None or before.standing is None:
        return []
    was, now = standing_words(before), standing_words(event)
    if was == now:
        return []
    text = wording()["changes"]["standing"].format(before=was, after=now)
    return [_plain(text, event)]


def _denials(before: Event, event: Event) -> list[Sentence]:
    known = {c.claim_id for c in before.claims}
    new = [c for c in event.claims if c.claim_id not in known and is_denial(c) and not c.withdrawn]
    return [denial(new, event)] if new else []


def _withdrawn(before: Event, event: Event) -> list[Sentence]:
    standing = {c.claim_id for c in before.claims if not c.withdrawn}
    gone = [c for c in event.claims if c.withdrawn and c.claim_id in standing]
    if not gone:
        return []
    said = quotation(max(gone, key=lambda c: (bool(c.claim["counts"]), len(c.evidence) <= QUOTED, c.claim_id)))
    runs = (Run(f"{wording()['changes']['withdrawn']}. "), *said.runs)
    return [Sentence(runs, tuple(c.claim_id for c in gone))]


def _more(before: Event, event: Event) -> list[Sentence]:
    """New reports of it, with what the first of them says."""
    known = {c.claim_id for c in before.claims}
    new = tuple(c.claim_id for c in event.claims if c.claim_id not in known and not c.withdrawn)
    if not new:
        return []
    telling = [s for s in sentences_of(event) if set(s.claims) & set(new)][:1]
    if not telling:
        fresh = [c for c in event.claims if c.claim_id in new and not c.claim["background"]]
        telling = [quotation(most_telling(event, fresh))] if fresh else []
    return [Sentence((Run(f"{wording()['changes']['more']}."),), new), *telling]
