"""Where an article's time and bytes go in `bulk`, stage by stage: `python benchmarks/stages.py`. README.md explains it.

CPU time of this process, so that what else the machine does changes little. Articles are those of `articles.py`.
"""

from __future__ import annotations

import argparse
import gzip
import html
import io
import json
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from articles import WORDS, texts
from reportedly.annotate import annotate
from reportedly.annotate.encoder import Encoder
from reportedly.annotate.sentences import split_sentences
from reportedly.bulk.coding import CLAIMS, DOCUMENTS, claim_rows, document_row
from reportedly.bulk.tables import Tables
from reportedly.code import code
from reportedly.link import link
from reportedly.link.gazetteer import open_gazetteer
from reportedly.link.registry import load_registry
from reportedly.model import Document
from reportedly.read.fetch import Fetched
from reportedly.read.inputs import read_body
from reportedly.read.jsonl import read_jsonl
from reportedly.read.options import ReadOptions

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
_WARM = 10
_OPTIONS = ReadOptions()


class Clock:
    """CPU seconds by stage."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def __call__(self, stage: str) -> Iterator[None]:
        begin = time.process_time()
        yield
        self.seconds[stage] = self.seconds.get(stage, 0.0) + time.process_time() - begin


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=60, help="articles (default: %(default)s)")
    options = parser.parse_args()
    told = texts(sorted(p for p in EXAMPLES.iterdir() if p.is_file()), options.articles + _WARM)
    encoder = Encoder.load()
    _coded(told[:_WARM], encoder, Clock())
    clock = Clock()
    counted = _coded(told[_WARM:], encoder, clock)
    milliseconds = {stage: round(1000 * s / options.articles, 2) for stage, s in clock.seconds.items()}
    milliseconds["trees"] = round(milliseconds.pop("annotate") - milliseconds["sentences"] - milliseconds["encoder"], 2)
    each = {name: round(value / options.articles, 1) for name, value in counted.items()}
    print(json.dumps({"words": WORDS, "articles": options.articles, "cpu_ms": milliseconds, "each": each}, indent=2))


def _coded(told: Sequence[str], encoder: Encoder, clock: Clock) -> dict[str, int]:
    """Code the texts as `bulk` does; gives the bytes that went in and out, and what was found."""
    registry, gazetteer = load_registry(), open_gazetteer()
    tables, documents = Tables(CLAIMS), Tables(DOCUMENTS)
    counted = dict.fromkeys(("text_bytes", "page_gz_bytes", "claims", "claims_bytes", "documents_bytes"), 0)
    for number, text in enumerate(told):
        line, page = _line(number, text), _page(number, text)
        with clock("read page"):
            read_body(_fetched(number, page), ref="page", options=_OPTIONS)
        with clock("read line"):
            (document,) = read_jsonl(io.BytesIO(line), ref="line", options=_OPTIONS)
        if not isinstance(document, Document):
            raise document
        with clock("sentences"):
            segments = split_sentences(document)
        words = [[text[a:b] for a, b in segment.words] for segment in segments]
        with clock("encoder"):
            encoder.forward(words)
        with clock("annotate"):
            annotation = annotate(document, encoder)
        with clock("code"):
            found = code(document, annotation)
        with clock("link"):
            claims = link(document, annotation, found, registry=registry, gazetteer=gazetteer)
        with clock("write"):
            documents.add("documents", document_row(document, len(claims), (), raw=False))
            for _, row in claim_rows(document, claims):
                tables.add("claims", row)
        for name, more in (("text_bytes", len(text.encode())), ("page_gz_bytes", len(gzip.compress(page)))):
            counted[name] += more
        counted["claims"] += len(claims)
    for name, some in (("claims", tables), ("documents", documents)):
        with clock("write"):
            counted[f"{name}_bytes"] = sum(len(content) for _, content in some.end())
    return counted


def _line(number: int, text: str) -> bytes:
    return json.dumps({"id": str(number), "text": text, "published": "2026-05-12"}).encode()


def _page(number: int, text: str) -> bytes:
    """As a plain site would show it: what a crawl has beside the article is mostly larger than this."""
    links = "".join(f'<li><a href="/{n}">Section {n} of the paper</a></li>' for n in range(40))
    body = "".join(f"<p>{html.escape(part)}</p>" for part in text.split("\n\n"))
    head = f'<title>Story {number}</title><meta property="article:published_time" content="2026-05-12">'
    return (
        f"<html><head>{head}</head><body><nav><ul>{links}</ul></nav><main><article><h1>Story {number}</h1>{body}"
        f"</article></main><aside><ul>{links}</ul></aside><footer>All rights reserved</footer></body></html>"
    ).encode()


def _fetched(number: int, page: bytes) -> Any:
    return Fetched(url=f"https://paper.example/{number}", body=page, media_type="text/html", charset="utf-8")


if __name__ == "__main__":
    main()
