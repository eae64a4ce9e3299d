"""Numbers in a sentence: which words make one number, what it comes to, and whether it can be so many people.

Two numbers that stand side by side are one only where English makes one of them ("twenty-three", "1.2 million", "one
hundred and six"): "in May 2025 twelve soldiers" are twelve. A year, a day of a month, an hour, a share, a measure and
the number in a name ("Zone 5") are no numbers of people.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from reportedly.annotate.annotation import Sentence, Token
from reportedly.code.time_words import load_times

_DIGITS = re.compile(r"\d{1,3}(?:[,.\u00a0\u202f]\d{3})+|\d+(?:\.\d+)?")
_RANGE = re.compile(r"(\d{1,10})\s*[-–]\s*(\d{1,10})")
_YEAR = re.compile(r"(?:19|20)\d\d")
_MOST = 10_000_000_000  # more than there are people
_MOST_WORDS, _MOST_DIGITS = 30, 15  # of one number; more is none of people
_MOST_DAYS = 31
_LONGEST_BOUND = 4  # words: "a total of at", "not fewer than"


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The number words of data/lexicons/counts.toml; `bounds` maps a phrase to its kind.

    `remains` are told with those whose they are: "the bodies of six men"; `dead` are dead beside the hurt. `animals`
    are no people; `crowds` in the singular are no one person, and of `bodies` of men a number is none of men. `units`
    are what is measured, and `numbered` what a number is the name of ("Zone 5"). After `marks` no number is of people
    ("aged 9"), and after `before_year` none that can be a year ("the 2011 attack"). After a verb `rising` "up to" is no
    bound. A word that stands `alone` behind a number needs no noun that it shares with another. A participle
    `suffered` is a passive one without an auxiliary or an object.
    """

    words: dict[str, int]
    scales: dict[str, int]
    vague: dict[str, tuple[int, int]]
    bounds: dict[tuple[str, ...], str]
    remains: frozenset[str]
    dead: frozenset[str]
    animals: frozenset[str]
    crowds: frozenset[str]
    bodies: frozenset[str]
    units: frozenset[str]
    numbered: frozenset[str]
    marks: frozenset[str]
    before_year: frozenset[str]
    rising: frozenset[str]
    alone: frozenset[str]
    suffered: frozenset[str]


@cache
def load_numbers() -> NumberWords:
    data = tomllib.loads(files("reportedly").joinpath("data/lexicons/counts.toml").read_text(encoding="utf-8"))
    nouns = ("remains", "dead", "animals", "crowds", "bodies", "units", "numbered", "marks", "before_year", "rising")
    told = ("alone", "suffered")
    return NumberWords(
        words=data["words"],
        scales=data["scales"],
        vague={k: (v[0], v[1]) for k, v in data["vague"].items()},
        bounds={tuple(p.split()): kind for kind, phrases in data["bounds"].items() for p in phrases},
        **{name: frozenset(data[name]) for name in (*nouns, *told)},
    )


def number_in(text: str) -> int | None:
    """The one number that the words tell: "12", "at least twelve", "1,200 people"; None for none, several, a range."""
    found = [word for word in re.findall(r"[\w.,-]+", text.lower()) if word.strip("-.,")]
    told = [word.rstrip(".,") for word in found]
    runs: list[list[str]] = [[]]
    for word in told:
        if value_of([word]) is not None or (word == "and" and runs[-1]):
            runs[-1].append(word)
        elif runs[-1]:
            runs.append([])
    values = {value_of(run if run[-1] != "and" else run[:-1]) for run in runs if run}
    value = values.pop() if len(values) == 1 else None
    return value[0] if value is not None and value[0] == value[1] else None


def extent(sentence: Sentence, word: int) -> tuple[int, int]:
    """All words of one number: "twenty - three", "1.2 million", "10 to 15"; first and past."""
    tokens = sentence.tokens
    first, past = word, word + 1
    while first > 0:
        if _makes_one(tokens[first - 1], tokens[first]):
            first -= 1
        elif first > 1 and _is_joined(sentence, first - 2, first - 1, first):
            first -= 2
        else:
            break
    while past < len(tokens):
        if _makes_one(tokens[past - 1], tokens[past]):
            past += 1
        elif past + 1 < len(tokens) and _is_joined(sentence, past - 1, past, past + 1):
            past += 2
        else:
            break
    if first > 0 and tokens[first].low in load_numbers().scales and tokens[first - 1].low == "a":
        first -= 1
    return first, past


def _size(token: Token) -> str | None:
    """Whether a word of a number is digits, a scale, tens ("twenty") or less; None for any other word."""
    numbers, low = load_numbers(), token.low
    if low in numbers.scales:
        return "scale"
    if low in numbers.words:
        value = numbers.words[low]
        return "tens" if value >= 20 else "ones" if 0 < value < 10 else "teens"
    return "digits" if _DIGITS.fullmatch(low) else None


def _makes_one(left: Token, right: Token) -> bool:
    """ "1.2 million", "two hundred six", "twenty three"; "2024 forty" and "9 two" are two numbers."""
    before, after = _size(left), _size(right)
    if before is None or after is None:
        return False
    if after == "scale":
        return not _YEAR.fullmatch(left.text)
    if before == "scale":
        return after != "digits" and left.low != "dozen"
    return before == "tens" and after == "ones"


def _is_joined(sentence: Sentence, left: int, joiner: int, right: int) -> bool:
    """ "Twenty - three", "10 - 15", "10 to 15", "a hundred and six", "between 10 and 15"; "from 9 to 14" and "by 5 to
    14" tell what it came to."""
    tokens = sentence.tokens
    before, after = _size(tokens[left]), _size(tokens[right])
    if before is None or after is None:
        return False
    word = tokens[joiner].low
    if word in _DASHES:
        return (before == "tens" and after == "ones") or before == after
    if word == "and" and before == "scale":
        return after != "scale"
    start = left
    while start > 0 and _makes_one(tokens[start - 1], tokens[start]):
        start -= 1
    opening = tokens[start - 1].low if start else ""
    if word == "or":
        return "scale" not in (before, after)
    return (word == "to" and opening not in ("from", "by")) or (word == "and" and opening == "between")


def counts_people(sentence: Sentence, first: int, past: int) -> bool:
    """Whether a number can be so many people: no year, day, hour, share, measure, and no name's number."""
    tokens = sentence.tokens
    after = tokens[past] if past < len(tokens) else None
    if after is not None and (_is_measured(after) or _opens_compound(sentence, past)):
        return False
    if after is not None and _size(after) is not None and not _opens_compound(sentence, past + 1):
        return False  # another number follows: "on March 3 nine women", "at 6 two boys"
    return first == 0 or not _is_named_or_dated(sentence, first, past)


def _is_measured(after: Token) -> bool:
    """ "12 km", "40 percent", "6 p.m.", "12 days" """
    low, units = after.low, load_numbers().units
    is_time = after.low_lemma in load_times().unit
    return is_time or low in units or after.low_lemma in units


def _opens_compound(sentence: Sentence, hyphen: int) -> bool:
    """ "A 120 - man unit", "15 - year - old boys": the hyphen, with no white space on either side."""
    tokens = sentence.tokens
    if not 0 < hyphen < len(tokens) - 1 or tokens[hyphen].text not in _DASHES:
        return False
    return tokens[hyphen - 1].end == tokens[hyphen].start and tokens[hyphen].end == tokens[hyphen + 1].start


def _is_named_or_dated(sentence: Sentence, first: int, past: int) -> bool:
    """ "$ 12", "Zone 5", "aged 9", "on March 3", "the 2011 attack", "in 2019 people" """
    tokens, numbers = sentence.tokens, load_numbers()
    before, only = tokens[first - 1], tokens[first].text if past == first + 1 else ""
    low, is_name = before.low, before.text[:1].isupper()
    if first == 1 and low == "at":
        return True  # "At 7 gunmen came"
    if before.upos == "SYM" or low in numbers.marks or (is_name and before.low_lemma in numbers.numbered):
        return True
    is_month = is_name and low in load_times().month
    if is_month and only.isdigit() and int(only) <= _MOST_DAYS:
        opening = tokens[first - 2].low if first > 1 else ""
        return opening not in _IN_MONTH  # "in November 30 people died"
    return _YEAR.fullmatch(only) is not None and (is_month or low in numbers.before_year)


_IN_MONTH = frozenset({"in", "last", "this", "during", "since"})
_DASHES = ("-", "–")


def value_of(words: list[str]) -> tuple[int, int] | None:
    """(low, high) of the words of one number; None if they are no number of people (a fraction, a time)."""
    if len(words) > _MOST_WORDS or any(len(word) > 2 * _MOST_DIGITS for word in words):
        return None
    numbers = load_numbers()
    ranged = _RANGE.fullmatch(" ".join(words))
    if ranged:
        return _between(int(ranged[1]), int(ranged[2]))
    words = _without_hyphens(words)
    for joiner in ("to", "and", "or", *_DASHES):
        if joiner in words[1:-1]:
            at = words.index(joiner)
            left, right = value_of(words[:at]), value_of(words[at + 1 :])
            if left and right:
                if joiner == "and" and left[0] >= 100 > right[0] and not _DIGITS.fullmatch(words[0]):
                    return left[0] + right[0], left[1] + right[1]
                return _between(left[0], right[1])
    total, current = 0, 0.0
    seen = False
    for word in words:
        if word in ("a", "an"):
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


def _without_hyphens(words: list[str]) -> list[str]:
    """ "Twenty - three" without its hyphen; that of "two - three" is a range's."""
    values = load_numbers().words
    inner = {i for i in range(1, len(words) - 1) if words[i] in _DASHES and values.get(words[i - 1], 0) >= 20}
    return [w for i, w in enumerate(words) if i not in inner or not 0 < values.get(words[i + 1], 0) < 10]


def _between(low: int, high: int) -> tuple[int, int] | None:
    """A range of people: "2014 to 2020" is one of years, and "120 to 45" none."""
    years = all(_YEAR.fullmatch(str(n)) for n in (low, high))
    return (low, high) if low < high and not years else None


def bound(sentence: Sentence, first: int) -> tuple[str | None, int]:
    """The longest bounding phrase that ends right before word `first`, and where it starts."""
    numbers = load_numbers()
    before = tuple([t.low for t in sentence.tokens[max(0, first - _LONGEST_BOUND) : first]])
    for size in range(len(before), 0, -1):
        words, start = before[-size:], first - size
        kind = numbers.bounds.get(words)
        if kind is None:
            continue
        if words == ("up", "to") and start and sentence.tokens[start - 1].low_lemma in numbers.rising:
            break  # "the toll has gone up to six"
        return kind, start
    return None, first
