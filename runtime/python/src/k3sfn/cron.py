"""The schedules that a Kubernetes CronJob accepts."""

import re

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
DAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")
MACROS = ("@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly")
FIELDS: tuple[tuple[int, int, tuple[str, ...]], ...] = (
    (0, 59, ()),
    (0, 23, ()),
    (1, 31, ()),
    (1, 12, MONTHS),
    (0, 6, DAYS),
)
EVERY = re.compile(r"@every (\d+(\.\d+)?(ns|us|µs|ms|s|m|h))+")
PART = re.compile(r"(?:[*?]|(\w+)(?:-(\w+))?)(?:/(\d+))?")


def is_cron(text: str) -> bool:
    """Whether a CronJob with this schedule would be accepted."""
    if text.startswith("@"):
        return text in MACROS or EVERY.fullmatch(text) is not None
    fields = text.split()
    return len(fields) == len(FIELDS) and all(
        is_part(part, *bounds) for field, bounds in zip(fields, FIELDS) for part in field.split(",")
    )


def is_part(text: str, low: int, high: int, names: tuple[str, ...]) -> bool:
    match = PART.fullmatch(text)
    if not match or match[3] is not None and int(match[3]) == 0:
        return False
    first, last = (value_of(word, low, names) for word in match.group(1, 2))
    if match[1] is None:
        return True
    if first is None or not low <= first <= high:
        return False
    return match[2] is None or last is not None and first <= last <= high


def value_of(word: "str | None", low: int, names: tuple[str, ...]) -> "int | None":
    if word is None or word.isascii() and word.isdigit():
        return None if word is None else int(word)
    return names.index(word.lower()) + low if word.lower() in names else None
