"""How many people a noun phrase tells of: "at least 12", "dozens of", "three soldiers and two civilians"."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

from reportedly.annotate.annotation import Sentence
from reportedly.code.cues import load_cues
from reportedly.code.demonyms import is_adjective
from reportedly.code.nouns import load_nouns, noun_of
from reportedly.code.numbers import NumberWords, bound, counts_people, extent, load_numbers, value_of
from reportedly.code.phrases import age_of, conjuncts, entity_kind, has_who, is_of_one, preposition
from reportedly.code.shared_noun import parts_of, shares_noun
from reportedly.code.times import is_time_word
from reportedly.model import Count, Span

_ONE = "one person: a singular noun or a name"


@dataclass(frozen=True, slots=True)
class Amount:
    """A number told of people: words `first` to `past` carry it; `low` or `high` is None where none is told."""

    low: int | None
    high: int | None
    first: int
    past: int
    rule: str


def counts(
    sentence: Sentence, head: int, *, kind: str, of: str, text: str, implied: bool = True, verbs: Container[int] = ()
) -> tuple[Count, ...]:
    """The counts of the people headed by `head` and of those coordinated with it; without `implied` only numbers, not
    the one that a name or a singular noun is. `verbs` are those of other happenings: who stands with one of these is
    told of there ("two guards dead, a clerk abducted")."""
    found = []
    for word in conjuncts(sentence, head):
        if word > head and any(sentence.tokens[c].low == "or" for c in sentence.children[word] if c < word):
            break  # "killed twelve, or nine and three"
        if word > head and _speaks(sentence, word) and sentence.tokens[head].head != word + 1:
            break  # "killing two members of the guard, the radio and two residents said"
        if word > head and any(c in verbs for c in sentence.children[word] if sentence.tokens[c].deprel == "acl"):
            continue
        if word > head and has_who(sentence, word) and _tells(sentence, head, word, verbs):
            continue  # "nine who died and six who were hurt"
        if word > head and _is_behind_one(sentence, head, word, verbs):
            continue
        if not load_numbers().animals.isdisjoint((noun_of(sentence.tokens[word]), sentence.tokens[word].low)):
            continue
        if shares_noun(sentence, word):
            continue
        if parts := parts_of(sentence, word):
            told_apart = (_number(sentence, part.first) for part in parts)
            found += [_count(sentence, amount, kind=kind, of=of, text=text) for amount in told_apart if amount]
            continue
        amount = amount_of(sentence, word) if word == head or not _is_of_them(sentence, word) else None
        if amount is not None and amount.rule == _ONE and not implied:
            continue
        if amount is not None:
            is_dead = kind == "wounded" and noun_of(sentence.tokens[word]) in load_numbers().dead
            found.append(_count(sentence, amount, kind="killed" if is_dead else kind, of=of, text=text))
            if amount.past <= word and sentence.tokens[amount.past].upos == "PUNCT":
                break  # "killed three: a teacher and two pupils"
    return tuple(found)


def _tells(sentence: Sentence, head: int, before: int, verbs: Container[int]) -> bool:
    """Whether the happening is told in a relative clause on `head` that ends before a word."""
    clauses = (c for c in sentence.children[head] if sentence.tokens[c].deprel == "acl:relcl")
    return any(head < c < before and c not in verbs for c in clauses)


def _is_behind_one(sentence: Sentence, head: int, word: int, verbs: Container[int]) -> bool:
    """ "Roe (who was killed in a raid), Brok and Odra": whether the happening is that of the first alone."""
    clauses = (c for c in sentence.children[head] if sentence.tokens[c].deprel == "acl:relcl")
    return any(head < c < word and c not in verbs and is_of_one(sentence, c) for c in clauses)


def _count(sentence: Sentence, amount: Amount, *, kind: str, of: str, text: str) -> Count:
    span = Span(sentence.tokens[amount.first].start, sentence.tokens[amount.past - 1].end)
    return Count(kind=kind, of=of, low=amount.low, high=amount.high, span=span, text=span.of(text))


def _speaks(sentence: Sentence, word: int) -> bool:
    """Whether a verb of speech stands right behind a noun: it tells of the others."""
    after = word + 1
    return after < len(sentence.tokens) and sentence.tokens[after].lemma.lower() in load_cues().telling


def _is_of_them(sentence: Sentence, word: int) -> bool:
    """ "Three men, one of them a clerk", "four dead, two on each side": those are counted already."""
    parts = [c for c in sentence.children[word] if sentence.tokens[c].deprel == "nmod"]
    after = [t.low for t in sentence.tokens[word + 1 : word + 3]]
    told = [sentence.tokens[c].low for c in parts] + (after[1:] if after[:1] == ["of"] else [])
    whose = not _THOSE.isdisjoint(told)
    sides = [d for c in parts if sentence.tokens[c].low_lemma == "side" for d in sentence.children[c]]
    return whose or any(sentence.tokens[d].low in ("each", "either") for d in sides)


_THOSE = frozenset({"them", "whom", "these", "those"})


def number_at(sentence: Sentence, word: int) -> Amount | None:
    """The number that begins at a word; None where none does."""
    numbers, token = load_numbers(), sentence.tokens[word]
    if token.low in numbers.vague:
        return _vague(sentence, word, numbers)
    amount = _number(sentence, word) if token.upos == "NUM" else None
    return amount if amount is not None and amount.first <= word else None


def amount_of(sentence: Sentence, head: int) -> Amount | None:
    """How many the noun phrase of `head` tells, or None where it tells no number."""
    key = (amount_of, head)
    if key not in sentence.noted:
        sentence.noted[key] = _amount_of(sentence, head)
    found: Amount | None = sentence.noted[key]
    return found


def _amount_of(sentence: Sentence, head: int) -> Amount | None:
    tokens, numbers = sentence.tokens, load_numbers()
    own = tokens[head].low
    manned = _manned(sentence, head)
    if manned is not None:
        return _number(sentence, manned)
    if own in _ORDINALS and _has_article(sentence, head):
        return Amount(1, 1, head, head + 1, _ONE)  # "a second was wounded"
    if _counts_things(sentence, head):
        return None
    if own in numbers.vague:
        return _vague(sentence, head, numbers)
    if tokens[head].upos == "NUM" or own in numbers.scales:
        return _number(sentence, head)
    whole = _in_all(sentence, head)
    if whole is not None:
        return _number(sentence, whole)
    age = age_of(sentence, head)
    if age is not None:
        return _aged(sentence, age, own)
    for child in _before(sentence, head):
        word = tokens[child].low
        relation = tokens[child].relation
        if word == "both" and noun_of(tokens[head]) in ("side", "party"):
            continue  # sides are no people
        if child > head or (relation not in ("nummod", "amod", "det", "compound") and tokens[child].upos != "NUM"):
            continue
        if word in numbers.vague or (word == "few" and child and tokens[child - 1].low == "a"):
            return _vague(sentence, child, numbers)
        if relation == "nummod" or tokens[child].upos == "NUM" or word in numbers.scales:
            amount = _number(sentence, child)
            if amount is not None:
                return amount
    if noun_of(tokens[head]) in numbers.remains:
        whose = (c for c in sentence.children[head] if c > head and preposition(sentence, c) == "of")
        owner = next(whose, None)
        return None if owner is None else amount_of(sentence, owner)
    return _single(sentence, head)


def _manned(sentence: Sentence, head: int) -> int | None:
    """The number of "its crew of four", "a family of five", "a group of six herders"."""
    tokens = sentence.tokens
    if tokens[head].xpos != "NN" or noun_of(tokens[head]) not in _MANNED:
        return None
    whose = next((c for c in sentence.children[head] if c > head and preposition(sentence, c) == "of"), None)
    if whose is None or sentence.child(whose, "det", "nmod:poss") is not None:
        return None
    if tokens[whose].upos == "NUM":
        return whose if whose == head + 2 and sentence.child(whose, "nmod") is None else None
    counted = noun_of(tokens[head]) in _GATHERED and not _is_thing(sentence, whose)
    return next((c for c in sentence.children[whose] if tokens[c].deprel == "nummod"), None) if counted else None


_GATHERED = frozenset({"group", "team", "gang", "band", "party", "patrol", "squad"})
_MANNED = _GATHERED | {"family", "crew", "household"}


def _in_all(sentence: Sentence, head: int) -> int | None:
    """The number of "the injured, 23 in all", "the prisoners, nine altogether"."""
    tokens = sentence.tokens
    for child in sentence.children[head]:
        if child < head or tokens[child].upos != "NUM" or tokens[child - 1].text != ",":
            continue
        after = [t.low for t in tokens[child + 1 : child + 3]]
        if " ".join(after) in _WHOLE or after[:1] == ["altogether"]:
            return child
    return None


_WHOLE = frozenset({"in all", "in number", "in total", "all told"})


def _before(sentence: Sentence, head: int) -> list[int]:
    """The words that depend on a noun, and the number that the parse hung on one of those before it ("eleven wanted
    men")."""
    own = list(sentence.children[head])
    inner = (d for c in own if c < head for d in sentence.children[c][:1] if sentence.tokens[c].deprel == "amod")
    return own + [d for d in inner if sentence.tokens[d].upos == "NUM"]


def _counts_things(sentence: Sentence, head: int) -> bool:
    """ "17 posts", "14 days", "three families", "dozens of homes": no people, whatever verb stands beside them."""
    token = sentence.tokens[head]
    if token.upos == "NUM" or token.low in load_numbers().vague:
        whose = (c for c in sentence.children[head] if c > head and preposition(sentence, c) == "of")
        counted = next(whose, None)
        if counted is None or sentence.tokens[counted].upos != "NOUN":
            return False
        one_body = sentence.tokens[counted].xpos == "NN" and noun_of(sentence.tokens[counted]) in load_numbers().bodies
        return not one_body and _is_thing(sentence, counted)  # "two of its crew" are people
    return _is_thing(sentence, head)


def _is_thing(sentence: Sentence, head: int) -> bool:
    nouns, numbers, noun = load_nouns(), load_numbers(), noun_of(sentence.tokens[head])
    if noun in nouns.person or noun in numbers.remains:
        return False
    if _is_crew(sentence, head):
        return False
    if noun in numbers.bodies or noun in numbers.units or is_time_word(sentence.tokens[head]):
        return True
    return noun in nouns.facility or noun in nouns.weapon or noun in nouns.settlement or noun in nouns.area


def _is_crew(sentence: Sentence, head: int) -> bool:
    """ "All six crew": so many people, and not so many crews."""
    return sentence.tokens[head].low == "crew" and sentence.child(head, "nummod") is not None


def _aged(sentence: Sentence, age: int, noun: str) -> Amount | None:
    """How many an age stands for: one of "a 19-year-old", two of "two 15-year-olds"."""
    before = sentence.tokens[age - 1].low if age else ""
    if before in ("a", "an", "another") or (noun == "old" and before == "the"):
        return Amount(1, 1, age - 1, age + 5, _ONE)
    value = value_of([before])
    return Amount(*value, age - 1, age, "the number as told") if value is not None else None


def _single(sentence: Sentence, head: int) -> Amount | None:
    """One person: a singular noun for a person, a person's name, or "a" with a noun that names nothing else."""
    token, noun = sentence.tokens[head], noun_of(sentence.tokens[head])
    if token.low == "another" and token.upos in ("DET", "PRON"):
        return Amount(1, 1, head, head + 1, "another one")
    if token.upos == "PRON" and token.low in ("him", "her") and token.deprel == "obj":
        return Amount(1, 1, head, head + 1, _ONE)  # "killing him instantly"
    if token.low in ("he", "she") and sentence.child(head, "conj") is not None:
        return Amount(1, 1, head, head + 1, _ONE)  # "he and two others were killed"
    if token.upos in ("ADJ", "PROPN") and is_adjective(token.text) and _has_article(sentence, head):
        return Amount(1, 1, head, head + 1, _ONE)  # "wounded an American"
    if token.xpos not in ("NN", "NNP"):
        return None
    is_person = noun in load_nouns().person or entity_kind(sentence, head) == "PER"
    is_one = token.upos == "NOUN" and not load_nouns().knows(noun) and _has_article(sentence, head)
    is_one = is_one and noun not in load_numbers().crowds
    told = is_person or is_one
    return Amount(1, 1, head, head + 1, "one person: a singular noun or a name") if told else None


_ORDINALS = frozenset({"second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"})


def _has_article(sentence: Sentence, head: int) -> bool:
    """Whether it is "a" something, and no number of others ("a number of", "a couple of")."""
    if any(c > head and preposition(sentence, c) == "of" for c in sentence.children[head]):
        return False
    return any(sentence.tokens[c].low in ("a", "an", "another") for c in sentence.children[head] if c < head)


def _vague(sentence: Sentence, word: int, numbers: NumberWords) -> Amount:
    own = sentence.tokens[word].low
    before = " ".join(t.low for t in sentence.tokens[max(0, word - 2) : word])
    for scale in ("tens of", "hundreds of"):
        if before.endswith(scale) and f"{scale} {own}" in numbers.vague:
            return Amount(*numbers.vague[f"{scale} {own}"], word - 2, word + 1, "a range by convention")
    first = word - 1 if own == "few" and before.endswith(" a") else word
    after = [t.low for t in sentence.tokens[word + 1 : word + 3]]
    if whole := numbers.vague.get(" ".join([own, *after])):  # "hundreds of thousands of people", by its first word
        return Amount(*whole, word, word + 3, "a range by convention")
    size = next((w for w in (after[1:] if after[:1] == ["of"] else after[:1]) if w in numbers.scales), None)
    if size is not None:  # "several hundred", "a couple of dozen"
        low, high = (n * numbers.scales[size] for n in numbers.vague["a few" if own == "few" else own])
        return Amount(low, high, first, word + 2 + (after[0] == "of"), "a range by convention")
    if own == "few":
        return Amount(*numbers.vague["a few"], word - 1, word + 1, "a range by convention")
    least, most = numbers.vague[own]
    return Amount(least, most, word, word + 1, "a range by convention")


def _number(sentence: Sentence, word: int) -> Amount | None:
    numbers = load_numbers()
    first, past = extent(sentence, word)
    before = sentence.tokens[first - 1].low if first else ""
    if sentence.tokens[first].low in numbers.scales and (before in numbers.vague or before == "few"):
        return _vague(sentence, first - 1, numbers)
    value = value_of([t.low for t in sentence.tokens[first:past]])
    if value is None:
        return None
    low, high = value
    halved = _half(sentence, first, past)
    if halved is not None:
        first, low, high = halved, low // 2, high // 2
    kind, start = bound(sentence, first)
    if kind is None and not counts_people(sentence, first, past):
        return None
    if kind is not None and not counts_people(sentence, start, past):
        return None
    if kind == "low" or kind == "more":
        return Amount(low, None, start, past, "a lower bound")
    if kind == "high" or kind == "less":
        return Amount(None, high, start, past, "an upper bound")
    if [t.low for t in sentence.tokens[past : past + 2]] == ["or", "more"]:
        return Amount(low, None, first, past + 2, "a lower bound")
    return Amount(low, high, start, past, "the number as told")


def _half(sentence: Sentence, first: int, past: int) -> int | None:
    """Where "half a dozen", "a half dozen" begins."""
    before = first - 1
    if sentence.tokens[past - 1].low != "dozen" or before < 0 or sentence.tokens[before].low != "half":
        return None
    return before - 1 if before and sentence.tokens[before - 1].low == "a" else before
