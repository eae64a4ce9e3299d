"""Builds annotated sentences for tests from a compact notation, so that no model is needed.

One word is `form/lemma/UPOS/XPOS/head/deprel`, words are parted by white space; heads count from 1, 0 is the root, and
an empty lemma is the form in lower case. A word is joined to the one before it if it begins with `_`.
"""

from __future__ import annotations

from reportedly.annotate.annotation import Annotation, Argument, Entity, Frame, Sentence, Token
from reportedly.model import Block, BlockKind, Document


def sentence(
    notation: str,
    *,
    start: int = 0,
    paragraph: int = 0,
    block: BlockKind = BlockKind.BODY,
    entities: tuple[tuple[int, int, str], ...] = (),
    frames: tuple[tuple[int, str, tuple[tuple[int, int, str], ...]], ...] = (),
) -> Sentence:
    """Entities are (first, past, kind) and frames (predicate, roleset, arguments), with words counted from 0."""
    tokens: list[Token] = []
    at = start
    for item in notation.split():
        form, lemma, upos, xpos, head, deprel = item.rsplit("/", 5)
        joined = form.startswith("_") and len(form) > 1
        form = form[1:] if joined else form
        if tokens and not joined:
            at += 1
        token = Token(at, at + len(form), form, lemma or form.lower(), upos, xpos, int(head) - 1, deprel)
        tokens.append(token)
        at = token.end
    return Sentence(
        start=start,
        end=at,
        block=block,
        paragraph=paragraph,
        tokens=tuple(tokens),
        entities=tuple(Entity(*e) for e in entities),
        frames=tuple(Frame(p, r, tuple(Argument(*a) for a in args)) for p, r, args in frames),
    )


def text_of(sentences: tuple[Sentence, ...]) -> str:
    """The text in which the tokens stand where their offsets say."""
    size = max(s.end for s in sentences)
    characters = [" "] * size
    for token in (t for s in sentences for t in s.tokens):
        characters[token.start : token.end] = token.text
    return "".join(characters)


def document(*sentences: Sentence) -> tuple[Document, Annotation]:
    """A document of these sentences, which must not overlap, and its annotation."""
    text = text_of(sentences)
    blocks = tuple(Block(s.start, s.end, s.block) for s in sentences)
    return Document(id="d", ref="test", text=text, blocks=blocks), Annotation(tuple(sentences))
