"""Which function answers a path and a method."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .declarations import HttpTrigger
from .function import Function


@dataclass(frozen=True)
class Route:
    """The functions at one path, by method, in the order in which they were written."""

    path: str
    functions: Mapping[str, Function]

    @property
    def allow(self) -> str:
        """The methods, as the header Allow lists them."""
        return ", ".join(sorted({*self.functions, "OPTIONS"}))

    def first(self) -> Function:
        """The function that speaks for the path when the method has none."""
        return next(iter(self.functions.values()))


class Routes:
    """All paths; the longest one that fits answers."""

    def __init__(self, functions: Sequence[Function]) -> None:
        paths: dict[str, dict[str, Function]] = {}
        for function in functions:
            if not isinstance(function.trigger, HttpTrigger):
                continue
            methods = paths.setdefault(function.trigger.path.rstrip("/"), {})
            for method in function.trigger.methods:
                methods.setdefault(method.upper(), function)
        for methods in paths.values():
            if "GET" in methods:
                methods.setdefault("HEAD", methods["GET"])
        self.routes = {path: Route(path or "/", methods) for path, methods in paths.items()}

    def find(self, path: str) -> tuple[Route, str] | None:
        """The route of a path, and what of the path follows the route's."""
        prefix, rest = path.rstrip("/"), ""
        while prefix not in self.routes:
            if not prefix:
                return None
            prefix = prefix[: prefix.rfind("/")] if "/" in prefix else ""
        rest = path[len(prefix) :].lstrip("/")
        return self.routes[prefix], rest
