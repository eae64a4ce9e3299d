"""Which words of a sentence report a happening, and of which type.

One happening in one clause is one trigger. What a clause tells about the same happening with a second word goes into
the trigger's `parts`: the noun of a light verb has no part of its own ("carried out an attack"); the means or occasion
of harm does ("killed in an attack", "the attack killed 12"), and so does harm told behind the deed ("attacked a
village, killing 12") or beside other harm ("killed 12 and wounded 20").
"""

from __future__ import annotations

from functools import lru_cache

from reportedly.annotate.annotation import Sentence
from reportedly.bounds import Bound, note
from reportedly.changed import replace
from reportedly.code.arguments import preposition, surface_subject, tells_whom
from reportedly.code.demonyms import is_country
from reportedly.code.lemmas import lemma_of
from reportedly.code.matching import Match, best_sense, fits, is_called, is_class
from reportedly.code.merging import merge
from reportedly.code.nominalized import may_be_made, nominal_sense
from reportedly.code.nominals import is_reported, light_verb
from reportedly.code.nouns import load_nouns, noun_of
from reportedly.code.ontology import Ontology, Sense
from reportedly.code.sides import names_armed_group
from reportedly.code.states import state_triggers
from reportedly.code.trigger import Trigger
from reportedly.code.violence import is_violent_enough, names_violence
from reportedly.code.weapon_modes import weapon_mode
from reportedly.model import BlockKind, EventType

__all__ = ["Trigger", "find_triggers", "names_violence"]

_LONGEST_SPAN = 5
_LONGEST_BEHIND = 8  # to a noun behind a preposition: "treated 17 people with gunshot wounds"
_MOST = 16  # triggers of one sentence; in five thousand of the news it was five at most, of 149 words run together 13
_NOMINAL = ("NOUN", "PROPN", "VERB")  # a gerund is a verb to the tagger
_QUOTES = frozenset({'"', "“", "”", "``", "''", "’’"})
_FIRST_SECOND = frozenset({"i", "you", "me", "my", "your"})


def find_triggers(
    sentence: Sentence,
    ontology: Ontology,
    *,
    amid_violence: bool = False,
    after_violence: bool = False,
    within_violence: bool = False,
    after_deed: bool = False,
) -> tuple[Trigger, ...]:
    """The triggers of a sentence, in the order of the text.

    `amid_violence`: the sentences before tell of violence, so that who "died" here died of it; `after_violence`: any
    before it does, of which a toll may be told; `within_violence`: those right before in its paragraph do;
    `after_deed`: any before it tells a deed of violence by itself, and none behind that a disaster.
    """
    found: dict[int, Trigger] = {}
    taken: set[int] = set()
    verbs = sentence.of_upos("VERB", "AUX")
    heading = [i for i in sentence.of_upos("NOUN") if sentence.tokens[i].deprel == "root" and _heads_news(sentence, i)]
    if heading:
        verbs = sorted([*verbs, *heading])
    for word in [*verbs, *sentence.of_upos("ADJ")]:
        match = (
            None
            if word in taken or len(found) >= _MOST
            else _verbal_match(
                sentence,
                word,
                ontology,
                amid_violence=amid_violence,
                after_violence=after_violence,
                after_deed=after_deed,
            )
        )
        if match is None:
            continue
        if not _only_names(match.sense):
            taken.update(f for f in match.fillers if not _does_more(sentence, f, word))
        if match.sense.event_type is None:
            taken.add(word)
            continue
        taken.update((word, match.word))
        found[match.word] = _trigger(sentence, match, predicate=word, ontology=ontology)
    predicates = frozenset(t.predicate for t in found.values())
    for word in sentence.of_upos(*_NOMINAL):
        if word in taken or len(found) >= _MOST:
            continue
        if sentence.tokens[word].upos != "NOUN" and not _may_be_noun(sentence, word):
            continue
        match = best_sense(sentence, word, "noun", ontology)
        is_toll = match is not None and "toll" in match.sense.rules
        amid = amid_violence or (after_violence and is_toll)
        trigger = _noun_trigger(sentence, word, match, ontology, predicates, amid_violence=amid)
        if trigger is not None:
            found[word] = trigger
            predicates |= {trigger.predicate}
            taken.update(match.fillers if is_toll and match is not None else ())
    found |= state_triggers(
        sentence,
        found,
        taken,
        ontology,
        amid_violence=within_violence,
        near_violence=amid_violence,
        after_deed=after_deed,
    )
    if len(found) >= _MOST:
        note(Bound.HAPPENINGS)
    merged = merge(sentence, found)
    return tuple(merged[word] for word in sorted(merged))


def _does_more(sentence: Sentence, filler: int, verb: int) -> bool:
    """The second verb of "raided a house and arrested two men", "raided a house, arresting two": it tells what the
    first one is, and more."""
    token = sentence.tokens[filler]
    with_it = token.deprel == "conj" or (token.deprel == "advcl" and token.xpos == "VBG")
    if token.upos != "VERB" or not with_it or token.head != verb:
        return False
    return sentence.child(filler, "obj") is not None


def _heads_news(sentence: Sentence, word: int) -> bool:
    """ "Army retakes key bridge": a headline's verb in the present that the tagger takes for the noun at the root."""
    if sentence.tokens[word].xpos != "NNS":
        return False
    return sentence.child(word, "obj") is not None and sentence.child(word, "det", "case", "amod") is None


def _only_names(sense: Sense) -> bool:
    """ "Condemned the killing of five": the killing is told as well. Not "called the attack a crime"."""
    asked = [c for c in sense.constraints if not c.negated and c.path not in ("subj", "near")]
    return sense.event_type is EventType.ACCUSE and all(c.path == "obj" and not c.carries for c in asked)


def _may_be_noun(sentence: Sentence, word: int) -> bool:
    """Names in a headline, and gerunds ("days of shelling", "there is fighting")."""
    token = sentence.tokens[word]
    if token.upos == "VERB":
        if token.deprel == "amod" and token.head > word and _are_people(sentence, token.head):
            return False  # "the protesting miners": which miners, and nothing that befell them
        return token.xpos == "VBG" and token.low.endswith("ing") and not _has_object(sentence, word)
    return token.upos == "PROPN" and in_title(sentence)


def _has_object(sentence: Sentence, word: int) -> bool:
    relations = {sentence.tokens[c].relation for c in sentence.children[word]}
    return bool(relations & {"obj", "nsubj"}) or ("aux" in relations and "expl" not in relations)


def _verbal_match(
    sentence: Sentence, word: int, ontology: Ontology, *, amid_violence: bool, after_violence: bool, after_deed: bool
) -> Match | None:
    token = sentence.tokens[word]
    if token.upos in ("VERB", "NOUN") or (token.upos == "AUX" and token.deprel in ("root", "ccomp", "conj")):
        pos = "verb"
    elif token.upos == "ADJ":
        pos = "adj"
    else:
        return None
    if token.relation in ("case", "mark", "compound", "fixed", "flat", "det"):
        return None
    if token.xpos == "VBG" and is_called(sentence, word):
        return None
    demanded = None if sentence.forms.isdisjoint(_modals(ontology)) else _modal_match(sentence, word, ontology)
    match = demanded or best_sense(sentence, word, pos, ontology)
    if match is None or match.sense.event_type is None:
        return match
    rules = match.sense.rules
    if pos == "verb" and "attributive" not in rules and (token.deprel == "amod" or _stands_in_name(sentence, word)):
        return None
    if pos == "adj" and _is_behind_a_shot(sentence, word):
        return None
    if pos == "adj" and (token.deprel == "amod" or _is_number_told(sentence, word)) and "attributive" not in rules:
        return None
    describes = token.deprel == "acl" and (token.xpos == "VBN" or "main" in rules)
    describes = describes or ("main" in rules and _is_answer(sentence, word))
    if _is_named_again(sentence, word) or (match.sense.event_type is EventType.PROTEST and tells_whom(sentence, word)):
        return None
    if rules & {"finite", "main"} and describes:
        return None
    if "public" in rules and _is_private(sentence, word):
        return None
    if match.sense.event_type is EventType.REQUEST and _only_names_it(sentence, word):
        return None
    if pos == "verb" and (_is_order(sentence, word) or _is_anybody(sentence, word) or _is_a_title(sentence, word)):
        return None
    told = is_violent_enough(
        sentence,
        word,
        match.sense,
        ontology,
        amid_violence=amid_violence,
        after_violence=after_violence,
        after_deed=after_deed,
    )
    return match if told else None


def _is_behind_a_shot(sentence: Sentence, word: int) -> bool:
    """ "Three were held and a fourth shot dead", the shot a noun: who is dead is not told by the parse."""
    before = sentence.tokens[word - 1] if word else None
    return before is not None and before.low == "shot" and before.upos == "NOUN"


def _is_number_told(sentence: Sentence, word: int) -> bool:
    """ "The ministry admitted to one dead", "it cost them 70 dead": those are not dead, whatever the parse says."""
    if not word:
        return False
    behind = sentence.child(word, "nsubj")
    if behind is not None and behind > word and sentence.tokens[word - 1].upos == "NUM":
        return True  # "five dead, nine wounded": nine are not dead
    if sentence.tokens[word].deprel != "xcomp":
        return False
    before, verb = sentence.tokens[word - 1], sentence.tokens[word].head
    if before.upos != "NUM" or before.head != verb:
        return False
    held = sentence.child(verb, "obj", "iobj")  # "a battle that cost it 70 dead"
    return before.relation == "obl" or (before.relation == "obj" and held is not None and held < word - 1)


def _stands_in_name(sentence: Sentence, verb: int) -> bool:
    """ "In occupied Zaporizhia Oblast", "in besieged El Fasher": a participle before a name, whatever it hangs on."""
    tokens = sentence.tokens
    if tokens[verb].xpos != "VBN" or not verb or verb + 1 >= len(tokens):
        return False
    return tokens[verb - 1].upos == "ADP" and tokens[verb + 1].upos == "PROPN" and tokens[verb].low in _KEPT


_KEPT = frozenset({"occupied", "besieged", "annexed", "liberated", "blockaded"})


def _is_named_again(sentence: Sentence, verb: int) -> bool:
    """ "Two of those detained came free": those of whom it was told before; not "those killed were children"."""
    token = sentence.tokens[verb]
    if token.xpos != "VBN" or not token.deprel.startswith("acl") or sentence.tokens[token.head].low != "those":
        return False
    those = token.head
    above = sentence.tokens[those].head
    if above < 0 or any(sentence.tokens[c].low in ("among", "amongst") for c in sentence.children[those]):
        return False
    if sentence.tokens[those].deprel == "nmod":
        above = sentence.tokens[above].head if sentence.tokens[above].head >= 0 else above
    told = sentence.tokens[above].low_lemma in _TELL_WHO or sentence.child(above, "cop") is not None
    return not told


_TELL_WHO = frozenset({"include", "number", "identify", "name", "comprise", "bring", "rise", "reach", "put", "stand"})


def _are_people(sentence: Sentence, word: int) -> bool:
    return load_nouns().is_people(noun_of(sentence.tokens[word]))


def _is_answer(sentence: Sentence, verb: int) -> bool:
    """ "… steals aid, which the group denies": what is said before is meant by "which", and not the noun."""
    held = sentence.child(verb, "obj") if sentence.tokens[verb].deprel == "acl:relcl" else None
    return held is not None and sentence.tokens[held].low == "which" and sentence.tokens[held - 1].text == ","


def _is_order(sentence: Sentence, word: int) -> bool:
    """An imperative reports nothing."""
    token = sentence.tokens[word]
    if token.xpos != "VB" or token.deprel not in ("root", "parataxis", "conj"):
        return False
    relations = {sentence.tokens[c].relation for c in sentence.children[word]}
    own = relations.isdisjoint(("nsubj", "csubj", "aux", "mark", "cop"))
    return own and (token.deprel != "conj" or _is_order(sentence, token.head))


def _is_anybody(sentence: Sentence, word: int) -> bool:
    """ "When you attack one of us": of anybody who does it, and nobody who did."""
    held = sentence.child(word, "nsubj")
    return held is not None and sentence.tokens[held].low == "you" and sentence.tokens[word].xpos in _PRESENT


_PRESENT = frozenset({"VBP", "VB"})


def _is_a_title(sentence: Sentence, word: int) -> bool:
    """ "Orra, which the state claims to have annexed": what it holds itself to own, and no news."""
    token = sentence.tokens[word]
    above = sentence.tokens[token.head] if token.deprel == "xcomp" and token.head >= 0 else None
    claims = above is not None and above.low_lemma == "claim" and above.xpos in ("VBZ", "VBP")
    return claims and above is not None and above.deprel == "acl:relcl"


def _only_names_it(sentence: Sentence, verb: int) -> bool:
    """ "In what police called a reprisal for a theft": what it is called, and nothing that is called for."""
    if sentence.tokens[verb].low_lemma != "call":
        return False
    return any(
        sentence.tokens[c].deprel == "xcomp" and sentence.tokens[c].upos == "NOUN" for c in sentence.children[verb]
    )


def _is_private(sentence: Sentence, word: int) -> bool:
    """Whether "I" or "you" does it, or nobody, as in an imperative."""
    held = surface_subject(sentence, word)
    if held is None:
        return sentence.tokens[word].xpos == "VB" and sentence.tokens[word].deprel == "root"
    return sentence.tokens[held].low in _FIRST_SECOND


@lru_cache(maxsize=4)
def _modals(ontology: Ontology) -> frozenset[str]:
    """The lemmas of modals of duty."""
    return frozenset(lemma for pos, lemma in ontology.senses if pos == "modal")


def _modal_match(sentence: Sentence, word: int, ontology: Ontology) -> Match | None:
    """ "Said that the rebels must leave": a demand, told with a modal of duty under a verb of saying."""
    if sentence.tokens[word].deprel not in ("ccomp", "parataxis", "conj", "root"):
        return None
    for c in sentence.children[word]:
        token = sentence.tokens[c]
        if token.xpos == "MD" and ("modal", token.low_lemma) in ontology.senses and _is_told(sentence, word):
            for sense in ontology.senses["modal", token.low_lemma]:
                match = fits(sentence, word, sense, ontology)
                if match is not None:
                    return match
    return None


def _is_told(sentence: Sentence, word: int) -> bool:
    """Whether the clause is what somebody says: under a verb, or beside one."""
    token = sentence.tokens[word]
    if token.deprel == "conj" and token.head >= 0:
        return _is_told(sentence, token.head)
    if token.deprel in ("ccomp", "parataxis"):
        return sentence.tokens[token.head].upos == "VERB"
    quoted = any(t.text in _QUOTES for t in sentence.tokens)
    return quoted or any(
        sentence.tokens[c].deprel == "parataxis" and sentence.tokens[c].upos == "VERB" for c in sentence.children[word]
    )


def _trigger(sentence: Sentence, match: Match, *, predicate: int, ontology: Ontology) -> Trigger:
    sense = match.sense
    assert sense.event_type is not None
    words = {predicate, match.word, *match.fillers}
    first, past = min(words), max(words) + 1
    if past - first > _LONGEST_SPAN:
        first, past = min(predicate, match.word), max(predicate, match.word) + 1
    if past - first > _LONGEST_SPAN:
        behind = any(c.carries and c.path.startswith("obl:") for c in sense.constraints)
        if not behind or past - first > _LONGEST_BEHIND:
            first, past = match.word, match.word + 1
    particle = sentence.child(past - 1, "compound:prt")
    if particle == past:
        past += 1  # "went off", "blew up": the particle is half of the verb
    past = _whole_word(sentence, past)
    mode = sense.mode
    if mode is None and sense.event_type is EventType.ASSAULT:
        # the plane that flies the wounded out is no weapon
        hit = () if _SUFFERED.isdisjoint(sense.target) else _struck(sentence, predicate, match)
        mode = None if "cared" in sense.rules else weapon_mode(sentence, predicate, ontology, without=hit)
    elif mode == "destroy":  # "warplanes destroyed the bridge"
        with_what = weapon_mode(sentence, predicate, ontology, relations=("nsubj", "obl"))
        mode = with_what if with_what in _FROM_AFAR else mode
    elif mode == "explosives":  # "a glide bomb exploded"
        with_what = weapon_mode(sentence, predicate, ontology, relations=("nsubj", "obl"))
        mode = with_what if with_what == "aerial" else mode
    elif mode == "firearms":  # "came under mortar fire"
        guns = (weapon_mode(sentence, f, ontology) for f in match.fillers if sentence.tokens[f].low == "fire")
        mode = next((gun for gun in guns if gun in _FROM_AFAR), mode)
    return Trigger(
        word=match.word,
        predicate=predicate,
        first=first,
        past=past,
        event_type=sense.event_type,
        mode=mode,
        contexts=sense.contexts,
        sense=sense,
    )


def _whole_word(sentence: Sentence, past: int) -> int:
    """The end of the last word with what a hyphen joins to it: "held a sit-in"."""
    tokens = sentence.tokens
    joined = past + 1 < len(tokens) and tokens[past].text == "-"
    tight = joined and tokens[past - 1].end == tokens[past].start and tokens[past].end == tokens[past + 1].start
    return past + 2 if tight else past


def _struck(sentence: Sentence, verb: int, match: Match) -> tuple[int, ...]:
    """What a verb is done to: a gun that is hit is not what hit it."""
    fired_at = "nsubj" in match.sense.target and "obl:from" in match.sense.actor
    suffering = ("obj", "nsubj:pass", "nsubj") if fired_at else ("obj", "nsubj:pass")
    return tuple(
        c for c in sentence.children[verb] if sentence.tokens[c].deprel in suffering and c not in match.fillers
    )


_SUFFERED = frozenset({"obj", "nsubj:pass", "nsubj"})
_FROM_AFAR = frozenset({"aerial", "drone", "heavy-weapons"})


def _noun_trigger(
    sentence: Sentence,
    word: int,
    match: Match | None,
    ontology: Ontology,
    predicates: frozenset[int],
    *,
    amid_violence: bool,
) -> Trigger | None:
    """`match` is the word's best sense as a noun."""
    if match is None:
        if not may_be_made(sentence, word):
            return None
        own = ontology.senses.get(("noun", lemma_of(sentence, word, ontology)), ())
        if not own or all("last" in sense.rules for sense in own):
            match = nominal_sense(sentence, word, ontology)
    if match is None or match.sense.event_type is None:
        return None
    if not is_violent_enough(sentence, word, match.sense, ontology, amid_violence=amid_violence):
        return None
    if _is_any(sentence, word):
        return None
    # who gives or raises a toll tells it, and did not do it
    verb, kind = (None, None) if "toll" in match.sense.rules else light_verb(sentence, word, ontology)
    if not is_reported(sentence, match.sense, word, ontology, light=kind, predicates=predicates):
        return None
    if verb is not None and _only_announces(sentence, verb, word, match.sense, ontology):
        verb = None
    if verb is None or kind == "occur":
        trigger = _trigger(sentence, match, predicate=word, ontology=ontology)
        before = (c for c in sentence.children[word] if sentence.tokens[c].deprel == "compound")
        first = min([word, *(c for c in before if sentence.tokens[c].upos != "NUM")])
        return replace(trigger, first=max(first, word - 3))
    trigger = _trigger(sentence, match, predicate=verb, ontology=ontology)
    if trigger.mode is None and trigger.event_type is EventType.ASSAULT:
        trigger = replace(trigger, mode=weapon_mode(sentence, word, ontology))
    if kind != "undergo":
        return replace(trigger, sense=_done(trigger.sense))
    return replace(trigger, sense=_undergone(trigger.sense, lemma_of(sentence, verb, ontology)))


def _only_announces(sentence: Sentence, verb: int, noun: int, sense: Sense, ontology: Ontology) -> bool:
    """ "The governor announced the killing of nine people" is no word of his doing it; a force's or a state's own word
    that others were killed is ("the army announced the killing of nine rebels")."""
    if lemma_of(sentence, verb, ontology) not in ("announce", "claim") or sense.event_type not in _DONE_TO:
        return False
    if any(preposition(sentence, c) == "by" for c in sentence.children[noun]):
        return True
    victims = [c for c in sentence.children[noun] if preposition(sentence, c) == "of"]
    known = any(sentence.tokens[c].low == "the" for c in sentence.children[noun] if c < noun)
    teller = sentence.child(verb, "nsubj")
    if not victims or not (sense.counts or known) or teller is None:
        return False
    sides = ("troops", "rebel")
    own = [side for side in sides if is_class(sentence, teller, side, ontology)]
    if not own and not is_country(sentence.tokens[teller].text) and not names_armed_group(sentence, teller):
        return True
    theirs = any(sentence.tokens[c].deprel == "nmod:poss" for v in victims for c in sentence.children[v])
    return theirs or any(is_class(sentence, v, side, ontology) for v in victims for side in own or ("troops",))


_DONE_TO = frozenset({EventType.ASSAULT, EventType.COERCE})


def _is_any(sentence: Sentence, noun: int) -> bool:
    """ "Has not answered any attack", "will respond to any strike": none in particular; who denies any has one in
    mind."""
    if not any(sentence.tokens[c].low == "any" for c in sentence.children[noun] if c < noun):
        return False
    above = (sentence.tokens[w].low_lemma for w in sentence.ancestors(noun))
    return not any(lemma in _DENYING for lemma in above)


_DENYING = frozenset({"deny", "reject", "refute", "dispute", "dismiss", "denial"})


def _done(sense: Sense) -> Sense:
    """The sense where the light verb's subject is the one who does it: "rebels launched an attack on"."""
    target = (*sense.target, *(p.replace("nmod:", "obl:") for p in sense.target if p in _LOOSE_TARGETS))
    return replace(sense, actor=("nsubj", "obl:by", *sense.actor), target=target)


_LOOSE_TARGETS = frozenset({"nmod:on", "nmod:against", "nmod:with", "nmod:to", "nmod:at"})


def _undergone(sense: Sense, verb: str) -> Sense:
    """The sense where the light verb's subject is the one to whom it is done: "came under attack from". Who beats one
    off may stand up for others: "repelled a raid on a barge"."""
    actor = ("obl:from", "nmod:from", "obl:by", "nmod:by", "nmod:poss", "compound", "amod")
    target: tuple[str, ...] = ("nsubj", "nsubj:pass")
    if verb in _AVERTING:
        target = ("nmod:on", "nmod:against", *target)
    return replace(sense, actor=actor, target=target)


_AVERTING = frozenset({"foil", "thwart", "repel", "repulse", "fend", "beat", "resist", "withstand"})


def in_title(sentence: Sentence) -> bool:
    """Whether a sentence is a headline, whose words may all be capitalised."""
    return sentence.block is BlockKind.TITLE
