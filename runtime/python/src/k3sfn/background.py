"""An event loop in a thread beside the main one, for programs that must go on while a function runs."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Coroutine
from concurrent.futures import Future
from typing import Any


class Background:
    """Runs coroutines; all on one loop, so that clients which a function keeps belong to it from call to call."""

    def __init__(self) -> None:
        self.loop = asyncio.new_event_loop()
        threading.Thread(target=self.loop.run_forever, daemon=True).start()

    def start(self, coroutine: Coroutine[Any, Any, Any]) -> Future[Any]:
        """Starts a coroutine; its result comes later."""
        return asyncio.run_coroutine_threadsafe(coroutine, self.loop)
