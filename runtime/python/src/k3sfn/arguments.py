"""What a function is called with: its parameters say by their names what they want."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from inspect import Parameter, Signature
from typing import Any, NamedTuple

from .problem import Problem

CONTEXT = ("context", "ctx")
REQUEST = ("request", "req")
KNOWN: Mapping[str, tuple[str, ...]] = {
    "http": (*REQUEST, *CONTEXT, "body"),
    "queue": CONTEXT,
    "schedule": CONTEXT,
}


def check_parameters(where: str, name: str, trigger: str, signature: Signature) -> None:
    """Raises if the function wants more than there is: one parameter may have any name, others are known or optional."""
    unknown = [
        parameter.name
        for parameter in signature.parameters.values()
        if parameter.name not in KNOWN[trigger]
        and parameter.default is Parameter.empty
        and parameter.kind not in (Parameter.VAR_POSITIONAL, Parameter.VAR_KEYWORD)
    ]
    if len(unknown) > 1:
        raise Problem(
            f'{where}: nothing is known to give to the parameters {", ".join(unknown)} of "{name}". '
            f"One parameter may have any name; the others are among {', '.join(KNOWN[trigger])}, or have a default."
        )


class Arguments(NamedTuple):
    """What one call is made with."""

    args: tuple[Any, ...]
    kwargs: dict[str, Any]


class Plan:
    """Which parameter gets what: known names get their value, the one that is not known gets the other one."""

    def __init__(self, signature: Signature, known: Collection[str]) -> None:
        self.positional: list[str | None] = []
        """Names of values in the order of the parameters; None for the other one."""
        self.named: dict[str, str | None] = {}
        is_gap = False
        for parameter in signature.parameters.values():
            name = parameter.name if parameter.name in known else None
            if parameter.kind is Parameter.VAR_KEYWORD:
                continue
            if parameter.kind is Parameter.VAR_POSITIONAL:
                if not self.positional:
                    self.positional.append(None)
            elif name is None and parameter.default is not Parameter.empty:
                is_gap = True
            elif is_gap or parameter.kind is Parameter.KEYWORD_ONLY:
                self.named[parameter.name] = name
            else:
                self.positional.append(name)

    def fill(self, values: Mapping[str, Callable[[], Any]], other: Any) -> Arguments:
        """The arguments of one call."""
        return Arguments(
            tuple([other if name is None else values[name]() for name in self.positional]),
            {key: other if name is None else values[name]() for key, name in self.named.items()},
        )


def arguments_for(signature: Signature, values: Mapping[str, Callable[[], Any]], other: Any) -> Arguments:
    """The arguments of a call that is made once."""
    return Plan(signature, values).fill(values, other)
