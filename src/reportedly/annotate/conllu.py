"""CoNLL-U of an annotation, for the field's own tools to check and to score.

MISC holds, beside `SpaceAfter=No`: `start_char` and `end_char`, characters of the document's text; `Entity`, brackets
as in CorefUD (`(e1-LOC-2` opens an entity whose second word is its head, `e1)` closes it); and on a predicate `Pred`,
its PropBank roleset (or only its lemma), and `Args`, its arguments as `role:first-last` in word ids, by commas.
Backslashes, bars and spaces in MISC are written `\\\\`, `\\p` and `\\s`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from reportedly.annotate.annotation import Annotation, Entity, Frame, Sentence, Token
from reportedly.annotate.words import blank
from reportedly.model import Document

_CLITIC = re.compile(r"n['’]t|['’`](?:s|ll|re|ve|d|m)|not|na|ta|nt", re.IGNORECASE)
_INVISIBLE = "\u2060"
_ESCAPES = str.maketrans({"\\": "\\\\", "|": "\\p", " ": "\\s", "\t": "\\t", "\n": "\\n"})


def conllu(document: Document, annotation: Annotation) -> str:
    """The whole document in CoNLL-U, each sentence with the blank line after it; empty if there is no sentence."""
    text = blank(document.text, document.masked, filler=_INVISIBLE)
    lines: list[str] = []
    paragraph = -1
    ids = iter(range(1, sum(len(s.entities) for s in annotation.sentences) + 1))
    for number, sentence in enumerate(annotation.sentences, start=1):
        if number == 1:
            lines += [f"# newdoc id = {document.id}", "# global.Entity = eid-etype-head"]
        if sentence.paragraph != paragraph:
            paragraph = sentence.paragraph
            lines += ["# newpar", f"# block = {sentence.block.value}"]
        following = annotation.sentences[number].start if number < len(annotation.sentences) else None
        lines.append(f"# sent_id = {document.id}-{number}")
        lines += _sentence(text, sentence, following, ids)
        lines.append("")
    return "\n".join([*lines, ""]) if lines else ""


def _sentence(text: str, sentence: Sentence, following: int | None, ids: Iterator[int]) -> Iterator[str]:
    """The `# text` and the rows of one sentence; `following` is where the next one starts."""
    tokens = sentence.tokens
    forms = [unicodedata.normalize("NFC", token.text) for token in tokens]
    starts = [token.start for token in tokens[1:]] + [following if following is not None else len(text) + 1]
    spaced = [_spaced(text, token.end, start) for token, start in zip(tokens, starts, strict=True)]
    yield "# text = " + "".join(f + " " * s for f, s in zip(forms, spaced, strict=True)).strip()
    notes = _notes(sentence, ids)
    i = 0
    while i < len(tokens):
        past = _past_multiword(tokens, spaced, i)
        if past > i + 1:
            misc = _misc([], tokens[i], tokens[past - 1], spaced=spaced[past - 1])
            yield _row(f"{i + 1}-{past}", "".join(forms[i:past]), None, misc)
        for j in range(i, past):
            # Inside a multiword token no word says SpaceAfter.
            misc = _misc(notes[j], tokens[j], tokens[j], spaced=spaced[j] or past > i + 1)
            yield _row(str(j + 1), forms[j], tokens[j], misc)
        i = past


def _spaced(text: str, end: int, start: int) -> bool:
    """Whether a space parts two words; invisible characters are none."""
    gap = text[end:start]
    return start > len(text) or any(c.isspace() for c in gap)


def _past_multiword(tokens: tuple[Token, ...], spaced: list[bool], i: int) -> int:
    """Past the last word of the multiword token that begins at `i`: "don't", "cannot", "Mali's"."""
    past = i + 1
    while past < len(tokens) and not spaced[past - 1] and tokens[past - 1].end == tokens[past].start:
        before, word = tokens[past - 1].text, tokens[past].text
        possessive = word in {"'", "’"} and tokens[past].xpos == "POS"
        if not (before[-1].isalnum() or before[-1] == ".") or not (possessive or _CLITIC.fullmatch(word)):
            break
        past += 1
    return past


def _row(number: str, form: str, token: Token | None, misc: str) -> str:
    if token is None:
        return "\t".join([number, form, *"_______", misc])
    lemma = unicodedata.normalize("NFC", token.lemma) or "_"
    head = str(token.head + 1)
    return "\t".join([number, form, lemma, token.upos, token.xpos or "_", "_", head, token.deprel, "_", misc])


def _misc(notes: list[str], first: Token, last: Token, *, spaced: bool) -> str:
    space = [] if spaced else ["SpaceAfter=No"]
    return "|".join([*notes, *space, f"end_char={last.end}", f"start_char={first.start}"])


def _notes(sentence: Sentence, ids: Iterator[int]) -> list[list[str]]:
    """Entities and roles of each word, as items of MISC."""
    notes: list[list[str]] = [[] for _ in sentence.tokens]
    opens: list[str] = [""] * len(notes)
    closes: list[str] = [""] * len(notes)
    for entity in sorted(sentence.entities, key=lambda e: (e.first, -e.past)):
        name = f"e{next(ids)}"
        opening = f"({name}-{_escape(entity.kind)}-{_head(sentence, entity)}"
        if entity.past == entity.first + 1:
            opens[entity.first] += opening + ")"
        else:
            opens[entity.first] += opening
            closes[entity.past - 1] = f"{name})" + closes[entity.past - 1]
    for i, note in enumerate(notes):
        if frame := sentence.frame_of.get(i):
            note += _roles(sentence, frame)
        if brackets := closes[i] + opens[i]:
            note.append(f"Entity={brackets}")
    return notes


def _head(sentence: Sentence, entity: Entity) -> int:
    """Which word of the entity, counted from 1, hangs outside it."""
    for i in range(entity.first, entity.past):
        if not entity.first <= sentence.tokens[i].head < entity.past:
            return i - entity.first + 1
    return 1


def _roles(sentence: Sentence, frame: Frame) -> list[str]:
    pred = frame.roleset or sentence.tokens[frame.predicate].lemma
    args = ",".join(f"{_escape(a.role)}:{a.first + 1}-{a.past}" for a in frame.arguments)
    return [*([f"Args={args}"] if args else []), f"Pred={_escape(pred)}"]


def _escape(value: str) -> str:
    return unicodedata.normalize("NFC", value).translate(_ESCAPES)
