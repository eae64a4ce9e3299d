"""Whether a happening is history, not news: of a year or a time before the days that the document reports on."""

from __future__ import annotations

import re
from functools import cache

from reportedly.annotate.annotation import Sentence
from reportedly.code.arguments import surface_subject
from reportedly.code.phrases import preposition
from reportedly.code.roles import can_act
from reportedly.code.time_words import load_times
from reportedly.code.times import TimePhrase, is_perfect, told_of
from reportedly.model import BlockKind

_DURING = frozenset({"during", "under", "throughout"})
_UPHEAVAL_CASES = frozenset({"after", "since", "before", "until"})
_NEVER = frozenset({"not", "n't", "n’t", "never"})
_ONLY = frozenset({"only", "solely", "exclusively"})
_ERA_CASES = frozenset({"in", "after", "following"})


def is_background(
    sentence: Sentence, found: tuple[TimePhrase, ...], words: tuple[int, ...], *, before: tuple[TimePhrase, ...] = ()
) -> TimePhrase | None:
    """The phrase that puts the happening into history, or None. `before` are the times of the sentence before it."""
    upheaval = _upheaval(sentence, words[0])
    if upheaval is not None:
        return upheaval
    war = _of_a_war(sentence, words[0], found)
    if war is not None:
        return war
    earlier = _of_earlier_deeds(sentence, words, found) or _of_an_anniversary(sentence, words[0])
    earlier = earlier or _long_since(sentence, words[0]) or (None if found else _of_many(sentence, words[0]))
    if earlier is not None:
        return earlier
    since = bool(before) and any(p.history for p in before)
    ever = _ever(sentence, words, since=since)
    if ever is None and since and not found:
        ever = _ever_since(sentence, words[0])
    if ever is not None:
        return ever
    over = next(
        (o for w in words if (o := _times_over(sentence, w) or _in_a_row(sentence, w, found)) is not None), None
    )
    if over is not None:
        return over
    recalled = [p for p in found if p.history]
    whole = next((p for p in recalled if len(recalled) == len(found) and _is_of_doer(sentence, words[0], p)), None)
    if whole is not None:
        return whole
    chain = [*words, *sentence.ancestors(words[0])] if recalled else []
    for phrase_ in recalled:
        if (phrase_.head in chain and phrase_.head not in words) or told_of(sentence, phrase_, chain):
            return phrase_  # "2012, when troops helped"
        governor = phrase_.governor
        if _in_an_era(sentence, governor, chain):
            return phrase_
        if governor < 0 or governor not in chain:
            governor_clause = _since_clause(sentence, governor, chain)
            if governor_clause is not None and is_perfect(sentence, governor_clause):
                return phrase_
            continue
        if phrase_.since and not is_perfect(sentence, governor):
            continue
        if not _crosses(sentence, words[0], governor):
            return phrase_
    return None


def is_coming_month(sentence: Sentence, phrase_: TimePhrase) -> bool:
    """ "Will meet in September": the month, told alone, of what is to come; but "had planned a raid in February"."""
    tokens, months = sentence.tokens, load_times().month
    had = phrase_.governor >= 0 and any(tokens[c].low == "had" for c in sentence.children[phrase_.governor])
    told = [t for t in tokens[phrase_.first : phrase_.past] if t.upos not in ("ADP", "DET", "PUNCT")]
    bare = all(t.low in months or t.text.isdigit() for t in told) and not any(
        len(t.text) > 2 for t in told if t.text.isdigit()
    )
    return bare and bool(told) and not had


def _of_earlier_deeds(sentence: Sentence, words: tuple[int, ...], found: tuple[TimePhrase, ...]) -> TimePhrase | None:
    """ "Used such bombs in past attacks", "in previous raids, the rebels burned schools": if no day is told."""
    if _BEFORE.isdisjoint(sentence.forms):
        return None
    tokens = sentence.tokens
    for word in words:
        below = (c for c in sentence.children[word] if tokens[c].relation in ("obl", "nsubj"))
        for noun in (word, *below):
            if tokens[noun].upos != "NOUN" or tokens[noun].low_lemma not in load_times().deed:
                continue
            said = {tokens[c].low for c in sentence.children[noun] if tokens[c].deprel == "amod"} & _BEFORE
            dated = any(p.governor in (noun, word) for p in found)
            if not dated and said and (tokens[noun].xpos == "NNS" or said != {"earlier"}):
                return TimePhrase(noun, noun + 1, noun, word, since=False, history=True)
    return None


def _long_since(sentence: Sentence, word: int) -> TimePhrase | None:
    """ "It has been eleven years since a barracks was bombed": how long ago it was is all that is told."""
    if "since" not in sentence.forms:
        return None
    for verb in (word, *sentence.ancestors(word)):
        token = sentence.tokens[verb]
        mark = sentence.child(verb, "mark")
        if token.deprel == "advcl" and mark is not None and sentence.tokens[mark].low == "since":
            long = sentence.tokens[token.head]
            is_it = long.low_lemma in load_times().history_unit and sentence.child(token.head, "cop") is not None
            return TimePhrase(mark, mark + 1, mark, verb, since=True, history=True) if is_it else None
    return None


def _of_many(sentence: Sentence, word: int) -> TimePhrase | None:
    """ "Has staged a number of kidnappings", "has claimed several attacks": so many, of no day, are no news."""
    tokens = sentence.tokens
    if tokens[word].xpos != "NNS" or tokens[word].low_lemma not in load_times().deed:
        return None
    many, at = False, word
    while tokens[at].upos == "NOUN" and tokens[at].relation in ("obj", "nmod", "conj"):
        many = many or any(tokens[c].low in _MANY for c in (at, *sentence.children[at]))
        at = tokens[at].head
    perfect = any(tokens[c].low in ("has", "have") and tokens[c].deprel == "aux" for c in sentence.children[at])
    if not many or not perfect:
        return None
    return TimePhrase(at, at + 1, at, word, since=False, history=True)


_MANY = frozenset(
    {
        "several",
        "many",
        "numerous",
        "number",
        "dozens",
        "scores",
        "hundreds",
        "series",
        "string",
        "countless",
        "various",
    }
)
_BEFORE = frozenset({"previous", "past", "prior", "earlier", "former"})


def _of_an_anniversary(sentence: Sentence, word: int) -> TimePhrase | None:
    """ "On the tenth anniversary of a massacre in which nine people died"."""
    if sentence.forms.isdisjoint(_ANNIVERSARIES):
        return None
    below = word
    for above in sentence.ancestors(word):
        of_it = sentence.tokens[below].relation == "nmod" and preposition(sentence, below) == "of"
        if of_it and sentence.tokens[above].low in _ANNIVERSARIES:
            return TimePhrase(above, above + 1, above, below, since=False, history=True)
        below = above
    return None


_ANNIVERSARIES = frozenset({"anniversary", "anniversaries", "commemoration"})


def _upheaval(sentence: Sentence, word: int) -> TimePhrase | None:
    """ "After the coup", "since the uprising": what everybody knows of is named to tell when something else was."""
    token = sentence.tokens[word]
    if token.upos != "NOUN" or (token.low_lemma not in _WARS and token.low_lemma not in load_times().upheaval):
        return None
    if _begins(sentence, word):
        return TimePhrase(word, word + 1, word, token.head, since=False, history=True)
    if token.low_lemma not in load_times().upheaval:
        return None
    told = [sentence.tokens[c] for c in sentence.children[word]]
    whose = [t for t in told if t.deprel == "nmod:poss" and t.upos == "PROPN"]
    said = {t.low for t in told[1:] if t not in whose and t.upos != "PUNCT"} - load_times().in_full
    if preposition(sentence, word) not in _UPHEAVAL_CASES or said != (set() if whose else {"the"}):
        return None
    return TimePhrase(word, word + 1, word, token.head, since=False, history=True)


def _begins(sentence: Sentence, word: int) -> bool:
    """ "Since the war began", "before the invasion started"."""
    token = sentence.tokens[word]
    mark = sentence.child(token.head, "mark") if token.deprel == "nsubj" and token.head >= 0 else None
    begun = mark is not None and sentence.tokens[token.head].low_lemma in ("begin", "start", "erupt")
    return begun and sentence.tokens[mark or 0].low in _UPHEAVAL_CASES


def _times_over(sentence: Sentence, verb: int) -> TimePhrase | None:
    """ "The town has changed hands twice since the invasion", "… three times since the war began", "it changed hands
    several times in the war": its history."""
    if sentence.forms.isdisjoint(_TIMES):
        return None
    children = sentence.children[verb]
    if not any(sentence.tokens[c].low in _TIMES for c in children):
        return None
    for child in children:
        throughout = preposition(sentence, child) in ("in", "during", "throughout")
        if throughout and sentence.tokens[child].relation == "obl" and sentence.tokens[child].low_lemma in _WARS:
            return TimePhrase(child, child + 1, child, verb, since=False, history=True)
    if "since" not in sentence.forms or not is_perfect(sentence, verb):
        return None
    for child in children:
        token = sentence.tokens[child]
        if token.relation == "obl" and preposition(sentence, child) == "since":
            old = token.low_lemma in load_times().upheaval or token.low_lemma in _WARS
        else:
            war = surface_subject(sentence, child) if token.deprel == "advcl" else None
            mark = sentence.child(child, "mark")
            since = mark is not None and sentence.tokens[mark].low == "since"
            old = since and war is not None and sentence.tokens[war].low_lemma in _WARS | load_times().upheaval
        if old:
            return TimePhrase(child, child + 1, child, verb, since=True, history=True)
    return None


_TIMES = frozenset({"twice", "times"})


def _in_a_row(sentence: Sentence, word: int, found: tuple[TimePhrase, ...]) -> TimePhrase | None:
    """ "Has carried out a string of raids this year", "the latest in a series of attacks": many, of no one day."""
    token, tokens = sentence.tokens[word], sentence.tokens
    if token.xpos != "NNS" or token.deprel != "nmod" or load_times().row.isdisjoint(sentence.forms):
        return None
    row = tokens[token.head]
    if row.head < 0 or load_times().row.isdisjoint((row.low, row.low_lemma)):
        return None
    told = [p for p in found if p.governor in (word, token.head, row.head)]
    long = any(p.since for p in told) or all(tokens[p.head].low_lemma in load_times().long_unit for p in told)
    over_time = row.deprel == "obj" and told and long and is_perfect(sentence, row.head)
    if not over_time and tokens[row.head].low != "latest":
        return None
    return TimePhrase(token.head, token.head + 1, token.head, row.head, since=False, history=True)


def _of_a_war(sentence: Sentence, word: int, found: tuple[TimePhrase, ...]) -> TimePhrase | None:
    """ "The conflict has killed thousands and driven millions from their homes", "40,000 were killed in the four-decade
    conflict": all that a war did, recalled."""
    if sentence.forms.isdisjoint(_WARS):
        return None
    tokens = sentence.tokens
    for child in sentence.children[word]:
        if (
            tokens[child].low_lemma in _WARS
            and _is_of_years(sentence, child)
            and not any(p.governor == word for p in found)
        ):
            return TimePhrase(child, child + 1, child, word, since=False, history=True)
    war = surface_subject(sentence, word) if tokens[word].upos == "VERB" else None
    if war is None or tokens[war].low_lemma not in _WARS:
        return None
    verb = word
    while tokens[verb].deprel == "conj" and not is_perfect(sentence, verb):
        verb = tokens[verb].head
    if not is_perfect(sentence, verb):
        return None
    return TimePhrase(war, war + 1, war, word, since=False, history=True)


def _ever_since(sentence: Sentence, word: int) -> TimePhrase | None:
    """ "The insurgency began in 2017. It has killed more than 6,000 people": all that it did since."""
    verb = word
    while sentence.tokens[verb].deprel == "conj" and not is_perfect(sentence, verb):
        verb = sentence.tokens[verb].head
    if sentence.tokens[verb].upos != "VERB" or not is_perfect(sentence, verb):
        return None
    subject = surface_subject(sentence, verb)
    if subject is None or sentence.tokens[subject].low_lemma not in _GOES_ON:
        return None
    return TimePhrase(subject, subject + 1, subject, verb, since=True, history=True)


def _is_of_doer(sentence: Sentence, word: int, told: TimePhrase) -> bool:
    """ "The task force, set up in 2025, has killed more than 1,500 people": what it did since it is there."""
    if sentence.tokens[word].upos != "VERB" or not is_perfect(sentence, word):
        return False
    subject = surface_subject(sentence, word)
    if subject is None:
        return False
    hung = [told.head, *sentence.ancestors(told.head)]
    return subject in hung and word not in hung[: hung.index(subject)]


def _is_of_years(sentence: Sentence, war: int) -> bool:
    """ "In the four-decade conflict", "during the ten-year insurgency"; not "in the worst fighting of …"."""
    if preposition(sentence, war) not in ("in", "during", "throughout"):
        return False
    before = "".join(t.low for t in sentence.tokens[max(0, war - 5) : war])
    return _OF_YEARS.search(before) is not None


_OF_YEARS = re.compile(r"(?:-(?:decade|year)s?|(?:decade|year)s?-(?:old|long))$")
_GOES_ON = frozenset(
    {"it", "this", "violence", "fighting", "unrest", "campaign", "war", "conflict", "insurgency", "attack"}
)
_WARS = frozenset({"war", "conflict", "insurgency", "rebellion", "uprising", "crisis"})


def _ever(sentence: Sentence, words: tuple[int, ...], *, since: bool) -> TimePhrase | None:
    """ "Has repeatedly attacked", "has struck there in the past"; "5,000 have been killed since", "killed 300 in that
    year's protests", where `since` says that history was told before."""
    for i, token in enumerate(sentence.tokens) if since and "that" in sentence.forms else ():
        then = i > 0 and token.low_lemma in load_times().history_unit
        if then and sentence.tokens[i - 1].low == "that" and _hangs_on(sentence, i, words):
            return TimePhrase(i - 1, i + 1, i, token.head, since=False, history=True)
    habits = not sentence.forms.isdisjoint(_habits())
    told = habits or since or "past" in sentence.forms
    for word in words:
        staged = _staged(sentence, word)
        if staged is not None:
            return staged
        if habits and (said := _seldom_told(sentence, word)) is not None:
            return said
        verb = sentence.tokens[word].head if sentence.tokens[word].upos == "NOUN" else -1
        for child in sentence.children[verb] if verb >= 0 and "past" in sentence.forms else ():
            past = sentence.tokens[child]
            if past.low == "past" and past.relation == "obl" and preposition(sentence, child) == "in":
                return TimePhrase(
                    child, child + 1, child, word, since=False, history=True
                )  # "used in raids in the past"
        present = habits and _is_present(sentence, word)
        for child in sentence.children[word] if told else ():
            low = sentence.tokens[child].low
            if present and _is_habitual(sentence, child):
                return TimePhrase(child, child + 1, child, word, since=False, history=True)
            if low == "past" and sentence.tokens[child].relation == "obl" and preposition(sentence, child) == "in":
                return TimePhrase(child, child + 1, child, word, since=False, history=True)  # "in the past"
            if since and low == "then" and preposition(sentence, child) in load_times().since:
                return TimePhrase(child - 1, child + 1, child, word, since=True, history=True)
            if sentence.tokens[child].deprel != "advmod" or sentence.children[child] or not is_perfect(sentence, word):
                continue
            if low in load_times().often or (since and low in load_times().since):
                return TimePhrase(child, child + 1, child, word, low in load_times().since, history=True)
    return None


def _is_present(sentence: Sentence, word: int) -> bool:
    return sentence.tokens[word].xpos in ("VBZ", "VBP")


def _is_habitual(sentence: Sentence, child: int) -> bool:
    """ "Often carries out attacks", "rise up wherever they can": what is done time and again is of no day."""
    token = sentence.tokens[child]
    return token.deprel == "advmod" and token.low in _habits()


def _seldom_told(sentence: Sentence, word: int) -> TimePhrase | None:
    """ "Norland seldom comments on military action": what is told of as a habit is no deed of the day."""
    if sentence.tokens[word].upos != "NOUN":
        return None
    verb = next((a for a in sentence.ancestors(word) if sentence.tokens[a].upos == "VERB"), None)
    if verb is None or not _is_present(sentence, verb):
        return None
    adverb = next((c for c in sentence.children[verb] if _is_habitual(sentence, c)), None)
    return None if adverb is None else TimePhrase(adverb, adverb + 1, adverb, verb, since=False, history=True)


@cache
def _habits() -> frozenset[str]:
    return load_times().often | {"wherever", "whenever"}


def practice(sentence: Sentence, verb: int) -> TimePhrase | None:
    """ "Denies targeting civilians", "does not attack hospitals", "strikes only military sites": what somebody says
    that they never do, or do to nobody else, is no deed of the day."""
    token, tokens = sentence.tokens[verb], sentence.tokens
    if token.upos != "VERB" or sentence.block is BlockKind.TITLE:
        return None
    if _is_known_for(sentence, verb):
        return _habitual(verb)
    struck = sentence.child(verb, "obj")
    below = {tokens[c].low for w in (verb, struck) if w is not None for c in sentence.children[w]}
    now = token.xpos in ("VBZ", "VBP") or not below.isdisjoint({"do", "does"})
    if now and not below.isdisjoint(_NEVER) and _is_anybody(sentence, verb):
        return _habitual(verb)
    if struck is None or not _is_whole(sentence, struck):
        return None
    if now and not below.isdisjoint(_ONLY) and tokens[struck].xpos == "NNS":
        return _habitual(verb)
    above = token.head if token.deprel in ("xcomp", "ccomp") else -1
    told = token.xpos == "VBG" or (now and token.deprel == "ccomp")  # "denies that it targets civilians"
    denied = told and above >= 0 and tokens[above].low_lemma == "deny"
    general = denied and (tokens[above].xpos in ("VBZ", "VBP") or is_perfect(sentence, above))
    general = general or (now and not below.isdisjoint(_NEVER))
    general = general or ("never" in below and is_perfect(sentence, verb))
    return _habitual(verb) if general and tokens[struck].low_lemma in load_times().at_large else None


def holds_already(sentence: Sentence, verb: int) -> TimePhrase | None:
    """ "The militia that holds the town", "that has held it since May": which one is meant, and no
    capture of the day."""
    token = sentence.tokens[verb]
    if token.deprel != "acl:relcl" or token.low_lemma not in load_times().holding:
        return None
    now = token.xpos in ("VBZ", "VBP") or is_perfect(sentence, verb)
    who = sentence.child(verb, "nsubj")
    return _habitual(verb) if now and who is not None and sentence.tokens[who].low in ("who", "that", "which") else None


def _is_known_for(sentence: Sentence, verb: int) -> bool:
    """ "The army, which fights rebels in the north", "groups that fight for independence", "rebels fighting to drive
    out the foreigners": what a clause on them tells that they do, and not that they did."""
    token, tokens = sentence.tokens[verb], sentence.tokens
    if token.relation != "acl" or token.head < 0 or not can_act(sentence, token.head):
        return False
    if token.xpos == "VBG" and token.low_lemma in _WAR:
        purposes = (c for c in sentence.children[verb] if tokens[c].relation in ("xcomp", "advcl"))
        told = (c for c in sentence.children[verb] if tokens[c].relation == "obl" and preposition(sentence, c) == "for")
        aims = any(tokens[c].low_lemma not in _GROUND for c in told)
        return aims or any(any(tokens[d].low == "to" for d in sentence.children[c]) for c in purposes)
    if token.deprel != "acl:relcl" or token.xpos not in ("VBZ", "VBP"):
        return False
    return not any(tokens[c].relation == "aux" for c in sentence.children[verb])


_WAR = frozenset({"fight", "battle", "wage", "struggle"})
_GROUND = frozenset({"control", "possession", "town", "city", "village", "hour", "day"})  # what a battle is fought for


def _habitual(verb: int) -> TimePhrase:
    return TimePhrase(verb, verb + 1, verb, verb, since=False, history=True)


def _is_anybody(sentence: Sentence, verb: int) -> bool:
    """ "An army that loves its people does not fight among them": a saying, and no army's deed."""
    doer = sentence.child(verb, "nsubj")
    return doer is not None and any(sentence.tokens[c].low in ("a", "an") for c in sentence.children[doer])


def _is_whole(sentence: Sentence, struck: int) -> bool:
    """Whether it is a whole class that is told of, and no one of it: "civilians", and not "the civilians"."""
    below = sentence.children[struck]
    owned = any(sentence.tokens[c].deprel == "nmod:poss" for c in below)
    return not owned and not any(sentence.tokens[c].relation in ("det", "nummod") for c in below)


def _staged(sentence: Sentence, word: int) -> TimePhrase | None:
    """ "Frequently stages bomb attacks", "has carried out many such attacks"."""
    token = sentence.tokens[word]
    if token.upos != "NOUN" or token.head < 0:
        return None
    if token.xpos == "NNS" and _is_spoken_of_at_large(sentence, token.head):
        return _habitual(token.head)
    if token.xpos == "NNS" and token.deprel == "nsubj":
        often = next((c for c in sentence.children[token.head] if _is_habitual(sentence, c)), None)
        return None if often is None else _habitual(token.head)  # "such raids have often happened there"
    if _are_of_a_kind(sentence, word):
        return _habitual(word)
    if token.deprel != "obj":
        return None
    verb = token.head
    if not _is_present(sentence, verb):
        return None
    habit = next((c for c in sentence.children[verb] if _is_habitual(sentence, c)), None)
    return None if habit is None else TimePhrase(habit, habit + 1, habit, verb, since=False, history=True)


def _is_spoken_of_at_large(sentence: Sentence, verb: int) -> bool:
    """ "Seldom comments on strikes", "does not comment on raids abroad": strikes at large."""
    token = sentence.tokens[verb]
    if token.low_lemma not in _COMMENTING:
        return False
    below = {sentence.tokens[c].low for c in sentence.children[verb]}
    if token.xpos in ("VBZ", "VBP"):
        return not below.isdisjoint(_SELDOM)
    return not below.isdisjoint({"does", "do"}) and not below.isdisjoint(_NEVER)


_COMMENTING = frozenset({"comment", "confirm", "acknowledge", "discuss"})
_SELDOM = frozenset({"seldom", "rarely", "never", "hardly", "usually", "generally", "normally", "typically"})


def _are_of_a_kind(sentence: Sentence, word: int) -> bool:
    """ "Has carried out many such attacks", "have staged a number of similar raids": what one is known for."""
    token, tokens = sentence.tokens[word], sentence.tokens
    if token.xpos != "NNS" or load_times().alike.isdisjoint(sentence.forms):
        return False
    below = {tokens[c].low for c in sentence.children[word]}
    counted = tokens[token.head]
    done = token.head
    if token.deprel == "nmod" and counted.upos == "NOUN" and counted.deprel == "obj":
        done = counted.head
    elif token.deprel != "obj":
        return False
    return not below.isdisjoint(load_times().alike) and is_perfect(sentence, done)


def _hangs_on(sentence: Sentence, word: int, words: tuple[int, ...]) -> bool:
    """Whether only nouns stand between the word and one of `words`."""
    for above in sentence.ancestors(word):
        if above in words:
            return True
        if sentence.tokens[above].upos not in ("NOUN", "PROPN"):
            return False
    return False


def _in_an_era(sentence: Sentence, noun: int, chain: list[int]) -> bool:
    """ "Fought in the war of 2021", "left under the truce of 2020", "have been killed since the 2021 war"."""
    at = noun
    while at >= 0 and at not in chain and sentence.tokens[at].upos in ("NOUN", "PROPN", "NUM"):
        token = sentence.tokens[at]
        if any(sentence.tokens[c].xpos in ("JJS", "RBS") for c in sentence.children[at]):
            return False  # "in the worst unrest since the vote in February": it outdoes those, and is of now
        if token.head in chain and token.relation in ("obl", "nmod"):
            case = preposition(sentence, at)
            lasting = token.low_lemma in load_times().era
            if case in load_times().since:
                return lasting and is_perfect(sentence, token.head)
            return case in _DURING or (case in _ERA_CASES and lasting)
        at = token.head
    return False


def _since_clause(sentence: Sentence, governor: int, chain: list[int]) -> int | None:
    """The verb of `chain` under which "since doing X in YEAR" stands, where `governor` is that doing."""
    if governor < 0 or sentence.tokens[governor].relation != "advcl":
        return None
    marks = [c for c in sentence.children[governor] if sentence.tokens[c].deprel in ("mark", "case")]
    if not any(sentence.tokens[m].low_lemma in load_times().since for m in marks):
        return None
    above = sentence.tokens[governor].head
    while above >= 0 and above not in chain and sentence.tokens[above].deprel == "conj":
        above = sentence.tokens[above].head  # "have been killed and 900 uprooted since war broke out in 2023"
    return above if above in chain else None


def _crosses(sentence: Sentence, word: int, governor: int) -> bool:
    """Whether a relative clause lies between the word and the time's verb: it tells of another time."""
    below = word
    for above in (word, *sentence.ancestors(word)):
        if above == governor:
            return sentence.tokens[below].deprel == "acl:relcl" and below != governor
        below = above
    return False
