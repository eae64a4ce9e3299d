"""How many have it of their own: claims of an event by the origin that they go back to.

One origin are: what one speaker said, whoever cites it; nameless speakers of one description in one outlet; the own
voice of one outlet, or of one agency however many credit it; copies of one text. Where a document says in its own voice
what it also lays to a speaker, the speaker is the origin, unless its reporter saw it. Two are counted apart only where
the texts show that they are two: "officials" are those whom others name. docs/origins.md says it in full.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date

from reportedly.resolve.behind import body_behind, differ, is_body, keeps_it, side_of, speaker_behind, state_behind
from reportedly.resolve.claimants import (
    CITED,
    are_copies,
    is_speaker,
    is_spoken,
    is_unnamed,
    key_of,
    order_of,
    shown,
    wording,
)
from reportedly.resolve.facts import days_of, is_denial
from reportedly.resolve.knowledge import words
from reportedly.resolve.media import are_of_one_text, cites, is_relayed_by, with_media
from reportedly.resolve.model import LinkedClaim
from reportedly.resolve.naming import is_name_of
from reportedly.resolve.one_body import are_of_body, is_one, persons, sole_bodies, speak_for_one
from reportedly.resolve.recalled import is_comment, passes, recalls
from reportedly.resolve.several import as_told
from reportedly.resolve.unnamed import called, is_called_again, is_vague, saw
from reportedly.resolve.voices import with_parts

_AHEAD = ("future", "hypothetical")


@dataclass(frozen=True, slots=True)
class Origin:
    """`said` are the claims that go back to it; `restated` those of a document's own voice that it stands behind."""

    key: str
    said: tuple[LinkedClaim, ...]
    restated: tuple[LinkedClaim, ...] = ()

    @property
    def name(self) -> str:
        """Who it is, in words for a reason."""
        return min(shown(c) for c in self.said)


def counts(claim: LinkedClaim) -> bool:
    """Whether a claim asserts the happening as news: not a denial, a refusal, history, or a claim withdrawn."""
    said = claim.claim
    declines = bool(said["attribution"]) and said["attribution"][0]["stance"] == "declines"
    return not (claim.withdrawn or said["background"] or declines or is_denial(said))


def origins(claims: Iterable[LinkedClaim]) -> tuple[Origin, ...]:
    """The independent origins of the claims that count, by first publication; a function of the set of claims."""
    claims = tuple(claims)
    asserted = [c for c in claims if counts(c)]
    came = [
        c for c in asserted if c.claim["modality"] not in _AHEAD or is_spoken(c)
    ]  # what was planned, others saw happen
    counted = sorted((each for c in came or asserted for each in as_told(c)), key=order_of)
    counted = with_media(with_parts(counted))
    speakers = [c for c in counted if is_speaker(c)]
    cited = [c for c in counted if c.heard == CITED and not is_speaker(c) and not is_unnamed(c)]
    own = [c for c in counted if not is_speaker(c)]
    bodies = sole_bodies(counted)
    denied = {(c.document_id, c.origin) for c in claims if is_denial(c.claim) and is_speaker(c)}
    behind = _spoken_for(counted, speakers, cited, bodies, denied)
    for claim in own:
        if key_of(claim) not in behind and not (is_unnamed(claim) or saw(claim) or _cites_media(claim)):
            unnamed = (c for c in own if are_of_one_text(c, claim) and is_unnamed(c) and not differ(claim, c))
            if (speaker := next((c for c in unnamed if c.update == claim.update), None)) is not None:
                behind[key_of(claim)] = behind.get(key_of(speaker), speaker)
    for claim in own:  # an outlet of a movement speaks with its word
        if key_of(claim) in behind:
            continue
        if (speaker := side_of(claim, [*speakers, *own]) or state_behind(claim, speakers)) is not None:
            behind[key_of(claim)] = speaker
        elif (body := body_behind(claim, [c for c in own if c.origin.startswith("actor:")])) is not None:
            behind[key_of(claim)] = body
    # Whoever tells of a threat has it of who threatens.
    if any(map(is_spoken, counted)) and all(is_spoken(c) or c.claim["modality"] != "actual" for c in counted):
        threat = min(counted, key=lambda c: (not (is_speaker(c) and is_spoken(c)), not is_speaker(c), order_of(c)))
        behind.update({key_of(c): threat for c in counted if key_of(c) != key_of(threat)})
    for claim in own:  # what one paper tells beside what it takes from another, it has of that one too
        if key_of(claim) in behind or claim.heard == CITED or is_unnamed(claim) or saw(claim) or _is_hers(claim):
            continue
        taken = next((c for c in own if is_relayed_by(claim, c) and not differ(claim, c)), None)
        first = behind.get(key_of(taken), taken) if taken is not None else None
        if first is not None and first is not claim:
            behind[key_of(claim)] = first
    for claim in own:  # a copy repeats the same speaker, whether or not it cites him
        if key_of(claim) not in behind:
            told_so = (c for c in own if key_of(c) in behind and behind[key_of(c)] is not claim)
            copied = next((c for c in told_so if _repeats(claim, c, bodies)), None)
            if copied is not None and not differ(claim, behind[key_of(copied)]):
                behind[key_of(claim)] = behind[key_of(copied)]
    groups = _without_recalled(_groups([c for c in counted if key_of(c) not in behind], bodies), counted)
    restated = [c for c in counted if key_of(c) in behind]
    for claim in restated:  # who is behind one that has somebody behind it
        behind[key_of(claim)] = _first(claim, behind)
    return tuple(
        Origin(group[0].origin, tuple(group), tuple(c for c in restated if behind[key_of(c)] in group))
        for group in groups
    )


def _spoken_for(
    counted: Sequence[LinkedClaim],
    speakers: Sequence[LinkedClaim],
    cited: Sequence[LinkedClaim],
    bodies: frozenset[str],
    denied: AbstractSet[tuple[str, str]],
) -> dict[tuple[str, str, str], LinkedClaim]:
    """The claims of no speaker with a name, by key, each with the speaker whose word it repeats. Of those who say so
    together ("her union and a neighbour") no two are one: who is called as a speaker is, is he before others are.
    "A security source" is none of those who give a lower number thereafter, nor of an army that denies it in its text
    (`denied`: the text, and who denies)."""
    own = [c for c in counted if not is_speaker(c)]
    together = Counter(c.claim_id for c in counted)
    found: dict[tuple[str, str, str], LinkedClaim] = {}
    unnamed = [c for c in own if is_unnamed(c)]
    official = [c for c in own if _is_of_a_state(c, speakers) and not c.claim["attribution"]]
    for claim in own:
        if is_unnamed(claim) and any(
            together[c.claim_id] > 1 and c is not claim and is_called_again(claim, c) for c in unnamed
        ):
            continue  # "one of the officials", of whom the text cites two beside a union
        surely = together[claim.claim_id] > 1
        some = is_unnamed(claim) and is_vague(claim)
        apart = _told_less(claim, [*speakers, *official]) if some else set[str]()
        apart |= {s.origin for s in speakers if some and _says_otherwise(claim, s, denied)}
        speaker = speaker_behind(claim, _without(speakers, apart), _without(cited, apart), bodies, surely=surely)
        if speaker is None and some:
            speaker = speaker_behind(claim, _without(official, apart), (), bodies)
        if speaker is None and is_unnamed(claim):  # "her employer", of whom its own page says "our staff"
            speaker = next((c for c in own if not is_unnamed(c) and keeps_it(claim, c)), None)
        if speaker is not None:
            found[key_of(claim)] = speaker
    for claim in own:
        if key_of(claim) in found or together[claim.claim_id] < 2:
            continue
        beside = (c for c in counted if c.claim_id == claim.claim_id and c is not claim)
        taken = {found[key_of(c)].origin if key_of(c) in found else c.origin for c in beside}
        others, told_by = ([s for s in known if s.origin not in taken] for known in (speakers, cited))
        if (speaker := speaker_behind(claim, others, told_by, bodies)) is not None:
            found[key_of(claim)] = speaker
    for claim in own:  # "his family said, the Courier reports", of which the Courier cites one man
        if key_of(claim) not in found and is_unnamed(claim) and claim.heard == CITED:
            there = {found.get(key_of(c), c).origin: c for c in own if _told_first(claim, c)}
            named = {s.origin for s in speakers if s.document_id == claim.document_id}
            there |= {s.origin: s for s in speakers if s.origin not in named and _told_to(claim, s)}
            cites = next(iter(there.values())) if len(there) == 1 else None
            if cites is not None and not differ(claim, cites):
                found[key_of(claim)] = found.get(key_of(cites), cites)
    for claim in own:  # "the same source", of a text that cited another before
        if key_of(claim) not in found and wording(claim).lower() in words("origins", "the_same"):
            told = [c for c in counted if c.document_id == claim.document_id and c.claim["attribution"]]
            before = [c for c in told if c.claim["trigger"]["start"] < claim.claim["trigger"]["start"]]
            last = max(before, key=lambda c: c.claim["trigger"]["start"], default=None)
            if last is not None and wording(last) != wording(claim) and not differ(claim, last):
                found[key_of(claim)] = found.get(key_of(last), last)
    for claim in own:  # "sources added", of a text in which "official sources" are the army's
        if key_of(claim) not in found and is_unnamed(claim):
            called_so = (c for c in own if key_of(c) in found and is_called_again(claim, c))
            if (first := next(called_so, None)) is not None and not differ(claim, found[key_of(first)]):
                found[key_of(claim)] = found[key_of(first)]
    return found


def _is_of_a_state(voice: LinkedClaim, speakers: Sequence[LinkedClaim]) -> bool:
    """Whether an outlet's own voice is that of a body; of a state where no body of that state is cited beside it."""
    kind, _, land = voice.origin.partition(":")
    theirs = (f"-{land.lower()}", f":{land}")
    return kind in ("actor", "body") or (kind == "state-media" and not any(s.origin.endswith(theirs) for s in speakers))


def _told_less(claim: LinkedClaim, speakers: Sequence[LinkedClaim]) -> set[str]:
    """Who gives a lower number thereafter, by key: the dead of a toll that rises are not fewer on the next day."""
    highest: dict[str, int] = {}
    for speaker in speakers:
        if differ(claim, speaker):
            highest[speaker.origin] = max(highest.get(speaker.origin, 0), _number(speaker))
    return {origin for origin, number in highest.items() if number < _number(claim)}


def _number(claim: LinkedClaim) -> int:
    return max((n["low"] for n in claim.claim["counts"] if n["low"] is not None), default=0)


def _without(speakers: Sequence[LinkedClaim], keys: AbstractSet[str]) -> list[LinkedClaim]:
    return [s for s in speakers if s.origin not in keys]


def _says_otherwise(claim: LinkedClaim, speaker: LinkedClaim, denied: AbstractSet[tuple[str, str]]) -> bool:
    """Whether a body denies in a text what that text lays to officials without a name, or is told by them to have left
    while it says that it fights on: "two security sources said the army had withdrawn. The army said it had repelled
    the attack"."""
    if (claim.document_id, speaker.origin) in denied:
        return True
    left = claim.claim["event_type"] == "RETREAT" and speaker.claim["event_type"] != "RETREAT"
    its = any(f"actor:{p['actor_id']}" == speaker.origin for p in claim.claim["actors"])
    return left and its and claim.document_id == speaker.document_id


def _cites_media(claim: LinkedClaim) -> bool:
    """Whether an outlet lays it to other media ("state media said"): no word of those who spoke to itself."""
    return claim.origin.startswith(("state-media:", "source:")) and bool(claim.claim["attribution"])


def _is_hers(claim: LinkedClaim) -> bool:
    """Whether somebody told it to the outlet of whom nothing tells who: "“One died in my hands,” she said"."""
    chain = claim.claim["attribution"]
    return bool(chain) and chain[0]["source"]["text"].lower() in ("he", "she")


def _is_copy(claim: LinkedClaim, other: LinkedClaim) -> bool:
    return are_copies(claim, other) and not _cites_media(claim)


def _told_first(claim: LinkedClaim, other: LinkedClaim) -> bool:
    """Whether somebody without a name told it to the outlet from which another has it."""
    return is_unnamed(other) and other.heard != CITED and other.origin == claim.origin and other is not claim


def _told_to(claim: LinkedClaim, speaker: LinkedClaim) -> bool:
    """Whether a person with a name told the same to the outlet from which another has it; he is nobody beside whom the
    other's text cites him by name."""
    person = speaker.origin.startswith("name:") and speaker.heard != CITED and not is_body(speaker)
    same = (claim.claim["event_type"], claim.claim["mode"]) == (speaker.claim["event_type"], speaker.claim["mode"])
    return person and same and is_name_of(claim.origin, [speaker.publisher or ""])


def _repeats(claim: LinkedClaim, other: LinkedClaim, bodies: frozenset[str]) -> bool:
    """Whether one is a copy of the other, or both are laid to somebody without a name who speaks for one body. A copied
    text repeats each speaker with his own sentences: "residents said" is no copy of what the text tells by itself."""
    alike = called(claim) == called(other)
    cited = cites(claim, other) and (alike or not is_unnamed(claim))
    return cited or (alike and are_copies(claim, other)) or speak_for_one(claim, other, bodies)


def _first(claim: LinkedClaim, behind: Mapping[tuple[str, str, str], LinkedClaim]) -> LinkedClaim:
    found = behind[key_of(claim)]
    for _ in behind:
        if key_of(found) not in behind:
            break
        found = behind[key_of(found)]
    return found


def _without_recalled(groups: list[list[LinkedClaim]], counted: Sequence[LinkedClaim]) -> list[list[LinkedClaim]]:
    """The groups without those that only tell again, days later and in passing, what others told: unless all do."""
    groups = [group for group in groups if not all(map(_hears_say, group))] or groups
    if not all(map(_counts_those_who_left, (c for group in groups for c in group))):
        groups = [group for group in groups if not all(map(_counts_those_who_left, group))]
    fresh = [group for group in groups if not all(recalls(c, named=is_speaker(c)) for c in group)] or groups
    ends = sorted(day for group in fresh for c in group if (day := _last_day(c)) is not None)
    last = ends[len(ends) // 2] if ends else None
    told = []
    for group in fresh:
        papers = {c.document_id for c in group}
        numbers = {(n["kind"], n["low"]) for c in counted if c.document_id not in papers for n in c.claim["counts"]}
        if any((is_speaker(c) and not is_comment(c)) or not passes(c, last, numbers) for c in group):
            told.append(group)
    return told or fresh


def _last_day(claim: LinkedClaim) -> date | None:
    """The last day on which it may have happened: of what has been so "since Sunday", Sunday."""
    days = days_of(claim.claim)
    if days is None:
        return None
    return days[0] if claim.claim["time"]["text"].lower().startswith("since ") else days[1]


def _hears_say(claim: LinkedClaim) -> bool:
    """Whether an outlet tells with reserve what it neither saw nor lays to anybody: "an alleged strike"."""
    return bool(claim.claim["hedged"]) and not (is_speaker(claim) or is_unnamed(claim) or saw(claim))


def _counts_those_who_left(claim: LinkedClaim) -> bool:
    """Whether a body that is known by name, as those who help refugees are, only counts people who left their homes: it
    tells what came of a deed, and not of the deed."""
    told = claim.claim["counts"]
    return (
        claim.origin.startswith("actor:")
        and claim.claim["event_type"] == "RETREAT"
        and bool(told)
        and all(n["kind"] == "displaced" for n in told)
    )


def _groups(claims: Sequence[LinkedClaim], bodies: frozenset[str]) -> list[list[LinkedClaim]]:
    """Claims that share an origin. One that credits several agencies joins the first of them that is there: it is no
    bridge between them."""
    stands_for = persons(claims)
    sole = [c for c in claims if len(c.origins) <= 1 and (is_speaker(c) or is_unnamed(c))]
    found: list[list[LinkedClaim]] = []
    for claim in sole:
        meets = [g for g in found if any(is_one(claim, other, stands_for, bodies) for other in g)]
        for group in meets:
            found.remove(group)
        found.append(sorted([claim, *(c for g in meets for c in g)], key=order_of))
    heard = {c.origin for c in sole}
    rest = [c for c in claims if len(c.origins) > 1 or not (is_speaker(c) or is_unnamed(c))]
    for claim in sorted(rest, key=lambda c: (len(c.origins) > 1, c.origin not in heard, c.origins, order_of(c))):
        at = next((g for k in claim.origins for g in found if any(k in c.origins for c in g)), None)
        at = at or next((g for g in found if any(_is_copy(claim, c) or are_of_body(claim, c) for c in g)), None)
        if at is None:
            found.append([claim])
        else:
            at.append(claim)
    return sorted((sorted(g, key=order_of) for g in found), key=lambda g: order_of(g[0]))
