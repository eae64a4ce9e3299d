"""Signing in and out, and what is one's own: password and tokens for scripts."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from reportedly.errors import InputError
from reportedly.web.desk import Desk, desk_of
from reportedly.web.errors import WebError
from reportedly.web.people import WHO, Person, close_session, open_session

router = APIRouter(include_in_schema=False)
_BY_NAME, _BY_ADDRESS, _BY_ACCOUNT = 5, 30, 100  # failures in a quarter of an hour
_Field = Annotated[str, Form(max_length=1000)]
TheDesk = Annotated[Desk, Depends(desk_of)]


@router.get("/login")
def login_form(request: Request, desk: TheDesk, next: str = "/") -> Response:
    """The form to sign in."""
    if request.state.person is not None:
        return RedirectResponse(_inside(next), 303)
    return desk.page(request, "login.html", here="login", next=_inside(next), name="", fault="")


@router.post("/login")
def login(request: Request, desk: TheDesk, name: _Field = "", password: _Field = "", next: _Field = "/") -> Response:
    """Begin a session, a new one each time."""
    from reportedly.web.passwords import fits

    name = name.strip().lower()[:64]
    address = request.client.host if request.client else ""
    tries = {f"{name} {address}": _BY_NAME, f"address {address}": _BY_ADDRESS, f"name {name}": _BY_ACCOUNT}
    wait = max(desk.attempts.wait(key, most) for key, most in tries.items())
    if wait:
        remedy = f"wait {wait // 60 + 1} minutes"
        raise WebError(
            429, ref=name, problem="too many failed sign-ins", remedy=remedy, headers={"Retry-After": str(wait)}
        )
    if not desk.settings.team or not fits(password, desk.store.accounts.password(name)):
        for key in tries:
            desk.attempts.fail(key)
        fault = "No account has this name and password."
        return desk.page(request, "login.html", status=401, here="login", next=_inside(next), name=name, fault=fault)
    desk.attempts.forget(f"{name} {address}")
    answer = RedirectResponse(_inside(next), 303)
    open_session(request, answer, desk, name)
    return answer


@router.post("/logout")
def logout(request: Request, desk: TheDesk) -> Response:
    """End the session, for everybody who has its cookie."""
    answer = RedirectResponse("/login" if desk.settings.team else "/", 303)
    close_session(request, answer, desk)
    return answer


@router.get("/account")
def account(request: Request, desk: TheDesk, person: Annotated[Person, WHO]) -> HTMLResponse:
    """One's own tokens."""
    tokens = desk.store.accounts.tokens(person.name) if desk.settings.team else []
    return desk.page(request, "account.html", tokens=tokens, secret=None)


@router.post("/account")
def change(
    request: Request,
    desk: TheDesk,
    person: Annotated[Person, WHO],
    label: Annotated[str, Form(max_length=100)] = "",
    end: Annotated[str, Form(max_length=40)] = "",
) -> HTMLResponse:
    """Make a token, whose secret is shown once, or end one."""
    if not desk.settings.team:
        raise InputError(ref="account", problem="this desk has no accounts", remedy="run it with --team")
    secret = None
    if end:
        desk.store.accounts.end_token(end, account=person.name)
    else:
        _, secret = desk.store.accounts.add_token(person.name, label.strip() or "without a name")
    return desk.page(request, "account.html", tokens=desk.store.accounts.tokens(person.name), secret=secret)


@router.post("/account/password")
def password(
    request: Request,
    desk: TheDesk,
    person: Annotated[Person, WHO],
    old: _Field = "",
    new: _Field = "",
    again: _Field = "",
) -> Response:
    """A new password; it ends every session but this one, which begins anew."""
    from reportedly.web.passwords import fits, hashed

    if not desk.settings.team:
        raise InputError(ref="account", problem="this desk has no accounts", remedy="run it with --team")
    key = f"password {person.name}"
    if desk.attempts.wait(key, _BY_NAME):
        raise WebError(429, ref=person.name, problem="too many failed tries", remedy="wait a quarter of an hour")
    if not fits(old, desk.store.accounts.password(person.name)):
        desk.attempts.fail(key)
        raise WebError(403, ref="password", problem="that is not the present one", remedy="type it again")
    if new != again:
        raise InputError(ref="password", problem="the two new ones differ", remedy="type them again")
    desk.store.accounts.change(person.name, password=hashed(new), by=person.name)
    answer = RedirectResponse("/account", 303)
    open_session(request, answer, desk, person.name)
    return answer


def _inside(address: str) -> str:
    """An address of the desk; anything else leads to the overview."""
    plain = address.isprintable() and "\\" not in address and not address.startswith(("//", "/login"))
    return address if plain and address.startswith("/") else "/"
