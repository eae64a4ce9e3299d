"""The API's documentation, made of its OpenAPI: no script from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse

from reportedly.web.desk import Desk, desk_of

router = APIRouter(include_in_schema=False)


@router.get("/api/docs")
def api_docs(request: Request, desk: Annotated[Desk, Depends(desk_of)]) -> HTMLResponse:
    """Every address of the API with its parameters."""
    return desk.page(request, "api_docs.html", operations=list(_operations(request.app.openapi())))


def _operations(told: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for path, methods in told["paths"].items():
        for method, operation in methods.items():
            yield {
                "method": method.upper(),
                "path": path,
                "tag": operation["tags"][0],
                "does": operation.get("description", ""),
                "parameters": operation.get("parameters", []),
                "body": list(operation.get("requestBody", {}).get("content", {})),
            }
