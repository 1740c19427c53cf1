"""Clients that send too much, too slowly, or in two meanings. Each limit is one row of the table in docs/functions.md."""

import asyncio
import json
import os
import threading
import time
import unittest
from pathlib import Path

from tests.folder import SOURCES
from tests.real.test_http import Server
from tests.runtime import until

MEBIBYTE = 1 << 20
REQUEST = b"%s HTTP/1.1\r\nHost: a\r\n%s\r\n"


class Attacked(Server):
    """A server, and how much memory it has."""

    def memory(self, kind="VmRSS"):
        """In MiB."""
        text = Path(f"/proc/{self.runtime.process.pid}/status").read_text()
        return int(text.split(f"{kind}:")[1].split()[0]) / 1024

    def answer(self, data, client=None):
        """What comes back for some bytes, until the connection is closed."""
        client = client or self.raw(data)
        parts = []
        try:
            while part := client.recv(65536):
                parts.append(part)
        except ConnectionError:
            pass
        client.close()
        return b"".join(parts)

    def says(self, answer, status, message):
        self.assertTrue(answer.startswith(b"HTTP/1.1 %d " % status), answer[:300])
        self.assertEqual(json.loads(answer.partition(b"\r\n\r\n")[2]), {"error": message})
        self.assertIn(b"connection: close", answer)

    def upload(self, clients, size, sent):
        """Many clients at once, each with a body of which only a part is sent; the first lines of their answers."""

        async def client():
            reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
            writer.write(REQUEST % (b"POST /size", b"Content-Length: %d\r\n" % size))
            try:
                for start in range(0, sent, MEBIBYTE):
                    writer.write(b"x" * min(MEBIBYTE, sent - start))
                    await writer.drain()
                line = await asyncio.wait_for(reader.readline(), 60)
            except ConnectionError:
                line = b""
            writer.close()
            return line

        async def all_clients():
            return await asyncio.gather(*(client() for _ in range(clients)))

        return asyncio.run(all_clients())


class Bodies(Attacked):
    def test_sixty_clients_with_ten_megabytes_each_fit_into_a_pod(self):
        lines = self.upload(60, 10 * MEBIBYTE, 10 * MEBIBYTE)
        self.assertEqual(set(lines), {b"HTTP/1.1 200 OK\r\n"})
        self.assertLess(self.memory("VmHWM"), 256)


class UnfinishedBodies(Attacked):
    variables = {"K3SFN_TIMEOUT": "2"}

    def test_bodies_that_stop_before_their_end_fit_too_and_keep_nobody_out(self):
        def attack():
            self.upload(90, 10 * MEBIBYTE, 10 * MEBIBYTE - 100_000)

        thread = threading.Thread(target=attack)
        thread.start()
        until(lambda: self.memory() > 50)
        self.assertEqual(self.ask("/size", "POST", b"x" * 60_000).text, "60000")
        thread.join()
        until(lambda: len(self.runtime.logs("request")) == 91)
        statuses = {line["status"] for line in self.runtime.logs("request")}
        self.assertLessEqual(statuses, {200, 408, 499, 503})
        self.assertLess(self.memory("VmHWM"), 256)


class Waiting(Attacked):
    variables = {"K3SFN_CONCURRENCY": "2", "K3SFN_TIMEOUT": "1.5", "K3SFN_BODY_MEMORY": "0", "K3SFN_MAX_BODY": "200000"}

    def test_large_bodies_take_turns(self):
        slow = self.raw(REQUEST % (b"POST /size", b"Content-Length: 200000\r\n") + b"x" * 150_000)
        until(lambda: self.status("/echo") == 200)
        time.sleep(0.2)
        answer = self.ask("/size", "POST", b"x" * 150_000)
        self.assertIn((answer.status, answer.text), [(503, '{"error":"too many large bodies at once"}'), (200, "150000")])
        self.says(self.answer(b"", slow), 408, "the body did not come in time")
        self.assertEqual(self.ask("/size", "POST", b"x" * 200_000).text, "200000")

    def test_a_body_is_read_when_there_is_a_slot(self):
        for _ in range(2):
            self.raw(REQUEST % (b"GET /sleep?s=60", b""))
        until(lambda: self.runtime.lines.count("under way") == 2)
        answer = self.ask("/size", "POST", b"x" * 100)
        self.assertEqual((answer.status, answer.text), (503, '{"error":"too many requests at once"}'))
        self.assertEqual(answer.getheader("retry-after"), "1")


class Crowded(Attacked):
    variables = {"K3SFN_MAX_CONNECTIONS": "20", "K3SFN_CONCURRENCY": "5", "K3SFN_TIMEOUT": "20"}

    def test_connections_without_a_request_give_way(self):
        idle = [self.raw(b"GET /echo HT") for _ in range(50)]
        self.assertEqual(self.status("/ready"), 200)
        self.assertEqual(self.answer(b"", idle[0]), b"")
        idle[-1].sendall(b"TP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        self.assertIn(b"200 OK", self.answer(b"", idle[-1]))

    def test_probes_are_answered_while_all_slots_are_taken_and_many_wait(self):
        for _ in range(15):
            self.raw(REQUEST % (b"GET /sleep?s=60", b""))
        until(lambda: self.runtime.lines.count("under way") == 5)
        self.assertEqual(self.ask("/size", "POST", b"x").status, 503)
        self.assertEqual((self.status("/ready"), self.status("/live")), (200, 200))
        for _ in range(10):
            self.raw(REQUEST % (b"POST /size", b"Content-Length: 9\r\nExpect: 100-continue\r\n"))
        until(lambda: self.status("/ready") == 200)


class Full(Attacked):
    variables = {"K3SFN_MAX_CONNECTIONS": "2"}

    def test_one_connection_too_many_is_told_so(self):
        for _ in range(2):
            self.raw(REQUEST % (b"GET /sleep?s=3", b""))
        until(lambda: self.runtime.lines.count("under way") == 2)
        self.says(self.answer(b""), 503, "too many connections")


class Heads(Attacked):
    variables = {"K3SFN_CLIENT_TIMEOUT": "0.5", "K3SFN_AUTH_TOKENS": "one"}

    def test_headers_that_do_not_come_end_the_connection(self):
        self.says(
            self.answer(b"GET /echo HTTP/1.1\r\nHost: a\r\nX-A: "), 408, "the headers did not come within 0.5 seconds"
        )
        self.assertEqual(self.answer(b""), b"")
        kept = self.raw(REQUEST % (b"GET /result/text", b""))
        until(lambda: kept.recv(1000).endswith(b"t\xc3\xabxt"))
        kept.sendall(b"GET /echo HT")
        self.says(self.answer(b"", kept), 408, "the headers did not come within 0.5 seconds")

    def test_drops_of_a_head_do_not_keep_a_connection(self):
        client = self.raw(b"GET /echo HTTP/1.1\r\n")
        with self.assertRaises(OSError):
            for number in range(200):
                client.sendall(b"X-%d: 1\r\n" % number)
                time.sleep(0.05)

    def test_many_headers(self):
        good = b"".join(b"X-%d: 1\r\n" % number for number in range(90))
        self.assertIn(b"200 OK", self.answer(REQUEST % (b"GET /echo", good + b"Connection: close\r\n")))
        many = b"".join(b"X-%d: 1\r\n" % number for number in range(5000))
        self.assertRegex(self.answer(REQUEST % (b"GET /echo", many)), rb"^HTTP/1.1 4(31|00) ")
        self.says(
            self.answer(REQUEST % (b"GET /echo", many[:1500])), 431, "there are more than 100 headers"
        )
        self.assertNotIn("echo", [line.get("function") for line in self.runtime.logs("request")[1:]])

    def test_large_headers(self):
        self.assertRegex(self.answer(REQUEST % (b"GET /echo", b"X-A: %s\r\n" % (b"x" * 40_000))), rb"^HTTP/1.1 4(31|00) ")
        self.assertRegex(self.answer(b"GET /echo HTTP/1.1\r\nX-A: " + b"x" * 40_000), rb"^HTTP/1.1 4(31|00) ")
        self.assertRegex(self.answer(REQUEST % (b"GET /echo?" + b"x" * 40_000, b"")), rb"^HTTP/1.1 4(31|00) ")
        self.assertEqual(self.status("/echo", headers={"X-A": "x" * 20_000}), 200)

    def test_headers_after_a_body_have_the_same_limit(self):
        chunked = REQUEST % (b"POST /size", b"Transfer-Encoding: chunked\r\n") + b"1\r\nx\r\n0\r\n"
        answer = self.answer(chunked + b"".join(b"X-%d: 1\r\n" % number for number in range(20_000)))
        self.assertRegex(answer, rb"^HTTP/1.1 4(31|00) ")

    def test_two_meanings(self):
        two = b"Authorization: Bearer no\r\nAuthorization: Bearer one\r\n"
        self.says(self.answer(REQUEST % (b"GET /guarded", two)), 400, "there are two headers authorization")
        both = b"Content-Length: 1\r\nTransfer-Encoding: chunked\r\n"
        answer = self.answer(REQUEST % (b"POST /size", both) + b"0\r\n\r\n" + REQUEST % (b"GET /echo", b""))
        self.assertTrue(answer.startswith(b"HTTP/1.1 400 "), answer)
        self.assertEqual(answer.count(b"HTTP/1.1"), 1)

    def test_several_headers_of_one_name_are_one_list(self):
        agents = b"User-Agent: a\r\nUser-Agent: b\r\nConnection: close\r\n"
        answer = self.answer(REQUEST % (b"GET /echo", agents))
        self.assertEqual(json.loads(answer.partition(b"\r\n\r\n")[2])["agent"], "a, b")

    def test_many_requests_on_one_connection_without_waiting(self):
        few = self.raw(REQUEST % (b"GET /result/text", b"") * 10)
        texts = b""
        while texts.count(b"t\xc3\xabxt") < 10:
            texts += few.recv(65536)
        before = self.memory()
        self.raw(REQUEST % (b"GET /result/text", b"") * 20_000)
        self.assertEqual(self.status("/echo"), 200)
        self.assertLess(self.memory() - before, 64)

    def test_an_upgrade_that_nobody_makes_is_an_ordinary_request(self):
        upgrade = b"Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n"
        client = self.raw(REQUEST % (b"GET /result/text", upgrade))
        text = client.recv(65536)
        self.assertIn(b"200 OK", text)
        self.assertIn(b"connection: close", text)


class SlowReaders(Attacked):
    variables = {"K3SFN_CLIENT_TIMEOUT": "1", "K3SFN_CONCURRENCY": "5"}

    def test_answers_that_nobody_reads_end_with_their_connections(self):
        for _ in range(5):
            self.raw(REQUEST % (b"GET /large", b""))
        until(lambda: len(self.runtime.logs("request")) == 5)
        self.assertEqual(len(self.ask("/large").text), 10_000_000)


class WithoutC:
    """The same where httptools and uvloop are not installed."""

    def start(self):
        for name in ("httptools", "uvloop"):
            self.write_file(f"blocked/{name}.py", f"raise ImportError('no {name}')\n")
        super().start(PYTHONPATH=os.pathsep.join([str(self.folder / "blocked"), str(SOURCES)]))


class BodiesWithoutC(WithoutC, Bodies):
    pass


class UnfinishedBodiesWithoutC(WithoutC, UnfinishedBodies):
    pass


class CrowdedWithoutC(WithoutC, Crowded):
    pass


class HeadsWithoutC(WithoutC, Heads):
    pass


if __name__ == "__main__":
    unittest.main()
