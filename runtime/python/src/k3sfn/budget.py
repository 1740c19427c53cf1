"""Something that all requests of a process share: slots for calls, or bytes for bodies."""

from __future__ import annotations

import asyncio
from collections import deque


class Budget:
    """So many units; who asks for more than there is left waits in line."""

    def __init__(self, units: int, line: int | None = None) -> None:
        self.left = units
        self.longest_line = line
        """How many may wait; None for any number."""
        self.line: deque[tuple[int, asyncio.Future[bool]]] = deque()

    async def take(self, units: int, timeout: float) -> bool:
        """Whether the units were to be had in time. Who takes them gives them back."""
        if units <= self.left and not self.line:
            self.left -= units
            return True
        if self.longest_line is not None and len(self.line) >= self.longest_line:
            return False
        loop = asyncio.get_running_loop()
        turn: asyncio.Future[bool] = loop.create_future()
        place = (units, turn)
        self.line.append(place)
        timer = loop.call_later(timeout, give_up, turn)
        try:
            taken = await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled() and turn.result():
                self.give(units)
            raise
        finally:
            timer.cancel()
            if place in self.line:
                self.line.remove(place)
                self.serve()
        return taken

    def give(self, units: int) -> None:
        """Units come back, for the next in line."""
        self.left += units
        self.serve()

    def serve(self) -> None:
        while self.line and (self.line[0][1].done() or self.line[0][0] <= self.left):
            units, turn = self.line.popleft()
            if not turn.done():
                self.left -= units
                turn.set_result(True)


def give_up(turn: asyncio.Future[bool]) -> None:
    if not turn.done():
        turn.set_result(False)
