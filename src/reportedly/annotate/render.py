"""An annotation as plain dicts and lists, ready for JSON. Offsets are characters of the document's text."""

from __future__ import annotations

from typing import Any

from reportedly.annotate.annotation import Annotation, Frame, Sentence
from reportedly.contract import document_json
from reportedly.model import Document


def annotation_json(document: Document, annotation: Annotation) -> dict[str, Any]:
    """`{"document": {...}, "sentences": [...]}`; heads, predicates and spans of words are indices in their sentence.

    `head` is None for the root, and `roleset` where it was not told.
    """
    return {
        "document": document_json(document),
        "sentences": [_sentence(document.text, sentence) for sentence in annotation.sentences],
    }


def _sentence(text: str, sentence: Sentence) -> dict[str, Any]:
    return {
        "start": sentence.start,
        "end": sentence.end,
        "text": text[sentence.start : sentence.end],
        "block": sentence.block.value,
        "paragraph": sentence.paragraph,
        "tokens": [
            {
                "start": t.start,
                "end": t.end,
                "text": t.text,
                "lemma": t.lemma,
                "upos": t.upos,
                "xpos": t.xpos,
                "head": t.head if t.head >= 0 else None,
                "deprel": t.deprel,
            }
            for t in sentence.tokens
        ],
        "entities": [{"kind": e.kind, **_words(text, sentence, e.first, e.past)} for e in sentence.entities],
        "frames": [_frame(text, sentence, frame) for frame in sentence.frames],
    }


def _frame(text: str, sentence: Sentence, frame: Frame) -> dict[str, Any]:
    return {
        "predicate": frame.predicate,
        "roleset": frame.roleset,
        "arguments": [{"role": a.role, **_words(text, sentence, a.first, a.past)} for a in frame.arguments],
    }


def _words(text: str, sentence: Sentence, first: int, past: int) -> dict[str, Any]:
    """Words `first` to `past` (past the last), with the characters they cover."""
    start, end = sentence.tokens[first].start, sentence.tokens[past - 1].end
    return {"first": first, "past": past, "start": start, "end": end, "text": text[start:end]}
