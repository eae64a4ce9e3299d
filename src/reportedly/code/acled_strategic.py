"""ACLED's rules for territory and strategic developments. Each gives the sub-event and its reason, or None."""

from __future__ import annotations

from reportedly.code.acled_facts import ARMED, UNARMED, Facts, words
from reportedly.code.sides import Side, in_scene
from reportedly.model import EventType


def coerce(facts: Facts) -> tuple[str, str] | None:
    if "territory" in facts.rules:
        return territory(facts)
    if "weapons" in facts.rules and Side.REBEL in facts.actors and facts.lemma in words("taking"):
        return "Looting/property destruction", "an armed group seized arms or vehicles"
    if "weapons" in facts.rules:
        return "Disrupted weapons use", "weapons or explosives were found, seized, cleared or made safe"
    if "arrest" in facts.rules or facts.sense_is("toll-detained"):
        return _arrest(facts)
    if facts.trigger.mode == "deport" and facts.lemma in words("driving_out"):
        return "Other", "people were driven out"
    if facts.sense_is("besiege") and facts.actors & ARMED:
        return "Other", "an armed side cut a place off"
    if facts.sense_is("confiscate") and Side.REBEL not in facts.actors and facts.lemmas & words("arms"):
        return "Disrupted weapons use", "arms were seized"
    if facts.sense_is("confiscate") and Side.REBEL in facts.actors:
        return "Looting/property destruction", "an armed group seized property"
    return None


def _arrest(facts: Facts) -> tuple[str, str]:
    if Side.PROTESTER in facts.targets or (in_scene("protest", facts.lemmas) and Side.STATE in facts.actors):
        if facts.crowd_is_violent:
            return "Violent demonstration", "violent demonstrators were detained"
        return "Protest with intervention", "demonstrators were detained"
    if "prisoner" in facts.trigger.sense.id and facts.lemma == "take":
        return "Armed clash", "fighters were taken prisoner"
    if facts.lemma == "capture" and Side.STATE in facts.actors and Side.STATE in facts.targets:
        return "Armed clash", "soldiers took soldiers of the other side"
    if facts.actors and facts.actors <= {Side.REBEL}:
        if facts.targets & ARMED:
            return "Armed clash", "an armed group took fighters of the other side"
        if facts.targets & UNARMED:
            return "Abduction/forced disappearance", "an armed group, which has no power to arrest, took people away"
    if words("vanished") & facts.lemmas:
        return "Abduction/forced disappearance", "people were taken, and nobody tells where they are"
    return "Arrests", "people were detained"


def territory(facts: Facts) -> tuple[str, str] | None:
    """Who holds the place afterwards decides, and whether it was fought for (codebook, "Battles")."""
    if facts.lemma == "takeover" and not facts.hit and "c>military" in facts.trigger.sense.id:
        return "Other", "power was taken, and no place is told to have changed hands"
    if facts.lemma in words("holding"):
        return None
    place = " from>" in facts.trigger.sense.id or Side.REBEL in facts.targets
    fallen = facts.lemma == "bring"  # "protests brought down the premier"
    if ((facts.lemma in words("power") or fallen) and not place) or (
        facts.lemma in ("seize", "take", "seizure", "grab", "come", "assume") and "power" in facts.lemmas
    ):
        return "Other", "power was taken, and no place is told to have changed hands"
    again = facts.lemmas & words("premises")  # "the building", of a jail in which there was a riot
    named_before = again and facts.nearby & words("prison") and facts.nearby & words("prison_unrest")
    if (
        (facts.lemmas & words("prison") or named_before)
        and Side.STATE in facts.actors
        and Side.REBEL not in facts.targets
    ):
        return ("Other", "order was restored in a prison") if facts.lemma in words("restoring") else None
    if facts.attempted:
        return "Armed clash", "the attempt to take the place is told, not that it was taken"
    if facts.lemma in words("entering") and (facts.lemmas & words("passing") or _left_again(facts)):
        return "Other", "an armed side entered a place, and no more than passed through"
    if facts.lemma in words("entering") and not facts.lemmas & words("battle"):
        return "Non-violent transfer of territory", "a place was occupied, and no fight for it is told"
    if in_scene("bloodless", facts.lemmas) and not in_scene("fought", facts.lemmas):
        return "Non-violent transfer of territory", "the place changed hands without a fight"
    if facts.actors & {Side.REBEL, Side.MOB}:
        return "Non-state actor overtakes territory", "a non-state armed group took the place"
    if Side.STATE in facts.actors or Side.REBEL in facts.targets:
        return "Government regains territory", "state forces took the place"
    if Side.STATE in facts.targets:
        return "Non-state actor overtakes territory", "the place was taken from state forces"
    return _taken_by_the_nearest(facts)


def _taken_by_the_nearest(facts: Facts) -> tuple[str, str] | None:
    """Where nobody is told to have taken it: the side named next to it, or, where that lost it, the other one."""
    near, hurt = facts.near, facts.hurt_beside
    if near is None or hurt >= ARMED:
        return None
    lost = facts.lemma == "lose" or near in hurt
    who = "state forces are" if near is Side.STATE else "an armed group is"
    reason = f"a place was taken; {who} the side named next to it" + (", which lost it" if lost else "")
    if (near is Side.STATE) is not lost:
        return "Government regains territory", reason
    return "Non-state actor overtakes territory", reason


def _left_again(facts: Facts) -> bool:
    return any(t.event_type is EventType.RETREAT for t in facts.outcome)


def retreat(facts: Facts) -> tuple[str, str] | None:
    if facts.lemma in words("paying"):
        return None
    if facts.lemma in words("running") and not _leaves_a_place(facts):
        return None
    if "withdraw" in facts.rules and facts.lemmas & words("passing"):
        return None
    if "withdraw" in facts.rules and "forced" in facts.lemmas:
        return "Armed clash", "an armed side was driven back"
    if "withdraw" in facts.rules and facts.actors & ARMED:
        if in_scene("fought", facts.lemmas) and Side.STATE in facts.actors:
            return "Non-state actor overtakes territory", "state forces left under attack"
        return "Non-violent transfer of territory", "an armed side left, and no fight for the place is told"
    if "ceasefire" in facts.rules and (facts.lemmas & words("truce") or in_scene("fought", facts.lemmas)):
        return "Agreement", "a ceasefire or a halt to fighting took effect"
    captives = facts.lemmas & words("captivity") or facts.nearby & words("captivity")
    if "release" in facts.rules and captives and Side.STATE in facts.actors and not facts.lemmas & words("exchange"):
        return "Other", "people who had been carried off came free"
    swapped = facts.lemma in words("exchange") or facts.lemmas & words("exchange")
    if "release" in facts.rules and swapped and (in_scene("peace", facts.lemmas) or facts.actors & ARMED):
        return "Agreement", "prisoners were exchanged"
    if "disarm" in facts.rules:
        if facts.lemma in words("defecting"):
            return "Change to group/activity", "fighters changed sides"
        return "Agreement", "fighters surrendered or disarmed"
    return None


def _leaves_a_place(facts: Facts) -> bool:
    """ "Rebels fled the town", "fled from their base"; but attackers who flee after a raid gave nothing up."""
    pattern = facts.trigger.sense.id.partition(": ")[2]
    return (" >" in pattern or "from>" in pattern) and not facts.lemmas & words("scene")


def agree(facts: Facts) -> tuple[str, str] | None:
    """Agreements between sides of a conflict; also those that PLOVER counts as support, as they are signed."""
    if "agreement" in facts.rules and in_scene("peace", facts.lemmas):
        return "Agreement", "sides of a conflict came to an agreement"
    if facts.trigger.event_type is EventType.AGREE and facts.lemmas & words("truce"):
        return "Agreement", "a ceasefire was agreed"
    return None


def consult(facts: Facts) -> tuple[str, str] | None:
    """Peace talks are filed with agreements (codebook, "Agreement")."""
    talks = {facts.lemma, *(p.sense.lemma for p in facts.trigger.parts)} | facts.lemmas & {
        "talk",
        "talks",
        "negotiation",
    }
    if talks & words("negotiating") and facts.lemmas & words("warring"):
        return "Agreement", "sides of a conflict talked peace"
    return None


def mobilize(facts: Facts) -> tuple[str, str] | None:
    if "base" in facts.rules and words("roadblocks") & facts.lemmas and not facts.actors & ARMED:
        return "Peaceful protest", "a road was blocked by others than an armed side"
    if "base" in facts.rules:
        return "Headquarters or base established", "an armed side set up a base, post or checkpoint"
    if "group" in facts.rules:
        return "Change to group/activity", "an armed group or force was formed, merged or split"
    if facts.actors & ARMED and " into>" in facts.trigger.sense.id and not facts.lemmas & words("battle"):
        return "Other", "an armed side entered a place, and no fight for it is told"
    police = "police" in facts.lemmas and not facts.lemmas & words("soldiers")
    if facts.trigger.mode in ("troops", "militia", None) and facts.lemma in words("moving") and not police:
        return "Change to group/activity", "forces were moved, raised or reinforced"
    return None
