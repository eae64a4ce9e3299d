"""Briefs of what the filters leave, to read or to keep."""

from __future__ import annotations

import base64
import hashlib
import re
from datetime import datetime
from enum import StrEnum

from fastapi.responses import Response

from reportedly.brief import EVENTS, Brief, Earlier, brief, html, markdown, pdf
from reportedly.errors import InputError
from reportedly.web.desk import Desk
from reportedly.web.exporting import one_of_two
from reportedly.web.filters import Filters

MOST_EVENTS = 50  # that each part tells of
_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)


class Form(StrEnum):
    """What a brief is written as."""

    HTML = "html"
    MARKDOWN = "md"
    PDF = "pdf"


def briefed(
    desk: Desk, filters: Filters, form: Form, *, events: int = EVENTS, changed_since: datetime | None = None, keep: bool
) -> Response:
    """The brief; with `changed_since` only what is new or changed after that time. `keep`: as a file to download.

    Raises InputError where that time is not before the brief's, or an extra is missing.
    """
    with one_of_two("brief"):
        made = brief(
            desk.store, filters.asked(), filters.as_of, events=events, since=_earlier(desk, filters, changed_since)
        )
        return _answer(made, form, keep=keep)


def _earlier(desk: Desk, filters: Filters, then: datetime | None) -> Earlier | None:
    """What a brief made then would have known."""
    if then is None:
        return None
    if filters.as_of is not None and then >= filters.as_of:
        raise InputError(ref="changed_since", problem="not before the brief's own time", remedy="take an earlier one")
    return Earlier(then, {event.event_id: event.version for event in desk.store.each_event(filters.asked(), then)})


def _answer(made: Brief, form: Form, *, keep: bool) -> Response:
    name = f"brief-{made.as_of:%Y-%m-%d}.{form.value}"
    headers = {"Content-Disposition": f'{"attachment" if keep else "inline"}; filename="{name}"'}
    if form is Form.PDF:
        return Response(pdf(made), media_type="application/pdf", headers=headers)
    if form is Form.MARKDOWN:
        text = markdown(made).encode("utf-8", "replace")
        return Response(text, media_type="text/markdown; charset=utf-8", headers=headers)
    page = html(made)
    return Response(page.encode("utf-8", "replace"), media_type="text/html", headers=headers | {_CSP: _policy(page)})


_CSP = "Content-Security-Policy"


def _policy(page: str) -> str:
    """A brief is one file with its style inside; that style is named by its hash, and nothing else is let in."""
    digests = (hashlib.sha256(style.encode()).digest() for style in _STYLE.findall(page))
    styles = " ".join(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)
    rest = "img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    return f"default-src 'none'; style-src {styles}; {rest}"
