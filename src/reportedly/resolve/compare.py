"""Two claims compared: can they be one happening, and how likely, with the reasons in words.

The weights are log-odds in data/resolve/compare.toml. What a claim does not tell counts neither for nor against.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import exp

from reportedly.code.later import is_dying
from reportedly.letters import bare
from reportedly.resolve import days, parties, places
from reportedly.resolve.facts import (
    FINE,
    INTERVAL,
    Facts,
    clause_later,
    does_also_later,
    facts,
    is_settlement,
    parts_of,
)
from reportedly.resolve.happenings import are_close, is_at_protest, is_loose, is_turned, means_of
from reportedly.resolve.knowledge import table, words
from reportedly.resolve.model import LinkedClaim, Pair
from reportedly.resolve.retracted import are_of_one_outlet, is_notice
from reportedly.resolve.sketch import contained
from reportedly.resolve.telling import telling, weight_of

Reason = tuple[str, str]
_BAR = "bar"  # by its values, each of which may be misread
_BLOWS = frozenset(("aerial", "drone", "explosives", "heavy-weapons", "suicide-attack"))
_FIRM = "firm"  # by what a text says of the two
_LATER = re.compile(r"\b(?:minutes|hours|days|weeks|months|years) later,? (?!(?:he|she|they|died)\b)")
_CAME = re.compile(r"\S+(?: \S+){0,4}? (?:came|comes|happened|occurred|took place) ")
_AGAINST = re.compile(
    r"\b(?:against|over|denounc\w+|condemn\w+|demand\w*|following|response to|handling of|critici\w+|anger at)\s"
    r"[^,.;]{0,40}$"
)
_SPAN = re.compile(r"\b(?:week|fortnight|month|year) (?:in|during) which\b")
_ANOTHER = re.compile(
    r"\b(?:another|a second|a separate|a different) (?:group|team|unit|gang|cell|squad|attack|strike|raid|ambush|bomb"
    r"|blast|explosion|explosive|incident|assault|car bomb|suicide bomber|bomber|drone|missile|rocket|shell|mine)s?\b"
)
_SEPARATE = re.compile(
    r"(?:In )?(?:[Aa] (?:separate|different)|[Aa]n unrelated) (?:\w+ )?(?:attack|strike|airstrike|raid|ambush|bombing"
    r"|blast|explosion|shelling|shooting|assault|clash|incident|kidnapping|abduction)\b"
)
_ROAD = re.compile(r"\b(?:road|highway|motorway|route|way|track)\b", re.IGNORECASE)
_UNPLACED = frozenset(("no_place", "other_land", "perhaps_other_land"))
_LENT = {"same_place": "lent_place", "bar": "lent_elsewhere"}


def compare(one: LinkedClaim, two: LinkedClaim) -> Pair:
    """The pair's score; the same for (a, b) and (b, a)."""
    return compare_facts(facts(one), facts(two))


def compare_facts(one: Facts, two: Facts) -> Pair:
    """The pair's score from claims read already; a bar, firm or not, gives the score 0 and ends the reasons."""
    if one.claim.claim_id > two.claim.claim_id:
        one, two = two, one
    if one.claim.about is not None or two.claim.about is not None:
        return _spoken_of(one, two)
    rules = table("compare")
    total: float = rules["score"]["start"]
    told: list[str] = []
    for weight, reason in _reasons(one, two):
        if weight in (_BAR, _FIRM):
            reasons = (*told, reason)
            return Pair(one.claim.claim_id, two.claim.claim_id, 0.0, reasons, barred=True, firm=weight == _FIRM)
        total += _share(weight, one, two) * rules["weights"][weight]
        told.append(reason)
    return Pair(one.claim.claim_id, two.claim.claim_id, round(1 / (1 + exp(-total)), 4), tuple(told))


def _spoken_of(one: Facts, two: Facts) -> Pair:
    """A word on a deed and another claim: it is of one event with what it speaks of, and is compared with nothing."""
    ids = one.claim.claim_id, two.claim.claim_id
    if one.claim.about == ids[1] or two.claim.about == ids[0]:
        return Pair(*ids, 1.0, ("the one speaks of what the other tells",))
    return Pair(*ids, 0.0, ("one only speaks of what another claim tells",), barred=True)


def features(one: Facts, two: Facts) -> list[tuple[str, float]] | None:
    """The weights that a pair's score adds up, by name, and how often each counts; None where a bar ends it."""
    found = [weight for weight, _ in _reasons(one, two)]
    return None if _BAR in found or _FIRM in found else [(weight, _share(weight, one, two)) for weight in found]


def _share(weight: str, one: Facts, two: Facts) -> float:
    if weight == "context":
        return _context(one, two)
    return _words(one, two) if weight == "words" else 1.0


def _reasons(one: Facts, two: Facts) -> Iterator[Reason]:
    if not one.kinds & two.kinds:
        yield _BAR, f"{_type(one)} and {_type(two)} are no one happening"
        return
    if one.summed != two.summed:
        yield _FIRM, "one is the sum of several happenings"
        return
    if one.unreal != two.unreal:
        yield _FIRM, "one has happened, the other is only foreseen"
        return
    if one.claim.document_id == two.claim.document_id and one.claim.entry != two.claim.entry:
        yield _FIRM, "one digest tells them in two entries"
        return
    if _is_copy(one, two):
        yield "copied", "told in the same words, in copies of one text"
        return
    if _is_apart_by_an_interval(one, two):
        yield _FIRM, "one sentence tells how long after the one the other was"
        return
    if _is_owned_beside_denied(one, two):
        yield _FIRM, "one speaker owns to the one and denies the other, at another place"
        return
    if _is_won_back(one, two) or _is_won_back(two, one):
        yield _FIRM, "what is won back was taken by others before"
        return
    if _is_cause(one, two) or _is_cause(two, one):
        yield _FIRM, "what a protest is about is not the protest"
        return
    if _is_undated_strike(one, two) or _is_undated_strike(two, one):
        yield _BAR, "a strike of which no day is told, and a march"
        return
    for weight, reason in _where(one, two):
        yield weight, reason
        if weight in _UNPLACED:
            yield from _named_around(one, two)
            yield from _story(one, two)
    yield from _when(one, two)
    yield from _types(one, two)
    yield from _who(one, two)
    yield from _how_many(one, two)
    yield from _figures(one, two)
    yield from _scene(one, two)
    yield from _told(one, two)


def _named_around(one: Facts, two: Facts) -> Iterator[Reason]:
    """The text of a claim that names no place names that of the other around it."""
    if one.claim.document_id == two.claim.document_id:
        return
    for told, other in ((one, two), (two, one)):
        if other.place is not None or other.named or not is_settlement(told.claim.claim["place"]):
            continue
        for name in sorted(told.named):
            own = telling(name.split())  # as the words around are kept: without the short ones
            if own and own <= other.context:
                yield "named_around", f"{name.title()} is named around one of them"
                return


def _story(one: Facts, two: Facts) -> Iterator[Reason]:
    """What two texts have in common around claims that no place tells together or apart."""
    if one.claim.document_id != two.claim.document_id and one.context and two.context:
        shared = sorted(one.context & two.context)
        yield "context", "words in common around them: " + (", ".join(shared[:6]) or "none")


def _types(one: Facts, two: Facts) -> Iterator[Reason]:
    if _is_of_things(one, two) or _is_of_things(two, one):
        yield "things", "a bridge or a depot that is destroyed, and the fight for a town"
    elif _is_on_crowd_alone(one, two) or _is_on_crowd_alone(two, one):
        yield "unrest", "violence against a crowd, and what tells of none"
    elif one.event_type == two.event_type:
        yield "same_type", f"both {one.event_type}"
        if one.mode is not None and one.mode == two.mode:
            yield "same_mode", f"both {one.mode}"
    elif _is_in_course(one, two) or _is_in_course(two, one):
        yield "in_course", "the one is told to have been made in the course of the other"
    elif _is_apart_from_unrest(one, two) or _is_apart_from_unrest(two, one):
        yield "unrest", "a protest, and what no crowd or its foes did"
    elif _is_policed(one, two) or _is_policed(two, one):
        yield "policed", "a protest, and what is said to have been done to those who took part"
    elif is_turned(one.claim.claim) != is_turned(two.claim.claim) and _is_from_afar(one) != _is_from_afar(two):
        yield "loose_type", f"{_type(one)} from the air or by a bomb, and {_type(two)}"
    elif is_turned(one.claim.claim) != is_turned(two.claim.claim):
        yield "taken_and_left", f"{_type(one)} and {_type(two)} can be two sides of one happening"
    elif is_loose(one.claim.claim) or is_loose(two.claim.claim):
        yield "loose_type", f"{_type(one)} and {_type(two)} can be parts of one happening"
    else:
        yield "related_type", f"{_type(one)} and {_type(two)} can be one happening"
    if one.means and two.means and one.means != two.means:
        close = are_close(one.means, two.means)
        sure = means_of(one.mode) is not None and means_of(two.mode) is not None
        weight = "close_means" if close else "other_means" if sure else "perhaps_other_means"
        yield weight, f"done by {one.mode or one.means} and by {two.mode or two.means}"
    if "attempted" in (one.claim.claim["modality"], two.claim.claim["modality"]) and (
        one.claim.claim["modality"] != two.claim.claim["modality"]
    ):
        yield "attempted", "one says that it was only attempted"


def _is_taken_back(one: Facts, two: Facts) -> bool:
    """Whether one is an outlet's notice that it takes back a report, and the other what it reported of that kind."""
    if is_notice(one.claim) == is_notice(two.claim) or one.claim.document_id == two.claim.document_id:
        return False
    return one.event_type == two.event_type and are_of_one_outlet(one.claim, two.claim)


def _is_cause(one: Facts, two: Facts) -> bool:
    """Whether one is a protest, and the other what its sentence says that it was against."""
    unrest = one.event_type == "PROTEST" or one.mode == "crowd-control"
    if (
        not unrest
        or two.event_type == "PROTEST"
        or two.mode == "crowd-control"
        or one.claim.document_id != two.claim.document_id
    ):
        return False
    said = two.claim.claim
    before = two.claim.evidence[: max(0, said["trigger"]["start"] - said["evidence"]["start"])]
    return one.where[0] == two.where[0] and _AGAINST.search(before) is not None


def _is_undated_strike(strike: Facts, march: Facts) -> bool:
    """Whether one is work laid down on no day that is told, and the other a march that another text tells of."""
    modes = strike.event_type == march.event_type == "PROTEST" and (strike.mode, march.mode) == ("strike", "demo")
    return modes and strike.days is None and strike.claim.document_id != march.claim.document_id


def _is_denied_there(denied: Facts, told: Facts) -> bool:
    """A denial without a day, in another text, of a deed at the place that it names: of a deed that is known."""
    if denied.claim.document_id == told.claim.document_id or denied.days is not None or told.background:
        return False
    return denied.place_told and not denied.named.isdisjoint(told.named) and denied.event_type == told.event_type


def _is_owned_beside_denied(one: Facts, two: Facts) -> bool:
    """ "The group said that it had bombed the base in Orra but had nothing to do with the attack in Bena"."""
    if one.claim.document_id != two.claim.document_id or one.where[0] != two.where[0] or one.denied == two.denied:
        return False
    if not (one.named and two.named) or not one.named.isdisjoint(two.named):
        return False
    chains = [f.claim.claim["attribution"] for f in (one, two)]
    return all(chains) and chains[0][0]["source"]["text"] == chains[1][0]["source"]["text"]


_LED = re.compile(r"(?:\s[\w’'-]+){0,4}\s?")


_FOLLOWED = re.compile(
    r"(?:[\w-]+ ){1,3}(?:(?:had|have|has) )?(?:\w+ly )?(?:followed|came (?:\w+ ){0,3}after)"
    r" (?:an?\b|the\b|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
)


def _is_apart_by_an_interval(one: Facts, two: Facts) -> bool:
    """Whether one sentence tells of two blows, or of a place that was lost and won back, and of the days or hours
    between them; not of a wound and the death of it, nor of a strike and its later toll: of which of them is told that
    it came later must be somebody's deed, or done by other means."""
    if one.claim.document_id != two.claim.document_id or one.where[0] != two.where[0]:
        return False
    first, second = sorted((one, two), key=lambda f: f.where)
    between = _between(one, two)
    if _SPAN.search(between) is not None:
        return True  # "the unrest comes at the end of a week in which six policemen were killed"
    if _FOLLOWED.match(between) is not None and first.event_type == second.event_type == "ASSAULT":
        return not is_dying(first.trigger)  # "the killings followed an attack on the base"
    if _is_led_by_an_interval(first) and _are_two_blows(second, first):
        return True  # "twelve hours after the murder of a judge, a bomb went off"
    if ";" in between and _are_of_a_list(first, second):
        return True
    if (later := clause_later(first.claim)) is not None and first.where[1] - first.where[0] < later:
        return (
            second.where[1] - second.where[0] > later and _are_two_blows(second, first) and _are_unlike(first, second)
        )
    interval = INTERVAL.search(between)
    if interval is None:
        return _LATER.search(between) is not None and _are_two_blows(second, first)
    if one.mode == two.mode == "seize" or (one.means and two.means and not are_close(one.means, two.means)):
        return True
    after = interval[0].lower().endswith("after")
    came = _CAME.match(between) is not None
    return _are_two_blows(*((first, second) if after else (second, first)), came=came)


def _is_led_by_an_interval(fact: Facts) -> bool:
    """Whether "two days after" stands right before the words of a claim."""
    ahead = fact.claim.evidence[: fact.where[1] - fact.where[0]]
    told = list(INTERVAL.finditer(ahead))
    if not told or not told[-1][0].lower().endswith("after"):
        return False
    return _LED.fullmatch(ahead, told[-1].end()) is not None


def _are_of_a_list(one: Facts, two: Facts) -> bool:
    """ "Murder of a trader; a roadside bomb against lorries": violence by other means, in parts of one line."""
    both = one.event_type == two.event_type == "ASSAULT" and bool(one.means and two.means)
    return both and not (is_dying(one.trigger) or is_dying(two.trigger)) and not are_close(one.means, two.means)


def _are_two_blows(later: Facts, former: Facts, *, came: bool = False) -> bool:
    """Whether both are violence, and the later one a deed of somebody or `came`: no death, no toll and no report."""
    deed = came or bool(later.doers) or later.means is not None
    both = later.event_type == former.event_type == "ASSAULT"
    return both and deed and not (is_dying(later.trigger) or is_dying(former.trigger))


def _are_unlike(one: Facts, two: Facts) -> bool:
    """Whether two blows were dealt by other means, or by other people."""
    if one.means and two.means and one.means != two.means:
        return True
    by = [{p["start"] for p in fact.doers} for fact in (one, two)]
    return bool(by[0] and by[1]) and by[0].isdisjoint(by[1]) and one.hurt != two.hurt


def _is_won_back(one: Facts, two: Facts) -> bool:
    """Whether one wins back what the other, of the other side, took: a capture and its reverse are two happenings."""
    if not (one.mode == two.mode == "seize") or one.denied or two.denied:
        return False
    again = [any(w in fact.trigger for w in table("compare")["rules"]["retaken"]) for fact in (one, two)]
    return again == [True, False] and parties.relation(one.doers, two.doers, doing=True) == "other"


def _is_from_afar(told: Facts) -> bool:
    """Whether it was done from the air or by what had been laid: who does so takes no place that others leave."""
    return told.event_type == "ASSAULT" and told.mode in ("aerial", "drone", "explosives")


def _is_of_things(one: Facts, two: Facts) -> bool:
    """Whether one blows up a bridge or a depot, and the other fights for a town, takes or leaves it."""
    things = words("compare", "rules", "things")
    struck = one.event_type == "ASSAULT" and one.mode in ("destroy", "explosives") and not one.counts
    fight = two.event_type != "ASSAULT" or two.mode in (None, "firearms")
    also = two.sites & things and one.where[0] != two.where[0]
    return struck and fight and bool(one.sites & things) and not also


def _is_in_course(one: Facts, two: Facts) -> bool:
    """Whether one is an arrest, and the other of the deed that the same document tells of before it, or in its own
    sentence."""
    told = two.where[1] < one.where[1] or two.where[0] == one.where[0]
    same = one.claim.document_id == two.claim.document_id and told
    return same and two.event_type in ("ASSAULT", "PROTEST") and not two.kinds.isdisjoint(one.claim.course)


def _is_apart_from_unrest(one: Facts, two: Facts) -> bool:
    """Whether one is a protest and the other has nothing of it: no crowd, no means against crowds, no arrest."""
    prison = one.mode == "riot" and "prison" in one.sites & two.sites
    if one.event_type != "PROTEST" or prison or "unrest" in two.claim.course:
        return False
    crowd = is_at_protest(two.claim.claim) or (two.denied and one.claim.document_id == two.claim.document_id)
    unrest = not crowd and two.mode != "crowd-control" and not two.words & words("compare", "rules", "unrest")
    return unrest and not one.names & two.names


def _is_on_crowd_alone(one: Facts, two: Facts) -> bool:
    """Whether one is violence against a crowd, and the other tells of no crowd, in another text and at no place that is
    known to be the same."""
    if one.event_type != "ASSAULT" or two.event_type != "ASSAULT" or one.claim.document_id == two.claim.document_id:
        return False
    unrest = words("compare", "rules", "unrest")
    on_crowd, other = (
        not {w.lower() for p in f.claim.claim["targets"] for w in p["text"].split()}.isdisjoint(unrest)
        for f in (one, two)
    )
    if not on_crowd or other or is_at_protest(two.claim.claim) or two.words & unrest or one.names & two.names:
        return False
    here, there = ((f.claim.claim["place"] or {}).get("place_id") for f in (one, two))
    return None not in (here, there) and here != there and two.mode != "crowd-control"


def _is_policed(one: Facts, two: Facts) -> bool:
    """Whether one is a protest, and the other the arrest of protesters that the same document tells of, or force
    against them that it has denied."""
    if one.event_type != "PROTEST" or one.claim.document_id != two.claim.document_id:
        return False
    if two.denied and two.event_type == "ASSAULT":
        source = two.claim.claim["attribution"][0]["source"]
        return is_at_protest(two.claim.claim) or (source["kind"] == "State Forces" and not two.place_told)
    crowd = is_at_protest(two.claim.claim) or bool(two.words & words("compare", "rules", "unrest"))
    return two.event_type == "COERCE" and two.mode == "arrest" and crowd


def _where(one: Facts, two: Facts) -> Iterator[Reason]:
    if one.place is not None and two.place is not None:
        weight, reason = places.relation(one.place, two.place)
        instead = _named_over_lent(one, two) if weight == _BAR and "of one name" not in reason else None
        if instead is not None:
            yield "named_there", f"the sentence of one names {instead.title()}"
            return
        if not (one.place_told and two.place_told):
            weight = _LENT.get(weight, weight) if "of one name" not in reason else weight
        # A name that two towns share is read alike in all texts, and their places are all that tells the two apart.
        yield _FIRM if weight == _BAR and "of one name" in reason else weight, reason
        if weight in ("same_country", "within"):
            yield from _named_there(one, two)
        return
    apart = one.lands and two.lands and not one.lands & two.lands
    if one.named & two.named and not (apart and one.told_land and two.told_land):
        yield "same_name", f"both at {min(one.named & two.named).title()}"
        return
    if _are_named_apart(one, two):
        yield "named_apart", f"told of {min(one.named).title()} and of {min(two.named).title()}"
        return
    if apart:
        perhaps = _may_be_in(one, two) or _may_be_in(two, one)
        weight = "perhaps_other_land" if perhaps else "other_land"
        yield weight, f"told of {min(one.lands)} and of {min(two.lands)}"
        return
    named = list(_named_there(one, two))
    if named:
        yield named[0]
    elif one.claim.document_id != two.claim.document_id:
        yield from _settings(one, two)


def _are_named_apart(one: Facts, two: Facts) -> bool:
    """Whether two sentences of one text each name a place of their own, which no gazetteer need have. One search goes
    through many places."""
    if one.event_type != "ASSAULT" or two.event_type != "ASSAULT":
        return False
    if one.claim.document_id != two.claim.document_id or not (one.named and two.named):
        return False
    if not (one.place_told and two.place_told) or one.where[0] == two.where[0]:
        return False
    if any(_ROAD.search(fact.claim.claim["place"]["text"]) for fact in (one, two)):
        return False  # "on the road from Orra to Sarn" and "near Telm" may be one place
    return not any(_names(here.named, there.claim.evidence) for here, there in ((one, two), (two, one)))


def _names(places: frozenset[str], sentence: str) -> bool:
    return any(re.search(rf"\b{re.escape(name)}\b", sentence, re.IGNORECASE) for name in places)


def _may_be_in(one: Facts, two: Facts) -> bool:
    """Whether a claim that tells no land is of a text that tells of the other's besides. In one text, each is where
    what is told beside it was."""
    return not one.told_land and bool(one.around & two.lands) and one.claim.document_id != two.claim.document_id


def _named_there(one: Facts, two: Facts) -> Iterator[Reason]:
    """The town that one claim tells is named in the sentence of the other, which has none or one that is not known."""
    for told, other in ((one, two), (two, one)):
        fine = told.place is None or told.place["precision"] in FINE
        if not fine or (told.place is not None and other.place is not None and other.place["precision"] in FINE):
            continue
        for name in sorted(told.named):
            if re.search(rf"\b{re.escape(name)}\b", other.claim.evidence, re.IGNORECASE):
                yield "named_there", f"the sentence of one names {name.title()}"
                return


def _named_over_lent(one: Facts, two: Facts) -> str | None:
    """The town of one that the other's sentence names, which takes its own place from another sentence: "bombed the
    people of Orra", in a report written elsewhere."""
    for told, other in ((one, two), (two, one)):
        if other.place_told or told.place is None or told.place["precision"] not in FINE:
            continue
        named = sorted(name for name in told.named if _names(frozenset((name,)), bare(other.claim.evidence)))
        if named:
            return named[0]
    return None


def _settings(one: Facts, two: Facts) -> Iterator[Reason]:
    """Where one of two documents' claims has no place: where what it tells besides happened, or where its outlet is."""
    for told, other in ((one, two), (two, one)):
        at_home = other.place is None and any(
            re.search(rf"\b{re.escape(n)}\b", other.claim.publisher or "", re.I) for n in told.named
        )
        if at_home and not other.named:
            yield "same_setting", f"told by {other.claim.publisher}"
            return
    agreed = one.event_type == two.event_type == "AGREE"  # signed away from the fights that its texts tell besides
    first, second = one.place or one.claim.setting, two.place or two.claim.setting
    if first is None or second is None or "country" in (first["precision"], second["precision"]):
        yield "no_place", "no place that both tell"
        return
    weight, reason = places.relation(first, second)
    if weight in ("same_place", "beside"):
        yield "same_setting", f"told of one place: {reason}"
    elif agreed:
        return
    elif weight in ("bar", "apart", "far_apart", "over_border"):
        yield "other_setting", f"told of other places: {reason}"
    else:
        yield "no_place", "no place that both tell"


def _when(one: Facts, two: Facts) -> Iterator[Reason]:
    weight, reason = days.relation(one, two)
    burned = "destroy" in (one.mode, two.mode) and not (one.counts or two.counts)
    if weight == "next_day" and one.event_type != two.event_type and not burned:
        weight = "next_day_of_battle"
    if weight is not None:
        yield weight, reason


def _who(one: Facts, two: Facts) -> Iterator[Reason]:
    by, against = parties.relation(one.doers, two.doers, doing=True), parties.relation(one.hurt, two.hurt)
    crossed = {parties.relation(one.doers, two.hurt), parties.relation(one.hurt, two.doers)} - {None, "other"}
    fought = "battle" in one.kinds & two.kinds and "MOBILIZE" not in (one.event_type, two.event_type)
    if crossed and fought and not {"same", "person"} & {by, against}:
        yield "two_sides", "each names a side of one fight"
        return
    if by == "other" and _is_exchange(one, two):
        yield "two_sides", "each side tells of one exchange"
        return
    apart = "other" in (by, against) and _in_one_text(one, two)
    if by == against == "other" and apart:
        yield _BAR, "one document tells of other doers and other victims"
    if by is not None:
        yield f"{by}_doer", _sides(by, "done by", one.doers, two.doers)
    if against is not None:
        yield f"{against}_hurt", _sides(against, "done to", one.hurt, two.hurt)
    if apart:
        yield "other_in_document", "one document tells the parties apart"


def _is_exchange(one: Facts, two: Facts) -> bool:
    """Whether two documents tell of one release of as many captives, as each side of an exchange does."""
    release = one.mode == two.mode == "release" and one.claim.document_id != two.claim.document_id
    return release and bool(one.figures & two.figures) and (one.days or two.days) is not None


def _how_many(one: Facts, two: Facts) -> Iterator[Reason]:
    for mine in one.counts:
        for other in two.counts:
            if mine["kind"] != other["kind"] or mine["low"] is None or other["low"] is None:
                continue
            if (mine["low"], mine["high"]) == (other["low"], other["high"]) and mine["low"] > 1:
                large = mine["low"] > table("compare")["rules"]["large"]
                yield ("same_large_number" if large else "same_number"), f"both {mine['text']} {mine['kind']}"
                return
            if _exclude(mine, other):
                lower, higher = sorted((mine["low"], other["low"]))
                far = higher >= table("compare")["rules"]["far"] * lower
                weight = "single_victim" if lower == 1 and far else "far_number" if far else "other_number"
                yield weight, f"{mine['text']} and {other['text']} {mine['kind']}"
                return


def _figures(one: Facts, two: Facts) -> Iterator[Reason]:
    """Two documents that name one large number, of whatever is no toll: the prisoners who are exchanged."""
    tolls = one.counts or two.counts
    shared = one.figures & two.figures
    if shared and not tolls and one.event_type == two.event_type and one.claim.document_id != two.claim.document_id:
        yield "same_large_number", f"both {min(shared)}"


def _exclude(one: parties.Party, two: parties.Party) -> bool:
    return any(a["high"] is not None and a["high"] < b["low"] for a, b in ((one, two), (two, one)))


def _scene(one: Facts, two: Facts) -> Iterator[Reason]:
    if one.claim.document_id == two.claim.document_id and one.where[0] == two.where[0]:
        yield from _two_blows(one, two)
        return  # one sentence has one scene
    if one.parts and two.parts:
        first, second = next(iter(one.parts)), next(iter(two.parts))
        if first == second:
            yield "same_part", f"both in the {first}"
        elif one.event_type == two.event_type == "ASSAULT" and not _follow(first, second):
            sure = one.part_told and two.part_told
            if sure and _in_one_text(one, two) and _are_apart(one.sites, two.sites):
                yield _FIRM, f"one text tells of one in the {first} and one in the {second}, at other sites"
                return
            if sure and _are_by_other_means(one, two):
                yield _FIRM, f"one in the {first}, one in the {second}, and by other means"
                return
            yield ("other_part" if sure else "perhaps_other_part"), f"one in the {first}, one in the {second}"
    if one.sites and two.sites:
        shared = sorted(one.sites & two.sites)
        if shared:
            yield "same_site", f"both at a {shared[0]}"
        elif one.event_type == two.event_type and not _is_death_of_its_wounded(one, two):
            yield "other_site", f"one at a {min(one.sites)}, one at a {min(two.sites)}"


def _two_blows(one: Facts, two: Facts) -> Iterator[Reason]:
    """ "In the morning drones bombed the mill, and at sunset a drone struck the port": each blow with its own words for
    the part of the day, which do not run into each other."""
    times = (f.claim.claim["time"] for f in (one, two) if f.event_type == "ASSAULT" and f.mode in _BLOWS)
    told = [part for time in times if time is not None and len(part := parts_of(time["text"])) == 1]
    if len(told) == 2 and told[0] != told[1]:
        first, second = (next(iter(part)) for part in told)
        if not _follow(first, second):
            yield _FIRM, f"one sentence tells of one in the {first} and one in the {second}"


def _is_death_of_its_wounded(one: Facts, two: Facts) -> bool:
    """Whether one is a death in hospital, of whose wound the same text may tell: nobody hit the hospital."""
    return one.later != two.later and one.claim.document_id == two.claim.document_id


def _are_by_other_means(one: Facts, two: Facts) -> bool:
    """Two means that reports do not mix up, as they do "air strike" and "drone strike", but not drones and bombs."""
    if {one.mode, two.mode} == {"drone", "aerial"}:
        bombed = one if one.mode == "aerial" else two
        return any("bomb" in weapon["text"].lower() for weapon in bombed.claim.claim["weapons"])
    first, second = means_of(one.mode), means_of(two.mode)
    return first is not None and second is not None and not are_close(first, second)


def _follow(one: str, two: str) -> bool:
    """Whether one part of the day runs into the other: reports call one hour by both."""
    order = list(table("compare")["parts"])
    return abs(order.index(one) - order.index(two)) in (1, len(order) - 1)


def _told(one: Facts, two: Facts) -> Iterator[Reason]:
    same_document = one.claim.document_id == two.claim.document_id
    same_trigger = one.trigger == two.trigger
    if one.several != two.several:
        yield "several", "one sums up several happenings"
    if same_document:
        if one.background != two.background:
            yield "history", "one text tells the one as history, the other as news"
        if one.where[0] == two.where[0] and _tells_another_between(one, two):
            yield "another", "the sentence goes on to another"
        elif one.where[0] == two.where[0]:
            kin = one.event_type == two.event_type or is_turned(one.claim.claim) != is_turned(two.claim.claim)
            yield ("one_sentence" if kin else "one_sentence_two_kinds"), "told in one sentence"
        else:
            yield "one_document", "told in one document"
            yield from _course_of_text(one, two)
            later = max((one, two), key=lambda f: f.where)
            means = one.means and two.means and not are_close(one.means, two.means)
            if (later.another or later.counted) and (
                means or _are_apart(one.sites, two.sites) or _are_apart(one.parts, two.parts)
            ):
                yield _FIRM, "one document tells of another, at another site or time of day, or by other means"
            elif later.another and one.event_type == two.event_type and _is_separate(later):
                yield _FIRM, "one document calls the later a separate one"
            elif later.another:
                yield "another", "the later sentence speaks of another"
            elif _is_behind_a_turn(one, two):
                yield (_FIRM if means else "another"), "the text has turned to another between them"
    if same_trigger:
        yield "same_trigger", f'both "{one.trigger}"'
    yield from _speakers(one, two)
    placed = one.place is not None or two.place is not None
    alike = same_document and (one.event_type, one.mode) == (two.event_type, two.mode)
    if one.denied != two.denied and placed and (same_trigger or alike):
        yield "denial", "one denies it"
    if one.denied != two.denied and _is_denied_there(*((one, two) if one.denied else (two, one))):
        yield "denied_there", "one denies what is told of the place"
    if one.denied != two.denied and _is_taken_back(one, two):
        yield "taken_back", "the outlet takes it back"
    shared = sorted(one.names & two.names)
    if shared and not same_document:
        yield "shared_names", "names in common: " + ", ".join(shared[:4])
    if not one.words & two.words <= _town(one, two) and not (same_document and one.where[0] == two.where[0]):
        yield "words", "words in common: " + ", ".join(sorted(one.words & two.words)[:6])


def _course_of_text(one: Facts, two: Facts) -> Iterator[Reason]:
    """How the sentences of two claims follow each other: a text stays with a happening until it names another day or
    place."""
    first, second = sorted((one, two), key=lambda f: f.where)
    gap = second.where[0] - first.where[0] - len(first.claim.evidence)
    rules = table("compare")["rules"]
    own = second.place_told or second.day_told
    in_turn = second.claim.turn is not None and first.claim.turn == second.claim.turn
    if (gap <= rules["next"] or in_turn) and not own:
        if first.background == second.background:  # a text comes back from history without a day
            yield "next_sentence", "told in the next sentence"
    elif gap > rules["close_by"] and second.day_told:
        yield "day_anew", "the later sentence gives a day of its own"


def _is_behind_a_turn(one: Facts, two: Facts) -> bool:
    """Whether the text turned to another happening between them, and the later one, which tells neither day nor place,
    has nothing of the earlier one: the owner of the tea shop speaks of the clerk, and not of the rockets."""
    first, second = sorted((one, two), key=lambda f: f.where)
    turn = second.claim.turn
    if turn is None or not first.where[0] < turn < second.where[0] or second.place_told or second.day_told:
        return False
    same = (first.means and first.means == second.means) or first.sites & second.sites or first.words & second.words
    by, to = parties.relation(first.doers, second.doers, doing=True), parties.relation(first.hurt, second.hurt)
    return not same and not {by, to} & {"same", "person"}


def _tells_another_between(one: Facts, two: Facts) -> bool:
    """ "Shot a judge dead in Orra, and another team attacked a post"."""
    return _ANOTHER.search(_between(one, two)) is not None


def _is_separate(fact: Facts) -> bool:
    """ "A separate strike hit a workshop", "the army also struck a workshop later in the day": no "second strike",
    which may be of one raid."""
    return _SEPARATE.match(fact.claim.evidence) is not None or does_also_later(fact.claim)


def _between(one: Facts, two: Facts) -> str:
    """What one sentence has between the words of two claims."""
    first, second = sorted((one, two), key=lambda f: f.where)
    return first.claim.evidence[first.where[1] - first.where[0] : second.where[1] - second.where[0]]


def _are_apart(one: frozenset[str], two: frozenset[str]) -> bool:
    return bool(one and two) and not one & two


def _in_one_text(one: Facts, two: Facts) -> bool:
    """Whether two sentences of one text tell it: of one document, or of copies of one."""
    if one.claim.document_id == two.claim.document_id:
        return one.where[0] != two.where[0]
    rules = table("origins")["text"]
    if contained(one.claim.sketch, two.claim.sketch) < rules["edited"]:
        return False
    least = min(len(one.shingles), len(two.shingles))
    return bool(len(one.shingles & two.shingles) < rules["sentence"] * least)


def _speakers(one: Facts, two: Facts) -> Iterator[Reason]:
    """One who is cited twice in a text, or in two of about one day, mostly speaks of one thing."""
    first, second = one.claim, two.claim
    if not (first.claim["attribution"] and second.claim["attribution"]):
        return
    if first.document_id == second.document_id:
        if one.where[0] != two.where[0]:
            same = first.origin == second.origin
            yield ("one_speaker", "of one speaker") if same else ("two_speakers", "of two speakers")
    elif first.origin == second.origin and first.origin.startswith(("actor:", "name:", "side:", "official:")):
        days = first.published and second.published and abs((first.published - second.published).days)
        if days is not None and days <= table("compare")["rules"]["close_days"]:
            yield "one_statement", "of one speaker, at about one time"


def _is_copy(one: Facts, two: Facts) -> bool:
    """One sentence with one event in two documents, one of them copied from the other or its new version."""
    if one.claim.document_id == two.claim.document_id or one.trigger != two.trigger:
        return False
    rules = table("origins")["text"]
    least = min(len(one.shingles), len(two.shingles))
    if least < rules["short"] or len(one.shingles & two.shingles) < rules["sentence"] * least:
        return False
    same_page = one.claim.url is not None and one.claim.url == two.claim.url
    return same_page or contained(one.claim.sketch, two.claim.sketch) >= rules["edited"]


def _words(one: Facts, two: Facts) -> float:
    """The share of what the words of the sentence that tells less tell that the other sentence has too."""
    shared = one.words & two.words
    if not shared or shared <= _town(one, two):
        return 0.0
    least: float = table("compare")["rules"]["least_told"]
    return weight_of(shared) / max(least, min(one.weight, two.weight))


def _context(one: Facts, two: Facts) -> float:
    """The same of the words around the two sentences, more or less than two texts of one war have in common; two texts
    of one outlet share its turns of phrase, which tell of no happening."""
    rules = table("compare")["rules"]
    least = max(rules["least_around"], min(one.context_weight, two.context_weight))
    share = min(rules["most_around"], weight_of(one.context & two.context) / least)
    above = float(share - rules["same_war"])
    return min(0.0, above) if one.claim.publisher == two.claim.publisher else above


def _town(one: Facts, two: Facts) -> set[str]:
    """The words of the one town's name that both have for their place: it is weighed as that, and tells no more of it
    as a word that they share."""
    if one.place is None or two.place is None:
        return set()
    return {word for name in one.named & two.named for word in name.split()}


def _sides(how: str, role: str, one: tuple[parties.Party, ...], two: tuple[parties.Party, ...]) -> str:
    first, second = parties.called(one[0]), parties.called(two[0])
    return (
        f"{role} {first} in both"
        if how in ("same", "person") and first == second
        else f"{role} {first} and {second}: {how}"
    )


def _type(fact: Facts) -> str:
    return f"{fact.event_type}/{fact.mode}" if fact.mode else fact.event_type
