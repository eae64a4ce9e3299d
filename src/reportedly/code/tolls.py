"""How many were killed, wounded, held or driven out in one happening, from the numbers of those it was done to."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from reportedly.annotate.annotation import Sentence, Token
from reportedly.code.arguments import is_passive
from reportedly.code.context import Context
from reportedly.code.counts import Amount, amount_of, counts, number_at
from reportedly.code.forms import lemma_of
from reportedly.code.nouns import load_nouns
from reportedly.code.phrases import companions, conjuncts, preposition
from reportedly.code.roles import fillers
from reportedly.code.states import counted_noun, label_number
from reportedly.code.triggers import Trigger
from reportedly.model import Count, EventType, Modality, Span

# What an attack leaves people: "left 12 dead and 30 wounded".
_LEFT = {
    "dead": "killed",
    "deceased": "killed",
    "killed": "killed",
    "martyrs": "killed",
    "fallen": "killed",
    "slain": "killed",
    "wounded": "wounded",
    "injured": "wounded",
    "hurt": "wounded",
    "homeless": "displaced",
    "displaced": "displaced",
}
# Nouns whose own number is the number of people: "four deaths", "made 12 arrests".
_TELLING = frozenset(
    {
        "death", "fatality", "injury", "arrest", "abduction", "kidnapping", "execution", "murder", "body", "corpse",
        "life", "soul",
    }
)  # fmt: skip
# "12 killed, with 30 wounded"; no "three wounded soldiers died"
_WOUNDED = re.compile(r"\s(?:wounded|injured|hurt)(?=[,.;]|\s(?:and|or|in|by|as|when|on|at)\b(?!\s(?:killed|dead)\b))")
_JOINT = re.compile(
    r"\s(?:\w+\s){0,2}?(?:killed|dead)\s(?:and|or)\s(?:wounded|injured)\b(?!\s(?:\d|another|at least|more|some|about))"
)


def tolls(
    context: Context, index: int, trigger: Trigger, *, modality: Modality, harmed: frozenset[int]
) -> tuple[Count, ...]:
    """The numbers told of people harmed or held; `harmed` are the heads of the happening's targets.

    Nobody was where it was tried in vain or is only thought of, and of what lies ahead only a number in figures or
    words counts: "plans to kill the mayor" tells of no dead.
    """
    sentence, text = context.sentence(index), context.document.text
    if modality in (Modality.ATTEMPTED, Modality.HYPOTHETICAL):
        return ()
    if any(_is_alternative(sentence, part) for part in trigger.parts):
        return ()  # "killed or wounded": how many of each is not told
    if any(_is_sum(sentence, part.word) for part in (trigger, *trigger.parts)):
        return ()
    if not is_toll(trigger) and _is_of_a_toll(sentence, trigger.word, context.triggers[index]):
        return ()
    found: list[Count] = []
    parts = (trigger, *trigger.parts)
    verbs = frozenset(t.word for t in context.triggers[index]) - {p.word for p in parts}
    for part in parts:
        labels = _labels(sentence, part, text)
        if labels or is_toll(part):
            found += labels or _of_toll(sentence, part.word, part, text)
            continue
        if "state" in part.sense.rules:
            found += _of_state(sentence, part, text, verbs)
            continue
        if _is_dying(sentence, part.predicate):
            continue
        left = _left(sentence, part, text) if sentence.tokens[part.predicate].lemma == "leave" else []
        found += left
        named = part is not trigger and part.sense.pos == "noun"
        if named and any(kind == "detained" for kind, _ in trigger.sense.counts):
            continue  # "arrested two in the killing of five farmers": what they are held for is another happening
        for kind, role in part.sense.counts if not left else ():
            if kind == "displaced" and _is_of_the_doers(sentence, part.predicate, context.triggers[index]):
                continue
            if (fold := _folded(sentence, part, kind)) is not None:
                found.append(fold)
                break
            head = _counted(sentence, part, role=role, harmed=harmed if part is trigger else frozenset())
            if head is None and part is trigger and role == "target" and not any(p.sense.counts for p in trigger.parts):
                head = next((h for h in sorted(harmed) if amount_of(sentence, h) is not None), None)
            if head is not None and _is_part_of(sentence, part.word, head):
                head = sentence.tokens[part.word].head  # "nine of the 12 people killed": twelve were
                if sentence.tokens[head].upos != "NUM" and sentence.child(head, "nummod") is None:
                    continue
            if head is not None:
                of = "targets" if role == "target" else "actors"
                # who fled alone displaced nobody, and "the massacre of Norle" is told of no one person
                implied = modality is Modality.ACTUAL and kind != "displaced" and not named and not _is_of_many(part)
                if head == part.word:  # "12 deaths and 30 injuries": each has its own number
                    found += counts(sentence, head, kind=kind, of=of, text=text, implied=implied, verbs=verbs)[:1]
                    continue
                found += counts(sentence, head, kind=kind, of=of, text=text, implied=implied, verbs=verbs)
                for other in companions(sentence, part.predicate, head) if role == "target" else ():
                    found += counts(sentence, other, kind=kind, of=of, text=text, implied=implied, verbs=verbs)
            elif part is trigger:
                told_of = (*sorted(harmed), part.word)
                counting = next((n for n in (_counting(sentence, h) for h in told_of) if n is not None), None)
                found += _of_toll(sentence, counting, part, text)
    if found and all(c.kind == "killed" for c in found):
        found += [c for part in (trigger, *trigger.parts) for c in _hurt_beside(sentence, part.word, text)]
    spans = {c.span for c in found if c.kind == "killed"}
    if any(c.kind == "wounded" for c in found) and _are_dead(sentence, harmed):
        others = bool(spans) and is_toll(trigger)  # "a toll of 12 people killed, 30 wounded"
        found = [c for c in found if c.kind != "wounded" or (others and c.span not in spans)]
    dead = {c.span for c in found if c.kind == "killed"}  # who was shot in the chest and died is dead
    if any(c.kind == "wounded" for c in found):
        ends = [sentence.tokens[h] for h in _dying(sentence, context.triggers[index])]
        found = [c for c in found if c.kind != "wounded" or not any(c.span.start <= t.start < c.span.end for t in ends)]
    told = [c for c in found if not _is_joint(c, text) and not (c.kind == "wounded" and c.span in dead)]
    told = [c for c in told if c.kind != "killed" or _WOUNDED.match(text, c.span.end) is None]
    return _bounded(tuple(dict.fromkeys(told)), text)


def _is_dying(sentence: Sentence, word: int) -> bool:
    """ "Two of them were dying", "lay dying": none of them is told to be dead."""
    token = sentence.tokens[word]
    if token.low != "dying":
        return False
    lay = token.deprel in ("xcomp", "advcl") and sentence.tokens[token.head].low_lemma in ("lie", "lay")
    return lay or any(sentence.tokens[c].low_lemma == "be" for c in sentence.children[word] if c < word)


def _are_dead(sentence: Sentence, harmed: frozenset[int]) -> bool:
    """ "The dead man had been shot in the back": nobody who was only hurt."""
    return any(sentence.tokens[c].low == "dead" for head in harmed for c in sentence.children[head] if c < head)


def _dying(sentence: Sentence, others: Sequence[Trigger]) -> Iterator[int]:
    """Who is told dead in the sentence: "a student hit in the neck died" tells of nobody who is only hurt."""
    for other in others:
        if any(kind == "killed" for kind, _ in other.sense.counts):
            told = fillers(sentence, word=other.word, predicate=other.predicate, paths=_DEAD)
            yield from (f.head for f in told if not _is_number_of_hurt(sentence, f.head))


def _is_number_of_hurt(sentence: Sentence, head: int) -> bool:
    """ "12 killed, 30 wounded": a number with its own state behind it, whatever a parse ties it to."""
    behind = sentence.tokens[head + 1].low if head + 1 < len(sentence.tokens) else ""
    return sentence.tokens[head].upos == "NUM" and _LEFT.get(behind) == "wounded"


_DEAD = ("nsubj", "nsubj:pass")


def _bounded(told: tuple[Count, ...], text: str) -> tuple[Count, ...]:
    """ "At least 20 and as many as 40 people": the two ends of one number."""
    if len(told) != 2 or told[0].kind != told[1].kind or told[0].of != told[1].of:
        return told
    least, most = told
    if least.low is None or least.high is not None or most.low is not None or most.high is None:
        return told
    if most.high < least.low or least.span.end > most.span.start:
        return told
    span = Span(least.span.start, most.span.end)
    return (Count(least.kind, least.of, least.low, most.high, span, span.of(text)),)


def _hurt_beside(sentence: Sentence, word: int, text: str) -> list[Count]:
    """ "The death of seven workers and the injury of 24 others": those who were hurt."""
    if sentence.tokens[word].upos != "NOUN":
        return []
    hurt = (
        c
        for c in sentence.subtree(word)
        if c > word and sentence.tokens[c].deprel == "conj" and sentence.tokens[c].low_lemma in _HURTS
    )
    first = next(hurt, None)
    if first is None:
        return []
    for i in range(first + 1, min(len(sentence.tokens), first + _NEAR)):
        amount = number_at(sentence, i)
        if amount is not None:
            span = Span(sentence.tokens[amount.first].start, sentence.tokens[amount.past - 1].end)
            return [Count("wounded", "targets", amount.low, amount.high, span, span.of(text))]
    return []


_NEAR = 6  # words from an injury to the number of the injured: "the injury of at least 24"
_HURTS = frozenset({"injury", "wounding", "wound", "injuring", "burn", "laceration"})


def _labels(sentence: Sentence, part: Trigger, text: str) -> list[Count]:
    """ "Dead: four; wounded: nine", "Fatalities: 12": each label with its number."""
    if label_number(sentence, part.word) is None or not part.sense.counts:
        return []
    found = []
    for i in range(part.word, len(sentence.tokens) - 2):
        kind = part.sense.counts[0][0] if i == part.word else _LEFT.get(sentence.tokens[i].low)
        amount = label_number(sentence, i) if kind is not None else None
        if kind is not None and amount is not None:
            span = Span(sentence.tokens[amount.first].start, sentence.tokens[amount.past - 1].end)
            found.append(Count(kind, "targets", amount.low, amount.high, span, span.of(text)))
    return found


def _folded(sentence: Sentence, part: Trigger, kind: str) -> Count | None:
    """ "The double murder", "a triple homicide": how many it tells by itself."""
    before = sentence.tokens[part.word - 1] if part.word and part.sense.pos == "noun" and kind == "killed" else None
    number = _FOLDS.get(before.low) if before is not None else None
    if before is None or number is None:
        return None
    return Count(kind, "targets", number, number, Span(before.start, before.end), before.text)


_FOLDS = {"double": 2, "twin": 2, "triple": 3, "quadruple": 4, "quintuple": 5}


def _is_of_many(part: Trigger) -> bool:
    return part.sense.pos == "noun" and part.sense.lemma in _OF_MANY


_OF_MANY = frozenset({"massacre", "bloodbath", "carnage", "slaughter", "butchery"})


def _of_state(sentence: Sentence, part: Trigger, text: str, verbs: Container[int]) -> list[Count]:
    """ "Seven dead and 21 injured", "eleven dead soldiers and two guards"."""
    noun = counted_noun(sentence, part.word)
    if noun is not None:
        ((kind, of),) = part.sense.counts
        return list(counts(sentence, noun, kind=kind, of=f"{of}s", text=text, verbs=verbs))
    return _states(sentence, part.first, _list_end(sentence, part.word), text)


def _is_joint(count: Count, text: str) -> bool:
    """ "300 killed and wounded": how many of each is not told."""
    return _JOINT.match(text, count.span.end) is not None


def is_toll(trigger: Trigger) -> bool:
    """Whether the trigger is the number itself ("the toll"), which tells nothing without one."""
    return "toll" in trigger.sense.rules


def _of_toll(sentence: Sentence, word: int | None, part: Trigger, text: str) -> list[Count]:
    """The number that a toll is put at or has come to: the first behind "at", "to" and the like."""
    if word is None:
        return []
    if put := _put_before(sentence, word, part, text):
        return put
    tokens = sentence.tokens
    for i in range(word + 1, min(len(tokens), word + _TOLL_REACH)):
        if tokens[i].text == ":":
            ahead = number_at(sentence, i + 1) if i + 1 < len(tokens) else None
            if ahead is not None and (people := _people(sentence, ahead, part, text)):
                return people  # "the toll: two guards and four drivers"
            if listed := _states(sentence, i + 1, _list_end(sentence, i + 1), text):
                return listed  # "the toll goes up: 27 dead and 44 wounded"
        amount = number_at(sentence, i)
        before = (i if amount is None else amount.first) - 1
        while before > word and tokens[before].low in _ABOUT:
            before -= 1
        if amount is None or (lemma_of(tokens[before]) not in _COME_TO and not _is_given_as(tokens, before, amount)):
            continue
        if (people := _people(sentence, amount, part, text)) is not None:
            return people
        told = [_count(sentence, amount, kind, text) for kind, _ in part.sense.counts]
        kinds = {count.kind for count in told}
        beside = _states(sentence, amount.past, _list_end(sentence, amount.past), text)  # "six dead and nine wounded"
        return told + [c for c in beside if c.kind not in kinds]
    return []


def _count(sentence: Sentence, amount: Amount, kind: str, text: str) -> Count:
    span = Span(sentence.tokens[amount.first].start, sentence.tokens[amount.past - 1].end)
    return Count(kind, "targets", amount.low, amount.high, span, span.of(text))


def _people(sentence: Sentence, amount: Amount, part: Trigger, text: str) -> list[Count] | None:
    """The counts of a list of people that begins with a number, () of things; None where the number is all there is."""
    people, state = _listed(sentence, amount)
    if len(people) == 1:
        return None
    kind = _LEFT[sentence.tokens[state].low] if state is not None else part.sense.counts[0][0]
    told = [_count(sentence, each, kind, text) for each in people]
    if state is None:
        return told
    beside = _states(sentence, state + 1, _list_end(sentence, state + 1), text)  # "…, and five people wounded"
    return told + [c for c in beside if c.kind != kind]


def _listed(sentence: Sentence, amount: Amount) -> tuple[list[Amount], int | None]:
    """The numbers of a list of people, and the state in which all of them are told to be: "two soldiers and four
    drivers fallen"; none where things are listed. A number of nobody in particular is alone in its list."""
    tokens, found = sentence.tokens, [amount]
    while True:
        past = found[-1].past
        while past < len(tokens) and tokens[past].upos in ("ADJ", "NOUN") and tokens[past].low not in _LEFT:
            past += 1
        named = past > found[-1].past and tokens[past - 1].upos == "NOUN"
        if named and lemma_of(tokens[past - 1]) in load_nouns().thing | load_nouns().facility:
            return [], None
        if not named or not load_nouns().is_people(lemma_of(tokens[past - 1])):
            return [amount], None
        if past < len(tokens) and tokens[past].low in _LEFT:
            return found, past
        further = number_at(sentence, past + 1) if past + 1 < len(tokens) and tokens[past].low in (",", "and") else None
        if further is None or further.first != past + 1:
            return found, None
        found.append(further)


def _is_of_the_doers(sentence: Sentence, fled: int, triggers: Sequence[Trigger]) -> bool:
    """ "Was shot by two men who fled", "two men shot him and fled": how killers get away displaces nobody."""
    token = sentence.tokens[fled]
    if token.head < 0:
        return False
    if token.deprel.startswith("acl"):
        return sentence.tokens[token.head].deprel == "obl:agent"
    deed = next((t for t in triggers if t.predicate == token.head and t.event_type is EventType.ASSAULT), None)
    joined = token.deprel == "conj" and sentence.child(fled, "nsubj") is None
    return deed is not None and joined and not is_passive(sentence, deed.predicate)


def _is_of_a_toll(sentence: Sentence, word: int, others: Sequence[Trigger]) -> bool:
    """ "The toll is three guards and five passengers killed": the state of all who are listed."""
    for toll in others:
        if not is_toll(toll) or toll.word > word:
            continue
        ahead = (number_at(sentence, i) for i in range(toll.word + 1, word))
        if any(amount is not None and _listed(sentence, amount)[1] == word for amount in ahead):
            return True
    return False


def _put_before(sentence: Sentence, word: int, part: Trigger, text: str) -> list[Count]:
    """ "Put at 14 the number of soldiers that it had killed", "bringing to four the death toll": the number before what
    it counts."""
    tokens, ends = sentence.tokens, word
    while ends and tokens[ends - 1].head == word and tokens[ends - 1].deprel in ("compound", "amod"):
        ends -= 1
    ends -= ends > 0 and tokens[ends - 1].low in ("the", "its", "their")
    for i in range(max(1, ends - _LONG), ends):
        amount = number_at(sentence, i)
        if amount is not None and amount.past == ends and tokens[i - 1].low in ("at", "to"):
            span = Span(tokens[amount.first].start, tokens[amount.past - 1].end)
            return [
                Count(kind, "targets", amount.low, amount.high, span, span.of(text)) for kind, _ in part.sense.counts
            ]
    return []


_LONG = 4  # words of a number: "more than one hundred"


def _is_given_as(tokens: Sequence[Token], before: int, amount: Amount) -> bool:
    """ "Gives its dead as nine": the number, and nothing that it counts."""
    ends = amount.past >= len(tokens) or tokens[amount.past].upos in ("PUNCT", "CCONJ")
    return tokens[before].low == "as" and ends


def _list_end(sentence: Sentence, word: int) -> int:
    """Where a list of numbers and states ends that goes on at a word: before a verb, a preposition or a pronoun."""
    tokens = sentence.tokens
    while word < len(tokens) and (
        tokens[word].low in _LEFT
        or [t.low for t in tokens[word : word + 2]] == ["at", "least"]
        or tokens[word].upos in ("NUM", "CCONJ", "NOUN", "ADJ", "ADV", "PUNCT")
    ):
        word += 1
    return word


def _counting(sentence: Sentence, head: int) -> int | None:
    """ "The number of people killed": the noun that counts them."""
    if sentence.tokens[head].low_lemma in _COUNTING:
        return head
    above = sentence.tokens[head].head
    is_counted = above >= 0 and sentence.tokens[head].deprel in ("nmod", "acl") and above < head
    if is_counted and sentence.tokens[above].low == "those":  # "the number of those hurt"
        above = sentence.tokens[above].head
    return above if is_counted and sentence.tokens[above].low_lemma in _COUNTING else None


_TOLL_REACH = 24  # words from the toll to its number
_COME_TO = frozenset({"at", "to", "of", "reach", "be", "exceed", "pass", "top", "hit", "surpass"})
_ABOUT = frozenset({"least", "about", "around", "some", "nearly", "almost", "over", "more", "than", "now"})
_COUNTING = frozenset({"number", "toll", "tally", "total", "count"})


def _counted(sentence: Sentence, part: Trigger, *, role: str, harmed: frozenset[int]) -> int | None:
    """The head of those whose number is meant: the deaths themselves, a target that has a number, else whoever has one
    of those that the sense's paths lead to."""
    token = sentence.tokens[part.word]
    if token.upos == "NOUN" and token.lemma in _TELLING and amount_of(sentence, part.word) is not None:
        return part.word
    if (gapped := _gapped(sentence, part.word)) is not None:
        return gapped
    led: list[int] = []
    for path in part.sense.target if role == "target" else part.sense.actor:
        told = fillers(sentence, word=part.word, predicate=part.predicate, paths=(path,))
        moved = part.sense.lemma in _MOVING
        heads = [f.head for f in told if not _is_come_to(sentence, f.head)]
        heads = [h for h in heads if not (moved and _counting(sentence, h) is not None)]
        led += heads[:1] if harmed.isdisjoint(heads) else []
        if not harmed.isdisjoint(heads) and any(amount_of(sentence, head) for head in heads):
            return heads[0]
    return next((head for head in led if amount_of(sentence, head) is not None), None)


def _is_part_of(sentence: Sentence, word: int, head: int) -> bool:
    """ "Nine of the people held on Friday were freed": how many of them, and not how many were held."""
    whole = sentence.tokens[word].head
    if not sentence.tokens[word].deprel.startswith("acl") or whole <= head or sentence.tokens[whole].head != head:
        return False
    definite = sentence.tokens[whole].low == "those" or any(
        sentence.tokens[c].low in ("the", "those", "these") for c in sentence.children[whole] if c < whole
    )
    return definite and preposition(sentence, whole) == "of"


_MOVING = frozenset({"bring", "raise", "take", "push", "put", "lift"})
"""Verbs of which a number is the object: "bringing the number of people killed to four" takes nobody anywhere."""


def _is_come_to(sentence: Sentence, head: int) -> bool:
    """ "Bringing to four the number of people killed": a number that something came to, and nobody who was brought."""
    if sentence.tokens[head].upos != "NUM" or not head or sentence.tokens[head - 1].low not in ("to", "at"):
        return False
    return head < 2 or sentence.tokens[head - 2].upos != "NUM"  # "killed nine to twelve"


def _gapped(sentence: Sentence, word: int) -> int | None:
    """The number before a second participle that is short of its subject: "13 people were killed and 27 wounded"."""
    token, before = sentence.tokens[word], sentence.tokens[word - 1] if word else None
    if before is None or before.upos != "NUM" or token.xpos not in ("VBN", "VBD") or token.head > word:
        return None
    listed = (
        token.deprel == "acl" and word > 1 and sentence.tokens[word - 2].low in (",", "and")
    )  # "12 killed, 30 hurt"
    if not (listed or (token.deprel == "conj" and token.xpos == "VBN")):
        return None
    return word - 1 if amount_of(sentence, word - 1) is not None else None


def _left(sentence: Sentence, part: Trigger, text: str) -> list[Count]:
    """Each number behind "left" with the state that the people were left in: "left two guards and a clerk dead" and
    "nine people dead and 14 injured"."""
    first, past = part.predicate + 1, sentence.extent(part.predicate)[1]
    state = next((i for i in range(first, past) if sentence.tokens[i].low in _LEFT), first)
    head = sentence.child(part.predicate, "obj")
    people = [] if head is None else [c for c in conjuncts(sentence, head) if c < state]
    if head is not None and len(people) > 1 and sentence.extent(people[-1])[1] == state:
        kind = _LEFT[sentence.tokens[state].low]
        told = counts(sentence, head, kind=kind, of="targets", text=text)
        told = tuple(c for c in told if c.span.end <= sentence.tokens[state].start)
        if len(told) == len(people):
            return [*told, *_states(sentence, state + 1, past, text)]
    return _states(sentence, first, past, text)


def _states(sentence: Sentence, first: int, past: int, text: str) -> list[Count]:
    """Each number among these words with the state of the people that stands behind it: "12 dead and 30 wounded"."""
    found: list[Count] = []
    amount: Amount | None = None
    last: Amount | None = None
    for i in range(first, past):
        word = sentence.tokens[i].low
        if amount is None or i >= amount.past:
            amount = number_at(sentence, i) or amount
        if last is not None and word == "many" and sentence.tokens[i - 1].low == "as":
            amount = replace(last, first=i - 1, past=i + 1)  # "four dead and as many wounded"
        state = _LEFT.get(word) or _with_wounds(sentence, i)
        if state is not None and amount is not None:
            span = Span(sentence.tokens[amount.first].start, sentence.tokens[amount.past - 1].end)
            found.append(Count(state, "targets", amount.low, amount.high, span, span.of(text)))
            last, amount = amount, None
    return found


def _with_wounds(sentence: Sentence, word: int) -> str | None:
    """ "11 with injuries", "nine with serious burns": how those are who are told of before."""
    if sentence.tokens[word].low != "with":
        return None
    what = next((t for t in sentence.tokens[word + 1 : word + 4] if t.upos == "NOUN"), None)
    return "wounded" if what is not None and what.low_lemma in _HURTS else None


def _is_sum(sentence: Sentence, word: int) -> bool:
    """ "300 killed and wounded", "killing or wounding 300": one number for all of them."""
    after = sentence.tokens[word : word + 3]
    if len(after) < 2 or after[1].low not in ("and", "or", "/"):
        return False
    return {_LEFT.get(t.low) or _DOES.get(t.lemma.lower()) for t in after[::2]} == {"killed", "wounded"}


_DOES = {"kill": "killed", "wound": "wounded", "injure": "wounded", "maim": "wounded"}


def _is_alternative(sentence: Sentence, part: Trigger) -> bool:
    joined = sentence.tokens[part.predicate].deprel == "conj"
    return joined and any(sentence.tokens[c].low == "or" for c in sentence.children[part.predicate])
