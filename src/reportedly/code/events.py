"""From a trigger to a claim: roles, counts, place, time, who says so and how surely."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial

from reportedly.annotate.annotation import Sentence, Token
from reportedly.changed import replace
from reportedly.code.acled import acled_code
from reportedly.code.arguments import deed_before, subject
from reportedly.code.attributed import Kind, Words
from reportedly.code.attribution_silence import is_of_the_interview
from reportedly.code.authors import author_of, bears_mark
from reportedly.code.befell import later_than
from reportedly.code.context import Context
from reportedly.code.contexts import contexts_of
from reportedly.code.cues import load_cues
from reportedly.code.forms import lemma_of
from reportedly.code.history import holds_already, is_background, is_coming_month, practice
from reportedly.code.identity import id_of
from reportedly.code.intent import intent_of
from reportedly.code.modality import PROMISES, Judged, of_habit
from reportedly.code.modality_marks import UNINVOLVED
from reportedly.code.nouns import noun_of, singular
from reportedly.code.participants import Role, actors, is_nobody, targets
from reportedly.code.phrases import Phrase, is_occurring, phrase, preposition
from reportedly.code.places import Where
from reportedly.code.roles import is_plain_place
from reportedly.code.sides import Side, side_of
from reportedly.code.stance import admits, by_mistake, called_false
from reportedly.code.taken import as_taken
from reportedly.code.telling import judge
from reportedly.code.time_words import load_times
from reportedly.code.times import TimePhrase, is_as_of, since_clause, time_of
from reportedly.code.times_apart import of_a_label
from reportedly.code.tolls import is_toll, tolls
from reportedly.code.triggers import Trigger
from reportedly.code.weapons import weapons
from reportedly.model import (
    Attribution,
    Claim,
    EventType,
    Modality,
    Party,
    PlaceRef,
    Reason,
    Span,
    Stance,
    TimeRef,
)

_TOLD_ON_SAYING = frozenset({EventType.REQUEST, EventType.REJECT, EventType.ACCUSE, EventType.THREATEN})
_FROM_AFAR = frozenset({"aerial", "drone", "explosives", "heavy-weapons", "suicide-attack"})
_DEEDS = frozenset({"massacre", "bloodbath", "slaughter", "execution", "execute", "lynching", "lynch", "beheading"})
_FOR_IT = re.compile(r"(?:a|the|its|their) (?:spokes(?:man|woman|person)|statement)")  # of whoever denied it before
_NOBODY = frozenset({"no", "nobody", "none", "neither", "no-one"})
_SAID_AGAINST = frozenset({EventType.REJECT, EventType.THREATEN})  # "will not go unanswered"
# What was not praised, given in to or asked for is denied to nobody who had told it.
_ONLY_NOT_DONE = frozenset(
    {EventType.ACCUSE, EventType.CONCEDE, EventType.SUPPORT, EventType.COOPERATE, EventType.REQUEST}
)
PLACED = frozenset(
    {EventType.ASSAULT, EventType.COERCE, EventType.RETREAT, EventType.PROTEST, EventType.MOBILIZE, EventType.AID}
)


def event_claims(context: Context, index: int) -> tuple[Claim, ...]:
    """The claims of the happenings that sentence number `index` reports, in the order of the text."""
    found = []
    for trigger in context.triggers[index]:
        if context.is_refusal(index, trigger) or is_of_the_interview(context.sentence(index), trigger.predicate):
            continue
        claim = _claim(context, index, trigger)
        if claim is not None:
            found.append(claim)
    return tuple(_without_police(claim, found) for claim in found)


def _without_police(claim: Claim, beside: Sequence[Claim]) -> Claim:
    """ "Police fired tear gas to clear women from the road where they had been holding a sit-in": whoever breaks up a
    protest did not hold it, whomever the pronoun was taken for."""
    if claim.event_type is not EventType.PROTEST or not claim.actors:
        return claim
    told = {a.name or a.text for c in beside if c.mode == "crowd-control" for a in c.actors}
    actors = tuple(a for a in claim.actors if a.name is None or a.name not in told)
    return claim if actors == claim.actors else replace(claim, actors=actors)


def _claim(context: Context, index: int, trigger: Trigger) -> Claim | None:
    sentence = context.sentence(index)
    if _is_protested_against(sentence, trigger):
        return None
    if trigger.event_type is EventType.AID and _only_describes(sentence, trigger.predicate):
        return None
    if trigger.event_type is EventType.CONSULT and _is_on_the_way(sentence, trigger.predicate):
        return None
    if _is_known_attack(sentence, trigger):
        trigger = replace(trigger, mode=_mode_before(context, index))
    if _is_bare_strike(trigger) and context.tells_of_airstrikes:
        trigger = replace(trigger, mode="aerial")
    judged = of_habit(sentence, trigger.predicate, judge(sentence, trigger))
    if judged.negated and judged.modality is Modality.FUTURE and _is_also_done(sentence, trigger.predicate):
        judged = replace(judged, modality=Modality.ACTUAL)
    if _does_nothing(sentence, trigger.predicate):
        judged = replace(judged, negated=True)
    if "undone" in trigger.sense.rules:
        if not judged.negated:
            return None  # "what could be saved"
        judged = replace(judged, negated=False, modality=Modality.ACTUAL)
    if judged.negated and "itself" in trigger.sense.rules:
        return None  # a bomb that did not go off, which denies nothing
    numbers = tuple(n for n in context.chain(index, trigger.word) if not _is_own_act(context, index, trigger, n))
    numbers = (*(n for n in _owning(context, index, trigger) if n not in numbers), *numbers)
    unsaid = all(context.source_phrase(n) is None for n in numbers)  # "it is clarified that no …", "reports of …"
    answers = not unsaid and (
        _was_told(context, index, trigger) or (_is_mere_harm(trigger) and _is_denied_before(context, index, numbers[0]))
    )
    harm = _is_mere_harm(trigger) and not judged.rule.startswith(UNINVOLVED) and not answers
    denies = judged.negated and unsaid and not harm and _is_force(trigger)
    own = context.own_voice if denies else None
    if judged.negated and (unsaid or harm) and judged.modality is not Modality.FUTURE and own is None:
        return None  # what is said not to have happened is no claim that it did
    if judged.negated and any(sentence.tokens[c].low == "without" for c in sentence.children[trigger.predicate]):
        return None  # "took it without firing a shot": nobody has said that they fired
    if unsaid and called_false(sentence, trigger.predicate):
        return None  # the publisher's own "it is not true that"
    speaker = context.speaker(index, trigger.word)
    who = actors(context, index, trigger, speaker=speaker)
    whom = targets(context, index, trigger, who, speaker=speaker)
    suffering_too = whom
    who, whom = _apart(trigger, who, whom)
    own_loss = bool(suffering_too) and not whom
    trigger = as_taken(context, _from_the_air(context, trigger, who), who, whom)
    said_by = context.source_phrase(numbers[0]) if numbers else None
    behind = said_by is not None and said_by.sentence == index and said_by.first > trigger.predicate
    if said_by is not None and behind and trigger.event_type in (EventType.ASSAULT, EventType.COERCE):
        # "…, hit a lorry, a resident added, killing its driver", "…, wounding eight, medics and the police said"
        who, whom = (tuple([r for r in roles if not _names(said_by, r.phrase)]) for roles in (who, whom))
    threatens = trigger.event_type is EventType.THREATEN and judged.rule.partition(":")[0] in PROMISES
    if threatens and not who and said_by is not None:
        who = (Role(said_by, context.party(said_by), "who says that it will be so"),)
    meant = intent_of(context, index, trigger, judged, who, numbers)
    if meant is not None:
        if not who and said_by is not None and meant.event_type is EventType.THREATEN:
            who = (Role(said_by, context.party(said_by), "who says that it will be so"),)
        trigger = replace(trigger, event_type=meant.event_type, mode=meant.mode)
        said = meant.event_type in (EventType.REJECT, EventType.THREATEN)  # a refusal or a threat has happened
        judged = replace(judged, modality=Modality.ACTUAL if said else Modality.FUTURE, negated=False)
    elif judged.negated and (((unsaid or harm) and own is None) or _is_no_denial(sentence, trigger)):
        return None
    elif judged.negated and judged.modality is Modality.FUTURE and trigger.event_type not in _SAID_AGAINST:
        return None  # "will lay no mines", "would not recognise the council": nobody says that they will
    elif threatens and numbers:
        judged = replace(judged, modality=Modality.ACTUAL)  # "said that they would be treated as enemies"
    if any(is_nobody(context, r.phrase.sentence, r.phrase.head) for r in who):
        return None  # "no group claimed"
    if sentence.tokens[trigger.predicate].relation == "advcl":
        clause = range(*sentence.extent(trigger.predicate))  # "nobody was hurt when the mill was shelled"
        whom = tuple(r for r in whom if r.phrase.head in clause or not is_nobody(context, index, r.phrase.head))
    nobody = any(is_nobody(context, r.phrase.sentence, r.phrase.head) for r in whom)
    if nobody:
        if not numbers or not (answers or _is_deed(trigger)):
            return None  # "killed nobody"
        whom, judged = (), replace(judged, negated=True)  # "none of our patrols was ambushed": a denial
    token = sentence.tokens[trigger.word]
    seeing = subject(sentence, token.head) if token.upos == "NOUN" and token.deprel == "obj" else None
    if seeing is not None and is_nobody(context, index, seeing):
        return None  # "none of them saw or heard an ambush"
    where = _where(context, index, trigger, who, whom)
    words = _words_of_time(sentence, trigger, context.times(index))
    dated = found = _of_its_own(sentence, context.times(index), trigger.word)
    if "owned" in trigger.sense.rules:  # "claimed Sunday's attack a day later": the later day is that of claiming
        near = (t for t in found if t.governor == trigger.word and sentence.tokens[t.head].deprel == "nmod:poss")
        inside = (t for t in found if trigger.first <= t.head < trigger.past)
        found = tuple(near) or tuple(t for t in inside if t.governor != trigger.predicate)
    if trigger.predicate != trigger.word and sentence.tokens[trigger.predicate].low_lemma == "claim":
        found = tuple(t for t in found if t.governor != trigger.predicate)  # the day of claiming
    if is_toll(trigger):  # "the toll of Monday's raid rose to nine on Friday": the later day is that of the counting
        found = tuple(t for t in found if t.head in sentence.subtree(trigger.word))
    if trigger.sense.counts:
        found = tuple(t for t in found if not is_as_of(sentence, t))
    when = time_of(sentence, found, words, said=_cue_words(context, index, numbers))
    for part in (
        trigger.parts if when is None and _is_mere_harm(trigger) else ()
    ):  # "treated nine for wounds after Monday's strike"
        when = when or time_of(sentence, found, (part.word, part.predicate), nested=False)
    if trigger.event_type is EventType.THREATEN and (threatens or meant is not None):
        when = None  # "on Friday we will attack": the day of what is threatened, and not of the threat
    if when is None and trigger.event_type in _TOLD_ON_SAYING:
        when = time_of(sentence, dated, _cue_words(context, index, numbers), nested=False)
    if when is not None:
        when = since_clause(sentence, when, words)
    earlier = context.times(index - 1) if index else ()
    past = is_background(sentence, dated, words, before=earlier)
    if past is None and trigger.event_type is EventType.ASSAULT:
        past = practice(sentence, trigger.predicate)
    if past is None and trigger.event_type is EventType.COERCE:
        past = holds_already(sentence, trigger.predicate)
    if past is None and when is not None and when.history and not (when.since or when.counted):
        past = when  # "the fighting in 2020 killed 6,000 people"
    if past is not None and judged.modality is Modality.FUTURE and is_coming_month(sentence, past):
        past = None
    harmed = frozenset(r.phrase.head for r in whom if r.phrase.sentence == index)
    told = () if nobody else tolls(context, index, trigger, modality=judged.modality, harmed=harmed)
    if own_loss:  # "nine militants died when they attacked a base"
        told = tuple([replace(count, of="actors") for count in told])
    false = bool(numbers) and called_false(sentence, trigger.predicate)
    attribution = attribution_of(
        context,
        numbers,
        refuted=sentence.tokens[trigger.predicate].head if false else None,
        index=index,
        # who will not do it, or speaks of "if they do not", denies nothing
        # nor does a threat: "will not go unanswered"; nor who has prevented what somebody tried
        negated=(
            judged.negated
            and not judged.rule.startswith("failed")
            and judged.modality not in (Modality.FUTURE, Modality.HYPOTHETICAL)
            and trigger.event_type is not EventType.THREATEN
        )
        or _is_none(sentence, trigger)
        or false,
        given=_is_given(sentence, trigger),
        ahead=judged.modality in (Modality.FUTURE, Modality.HYPOTHETICAL),
        event_type=trigger.event_type,
        mode=trigger.mode,
        harmed=whom,
        actors=who,
        told=" ".join([t.low for t in sentence.tokens[trigger.predicate : trigger.predicate + 2]]),
        mistaken=by_mistake(sentence, trigger.predicate),
        hurt=bool(told),
        lost="own" in trigger.sense.rules,
    )
    if own is not None and not attribution:
        attribution = (Attribution(source=own, cue=None, stance=Stance.DENIES),)
    hedged = judged.hedged or any(context.attributed[n].hedged for n in numbers)
    hedged = hedged or (not numbers and _is_blamed_elsewhere(sentence, trigger, who))
    hedged = hedged or (bool(who) and bears_mark(sentence, trigger.word))
    only_counts = is_toll(trigger) or "counted" in trigger.sense.rules
    if only_counts and not (told and judged.modality is Modality.ACTUAL):
        return None
    means = weapons(sentence, trigger, context.triggers[index], harmed)
    doers, sufferers = [r.party.name or r.party.text for r in who], [r.party.name or r.party.text for r in whom]
    acled = None
    if meant is None:
        acled = acled_code(
            trigger=trigger,
            actors=doers,
            targets=sufferers,
            modality=judged.modality,
            sentence=sentence,
            nearby=partial(context.nearby, index),
            others=context.triggers[index],
            story=context.story,
        )
    words_of_it = context.words(index, trigger.first, trigger.past)
    parties, suffering = tuple([r.party for r in who]), tuple([r.party for r in whom])
    return Claim(
        id=id_of(
            context.document,
            event_type=trigger.event_type,
            modality=judged.modality,
            trigger=words_of_it,
            actors=parties,
            targets=suffering,
            attribution=attribution,
            counts=told,
        ),
        event_type=trigger.event_type,
        mode=trigger.mode,
        contexts=contexts_of(sentence, trigger, actors=doers, targets=sufferers),
        acled=acled,
        trigger=words_of_it,
        evidence=Span(sentence.start, sentence.end),
        actors=parties,
        targets=suffering,
        place=place_ref(context, where),
        time=time_ref(context, index, when),
        attribution=attribution,
        modality=judged.modality,
        hedged=hedged,
        background=past is not None,
        counts=told,
        weapons=tuple(means),
        reasons=_reasons(context, index, trigger, judged, who, whom, where, past, numbers),
    )


def _from_the_air(context: Context, trigger: Trigger, who: tuple[Role, ...]) -> Trigger:
    """ "The jet killed nine when it bombed a market": what flies is told before the pronoun, and nobody laid a bomb."""
    if trigger.mode != "explosives" or trigger.sense.pos != "verb" or trigger.sense.lemma != "bomb":
        return trigger
    told = {word for role in who if role.party.name for word in role.party.name.lower().split()}
    modes = {context.ontology.weapon_modes.get(singular(word)) for word in told}
    modes |= {part.mode for part in trigger.parts}
    flies = "aerial" in modes or {"air", "force"} <= told
    return replace(trigger, mode="aerial") if flies else trigger


def _apart(
    trigger: Trigger, who: tuple[Role, ...], whom: tuple[Role, ...]
) -> tuple[tuple[Role, ...], tuple[Role, ...]]:
    """Doers and sufferers without those who are told as both: of "nine militants died when they attacked a base", "20
    rebels were killed when the insurgents attacked it" they attacked, and nobody is told to have killed them."""
    if trigger.event_type is not EventType.ASSAULT:
        return who, whom
    both = [(d, s) for d in who for s in whom if _are_the_same(d.party, s.party)]
    if not both:
        return who, whom
    if "harm" in trigger.sense.rules:
        return tuple(d for d in who if all(d is not same for same, _ in both)), whom
    return who, tuple(s for s in whom if all(s is not same for _, same in both))


def _are_the_same(doer: Party, sufferer: Party) -> bool:
    """Whether the one is told by a word that stands for the other: "they", "the insurgents" behind "20 rebels"."""
    if doer.name is not None and doer.name == (sufferer.name or sufferer.text):
        return True
    return doer.name is None and _FOES.fullmatch(doer.text.lower()) is not None and side_of(sufferer.text) is Side.REBEL


_FOES = re.compile(
    r"the (?:insurgents|militants|rebels|gunmen|attackers|fighters|jihadists|extremists|terrorists|bandits|assailants"
    r"|raiders|guerrillas|assaulters)"
)


def _is_blamed_elsewhere(sentence: Sentence, trigger: Trigger, who: Sequence[Role]) -> bool:
    """ "The bombing, which officials blamed on rebels, killed nine": that they did it is the officials' word; what
    somebody is said to blame is theirs as a whole. Whose work it is called is told as it is."""
    if all(r.rule != "blamed on" for r in who) or author_of(sentence, trigger.word) is not None:
        return False
    above = sentence.tokens[trigger.word].head
    return above < 0 or sentence.tokens[above].low_lemma != "blame"


def _only_describes(sentence: Sentence, verb: int) -> bool:
    """ "A strike hit a monastery sheltering the displaced", "an ambush on a convoy escorted by the army", "lorries
    carrying rice were stopped": what they are told of is another happening."""
    token = sentence.tokens[verb]
    describes = token.xpos == "VBG" or token.low_lemma in ("escort", "guard", "protect")
    return token.deprel == "acl" and describes and sentence.tokens[token.head].upos == "NOUN"


def _is_on_the_way(sentence: Sentence, verb: int) -> bool:
    """ "Officers were travelling to Orra when a bomb hit them": the scene of another happening, and no visit."""
    below = sentence.children[verb]
    going = sentence.tokens[verb].xpos == "VBG" and any(sentence.tokens[c].low in ("was", "were") for c in below)
    return going and any(
        sentence.tokens[c].deprel == "advcl" and any(sentence.tokens[m].low == "when" for m in sentence.children[c])
        for c in below
    )


def _is_known_attack(sentence: Sentence, trigger: Trigger) -> bool:
    """ "Carried out the attack", "this attack wounded four": what it was done with was told with it before."""
    token = sentence.tokens[trigger.word]
    if trigger.event_type is not EventType.ASSAULT or trigger.mode or trigger.parts or token.low_lemma != "attack":
        return False
    own = sentence.children[trigger.word]
    definite = token.upos == "NOUN" and any(sentence.tokens[c].low in ("the", "this", "that") for c in own)
    return definite and not any(sentence.tokens[c].relation in ("compound", "amod", "nmod") for c in own)


def _mode_before(context: Context, index: int) -> str | None:
    """The mode of the violence told last, if it was done from afar, in the same paragraph or in the one before."""
    for before in range(index - 1, max(-1, index - 3), -1):
        told = [t for t in context.triggers[before] if t.event_type is EventType.ASSAULT]
        if told:
            modes = {part.mode for t in told for part in (t, *t.parts)} & _FROM_AFAR
            return modes.pop() if len(modes) == 1 else None
    return None


def _does_nothing(sentence: Sentence, verb: int) -> bool:
    """ "Its aircraft dropped nothing"."""
    done = sentence.child(verb, "obj")
    return done is not None and sentence.tokens[done].low == "nothing"


def _is_mere_harm(trigger: Trigger) -> bool:
    """Whether it tells what happened to people in some deed: who says that nobody died denies no deed; but there was
    no massacre where nobody massacred anybody."""
    return bool(trigger.sense.counts) and trigger.mode != "abduct" and trigger.sense.lemma not in _DEEDS


def _was_told(context: Context, index: int, trigger: Trigger) -> bool:
    """Whether what is told last before a sentence, which tells of nothing else, is the harm that it may deny: "…,
    killing four. The army said that nobody had been killed", but not of another blow behind that."""
    kinds = frozenset(trigger.sense.counts)
    sentence = context.sentence(index)
    if not kinds or len(context.triggers[index]) > 1 or "none" in sentence.forms:
        return False  # "none of the passengers was killed"
    if any(sentence.tokens[c].low in _NOW for c in sentence.children[trigger.predicate]):
        return False  # "people are not being arrested, they disappear"
    if lemma_of(sentence.tokens[trigger.predicate]) in _AT_ALL:
        kinds |= {("killed", "target")}  # whom nothing hurt did not die either
    nobody = _sufferer(sentence, trigger)
    for back in range(index - 1, max(-1, index - 1 - _ANSWERED), -1):
        deeds = [t for t in context.triggers[back] if t.event_type in (EventType.ASSAULT, EventType.COERCE)]
        if deeds:
            before = context.sentence(back)
            if any(not context.sentence(i).forms.isdisjoint(_OTHERS) for i in range(back + 1, index)):
                return False  # "Another hit a school."
            told = (t for t in deeds if any(kinds & frozenset(p.sense.counts) for p in (t, *t.parts)))
            told = (t for t in told if not (nobody is Side.CIVILIAN and _sufferer(before, t) in _ARMED))
            seen = (judge(before, t) for t in told)
            happened = any(not one.negated and one.modality is Modality.ACTUAL for one in seen)
            return happened and not _is_set_elsewhere(context, index)
    return False


def _is_set_elsewhere(context: Context, index: int) -> bool:
    """Whether a sentence names a place that the text had not: nobody was hurt there, whoever was hurt before."""
    sentence, text = context.sentence(index), context.document.text
    named = (sentence.tokens[e.first : e.past] for e in sentence.entities if e.kind == "LOC")
    since = max(0, sentence.start - _NAMED_IN)
    return any(text.find(tokens[-1].text, since, sentence.start) < 0 for tokens in named)


_NAMED_IN = 10_000  # characters before a sentence in which its places may have been named


def _sufferer(sentence: Sentence, trigger: Trigger) -> Side | None:
    """Which side those are to whom it was done, as worded: that no civilian died is not denied by who says that
    soldiers did."""
    word = next((w for r in ("obj", "nsubj:pass") if (w := sentence.child(trigger.predicate, r)) is not None), None)
    if word is None:
        return None
    first, past = sentence.extent(word)
    return side_of(" ".join(t.text for t in sentence.tokens[first:past]))


_ARMED = frozenset({Side.STATE, Side.REBEL})
_AT_ALL = frozenset({"hurt", "harm"})
_NOW = frozenset({"is", "are", "being"})
_OTHERS = frozenset({"another", "second", "third", "elsewhere", "separately"})
_ANSWERED = 3
"""Sentences from what is told to the one that denies it."""


def _is_denied_before(context: Context, index: int, number: int) -> bool:
    """ "The army denied that its men had killed civilians. “No civilian was killed,” it said": who denied it denies it
    again, and says more than that nobody was hurt in what happened."""
    if context.sentence(index).forms.isdisjoint(_NOBODY):
        return False
    source = context.attribution(number, Stance.DENIES)
    if source is None:
        return False
    mine = source.source.text.lower()
    me = {mine, (source.source.name or mine).lower()}
    for other, item in enumerate(context.attributed):
        if item.cue is None or not index - 2 <= item.cue.sentence < index or item.stance is not Stance.DENIES:
            continue
        denier = context.attribution(other, Stance.DENIES)
        if denier is None:
            continue
        theirs = denier.source.text.lower()
        if me & {theirs, (denier.source.name or theirs).lower()} or theirs.startswith(f"{mine} "):
            return True
        if _FOR_IT.fullmatch(mine):
            return True
    return False


def _is_force(trigger: Trigger) -> bool:
    """A deed that who tells of it may deny: violence, or a place or people taken."""
    force = trigger.event_type in (EventType.ASSAULT, EventType.COERCE)
    return force and "owned" not in trigger.sense.rules


def _is_deed(trigger: Trigger) -> bool:
    """Violence that is denied where it is said to have been done to nobody."""
    return trigger.event_type is EventType.ASSAULT and "owned" not in trigger.sense.rules and not _is_mere_harm(trigger)


def _is_also_done(sentence: Sentence, verb: int) -> bool:
    """ "No strikes were planned or carried out": not only planned."""
    done = (c for c in sentence.children[verb] if sentence.tokens[c].deprel == "conj")
    return sentence.tokens[verb].low_lemma == "plan" and any(sentence.tokens[c].xpos == "VBN" for c in done)


def _is_bare_strike(trigger: Trigger) -> bool:
    """A "strike" that names no weapon, or what it destroyed."""
    parts = (trigger, *trigger.parts)
    bare = trigger.event_type is EventType.ASSAULT and all(t.mode in (None, "destroy") for t in parts)
    return bare and any(t.sense.pos == "noun" and t.sense.lemma == "strike" for t in parts)


def _of_its_own(sentence: Sentence, found: tuple[TimePhrase, ...], word: int) -> tuple[TimePhrase, ...]:
    """The times of a sentence but those that date what the happening is only compared with."""
    labels = [range(*sentence.extent(w)) for w in of_a_label(sentence)]
    if not labels or any(word in label for label in labels):
        return found
    return tuple(t for t in found if not any(t.head in label for label in labels))


def _words_of_time(sentence: Sentence, trigger: Trigger, times: Sequence[TimePhrase]) -> tuple[int, ...]:
    """The words on which a time of the happening may hang: of a noun also its participants ("the killing of a man
    two weeks ago"), of a relative clause the deed that it is about ("the day after an attack that killed nine")."""
    above = sentence.tokens[trigger.predicate].head  # "a raid in May that killed six"
    blows = (p.word for p in trigger.parts if p.word == above and sentence.tokens[above].upos == "NOUN")
    deed = deed_before(sentence, trigger.predicate)  # "May's raid on a camp that killed six"
    words = (trigger.word, trigger.predicate, *blows, *(() if deed is None else (deed,)))
    if sentence.tokens[trigger.predicate].relation == "acl" and any(t.counted and t.governor == above for t in times):
        words = (*words, above)
    if sentence.tokens[trigger.word].upos != "NOUN":
        return words
    own = sentence.children[trigger.word]
    return (*words, *(c for c in own if sentence.tokens[c].deprel == "nmod" or is_occurring(sentence, c)))


def _cue_words(context: Context, index: int, numbers: tuple[int, ...]) -> tuple[int, ...]:
    """The words of the first speaker's cue in the sentence: what is asked or refused is asked when it is said."""
    for number in numbers:
        cue = context.attributed[number].cue
        if cue is not None and cue.sentence == index:
            return tuple(range(cue.first, cue.past))
    return ()


def _is_none(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether the event's noun is none: "fired no shots", "no attack took place"."""
    if "no" not in sentence.forms:
        return False
    shown = range(trigger.first, trigger.past)
    determiners = {w for c in (trigger.word, *shown) for w in sentence.children[c] if w in shown or c == trigger.word}
    return any(sentence.tokens[w].low == "no" for w in determiners)


def _is_own_act(context: Context, index: int, trigger: Trigger, number: int) -> bool:
    """Whether the event is the act of saying itself: who announces a strike is no source of that, but its actor.

    Violence is told, not done, by who announces it ("announced the death of", "claimed responsibility for").
    """
    cue = context.attributed[number].cue
    if cue is None or not cue.holds(index, trigger.predicate):
        return False
    done = load_cues().among(lemma_of(context.sentence(index).tokens[trigger.predicate]), "cues.performing")
    harm = trigger.event_type in (EventType.ASSAULT, EventType.COERCE) or bool(trigger.sense.counts)
    return done or not harm  # a state that "announced the hanging of two" tells of it, too


def _is_no_denial(sentence: Sentence, trigger: Trigger) -> bool:
    """ "The blast was not a terrorist act", "mines cannot be set off by rain": what it is called, and what may be; and
    not that it happened."""
    if trigger.event_type in _ONLY_NOT_DONE:
        return True
    tokens, verb = sentence.tokens, trigger.predicate
    if any(tokens[c].low in ("can", "ca", "cannot") and tokens[c].relation == "aux" for c in sentence.children[verb]):
        return True
    subject_ = sentence.child(verb, "nsubj")
    if subject_ is None or tokens[verb].upos != "NOUN" or sentence.child(verb, "cop") is None:
        return False
    return tokens[subject_].upos != "PROPN"


def _is_given(sentence: Sentence, trigger: Trigger) -> bool:
    """ "Denied that the army, which killed nine last week, had entered the town", "that the code given before the blast
    had been used": what only tells who or when is meant is taken as given, by whoever denies the rest."""
    tokens = sentence.tokens
    below = trigger.predicate
    for above in sentence.ancestors(trigger.predicate):
        token = tokens[below]
        if token.deprel == "acl:relcl" and tokens[above].low_lemma not in load_times().deed:
            return True
        when = token.upos == "NOUN" and token.relation == "obl" and preposition(sentence, below) in ("before", "after")
        if when and any(tokens[c].low == "the" for c in sentence.children[below]):
            return True
        if token.deprel in ("ccomp", "parataxis") or (token.deprel in ("obj", "xcomp") and _denies(tokens[above])):
            return False
        below = above
    return False


def _denies(token: Token) -> bool:
    """A verb of denial: what is denied is its object, and not taken as given."""
    cue = load_cues().verbs.get(token.low_lemma)
    return cue is not None and cue.stance is Stance.DENIES


def attribution_of(
    context: Context,
    numbers: tuple[int, ...],
    *,
    negated: bool,
    event_type: EventType,
    mode: str | None,
    harmed: tuple[Role, ...],
    actors: tuple[Role, ...],
    given: bool = False,
    ahead: bool = False,
    told: str = "",
    mistaken: bool = False,
    hurt: bool = True,
    refuted: int | None = None,
    index: int = -1,
    lost: bool = False,
) -> tuple[Attribution, ...]:
    """The chain of sources, each with its stance. `refuted` is the word of sentence `index` for a report that is called
    false: whoever made that report asserts it ("the army's claim that it took Orra is a lie, rebels said"). What is
    `given` is not denied, and what is `ahead` not owned to."""
    links: list[Attribution] = []
    if not numbers:
        return ()
    own = {n for n in numbers if refuted is not None and _holds_word(context.attributed[n].cue, index, refuted)}
    first = next((n for n in numbers if n not in own and context.source_phrase(n) is not None), None)
    for number in numbers:
        stance = context.attributed[number].stance
        stance = Stance.ASSERTS if given and stance is Stance.DENIES else stance
        source = context.source_phrase(number)
        if stance is Stance.ASSERTS and negated and number == first:
            stance = Stance.DENIES
        elif (
            stance is Stance.ASSERTS
            and source is not None
            and number == first
            and not ahead
            and not _accuses(context, number)
        ):
            party = context.party(source)
            if admits(
                party.name or party.text,
                event_type=event_type,
                actors=[r.party.name or r.party.text for r in actors],
                targets=[_called(r.party, party) for r in harmed if not _holds(r.phrase, source)],
                mode=mode,
                told=told,
                sides=context.sides,
                mistaken=mistaken,
                harmed=hurt,
            ) or (lost and any(_speaks_for(context, source, r.party) for r in harmed)):
                stance = Stance.ADMITS
        link = context.attribution(number, stance)
        if link is not None and not any(_is_same(link, before) for before in links):
            links.append(link)  # "said in a statement that": once
    return tuple(links)


def _is_same(link: Attribution, before: Attribution) -> bool:
    """ "He said that he regretted": who says so stands in the chain once."""
    if link.source.span == before.source.span:
        return True
    pronoun = link.source.text.lower() == before.source.text.lower() in ("he", "she")
    return pronoun and link.source.name is not None and link.source.name == before.source.name


def _holds_word(cue: Words | None, index: int, word: int) -> bool:
    return cue is not None and cue.holds(index, word)


def _owning(context: Context, index: int, trigger: Trigger) -> tuple[int, ...]:
    """Who claims a deed as its own, where the claiming is the trigger: "claimed the raid", "took responsibility"."""
    if "owned" not in trigger.sense.rules:
        return ()
    near = (n for n, a in enumerate(context.attributed) if a.cue is not None and a.cue.holds(index, trigger.predicate))
    return tuple(n for n in near if context.attributed[n].kind is Kind.SPEECH and context.source_phrase(n) is not None)


def _called(party: Party, source: Party) -> str:
    """What a party is called: "two of its soldiers" in these words, where they are those of the source itself."""
    return party.text if party.name in (source.name, source.text) else party.name or party.text


def _speaks_for(context: Context, source: Phrase, lost: Party) -> bool:
    """ "The brigade lost nine men, its commander said", "the army said it had lost nine": who lost them says so."""
    sentence, teller = context.sentence(source.sentence), context.party(source)
    if lost.name is None or lost.name in (teller.name, teller.text):
        return lost.name is not None
    whose = sentence.child(source.head, "nmod:poss")
    if whose is None or noun_of(sentence.tokens[source.head]) not in load_cues().classes["nouns.speaks_for"]:
        return False
    return context.party(phrase(sentence, source.sentence, whose)).name == lost.name


def _accuses(context: Context, number: int) -> bool:
    """Whether somebody is accused of it: who is hit and accuses another owns to nothing."""
    return context.attributed[number].kind is Kind.ACCUSATION


def _names(whole: Phrase, part: Phrase) -> bool:
    """Whether the head of a phrase is among the words of another."""
    return whole.sentence == part.sentence and whole.first <= part.head < whole.past


def _holds(whole: Phrase, part: Phrase) -> bool:
    """Whether a phrase stands within another, as where the parse ties a speaker to the harmed by a comma."""
    return _names(whole, part) and whole.head != part.head


def _where(
    context: Context, index: int, trigger: Trigger, who: tuple[Role, ...], whom: tuple[Role, ...]
) -> Where | None:
    if trigger.event_type not in PLACED and not _is_carried_out(context.sentence(index), trigger):
        own = range(trigger.first, trigger.past)
        topic = trigger.event_type is not EventType.CONSULT  # whoever meets, meets somewhere
        return context.places.told(index, words=(*own, *verbs(context.sentence(index), trigger)), topic=topic)
    roles = (*who, *whom)
    heads = frozenset(r.phrase.head for r in roles if r.phrase.sentence == index)
    places = frozenset(r.phrase.head for r in roles if r.phrase.sentence == index and _is_site(context, r.phrase))
    sites = [r.phrase.head for r in whom if r.phrase.sentence == index and r.phrase.head in places]
    suffering = context.sentence(index).child(trigger.predicate, "nsubj") if "nsubj" in trigger.sense.target else None
    if suffering is not None and is_plain_place(context.sentence(index), suffering):
        sites.append(suffering)  # "the Belgorod region came under attack"
    others = (t for t in context.triggers[index] if t.event_type not in PLACED)
    apart = frozenset(w for t in others for w in verbs(context.sentence(index), t))
    if trigger.event_type is EventType.ASSAULT:
        apart |= later_than(context.sentence(index), context.triggers[index], trigger.word)
    for part in (trigger, *trigger.parts):
        found = context.places.of(
            index,
            word=part.word,
            predicate=part.predicate,
            skip=heads - places,
            parties=heads,
            sites=sites,
            apart=apart,
            left=trigger.event_type is EventType.RETREAT,
        )
        if found is not None:
            return found
    return None


def _is_carried_out(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether a court's word is not only spoken: people are put to death somewhere ("hanged in a prison of Orra")."""
    if trigger.event_type is not EventType.SANCTION:
        return False
    kills = any(kind == "killed" for kind, _ in trigger.sense.counts)
    done = trigger.mode == "convict" and sentence.tokens[trigger.predicate].low_lemma == "carry"
    return kills or done


def _is_protested_against(sentence: Sentence, trigger: Trigger) -> bool:
    """ "A march against enforced disappearances", "protested against violence": what happens at large, and no deed."""
    token = sentence.tokens[trigger.word]
    if token.upos != "NOUN" or trigger.event_type is not EventType.ASSAULT or trigger.word != trigger.predicate:
        return False
    if preposition(sentence, trigger.word) != "against" or token.head < 0:
        return False
    marked = (sentence.tokens[c] for c in sentence.children[trigger.word])
    if any(t.relation in ("det", "nummod") or t.deprel in ("nmod:poss", "acl") for t in marked):
        return False
    above = sentence.tokens[token.head].low_lemma
    return above in _PROTESTS


_PROTESTS = frozenset(
    {
        "protest",
        "march",
        "rally",
        "demonstrate",
        "demonstration",
        "campaign",
        "strike",
        "vigil",
        "sit-in",
        "speak",
        "fight",
    }
)


def verbs(sentence: Sentence, trigger: Trigger) -> Iterator[int]:
    """A trigger's words, and of a noun the verb that it stands with ("talks resume")."""
    yield from (trigger.word, trigger.predicate)
    token = sentence.tokens[trigger.predicate]
    if token.upos == "NOUN" and token.relation in ("nsubj", "obj") and token.head >= 0:
        yield token.head


def _is_site(context: Context, words: Phrase) -> bool:
    """A party that is a place as well: a market, a base, a country."""
    return context.places.is_place(context.sentence(words.sentence), words.head)


_SECOND_HALF = re.compile(r"-[A-ZÀ-Þ]\w+")  # of "Ak-Sai", which a parse may hang elsewhere


def place_ref(context: Context, where: Where | None) -> PlaceRef | None:
    if where is None:
        return None
    text = context.document.text
    span = where.phrase.span(context.sentence(where.phrase.sentence))
    name = None
    if where.name is not None:
        called = where.name.span(context.sentence(where.name.sentence))
        rest = _SECOND_HALF.match(text, called.end)
        name = text[called.start : rest.end() if rest else called.end]
    return PlaceRef(span=span, text=span.of(text), name=" ".join(name.split()) if name else None, reason=where.rule)


def time_ref(context: Context, index: int, when: TimePhrase | None) -> TimeRef | None:
    if when is None:
        return None
    span = context.words(index, when.first, when.past)
    return TimeRef(span=span, text=span.of(context.document.text))


def _reasons(
    context: Context,
    index: int,
    trigger: Trigger,
    judged: Judged,
    who: tuple[Role, ...],
    whom: tuple[Role, ...],
    where: Where | None,
    past: TimePhrase | None,
    numbers: tuple[int, ...],
) -> tuple[Reason, ...]:
    found = [Reason("event_type", trigger.sense.id, context.words(index, trigger.first, trigger.past))]
    found += [
        Reason("event_type", part.sense.id, context.words(index, part.first, part.past)) for part in trigger.parts
    ]
    found += [Reason("actors", r.rule, r.party.span) for r in who]
    found += [Reason("targets", r.rule, r.party.span) for r in whom]
    if where is not None:
        found.append(Reason("place", where.rule, where.phrase.span(context.sentence(where.phrase.sentence))))
    if past is not None:
        found.append(
            Reason("background", "a time before the days reported on", context.words(index, past.first, past.past))
        )
    if judged.modality is not Modality.ACTUAL or judged.hedged or judged.negated:
        found.append(Reason("modality", judged.rule, judged.span))
    for number in numbers:
        cue = context.attributed[number].cue
        found.append(
            Reason("attribution", context.attributed[number].rule, cue.span(context.annotation) if cue else None)
        )
    return tuple(found)
