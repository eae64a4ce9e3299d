"""Who asks."""

from __future__ import annotations

from typing import Annotated

from fastapi import Request
from pydantic import BaseModel

from reportedly.web.api.common import api_router
from reportedly.web.people import WHO, Person

router = api_router("me")


class Me(BaseModel):
    """`csrf_token` goes with everything that is written, as the header X-CSRF-Token; a Bearer token needs none."""

    name: str
    role: str
    csrf_token: str


@router.get("/me")
def me(request: Request, person: Annotated[Person, WHO]) -> Me:
    """The account, its role, and the token for writing."""
    return Me(name=person.name, role=person.role.value, csrf_token=request.state.token)
