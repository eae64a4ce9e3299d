"""Tolls that differ, side by side: “Kirumba, 2 June 2026: 19 civilians killed according to the M23 movement, …”."""

from __future__ import annotations

from reportedly.brief.ground import counted_words
from reportedly.brief.headings import heading
from reportedly.brief.model import Run, Sentence, Style
from reportedly.brief.voices import full_name, inside, speaker
from reportedly.brief.wording import WORD, is_number, wording
from reportedly.output.text import clean
from reportedly.resolve.model import Event, Figure, LinkedClaim, Toll

Told = tuple[str, str, int | None, int | None, tuple[str, ...]]
"""Who says so, the number in words, its bounds, and the claims to cite."""


def difference(event: Event) -> Sentence | None:
    """What each claimant says of those killed, where two of them say otherwise; None where they agree."""
    for harm in ("killed", "wounded"):
        if all(one.field != harm for one in event.contradictions):
            continue  # the attackers' dead and the defenders' add up, and nobody differs
        found = figures_told(event, harm)
        if len({(low, high) for _, _, low, high, _ in found}) < 2:
            continue
        form = wording()["difference"]
        where = heading(event)
        runs = [Run(f"{where.text}: ", Style.STRONG)]
        for place, (who, text, _, _, claims) in enumerate(found, start=1):
            end = "." if place == len(found) else form["and"] if place == len(found) - 1 else ", "
            runs.append(Run(form["part"].format(number=text, harm=harm, who=who) + end, claims=claims))
        cited = tuple(dict.fromkeys(claim for *_, claims in found for claim in claims))
        return Sentence(tuple(runs), cited, where.claims)
    return None


def figures_told(event: Event, harm: str) -> list[Told]:
    """Each claimant's last figure that can be told in words, the highest first."""
    told: Toll = getattr(event, harm)
    claims = {c.claim_id: c for c in event.claims}
    found: list[Told] = []
    told_already: set[tuple[str, int | None, int | None]] = set()
    for figure in sorted(told.by_claimant, key=lambda f: (-(f.low or f.high or 0), f.claimant)):
        claim = claims[figure.claim]
        who, number = speaker(claim), _number(claim, figure, harm)
        if who is None or number is None:
            continue
        who, named = full_name(who, event.claims)
        words = inside(who) if claim.claim["attribution"] else who
        same = (_known_speaker(claim) or words, figure.low, figure.high)
        if same not in told_already:
            told_already.add(same)
            found.append((words, number, figure.low, figure.high, (figure.claim, *named)))
    return found


def _known_speaker(claim: LinkedClaim) -> str | None:
    chain = claim.claim["attribution"]
    known: str | None = chain[0]["source"]["actor_id"] if chain else None
    return known


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
