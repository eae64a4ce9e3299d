"""CoNLL-U as UD's validation would demand of it, up to level 2."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from reportedly.annotate.annotation import Annotation, Argument, Entity, Frame, Sentence, Token
from reportedly.annotate.conllu import conllu
from reportedly.annotate.render import annotation_json
from reportedly.annotate.sentences import split_sentences
from reportedly.annotate.words import split_words
from reportedly.model import Block, BlockKind, Document, Span

_OPEN = {"ADJ", "ADV", "INTJ", "NOUN", "PROPN", "VERB"}
UPOS = _OPEN | {"ADP", "AUX", "CCONJ", "DET", "NUM", "PART", "PRON", "PUNCT", "SCONJ", "SYM", "X"}


def problems(text: str) -> Iterator[str]:
    """What is wrong with a file: its shape, ids, tree, text and spaces."""
    if text and not text.endswith("\n\n"):
        yield "no blank line after the last sentence"
    if text != unicodedata.normalize("NFC", text):
        yield "not NFC"
    seen: set[str] = set()
    for block in text.split("\n\n")[:-1]:
        lines = block.split("\n")
        notes = dict(n[2:].split(" = ", 1) for n in lines if n.startswith("#") and " = " in n)
        rows = [line.split("\t") for line in lines if not line.startswith("#")]
        if notes["sent_id"] in seen or re.search(r"\s", notes["sent_id"]):
            yield f"sent_id {notes['sent_id']}"
        seen.add(notes["sent_id"])
        yield from _shape(rows)
        yield from _tree([r for r in rows if "-" not in r[0]])
        yield from _text(notes["text"], rows)


def _shape(rows: list[list[str]]) -> Iterator[str]:
    number = 0
    for row in rows:
        if len(row) != 10 or any(not f or f != f.strip() for f in row) or any(" " in f for f in row):
            yield f"columns {row}"
        if "-" in row[0]:
            low, high = map(int, row[0].split("-"))
            if low != number + 1 or high <= low or row[2:9] != ["_"] * 7:
                yield f"multiword {row}"
            continue
        number += 1
        if row[0] != str(number) or row[3] not in UPOS or not re.fullmatch(r"[a-z]+(:[a-z]+)*", row[7]):
            yield f"fields {row}"
        if row[9] != "_" and any(not re.fullmatch(r"[^=\s|]+=[^\s|]+", item) for item in row[9].split("|")):
            yield f"misc {row}"


def _tree(rows: list[list[str]]) -> Iterator[str]:
    heads = [int(r[6]) for r in rows]
    if [r[7] == "root" for r in rows] != [h == 0 for h in heads] or heads.count(0) != 1:
        yield f"roots {heads}"
    for i in range(1, len(heads) + 1):
        path, at = {i}, heads[i - 1]
        while at:
            if at in path or at > len(heads):
                yield f"cycle {heads}"
                break
            path.add(at)
            at = heads[at - 1]


def _text(text: str, rows: list[list[str]]) -> Iterator[str]:
    surface, past = "", 0
    for row in rows:
        if "-" in row[0]:
            past = int(row[0].split("-")[1])
        elif int(row[0]) <= past:
            if "SpaceAfter" in row[9]:
                yield f"SpaceAfter inside a multiword token {row}"
            continue
        surface += row[1] + ("" if "SpaceAfter=No" in row[9].split("|") else " ")
    if surface.strip() != text or text != text.strip() or "  " in text:
        yield f"text {text!r} {surface!r}"


def sentence(
    text: str,
    start: int,
    end: int,
    masked: tuple[Span, ...] = (),
    *,
    entities: tuple[Entity, ...] = (),
    frames: tuple[Frame, ...] = (),
) -> Sentence:
    """The words of a stretch of text, hung from the first."""
    tokens = tuple(
        Token(a, b, text[a:b], text[a:b].lower(), "X", "FW", 0 if i else -1, "dep" if i else "root")
        for i, (a, b) in enumerate(split_words(text, start, end, masked))
    )
    return Sentence(tokens[0].start, tokens[-1].end, BlockKind.BODY, 0, tokens, entities, frames)


def document(text: str, masked: tuple[Span, ...] = ()) -> Document:
    return Document("abc123", "x.txt", text, (Block(0, len(text), BlockKind.BODY),), masked=masked)


def rows(text: str) -> list[list[str]]:
    return [line.split("\t") for line in text.split("\n") if line[:1].isdigit()]


def test_two_sentences_are_valid() -> None:
    text = "The army's men can't hold “Orlu”\nand cannot leave. They’ll try."
    out = conllu(document(text), Annotation((sentence(text, 0, 50), sentence(text, 50, len(text)))))
    assert list(problems(out)) == []
    assert out.startswith("# newdoc id = abc123\n")
    assert out.count("# newpar\n") == 1
    assert "# text = The army's men can't hold “Orlu” and cannot leave.\n" in out
    assert [r[1] for r in rows(out) if "-" in r[0]] == ["army's", "can't", "cannot", "They’ll"]


def test_offsets_are_of_the_document() -> None:
    text = "It fell. Orlu fell."
    out = conllu(document(text), Annotation((sentence(text, 9, len(text)),)))
    assert rows(out)[0][9] == "end_char=13|start_char=9"


def test_entities_and_roles_stand_in_misc() -> None:
    text = "Rebels took north Orlu"
    took = Frame(1, "take.01", (Argument(0, 1, "ARG0"), Argument(2, 4, "ARG1")))
    found = sentence(text, 0, 22, entities=(Entity(0, 1, "GROUP"), Entity(2, 4, "LOC")), frames=(took,))
    out = conllu(document(text), Annotation((found,)))
    assert list(problems(out)) == []
    misc = [r[9] for r in rows(out)]
    assert "Entity=(e1-GROUP-1)" in misc[0]
    assert misc[1].startswith("Args=ARG0:1-1,ARG1:3-4|Pred=take.01|")
    assert "Entity=(e2-LOC-1" in misc[2]
    assert "Entity=e2)" in misc[3]


def test_a_predicate_without_roleset_gives_its_lemma_escaped() -> None:
    text = "a|b fell"
    found = sentence(text, 0, 8, frames=(Frame(1, None, ()),))
    assert list(problems(conllu(document(text), Annotation((found,))))) == []
    assert "Pred=|" not in conllu(document(text), Annotation((found,)))


def test_markup_and_invisible_characters_leave_no_space() -> None:
    text = "**Orlu**'s mayor\u200b left."
    masked = (Span(0, 2), Span(6, 8))
    out = conllu(document(text, masked), Annotation((sentence(text, 0, len(text), masked),)))
    assert list(problems(out)) == []
    assert "# text = Orlu's mayor left." in out


def test_decomposed_accents_are_composed() -> None:
    text = "The cafe\u0301 burned"
    assert list(problems(conllu(document(text), Annotation((sentence(text, 0, len(text)),))))) == []


@given(st.text(alphabet=st.sampled_from("aB1 né’'s.,-:/@#$|\\\t_“”!?\n…\u0301\u200b\ufeff"), min_size=1, max_size=80))
def test_any_text_gives_valid_conllu(text: str) -> None:
    doc = document(text)
    found = tuple(sentence(text, s.start, s.end) for s in split_sentences(doc))
    assert list(problems(conllu(doc, Annotation(found)))) == []


def test_no_sentence_no_output() -> None:
    assert conllu(document(""), Annotation(())) == ""


def test_the_checks_find_what_is_wrong() -> None:
    good = conllu(document("It fell"), Annotation((sentence("It fell", 0, 7),)))
    assert list(problems(good)) == []
    assert list(problems(good.replace("\t0\troot", "\t2\tdep")))
    assert list(problems(good.replace("# text = It fell", "# text = It  fell")))
    assert list(problems(good.replace("\tX\t", "\tNONE\t")))


def test_json_has_the_words_and_what_was_found() -> None:
    text = "Rebels took Orlu"
    took = Frame(1, None, (Argument(2, 3, "ARG1"),))
    found = annotation_json(
        document(text), Annotation((sentence(text, 0, 16, entities=(Entity(2, 3, "LOC"),), frames=(took,)),))
    )
    assert found["document"]["id"] == "abc123"
    assert found["sentences"][0]["tokens"][0]["head"] is None
    assert found["sentences"][0]["entities"] == [
        {"kind": "LOC", "first": 2, "past": 3, "start": 12, "end": 16, "text": "Orlu"}
    ]
    assert found["sentences"][0]["frames"][0]["arguments"][0]["text"] == "Orlu"
