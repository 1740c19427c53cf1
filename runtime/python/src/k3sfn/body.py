"""Reads the body of a request, but not more than a limit, not for ever, and not too many at once."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from .budget import Budget
from .limits import DISCARD_TIMEOUT, SMALL_BODY
from .response import Refused, Response

Receive = Callable[[], Awaitable[Any]]


class Body:
    """The body of one request, as it comes."""

    def __init__(self, receive: Receive, scope: Any) -> None:
        self.receive = receive
        given = dict(scope["headers"])
        self.declared = -1 if b"transfer-encoding" in given else int(given.get(b"content-length", 0))
        """How long it is; -1 if only its end will tell."""
        self.is_whole = self.declared == 0
        """Whether nothing more comes."""
        self.is_asked_for = b"expect" not in given
        """Whether the client sends it; some wait until they are asked to."""
        self.asks_for_upgrade = b"upgrade" in given
        """Whether the client would like another protocol. None is spoken here, and parsers stop at such a request."""
        self.parts = bytearray()
        self.share = 0
        """Bytes that were taken of the memory for bodies."""

    async def read(self, limit: int, memory: Budget, timeout: float) -> bytes:
        """All of it; raises Refused."""
        if self.is_whole:
            return b""
        if self.declared > limit:
            raise too_large(limit)
        await self.fill(SMALL_BODY, limit, timeout)
        if not self.is_whole:
            share = limit if self.declared < 0 else self.declared
            if not await memory.take(share, timeout):
                raise Refused(Response.error("too many large bodies at once", 503, {"retry-after": "1"}))
            self.share = share
            await self.fill(limit, limit, timeout)
        result = bytes(self.parts)
        self.parts = bytearray()
        return result

    async def fill(self, enough: int, limit: int, timeout: float) -> None:
        async def more() -> None:
            while not self.is_whole and len(self.parts) <= enough:
                self.parts += await self.next()

        try:
            await asyncio.wait_for(more(), timeout)
        except asyncio.TimeoutError:
            raise Refused(Response.error("the body did not come in time", 408)) from None
        if len(self.parts) > limit:
            raise too_large(limit)

    async def next(self) -> bytes:
        self.is_asked_for = True
        message = await self.receive()
        if message["type"] == "http.disconnect":
            raise Refused(None)
        self.is_whole = not message.get("more_body", False)
        part: bytes = message.get("body", b"")
        return part

    async def discard(self) -> bool:
        """Lets a client send what nobody reads, for a while; whether that was all, so that the connection can go on."""
        self.parts = bytearray()

        async def rest() -> None:
            while not self.is_whole:
                await self.next()

        if self.is_asked_for and not self.is_whole:
            try:
                await asyncio.wait_for(rest(), DISCARD_TIMEOUT)
            except (asyncio.TimeoutError, Refused):
                pass
        return self.is_whole and not self.asks_for_upgrade


def too_large(limit: int) -> Refused:
    return Refused(Response.error(f"the body is larger than {limit} bytes", 413))
