"""What the decorators say of a function, with the defaults of what they leave out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Union


@dataclass(frozen=True)
class HttpTrigger:
    """The function answers HTTP requests at `path` and below it."""

    type: ClassVar[str] = "http"
    path: str = "/"
    methods: Sequence[str] = ("GET", "POST")
    auth: str | None = None
    cors: bool | Sequence[str] = False
    rate_limit: float | None = None


@dataclass(frozen=True)
class QueueTrigger:
    """The function consumes the items of a queue."""

    type: ClassVar[str] = "queue"
    queue_name: str
    batch_size: int = 1
    visibility_timeout: float = 30
    max_attempts: int = 5
    dead_letter: str | None = None


@dataclass(frozen=True)
class ScheduleTrigger:
    """The function runs at the times that `cron` names."""

    type: ClassVar[str] = "schedule"
    cron: str
    timezone: str = "UTC"
    concurrency_policy: str = "Forbid"
    retries: int = 0
    deadline: int | None = None
    history: int = 3


@dataclass(frozen=True)
class Settings:
    """What every kind of function may say; None leaves it to the entry in apps.yaml."""

    memory: str | float | None = None
    cpu: str | float | None = None
    memory_limit: str | float | None = None
    cpu_limit: str | float | None = None
    min_instances: int | None = None
    max_instances: int | None = None
    timeout: float | None = None
    environment: Mapping[str, str | float] | None = None
    labels: Mapping[str, str] | None = None
    secrets: Sequence[str] | None = None
    visibility: str | None = None
    allow_from_namespaces: Sequence[str] | None = None
    allow_from_pods: Mapping[str, str] | None = None


Trigger = Union[HttpTrigger, QueueTrigger, ScheduleTrigger]
TRIGGERS: dict[str, type[HttpTrigger | QueueTrigger | ScheduleTrigger]] = {
    kind.type: kind for kind in (HttpTrigger, QueueTrigger, ScheduleTrigger)
}
