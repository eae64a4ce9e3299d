"""ACLED's sub-event for a happening, with the rule of the codebook that decided it, in words.

Rules and their order follow the ACLED codebook (2023), "Event types": what was used decides an explosion or remote
violence; who was on either side decides battle, violence against civilians, riot or protest; where territory changed
hands, who holds it afterwards. Speech and plain politics have no sub-event, nor has what has not happened.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reportedly.annotate.annotation import Sentence
from reportedly.code.sides import Side, in_scene, side_words, sides_of
from reportedly.code.triggers import Trigger
from reportedly.model import AcledCode, EventType, Modality

_EVENT_TYPES = {
    "Battles": ("Armed clash", "Government regains territory", "Non-state actor overtakes territory"),
    "Explosions/Remote violence": (
        "Chemical weapon",
        "Air/drone strike",
        "Suicide bomb",
        "Shelling/artillery/missile attack",
        "Remote explosive/landmine/IED",
        "Grenade",
    ),
    "Protests": ("Peaceful protest", "Protest with intervention", "Excessive force against protesters"),
    "Riots": ("Violent demonstration", "Mob violence"),
    "Strategic developments": (
        "Agreement",
        "Arrests",
        "Change to group/activity",
        "Disrupted weapons use",
        "Headquarters or base established",
        "Looting/property destruction",
        "Non-violent transfer of territory",
        "Other",
    ),
    "Violence against civilians": ("Sexual violence", "Attack", "Abduction/forced disappearance"),
}
_TYPE_OF = {sub: event_type for event_type, subs in _EVENT_TYPES.items() for sub in subs}
_UNARMED = frozenset({Side.CIVILIAN, Side.CIVIL_SITE, Side.PROTESTER})
_BATTLE_SENSES = ("fight", "fighting", "operation", "invade")


@dataclass(frozen=True, slots=True)
class Facts:
    """What the rules turn on. `lemmas` are the lower-case lemmas and words of the sentence and of what stands near."""

    trigger: Trigger
    actors: frozenset[Side]
    targets: frozenset[Side]
    attempted: bool
    lemmas: frozenset[str]
    nearby: frozenset[str]

    @property
    def rules(self) -> frozenset[str]:
        return self.trigger.sense.rules

    @property
    def modes(self) -> frozenset[str]:
        return frozenset(t.mode for t in (self.trigger, *self.trigger.parts) if t.mode)

    @property
    def has_gas(self) -> bool:
        return {"tear", "gas"} <= self.lemmas or "teargas" in self.lemmas

    def weapons_beside_harm(self) -> frozenset[str]:
        """What a sentence names that may have done the harm it tells, where the harm itself names no weapon."""
        if "harm" not in self.rules:
            return frozenset()
        scenes = {"aerial": "aerial", "shelling": "heavy-weapons", "explosive": "explosives"}
        return frozenset(mode for scene, mode in scenes.items() if in_scene(scene, self.lemmas))

    def sense_is(self, *groups: str) -> bool:
        return any(t.sense.id.split("/")[1] in groups for t in (self.trigger, *self.trigger.parts))


def acled_code(
    *,
    trigger: Trigger,
    actors: Sequence[str],
    targets: Sequence[str],
    modality: Modality,
    sentence: Sentence,
    nearby: frozenset[str] = frozenset(),
) -> AcledCode | None:
    """ACLED's code for one happening, or None where ACLED would code nothing.

    `actors` and `targets` are wordings of the sides; `nearby` are lower-case lemmas of the document's other sentences,
    which may tell the weapon that this one leaves out.
    """
    if modality in (Modality.FUTURE, Modality.HYPOTHETICAL):
        return None
    rule = _RULES.get(trigger.event_type)
    if rule is None:
        return None
    lemmas = frozenset(t.lemma.lower() for t in sentence.tokens) | {t.text.lower() for t in sentence.tokens}
    told = rule(
        Facts(
            trigger=trigger,
            actors=sides_of(actors, acting=True),
            targets=sides_of(targets),
            attempted=modality is Modality.ATTEMPTED,
            lemmas=lemmas,
            nearby=nearby,
        )
    )
    if told is None:
        return None
    sub_event, reason = told
    return AcledCode(event_type=_TYPE_OF[sub_event], sub_event_type=sub_event, reason=reason)


def _assault(facts: Facts) -> tuple[str, str] | None:
    if "intercept" in facts.rules and not facts.targets & _UNARMED:
        return "Disrupted weapons use", "a weapon was intercepted or brought down before it did harm"
    if "sexual" in facts.modes:
        return "Sexual violence", "sexual violence is coded so whatever else is told"
    if "abduct" in facts.modes:
        return "Abduction/forced disappearance", "people were taken by force and not killed"
    return _protest_force(facts) or _by_weapon(facts) or _by_sides(facts)


def _protest_force(facts: Facts) -> tuple[str, str] | None:
    """Force against a crowd: the protest is the event, and how it was met decides (codebook, "Protests")."""
    harmed = "harm" in facts.rules
    police = Side.STATE in facts.actors or "crowd-control" in facts.modes or (harmed and facts.has_gas)
    crowd = Side.PROTESTER in facts.targets or (in_scene("protest", facts.lemmas) and police)
    if not crowd or facts.actors & {Side.REBEL, Side.MOB}:
        return None
    if harmed or in_scene("lethal", facts.lemmas) or "firearms" in facts.modes:
        return "Excessive force against protesters", "force that kills or wounds was used against a demonstration"
    return "Protest with intervention", "a demonstration was dispersed or suppressed without lethal force told"


def _by_weapon(facts: Facts) -> tuple[str, str] | None:
    """What was used at a distance decides before who was hit (codebook, "Explosions/Remote violence")."""
    modes, lemmas = facts.modes, facts.lemmas
    if not modes & {"aerial", "drone", "firearms", "beat", "primitive"} and not facts.sense_is(*_BATTLE_SENSES):
        lemmas = lemmas | (facts.nearby & (side_words().scenes["chemical"] | side_words().scenes["grenade"]))
    if "unconventional" in modes or (in_scene("chemical", lemmas) and not modes & {"destroy", "aerial"}):
        return "Chemical weapon", "a chemical agent was used"
    if "suicide-attack" in modes or ((modes & {"explosives"} or "harm" in facts.rules) and in_scene("suicide", lemmas)):
        return "Suicide bomb", "the attackers blew themselves up"
    thrown = in_scene("grenade", lemmas) and not lemmas & {"rocket-propelled", "propelled"}
    if thrown and not modes & {"aerial", "drone", "heavy-weapons"}:
        return "Grenade", "a hand grenade is the one explosive told"
    told = modes or facts.weapons_beside_harm()
    if told & {"aerial", "drone"} or (told & {"explosives", "heavy-weapons"} and in_scene("aerial", lemmas)):
        return "Air/drone strike", "aircraft or drones struck"
    if "heavy-weapons" in told:
        return "Shelling/artillery/missile attack", "artillery, mortars, rockets or missiles were fired"
    if "explosives" in told:
        if facts.trigger.sense.lemma == "bomb" and Side.STATE in facts.actors:
            return "Air/drone strike", "state forces bombed, and no bomb that was laid is told"
        return "Remote explosive/landmine/IED", "a bomb, mine or other laid explosive went off"
    return None


def _by_sides(facts: Facts) -> tuple[str, str] | None:
    actors, targets = facts.actors, facts.targets
    helpless = bool(targets) and targets <= _UNARMED
    battle = facts.trigger.sense.id.split("/")[1] in _BATTLE_SENSES and (Side.REBEL in actors or not helpless)
    if battle and not actors & {Side.MOB, Side.PROTESTER}:
        return "Armed clash", "armed sides fought"
    if actors & {Side.MOB, Side.PROTESTER} and not actors & {Side.STATE, Side.REBEL}:
        if in_scene("protest", facts.lemmas) or Side.PROTESTER in actors:
            return "Violent demonstration", "a demonstration engaged in violence"
        return "Mob violence", "a crowd without a demonstration engaged in violence"
    if "destroy" in facts.modes and not targets & {Side.CIVILIAN, Side.STATE, Side.REBEL, Side.MILITARY_SITE}:
        return "Looting/property destruction", "property was looted or destroyed, and no one is told to be hurt"
    if helpless:
        return "Attack", "those attacked are unarmed"
    if facts.modes & {"beat", "torture"} and not targets & {Side.STATE, Side.REBEL}:
        return "Attack", "people were beaten or tortured, and none is told to be armed"
    if facts.sense_is(*_BATTLE_SENSES) or targets & {Side.STATE, Side.REBEL, Side.MILITARY_SITE}:
        return "Armed clash", "armed sides fought, or an armed side was attacked"
    if targets & _UNARMED:
        return "Attack", "unarmed people are among those attacked"
    if actors & {Side.STATE, Side.REBEL}:
        return "Armed clash", "an armed side attacked; the text does not say that the other was unarmed"
    return "Attack" if facts.trigger.mode == "firearms" else "Armed clash", "the text tells neither side's kind"


def _coerce(facts: Facts) -> tuple[str, str] | None:
    if "territory" in facts.rules:
        return _territory(facts)
    if "weapons" in facts.rules and Side.REBEL in facts.actors and facts.trigger.sense.lemma in _TAKING:
        return "Looting/property destruction", "an armed group seized arms or vehicles"
    if "weapons" in facts.rules:
        return "Disrupted weapons use", "weapons or explosives were found, seized, cleared or made safe"
    if "arrest" in facts.rules:
        if Side.PROTESTER in facts.targets or (in_scene("protest", facts.lemmas) and Side.STATE in facts.actors):
            return "Protest with intervention", "demonstrators were detained"
        return "Arrests", "people were detained"
    if facts.trigger.mode == "deport":
        return "Other", "people were driven out or deported"
    if facts.sense_is("besiege") and facts.actors & {Side.STATE, Side.REBEL}:
        return "Other", "an armed side cut a place off"
    if facts.sense_is("confiscate") and Side.REBEL in facts.actors:
        return "Looting/property destruction", "an armed group seized property"
    return None


_TAKING = frozenset({"seize", "capture", "confiscate", "seizure"})


def _territory(facts: Facts) -> tuple[str, str] | None:
    """Who holds the place afterwards decides, and whether it was fought for (codebook, "Battles")."""
    if facts.attempted:
        return "Armed clash", "the attempt to take the place is told, not that it was taken"
    if in_scene("bloodless", facts.lemmas) and not in_scene("fought", facts.lemmas):
        return "Non-violent transfer of territory", "the place changed hands without a fight"
    if facts.actors & {Side.REBEL, Side.MOB}:
        return "Non-state actor overtakes territory", "a non-state armed group took the place"
    if Side.STATE in facts.actors or Side.REBEL in facts.targets:
        return "Government regains territory", "state forces took the place"
    if Side.STATE in facts.targets:
        return "Non-state actor overtakes territory", "the place was taken from state forces"
    return None


def _retreat(facts: Facts) -> tuple[str, str] | None:
    if "withdraw" in facts.rules and facts.actors & {Side.STATE, Side.REBEL}:
        if in_scene("fought", facts.lemmas) and Side.STATE in facts.actors:
            return "Non-state actor overtakes territory", "state forces left under attack"
        return "Non-violent transfer of territory", "an armed side left, and no fight for the place is told"
    if "ceasefire" in facts.rules:
        return "Agreement", "a ceasefire or a halt to fighting took effect"
    if "release" in facts.rules and in_scene("peace", facts.lemmas) and facts.trigger.sense.lemma in _EXCHANGES:
        return "Agreement", "prisoners were exchanged"
    if "disarm" in facts.rules:
        if facts.trigger.sense.lemma in ("defect", "defection", "switch", "change", "desert"):
            return "Change to group/activity", "fighters changed sides"
        return "Agreement", "fighters surrendered or disarmed"
    return None


_EXCHANGES = frozenset({"exchange", "swap", "prisoner-swap"})


def _agree(facts: Facts) -> tuple[str, str] | None:
    if "agreement" in facts.rules and in_scene("peace", facts.lemmas):
        return "Agreement", "sides of a conflict came to an agreement"
    if facts.trigger.event_type is EventType.AGREE and facts.lemmas & {"ceasefire", "cease-fire", "truce", "armistice"}:
        return "Agreement", "a ceasefire was agreed"
    return None


def _mobilize(facts: Facts) -> tuple[str, str] | None:
    if "base" in facts.rules:
        return "Headquarters or base established", "an armed side set up a base, post or checkpoint"
    if "group" in facts.rules:
        return "Change to group/activity", "an armed group or force was formed, merged or split"
    if facts.trigger.sense.lemma in ("reinforce", "deploy", "redeploy", "deployment", "mass", "amass", "reinforcement"):
        return "Change to group/activity", "forces were moved or reinforced"
    return None


def _protest(facts: Facts) -> tuple[str, str] | None:
    if facts.trigger.mode in ("strike", "boycott"):
        return None
    if Side.MOB in facts.actors and facts.sense_is("riot") and not in_scene("protest", facts.lemmas):
        return "Mob violence", "a crowd without a demonstration engaged in violence"
    if facts.trigger.mode in ("riot", "vandalize") or in_scene("violent_crowd", facts.lemmas):
        return "Violent demonstration", "demonstrators engaged in violence or destruction"
    detained = in_scene("detention", facts.lemmas) and in_scene("police", facts.lemmas)
    if detained or in_scene("intervention", facts.lemmas) or facts.has_gas:
        if facts.lemmas & {"kill", "shoot", "bullet", "bullets", "ammunition"}:
            return "Excessive force against protesters", "a demonstration was met with force that kills or wounds"
        return "Protest with intervention", "a demonstration was dispersed, or demonstrators were detained"
    return "Peaceful protest", "a demonstration, and no violence is told"


_RULES: dict[EventType, Callable[[Facts], tuple[str, str] | None]] = {
    EventType.ASSAULT: _assault,
    EventType.COERCE: _coerce,
    EventType.RETREAT: _retreat,
    EventType.AGREE: _agree,
    EventType.SUPPORT: _agree,
    EventType.MOBILIZE: _mobilize,
    EventType.PROTEST: _protest,
}
