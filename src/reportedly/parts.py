"""Documents too long to be coded as a whole: books, dumps of a site, and texts made to keep a machine busy.

What a claim takes from elsewhere in its document (names, places, days) is looked for in all of it, and the time for
that grows faster than the document. So a very long one is coded in parts that do not lend to each other: time and
memory grow with its length alone.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextvars import copy_context
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from reportedly.code.identity import claim_id
from reportedly.model import Attribution, Block, Claim, Document, Party, Span
from reportedly.parallel import cores

if TYPE_CHECKING:
    from reportedly.annotate import Analyser
    from reportedly.annotate.annotation import Annotation, Sentence
    from reportedly.code.attribution_list import Listed
    from reportedly.link.timex import Timex

T = TypeVar("T")

WHOLE = 100_000
"""Characters of title and body up to which a document is coded as a whole: some seventeen thousand words, several times
the longest report that news agencies send."""
PART = 25_000
"""Characters of a part of a longer one, at most."""
_AHEAD = 2  # parts annotated ahead for each core


@dataclass(frozen=True, slots=True)
class Part:
    """Some of a document's text as a document; `start` is where it begins in the whole, `blocks` the number there of
    each of its blocks."""

    document: Document
    start: int
    blocks: tuple[int, ...] = ()


def is_long(blocks: Iterable[Block]) -> bool:
    """Whether a document of these has more than one part."""
    return sum(block.end - block.start for block in blocks if block.kind.is_read) > WHOLE


def long_told() -> tuple[str, str]:
    """What is wrong with a long document, and what to do."""
    problem = f"more than {WHOLE:,} characters, read in parts of {PART:,} that lend each other no names or days"
    return problem, "to keep a chapter whole, give it as a text of its own"


def parted(document: Document) -> list[Part]:
    """The document's parts in its order; one that is not too long is its own only part.

    A part ends with a paragraph; within one that is longer than a part, with a sentence or else a word.
    """
    if not is_long(document.blocks):
        return [Part(document, 0, tuple(range(len(document.blocks))))]
    held: list[list[tuple[int, Block]]] = [[]]
    masked = deque(document.masked)
    for number, block in ((n, piece) for n, b in enumerate(document.blocks) for piece in _cut(document.text, b)):
        if held[-1] and block.end - held[-1][0][1].start > PART:
            held.append([])
        held[-1].append((number, block))
    return [_part(document, blocks, masked) for blocks in held]


def _cut(text: str, block: Block) -> Iterator[Block]:
    """The block, in pieces where it is longer than a part."""
    start = block.start
    while block.end - start > PART:
        least, most = start + PART // 2, start + PART
        end = max(text.rfind(mark, least, most) for mark in (". ", ".\n", "? ", "! ")) + 1
        end = end or max(text.rfind(" ", least, most), text.rfind("\n", least, most)) + 1 or most
        yield Block(start, end, block.kind)
        start = end
    yield Block(start, block.end, block.kind)


def _part(document: Document, numbered: Sequence[tuple[int, Block]], masked: deque[Span]) -> Part:
    """The part that these blocks are; takes their characters from the front of `masked`."""
    numbers, blocks = zip(*numbered, strict=True)
    start, end = blocks[0].start, blocks[-1].end
    hidden = []
    while masked and masked[0].start < end:
        span = masked.popleft()
        if span.end > end:
            masked.appendleft(Span(end, span.end))
        hidden.append(Span(max(span.start, start) - start, min(span.end, end) - start))
    moved = tuple(Block(b.start - start, b.end - start, b.kind) for b in blocks)
    text = document.text[start:end]
    hidden = [s for s in hidden if s.start < s.end]
    return Part(replace(document, text=text, blocks=moved, masked=tuple(hidden), raw=b""), start, numbers)


def annotated(parts: Sequence[Part], encoder: Analyser, *, threads: int) -> Iterator[tuple[Part, Annotation]]:
    """Each part with its annotation, in their order; they are annotated side by side, a few ahead.

    What is found in a part does not depend on the others, so the number of threads changes nothing.
    """
    from reportedly.annotate import annotate

    if min(threads, len(parts)) < 2:
        yield from ((part, annotate(part.document, encoder)) for part in parts)
        return
    waiting: deque[tuple[Part, Future[Annotation]]] = deque()
    with ThreadPoolExecutor(threads) as pool:
        try:
            for part in parts:
                in_context = copy_context().run  # what bounds a part ran into is noted with the document
                waiting.append((part, pool.submit(in_context, annotate, part.document, encoder)))
                if len(waiting) > threads * _AHEAD:
                    first, future = waiting.popleft()
                    yield first, future.result()
            while waiting:
                first, future = waiting.popleft()
                yield first, future.result()
        finally:
            pool.shutdown(cancel_futures=True)


def in_parts(
    document: Document,
    encoder: Callable[[], Analyser],
    made: Callable[[Document, Annotation], Iterable[T]],
    placed: Callable[[Part, T], T],
) -> tuple[T, ...]:
    """What is made of a document: of a long one, what is made of each of its parts, as of the whole document."""
    found = annotated(parted(document), encoder(), threads=cores())
    return tuple(placed(part, one) for part, annotation in found for one in made(part.document, annotation))


def sentence_moved(part: Part, sentence: Sentence) -> Sentence:
    """A sentence of a part as one of the whole document."""
    by = part.start
    return replace(
        sentence,
        start=sentence.start + by,
        end=sentence.end + by,
        paragraph=part.blocks[sentence.paragraph],
        tokens=tuple(replace(t, start=t.start + by, end=t.end + by) for t in sentence.tokens),
    )


def attribution_moved(part: Part, found: Listed) -> Listed:
    """An attribution of a part as one of the whole document."""
    source, cue, content = (_span(s, part.start) if s else None for s in (found.source, found.cue, found.content))
    return replace(
        found,
        source=source,
        cue=cue,
        content=content,
        parts=tuple(_span(p, part.start) for p in found.parts),
        nested=tuple(attribution_moved(part, n) for n in found.nested),
    )


def time_moved(part: Part, found: Timex) -> Timex:
    """A time expression of a part as one of the whole document."""
    return replace(found, span=_span(found.span, part.start))


def moved(document: Document, claims: Sequence[Claim], by: int) -> Iterator[Claim]:
    """The claims of a part, of the id of its document, as claims of all of this, `by` characters further on."""
    for claim in claims:
        whole = replace(
            claim,
            trigger=_span(claim.trigger, by),
            evidence=_span(claim.evidence, by),
            actors=tuple(_party(p, by) for p in claim.actors),
            targets=tuple(_party(p, by) for p in claim.targets),
            place=replace(claim.place, span=_span(claim.place.span, by)) if claim.place else None,
            time=replace(claim.time, span=_span(claim.time.span, by)) if claim.time else None,
            attribution=tuple(_attribution(a, by) for a in claim.attribution),
            counts=tuple(replace(c, span=_span(c.span, by)) for c in claim.counts),
            weapons=tuple(_span(w, by) for w in claim.weapons),
            reasons=tuple(replace(r, span=_span(r.span, by)) if r.span else r for r in claim.reasons),
        )
        yield claim_id(document, whole)


def _span(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _party(party: Party, by: int) -> Party:
    return replace(party, span=_span(party.span, by))


def _attribution(link: Attribution, by: int) -> Attribution:
    return replace(link, source=_party(link.source, by), cue=_span(link.cue, by) if link.cue else None)
