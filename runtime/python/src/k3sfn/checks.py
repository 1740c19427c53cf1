"""What each parameter of the decorators accepts: None if a value will do, else what it must be."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from typing import Any

from .cron import is_cron

Check = Callable[[Any], "str | None"]

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
RESERVED = ("/ready", "/live", "/_functions")
QUANTITY = re.compile(r"\d+(\.\d+)?([numkMGTPE]|[KMGTPE]i|[eE]\d+)?")
NAME_OF_ZONE = re.compile(r"(?!Local$)[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*")


def string(value: Any) -> str | None:
    return None if isinstance(value, str) and value else "a string that is not empty"


def path(value: Any) -> str | None:
    if not isinstance(value, str) or not re.fullmatch(r"/[^\s?#{}]*", value) or "//" in value:
        return 'a string that starts with "/", without spaces, "?", "#", "//" and braces (what follows is path_params["rest"])'
    if (value.rstrip("/") or "/") in RESERVED:
        return f"another path: the runtime itself answers {', '.join(RESERVED)}"
    return None


def method(value: Any) -> str | None:
    return None if isinstance(value, str) and value.upper() in METHODS else "a method of HTTP"


def cors(value: Any) -> str | None:
    if isinstance(value, bool):
        return None
    if (
        isinstance(value, (list, tuple))
        and value
        and all(isinstance(v, str) and re.fullmatch(r"https?://[^/\s*]+", v) for v in value)
    ):
        return None
    return 'True, False or a list of origins such as "https://example.com"'


def quantity(value: Any) -> str | None:
    if is_number(value) and value > 0 or isinstance(value, str) and QUANTITY.fullmatch(value):
        return None
    return 'a quantity of Kubernetes such as "256Mi" or "100m"'


def cron(value: Any) -> str | None:
    return (
        None if isinstance(value, str) and is_cron(value) else 'five fields of cron such as "0 6 * * 1", or "@hourly"'
    )


def timezone(value: Any) -> str | None:
    return None if isinstance(value, str) and NAME_OF_ZONE.fullmatch(value) else 'a time zone such as "Europe/Berlin"'


def queue_name(value: Any) -> str | None:
    return None if isinstance(value, str) and re.fullmatch(r"[^\s:][^\s]*", value) else "a name without spaces"


def is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value)


def seconds(value: Any) -> str | None:
    return None if is_number(value) and value > 0 else "a number above 0"


def whole(low: int, high: int | None = None) -> Check:
    bounds = f"a whole number, at least {low}" + (f" and at most {high}" if high else "")
    return lambda value: (
        None if is_number(value) and isinstance(value, int) and low <= value <= (high or value) else bounds
    )


def one_of(*words: str) -> Check:
    return lambda value: None if value in words else "one of " + ", ".join(f'"{word}"' for word in words)


def optional(check: Check) -> Check:
    return lambda value: None if value is None else check(value)


def list_of(check: Check, of: str) -> Check:
    return lambda value: (
        None if isinstance(value, (list, tuple)) and value and not any(map(check, value)) else f"a list of {of}"
    )


def texts_by_name(*types: type) -> Check:
    def check(value: Any) -> str | None:
        *others, last = (kind.__name__ for kind in types)
        kinds = f"{', '.join(others)} or {last}" if others else last
        good = isinstance(value, dict) and all(
            isinstance(key, str) and key and isinstance(item, types) and not isinstance(item, bool)
            for key, item in value.items()
        )
        return None if good else f"a dict from str to {kinds}"

    return check


CHECKS: dict[str, Check] = {
    "path": path,
    "methods": list_of(method, "methods: " + ", ".join(METHODS)),
    "auth": optional(one_of("bearer")),
    "cors": cors,
    "rate_limit": optional(seconds),
    "queue_name": queue_name,
    "batch_size": whole(1, 1000),
    "visibility_timeout": seconds,
    "max_attempts": whole(1),
    "dead_letter": optional(queue_name),
    "cron": cron,
    "timezone": timezone,
    "concurrency_policy": one_of("Allow", "Forbid", "Replace"),
    "retries": whole(0),
    "deadline": optional(whole(1)),
    "history": whole(0),
    "memory": optional(quantity),
    "cpu": optional(quantity),
    "memory_limit": optional(quantity),
    "cpu_limit": optional(quantity),
    "min_instances": optional(whole(0)),
    "max_instances": optional(whole(1)),
    "timeout": optional(seconds),
    "environment": optional(texts_by_name(str, int, float)),
    "labels": optional(texts_by_name(str)),
    "secrets": optional(list_of(string, "names of Secrets")),
    "visibility": optional(one_of("public", "internal", "private", "restricted")),
    "allow_from_namespaces": optional(list_of(string, "names of namespaces")),
    "allow_from_pods": optional(texts_by_name(str)),
}
