"""Calls functions, plain ones in a thread, so that the caller can go on whatever they do."""

from __future__ import annotations

import asyncio
import contextvars
import inspect
from collections.abc import Callable
from functools import cache
from typing import Any

from .arguments import Arguments
from .threads import Threads

THREADS = Threads()


class Failed(Exception):
    """The function left by `sys.exit`, with something else than 0, or in a similar way."""


async def call(target: Callable[..., Any], arguments: Arguments) -> Any:
    """The result of a function, which may be `async`; no exception but its own, and Failed, comes out."""
    try:
        if is_coroutine_function(target):
            return await target(*arguments.args, **arguments.kwargs)
        result = await in_thread(lambda: target(*arguments.args, **arguments.kwargs))
        return await result if inspect.isawaitable(result) else result
    except SystemExit as error:
        if error.code in (None, 0):
            return None
        raise Failed(f"sys.exit({error.code!r})") from error


def is_coroutine_function(target: Callable[..., Any]) -> bool:
    try:
        return known_as_coroutine_function(target)
    except TypeError:
        # An object that can be called, but has no hash.
        return inspect.iscoroutinefunction(target)


@cache
def known_as_coroutine_function(target: Callable[..., Any]) -> bool:
    return inspect.iscoroutinefunction(target)


async def in_thread(work: Callable[[], Any]) -> Any:
    """Runs work in a thread, with the context variables of the caller."""
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

    context = contextvars.copy_context()
    THREADS.start(lambda: context.run(run))
    return await future


def settle(future: asyncio.Future[Any], result: Any, error: BaseException | None) -> None:
    if future.cancelled():
        return
    if error:
        future.set_exception(error)
    else:
        future.set_result(result)
