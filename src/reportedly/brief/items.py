"""What is said of one event: a sentence for each who speaks, the most telling first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from reportedly.brief.clauses import Clause, act_clause, harm_clause
from reportedly.brief.model import Sentence
from reportedly.brief.said import QUOTED, denial, quotation, said_by
from reportedly.brief.voices import declines, is_denial
from reportedly.brief.wording import WORD, is_number
from reportedly.code.nouns import load_nouns
from reportedly.output.text import clean
from reportedly.resolve.model import Event, LinkedClaim

FEWEST = 3
"""Sentences up to which quotations fill in for what could not be composed."""
VOICES = 5
"""How many speakers of an event are told at most."""


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
    found += _filled(event, asserting, found, told)
    for claims in _by_speaker([c for c in live if is_denial(c)])[:2]:
        found.append(denial(claims, event))
    return tuple(found)


def _filled(event: Event, claims: Sequence[LinkedClaim], found: Sequence[Sentence], gists: set[str]) -> list[Sentence]:
    """Quotations of sentences that say much and are not told yet, where little could be composed."""
    cited = {c for sentence in found for c in sentence.claims}
    told = {c.evidence for c in claims if c.claim_id in cited}
    weights: Counter[str] = Counter()
    for claim in claims:
        weights[claim.evidence] += 2 if claim.interest == "against" else 1
    for evidence in weights:
        leaning = evidence.split(" ", 1)[0].lower() in load_nouns().pronoun  # "It said that …": who did?
        weights[evidence] -= 2 if leaning else 0
    numbers = {number for c in claims if c.claim_id in cited for number in _numbers(c)}
    by_words = {e: [c for c in claims if c.evidence == e] for e in weights if e not in told}
    new = [e for e, said in by_words.items() if not _repeats(said, numbers) and gists.isdisjoint(map(_doing, said))]
    rest = sorted((e for e in new if weights[e] > 1), key=lambda e: (-weights[e], e))
    quoted = [most_telling(event, [c for c in claims if c.evidence == e]) for e in rest[: max(0, FEWEST - len(found))]]
    if not found and not quoted and claims:
        quoted = [most_telling(event, claims)]
    return [quotation(claim, dated=event.time is None) for claim in quoted]


def _numbers(claim: LinkedClaim) -> set[tuple[str, int | None, int | None]]:
    return {(n["kind"], n["low"], n["high"]) for n in claim.claim["counts"]}


def _repeats(said: Sequence[LinkedClaim], told: set[tuple[str, int | None, int | None]]) -> bool:
    """Whether a sentence gives numbers, and none that is not told already."""
    numbers = {number for claim in said for number in _numbers(claim)}
    return bool(numbers) and numbers <= told


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
    act = max(acts, key=lambda a: (not _counts(a), sum(a.text == b.text for b in acts), len(a.text)), default=None)
    found = []
    for clause in (act, harm):
        if clause is None or _gist(clause, event) & told or (clause is harm and act and _holds(act, harm, event)):
            continue
        said = said_by(clause, claims, event)
        if said is not None:
            told |= _gist(clause, event)
            found.append(said)
    return found


def _counts(act: Clause) -> bool:
    """Whether it gives a number, which the clause of the harm gives as well."""
    return any(map(is_number, WORD.findall(act.text)))


def _admission(event: Event, claims: Sequence[LinkedClaim], told: set[str]) -> list[Sentence]:
    """The sentence in which somebody says what hurts their own side, where nothing could be composed of it."""
    fitting = [c for c in claims if c.interest == "against" and c.evidence not in told]
    if not fitting or any(_is_told(c, told) for c in fitting):
        return []
    claim = most_telling(event, fitting)
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
        gist.add(_doing(claim))
    return gist


def _doing(claim: LinkedClaim) -> str:
    """Who did what, for the same told in other words."""
    actors = claim.claim["actors"]
    who = actors[0]["actor_id"] or actors[0]["text"] if actors else claim.claim_id
    return f"{who} {claim.claim['trigger']['text']}".lower()


def _holds(act: Clause, harm: Clause, event: Event) -> bool:
    """Whether what was done tells the number already ("abducted 12 pupils")."""
    counts = next(c for c in event.claims if c.claim_id == harm.claims[0]).claim["counts"]
    texts = [clean(n["text"]).lower() for n in counts]
    one = all(n["low"] == n["high"] == 1 for n in counts)
    return one or all(text in act.text.lower() for text in texts)


def _newest(claims: Sequence[LinkedClaim]) -> list[LinkedClaim]:
    return sorted(claims, key=lambda c: (c.published is None, c.published, c.claim_id))


def most_telling(event: Event, claims: Iterable[LinkedClaim]) -> LinkedClaim:
    """The claim of the event's own type whose sentence says most."""

    def rank(claim: LinkedClaim) -> tuple[bool, bool, int, str]:
        said = claim.claim
        values = sum(bool(said[key]) for key in ("actors", "targets", "place", "time", "attribution"))
        return said["event_type"] != event.event_type, len(claim.evidence) > QUOTED, -values, claim.claim_id

    return min(claims, key=rank)
