"""A store with all that a pack can hold: pages that changed, records without bytes, hostile words, judgements."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from reportedly.cli import main
from reportedly.store import Asked, ledger, open_store
from reportedly.store.engine import engine_for, writing
from reportedly.store.visits import Exchange, NewRequest, Outcome, Role, Visit
from reportedly.store.watching import insert_requests, insert_visit

FIRST = """---
title: Rebels seize Kidal
publisher: The Gao Courier
published: 2026-05-04
url: https://gaocourier.example/kidal
---

KIDAL - Rebels seized the town of Kidal on Sunday after hours of fighting with the army, residents said.

"At least 12 soldiers were killed in Kidal on Sunday," a hospital worker told The Gao Courier.
"""
SECOND = """---
title: Rebels seize Kidal
publisher: The Gao Courier
published: 2026-05-05
url: https://gaocourier.example/kidal
---

KIDAL - Rebels seized the town of Kidal on Sunday after hours of fighting with the army, residents said.
"""
HOSTILE_TITLE = "<script>alert(1)</script> Army \u202etxet desrever\u202c confirms <img src=https://evil.example/x.png>"
PAGE = """<!doctype html><html lang="en"><head><title>Army confirms loss of Kidal</title>
<meta property="og:site_name" content="Sahel Wire"><meta property="article:published_time" content="2026-05-05">
</head><body><article><h1>Army confirms loss of Kidal</h1>
<p>BAMAKO - Mali's army acknowledged on Tuesday that rebels captured Kidal on Sunday. Seven soldiers were killed in
Kidal on Sunday, the army's spokesman &lt;b onload="alert(2)"&gt;Issa Barro&lt;/b&gt; said.</p>
<p>The army had held the town for two years, and its officers said that they would come back with more men.</p>
</article></body></html>
"""
RECORD = {
    "id": "wire-17",
    "title": HOSTILE_TITLE,
    "url": "data:text/html,<script>alert(3)</script>",
    "publisher": 'The "Desert" <Wire>',
    "published": "2026-05-06",
    "text": "GAO - Rebels shelled the town of Gao on Tuesday, wounding three civilians, a \u202erotcod\u202c said.\n\n"
    "Mali's army denied that rebels had captured Kidal on Sunday, <script>alert(4)</script> it said.",
}
PLAIN = {
    "title": "Kidal falls",
    "url": "https://tessalit.example/7",
    "publisher": "Tessalit Radio",
    "published": "2026-05-05",
    "text": "TESSALIT - Rebels captured Kidal on Sunday, a trader in the town said on Tuesday.",
}


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Read and never added to."""
    folder = tmp_path_factory.mktemp("evidence")
    made = folder / "s.db"
    for name, content in (
        ("1.md", FIRST),
        ("2.html", PAGE),
        ("3.jsonl", f"{json.dumps(RECORD)}\n{json.dumps(PLAIN)}\n"),
        ("4.md", SECOND),
    ):
        (folder / name).write_text(content, "utf-8")
        assert main(["add", str(folder / name), "--store", str(made)]) == 0
    fetched(made, "2.html")
    with open_store(made) as opened:
        event = next(e.event_id for e in opened.each_event(Asked()) if len({c.document_id for c in e.claims}) > 2)
    assert main(["judge", event, "confirm", "--because", "seen <b>myself</b>", "--store", str(made)]) == 0
    assert main(["judge", event, "reject", "--because", "a slip", "--store", str(made)]) == 0
    assert main(["undo", "--because", "it was one", "--store", str(made)]) == 0
    return made


def fetched(store: Path, name: str) -> None:
    """Record that a watch brought the document of this name, after a redirect."""
    with open_store(store) as opened:
        document = next(one.document_id for one in opened.documents() if one.ref.endswith(name))
        body = opened.raw(document) or b""
    engine = engine_for(store)
    at = datetime(2026, 5, 5, 9, 30, tzinfo=UTC)
    moved = [("Location", "https://sahelwire.example/1")]
    exchanges = (
        Exchange(url="http://sahelwire.example/1", at=at, status=301, headers=moved),
        Exchange(
            url="https://sahelwire.example/1",
            at=at,
            status=200,
            digest=sha256(body).hexdigest(),
            length=len(body),
            headers=[("ETag", '"<b>7</b>"')],
        ),
    )
    asked = NewRequest(feed="https://sahelwire.example/feed", url="http://sahelwire.example/1", role=Role.PAGE, due=at)
    with writing(engine) as connection:
        entry = ledger.begin(connection, kind="visit", tool="reportedly 0.1.0", at=None)
        (request,) = insert_requests(connection, entry, [asked])
        visit = Visit(request=request, exchanges=exchanges, outcome=Outcome.ADDED)
        insert_visit(connection, entry, visit, outcome=Outcome.ADDED, document_id=document)
    engine.dispose()


@pytest.fixture(scope="session")
def key(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("keys") / "newsroom.key"
    assert main(["key", "new", str(made)]) == 0
    return made


@pytest.fixture(scope="session")
def pack(store: Path, key: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A signed pack of all events."""
    made = tmp_path_factory.mktemp("packs") / "all.zip"
    assert main(["export", "--as", "evidence", str(made), "--store", str(store), "--sign", str(key)]) == 0
    return made
