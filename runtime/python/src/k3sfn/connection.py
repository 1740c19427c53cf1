"""What a client may do before its request is there: not stay for ever, not send what never ends, not keep others out."""

from __future__ import annotations

import asyncio
import json
from typing import Any

from .limits import LONGEST_HEAD, MOST_HEADERS, MOST_PIPELINED, Limits

REASONS = {
    400: "Bad Request",
    408: "Request Timeout",
    431: "Request Header Fields Too Large",
    503: "Service Unavailable",
}


class Crowd:
    """The connections of a server."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.all: set[Any] = set()
        self.idle: dict[Any, None] = {}
        """Those without a request under way; the one that waits the longest comes first."""

    def has_room(self) -> bool:
        """Whether one more may come. If need be the one that waits the longest goes, so that probes always come through."""
        if len(self.all) < self.limits.connections:
            return True
        longest = next(iter(self.idle), None)
        if longest is not None:
            self.remove(longest)
            longest.transport.abort()
        return longest is not None

    def remove(self, connection: Any) -> None:
        self.all.discard(connection)
        self.idle.pop(connection, None)


def guarded(protocol: Any, limits: Limits) -> Any:
    """One of uvicorn's two protocols, with limits."""
    crowd = Crowd(limits)

    class Guarded(protocol):  # type: ignore[misc]
        head_timer: asyncio.TimerHandle | None = None
        """Runs while a head is on its way."""
        answer_timer: asyncio.TimerHandle | None = None
        """Runs while the client takes nothing of its answer."""
        seen = 0
        """Bytes of a head that is not there yet."""

        def connection_made(self, transport: Any) -> None:
            super().connection_made(transport)
            if not crowd.has_room():
                self.refuse(503, "too many connections")
                return
            crowd.all.add(self)
            crowd.idle[self] = None
            self.head_timer = self.loop.call_later(limits.client_timeout, self.end_head)

        def connection_lost(self, exc: Exception | None) -> None:
            self.stop_timers()
            crowd.remove(self)
            super().connection_lost(exc)

        def data_received(self, data: bytes) -> None:
            if self.transport.is_closing():
                return
            super().data_received(data)
            if self in crowd.idle and not self.waits():
                self.begin()
            # h11 counts for itself, and takes one request after the other.
            if self.headers and len(self.headers) > MOST_HEADERS:
                self.refuse(431, f"there are more than {MOST_HEADERS} headers")
            elif len(getattr(self, "pipeline", ())) > MOST_PIPELINED:
                self.refuse(400, f"there are more than {MOST_PIPELINED} requests without an answer")
            elif self in crowd.idle:
                self.seen += len(data)
                if self.seen > LONGEST_HEAD:
                    self.refuse(431, f"the headers are larger than {LONGEST_HEAD} bytes")
                elif not self.head_timer:
                    self.head_timer = self.loop.call_later(limits.client_timeout, self.end_head)

        def waits(self) -> bool:
            """Whether no request is under way."""
            return self.cycle is None or self.cycle.response_complete

        def begin(self) -> None:
            """A head is there. Its body stays in the system's buffers until somebody reads it."""
            if self.head_timer:
                self.head_timer.cancel()
                self.head_timer = None
            self.seen = 0
            crowd.idle.pop(self, None)
            if self.cycle.more_body:
                self.flow.pause_reading()

        def on_response_complete(self) -> None:
            super().on_response_complete()
            if self in crowd.all and self.waits():
                crowd.idle[self] = None

        def end_head(self) -> None:
            self.head_timer = None
            if self.seen:
                self.refuse(408, f"the headers did not come within {limits.client_timeout:g} seconds")
            else:
                self.transport.close()

        def pause_writing(self) -> None:
            super().pause_writing()
            self.answer_timer = self.loop.call_later(limits.client_timeout, self.transport.abort)

        def resume_writing(self) -> None:
            super().resume_writing()
            if self.answer_timer:
                self.answer_timer.cancel()
                self.answer_timer = None

        def stop_timers(self) -> None:
            for timer in (self.head_timer, self.answer_timer):
                if timer:
                    timer.cancel()

        def send_400_response(self, msg: str) -> None:
            if not self.transport.is_closing():
                super().send_400_response(msg)

        def refuse(self, status: int, message: str) -> None:
            if self.transport.is_closing():
                return
            self.stop_timers()
            body = json.dumps({"error": message})
            head = f"HTTP/1.1 {status} {REASONS[status]}\r\ncontent-type: application/json\r\nconnection: close\r\n"
            self.transport.write(f"{head}content-length: {len(body)}\r\n\r\n{body}".encode())
            self.transport.close()

    return Guarded
