import http.client
import json
import signal
import socket
import threading
import time
import unittest
from concurrent.futures import ThreadPoolExecutor

from tests.folder import FolderTest
from tests.runtime import Runtime, until

FILE = """
import asyncio, os, sys, time, datetime
from k3sfn import http, queue, schedule, serverless, Response

@http(path="/echo", methods=["GET", "POST", "PUT"])
def echo(request, context, body):
    return {"method": request.method, "path": request.path, "rest": request.path_params["rest"], "body": body,
            "query": dict(request.query_params), "agent": request.headers.get("User-Agent"), "by": context.function_name}

@http(path="/echo/deeper", methods=["DELETE"])
async def deeper(r):
    return "deeper " + r.path_params["rest"]

@http(path="/size", methods=["POST"])
def size(request): return len(request.body)

@http(path="/large")
def large(): return "x" * 10_000_000

@http(path="/wait")
async def wait(request):
    sys.stdout.write("under way\\n")
    await asyncio.sleep(float(request.query_params.get("s", "1")))
    return "waited"

@http(path="/sleep")
def sleep(request):
    sys.stdout.write("under way\\n")
    time.sleep(float(request.query_params.get("s", "1")))
    return "slept"

@serverless(timeout=0.3)
@http(path="/late")
async def late(): await asyncio.sleep(60)

@serverless(timeout=0.3)
@http(path="/late-thread")
def late_thread(): time.sleep(2)

@serverless(timeout=0.3)
@http(path="/stubborn")
async def stubborn():
    while True:
        try: await asyncio.sleep(60)
        except asyncio.CancelledError: pass

RESULTS = {
    "none": None, "text": "tëxt", "bytes": b"\\xff", "list": [1, None], "number": 3, "truth": True, "empty": {},
    "date": {"at": datetime.date(2024, 1, 2)}, "object": object(), "nan": float("nan"),
    "teapot": Response("short", 418, {"X-A": "1", "Set-Cookie": ["a=1", "b=2"], "Content-Length": "999"}),
    "split": Response("x", 200, {"X-A": "1\\r\\nX-B: 2"}), "status": Response("x", 99),
    "made": Response.json([1], 201), "error": Response.error("mine", 409),
}
@http(path="/result")
def result(request): return RESULTS[request.path_params["rest"]]

@http(path="/crash")
def crash(): raise RuntimeError("secret detail")
@http(path="/crash-async")
async def crash_async(): raise RuntimeError("secret detail")
@http(path="/cancelled")
async def cancelled(): raise asyncio.CancelledError
@http(path="/exit")
async def leave(): raise SystemExit(1)
@http(path="/exit-thread")
def leave_thread(): raise KeyboardInterrupt
@http(path="/json", methods=["POST"])
def strict(request): return request.json

@http(path="/guarded", auth="bearer", cors=["https://a.example"])
def guarded(): return "in"
@http(path="/open", cors=True, methods=["GET", "PATCH"])
def opened(): return "open"

@queue(queue_name="q")
def item(x): ...
"""


class Server(FolderTest):
    """A server of the functions above, with the variables and arguments of the class."""

    variables: dict = {}
    arguments: tuple = ()

    def setUp(self):
        super().setUp()
        self.write(functions=FILE)
        self.start()

    def start(self, **more):
        variables = {"K3SFN_SHUTDOWN_DELAY": "0", **self.variables, **more}
        self.runtime = Runtime(self.folder, "--host", "127.0.0.1", "--port", "0", *self.arguments, **variables)
        self.addCleanup(self.runtime.kill)
        self.port = self.runtime.wait_for_log("listening")["port"]

    def ask(self, path, method="GET", body=None, headers=None, connection=None):
        ours = connection or http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        ours.request(method, path, body, headers or {})
        response = ours.getresponse()
        response.text = response.read().decode("latin-1")
        if not connection:
            ours.close()
        return response

    def status(self, *arguments, **more):
        return self.ask(*arguments, **more).status

    def raw(self, data):
        client = socket.create_connection(("127.0.0.1", self.port), timeout=30)
        self.addCleanup(client.close)
        client.sendall(data)
        return client


class Requests(Server):
    variables = {"K3SFN_AUTH_TOKENS": "one,two\n three ", "K3SFN_MAX_BODY": "100000"}

    def test_paths_methods_and_injection(self):
        answer = self.ask("/echo/a/b%20c?x=1&x=2&y=", "POST", '{"a": 1}', {"Content-Type": "application/json"})
        self.assertEqual(answer.getheader("content-type"), "application/json")
        self.assertEqual(
            json.loads(answer.text),
            {
                "method": "POST", "path": "/echo/a/b c", "rest": "a/b c", "body": {"a": 1}, "query": {"x": "2", "y": ""},
                "agent": None, "by": "echo",
            },
        )  # fmt: skip
        self.assertEqual(self.ask("/echo/deeper/x", "DELETE").text, "deeper x")
        self.assertEqual(json.loads(self.ask("/echo/").text)["rest"], "")
        self.assertEqual(self.status("/echoes"), 404)
        self.assertEqual(self.status("/"), 404)
        wrong = self.ask("/echo/deeper", "POST")
        self.assertEqual((wrong.status, wrong.getheader("allow")), (405, "DELETE, OPTIONS"))
        options = self.ask("/echo", "OPTIONS")
        self.assertEqual((options.status, options.getheader("allow")), (204, "GET, HEAD, OPTIONS, POST, PUT"))
        head = self.ask("/result/text", "HEAD")
        self.assertEqual((head.status, head.getheader("content-length"), head.text), (200, "5", ""))

    def test_results(self):
        expected = {
            "none": (204, None, ""), "text": (200, "text/plain; charset=utf-8", "t\u00c3\u00abxt"),
            "bytes": (200, "application/octet-stream", "\xff"), "list": (200, "application/json", "[1,null]"),
            "number": (200, "application/json", "3"), "truth": (200, "application/json", "true"),
            "empty": (200, "application/json", "{}"), "date": (200, "application/json", '{"at":"2024-01-02"}'),
            "made": (201, "application/json", "[1]"), "error": (409, "application/json", '{"error":"mine"}'),
        }  # fmt: skip
        for name, (status, kind, text) in expected.items():
            with self.subTest(name):
                answer = self.ask(f"/result/{name}")
                self.assertEqual((answer.status, answer.getheader("content-type"), answer.text), (status, kind, text))
        teapot = self.ask("/result/teapot")
        self.assertEqual((teapot.status, teapot.text, teapot.getheader("x-a")), (418, "short", "1"))
        self.assertEqual(teapot.headers.get_all("set-cookie"), ["a=1", "b=2"])
        for name in ("object", "nan", "split", "status", "unknown"):
            with self.subTest(name):
                self.assertEqual(self.status(f"/result/{name}"), 500)

    def test_failures_tell_the_log_but_not_the_client(self):
        for path in ("/crash", "/crash-async", "/cancelled", "/exit", "/exit-thread"):
            with self.subTest(path):
                answer = self.ask(path)
                self.assertEqual((answer.status, answer.text), (500, '{"error":"the function failed"}'))
        until(lambda: len(self.runtime.logs("request")) == 5)
        failures = self.runtime.logs("function failed")
        self.assertEqual(
            [failure["function"] for failure in failures],
            ["crash", "crash_async", "cancelled", "leave", "leave_thread"],
        )
        self.assertIn("secret detail", failures[0]["error"])
        request = self.runtime.logs("request")[0]
        self.assertEqual((request["function"], request["status"], request["level"]), ("crash", 500, "warning"))
        self.assertEqual(request["invocation"], failures[0]["invocation"])

    def test_broken_json(self):
        self.assertEqual(self.status("/json", "POST", "{"), 400)
        self.assertEqual(self.status("/echo", "POST", "{", {"content-type": "application/json"}), 400)
        self.assertEqual(self.status("/json", "POST", "[" * 90_000), 400)

    def test_own_endpoints(self):
        for path in ("/health", "/ready", "/live"):
            self.assertEqual(self.status(path), 200)
        self.assertEqual(self.runtime.logs("request"), [])
        self.assertEqual(self.status("/_functions"), 404)

    def test_time_outs(self):
        for path in ("/late", "/late-thread", "/stubborn"):
            self.assertEqual(self.status(path), 504)
        self.assertEqual(self.ask("/echo").status, 200)
        self.assertEqual(self.runtime.stop(), 0)

    def test_bearer(self):
        self.assertEqual(self.status("/guarded"), 401)
        self.assertEqual(self.ask("/guarded").getheader("www-authenticate"), "Bearer")
        for value in ("Bearer nope", "Bearer", "Basic one", "one", "Bearer one,two", "Bearer \xe9"):
            self.assertEqual(self.status("/guarded", headers={"Authorization": value}), 401, value)
        for value in ("Bearer one", "bearer two", "Bearer  three"):
            self.assertEqual(self.status("/guarded", headers={"Authorization": value}), 200, value)

    def test_cors(self):
        ask = {"Origin": "https://a.example", "Access-Control-Request-Method": "GET"}
        preflight = self.ask("/guarded", "OPTIONS", headers={**ask, "Access-Control-Request-Headers": "authorization"})
        self.assertEqual(preflight.status, 204)
        self.assertEqual(preflight.getheader("access-control-allow-origin"), "https://a.example")
        self.assertEqual(preflight.getheader("access-control-allow-headers"), "authorization")
        self.assertEqual(preflight.getheader("access-control-allow-methods"), "GET, HEAD, OPTIONS, POST")
        refused = self.ask("/guarded", headers={"Origin": "https://a.example"})
        self.assertEqual((refused.status, refused.getheader("access-control-allow-origin")), (401, "https://a.example"))
        other = self.ask("/guarded", "OPTIONS", headers={**ask, "Origin": "https://b.example"})
        self.assertEqual((other.getheader("access-control-allow-origin"), other.getheader("vary")), (None, "origin"))
        anybody = self.ask("/open", headers={"Origin": "https://b.example"})
        self.assertEqual(anybody.getheader("access-control-allow-origin"), "*")
        self.assertIsNone(anybody.getheader("access-control-allow-credentials"))
        self.assertIsNone(self.ask("/echo", "OPTIONS", headers=ask).getheader("access-control-allow-origin"))

    def test_bodies_have_a_limit(self):
        self.assertEqual(self.ask("/size", "POST", b"x" * 100_000).text, "100000")
        self.assertEqual(self.status("/size", "POST", b"x" * 100_001), 413)
        self.assertEqual(self.status("/size", "POST", b"x" * 30_000_000), 413)
        chunks = (b"x" * 10_000 for _ in range(500))
        self.assertEqual(self.status("/size", "POST", chunks), 413)
        self.assertEqual(self.ask("/size", "POST", (b"x" * 10 for _ in range(500))).text, "5000")
        self.assertEqual(
            self.status("/size", "POST", "x", headers={"Expect": "100-continue", "Content-Length": "1"}), 200
        )

    def test_clients_that_stop_or_go_away_disturb_nobody(self):
        self.raw(b"GET /echo HT")
        self.raw(b"POST /size HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nhalf").close()
        self.raw(b"GET /wait?s=0.2 HTTP/1.1\r\nHost: a\r\n\r\n").close()
        self.raw(b"\x16\x03\x01 not http at all\r\n\r\n")
        self.assertEqual(self.status("/echo"), 200)
        until(lambda: len(self.runtime.logs("request")) == 3)
        self.assertEqual(sorted(line["status"] for line in self.runtime.logs("request")), [200, 200, 499])

    def test_many_clients_at_once(self):
        def client(number):
            connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
            texts = [self.ask(f"/echo?n={number}.{i}", connection=connection).text for i in range(50)]
            connection.close()
            return [json.loads(text)["query"]["n"] for text in texts]

        with ThreadPoolExecutor(20) as pool:
            answers = list(pool.map(client, range(20)))
        self.assertEqual(answers, [[f"{number}.{i}" for i in range(50)] for number in range(20)])
        until(lambda: len(self.runtime.logs("request")) == 1000)
        self.assertEqual({line["status"] for line in self.runtime.logs("request")}, {200})
        self.assertEqual(len({line["invocation"] for line in self.runtime.logs("request")}), 1000)

    def test_waiting_functions_run_side_by_side(self):
        started = time.monotonic()
        with ThreadPoolExecutor(40) as pool:
            paths = ["/wait?s=0.5", "/sleep?s=0.5"] * 20
            self.assertEqual(set(pool.map(self.status, paths)), {200})
        self.assertLess(time.monotonic() - started, 15)


class Listed(Server):
    variables = {"K3SFN_LIST_FUNCTIONS": "true"}

    def test_functions_are_listed_on_request(self):
        listed = json.loads(self.ask("/_functions").text)
        self.assertEqual(
            listed[0], {"name": "echo", "trigger": "http", "path": "/echo", "methods": ["GET", "POST", "PUT"]}
        )
        self.assertNotIn("item", [function["name"] for function in listed])


class SlowClient(Server):
    arguments = ("--function", "late")
    variables = {"K3SFN_LIST_FUNCTIONS": "true"}

    def test_a_body_that_does_not_come(self):
        client = self.raw(b"POST /late HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nhalf")
        self.assertIn(b"408", client.recv(1000))

    def test_one_function_is_served_alone(self):
        self.assertEqual(self.status("/echo"), 404)
        self.assertEqual([function["name"] for function in json.loads(self.ask("/_functions").text)], ["late"])


class Limits(Server):
    variables = {"K3SFN_CONCURRENCY": "2", "K3SFN_TIMEOUT": "2"}

    def test_more_calls_than_slots_wait_and_calls_that_do_not_end_are_told_to_probes(self):
        with ThreadPoolExecutor(6) as pool:
            statuses = sorted(pool.map(self.status, ["/sleep?s=0.05"] * 3 + ["/wait?s=0.05"] * 3))
        self.assertEqual(statuses, [200] * 6)
        with ThreadPoolExecutor(2) as pool:
            self.assertEqual(list(pool.map(self.status, ["/sleep?s=7"] * 2)), [504, 504])
        self.assertEqual(self.status("/live"), 503)
        self.assertEqual(self.status("/echo"), 503)
        until(lambda: self.status("/live") == 200)
        self.assertEqual(self.status("/echo"), 200)

    def test_tokens_that_are_not_set(self):
        self.assertEqual(self.status("/guarded", headers={"Authorization": "Bearer "}), 503)


class Ending(Server):
    def test_requests_under_way_are_answered(self):
        self.raw(b"GET /echo HT")
        idle = http.client.HTTPConnection("127.0.0.1", self.port)
        self.addCleanup(idle.close)
        self.assertEqual(self.ask("/echo", connection=idle).status, 200)
        answers: list = []
        threads = [
            threading.Thread(target=lambda path=path: answers.append(self.ask(path)))
            for path in ["/wait?s=1.5", "/sleep?s=1.5"] * 5
        ]
        for thread in threads:
            thread.start()
        until(lambda: self.runtime.lines.count("under way") == 10)
        self.assertEqual(self.runtime.stop(), 0)
        for thread in threads:
            thread.join()
        self.assertEqual([answer.status for answer in answers], [200] * 10)
        with self.assertRaises(OSError):
            self.ask("/echo")

    def test_sigint_ends_it_too(self):
        self.assertEqual(self.runtime.stop(signal.SIGINT), 0)

    def test_calls_that_never_end_do_not_keep_it(self):
        self.assertEqual(self.status("/stubborn"), 504)
        self.assertEqual(self.status("/late-thread"), 504)
        self.assertEqual(self.runtime.stop(), 0)

    def test_a_port_that_is_taken(self):
        other = Runtime(self.folder, "--host", "127.0.0.1", "--port", str(self.port))
        self.addCleanup(other.kill)
        self.assertEqual(other.wait(), 1)
        self.assertIn(f"Nothing can listen on 127.0.0.1, port {self.port}", other.lines[-1])


class Draining(Server):
    variables = {"K3SFN_SHUTDOWN_DELAY": "1.5"}

    def test_it_answers_for_a_while_but_is_not_ready(self):
        kept = http.client.HTTPConnection("127.0.0.1", self.port)
        self.addCleanup(kept.close)
        self.assertEqual(self.ask("/echo", connection=kept).status, 200)
        self.runtime.process.send_signal(signal.SIGTERM)
        until(lambda: self.status("/ready") == 503)
        answer = self.ask("/echo", connection=kept)
        self.assertEqual((answer.status, answer.getheader("connection")), (200, "close"))
        self.assertEqual(self.status("/live"), 200)
        self.assertEqual(self.runtime.wait(), 0)


class Reloading(Server):
    arguments = ("--reload",)

    def test_a_change_is_served(self):
        self.write(functions="from k3sfn import http\n@http(path='/new')\ndef new(): return 'new'\n")
        self.port = self.runtime.wait_for_log("listening", 2)["port"]
        self.assertEqual(self.ask("/new").text, "new")
        self.assertEqual(self.runtime.stop(), 0)


if __name__ == "__main__":
    unittest.main()
