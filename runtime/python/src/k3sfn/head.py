"""The head of a request: what is too much, or has two meanings, is refused."""

from __future__ import annotations

from collections.abc import Sequence

from .limits import LONGEST_HEAD, MOST_HEADERS
from .request import Headers
from .response import Refused, Response

ONCE = ("authorization", "content-length", "content-type", "host", "origin", "transfer-encoding")
"""Headers that decide something, so that two of them are a contradiction."""


def headers_from(raw: Sequence[tuple[bytes, bytes]], target: int) -> Headers:
    """Headers by name, of which several become one with commas; `target` is the length of path and query."""
    if len(raw) > MOST_HEADERS:
        raise refused(431, f"there are more than {MOST_HEADERS} headers")
    size = target
    values: dict[str, str] = {}
    for name, value in raw:
        size += len(name) + len(value)
        key, text = name.decode("latin-1"), value.decode("latin-1")
        if key not in values:
            values[key] = text
        elif key in ONCE:
            raise refused(400, f"there are two headers {key}")
        else:
            values[key] += ("; " if key == "cookie" else ", ") + text
    if size > LONGEST_HEAD:
        raise refused(431, f"the headers are larger than {LONGEST_HEAD} bytes")
    if "content-length" in values and "transfer-encoding" in values:
        raise refused(400, "there are both headers content-length and transfer-encoding")
    return Headers.in_lower_case(values)


def refused(status: int, message: str) -> Refused:
    return Refused(Response.error(message, status, {"connection": "close"}))
