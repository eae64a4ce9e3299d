"""How far the content of a listed attribution reaches; see `attribution_list` for the conventions."""

from __future__ import annotations

from reportedly.annotate.annotation import Annotation, Sentence
from reportedly.code.attributed import Attributed, Kind, Words
from reportedly.code.attribution_source import case_of, is_passive
from reportedly.code.attribution_spans import QUOTE_MARKS, opening, pieces

_JOINING = frozenset({"as", "to", "for", "with", "from", "over", "of"})  # what an object's content goes on with
_PRONOUNS = frozenset({"who", "which", "that", "what"})
_DASHES = frozenset({"-", "--", "–", "—", "―"})
_NEAR = 4  # words between an object and what belongs to it: "attacked rivals [on stage] for …"
_THINGS = frozenset({"it", "this", "that", "himself", "herself", "itself", "themselves", "myself", "ourselves"})
_ASIDES = frozenset({"who", "which", "whose", "where", "when"})


def content_words(
    annotation: Annotation, item: Attributed, cue: Words | None, source: Words | None
) -> tuple[Words, ...]:
    """The pieces of the content, in the order of the text."""
    if item.cue is None or cue is None or not item.content:
        return item.content
    sentence = annotation.sentences[cue.sentence]
    frame = item.rule.partition(": ")[2] or item.rule
    here = {w for p in item.content if p.sentence == cue.sentence for w in range(p.first, p.past)}
    elsewhere = tuple(p for p in item.content if p.sentence != cue.sentence)
    if item.kind is Kind.SILENCE:
        here = _withheld(item, cue, here)
    elif frame.startswith("label") or (frame == "quotation" and item.kind is Kind.LABEL):
        here = _labelled(sentence, item, cue, here)
    elif frame == "object" or frame.startswith("with "):
        here = _object(sentence, cue, here)
    elif frame == "infinitive":
        here = _raised(sentence, item, cue, here)
    elif frame == "quotation":
        here = _with_that(sentence, cue, here)
    if item.source is None and is_passive(sentence, item.cue.past - 1):
        here |= _subject(sentence, item.cue) | (_rest(sentence, cue) if frame == "object" else set())
    first = min((cue, source), key=lambda w: w.first) if source and source.sentence == cue.sentence else cue
    last = max((cue, source), key=lambda w: w.past) if source and source.sentence == cue.sentence else cue
    if here and min(here) >= last.past:
        here |= _led(sentence, first.first, last.past)
    return tuple(Words(cue.sentence, *r) for r in pieces(sentence, here)) + elsewhere


def _withheld(item: Attributed, cue: Words, here: set[int]) -> set[int]:
    """What is not said, without the refusal itself."""
    topic = item.topic
    asked = set(range(topic.first, topic.past)) if topic is not None else set()
    return {w for w in here | asked if w >= cue.past} or here


def _labelled(sentence: Sentence, item: Attributed, cue: Words, here: set[int]) -> set[int]:
    """Both terms of a label; a pronoun that is labelled is left out."""
    after = [w for w in here if w >= cue.past]
    if not after:
        return here
    between = range(cue.past, min(after))
    tokens = sentence.tokens
    words = [i for i in between if tokens[i].upos != "PUNCT"]
    source = item.source
    only = tokens[words[0]] if len(words) == 1 else None
    if not words or (only is not None and only.upos == "PRON" and only.low not in _THINGS):
        return here
    if source is not None and source.sentence == cue.sentence and cue.past <= source.first < min(after):
        return here
    return here | set(between)


def _object(sentence: Sentence, cue: Words, here: set[int]) -> set[int]:
    """An object with what is said of it ("for", "as", "to"), without the publisher's asides behind it."""
    tokens = sentence.tokens
    after = {w for w in here if w >= cue.past}
    if not after:
        return here
    end = max(after) + 1
    verb = next((i for i in range(cue.past - 1, cue.first - 1, -1) if tokens[i].upos == "VERB"), cue.past - 1)
    for child in sentence.children[verb]:
        low, high = sentence.extent(child)
        base = tokens[child].relation
        joins = base in ("obl", "advcl", "nmod", "xcomp") and case_of(sentence, child) in _JOINING
        joins = joins or (base in ("advcl", "acl") and tokens[child].xpos == "VBG" and low == child)
        if joins and low >= end and all(t.upos != "PUNCT" for t in tokens[end:low]) and low - end < _NEAR:
            end = high
    for i in range(min(after) + 1, end - 1):
        aside = tokens[i].text == "," and tokens[i + 1].low in _ASIDES
        if aside or (tokens[i].text in _DASHES and tokens[i].start > tokens[i - 1].end):
            end = i
            break
    return {w for w in here if w < cue.first} | set(range(min(after), end))


def _raised(sentence: Sentence, item: Attributed, cue: Words, here: set[int]) -> set[int]:
    """ "expects [the truce] to hold": the object is the subject of what is expected."""
    if item.kind is not Kind.THOUGHT or is_passive(sentence, cue.past - 1):
        return here
    thing = sentence.child(cue.past - 1, "obj")
    if thing is None or thing < cue.past or not here or thing > min(here):
        return here
    return here | set(range(sentence.extent(thing)[0], min(here)))


def _with_that(sentence: Sentence, cue: Words, here: set[int]) -> set[int]:
    """ "said that, “…”": the word that joins the quotation belongs to it."""
    if cue.past < len(sentence.tokens) and sentence.tokens[cue.past].low == "that":
        return here | {cue.past, cue.past + 1} if here and min(here) <= cue.past + 2 else here
    return here


def _subject(sentence: Sentence, cue: Words) -> set[int]:
    """The subject of a passive that names no source: "[The men] are believed to have fled"."""
    subject = sentence.child(cue.past - 1, "nsubj")
    if subject is None or subject >= cue.first:
        return set()
    low, high = sentence.extent(subject)
    return set(range(low, min(high, cue.first)))


def _rest(sentence: Sentence, cue: Words) -> set[int]:
    """What stands behind a passive up to the first comma: "a curfew was announced [from midnight]"."""
    tokens = sentence.tokens
    high = sentence.extent(cue.past - 1)[1]
    stop = next((i for i in range(cue.past, high) if tokens[i].upos == "PUNCT"), high)
    return set(range(cue.past, stop))


def _led(sentence: Sentence, first: int, past: int) -> set[int]:
    """The words before a cue that belong to what follows it.

    "The men, he said, were shot" (the cue is set off on both sides); "which, he said, …", "what he calls a rout".
    """
    tokens = sentence.tokens
    if first == 0:
        return set()
    start = opening(sentence)
    if past + 1 < len(tokens) and tokens[past].text == "," and tokens[past + 1].text in QUOTE_MARKS:
        return set()  # "As it rained, she said, “…”": what comes before leads to the quotation
    if tokens[first - 1].text == "," and past < len(tokens) and tokens[past].text == ",":
        return set(range(start, first - 1))
    pronoun = first - 1
    if tokens[pronoun].text == "," and pronoun > 0:
        pronoun -= 1
    if tokens[pronoun].low in _PRONOUNS and tokens[pronoun].xpos in ("WDT", "WP"):
        return {pronoun}
    return set()
