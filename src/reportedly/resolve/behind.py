"""The speaker whose word the own voice of an outlet, or somebody without a name, repeats."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import takewhile
from typing import Any

from reportedly.letters import bare
from reportedly.link.registry import load_registry
from reportedly.resolve.claimants import CITED, are_one_name, is_branch, is_speaker, is_unnamed, key_of, wording
from reportedly.resolve.facts import facts
from reportedly.resolve.interests import ends_foes
from reportedly.resolve.knowledge import table, words
from reportedly.resolve.linked import speaker_key
from reportedly.resolve.model import LinkedClaim
from reportedly.resolve.one_body import speak_for_one
from reportedly.resolve.scopes import PEOPLE, is_partial, scope_of
from reportedly.resolve.several import MOVEMENTS
from reportedly.resolve.unnamed import (
    are_one_description,
    called,
    is_medium,
    is_no_one_of_them,
    is_same_body,
    is_vague,
    saw,
    single,
)
from reportedly.resolve.voices import is_foe, is_named_apart, kind_of

_WORDS = re.compile(r"[^\W\d_]+")
_RISEN = re.compile(
    r"\b(?:up from|rose|risen|rising|rais(?:ed|ing)|revis(?:ed|ing)|increased|climbed|went up|gone up)\b"
)

_KEEPING = re.compile(
    r"\b(?:which|that|who) (?:manage|own|operate|employ|run)(?:s|ed)\b|\b(?:owner|manager|operator|employer) of\b"
    r"|\b(?:[Oo]ur|its) (?:staff|employees?|workers?|colleagues?|crew|vessel|ship|tanker|mine|plant|pipeline)\b"
)
_TELLS = re.compile(r"\b((?:(?:[A-Z][\w’'-]*|of|for|police|army)\s)+)(?:tells?|told|says?|said|gives?|gave|puts?)\b")


def speaker_behind(
    claim: LinkedClaim,
    speakers: Sequence[LinkedClaim],
    cited: Sequence[LinkedClaim],
    bodies: frozenset[str],
    *,
    surely: bool = False,
) -> LinkedClaim | None:
    """The speaker whose word a document's own voice repeats: one whom it cites, or who told it to this outlet;
    `surely` for somebody without a name only one who is called so too.

    Another number than the speaker's is no repetition, nor is what "a doctor" says beside the army. A number that the
    speaker gives on a later day is a new one of his own.
    """
    here = {s.origin for s in speakers if s.document_id == claim.document_id}  # who speaks anew in this text
    older = {key_of(s) for s in speakers if s.origin in here and _is_later(claim, s)}
    differing = {
        s.origin for s in speakers if not (_is_later(s, claim) or _raises(s) or key_of(s) in older) and differ(claim, s)
    }
    if saw(claim):
        return None
    if is_unnamed(claim):
        body = next((s for s in (*speakers, *cited) if speak_for_one(claim, s, bodies)), None)
        if body is not None:  # whatever its number: a hospital's toll rises
            return body
    for speaker in (*speakers, *cited):
        if is_unnamed(claim):
            is_it = (_is_surely if surely else _is_meant)(claim, speaker, speakers)
        elif not is_speaker(speaker):
            continue
        elif _is_of_another_outlet(claim):
            is_it = False
        elif speaker.document_id == claim.document_id:
            is_it = claim.heard != CITED and claim.update == speaker.update  # entries of a live page are told apart
        else:
            is_it = _are_of_one_time(claim, speaker) and any(are_one_name(k, speaker.origin) for k in claim.heard)
        is_it = is_it or _names(claim, speaker)
        if _lays_it_to(claim, speaker):  # whatever its number: it may tell of parts
            return speaker
        if (is_it or claim.origin in _told_to(speaker)) and speaker.origin not in differing:
            return speaker
    return None


def _is_of_another_outlet(claim: LinkedClaim) -> bool:
    """Whether a report has it of an agency or a paper that it cites ("the state agency reported"), and not of those
    whom it cites itself."""
    return bool(claim.claim["attribution"]) and claim.origin.startswith("source:") and is_medium(claim)


def _lays_it_to(claim: LinkedClaim, speaker: LinkedClaim) -> bool:
    """Whether an outlet's own sentence says of a state's body that another text cites that it tells so: "That is what
    the Northern Police tell us: …", "The Ministry of Defence gives their ranks: …"."""
    if claim.claim["attribution"] or not speaker.origin.startswith("actor:") or not is_speaker(speaker):
        return False
    told = {single(w.lower()) for found in _TELLS.finditer(claim.evidence) for w in _WORDS.findall(found[1])}
    said = {single(w.lower()) for w in _WORDS.findall(wording(speaker))}
    bodies = words("origins", "body_words")
    return bool(told & bodies) and told & bodies == said & bodies and _are_of_one_time(claim, speaker)


def _names(claim: LinkedClaim, speaker: LinkedClaim) -> bool:
    """Whether an outlet's sentence names the person, by two words or more, whom another text cites."""
    person = speaker.origin.startswith(("name:", "office:")) and speaker.claim["attribution"]
    if speaker.document_id == claim.document_id or not person or is_unnamed(claim):
        return False
    source = speaker.claim["attribution"][0]["source"]
    told = {w for w in _WORDS.findall(bare(claim.evidence)) if w[:1].isupper()}
    name = {w for w in _WORDS.findall(bare(source["name"] or source["text"])) if w[:1].isupper()}
    name = {w for w in name if w.lower() not in words("origins", "titles")}
    return len(name) > 1 and name <= told and _are_of_one_time(claim, speaker)


def _is_surely(claim: LinkedClaim, speaker: LinkedClaim, speakers: Sequence[LinkedClaim]) -> bool:
    """Whether a nameless speaker is a named one by what he is called."""
    if wording(claim).lower() in words("origins", "both_sides"):
        return _is_meant(claim, speaker, speakers)
    same = speaker.document_id == claim.document_id and bool(speaker.claim["attribution"])
    same = same and are_one_description(called(claim), called(speaker))
    same = same or is_same_body(claim, speaker) or keeps_it(claim, speaker)
    return same or _is_movement_of(claim, speaker, speakers)


def _is_meant(claim: LinkedClaim, speaker: LinkedClaim, speakers: Sequence[LinkedClaim]) -> bool:
    """Whether a nameless speaker may be one with a name: who is called so too, whom the text names later, or a body of
    the state whose officials are cited."""
    if is_vague(claim) and _is_of_state(speaker, claim):
        return True
    if _is_of_the_division(claim, speaker):
        return True
    if wording(claim).lower() in words("origins", "both_sides"):  # the other of the two, where it speaks elsewhere
        parties = {f"actor:{p['actor_id']}" for p in (*claim.claim["actors"], *claim.claim["targets"])}
        return speaker.origin.startswith("actor:") and speaker.origin not in parties
    if is_same_body(claim, speaker) or _is_movement_of(claim, speaker, speakers) or keeps_it(claim, speaker):
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
    later = named > claim.claim["trigger"]["start"] or wording(claim).lower().startswith("the ")
    if wording(claim).lower().startswith(("his ", "her ")) and not _is_called_so(claim, speaker):
        return False  # "his sister" is no colonel
    if is_no_one_of_them(claim, speaker):
        return False
    if any(is_same_body(claim, s) for s in speakers if s.document_id == claim.document_id):
        return False  # "a traders' group" is the union that the text names, and no trader
    if speaker.origin.startswith("actor:"):  # "the base's commander", named later
        return named > claim.claim["trigger"]["start"] and _is_officer(claim) and _is_ranked(speaker)
    # "a nurse", named later; "two outfits", of which the text names each
    return speaker.origin.startswith("name:") and later and (not is_body(speaker) or _are_outfits(claim))


def _is_of_the_division(claim: LinkedClaim, speaker: LinkedClaim) -> bool:
    """Whether "a county official" is the "Odra County commissioner" whom the same text names."""
    if claim.document_id != speaker.document_id or is_speaker(claim) or not is_speaker(speaker):
        return False
    told = called(claim)
    official = {w[:-1] for w in told if w.endswith("!")} <= {"official"}
    of = told & words("origins", "divisions")
    return official and bool(of) and not of.isdisjoint(_WORDS.findall(wording(speaker).lower()))


def _is_officer(claim: LinkedClaim) -> bool:
    return any(w[:-1] in ("commander", "chief") for w in called(claim) if w.endswith("!"))


def _is_ranked(speaker: LinkedClaim) -> bool:
    """Whether a speaker is called by a rank and a name: "Second Admiral Odra"."""
    told = wording(speaker).split()
    return len(told) > 1 and any(w.lower().strip(".") in words("origins", "ranks") for w in told[:-1])


def keeps_it(claim: LinkedClaim, speaker: LinkedClaim) -> bool:
    """Whether "the ship's manager", "her employer" is a company or a charity of which its sentence says so: "Odra Bulk,
    which manages the vessel", "a member of our staff"."""
    heads = {w[:-1] for w in called(claim) if w.endswith("!")}
    kept = speaker.origin.startswith("name:") and not heads.isdisjoint(words("origins", "keepers"))
    return kept and _KEEPING.search(speaker.evidence) is not None


def _are_outfits(claim: LinkedClaim) -> bool:
    told = wording(claim).lower().split()
    return told[0] in ("two", "three", "both", "several") and single(told[-1]) in words("origins", "outfits")


def is_body(speaker: LinkedClaim) -> bool:
    """Whether a speaker with a name is no person: "the Traders' Union", "Rights group Odra", "the Red Crescent"."""
    source = speaker.claim["attribution"][0]["source"] if speaker.claim["attribution"] else {"text": "", "name": ""}
    taken_up = source["text"].lower() in words("origins", "pronouns")  # "it", of a body that is named before
    told = _WORDS.findall((source["name"] or "") if taken_up else wording(speaker))
    head = list(takewhile(lambda w: w.lower() not in words("origins", "after_head") | {"for"}, told))
    if not head:
        return False
    if any(single(w.lower()) in _bodies() for w in head) and (taken_up or head[0].lower() == "the"):
        return True
    if any(w in words("origins", "bodies_called") for w in head):
        return True  # in small letters, before its name
    named = head[0].lower() == "the" and len(head) > 2 and all(w[:1].isupper() for w in head[1:])
    return named and words("origins", "titles").isdisjoint(w.lower() for w in head[1:])


@cache
def _bodies() -> frozenset[str]:
    sorts = {w for names in table("origins")["sorts"].values() for name in names for w in name.split()}
    return frozenset(map(single, words("origins", "bodies_called") | sorts)) | words("origins", "body_words")


def _is_called_so(claim: LinkedClaim, speaker: LinkedClaim) -> bool:
    """Whether a named speaker's sentence has the noun by which another is called."""
    heads = {w[:-1] for w in called(claim) if w.endswith("!")}
    source = speaker.claim["attribution"][0]["source"] if speaker.claim["attribution"] else {"text": "", "name": ""}
    told = _WORDS.findall(f"{speaker.evidence} {source['text']} {source['name'] or ''}".lower())
    return not heads.isdisjoint(map(single, told))


def side_of(claim: LinkedClaim, speakers: Sequence[LinkedClaim]) -> LinkedClaim | None:
    """The one movement that speaks of the event, for the own voice of an outlet that takes a side as its own."""
    if not claim.origin.startswith("side:") or is_speaker(claim):
        return None
    outlet = claim.origin.removeprefix("side:")
    foes = _foes_of([s for s in speakers if s.origin == claim.origin])
    speakers = [
        s
        for s in speakers
        if s.origin not in foes
        and not (s.origin.startswith("actor:") and is_named_apart(outlet, s.origin.removeprefix("actor:")))
    ]
    told = [s for s in speakers if s.claim["attribution"] and s.claim["attribution"][0]["source"]["kind"] in MOVEMENTS]
    nameless = [s for s in told if not s.origin.startswith("actor:")]
    told = [s for s in told if s.origin.startswith("actor:")]
    if not told:
        return nameless[0] if len({s.origin for s in nameless}) == 1 else None
    if all(s.origin == told[0].origin or is_branch(s.origin, told[0].origin) for s in told):
        return told[0]
    return next((s for s in told if not differ(claim, s)), None)  # of several that claim it, one whose tale it is


def _foes_of(told: Sequence[LinkedClaim]) -> set[str]:
    """The keys of those whom an outlet calls foes, or tells of as one tells of foes: "put out of action"."""
    parties = [p for c in told for role in ("actors", "targets") for p in c.claim[role]]
    called_so = {p["actor_id"] for p in parties if is_foe(p["text"])}
    ended = {p["actor_id"] for c in told if ends_foes(c) for p in facts(c).hurt}
    return {f"actor:{ident}" for ident in called_so | ended}


def state_behind(claim: LinkedClaim, speakers: Sequence[LinkedClaim]) -> LinkedClaim | None:
    """The body of a state whose word its own media repeat, where it speaks of the event."""
    kind, _, land = claim.origin.partition(":")
    if kind != "state-media" or is_unnamed(claim) or saw(claim):
        return None
    for speaker in speakers:
        of_state = speaker.origin in {f"actor:{branch}-{land.lower()}" for branch in ("gov", "mil", "pol")}
        of_state = of_state or (speaker.origin.startswith(("body:", "office:")) and speaker.origin.endswith(f":{land}"))
        if of_state and not differ(claim, speaker):
            return speaker
    return None


def body_behind(claim: LinkedClaim, voices: Sequence[LinkedClaim]) -> LinkedClaim | None:
    """The own voice of a body's outlet whose word a paper repeats that cites that body."""
    if claim.origin.startswith("actor:") or is_unnamed(claim) or saw(claim) or claim.heard == CITED:
        return None
    told = (v for v in voices if v.origin in claim.heard and _are_of_one_time(claim, v))
    return next((v for v in told if not differ(claim, v)), None)


def _is_movement_of(claim: LinkedClaim, speaker: LinkedClaim, speakers: Sequence[LinkedClaim]) -> bool:
    """Whether "a militant faction" is the movement that a text names, or the one that all texts of the event name."""
    if not claim.claim["attribution"] or not speaker.claim["attribution"]:
        return False
    source = claim.claim["attribution"][0]["source"]
    unnamed = (source["actor_id"] or "").startswith("unidentified-") or _is_called_a_movement(source["text"].lower())
    if not unnamed or not _is_of_movement(speaker):
        return False
    told = [s for s in speakers if s.claim["attribution"] and _is_of_movement(s)]
    here = [s for s in told if s.document_id == claim.document_id]
    some = not source["actor_id"] and source["text"].lower().startswith(("a ", "an "))
    named = {s.origin for s in (here if here or some else told)}
    return named == {speaker.origin}


def _is_called_a_movement(told: str) -> bool:
    """Whether somebody is called a movement and by no name: "the group", "the country's main opposition group"."""
    return told in words("origins", "movements") or " ".join(told.split()[-2:]) in words("origins", "movements_called")


def _is_of_movement(speaker: LinkedClaim) -> bool:
    """Whether a speaker is a movement, or somebody beside whose name the text says that he speaks for one."""
    kind = speaker.claim["attribution"][0]["source"]["kind"]
    return (kind or kind_of(speaker.origin.removeprefix("actor:"))) in MOVEMENTS


def _is_of_state(speaker: LinkedClaim, claim: LinkedClaim) -> bool:
    """Whether a speaker is of a state's bodies whose officials another claim cites without a name."""
    if not speaker.claim["attribution"]:  # a ministry, in the own voice of its outlet
        land = claim.claim["attribution"][0]["source"]["country"]
        kind, _, its = speaker.origin.rpartition("-" if speaker.origin.startswith("actor:") else ":")
        return kind.startswith(("body:", "state-media", "actor:gov", "actor:mil", "actor:pol")) and land in (
            None,
            its.upper(),
        )
    source = speaker.claim["attribution"][0]["source"]
    if speaker.origin.startswith("office:"):
        return True
    told = wording(claim).lower().split()
    if speaker.origin.startswith(("actor:mil-", "actor:pol-")) and not words("origins", "of_a_place").isdisjoint(told):
        return False  # "two local officials" are no army
    country = claim.claim["attribution"][0]["source"]["country"]
    return source["kind"] == "State Forces" and country in (None, source["country"])


def _raises(claim: LinkedClaim) -> bool:
    """Whether it says itself that its number is a new one: "put the dead at six, up from four"."""
    return _RISEN.search(claim.evidence) is not None


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


def _are_of_two_sides(one: LinkedClaim, two: LinkedClaim) -> bool:
    """Whether those hurt are a state's in the one and a movement's in the other, as the registry knows them."""
    sides = [{p["kind"] for p in c.claim["targets"] if p["actor_id"]} for c in (one, two)]
    return any(a <= {"State Forces"} and b <= set(MOVEMENTS) for a, b in (sides, sides[::-1]) if a and b)


def _is_within(one: Mapping[str, Any], two: Mapping[str, Any]) -> bool:
    """Whether a number lies in what a word without one tells: 31 in "dozens"."""
    if None in (one["low"], two["low"], two["high"]) or two["low"] == two["high"]:
        return False
    return bool(two["low"] <= one["low"] and (one["high"] or one["low"]) <= two["high"])


def differ(one: LinkedClaim, two: LinkedClaim) -> bool:
    """Whether they give two numbers for the same people; a part of a toll ("five more died") is no other toll, and
    "killed seven guards" and "lost two fighters" tell of two sides."""
    if _are_of_two_sides(one, two):
        return False
    first, second = ([n for n in c.claim["counts"] if not is_partial(c, n)] for c in (one, two))
    alike = {(a["kind"], a["low"]) for a in first} & {(b["kind"], b["low"]) for b in second}
    for a in first:
        for b in second:
            if (a["kind"], a["low"]) in alike or (b["kind"], b["low"]) in alike:
                continue  # "arrested its leader", "captured him with two bodyguards"
            if _is_within(a, b) or _is_within(b, a):
                continue  # "dozens", of whom another counts 31
            if a["kind"] == b["kind"] and None not in (a["low"], b["low"]) and a["low"] != b["low"]:
                scopes = {scope_of(one, a), scope_of(two, b)}
                if len(scopes) == 1 or (PEOPLE in scopes and "part" not in scopes):
                    return True
    return False
