"""Logs, one JSON object a line."""

from __future__ import annotations

import json
import logging
import os
from datetime import datetime, timezone
from typing import Any, TextIO

from .problem import Problem

LOG = logging.getLogger("k3sfn")


class JsonLines(logging.Formatter):
    """Writes a record, and the fields that `say` gave to it, as one line."""

    def format(self, record: logging.LogRecord) -> str:
        time = datetime.fromtimestamp(record.created, timezone.utc).isoformat(timespec="milliseconds")
        line = {"time": time, "level": record.levelname.lower(), "message": record.getMessage()}
        line.update(getattr(record, "fields", {}))
        if record.exc_info:
            line["error"] = self.formatException(record.exc_info)
        return json.dumps(line, default=str, ensure_ascii=False)


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
    LOG.log(level, message, exc_info=error, extra={"fields": fields})
