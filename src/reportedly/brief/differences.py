"""Tolls that differ, side by side: “Kirumba, 2 June 2026: 19 civilians killed according to the M23 movement, …”.

Only figures for the same people stand side by side: soldiers and civilians add up, and so do the parts of one
claimant's own count.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.brief.ground import counted_words
from reportedly.brief.headings import heading
from reportedly.brief.model import Run, Sentence, Style
from reportedly.brief.voices import full_name, inside, speaker
from reportedly.brief.wording import WORD, is_number, wording
from reportedly.output.text import clean
from reportedly.resolve.model import Event, Figure, LinkedClaim, Toll
from reportedly.resolve.scopes import PEOPLE

_FORCES, _FIGHTERS, _CIVILIANS = "forces", "fighters", "civilians"
Bounds = tuple[int | None, int | None]
Told = tuple[str, str, int | None, int | None, tuple[str, ...]]
"""Who says so, the number in words, its bounds, and the claims to cite."""


def differences(event: Event) -> tuple[Sentence, ...]:
    """What each claimant says of those killed, else of those wounded, where two of them say otherwise; a sentence for
    each group of people that is counted."""
    for harm in ("killed", "wounded"):
        if all(one.field != harm for one in event.contradictions):
            continue  # the attackers' dead and the defenders' add up, and nobody differs
        compared = _compared(getattr(event, harm))
        found = [s for figures in compared if (s := _sentence(event, harm, figures)) is not None]
        if found:
            return tuple(found)
    return ()


def _compared(toll: Toll) -> list[list[Figure]]:
    """The figures by whom they count, a claimant once in each. Where one tells of fighters, another of civilians, and
    nobody of both, the dead are the same by two names; a figure for people counts both."""
    by_claimant: dict[str, list[Figure]] = {}
    for figure in toll.by_claimant:
        by_claimant.setdefault(figure.claimant, []).append(figure)
    both = any({_FIGHTERS, _CIVILIANS} <= {f.scope for f in said} for said in by_claimant.values())
    whole = {PEOPLE, _CIVILIANS} if both else {PEOPLE, _CIVILIANS, _FIGHTERS}
    found: dict[str, list[Figure]] = {}
    for said in by_claimant.values():
        people = [f for f in said if f.scope in whole]
        if len(said) > 1:  # "three policemen and six civilians": parts of a count, unless it gives the whole of it
            people = [f for f in people if f.scope == PEOPLE and all(_top(f) >= _top(other) for other in said)]
        found.setdefault(PEOPLE, []).extend(people[:1])
        for scope in {_FORCES, _FIGHTERS} - whole:
            found.setdefault(scope, []).extend(f for f in said if f.scope == scope)
    return [found[scope] for scope in (PEOPLE, _FORCES, _FIGHTERS) if scope in found]


def _top(figure: Figure) -> int:
    return figure.high or figure.low or 0


def _sentence(event: Event, harm: str, figures: Sequence[Figure]) -> Sentence | None:
    """“19 civilians killed according to the movement, 13 killed according to a nurse and a teacher”."""
    by_bounds: dict[Bounds, list[Told]] = {}
    for told in _told(event, figures, harm):
        by_bounds.setdefault(told[2:4], []).append(told)
    if len(by_bounds) < 2:
        return None
    form = wording()["difference"]
    where = heading(event)
    runs = [Run(f"{where.text}: ", Style.STRONG)]
    groups = list(by_bounds.values())
    for place, same in enumerate(groups, start=1):
        end = "." if place == len(groups) else form["and"] if place == len(groups) - 1 else ", "
        first, *others = same
        ends = [*([", "] * (len(others) - 1)), *([form["also"]] if others else []), end]
        runs.append(Run(form["part"].format(number=first[1], harm=harm, who=first[0]) + ends[0], claims=first[4]))
        runs += [Run(f"{who}{after}", claims=ids) for (who, *_, ids), after in zip(others, ends[1:], strict=True)]
    cited = tuple(dict.fromkeys(claim for same in groups for *_, claims in same for claim in claims))
    return Sentence(tuple(runs), cited, where.claims)


def figures_told(event: Event, harm: str) -> list[Told]:
    """The figures for one group of people that most claimants give, in words, the highest first."""
    return max((_told(event, figures, harm) for figures in _compared(getattr(event, harm))), key=len, default=[])


def _told(event: Event, figures: Sequence[Figure], harm: str) -> list[Told]:
    """One origin's figure once, by the wording of its speaker that names most."""
    claims = {c.claim_id: c for c in event.claims}
    found: dict[tuple[str, int | None, int | None], Told] = {}
    for figure in sorted(figures, key=lambda f: (-(f.low or f.high or 0), f.claimant)):
        claim = claims[figure.claim]
        who, number = speaker(claim), _number(claim, figure, harm)
        if who is None or number is None:
            continue
        who, named = full_name(who, event.claims)
        words = inside(who) if claim.claim["attribution"] else who
        key = (_known_speaker(claim) or words.lower(), figure.low, figure.high)
        found.setdefault(key, (words, number, figure.low, figure.high, (figure.claim, *named)))
    return list(found.values())


def _known_speaker(claim: LinkedClaim) -> str | None:
    """Whom a claim goes back to, where that is a party: its spokesman and its outlet are one with it."""
    kind, _, _ = claim.origin.partition(":")
    chain = claim.claim["attribution"]
    known: str | None = chain[0]["source"]["actor_id"] if chain else None
    return claim.origin if kind == "actor" else known


def _number(claim: LinkedClaim, figure: Figure, harm: str) -> str | None:
    """The number as told, with the noun of those whom it counts where it has one."""
    for count in claim.claim["counts"]:
        if count["kind"] == harm and (count["low"], count["high"]) == (figure.low, figure.high):
            named = counted_words(claim, count)
            bare = clean(count["text"])
            if named:
                return inside(named)
            if any(map(is_number, WORD.findall(bare))):
                return inside(bare)
    return None
