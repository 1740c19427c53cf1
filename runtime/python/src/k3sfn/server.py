"""Serves HTTP functions until the process is told to end."""

from __future__ import annotations

import logging
import os
import signal
import socket
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from .application import Application
from .function import Function
from .limits import Limits
from .logs import say
from .number import number
from .problem import Problem

if TYPE_CHECKING:
    from .draining import DrainingServer

MARGIN = 5.0
"""Seconds beyond the longest call that a client may take to read its answer."""


def serve(functions: Sequence[Function], host: str, port: int) -> int:
    """Listens; on SIGTERM goes on for K3SFN_SHUTDOWN_DELAY seconds while /ready says no, then answers what is under way."""
    try:
        from .draining import DrainingServer, run
    except ImportError as error:
        raise Problem(f"HTTP functions need the package {error.name}: pip install uvicorn") from None

    patience = max(function.timeout for function in functions) + MARGIN
    application = Application(functions, Limits())
    server = DrainingServer(application, number("K3SFN_SHUTDOWN_DELAY", 3), patience)
    listener = listen(host, port)
    logging.getLogger("uvicorn.error").setLevel(logging.WARNING)
    # Before the server looks for signals, and when it raises them once more because it is done.
    for sign in (signal.SIGTERM, signal.SIGINT):
        signal.signal(sign, lambda *_: server.end())
    names = [function.name for function in functions]
    say("listening", host=host, port=listener.getsockname()[1], functions=names)
    run(until_ended(server, listener, application))
    return 0


async def until_ended(server: DrainingServer, listener: socket.socket, application: Application) -> None:
    await server.serve(sockets=[listener])
    application.log.flush()
    say("ended")
    if application.calls.overdue:
        # The loop would wait for calls that may never end.
        sys.stdout.flush()
        os._exit(0)


def listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listener = socket.create_server((host, port), family=family, backlog=2048)
    except OSError as error:
        raise Problem(f"Nothing can listen on {host}, port {port}: {error.strerror}.") from None
    # Connections inherit it; without it the body of a response waits 40 ms for the client to acknowledge the headers.
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listener
