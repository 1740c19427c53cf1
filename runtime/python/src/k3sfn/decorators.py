"""The four decorators. Each returns the function that it is given, unchanged, after it has taken a note of it."""

from __future__ import annotations

import inspect
import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar, overload

from .checks import CHECKS
from .marks import leave_mark

F = TypeVar("F", bound=Callable[..., Any])
UNSET: Any = ...
"""Marks what was not given: the entry in apps.yaml, or a default, decides."""


@overload
def http_trigger(function: F, /) -> F: ...
@overload
def http_trigger(
    *,
    path: str = ...,
    methods: Sequence[str] = ...,
    auth: str | None = ...,
    cors: bool | Sequence[str] = ...,
    rate_limit: float | None = ...,
) -> Callable[[F], F]: ...
def http_trigger(
    function: Any = None,
    /,
    *,
    path: str = UNSET,
    methods: Sequence[str] = UNSET,
    auth: str | None = UNSET,
    cors: bool | Sequence[str] = UNSET,
    rate_limit: float | None = UNSET,
) -> Any:
    """The function answers HTTP requests.

    path: where, default "/"; also everything below it, as `request.path_params["rest"]`.
    methods: default GET and POST. HEAD comes with GET, OPTIONS is answered by the runtime.
    auth: "bearer" asks for one of the tokens in the variable K3SFN_AUTH_TOKENS.
    cors: True lets pages of any origin call, a list of origins those.
    rate_limit: requests a second that one client may make; kept by the ingress.
    """
    given = {"path": path, "methods": methods, "auth": auth, "cors": cors, "rate_limit": rate_limit}
    return decorate("http", function, given)


def queue_trigger(
    *,
    queue_name: str,
    batch_size: int = UNSET,
    visibility_timeout: float = UNSET,
    max_attempts: int = UNSET,
    dead_letter: str | None = UNSET,
) -> Callable[[F], F]:
    """The function consumes the list `queue:<queue_name>`, each item at least once.

    batch_size: with more than 1 (the default) the function gets a list of up to so many items.
    visibility_timeout: seconds, default 30, after which the items of a worker that died are taken by another.
    max_attempts: after so many, default 5, an item becomes a dead letter.
    dead_letter: the queue of dead letters, default `<queue_name>:dead`.
    """
    given = {"queue_name": queue_name, "batch_size": batch_size, "visibility_timeout": visibility_timeout}
    result: Callable[[F], F] = decorate(
        "queue", None, {**given, "max_attempts": max_attempts, "dead_letter": dead_letter}
    )
    return result


def schedule_trigger(
    *,
    cron: str,
    timezone: str = UNSET,
    concurrency_policy: str = UNSET,
    retries: int = UNSET,
    deadline: int | None = UNSET,
    history: int = UNSET,
) -> Callable[[F], F]:
    """The function runs at fixed times, as a CronJob.

    cron: five fields, or a word such as "@daily"; timezone: in which it is read, default "UTC".
    concurrency_policy: "Forbid" (default), "Allow" or "Replace" a run that is not over at the next one's time.
    retries: of a run that failed, default 0.
    deadline: seconds by which a run may start late.
    history: how many runs are kept to be looked at, default 3.
    """
    given = {"cron": cron, "timezone": timezone, "concurrency_policy": concurrency_policy}
    result: Callable[[F], F] = decorate(
        "schedule", None, {**given, "retries": retries, "deadline": deadline, "history": history}
    )
    return result


@overload
def serverless(function: F, /) -> F: ...
@overload
def serverless(
    *,
    memory: str | float | None = ...,
    cpu: str | float | None = ...,
    memory_limit: str | float | None = ...,
    cpu_limit: str | float | None = ...,
    min_instances: int | None = ...,
    max_instances: int | None = ...,
    timeout: float | None = ...,
    environment: Mapping[str, str | float] | None = ...,
    labels: Mapping[str, str] | None = ...,
    secrets: Sequence[str] | None = ...,
    visibility: str | None = ...,
    allow_from_namespaces: Sequence[str] | None = ...,
    allow_from_pods: Mapping[str, str] | None = ...,
) -> Callable[[F], F]: ...
def serverless(
    function: Any = None,
    /,
    *,
    memory: str | float | None = UNSET,
    cpu: str | float | None = UNSET,
    memory_limit: str | float | None = UNSET,
    cpu_limit: str | float | None = UNSET,
    min_instances: int | None = UNSET,
    max_instances: int | None = UNSET,
    timeout: float | None = UNSET,
    environment: Mapping[str, str | float] | None = UNSET,
    labels: Mapping[str, str] | None = UNSET,
    secrets: Sequence[str] | None = UNSET,
    visibility: str | None = UNSET,
    allow_from_namespaces: Sequence[str] | None = UNSET,
    allow_from_pods: Mapping[str, str] | None = UNSET,
) -> Any:
    """What the function needs and who may call it; stands above or below a trigger. The entry in apps.yaml decides what is not said.

    memory, cpu, memory_limit, cpu_limit: quantities such as "256Mi" and "100m".
    min_instances, max_instances: the bounds of scaling; 0 scales to zero.
    timeout: seconds that one call may take, 30 if nothing says otherwise.
    environment, labels: of its pods. secrets: Secrets that are mounted.
    visibility: "public", "internal", "private", or "restricted" to allow_from_namespaces and allow_from_pods.
    """
    given = {name: value for name, value in locals().items() if name != "function"}
    return decorate("serverless", function, given)


def decorate(decorator: str, function: Any, arguments: Mapping[str, Any]) -> Any:
    """Takes the note: at once for a decorator without parentheses, else when the function comes."""
    given = {name: value for name, value in arguments.items() if value is not UNSET}

    def apply(target: F) -> F:
        note(decorator, given, target, depth=2)
        return target

    if function is None:
        return apply
    note(decorator, given, function, depth=3)
    return function


def note(decorator: str, given: Mapping[str, Any], function: Any, depth: int) -> None:
    written = decorator if decorator == "serverless" else f"{decorator}_trigger"
    if not callable(function) or inspect.isclass(function):
        raise TypeError(f"@{written} takes its arguments by name and decorates functions; it was given {function!r}.")
    name = getattr(function, "__name__", repr(function))
    for parameter, value in given.items():
        wanted = CHECKS[parameter](value)
        if wanted:
            raise ValueError(f"{name}: {parameter} of @{written} is {value!r}; it must be {wanted}.")
    if (given.get("min_instances") or 0) > (given.get("max_instances") or math.inf):
        raise ValueError(f"{name}: min_instances of @serverless is above max_instances.")
    if inspect.isgeneratorfunction(function) or inspect.isasyncgenfunction(function):
        raise TypeError(f"{name}: @{written} decorates functions that return; this one yields.")
    said = getattr(function, "__k3sfn__", {})
    part = "settings" if decorator == "serverless" else "trigger"
    if part in said:
        raise ValueError(f"{name}: has two {'@serverless' if part == 'settings' else 'triggers'}; a function has one.")
    value = given if part == "settings" else {"type": decorator, **given}
    function.__k3sfn__ = {**said, part: value}
    leave_mark(decorator, given, function, depth)
