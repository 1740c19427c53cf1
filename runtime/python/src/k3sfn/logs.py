"""Logs, one JSON object a line."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import time
from datetime import datetime, timezone
from typing import Any, TextIO

from .problem import Problem

LOG = logging.getLogger("k3sfn")


class JsonLines(logging.Formatter):
    """Writes a record, and the fields that `say` gave to it, as one line."""

    encode = json.JSONEncoder(default=str, ensure_ascii=False).encode

    def __init__(self) -> None:
        super().__init__()
        self.second = (0, "")
        """The last second that a line was written in, and how it is written."""

    def format(self, record: logging.LogRecord) -> str:
        line = {"time": self.clock(record.created), "level": record.levelname.lower(), "message": record.getMessage()}
        line.update(getattr(record, "fields", {}))
        if record.exc_info:
            line["error"] = self.formatException(record.exc_info)
        return self.encode(line)

    def clock(self, at: float) -> str:
        second = int(at)
        known, text = self.second
        if second != known:
            text = datetime.fromtimestamp(second, timezone.utc).strftime("%Y-%m-%dT%H:%M:%S")
            self.second = (second, text)
        return f"{text}.{int(at % 1 * 1000):03}+00:00"


class RequestLog:
    """Lines about requests that went well, of which there are many: they are written together, a moment later."""

    PAUSE = 0.05
    """Seconds."""

    def __init__(self) -> None:
        handlers = logging.getLogger().handlers
        self.handler = next((each for each in handlers if isinstance(each.formatter, JsonLines)), None)
        self.lines: list[str] = []

    def write(self, fields: dict[str, Any]) -> None:
        """Tells of a request; what failed goes the way of all logs."""
        if fields["status"] >= 500 or not self.handler:
            say("request", logging.WARNING if fields["status"] >= 500 else logging.INFO, **fields)
        elif LOG.isEnabledFor(logging.INFO):
            form = self.handler.formatter
            assert isinstance(form, JsonLines)
            line = {"time": form.clock(time.time()), "level": "info", "message": "request", **fields}
            if not self.lines:
                asyncio.get_running_loop().call_later(self.PAUSE, self.flush)
            self.lines.append(form.encode(line))

    def flush(self) -> None:
        """Writes what is left; also when the process is about to end."""
        lines, self.lines = self.lines, []
        if not lines or not isinstance(self.handler, logging.StreamHandler):
            return
        self.handler.acquire()
        try:
            self.handler.stream.write("".join([f"{line}\n" for line in lines]))
            self.handler.flush()
        finally:
            self.handler.release()


def start_logs(stream: TextIO) -> None:
    """All logs of the process, the user's too, go to a stream as JSON; K3SFN_LOG_LEVEL says from which level on."""
    level = os.environ.get("K3SFN_LOG_LEVEL", "").upper() or "INFO"
    if level not in ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"):
        raise Problem(f'K3SFN_LOG_LEVEL is "{level}"; it must be DEBUG, INFO, WARNING, ERROR or CRITICAL.')
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonLines())
    logging.basicConfig(level=level, handlers=[handler], force=True)
    logging.getLogger("asyncio").setLevel(max(logging.WARNING, logging.getLevelName(level)))


def say(message: str, level: int = logging.INFO, error: BaseException | None = None, **fields: Any) -> None:
    """Logs a message with its fields."""
    if LOG.isEnabledFor(level):
        # `LOG.log` would look for the line that calls, which no line of the log has.
        error_info = (type(error), error, error.__traceback__) if error else None
        LOG.handle(LOG.makeRecord(LOG.name, level, "", 0, message, (), error_info, extra={"fields": fields}))
