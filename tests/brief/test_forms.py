"""Who did it, to whom, who says so: what stands in another's place is refused, though each word of it is licensed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

import pytest
from tests.brief.made import claim

from reportedly.brief.clauses import act_clause, harm_clause
from reportedly.brief.gate import refusal
from reportedly.brief.ground import Ground
from reportedly.brief.model import Run, Sentence, Style
from reportedly.brief.said import denial, said_by
from reportedly.resolve.model import LinkedClaim

RAID = "Red Valley fighters attacked Ordun soldiers near Harro, killing nine soldiers and wounding 14, the mayor said."


raid = partial(
    claim,
    "raid",
    RAID,
    trigger="attacked",
    actors=(("Red Valley fighters", "rvf", "RVF: Red Valley Front"),),
    targets=(("Ordun soldiers", "mil", "Ordun Army"),),
    place=("Harro", "Harro", "Selim", "ML"),
    source=("the mayor", "said", ""),
    counts=(("killed", "nine", 9, 9), ("wounded", "14", 14, 14)),
)


def refused(text: str, *claims: LinkedClaim) -> str | None:
    told = {c.claim_id: c for c in claims}
    return refusal(Sentence((Run(text),), tuple(told)), Ground(told, {}))


FITTING = [
    "Red Valley fighters attacked Ordun soldiers near Harro, the mayor said.",
    "Red Valley fighters attacked Ordun soldiers, the mayor said.",
    "Nine soldiers were killed and 14 wounded, the mayor said.",
    "Nine soldiers were killed in an attack by Red Valley fighters, the mayor said.",
    "Nine soldiers were killed near Harro, the mayor said.",
    "The mayor said that nine soldiers were killed in an attack by Red Valley Front.",
]
EXCHANGED = {
    "who and whom": "Ordun soldiers attacked Red Valley fighters near Harro, the mayor said.",
    "the victims as the killers": "Nine soldiers were killed in an attack by Ordun soldiers, the mayor said.",
    "the victims' army as the killers": "Nine soldiers were killed in an attack by Ordun Army, the mayor said.",
    "killed and wounded": "14 were killed and nine wounded, the mayor said.",
    "killed and wounded, turned round": "Nine soldiers were wounded and 14 killed, the mayor said.",
    "the doer as the speaker": "Nine soldiers were killed, Red Valley fighters said.",
    "the doer by its name as the speaker": "Nine soldiers were killed, the Red Valley Front said.",
    "the victim as the speaker": "Nine soldiers were killed, Ordun soldiers said.",
    "the speaker as the doer": "Nine soldiers were killed in an attack by the mayor, the mayor said.",
    "the place as the speaker": "Nine soldiers were killed, Harro said.",
    "the place as the doer": "Nine soldiers were killed in an attack by Harro, the mayor said.",
    "the doer as the place": "Nine soldiers were killed near Red Valley fighters, the mayor said.",
    "the publisher as the speaker": "Nine soldiers were killed, The Ordun Mail said.",
    "the publisher's word for the mayor's": "Nine soldiers were killed, The Ordun Mail reported.",
    "no speaker": "Nine soldiers were killed in an attack by Red Valley fighters.",
    "no speaker of what was done": "Red Valley fighters attacked Ordun soldiers near Harro.",
    "the doer counted among the dead": "Red Valley fighters were killed, the mayor said.",
    "those who were counted as others": "Nine fighters were killed, the mayor said.",
    "another verb's object": "Red Valley fighters killed Ordun soldiers, the mayor said.",
    "a fact behind a report": "The mayor said so, and Red Valley fighters attacked Ordun soldiers.",
    "two clauses of which one is nobody's": "Nine soldiers were killed, and Ordun soldiers attacked, the mayor said.",
}


@pytest.mark.parametrize("text", FITTING)
def test_what_stands_in_its_place_passes(text: str) -> None:
    assert refused(text, raid()) is None


@pytest.mark.parametrize("text", EXCHANGED.values(), ids=EXCHANGED.keys())
def test_what_is_exchanged_is_refused(text: str) -> None:
    assert refused(text, raid()) is not None


def test_sureness_is_not_raised() -> None:
    boast = raid(interest="own")
    assert refused("Nine soldiers were killed, the mayor claimed.", boast) is None
    for verb in ("said", "acknowledged", "reported"):
        assert refused(f"Nine soldiers were killed, the mayor {verb}.", boast) is not None
    hedged = raid(hedged=True)
    assert refused("Nine soldiers were reportedly killed, the mayor said.", hedged) is None
    assert refused("Nine soldiers were killed, the mayor said.", hedged) is not None
    assert refused("Red Valley fighters attacked Ordun soldiers, the mayor said.", hedged) is not None
    for modality in ("attempted", "future", "hypothetical"):
        assert refused(FITTING[0], raid(modality=modality)) is not None


def test_a_clause_is_of_one_claim_that_asserts_it() -> None:
    """A second claim that is cited lends neither its doer, nor its speaker, nor that it did take place."""
    text = "Ordun police shot two farmers in Harro, an aide said."
    shot = claim(
        "shot",
        text,
        trigger="shot",
        actors=(("Ordun police", None, None),),
        targets=(("two farmers", None, None),),
        source=("an aide", "said", ""),
        counts=(("killed", "two", 2, 2),),
    )
    shot = replace(shot, origin="publisher:another")
    assert refused("Two farmers were killed in an attack by Ordun police, an aide said.", raid(), shot) is None
    assert (
        refused("Two farmers were killed in an attack by Red Valley fighters, an aide said.", raid(), shot) is not None
    )
    assert refused("Two farmers were killed in an attack by Ordun police, the mayor said.", raid(), shot) is not None
    denied = raid(stance="denies")
    assert refused("Two farmers were killed, an aide said.", denied, shot) is None
    assert refused(FITTING[0], denied, shot) is not None
    assert refused("Nine soldiers were killed, an aide said.", denied, shot) is not None


def test_a_negation_is_not_dropped() -> None:
    text = "The army did not attack the village, Colonel Issa Barro said."
    made = claim(
        "a",
        text,
        trigger="attack",
        actors=(("The army", None, None),),
        targets=(("the village", None, None),),
        source=("Colonel Issa Barro", "said", ""),
    )
    assert refused("The army attack the village, Colonel Issa Barro said.", made) is not None
    assert refused("The army attacked the village, Colonel Issa Barro said.", made) is not None


@pytest.mark.parametrize("before", ["No", "Neither the army nor", "If", "Whether"])
def test_what_turns_a_clause_is_not_cut_off(before: str) -> None:
    text = f"{before} rebels attacked the village, Colonel Issa Barro said."
    made = claim(
        "a",
        text,
        trigger="attacked",
        actors=(("rebels", None, None),),
        targets=(("the village", None, None),),
        source=("Colonel Issa Barro", "said", ""),
    )
    assert refused("Rebels attacked the village, Colonel Issa Barro said.", made) is not None
    assert act_clause(made) is None


def test_it_is_denied_by_who_denies_it_and_quoted_from_where_it_stands() -> None:
    text = "Rwanda denied that its artillery shelled Ordun."
    made = claim("a", text, source=("Rwanda", "denied", ""), stance="denies", trigger="shelled")
    other = claim("b", "Ordun was shelled, a doctor said.", trigger="shelled", source=("a doctor", "said", ""))
    other = replace(other, publisher="The Harro Post")
    ground = Ground({"a": made, "b": other}, {})

    def told(start: str, quoted: str) -> str | None:
        return refusal(Sentence((Run(start), Run(quoted, Style.QUOTE)), ("a", "b")), ground)

    assert told("Rwanda denied it. The Ordun Mail: ", text) is None
    assert told("The Harro Post: ", "Ordun was shelled, a doctor said.") is None
    assert told("A doctor denied it. The Ordun Mail: ", text) is not None
    assert told("The Harro Post: ", text) is not None
    assert told("Rwanda denied it. The Harro Post: ", text) is not None
    assert told("Rwanda: ", text) is not None


def composed(*claims: LinkedClaim) -> Iterator[Sentence]:
    event = type("E", (), {"claims": claims})()
    for clause in (harm_clause(claims), *(act_clause(c) for c in claims)):
        if clause is not None:
            made = said_by(clause, list(claims), event)
            assert made is not None
            yield made
    yield from (denial([c], event) for c in claims if c.claim["attribution"][0]["stance"] == "denies")


@pytest.mark.parametrize("interest", ["own", "against", "none", None])
def test_what_is_composed_passes(interest: str | None) -> None:
    found = list(composed(raid(interest=interest)))
    assert len(found) == 2
    for sentence in found:
        assert refusal(sentence, Ground({"raid": raid(interest=interest)}, {})) is None


def test_a_name_is_read_whole_behind_its_article() -> None:
    """“The Red Valley men” begins as “the Red Valley Forces” does, and takes nothing from that name."""
    made = claim(
        "a",
        "The Red Valley men killed nine soldiers, Red Valley Forces said.",
        actors=(("The Red Valley men", None, None),),
        source=("Red Valley Forces", "said", "Red Valley Forces"),
        counts=(("killed", "nine", 9, 9),),
    )
    assert refused("Nine soldiers were killed, the Red Valley Forces said.", made) is None
    assert refused("Nine soldiers were killed, the Red Valley men Forces said.", made) is not None
    assert refused("Nine soldiers were killed, the Valley Forces said.", made) is not None
