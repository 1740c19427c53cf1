"""The notes that decorators take when a module is imported."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Mark:
    """One decorator on one function: what it is, what was given to it, and where it stands."""

    decorator: str
    """`serverless`, or the type of a trigger."""
    given: Mapping[str, Any]
    function: Callable[..., Any]
    module: str
    line: int | None
    """A line between the first decorator of the function and its `def`; None if it was not decorated in a module's own lines."""


MARKS: list[Mark] = []
"""Everything that was decorated in this process, in order."""


def leave_mark(decorator: str, given: Mapping[str, Any], function: Callable[..., Any], depth: int) -> None:
    """Notes a decorator that is being applied by the caller `depth` frames above."""
    frame = sys._getframe(depth + 1)
    is_module = frame.f_code.co_name == "<module>"
    module = frame.f_globals.get("__name__") if is_module else function.__module__
    MARKS.append(Mark(decorator, given, function, module or "", frame.f_lineno if is_module else None))
