"""Threads that are used again, and do not keep the process alive when what they do never ends."""

from __future__ import annotations

import threading
from collections.abc import Callable
from queue import SimpleQueue

Work = Callable[[], None]


class Threads:
    """As many threads as there is work at once."""

    def __init__(self) -> None:
        self.idle: list[SimpleQueue[Work]] = []
        """The inboxes of threads without work."""

    def start(self, work: Work) -> None:
        """Gives work to a thread. What it raises ends the thread, so it should raise nothing."""
        try:
            inbox = self.idle.pop()
        except IndexError:
            inbox = SimpleQueue()
            threading.Thread(target=self.serve, args=(inbox,), daemon=True).start()
        inbox.put(work)

    def serve(self, inbox: SimpleQueue[Work]) -> None:
        while True:
            inbox.get()()
            self.idle.append(inbox)
