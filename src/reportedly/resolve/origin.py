"""How many have it of their own: claims of an event by the origin that they go back to.

One origin are: what one speaker said, whoever cites it; nameless speakers of one description in one outlet; the own
voice of one outlet, or of one agency however many credit it; copies of one text. Where a document says in its own voice
what it also lays to a speaker, the speaker is the origin, unless its reporter saw it. Two are counted apart only where
the texts show that they are two: "officials" are those whom others name. docs/origins.md says it in full.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from reportedly.link.registry import load_registry
from reportedly.resolve.facts import days_of, is_denial
from reportedly.resolve.knowledge import table, words
from reportedly.resolve.linked import speaker_key
from reportedly.resolve.model import LinkedClaim
from reportedly.resolve.naming import is_name_of, is_short, shorts
from reportedly.resolve.recalled import passes, recalls
from reportedly.resolve.scopes import PEOPLE, is_partial, scope_of
from reportedly.resolve.several import MOVEMENTS, as_told
from reportedly.resolve.sketch import contained, shingles
from reportedly.resolve.speaking import says_police
from reportedly.resolve.unnamed import (
    any_of,
    are_one_description,
    body_spoken_for,
    called,
    is_medium,
    is_same_body,
    is_vague,
    saw,
)

_WORD = re.compile(r"[^\W\d_]+")
_CITED = ("cited",)  # what stands for the speakers of a document whose words another outlet only passes on
_DEFENCE = re.compile(r"\bdefen[cs]e\b.*\bminist|\bminist\w+ (?:of|for) (?:\w+ )?defen[cs]e\b", re.IGNORECASE)
_CREDITED = re.compile(rf"\b{any_of('crediting')}\s(?:[Tt]he\s)?(?=[A-Z])([^.;:]+)")
_NAMED = re.compile(r"^, ((?:[A-Z][\w.'’-]*\s?){2,5}),")  # "the army's spokesman, Colonel Jan Odra,"
_BRANCH = ("gov-", "mil-", "pol-")
_SENTENCE = 3  # words in a shingle of a sentence


@dataclass(frozen=True, slots=True)
class Origin:
    """`said` are the claims that go back to it; `restated` those of a document's own voice that it stands behind."""

    key: str
    said: tuple[LinkedClaim, ...]
    restated: tuple[LinkedClaim, ...] = ()

    @property
    def name(self) -> str:
        """Who it is, in words for a reason."""
        return min(_shown(c) for c in self.said)


def counts(claim: LinkedClaim) -> bool:
    """Whether a claim asserts the happening as news: not a denial, a refusal, history, or a claim withdrawn."""
    said = claim.claim
    declines = bool(said["attribution"]) and said["attribution"][0]["stance"] == "declines"
    return not (claim.withdrawn or said["background"] or declines or is_denial(said))


def origins(claims: Iterable[LinkedClaim]) -> tuple[Origin, ...]:
    """The independent origins of the claims that count, by first publication; a function of the set of claims."""
    counted = sorted((each for c in claims if counts(c) for each in as_told(c)), key=_order)
    counted = _with_media(counted)
    speakers = [c for c in counted if is_speaker(c)]
    cited = [c for c in counted if c.heard == _CITED and not is_speaker(c) and not _is_unnamed(c)]
    own = [c for c in counted if not is_speaker(c)]
    bodies = _bodies(counted)
    behind = {_key(c): speaker for c in own if (speaker := _speaker_behind(c, speakers, cited, bodies)) is not None}
    for claim in own:
        if _key(claim) not in behind and not _is_unnamed(claim) and not saw(claim):
            told = (c for c in own if _are_of_one_text(c, claim) and _is_unnamed(c) and not _differ(claim, c))
            if (speaker := next(told, None)) is not None:
                behind[_key(claim)] = behind.get(_key(speaker), speaker)
    for claim in own:  # an outlet of a movement speaks with its word
        if _key(claim) not in behind and (speaker := _side_of(claim, speakers)) is not None:
            behind[_key(claim)] = speaker
    if any(map(_is_spoken, counted)) and all(_is_spoken(c) or c.claim["modality"] != "actual" for c in counted):
        first = next(iter([*speakers, *own]), None)  # whoever tells of a threat has it of who threatens
        behind.update({_key(c): first for c in own if first is not None and c is not first})
    for claim in own:  # a copy repeats the same speaker, whether or not it cites him
        if _key(claim) not in behind:
            copied = next((c for c in own if _key(c) in behind and (_cites(claim, c) or are_copies(claim, c))), None)
            if copied is not None and not _differ(claim, behind[_key(copied)]):
                behind[_key(claim)] = behind[_key(copied)]
    groups = _without_recalled(_groups([c for c in counted if _key(c) not in behind], bodies), counted)
    restated = [c for c in own if _key(c) in behind]
    return tuple(
        Origin(group[0].origin, tuple(group), tuple(c for c in restated if behind[_key(c)] in group))
        for group in groups
    )


def _is_spoken(claim: LinkedClaim) -> bool:
    return claim.claim["event_type"] in words("origins", "spoken")


def _with_media(claims: Sequence[LinkedClaim]) -> list[LinkedClaim]:
    """The claims, those that one outlet takes from another as that one's; a threat stays its speaker's."""
    media = {m for c in claims for m in (c.publisher, *c.agencies) if m}
    voices = {m: c for c in claims for m in (c.publisher, *c.agencies) if m and not is_speaker(c)}
    return [_as_of_medium(c) if is_speaker(c) and is_name_of(c.origin, media) else _as_heard(c, voices) for c in claims]


def _as_heard(claim: LinkedClaim, voices: Mapping[str, LinkedClaim]) -> LinkedClaim:
    """A claim laid to somebody who told it to another outlet, as that one's."""
    if is_speaker(claim):
        return claim
    credited = _CREDITED.search(claim.evidence)  # "a neighbour who spoke to the Courier", in another paper
    own = (claim.publisher, *claim.agencies)
    name = next((n for n in voices if n not in own and _opens_with(credited[1], n)), None) if credited else None
    if name is None:
        return claim
    key = voices[name].origin
    return replace(claim, publisher=name, agencies=(), origin=key, origins=(key,), heard=_CITED)


def _opens_with(told: str, outlet: str) -> bool:
    called = outlet.removeprefix("The ")
    return told.startswith(called) and not told[len(called) : len(called) + 1].isalnum()


def _as_of_medium(claim: LinkedClaim) -> LinkedClaim:
    """A claim that cites an outlet as that outlet tells it: in its own voice, or on the word of whom it cites."""
    doers = claim.claim["actors"]
    if claim.claim["event_type"] in words("origins", "spoken") and len(doers) == 1:
        key = speaker_key(doers[0], load_registry())
        if key is not None:
            return replace(claim, claim={**claim.claim, "attribution": []}, origin=key, origins=(key,))
    chain = claim.claim["attribution"]
    cited = (x["source"]["text"] for x in chain)
    outlet = next((text for text in cited if is_name_of(claim.origin, [text])), _shown(claim))
    kept = [] if is_medium(claim) else chain
    return replace(claim, claim={**claim.claim, "attribution": kept}, publisher=outlet, heard=_CITED)


def _are_of_one_text(one: LinkedClaim, two: LinkedClaim) -> bool:
    """Whether two claims are of one document, the second in its own voice or that of one whom it heard itself."""
    return one.document_id == two.document_id and two.heard != _CITED


def _cites(claim: LinkedClaim, other: LinkedClaim) -> bool:
    """Whether a claim is one that its outlet takes from the other's."""
    return claim.heard == _CITED and claim.origin == other.origin


def _key(claim: LinkedClaim) -> tuple[str, str, str]:
    return claim.claim_id, claim.origin, _wording(claim)


def _without_recalled(groups: list[list[LinkedClaim]], counted: Sequence[LinkedClaim]) -> list[list[LinkedClaim]]:
    """The groups without those that only tell again, days later and in passing, what others told: unless all do."""
    fresh = [group for group in groups if not all(recalls(c, named=is_speaker(c)) for c in group)] or groups
    ends = sorted(days[1] for group in fresh for c in group if (days := days_of(c.claim)) is not None)
    last = ends[len(ends) // 2] if ends else None
    told = []
    for group in fresh:
        papers = {c.document_id for c in group}
        numbers = {(n["kind"], n["low"]) for c in counted if c.document_id not in papers for n in c.claim["counts"]}
        if any(is_speaker(c) or not passes(c, last, numbers) for c in group):
            told.append(group)
    return told or fresh


def _speaker_behind(
    claim: LinkedClaim, speakers: Sequence[LinkedClaim], cited: Sequence[LinkedClaim], bodies: frozenset[str]
) -> LinkedClaim | None:
    """The speaker whose word a document's own voice repeats: one whom it cites, or who told it to this outlet.

    Another number than the speaker's is no repetition, nor is what "a doctor" says beside the army. A number that the
    speaker gives on a later day is a new one of his own.
    """
    differing = {s.origin for s in speakers if not _is_later(s, claim) and _differ(claim, s)}
    if saw(claim):
        return None
    if _is_unnamed(claim):
        body = next((s for s in (*speakers, *cited) if _speak_for_one(claim, s, bodies)), None)
        if body is not None:  # whatever its number: a hospital's toll rises
            return body
    for speaker in (*speakers, *cited):
        if _is_unnamed(claim):
            is_it = _is_meant(claim, speaker, speakers)
        elif not is_speaker(speaker):
            continue
        elif speaker.document_id == claim.document_id:
            is_it = claim.heard != _CITED
        else:
            is_it = _are_of_one_time(claim, speaker) and any(are_one_name(k, speaker.origin) for k in claim.heard)
        if (is_it or claim.origin in _told_to(speaker)) and speaker.origin not in differing:
            return speaker
    return None


def _is_meant(claim: LinkedClaim, speaker: LinkedClaim, speakers: Sequence[LinkedClaim]) -> bool:
    """Whether a nameless speaker may be one with a name: who is called so too, whom the text names later, or a body of
    the state whose officials are cited."""
    if is_vague(claim) and _is_of_state(speaker, claim):
        return True
    if is_same_body(claim, speaker) or _is_movement_of(claim, speaker, speakers):
        return True
    if speaker.document_id != claim.document_id:
        return False
    if speaker.claim["attribution"] and are_one_description(called(claim), called(speaker)):
        return True
    named = min(
        s.claim["trigger"]["start"]
        for s in (speaker, *speakers)
        if s.document_id == claim.document_id and s.origin == speaker.origin
    )
    later = named > claim.claim["trigger"]["start"] or _wording(claim).lower().startswith("the ")
    return speaker.origin.startswith("name:") and later  # "a nurse", named later


def _side_of(claim: LinkedClaim, speakers: Sequence[LinkedClaim]) -> LinkedClaim | None:
    """The one movement that speaks of the event, for the own voice of an outlet that takes a side as its own."""
    if not claim.origin.startswith("side:") or is_speaker(claim):
        return None
    told = [s for s in speakers if s.claim["attribution"] and s.claim["attribution"][0]["source"]["kind"] in MOVEMENTS]
    keys = {s.origin for s in told if s.origin.startswith("actor:")}
    return told[0] if keys and all(one == told[0].origin or _is_branch(one, told[0].origin) for one in keys) else None


def _is_movement_of(claim: LinkedClaim, speaker: LinkedClaim, speakers: Sequence[LinkedClaim]) -> bool:
    """Whether "a militant faction" is the movement that a text names, or the one that all texts of the event name."""
    if not claim.claim["attribution"] or not speaker.claim["attribution"]:
        return False
    source, other = (c.claim["attribution"][0]["source"] for c in (claim, speaker))
    if not (source["actor_id"] or "").startswith("unidentified-") or other["kind"] not in MOVEMENTS:
        return False
    here = [s for s in speakers if s.document_id == claim.document_id] or speakers
    named = {
        s.origin for s in here if s.claim["attribution"] and s.claim["attribution"][0]["source"]["kind"] in MOVEMENTS
    }
    return named == {speaker.origin}


def _is_of_state(speaker: LinkedClaim, claim: LinkedClaim) -> bool:
    """Whether a speaker is of a state's bodies whose officials another claim cites without a name."""
    source = speaker.claim["attribution"][0]["source"] if speaker.claim["attribution"] else None
    if source is None or source["kind"] != "State Forces":
        return False
    country = claim.claim["attribution"][0]["source"]["country"]
    return country is None or country == source["country"]


def _is_unnamed(claim: LinkedClaim) -> bool:
    """Whether it is laid to somebody without a name, who is not the outlet itself."""
    return len(claim.origins) == 1 and not is_speaker(claim) and not is_medium(claim) and bool(called(claim))


def _is_later(one: LinkedClaim, two: LinkedClaim) -> bool:
    return one.published is not None and two.published is not None and one.published > two.published


def _are_of_one_time(one: LinkedClaim, two: LinkedClaim) -> bool:
    if one.published is None or two.published is None:
        return False
    return abs((one.published - two.published).days) <= 1


def _told_to(speaker: LinkedClaim) -> set[str]:
    """The outlets that a claim's chain names behind its speaker ("told Reuters")."""
    chain = speaker.claim["attribution"][1:]
    known = load_registry()
    return {key for link in chain if (key := speaker_key(link["source"], known)) is not None}


def _differ(one: LinkedClaim, two: LinkedClaim) -> bool:
    """Whether they give two numbers for the same people; a part of a toll ("five more died") is no other toll."""
    first, second = ([n for n in c.claim["counts"] if not is_partial(c, n)] for c in (one, two))
    for a in first:
        for b in second:
            if a["kind"] == b["kind"] and None not in (a["low"], b["low"]) and a["low"] != b["low"]:
                scopes = {scope_of(one, a), scope_of(two, b)}
                if len(scopes) == 1 or (PEOPLE in scopes and "part" not in scopes):
                    return True
    return False


def is_speaker(claim: LinkedClaim) -> bool:
    """Whether it goes back to a known speaker, and not to the own voice of an outlet or an agency."""
    chain: Sequence[object] = claim.claim["attribution"]
    spoken = claim.claim["event_type"] in words("origins", "spoken")  # a threat is its speaker's, whoever tells of it
    return (len(chain) > 0 or spoken) and len(claim.origins) == 1 and not _is_voice(claim)


def are_copies(one: LinkedClaim, two: LinkedClaim) -> bool:
    """Whether one claim's words were copied from the other's text, or both from a third."""
    rules = table("origins")["text"]
    if one.document_id == two.document_id:
        return False
    shared = contained(one.sketch, two.sketch)
    if shared >= rules["copy"] and not is_speaker(one) and not is_speaker(two):
        return True
    first, second = shingles(one.evidence, _SENTENCE), shingles(two.evidence, _SENTENCE)
    least = min(len(first), len(second))
    alike = len(first & second) / least if least else 0.0
    if shared >= rules["edited"] and alike >= rules["sentence"]:
        return True
    return bool(least >= rules["long"] and alike >= rules["alone"])


def _is_voice(claim: LinkedClaim) -> bool:
    """Whether the one it goes back to is a medium: of the chain, only an outlet or agency is known."""
    return claim.origin.startswith(("source:", "state-media:", "host:", "document:", "side:")) or _names_outlet(claim)


def _names_outlet(claim: LinkedClaim) -> bool:
    told = [name for name in (claim.publisher, *claim.agencies) if name]
    return is_name_of(claim.origin, told)


def _groups(claims: Sequence[LinkedClaim], bodies: frozenset[str]) -> list[list[LinkedClaim]]:
    """Claims that share an origin. One that credits several agencies joins the first of them that is there: it is no
    bridge between them."""
    stands_for = _persons(claims)
    sole = [c for c in claims if len(c.origins) <= 1 and (is_speaker(c) or _is_unnamed(c))]
    found: list[list[LinkedClaim]] = []
    for claim in sole:
        meets = [g for g in found if any(_is_one(claim, other, stands_for, bodies) for other in g)]
        for group in meets:
            found.remove(group)
        found.append(sorted([claim, *(c for g in meets for c in g)], key=_order))
    heard = {c.origin for c in sole}
    rest = [c for c in claims if len(c.origins) > 1 or not (is_speaker(c) or _is_unnamed(c))]
    for claim in sorted(rest, key=lambda c: (len(c.origins) > 1, c.origin not in heard, c.origins, _order(c))):
        at = next((g for k in claim.origins for g in found if any(k in c.origins for c in g)), None)
        at = at or next((g for g in found if any(are_copies(claim, c) for c in g)), None)
        if at is None:
            found.append([claim])
        else:
            at.append(claim)
    return sorted((sorted(g, key=_order) for g in found), key=lambda g: _order(g[0]))


def _bodies(claims: Iterable[LinkedClaim]) -> frozenset[str]:
    """The sorts of bodies of which the claims name no two: all who speak for one of them are of one."""
    named: dict[str, set[frozenset[str]]] = {}
    for body in (body_spoken_for(c) for c in claims):
        if body is not None:
            named.setdefault(body[0], set()).add(body[1])
    return frozenset(sort for sort, names in named.items() if len(names - {frozenset()}) <= 1)


def _speak_for_one(one: LinkedClaim, two: LinkedClaim, bodies: frozenset[str]) -> bool:
    first, second = body_spoken_for(one), body_spoken_for(two)
    return first is not None and second is not None and first[0] == second[0] and first[0] in bodies


def _is_one(one: LinkedClaim, two: LinkedClaim, stands_for: Mapping[str, str], bodies: frozenset[str]) -> bool:
    if _speak_for_one(one, two, bodies):
        return True
    if is_speaker(one) != is_speaker(two):
        return are_copies(one, two)
    if _is_unnamed(one):
        alike = one.origin == two.origin and are_one_description(called(one), called(two))
        return alike or are_copies(one, two)
    first, second = (stands_for.get(_who(c), c.origin) for c in (one, two))
    if are_one_name(first, second) or _is_branch(first, second) or _are_of_one_body(one, two):
        return True
    return are_copies(one, two) and _cite_one(one, two)


def _are_of_one_body(one: LinkedClaim, two: LinkedClaim) -> bool:
    """Whether one is called by the short name of the other ("the Water Board (NWB)", "NWB"), or one is an army and the
    other the defence ministry that speaks for it, or the police and one of its officers."""
    if one.origin.startswith("name:") and two.origin.startswith("name:"):
        first, second = _shorts(one), _shorts(two)
        short = any(is_short(s, _wording(two)) for s in first) or any(is_short(s, _wording(one)) for s in second)
        return short or not first.isdisjoint(second)
    return any(_speaks_for(a, b.origin) or _is_named_later(a, b) for a, b in ((one, two), (two, one)))


def _is_named_later(claim: LinkedClaim, other: LinkedClaim) -> bool:
    """Whether "a military unit" is the brigade of its country that the text names further on."""
    chain = other.claim["attribution"]
    if claim.document_id != other.document_id or not claim.origin.startswith("actor:mil-") or not chain:
        return False
    indefinite = _wording(claim).lower().startswith(("a ", "an "))
    source, key = chain[0]["source"], other.origin.removeprefix("actor:")
    of_land = source["kind"] == "State Forces" and source["country"] == claim.origin.rpartition("-")[2].upper()
    own = other.origin.startswith("actor:") and not key.startswith(_BRANCH)
    return indefinite and of_land and own and claim.claim["trigger"]["start"] < other.claim["trigger"]["start"]


def _speaks_for(claim: LinkedClaim, body: str) -> bool:
    kind, _, country = claim.origin.rpartition("-")
    if kind == "actor:gov" and body == f"actor:mil-{country}":
        return _DEFENCE.search(_wording(claim)) is not None
    chain = claim.claim["attribution"]
    of_police = claim.origin.startswith("name:") and body.startswith("actor:pol-")
    return bool(of_police and chain and says_police(chain[0]["source"]))  # a threat has no chain


def _shorts(claim: LinkedClaim) -> frozenset[str]:
    chain = claim.claim["attribution"]
    source = chain[0]["source"] if chain else None
    if source is None:
        return frozenset()
    return shorts(source["text"], claim.evidence[max(0, source["end"] - claim.claim["evidence"]["start"]) :])


def _who(claim: LinkedClaim) -> str:
    """Under what `_persons` knows a speaker: a government's officials are known by their names."""
    return f"{claim.origin}:{_wording(claim)}" if claim.origin.startswith("actor:gov-") else claim.origin


def _cite_one(one: LinkedClaim, two: LinkedClaim) -> bool:
    """Whether two copies lay it to one speaker, by his wording: a sentence may cite two."""
    first, second = (set(_WORD.findall(_wording(c).lower())) for c in (one, two))
    return not first or not second or bool((first & second) - words("origins", "titles"))


def _wording(claim: LinkedClaim) -> str:
    chain = claim.claim["attribution"]
    return str(chain[0]["source"]["text"]) if chain else ""


def _is_branch(one: str, two: str) -> bool:
    """Whether one movement is a part of the other: "Islamic State" and its branch in a country."""
    first, second = (key.removeprefix("actor:") for key in (one, two))
    actors = load_registry().actors
    return any(
        a in actors and any(t.relation == "parent" and t.other == b and b in actors for t in actors[a].ties)
        for a, b in ((first, second), (second, first))
    )


def _persons(claims: Sequence[LinkedClaim]) -> Mapping[str, str]:
    """Speakers known by name alone whom another claim names with the actor or the office that they speak for."""
    known: dict[str, str] = {}
    for claim in sorted(claims, key=lambda c: not c.origin.startswith("office:")):
        if claim.origin.startswith(("actor:", "office:")) and claim.claim["attribution"]:
            source = claim.claim["attribution"][0]["source"]
            called_so = source["text"] if source["actor_id"] else f"{source['text']} {source['name'] or ''}"
            beside = _NAMED.match(claim.evidence[max(0, source["end"] - claim.claim["evidence"]["start"]) :])
            for word in _names(f"{called_so} {beside[1] if beside else ''}"):
                known.setdefault(word, claim.origin)
    found = {}
    for claim in (c for c in claims if is_speaker(c)):
        by_name = claim.origin.startswith("name:")
        name = claim.origin.removeprefix("name:").split() if by_name else _names(_wording(claim))
        meant = {known.get(w, "") for w in name}
        if (by_name and "" not in meant) or (len(meant) == 1 and min(meant).startswith("office:")):
            found[_who(claim)] = known[name[-1]]
    return found


def _names(wording: str) -> list[str]:
    """The words with a capital that are no title, in lower case."""
    told = [w.lower() for w in _WORD.findall(wording) if w[0].isupper()]
    return [w for w in told if w not in words("origins", "titles")]


def are_one_name(one: str, two: str) -> bool:
    """Whether two keys stand for one: equal, or names of which one has all words of the other ("diallo")."""
    if one == two:
        return True
    if not (one.startswith("name:") and two.startswith("name:")):
        return False
    first, second = (frozenset(key.removeprefix("name:").split()) for key in (one, two))
    least = min(first, second, key=len)  # "the commission" is none of two commissions
    return not least <= words("origins", "bodies_called") and (first <= second or second <= first)


def _order(claim: LinkedClaim) -> tuple[str, str, str]:
    return (claim.published.isoformat() if claim.published else "~", claim.claim_id, claim.origin)


def _shown(claim: LinkedClaim) -> str:
    kind, _, name = claim.origin.partition(":")
    chain = claim.claim["attribution"]
    if chain and is_speaker(claim):
        source = chain[0]["source"]
        if kind == "actor" and source["actor_id"] != name:  # one of several who say so
            actor = load_registry().actor(name, claim.published)
            return actor.name if actor is not None else name
        return str(source["name"] or source["text"])
    if kind == "document":
        return claim.ref
    if len(claim.origins) <= 1 and claim.agencies:
        return str(claim.agencies[0])
    return str(claim.publisher or name) if not claim.agencies else " and ".join(claim.agencies)
