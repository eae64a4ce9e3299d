"""ACLED sub-events of CASE-2021's snippets, each coded alone.

A snippet's label is the sub-event of its first claim that is actual, not background, and has one; else of its first
claim that has one. The five classes of the data that ACLED does not have (disasters, diplomacy, crime, attribution)
are left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from evaluation.counters import Confusion, Counter, Right
from evaluation.measure import Failure, Measure, Result, Tools
from reportedly.errors import InputError
from reportedly.model import Claim, Modality

DATA = "corpora/typing/case2021-dev.tsv"
LABELS = {
    "ARMED_CLASH": "Armed clash",
    "GOV_REGAINS_TERIT": "Government regains territory",
    "NON_STATE_ACTOR_OVERTAKES_TER": "Non-state actor overtakes territory",
    "CHEM_WEAP": "Chemical weapon",
    "AIR_STRIKE": "Air/drone strike",
    "SUIC_BOMB": "Suicide bomb",
    "ART_MISS_ATTACK": "Shelling/artillery/missile attack",
    "REM_EXPLOS": "Remote explosive/landmine/IED",
    "GRENADE": "Grenade",
    "PEACE_PROTEST": "Peaceful protest",
    "PROTEST_WITH_INTER": "Protest with intervention",
    "FORCE_AGAINST_PROTEST": "Excessive force against protesters",
    "VIOL_DEMONSTR": "Violent demonstration",
    "MOB_VIOL": "Mob violence",
    "SEX_VIOL": "Sexual violence",
    "ATTACK": "Attack",
    "ABDUCT_DISSAP": "Abduction/forced disappearance",
    "AGREEMENT": "Agreement",
    "ARREST": "Arrests",
    "CHANGE_TO_GROUP_ACT": "Change to group/activity",
    "DISR_WEAP": "Disrupted weapons use",
    "HQ_ESTABLISHED": "Headquarters or base established",
    "PROPERTY_DISTRUCT": "Looting/property destruction",
    "NON_VIOL_TERRIT_TRANSFER": "Non-violent transfer of territory",
    "OTHER": "Other",
}


def results(tools: Tools) -> Iterator[Result]:
    lines = tools.path(DATA).read_text(encoding="utf-8").splitlines()[1:]
    rows = [row for row in (line.split("\t") for line in lines) if row[2] in LABELS]
    for ref, text, name in tools.chosen((row[0], row[1], LABELS[row[2]]) for row in rows):
        try:
            said = label(tools.claims(tools.document(text, ref=ref, language=None)))
        except InputError:
            said = None
        failures = () if said == name else (Failure("weighted F1", text, name, said or "no sub-event"),)
        counts: dict[str, Counter] = {
            "weighted F1": Confusion.single(name, said),
            "accuracy": Right(int(said == name), 1),
        }
        yield Result(ref, counts, failures)


def label(claims: Sequence[Claim]) -> str | None:
    """The one sub-event that a snippet is given."""
    coded = [c for c in claims if c.acled]
    news = [c for c in coded if c.modality is Modality.ACTUAL and not c.background]
    first = next(iter(news or coded), None)
    return first.acled.sub_event_type if first and first.acled else None


MEASURES = (Measure("case2021", "ACLED sub-events of CASE-2021's snippets", (DATA,), results),)
