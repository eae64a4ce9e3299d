"""Where one speaker's words end and another's, or another cue's, begin in a sentence."""

from __future__ import annotations

from reportedly.annotate.annotation import Annotation, Sentence
from reportedly.changed import replace
from reportedly.code.attributed import Attributed, Kind, Words, verb_of
from reportedly.code.attribution_clauses import tells_how_long
from reportedly.code.attribution_spans import SETTING_OFF, pieces
from reportedly.code.cues import load_cues
from reportedly.code.forms import lemma_of
from reportedly.model import Stance

_SAID = frozenset({Kind.SPEECH, Kind.DIRECTIVE, Kind.COMMITMENT, Kind.ACCUSATION, Kind.REACTION})
_WILLED = frozenset({Kind.DIRECTIVE, Kind.COMMITMENT})
_THIRD = frozenset({"he", "she", "it", "they"})
_BESIDE = frozenset({"as", "while", "though", "although", "but", "whereas", "after", "even", "and"})


def bounded(annotation: Annotation, found: list[Attributed]) -> list[Attributed]:
    """Each attribution without what is another speaker's, or another cue's, beside it.

    A clause of saying that "as", "while", "though", "but" or "and" joins to the content, with a subject of its own, is
    the publisher's: "the Kremlin said it wants peace as the ministry warned that …". So is a closing "according to …".
    """
    found = [_without_span(annotation, _without_answer(annotation, item)) for item in found]
    together: dict[int, list[int]] = {}
    for i, item in enumerate(found):
        together.setdefault(_cue_sentence(item), []).append(i)
    for i, item in enumerate(found):
        for j in together[_cue_sentence(item)]:
            other = found[j]
            if j == i or other.cue is None or item.cue is None:
                continue
            if other.cue.first <= item.cue.first:
                continue
            cue = other.cue
            found[j] = other = _not_before(annotation, item, other)
            if not item.holds(cue.sentence, cue.first):
                found[j] = _spoken_on(annotation, item, other)
                continue
            cut = _boundary(annotation, item, other)
            if cut is not None:
                number = item.cue.sentence
                sentence = annotation.sentences[number]
                left = pieces(
                    sentence,
                    {w for p in item.content if p.sentence == number for w in range(p.first, p.past)}
                    - set(range(cut, len(sentence.tokens))),
                )
                if left:
                    item = replace(item, content=tuple(Words(number, *r) for r in left))
                    found[i] = item
                    if cue.first >= cut and other.rule != "according to" and not _has_subject(annotation, other):
                        found[j] = replace(other, source=item.source, source_phrase=item.source_phrase)
    return found


def _not_before(annotation: Annotation, item: Attributed, other: Attributed) -> Attributed:
    """ "Shells hit Orra, the mayor said, while drones struck Sarn, according to the ministry": its words begin at
    "while", as the first are the mayor's."""
    assert item.cue is not None
    if other.rule != "according to" or not item.rule.endswith("trailing cue"):
        return other
    number, end = item.cue.sentence, item.cue.past
    if item.source is not None and (item.source.sentence, item.source.first) == (number, end):
        end = item.source.past
    sentence = annotation.sentences[number]
    follows = [t.low for t in sentence.tokens[end : end + 2]]
    if follows[:1] != [","] or not _BESIDE.issuperset(follows[1:]):
        return other
    content = (p for p in other.content if p.sentence == number and p.past > end + 1)
    kept = tuple(replace(p, first=max(p.first, end + 1)) for p in content)
    return replace(other, content=kept) if kept else other


def _without_answer(annotation: Annotation, item: Attributed) -> Attributed:
    """ "They said soldiers shot two men, a charge the army rejects": that it does, the publisher tells."""
    if item.cue is None or item.kind not in _SAID:
        return item
    number = item.cue.sentence
    last = max((p for p in item.content if p.sentence == number), key=lambda p: p.past, default=None)
    if last is None or last.first < item.cue.first:
        return item
    sentence = annotation.sentences[number]
    relative = [w for w in range(last.first, last.past) if sentence.tokens[w].deprel == "acl:relcl"]
    cut = next((c for w in relative if (c := _answer(sentence, w)) is not None), None)
    if cut is None or cut <= last.first or (item.head is not None and item.head[0] == number and item.head[1] >= cut):
        return item
    return replace(item, content=tuple(replace(p, past=cut) if p == last else p for p in item.content))


def _without_span(annotation: Annotation, item: Attributed) -> Attributed:
    """ "The minister threatened to shell Orra, two days after a mine killed four": after what it was is the publisher's
    reminder, and nothing that he means to do."""
    if item.cue is None or not (item.kind in _WILLED or _is_to_come(annotation, item)):
        return item
    number = item.cue.sentence
    last = max((p for p in item.content if p.sentence == number), key=lambda p: p.past, default=None)
    if last is None or last.first < item.cue.first:
        return item
    tokens = annotation.sentences[number].tokens
    commas = (i for i in range(last.past - 1, last.first, -1) if tokens[i].text == ",")
    cut = next((i for i in commas if tells_how_long(annotation.sentences[number], i + 1)), None)
    if cut is None or (item.head is not None and item.head[0] == number and item.head[1] >= cut):
        return item
    return replace(item, content=tuple(replace(p, past=cut) if p == last else p for p in item.content))


def _is_to_come(annotation: Annotation, item: Attributed) -> bool:
    """ "Said that he would shell Orra"."""
    if item.kind is not Kind.SPEECH or item.head is None:
        return False
    sentence = annotation.sentences[item.head[0]]
    return any(sentence.tokens[c].low in ("will", "would", "'ll") for c in sentence.children[item.head[1]])


def _answer(sentence: Sentence, verb: int) -> int | None:
    """The comma before a relative clause that answers what is said: ", a claim it denies", ", which it denies"."""
    tokens, cues = sentence.tokens, load_cues()
    cue = cues.verbs.get(lemma_of(tokens[verb]))
    if cue is None or sentence.child(verb, "nsubj") is None:
        return None
    above = tokens[verb].head
    named = lemma_of(tokens[above]) in cues.classes["nouns.answered"]
    low = sentence.extent(above if named else verb)[0]
    low += tokens[low].text == ","
    if not named and not (cue.stance is Stance.DENIES and tokens[low].low == "which"):
        return None
    return low - 1 if low and tokens[low - 1].text == "," else None


def _spoken_on(annotation: Annotation, item: Attributed, other: Attributed) -> Attributed:
    """ "The town had fallen, the mayor said, admitting …": who adds it is the speaker, wherever a parse hung it."""
    assert other.cue is not None
    sentence, verb = annotation.sentences[other.cue.sentence], verb_of(other.cue, annotation)
    token = sentence.tokens[verb]
    first = other.cue.first
    if first > 1 and sentence.tokens[first - 1].low == "while":
        first -= 1  # "…, while claiming that"
    adds = token.xpos == "VBG" and _goes_on(sentence, verb) and first > 0
    if other.rule.startswith("citing"):
        return other  # "Reuters reported, citing residents": these are whom it cites
    if not adds or item.kind not in _SAID or sentence.tokens[first - 1].text != ",":
        return other
    if not item.holds(other.cue.sentence, token.head):
        return other
    return replace(other, source=item.source, source_phrase=item.source_phrase)


def _has_subject(annotation: Annotation, item: Attributed) -> bool:
    if item.cue is None:
        return True
    return annotation.sentences[item.cue.sentence].child(verb_of(item.cue, annotation), "nsubj") is not None


def _boundary(annotation: Annotation, item: Attributed, other: Attributed) -> int | None:
    """The word from which on the content is no longer the first speaker's."""
    if other.cue is None or item.cue is None or item.kind is Kind.SILENCE:
        return None
    number = other.cue.sentence
    sentence = annotation.sentences[number]
    tokens = sentence.tokens
    if other.rule == "according to":
        covers = other.holds(item.cue.sentence, item.cue.first)
        return other.cue.first if covers else None
    if other.rule.startswith("citing") or (other.kind not in _SAID and other.kind is not Kind.LABEL):
        return None
    verb = verb_of(other.cue, annotation)
    base = tokens[verb].relation
    low = sentence.extent(verb)[0]
    while tokens[low].upos == "PUNCT" and low < verb:
        low += 1
    joint = tokens[low].low
    if base == "advcl" and tokens[verb].xpos == "VBG" and _adds(sentence, item, other, verb, low):
        return low
    if base not in ("advcl", "conj") or joint not in _BESIDE or not _is_finite(sentence, verb):
        return None
    if joint in ("and", "but") and (low == 0 or tokens[low - 1].text != ","):
        return low if base == "conj" and _joins_the_cue(annotation, item, verb) else None
    if sentence.child(verb, "nsubj") is None and not (base == "conj" and joint in ("and", "but")):
        return None
    if other.kind is Kind.LABEL or (joint == "as" and "as … put it" in other.rule):
        return None
    return low


def _adds(sentence: Sentence, item: Attributed, other: Attributed, verb: int, low: int) -> bool:
    """ "He said the road was shut, adding that …": a participle that goes on with the cue, wherever a parse hung it."""
    if low == 0 or sentence.tokens[low - 1].text not in SETTING_OFF or low < verb - 2:
        return False
    return item.kind in _SAID and other.source is not None and _goes_on(sentence, verb)


def _goes_on(sentence: Sentence, verb: int) -> bool:
    """Whether a participle has no subject and no word before it that parts it from its speaker, but "while"."""
    mark = sentence.child(verb, "mark")
    return sentence.child(verb, "nsubj") is None and (mark is None or sentence.tokens[mark].low == "while")


def _is_finite(sentence: Sentence, verb: int) -> bool:
    """Whether the verb, or its first auxiliary, is in the present or the past: "warned", "have documented"."""
    helper = sentence.child(verb, "aux")
    if helper is None and sentence.tokens[verb].xpos == "VBN" and sentence.tokens[verb].text.endswith("ed"):
        return True  # the two forms look alike
    return sentence.tokens[helper if helper is not None else verb].xpos in ("VBD", "VBZ", "VBP")


def _joins_the_cue(annotation: Annotation, item: Attributed, verb: int) -> bool:
    """Whether a verb of saying that a parse joins to the content goes on with the cue: "said he had lost and called …".

    It does where its plain past cannot go on with the verb that it is joined to, which has an auxiliary or a copula, or
    where that has a pronoun for its subject: then both are the speaker's.
    """
    cue = item.cue
    if cue is None:
        return False
    sentence = annotation.sentences[cue.sentence]
    tokens, said = sentence.tokens, verb_of(cue, annotation)
    before = tokens[verb].head
    if sentence.child(verb, "nsubj", "aux") is not None:
        return False
    same_tense = {tokens[said].xpos, tokens[verb].xpos} <= {"VBD", "VBN"} or (tokens[said].xpos == tokens[verb].xpos)
    if not same_tense or not item.holds(cue.sentence, before):
        return False
    if sentence.child(before, "aux", "cop") is not None:
        return True
    subject = sentence.child(before, "nsubj")
    return subject is not None and tokens[subject].low in _THIRD


def _cue_sentence(item: Attributed) -> int:
    return item.cue.sentence if item.cue else -1
