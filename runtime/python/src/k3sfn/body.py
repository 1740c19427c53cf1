"""Reads the body of a request, but not more than a limit and not for ever."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from .request import Headers
from .response import Response

Receive = Callable[[], Awaitable[Any]]

PATIENCE = 2.0
"""Seconds in which a client may finish sending what is too much, so that it reads the answer."""


class Refused(Exception):
    """The body is not taken; the response says why, None if nobody is there to read it."""

    def __init__(self, response: Response | None) -> None:
        super().__init__(response)
        self.response = response


async def read_body(receive: Receive, headers: Headers, limit: int, timeout: float) -> bytes:
    """The whole body; raises Refused."""
    try:
        too_large = int(headers.get("content-length", "0")) > limit
        if not too_large:
            return await asyncio.wait_for(read(receive, limit), timeout)
    except ValueError:
        too_large = True
    except asyncio.TimeoutError:
        raise Refused(Response.error("the body did not come in time", 408, {"connection": "close"})) from None
    if "expect" not in headers:
        await discard(receive)
    raise Refused(Response.error(f"the body is larger than {limit} bytes", 413, {"connection": "close"}))


async def read(receive: Receive, limit: int) -> bytes:
    parts = bytearray()
    more = True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise Refused(None)
        parts += message.get("body", b"")
        if len(parts) > limit:
            raise ValueError
        more = message.get("more_body", False)
    return bytes(parts)


async def discard(receive: Receive) -> None:
    async def rest() -> None:
        while (message := await receive())["type"] == "http.request" and message.get("more_body", False):
            pass

    try:
        await asyncio.wait_for(rest(), PATIENCE)
    except asyncio.TimeoutError:
        pass
