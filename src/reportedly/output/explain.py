"""Why a claim says what it says: each value with its words, where they stand, and the rule that read them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportedly.model import Attribution, Claim, Party, PlaceRef, Reason, Span
from reportedly.output.text import clean, cut, pad, wrap
from reportedly.output.words import count_words, quoted, type_words

_INDENT = "    "
_LABEL = 11


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a claim under the name of its field in the JSON contract; `span` holds the words it rests on.

    An empty value is those words and no more.
    """

    field: str
    value: str
    span: Span | None = None


def explain_lines(claim: Claim, text: str, width: int) -> list[str]:
    """Indented lines of at most `width` columns: the sentence, then each value; a value's rules stand below it."""
    lines = _entry("sentence", f"{clean(claim.evidence.of(text))} {_place(claim.evidence)}", width)
    told: set[int] = set()
    for value in _values(claim):
        lines += _entry(value.field, _value_words(value, text), width)
        for i, reason in enumerate(claim.reasons):
            if i not in told and _about(reason, value, claim):
                told.add(i)
                lines += _entry("", _rule(reason, value.span, text), width)
    for i, reason in enumerate(claim.reasons):
        if i not in told:
            lines += _entry(clean(reason.field), _rule(reason, None, text), width)
    return lines


def _value_words(value: Value, text: str) -> str:
    if value.span is None:
        return value.value
    words = f"{quoted(value.span, text)} {_place(value.span)}"
    return words if value.value in ("", clean(value.span.of(text))) else f"{value.value} — {words}"


def _values(claim: Claim) -> Iterator[Value]:
    yield Value("event_type", type_words(claim), claim.trigger)
    if claim.contexts:
        yield Value("contexts", ", ".join(claim.contexts))
    if claim.acled:
        yield Value("acled", f"{claim.acled.event_type}: {claim.acled.sub_event_type} ({clean(claim.acled.reason)})")
    for party in claim.actors:
        yield Value("actors", _who(party), party.span)
    for party in claim.targets:
        yield Value("targets", _who(party), party.span)
    if claim.place:
        yield Value("place", _where(claim.place), claim.place.span)
    if claim.time:
        yield Value("time", _days(claim), claim.time.span)
    for link in claim.attribution:
        yield Value("attribution", _said(link), link.source.span)
        if link.cue:
            yield Value("", "cue", link.cue)
    yield Value("modality", claim.modality.value)
    if claim.hedged:
        yield Value("hedged", "yes")
    if claim.background:
        yield Value("background", "yes")
    for count in claim.counts:
        yield Value("counts", count_words(count), count.span)
    for weapon in claim.weapons:
        yield Value("weapons", "", weapon)


def _who(party: Party) -> str:
    """The actor that the registry has for the wording, where it has one."""
    known = [v for v in (party.actor_id, party.kind, party.country) if v]
    return clean(party.name or party.text) + (f" ({', '.join(map(clean, known))})" if known else "")


def _where(place: PlaceRef) -> str:
    """The place that the gazetteer has for the wording, where it has one, and why that one."""
    facts = [v for v in (place.admin1, place.country, place.place_id) if v]
    if place.latitude is not None and place.longitude is not None:
        facts.append(f"{place.latitude:.3f} {place.longitude:.3f}, {place.precision}")
    if place.reason:
        facts.append(place.reason)
    return clean(place.name or place.text) + (f" ({'; '.join(map(clean, facts))})" if facts else "")


def _said(link: Attribution) -> str:
    linked = link.source.name or link.source.actor_id
    interest = f", interest {link.interest}" if link.interest else ""
    return link.stance.value + interest + (f"; {_who(link.source)}" if linked else "")


def _days(claim: Claim) -> str:
    time = claim.time
    if time is None or time.earliest is None:
        return "day not worked out"
    if time.latest in (None, time.earliest):
        return f"{time.earliest.isoformat()} ({time.precision})"
    return f"{time.earliest.isoformat()} to {time.latest} ({time.precision})"


def _about(reason: Reason, value: Value, claim: Claim) -> bool:
    """Whether a reason belongs to this value: the same field, and the same words where several values share a field."""
    if value.field == "event_type" and reason.field in ("event_type", "mode"):
        return True
    if reason.field.partition(".")[0] != value.field:
        return False
    values: Sequence[Value] = [v for v in _values(claim) if v.field == value.field]
    shared = any(v.span == reason.span for v in values)
    return len(values) == 1 or not shared or reason.span == value.span


def _rule(reason: Reason, shown: Span | None, text: str) -> str:
    part = reason.field.partition(".")[2]  # attribution.source, attribution.interest
    rule = f"rule{f' for {clean(part)}' if part else ''}: {clean(reason.rule)}"
    return (
        rule
        if reason.span is None or reason.span == shown
        else f"{rule} {quoted(reason.span, text)} {_place(reason.span)}"
    )


def _place(span: Span) -> str:
    return f"[{span.start}–{span.end}]"


def _entry(label: str, words: str, width: int) -> list[str]:
    inner = max(20, width - len(_INDENT) - _LABEL - 1)
    lines = wrap(words, inner)
    label = cut(label, _LABEL)
    return [f"{_INDENT}{pad(label if i == 0 else '', _LABEL)} {line}".rstrip() for i, line in enumerate(lines)]
