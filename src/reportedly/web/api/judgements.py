"""What people decide: recorded with who, when and why, bound to what they saw, and reversible."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import Depends
from pydantic import BaseModel, Field

from reportedly.deciding import value_of
from reportedly.errors import InputError
from reportedly.resolve.model import Judgement, JudgementKind
from reportedly.store.accounts import Role
from reportedly.web.api.common import AsOf, Id, TheDesk, api_router, missing, plain, tagged
from reportedly.web.desk import Desk
from reportedly.web.errors import WebError
from reportedly.web.people import Person, needs

router = api_router("judgements")
Coder = Annotated[Person, Depends(needs(Role.CODER))]
_Because = Annotated[str, Field(min_length=1, max_length=2000, description="Why, in words.")]
_Subject = Annotated[str, Field(pattern=r"^[0-9A-Za-z]{5,100}$")]
_MOST = 2**31 - 1


class Decision(BaseModel):
    """`version` is that of the event as the person saw it: if it has another one by now, nothing is recorded (409)."""

    decision: Literal["confirm", "reject", "set"]
    field: Annotated[str | None, Field(max_length=40)] = None
    value: Annotated[str | int | None, Field(description="Of set: a number, a day as YYYY-MM-DD, or a name.")] = None
    because: _Because
    version: Annotated[int, Field(ge=1, le=_MOST)]


class Subject(BaseModel):
    """An event with the version that was seen, or a claim, which has none."""

    id: _Subject
    version: Annotated[int | None, Field(ge=1, le=_MOST)] = None


class Pairing(BaseModel):
    """These are one happening, or are not."""

    decision: Literal["same", "different"]
    subjects: Annotated[list[Subject], Field(min_length=2, max_length=50)]
    because: _Because


class Undoing(BaseModel):
    """Take a judgement back."""

    because: Annotated[str, Field(max_length=2000)] = ""


class Recorded(BaseModel):
    """The judgement, and the events as they are through it."""

    judgement: dict[str, Any]
    events: list[dict[str, Any]]


class Judgements(BaseModel):
    """All of them, those taken back (`undone`) too."""

    judgements: list[dict[str, Any]]


@router.get("/judgements", dependencies=[Depends(tagged)])
def judgements(desk: TheDesk, as_of: AsOf) -> Judgements:
    """What was decided, in the order in which it was."""
    return Judgements(judgements=plain(desk.store.judgements(as_of=as_of)))


@router.post("/events/{event_id}/judgements", status_code=201)
def judge(desk: TheDesk, event_id: Id, told: Decision, person: Coder) -> Recorded:
    """Confirm or reject an event, or set a value of it."""
    event = desk.store.event(event_id)
    if event is None:
        raise missing(event_id, "event")
    if (told.decision == "set") != (told.field is not None and told.value is not None):
        wanted = "set takes a field and a value, and confirm and reject take none"
        raise InputError(ref=told.decision, problem=wanted, remedy="see the documentation of the API at /api/docs")
    value = value_of(event, told.field, str(told.value)) if told.field is not None else None
    made = desk.store.judge(
        JudgementKind(told.decision),
        [event_id],
        field=told.field,
        value=value,
        because=_because(told.because),
        who=person.name,
        seen={event_id: told.version},
        tool="desk",
    )
    return _recorded(desk, made)


@router.post("/judgements", status_code=201)
def pair(desk: TheDesk, told: Pairing, person: Coder) -> Recorded:
    """Events or claims are one happening, or are not."""
    for subject in told.subjects:
        if desk.store.claim(subject.id) is None and desk.store.event(subject.id) is None:
            raise missing(subject.id, "event or claim")
    made = desk.store.judge(
        JudgementKind(told.decision),
        [subject.id for subject in told.subjects],
        because=_because(told.because),
        who=person.name,
        seen={subject.id: subject.version for subject in told.subjects if subject.version is not None},
        tool="desk",
    )
    return _recorded(desk, made)


@router.post("/judgements/{number}/undo", status_code=201)
def undo(desk: TheDesk, number: int, told: Undoing, person: Coder) -> Recorded:
    """Take back a judgement: one's own, or as an editor anybody's."""
    found = next((one for one in desk.store.judgements() if one.seq == number), None)
    if found is None:
        raise missing(str(number), "judgement")
    if found.undone:
        raise WebError(409, ref=str(number), problem="it was taken back already", remedy="nothing is left to do")
    if found.who != person.name and not person.may("editor"):
        raise WebError(403, ref=str(number), problem=f"{found.who} decided it", remedy="ask them, or an editor")
    made = desk.store.undo(number, because=told.because, who=person.name, tool="desk")
    return _recorded(desk, made)


def _because(told: str) -> str:
    if not told.strip():
        raise InputError(ref="because", problem="no reason is given", remedy="say why, for those who come after you")
    return told.strip()


def _recorded(desk: Desk, made: Judgement) -> Recorded:
    from reportedly.resolve.jsons import event_json

    ids = {event_id for claim in made.claims if (found := desk.store.claim(claim)) and (event_id := found[1])}
    events = [event_json(event) for event_id in sorted(ids) if (event := desk.store.event(event_id))]
    return Recorded(judgement=plain(made), events=events)
