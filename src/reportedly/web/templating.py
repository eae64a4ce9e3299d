"""Templates: Jinja, everything escaped, no value that is missing taken for nothing."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any
from urllib.parse import quote, urlencode

from fastapi import Request
from jinja2 import Environment, PackageLoader, StrictUndefined
from jinja2.ext import Extension

from reportedly import __version__
from reportedly.web import shown
from reportedly.web.filters import Filters
from reportedly.web.static import static_url

PAGES = (
    ("overview", "/", "Overview"),
    ("review", "/review", "Review"),
    ("add", "/add", "Add"),
    ("sources", "/sources", "Sources"),
    ("brief", "/brief", "Brief"),
    ("export", "/export", "Export"),
)
"""The navigation: key, address, name. Its links carry the filters along."""


@cache
def environment() -> Environment:
    extensions: list[str | type[Extension]] = ["jinja2.ext.do"]
    made = Environment(
        loader=PackageLoader("reportedly.web"),
        autoescape=True,  # every template, whatever its name
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=extensions,
    )
    made.globals.update(static=static_url, version=__version__, pages=PAGES)
    made.filters.update(shown.FILTERS)
    made.filters["urlencode"] = _urlencode
    return made


def _urlencode(value: Any) -> str:
    """As Jinja's own; of a lone surrogate, which no address can hold, a question mark is left."""
    if isinstance(value, Mapping):
        return urlencode(value, errors="replace")
    return quote(str(value), errors="replace")


def _without_as_of(request: Request) -> str:
    """The address of this page as things are now: all that it asks for stays."""
    asked = [(name, told) for name, told in request.query_params.multi_items() if name != "as_of"]
    return f"{request.url.path}?{urlencode(asked, errors='replace')}" if asked else request.url.path


def render(request: Request, template: str, **values: Any) -> str:
    """The template with what every page needs: navigation, filters, who is signed in, the token for forms."""
    common: Mapping[str, Any] = {
        "request": request,
        "path": request.url.path,
        "now": _without_as_of(request),
        "filters": values.get("filters") or Filters(),
        "settings": request.app.state.desk.settings,
        "person": getattr(request.state, "person", None),
        "token": getattr(request.state, "token", ""),
        "here": "",
    }
    page = environment().get_template(template).render({**common, **values})
    return page.encode("utf-8", "replace").decode()  # a lone surrogate, as a line of JSON may bring it, is shown as ?
