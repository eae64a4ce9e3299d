"""What kind of side a wording names, and what scene a sentence sets: the facts that ACLED's rules turn on."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise

from reportedly.annotate.annotation import Sentence, Token

_WORD = re.compile(r"[\w.'’-]+")
_ARMY = re.compile(r"(?:[A-Z][\w.'’-]* )+(?:Army|Forces)\b")


class Side(StrEnum):
    """Who a party is to ACLED (codebook, actor types): armed for the state, armed against or beside it, or unarmed."""

    STATE = "state forces"
    REBEL = "a non-state armed group"
    MOB = "a mob"
    PROTESTER = "protesters"
    CIVILIAN = "civilians"
    MILITARY_SITE = "a military site"
    CIVIL_SITE = "a civilian site"


@dataclass(frozen=True, slots=True)
class SideWords:
    """The words of each side, states by name, the words that set a scene, words in names of movements' armies
    and names of states' that have them, aircraft that carry people, verbs that tell so, and what stands before civil
    ones."""

    sides: Mapping[str, frozenset[Side]]
    states: frozenset[str]
    scenes: Mapping[str, frozenset[str]]
    movement: frozenset[str]
    state_names: frozenset[str]
    ride: frozenset[str]
    civil_aircraft: frozenset[str]
    parliament: frozenset[str]
    carried: frozenset[str]
    ores: frozenset[str]


@cache
def side_words() -> SideWords:
    """The lexicon of sides, read once."""
    text = (files("reportedly") / "data" / "lexicons" / "sides.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    found: dict[str, set[Side]] = {}
    for side in Side:
        for word in _words(table[side.name.lower()]):
            found.setdefault(word, set()).add(side)
    return SideWords(
        sides={word: frozenset(sides) for word, sides in found.items()},
        states=frozenset(_words(table["states"])),
        scenes={scene: frozenset(_words(words)) for scene, words in table["scene"].items()},
        movement=frozenset(_words(table["movement"])),
        state_names=frozenset(_words(table["state_names"])),
        ride=frozenset(_words(table["ride"])),
        parliament=frozenset(_words(table["parliament"])),
        civil_aircraft=frozenset(_words(table["civil_aircraft"])),
        ores=frozenset(_words(table["ores"])),
        carried=frozenset(_words(table["carried"])),
    )


def _words(text: str) -> list[str]:
    return [word.strip() for word in text.split(",")]


@lru_cache(maxsize=4096)
def side_of(mention: str, *, acting: bool = False) -> Side | None:
    """The kind of side that a wording names: its last telling word decides, before "of", "in" and the like; else None.

    "Syrian soldiers" are state forces, "Al-Qaeda-linked militants" a non-state armed group; a bare state ("Israel") or
    its adjective counts as state forces only where no other word tells. Villagers, herders and the like are a
    mob or an armed group where they are `acting` in violence, else civilians.
    """
    lexicon = side_words()
    words = [w.strip(".'’").lower() for w in _WORD.findall(mention)]
    if _is_movements_army(mention) or _is_rebel_army(words):
        return Side.REBEL
    if _are_state_forces(words):
        return Side.STATE
    if "opposition" in words and not lexicon.parliament.isdisjoint(words):
        return Side.CIVILIAN  # "opposition members of parliament" bear no arms
    head = words[: _phrase_end(words)]
    if _is_forces_vehicle(head):
        return Side.STATE
    for part in (head, words):
        for word in reversed(part):
            for form in (word, *word.split("-")):
                sides = lexicon.sides.get(form)
                if sides and Side.CIVILIAN in sides and not acting:
                    return Side.CIVILIAN
                if sides:
                    side = min(sides, key=list(Side).index)
                    armed = "armed" in words or _is_communal(mention)  # "armed youths", "Karo youths"
                    return Side.REBEL if armed and acting and side in (Side.MOB, Side.CIVILIAN) else side
    return Side.STATE if any(w in lexicon.states or w == "forces" for w in words) else None


def _is_forces_vehicle(head: list[str]) -> bool:
    """ "A police vehicle", "two army trucks": whoever hits one hits those whose it is."""
    before = side_words().sides.get(head[-2], ()) if len(head) > 1 else ()
    return Side.STATE in before and head[-1] in _VEHICLES


_VEHICLES = frozenset(
    {"vehicle", "vehicles", "truck", "trucks", "bus", "buses", "car", "cars", "van", "vans", "boat", "boats"}
)


def _is_rebel_army(words: list[str]) -> bool:
    """ "An ethnic army", "the rebel armies"."""
    return any(a in ("ethnic", "rebel") and b in ("army", "armies") for a, b in pairwise(words))


def _is_movements_army(mention: str) -> bool:
    """A name such as "the Highland Liberation Army" or "the Rapid Support Forces"."""
    found = _ARMY.search(mention)
    if found is None:
        return False
    name = found[0].lower()
    lexicon = side_words()
    return not lexicon.movement.isdisjoint(name.split()) and not any(state in name for state in lexicon.state_names)


def _are_state_forces(words: list[str]) -> bool:
    """ "The armed forces", which are a state's; not those of a movement ("the Revolutionary Armed Forces")."""
    if ("armed", "forces") not in pairwise(words):
        return False
    others = [w for w in words if w != "armed"]
    return not any(Side.REBEL in side_words().sides.get(w, ()) for w in others)


def names_armed_group(sentence: Sentence, word: int) -> bool:
    """Whether the name that a word belongs to is that of an armed group that the lexicon has."""
    if sentence.forms.isdisjoint(_of_rebels()):
        return False
    sides = side_words().sides
    named = next((e for e in sentence.entities if e.first <= word < e.past), None)
    words = range(named.first, named.past) if named else (word,)
    return any(Side.REBEL in sides.get(sentence.tokens[i].low, ()) for i in words)


@cache
def _of_rebels() -> frozenset[str]:
    """The words for non-state armed groups."""
    return frozenset(word for word, sides in side_words().sides.items() if Side.REBEL in sides)


def is_armed(sentence: Sentence, word: int) -> bool:
    """Whether a word tells of armed people, a state's or others: an army, police, a group that the lexicon has."""
    told = side_words().sides.get(sentence.tokens[word].low, ())
    return Side.STATE in told or names_armed_group(sentence, word)


def _is_communal(mention: str) -> bool:
    """Young men of a named community, who fight as its militia."""
    words = mention.split()
    return words[-1] in ("youth", "youths", "tribesmen", "herdsmen") and any(w[:1].isupper() for w in words[1:-1])


def _phrase_end(words: list[str]) -> int:
    """Where the words of the head end and those that describe it begin."""
    if words and words[0] in ("dozens", "hundreds", "thousands", "members", "scores", "group", "groups", "number"):
        return len(words)
    if words[:2] == ["men", "of"]:
        return len(words)
    ends = (
        "of",
        "in",
        "from",
        "at",
        "on",
        "with",
        "who",
        "that",
        "near",
        "to",
        "by",
        "affiliated",
        "linked",
        "belonging",
    )
    return next((i for i, w in enumerate(words) if w in ends and i > 0), len(words))


def sides_of(mentions: Iterable[str], *, acting: bool = False) -> frozenset[Side]:
    """The kinds of side that several wordings name."""
    return frozenset([side for m in mentions if (side := side_of(m, acting=acting)) is not None])


def in_scene(scene: str, lemmas: Iterable[str]) -> bool:
    """Whether any of these lemmas (lower case) belongs to a scene of the lexicon, such as `protest` or `chemical`."""
    return not side_words().scenes[scene].isdisjoint(lemmas)


def scene_words(sentence: Sentence) -> frozenset[str]:
    """The lemmas and words of a sentence, lower case, without what only looks like a scene: the month of March, the
    "riot" of riot police and their gear, a demonstration that an army holds, a helicopter that carries the wounded, a
    gold mine."""
    if sentence.forms.isdisjoint(_seeming()):
        return sentence.forms
    found: frozenset[str] | None = sentence.noted.get(scene_words)
    if found is None:
        found = sentence.noted[scene_words] = _scene_words(sentence)
    return found


def _scene_words(sentence: Sentence) -> frozenset[str]:
    seeming = _seeming()
    plain = [
        t
        for i, t in enumerate(sentence.tokens)
        if (t.low not in seeming and t.low_lemma not in seeming) or not _only_seems(sentence, i)
    ]
    return frozenset(t.low_lemma for t in plain) | {t.low for t in plain}


@cache
def _seeming() -> frozenset[str]:
    """The words and lemmas of what may only look like a scene."""
    return side_words().ride | {"march", "riot", "demonstration", "demonstrations", "mine"}


def _only_seems(sentence: Sentence, word: int) -> bool:
    token = sentence.tokens[word]
    seems = token.text == "March" or _is_gear(token) or _is_display(sentence, word)
    return seems or is_ride(sentence, word) or _is_dug(sentence, word)


def is_named_mine(sentence: Sentence, word: int) -> bool:
    """ "The Orra mine": one that people work in; not "a PMN mine" or "a Claymore mine"."""
    if sentence.tokens[word].low_lemma != "mine":
        return False
    before = (sentence.tokens[c] for c in sentence.children[word] if sentence.tokens[c].relation == "compound")
    return any(t.upos == "PROPN" and t.text.istitle() and t.low != "claymore" for t in before)


def _is_dug(sentence: Sentence, word: int) -> bool:
    """ "A cobalt mine", "the Orra mine": no weapon."""
    if sentence.tokens[word].low_lemma != "mine":
        return False
    if is_named_mine(sentence, word):
        return True
    beside = {sentence.tokens[c].low_lemma for c in sentence.children[word]}
    return not beside.isdisjoint(side_words().ores)


def is_ride(sentence: Sentence, word: int) -> bool:
    """Whether somebody is only carried by it: "evacuated by helicopter", "flown out aboard a military plane", "a blast
    aboard a passenger plane"."""
    token = sentence.tokens[word]
    before = (sentence.tokens[c].low_lemma for c in sentence.children[word] if c < word)
    if token.low_lemma in side_words().ride and not side_words().civil_aircraft.isdisjoint(before):
        return True
    if token.low_lemma not in side_words().ride or token.relation != "obl" or token.head < 0:
        return False
    by = any(sentence.tokens[c].low in ("by", "in", "aboard", "on") for c in sentence.children[word])
    return by and sentence.tokens[token.head].low_lemma in side_words().carried


def _is_gear(token: Token) -> bool:
    return token.low == "riot" and token.deprel in ("compound", "amod")


def _is_display(sentence: Sentence, word: int) -> bool:
    """A demonstration of what an army or a maker has: of weapons, in the air, for a parade."""
    if sentence.tokens[word].low not in ("demonstration", "demonstrations"):
        return False
    before = sentence.tokens[word - 1].low if word else ""
    return before in ("military", "air", "naval", "weapons", "flight", "product", "live-fire")
