"""What a function is called with: its parameters say by their names what they want."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from inspect import Parameter, Signature
from typing import Any

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


def arguments_for(signature: Signature, values: Mapping[str, Callable[[], Any]], other: Any) -> inspect.BoundArguments:
    """The arguments of one call: known names get their value, the one that is not known gets `other`."""
    arguments = signature.bind_partial()
    for parameter in signature.parameters.values():
        if parameter.kind is Parameter.VAR_KEYWORD:
            continue
        if parameter.kind is Parameter.VAR_POSITIONAL:
            if not arguments.arguments:
                arguments.arguments[parameter.name] = (other,)
        elif parameter.name in values:
            arguments.arguments[parameter.name] = values[parameter.name]()
        elif parameter.default is Parameter.empty:
            arguments.arguments[parameter.name] = other
    return arguments
