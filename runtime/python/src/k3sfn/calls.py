"""Calls of functions: not too many at once, each within its time."""

from __future__ import annotations

import asyncio
import logging
import sys
from collections.abc import Coroutine, Sequence
from typing import Any

from .arguments import KNOWN, Arguments, Plan
from .body import Body
from .budget import Budget
from .calling import call
from .context import Context
from .function import Function
from .limits import Limits
from .logs import say
from .request import BadBody, Request
from .response import Response, response_from


class Calls:
    """All calls of a process, and what they share."""

    def __init__(self, functions: Sequence[Function], limits: Limits) -> None:
        self.plans = {function.name: Plan(function.signature, KNOWN["http"]) for function in functions}
        self.concurrency = limits.concurrency
        self.slots = Budget(limits.concurrency, line=limits.waiting)
        self.memory = Budget(max(limits.bodies, limits.body))
        self.overdue = 0
        """Calls that are over their time and hold their slots still."""

    async def run(self, function: Function, request: Request, context: Context, timeout: float) -> tuple[Response, Any]:
        """The response of a function, and its task, which may not be over."""
        try:
            arguments = self.arguments(function, request, context)
        except BadBody as error:
            return Response.error(str(error), 400), None
        task = start(call(function.target, arguments))
        if not task.done():
            await asyncio.wait((task,), timeout=timeout)
        if not task.done():
            self.overdue += 1
            task.add_done_callback(self.end_overdue)
            if function.is_async:
                task.cancel()
            return failure("the function did not answer in time", 504, context), task
        try:
            return response_from(task.result()), task
        except BadBody as error:
            return Response.error(str(error), 400), task
        except (Exception, asyncio.CancelledError) as error:
            say("function failed", logging.ERROR, error, function=function.name, invocation=context.invocation_id)
        return failure("the function failed", 500, context), task

    def arguments(self, function: Function, request: Request, context: Context) -> Arguments:
        values = {
            "request": lambda: request,
            "req": lambda: request,
            "context": lambda: context,
            "ctx": lambda: context,
            "body": lambda: request.value,
        }
        return self.plans[function.name].fill(values, request)

    def end_overdue(self, task: asyncio.Task[Any]) -> None:
        """Gives a late call its end, and asks for its error, since nobody else does."""
        self.overdue -= 1
        if not task.cancelled():
            task.exception()

    def leave(self, body: Body, task: asyncio.Task[Any] | None) -> None:
        """Gives back what a request took, as soon as its call is over, too."""
        if task and not task.done():
            task.add_done_callback(lambda _: self.leave(body, None))
            return
        self.slots.give(1)
        if body.share:
            self.memory.give(body.share)


def start(coroutine: Coroutine[Any, Any, Any]) -> asyncio.Task[Any]:
    """Starts a task; where Python can, it runs at once, and what waits for nothing is done."""
    loop = asyncio.get_running_loop()
    if sys.version_info >= (3, 12):
        return asyncio.Task(coroutine, loop=loop, eager_start=True)
    return loop.create_task(coroutine)


def failure(message: str, status: int, context: Context) -> Response:
    return Response.error(message, status, {"x-invocation-id": context.invocation_id})
