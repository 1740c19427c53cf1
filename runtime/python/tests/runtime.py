"""Runtimes as processes of their own, and what they log."""

import json
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Callable

from tests.folder import environment


class Runtime:
    """`python -m k3sfn.runtime` with the lines of its output."""

    def __init__(self, folder: Path, *arguments: str, **variables: str) -> None:
        self.lines: list = []
        command = [sys.executable, "-u", "-m", "k3sfn.runtime", str(folder), *arguments]
        self.process = subprocess.Popen(
            command, env=environment(**variables), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        self.reader = threading.Thread(target=self.read, daemon=True)
        self.reader.start()

    def read(self) -> None:
        for line in self.process.stdout:
            self.lines.append(line.rstrip("\n"))

    def logs(self, message: str) -> list:
        """The lines of the log with this message, so far."""
        found = [json.loads(line) for line in list(self.lines) if line.startswith("{")]
        return [line for line in found if line.get("message") == message]

    def wait_for_log(self, message: str, count: int = 1) -> dict:
        until(lambda: len(self.logs(message)) >= count or self.process.poll() is not None)
        found = self.logs(message)
        if len(found) < count:
            raise AssertionError("no log of " + message + ":\n" + "\n".join(self.lines[-20:]))
        return found[count - 1]

    def stop(self, sign: int = signal.SIGTERM) -> int:
        self.process.send_signal(sign)
        return self.wait()

    def wait(self, seconds: float = 30) -> int:
        code = self.process.wait(seconds)
        self.reader.join(5)
        return code

    def kill(self) -> None:
        """Ends it whatever it does; for clean-ups."""
        self.process.kill()
        self.process.wait()
        self.reader.join(5)
        self.process.stdout.close()


def until(condition: Callable[[], bool], seconds: float = 30) -> None:
    """Waits for a condition; raises when it does not come."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise AssertionError("it did not come to pass")
        time.sleep(0.02)
