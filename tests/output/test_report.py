"""What goes to stderr."""

from __future__ import annotations

import io

from reportedly.errors import InputError
from reportedly.output.report import Report


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def failure(ref: str = "a.pdf") -> InputError:
    return InputError(ref=ref, problem="this is a PDF", remedy="save its text")


def test_one_document_is_no_news() -> None:
    out = io.StringIO()
    report = Report(out, verb="coded")
    report.begin()
    report.done(claims=4)
    report.end()
    assert out.getvalue() == ""


def test_summary() -> None:
    out = io.StringIO()
    report = Report(out, verb="coded")
    report.done(claims=4)
    report.fail(failure())
    report.done(claims=1)
    report.end()
    assert out.getvalue() == (
        "reportedly: a.pdf: this is a PDF; save its text\nreportedly: coded 2 documents, 5 claims; 1 input failed\n"
    )


def test_no_claims_are_counted_where_none_are_made() -> None:
    out = io.StringIO()
    report = Report(out, verb="annotated")
    report.done()
    report.done()
    report.end()
    assert out.getvalue() == "reportedly: annotated 2 documents\n"


def test_what_was_there_already_is_not_counted_as_done() -> None:
    out = io.StringIO()
    report = Report(out, verb="added")
    report.done(claims=4)
    report.done(claims=0, known=True)
    report.end()
    assert out.getvalue() == "reportedly: added 1 document, 4 claims; 1 known already\n"


def test_a_hostile_name_stays_on_one_line() -> None:
    out = io.StringIO()
    Report(out, verb="coded").fail(failure("a\n\x1b[2Jb"))
    assert out.getvalue() == "reportedly: a \ufffd[2Jb: this is a PDF; save its text\n"


def test_progress_is_for_terminals_and_leaves_nothing() -> None:
    out = Terminal()
    report = Report(out, verb="coded")
    report.begin()
    report.done(claims=4)
    report.clear()
    shown = out.getvalue()
    assert "coded 1 document, 4 claims" in shown
    assert shown.endswith("\r\x1b[K")
