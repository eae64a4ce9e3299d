"""Adding: give a text, addresses or files; see their claims; store them."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Depends, File, Form, UploadFile
from pydantic import BaseModel, Field

from reportedly.contract import result_json
from reportedly.store.accounts import Role
from reportedly.web.addition import Addition, Item
from reportedly.web.api.common import Id, TheDesk, api_router, missing
from reportedly.web.desk import Desk
from reportedly.web.forms import LONGEST_TEXT, given_of, options_of
from reportedly.web.people import Person, needs

router = api_router("adding")
Editor = Annotated[Person, Depends(needs(Role.EDITOR))]
_Said = Annotated[str | None, Field(max_length=500)]
_Field = Annotated[str | None, Form(max_length=500)]


class Giving(BaseModel):
    """A text, or addresses with spaces between, and what is said of them; `store` without looking first."""

    text: Annotated[str | None, Field(max_length=LONGEST_TEXT)] = None
    url: Annotated[str | None, Field(max_length=20_000)] = None
    published: _Said = None
    publisher: _Said = None
    title: _Said = None
    language: _Said = None
    store: bool = False


class Progress(BaseModel):
    """`state` is waiting, reading, read, storing or stored. `documents` are those that were read so far, each with its
    claims as the JSON contract has them, or with its `error`; once stored, with the `events` that it changed. `remarks`
    say what of it was not read in full."""

    id: str
    state: str
    documents: list[dict[str, Any]]


@router.post("/additions", status_code=202)
def give(desk: TheDesk, told: Giving, person: Editor) -> Progress:
    """Begin to read a text or addresses."""
    options = options_of(published=told.published, publisher=told.publisher, title=told.title, language=told.language)
    given = given_of(text=told.text, url=told.url)
    return progress(desk.additions.begin(given, options, owner=person.name, store=told.store))


@router.post("/additions/files", status_code=202)
def give_files(
    desk: TheDesk,
    person: Editor,
    files: Annotated[list[UploadFile], File()],
    published: _Field = None,
    publisher: _Field = None,
    title: _Field = None,
    language: _Field = None,
    store: Annotated[bool, Form()] = False,
) -> Progress:
    """Begin to read files."""
    options = options_of(published=published, publisher=publisher, title=title, language=language)
    given = given_of(text=None, url=None, files=[(file.filename or "", file.file.read()) for file in files])
    return progress(desk.additions.begin(given, options, owner=person.name, store=store))


@router.get("/additions/{addition_id}")
def look(desk: TheDesk, addition_id: Id, person: Editor) -> Progress:
    """How far it is, and what was found."""
    return progress(addition_of(desk, addition_id, person))


@router.post("/additions/{addition_id}/store", status_code=202)
def keep(desk: TheDesk, addition_id: Id, person: Editor) -> Progress:
    """Store what was read."""
    found = addition_of(desk, addition_id, person)
    desk.additions.store(found)
    return progress(found)


@router.post("/additions/{addition_id}/stop", status_code=202)
def stop(desk: TheDesk, addition_id: Id, person: Editor) -> Progress:
    """Read no further document; what was read so far can be stored."""
    found = addition_of(desk, addition_id, person)
    desk.additions.stop(found)
    return progress(found)


def addition_of(desk: Desk, addition_id: str, person: Person) -> Addition:
    """One's own addition. Raises WebError."""
    found = desk.additions.get(addition_id, person.name)
    if found is None:
        raise missing(addition_id, "addition; it is kept for two hours, and until the desk ends")
    return found


def progress(addition: Addition) -> Progress:
    return Progress(
        id=addition.id, state=addition.state.value, documents=[_item(item) for item in list(addition.items)]
    )


def _item(item: Item) -> dict[str, Any]:
    error = item.error
    told: dict[str, Any] = {"ref": item.ref, "error": None, "stored": item.stored, "known": item.known}
    told["events"] = list(item.events)
    told["remarks"] = [{"problem": one.problem, "remedy": one.remedy} for one in item.remarks]
    if error is not None:
        told["error"] = {"ref": error.ref, "problem": error.problem, "remedy": error.remedy}
    return told | (result_json(item.document, item.claims) if item.document is not None else {})
