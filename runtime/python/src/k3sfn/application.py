"""The functions as an ASGI application."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Sequence
from typing import Any
from urllib.parse import parse_qsl

from .arguments import arguments_for
from .bearer import refusal
from .body import Receive, Refused, read_body
from .calling import call
from .context import Context
from .cors import cors_headers, is_preflight, preflight
from .declarations import HttpTrigger
from .function import Function
from .logs import say
from .number import whole_number
from .request import BadBody, Headers, Request
from .response import Response, rendered, response_from
from .routing import Routes

Send = Callable[[Any], Awaitable[None]]

MEBIBYTE = 1 << 20


class Application:
    """Answers HTTP requests with functions, and asks about itself at /health, /ready, /live and /_functions."""

    def __init__(self, functions: Sequence[Function]) -> None:
        self.routes = Routes(functions)
        self.functions = functions
        self.timeouts = {function.name: function.timeout for function in functions}
        self.body_limit = whole_number("K3SFN_MAX_BODY", 10 * MEBIBYTE)
        self.concurrency = whole_number("K3SFN_CONCURRENCY", 100, low=1)
        self.slots = asyncio.Semaphore(self.concurrency)
        self.overdue = 0
        """Calls that are over their time and hold their slots still."""
        self.draining = False
        """Whether the process is about to end, so that nobody should send it more."""

    async def __call__(self, scope: Any, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        headers = Headers({name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]})
        found = self.routes.find(scope["path"])
        own = self.own_answer(scope["path"], declared=found is not None and found[0].path == scope["path"])
        if own:
            await self.send(send, scope["method"], own)
            return
        started = time.monotonic()
        fields: dict[str, Any] = {"method": scope["method"], "path": scope["path"]}
        response = await self.answer(scope, headers, receive, fields)
        if response:
            response = await self.send(send, scope["method"], response)
        status = response.status_code if response else 499
        level = logging.WARNING if status >= 500 else logging.INFO
        say("request", level, **fields, status=status, ms=round((time.monotonic() - started) * 1000, 1))

    def own_answer(self, path: str, declared: bool) -> Response | None:
        """The answer of the runtime itself. A function may have /health, but not the paths that probes ask."""
        if path == "/ready":
            return Response.json({"status": "draining"}, 503) if self.draining else Response.json({"status": "ok"})
        if path == "/live":
            # When every slot is held by a call that does not end, only a new process helps.
            stuck = self.overdue >= self.concurrency
            return Response.json({"status": "stuck"}, 503) if stuck else Response.json({"status": "ok"})
        if path == "/_functions":
            return Response.json([summary(function) for function in self.functions])
        return Response.json({"status": "ok"}) if path == "/health" and not declared else None

    async def answer(self, scope: Any, headers: Headers, receive: Receive, fields: dict[str, Any]) -> Response | None:
        """The response to a request; None if the client has gone."""
        found = self.routes.find(scope["path"])
        if not found:
            return Response.error("there is no function at this path", 404)
        route, rest = found
        method = scope["method"]
        asked = headers.get("access-control-request-method", "") if is_preflight(method, headers) else method
        function = route.functions.get(method) or route.functions.get(asked) or route.first()
        trigger = function.trigger
        assert isinstance(trigger, HttpTrigger)
        fields["function"] = function.name
        cross = cors_headers(trigger.cors, headers)
        if is_preflight(method, headers) and trigger.cors:
            return preflight(headers, route.allow).with_headers(cross)
        if method not in route.functions:
            allow = {**cross, "allow": route.allow}
            return (
                Response(None, 204, allow) if method == "OPTIONS" else Response.error("method not allowed", 405, allow)
            )
        refused = refusal(headers) if trigger.auth else None
        if refused:
            return refused.with_headers(cross)
        timeout = self.timeouts[function.name]
        try:
            body = await read_body(receive, headers, self.body_limit, timeout)
        except Refused as error:
            return error.response and error.response.with_headers(cross)
        request = Request(
            method=method,
            path=scope["path"],
            headers=headers,
            query_params=dict(parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)),
            body=body,
            path_params={"rest": rest},
            query_string=scope["query_string"].decode("latin-1"),
        )
        return (await self.invoke(function, request, fields)).with_headers(cross)

    async def invoke(self, function: Function, request: Request, fields: dict[str, Any]) -> Response:
        """Calls a function, within its time and the limit of calls at once."""
        timeout = self.timeouts[function.name]
        try:
            await asyncio.wait_for(self.slots.acquire(), timeout)
        except asyncio.TimeoutError:
            return Response.error("too many requests at once", 503, {"retry-after": "1"})
        context = Context(function.name, timeout)
        fields["invocation"] = context.invocation_id
        task = asyncio.create_task(call_with(function, request, context))
        task.add_done_callback(lambda _: self.slots.release())
        await asyncio.wait({task}, timeout=timeout)
        if not task.done():
            self.overdue += 1
            task.add_done_callback(self.end_overdue)
            if function.is_async:
                task.cancel()
            return failure("the function did not answer in time", 504, context)
        try:
            return response_from(task.result())
        except BadBody as error:
            return Response.error(str(error), 400)
        except (Exception, asyncio.CancelledError) as error:
            say("function failed", logging.ERROR, error, function=function.name, invocation=context.invocation_id)
        return failure("the function failed", 500, context)

    def end_overdue(self, task: asyncio.Task[Any]) -> None:
        """Gives a late call its end, and asks for its error, since nobody else does."""
        self.overdue -= 1
        if not task.cancelled():
            task.exception()

    async def send(self, send: Send, method: str, response: Response) -> Response:
        """Sends a response, or a failure instead of what cannot be sent; answers what was sent."""
        try:
            status, headers, body = rendered(response)
        except Exception as error:
            say("response cannot be sent", logging.ERROR, error)
            response = Response.error("the function failed", 500)
            status, headers, body = rendered(response)
        if self.draining or response.headers.get("connection") == "close":
            headers.append((b"connection", b"close"))
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": b"" if method == "HEAD" else body})
        return response


async def call_with(function: Function, request: Request, context: Context) -> Any:
    values = {
        **dict.fromkeys(("request", "req"), lambda: request),
        **dict.fromkeys(("context", "ctx"), lambda: context),
        "body": lambda: request.value,
    }
    return await call(function.target, arguments_for(function.signature, values, request))


def failure(message: str, status: int, context: Context) -> Response:
    return Response.error(message, status, {"x-invocation-id": context.invocation_id})


def summary(function: Function) -> dict[str, Any]:
    trigger = function.trigger
    where = {"path": trigger.path, "methods": list(trigger.methods)} if isinstance(trigger, HttpTrigger) else {}
    return {"name": function.name, "trigger": trigger.type, **where}
