"""A function with everything that is known of it."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from .declarations import Settings, Trigger
from .number import number

DEFAULT_TIMEOUT = 30.0


@dataclass(frozen=True)
class Function:
    """A function of an entry: where it stands, what triggers it, and what to call."""

    name: str
    module: str
    file: str
    line: int
    is_async: bool
    trigger: Trigger
    settings: Settings
    given: Mapping[str, Mapping[str, Any]]
    """The arguments that were written, of `trigger` and of `settings`."""
    target: Callable[..., Any]
    """What the module binds to the name: the function inside all of its decorators."""
    signature: inspect.Signature

    @property
    def timeout(self) -> float:
        """Seconds that one call may take; the variable K3SFN_TIMEOUT has the last word."""
        return number("K3SFN_TIMEOUT", self.settings.timeout or DEFAULT_TIMEOUT)

    def describe(self) -> dict[str, Any]:
        """What `k3sfn.discover` prints."""
        return {
            "name": self.name,
            "module": self.module,
            "file": self.file,
            "line": self.line,
            "async": self.is_async,
            "trigger": {"type": self.trigger.type, **self.given["trigger"]},
            "settings": dict(self.given["settings"]),
        }
