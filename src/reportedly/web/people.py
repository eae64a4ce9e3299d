"""Who asks, and whether they may: every request passes `guard`, and nothing is written that it did not let through.

Embedded, the one who asks is this machine's user, and may do all. In a team it is a session's account (a cookie) or a
token's (Authorization: Bearer). What a browser writes comes from a page of the desk (Origin) and carries its token.
"""

from __future__ import annotations

import getpass
import hashlib
import hmac
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from fastapi import Depends, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse, Response
from itsdangerous import BadSignature, URLSafeSerializer

from reportedly.store.accounts import SESSION, Role
from reportedly.web.desk import Desk
from reportedly.web.errors import API, WebError, answer

_COOKIE, _SECURE_COOKIE = "reportedly", "__Host-reportedly"  # no neighbour of an https desk can set the second
FIELD, HEADER = "csrf_token", "X-CSRF-Token"
READING = ("GET", "HEAD", "OPTIONS")
_OPEN = ("/login", "/favicon.ico")  # without an account; static files too
_OWN = ("/login", "/logout", "/account", "/account/password")  # what a viewer too may write
_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")


@dataclass(frozen=True, slots=True)
class Person:
    """Who asks. `via` is local, session or token."""

    name: str
    role: Role
    via: str

    def may(self, role: str) -> bool:
        """Whether the person may do what this role may; for templates too."""
        return self.role.allows(Role(role))


class SignInError(Exception):
    """Nobody is signed in."""


async def guard(request: Request) -> None:
    """As a dependency of the whole application, so that no endpoint can do without it."""
    path = request.url.path
    if path.startswith("/static/") or path == "/favicon.ico":
        return
    desk: Desk = request.app.state.desk
    session = _session(request, desk)
    person = await run_in_threadpool(_person, request, desk, session)
    request.state.person = person
    request.state.token = _token(desk, session if person is not None and person.via == "session" else path_kind(desk))
    if person is None and path not in _OPEN:
        raise SignInError
    if request.method not in READING and (person is None or person.via != "token"):
        _check_origin(request)
        await _check_token(request)
    if request.method not in READING and person is not None and path not in _OWN:
        check_role(person, Role.CODER)


def needs(role: Role) -> Callable[[Request], Person]:
    """A dependency that gives the person, who must have that role. Writing needs a coder without being told."""

    def checked(request: Request) -> Person:
        person: Person = request.state.person
        check_role(person, role)
        return person

    return checked


def check_role(person: Person, role: Role) -> None:
    if not person.role.allows(role):
        problem = f"{'an' if person.role.value[0] in 'ae' else 'a'} {person.role.value} may not do that"
        raise WebError(403, ref=person.name, problem=problem, remedy=f"ask an admin for the role {role.value}")


def path_kind(desk: Desk) -> str:
    """What the token of a page without a session is bound to."""
    return "before the session" if desk.settings.team else "this machine"


def _person(request: Request, desk: Desk, session: str | None) -> Person | None:
    if not desk.settings.team:
        return Person(_local_name(), Role.ADMIN, "local")
    kind, _, secret = request.headers.get("Authorization", "").partition(" ")
    if kind.lower() == "bearer":
        account = desk.store.accounts.of_token(secret.strip())
        return Person(account.name, account.role, "token") if account is not None else None
    account = desk.store.accounts.of_session(session) if session is not None else None
    return Person(account.name, account.role, "session") if account is not None else None


def _local_name() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # a process whose user has no name
        return "local"


def _serializer(desk: Desk) -> URLSafeSerializer:
    return URLSafeSerializer(desk.settings.secret, salt="session", signer_kwargs={"digest_method": hashlib.sha256})


def _cookie(request: Request) -> str:
    return _SECURE_COOKIE if request.url.scheme == "https" else _COOKIE


def _session(request: Request, desk: Desk) -> str | None:
    """The secret in the cookie, where the signature is ours."""
    try:
        return str(_serializer(desk).loads(request.cookies.get(_cookie(request), "")))
    except BadSignature:
        return None


def open_session(request: Request, response: Response, desk: Desk, name: str) -> None:
    """Always a new one: what a browser was given before by somebody else is not made worth anything."""
    if (old := _session(request, desk)) is not None:
        desk.store.accounts.end_session(old)
    signed = _serializer(desk).dumps(desk.store.accounts.begin_session(name))
    response.set_cookie(
        _cookie(request),
        str(signed),
        max_age=int(SESSION.total_seconds()),
        httponly=True,
        samesite="lax",
        secure=request.url.scheme == "https",
    )


def close_session(request: Request, response: Response, desk: Desk) -> None:
    if (old := _session(request, desk)) is not None:
        desk.store.accounts.end_session(old)
    response.delete_cookie(_cookie(request), httponly=True, samesite="lax", secure=request.url.scheme == "https")


def _token(desk: Desk, bound: str | None) -> str:
    return hmac.new(desk.settings.secret, f"csrf {bound}".encode(), hashlib.sha256).hexdigest()


def _check_origin(request: Request) -> None:
    """A page from elsewhere sends its own Origin; a browser that sends none says otherwise whence it comes."""
    origin, site = request.headers.get("Origin"), request.headers.get("Sec-Fetch-Site")
    if origin is not None:
        fine = urlsplit(origin).netloc.lower() == request.headers.get("Host", "").lower() != ""
    else:
        fine = site in (None, "same-origin", "none")
    if not fine:
        raise WebError(
            403, ref="Origin", problem="not sent from a page of this desk", remedy="open the desk and try again"
        )


async def _check_token(request: Request) -> None:
    given = request.headers.get(HEADER)
    if given is None and request.headers.get("Content-Type", "").partition(";")[0].strip().lower() in _FORMS:
        field = (await request.form()).get(FIELD)
        given = field if isinstance(field, str) else None
    if given is None or not hmac.compare_digest(given.encode(), request.state.token.encode()):
        remedy = "load the page again and repeat it; a script sends X-CSRF-Token with the token of /api/v1/me"
        raise WebError(403, ref=HEADER, problem="the page's token is missing or old", remedy=remedy)


def sign_in(request: Request, _: Exception) -> Response:
    """Where to go without an account: the form for people, 401 for programs."""
    told = WebError(
        401,
        ref=request.url.path,
        problem="nobody is signed in",
        remedy="sign in, or send Authorization: Bearer with a token",
        headers={"WWW-Authenticate": "Bearer"},
    )
    if request.url.path.startswith(API):
        return answer(request, told)
    here = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    to = f"/login?next={quote(here if request.method in READING else '/')}"
    if request.headers.get("HX-Request") == "true":
        return Response(status_code=204, headers={"HX-Redirect": to})
    return RedirectResponse(to, 303)


WHO = Depends(needs(Role.VIEWER))
"""`person: Annotated[Person, WHO]`"""
