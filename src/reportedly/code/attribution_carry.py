"""Attributions over several sentences: quotations that go on or stand free, and speech that needs no new cue."""

from __future__ import annotations

from reportedly.annotate.annotation import Annotation, Sentence
from reportedly.changed import replace
from reportedly.code.attributed import Attributed, Kind, Words
from reportedly.code.attribution_headlines import BEFORE_COLON, in_capitals
from reportedly.code.attribution_quotes import head_of, same_paragraph, touching
from reportedly.code.attribution_source import sums_up
from reportedly.code.attribution_spans import QUOTE_MARKS, is_clause
from reportedly.code.quotes import Quote
from reportedly.model import BlockKind, Stance

_FEWEST_QUOTED = 3  # words; fewer are a term, and no quotation that goes on


def transcribed(annotation: Annotation, found: list[Attributed]) -> list[Attributed]:
    """A transcript's speakers, in capitals before a colon, speak on until the next one, or to their paragraph's end."""
    sentences = annotation.sentences
    speaking = [
        n
        for n, a in enumerate(found)
        if a.rule == BEFORE_COLON
        and a.cue is not None
        and sentences[a.cue.sentence].block is BlockKind.BODY
        and in_capitals(sentences[a.cue.sentence], a.cue.first)
    ]
    found = list(found)
    for position, n in enumerate(speaking):
        first = found[n].content[0].sentence
        if position + 1 < len(speaking):
            past = _cue_sentence(found[speaking[position + 1]])
        else:
            past = first + 1
            while past < len(sentences) and sentences[past].paragraph == sentences[first].paragraph:
                past += 1
        more = tuple(Words(s, 0, len(sentences[s].tokens)) for s in range(first + 1, past) if sentences[s].tokens)
        found[n] = replace(found[n], content=(*found[n].content, *more))
    return found


def _cue_sentence(item: Attributed) -> int:
    return item.cue.sentence if item.cue else -1


def announced(annotation: Annotation, found: list[Attributed]) -> list[Attributed]:
    """A cue that ends its paragraph with a colon has the whole next paragraph for its content, quoted or not; and a
    statement that is told in the first person and without quotation marks has those that follow, until somebody else
    is cited or the one who makes it is named."""
    found = list(found)
    sentences = annotation.sentences
    cited = {
        a.cue.sentence for a in found if a.cue is not None and a.source is not None and _is_of_another(annotation, a)
    }
    for i, item in enumerate(found):
        cue = item.cue
        if cue is None or item.content or item.source is None or item.kind is not Kind.SPEECH:
            continue
        after = cue.sentence + 1
        if after >= len(sentences) or sentences[cue.sentence].tokens[-1].text != ":":
            continue
        paragraph = sentences[after].paragraph
        if paragraph == sentences[cue.sentence].paragraph:
            continue
        past = _paragraph_end(annotation, after)
        speaker = {t.low for t in sentences[item.source.sentence].tokens[item.source.first : item.source.past]}
        while past < len(sentences) and _is_own_statement(annotation, after, past):
            end = _paragraph_end(annotation, past)
            told = [sentences[n] for n in range(past, end)]
            named = any(t.upos == "PROPN" and t.low in speaker for s in told for t in s.tokens)
            quoted = any(t.text in QUOTE_MARKS for s in told for t in s.tokens)
            if named or quoted or any(n in cited for n in range(past, end)) or told[0].block is not BlockKind.BODY:
                break
            past = end
        content = tuple(Words(n, 0, len(sentences[n].tokens)) for n in range(after, past) if sentences[n].tokens)
        if content:
            found[i] = replace(item, content=content, head=head_of(annotation, content[0]))
    return found


_FIRST_PERSON = frozenset({"i", "my", "me", "we", "our", "us"})


def _paragraph_end(annotation: Annotation, first: int) -> int:
    """Past the last sentence of the paragraph that one begins."""
    sentences = annotation.sentences
    others = (n for n in range(first, len(sentences)) if sentences[n].paragraph != sentences[first].paragraph)
    return next(others, len(sentences))


def _is_own_statement(annotation: Annotation, first: int, past: int) -> bool:
    """Whether these sentences, which stand without quotation marks, are told by an "I" or a "we"."""
    told = annotation.sentences[first:past]
    quoted = any(t.text in QUOTE_MARKS for s in told for t in s.tokens)
    return not quoted and any(not s.forms.isdisjoint(_FIRST_PERSON) for s in told)


def _is_of_another(annotation: Annotation, item: Attributed) -> bool:
    """Whether somebody is cited who is no "I" or "we"."""
    assert item.source is not None
    tokens = annotation.sentences[item.source.sentence].tokens[item.source.first : item.source.past]
    return item.kind is Kind.SPEECH and not any(t.low in _FIRST_PERSON for t in tokens)


def summed_up(annotation: Annotation, found: list[Attributed]) -> list[Attributed]:
    """ "So says Ada Brun, who lives there.", "That is what Ada Brun says.", where it opens a paragraph and says nothing
    itself: the paragraph before, as far as nobody else is cited in it."""
    found = list(found)
    sentences, reached = annotation.sentences, touching(found)
    for i, item in enumerate(found):
        cue = item.cue
        if cue is None or item.content or item.source is None or item.kind is not Kind.SPEECH or cue.sentence == 0:
            continue
        tokens, before = sentences[cue.sentence].tokens, cue.sentence - 1
        summed = any(sums_up(sentences[cue.sentence], verb) for verb in range(cue.first, cue.past))
        if not summed or same_paragraph(annotation, before, cue.sentence):
            continue
        if any(t.text in QUOTE_MARKS | {":"} for t in tokens):
            continue
        told = [n for n in range(before + 1) if sentences[n].paragraph == sentences[before].paragraph]
        told = [n for n in told if sentences[n].block is BlockKind.BODY and not reached.get(n)]
        content = tuple(whole for n in told if (whole := _whole(annotation, n)) is not None)
        if content:
            found[i] = replace(item, content=content, head=head_of(annotation, content[0]))
    return found


def carried(
    annotation: Annotation, found: list[Attributed], marked: tuple[Quote, ...], *, story: bool = False
) -> list[Attributed]:
    """The attributions and those that need no cue of their own, under these conditions and no others.

    The sentence follows, in the same paragraph, one that reports speech of a named source in the past tense. It has no
    cue of its own. And either a part of it of two words or more stands in quotation marks, and that is carried
    (all of the sentence where its main predicate is quoted); or its main verb is a pluperfect ("had been killed") or a
    future in the past ("would be held"), the marks of reported speech that goes on.

    With `story` also what goes on about those of whom the sentence before tells: "Residents say gunmen came. They
    shot …".
    """
    found = list(found)
    reached = touching(found)
    for number in range(1, len(annotation.sentences)):
        sentence = annotation.sentences[number]
        if not sentence.tokens or not same_paragraph(annotation, number - 1, number) or reached.get(number):
            continue
        near = reached.get(number - 1, set())
        origin = _speaker_before(annotation, found, number - 1, near)
        content, head, rule = _goes_on(annotation, number, marked) if origin is not None else (None, None, "")
        if content is None and story:
            origin = next((n for n in sorted(near) if _tells_of_them(annotation, found[n], number)), None)
            content, head, rule = _whole(annotation, number), _root(annotation, number), "a story goes on"
        if content is None or origin is None:
            continue
        source = found[origin]
        root = source.origin if source.source is None and source.origin is not None else origin
        reached[number] = {len(found)}
        found.append(
            Attributed(
                source=None,
                cue=None,
                content=(content,),
                head=(number, head) if head is not None else None,
                kind=Kind.SPEECH,
                stance=Stance.ASSERTS,
                hedged=found[root].hedged,
                rule=rule,
                origin=root,
            )
        )
    return found


def _tells_of_them(annotation: Annotation, item: Attributed, number: int) -> bool:
    """Whether a sentence opens with "they" and is in the plain past, after one that tells of several people."""
    before, sentence = annotation.sentences[number - 1], annotation.sentences[number]
    root = _root(annotation, number)
    if item.cue is None or item.cue.sentence != number - 1 or item.kind is not Kind.SPEECH or item.source is None:
        return False
    if root is None or sentence.tokens[0].low != "they" or sentence.tokens[0].head != root:
        return False
    if sentence.tokens[root].xpos != "VBD" or item.head is None or item.head[0] != number - 1:
        return False
    told = before.child(item.head[1], "nsubj")
    return (
        told is not None and before.tokens[told].xpos in ("NNS", "NNPS") and before.tokens[item.head[1]].xpos == "VBD"
    )


def _root(annotation: Annotation, number: int) -> int | None:
    return next((i for i, t in enumerate(annotation.sentences[number].tokens) if t.head < 0), None)


def _whole(annotation: Annotation, number: int) -> Words | None:
    """The sentence without the stop that ends it; None where nothing is left."""
    tokens = annotation.sentences[number].tokens
    past = len(tokens) - 1 if tokens[-1].text in {".", "!", "?"} else len(tokens)
    return Words(number, 0, past) if past else None


def _speaker_before(annotation: Annotation, found: list[Attributed], number: int, near: set[int]) -> int | None:
    """The last one who reports speech in that sentence, by a cue in the past tense, or carried there already."""
    for i in sorted(near, reverse=True):
        item = found[i]
        if item.origin is not None and item.content[0].sentence == number:
            return i
        if (
            item.cue is None
            or item.cue.sentence != number
            or item.source is None
            or item.kind is not Kind.SPEECH
            or not item.content
        ):
            continue
        if any(n != i and found[n].holds(number, item.cue.first) for n in near):
            continue
        last = annotation.sentences[number].tokens[item.cue.past - 1]
        if last.xpos == "VBD" and item.stance is not Stance.DENIES:
            return i
    return None


def _goes_on(annotation: Annotation, number: int, marked: tuple[Quote, ...]) -> tuple[Words | None, int | None, str]:
    sentence = annotation.sentences[number]
    tokens = sentence.tokens
    whole, root = _whole(annotation, number), _root(annotation, number)
    if root is None or whole is None:
        return None, None, ""
    for quote in marked:
        for piece in quote.pieces:
            if piece.sentence != number or sum(tokens[i].upos != "PUNCT" for i in range(piece.first, piece.past)) < 2:
                continue
            if piece.first <= root < piece.past:
                return whole, root, "quotation goes on"
            spoken = sum(tokens[i].upos != "PUNCT" for i in range(piece.first, piece.past)) >= _FEWEST_QUOTED
            named = {
                t.upos for t in tokens[max(0, piece.first - 1) : piece.first] + tokens[piece.past : piece.past + 1]
            }
            if spoken and named != {"PROPN"} and _is_speech(sentence, piece):
                head = head_of(annotation, piece)
                return piece, head[1] if head else None, "quoted words go on"
    if _backshifted(sentence, root):
        return whole, root, "reported speech goes on"
    return None, None, ""


def _is_speech(sentence: Sentence, piece: Words) -> bool:
    """Whether quoted words are more than a name."""
    return any(t.upos not in ("PROPN", "PUNCT", "DET", "ADP", "X") for t in sentence.tokens[piece.first : piece.past])


def _backshifted(sentence: Sentence, root: int) -> bool:
    tokens = sentence.tokens
    if not is_clause(sentence, root):
        return False
    helpers = [tokens[c].low for c in sentence.children[root] if tokens[c].relation in ("aux", "cop")]
    return bool(helpers) and (helpers[0] in ("had", "would") and (len(helpers) > 1 or tokens[root].upos == "VERB"))
