"""Real Redis or Valkey servers, each in a folder of its own, on a free port of 127.0.0.1."""

import os
import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any

from redis import Redis
from redis.exceptions import RedisError

PROGRAM = os.environ.get("K3SFN_TEST_REDIS") or shutil.which("valkey-server") or shutil.which("redis-server")


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


class RedisServer:
    """One server; every change it acknowledges is on the disk, so that even SIGKILL loses none."""

    def __init__(self, test: Any, *options: str, sentinel: str = "", tls: bool = False, port: int = 0) -> None:
        folder = tempfile.TemporaryDirectory()
        test.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.port = port or free_port()
        self.options = [
            *options,
            *(["--tls-port", str(self.port), "--port", "0"] if tls else ["--port", str(self.port)]),
        ]
        self.arguments = ["--bind", "127.0.0.1", "--dir", folder.name, "--appendonly", "yes", "--appendfsync", "always"]
        if sentinel:
            (self.folder / "sentinel.conf").write_text(sentinel)
            self.arguments = [str(self.folder / "sentinel.conf"), "--sentinel", "--bind", "127.0.0.1"]
        self.tls = tls
        test.addCleanup(self.kill)
        self.start()

    def start(self) -> None:
        command = [PROGRAM, *self.arguments[:1], *self.arguments[1:], *self.options, "--save", ""]
        if "--sentinel" in command:
            command = command[:-2]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(200):
            try:
                with socket.create_connection(("127.0.0.1", self.port), timeout=1):
                    break
            except OSError:
                time.sleep(0.05)
        if self.tls:
            return
        for _ in range(200):
            try:
                with self.client() as client:
                    client.ping()
                    return
            except RedisError as error:
                if "auth" in str(error).lower():
                    return
                time.sleep(0.05)
        raise AssertionError("the Redis server does not start")

    def client(self, **options: Any) -> Redis:
        return Redis(port=self.port, **options)

    def kill(self) -> None:
        """Like a power failure."""
        self.process.kill()
        self.process.wait()
