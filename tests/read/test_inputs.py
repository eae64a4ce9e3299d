"""Inputs by name: every kind, every way of being bad, in order, one document at a time."""

# ruff: noqa: E501 (example texts are as long as they are)

from __future__ import annotations

import gzip
import io
import json
import os
import subprocess
import sys
import tracemalloc
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.errors import InputError
from reportedly.model import Document
from reportedly.read import ReadOptions, read_inputs

LEAD = "Rebels of the Northern Front seized the town of Lomaro on Sunday after two days of shelling, the army said."
FRENCH = "Les rebelles ont pris la ville de Lomaro dimanche après deux jours de combats, a annoncé le ministère de la Défense."
HTML = f"<html><head><title>Town falls</title></head><body><h1>Town falls</h1><p>{LEAD}</p></body></html>"
PLAIN = ReadOptions()


def read(*inputs: str | Path, options: ReadOptions = PLAIN) -> list[Document | InputError]:
    return list(read_inputs([str(name) for name in inputs], options))


def document(*inputs: str | Path, options: ReadOptions = PLAIN) -> Document:
    (found,) = read(*inputs, options=options)
    assert isinstance(found, Document), found
    return found


def problem(*inputs: str | Path, options: ReadOptions = PLAIN) -> str:
    (found,) = read(*inputs, options=options)
    assert isinstance(found, InputError), found
    assert "\n" not in str(found)
    assert found.remedy
    return str(found)


def write(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_a_text_file_is_kept_as_it_is(tmp_path: Path) -> None:
    raw = b"\xef\xbb\xbf" + f"  {LEAD}\r\n\r\nIt said no more.\r\n".encode()
    found = document(write(tmp_path / "a.txt", raw))
    assert found.text == f"  {LEAD}\n\nIt said no more.\n"
    assert [found.text[block.start : block.end] for block in found.blocks] == [LEAD, "It said no more."]
    assert (found.raw, found.ref, found.language) == (raw, str(tmp_path / "a.txt"), "en")
    assert found.media_type == "text/plain"


def test_same_content_same_id(tmp_path: Path) -> None:
    first = document(write(tmp_path / "a.txt", LEAD))
    again = document(write(tmp_path / "b.md", LEAD), options=ReadOptions(publisher="The Harbour Post"))
    record = document(write(tmp_path / "c.jsonl", json.dumps({"text": LEAD})))
    other = document(write(tmp_path / "d.jsonl", json.dumps({"text": LEAD, "publisher": "Radio Nahr"})))
    assert len(first.id) == 64
    assert first.id == again.id == record.id != other.id


def test_overrides(tmp_path: Path) -> None:
    options = ReadOptions(published=date(2025, 3, 3), publisher="Radio Nahr", title="Town falls")
    for name, content in (
        ("a.txt", f"# Other\n\n4 March 2025\n\n{LEAD}"),
        ("a.html", HTML),
        ("a.jsonl", json.dumps({"text": LEAD})),
    ):
        found = document(write(tmp_path / name, content), options=options)
        assert (found.published, found.publisher, found.title) == (date(2025, 3, 3), "Radio Nahr", "Town falls")


def test_long_values_are_bounded(tmp_path: Path) -> None:
    record = {"text": LEAD, "title": "a\x00b " * 9000, "publisher": "p\n" * 9000}
    found = document(write(tmp_path / "a.jsonl", json.dumps(record)))
    assert found.title is not None
    assert len(found.title) <= 500
    assert "\x00" not in found.title
    assert len(found.publisher or "") <= 120


def test_html_keeps_its_bytes(tmp_path: Path) -> None:
    found = document(write(tmp_path / "page", HTML))
    assert (found.media_type, found.raw, found.title) == ("text/html", HTML.encode(), "Town falls")
    assert document(write(tmp_path / "page.gz", gzip.compress(HTML.encode()))).text == found.text


def test_folder(tmp_path: Path) -> None:
    for name in ("b.md", "sub/a.txt", ".hidden/c.txt", ".d.txt"):
        write(tmp_path / name, LEAD)
    write(tmp_path / "a.html", HTML)
    write(tmp_path / "z.png", b"\x89PNG")
    write(tmp_path / "z.csv", "a,b")
    *documents, error = read(tmp_path)
    assert [Path(found.ref).name for found in documents] == ["a.html", "b.md", "a.txt"]
    assert isinstance(error, InputError)
    assert "2 files are of no known kind" in str(error)
    (tmp_path / "empty").mkdir()
    assert "nothing to read" in problem(tmp_path / "empty")


def test_jsonl(tmp_path: Path) -> None:
    lines = [
        json.dumps(
            {
                "id": "r1",
                "text": f"  {LEAD}\r\n",
                "title": "Town falls",
                "url": "https://a.example/b",
                "published": "2025-03-03",
                "x": 1,
            }
        ),
        '{"id": "r2", "text":',
        "",
        json.dumps({"text": LEAD, "published": "soon"}),
        "[1]",
        json.dumps({"title": "no text"}),
        json.dumps({"text": 5}),
        json.dumps({"id": "fr", "text": FRENCH}),
        json.dumps({"text": f"{LEAD} \ud800"}),
        '{"text": ' + "[" * 100_000,
    ]
    path = write(tmp_path / "a.jsonl", "\n".join(lines))
    first, *errors, last, deep = read(path)
    assert isinstance(first, Document)
    assert (first.ref, first.text, first.title) == ("r1", f"  {LEAD}\r\n", "Town falls")
    assert (first.url, first.published) == ("https://a.example/b", date(2025, 3, 3))
    assert isinstance(last, Document)
    assert (last.ref, last.text) == (f"{path}:9", f"{LEAD} \ufffd")
    said = [str(error).removeprefix(str(path)) for error in (*errors, deep)]
    expected = [
        ":2: broken JSON", ":4: 'published': 'soon' is not a date", ":5: no JSON object", ":6: the record has no text",
        ":7: 'text' is not a string", ":8: looks like French (fr)", ":10: ",
    ]  # fmt: skip
    assert [text for text, begin in zip(said, expected, strict=True) if not text.startswith(begin)] == []


def test_jsonl_streams(tmp_path: Path) -> None:
    path = tmp_path / "big.jsonl"
    record = json.dumps({"text": LEAD, "other": "x" * 50_000})
    with path.open("w") as file:
        for _ in range(100):
            file.write(record + "\n")
        file.write(json.dumps({"text": LEAD * 4000}) + "\n" + record)
    tracemalloc.start()
    options = ReadOptions(max_bytes=100_000)
    results = [isinstance(found, Document) for found in read_inputs([str(path)], options)]
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert results == [True] * 100 + [False, True]
    assert path.stat().st_size > 5_000_000 > 2 * peak


def test_nothing_is_read_before_it_is_asked_for(tmp_path: Path) -> None:
    results = read_inputs([str(write(tmp_path / "a.txt", LEAD)), str(tmp_path / "later.txt")], PLAIN)
    assert isinstance(next(results), Document)
    write(tmp_path / "later.txt", LEAD)
    assert isinstance(next(results), Document)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\n ", "empty"),
        ("a.txt", b"\xef\xbb\xbf", "empty"),
        ("a.pdf", b"%PDF-1.7 ...", "a PDF, not text; convert it and pipe it in: pdftotext"),
        ("a.docx", b"PK\x03\x04...", "zip archive or an office document"),
        ("a.jpg", b"\xff\xd8\xff\xe0...", "an image"),
        ("a", b"abc\x00\x01\x02", "a binary file"),
        ("a.txt", "caf\xe9 \xe9t\xe9 d\xe9j\xe0 ".encode() * 9 + b"\xe9 end", "UTF-8, but broken at byte"),
        ("a.txt", b"\xff\xfe\x00\xd8", "not readable as UTF-16-LE"),
        ("a.txt.gz", b"\x1f\x8bbroken", "broken gzip data"),
        ("a.json", b'[\n{"text": "x"}]', "JSON, but not JSON Lines"),
        ("a.xml", b'<?xml version="1.0"?><rss></rss>', "a feed without stories"),
        ("a.xml", b"<urlset><url><loc>http://a.example/b</loc></url></urlset>", "a site map"),
        ("a.jsonl", b"\n\n", "no records"),
        ("a.txt", FRENCH.encode(), "looks like French (fr), and only English is coded; use --language en"),
        ("a.html", b"<html><body><p>Hi</p></body></html>", "no article found"),
    ],
)
def test_bad_content(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    assert said in problem(write(tmp_path / name, content))


def test_bad_names(tmp_path: Path) -> None:
    assert "no such file" in problem(tmp_path / "none.txt")
    assert "'ftp:' is not fetched" in problem("ftp://a.example/b")
    assert "not a valid path" in problem("a\0b")
    assert "too long" in problem("a" * 5000)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_permission_denied(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", LEAD)
    path.chmod(0)
    assert "permission denied" in problem(path)


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    tracemalloc.start()
    said = problem(path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert "200 MB is more than one article ever has (limit 50 MB)" in said
    assert peak < 1_000_000


def test_one_bad_input_does_not_stop_the_others(tmp_path: Path) -> None:
    good = write(tmp_path / "a.txt", LEAD)
    results = read(tmp_path / "none.txt", good, write(tmp_path / "e.txt", ""), good)
    assert [isinstance(found, Document) for found in results] == [False, True, False, True]


@pytest.mark.parametrize(
    "raw",
    [
        LEAD.replace("Lomaro", "Lomaró").encode("utf-16"),
        LEAD.replace("Lomaro", "Lomaró").encode("windows-1252"),
        LEAD.replace("Lomaro", "Lomaró").encode("utf-8-sig"),
    ],
)
def test_encodings(tmp_path: Path, raw: bytes) -> None:
    assert document(write(tmp_path / "a.txt", raw)).text == LEAD.replace("Lomaro", "Lomaró")


def test_declared_encoding_of_a_page(tmp_path: Path) -> None:
    html = HTML.replace("<head>", '<head><meta charset="iso-8859-2">').replace("Lomaro", "Łomaro")
    assert "Łomaro" in document(write(tmp_path / "a.html", html.encode("iso-8859-2"))).text


def test_language(tmp_path: Path) -> None:
    assert document(write(tmp_path / "a.txt", FRENCH), options=ReadOptions(language="en")).language == "en"
    assert document(write(tmp_path / "b.txt", "Kisan, Lomaro, Tiko")).language is None


@pytest.mark.parametrize(
    ("content", "media_type"), [(LEAD, "text/plain"), (HTML, "text/html"), (json.dumps({"text": LEAD}), "text/plain")]
)
def test_standard_input(monkeypatch: pytest.MonkeyPatch, content: str, media_type: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content.encode())))
    found = document("-")
    assert found.media_type == media_type
    assert found.ref == ("-:1" if content.startswith("{") else "-")


def test_import_is_light() -> None:
    heavy = "{'trafilatura', 'lxml', 'py3langid', 'urllib3', 'numpy', 'charset_normalizer', 'hypothesis'}"
    code = "import sys; from reportedly.read import *; next(read_inputs(['-'], ReadOptions()));"
    code += f"print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], input=LEAD, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def _sound(found: Document | InputError) -> None:
    if isinstance(found, InputError):
        assert found.problem
        return
    at = 0
    for block in found.blocks:
        assert at <= block.start < block.end <= len(found.text)
        assert found.text[block.start : block.end].strip() == found.text[block.start : block.end]
        at = block.end
    at = 0
    for span in found.masked:
        assert at <= span.start < span.end
        assert any(block.start <= span.start and span.end <= block.end for block in found.blocks)
        at = span.end


_PIECES = st.sampled_from(
    ["# ", "## ", "**", "*", "_", "> ", "- ", "1. ", "[", "](http://x.example)", "\n", "\n\n", "\r\n", "```", "---\n", "|", "a: b",
     "The army left. ", "town ", "By Jane Otieno", "(AFP)", "LOMARO — ", "March 3, 2025", "\x00", "\u200b", "\u2028", "é", "<b>", "</b>",
     "![x](y)", "https://a.example", "Advertisement", "© 2025", "\ud7ff", "😀", "&amp;", "<!--", "-->", "===", "\\*"]
)  # fmt: skip


@settings(max_examples=100, deadline=None)
@given(st.lists(_PIECES, max_size=40).map("".join))
def test_any_text_gives_sound_blocks(text: str) -> None:
    from reportedly.read.build import build
    from reportedly.read.text import read_text

    options = ReadOptions(language="en")
    found = build(text, read_text(text), ref="x", options=options, media_type="text/plain")
    _sound(found)
    hidden = {at for span in found.masked for at in range(span.start, span.end)}
    assert all(0 <= at < len(text) for at in hidden)


@settings(max_examples=40, deadline=None)
@given(
    st.one_of(st.binary(max_size=300), st.text(max_size=300).map(lambda text: text.encode("utf-8", "surrogatepass")))
)
def test_any_bytes_give_a_document_or_an_error(raw: bytes) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        for name in ("a.txt", "a.html", "a.jsonl", "a.bin", "a.txt.gz"):
            path = Path(folder) / name
            path.write_bytes(raw)
            for found in read_inputs([str(path)], ReadOptions(language="en")):
                _sound(found)


_HTML = st.sampled_from(
    ["<p>", "</p>", "<div>", "</div>", "<article>", "<h1>", "</h1>", "<time datetime='2025-03-03'>", "<script type='application/ld+json'>",
     '{"@type":"NewsArticle","datePublished":5,"publisher":[]}', "</script>", "<figcaption>", LEAD, "<br>", "<ul><li>", "<!--", "<html>",
     "<meta name=date content=x>", "<table><tr><td>", "<svg>", "&#0;", "\x00", "<?xml version='1.0' encoding='x'?>", "<blockquote>"]
)  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(st.lists(_HTML, max_size=25).map("".join))
def test_any_page_gives_a_document_or_an_error(html: str) -> None:
    from reportedly.read.build import build
    from reportedly.read.page import read_page

    try:
        text, found = read_page(html, ref="x")
    except InputError:
        return
    _sound(build(text, found, ref="x", options=ReadOptions(language="en"), media_type="text/html"))
