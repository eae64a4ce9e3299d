"""Attributions over several sentences: quotations that go on or stand free, and speech that needs no new cue."""

from __future__ import annotations

from dataclasses import replace

from reportedly.annotate.annotation import Annotation, Sentence
from reportedly.code.attributed import Attributed, Kind, Words
from reportedly.code.attribution_spans import QUOTE_MARKS, is_clause, pieces
from reportedly.code.quotes import Quote
from reportedly.model import BlockKind, Stance

_QUOTING = frozenset({Kind.SPEECH, Kind.LABEL, Kind.REACTION, Kind.DIRECTIVE, Kind.ACCUSATION, Kind.COMMITMENT})
_SAID = frozenset({Kind.SPEECH, Kind.DIRECTIVE, Kind.COMMITMENT, Kind.ACCUSATION, Kind.REACTION})
_THIRD = frozenset({"he", "she", "it", "they"})
_BESIDE = frozenset({"as", "while", "though", "although", "but", "whereas", "after", "even", "and"})


def bounded(annotation: Annotation, found: list[Attributed]) -> list[Attributed]:
    """Each attribution without what is another speaker's, or another cue's, beside it.

    A clause of saying that "as", "while", "though", "but" or "and" joins to the content, with a subject of its own, is
    the publisher's: "the Kremlin said it wants peace as the ministry warned that …". So is a closing "according to …".
    """
    found = list(found)
    for i, item in enumerate(found):
        for j, other in enumerate(found):
            if other is item or other.cue is None or item.cue is None or other.cue.sentence != item.cue.sentence:
                continue
            if other.cue.first <= item.cue.first or not item.holds(other.cue.sentence, other.cue.first):
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
                    if other.cue.first > cut and not _has_subject(sentence, other):
                        found[j] = replace(other, source=item.source, source_phrase=item.source_phrase)
    return found


def _has_subject(sentence: Sentence, item: Attributed) -> bool:
    return item.cue is None or sentence.child(item.cue.past - 1, "nsubj") is not None


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
    if other.rule.startswith("citing") or other.kind not in _SAID | {Kind.LABEL}:
        return None
    verb = other.cue.past - 1
    base = tokens[verb].deprel.split(":")[0]
    low = sentence.extent(verb)[0]
    while tokens[low].upos == "PUNCT" and low < verb:
        low += 1
    joint = tokens[low].text.lower()
    if base not in ("advcl", "conj") or joint not in _BESIDE or tokens[verb].xpos not in ("VBD", "VBZ", "VBP"):
        return None
    if joint in ("and", "but") and (low == 0 or tokens[low - 1].text != ","):
        return low if base == "conj" and _joins_the_cue(sentence, item, verb) else None
    if sentence.child(verb, "nsubj") is None and not (base == "conj" and joint in ("and", "but")):
        return None
    if other.kind is Kind.LABEL or (joint == "as" and "as … put it" in other.rule):
        return None
    return low


def _joins_the_cue(sentence: Sentence, item: Attributed, verb: int) -> bool:
    """Whether a verb of saying that a parse joins to the content goes on with the cue: "said he had lost and called …".

    It does where its plain past cannot go on with the verb that it is joined to, which has an auxiliary or a copula, or
    where that has a pronoun for its subject: then both are the speaker's.
    """
    tokens = sentence.tokens
    cue, before = item.cue, tokens[verb].head
    if cue is None or sentence.child(verb, "nsubj", "aux") is not None:
        return False
    same_tense = {tokens[cue.past - 1].xpos, tokens[verb].xpos} <= {"VBD", "VBN"} or (
        tokens[cue.past - 1].xpos == tokens[verb].xpos
    )
    if not same_tense or not item.holds(cue.sentence, before):
        return False
    if sentence.child(before, "aux", "cop") is not None:
        return True
    subject = sentence.child(before, "nsubj")
    return subject is not None and tokens[subject].text.lower() in _THIRD


def join_quotes(annotation: Annotation, found: list[Attributed], marked: tuple[Quote, ...]) -> list[Attributed]:
    """Each attribution with the whole of what it quotes from, and free-standing quotations with their speakers.

    A free-standing quotation belongs to the cue that has no content yet and stands next to it; else to the speaker
    quoted before it in the same paragraph; else, where it is a paragraph of its own, to the speaker quoted last in the
    paragraph before.
    """
    found = list(found)
    speakers = [n for n, a in enumerate(found) if a.kind in _QUOTING and _is_outside(a, marked)]
    for quote in marked:
        owner = _owner(found, quote)
        if owner is None:
            owner = _neighbour(annotation, found, quote, speakers)
        if owner is None:
            continue
        found[owner] = _with_quote(annotation, found[owner], quote)
    return found


def _owner(found: list[Attributed], quote: Quote) -> int | None:
    """The attribution outside the quotation that it belongs to already, the innermost of several."""
    best: tuple[int, int] | None = None
    for i, item in enumerate(found):
        anchor = item.cue or item.source
        if anchor is None or quote.holds(anchor.sentence, anchor.first):
            continue
        if any(_overlap(piece, w) for piece in quote.pieces for w in item.content):
            if item.topic is not None and all(_inside(p, item.topic) for p in quote.pieces):
                continue
            size = sum(w.past - w.first for w in item.content)
            if best is None or size < best[0]:
                best = (size, i)
    return best[1] if best else None


def _is_outside(item: Attributed, marked: tuple[Quote, ...]) -> bool:
    """Whether the cue stands in no quotation: one that does is part of what is quoted and brings in no quotation."""
    cue = item.cue
    return cue is not None and not any(q.holds(cue.sentence, cue.first) for q in marked)


def _neighbour(annotation: Annotation, found: list[Attributed], quote: Quote, speakers: list[int]) -> int | None:
    first, last = quote.pieces[0], quote.pieces[-1]
    beside = [i for i in speakers if _cue_sentence(found[i]) in (first.sentence, last.sentence)]
    adjacent = [i for i in beside if _adjacent(annotation, found[i], quote)]
    if adjacent:
        return adjacent[0]
    if not _stands_free(annotation, quote):
        return None
    later = _later(annotation, found, last, speakers)
    return later if later is not None else _earlier(annotation, found, first, speakers)


def _adjacent(annotation: Annotation, item: Attributed, quote: Quote) -> bool:
    """Whether nothing but the cue's own dependents stands between it and the quotation."""
    cue = item.cue
    if cue is None:
        return False
    tokens = annotation.sentences[cue.sentence].tokens
    for piece in quote.pieces:
        if piece.sentence != cue.sentence:
            continue
        between = range(cue.past, piece.first) if piece.first >= cue.past else range(piece.past, cue.first)
        own = set(range(cue.first, cue.past))
        if item.source_phrase is not None and item.source_phrase.sentence == cue.sentence:
            own |= set(range(item.source_phrase.first, item.source_phrase.past))
        if all(
            tokens[w].upos == "PUNCT" or w in own or _under(annotation.sentences[cue.sentence], w, own) for w in between
        ):
            return not item.content or item.kind is Kind.SPEECH
    return False


def _under(sentence: Sentence, word: int, own: set[int]) -> bool:
    """Whether the word hangs under the cue without a clause in between."""
    tokens = sentence.tokens
    for _ in range(6):
        if tokens[word].deprel.split(":")[0] in ("ccomp", "parataxis", "conj") or tokens[word].head < 0:
            return False
        word = tokens[word].head
        if word in own:
            return True
    return False


def _stands_free(annotation: Annotation, quote: Quote) -> bool:
    """Whether the quotation fills the sentence that it begins in."""
    first = quote.pieces[0]
    return first.past - first.first >= 0.85 * len(annotation.sentences[first.sentence].tokens)


def _later(annotation: Annotation, found: list[Attributed], last: Words, speakers: list[int]) -> int | None:
    """The cue without content in the sentence right after ("he asked.")."""
    after = last.sentence + 1
    if not _same_paragraph(annotation, last.sentence, after):
        return None
    return next((i for i in speakers if _cue_sentence(found[i]) == after and not found[i].content), None)


def _earlier(annotation: Annotation, found: list[Attributed], first: Words, speakers: list[int]) -> int | None:
    """The speaker quoted right before: in the sentence before, or at the end of the paragraph before."""
    before = first.sentence - 1
    if before < 0 or annotation.sentences[before].block is not BlockKind.BODY:
        return None
    same = _same_paragraph(annotation, before, first.sentence)
    if not same and annotation.sentences[before].paragraph + 1 != annotation.sentences[first.sentence].paragraph:
        return None
    tokens = annotation.sentences[before].tokens
    open_cue = [i for i in speakers if _cue_sentence(found[i]) == before and not found[i].content]
    if tokens and tokens[-1].text == ":":
        open_cue = [i for i in speakers if _cue_sentence(found[i]) == before]
        if open_cue:
            return open_cue[-1]
    quoted = [i for i in speakers if any(w.sentence == before and _is_quoted(annotation, w) for w in found[i].content)]
    if quoted:
        outer = [
            i
            for i in quoted
            if not any(found[j].holds(_cue_sentence(found[i]), _cue_first(found[i])) for j in quoted if j != i)
        ]
        return (outer or quoted)[-1]
    if open_cue:
        return open_cue[-1]
    if same:
        said = [
            i
            for i in speakers
            if _cue_sentence(found[i]) == before
            and found[i].source is not None
            and found[i].kind in (Kind.SPEECH, Kind.REACTION)
        ]
        return said[0] if said else None
    return None


def _cue_sentence(item: Attributed) -> int:
    return item.cue.sentence if item.cue else -1


def _cue_first(item: Attributed) -> int:
    return item.cue.first if item.cue else -1


def _is_quoted(annotation: Annotation, span: Words) -> bool:
    tokens = annotation.sentences[span.sentence].tokens
    return tokens[span.first].text in QUOTE_MARKS or tokens[span.past - 1].text in QUOTE_MARKS


def _with_quote(annotation: Annotation, item: Attributed, quote: Quote) -> Attributed:
    content = list(item.content)
    for piece in quote.pieces:
        anchor = item.cue or item.source
        if anchor is not None and piece.sentence == anchor.sentence and piece.first <= anchor.first < piece.past:
            continue
        merged = piece
        rest: list[Words] = []
        for w in content:
            if _overlap(merged, w) or (
                w.sentence == merged.sentence and (w.past == merged.first or w.first == merged.past)
            ):
                merged = Words(w.sentence, min(w.first, merged.first), max(w.past, merged.past))
            else:
                rest.append(w)
        content = [*rest, merged]
    content.sort(key=lambda w: (w.sentence, w.first))
    head = item.head
    if head is None or not item.content:
        head = head_of(annotation, quote.pieces[0]) if not item.content else head
        if item.kind not in (Kind.SPEECH, Kind.THOUGHT, Kind.EVIDENCE) and item.cue is not None:
            head = head_of(annotation, item.cue)
    return replace(item, content=tuple(content), head=head)


def head_of(annotation: Annotation, span: Words) -> tuple[int, int] | None:
    """The predicate of a stretch of one sentence: its topmost verb, else its topmost word."""
    tokens = annotation.sentences[span.sentence].tokens
    inside = [w for w in range(span.first, span.past) if tokens[w].upos != "PUNCT"]
    tops = [w for w in inside if not span.first <= tokens[w].head < span.past]
    verbs = [w for w in tops if tokens[w].upos in ("VERB", "AUX", "ADJ")]
    word = verbs[0] if verbs else (tops[0] if tops else None)
    return (span.sentence, word) if word is not None else None


def announced(annotation: Annotation, found: list[Attributed]) -> list[Attributed]:
    """A cue that ends its paragraph with a colon has the whole next paragraph for its content, quoted or not."""
    found = list(found)
    sentences = annotation.sentences
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
        past = next((n for n in range(after, len(sentences)) if sentences[n].paragraph != paragraph), len(sentences))
        content = tuple(Words(n, 0, len(sentences[n].tokens)) for n in range(after, past) if sentences[n].tokens)
        if content:
            found[i] = replace(item, content=content, head=head_of(annotation, content[0]))
    return found


def carried(annotation: Annotation, found: list[Attributed], marked: tuple[Quote, ...]) -> list[Attributed]:
    """The attributions and those that need no cue of their own, under these conditions and no others.

    The sentence follows, in the same paragraph, one that reports speech of a named source in the past tense. It has no
    cue of its own. And either a part of it of two words or more stands in quotation marks, and that is carried
    (all of the sentence where its main predicate is quoted); or its main verb is a pluperfect ("had been killed") or a
    future in the past ("would be held"), the marks of reported speech that goes on.
    """
    found = list(found)
    for number in range(1, len(annotation.sentences)):
        sentence = annotation.sentences[number]
        if not sentence.tokens or not _same_paragraph(annotation, number - 1, number) or _covered(found, number):
            continue
        origin = _speaker_before(annotation, found, number - 1)
        if origin is None:
            continue
        content, head, rule = _goes_on(annotation, number, marked)
        if content is None:
            continue
        source = found[origin]
        root = source.origin if source.source is None and source.origin is not None else origin
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


def _covered(found: list[Attributed], number: int) -> bool:
    return any(
        (a.cue is not None and a.cue.sentence == number) or any(w.sentence == number for w in a.content) for a in found
    )


def _speaker_before(annotation: Annotation, found: list[Attributed], number: int) -> int | None:
    """The last one who reports speech in that sentence, by a cue in the past tense, or carried there already."""
    for i in reversed(range(len(found))):
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
        if any(o is not item and o.holds(number, item.cue.first) for o in found):
            continue
        last = annotation.sentences[number].tokens[item.cue.past - 1]
        if last.xpos == "VBD" and item.stance is not Stance.DENIES:
            return i
    return None


def _goes_on(annotation: Annotation, number: int, marked: tuple[Quote, ...]) -> tuple[Words | None, int | None, str]:
    sentence = annotation.sentences[number]
    tokens = sentence.tokens
    whole = Words(number, 0, len(tokens) - 1 if tokens[-1].text in {".", "!", "?"} else len(tokens))
    root = next((i for i, t in enumerate(tokens) if t.head < 0), None)
    if root is None or whole.past <= whole.first:
        return None, None, ""
    for quote in marked:
        for piece in quote.pieces:
            if piece.sentence != number or sum(tokens[i].upos != "PUNCT" for i in range(piece.first, piece.past)) < 2:
                continue
            if piece.first <= root < piece.past:
                return whole, root, "quotation goes on"
            if any(tokens[i].upos not in ("PROPN", "PUNCT", "DET", "ADP") for i in range(piece.first, piece.past)):
                head = head_of(annotation, piece)
                return piece, head[1] if head else None, "quoted words go on"
    if _backshifted(sentence, root):
        return whole, root, "reported speech goes on"
    return None, None, ""


def _backshifted(sentence: Sentence, root: int) -> bool:
    tokens = sentence.tokens
    if not is_clause(sentence, root):
        return False
    helpers = [
        tokens[c].text.lower() for c in sentence.children[root] if tokens[c].deprel.split(":")[0] in ("aux", "cop")
    ]
    return bool(helpers) and (helpers[0] in ("had", "would") and (len(helpers) > 1 or tokens[root].upos == "VERB"))


def _same_paragraph(annotation: Annotation, one: int, other: int) -> bool:
    sentences = annotation.sentences
    return (
        0 <= one < len(sentences)
        and 0 <= other < len(sentences)
        and sentences[one].paragraph == sentences[other].paragraph
    )


def _overlap(one: Words, other: Words) -> bool:
    return one.sentence == other.sentence and one.first < other.past and other.first < one.past


def _inside(one: Words, other: Words) -> bool:
    return one.sentence == other.sentence and other.first <= one.first and one.past <= other.past
