"""Which speakers are one: a body and who speaks for it, a person by his names, an army and its ministry."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from reportedly.letters import bare
from reportedly.resolve.claimants import are_copies, are_one_name, is_branch, is_speaker, is_unnamed, likeness, wording
from reportedly.resolve.knowledge import table, words
from reportedly.resolve.model import LinkedClaim
from reportedly.resolve.naming import is_short, shorts
from reportedly.resolve.speaking import names_land, says_police, state_of
from reportedly.resolve.unnamed import are_one_description, body_spoken_for, called, is_quoted_later, is_taken_up

_WORD = re.compile(r"[^\W\d_]+")
_DEFENCE = re.compile(r"\bdefen[cs]e\b.*\bminist|\bminist\w+ (?:of|for) (?:\w+ )?defen[cs]e\b", re.IGNORECASE)
_NAMED = re.compile(r"^, ((?:[A-Z][\w.'’-]*\s?){2,5}),")  # "the army's spokesman, Colonel Jan Odra,"
_FULL_NAME = re.compile(r"(?<!\bof )(?<!\bin )(?<!\bfor )(?<![A-Z]\. )\b[A-Z][a-zà-ÿ’'-]+ [A-Z][a-zà-ÿ’'-]+$")
_ONE = ("a ", "an ", "the ", "his ", "her ")  # or as a transcript writes who speaks: "MILLER: They came at dawn."
_BRANCH = ("gov-", "mil-", "pol-")


def sole_bodies(claims: Iterable[LinkedClaim]) -> frozenset[str]:
    """The sorts of bodies of which the claims name no two: all who speak for one of them are of one."""
    named: dict[str, set[frozenset[str]]] = {}
    for body in (body_spoken_for(c) for c in claims):
        if body is not None:
            named.setdefault(body[0], set()).add(body[1])
    return frozenset(sort for sort, names in named.items() if len(names - {frozenset()}) <= 1)


def speak_for_one(one: LinkedClaim, two: LinkedClaim, bodies: frozenset[str]) -> bool:
    first, second = body_spoken_for(one), body_spoken_for(two)
    return first is not None and second is not None and first[0] == second[0] and first[0] in bodies


def is_one(one: LinkedClaim, two: LinkedClaim, stands_for: Mapping[str, str], bodies: frozenset[str]) -> bool:
    if speak_for_one(one, two, bodies):
        return True
    if is_speaker(one) != is_speaker(two):  # a copied sentence may cite both
        return are_copies(one, two) and _cite_one(one, two)
    if is_unnamed(one):
        here = one.origin == two.origin
        alike = are_one_description(called(one), called(two)) if here else _is_one_person(one, two)
        alike = alike or (here and (is_taken_up(one, two) or is_quoted_later(one, two)))
        return alike or (are_copies(one, two) and _is_one_in_copies(one, two))
    first, second = (stands_for.get(_who(c), c.origin) for c in (one, two))
    if are_one_name(first, second) or is_branch(first, second) or _are_of_one_body(one, two) or _is_one_man(one, two):
        return True
    return are_copies(one, two) and _cite_one(one, two)


def _are_of_one_body(one: LinkedClaim, two: LinkedClaim) -> bool:
    """Whether one is called by the short name of the other ("the Water Board (NWB)", "NWB"), or one is an army and the
    other the defence ministry that speaks for it, or the police and one of its officers."""
    named = [c.origin.startswith("name:") for c in (one, two)]
    if all(named) or (any(named) and any(c.origin.startswith("actor:") for c in (one, two))):
        first, second = _shorts(one), _shorts(two)
        short = any(is_short(s, wording(two)) for s in first) or any(is_short(s, wording(one)) for s in second)
        if all(named) or short or not first.isdisjoint(second):
            return short or not first.isdisjoint(second)
    return any(
        _speaks_for(a, b.origin)
        or _sums_up(a, b)
        or _is_named_later(a, b)
        or _is_official_named_later(a, b)
        or _is_police_of(a, b)
        or _are_of_the_courts(a, b)
        or _is_unit_of(a, b)
        or _is_office_again(a, b)
        for a, b in ((one, two), (two, one))
    )


def are_of_body(voice: LinkedClaim, speaker: LinkedClaim) -> bool:
    """Whether the own voice of a body's outlet is one with a speaker: the army, and the state that speaks for it."""
    if not voice.origin.startswith("actor:") or not is_speaker(speaker):
        return False
    return is_branch(voice.origin, speaker.origin) or _speaks_for(speaker, voice.origin)


def _are_of_the_courts(claim: LinkedClaim, other: LinkedClaim) -> bool:
    """Whether one is a state's judiciary and the other its prosecutors, or the state by its name, where a sentence that
    its courts gave was carried out: "Norland announced the hanging"."""
    kind, _, land = claim.origin.rpartition(":")
    if kind != "body:judiciary":
        return False
    state = other.origin.startswith("actor:gov-") and state_of(wording(other)) is not None
    where = other.origin.rpartition("-")[2].upper() if state else other.origin.rpartition(":")[2]
    return (state or other.origin.startswith("body:justice:")) and (land == where or "" in (land, where))


def _is_police_of(claim: LinkedClaim, other: LinkedClaim) -> bool:
    """Whether "police" are those whom the same text names ("Captain Odra of the Northern Police")."""
    bare = wording(claim).lower().removeprefix("the ") == "police" and claim.document_id == other.document_id
    return bare and bool(other.claim["attribution"]) and says_police(other.claim["attribution"][0]["source"])


def _is_unit_of(claim: LinkedClaim, other: LinkedClaim) -> bool:
    """Whether "the army's Odra Division" speaks beside the army of the same text."""
    here = claim.document_id == other.document_id and other.origin.startswith("actor:mil-")
    return here and _whom(claim).lower().startswith(
        ("the army's ", "the army’s ", "the military's ", "the military’s ")
    )


def _is_office_again(claim: LinkedClaim, other: LinkedClaim) -> bool:
    """Whether "the regional administration" is that which the same text calls by its region before."""
    if claim.document_id != other.document_id or not all(c.origin.startswith("office:") for c in (claim, other)):
        return False
    told, first = wording(claim).lower(), wording(other).lower()
    bare = told.removeprefix("the ")
    return told.startswith("the ") and bare != first and first.endswith(f" {bare}")


def _is_one_person(one: LinkedClaim, two: LinkedClaim) -> bool:
    """Whether two outlets cite one person by a trade or a tie that few on the spot have: "a fisherman", "the uncle"."""
    told = called(one)
    heads = {w[:-1] for w in told if w.endswith("!")}
    singles = all(wording(c).isupper() or wording(c).lower().startswith(_ONE) for c in (one, two))
    return singles and told == called(two) and heads.isdisjoint(words("origins", "many_on_the_spot"))


def _is_one_in_copies(one: LinkedClaim, two: LinkedClaim) -> bool:
    """Whether two copies lay it to one of their nameless speakers, by what he is called or by his sentence: a text may
    cite a captain and a woman."""
    if called(one) == called(two):
        return True
    if wording(one) in two.evidence or wording(two) in one.evidence:
        return False  # "a survivor and a guard said" in both: the other of the two
    return bool(likeness(one, two)[0] >= table("origins")["text"]["sentence"])


def _is_one_man(one: LinkedClaim, two: LinkedClaim) -> bool:
    """Whether two wordings end in one name of two words or more, whatever post each has before it; "he" has that of
    whom he stands for."""
    first, second = (_FULL_NAME.search(bare(_whom(c))) for c in (one, two))
    return first is not None and second is not None and first[0].lower() == second[0].lower()


def _whom(claim: LinkedClaim) -> str:
    told = wording(claim)
    if told.lower() not in words("origins", "pronouns"):
        return told
    return str(claim.claim["attribution"][0]["source"]["name"] or told)


def _is_named_later(claim: LinkedClaim, other: LinkedClaim) -> bool:
    """Whether "a military unit" is the brigade of its country that the text names further on."""
    chain = other.claim["attribution"]
    if claim.document_id != other.document_id or not claim.origin.startswith("actor:mil-") or not chain:
        return False
    indefinite = wording(claim).lower().startswith(("a ", "an "))
    source, key = chain[0]["source"], other.origin.removeprefix("actor:")
    of_land = source["kind"] == "State Forces" and source["country"] == claim.origin.rpartition("-")[2].upper()
    own = other.origin.startswith("actor:") and not key.startswith(_BRANCH)
    return indefinite and of_land and own and claim.claim["trigger"]["start"] < other.claim["trigger"]["start"]


def _is_official_named_later(claim: LinkedClaim, other: LinkedClaim) -> bool:
    """Whether "a Norlandic official" of a lead is the governor or the mayor of that land whom the same text names
    further on."""
    told, land = wording(claim).lower(), claim.origin.removeprefix("actor:gov-")
    if not told.startswith("a") or not told.endswith(" official") or claim.document_id != other.document_id:
        return False
    office = other.origin.startswith("office:") and other.origin.endswith((f":{land.upper()}", ":"))
    return office and land != claim.origin and claim.claim["trigger"]["start"] < other.claim["trigger"]["start"]


def _sums_up(claim: LinkedClaim, other: LinkedClaim) -> bool:
    """Whether "the government" of a lead is the army whose word the same text gives further on."""
    land = claim.origin.removeprefix("actor:gov-")
    later = claim.claim["trigger"]["start"] < other.claim["trigger"]["start"]
    bare = wording(claim).lower() == "the government" and claim.document_id == other.document_id and later
    return bare and other.origin == f"actor:mil-{land}"


def _speaks_for(claim: LinkedClaim, body: str) -> bool:
    kind, _, country = claim.origin.rpartition("-")
    if kind == "actor:gov" and body == f"actor:mil-{country}":  # "Norland says" is whoever speaks for it
        return _DEFENCE.search(wording(claim)) is not None or state_of(wording(claim)) is not None
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
    """Under what `persons` knows a speaker: a government's officials are known by their names."""
    return f"{claim.origin}:{wording(claim)}" if claim.origin.startswith("actor:gov-") else claim.origin


def _cite_one(one: LinkedClaim, two: LinkedClaim) -> bool:
    """Whether two copies lay it to one speaker, by his wording: a sentence may cite two."""
    first, second = (set(_WORD.findall(wording(c).lower())) for c in (one, two))
    return not first or not second or bool((first & second) - words("origins", "titles"))


def persons(claims: Sequence[LinkedClaim]) -> Mapping[str, str]:
    """Speakers known by name alone whom another claim names with the actor or the office that they speak for."""
    known: dict[str, str] = {}
    surnames: dict[str, str] = {}  # "Odra", of whom the text tells the post beside his name
    for claim in sorted(claims, key=lambda c: not c.origin.startswith("office:")):
        if claim.origin.startswith(("actor:", "office:", "body:")) and claim.claim["attribution"]:
            source = claim.claim["attribution"][0]["source"]
            called_so = source["text"] if source["actor_id"] else f"{source['text']} {source['name'] or ''}"
            beside = _NAMED.match(claim.evidence[max(0, source["end"] - claim.claim["evidence"]["start"]) :])
            told = _names(f"{called_so} {beside[1] if beside else ''}")
            for word in told:
                known.setdefault(word, claim.origin)
            if len(told) == 1 and source["text"].lower().endswith(told[0]) and not names_land(source["text"]):
                surnames[told[0]] = claim.origin
    for claim in (c for c in claims if c.origin.startswith("name:") and c.claim["attribution"] and is_speaker(c)):
        source = claim.claim["attribution"][0]["source"]  # "she", whom this text calls the head of a hospital
        name = _names(source["name"] or source["text"])
        if len(name) > 1 and not set(name) & set(claim.origin.removeprefix("name:").split()):
            for word in name:
                known.setdefault(word, claim.origin)
    found = {}
    for claim in (c for c in claims if is_speaker(c)):
        by_name = claim.origin.startswith("name:")
        name = claim.origin.removeprefix("name:").split() if by_name else _names(wording(claim))
        meant = {known.get(w, "") for w in name}
        if (by_name and "" not in meant) or (len(meant) == 1 and min(meant).startswith("office:")):
            found[_who(claim)] = known[name[-1]]
        elif by_name and len(name) == 2 and name[-1] in surnames:
            found[_who(claim)] = surnames[name[-1]]
    return found


def _names(wording: str) -> list[str]:
    """The words with a capital that are no title, in lower case."""
    told = [w.lower() for w in _WORD.findall(bare(wording)) if w[0].isupper()]
    return [w for w in told if w not in words("origins", "titles")]
