"""What a function may know of the call it is in."""

from __future__ import annotations

import os
import random
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timezone

IDS = random.Random()
"""Of its own, so that a function may seed `random` and still no two calls have one name."""


@dataclass(frozen=True)
class Context:
    """One call of a function."""

    function_name: str
    timeout: float = 30.0
    """Seconds that the call may take."""
    invocation_id: str = field(default_factory=lambda: f"{IDS.getrandbits(128):032x}")
    """Names the call in the logs."""
    timestamp: datetime = field(default_factory=lambda: datetime.now(timezone.utc))
    """When the call started, in UTC."""
    started: float = field(default_factory=time.monotonic, repr=False)

    @property
    def timeout_remaining(self) -> float:
        """Seconds that are left."""
        return max(0.0, self.started + self.timeout - time.monotonic())

    @property
    def environment(self) -> Mapping[str, str]:
        """The variables of the process."""
        return os.environ
