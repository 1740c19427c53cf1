"""`python -m k3sfn.discover PATH`: the functions of a folder as JSON."""

from __future__ import annotations

import contextlib
import json
import sys
from pathlib import Path

from .loading import load
from .problem import Problem


def main(arguments: list[str]) -> int:
    """Prints what there is; what the functions' files print meanwhile goes to stderr."""
    if len(arguments) > 1:
        print("usage: python -m k3sfn.discover [PATH]", file=sys.stderr)
        return 2
    try:
        with contextlib.redirect_stdout(sys.stderr):
            functions = load(Path(*arguments))
    except Problem as problem:
        print(problem, file=sys.stderr)
        return 1
    print(json.dumps([function.describe() for function in functions], indent=2))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
