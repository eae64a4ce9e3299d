"""What is said of one event: a heading, and a sentence for each who speaks, the most telling first."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from reportedly.brief.clauses import Clause, act_clause, harm_clause
from reportedly.brief.dates import day_words, span_words
from reportedly.brief.ground import country_name
from reportedly.brief.model import Run, Sentence, Style
from reportedly.brief.voices import (
    MOST_CHARACTERS,
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

QUOTED = 340
"""Characters of a sentence that are quoted at most."""
FEWEST = 4
"""Sentences up to which quotations fill in for what could not be composed."""
VOICES = 5
"""How many speakers of an event are told at most."""


def heading(event: Event) -> Sentence:
    """Where and when: “Beni, North Kivu, 5 June 2026”."""
    words = where_and_when(event)
    told = () if words == wording()["area"]["nowhere"] else tuple(c.claim_id for c in event.claims)
    return Sentence((Run(opening(words), Style.STRONG),), told)


def where_and_when(event: Event) -> str:
    """The words of a heading as they stand within a sentence."""
    parts = [*place_parts(event), span_words(event.time.earliest, event.time.latest) if event.time else ""]
    return ", ".join(part for part in parts if part) or str(wording()["area"]["nowhere"])


def place_parts(event: Event) -> list[str]:
    """The place and its division; the country where there is nothing else."""
    place = event.place
    if place is None:
        return []
    name = clean(place.name or "")
    if not any(char.isupper() for char in name) or len(name) > MOST_CHARACTERS:
        name = ""  # "the road", "two towns": no place that a reader could look for
    near = f"{wording()['area']['near']} {name}" if place.precision == "near" and name else name
    found = [near, *(clean(p) for p in (place.admin1,) if p and p != name)]
    country = country_name(place.country) or ""
    return [p for p in found if p] or [country]


def kind_label(event: Event) -> str:
    """What kind of event it is, in words; the brief's own classes."""
    kinds = wording()["kind"]
    if event.acled:
        return str(kinds["acled"][event.acled["sub_event_type"]]["label"])
    return str(kinds["plover"][event.event_type]["label"])


def standing_label(event: Event) -> str:
    """How it stands, and on how many independent origins."""
    words = wording()["standing"]
    said = str(words[event.standing.value if event.standing else "none"])
    number = words["origins"]["singular" if event.origins == 1 else "plural"]
    return f"{said}, {event.origins} {number}" if event.origins else said


def sentences_of(event: Event) -> tuple[Sentence, ...]:
    """A sentence for each voice, then the denials; a quotation where nothing can be composed."""
    live = [c for c in event.claims if not c.withdrawn and not c.claim["background"]] or list(event.claims)
    asserting = [c for c in live if not is_denial(c) and not declines(c)]
    voices = _voices(event, asserting)
    found: list[Sentence] = []
    told: set[str] = set()
    for claims in voices:
        found += _composed(event, claims, told) or _admission(event, claims, told)
        if len(found) >= VOICES:
            break
    found += _filled(event, asserting, found)
    for claims in _by_speaker([c for c in live if is_denial(c)])[:2]:
        found.append(denial(claims, event))
    return tuple(found)


def _filled(event: Event, claims: Sequence[LinkedClaim], found: Sequence[Sentence]) -> list[Sentence]:
    """Quotations of sentences that say much and are not told yet, where little could be composed."""
    cited = {c for sentence in found for c in sentence.claims}
    told = {c.evidence for c in claims if c.claim_id in cited}
    weights: Counter[str] = Counter()
    for claim in claims:
        weights[claim.evidence] += 2 if claim.interest == "against" else 1
    for evidence in weights:
        leaning = evidence.split(" ", 1)[0].lower() in load_nouns().pronoun  # "It said that …": who did?
        weights[evidence] -= 2 if leaning else 0
    rest = sorted((e for e in weights if e not in told and weights[e] > 1), key=lambda e: (-weights[e], e))
    quoted = [_most_telling(event, [c for c in claims if c.evidence == e]) for e in rest[: max(0, FEWEST - len(found))]]
    if not found and not quoted and claims:
        quoted = [_most_telling(event, claims)]
    return [quotation(claim, dated=event.time is None) for claim in quoted]


def _voices(event: Event, claims: Sequence[LinkedClaim]) -> list[list[LinkedClaim]]:
    """The claims by origin and speaker: those that tell of harm first, then those whom no interest moves."""
    found: dict[tuple[int, str], list[LinkedClaim]] = {}
    for claim in sorted(claims, key=lambda c: (-len(_speaker_key(c)), c.claim_id)):
        origin, key = event.origin_of.get(claim.claim_id, 0), _speaker_key(claim)
        # "the movement's spokesman" is who is "the movement's spokesman Serge Kabwe" elsewhere in the same origin
        whole = next((known for at, known in found if at == origin and key in known), key)
        found.setdefault((origin, whole), []).append(claim)

    def rank(said: list[LinkedClaim]) -> tuple[bool, bool, bool, int, str]:
        """In violence the dead come first, else what the event is."""
        harm = any(n["kind"] == "killed" for c in said for n in c.claim["counts"])
        own = all(c.interest == "own" for c in said)
        typed = any(c.claim["event_type"] == event.event_type for c in said)
        first, second = (harm, typed) if event.event_type == "ASSAULT" else (typed, harm)
        return not first, not second, own, -len(said), min(c.claim_id for c in said)

    return sorted(found.values(), key=rank)


def _by_speaker(claims: Sequence[LinkedClaim]) -> list[list[LinkedClaim]]:
    found: dict[str, list[LinkedClaim]] = {}
    for claim in claims:
        found.setdefault(_speaker_key(claim), []).append(claim)
    return sorted(found.values(), key=lambda said: (-len(said), said[0].claim_id))


def _speaker_key(claim: LinkedClaim) -> str:
    chain = claim.claim["attribution"]
    return str(chain[0]["source"]["actor_id"] or chain[0]["source"]["text"]).lower() if chain else claim.origin


def _composed(event: Event, claims: Sequence[LinkedClaim], told: set[str]) -> list[Sentence]:
    """What one voice says: what was done, and the harm; what is told already is not told again."""
    harm = harm_clause(claims)
    acts = [clause for claim in _newest(claims) if (clause := act_clause(claim))]
    act = max(acts, key=lambda a: (sum(a.text == other.text for other in acts), len(a.text)), default=None)
    found = []
    for clause in (act, harm):
        if clause is None or _gist(clause, event) & told or (clause is harm and act and _holds(act, harm, event)):
            continue
        said = said_by(clause, claims, event)
        if said is not None:
            told |= _gist(clause, event)
            found.append(said)
    return found


def _admission(event: Event, claims: Sequence[LinkedClaim], told: set[str]) -> list[Sentence]:
    """The sentence in which somebody says what hurts their own side, where nothing could be composed of it."""
    fitting = [c for c in claims if c.interest == "against" and c.evidence not in told]
    if not fitting or any(_is_told(c, told) for c in fitting):
        return []
    claim = _most_telling(event, fitting)
    told.add(claim.evidence)
    return [quotation(claim, dated=event.time is None)]


def _is_told(claim: LinkedClaim, told: set[str]) -> bool:
    return any(f"{claim.claim['trigger']['text']}".lower() in text for text in told)


def _gist(clause: Clause, event: Event) -> set[str]:
    """Its words, and who did what by its trigger: of two ways to say one thing the first is enough."""
    claim = next(c for c in event.claims if c.claim_id == clause.claims[0])
    actors = claim.claim["actors"]
    gist = {clause.text.lower()}
    for count in claim.claim["counts"]:
        if clean(count["text"]).lower() in clause.text.lower():
            gist.add(f"{event.origin_of.get(claim.claim_id)} {count['kind']} {count['low']} {count['high']}")
    if not claim.claim["counts"] and actors:
        gist.add(f"{actors[0]['actor_id'] or actors[0]['text']} {claim.claim['trigger']['text']}".lower())
    return gist


def _holds(act: Clause, harm: Clause, event: Event) -> bool:
    """Whether what was done tells the number already ("abducted 12 pupils")."""
    counts = next(c for c in event.claims if c.claim_id == harm.claims[0]).claim["counts"]
    texts = [clean(n["text"]).lower() for n in counts]
    one = all(n["low"] == n["high"] == 1 for n in counts)
    return one or all(text in act.text.lower() for text in texts)


def _newest(claims: Sequence[LinkedClaim]) -> list[LinkedClaim]:
    return sorted(claims, key=lambda c: (c.published is None, c.published, c.claim_id))


def said_by(clause: Clause, claims: Sequence[LinkedClaim], event: Event) -> Sentence | None:
    """A clause with whoever says it. The claims of one voice that say the same are cited with it."""
    own = [c for c in claims if c.claim_id in clause.claims]
    same = [c for c in claims if _tells_same(c, own)]
    speaking = [c for c in same if c.claim["attribution"]] or same
    who = best_speaker(speaking) or (wording()["voice"]["anonymous"] if not own[0].claim["attribution"] else None)
    if who is None:
        return None
    who, named = full_name(who, event.claims)
    head = next(c for c in (*own, *speaking) if speaker(c) is not None or c in speaking)
    said = verb(head)
    via = outlet(own) if all(len(c.claim["attribution"]) > 1 for c in same) else None
    citing = wording()["voice"]["citing"].format(outlet=inside(via)) if via and _differs(via, who) else ""
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
    """“Rwanda denied it.” with the sentence itself, for what is denied matters."""
    who = best_speaker(claims)
    claim = min(claims, key=lambda c: (len(c.evidence) > QUOTED, -len(c.evidence), c.claim_id))
    ids = tuple(c.claim_id for c in claims)
    if who is None or not says_no(claim):
        return replace(quotation(claim), claims=ids)
    who, named = full_name(who, event.claims)
    start = f"{opening(who)} {wording()['voice']['denies']}. "
    return Sentence((Run(start), *_quoted(claim)), tuple(dict.fromkeys((*ids, *named))))


def quotation(claim: LinkedClaim, *, dated: bool = False) -> Sentence:
    """The claim's sentence as its publisher has it, cut where it is long; `dated` with the day of publication, for
    "on Wednesday" to mean something."""
    return Sentence(_quoted(claim, dated=dated), (claim.claim_id,))


def _quoted(claim: LinkedClaim, *, dated: bool = False) -> tuple[Run, ...]:
    text = clean(claim.evidence)
    if len(text) > QUOTED:
        text = text[:QUOTED].rsplit(" ", 1)[0] + "…"
    text = _inner_marks(text)
    name = published_by(claim) or str(wording()["voice"]["anonymous"])
    if dated and claim.published is not None:
        name += f", {day_words(claim.published)}"
    return (Run(wording()["clause"]["quote"].format(publisher=opening(name))), Run(text, Style.QUOTE))


def _inner_marks(text: str) -> str:
    """Quotation marks within a quotation are single ones; the gate takes them for the same."""
    opened = re.sub(r"(^|[\s(\[—–-])[\"“]", r"\1‘", text)
    return re.sub(r"[\"”“]", "’", opened)


def _most_telling(event: Event, claims: Iterable[LinkedClaim]) -> LinkedClaim:
    """The claim of the event's own type whose sentence says most."""

    def rank(claim: LinkedClaim) -> tuple[bool, bool, int, str]:
        said = claim.claim
        values = sum(bool(said[key]) for key in ("actors", "targets", "place", "time", "attribution"))
        return said["event_type"] != event.event_type, len(claim.evidence) > QUOTED, -values, claim.claim_id

    return min(claims, key=rank)
