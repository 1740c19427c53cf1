"""Calls a function once: a schedule, or any function with a payload from the command line."""

from __future__ import annotations

import logging
import signal
import sys
import time
from concurrent.futures import wait
from typing import Any

from .arguments import CONTEXT, REQUEST, arguments_for
from .background import Background
from .calling import call
from .context import Context
from .declarations import HttpTrigger, QueueTrigger
from .function import Function
from .logs import say
from .problem import Problem
from .request import Request, decoded
from .response import rendered, response_from


def run_schedule(function: Function) -> int:
    """Runs a function of a schedule; answers the exit code."""
    context = Context(function.name, function.timeout)
    return run(function, context, {name: context for name in CONTEXT}, context)[0]


def run_payload(function: Function, payload: bytes) -> int:
    """Calls a function with a payload as if its trigger had brought it, prints the result, answers the exit code."""
    context = Context(function.name, function.timeout)
    known: dict[str, Any] = {name: context for name in CONTEXT}
    trigger = function.trigger
    if isinstance(trigger, QueueTrigger):
        item = decoded(payload)
        many = item if isinstance(item, list) else [item]
        return run(function, context, known, item if trigger.batch_size == 1 else many)[0]
    if not isinstance(trigger, HttpTrigger):
        raise Problem(f'"{function.name}" runs on a schedule, which brings no payload.')
    methods = [method.upper() for method in trigger.methods]
    method = "POST" if "POST" in methods else methods[0]
    request = Request(
        method, trigger.path, {"content-type": "application/json"}, body=payload, path_params={"rest": ""}
    )
    known.update({name: request for name in REQUEST})
    if "body" in function.signature.parameters:
        known["body"] = request.value
    code, result = run(function, context, known, request)
    if code:
        return code
    status, _, body = rendered(response_from(result))
    print(body.decode(errors="replace"), flush=True)
    return 0 if status < 400 else 1


def run(function: Function, context: Context, known: dict[str, Any], other: Any) -> tuple[int, Any]:
    """The exit code and the result of one call within its time."""
    # Without a handler the first process of a container does not get the signal at all.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    values = {name: (lambda value=value: value) for name, value in known.items()}
    future = Background().start(call(function.target, arguments_for(function.signature, values, other)))
    in_time = bool(wait([future], function.timeout).done)
    error = future.exception() if in_time and not future.cancelled() else None
    status = "timeout" if not in_time else "failed" if error or future.cancelled() else "ok"
    say(
        "run",
        logging.INFO if status == "ok" else logging.ERROR,
        error,
        function=function.name,
        status=status,
        ms=round((time.monotonic() - context.started) * 1000, 1),
        invocation=context.invocation_id,
    )
    return (0, future.result()) if status == "ok" else (1, None)
