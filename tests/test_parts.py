"""Documents too long to be coded as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from reportedly import parts
from reportedly.annotate.encoder import Encoder
from reportedly.cli import main
from reportedly.contract import result_json
from reportedly.model import Block, BlockKind, Document, Span
from reportedly.parallel import cores
from reportedly.parts import annotated, parted
from reportedly.read import ReadOptions, read_inputs
from reportedly.work import Annotating, Attributing, Coding, Timing

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"


def _document(*paragraphs: str, masked: tuple[Span, ...] = ()) -> Document:
    blocks, at = [], 0
    for paragraph in paragraphs:
        blocks.append(Block(at, at + len(paragraph), BlockKind.BODY))
        at += len(paragraph) + 2
    return Document(id="d", ref="d", text="\n\n".join(paragraphs), blocks=tuple(blocks), masked=masked)


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "WHOLE", 2_000)
    monkeypatch.setattr(parts, "PART", 1_000)


def test_an_article_is_its_own_only_part() -> None:
    document = _document(*["Rebels left the town. " * 200] * 20)
    (part,) = parted(document)
    assert part.document is document
    assert part.start == 0


@pytest.mark.usefixtures("small")
def test_parts_end_with_paragraphs() -> None:
    document = _document(*["Rebels left the town." * 10] * 30)
    found = parted(document)
    assert len(found) > 5
    for part in found:
        assert len(part.document.text) <= 1_000
        assert all(b.end - b.start == 210 for b in part.document.blocks)
    _holds_all(document, found)


@pytest.mark.usefixtures("small")
def test_a_long_paragraph_is_cut_between_sentences() -> None:
    document = _document("Rebels left the town. " * 300)
    found = parted(document)
    assert all(p.document.text.strip().endswith(".") for p in found)
    _holds_all(document, found)


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("piece", ["a", "a ", "\u0301", '"', ". ", "\n"])
def test_whatever_it_is_made_of_it_is_cut(piece: str) -> None:
    document = _document(piece * (10_000 // len(piece)))
    found = parted(document)
    assert all(len(p.document.text) <= 1_000 for p in found)
    _holds_all(document, found)


@pytest.mark.usefixtures("small")
def test_markup_goes_with_its_part() -> None:
    text = "a" * 990 + "[" + "m" * 29 + "]" + "b" * 5_000
    document = _document(text, masked=(Span(10, 20), Span(990, 1_021), Span(3_000, 3_010)))
    shown = [(part.start + s.start, part.start + s.end) for part in parted(document) for s in part.document.masked]
    assert shown == [(10, 20), (990, 1_000), (1_000, 1_021), (3_000, 3_010)]


def _holds_all(document: Document, found: Sequence[parts.Part]) -> None:
    """Every character of every block is in one part, at its place."""
    seen = [False] * len(document.text)
    for part in found:
        assert part.document.text == document.text[part.start : part.start + len(part.document.text)]
        for block in part.document.blocks:
            for at in range(part.start + block.start, part.start + block.end):
                assert not seen[at]
                seen[at] = True
    assert sum(seen) == sum(b.end - b.start for b in document.blocks)


def _long_document() -> Document:
    paths = sorted(str(p) for p in EXAMPLES.iterdir() if p.suffix in (".txt", ".md"))
    documents = [d for d in read_inputs(paths, ReadOptions()) if isinstance(d, Document)]
    return _document(*(d.text[b.start : b.end] for d in documents for b in d.blocks if b.kind is BlockKind.BODY))


@pytest.mark.usefixtures("small")
def test_the_claims_of_parts_stand_in_the_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    document = _long_document()
    assert len(parted(document)) > 3
    work = Coding().load()
    claims = work(document)
    assert len({c.id for c in claims}) == len(claims) > 20
    for claim in claims:
        for named in (*claim.actors, *claim.targets, *(a.source for a in claim.attribution)):
            assert named.span.of(document.text) == named.text
        assert claim.place is None or claim.place.span.of(document.text) == claim.place.text
        assert claim.time is None or claim.time.span.of(document.text) == claim.time.text
        assert all(c.span.of(document.text) == c.text for c in claim.counts)
        assert claim.evidence.start <= claim.trigger.start < claim.evidence.end
    told = result_json(document, claims)
    for threads in (1, 5):
        monkeypatch.setattr("reportedly.parallel.cores", lambda n=threads: n)
        assert result_json(document, Coding().load()(document)) == told


@pytest.mark.usefixtures("small")
def test_annotating_side_by_side_changes_nothing() -> None:
    found, encoder = parted(_long_document()), Encoder.load()
    alone = list(annotated(found, encoder, threads=1))
    assert list(annotated(found, encoder, threads=max(3, cores()))) == alone
    assert [part for part, _ in alone] == found


@pytest.mark.usefixtures("small")
def test_what_is_found_in_parts_stands_in_the_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    document = _long_document()
    annotation = Annotating().load()(document)
    sentences = annotation.sentences
    assert [s.start for s in sentences] == sorted(s.start for s in sentences)
    for sentence in sentences:
        block = document.blocks[sentence.paragraph]
        assert block.start <= sentence.start < sentence.end <= block.end
        assert all(document.text[t.start : t.end] == t.text for t in sentence.tokens)
    times = Timing().load()(document)
    assert len(times) > 10
    assert all(t.span.of(document.text) == t.text for t in times)
    found = Attributing().load()(document)
    assert len(found) > 10
    assert any(f.cue is not None and "said" in f.cue.of(document.text) for f in found)
    cues = [f.cue.start for f in found if f.cue is not None]
    assert cues[-1] > len(document.text) - 2 * parts.PART
    monkeypatch.setattr(parts, "cores", lambda: 5)
    assert (Annotating().load()(document), Timing().load()(document)) == (annotation, times)
    assert Attributing().load()(document) == found


@pytest.mark.usefixtures("small")
def test_a_paragraph_that_several_parts_share_is_one() -> None:
    document = _document("Rebels left. " * 200, "Nobody was hurt.")
    assert [p.blocks for p in parted(document)] == [(0,), (0,), (0, 1)]
    assert {s.paragraph for s in Annotating().load()(document).sentences} == {0, 1}


@pytest.mark.usefixtures("small")
def test_the_command_tells_of_parts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "long.txt"
    path.write_text("Rebels left the town on Monday. " * 100, encoding="utf-8")
    assert main(["times", str(path)]) == 0
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert "long.txt: more than 2,000 characters, read in parts of 1,000" in told
