"""What an event rests on: its standing and its Admiralty pair, each with its reason; never a verdict of truth.

Of the standings that hold the first of disputed, admitted, corroborated, reported, claimed is the event's. The pair is
NATO's (STANAG 2511): reliability of the source A-F and credibility of the information 1-6, where F and 6 mean that it
cannot be judged. Reliability is F unless the user rates a source or its record does.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from reportedly.code.stance import tells_no_loss
from reportedly.resolve.facts import facts
from reportedly.resolve.knowledge import words
from reportedly.resolve.model import Contradiction, Credibility, LinkedClaim, Standing
from reportedly.resolve.naming import unquoted
from reportedly.resolve.origin import Origin
from reportedly.resolve.parties import is_generic
from reportedly.resolve.scopes import scope_of
from reportedly.resolve.several import MOVEMENTS
from reportedly.resolve.unnamed import any_of
from reportedly.resolve.voices import kind_of

_MOURNED = re.compile(r"\b[Mm]ourn(?:s|ed|ing)?\b")
_OUR = re.compile(r"\b[Oo]urs?\b")
_WE = re.compile(r"\b(?:[Ww]e|[Oo]ur)\b")
_SOLDIERS = re.compile(
    r"\b(?:including|among them) (?:at least )?(?:\w+ ){1,2}(?:soldiers?|troops|servicemen)\b"
    r"|\b(?:soldiers?|troops|servicemen) among them\b"
)
_ITS_OWN = re.compile(
    r"\bof (?:its|our) (?:own )?(?:[a-z]+ )?(?:fighters|commanders|members|leaders|men|combatants|cadres)\b"
)
_OPENING = 4  # words
Rating = tuple[str, str]
"""A reliability, A to F, and why."""


def standing_of(
    found: Sequence[Origin], against: Sequence[Contradiction]
) -> tuple[Standing | None, tuple[Standing, ...], str]:
    """The standing, the others that hold, and the reason of the standing in words; None where nobody asserts it.

    `against` are the contradictions that put the happening in doubt.
    """
    held: list[tuple[Standing, str]] = []
    if against:
        held.append((Standing.DISPUTED, against_in_words(against)))
    plain = [o for o in found if not _boasts(o)]
    admitting = [c for o in plain for c in o.said if is_admission(c)]
    admitting += [c for o in found if o not in plain for c in o.said if _counts_its_soldiers(c)]
    admitting += [c for o in plain for c in (*o.said, *o.restated) if _loses_its_own(c, o.key)]
    if any(_is_release(c) for o in found for c in o.said):  # how they had been taken is no loss that anybody owns to
        admitting = [c for c in admitting if c.claim["event_type"] != "COERCE" and c.claim["mode"] != "abduct"]
    if admitting:
        held.append((Standing.ADMITTED, f"said by the side that it hurts: {_speaker(admitting[0])}"))
    neutral = [o for o in found if not is_own(o)]
    if len(found) > 1 and (neutral or _are_of_two_sides(found)) and not against:
        held.append((Standing.CORROBORATED, f"{len(found)} independent origins: {_names(found)}"))
    if neutral and not any(s is Standing.CORROBORATED for s, _ in held):
        outside = [o for o in neutral if not any(is_admission(c) for c in o.said) or _boasts(o)]
        if outside:
            held.append((Standing.REPORTED, f"reported by {_names(outside)}, no party to it"))
    if found and not neutral and not any(s is Standing.CORROBORATED for s, _ in held):
        held.append((Standing.CLAIMED, f"only a party that it helps says so: {_names(found)}"))
    if not held:
        return None, (), "no claim that asserts it is left"
    return held[0][0], tuple(s for s, _ in held[1:]), held[0][1]


def credibility_of(
    standing: Standing | None,
    found: Sequence[Origin],
    ratings: Mapping[str, Rating],
    against: Sequence[Contradiction],
) -> Credibility:
    """The pair: the best rating among the event's origins, F where none is rated, and the information by standing."""
    rated = [(*ratings[o.key], o.name) for o in found if o.key in ratings]
    letter, why, name = min(rated, default=("F", "no source of it is rated", ""))
    number, reason = _information(standing, found, against)
    return Credibility(letter, f"{name}: {why}" if name else why, number, reason)


def is_own(origin: Origin) -> bool:
    """Whether only the interest of the side that it helps speaks."""
    told = {_interest(c) for c in origin.said}
    if origin.said and all(_is_its_arrest(c, origin.key) for c in origin.said):
        return True
    return "own" in told and ("against" not in told or _boasts(origin))


def _are_of_two_sides(found: Sequence[Origin]) -> bool:
    """Whether the side that did it tells of it, and another land's accuses it of the same: it cannot help both. So
    with what two states did together."""
    if all(_is_its_arrest(c, o.key) for o in found for c in o.said):
        return len({_land(o.key) for o in found}) > 1
    doing = [o for o in found if any(o.key in _doers(c) for c in o.said)]
    lands = {_land(o.key) for o in doing}
    if len(lands) != 1 or None in lands:
        return False
    accused = {key for o in doing for c in o.said for key in _doers(c)}
    others = (o for o in found if _land(o.key) not in (None, *lands))
    return any(_doers(c) & accused for o in others for c in o.said)


def _doers(claim: LinkedClaim) -> set[str]:
    return {f"actor:{p['actor_id']}" for p in claim.claim["actors"] if p["actor_id"]}


def _land(key: str) -> str | None:
    """The land of a state's body or outlet: "actor:mil-no", "state-media:NO"."""
    if key.startswith(("actor:mil-", "actor:gov-", "actor:pol-", "actor:sec-", "state-media:", "body:justice:")):
        return key.replace(":", "-").rpartition("-")[2].upper()
    return None


def _is_its_arrest(claim: LinkedClaim, key: str) -> bool:
    """ "Two smugglers were arrested, the ministry said": a state tells of what its own police did in its land, by whom
    it leaves out or says."""
    said, place, land = claim.claim, claim.claim["place"] or {}, _land(key)
    by_itself = all(p["country"] == land and p["kind"] == "State Forces" for p in said["actors"] if p["actor_id"])
    arrest = (said["event_type"], said["mode"]) == ("COERCE", "arrest")
    return arrest and land is not None and place.get("country") in (None, land) and by_itself


def is_admission(claim: LinkedClaim) -> bool:
    """Whether the one it goes back to stands with the side that it hurts, or owns to what befell its own country."""
    if _is_release(claim):
        return False  # whose prisoners are exchanged is not hurt by it
    own = _tells_its_own_loss(claim) or _counts_its_fallen(claim) or _counts_its_soldiers(claim)
    against = claim.interest == "against" and not _is_only_shot_at(claim)
    return against or _owns_to(claim) or own or _mourns(claim) or _mourns_fighter(claim)


def _is_release(claim: LinkedClaim) -> bool:
    return (claim.claim["event_type"], claim.claim["mode"]) == ("RETREAT", "release")


def _is_only_shot_at(claim: LinkedClaim) -> bool:
    """ "The two had opened fire on troops, the army said": who tells that it was shot at, and lost nobody, accuses."""
    return not claim.claim["counts"] and tells_no_loss(claim.claim["trigger"]["text"].lower())


def _interest(claim: LinkedClaim) -> str | None:
    """What one has in a claim: against, where he mourns his own fighters beside others who died with them."""
    return "against" if _mourns(claim) else claim.interest


def _mourns(claim: LinkedClaim) -> bool:
    """ "Four of the guards attained martyrdom": who calls dead fighters so, though no registry knows him, stands with
    them. Not of civilians, who are anybody's martyrs."""
    if claim.interest == "against" or claim.origin.startswith("actor:civilians"):
        return False
    dead = [n for n in claim.claim["counts"] if n["kind"] == "killed"]
    of_arms = any(scope_of(claim, n) in ("forces", "fighters") for n in dead)
    return (of_arms and _mourning().search(unquoted(claim.evidence)) is not None) or _mourns_its_own(claim)


def _mourns_fighter(claim: LinkedClaim) -> bool:
    """ "The movement mourned a fighter whom it said a drone had killed": one of no other side that the claim names."""
    if claim.interest not in (None, "none") or kind_of(claim.origin.removeprefix("actor:")) not in MOVEMENTS:
        return False
    if _MOURNED.search(unquoted(claim.evidence)) is None:
        return False
    hurt = facts(claim).hurt
    armed = any(p["kind"] in (*MOVEMENTS, "State Forces") for p in hurt)
    return armed and all(
        is_generic(p["actor_id"]) for p in hurt if p["actor_id"] and f"actor:{p['actor_id']}" != claim.origin
    )


def _mourns_its_own(claim: LinkedClaim) -> bool:
    """ "We have registered six martyrs", "the Command mourns three of its soldiers, who were martyred": where the dead
    are not counted apart."""
    if claim.claim["counts"] or _mourning().search(claim.claim["trigger"]["text"]) is None:
        return False
    hurt = facts(claim).hurt
    return any(p["kind"] == "State Forces" or p["text"].lower() in ("we", "us") for p in hurt)


def _loses_its_own(claim: LinkedClaim, origin: str) -> bool:
    """ "Five of our own fell", "our men withdrew", in the own voice of the outlet of a side or of a body."""
    if claim.claim["attribution"] or not origin.startswith(("side:", "official:", "actor:")):
        return False
    told = unquoted(claim.evidence)
    hurt = [p["text"] for p in facts(claim).hurt]
    ours = any(_OUR.search(text) is not None for text in hurt)
    return ours or (_WE.search(told) is not None and any("comrade" in text.lower() for text in hurt))


def _tells_its_own_loss(claim: LinkedClaim) -> bool:
    """ "The brigade said that its men had left": one that no registry knows owns to what befell its own."""
    chain = claim.claim["attribution"]
    if claim.interest is not None or not chain or chain[0]["stance"] != "admits" or chain[0]["source"]["actor_id"]:
        return False
    told = (p["text"].lower().split()[:_OPENING] for p in facts(claim).hurt)
    return any(not words("origins", "own").isdisjoint(opening) for opening in told)  # "four of its officers"


def _counts_its_fallen(claim: LinkedClaim) -> bool:
    """ "The movement confirmed that one of its commanders was killed", whatever else those were who died."""
    chain = claim.claim["attribution"]
    if claim.interest not in (None, "none") or not chain or not claim.origin.startswith("actor:"):
        return False
    known = kind_of(claim.origin.removeprefix("actor:")) in MOVEMENTS
    deed = any(f"actor:{p['actor_id']}" == claim.origin for p in claim.claim["actors"])
    harmed = any(n["kind"] in ("killed", "wounded") for n in claim.claim["counts"])
    return known and harmed and not deed and _ITS_OWN.search(claim.evidence) is not None


def _counts_its_soldiers(claim: LinkedClaim) -> bool:
    """ "Gunmen killed seven people, three soldiers among them, the army said": some of its own beside others."""
    if claim.interest not in (None, "none", "own") or not claim.origin.startswith("actor:mil-"):
        return False
    land = claim.origin.rpartition("-")[2].upper()
    place, doers = claim.claim["place"] or {}, claim.claim["actors"]
    others = bool(doers) and all(p["country"] != land or p["kind"] != "State Forces" for p in doers)
    harmed = any(n["kind"] in ("killed", "wounded") for n in claim.claim["counts"])
    return harmed and others and place.get("country") == land and _SOLDIERS.search(claim.evidence) is not None


def _owns_to(claim: LinkedClaim) -> bool:
    """ "The governor acknowledged": where nothing tells whom it hurt, an official of the land says that it did."""
    chain, place = claim.claim["attribution"], claim.claim["place"]
    if claim.interest not in (None, "none") or not chain or chain[0]["stance"] != "admits" or place is None:
        return False
    source = chain[0]["source"]
    return bool(source["kind"] == "State Forces" and source["country"] == place["country"])


def _boasts(origin: Origin) -> bool:
    """Whether one tells of more harm done to the other side than to its own: "killed 28, and two of ours were hurt".
    Not where it acknowledges its loss in so many words."""
    told = (*origin.said, *origin.restated)
    if any(_interest(c) == "against" and _owns(c) for c in told):
        return False
    dealt, suffered = (
        max((_people(c) for c in told if _interest(c) == interest), default=0) for interest in ("own", "against")
    )
    return dealt > suffered


def _owns(claim: LinkedClaim) -> bool:
    chain = claim.claim["attribution"]
    return (bool(chain) and chain[0]["stance"] == "admits") or _mourning().search(claim.evidence) is not None


@cache
def _mourning() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of('mourning')}\b", re.IGNORECASE)


def _people(claim: LinkedClaim) -> int:
    """How many people a claim tells of as killed, wounded or taken, at the most."""
    return max((n["high"] or n["low"] or 0 for n in claim.claim["counts"] if n["kind"] != "displaced"), default=0)


def against_in_words(against: Sequence[Contradiction]) -> str:
    return "; ".join(dict.fromkeys(d.reason if d.field == "event" else f"{d.field}: {d.reason}" for d in against))


def _information(
    standing: Standing | None, found: Sequence[Origin], against: Sequence[Contradiction]
) -> tuple[int, str]:
    neutral = [o for o in found if not is_own(o)]
    denied = any(d.field == "event" for d in against)
    if standing is None:
        return 6, "nobody asserts it any more"
    if standing is Standing.CLAIMED:
        return 6, "only a party that it helps says so"
    if all(c.claim["hedged"] for o in found for c in o.said) and found:
        return 6, "told with reserve only"
    if standing is Standing.DISPUTED:
        if denied:
            return (3, "denied, but several have it of their own") if len(neutral) > 1 else (4, "denied")
        return 3, "accounts of it cannot all hold"
    if len(neutral) > 1:
        return 1, f"confirmed by {len(neutral)} independent origins"
    if standing is Standing.ADMITTED or len(found) > 1:
        return 2, "admitted by the side that it hurts" if standing is Standing.ADMITTED else "two origins, one a party"
    return 3, "one origin, neither confirmed nor denied"


def _names(found: Sequence[Origin]) -> str:
    return "; ".join(sorted({o.name for o in found}))


def _speaker(claim: LinkedClaim) -> str:
    chain = claim.claim["attribution"]
    if chain:
        return str(chain[0]["source"]["name"] or chain[0]["source"]["text"])
    return claim.publisher or claim.ref
