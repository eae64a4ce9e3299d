"""Annotated sentences made odd: what the encoder saw in our own texts, changed as some bytes tell.

The encoder takes most of the time that coding takes. Without it the rules are given far more annotations, and others
than the encoder would give. What it always keeps is kept here: a tree with one root, spans of one head that do not
overlap, a frame a predicate, words of the text in their order.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from pathlib import Path

from reportedly.annotate import annotate
from reportedly.annotate.annotation import Annotation, Argument, Entity, Frame, Sentence, Token
from reportedly.model import Block, BlockKind, Document
from reportedly.read.build import content_id

_ROOT = Path(__file__).resolve().parents[2]
_MOST = 150  # words of a sentence, as annotate.sentences has it
_DAYS = (date(2026, 5, 6), None, date.min, date.max, date(2026, 1, 1), date(2024, 2, 29))
_PUBLISHERS = (None, "The Courier", "AFP", "SANA", "Ministry of Defence", "\u202e")
_AGENCIES = ((), ("AFP",), ("Reuters", "AP"))
_WORDS = (
    *("killed", "said", "denied", "seized", "not", "no", "if", "reportedly", "will", "to", "of", "by", "and", "or"),
    *("12", "dozens", "1,200", "9" * 400, "½", "٠٣", "-", "--", "—", ",", ".", ":", "“", "”", '"', "'", "’s", "(", ")"),
    *("May", "Monday", "2026", "ago", "first", "last", "Kidal", "Mali", "U.S.", "AFP", "it", "they", "who", "which"),
    *("soldiers", "police", "İ", "ß", "\u200d", "a" * 300, "AK-47", "Sunday", "the", "town", "north", "km", "people"),
)  # fmt: skip


class Told:
    """Bytes that answer questions: which of so many. When they are at an end it is always the first."""

    def __init__(self, data: bytes) -> None:
        self._data, self._at = data, 0

    @property
    def is_done(self) -> bool:
        return self._at >= len(self._data)

    def one_of(self, number: int) -> int:
        """From 0 to `number` - 1; two bytes where one is not enough."""
        size = 1 if number <= 256 else 2
        part = self._data[self._at : self._at + size]
        self._at += size
        return int.from_bytes(part, "big") % max(1, number)


@dataclass
class _Word:
    text: str
    gap: bool
    lemma: str
    upos: str
    xpos: str
    head: int
    deprel: str
    fact: float


Spans = list[tuple[int, int, str]]


@dataclass
class _Made:
    """A sentence that can be changed. `spans` are by head, "" for the merged entities, a number for a frame's roles."""

    words: list[_Word]
    spans: dict[str | int, Spans] = field(default_factory=dict)
    rolesets: dict[int, str | None] = field(default_factory=dict)

    def drop(self, at: int) -> None:
        if len(self.words) == 1:
            return
        gone = self.words[at].head
        below = [word for word in self.words if word.head == at]
        for word in below:
            word.head = gone
        if gone < 0:  # the first of them takes its place
            heir = next(i for i, word in enumerate(self.words) if word is below[0])
            for word in below[1:]:
                word.head = heir
        del self.words[at]
        for word in self.words:
            word.head -= word.head > at
        self._moved(lambda first: first - (first > at), lambda past: past - (past > at), gone=at)

    def put(self, at: int, word: _Word, head: int) -> None:
        """Put a word before the word `at`, under the word `head`."""
        if len(self.words) >= _MOST:
            return
        for other in self.words:
            other.head += other.head >= at
        self.words.insert(at, replace(word, head=head + (head >= at)))
        self._moved(lambda first: first + (first >= at), lambda past: past + (past > at))

    def hang(self, at: int, head: int) -> None:
        """Put a word under another; what would close a circle is opened at the other."""
        if at == head:
            return
        up, seen = head, set()
        while up >= 0 and up != at and up not in seen:
            seen.add(up)
            up = self.words[up].head
        if up == at:
            self.words[head].head = self.words[at].head
        elif self.words[at].head < 0:
            self.words[head].head = -1
        self.words[at].head = head

    def mark(self, name: str | int, first: int, past: int, kind: str) -> None:
        """A span of that head; others of it that it overlaps go."""
        kept = [span for span in self.spans.get(name, []) if span[1] <= first or past <= span[0]]
        self.spans[name] = sorted([*kept, (first, past, kind)])

    def _moved(self, first_of: object, past_of: object, gone: int | None = None) -> None:
        assert callable(first_of)
        assert callable(past_of)
        found: dict[str | int, Spans] = {}
        rolesets = {}
        for name, spans in self.spans.items():
            moved = [(first_of(first), past_of(past), kind) for first, past, kind in spans]
            key = name
            if isinstance(name, int):
                if name == gone:
                    continue
                key = first_of(name)
                rolesets[key] = self.rolesets[name]
            found[key] = [span for span in moved if span[0] < span[1]]
        self.spans, self.rolesets = found, rolesets


@dataclass(frozen=True)
class Pool:
    """Sentences to begin with, and what they may be changed into."""

    sentences: tuple[_Made, ...]
    deprels: tuple[str, ...]
    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    lemmas: tuple[str, ...]
    rolesets: tuple[str | None, ...]
    roles: tuple[str, ...]
    kinds: Mapping[str, tuple[str, ...]]


@cache
def pool() -> Pool:
    """From the examples, and some dispatches of the scenario."""
    from reportedly.annotate.encoder import Encoder
    from reportedly.read.inputs import read_content
    from reportedly.read.options import ReadOptions

    encoder = Encoder.load()
    paths = sorted((_ROOT / "examples").glob("*.[tmh]*")) + sorted((_ROOT / "evaluation/scenario").glob("*/*"))[::6]
    made: list[_Made] = []
    options = ReadOptions(language="en")
    for path in paths:
        for document in read_content(path.read_bytes(), ref=path.name, name=path.name, options=options):
            if isinstance(document, Document):
                made.extend(map(_made, annotate(document, encoder).sentences))
    kinds: dict[str, set[str]] = {}
    for one in made:
        for name, spans in one.spans.items():
            kinds.setdefault("role" if isinstance(name, int) else name, set()).update(kind for *_, kind in spans)
    words = [word for one in made for word in one.words]
    return Pool(
        sentences=tuple(one for one in made if len(one.words) <= 60),
        deprels=_each(word.deprel for word in words),
        upos=_each(word.upos for word in words),
        xpos=_each(word.xpos for word in words),
        lemmas=_each(word.lemma for word in words),
        rolesets=(None, *_each(name for one in made for name in one.rolesets.values() if name)),
        roles=_each(kinds.pop("role")),
        kinds={name: _each(told) for name, told in sorted(kinds.items()) if told},
    )


def _each(found: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(found)))


def _made(sentence: Sentence) -> _Made:
    words, before = [], None
    facts = sentence.facts or (0.0,) * len(sentence.tokens)
    for token, fact in zip(sentence.tokens, facts, strict=True):
        gap = before is None or token.start > before
        words.append(_Word(token.text, gap, token.lemma, token.upos, token.xpos, token.head, token.deprel, fact))
        before = token.end
    spans: dict[str | int, Spans] = {"": [(e.first, e.past, e.kind) for e in sentence.entities]}
    spans |= {name: [(e.first, e.past, e.kind) for e in found] for name, found in sentence.by_head.items()}
    spans |= {f.predicate: [(a.first, a.past, a.role) for a in f.arguments] for f in sentence.frames}
    return _Made(words, spans, {frame.predicate: frame.roleset for frame in sentence.frames})


# --- changes ----------------------------------------------------------------------------------------------------------


def made_document(told: Told, *, sentences: int = 3) -> tuple[Document, Annotation]:
    """A document of one to so many sentences, each with up to seven changes, and its annotation."""
    from_pool = pool()
    how, most = told.one_of(256), 1 + told.one_of(sentences)
    made = []
    for _ in range(most):
        one = deepcopy(from_pool.sentences[told.one_of(len(from_pool.sentences))])
        for _ in range(told.one_of(8)):
            _change(one, told, from_pool)
        made.append(one)
    return _document(made, how, _DAYS[told.one_of(len(_DAYS))], _PUBLISHERS[told.one_of(len(_PUBLISHERS))])


def _change(made: _Made, told: Told, options: Pool) -> None:
    words = made.words
    how, at, other = told.one_of(13), told.one_of(len(words)), told.one_of(len(words))
    word = words[at]
    if how == 0:
        made.hang(at, other)
    elif how == 1:
        word.deprel = options.deprels[told.one_of(len(options.deprels))]
    elif how == 2:
        word.upos = options.upos[told.one_of(len(options.upos))]
        word.xpos = options.xpos[told.one_of(len(options.xpos))]
    elif how == 3:
        word.lemma = options.lemmas[told.one_of(len(options.lemmas))]
    elif how == 4:
        word.text = _WORDS[told.one_of(len(_WORDS))]
        word.lemma = word.text.lower()
    elif how == 5:
        made.drop(at)
    elif how == 6:
        source = options.sentences[told.one_of(len(options.sentences))].words
        made.put(at, source[told.one_of(len(source))], other)
    elif how == 7:
        word.gap = not word.gap
    elif how == 8:
        name = sorted(options.kinds)[told.one_of(len(options.kinds))]
        kinds = options.kinds[name]
        made.mark(name, min(at, other), max(at, other) + 1, kinds[told.one_of(len(kinds))])
    elif how == 9:
        names = sorted(name for name, spans in made.spans.items() if spans and isinstance(name, str))
        if names:
            name = names[told.one_of(len(names))]
            del made.spans[name][told.one_of(len(made.spans[name]))]
    elif how == 10:
        made.rolesets[at] = options.rolesets[told.one_of(len(options.rolesets))]
        made.spans.setdefault(at, [])
    elif how == 11:
        made.rolesets.setdefault(at, None)
        first, past = sorted((other, told.one_of(len(words))))
        made.mark(at, first, past + 1, options.roles[told.one_of(len(options.roles))])
    else:
        word.fact = (told.one_of(13) - 6) / 2


def _document(
    made: list[_Made], how: int, published: date | None, publisher: str | None
) -> tuple[Document, Annotation]:
    """The text of the words, and everything at its characters. Bits of `how`: a title first, one paragraph for all."""
    text, begun = "", 0
    blocks: list[Block] = []
    sentences: list[Sentence] = []
    for number, one in enumerate(made):
        title = number == 0 and bool(how & 1)
        begun = len(text) if number == 0 or not how & 2 or blocks else begun
        starts, text = _written(one, text)
        kind = BlockKind.TITLE if title else BlockKind.BODY
        if how & 2 and blocks and blocks[-1].kind is kind:
            blocks[-1] = Block(blocks[-1].start, len(text), kind)
        else:
            blocks.append(Block(begun, len(text), kind))
        sentences.append(_sentence(one, starts, kind, len(blocks) - 1))
        text += " " if how & 2 and not title else "\n"
    text = text.rstrip(" \n")
    agencies = _AGENCIES[how // 4 % len(_AGENCIES)]
    given = (publisher, *agencies) if publisher else ()
    document = Document(
        id=content_id(text, *given),
        ref="f",
        text=text,
        blocks=tuple(replace(block, end=min(block.end, len(text))) for block in blocks),
        title=text[: blocks[0].end] if blocks[0].kind is BlockKind.TITLE else None,
        publisher=publisher,
        published=published,
        language="en",
        agencies=agencies,
    )
    return document, Annotation(tuple(sentences))


def _written(made: _Made, text: str) -> tuple[list[int], str]:
    starts = []
    for number, word in enumerate(made.words):
        text += " " if word.gap and number else ""
        starts.append(len(text))
        text += word.text
    return starts, text


def _sentence(made: _Made, starts: list[int], kind: BlockKind, paragraph: int) -> Sentence:
    tokens = tuple(
        Token(start, start + len(w.text), w.text, w.lemma, w.upos, w.xpos, w.head, w.deprel)
        for start, w in zip(starts, made.words, strict=True)
    )
    by_head = {n: _entities(s) for n, s in made.spans.items() if isinstance(n, str) and n}
    frames = tuple(
        Frame(at, made.rolesets[at], tuple(Argument(*span) for span in sorted(made.spans[at])))
        for at in sorted(made.rolesets)
    )
    return Sentence(
        start=tokens[0].start,
        end=tokens[-1].end,
        block=kind,
        paragraph=paragraph,
        tokens=tokens,
        entities=_entities(made.spans.get("", [])),
        frames=frames,
        by_head=by_head,
        facts=tuple(word.fact for word in made.words),
    )


def _entities(spans: Spans) -> tuple[Entity, ...]:
    return tuple(Entity(*span) for span in sorted(spans))
