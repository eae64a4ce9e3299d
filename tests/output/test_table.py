"""The table: what it says, and that it never grows wider than it may."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from reportedly.model import Claim, Count, Document, Modality, Party, Reason, Span
from reportedly.output import writer_for
from reportedly.output.text import columns
from reportedly.output.words import count_words, source_words, sureness_words, where_words


def table(document: Document, claims: tuple[Claim, ...], *, explain: bool = False, width: int = 100) -> str:
    writer = writer_for("table", many=False, explain=explain, width=width)
    return writer.begin() + writer.document(document, claims) + writer.end()


def flat(text: str) -> str:
    return " ".join(text.split())


def test_heading_and_rows(sample_document: Document, sample_claims: tuple[Claim, ...]) -> None:
    lines = table(sample_document, sample_claims).splitlines()
    assert lines[0] == "Town falls in the east"
    assert lines[1] == "The Lakeside Courier · 2026-05-03 · Northern Press · ordun.txt · 3 claims"
    assert lines[3].split() == ["type", "who", "whom", "where", "when", "said", "by", "sureness"]
    rows = "\n".join(lines[5:])
    for words in ("COERCE seize", "“captured”", "Ordun", "Friday", "killed 12+", "hedged"):
        assert words in rows
    assert "The army" in rows
    assert "(denies)" in rows


def test_values_in_words(sample_claims: tuple[Claim, ...]) -> None:
    taken, _killed, denied = sample_claims
    assert source_words(taken.attribution) == "Colonel Issa Barro ← state media"
    assert source_words(denied.attribution) == "The army (denies)"
    assert source_words(()) == "(publisher)"
    assert sureness_words(taken) == "actual"
    assert sureness_words(denied) == "hedged"
    assert sureness_words(replace(taken, modality=Modality.FUTURE, background=True)) == "future, background"


@pytest.mark.parametrize(
    ("low", "high", "of", "words"),
    [
        (12, 12, "targets", "killed 12"),
        (12, None, "targets", "killed 12+"),
        (24, 99, "targets", "killed 24–99"),
        (None, 5, "targets", "killed up to 5"),
        (None, None, "targets", "killed ?"),
        (1200, 1200, "actors", "killed 1,200 (actors)"),
    ],
)
def test_counts_in_words(low: int | None, high: int | None, of: str, words: str) -> None:
    assert count_words(Count("killed", of, low, high, Span(0, 1), "x")) == words


@pytest.mark.parametrize("width", [60, 80, 100, 140])
@pytest.mark.parametrize("explain", [False, True])
def test_no_line_is_too_wide(
    sample_document: Document, sample_claims: tuple[Claim, ...], width: int, explain: bool
) -> None:
    long = Party(span=Span(0, 6), text="the joint command of the northern and eastern fronts " * 8)
    wide = Party(span=Span(0, 6), text="第三十八集团军" * 30)
    claims = (replace(sample_claims[0], actors=(long,), targets=(wide, long)), *sample_claims[1:])
    document = replace(sample_document, title="A very long title that goes on " * 9, ref="x" * 300)
    lines = table(document, claims, explain=explain, width=width).splitlines()
    assert max(map(columns, lines)) <= width
    assert any("…" in line for line in lines)


def test_columns_line_up_under_wide_characters(sample_document: Document, sample_claims: tuple[Claim, ...]) -> None:
    claim = replace(sample_claims[0], actors=(Party(span=Span(0, 6), text="北京军区"),))
    lines = table(sample_document, (claim,)).splitlines()
    heading, row = lines[3], lines[5]
    assert columns(row[: row.index("Friday")]) == heading.index("when")


def test_escapes_do_not_reach_the_terminal(sample_document: Document, sample_claims: tuple[Claim, ...]) -> None:
    hostile = "\x1b]0;owned\x07\x1b[31m\u202eevil"
    claim = replace(sample_claims[0], actors=(Party(span=Span(0, 6), text=hostile),))
    document = replace(sample_document, title=hostile, publisher=hostile, ref=hostile, text="\x1b" * 200)
    out = table(document, (claim,), explain=True)
    assert not {"\x1b", "\x07", "\u202e"} & set(out)


def test_a_document_without_claims(sample_document: Document) -> None:
    bare = replace(sample_document, title=None, publisher=None, published=None, agencies=())
    assert table(bare, ()) == "ordun.txt · no claims found\n"


def test_documents_are_set_apart(sample_document: Document, sample_claims: tuple[Claim, ...]) -> None:
    writer = writer_for("table", many=True, explain=False, width=100)
    first = writer.document(sample_document, sample_claims)
    second = writer.document(sample_document, sample_claims)
    assert second == "\n\n" + first


def test_explain_shows_words_offsets_and_rules(sample_document: Document, sample_claims: tuple[Claim, ...]) -> None:
    out = flat(table(sample_document, sample_claims, explain=True))
    taken = sample_claims[0]
    assert "sentence Gunmen from the Red Valley Front captured" in out
    assert f"according to state media. [{taken.evidence.start}–{taken.evidence.end}] event_type" in out
    assert f"event_type COERCE seize — “captured” [{taken.trigger.start}–{taken.trigger.end}]" in out
    assert "rule: ‘capture’ with a place as its object" in out
    assert "rule: ‘the town of’ names the object “the town of Ordun”" in out
    assert "novelty rule: a field that nobody foresaw" in out
    assert "acled Battles: Non-state actor overtakes territory (taken in a fight that killed soldiers)" in out
    assert "attribution denies — “The army”" in out
    assert "cue — “denied”" in out
    assert f"actors “Gunmen from the Red Valley Front” [{taken.actors[0].span.start}–" in out
    assert "counts killed 12+ — “at least 12 soldiers”" in out


def test_explain_tells_what_was_linked(sample_document: Document, sample_claims: tuple[Claim, ...]) -> None:
    taken = sample_claims[0]
    assert taken.place is not None
    who = replace(taken.actors[0], actor_id="red-valley", name="Red Valley Front", kind="Rebel Groups", country="TD")
    where = replace(taken.place, country="TD", latitude=12.5, longitude=20.25, precision="exact", reason="the only one")
    said = replace(taken.attribution[0], interest="own")
    reasons = (Reason("attribution.interest", "it helps his side", said.source.span), Reason("x" * 99, "who knows"))
    claim = replace(taken, actors=(who,), place=where, attribution=(said,), reasons=reasons)
    out = flat(table(sample_document, (claim,), explain=True))
    assert "actors Red Valley Front (red-valley, Rebel Groups, TD) — “Gunmen from" in out
    assert "Ordun (TD; 12.500 20.250, exact; the only one) — “Ordun”" in out
    assert "attribution asserts, interest own — “Colonel Issa Barro”" in out
    assert "rule for interest: it helps his side" in out
    assert "xxxxxxxxxx… rule: who knows" in out


def test_explain_tells_days(sample_document: Document, sample_claims: tuple[Claim, ...]) -> None:
    time = sample_claims[0].time
    assert time is not None
    week = replace(time, latest=date(2026, 5, 3), precision="week")
    out = flat(table(sample_document, (replace(sample_claims[0], time=week),), explain=True))
    assert "time 2026-05-01 to 2026-05-03 (week) — “Friday”" in out


def test_words_of_another_sentence_stand_in_brackets(sample_claims: tuple[Claim, ...]) -> None:
    denied = sample_claims[2]
    assert denied.place is not None
    assert denied.place.span.start < denied.evidence.start
    assert where_words(denied) == "[Ordun]"
    assert where_words(sample_claims[0]) == "Ordun"


def test_markup_is_not_shown(sample_document: Document, sample_claims: tuple[Claim, ...]) -> None:
    text = "Gunmen **captured** the town."
    claim = replace(sample_claims[0], trigger=Span(7, 19), evidence=Span(0, len(text)), reasons=(), attribution=())
    document = replace(sample_document, text=text, masked=(Span(7, 9), Span(17, 19)))
    out = flat(table(document, (claim,), explain=True))
    assert "“captured”" in out
    assert "sentence Gunmen captured the town. [0–29]" in out
