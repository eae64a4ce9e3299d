"""Numbers of people as told: "at least 12", "dozens of", "three soldiers and two civilians"."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from reportedly.annotate.annotation import Sentence
from reportedly.code.nouns import load_nouns, noun_of
from reportedly.code.phrases import age_of, conjuncts, entity_kind, preposition
from reportedly.model import Count, Span

_DIGITS = re.compile(r"\d{1,3}(?:[,.\u00a0\u202f]\d{3})+|\d+(?:\.\d+)?")
_ONE = "one person: a singular noun or a name"
_RANGE = re.compile(r"(\d{1,10})\s*[-–]\s*(\d{1,10})")
_MOST = 10_000_000_000  # more than there are people
_MOST_WORDS, _MOST_DIGITS = 30, 15  # of one number; more is none of people


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The number words of data/lexicons/counts.toml; `bounds` maps a phrase to its kind, longest phrases first.

    `remains` are told with those whose they are: "the bodies of six men". `animals` are no people; `crowds` in
    the singular are no one person.
    """

    words: dict[str, int]
    scales: dict[str, int]
    vague: dict[str, tuple[int, int]]
    bounds: tuple[tuple[tuple[str, ...], str], ...]
    remains: frozenset[str]
    animals: frozenset[str]
    crowds: frozenset[str]


@dataclass(frozen=True, slots=True)
class Amount:
    """A number told of people: words `first` to `past` carry it; `low` or `high` is None where none is told."""

    low: int | None
    high: int | None
    first: int
    past: int
    rule: str


@cache
def load_numbers() -> NumberWords:
    data = tomllib.loads(files("reportedly").joinpath("data/lexicons/counts.toml").read_text(encoding="utf-8"))
    bounds = [(tuple(p.split()), kind) for kind, phrases in data["bounds"].items() for p in phrases]
    return NumberWords(
        words=data["words"],
        scales=data["scales"],
        vague={k: (v[0], v[1]) for k, v in data["vague"].items()},
        bounds=tuple(sorted(bounds, key=lambda b: -len(b[0]))),
        remains=frozenset(data["remains"]),
        animals=frozenset(data["animals"]),
        crowds=frozenset(data["crowds"]),
    )


def counts(sentence: Sentence, head: int, *, kind: str, of: str, text: str, implied: bool = True) -> tuple[Count, ...]:
    """The counts of the people headed by `head` and of those coordinated with it; without `implied` only numbers, not
    the one that a name or a singular noun is."""
    found = []
    for word in conjuncts(sentence, head):
        if not load_numbers().animals.isdisjoint((noun_of(sentence.tokens[word]), sentence.tokens[word].text.lower())):
            continue
        amount = amount_of(sentence, word) if word == head or not _is_of_them(sentence, word) else None
        if amount is not None and amount.rule == _ONE and not implied:
            continue
        if amount is not None:
            span = Span(sentence.tokens[amount.first].start, sentence.tokens[amount.past - 1].end)
            found.append(Count(kind=kind, of=of, low=amount.low, high=amount.high, span=span, text=span.of(text)))
    return tuple(found)


def number_in(text: str) -> int | None:
    """The one number that the words tell: "12", "at least twelve", "1,200 people"; None for none, several, a range."""
    found = [word for word in re.findall(r"[\w.,-]+", text.lower()) if word.strip("-.,")]
    numbers = load_numbers()
    told = [word.rstrip(".,") for word in found]
    runs: list[list[str]] = [[]]
    for word in told:
        if _value([word], numbers) is not None or (word == "and" and runs[-1]):
            runs[-1].append(word)
        elif runs[-1]:
            runs.append([])
    values = {_value(run if run[-1] != "and" else run[:-1], numbers) for run in runs if run}
    value = values.pop() if len(values) == 1 else None
    return value[0] if value is not None and value[0] == value[1] else None


def _is_of_them(sentence: Sentence, word: int) -> bool:
    """ "Three men, one of them a clerk", "four dead, two on each side": those are counted already."""
    parts = [c for c in sentence.children[word] if sentence.tokens[c].deprel == "nmod"]
    whose = any(sentence.tokens[c].text.lower() in ("them", "whom", "these", "those") for c in parts)
    sides = [d for c in parts if sentence.tokens[c].lemma.lower() == "side" for d in sentence.children[c]]
    return whose or any(sentence.tokens[d].text.lower() in ("each", "either") for d in sides)


def number_at(sentence: Sentence, word: int) -> Amount | None:
    """The number that begins at a word; None where none does."""
    numbers, token = load_numbers(), sentence.tokens[word]
    if token.text.lower() in numbers.vague:
        return _vague(sentence, word, numbers)
    amount = _number(sentence, word, numbers) if token.upos == "NUM" else None
    return amount if amount is not None and amount.first <= word else None


def amount_of(sentence: Sentence, head: int) -> Amount | None:
    """How many the noun phrase of `head` tells, or None where it tells no number."""
    tokens, numbers = sentence.tokens, load_numbers()
    own = tokens[head].text.lower()
    if own in numbers.vague:
        return _vague(sentence, head, numbers)
    if tokens[head].upos == "NUM" or own in numbers.scales:
        return _number(sentence, head, numbers)
    age = age_of(sentence, head)
    if age is not None:
        return _aged(sentence, age, own, numbers)
    for child in sentence.children[head]:
        word = tokens[child].text.lower()
        relation = tokens[child].deprel.split(":")[0]
        if word == "both" and noun_of(tokens[head]) in ("side", "party"):
            continue  # sides are no people
        if child > head or relation not in ("nummod", "amod", "det", "compound"):
            continue
        if word in numbers.vague or (word == "few" and child and tokens[child - 1].text.lower() == "a"):
            return _vague(sentence, child, numbers)
        if relation == "nummod" or tokens[child].upos == "NUM" or word in numbers.scales:
            amount = _number(sentence, child, numbers)
            if amount is not None:
                return amount
    if noun_of(tokens[head]) in numbers.remains:
        whose = (c for c in sentence.children[head] if c > head and preposition(sentence, c) == "of")
        owner = next(whose, None)
        return None if owner is None else amount_of(sentence, owner)
    return _single(sentence, head)


def _aged(sentence: Sentence, age: int, noun: str, numbers: NumberWords) -> Amount | None:
    """How many an age stands for: one of "a 19-year-old", two of "two 15-year-olds"."""
    before = sentence.tokens[age - 1].text.lower() if age else ""
    if before in ("a", "an", "another") or (noun == "old" and before == "the"):
        return Amount(1, 1, age - 1, age + 5, _ONE)
    value = _value([before], numbers)
    return Amount(*value, age - 1, age, "the number as told") if value is not None else None


def _single(sentence: Sentence, head: int) -> Amount | None:
    """One person: a singular noun for a person, a person's name, or "a" with a noun that names nothing else."""
    token, noun = sentence.tokens[head], noun_of(sentence.tokens[head])
    if token.text.lower() == "another" and token.upos in ("DET", "PRON"):
        return Amount(1, 1, head, head + 1, "another one")
    if token.xpos not in ("NN", "NNP"):
        return None
    is_person = noun in load_nouns().person or entity_kind(sentence, head) == "PER"
    is_one = token.upos == "NOUN" and not load_nouns().knows(noun) and _has_article(sentence, head)
    is_one = is_one and noun not in load_numbers().crowds
    told = is_person or is_one
    return Amount(1, 1, head, head + 1, "one person: a singular noun or a name") if told else None


def _has_article(sentence: Sentence, head: int) -> bool:
    """Whether it is "a" something, and no number of others ("a number of", "a couple of")."""
    if any(sentence.tokens[c].deprel == "nmod" and c > head for c in sentence.children[head]):
        return False
    return any(sentence.tokens[c].text.lower() in ("a", "an", "another") for c in sentence.children[head] if c < head)


def _vague(sentence: Sentence, word: int, numbers: NumberWords) -> Amount:
    own = sentence.tokens[word].text.lower()
    before = " ".join(t.text.lower() for t in sentence.tokens[max(0, word - 2) : word])
    for scale in ("tens of", "hundreds of"):
        if before.endswith(scale) and f"{scale} {own}" in numbers.vague:
            low, high = numbers.vague[f"{scale} {own}"]
            return Amount(low, high, word - 2, word + 1, "a range by convention")
    if own == "few":
        return Amount(*numbers.vague["a few"], word - 1, word + 1, "a range by convention")
    low, high = numbers.vague[own]
    return Amount(low, high, word, word + 1, "a range by convention")


def _number(sentence: Sentence, word: int, numbers: NumberWords) -> Amount | None:
    first, past = _extent(sentence, word, numbers)
    value = _value([t.text.lower() for t in sentence.tokens[first:past]], numbers)
    if value is None:
        return None
    low, high = value
    bound, start = _bound(sentence, first, numbers)
    if bound == "low" or bound == "more":
        return Amount(low, None, start, past, "a lower bound")
    if bound == "high" or bound == "less":
        return Amount(None, high, start, past, "an upper bound")
    if [t.text.lower() for t in sentence.tokens[past : past + 2]] == ["or", "more"]:
        return Amount(low, None, first, past + 2, "a lower bound")
    return Amount(low, high, start, past, "the number as told")


def _extent(sentence: Sentence, word: int, numbers: NumberWords) -> tuple[int, int]:
    """All words of one number: "twenty - three", "1.2 million", "10 to 15"."""

    def numeric(i: int) -> bool:
        token = sentence.tokens[i]
        low = token.text.lower()
        return token.upos == "NUM" or low in numbers.words or low in numbers.scales or bool(_DIGITS.fullmatch(low))

    def joins(i: int) -> bool:
        return sentence.tokens[i].text in ("-", "–", "to", "and") and 0 < i < len(sentence.tokens) - 1

    first, past = word, word + 1
    while first > 0 and (numeric(first - 1) or (joins(first - 1) and first > 1 and numeric(first - 2))):
        first -= 1
    while past < len(sentence.tokens) and (
        numeric(past) or (joins(past) and past + 1 < len(sentence.tokens) and numeric(past + 1))
    ):
        past += 1
    opening = sentence.tokens[first].text.lower()
    if first > 0 and opening in numbers.scales and sentence.tokens[first - 1].text.lower() == "a":
        first -= 1
    return first, past


def _value(words: list[str], numbers: NumberWords) -> tuple[int, int] | None:
    """(low, high) of the words of one number; None if they are no number of people (a fraction, a time)."""
    if len(words) > _MOST_WORDS or any(len(word) > 2 * _MOST_DIGITS for word in words):
        return None
    joined = " ".join(words)
    ranged = _RANGE.fullmatch(joined)
    if ranged:
        return int(ranged[1]), int(ranged[2])
    for joiner in ("to", "and"):
        if joiner in words[1:-1]:
            at = words.index(joiner)
            left, right = _value(words[:at], numbers), _value(words[at + 1 :], numbers)
            if left and right:
                if joiner == "and" and left[0] >= 100 > right[0] and not _DIGITS.fullmatch(words[0]):
                    return left[0] + right[0], left[1] + right[1]
                return (left[0], right[1]) if left[0] < right[1] else None
    total, current = 0, 0.0
    seen = False
    for word in words:
        if word in ("-", "–", "a", "an"):
            continue
        if word in numbers.words:
            current += numbers.words[word]
        elif word in numbers.scales:
            current = (current or 1) * numbers.scales[word]
            if numbers.scales[word] >= 1000:
                total, current = total + round(current), 0.0
        elif _DIGITS.fullmatch(word):
            digits = re.sub(r"(?<=\d)[,.\u00a0\u202f](?=\d{3}(?:\D|$))", "", word)
            current += float(digits)
        else:
            return None
        seen = True
    result = total + current
    return (int(result), int(result)) if seen and result == int(result) and result <= _MOST else None


def _bound(sentence: Sentence, first: int, numbers: NumberWords) -> tuple[str | None, int]:
    """The bounding phrase that ends right before word `first`, and where it starts."""
    before = [t.text.lower() for t in sentence.tokens[max(0, first - 4) : first]]
    for words, kind in numbers.bounds:
        if len(words) <= len(before) and tuple(before[-len(words) :]) == words:
            return kind, first - len(words)
    return None, first
