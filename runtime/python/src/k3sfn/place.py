"""Where a decorated function stands in its file."""

from __future__ import annotations

import ast
import inspect
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .marks import Mark


@dataclass(frozen=True)
class Place:
    """The `def` of a function: its name, its line, and whether it is `async`."""

    name: str
    line: int
    is_async: bool


def place_of(mark: Mark, path: Path) -> Place:
    """Finds the `def` below a decorator by its line, since decorators in between may have replaced the function."""
    if mark.line is not None:
        for first, place in definitions(path):
            if first <= mark.line <= place.line:
                return place
    function = inspect.unwrap(mark.function)
    code = getattr(function, "__code__", None)
    name = getattr(function, "__name__", "")
    line = code.co_firstlineno if code else mark.line or 1
    for first, place in definitions(path):
        if place.name == name and first <= line <= place.line:
            return place
    return Place(name, line, inspect.iscoroutinefunction(function))


@cache
def definitions(path: Path) -> list[tuple[int, Place]]:
    """Every decorated `def` of a file, with the line of its first decorator."""
    return [
        (node.decorator_list[0].lineno, Place(node.name, node.lineno, isinstance(node, ast.AsyncFunctionDef)))
        for node in ast.walk(ast.parse(path.read_bytes()))
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and node.decorator_list
    ]
