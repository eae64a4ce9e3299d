"""ACLED's rules for violence, riots and protests. Each gives the sub-event and its reason, or None."""

from __future__ import annotations

from reportedly.annotate.annotation import Token
from reportedly.code.acled_facts import ARMED, UNARMED, Facts, words
from reportedly.code.acled_strategic import territory
from reportedly.code.sides import Side, in_scene, side_words
from reportedly.model import EventType

NEITHER = "the text tells neither side's kind"
"""The reason where nothing told who fought whom."""
_FROM_AFAR = frozenset({"aerial", "drone", "heavy-weapons", "explosives"})
"""No crowd is met with these: a protest of which the text tells elsewhere is none of theirs."""
_BATTLE_SENSES = ("fight", "fighting", "operation", "invade")


def assault(facts: Facts) -> tuple[str, str] | None:
    if "intercept" in facts.rules and not facts.targets & UNARMED:
        return "Disrupted weapons use", "a weapon was intercepted or brought down before it did harm"
    if (
        _is_made_safe(facts)
        and facts.modes & {"explosives"}
        and not (facts.harms or facts.sense_is("go-off", "hit-mine", "over-a-mine"))
    ):
        return "Disrupted weapons use", "an explosive was made safe"
    if facts.sense_is("trespass") and not facts.harms:
        return "Other", "a border or airspace was violated, and no fight is told"
    if "sexual" in facts.modes:
        return "Sexual violence", "sexual violence is coded so whatever else is told"
    if facts.sense_is("hijack-vehicle"):
        return "Looting/property destruction", "vehicles were taken, and nobody is told to have been carried off"
    if "abduct" in facts.modes:
        return "Abduction/forced disappearance", "people were taken by force and not killed"
    petrol = words("petrol_bombs") & facts.lemmas and facts.actors & {Side.MOB, Side.PROTESTER}
    if petrol and not facts.actors & ARMED:
        return crowd(facts)
    return _outcome(facts) or _protest_force(facts) or _by_weapon(facts) or _by_sides(facts)


def _is_made_safe(facts: Facts) -> bool:
    """ "Sappers", "a controlled explosion"; a gate that is controlled makes nothing safe."""
    found = words("making_safe") & facts.lemmas
    if found != {"controlled"}:
        return bool(found)
    tokens = facts.sentence.tokens
    behind = (tokens[t.head if t.head >= 0 else 0].low_lemma for t in tokens if t.low == "controlled")
    return any(lemma in words("blasts") for lemma in behind)


def _is_agent(told: frozenset[str]) -> bool:
    """Words of a chemical agent; a bomb may be mixed of "chemicals", and a "chemical worker" be held for it."""
    found = told & side_words().scenes["chemical"]
    return found != {"chemical"} or bool(told & words("agents"))


def _outcome(facts: Facts) -> tuple[str, str] | None:
    """One event to ACLED where the clause says what the attack came to: a place taken, people carried off."""
    for later in facts.outcome:
        if "territory" in later.sense.rules and facts.actors & ARMED:
            return territory(facts.of(later))
        if later.mode == "sexual":
            return "Sexual violence", "sexual violence is coded so whatever else is told"
        peaceably = not (facts.harms or facts.targets & ARMED or facts.sense_is("shoot", "destroy"))
        if later.mode == "abduct" and peaceably:
            return "Abduction/forced disappearance", "the attackers carried people off, and none is told to be hurt"
    return None


def _protest_force(facts: Facts) -> tuple[str, str] | None:
    """Force against a crowd: the protest is the event, and how it was met decides (codebook, "Protests")."""
    police = Side.STATE in facts.actors or "crowd-control" in facts.modes or (facts.is_harm and facts.has_gas)
    alone = not facts.named and Side.STATE in facts.scene and Side.REBEL not in facts.scene
    shot = facts.is_harm or "firearms" in facts.modes
    police = police or (alone and shot and in_scene("protest", facts.lemmas))
    met = Side.STATE in facts.actors and not facts.targets & ARMED and not facts.modes & _FROM_AFAR
    cleared = Side.STATE in facts.actors and facts.lemmas & words("roadblocks") and facts.lemmas & words("clearing")
    if Side.PROTESTER not in facts.targets | facts.hit and facts.is_protested:
        unarmed = Side.STATE in facts.actors and not facts.targets & ARMED and "firearms" in facts.modes
        return ("Attack", "people protest against what was done to somebody") if unarmed else None
    told = in_scene("protest", facts.lemmas) or bool(cleared) or (met and _is_around(facts, "protest"))
    police = police and Side.REBEL not in facts.targets  # who fights rebels on the day of a march puts down none
    crowd = Side.PROTESTER in facts.targets | facts.hit or (told and police) or _is_gassing(facts)
    guarded = Side.STATE in facts.targets and not facts.actors & ARMED
    guarded = guarded and bool(facts.lemmas & (words("guarding") | words("thrown")))
    guarded = guarded and not facts.lemmas & words("laid")
    if guarded and (in_scene("protest", facts.lemmas) or _is_around(facts, "protest")):
        return "Violent demonstration", "state forces were attacked where a demonstration is told of"
    if not crowd or Side.REBEL in facts.actors:
        return None
    if Side.MOB in facts.actors and Side.PROTESTER not in facts.targets | facts.hit:
        return None
    if facts.named and not police:
        return "Mob violence", "a demonstration was attacked by others than state forces or an armed group"
    if facts.crowd_is_violent:
        return "Violent demonstration", "a demonstration that turned violent was met with force"
    warned = "air" in facts.lemmas and not facts.harms and facts.lemmas.isdisjoint({"hurt", "injury", "casualty"})
    if facts.is_harm or in_scene("lethal", facts.lemmas) or ("firearms" in facts.modes and not warned):
        return "Excessive force against protesters", "force that kills or wounds was used against a demonstration"
    return "Protest with intervention", "a demonstration was dispersed or suppressed without lethal force told"


def _is_around(facts: Facts, scene: str) -> bool:
    """Whether the sentences beside or what the story begins with tell of a scene."""
    return in_scene(scene, facts.story) or in_scene(scene, facts.nearby)


def _is_gassing(facts: Facts) -> bool:
    """Tear gas and batons are for crowds, whether or not the sentence names one; water cannon at sea are not."""
    afloat = bool(facts.lemmas & words("afloat"))
    return "crowd-control" in facts.modes and not afloat and not facts.targets & {Side.REBEL}


def _by_weapon(facts: Facts) -> tuple[str, str] | None:
    """What was used at a distance decides before who was hit (codebook, "Explosions/Remote violence")."""
    modes, lemmas = facts.modes, facts.lemmas
    if not modes & {"aerial", "drone", "firearms", "beat", "primitive"} and not facts.sense_is(*_BATTLE_SENSES):
        chemical = facts.nearby & side_words().scenes["chemical"]
        if chemical and _is_agent(facts.nearby) and not facts.nearby & words("kept"):
            lemmas = lemmas | chemical | (facts.nearby & words("agents"))
        # soldiers or rebels who are told of have arms of their own, and a rocket-propelled one is thrown by nobody
        armed = facts.actors & {Side.STATE, Side.REBEL} or facts.nearby & (
            words("no_hand_grenade") | words("small_arms")
        )
        if not armed and (grenades := facts.nearby & side_words().scenes["grenade"]):
            lemmas = lemmas | grenades
    used = in_scene("chemical", lemmas) and _is_agent(lemmas) and not lemmas & words("kept") and "destroy" not in modes
    struck = facts.trigger.mode in ("aerial", "drone", "heavy-weapons") and not used
    poisoned = facts.lemma in words("poisoning") and facts.targets <= UNARMED  # one person's poison is no weapon of war
    if ("unconventional" in modes and not struck and not poisoned) or used:
        return "Chemical weapon", "a chemical agent was used"
    blown = modes & {"explosives"} or facts.is_harm or lemmas & {"bomber", "bombers"}
    if "suicide-attack" in modes or (blown and _wore(lemmas)):
        return "Suicide bomb", "the attackers blew themselves up"
    if _is_of_a_suicide_bomber(facts):
        return "Suicide bomb", "the sentences beside tell of one who blew himself up"
    thrown = in_scene("grenade", lemmas) and not lemmas & (words("no_hand_grenade") | words("small_arms"))
    if thrown and not modes & {"aerial", "drone", "heavy-weapons"}:
        return "Grenade", "a hand grenade is the one explosive told"
    told = modes or facts.weapons_beside_harm()
    struck_before = facts.lemma in words("striking") or any(
        p.sense.lemma in words("striking") for p in facts.trigger.parts
    )
    rebels = facts.actors & {Side.REBEL, Side.MOB}
    if not told and struck_before and not rebels and in_scene("aerial", facts.nearby):
        return "Air/drone strike", "a strike, and the sentences beside tell of aircraft or drones"
    counted = facts.sense_is("toll", "toll-more", "toll-wounded", "bodies")
    counted = counted and not facts.lemmas & words("graves")
    if not told and counted and _is_around(facts, "aerial"):
        return "Air/drone strike", "a toll, and the story tells of aircraft or drones"
    afloat = "missile" in lemmas and lemmas & words("test_range")
    if afloat and not facts.targets and "heavy-weapons" in told and Side.REBEL not in facts.actors:
        return "Other", "a missile was fired into open water or for a test"
    if told & {"aerial", "drone"} or (
        told & {"explosives", "heavy-weapons"} and in_scene("aerial", lemmas - facts.elsewhere)
    ):
        return "Air/drone strike", "aircraft or drones struck"
    if "heavy-weapons" in told:
        return "Shelling/artillery/missile attack", "artillery, mortars, rockets or missiles were fired"
    if "explosives" in told:
        if facts.lemma == "bomb" and Side.STATE in facts.actors:
            return "Air/drone strike", "state forces bombed, and no bomb that was laid is told"
        return "Remote explosive/landmine/IED", "a bomb, mine or other laid explosive went off"
    return None


def _wore(lemmas: frozenset[str]) -> bool:
    """Whether a suicide attack is told; vests that are found or seized blew nobody up."""
    found = in_scene("suicide", lemmas)
    if (
        found
        and not in_scene("suicide", lemmas - words("clothes"))
        and lemmas.isdisjoint(words("worn") | words("charged"))
    ):
        return False  # "was hit in his vest"
    return found and not (lemmas & words("taken_arms") and lemmas.isdisjoint(words("worn")))


def _is_of_a_suicide_bomber(facts: Facts) -> bool:
    """ "The blast", "claimed the attack", behind the bomber."""
    named = facts.trigger.sense.pos == "noun" and facts.modes <= {"explosives"} and facts.lemma in words("blasts")
    claimed = facts.sense_is("responsibility") and not facts.modes
    return (named or claimed) and "suicide" in facts.nearby and not facts.lemmas & words("laid")


def _by_sides(facts: Facts) -> tuple[str, str] | None:
    actors, targets = facts.actors, facts.targets
    helpless = bool(targets) and targets <= UNARMED
    told_of = facts.scene | actors | targets
    if facts.lemma in words("brawl") and in_scene("protest", facts.lemmas) and Side.REBEL not in told_of:
        return crowd(facts)
    if {Side.STATE, Side.REBEL} <= actors and facts.lemma in words("brawl"):
        return "Armed clash", "both armed sides are told to have fought"
    blow = facts.trigger.sense.pos == "noun" and facts.lemma == "strike"
    strikes = not facts.modes and (blow or facts.by_strikes)
    if strikes and Side.STATE in actors and Side.REBEL not in actors:
        return "Air/drone strike", "strikes of a state, and no fight on the ground is told"
    if facts.sense_is("heard") and not targets and not in_scene("protest", facts.lemmas):
        return "Armed clash", "gunfire was heard, and nobody is told to be its target"
    if facts.lemma in words("gunfight") and not actors & {Side.MOB, Side.PROTESTER}:
        return "Armed clash", "two armed sides fired at each other"
    battle = facts.sense_is(*_BATTLE_SENSES) and (Side.REBEL in actors or not helpless)
    if facts.sense_is("invade") and Side.REBEL in actors and not targets - UNARMED:
        battle = False  # gunmen who come upon a village fight nobody
    if battle and not actors & {Side.MOB, Side.PROTESTER}:
        return "Armed clash", "armed sides fought"
    unarmed = actors & {Side.MOB, Side.PROTESTER} and "firearms" not in facts.modes
    if (unarmed or facts.lemma in words("lynching")) and not actors & ARMED:
        return crowd(facts)
    if {Side.STATE, Side.REBEL} <= actors and facts.is_harm and not facts.sense_is("massacre"):
        return "Armed clash", "both sides of a fight are told to have done it"
    if "destroy" in facts.modes and not targets & {Side.CIVILIAN, *ARMED, Side.MILITARY_SITE}:
        return "Looting/property destruction", "property was looted or destroyed, and no one is told to be hurt"
    if helpless and facts.at_property and not facts.harms:
        return "Looting/property destruction", "property was attacked, and no one is told to be hurt"
    if helpless:
        return "Attack", "those attacked are unarmed"
    if (facts.is_harm or "firearms" in facts.modes) and facts.gave_up:
        return "Attack", "those killed or hurt had given themselves up"
    if facts.modes & {"beat", "torture"} and not targets & ARMED:
        return "Attack", "people were beaten or tortured, and none is told to be armed"
    if facts.sense_is(*_BATTLE_SENSES) or targets & {*ARMED, Side.MILITARY_SITE}:
        return "Armed clash", "armed sides fought, or an armed side was attacked"
    if targets & UNARMED:
        return "Attack", "unarmed people are among those attacked"
    if facts.is_harm and Side.REBEL in actors:
        return "Attack", "an armed group killed or hurt people, and none of them is told to be armed"
    if Side.REBEL in actors and Side.CIVILIAN in facts.scene and not facts.scene & {Side.STATE, Side.MILITARY_SITE}:
        return "Attack", "an armed group attacked, and the only others told of are civilians"
    if actors & ARMED and facts.plain_people:
        return "Attack", "those attacked are people that no armed side is told of"
    if actors & ARMED:
        return "Armed clash", "an armed side attacked; the text does not say that the other was unarmed"
    if facts.is_harm and facts.unnamed_victims and {Side.STATE, Side.REBEL} <= facts.scene:
        return "Armed clash", "both armed sides are told of, and those hurt are of one of them"
    civilians = facts.trigger.mode == "firearms" or facts.is_harm or facts.plain_people
    civilians = civilians or facts.lemma in words("poisoning")
    return "Attack" if civilians else "Armed clash", NEITHER


def crowd(facts: Facts) -> tuple[str, str]:
    """Violence by people without arms of war (codebook, "Riots")."""
    if in_scene("protest", facts.lemmas) or Side.PROTESTER in facts.actors:
        return "Violent demonstration", "a demonstration engaged in violence"
    police = Side.STATE in facts.targets or bool(facts.lemmas & words("guarding"))
    if police and facts.trigger.event_type is EventType.PROTEST:
        return "Violent demonstration", "a crowd clashed with state forces"
    return "Mob violence", "a crowd without a demonstration engaged in violence"


def _is_demanded(facts: Facts) -> bool:
    """ "Rallied to demand the arrest of the killers": no demonstrator was taken."""
    tokens = facts.sentence.tokens
    told = [i for i, t in enumerate(tokens) if t.low_lemma in ("arrest", "detention", "detain", "jail")]
    of_others = (tokens[i].upos == "NOUN" and _word_behind(tokens, i) == "of" for i in told)
    return bool(told) and all(of_others) and not facts.lemmas.isdisjoint({"demand", "call", "seek", "urge"})


def _word_behind(tokens: tuple[Token, ...], word: int) -> str:
    return tokens[word + 1].low if word + 1 < len(tokens) else ""


def protest(facts: Facts) -> tuple[str, str] | None:
    if facts.trigger.mode in ("strike", "boycott"):
        return None
    if Side.MOB in facts.actors and facts.sense_is("riot"):
        return crowd(facts)
    if facts.lemma in words("brawl") and not (in_scene("protest", facts.lemmas) or in_scene("police", facts.lemmas)):
        return "Mob violence", "crowds clashed, and neither a demonstration nor police are told of"
    if facts.trigger.mode in ("riot", "vandalize") or facts.crowd_is_violent:
        return "Violent demonstration", "demonstrators engaged in violence or destruction"
    detained = in_scene("detention", facts.lemmas) and in_scene("police", facts.lemmas) and not _is_demanded(facts)
    if detained or in_scene("intervention", facts.lemmas) or facts.has_gas:
        if facts.lemmas & {"kill", "shoot", "bullet", "bullets", "ammunition"}:
            return "Excessive force against protesters", "a demonstration was met with force that kills or wounds"
        return "Protest with intervention", "a demonstration was dispersed, or demonstrators were detained"
    return "Peaceful protest", "a demonstration, and no violence is told"
