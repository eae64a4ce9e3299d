"""When: the words of time that go with a happening, and which of them tell of history.

Expressions stay as worded; days are worked out when claims are linked.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from datetime import date
from functools import cache

from reportedly.annotate.annotation import Sentence, Token
from reportedly.changed import replace
from reportedly.code.cues import load_cues
from reportedly.code.forms import lemma_of
from reportedly.code.nouns import load_nouns, noun_of
from reportedly.code.phrases import phrase, preposition
from reportedly.code.place_names import place_words
from reportedly.code.time_words import known_day, load_times
from reportedly.code.times_apart import (
    deed_that_tells_who,
    followed,
    is_about,
    is_dated_noun,
    names_somebody,
    of_a_label,
    of_a_span,
    tells_who_they_are,
)
from reportedly.frozen import dataclass

_YEAR = re.compile(r"(?:19|20)\d\d")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth")
_DAY = re.compile(r"[0-3]?\d(?:st|nd|rd|th)?")
_NTH = re.compile(r"(?:[12]?1st|2?2nd|2?3rd|[12]?[4-9]th|1[0-3]th|[23]0th|31st)")
_NTH_CASES = frozenset({"on", "of", "since", "until", "till", "by", "before", "after", "from"})
_DECADE = re.compile(r"(?:19|20)?\d0s")
_BEARERS = frozenset({"nsubj", "nsubj:pass", "obl", "obl:agent", "nmod"})
_THIRDS = ("mid-", "early-", "late-")
_DAYS_OR_MORE = frozenset({"day", "night", "week", "fortnight", "month", "year"})  # between two happenings
_HOURS_OR_MORE = _DAYS_OR_MORE | {"hour", "minute"}
_OWN_DAYS = frozenset({"yesterday", "today", "tomorrow"})
_BACK = frozenset({"ago", "last", "previous", "past", "earlier", "before", "recent", "several", "many"})
_SOME = frozenset({"a", "an", "several", "few", "many", "some", "half"})
_PLACED_BY = frozenset(
    {"ago", "later", "earlier", "before", "after", "since", "last", "past", "previous", "next", "within"}
)
_WHILE = frozenset({"when", "as"})
_CLAUSES = frozenset({"ccomp", "acl", "acl:relcl", "parataxis"})
HALVES = frozenset({"a.m.", "p.m.", "am", "pm", "a.m", "p.m"})
"""The halves of a day that follow an hour."""
_HOUR_LEADS = frozenset({"at", "about", "around", "from", "after", "before", "by", "since", "until", "till", "nearly"})
_BETWEEN = {"between": ("and",), "from": ("to", "until", "till", "through")}
"""What parts the ends of a span of time."""
_DASHES = frozenset({"-", "–"})
_HELD_IN = frozenset({"in", "during", "at"})
_QUOTES = frozenset({'"', "“", "'", "‘", "``"})
_PARTS = frozenset(
    {"half", "quarter", "third", "start", "beginning", "middle"}
)  # of a year or month, with that below it
_NOMINAL_RELATIONS = (
    "obl",
    "nmod",
    "advmod",
    "advcl",
    "root",
    "conj",
    "appos",
    "dep",
    "compound",
    "obj",
    "parataxis",
    "det",
)


@dataclass(frozen=True, slots=True)
class TimePhrase:
    """Words `first` to `past` tell a time; `head` is its noun, `governor` the word it modifies (-1: none).

    `counted`: it is so far from another happening of the sentence ("three days after" rebels took the town).
    """

    first: int
    past: int
    head: int
    governor: int
    since: bool
    history: bool
    counted: bool = False


def time_phrases(sentence: Sentence, published: date | None) -> tuple[TimePhrase, ...]:
    """The sentence's expressions of time, left to right, none inside another. Several stages ask for them."""
    key = ("time phrases", published)
    found: tuple[TimePhrase, ...] | None = sentence.noted.get(key)
    if found is None:
        found = sentence.noted[key] = _time_phrases(sentence, published)
    return found


def _time_phrases(sentence: Sentence, published: date | None) -> tuple[TimePhrase, ...]:
    found: list[TimePhrase] = []
    likened = -1
    counted = {i.unit: i for i in _intervals(sentence)}
    for i in _anchors(sentence):
        if i in counted or (found and found[-1].first <= i < found[-1].past):
            continue
        item = _phrase_at(sentence, i, published)
        if item is not None and (_is_likened(sentence, item) or item.first == likened):
            likened = item.past
            continue
        if item is not None and (_is_of_rank(sentence, item) or _is_dateline(sentence, item, published)):
            item = _of_last_time(sentence, item)
            if item is None:
                continue
        if item is not None and found and item.first <= found[-1].first and found[-1].past < item.past:
            found.pop()  # "earlier today"
        if item is not None and not (found and item.first < found[-1].past):
            cut = next((c.first for c in counted.values() if item.first <= i < c.first < item.past), item.past)
            cut -= sentence.tokens[cut - 1].upos == "PUNCT"
            item = item if cut == item.past else replace(item, past=cut)  # "on Thursday, four days after"
            # hung on the verb behind "when", and not above
            last = _of_last_time(sentence, item) if item.since else None
            found.append(last if last is not None and last.governor == item.governor else item)
    found = _with_years(sentence, _ranges(sentence, found)) if found else found
    days = {p.governor for p in found}
    found += [p for p in _hours(sentence) if p.governor not in days]
    found += [p for p in _since_then(sentence) if p.governor not in days]
    found += [p for i in counted.values() for p in _counted(sentence, i, found)]
    return tuple(sorted(found, key=lambda p: p.first))


def _of_last_time(sentence: Sentence, item: TimePhrase) -> TimePhrase | None:
    """ "The bloodiest raid since May, when nine were killed": the time of what happened last."""
    tokens, when = sentence.tokens, item.past + 1
    if tokens[item.first].low != "since" or when >= len(tokens) or tokens[when].low != "when":
        return None
    verb = tokens[when].head
    return replace(item, first=item.first + 1, governor=verb, since=False) if verb > when else None


def _is_likened(sentence: Sentence, item: TimePhrase) -> bool:
    """ "As on every Friday since May", "as in 2020": a time of which what is told is like, and not its own."""
    tokens, first = sentence.tokens, item.first
    if tokens[first].low != "as":
        first -= 1
    alike = first >= 0 and tokens[first].low == "as" and tokens[first + 1].low in _LIKENED
    return alike and tokens[first].deprel != "mark"


def _is_dateline(sentence: Sentence, item: TimePhrase, published: date | None) -> bool:
    """ "Abuja, Nov. 18, 2026 (FNB) Troops have …": the day of publication behind names that open the sentence."""
    tokens, past = sentence.tokens, item.past
    if published is None or not item.first or past >= len(tokens) or tokens[past].text not in _DATELINE_ENDS:
        return False
    told = [t.low for t in tokens[item.first : past]]
    of_day = any(t[:3] == _MONTHS[published.month - 1] for t in told) and str(published.day) in told
    return of_day and all(t.upos in ("PROPN", "PUNCT") or not t.text[:1].islower() for t in tokens[: item.first])


def _is_of_a_week(behind: Sequence[Token]) -> bool:
    """Whether an ordinal counts the weeks of a month: "in the second week of May"."""
    return [t.low for t in behind[:2]] == ["week", "of"] and behind[-1].low in load_times().month


def _is_of_rank(sentence: Sentence, item: TimePhrase) -> bool:
    """ "Its heaviest loss this year", "the 18th such attack since 2020": the time among whose happenings this one
    stands out or is counted, and not its own."""
    tokens, opens = sentence.tokens, sentence.tokens[item.first].low
    if opens == "since":
        return _is_rank_since(sentence, item.first)
    told = tokens[item.first : item.past]
    ranks = (i for i, t in enumerate(told) if t.upos == "ADJ" and _ORDINAL.fullmatch(t.low))
    if any(not _is_of_a_week(told[i + 1 :]) for i in ranks) and "in" in (t.low for t in told):
        return True  # "the attack, the third in a month"
    return item.governor >= 0 and opens == "this" and _is_ranked(sentence, item.governor)


def _is_rank_since(sentence: Sentence, since: int) -> bool:
    """ "Its heaviest loss [since] 2020", "the deepest thrust [since] the fighting resumed"."""
    tokens = sentence.tokens
    before = range(since - 1, max(-1, since - _RANKED), -1)
    verb = next((i for i in before if tokens[i].upos in ("VERB", "AUX")), -1)
    return any(i > verb and _is_ranked(sentence, i) for i in before)


def _is_ranked(sentence: Sentence, noun: int) -> bool:
    """ "Its heaviest loss", "the 18th such attack"."""
    if sentence.tokens[noun].upos == "VERB":  # "the third to be killed this year"
        above = sentence.tokens[noun].head
        named = sentence.tokens[noun].relation == "acl" and sentence.child(noun, "mark") is not None
        return named and _ORDINAL.fullmatch(sentence.tokens[above].low) is not None
    if sentence.tokens[noun].upos != "NOUN":
        return False
    ranks = (sentence.tokens[c] for c in sentence.children[noun])
    return any(t.xpos in ("JJS", "RBS") or (t.upos == "ADJ" and _ORDINAL.fullmatch(t.low)) for t in ranks)


@dataclass(frozen=True, slots=True)
class _Interval:
    """ "Three days after rebels took the town": words `first` to `past` say how far `event` lies from `main`, the word
    that it hangs on (-1: none), and `unit` is the word for the unit."""

    first: int
    past: int
    unit: int
    event: int
    main: int


def counted_from(sentence: Sentence) -> frozenset[int]:
    """The words for happenings from which another of the sentence is counted in days: "three days after it fell"; those
    that it followed, and those of a whole week that it names."""
    key = ("counted from",)
    if key not in sentence.noted:
        events = (i.event for i in _intervals(sentence))
        sentence.noted[key] = frozenset((*events, *followed(sentence), *of_a_span(sentence)))
    found: frozenset[int] = sentence.noted[key]
    return found


def apart_in_time(sentence: Sentence) -> frozenset[int]:
    """The words that tell of the happening from which another of the sentence is counted: "it fell" of "three days
    after it fell", and of what it followed."""
    key = ("apart in time",)
    if key not in sentence.noted:
        intervals = _intervals(sentence, _HOURS_OR_MORE)
        found = [w for i in intervals for w in range(i.past, sentence.extent(i.event)[1])]
        for event in (*followed(sentence), *of_a_span(sentence), *of_a_label(sentence)):
            found += range(*sentence.extent(event))
        sentence.noted[key] = frozenset(found)
    told: frozenset[int] = sentence.noted[key]
    return told


_TURNS = frozenset({"after", "before"})
_TURNED_BACK = frozenset({"before", "earlier"})


def _intervals(sentence: Sentence, units: frozenset[str] = _DAYS_OR_MORE) -> Iterator[_Interval]:
    tokens = sentence.tokens
    for i in range(1, len(tokens) - 1) if not _TURNS.isdisjoint(sentence.forms) else ():
        if tokens[i].low not in _TURNS or tokens[i].deprel not in ("mark", "case"):
            continue
        unit, event = i - 1, tokens[i].head
        loose = tokens[unit].deprel.endswith("unmarked") or tokens[unit].deprel == "appos"
        if tokens[unit].low_lemma not in units or event <= i or not loose:
            continue
        first = min((c for c in sentence.children[unit] if c < unit and tokens[c].upos != "PUNCT"), default=unit)
        event = _clause_of(sentence, event)
        main = tokens[event].head if tokens[event].relation in ("advcl", "obl", "nmod") else -1
        main = tokens[unit].head if main == unit else main  # "a vigil, the day after an attack"
        main = tokens[main].head if main >= 0 and is_time_word(tokens[main]) else main  # "on Tuesday, the day after"
        if not is_time_word(tokens[event]):
            yield _Interval(first, i + 1, unit, event, main)


def _clause_of(sentence: Sentence, event: int) -> int:
    """ "A day after a bombing killed nine", where the parse has no subject for "killed": that, and not the noun."""
    above = sentence.tokens[event].head
    if sentence.tokens[event].relation != "obl" or above < event or sentence.tokens[above].relation != "advcl":
        return event
    return event if sentence.child(above, "nsubj", "nsubj:pass", "mark") is not None else above


def _counted(sentence: Sentence, interval: _Interval, found: Sequence[TimePhrase]) -> Iterator[TimePhrase]:
    """The time of the happening from which another is counted, unless it is dated by itself; and that of the other one
    ("two days after the killing"), unless a day dates it."""
    inside = [p for p in found if p.governor == interval.event]
    tokens, unit, main = sentence.tokens, interval.unit, interval.main
    history = tokens[unit].low_lemma in load_times().history_unit
    if not inside:
        yield TimePhrase(
            interval.first, interval.past, unit, interval.event, since=False, history=history, counted=True
        )
    if main >= 0 and tokens[interval.event].upos == "NOUN" and not any(p.governor == main for p in found):
        yield TimePhrase(interval.first, interval.event + 1, unit, main, since=False, history=False)


def _ranges(sentence: Sentence, found: list[TimePhrase]) -> list[TimePhrase]:
    """The expressions, "between 28 July and 3 August" and "from Monday to Friday" as one: either end alone is wrong."""
    tokens, kept = sentence.tokens, list[TimePhrase]()
    for item in found:
        start = kept[-1] if kept else None
        if start is not None and _is_told_closer(sentence, start, item):  # "Earlier, in the morning, …"
            kept[-1] = item
            continue
        if start is not None and _is_part_of(sentence, start, item):  # "before dawn on Monday"
            kept[-1] = replace(start, past=item.past, history=start.history or item.history)
            continue
        if start is not None and _is_next_day(sentence, start, item):  # "on Sunday and Monday"
            kept[-1] = replace(start, past=item.past)
            continue
        if start is not None and item.first <= start.past + 1:  # "to" stands between them, or belongs to the second
            first = start.first if tokens[start.first].low in _BETWEEN else start.first - 1
            joint = tokens[start.past].low if start.past < len(tokens) else ""
            if first >= 0 and joint in _BETWEEN.get(tokens[first].low, ()) and start.past < item.past - 1:
                whole = replace(start, first=first, past=item.past, history=start.history and item.history)
                kept[-1] = whole
                continue
        kept.append(item)
    return [_through(sentence, item) for item in kept]


def _through(sentence: Sentence, item: TimePhrase) -> TimePhrase:
    """ "Between Nov 22 and 23", "on the 9th and 10th": the second day of the month that the first one names."""
    tokens, end = sentence.tokens, item.past + 1
    if end < len(tokens) and _NTH.fullmatch(tokens[item.past - 1].low) and tokens[item.past].low in ("and", "to"):
        second = end + (tokens[end].low == "the")
        if second < len(tokens) and _is_other_nth(sentence, second):
            return replace(item, past=second + 1)
    if end < len(tokens) and tokens[item.past].low == "and" and _is_of_that_month(sentence, item, end):
        return replace(item, past=end + 1)
    opens = tokens[item.first].low if tokens[item.first].low in _BETWEEN else tokens[item.first - 1].low
    if end >= len(tokens) or tokens[item.past].low not in _BETWEEN.get(opens, ()) or opens == tokens[item.past].low:
        return item
    months = load_times().month
    day = _DAY.fullmatch(tokens[end].low) is not None and tokens[end].relation != "nummod"
    if not day or all(t.low not in months for t in tokens[item.first : item.past]):
        return item
    first = item.first - (tokens[item.first].low not in _BETWEEN)
    return replace(item, first=first, past=end + 1)


def _is_of_that_month(sentence: Sentence, item: TimePhrase, number: int) -> bool:
    """ "On November 24 and 25": a day of the month that the day before it names."""
    tokens = sentence.tokens
    told = [t.low for t in tokens[item.first : item.past]]
    dated = told[-1].isdigit() and len(told) > 1 and told[-2] in load_times().month and told[0] not in _BETWEEN
    return dated and _DAY.fullmatch(tokens[number].low) is not None and tokens[number].relation != "nummod"


def _has_done_since(sentence: Sentence, below: int, above: int) -> bool:
    """ "Struck the city in July 2025 and has repeatedly sent troops": what has been done is of no such day."""
    joined = sentence.tokens[below].deprel == "conj"
    return joined and is_perfect(sentence, below) and not is_perfect(sentence, above)


def _with_years(sentence: Sentence, found: list[TimePhrase]) -> list[TimePhrase]:
    """ "In October last year": one time, though the parse hangs the year on the verb."""
    tokens, kept = sentence.tokens, list[TimePhrase]()
    for item in found:
        if kept and item.first < kept[-1].past:
            continue
        after = [t.low for t in tokens[item.past : item.past + 2]]
        if tokens[item.past - 1].low in load_times().month and after in (
            ["last", "year"],
            ["this", "year"],
            ["next", "year"],
        ):
            item = replace(item, past=item.past + 2, history=item.history or after[0] == "last")
        kept.append(item)
    return kept


def _is_next_day(sentence: Sentence, day: TimePhrase, other: TimePhrase) -> bool:
    """Whether two weekdays are told as one time."""
    tokens, weekdays = sentence.tokens, load_times().weekday
    if not day.past < other.past <= day.past + 3 or tokens[day.past].low != "and":
        return False
    return tokens[day.past - 1].low in weekdays and tokens[other.past - 1].low in weekdays


def _is_part_of(sentence: Sentence, part: TimePhrase, day: TimePhrase) -> bool:
    """Whether a part of the day stands right before its day."""
    tokens = sentence.tokens
    if part.past != day.first or tokens[day.first].low not in ("on", "of"):
        return False
    days = load_times().weekday | load_times().month
    told = {t.low for t in tokens[part.first : part.past]}
    return not told.isdisjoint(_OF_DAY) and told.isdisjoint(days) and tokens[day.past - 1].low in days


def _is_told_closer(sentence: Sentence, loose: TimePhrase, part: TimePhrase) -> bool:
    """Whether a part of the day says closer when "earlier" was."""
    tokens = sentence.tokens
    bare = loose.past == loose.first + 1 and tokens[loose.first].low in ("earlier", "later")
    if not bare or part.first != loose.past + 1 or tokens[loose.past].text != ",":
        return False
    return tokens[part.past - 1].low in _OF_DAY | {"morning", "afternoon", "evening", "night"}


_OF_DAY = frozenset(
    {"overnight", "dawn", "daybreak", "sunrise", "noon", "midday", "dusk", "sunset", "nightfall", "midnight"}
)


def _hours(sentence: Sentence) -> Iterator[TimePhrase]:
    """ "At 8 p.m.", "from about 2 a.m.": an hour, whose day is told elsewhere or not at all."""
    tokens = sentence.tokens
    for i in range(1, len(tokens)) if not HALVES.isdisjoint(sentence.forms) else ():
        if tokens[i].low not in HALVES or not tokens[i - 1].text[:1].isdigit():
            continue
        head = i - 1 if tokens[i].head == i - 1 else i
        if tokens[head].head in (i - 1, i) or tokens[head].relation not in ("obl", "nmod", "advmod"):
            continue
        first = i - 1
        while first > 0 and tokens[first - 1].low in _HOUR_LEADS:
            first -= 1
        yield TimePhrase(first, i + 1, head, tokens[head].head, since=False, history=False)


def _since_then(sentence: Sentence) -> Iterator[TimePhrase]:
    """ "Since then" and, with the perfect, a bare "since": from the time told before until now."""
    tokens = sentence.tokens
    for i, token in enumerate(tokens) if "since" in sentence.forms else ():
        if token.low != "since" or any(tokens[c].upos != "PUNCT" for c in sentence.children[i]):
            continue
        if i + 1 < len(tokens) and tokens[i + 1].low == "then":
            verb = tokens[i].head if tokens[i].head != i + 1 else tokens[i + 1].head
            if verb >= 0:
                yield TimePhrase(i, i + 2, i + 1, verb, since=True, history=False)
        elif token.deprel == "advmod" and is_perfect(sentence, token.head):
            yield TimePhrase(i, i + 1, i, token.head, since=True, history=False)


def is_perfect(sentence: Sentence, word: int) -> bool:
    """Whether the word is a verb in the perfect ("has turned")."""
    if sentence.tokens[word].xpos != "VBN":
        return False
    return any(sentence.tokens[c].low_lemma == "have" for c in sentence.children[word])


@cache
def _anchoring() -> frozenset[str]:
    """The words and lemmas on which an expression of time may rest, beside those with figures or hyphens."""
    words = load_times()
    return words.weekday | words.word | words.month | words.unit


def _anchors(sentence: Sentence) -> Iterator[int]:
    words, anchoring, tokens = load_times(), _anchoring() & sentence.forms, sentence.tokens
    near = [i for i, t in enumerate(tokens) if not t.low.isalpha()]
    if anchoring:
        near = sorted({*near, *[i for i, t in enumerate(tokens) if t.low in anchoring or t.low_lemma in anchoring]})
    for i in near:
        token = tokens[i]
        low, lemma = token.low, token.low_lemma
        named = low in anchoring or lemma in anchoring
        if not (named or low[:1].isdigit() or ("-" in low and low.startswith(_THIRDS))):
            continue
        if _is_in_a_name(sentence, i) or _is_as_late_as(sentence, i):
            continue
        if (
            low in words.weekday
            or lemma in words.weekday
            or low in words.word
            or (low in words.month and token.text[0].isupper() and _is_month(sentence, i))
            or (low.startswith(_THIRDS) and low.partition("-")[2] in words.month)
            or lemma in words.unit
            or (low[:1].isdigit() and (_YEAR.fullmatch(low) or _DECADE.fullmatch(low) or _is_nth(sentence, i)))
        ):
            yield i


def _is_nth(sentence: Sentence, word: int) -> bool:
    """ "On the 9th", "before dawn on the 9th": a day of the month alone; not "the 9th brigade"."""
    tokens = sentence.tokens
    if not _NTH.fullmatch(tokens[word].low) or word < 2 or tokens[word - 1].low != "the":
        return False
    opens = tokens[word - 2].low in _NTH_CASES
    return (
        opens
        and tokens[word].relation in ("obl", "nmod")
        and all(c < word or tokens[c].upos == "PUNCT" or _is_other_nth(sentence, c) for c in sentence.children[word])
    )


def _is_other_nth(sentence: Sentence, word: int) -> bool:
    """ "The 9th and 10th", "the 9th to the 10th": the second of two days of the month, of nothing behind it."""
    token = sentence.tokens[word]
    return _NTH.fullmatch(token.low) is not None and token.relation in ("conj", "nmod", "obl")


def _is_month(sentence: Sentence, word: int) -> bool:
    """Whether a word with a capital that is spelt like a month is one: not the surname May, nor a march with a name."""
    token = sentence.tokens[word]
    if token.upos not in ("PROPN", "NOUN") or any(
        e.kind == "PER" and e.first <= word < e.past and e.past - e.first > 1 for e in sentence.entities
    ):
        return False
    return token.text != "March" or not _is_named_march(sentence, word)


def _is_named_march(sentence: Sentence, word: int) -> bool:
    """ "The Long March", "the Women's March": behind an article and words with capitals, and with no day beside it."""
    tokens = sentence.tokens
    if word + 1 < len(tokens) and tokens[word + 1].text[:1].isdigit():
        return False
    first = word
    while first and (tokens[first - 1].text[:1].isupper() or tokens[first - 1].xpos == "POS"):
        first -= 1
    between = {t.low for t in tokens[first:word]}
    months_own = load_times().weekday | _BACK | {"this", "next", "early", "late", "mid"}
    return first < word and first > 0 and tokens[first - 1].low == "the" and between.isdisjoint(months_own)


def _is_in_a_name(sentence: Sentence, word: int) -> bool:
    """ "Ouro 2000": a figure that ends a name of a place or a body."""
    tokens = sentence.tokens
    if word == 0 or not _YEAR.fullmatch(tokens[word].text) or tokens[word - 1].upos != "PROPN":
        return False
    if is_time_word(tokens[word - 1]):
        return False
    relation, head = tokens[word].relation, tokens[word].head
    if relation == "flat":
        return True
    before = tokens[word - 1]
    return relation in ("compound", "nummod") and before.deprel in ("compound", "flat") and before.head in (head, word)


def _is_as_late_as(sentence: Sentence, word: int) -> bool:
    """ "As recently as May": the month tells when."""
    tokens = sentence.tokens
    around = [t.low for t in (*tokens[max(0, word - 1) : word], *tokens[word + 1 : word + 2])]
    return tokens[word].low in ("recently", "late", "early") and around == ["as", "as"]


def _phrase_at(sentence: Sentence, anchor: int, published: date | None) -> TimePhrase | None:
    tokens = sentence.tokens
    head = anchor
    words = load_times()
    while (
        tokens[head].relation in ("nummod", "compound", "amod", "det", "flat", "appos", "nmod")
        and tokens[head].head >= 0
    ):
        above = tokens[head].head
        is_part = tokens[above].low_lemma in _PARTS
        if not is_time_word(tokens[above]) and not is_part and not _is_day_of(sentence, above, head):
            break
        if tokens[head].deprel == "nmod" and preposition(sentence, head) == "on":
            break  # "at dawn on Tuesday", "for a third day on Tuesday"
        head = above
    base = tokens[head].relation
    if base == "amod" and tokens[anchor].low == "overnight" and head == anchor:  # "in an overnight raid"
        return TimePhrase(anchor, anchor + 1, head, tokens[head].head, since=False, history=False)
    if tokens[head].deprel == "nmod:poss":
        near = anchor > 0 and tokens[anchor - 1].low in ("last", "this", "next")
        year = near and tokens[anchor].low == "year" and tokens[anchor - 1].low == "last"
        near_one = near and tokens[anchor].low in ("week", "weekend", "month")
        if tokens[anchor].low in words.weekday | _OWN_DAYS or year or near_one:
            return TimePhrase(anchor - near, anchor + 1, head, tokens[head].head, since=False, history=year)
    if base == "nummod" and (counted := _of_date(sentence, anchor, head)) >= 0:
        texts = [t.low for t in tokens[min(anchor, head) : max(anchor, head) + 1]]
        history, since = _is_history(texts, tokens[anchor].low_lemma, published), preposition(sentence, head) == "since"
        return TimePhrase(min(anchor, head), max(anchor, head) + 1, head, counted, since=since, history=history)
    if base not in _NOMINAL_RELATIONS or tokens[head].deprel == "nmod:poss":  # else "Sunday's vote"
        return None
    if base in ("obj", "compound", "det", "conj") and tokens[anchor].low_lemma in words.unit:
        return None  # "spend a day", "two-day talks": an extent, not a time
    if _YEAR.fullmatch(tokens[anchor].text) and base == "nummod":
        return None  # "2012 people"
    if _is_length(sentence, head):
        return None
    first, past = _extent(sentence, anchor, head)
    governor = tokens[head].head
    texts = [t.low for t in tokens[first:past]]
    if governor >= 0 and tokens[governor].low in ("ago", "later", "earlier", "before", "after"):
        low, high = sentence.extent(governor)
        low += tokens[low].text == ","  # "the bombing in Orra, two days before, …"
        first, past, governor = min(first, low), max(past, min(high, governor + 1)), tokens[governor].head
        texts = [t.low for t in tokens[first:past]]
    of_part = governor >= 0 and (is_time_word(tokens[governor]) or _is_hour(sentence, governor))
    if tokens[head].deprel == "nmod" and of_part:
        governor = tokens[governor].head  # the day of "at dawn on Tuesday" is that of the deed
    governor = _before_verb(sentence, first, past, governor)
    governor = _said_then(sentence, first, _uncrossed(sentence, first, governor))
    governor = _of_toll(sentence, first, past, _done_then(sentence, first, past, governor))
    governor = _of_those_told_of(sentence, first, past, governor)
    case = preposition(sentence, head)
    since = case in words.since or texts[:1] == ["since"]
    history = _is_history(texts, tokens[anchor].low_lemma, published)
    told = " ".join(t for t in texts if t not in _ARTICLES)
    history = history or known_day(told, sentence.forms, published) is not None
    return TimePhrase(first, past, head, governor, since, history)


def _of_date(sentence: Sentence, anchor: int, head: int) -> int:
    """The verb of "in 2025 mines killed nine" and "on 5 March shells hit the town", where the parse takes the date for
    a number of what did it; -1 for a number."""
    tokens, noun = sentence.tokens, sentence.tokens[head].head
    dated = anchor != head and _is_day_of(sentence, head, anchor)
    year = anchor == head and _YEAR.fullmatch(tokens[anchor].text) is not None
    if not (dated or year) or preposition(sentence, head) not in ("in", "on", "since", "by") or noun < head:
        return -1
    return tokens[noun].head if tokens[noun].relation == "nsubj" else -1


def _is_day_of(sentence: Sentence, word: int, month: int) -> bool:
    """Whether the word is the day of that month: "7" in "October 7" and "7 October", the head in some parses; or of the
    month behind it, and the other its weekday: "Tuesday 17 November"."""
    number, tokens = sentence.tokens[word].text, sentence.tokens
    if abs(word - month) != 1 or _DAY.fullmatch(number) is None:
        return False
    dated = word + 1 < len(tokens) and _is_date_word(tokens[word + 1])
    return _is_date_word(tokens[month]) or (tokens[month].low in load_times().weekday and month < word and dated)


def _is_hour(sentence: Sentence, word: int) -> bool:
    """ "11" of "at 11 p.m."."""
    after = sentence.tokens[word + 1].low if word + 1 < len(sentence.tokens) else ""
    return after in HALVES and sentence.tokens[word].text[:1].isdigit()


def _uncrossed(sentence: Sentence, first: int, governor: int) -> int:
    """The word that a time modifies, where the parser hung it on one behind whose own head it stands ("a man who keeps
    the grocery told us on Friday"): no arc runs across a word's own head."""
    above = [a for a in sentence.ancestors(governor) if governor < a < first] if governor >= 0 else []
    return above[-1] if above else governor


def _before_verb(sentence: Sentence, first: int, past: int, governor: int) -> int:
    """The verb, of a time right before it that the parse hung on those who did it: "rebels on Monday freed 12 sailors";
    but "the shots on Monday woke the town"."""
    if governor < 0 or past >= len(sentence.tokens) or sentence.tokens[governor].relation != "nsubj":
        return governor
    doer = sentence.tokens[governor]
    if first == 0 and past <= governor and sentence.tokens[0].low == "on":
        return doer.head  # "On Monday Minister Karan said": it opens the sentence
    if doer.upos != "PROPN" and not load_nouns().is_people(noun_of(doer)):
        return governor
    verb = sentence.tokens[governor].head
    return verb if verb == past and sentence.tokens[verb].xpos == "VBD" else governor


def _said_then(sentence: Sentence, first: int, governor: int) -> int:
    """ "Said on Friday it had killed 13": a time that opens what is said without "that" is when it was said."""
    token = sentence.tokens[governor] if governor >= 0 else None
    if token is None or token.deprel != "ccomp" or not 0 <= token.head < first:
        return governor
    if governor < token.head and _is_said_behind(sentence, governor, token.head):
        return token.head  # "two had died, the mayor told reporters on Friday": no arc runs across the verb of saying
    opens = sentence.extent(governor)[0] == first and sentence.tokens[first - 1].text not in (",", ":", '"', "“")
    return token.head if opens else governor


def _is_said_behind(sentence: Sentence, governor: int, saying: int) -> bool:
    """Whether who says it stands behind what is said ("…, the mayor told", "…, said the mayor")."""
    subject = sentence.child(saying, "nsubj")
    return subject is None or subject > governor


def _done_then(sentence: Sentence, first: int, past: int, governor: int) -> int:
    """ "Raiders burnt a mill in Orra, on Friday, the ministry said": a time before a comma, behind what is said and
    before those who say it, is when it was done; and so is one before all: "On Friday, raiders burnt a mill, …"."""
    tokens = sentence.tokens
    if governor < past or past >= len(tokens):
        return governor
    said = sentence.child(governor, "ccomp")
    speaker = sentence.child(governor, "nsubj")
    if said is not None and speaker is not None and _is_put_between(sentence, past, speaker, governor, said):
        return said
    if said is None or speaker is None or not past <= said < speaker:
        between = said is not None and said < first and speaker is not None and speaker > past
        return said if said is not None and between and tokens[past].text == "," else governor
    opens = all(t.upos in ("ADV", "CCONJ", "PUNCT") for t in tokens[:first])
    return said if opens and speaker < governor else governor


def _is_put_between(sentence: Sentence, past: int, speaker: int, saying: int, said: int) -> bool:
    """ "On Friday, officials said, raiders burnt a mill": who says it stands between commas, behind a time of what is
    said; but "On Friday, officials said raiders …"."""
    tokens = sentence.tokens
    if tokens[past].text != "," or not past < speaker < saying < said:
        return False
    first = next(i for i in range(saying + 1, said + 1) if i == said or tokens[i].text == ",")
    return first < said and first <= sentence.extent(said)[0] + 1 and tokens[first + 1].text not in _QUOTES


def _of_those_told_of(sentence: Sentence, first: int, past: int, governor: int) -> int:
    """The verb of "the nine who were taken from a church eight days ago have been freed", whose day it is, where the
    parse hung it on what became of them; not where a comma parts it."""
    if governor < past:
        return governor
    subject = sentence.child(governor, "nsubj", "nsubj:pass")
    clause = None if subject is None else sentence.child(subject, "acl:relcl")
    if clause is None or not clause < first or sentence.extent(clause)[1] != first:
        return governor
    between = all(t.upos == "AUX" or t.low == "not" for t in sentence.tokens[past:governor])
    return clause if between else governor


def _extent(sentence: Sentence, anchor: int, head: int) -> tuple[int, int]:
    """All words of the expression: what the model marked as one, its noun phrase, a date's day and year, its "on"."""
    tokens = sentence.tokens
    span = phrase(sentence, -1, head)
    first, past = min(span.first, anchor), max(span.past, anchor + 1)
    for entity in sentence.entities:
        if entity.kind == "TIME" and entity.first <= anchor < entity.past and entity.past - entity.first <= _LONGEST:
            first, past = min(first, entity.first), max(past, entity.past)
    past = max(past, _night_ends(sentence, first, past), _week_ends(sentence, past), _before_ends(sentence, head, past))
    while past < len(tokens) and _goes_on(sentence, past):
        past += 1
    while tokens[past - 1].upos == "PUNCT" and past - 1 > anchor:
        past -= 1
    for child in sentence.children[head]:
        if tokens[child].relation in ("case", "advmod") and child < first and first - child <= 2:
            first = child
    if first > 0 and tokens[first - 1].low == "that" and first == anchor and _is_date_word(tokens[anchor]):
        first -= 1  # "that September", whatever the parser took "that" for
    low = [t.low for t in tokens[max(0, first - 3) : past]]
    for at in range(3, len(low)):  # "from 3 to 9 August"
        if low[at - 1] in _BETWEEN.get(low[at - 3], ()) and _DAY.fullmatch(low[at - 2]) and _DAY.fullmatch(low[at]):
            return max(0, first - 3) + at - 3, past
    return first, past


def _night_ends(sentence: Sentence, first: int, past: int) -> int:
    """ "In the night to 5 June", "in the night from Sunday to Monday": past its second day."""
    near = range(past - 1, max(first, past - _NIGHT) - 1, -1)
    night = next((i for i in near if sentence.tokens[i].low in ("night", "overnight")), -1)
    if night < 0:
        return past
    low, past = [t.low for t in sentence.tokens[night : night + 7]], night + 1
    for at in range(1, len(low) - 1):
        opens = at == 1 or low[1] in ("from", "of", "between") or low[1] in load_times().weekday
        if opens and low[at] in ("to", "into", "and"):
            days = load_times().weekday | load_times().month
            return next((past + n for n in (at + 1, at + 2) if low[n : n + 1] and low[n] in days), past)
    return past


def _week_ends(sentence: Sentence, past: int) -> int:
    """ "On Tuesday last week", "on Monday of last week": past the week, where a weekday stands before it."""
    tokens = sentence.tokens
    if tokens[past - 1].low not in load_times().weekday:
        return past
    at = past + (past < len(tokens) and tokens[past].low == "of")
    told = [t.low for t in tokens[at : at + 2]]
    return at + 2 if told in (["last", "week"], ["next", "week"]) else past


def _before_ends(sentence: Sentence, head: int, past: int) -> int:
    """The end of "the day before", where the parse hung "before" on the verb."""
    tokens = sentence.tokens
    if past >= len(tokens) or tokens[past].low not in _TURNED_BACK or tokens[past].relation != "advmod":
        return past
    return past + (tokens[head].low_lemma in _DAYS_OR_MORE and not sentence.children[past])


def _goes_on(sentence: Sentence, word: int) -> bool:
    """ "April 25, 2026", "Saturday, April 25": a number or a comma within a date."""
    tokens = sentence.tokens
    before, low = tokens[word - 1].low, tokens[word].low
    words = load_times()
    if low in _DASHES or before in _DASHES:  # "June 4-5"
        ends = [t.text for t in (*tokens[word - 2 : word], *tokens[word + 1 : word + 2])]
        days = ends[1:] if low in _DASHES else [ends[0], tokens[word].text]
        return len(days) == 2 and all(_DAY.fullmatch(d) for d in days)
    if low == ",":
        return word + 1 < len(tokens) and bool(
            _YEAR.fullmatch(tokens[word + 1].text) or _is_date_word(tokens[word + 1])
        )
    if before in words.month or (before == "," and _YEAR.fullmatch(low)):
        return low.isdigit() and len(low) in (1, 2, 4)
    return before == "," and _is_date_word(tokens[word])


def _is_date_word(token: Token) -> bool:
    return token.text[:1].isupper() and token.low in load_times().month


def _is_length(sentence: Sentence, head: int) -> bool:
    """ "24 hours", "for two days", "after a day": how long, not when; "two days ago", "the past two days" tell when."""
    tokens = sentence.tokens
    if tokens[head].low_lemma not in load_times().unit:
        return False
    children = sentence.children[head]
    if not any(tokens[c].deprel == "nummod" or tokens[c].low in _SOME for c in children):
        return _is_bare_length(sentence, head)
    if any(tokens[c].deprel == "nmod" and is_time_word(tokens[c]) for c in children):
        return False  # "the first six months of 2025"
    near = {tokens[c].low for c in children if tokens[c].deprel != "case" or tokens[c].low == "within"}
    above = tokens[head].head
    if above >= 0:
        near.add(tokens[above].low)
    if head + 1 < len(tokens) and tokens[head + 1].low in ("after", "before"):
        return False  # "a week after a bomb killed 14": of another day than the story's
    return not near & _PLACED_BY


def _is_bare_length(sentence: Sentence, head: int) -> bool:
    """ "Raged for hours", "for the first time in months", "after weeks of siege"; but "for years" tells of history."""
    tokens, children = sentence.tokens, sentence.children[head]
    if tokens[head].xpos != "NNS" or any(tokens[c].relation not in ("case", "nmod") for c in children):
        return False
    case = preposition(sentence, head)
    return case in ("in", "after") or (case == "for" and tokens[head].low_lemma in ("minute", "hour"))


def is_part_of_time(sentence: Sentence, word: int) -> bool:
    """ "The last quarter of 2025", "a quarter past six": no quarter of a town."""
    tokens = sentence.tokens
    if tokens[word].low == "quarter" and [t.low for t in tokens[word + 1 : word + 2]] in (["past"], ["to"]):
        hour = tokens[word + 2] if word + 2 < len(tokens) else None
        return hour is not None and (hour.upos == "NUM" or hour.low in ("noon", "midnight"))
    if tokens[word].low_lemma not in _PARTS:
        return False
    return any(is_time_word(tokens[c]) for c in sentence.children[word] if tokens[c].deprel == "nmod")


def is_time_word(token: Token) -> bool:
    """A weekday, month, year, unit of time or the like."""
    words = load_times()
    low = token.low
    return (
        low in words.weekday
        or (low in words.month and token.text[0].isupper())
        or token.low_lemma in words.unit
        or low in words.word
        or (low[:1].isdigit() and _YEAR.fullmatch(low) is not None)
    )


def _is_history(texts: list[str], lemma: str, published: date | None) -> bool:
    words = load_times()
    if "next" in texts:
        return False  # "by March next year"
    years = [int(t) for t in texts if _YEAR.fullmatch(t)]
    if years:
        whole = any(t in words.month for t in texts) and any(t.isdigit() and len(t) < 3 for t in texts)
        # Where the text has no date, a whole one in it tells its own day.
        return not whole if published is None else max(years) < published.year
    if any(_DECADE.fullmatch(t) for t in texts) or words.history_word & set(texts):
        return True
    if lemma in words.history_unit or (lemma in ("month", "week") and "ago" in texts):
        return bool(_BACK & set(texts)) or (texts[-1:] in (["decades"], ["years"], ["centuries"]) and "for" in texts)
    if "last" in texts and lemma == "month":
        return True
    months = words.month.intersection(texts)
    if published is not None and len(months) == 1:
        (month,) = months
        named = next(i for i, m in enumerate(_MONTHS, 1) if month.startswith(m))
        return (published.month - named) % 12 not in (0, 1, 10, 11)
    return False


_LIKENED = frozenset({"in", "on", "during", "every", "last", "each", "through", "throughout"})
_ARTICLES = frozenset({"on", "the", "of", "since", "in"})
_DATELINE_ENDS = frozenset({"-", "–", "—", "--", "("})
_HEADING_ENDS = frozenset({":", "-", "–", "—"})
_RANKED = 7  # words before "since" in which what it ranks stands
_NIGHT = 5  # words of "night from Sunday to Monday"
_LONGEST = 8  # words; a longer one is a slip of the model
_CLAUSE = 14  # words of a clause that tells since when
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


_TOLLS = frozenset({"toll", "number", "total", "tally"})


def _of_toll(sentence: Sentence, first: int, past: int, governor: int) -> int:
    """The deed whose toll a later death raises, where the day that is counted back stands behind it: "died on Monday,
    bringing to four the toll of the bombing in Orra two days before"."""
    tokens = sentence.tokens
    if tokens[past - 1].low not in _TURNED_BACK or sentence.forms.isdisjoint(_TOLLS) or governor < 0:
        return governor
    raised = next((i for i in range(governor + 1, first) if tokens[i].xpos == "VBG"), first)
    toll = next((i for i in range(raised, first) if tokens[i].low_lemma in _TOLLS), first)
    deeds = [i for i in range(toll + 1, first) if noun_of(tokens[i]) in load_times().deed]
    return deeds[-1] if deeds and tokens[governor].upos == "VERB" else governor


def time_of(
    sentence: Sentence,
    found: tuple[TimePhrase, ...],
    words: tuple[int, ...],
    *,
    nested: bool = True,
    said: Container[int] = (),
) -> TimePhrase | None:
    """The phrase that goes with a happening told by `words` (its trigger and predicate): its own, or its clause's.

    Without `nested` only what hangs on the words themselves: the day of saying is not that of the clause it stands in.
    `said` are the words of the cues under which it is told: "accused it on Monday of ramming a boat" is no day of the
    ramming.
    """
    found = tuple(p for p in found if not _is_year_of_another(sentence, p, words))
    found = tuple(p for p in found if not _is_of_the_plan(sentence, p, words))
    if not found or not words:
        return None
    if any(names_somebody(sentence, w) for w in words):  # "the bombing suspect was found on Friday"
        return next((p for p in found if p.governor in words), None)
    told_by = deed_that_tells_who(sentence, words[0])
    if told_by is not None and told_by not in words:  # "overnight it struck those behind a raid that had killed nine"
        within = set(sentence.subtree(told_by))
        found = tuple(p for p in found if p.head in within)
        if not found:
            return None
    for word in words:  # "Sunday's raid left two dead", "was hurt in yesterday's clashes"
        for child in sentence.children[word]:
            if sentence.tokens[child].deprel in _BEARERS and not is_about(sentence, child):
                for phrase_ in found:
                    over = phrase_.first and sentence.tokens[phrase_.first - 1].low in load_times().over
                    owned = phrase_.governor == child and (
                        sentence.tokens[phrase_.head].deprel == "nmod:poss"
                        or _is_day_of_blow(sentence, phrase_, child, word)
                    )
                    if owned and not over and not bears_another_day(sentence, phrase_):
                        return phrase_  # not so "arrested over Sunday's raid", "put up after Sunday's raid"
    own = [p for p in found if p.governor in words]
    if own:  # "said on Friday that it was behind Tuesday's raid"; "shortly after midnight, on Friday"
        day = next((p for p in own if _tells_day(sentence, p)), own[0])
        return next((p for p in own if sentence.tokens[p.head].deprel == "nmod:poss"), day)
    for phrase_ in found:
        if any(_is_held_in(sentence, phrase_, word) or _lasted(sentence, phrase_, word) for word in words):
            return phrase_
        if any(_seen_then(sentence, phrase_, word) or _is_of_that_deed(sentence, phrase_, word) for word in words):
            return phrase_
    chain = [words[0], *sentence.ancestors(words[0])]
    for phrase_ in found:
        if told_of(sentence, phrase_, chain):
            opens = phrase_.since and sentence.tokens[phrase_.first].low in load_times().since
            # "on 15 August, when agents arrested"; "the deadliest since March, when rebels killed": in March
            return replace(phrase_, first=phrase_.first + 1, since=False) if opens else phrase_
    for word in words:
        frame = sentence.frame_of.get(word)
        if frame:
            for argument in frame.arguments:
                if argument.role == "ARGM-TMP":
                    for phrase_ in found:
                        inside = argument.first <= phrase_.head < argument.past
                        owned = sentence.tokens[phrase_.head].deprel == "nmod:poss"  # "which Sunday's raid had delayed"
                        theirs = phrase_.counted or owned or phrase_.governor in said
                        other = phrase_.governor not in words
                        theirs = theirs or (other and bears_another_day(sentence, phrase_))
                        theirs = theirs or (other and _is_of_main_verb(sentence, phrase_, word))
                        theirs = theirs or (other and _is_of_saying(sentence, phrase_))
                        relative = other and _is_of_relative(sentence, phrase_)
                        earlier = phrase_.since or phrase_.past <= word or _is_earlier(sentence, phrase_.governor)
                        theirs = theirs or (relative and earlier)
                        theirs = theirs or (other and tells_who_they_are(sentence, word, phrase_.head))
                        if inside and phrase_.head not in words and not theirs:
                            return phrase_
    if not nested:
        return None
    for word in words:  # "killed 11 herders and drove off their cattle on Tuesday": it closes both
        for child in sentence.children[word]:
            if sentence.tokens[child].deprel == "conj" and sentence.child(child, "nsubj") is None:
                for phrase_ in found:
                    if phrase_.governor == child:
                        return phrase_
    # A clause's time holds for what is nested in it, as far as no other clause of speech or relative clause begins.
    for word in words[:1]:
        below = word
        for above in sentence.ancestors(word):
            if _parts(sentence, below) or above in said or _opens_with_since(sentence, below):
                break
            if is_about(sentence, below) or _has_done_since(sentence, below, above):
                break
            for phrase_ in found:
                its = phrase_.governor == above or (
                    sentence.tokens[below].deprel == "conj" and _is_held_in(sentence, phrase_, above)
                )
                if its and word not in range(phrase_.first, phrase_.past) and not _is_of_saying(sentence, phrase_):
                    return phrase_
            below = above
    if _is_heading(sentence, found[0]):
        return found[0]
    main = _while(sentence, words[0])
    shared = time_of(sentence, found, (main,), said=said) if main >= 0 else None
    return shared if shared is not None and shared.history else None


def _is_of_the_plan(sentence: Sentence, phrase_: TimePhrase, words: tuple[int, ...]) -> bool:
    """ "Plans an offensive in May", "had planned a rescue in February": the time of what is planned, and nobody tells
    when they planned it; but "in May it planned an attack"."""
    verb = phrase_.governor
    if verb >= 0 and sentence.tokens[verb].relation == "obj":
        verb = sentence.tokens[verb].head
    if verb not in words or sentence.tokens[verb].upos != "VERB":
        return False
    planned = sentence.child(verb, "obj")
    return planned is not None and planned < phrase_.first and lemma_of(sentence.tokens[verb]) in load_times().plans


def _is_year_of_another(sentence: Sentence, phrase_: TimePhrase, words: tuple[int, ...]) -> bool:
    """ "Talks on the 2015 agreement": a year before what is spoken of is that noun's alone."""
    token = sentence.tokens[phrase_.head]
    if not (token.low.isdigit() and len(token.low) == 4) or phrase_.past != phrase_.head + 1:
        return False
    of_noun = token.relation in ("nummod", "compound", "amod") and token.head > phrase_.head
    if not of_noun or token.head in words:
        return False
    first = token.head
    while sentence.tokens[first].deprel in ("conj", "appos") and sentence.tokens[first].head >= 0:
        first = sentence.tokens[first].head
    spoken_of = preposition(sentence, first) in ("on", "about", "over", "under", "regarding")
    return spoken_of and sentence.tokens[token.head].low_lemma in load_times().dated


def _is_day_of_blow(sentence: Sentence, phrase_: TimePhrase, noun: int, verb: int) -> bool:
    """ "A car bomb on Tuesday killed two": the day between what struck and what it did."""
    tokens = sentence.tokens
    struck = tokens[noun].deprel == "nsubj" and tokens[noun].upos == "NOUN" and phrase_.past == verb
    return struck and tokens[phrase_.first].low == "on" and not load_nouns().is_people(noun_of(tokens[noun]))


def _parts(sentence: Sentence, verb: int) -> bool:
    """Whether a clause has no day of what is above it; but "spread on Friday to two towns, where huts were burnt"."""
    deprel = sentence.tokens[verb].deprel
    if deprel not in _CLAUSES:
        return False
    below = {sentence.tokens[c].low for c in sentence.children[verb]}
    where = "where" in below and "had" not in below
    return not (deprel == "acl:relcl" and where and sentence.tokens[verb].head < verb)


def _while(sentence: Sentence, verb: int) -> int:
    """The verb whose time a clause shares: "the war of 2020, in which six died when shells hit the town"; else -1."""
    token = sentence.tokens[verb]
    if token.deprel != "advcl" or token.head >= verb:
        return -1
    return token.head if any(sentence.tokens[c].low in _WHILE for c in sentence.children[verb]) else -1


def _tells_day(sentence: Sentence, phrase_: TimePhrase) -> bool:
    """Whether a time is more than a part of the day ("at dawn") or "earlier"."""
    days = _telling_days()
    return any(
        t.low in days or (t.text[:1].isdigit() and not t.low.isalpha() and ":" not in t.text and t.low not in HALVES)
        for t in sentence.tokens[phrase_.first : phrase_.past]
    )


@cache
def _telling_days() -> frozenset[str]:
    words = load_times()
    return words.weekday | words.month | _OWN_DAYS | words.longer


def bears_another_day(sentence: Sentence, phrase_: TimePhrase) -> bool:
    """Whether a time hangs on a noun for a happening before the sentence's own."""
    if phrase_.governor < 0 or sentence.tokens[phrase_.head].deprel == "compound":
        return False  # "after Friday prayers"
    return is_dated_noun(sentence, phrase_.governor, sentence.tokens[phrase_.past - 1].low)


def _is_of_saying(sentence: Sentence, phrase_: TimePhrase) -> bool:
    """ "Two were killed when gunmen opened fire, an agency reported on Sunday", wherever the parse hung the report."""
    verb = sentence.tokens[phrase_.governor] if phrase_.governor >= 0 else None
    told = None if verb is None else lemma_of(verb)
    return told is not None and (told in load_cues().classes["cues.plain"] or told in load_times().tells)


def _is_of_main_verb(sentence: Sentence, phrase_: TimePhrase, word: int) -> bool:
    """ "Six men arrested after the protest were charged on Monday": then they were charged."""
    if sentence.tokens[word].deprel != "acl" or phrase_.governor not in sentence.ancestors(word):
        return False
    return sentence.tokens[phrase_.governor].upos == "VERB"


def _is_of_relative(sentence: Sentence, phrase_: TimePhrase) -> bool:
    """ "Freed two soldiers it had been holding since June": since then they were held."""
    return phrase_.governor >= 0 and sentence.tokens[phrase_.governor].deprel == "acl:relcl"


def _is_earlier(sentence: Sentence, verb: int) -> bool:
    """ "Freed a priest whom they had seized in March": in March they seized him, and freed him later."""
    return any(sentence.tokens[c].low == "had" for c in sentence.children[verb])


def is_as_of(sentence: Sentence, phrase_: TimePhrase) -> bool:
    """ "As of Friday nine had been killed", "as at 18 May": the day on which they were counted."""
    tokens, head = sentence.tokens, phrase_.first
    told = [t.low for t in tokens[max(0, head - 2) : head + 2]]
    return any(told[i : i + 2] in _AS_OF for i in range(len(told) - 1))


_AS_OF = (["as", "of"], ["as", "at"])


def since_clause(sentence: Sentence, phrase_: TimePhrase, words: tuple[int, ...]) -> TimePhrase | None:
    """ "Have died since the war began in 2023": of what the clause begins for, its time is where a span begins. None
    where it only tells since when none was like it: "took the town in the deepest thrust since fighting resumed"."""
    if phrase_.governor < 0 or phrase_.since:
        return phrase_
    chain = sentence.ancestors(words[0])
    for at in (phrase_.governor, *sentence.ancestors(phrase_.governor)):
        if at in words or at in chain:
            break
        first = min(sentence.children[at], default=at)
        opens = sentence.tokens[first].low == "since" and sentence.tokens[first].deprel in ("mark", "case")
        if opens and sentence.tokens[at].deprel.startswith("advcl") and 0 < phrase_.first - first <= _CLAUSE:
            return None if _is_rank_since(sentence, first) else replace(phrase_, first=first, since=True)
    return phrase_


def _opens_with_since(sentence: Sentence, verb: int) -> bool:
    """ "Swapped prisoners on Friday, the first since talks collapsed": they did so on another day."""
    return any(sentence.tokens[c].low in load_times().since for c in sentence.children[verb])


def _is_held_in(sentence: Sentence, phrase_: TimePhrase, verb: int) -> bool:
    """ "In remarks on 3 May she vowed", "died in a raid on Sunday": the time of what the verb's deed is part of."""
    noun = phrase_.governor
    if noun < 0 or sentence.tokens[noun].upos != "NOUN" or sentence.tokens[noun].head != verb:
        return False
    held = sentence.tokens[noun].deprel == "obl" and preposition(sentence, noun) in _HELD_IN
    return held and sentence.tokens[verb].upos == "VERB" and not bears_another_day(sentence, phrase_)


def _lasted(sentence: Sentence, phrase_: TimePhrase, verb: int) -> bool:
    """ "Three died in clashes which lasted from Sunday until Monday", "a raid that took place on Friday left two dead":
    when that was of which the verb's deed is part."""
    tokens, told = sentence.tokens, phrase_.governor
    if told < 0 or tokens[told].deprel != "acl:relcl" or tokens[told].low_lemma not in load_times().lasting:
        return False
    done = sentence.child(told, "obj", "aux:pass", "xcomp")  # of deeds nothing but "took place" tells when they were
    noun = tokens[told].head
    if noun < 0 or tokens[noun].head != verb or (done is not None and tokens[done].low_lemma != "place"):
        return False
    if tokens[noun].upos != "NOUN" or load_nouns().is_people(noun_of(tokens[noun])):
        return False
    return tokens[noun].relation == "nsubj" or preposition(sentence, noun) in _HELD_IN


def _is_of_that_deed(sentence: Sentence, phrase_: TimePhrase, verb: int) -> bool:
    """ "A raid on a court in July that left six dead", "one on a court last year that killed six": then it did."""
    noun = phrase_.governor
    if noun < 0 or sentence.tokens[verb].head != noun or sentence.tokens[verb].deprel != "acl:relcl":
        return False
    deed = sentence.tokens[noun].low_lemma in load_times().deed or sentence.tokens[noun].low == "one"
    doer = sentence.child(verb, "nsubj")
    return deed and noun < phrase_.first < verb and doer is not None and sentence.tokens[doer].low in ("that", "which")


def _seen_then(sentence: Sentence, phrase_: TimePhrase, verb: int) -> bool:
    """ "Six men who were spotted in a cave on Friday were killed": when they were seen it came to it."""
    tokens, told = sentence.tokens, phrase_.governor
    clause = told >= 0 and not phrase_.since and tokens[told].deprel == "acl:relcl"
    if not clause or tokens[told].low_lemma not in place_words()["seen"]:
        return False
    noun = tokens[told].head
    return noun >= 0 and tokens[noun].head == verb and tokens[noun].deprel in ("obj", "nsubj:pass")


def _is_heading(sentence: Sentence, phrase_: TimePhrase) -> bool:
    """ "12 March: rebels attack …": the entry of a chronicle is of the day that heads it."""
    past = phrase_.past
    return phrase_.first == 0 and past + 1 < len(sentence.tokens) and sentence.tokens[past].text in _HEADING_ENDS


def told_of(sentence: Sentence, phrase_: TimePhrase, chain: list[int]) -> bool:
    """Whether a clause of `chain` begins with "when" right behind the phrase, whatever the parser hung it on."""
    if "when" not in sentence.forms:
        return False
    for word in chain:
        for child in sentence.children[word]:
            if sentence.tokens[child].low == "when" and 0 <= child - phrase_.past <= 1:
                return True
    return False
