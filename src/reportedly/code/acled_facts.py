"""The facts that ACLED's rules turn on: who acted on whom, with what, and what scene the text sets."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from importlib.resources import files

from reportedly.annotate.annotation import Sentence
from reportedly.cached import cached_property
from reportedly.changed import replace
from reportedly.code.arguments import is_passive
from reportedly.code.phrases import phrase
from reportedly.code.roles import fillers
from reportedly.code.sides import Side, in_scene, scene_words, side_of, side_words, sides_of
from reportedly.code.times import apart_in_time
from reportedly.code.triggers import Trigger
from reportedly.frozen import dataclass
from reportedly.model import EventType

_PEOPLE = re.compile(r"\b[a-z]{2,}(ers?|ors?|ists?|m[ae]n|ians?|ees?)$")
_OTHERS = re.compile(
    r"(?:[\w-]+ ){0,4}(?:others?|another|more|\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
)
_PRONOUN = re.compile(r"\bof (?:them|whom|those|these)\b")
_NOTHING = frozenset[str]()
UNARMED = frozenset({Side.CIVILIAN, Side.CIVIL_SITE, Side.PROTESTER})
ARMED = frozenset({Side.STATE, Side.REBEL})


@dataclass(frozen=True)
class Facts:
    """One happening of a sentence; what few rules ask for is worked out when one does. `beside` gives the lower-case
    lemmas and words of the sentences around, `story` are those of the sentences that say what the document is about.

    `targets` are the kinds of side of those to whom it was done; where nobody is named, of the place or thing that was
    hit. `hit` has all people and things that the deed and its parts were done to, `objects` their words, and `victims`
    the words for those to whom it was done. `outcome` is what the same clauses tell that it came to ("attacked …,
    seizing the town"), `others` all other triggers of the sentence. `named`: somebody is told to have acted.
    """

    trigger: Trigger
    sentence: Sentence
    actors: frozenset[Side]
    targets: frozenset[Side]
    hit: frozenset[Side]
    objects: Sequence[str]
    victims: Sequence[str]
    named: bool
    attempted: bool
    beside: Callable[[], frozenset[str]]
    story: frozenset[str]
    others: Sequence[Trigger] = ()
    outcome: tuple[Trigger, ...] = ()

    @property
    def rules(self) -> frozenset[str]:
        return self.trigger.sense.rules

    @property
    def lemma(self) -> str:
        return self.trigger.sense.lemma

    @cached_property
    def lemmas(self) -> frozenset[str]:
        """The lower-case lemmas and words of the sentence; of two happenings with hours or days between, its own."""
        apart = apart_in_time(self.sentence)
        told = scene_words(self.sentence)
        if not apart:
            return told
        mine = self.trigger.word in apart
        own = [t for i, t in enumerate(self.sentence.tokens) if (i in apart) is mine]
        return told & ({t.low_lemma for t in own} | {t.low for t in own})

    @property
    def by_strikes(self) -> bool:
        """Whether its subject is a strike: "strikes killed nine"."""
        doer = self.sentence.child(self.trigger.predicate, "nsubj")
        return doer is not None and self.sentence.tokens[doer].low in ("strike", "strikes")

    @cached_property
    def nearby(self) -> frozenset[str]:
        """The lower-case lemmas and words of the sentences around."""
        return self.beside()

    @cached_property
    def modes(self) -> frozenset[str]:
        apart = apart_in_time(self.sentence)
        mine = self.trigger.word in apart
        parts = [t for t in self.trigger.parts if (t.word in apart) is mine]  # of what was hours before, none
        return frozenset([t.mode for t in (self.trigger, *parts) if t.mode])

    @cached_property
    def _groups(self) -> frozenset[str]:
        return frozenset([group_of(t) for t in (self.trigger, *self.trigger.parts)])

    @cached_property
    def elsewhere(self) -> frozenset[str]:
        """The words of the sentence's other happenings."""
        apart = [t for t in self.others if t not in self.outcome and t.sense.pos == "noun"]
        tokens = [self.sentence.tokens[i] for t in apart for i in range(t.first, t.past)]
        words_of_theirs = frozenset(t.low_lemma for t in tokens) | {t.low for t in tokens}
        return words_of_theirs | seized(self.sentence, self.others)

    @property
    def is_protested(self) -> bool:
        """Whether a protest that the sentence tells is about this: "protests broke out after police shot a man",
        "marched for a man shot by police"; those who put a protest down are told otherwise."""
        if "crowd-control" in self.modes:
            return False
        told = [t for t in self.others if t.event_type is EventType.PROTEST]
        protests = {w for t in told for w in (t.word, t.predicate)}
        tokens = self.sentence.tokens
        protests |= {tokens[t.word].head for t in told if tokens[t.word].deprel.startswith("nsubj")}  # "broke out"
        led = set[str]()
        for above in (self.trigger.predicate, *self.sentence.ancestors(self.trigger.predicate)):
            if above in protests:
                return not led.isdisjoint(words("protested"))
            below = (c for c in self.sentence.children[above] if c < above)
            led |= {self.sentence.tokens[c].low for c in below if _leads_in(self.sentence, c)}
        return False

    @property
    def scene(self) -> frozenset[Side]:
        """The sides that any noun of the sentence names."""
        return _scene(self.sentence)

    @property
    def near(self) -> Side | None:
        """The armed side last named before the trigger, else first behind it, for where its own clause names none."""
        return _near(self.sentence, self.trigger)

    @property
    def hurt_beside(self) -> frozenset[Side]:
        """The sides that the sentence's other happenings hurt: "soldiers died when the base fell"."""
        harm = [t for t in self.others if "harm" in t.sense.rules]
        return sides_of([o for t in harm for o in _objects(self.sentence, t)])

    @property
    def plain_people(self) -> bool:
        """Whether those to whom it was done are common nouns that no side is known of ("loggers")."""
        return any(side_of(t) is None and _PEOPLE.search(t) for t in self.victims)

    @property
    def unnamed_victims(self) -> bool:
        """Whether those to whom it was done are told by a pronoun alone ("ten of them")."""
        return bool(self.victims) and all(_PRONOUN.search(t) for t in self.victims)

    @property
    def at_property(self) -> bool:
        """Whether what was hit is goods."""
        return not words("property").isdisjoint(" ".join((*self.objects, *self.victims)).lower().split())

    @property
    def gave_up(self) -> bool:
        """Whether those of whom the sentence tells fight no more: "soldiers who had surrendered"."""
        return bool(self.lemmas & words("disarmed")) or {"lay", "down", "arms"} <= self.lemmas

    @property
    def has_gas(self) -> bool:
        return {"tear", "gas"} <= self.lemmas or "teargas" in self.lemmas

    @property
    def is_harm(self) -> bool:
        return "harm" in self.rules

    @property
    def harms(self) -> bool:
        """Whether somebody is told to be hurt, by the trigger or by what belongs to it."""
        return any("harm" in t.sense.rules for t in (self.trigger, *self.trigger.parts, *self.outcome))

    @property
    def crowd_is_violent(self) -> bool:
        """Whether the demonstrators took to violence, and not only those who met them (codebook, "Riots")."""
        return in_scene("violent_crowd", self.lemmas) and "peaceful" not in self.lemmas

    @property
    def by_hand(self) -> bool:
        """Whether its own words say that it was done with what is held: "shot dead", "stabbed"."""
        told = self.sentence.tokens[self.trigger.first : self.trigger.past]
        return any(t.low_lemma in words("by_hand") for t in told)

    def weapons_beside_harm(self) -> frozenset[str]:
        """What a sentence, or one beside it, names that may have done the harm it tells, where that names no weapon."""
        claimed = group_of(self.trigger) == "responsibility"
        if not self.is_harm and not claimed:
            return frozenset()
        scenes = {"aerial": "aerial", "shelling": "heavy-weapons", "explosive": "explosives"}
        own = _without_thrown_fire(self.lemmas - self.elsewhere)
        if self.by_hand:
            own -= side_words().scenes["explosive"]
        here = frozenset(mode for scene, mode in scenes.items() if in_scene(scene, own))
        told_apart = (
            group_of(self.trigger) in ("die", "injure", "wound", "kill-fatally", "martyrs") and not self.named
        )  # "one person had died"
        fired = own & (words("by_hand") | words("small_arms") | words("gunfight"))
        if here or fired or not (claimed or told_apart) or "since" in self.lemmas:
            return here  # nor is what a war has cost of the weapon told beside it
        return frozenset(mode for scene, mode in scenes.items() if in_scene(scene, _without_thrown_fire(self.nearby)))

    def sense_is(self, *groups: str) -> bool:
        return not self._groups.isdisjoint(groups)

    def of(self, trigger: Trigger) -> Facts:
        """The same scene, for another trigger of it."""
        return replace(self, trigger=trigger, outcome=())


def _without_thrown_fire(lemmas: frozenset[str]) -> frozenset[str]:
    """Without the bomb of "petrol bombs", which a crowd throws: nobody laid it."""
    return lemmas - {"bomb", "bombs"} if lemmas & words("petrol_bombs") else lemmas


def _leads_in(sentence: Sentence, word: int) -> bool:
    return sentence.tokens[word].relation in ("case", "mark")


@cache
def words(name: str) -> frozenset[str]:
    """A list of `data/lexicons/acled.toml`."""
    text = (files("reportedly") / "data" / "lexicons" / "acled.toml").read_text(encoding="utf-8")
    return frozenset(w.strip() for w in tomllib.loads(text)["words"][name].split(","))


def group_of(trigger: Trigger) -> str:
    """The group of senses that a trigger belongs to, by its id in the ontology."""
    return trigger.sense.id.split("/")[1]


def gather(
    trigger: Trigger,
    *,
    actors: Sequence[str],
    targets: Sequence[str],
    attempted: bool,
    sentence: Sentence,
    nearby: Callable[[], frozenset[str]],
    others: Iterable[Trigger],
    story: frozenset[str],
) -> Facts:
    """The facts of one happening; `actors` and `targets` are wordings, `others` the triggers of its sentence."""
    others = [t for t in others if t is not trigger]
    outcome = tuple([t for t in others if t.predicate > trigger.predicate and _comes_of(sentence, t, trigger)])
    objects = _objects(sentence, trigger)
    if targets and all(_OTHERS.fullmatch(t.lower()) for t in targets):
        # "killed four soldiers and wounded two others", "killed nine soldiers and captured four"
        beside = [o for t in others if "harm" in t.sense.rules for o in _objects(sentence, t) if o not in objects]
        targets = beside or targets
    hit = sides_of(objects)
    return Facts(
        trigger=trigger,
        sentence=sentence,
        actors=sides_of(actors, acting=True),
        targets=sides_of(targets) or hit or _hurt_by(sentence, outcome),
        hit=hit,
        objects=objects,
        victims=targets,
        named=bool(actors),
        attempted=attempted,
        beside=nearby,
        story=story,
        others=others,
        outcome=outcome,
    )


def _hurt_by(sentence: Sentence, outcome: Iterable[Trigger]) -> frozenset[Side]:
    """Those hurt where the deed itself names nobody: "opened fire, killing nine people"."""
    harm = (t for t in outcome if "harm" in t.sense.rules)
    return frozenset[Side]().union(*(sides_of(_objects(sentence, t)) for t in harm))


def seized(sentence: Sentence, triggers: Iterable[Trigger]) -> frozenset[str]:
    """The lower-case lemmas and words of arms that these triggers tell to have been seized, which hurt nobody."""
    taking = [t for t in triggers if "weapons" in t.sense.rules]
    if not taking:
        return _NOTHING
    found = []
    for trigger in taking:
        verb = sentence.tokens[trigger.predicate]
        own = [c for c in sentence.children[trigger.predicate] if sentence.tokens[c].relation in ("obj", "nsubj")]
        own += [verb.head] if verb.deprel == "acl" else []  # "recovered were two rifles"
        found += [sentence.tokens[i] for child in own for i in sentence.subtree(child)]
    return frozenset(t.low_lemma for t in found) | {t.low for t in found}


def _scene(sentence: Sentence) -> frozenset[Side]:
    """The sides that the sentence's nouns name; each of its happenings asks."""
    key = (_scene,)
    if key not in sentence.noted:
        sentence.noted[key] = sides_of([t.text for t in sentence.tokens if t.upos == "NOUN"])
    found: frozenset[Side] = sentence.noted[key]
    return found


def _objects(sentence: Sentence, trigger: Trigger) -> list[str]:
    """The words for what was hit: also a village, a hotel, a rally, which are no party."""
    found = (
        phrase(sentence, 0, filler.head)
        for part in (trigger, *trigger.parts)
        for filler in fillers(sentence, word=part.word, predicate=part.predicate, paths=part.sense.target)
    )
    return [" ".join([t.text for t in sentence.tokens[w.first : w.past]]) for w in found]


def _comes_of(sentence: Sentence, later: Trigger, trigger: Trigger) -> bool:
    """Whether a later trigger tells what one came to: "attacked the post, seizing …", "stormed the town and took …"."""
    word = later.predicate
    for _ in range(3):
        token = sentence.tokens[word]
        relation = token.relation
        own = sentence.child(word, "nsubj") is not None and not is_passive(sentence, word)
        if token.head < 0 or not ((relation == "advcl" and token.xpos == "VBG") or (relation == "conj" and not own)):
            return False
        word = token.head
        if word in (trigger.predicate, trigger.word) or _shares_clause(sentence, trigger.predicate, word):
            return True
    return False


def _shares_clause(sentence: Sentence, verb: int, first: int) -> bool:
    """ "Burst into a bar and opened fire, killing nine": what both came to hangs on the first of them."""
    token = sentence.tokens[verb]
    return token.deprel == "conj" and token.head == first and sentence.child(verb, "nsubj") is None


def _near(sentence: Sentence, trigger: Trigger) -> Side | None:
    for token in (*reversed(sentence.tokens[: trigger.first]), *sentence.tokens[trigger.past :]):
        side = side_of(token.text, acting=True) if token.text[:1].isalpha() else None
        if side in ARMED:
            return side
    return None
