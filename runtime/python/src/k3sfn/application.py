"""The functions as an ASGI application."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Sequence
from typing import Any
from urllib.parse import parse_qsl

from .bearer import refusal
from .body import Body, Receive
from .calls import Calls
from .context import Context
from .cors import cors_headers, is_preflight, preflight
from .declarations import HttpTrigger
from .function import Function
from .head import headers_from
from .limits import PIECE, Limits
from .logs import RequestLog, say
from .number import truth
from .request import Headers, Request
from .response import Refused, Response, rendered
from .routing import Route, Routes

Send = Callable[[Any], Awaitable[None]]


class Application:
    """Answers HTTP requests with functions, and asks about itself at /health, /ready and /live."""

    def __init__(self, functions: Sequence[Function], limits: Limits) -> None:
        self.routes = Routes(functions)
        self.listed = [summary(function) for function in functions] if truth("K3SFN_LIST_FUNCTIONS") else None
        """What /_functions tells; None if nobody is to know."""
        self.timeouts = {function.name: function.timeout for function in functions}
        self.limits = limits
        self.calls = Calls(functions, limits)
        self.log = RequestLog()
        self.draining = False
        """Whether the process is about to end, so that nobody should send it more."""

    async def __call__(self, scope: Any, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        body = Body(receive, scope)
        found = self.routes.find(scope["path"])
        own = self.own_answer(scope["path"], declared=found is not None and found[0].path == scope["path"])
        if own:
            await self.send(send, scope["method"], own, await body.discard())
            return
        await Exchange(self, scope, body, send).answer(found)

    def own_answer(self, path: str, declared: bool) -> Response | None:
        """The answer of the runtime itself. A function may have /health, but not the paths that probes ask."""
        if path == "/ready":
            return Response.json({"status": "draining"}, 503) if self.draining else Response.json({"status": "ok"})
        if path == "/live":
            # When every slot is held by a call that does not end, only a new process helps.
            stuck = self.calls.overdue >= self.calls.concurrency
            return Response.json({"status": "stuck"}, 503) if stuck else Response.json({"status": "ok"})
        if path == "/_functions" and self.listed is not None:
            return Response.json(self.listed)
        return Response.json({"status": "ok"}) if path == "/health" and not declared else None

    async def send(self, send: Send, method: str, response: Response, keeps: bool) -> int:
        """Sends a response, or a failure instead of what cannot be sent; answers its status."""
        try:
            status, headers, body = rendered(response)
        except Exception as error:
            say("response cannot be sent", logging.ERROR, error)
            response = Response.error("the function failed", 500)
            status, headers, body = rendered(response)
        if self.draining or not keeps or response.headers.get("connection") == "close":
            headers.append((b"connection", b"close"))
        await send({"type": "http.response.start", "status": status, "headers": headers})
        if method == "HEAD":
            body = b""
        for start in range(0, len(body) - PIECE, PIECE):
            await send({"type": "http.response.body", "body": body[start : start + PIECE], "more_body": True})
        rest = body if len(body) <= PIECE else body[(len(body) - 1) // PIECE * PIECE :]
        await send({"type": "http.response.body", "body": rest})
        return status


class Exchange:
    """One request of a client, and its answer."""

    def __init__(self, application: Application, scope: Any, body: Body, send: Send) -> None:
        self.application = application
        self.calls = application.calls
        self.scope = scope
        self.method: str = scope["method"]
        self.body = body
        self.send = send
        self.fields: dict[str, Any] = {"method": self.method, "path": scope["path"]}
        """What the log tells of it."""
        self.has_slot = False
        self.task: asyncio.Task[Any] | None = None

    async def answer(self, found: tuple[Route, str] | None) -> None:
        """Answers, and says so in the log. A slot is taken before the body, and held until the answer is sent."""
        started = time.monotonic()
        fields = self.fields
        try:
            response = await self.response_or_refusal(found)
            status = 499
            if response:
                keeps = await self.body.discard()
                status = await self.application.send(self.send, self.method, response, keeps)
        finally:
            if self.has_slot:
                self.calls.leave(self.body, self.task)
        fields.update(status=status, ms=round((time.monotonic() - started) * 1000, 1))
        self.application.log.write(fields)

    async def response_or_refusal(self, found: tuple[Route, str] | None) -> Response | None:
        """The response; None if the client has gone."""
        try:
            return await self.response(found)
        except Refused as error:
            return error.response

    async def response(self, found: tuple[Route, str] | None) -> Response:
        """The response to the request; raises Refused."""
        scope, method = self.scope, self.method
        headers = headers_from(scope["headers"], len(scope.get("raw_path") or b"") + len(scope["query_string"]))
        if not found:
            return Response.error("there is no function at this path", 404)
        route, rest = found
        asked = headers.get("access-control-request-method", "") if is_preflight(method, headers) else method
        function = route.functions.get(method) or route.functions.get(asked) or route.first()
        trigger = function.trigger
        assert isinstance(trigger, HttpTrigger)
        self.fields["function"] = function.name
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
        try:
            response = await self.called(function, headers, rest)
        except Refused as error:
            raise Refused(error.response and error.response.with_headers(cross)) from None
        return response.with_headers(cross) if cross else response

    async def called(self, function: Function, headers: Headers, rest: str) -> Response:
        """What the function answers."""
        timeout = self.application.timeouts[function.name]
        self.has_slot = await self.calls.slots.take(1, timeout)
        if not self.has_slot:
            raise Refused(Response.error("too many requests at once", 503, {"retry-after": "1"}))
        body = await self.body.read(self.application.limits.body, self.calls.memory, timeout)
        query = self.scope["query_string"].decode("latin-1")
        request = Request(
            method=self.method,
            path=self.scope["path"],
            headers=headers,
            query_params=dict(parse_qsl(query, keep_blank_values=True)) if query else {},
            body=body,
            path_params={"rest": rest},
            query_string=query,
        )
        context = Context(function.name, timeout)
        self.fields["invocation"] = context.invocation_id
        response, self.task = await self.calls.run(function, request, context, timeout)
        return response


def summary(function: Function) -> dict[str, Any]:
    trigger = function.trigger
    where = {"path": trigger.path, "methods": list(trigger.methods)} if isinstance(trigger, HttpTrigger) else {}
    return {"name": function.name, "trigger": trigger.type, **where}
