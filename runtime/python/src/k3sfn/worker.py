"""Consumes a queue: take a batch, call the function, give it back if that failed."""

from __future__ import annotations

import logging
import os
import signal
import sys
import time
import uuid
from collections.abc import Callable, Sequence
from concurrent.futures import Future, wait
from typing import Any, TypeVar

from .arguments import arguments_for
from .background import Background
from .broker import connect, trouble
from .calling import call
from .context import Context
from .declarations import QueueTrigger
from .function import Function
from .leases import Entry, Leases
from .logs import say
from .request import decoded

T = TypeVar("T")

SIGNALS = (signal.SIGTERM, signal.SIGINT)
IDLE = 0.25
"""Seconds between two looks at an empty queue."""
LONGEST_BACKOFF = 10.0
LAST_TRIES = 10.0
"""Seconds in which a worker that is told to end tries to reach a broker that is away."""


class Unreachable(Exception):
    """The worker was told to end while the broker was away, and could not tell it what it wanted to."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


def work(function: Function) -> int:
    """Consumes until SIGTERM, and finishes the batch in hand; answers the exit code."""
    return Worker(function).run()


class Worker:
    """One process that consumes one queue, a batch at a time."""

    def __init__(self, function: Function) -> None:
        assert isinstance(function.trigger, QueueTrigger)
        self.function = function
        self.trigger = function.trigger
        self.timeout = function.timeout
        self.client = connect()
        self.leases = Leases(self.client, self.trigger)
        self.background = Background()
        self.told_to_end = 0.0
        """When the signal came; 0 before."""

    def run(self) -> int:
        for sign in SIGNALS:
            signal.signal(sign, self.end)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, SIGNALS)
        say("consuming", function=self.function.name, queue=self.leases.keys[0])
        try:
            while not self.told_to_end:
                taken = self.persist(lambda: self.leases.take(uuid.uuid4().hex), "take")
                if taken.returned:
                    say("items came back", function=self.function.name, items=taken.returned)
                self.say_dead(taken.dead)
                if taken.entries:
                    self.process(taken.entries)
                else:
                    time.sleep(IDLE)
        except Unreachable as error:
            say("ended while the broker was away", logging.WARNING, not_told=error.what)
            return 0 if error.what == "take" else 1
        say("ended")
        return 0

    def end(self, sign: int, _: Any) -> None:
        """Ends after the batch in hand; a second signal, if it is SIGINT, ends at once."""
        if self.told_to_end and sign == signal.SIGINT:
            os._exit(130)
        self.told_to_end = self.told_to_end or time.monotonic()

    def process(self, entries: Sequence[Entry]) -> None:
        """Calls the function with a batch, and tells the broker how it went."""
        items = [decoded(entry.payload) for entry in entries]
        context = Context(self.function.name, self.timeout)
        values = dict.fromkeys(("context", "ctx"), lambda: context)
        arguments = arguments_for(self.function.signature, values, items[0] if self.trigger.batch_size == 1 else items)
        future = self.background.start(call(self.function.target, arguments))
        in_time = self.hold(entries, future)
        error = future.exception() if in_time and not future.cancelled() else None
        good = in_time and not future.cancelled() and error is None
        say(
            "batch",
            logging.INFO if good else logging.ERROR,
            error,
            function=self.function.name,
            items=len(items),
            attempt=entries[0].attempt,
            status="ok" if good else "failed" if in_time else "timeout",
            ms=round((time.monotonic() - context.started) * 1000, 1),
            invocation=context.invocation_id,
        )
        if good:
            self.persist(lambda: self.leases.done(entries), "done")
        else:
            delay = min(2.0 ** (entries[0].attempt - 1), self.trigger.visibility_timeout)
            self.say_dead(self.persist(lambda: self.leases.failed(entries, delay), "failed"))
        if not in_time:
            self.get_rid_of(future)

    def hold(self, entries: Sequence[Entry], future: Future[Any]) -> bool:
        """Renews the leases while the function runs; answers whether it ended in time."""
        end = time.monotonic() + self.timeout
        while (left := end - time.monotonic()) > 0:
            if wait([future], min(left, self.trigger.visibility_timeout / 3)).done:
                return True
            try:
                if self.leases.renew(entries) < len(entries):
                    say("leases are lost; another worker may do the same", logging.WARNING)
            except trouble() as error:
                say("broker is away", logging.WARNING, reason=str(error))
        return future.done()

    def get_rid_of(self, future: Future[Any]) -> None:
        """Cancels a call that is over its time. A thread cannot be ended, only the process: it starts anew in its place."""
        future.cancel()
        if self.function.is_async and not self.is_blocked():
            return
        # A signal that comes from here on waits until the new program has its handlers.
        signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS)
        if self.told_to_end:
            return
        say("starting anew, to end a call that does not end", logging.WARNING, function=self.function.name)
        sys.stdout.flush()
        os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])

    def is_blocked(self) -> bool:
        """Whether the function's event loop does nothing else any more."""

        async def nothing() -> None: ...

        return not wait([self.background.start(nothing())], 1.0).done

    def persist(self, ask: Callable[[], T], what: str) -> T:
        """Asks the broker until it answers."""
        backoff = 0.1
        while True:
            try:
                return ask()
            except trouble() as error:
                self.client.connection_pool.disconnect()
                say("broker is away", logging.WARNING, asked=what, reason=str(error), again_in=backoff)
            pause_end = time.monotonic() + backoff
            while time.monotonic() < pause_end:
                if self.told_to_end and (what == "take" or time.monotonic() > self.told_to_end + LAST_TRIES):
                    raise Unreachable(what)
                time.sleep(min(0.1, backoff))
            backoff = min(backoff * 2, LONGEST_BACKOFF)

    def say_dead(self, entries: Sequence[Entry]) -> None:
        if entries:
            where = self.leases.keys[3]
            say("dead letters", logging.ERROR, function=self.function.name, items=len(entries), queue=where)
