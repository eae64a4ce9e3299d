"""Quotations and their speakers: what a cue quotes from, and quotations that stand free."""

from __future__ import annotations

from reportedly.annotate.annotation import Annotation, Sentence
from reportedly.changed import replace
from reportedly.code.attributed import Attributed, Kind, Words
from reportedly.code.attribution_spans import QUOTE_MARKS
from reportedly.code.quotes import Quote
from reportedly.model import BlockKind

_QUOTING = frozenset({Kind.SPEECH, Kind.LABEL, Kind.REACTION, Kind.DIRECTIVE, Kind.ACCUSATION, Kind.COMMITMENT})


def join_quotes(annotation: Annotation, found: list[Attributed], marked: tuple[Quote, ...]) -> list[Attributed]:
    """Each attribution with the whole of what it quotes from, and free-standing quotations with their speakers.

    A free-standing quotation belongs to the cue that has no content yet and stands next to it; else to the speaker
    quoted before it in the same paragraph; else, where it is a paragraph of its own, to the speaker quoted last in the
    paragraph before.
    """
    found = list(found)
    quoted: dict[int, list[Quote]] = {}
    for quote in marked:
        for piece in quote.pieces:
            quoted.setdefault(piece.sentence, []).append(quote)
    speakers: dict[int, list[int]] = {}
    for n, item in enumerate(found):
        if item.kind in _QUOTING and item.cue is not None and not _is_quoting(quoted, item.cue):
            speakers.setdefault(item.cue.sentence, []).append(n)
    reached = touching(found)
    for quote in marked:
        owner = _owner(found, quote, {n for p in quote.pieces for n in reached.get(p.sentence, ())})
        if owner is None:
            owner = _neighbour(annotation, found, quote, speakers, reached)
        if owner is None:
            continue
        found[owner] = _with_quote(annotation, found[owner], quote)
        for piece in quote.pieces:
            reached.setdefault(piece.sentence, set()).add(owner)
    return found


def touching(found: list[Attributed]) -> dict[int, set[int]]:
    """Sentence -> indices of the attributions whose cue or content stands in it."""
    reached: dict[int, set[int]] = {}
    for n, item in enumerate(found):
        for words in (*item.content, *((item.cue,) if item.cue is not None else ())):
            reached.setdefault(words.sentence, set()).add(n)
    return reached


def _is_quoting(quoted: dict[int, list[Quote]], cue: Words) -> bool:
    """Whether a cue stands in a quotation: it is part of what is quoted and brings in no other."""
    return any(q.holds(cue.sentence, cue.first) for q in quoted.get(cue.sentence, ()))


def _owner(found: list[Attributed], quote: Quote, near: set[int]) -> int | None:
    """The attribution outside the quotation that it belongs to already, the innermost of several."""
    best: tuple[int, int] | None = None
    for i in sorted(near):
        item = found[i]
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


def _neighbour(
    annotation: Annotation,
    found: list[Attributed],
    quote: Quote,
    speakers: dict[int, list[int]],
    reached: dict[int, set[int]],
) -> int | None:
    first, last = quote.pieces[0], quote.pieces[-1]
    beside = [i for s in sorted({first.sentence, last.sentence}) for i in speakers.get(s, ())]
    adjacent = [i for i in beside if _adjacent(annotation, found[i], quote)]
    if adjacent:
        return adjacent[0]
    if not _stands_free(annotation, quote):
        return None
    later = _later(annotation, found, last, speakers)
    return later if later is not None else _earlier(annotation, found, first, speakers, reached)


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
        if tokens[word].relation in ("ccomp", "parataxis", "conj") or tokens[word].head < 0:
            return False
        word = tokens[word].head
        if word in own:
            return True
    return False


def _stands_free(annotation: Annotation, quote: Quote) -> bool:
    """Whether the quotation fills the sentence that it begins in."""
    first = quote.pieces[0]
    return first.past - first.first >= 0.85 * len(annotation.sentences[first.sentence].tokens)


def _later(annotation: Annotation, found: list[Attributed], last: Words, speakers: dict[int, list[int]]) -> int | None:
    """The cue without content in the sentence right after ("he asked."); not one in a relative clause ("Roe was one of
    those who responded to its call")."""
    after = last.sentence + 1
    if not same_paragraph(annotation, last.sentence, after):
        return None
    near = (i for i in speakers.get(after, ()) if not found[i].content)
    return next((i for i in near if not _in_relative(annotation, found[i])), None)


def _in_relative(annotation: Annotation, item: Attributed) -> bool:
    if item.cue is None:
        return False
    sentence = annotation.sentences[item.cue.sentence]
    words = (item.cue.first, *sentence.ancestors(item.cue.first))
    return any(sentence.tokens[w].deprel == "acl:relcl" for w in words)


def _earlier(
    annotation: Annotation,
    found: list[Attributed],
    first: Words,
    speakers: dict[int, list[int]],
    reached: dict[int, set[int]],
) -> int | None:
    """The speaker quoted right before: in the sentence before, or at the end of the paragraph before."""
    before = first.sentence - 1
    if before < 0 or annotation.sentences[before].block is not BlockKind.BODY:
        return None
    same = same_paragraph(annotation, before, first.sentence)
    if not same and annotation.sentences[before].paragraph + 1 != annotation.sentences[first.sentence].paragraph:
        return None
    tokens, here = annotation.sentences[before].tokens, speakers.get(before, [])
    if tokens and tokens[-1].text == ":" and here:
        return here[-1]
    near = [i for i in sorted(reached.get(before, ())) if i in speakers.get(_cue_sentence(found[i]), ())]
    quoted = [i for i in near if any(w.sentence == before and _is_quoted(annotation, w) for w in found[i].content)]
    if quoted:
        outer = [
            i
            for i in quoted
            if not any(found[j].holds(_cue_sentence(found[i]), _cue_first(found[i])) for j in quoted if j != i)
        ]
        return (outer or quoted)[-1]
    open_cue = [i for i in here if not found[i].content]
    if open_cue or not same:
        return open_cue[-1] if open_cue else None
    said = [i for i in here if found[i].source is not None and found[i].kind in (Kind.SPEECH, Kind.REACTION)]
    return said[0] if said else None


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


def same_paragraph(annotation: Annotation, one: int, other: int) -> bool:
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
