"""What a sentence tells besides its own happening: that over which something is done is of another day."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from reportedly.annotate.annotation import Sentence
from reportedly.code.nouns import load_nouns, noun_of
from reportedly.code.phrases import preposition
from reportedly.code.place_names import place_words
from reportedly.code.time_words import load_times

_PHRASES = ("obl", "nmod", "advcl")
_BACK = frozenset({"earlier", "before", "ago", "previously"})
_OPENING = 3  # words of a sentence in which it turns to something else
_IT = frozenset({"it", "this"})
_SPANS = frozenset({"week", "fortnight", "month", "year"})
_JUDGED_FOR = frozenset({"of", "with", "for", "over"})
_TAKEN = ("obj", "obl", "advcl")  # relations of what a verb reacts to


def turns(sentence: Sentence) -> bool:
    """Whether its first words turn to something else: "Separately, …", "In another attack, …"."""
    found: bool | None = sentence.noted.get(turns)
    if found is None:
        found = sentence.noted[turns] = _turns(sentence)
    return found


def _turns(sentence: Sentence) -> bool:
    opening = [t.low for t in sentence.tokens[:_OPENING]]
    if not opening or opening[0] not in _first_of_turns():
        return False
    words, said = load_times().turns, load_times().messages
    at = next((n for n in range(1, len(opening) + 1) if " ".join(opening[:n]) in words), 0)
    return at > 0 and said.isdisjoint(t.low for t in sentence.tokens[at : at + 1])  # "in a separate statement, …"


@cache
def _first_of_turns() -> frozenset[str]:
    """The words with which what turns to something else begins: few sentences begin with one."""
    return frozenset(words.split(" ")[0] for words in load_times().turns)


def is_about(sentence: Sentence, word: int) -> bool:
    """ "Over a bombing", "for stabbing a man", "in connection with the raid", "suspects in a bombing"; "condemned the
    raid", "accuse them of burning a mill"; "summoned the envoy after a man was shot"."""
    words = load_times()
    token = sentence.tokens[word]
    if is_reacted_to(sentence, word):
        return True
    if token.relation not in _PHRASES:
        return False
    opens = opening(sentence, word)
    if opens in _JUDGED_FOR and token.head >= 0 and sentence.tokens[token.head].low_lemma in words.judged:
        return True  # "convicted on Friday of the bombings", "charged with a murder"
    if opens == "after" and token.deprel == "advcl" and token.head >= 0:
        return sentence.tokens[token.head].low_lemma in words.answer
    if opens == "in":
        above = sentence.tokens[token.head].low_lemma if token.head >= 0 else ""
        return token.low_lemma in words.about or above in words.held
    if opens == "over" and load_nouns().is_place(noun_of(token)):
        return False  # "were shot down over the Orra region"
    return opens in words.over or (opens == "for" and token.xpos == "VBG")


def is_dated_noun(sentence: Sentence, noun: int, last: str) -> bool:
    """Whether the time that a noun bears, of which `last` is the last word, parts its happening from that of the
    sentence: "after the loss of Orra last week", "angry at the deaths of ten miners three days before"; but "was hurt
    in an attack two days ago"."""
    token = sentence.tokens[noun]
    if token.upos != "NOUN" or token.relation not in ("obl", "nmod", "obj"):
        return False
    nouns, lemma = load_nouns(), noun_of(token)
    if nouns.is_people(lemma) or nouns.is_place(lemma) or lemma in nouns.facility:
        return False  # "after a march in the town on Friday": that was the march's day
    opens = opening(sentence, noun)
    words = load_times()
    if token.low_lemma in words.gathering:
        return False
    return opens in words.behind or (last in _BACK and opens in words.back)


def is_reacted_to(sentence: Sentence, word: int) -> bool:
    """Whether it is what a verb of the sentence reacts to."""
    token = sentence.tokens[word]
    if token.head < 0 or token.relation not in _TAKEN:
        return False
    above = sentence.tokens[token.head]
    return above.upos == "VERB" and above.low_lemma in load_times().react


def followed(sentence: Sentence) -> tuple[int, ...]:
    """The words for what the sentence's own happening came after, on a day and at a place of their own: "the march
    followed the deaths of two men in Orra on Tuesday", "it came after rebels took Orra"."""
    words = load_times()
    found = list(_avenged(sentence))
    if words.succeed.isdisjoint(sentence.forms):
        return tuple(found)
    for verb, token in enumerate(sentence.tokens):
        if token.low in words.succeed and token.upos == "VERB" and _is_of_a_happening(sentence, verb):
            found += _before_it(sentence, verb)
    return tuple(found)


def _avenged(sentence: Sentence) -> Iterator[int]:
    """ "The raid was revenge for the killing of a herder last week"."""
    if load_times().revenge.isdisjoint(sentence.forms):
        return
    for noun, token in enumerate(sentence.tokens):
        if token.low in load_times().revenge and token.upos == "NOUN":
            yield from (
                c for c in sentence.children[noun] if c > noun and opening(sentence, c) in ("for", "to", "over")
            )


def _is_of_a_happening(sentence: Sentence, verb: int) -> bool:
    """Whether what follows or comes is no person and no relative clause's: "the march", "it"."""
    subject = sentence.child(verb, "nsubj")
    if subject is None or sentence.tokens[subject].upos == "PROPN":
        return False
    token, nouns = sentence.tokens[subject], load_nouns()
    return token.low in _IT or (token.upos == "NOUN" and not nouns.is_people(noun_of(token)))


def _before_it(sentence: Sentence, verb: int) -> Iterator[int]:
    tokens, words = sentence.tokens, load_times()
    if tokens[verb].low_lemma == "follow":
        told = sentence.child(verb, "obj")
        if told is not None and tokens[told].upos == "NOUN" and noun_of(tokens[told]) not in words.occasion:
            yield told
        return
    for child in sentence.children[verb]:
        clause = tokens[child].relation == "advcl" or (tokens[child].relation == "obl" and tokens[child].upos == "NOUN")
        measured = any(tokens[c].deprel.endswith("unmarked") for c in sentence.children[child])
        noun = noun_of(tokens[child])
        of_its_day = any(noun in of for of in (words.gathering, words.occasion, words.unit))
        if clause and not measured and not of_its_day and opening(sentence, child) == "after":
            yield child


def of_a_span(sentence: Sentence) -> tuple[int, ...]:
    """The verbs that tell what a week or a month was full of: "a week in which a judge was murdered"."""
    if _SPANS.isdisjoint(sentence.forms) or load_times().longer.isdisjoint(sentence.forms):
        return ()
    found: tuple[int, ...] | None = sentence.noted.get(of_a_span)
    if found is None:
        tokens = sentence.tokens
        found = sentence.noted[of_a_span] = tuple(
            i
            for i, token in enumerate(tokens)
            if token.deprel == "acl:relcl"
            and tokens[token.head].low_lemma in _SPANS
            and any(tokens[c].low in ("which", "when", "that", "where") for c in sentence.subtree(i))
        )
    return found


def of_a_label(sentence: Sentence) -> tuple[int, ...]:
    """ "Two were hurt, in what he called a breach of the accord signed in Orra last year", "… the worst bloodshed since
    the massacre at Orra": the words of what is only compared or named in saying what the happening is called."""
    found: tuple[int, ...] | None = sentence.noted.get(of_a_label)
    if found is None:
        found = sentence.noted[of_a_label] = tuple(_labels(sentence)) if "what" in sentence.forms else ()
    return found


def _labels(sentence: Sentence) -> Iterator[int]:
    tokens = sentence.tokens
    for what, token in enumerate(tokens):
        if token.low != "what" or not what or tokens[what - 1].low != "in":
            continue
        for word in sentence.subtree(what):
            if word <= what + 1 or tokens[word].head == what:
                continue
            signed = tokens[word].deprel == "acl" and tokens[word].xpos == "VBN"
            if signed or opening(sentence, word) == "since":
                yield word


def opening(sentence: Sentence, word: int) -> str:
    """The preposition or conjunction that opens a phrase or a clause."""
    case = sentence.child(word, "case", "mark")
    return "" if case is None else sentence.tokens[case].low


def deed_that_tells_who(sentence: Sentence, word: int) -> int | None:
    """The deed in whose words a word stands, which only tells who those of another are: "struck the men behind a
    bombing in Orra", "the killed included the mastermind of a raid on Orra"."""
    for deed in (word, *sentence.ancestors(word)):
        token = sentence.tokens[deed]
        if token.upos == "NOUN" and token.head >= 0 and noun_of(token) in load_times().deed:
            case, above = preposition(sentence, deed), sentence.tokens[token.head]
            if case == "behind" or (case in ("of", "in") and noun_of(above) in place_words()["masters"]):
                return deed
    return None


def tells_who_they_are(sentence: Sentence, word: int, other: int) -> bool:
    """Whether the other word stands in a deed that tells who those of this one are, and this one does not."""
    deed = deed_that_tells_who(sentence, other)
    return deed is not None and deed != word and word not in sentence.subtree(deed)


def names_somebody(sentence: Sentence, word: int) -> bool:
    """ "The bombing suspect was found": the bombing tells who he is, and need not be of the day of the story."""
    tokens, token = sentence.tokens, sentence.tokens[word]
    if token.upos == "VERB" or token.head < 0:
        return False
    behind = word + 1 if word + 1 < len(tokens) and tokens[word + 1].head == token.head else token.head
    if tokens[behind].upos != "NOUN" or not (token.relation == "compound" or behind == word + 1):
        return False
    nouns, noun = load_nouns(), noun_of(tokens[behind])
    return noun in nouns.person or nouns.is_people(noun)
