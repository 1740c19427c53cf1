"""uvicorn's server, which ends in two steps. The one module that imports uvicorn."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Coroutine
from typing import Any

import uvicorn

from .application import Application
from .connection import guarded
from .limits import LONGEST_HEAD


class DrainingServer(uvicorn.Server):
    """Lets requests come for some seconds after SIGTERM, since others learn with a delay that this process ends."""

    def __init__(self, application: Application, delay: float, patience: float) -> None:
        async def entry(scope: Any, receive: Any, send: Any) -> None:
            await application(scope, receive, send)

        super().__init__(
            uvicorn.Config(
                entry,
                http=guarded(protocol(), application.limits),
                h11_max_incomplete_event_size=LONGEST_HEAD,
                ws="none",
                lifespan="off",
                log_config=None,
                access_log=False,
                server_header=False,
                proxy_headers=False,
                timeout_graceful_shutdown=int(patience),
            )
        )
        self.application = application
        self.delay = delay

    def end(self) -> None:
        """Ends it as soon as it has begun."""
        self.should_exit = True

    def handle_exit(self, sig: int, frame: Any) -> None:
        """SIGTERM begins to drain; a second one, or SIGINT, ends what is left of the delay."""
        if sig != signal.SIGTERM or self.application.draining or not self.delay:
            super().handle_exit(sig, frame)
            return
        self.application.draining = True
        loop = asyncio.get_running_loop()
        loop.call_soon_threadsafe(loop.call_later, self.delay, super().handle_exit, sig, None)


def protocol() -> Any:
    """The parser in C where it is installed, else the one in Python: slower, with the same answers."""
    try:
        from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol
    except ImportError:
        from uvicorn.protocols.http.h11_impl import H11Protocol

        return H11Protocol
    return HttpToolsProtocol


def run(main: Coroutine[Any, Any, None]) -> None:
    """Runs to the end, on the loop in C where it is installed."""
    try:
        from uvloop import run as run_loop
    except ImportError:
        run_loop = asyncio.run
    run_loop(main)
