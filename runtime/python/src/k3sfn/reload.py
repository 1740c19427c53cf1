"""For development: runs the runtime as a child, and again when a file has changed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from .files import SKIPPED_FOLDERS

INTERVAL = 0.3
STOPPING = (signal.SIGINT, signal.SIGTERM)
PATIENCE = 5.0
"""Seconds that a child has to end before it is killed."""


def run_with_reload(root: Path, arguments: Sequence[str]) -> int:
    """Keeps a child with these arguments running until a signal comes; answers the child's last exit code."""

    def stop(*_: object) -> None:
        # A second signal must not cut short the wait for the child.
        for number in STOPPING:
            signal.signal(number, signal.SIG_IGN)
        raise KeyboardInterrupt

    for number in STOPPING:
        signal.signal(number, stop)
    command = [sys.executable, "-m", "k3sfn.runtime", *arguments]
    environment = {**os.environ, "K3SFN_SHUTDOWN_DELAY": "0"}
    while True:
        before = versions(root)
        child = subprocess.Popen(command, env=environment)
        try:
            while versions(root) == before:
                time.sleep(INTERVAL)
            print("A file has changed: starting anew.", file=sys.stderr, flush=True)
            end(child)
        except KeyboardInterrupt:
            return end(child)


def end(child: subprocess.Popen[bytes]) -> int:
    """Ends a child, in peace if it can."""
    child.terminate()
    try:
        return child.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        child.kill()
        return child.wait()


def versions(root: Path) -> dict[str, tuple[int, int]]:
    """The time and size of every Python file below a folder."""
    found = {}
    for folder, folders, files in os.walk(root):
        folders[:] = [name for name in folders if name[0] != "." and name not in SKIPPED_FOLDERS | {"__pycache__"}]
        for name in files:
            if name.endswith(".py"):
                path = os.path.join(folder, name)
                try:
                    status = os.stat(path)
                except FileNotFoundError:
                    continue
                found[path] = (status.st_mtime_ns, status.st_size)
    return found
