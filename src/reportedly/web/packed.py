"""JSON answers that are long: compressed where the browser takes it."""

from __future__ import annotations

import gzip
import json
from typing import Any

from fastapi import Request, Response

_LEAST = 4096


def packed_json(request: Request, value: Any) -> Response:
    """The value as JSON. For answers that have no token in them."""
    content = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode("utf-8", "replace")
    told = {"Vary": "Accept-Encoding"}
    if len(content) >= _LEAST and "gzip" in request.headers.get("Accept-Encoding", ""):
        content = gzip.compress(content, compresslevel=3, mtime=0)
        told["Content-Encoding"] = "gzip"
    return Response(content, media_type="application/json", headers=told)
