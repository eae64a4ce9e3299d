"""Tolls that differ, side by side: “Kirumba, 2 June 2026: 19 civilians killed (the M23 movement), 13 people …”."""

from __future__ import annotations

from reportedly.brief.ground import counted_words
from reportedly.brief.items import heading
from reportedly.brief.model import Run, Sentence, Style
from reportedly.brief.voices import full_name, inside, speaker
from reportedly.brief.wording import WORD, numbers, wording
from reportedly.output.text import clean
from reportedly.resolve.model import Event, Figure, LinkedClaim, Toll


def difference(event: Event) -> Sentence | None:
    """What each claimant says of those killed, where two of them say otherwise; None where they agree."""
    for harm in ("killed", "wounded"):
        told: Toll = getattr(event, harm)
        if len({(f.low, f.high) for f in told.by_claimant}) < 2:
            continue
        found = _sentence(event, harm, told)
        if found is not None:
            return found
    return None


def _sentence(event: Event, harm: str, told: Toll) -> Sentence | None:
    claims = {c.claim_id: c for c in event.claims}
    parts: list[str] = []
    cited: list[str] = []
    for figure in sorted(told.by_claimant, key=lambda f: (-(f.low or f.high or 0), f.claimant)):
        claim = claims[figure.claim]
        who, number = speaker(claim), _number(claim, figure, harm)
        if who is None or number is None:
            continue
        who, named = full_name(who, event.claims)
        parts.append(wording()["difference"]["part"].format(number=number, harm=harm, who=inside(who)))
        cited += [figure.claim, *named]
    if len(parts) < 2:
        return None
    where = heading(event)
    runs = (
        Run(f"{where.text}: ", Style.STRONG),
        Run(f"{', '.join(parts[:-1])}{wording()['difference']['and']}{parts[-1]}."),
    )
    return Sentence(runs, tuple(dict.fromkeys(cited)), where.claims)


def _number(claim: LinkedClaim, figure: Figure, harm: str) -> str | None:
    """The number as told, with the noun of those whom it counts where it has one."""
    for count in claim.claim["counts"]:
        if count["kind"] == harm and (count["low"], count["high"]) == (figure.low, figure.high):
            named = counted_words(claim, count)
            bare = clean(count["text"])
            if named:
                return inside(named)
            if any(w[:1].isdigit() or w.lower() in numbers() for w in WORD.findall(bare)):
                return inside(bare)
    return None
