"""The actors and targets of a happening: the fillers of its roles that can act or suffer, each party by itself."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.annotate.annotation import Sentence
from reportedly.changed import replace
from reportedly.code.arguments import deed_before, direct_object, is_hit, is_passive, subject
from reportedly.code.context import Context
from reportedly.code.demonyms import is_country
from reportedly.code.doers import behind, between, blamed, blamed_for, handlers
from reportedly.code.forms import lemma_of
from reportedly.code.nouns import load_nouns, noun_of
from reportedly.code.numbers import bound
from reportedly.code.ontology import load_ontology
from reportedly.code.phrases import Phrase, companions, conjuncts, entity_kind, phrase, preposition
from reportedly.code.place_parse import is_medium
from reportedly.code.roles import Filler, can_act, can_suffer, fillers, is_asked_of, is_plain_place
from reportedly.code.seen_roles import ACTING, SUFFERING, seen
from reportedly.code.shared_noun import Part, parts_of, shares_noun
from reportedly.code.sides import Side, side_of
from reportedly.code.time_words import load_times
from reportedly.code.times import is_time_word
from reportedly.code.triggers import Trigger
from reportedly.frozen import dataclass
from reportedly.model import EventType, Party

# In these a town or an area that is hit, taken or left is where it happened; in all others its name is a party.
_PHYSICAL = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.RETREAT, EventType.MOBILIZE, EventType.PROTEST})
_DEMANDED = frozenset({EventType.COERCE, EventType.RETREAT, EventType.SANCTION, EventType.AID})
_NOT_STRUCK = frozenset({"abstract", "weapon", "violence", "wound", "crime", "restriction", "agreement", "talks"})
_EMPTY = frozenset({"it", "this", "that", "these", "those", "which", "what", "there", "that which"})
_ONESELF = frozenset({"himself", "herself", "itself", "themselves", "myself", "ourselves", "whom"})
_NOBODY = frozenset({"no", "nobody", "none", "neither", "no-one"})


@dataclass(frozen=True, slots=True)
class Role:
    """One party to a happening: its phrase, how it is printed, and the rule that found it."""

    phrase: Phrase
    party: Party
    rule: str


_GOES_OFF = frozenset({"explode", "detonate", "go", "blow", "erupt", "burst"})


def _is_what_went_off(sentence: Sentence, head: int, trigger: Trigger) -> bool:
    """ "Dug out before it could go off": what goes off by itself is a device, whatever body was told of before."""
    verb = sentence.tokens[trigger.predicate]
    if sentence.tokens[head].low not in ("it", "which", "that") or verb.low_lemma not in _GOES_OFF:
        return False
    return sentence.child(trigger.predicate, "obj") is None and sentence.tokens[head].head == trigger.predicate


def actors(context: Context, index: int, trigger: Trigger, *, speaker: Phrase | None) -> tuple[Role, ...]:
    """Who did it, as its own clause says, or the clause of the blow that did it ("killed in an attack by …")."""
    sentence = context.sentence(index)
    if trigger.sense.pos == "modal" and speaker is not None:  # "the troops must leave": who says so demands it
        return (Role(speaker, context.party(speaker), "who says what must be done"),)
    if (saying := _saying_before(sentence, trigger)) is not None:
        return tuple(_roles(context, index, [Filler(saying, "says so meanwhile")], speaker=speaker, owner=False))
    for part in (trigger, *trigger.parts):
        doer = blamed_for(sentence, part.word)
        if doer is not None and (part is trigger or _own_doer(sentence, trigger) is None):
            accused = [Filler(head, "blamed on") for head in conjuncts(sentence, doer)]
            return tuple(_roles(context, index, accused, speaker=speaker, owner=False))
    for part in (trigger, *trigger.parts):
        if part is not trigger and _is_meanwhile(sentence, trigger, part):
            continue
        for found in _by_path(sentence, part, _actor_paths(sentence, part)):
            if _is_scene(sentence, part, found[0]):
                continue
            found = [f for f in found if not _undergoes(sentence, f.head, trigger)]
            found = [f for f in found if not _is_no_doer(sentence, f.head, found, part)]
            found = [f for f in found if not _is_what_went_off(sentence, f.head, trigger)]
            found = [f for f in found if not _fled_it(sentence, f.head, part)]
            if not found:
                continue
            roles = [f for f in found if can_act(sentence, f.head)]
            if not roles and trigger.event_type is not EventType.PROTEST:  # "a protest of Odra's decree"
                roles = behind(sentence, found)
            if roles:
                if _fled_from_it(context, index, trigger):
                    return ()
                return tuple(_roles(context, index, roles, speaker=speaker, owner=False))
    told = handlers(sentence, trigger) or between(sentence, trigger)
    told = told or seen(sentence, trigger, context.triggers[index], ACTING)
    told = [f for f in told if can_act(sentence, f.head) and not _undergoes(sentence, f.head, trigger)]
    told = [f for f in told if not _did_another(context, index, f.head)]
    told = [f for f in told if not _is_no_doer(sentence, f.head, told, trigger)]
    return tuple(_roles(context, index, told, speaker=speaker, owner=False))


def _saying_before(sentence: Sentence, trigger: Trigger) -> int | None:
    """The army of "rebels killed four, the army said, blaming the Front": whoever says it does it in saying so."""
    verb, tokens = trigger.predicate, sentence.tokens
    if trigger.event_type not in _SAID or verb < _CLOSING or tokens[verb].xpos != "VBG" or tokens[verb - 1].text != ",":
        return None
    said = verb - 2
    return subject(sentence, said) if tokens[said].low in ("said", "says") and tokens[said].upos == "VERB" else None


_SAID = frozenset({EventType.ACCUSE, EventType.THREATEN, EventType.REQUEST, EventType.REJECT})
_CLOSING = 3  # words, at least, that close a sentence with who says it: "the army said, "


def _fled_from_it(context: Context, index: int, trigger: Trigger) -> bool:
    """ "Troops fled Orra, leaving nine dead": who gave it up is not told to have killed them."""
    token = context.sentence(index).tokens[trigger.predicate]
    if token.low_lemma != "leave" or token.relation != "advcl":
        return False
    return any(t.event_type is EventType.RETREAT and t.predicate == token.head for t in context.triggers[index])


def _is_no_doer(sentence: Sentence, head: int, found: list[Filler], trigger: Trigger) -> bool:
    """Who stands where the doer does, and is none: media that "admitted the strike"; those behind a weapon, who were
    hurt, too ("wounded by shrapnel and five others lightly"); by whom a death was confirmed; who hit a mine."""
    if trigger.event_type is not EventType.ASSAULT:
        return False
    nouns, token = load_nouns(), sentence.tokens[head]
    if noun_of(token) in nouns.outlet or _is_where_it_struck(sentence, head):
        return True
    first = sentence.tokens[found[0].head]
    if token.low in _ONE and sentence.tokens[token.head].low_lemma in _FLIES and _tells_of_weapons(sentence):
        return True  # "rockets were fired, and one hit a house"
    if head != found[0].head and token.low == "others" and noun_of(first) in nouns.weapon | nouns.thing:
        return True
    verb = sentence.tokens[trigger.predicate]
    over = sentence.tokens[token.head] if token.head >= 0 and token.head != trigger.word else None
    if over is not None and over.low_lemma in load_times().react and preposition(sentence, head) == "by":
        return True
    struck = sentence.child(trigger.predicate, "obj")
    if verb.low_lemma in ("find", "discover") and not trigger.sense.actor:
        return True  # "were found dead by troops"
    mine = struck is not None and sentence.tokens[struck].low_lemma in _MINES
    return mine and verb.low_lemma in ("hit", "strike")


def _tells_of_weapons(sentence: Sentence) -> bool:
    return any(noun_of(t) in load_nouns().weapon for t in sentence.tokens if t.upos == "NOUN")


_ONE = frozenset({"one", "another", "two", "three", "four", "some", "several", "most", "others"})
_FLIES = frozenset({"hit", "strike", "land", "fall", "crash", "explode"})


def _is_where_it_struck(sentence: Sentence, head: int) -> bool:
    """ "After a strike on a barracks killed nine": the barracks killed nobody, whatever the roles make of it."""
    token = sentence.tokens[head]
    if token.relation != "nmod" or preposition(sentence, head) not in _STRUCK:
        return False
    return "violence" in load_ontology().classes_of(sentence.tokens[token.head].low_lemma)


_STRUCK = frozenset({"on", "at", "against", "near", "outside"})
_GROUND = frozenset({"field", "ground", "battlefield"})
_MINES = frozenset({"mine", "ied", "landmine", "device", "booby-trap"})


def _own_doer(sentence: Sentence, trigger: Trigger) -> int | None:
    """Who is told to have done it, where others are blamed for the deed that it was a part of: "two bombers killed nine
    in an attack blamed on the Front"."""
    if sentence.tokens[trigger.predicate].upos != "VERB":
        return None
    doer = subject(sentence, trigger.predicate)
    return doer if doer is not None and can_act(sentence, doer) else None


def _foils(sentence: Sentence, head: int, part: Trigger) -> bool:
    """ "Police foiled an attack": who does so need not be whom it was to hit."""
    foiled = sentence.tokens[part.predicate].low.startswith(("foil", "thwart"))
    return foiled and head == subject(sentence, part.predicate)


def _is_fired_off(sentence: Sentence, head: int, part: Trigger) -> bool:
    """ "They had been fired by soldiers": shells, and nobody who was shot at; but "they were fired on"."""
    verb = part.predicate
    if sentence.tokens[head].upos != "PRON" or sentence.tokens[verb].low_lemma not in _FIRE_OFF:
        return False
    below = {sentence.tokens[c].low for c in sentence.children[verb] if c > verb}
    return head == sentence.child(verb, "nsubj:pass") and below.isdisjoint(("on", "upon", "at"))


def _fires_itself(sentence: Sentence, head: int, part: Trigger) -> bool:
    """ "The shelling of the militia, which had fired 300 rounds": its own shelling, and not one that it suffered."""
    if part.sense.pos != "noun" or preposition(sentence, head) != "of":
        return False
    clauses = (c for c in sentence.children[head] if sentence.tokens[c].deprel == "acl:relcl")
    firing = [c for c in clauses if sentence.tokens[c].low_lemma in _FIRE_OFF | {"shell", "bombard"}]
    who = [w for c in firing if (w := sentence.child(c, "nsubj")) is not None]
    return any(sentence.tokens[w].low in ("which", "that", "who") for w in who)


def _fled_it(sentence: Sentence, head: int, part: Trigger) -> bool:
    """ "Families fled Orra after shelling": who flees before it did not do it, where nobody is told whom it hit."""
    token = sentence.tokens[part.word]
    if token.xpos != "VBG" or token.deprel != "advcl" or sentence.child(part.word, "obj") is not None:
        return False
    return lemma_of(sentence.tokens[token.head]) in _FLEE and head == subject(sentence, token.head)


_FLEE = frozenset({"flee", "leave", "escape", "evacuate", "displace", "die", "suffer"})
_FIRE_OFF = frozenset({"fire", "launch", "lob"})


def _is_meanwhile(sentence: Sentence, trigger: Trigger, part: Trigger) -> bool:
    """ "A bomb went off at a house during a police raid": whose the bomb was is not told."""
    return trigger.mode == "explosives" and preposition(sentence, part.word) == "during"


def _undergoes(sentence: Sentence, head: int, trigger: Trigger) -> bool:
    """ "The Belgorod region came under attack", "losses suffered by the army": whatever it is, it did not attack."""
    if head == _sufferer(sentence, trigger):
        return True
    return "nsubj" in trigger.sense.target and head == sentence.child(trigger.predicate, "nsubj")


def _did_another(context: Context, index: int, head: int) -> bool:
    """ "Went off after a warning by a caller": whose warning it was, and no deed."""
    sentence = context.sentence(index)
    above = sentence.tokens[head].head
    if above < 0 or preposition(sentence, head) != "by" or sentence.tokens[above].upos != "NOUN":
        return False
    return all(above not in (t.word, *(p.word for p in t.parts)) for t in context.triggers[index])


def _sufferer(sentence: Sentence, trigger: Trigger) -> int | None:
    """Who suffers what a passive tells: "the losses suffered by government troops"."""
    verb = trigger.predicate
    if "nsubj" not in trigger.sense.target or sentence.tokens[verb].upos != "VERB" or not is_passive(sentence, verb):
        return None
    return next((c for c in sentence.children[verb] if preposition(sentence, c) == "by" and c > verb), None)


def targets(
    context: Context, index: int, trigger: Trigger, taken: tuple[Role, ...], *, speaker: Phrase | None
) -> tuple[Role, ...]:
    """To whom it was done; `taken` are the actors, who are not their own targets."""
    sentence = context.sentence(index)
    if "aimless" in trigger.sense.rules:
        return ()
    heads = {r.phrase.head for r in taken}
    deed = direct_object(sentence, trigger.predicate)
    on = blamed(sentence, deed, trigger.predicate) if deed is not None else None
    if on is not None:
        accused = [Filler(head, "blamed on") for head in conjuncts(sentence, on)]
        return tuple(_roles(context, index, accused, speaker=speaker, owner=True))
    told = _told_to(sentence, trigger)
    sufferer = _sufferer(sentence, trigger)
    if sufferer is not None and can_suffer(sentence, sufferer):
        told = [Filler(head, "who suffers it") for head in conjuncts(sentence, sufferer)]
    if told:
        return tuple(_roles(context, index, told, speaker=speaker, owner=True))
    for part in (*_hurt_before(trigger), trigger, *trigger.parts):
        if trigger.event_type in (EventType.PROTEST, EventType.REQUEST) and part.event_type in _DEMANDED:
            continue  # "rallied for the arrest of the killers"
        for found in _by_path(sentence, part, _target_paths(sentence, part)):
            struck = _is_struck(sentence, part, found)
            roles = [
                f
                for f in found
                if f.head not in heads and _is_target(context, sentence, f.head, trigger, struck=struck)
                if not _foils(sentence, f.head, part) and not _is_fired_off(sentence, f.head, part)
                if not _fires_itself(sentence, f.head, part)
            ]
            if roles:
                roles += _shared(sentence, part, [*heads, *(f.head for f in roles)])
                return tuple(_roles(context, index, roles, speaker=speaker, owner=True, trigger=trigger))
    if deed is not None and (trigger.event_type is EventType.ACCUSE or trigger.mode == "crowd-control"):
        # "condemned Norland's raids", "crushed protests by teachers": whose deeds they are
        harm = any(t.word == deed and t.sense.counts for t in context.triggers[index])
        paths = ("nmod:by",) if harm else ("nmod:by", "nmod:poss")
        whose = fillers(sentence, word=deed, predicate=deed, paths=paths)
        owners = [f for f in whose if f.head not in heads and can_act(sentence, f.head)]
        if owners:
            return tuple(_roles(context, index, owners, speaker=speaker, owner=True))
    told = [f for f in seen(sentence, trigger, context.triggers[index], SUFFERING) if f.head not in heads]
    told = [f for f in told if can_suffer(sentence, f.head, arms=True) and not is_medium(sentence, f.head, own=True)]
    told = [f for f in told if not _is_held_for_it(context, index, f.head, trigger)]
    told = [f for f in told if not _is_fired_off(sentence, f.head, trigger)]
    return tuple(_roles(context, index, told, speaker=speaker, owner=True))


def _is_held_for_it(context: Context, index: int, head: int, trigger: Trigger) -> bool:
    """ "Two men were arrested over the attack", "named three suspects in it": no victims of it."""
    if trigger.event_type is not EventType.ASSAULT:
        return False
    sentence = context.sentence(index)
    law = (EventType.ACCUSE, EventType.SANCTION, EventType.COERCE, EventType.RETREAT)  # "freed hostages in a raid"
    others = (t for t in context.triggers[index] if t.event_type in law and t.mode not in ("seize", "deport"))
    return any(head in (sentence.child(t.predicate, "obj"), sentence.child(t.predicate, "nsubj:pass")) for t in others)


def _shared(sentence: Sentence, part: Trigger, told: list[int]) -> list[Filler]:
    """Those who were killed, hurt or taken with the ones that are told: "killed along with two of her sons"."""
    if not part.sense.counts:
        return []
    others = companions(sentence, part.predicate, told[-1])
    return [Filler(other, "with them") for other in others if other not in told]


def _is_scene(sentence: Sentence, part: Trigger, found: Filler) -> bool:
    """ "The bombing of Orra's market district, which killed nine", "an attack on a court that killed two": neither a
    place nor what is hit kills anybody, what happened there did."""
    verb, harm = sentence.tokens[part.predicate], "harm" in part.sense.rules
    if part.event_type is not EventType.ASSAULT:
        return False
    country = is_country(sentence.tokens[found.head].text)
    if country and preposition(sentence, found.head) == "in":  # "attacks in Norland, which struck a hospital"
        return _is_where_of(sentence, found.head, _relative(sentence, part.predicate), harm=False)
    if is_plain_place(sentence, found.head) and not country:
        return _is_where_of(sentence, found.head, _relative(sentence, part.predicate), harm=harm)
    if harm and verb.deprel == "acl:relcl" and verb.head != found.head:  # whatever the parse hung the clause on
        return is_hit(sentence, found.head)
    return harm and verb.head == found.head and deed_before(sentence, part.predicate) is not None


def _relative(sentence: Sentence, verb: int) -> int:
    """The verb that heads the relative clause in which this one stands: "which targeted and killed scores"."""
    token = sentence.tokens[verb]
    return token.head if token.deprel == "conj" and sentence.child(verb, "nsubj") is None else verb


def _is_where_of(sentence: Sentence, place: int, verb: int, *, harm: bool) -> bool:
    """Whether a place stands before a relative clause that tells what was done there: "in the market of Orra, which
    killed nine". Of other harm than to a body it is told only behind the deed: "raids in the town, which targeted"."""
    token = sentence.tokens[verb]
    if token.deprel != "acl:relcl":
        return False
    above, over = (token.head, *sentence.ancestors(token.head)), tuple(sentence.ancestors(place))
    if place not in above and token.head not in over:
        return False
    return harm or any(sentence.tokens[a].low_lemma in load_times().deed for a in over)


def _told_to(sentence: Sentence, trigger: Trigger) -> list[Filler]:
    """ "Demanded that the rebels release the crew": those of whom it is demanded, and not those whom they hold."""
    if trigger.event_type is not EventType.REQUEST or sentence.child(trigger.predicate, "obj", "iobj") is not None:
        return []
    for clause in sentence.children[trigger.predicate]:
        if sentence.tokens[clause].deprel != "ccomp" or is_passive(sentence, clause):
            continue
        own = sentence.child(clause, "nsubj")
        if own is not None and sentence.tokens[own].upos in ("NOUN", "PROPN") and can_act(sentence, own):
            return [Filler(head, "of whom it is demanded") for head in conjuncts(sentence, own)]
    return []


def _hurt_before(trigger: Trigger) -> tuple[Trigger, ...]:
    """ "Five died when gunmen ambushed a convoy": those who are hurt, told before the deed in a clause of their own."""
    if "harm" in trigger.sense.rules:
        return ()
    return tuple(p for p in trigger.parts if p.word < trigger.word and "harm" in p.sense.rules)


def is_nobody(context: Context, index: int, head: int) -> bool:
    """ "No group", "nobody", "none of them": whoever it is not."""
    sentence = context.sentence(index)
    if sentence.forms.isdisjoint(_NOBODY):
        return False
    tokens = sentence.tokens
    words = (head, *sentence.children[head])
    return any(tokens[w].low in _NOBODY and not _is_bound(sentence, w) for w in words)


def _is_bound(sentence: Sentence, word: int) -> bool:
    """ "No more than 40", "no fewer than 12": a number after all."""
    more, than = ([t.low for t in sentence.tokens[word + 1 : word + 3]] + ["", ""])[:2]
    return than == "than" and more in ("more", "fewer", "less")


def _actor_paths(sentence: Sentence, part: Trigger) -> tuple[str, ...]:
    paths = part.sense.actor
    theirs = not (_is_suffered(sentence, part) or _is_of_an_officer(sentence, part.word))
    return paths if theirs else tuple(p for p in paths if p != "nmod:poss")


def _target_paths(sentence: Sentence, part: Trigger) -> tuple[str, ...]:
    return ("nmod:poss", *part.sense.target) if _is_suffered(sentence, part) else part.sense.target


def _is_suffered(sentence: Sentence, part: Trigger) -> bool:
    """Whose murder, abduction or arrest it is suffers it ("the mayor's killing"), unless another does ("of")."""
    if sentence.tokens[part.word].low_lemma in _UNDERGONE and _is_of_person(sentence, part.word):
        return True
    if noun_of(sentence.tokens[part.word]) in load_nouns().befalls and _is_of_one_unarmed(sentence, part.word):
        return True
    if not part.sense.counts or sentence.tokens[part.word].upos != "NOUN" or part.predicate != part.word:
        return False
    owner = sentence.child(part.word, "nmod:poss")
    if owner is not None and is_country(sentence.tokens[owner].text):
        return False  # "Norland's deportation in May of some herders": no country is deported, arrested or killed
    return all(preposition(sentence, c) != "of" for c in sentence.children[part.word])


_UNDERGONE = frozenset({"extradition", "acquittal", "expulsion", "rendition", "exoneration", "release"})


def _is_of_person(sentence: Sentence, deed: int) -> bool:
    """ "Odra's extradition", "her release": what befalls a person; "the court's acquittal of Odra" is the court's."""
    owner = sentence.child(deed, "nmod:poss")
    if owner is None or any(preposition(sentence, c) == "of" for c in sentence.children[deed]):
        return False
    return sentence.tokens[owner].low in ("his", "her") or entity_kind(sentence, owner) == "PER"


def _is_of_one_unarmed(sentence: Sentence, deed: int) -> bool:
    """ "The teacher's stabbing", "his shooting"; "the gunman's shooting" is his own."""
    owner = sentence.child(deed, "nmod:poss")
    if owner is None or any(preposition(sentence, c) == "of" for c in sentence.children[deed]):
        return False
    token = sentence.tokens[owner]
    if token.low in ("his", "her") or entity_kind(sentence, owner) == "PER":
        return True
    return token.xpos == "NN" and noun_of(token) in load_nouns().person and side_of(noun_of(token)) in _UNARMED


_UNARMED = (None, Side.CIVILIAN)


def _is_of_an_officer(sentence: Sentence, deed: int) -> bool:
    """ "The officer's shooting": by him or of him."""
    owner = sentence.child(deed, "nmod:poss")
    if owner is None or any(preposition(sentence, c) == "of" for c in sentence.children[deed]):
        return False
    nouns, noun = load_nouns(), noun_of(sentence.tokens[owner])
    one = sentence.tokens[owner].xpos == "NN" and noun in nouns.person and side_of(noun) is Side.STATE
    return one and noun_of(sentence.tokens[deed]) in nouns.befalls


def _by_path(sentence: Sentence, part: Trigger, paths: tuple[str, ...]) -> Iterator[list[Filler]]:
    """What each path leads to, best path first; one that leads to no party leaves the next to be tried."""
    for path in paths:
        found = fillers(sentence, word=part.word, predicate=part.predicate, paths=(path,))
        if found:
            yield found


def _is_struck(sentence: Sentence, part: Trigger, found: list[Filler]) -> bool:
    """Whether a verb of violence is done to these: whatever it is, then it suffers it ("blew up a kiln")."""
    bodily = part.event_type is EventType.ASSAULT and (part.mode is not None or "harm" in part.sense.rules)
    verbal = sentence.tokens[part.word].upos == "VERB" and found[0].rule in ("ARG1", "obj", "nsubj:pass")
    return bodily and verbal


def _is_target(context: Context, sentence: Sentence, head: int, trigger: Trigger, *, struck: bool = False) -> bool:
    event_type = trigger.event_type
    if event_type is EventType.RETREAT and _is_left_or_reached(sentence, head):
        return False
    if is_asked_of(sentence, head):
        return False
    if preposition(sentence, head) == "on" and sentence.tokens[head].low in _GROUND:
        return False  # "left twelve dead on the field"
    if event_type is EventType.PROTEST and _is_demand(sentence, head):
        return False
    if "harm" in trigger.sense.rules and noun_of(sentence.tokens[head]) in ("grave", "morgue", "mortuary"):
        return False  # where the dead are found
    facility = noun_of(sentence.tokens[head]) in load_nouns().facility
    if facility and trigger.mode == "abduct" and trigger.sense.pos == "noun":
        return False  # "abductions and bombings of bridges"
    if event_type is EventType.ASSAULT and _is_rigged(sentence, head):
        return False  # "blew up a lorry packed with explosives at the gate": the gate
    if sentence.tokens[head].low == "it" and "intercept" in trigger.sense.rules:
        return False  # what is shot down is no body that was told of before
    if entity_kind(sentence, head) == "WEAPON" and preposition(sentence, head) == "with":
        return False  # "attacked with tanks and drones"
    if preposition(sentence, head) == "as" and event_type is EventType.ACCUSE:
        return False  # "condemned the raid as terrorist"
    if is_medium(sentence, head, own=True):
        return False  # "claimed the attack on its channel"
    if event_type not in _PHYSICAL:
        return can_act(sentence, head)
    if is_plain_place(sentence, head):
        span = phrase(sentence, -1, head).span(sentence)
        name = span.of(context.document.text)
        struck = event_type in (EventType.ASSAULT, EventType.COERCE, EventType.PROTEST)
        return struck and is_country(name)
    if struck and not is_plain_place(sentence, head) and _is_concrete(context, sentence, head):
        return True
    return can_suffer(sentence, head, arms=event_type is EventType.COERCE or trigger.mode == "destroy")


def _is_left_or_reached(sentence: Sentence, head: int) -> bool:
    """ "Withdrew to a stronger position", "left the house": what is left or reached is nobody."""
    nouns, noun = load_nouns(), noun_of(sentence.tokens[head])
    return sentence.tokens[head].upos == "NOUN" and (noun in nouns.facility or nouns.is_place(noun))


def _is_rigged(sentence: Sentence, head: int) -> bool:
    """ "An explosives-laden lorry": what blew up was the bomb, and not what it was meant for."""
    if sentence.forms.isdisjoint(_RIGGED):
        return False
    low, high = sentence.extent(head)
    told = {t.low for t in sentence.tokens[low:high]}
    if not told.isdisjoint(_RIGGED) and not told.isdisjoint({"explosives", "explosive", "bomb", "bombs"}):
        return True
    return "explosives-laden" in told or "explosive-laden" in told


_RIGGED = frozenset({"laden", "packed", "rigged", "loaded", "filled", "explosives-laden", "explosive-laden"})


def _is_demand(sentence: Sentence, head: int) -> bool:
    """ "Marched to demand justice", "rallied for the arrest of the killers": what they want, and nobody."""
    token = sentence.tokens[head]
    if token.low in ("justice", "security", "protection") and sentence.child(head, "det") is None:
        return True
    return token.upos == "NOUN" and "arrest" in (token.low_lemma, token.low)


def _is_concrete(context: Context, sentence: Sentence, head: int) -> bool:
    token, nouns = sentence.tokens[head], load_nouns()
    lemma = noun_of(token)
    if token.upos != "NOUN" or lemma in nouns.thing or lemma in nouns.weapon or is_time_word(token):
        return False
    return context.ontology.classes_of(lemma).isdisjoint(_NOT_STRUCK)


def _roles(
    context: Context,
    index: int,
    found: list[Filler],
    *,
    speaker: Phrase | None,
    owner: bool,
    trigger: Trigger | None = None,
) -> Iterator[Role]:
    sentence = context.sentence(index)
    for filler in found:
        words = phrase(sentence, index, filler.head, owner=owner)
        if shares_noun(sentence, filler.head):
            continue
        if parts := parts_of(sentence, filler.head):
            yield from _told_apart(context, index, filler, parts)
            continue
        if owner and sentence.tokens[filler.head].low in _ONESELF:
            continue  # "blew himself up": whom he was after is told elsewhere, if at all
        party = context.party(words, speaker=speaker)
        if trigger is not None and "own" in trigger.sense.rules and party.name is None:
            party = replace(party, name=_loser(context, index, trigger, speaker))
        if party.name is None and party.text.lower() in _EMPTY and not _is_meant(sentence, filler.head, trigger):
            continue
        yield Role(words, party, filler.rule)


def _told_apart(context: Context, index: int, filler: Filler, parts: tuple[Part, ...]) -> Iterator[Role]:
    """Of "two Thai and three Lao soldiers" each as a party, the first by the name of "Thai soldiers"."""
    sentence, text = context.sentence(index), context.document.text
    noun = sentence.tokens[filler.head].text
    for part in parts:
        kind, first = bound(sentence, part.first)
        words = Phrase(index, filler.head, part.first if kind is None else first, part.past)
        span = words.span(sentence)
        whose = Phrase(index, filler.head, part.first + 1, part.past).span(sentence).of(text)
        name = None if part is parts[-1] else f"{whose} {noun}"
        yield Role(words, Party(span=span, text=span.of(text), name=name), filler.rule)


def _loser(context: Context, index: int, trigger: Trigger, speaker: Phrase | None) -> str | None:
    """Whose men they are that somebody lost: "the army owned to losing nine men"."""
    sentence = context.sentence(index)
    head = subject(sentence, trigger.predicate)
    loser = phrase(sentence, index, head) if head is not None else None
    having = any(sentence.tokens[c].low == "having" for c in sentence.children[trigger.predicate])
    if loser is None and (having or sentence.tokens[trigger.predicate].xpos == "VBG"):
        loser = speaker
    party = context.party(loser) if loser is not None else None
    return None if party is None else party.name or party.text


def _is_meant(sentence: Sentence, head: int, trigger: Trigger | None) -> bool:
    """ "Those who marched" are people; what the police "dispersed" is a gathering, though it is told by "it"."""
    if sentence.tokens[head].low in ("those", "these"):
        return any(sentence.tokens[c].deprel.startswith("acl") for c in sentence.children[head])
    return trigger is not None and trigger.mode == "crowd-control" and sentence.tokens[head].deprel == "obj"
