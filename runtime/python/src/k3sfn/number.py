"""Numbers in variables of the environment."""

from __future__ import annotations

import math
import os

from .problem import Problem


def number(variable: str, fallback: float, low: float = 0) -> float:
    """The number that a variable holds, or the fallback when it is not set or empty."""
    text = os.environ.get(variable, "").strip()
    try:
        value = float(text) if text else fallback
    except ValueError:
        value = math.nan
    if math.isfinite(value) and value >= low:
        return value
    raise Problem(f'{variable} is "{text}"; it must be a number, at least {low:g}.')


def whole_number(variable: str, fallback: int, low: int = 0) -> int:
    """Like `number`, without its fraction."""
    return int(number(variable, fallback, low))


def truth(variable: str) -> bool:
    """Whether a variable is "true"; it may be "false" or missing, too."""
    text = os.environ.get(variable, "").strip().lower()
    if text in ("true", "false", ""):
        return text == "true"
    raise Problem(f'{variable} is "{text}"; it must be true or false.')
