"""How many requests a processor serves, side by side with the same handlers in Starlette on the same server."""

import asyncio
import json
import os
import subprocess
import sys
import threading
import unittest
from pathlib import Path

from tests.folder import FolderTest, environment
from tests.runtime import Runtime

OURS = """
from k3sfn import http

@http(path="/plain")
def plain(request): return {"hello": request.query_params.get("name", "world")}
@http(path="/async")
async def coroutine(request): return {"hello": request.query_params.get("name", "world")}
"""

THEIRS = """
import socket
import uvicorn
from starlette.applications import Starlette
from starlette.responses import JSONResponse
from starlette.routing import Route

def plain(request): return JSONResponse({"hello": request.query_params.get("name", "world")})
async def coroutine(request): return JSONResponse({"hello": request.query_params.get("name", "world")})

listener = socket.create_server(("127.0.0.1", 0))
listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
print(listener.getsockname()[1], flush=True)
app = Starlette(routes=[Route("/plain", plain), Route("/async", coroutine)])
uvicorn.Server(uvicorn.Config(app, access_log=%r)).run(sockets=[listener])
"""

CONNECTIONS = 8
REQUESTS = 100
ROUNDS = 10


@unittest.skipUnless(Path("/proc/self/stat").exists(), "the processor time of a process is known on Linux only")
class Throughput(FolderTest):
    def test_the_same_handlers_answer_the_same(self):
        ours, *theirs = self.our_server(), self.their_server(access_log=True), self.their_server(access_log=False)
        for path in ("/plain", "/async"):
            times = dict.fromkeys((ours, *theirs), 0.0)
            for _ in range(ROUNDS):
                for server in times:
                    before = processor_time(server[0])
                    answers = asyncio.run(ask(server[1], path))
                    times[server] += processor_time(server[0]) - before
                    self.assertEqual(answers, [{"hello": "you"}] * CONNECTIONS * REQUESTS)
            rate, *others = [CONNECTIONS * REQUESTS * ROUNDS / max(time, 0.01) for time in times.values()]
            print(
                f"{path}: {rate:.0f} requests for a second of the processor, with a line in the log for each;"
                f" {rate / others[0]:.2f} times Starlette with its line for each,"
                f" {rate / others[1]:.2f} times Starlette without"
            )

    def our_server(self):
        self.write(functions=OURS)
        runtime = Runtime(self.folder, "--host", "127.0.0.1", "--port", "0")
        self.addCleanup(runtime.kill)
        return runtime.process.pid, runtime.wait_for_log("listening")["port"]

    def their_server(self, access_log):
        command = [sys.executable, "-c", THEIRS % access_log]
        process = subprocess.Popen(
            command, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        self.addCleanup(process.wait)
        self.addCleanup(process.kill)
        port = int(process.stdout.readline())
        threading.Thread(target=process.stdout.read, daemon=True).start()
        return process.pid, port


async def ask(port, path):
    """The answers to many requests over some connections."""

    async def client():
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        answers = []
        for _ in range(REQUESTS):
            writer.write(f"GET {path}?name=you HTTP/1.1\r\nHost: a\r\nUser-Agent: test\r\nAccept: */*\r\n\r\n".encode())
            head = await reader.readuntil(b"\r\n\r\n")
            length = int(head.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0])
            answers.append(json.loads(await reader.readexactly(length)))
        writer.close()
        return answers

    clients = await asyncio.gather(*(client() for _ in range(CONNECTIONS)))
    return [answer for answers in clients for answer in answers]


def processor_time(pid):
    """Seconds."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    unittest.main()
