"""Which pages of other origins may call a function. Credentials such as cookies are never allowed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from .request import Headers
from .response import Response


def cors_headers(cors: bool | Sequence[str], request_headers: Headers) -> dict[str, str]:
    """The headers that let the page that asks read the answer."""
    if cors is True:
        return {"access-control-allow-origin": "*"}
    if not cors:
        return {}
    origin = request_headers.get("origin", "")
    return {"vary": "origin", **({"access-control-allow-origin": origin} if origin in cors else {})}


def preflight(request_headers: Headers, allow: str) -> Response:
    """The answer to a browser that asks whether it may send a request."""
    headers: Mapping[str, str] = {
        "access-control-allow-methods": allow,
        "access-control-allow-headers": request_headers.get("access-control-request-headers", "*"),
        "access-control-max-age": "600",
    }
    return Response(None, 204, headers)


def is_preflight(method: str, request_headers: Headers) -> bool:
    """Whether a request only asks what it may do."""
    return method == "OPTIONS" and "origin" in request_headers and "access-control-request-method" in request_headers
