"""A clause with whoever says it, a denial, a quotation: what the claims of one voice come to as a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reportedly.brief.clauses import Clause
from reportedly.brief.dates import day_words
from reportedly.brief.model import Run, Sentence, Style
from reportedly.brief.voices import (
    best_speaker,
    declines,
    full_name,
    inside,
    is_according,
    is_denial,
    opening,
    outlet,
    published_by,
    says_no,
    speaker,
    verb,
)
from reportedly.brief.wording import wording
from reportedly.code.nouns import load_nouns
from reportedly.output.text import clean
from reportedly.resolve.model import Event, LinkedClaim

_MARKS = ('"', "“", "”")
QUOTED = 340
"""Characters of a sentence that are quoted at most."""


def said_by(clause: Clause, claims: Sequence[LinkedClaim], event: Event) -> Sentence | None:
    """A clause with whoever says it. The claims of one voice that say the same are cited with it."""
    own = [c for c in claims if c.claim_id in clause.claims]
    same = [c for c in claims if _tells_same(c, own)]
    speaking = [c for c in same if c.claim["attribution"] and c.origin == own[0].origin] or same
    who = best_speaker(speaking) or (wording()["voice"]["anonymous"] if not own[0].claim["attribution"] else None)
    if who is None:
        return None
    who, named = full_name(who, event.claims)
    head = next(c for c in (*own, *speaking) if speaker(c) is not None or c in speaking)
    said = verb(head)
    via = outlet(own) if all(len(c.claim["attribution"]) > 1 for c in same) else None
    known = via is not None and _differs(via, who) and not any(_is_published_by(via, c) for c in own)
    citing = wording()["voice"]["citing"].format(outlet=inside(via)) if via and known else ""
    if clause.perfect:
        text = f"{opening(who)} {said} that {inside(clause.text)}{citing}."
    elif not head.claim["attribution"] and not published_by(head):
        text = f"{opening(clause.text)}{wording()['voice']['according'].format(source=who)}."
    elif not head.claim["attribution"]:
        text = f"{opening(clause.text)}, {who} {said}{citing}."
    elif is_according(head):
        text = f"{opening(clause.text)}{wording()['voice']['according'].format(source=inside(who))}."
    else:
        text = f"{opening(clause.text)}, {inside(who)} {said}{citing}."
    return Sentence((Run(text),), tuple(dict.fromkeys((*clause.claims, *(c.claim_id for c in same), *named))))


def _differs(one: str, two: str) -> bool:
    return one.lower() not in two.lower() and two.lower() not in one.lower()


def _is_published_by(via: str, claim: LinkedClaim) -> bool:
    """Whether an outlet that was told something is the one that publishes it: the sources at the end name it."""
    bare = via.lower().removeprefix("the ")
    return any(bare in name.lower() or name.lower() in bare for name in (claim.publisher, *claim.agencies) if name)


def _tells_same(claim: LinkedClaim, own: Sequence[LinkedClaim]) -> bool:
    """Whether a claim of the same voice tells of the same: the same type, and no other number."""
    for told in own:
        numbers = {(n["kind"], n["low"], n["high"]) for n in told.claim["counts"]}
        others = {(n["kind"], n["low"], n["high"]) for n in claim.claim["counts"]}
        if claim.claim_id == told.claim_id:
            return True
        if claim.claim["event_type"] == told.claim["event_type"] and numbers == others and _mode(claim) == _mode(told):
            return True
    return False


def _mode(claim: LinkedClaim) -> str | None:
    mode: str | None = claim.claim["mode"]
    return mode


def denial(claims: Sequence[LinkedClaim], event: Event) -> Sentence:
    """“Rwanda denied it.” with the sentence itself, for what is denied matters. The sentence alone where it would not
    be clear what “it” is: where nobody asserts anything, or whoever denies it asserts something else."""
    who = best_speaker(claims)
    claim = min(claims, key=lambda c: (len(c.evidence) > QUOTED, -len(c.evidence), c.claim_id))
    ids = tuple(c.claim_id for c in claims)
    asserting = {c.origin for c in event.claims if not is_denial(c) and not declines(c)}
    if who is None or not says_no(claim) or not asserting - {claim.origin} or claim.origin in asserting:
        return replace(quotation(claim), claims=ids)
    who, named = full_name(who, event.claims)
    start = f"{opening(who)} {wording()['voice']['denies']}. "
    return Sentence((Run(start), *_quoted(claim, named=False)), tuple(dict.fromkeys((*ids, *named))))


def quotation(claim: LinkedClaim, *, dated: bool = False) -> Sentence:
    """The claim's sentence as its publisher has it, cut where it is long; `dated` with the day of publication, for
    "on Wednesday" to mean something."""
    return Sentence(_quoted(claim, dated=dated), (claim.claim_id,))


def _quoted(claim: LinkedClaim, *, dated: bool = False, named: bool = True) -> tuple[Run, ...]:
    text = clean(claim.evidence)
    if len(text) > QUOTED:
        text = text[:QUOTED].rsplit(" ", 1)[0] + "…"
    who = _quoted_speaker(claim) if named else None
    text = _inner_marks(_bare(text) if who else text)
    name = published_by(claim) or str(wording()["voice"]["anonymous"])
    if dated and claim.published is not None:
        name += f", {day_words(claim.published)}"
    form = wording()["clause"]
    quoting = form["quoting"].format(source=inside(who)) if who else ""
    return (Run(form["quote"].format(publisher=opening(name), quoting=quoting)), Run(text, Style.QUOTE))


def _quoted_speaker(claim: LinkedClaim) -> str | None:
    """Who speaks, where the sentence itself does not name them: “he said”, or words of one who was named before."""
    chain, begin = claim.claim["attribution"], claim.claim["evidence"]["start"]
    if not chain:
        return None
    source = chain[0]["source"]
    within = begin <= source["start"] < claim.claim["evidence"]["end"]
    return speaker(claim) if not within or source["text"].lower() in load_nouns().pronoun else None


def _bare(text: str) -> str:
    """What one who is named said, without marks of its own: all of it, or up to an end in the next sentence."""
    bare = text.strip("".join(_MARKS))
    return bare if text[:1] in _MARKS and not any(mark in bare for mark in _MARKS) else text


def _inner_marks(text: str) -> str:
    """Quotation marks within a quotation are single ones; the gate takes them for the same."""
    opened = re.sub(r"(^|[\s(\[—–-])[\"“]", r"\1‘", text)
    return re.sub(r"[\"”“]", "’", opened)
