"""Review: a queue worked by keyboard, decisions bound to what was seen, comments, and coding apart."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Form, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from reportedly.deciding import FIELDS, value_of
from reportedly.errors import InputError
from reportedly.model import EventType
from reportedly.output.events import standing_words, tolls
from reportedly.resolve.model import Event, JudgementKind
from reportedly.store import MovedError
from reportedly.store.accounts import Role
from reportedly.store.reviews import Queue, Waiting
from reportedly.web.agreement import ANSWERS, QUESTIONS, agreements
from reportedly.web.api.common import Id, TheDesk, missing
from reportedly.web.desk import Desk
from reportedly.web.errors import moved_words
from reportedly.web.eventview import bars_of, parties_of, rows_of
from reportedly.web.filters import Filters, filters_of
from reportedly.web.people import WHO, Person, needs
from reportedly.web.selected import Selected, selected

router = APIRouter(include_in_schema=False)
QUEUES = {
    Queue.NEW: "Changed last",
    Queue.DISPUTED: "Disputed",
    Queue.WEAK: "Held by a weak link",
    Queue.SAMPLE: "A sample by chance",
    Queue.SECOND: "To code a second time",
    Queue.UNLIKE: "Coded unlike",
}
_MOST = 30
_WHY = "say why, for those who come after"
_APART = (Queue.SECOND,)
Coder = Annotated[Person, Depends(needs(Role.CODER))]
_Filters = Annotated[Filters, Depends(filters_of)]
_Queue = Annotated[Queue, Query()]
_Short = Annotated[str, Form(max_length=200)]
_Long = Annotated[str, Form(max_length=4000)]
_Version = Annotated[int, Form(ge=1, le=2**31 - 1)]


@router.get("/review")
def review(
    request: Request,
    desk: TheDesk,
    person: Annotated[Person, WHO],
    filters: _Filters,
    queue: _Queue = Queue.NEW,
    event: Annotated[str, Query(max_length=100)] = "",
    apart: bool = False,
) -> HTMLResponse:
    """The queue, and one event of it to decide on; `apart`: to code it without seeing what others decided."""
    return _page(request, desk, person, filters, queue=queue, event_id=event, apart=apart)


def _page(
    request: Request,
    desk: Desk,
    person: Person,
    filters: Filters,
    *,
    queue: Queue,
    event_id: str = "",
    apart: bool = False,
    status: int = 200,
    fault: str = "",
    kept: dict[str, str] | None = None,
) -> HTMLResponse:
    waiting = desk.store.reviews.queue(queue, filters.asked(), who=person.name, limit=_MOST)
    event = desk.store.event(event_id) if event_id else (waiting[0].event if waiting else None)
    if event_id and event is None:
        raise missing(event_id, "event")
    ids = frozenset(one.event.event_id for one in waiting)
    values: dict[str, Any] = {} if event is None else _event_values(desk, event, person)
    return desk.page(
        request,
        "review.html",
        status=status,
        here="review",
        filters=filters,
        queue=queue,
        queues=QUEUES,
        waiting=waiting,
        following=_following(waiting, event),
        looking=desk.presence.at(ids, besides=person.name),
        event=event,
        apart=apart or queue in _APART,
        fields=FIELDS,
        types=[kind.value for kind in EventType if kind is not EventType.STATEMENT],
        questions=QUESTIONS,
        answers=ANSWERS,
        fault=fault,
        kept=kept or {},
        state=_state(filters, queue),
        **values,
    )


def _event_values(desk: Desk, event: Event, person: Person) -> dict[str, Any]:
    parties = parties_of(event)
    codings = desk.store.reviews.codings(event)
    return {
        "standing": standing_words(event),
        "parties": parties,
        "rows": rows_of(event, parties),
        "tolls": [(name, toll, bars_of(toll.by_claimant)) for name, toll in tolls(event) if len(toll.by_claimant) > 1],
        "judgements": desk.store.judgements_of(event),
        "comments": desk.store.reviews.comments(event),
        "codings": codings,
        "mine": next((one.answers for one in codings if one.who == person.name), {}),
        "others": desk.presence.look(person.name, event.event_id),
    }


def _following(waiting: Sequence[Waiting], event: Event | None) -> str:
    """The event after this one in the queue."""
    ids = [one.event.event_id for one in waiting]
    if event is None or event.event_id not in ids:
        return ids[0] if ids else ""
    at = ids.index(event.event_id)
    return ids[at + 1] if at + 1 < len(ids) else ""


def _state(filters: Filters, queue: Queue) -> str:
    """The query string of the queue, which forms carry along."""
    return urlencode([("queue", queue.value), *filters.pairs()])


def _back(state: str, event_id: str = "") -> RedirectResponse:
    named = f"&{urlencode({'event': event_id})}" if event_id else ""
    return RedirectResponse(f"/review?{state}{named}", 303)


def _state_of(filters: _Filters, queue: _Queue = Queue.NEW) -> str:
    return _state(filters, queue)


State = Annotated[str, Depends(_state_of)]


@router.post("/review/decide")
def decide(
    request: Request,
    desk: TheDesk,
    person: Coder,
    filters: _Filters,
    state: State,
    event: _Short,
    version: _Version,
    decision: _Short,
    because: _Long = "",
    field: _Short = "",
    value: _Short = "",
    words: _Long = "",
    following: _Short = "",
    queue: _Queue = Queue.NEW,
) -> Response:
    """Confirm, reject, or set a value, which may be words selected in the text; then the next of the queue."""
    kept = {"because": because, "field": field, "value": value, "words": words, "decision": decision}
    try:
        chosen = selected(desk.store, words) if decision == "set" else None
        _decide(desk, person, event, version, decision, field, value, because, chosen)
    except (MovedError, InputError) as error:
        return _refused(request, desk, person, filters, queue, event, error, kept)
    return _back(state, event if decision == "set" else following)


def _decide(
    desk: Desk,
    person: Person,
    event_id: str,
    version: int,
    decision: str,
    field: str,
    value: str,
    because: str,
    chosen: Selected | None,
) -> None:
    event = desk.store.event(event_id)
    if event is None:
        raise InputError(ref=event_id, problem="no such event", remedy="take one of the queue")
    if decision not in ("confirm", "reject", "set"):
        raise InputError(ref=decision, problem="no decision", remedy="confirm, reject or set")
    reason = because.strip()
    told: str | int | None = None
    if decision == "set":
        said = value.strip() or (chosen.value(field) if chosen else "")
        told = value_of(event, field, said)
        reason = "; ".join(part for part in (chosen.cited if chosen else "", reason) if part)
    if not reason:
        remedy = "say why, or select the words that show it" if decision == "set" else _WHY
        raise InputError(ref="because", problem="no reason is given", remedy=remedy)
    desk.store.judge(
        JudgementKind(decision),
        [event_id],
        field=field if decision == "set" else None,
        value=told,
        because=reason,
        who=person.name,
        seen={event_id: version},
        tool="desk",
    )


@router.post("/review/pair")
def pair(
    request: Request,
    desk: TheDesk,
    person: Coder,
    filters: _Filters,
    state: State,
    event: _Short,
    version: _Version,
    decision: _Short,
    other: _Short = "",
    claim: Annotated[list[str] | None, Form(max_length=50)] = None,
    because: _Long = "",
    queue: _Queue = Queue.NEW,
) -> Response:
    """This event and another are one happening, or are not; or some claims are split off."""
    try:
        if not because.strip():
            raise InputError(ref="because", problem="no reason is given", remedy=_WHY)
        seen = {event: version}
        if decision == "split":
            desk.store.reviews.split(event, claim or [], because=because.strip(), who=person.name, seen=seen)
        elif decision in ("same", "different"):
            kind = JudgementKind(decision)
            desk.store.judge(
                kind, [event, other.strip()], because=because.strip(), who=person.name, seen=seen, tool="desk"
            )
        else:
            raise InputError(ref=decision, problem="no decision", remedy="same, different or split")
    except (MovedError, InputError) as error:
        kept = {"because": because, "decision": decision, "other": other}
        return _refused(request, desk, person, filters, queue, event, error, kept)
    found = desk.store.event(event)
    return _back(state, found.event_id if found is not None else "")


@router.post("/review/comment")
def comment(desk: TheDesk, person: Coder, state: State, event: _Short, text: _Long = "") -> Response:
    """Note something; it decides nothing."""
    desk.store.reviews.comment(event, text, who=person.name)
    return _back(state, event)


@router.post("/review/undo")
def undo(desk: TheDesk, person: Coder, state: State) -> Response:
    """Take back one's own last step."""
    return _back(state, desk.store.reviews.undo(who=person.name) or "")


@router.post("/review/code")
def code(
    desk: TheDesk,
    person: Coder,
    state: State,
    event: _Short,
    following: _Short = "",
    happened: _Short = "",
    event_type: _Short = "",
    place: _Short = "",
    time: _Short = "",
    actors: _Short = "",
    targets: _Short = "",
    killed: _Short = "",
) -> Response:
    """Keep what this person answers on the event, question by question."""
    told = (happened, event_type, place, time, actors, targets, killed)
    answers = {name: said for (name, _), said in zip(QUESTIONS, told, strict=True) if said in ANSWERS}
    if not answers:
        raise InputError(ref="answers", problem="nothing is answered", remedy="answer a question at least")
    desk.store.reviews.code(event, answers, who=person.name)
    return _back(state + "&apart=true", following)


@router.get("/review/looking/{event_id}")
def looking(request: Request, desk: TheDesk, event_id: Id, person: Annotated[Person, WHO]) -> HTMLResponse:
    """Who else looks at the event; asking tells that this person does."""
    return desk.page(request, "looking.html", others=desk.presence.look(person.name, event_id), event_id=event_id)


@router.get("/review/agreement")
def agreement(request: Request, desk: TheDesk, filters: _Filters) -> HTMLResponse:
    """How far those agree who coded the same events apart."""
    found = desk.store.reviews.codings()
    coders: dict[str, int] = {}
    for coding in found:
        coders[coding.who] = coders.get(coding.who, 0) + 1
    return desk.page(
        request, "agreement.html", here="review", filters=filters, rows=agreements(found), coders=sorted(coders.items())
    )


def _refused(
    request: Request,
    desk: Desk,
    person: Person,
    filters: Filters,
    queue: Queue,
    event_id: str,
    error: MovedError | InputError,
    kept: dict[str, str],
) -> HTMLResponse:
    """The page as it is now, with what is wrong and what the person had typed."""
    status, fault = (409, moved_words(error)) if isinstance(error, MovedError) else (422, _words_of(error))
    found = desk.store.event(event_id)
    at = found.event_id if found is not None else ""
    return _page(request, desk, person, filters, queue=queue, event_id=at, status=status, fault=fault, kept=kept)


def _words_of(error: InputError) -> str:
    return f"{error.ref}: {error.problem}; {error.remedy}"
