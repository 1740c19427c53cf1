"""`python -m k3sfn.runtime [PATH]`: serves, consumes or runs the functions of a folder."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from .declarations import HttpTrigger, QueueTrigger
from .function import Function
from .loading import load
from .logs import start_logs
from .number import whole_number
from .problem import Problem


def main(arguments: Sequence[str]) -> int:
    """Does what the command line says; answers the exit code."""
    options = parser().parse_args(arguments)
    try:
        return run(options, arguments)
    except Problem as problem:
        print(problem, file=sys.stderr)
        return 1


def run(options: argparse.Namespace, arguments: Sequence[str]) -> int:
    root = Path(options.path)
    if options.reload:
        from .reload import run_with_reload

        return run_with_reload(root, [argument for argument in arguments if argument != "--reload"])
    start_logs(sys.stdout if options.payload is None else sys.stderr)
    functions = load(root)
    name = options.function or os.environ.get("K3SFN_FUNCTION")
    chosen = choose(functions, name) if name else None
    if chosen:
        for key, value in (chosen.settings.environment or {}).items():
            os.environ.setdefault(key, str(value))
    if options.payload is not None:
        if not chosen:
            raise Problem("A payload needs the function that takes it: --function NAME.")
        from .once import run_payload

        return run_payload(chosen, payload_from(options.payload))
    return start(chosen, functions, options)


def start(chosen: Function | None, functions: Sequence[Function], options: argparse.Namespace) -> int:
    if chosen and isinstance(chosen.trigger, QueueTrigger):
        from .worker import work

        return work(chosen)
    if chosen and not isinstance(chosen.trigger, HttpTrigger):
        from .once import run_schedule

        return run_schedule(chosen)
    served = [chosen] if chosen else [function for function in functions if isinstance(function.trigger, HttpTrigger)]
    if not served:
        names = ", ".join(f"{function.name} ({function.trigger.type})" for function in functions) or "none"
        raise Problem(f"{options.path} has no HTTP functions. Choose one with --function NAME: {names}.")
    from .server import serve

    port = options.port if options.port is not None else whole_number("PORT", 8080)
    return serve(served, options.host or os.environ.get("HOST") or "0.0.0.0", port)


def choose(functions: Sequence[Function], name: str) -> Function:
    for function in functions:
        if function.name == name:
            return function
    names = ", ".join(function.name for function in functions) or "none"
    raise Problem(f'There is no function "{name}"; there are: {names}.')


def payload_from(text: str) -> bytes:
    if not text.startswith("@"):
        return text.encode()
    try:
        return Path(text[1:]).read_bytes()
    except OSError as error:
        raise Problem(f"The payload {text[1:]} cannot be read: {error.strerror}.") from None


def parser() -> argparse.ArgumentParser:
    result = argparse.ArgumentParser(prog="python -m k3sfn.runtime", allow_abbrev=False)
    result.add_argument("path", nargs="?", default=".", help="the folder of the functions (default: this one)")
    result.add_argument("--function", help="the one function to run; without it all HTTP functions are served")
    result.add_argument("--port", type=int, help="where HTTP functions are served (default: PORT, or 8080)")
    result.add_argument("--host", help="the address to listen on (default: HOST, or 0.0.0.0)")
    result.add_argument("--reload", action="store_true", help="start anew when a file has changed")
    result.add_argument(
        "--payload", metavar="JSON|@FILE", help="call the function once with this, and print the result"
    )
    return result


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
