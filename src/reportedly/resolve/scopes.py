"""Whom a figure counts: soldiers, fighters, civilians, or people of any kind (data/resolve/tolls.toml)."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from itertools import takewhile
from typing import Any

from reportedly.code.later import is_later_death
from reportedly.code.numbers import load_numbers
from reportedly.link.registry import load_registry
from reportedly.resolve.knowledge import groups, table
from reportedly.resolve.model import LinkedClaim

PEOPLE = "people"
DISJOINT = ("forces", "fighters", "civilians")
_WORD = re.compile(r"[^\W\d_]+")
_TOKEN = re.compile(r"\w+")
_END = re.compile(r"[,;:]")
_HURT = frozenset({"wounded", "injured", "hurt", "burnt", "burned"})  # "four wounded men died in hospital"
_HAD_TOLD = re.compile(
    r"\bhad (?:(?:earlier|previously|initially|originally|first|already|at first|on \w+) )*"
    r"(?:put|given|spoken|reported|counted|announced|confirmed|acknowledged|told)\b",
    re.IGNORECASE,
)
# "Corporal Ade, one of three guards wounded", "…, one of those killed"
_AMONG = re.compile(r"\b[Aa]mong (?:those|the|them)\b")  # "among those arrested is the leader"
_ONE_OF = re.compile(r"[^.;:]{0,60}?, (?:was )?(?:one|two) of (?:the |those|at least |some )?\w+", re.IGNORECASE)
_TURNS = frozenset({"after", "when", "as", "following", "including"})  # "rose to six after two women had died"
_NEAR = 4  # words after a number among which its noun stands
_BETWEEN = 6  # words between one who was killed and "and another"


def scope_of(claim: LinkedClaim, count: Mapping[str, Any]) -> str:
    """A scope's name; "people" where no word tells more."""
    return scope_told(claim, count) or PEOPLE


def scope_told(claim: LinkedClaim, count: Mapping[str, Any]) -> str | None:
    """A scope's name; None where neither a noun nor the party tells whom it counts ("Twelve of them were killed")."""
    begin = claim.claim["evidence"]["start"]
    after = claim.evidence[max(0, count["start"] - begin) :] if count["start"] >= begin else ""
    size = len(_WORD.findall(count["text"]))
    length = len(count["text"])
    after = after[:length] + _END.split(after[length:], maxsplit=1)[0]  # "rose to 19, the doctors said"
    counted = _WORD.findall(after)
    counted = counted[:size] + list(takewhile(lambda w: w not in _TURNS, counted[size:]))
    told = _without_names(counted[: size + 2 * _NEAR])
    found = _named(told[: size + _NEAR])
    if found == "civilians" and _are_presumed(told):
        return "fighters"
    found = found or _of_those(claim, count)
    if found is not None:
        return found
    parties = claim.claim["targets"] if count["of"] == "targets" else claim.claim["actors"]
    for party in parties:
        if party["start"] <= count["start"] < party["end"] or len(parties) == 1:
            words = _without_names(_WORD.findall(party["text"]))
            within = party["start"] <= count["start"] < party["end"]
            named = _named(words) or (next((_bodies()[w] for w in words if w in _bodies()), None) if within else None)
            return named or table("tolls")["kinds_of_party"].get(party["kind"] or "")
    return None


def _of_those(claim: LinkedClaim, count: Mapping[str, Any]) -> str | None:
    """ "Ambushed the soldiers and killed four of them": whom the words before tell of last."""
    if not is_of_those(claim, count):
        return None
    begin = claim.claim["evidence"]["start"]
    if _WORD.findall(claim.evidence[count["end"] - begin :])[1].lower() != "them":
        return None
    words = _without_names(_WORD.findall(claim.evidence[: count["start"] - begin]))
    of = groups("tolls", "scopes")
    told = (scope for word in reversed(words) if (scope := of.get(word) or _bodies().get(word)) in DISJOINT)
    return next(told, None)


def _bodies() -> Mapping[str, str]:
    """The word for a body of men -> whom it is made of."""
    return groups("tolls", "bodies")


def _without_names(told: list[str]) -> list[str]:
    """The words in small letters, without those within a name: members of the Civilian Task Force are no civilians."""
    within = {
        i
        for i in range(1, len(told) - 1)
        if told[i - 1][0].islower() and told[i][0].isupper() and told[i + 1][0].isupper()
    }
    return [w.lower() for i, w in enumerate(told) if i not in within]


def is_of_those(claim: LinkedClaim, count: Mapping[str, Any]) -> bool:
    """Whether it counts those who were told of before: "12 of them", "12 of its members"."""
    begin = claim.claim["evidence"]["start"]
    if not begin <= count["start"] <= count["end"] <= begin + len(claim.evidence):
        return False
    of, whose, *_ = (*_WORD.findall(claim.evidence[count["end"] - begin :]), "", "")
    return of == "of" and whose.lower() in table("tolls")["theirs"]["words"]


def is_a_sides(claim: LinkedClaim, count: Mapping[str, Any]) -> bool:
    """Whether an armed side tells how many it killed: "the front said that it had killed eight". A government, which
    the registry has among forces, tells of others' deeds too, where nobody is told to have done it."""
    chain = claim.claim["attribution"]
    source = chain[0]["source"] if chain else None
    kind = own_scope(claim)
    if source is None or kind is None or is_one(count):
        return False
    doers = {p["actor_id"] for p in claim.claim["actors"]} - {None}
    return source["actor_id"] in doers if doers else kind == "fighters"


def own_scope(claim: LinkedClaim) -> str | None:
    """Of whom an armed side that speaks is made: forces, fighters; None for any other speaker."""
    chain = claim.claim["attribution"]
    if not chain:
        return None
    kind, _, ident = claim.origin.partition(":")
    known = load_registry().actor(ident, claim.published) if kind == "actor" else None  # "he": who spoke before
    told = chain[0]["source"]["kind"] or (known.kind if known is not None else "")
    kinds: Mapping[str, str] = table("tolls")["kinds_of_party"]
    return kinds.get(told)


def is_foes(claim: LinkedClaim, text: str) -> bool:
    """Whether its words call those counted the speaker's foes: "fourteen of the occupiers", "30 enemy soldiers"."""
    behind = claim.evidence.partition(text)[2]
    told = [w.lower() for w in _WORD.findall(_END.split(behind, maxsplit=1)[0])[:_NEAR]]
    return any(w in table("tolls")["foes"]["words"] for w in told)


def is_others(claim: LinkedClaim, count: Mapping[str, Any]) -> bool:
    """Whether it counts others than one who was told of before: "two others died", "a woman also died"."""
    begin = claim.claim["evidence"]["start"]
    behind = claim.evidence[max(0, count["end"] - begin) :]
    after = _TOKEN.findall(behind.lower())[:_NEAR]
    verb = claim.claim["trigger"]["text"]
    between = _TOKEN.findall(behind.partition(verb)[0].lower())[-1:] if verb in behind else []
    return after[:1] in (["other"], ["others"]) or "also" in after or between == ["also"]


def is_only(claim: LinkedClaim, count: Mapping[str, Any]) -> bool:
    """Whether it is told to be all: "the only one who died", "just one guard"."""
    begin = claim.claim["evidence"]["start"]
    told = _TOKEN.findall(claim.evidence[: max(0, count["end"] - begin)].lower())
    return not set(table("tolls")["all"]["words"]).isdisjoint(told[-2 * _NEAR :])


def _are_presumed(told: list[str]) -> bool:
    """ "Five civilians presumed to be gunmen": no civilians to those who tell of them."""
    at = next((i for i, word in enumerate(told) if word in table("tolls")["presumed"]["words"]), None)
    return at is not None and _named(told[at : at + _NEAR]) == "fighters"


def is_partial(claim: LinkedClaim, count: Mapping[str, Any]) -> bool:
    """Whether it counts a part of the dead or the wounded: "three more", "two of the injured", "including a boy"."""
    begin, end = (count[side] - claim.claim["evidence"]["start"] for side in ("start", "end"))
    if begin < 0 or end > len(claim.evidence):
        return False
    rules = table("tolls")["partial"]
    before = _TOKEN.findall(claim.evidence[:begin].lower())
    after = _TOKEN.findall(claim.evidence[end:].lower())
    if is_former(claim, count) or (_ONE_OF.match(claim.evidence[end:]) is not None and is_one(count)):
        return True
    if count.get("low") == 1 and _AMONG.search(claim.evidence[:begin]) is not None:
        return True
    if _is_theirs(before, rules) or _is_besides(claim, count, before, rules):
        return False
    is_of_wounds = count["kind"] == "wounded"
    near = [w for w in before[-2:] if not (is_of_wounds and w in rules["besides"])]
    if not is_of_wounds and any(w in rules["ordinals"] for w in near):
        return True
    if any(w in rules["before"] for w in near) or after[:1] == ["more"] or before[-1:] == ["more"]:
        return True
    trigger, sentence = claim.claim["trigger"]["text"], claim.evidence
    treated = is_later_death(trigger, sentence) or f"{trigger} on arrival" in sentence
    of_these = after[:2] in (["of", "them"], ["of", "those"]) or not _HURT.isdisjoint(after[:_NEAR])
    if treated and (of_these or is_one(count)):
        return True
    if is_of_wounds and after[:2] == ["of", "them"] and _CARED_FOR.search(trigger) is not None:
        return True  # "the injured were taken to hospital, and four of them were referred to the capital"
    own = list(takewhile(lambda w: not _is_number(w), after[: 3 * _NEAR]))  # "rose to 13 after four of the injured"
    parts = tuple(rules["after"])
    return any(" ".join(own[i : i + 3]).startswith(parts) for i in range(len(own)))


_CARED_FOR = re.compile(r"\b(?:referred|transferred|moved|flown|airlifted|evacuated|discharged|operated)\b")


def nth_of(claim: LinkedClaim, count: Mapping[str, Any]) -> int | None:
    """The number of the one who died: three of "a third person died"; None where he has none."""
    if not is_one(count) or _DIES.match(claim.claim["trigger"]["text"]) is None:
        return None
    begin = max(0, count["start"] - claim.claim["evidence"]["start"])
    *_, article, one, two = ["", "", "", *_TOKEN.findall(claim.evidence[:begin].lower())]
    ordinals: list[str] = table("tolls")["partial"]["ordinals"]
    nth = two if one in _A else one if article in _A else ""
    return ordinals.index(nth) + _THIRD if nth in ordinals else None


_A = ("a", "an")
_DIES = re.compile(r"(?:has |had )?(?:\w+ )?(?:died|dies|succumbed)\b")
_THIRD = 3  # the first of the ordinals


def is_of_those_dead(claim: LinkedClaim, count: Mapping[str, Any], dead: Container[int]) -> bool:
    """ "Three of the four had been shot in the back", where four are counted dead."""
    after = _TOKEN.findall(claim.evidence[max(0, count["end"] - claim.claim["evidence"]["start"]) :].lower())[:3]
    whole = load_numbers().words.get(after[2]) if after[:2] == ["of", "the"] and len(after) > 2 else None
    if after[:2] == ["of", "the"] and after[2:] and after[2].isdigit():
        whole = int(after[2])
    return count["kind"] == "wounded" and whole is not None and whole in dead


def is_former(claim: LinkedClaim, count: Mapping[str, Any]) -> bool:
    """Whether it is the number of an earlier account: "firefighters had put the toll at five", "he had spoken of five
    dead"."""
    start = count["start"] - claim.claim["evidence"]["start"]
    told = [m.end() for m in _HAD_TOLD.finditer(claim.evidence, 0, max(0, start))]
    between = _TOKEN.findall(claim.evidence[told[-1] : start].lower()) if told else []
    return bool(told) and len(between) <= 2 * _NEAR and not any(map(_is_number, between))


def may_be_all(claim: LinkedClaim, count: Mapping[str, Any]) -> bool:
    """Whether a part of a toll ("his wife", "a third man", one who died of wounds) may be the whole, where nobody tells
    of others."""
    rules = table("tolls")["partial"]
    begin = claim.claim["evidence"]["start"]
    before = _TOKEN.findall(claim.evidence[: max(0, count["start"] - begin)].lower())
    if is_former(claim, count):
        return True
    by_whose = any(w in rules["alone"] for w in before[-1:]) or any(w in rules["ordinals"] for w in before[-2:])
    return by_whose or (is_one(count) and is_later_death(claim.claim["trigger"]["text"], claim.evidence))


def _is_theirs(before: list[str], rules: Mapping[str, Any]) -> bool:
    """ "A man and his adult son" are two."""
    last = before[-3:]
    return len(last) > 1 and "and" in last[:-1] and last[last.index("and") + 1] in rules["theirs"]


def _is_besides(claim: LinkedClaim, count: Mapping[str, Any], before: list[str], rules: Mapping[str, Any]) -> bool:
    """ "Killed the commander and another man": two, if the words before tell of the first."""
    if before[-2:-1] != ["and"] or before[-1] not in rules["besides"]:
        return False
    first = (n for n in claim.claim["counts"] if n["kind"] == count["kind"] and n["end"] < count["start"])
    start = claim.claim["evidence"]["start"]
    between = (claim.evidence[max(0, n["end"] - start) : count["start"] - start] for n in first)
    return any(len(_TOKEN.findall(words)) <= _BETWEEN for words in between)


def is_one(count: Mapping[str, Any]) -> bool:
    """A person told of without a number: "the driver", "Sergeant Oda"."""
    return count["low"] == count["high"] == 1 and not _is_number(str(count["text"]).lower())


def _is_number(word: str) -> bool:
    return word.isdigit() or word in load_numbers().words


def _named(told: list[str]) -> str | None:
    of = groups("tolls", "scopes")
    at = next((n for n, word in enumerate(told) if word in of), None)
    if at is None:
        return None
    beside = of.get(told[at + 1]) if at + 1 < len(told) else None  # "19 dead civilians"
    return beside if of[told[at]] == PEOPLE and beside in DISJOINT else of[told[at]]
