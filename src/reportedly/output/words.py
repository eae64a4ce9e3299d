"""A claim's values in a reader's words, shared by the table and by --explain."""

from __future__ import annotations

from collections.abc import Iterable

from reportedly.code.nouns import load_nouns
from reportedly.model import Attribution, Claim, Count, Document, Modality, Party, PlaceRef, Span, Stance, TimeRef
from reportedly.output.text import clean

OWN_VOICE = "(publisher)"  # no attribution: the publisher says so itself


def without_markup(document: Document) -> str:
    """The document's text with the characters that are markup as spaces; no offset moves."""
    parts, at = [], 0
    for span in document.masked:
        parts += [document.text[at : span.start], " " * (span.end - span.start)]
        at = span.end
    return "".join([*parts, document.text[at:]])


def quoted(span: Span, text: str) -> str:
    return f"“{clean(span.of(text))}”"


def type_words(claim: Claim) -> str:
    return f"{claim.event_type.value} {claim.mode}" if claim.mode else claim.event_type.value


def party_words(parties: Iterable[Party], claim: Claim) -> str:
    """Who, as worded; each party once."""
    return "; ".join(dict.fromkeys(_worded(p, claim) for p in parties))


def where_words(claim: Claim) -> str:
    return _worded(claim.place, claim) if claim.place else ""


def when_words(claim: Claim) -> str:
    return _worded(claim.time, claim) if claim.time else ""


def _worded(value: Party | PlaceRef | TimeRef, claim: Claim) -> str:
    """The wording; in brackets what another sentence gave: the wording, or the name that a pronoun stands for."""
    words = clean(value.text)
    if isinstance(value, Party) and _stands_for(value):
        return f"[{clean(value.name or words)}]"
    inside = claim.evidence.start <= value.span.start < claim.evidence.end
    return words if inside else f"[{words}]"


def _stands_for(party: Party) -> bool:
    """Whether it is a pronoun, and the document tells for whom."""
    return party.name is not None and party.text.lower() in load_nouns().pronoun


def source_words(chain: Iterable[Attribution]) -> str:
    """From the one who first said it to the one nearest to the publisher; a stance other than asserting is told."""
    return " ← ".join(map(_link_words, chain)) or OWN_VOICE


def _link_words(link: Attribution) -> str:
    name = link.source.name if _stands_for(link.source) else None
    said = f"[{clean(name)}]" if name else clean(link.source.text)
    return said if link.stance is Stance.ASSERTS else f"{said} ({link.stance.value})"


def sureness_words(claim: Claim) -> str:
    marks = [claim.modality.value]
    if claim.hedged:
        marks.append("hedged")
    if claim.background:
        marks.append("background")
    # "actual" goes without saying where something else is said.
    if len(marks) > 1 and claim.modality is Modality.ACTUAL:
        del marks[0]
    return ", ".join(marks)


def count_words(count: Count) -> str:
    """`killed 12`, `killed 12+`, `wounded 24–99`, `detained up to 5`; told apart where it is the actors' own loss."""
    number = _number_words(count.low, count.high)
    whose = "" if count.of == "targets" else f" ({clean(count.of)})"
    return f"{clean(count.kind)} {number}{whose}"


def _number_words(low: int | None, high: int | None) -> str:
    if low is None:
        return "?" if high is None else f"up to {high:,}"
    if high is None:
        return f"{low:,}+"
    return f"{low:,}" if low == high else f"{low:,}–{high:,}"
