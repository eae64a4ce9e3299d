"""Add: paste a text, name addresses, drop files; see the claims; store them."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, File, Form, Request, UploadFile
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from reportedly.errors import InputError
from reportedly.store.accounts import Role
from reportedly.web.api.additions import Editor, addition_of
from reportedly.web.api.common import TheDesk
from reportedly.web.filters import Filters, filters_of
from reportedly.web.forms import LONGEST_TEXT, given_of, options_of
from reportedly.web.people import WHO, Person
from reportedly.web.said import said

router = APIRouter(include_in_schema=False)
_NOTHING = dict.fromkeys(("text", "url", "published", "publisher", "title"), "")
_Field = Annotated[str, Form(max_length=500)]


@router.get("/add")
def add_form(
    request: Request,
    desk: TheDesk,
    person: Annotated[Person, WHO],
    filters: Annotated[Filters, Depends(filters_of)],
) -> HTMLResponse:
    """The form."""
    may = person.role.allows(Role.EDITOR)
    return desk.page(request, "add.html", here="add", filters=filters, may=may, fault=None, given=_NOTHING)


@router.post("/add")
def add(
    request: Request,
    desk: TheDesk,
    person: Editor,
    text: Annotated[str, Form(max_length=LONGEST_TEXT)] = "",
    url: Annotated[str, Form(max_length=20_000)] = "",
    published: _Field = "",
    publisher: _Field = "",
    title: _Field = "",
    language: _Field = "",
    files: Annotated[list[UploadFile], File()] = [],  # noqa: B006 -- FastAPI copies it
) -> Response:
    """Begin to read, and go where the claims are shown."""
    told = {"text": text, "url": url, "published": published, "publisher": publisher, "title": title}
    try:
        options = options_of(published=published, publisher=publisher, title=title, language=language)
        given = given_of(text=text, url=url, files=[(file.filename or "", file.file.read()) for file in files])
        addition = desk.additions.begin(given, options, owner=person.name)
    except InputError as error:
        return desk.page(request, "add.html", status=422, here="add", may=True, fault=error, given=told)
    return RedirectResponse(f"/add/{addition.id}", 303)


@router.get("/add/{addition_id}")
def look(request: Request, desk: TheDesk, addition_id: str, person: Editor) -> HTMLResponse:
    """How far it is; the part that changes alone, where that is asked for."""
    found = addition_of(desk, addition_id, person)
    part = request.headers.get("HX-Request") == "true"
    items = [(item, said(item.document, item.claims) if item.document else []) for item in list(found.items)]
    return desk.page(
        request, "parts/addition.html" if part else "addition.html", here="add", addition=found, items=items
    )


@router.post("/add/{addition_id}")
def keep(desk: TheDesk, addition_id: str, person: Editor) -> Response:
    """Store what was read."""
    desk.additions.store(addition_of(desk, addition_id, person))
    return RedirectResponse(f"/add/{addition_id}", 303)


@router.post("/add/{addition_id}/stop")
def stop(desk: TheDesk, addition_id: str, person: Editor) -> Response:
    """Read no further."""
    desk.additions.stop(addition_of(desk, addition_id, person))
    return RedirectResponse(f"/add/{addition_id}", 303)
