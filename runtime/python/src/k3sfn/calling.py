"""Calls functions, plain ones in a thread of their own, so that the caller can go on whatever they do."""

from __future__ import annotations

import asyncio
import contextvars
import inspect
import threading
from collections.abc import Callable
from typing import Any


class Failed(Exception):
    """The function left by `sys.exit`, with something else than 0, or in a similar way."""


async def call(target: Callable[..., Any], arguments: inspect.BoundArguments) -> Any:
    """The result of a function, which may be `async`; no exception but its own, and Failed, comes out."""
    try:
        if inspect.iscoroutinefunction(target):
            return await target(*arguments.args, **arguments.kwargs)
        result = await in_thread(lambda: target(*arguments.args, **arguments.kwargs))
        return await result if inspect.isawaitable(result) else result
    except SystemExit as error:
        if error.code in (None, 0):
            return None
        raise Failed(f"sys.exit({error.code!r})") from error


async def in_thread(work: Callable[[], Any]) -> Any:
    """Runs work in a new thread, which does not keep the process alive when the work never ends."""
    loop = asyncio.get_running_loop()
    future: asyncio.Future[Any] = loop.create_future()

    def run() -> None:
        result, error = None, None
        try:
            result = work()
        except BaseException as raised:
            # A future takes no StopIteration, and the loop would end with what is not an Exception.
            is_plain = isinstance(raised, (Exception, SystemExit)) and not isinstance(raised, StopIteration)
            error = raised if is_plain else Failed(repr(raised))
        if not loop.is_closed():
            loop.call_soon_threadsafe(settle, future, result, error)

    threading.Thread(target=contextvars.copy_context().run, args=(run,), daemon=True).start()
    return await future


def settle(future: asyncio.Future[Any], result: Any, error: BaseException | None) -> None:
    if future.cancelled():
        return
    if error:
        future.set_exception(error)
    else:
        future.set_result(result)
