"""A note in ACLED's form ("On 25 April 2026, ..."): the claims' own words, and a few that are always the same.

ACLED codebook 2024, "Notes": one or more sentences that say what happened, who says so, and where accounts differ. Here
each is a sentence of a document, without the words that say who said it or on which weekday, for which the date and
"according to ..." stand. So no name and no number is in a note that is not in a claim, and each piece names its span.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from reportedly.export.acled_sentences import Sentence, has_word, is_headline, sentence_of, whole_sentence
from reportedly.export.cells import Told
from reportedly.export.tables import table
from reportedly.output.text import clean
from reportedly.resolve.model import LinkedClaim, Time

_MORE = 4  # sentences after the first


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a note and the characters that carry them. `role` is date, words or source."""

    text: str
    document_id: str
    start: int
    end: int
    claim_id: str
    role: str


@dataclass(frozen=True, slots=True)
class Note:
    """The note, and its pieces in order; between them stand only the words of data/export/notes.toml."""

    text: str
    pieces: tuple[Piece, ...]


def note_of(told: Told, text_of: Callable[[str], str | None]) -> Note:
    """The note of an event: what happened, then other tolls, what was admitted and what was denied.

    `text_of` gives the text of a document by its id: a name that a pronoun stands for is looked up in it.
    """
    parts: list[str] = []
    pieces: list[Piece] = []
    used: set[str] = set()
    lead = _lead(told, text_of)
    if lead is not None:
        used.add(lead.claim.evidence)
        parts.append(_opening(told, lead, pieces))
    for sentence in _further(told, used, text_of):
        if len(parts) > _MORE:
            break
        parts.append(_plain(sentence, pieces))
    return Note(clean(" ".join(parts)), tuple(pieces))


def _lead(told: Told, text_of: Callable[[str], str | None]) -> Sentence | None:
    """The sentence that tells most of the event; a whole one, as it stands, where none can be taken apart."""
    ranked = sorted(told.live, key=lambda claim: (-_worth(told, claim), claim.published or date.max, claim.claim_id))
    found = (sentence_of(claim, text_of) for claim in ranked)
    lead = next((s for s in found if s is not None and not s.opens_unclear), None)
    # As it stands it says who said so, perhaps on another day: the date cannot open it.
    return lead or next((replace(whole_sentence(claim), quoted=True) for claim in ranked), None)


def _worth(told: Told, claim: LinkedClaim) -> int:
    """How much of the event a claim's own sentence tells."""
    said, event = claim.claim, told.event
    begin, end = said["evidence"]["start"], said["evidence"]["end"]
    sides = {side.actor_id for side in (*event.actors[:1], *event.targets[:1]) if side.actor_id}
    here = [p for p in (*said["actors"], *said["targets"]) if begin <= p["start"] < end]
    place, code = said["place"], said["acled"]
    words = claim.evidence.count(" ") + 1
    worth: int = (
        3 * bool(code and event.acled and code["sub_event_type"] == event.acled["sub_event_type"])
        + 2 * bool(said["actors"])
        + sum(2 for actor_id in sides if any(p["actor_id"] == actor_id for p in here))
        + bool(said["targets"])
        + 2 * bool(place and begin <= place["start"] < end)
        + bool(said["counts"])
        - 2 * said["hedged"]
        - 3 * (claim.evidence.partition(" ")[0].lower() in table("notes")["pronouns"])
        - 2 * (words > 45)
        - 6 * is_headline(claim.evidence)
        - has_word(claim.evidence, "leaning")
    )
    return worth


def _opening(told: Told, lead: Sentence, pieces: list[Piece]) -> str:
    """ "On 10 June 2026, " and the sentence, and who says so after it or before it."""
    when = _when(told.event.time)
    if when:
        time = lead.claim.claim["time"] or lead.claim.claim["evidence"]
        pieces.append(Piece(when, lead.claim.document_id, time["start"], time["end"], lead.claim.claim_id, "date"))
    words = lead.words(inside=bool(when))
    said = f"{table('notes')['words']['according']} {lead.source}" if lead.source else ""
    if lead.quoted:
        stop = "" if is_headline(lead.claim.evidence) else "."
        text = f"{when}: “{words}{stop}”" if when else f"“{words}{stop}”"
    elif said and lead.source_first:
        text = (
            ", ".join(part for part in (when, said if when else _capital(said), lead.words(inside=True)) if part) + "."
        )
    else:
        text = ", ".join(part for part in (when, words, said) if part) + "."
    pieces.extend(_pieces(lead))
    return text


def _when(time: Time | None) -> str:
    """The day in ACLED's form; a month or the two ends of what is known."""
    words = table("notes")["words"]
    if time is None or time.earliest is None or time.latest is None:
        return ""
    first, last = time.earliest, time.latest
    if first == last:
        return str(words["one_day"].format(day=_day(first)))
    if time.precision == "month" and (first.year, first.month) == (last.year, last.month):
        return str(words["month"].format(month=f"{first:%B %Y}"))
    opening = _day(first) if first.year != last.year else f"{first.day} {first:%B}"
    if (first.year, first.month) == (last.year, last.month):
        opening = str(first.day)
    return str(words["days"].format(first=opening, last=_day(last)))


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _further(told: Told, used: set[str], text_of: Callable[[str], str | None]) -> Iterator[Sentence]:
    """Other tolls, then what was admitted, then what was denied; each sentence and each figure once."""
    by_id = {claim.claim_id: claim for claim in told.event.claims}
    figures = {key for claim in by_id.values() if claim.evidence in used for key in _figures(claim)}
    tolls = (*told.event.killed.by_claimant, *told.event.wounded.by_claimant)
    for claim in [by_id[figure.claim] for figure in tolls if figure.claim in by_id]:
        if claim.evidence in used or figures >= _figures(claim):
            continue
        sentence = sentence_of(claim, text_of) or whole_sentence(claim)
        if not sentence.opens_unclear or sentence.quoted:  # a toll is told, if need be as it stands
            used.add(claim.evidence)
            figures |= _figures(claim)
            yield sentence
    stands = [c for c in told.event.claims if not c.withdrawn and c.claim["modality"] == "actual"]
    for stance in ("admits", "denies"):
        if any(claim.evidence in used for claim in _of_stance(stands, stance)):
            continue  # it is told already
        for claim in _of_stance(stands, stance):
            sentence = whole_sentence(claim)
            if claim.evidence not in used and not sentence.opens_unclear:
                used.add(claim.evidence)
                yield sentence
                break


def _figures(claim: LinkedClaim) -> set[tuple[str, int | None, int | None]]:
    return {(count["kind"], count["low"], count["high"]) for count in claim.claim["counts"]}


def _of_stance(claims: Iterable[LinkedClaim], stance: str) -> list[LinkedClaim]:
    found = [c for c in claims if c.claim["attribution"] and c.claim["attribution"][0]["stance"] == stance]
    return sorted(found, key=lambda claim: (claim.published or date.max, claim.claim_id))


def _plain(sentence: Sentence, pieces: list[Piece]) -> str:
    """A further sentence: "According to M23, 31 civilians were killed.", or as it stands."""
    pieces.extend(_pieces(sentence))
    if sentence.quoted:
        return f"“{sentence.words(inside=False)}.”"
    if not sentence.source:
        return f"{sentence.words(inside=False)}."
    return f"{_capital(table('notes')['words']['according'])} {sentence.source}, {sentence.words(inside=True)}."


def _pieces(sentence: Sentence) -> list[Piece]:
    claim = sentence.claim
    words = [Piece(text, claim.document_id, start, end, claim.claim_id, "words") for text, start, end in sentence.spans]
    if sentence.source_span is None:
        return words
    start, end = sentence.source_span
    return [*words, Piece(sentence.source, claim.document_id, start, end, claim.claim_id, "source")]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
