import json
import signal
import subprocess
import sys
import time
import unittest

from tests.folder import FolderTest, environment

FILE = """
import asyncio, os, sys, time
from k3sfn import schedule, http, queue, serverless, Response

@schedule(cron="@hourly")
def plain(context):
    print("at", context.timestamp.isoformat(), context.function_name)

@schedule(cron="@hourly")
async def asynchronous():
    await asyncio.sleep(0.01)
    print("awaited")

@schedule(cron="@hourly")
def failing(context):
    raise RuntimeError("broken")

@schedule(cron="@hourly")
def leaving():
    sys.exit(3)

@schedule(cron="@hourly")
def leaving_well():
    sys.exit(0)

@serverless(timeout=0.3)
@schedule(cron="@hourly")
def endless():
    while True: time.sleep(1)

@serverless(timeout=0.3)
@schedule(cron="@hourly")
async def blocking():
    while True: time.sleep(1)

@serverless(timeout=60)
@schedule(cron="@hourly")
def long():
    print("started", flush=True)
    time.sleep(60)

@serverless(environment={"GREETING": "hi", "N": 4})
@schedule(cron="@hourly")
def greeting():
    print(os.environ["GREETING"], os.environ["N"])

@http(path="/x")
def echo(body, request, ctx):
    return {"body": body, "method": request.method, "by": ctx.function_name}

@http
def sad():
    return Response.error("no", 418)

@queue(queue_name="q", batch_size=10)
def many(items):
    print(items)
"""


class Schedule(FolderTest):
    def setUp(self):
        super().setUp()
        self.write(functions=FILE)

    def run_function(self, name, *arguments, **variables):
        return self.run_module("k3sfn.runtime", "--function", name, *arguments, **variables)

    def test_plain(self):
        result = self.run_function("plain")
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertRegex(result.stdout, r"at \d{4}-\d\d-\d\dT[\d:.]+\+00:00 plain")
        line = json.loads(result.stdout.splitlines()[-1])
        self.assertEqual((line["message"], line["function"], line["status"]), ("run", "plain", "ok"))

    def test_asynchronous_and_chosen_by_variable(self):
        result = self.run_module("k3sfn.runtime", K3SFN_FUNCTION="asynchronous")
        self.assertEqual((result.returncode, "awaited" in result.stdout), (0, True), result.stderr)

    def test_failures_are_told_by_the_exit_code(self):
        result = self.run_function("failing")
        self.assertEqual(result.returncode, 1)
        self.assertIn("RuntimeError: broken", json.loads(result.stdout.splitlines()[-1])["error"])
        self.assertEqual(self.run_function("leaving").returncode, 1)
        self.assertEqual(self.run_function("leaving_well").returncode, 0)

    def test_time_outs(self):
        for name in ("endless", "blocking"):
            result = self.run_function(name)
            self.assertEqual(result.returncode, 1)
            self.assertEqual(json.loads(result.stdout.splitlines()[-1])["status"], "timeout")

    def test_the_variable_decides_on_the_time_out(self):
        result = self.run_function("long", K3SFN_TIMEOUT="0.2")
        self.assertEqual(json.loads(result.stdout.splitlines()[-1])["status"], "timeout")

    def test_a_signal_ends_it(self):
        command = [sys.executable, "-m", "k3sfn.runtime", str(self.folder), "--function", "long"]
        child = subprocess.Popen(command, env=environment(), stdout=subprocess.PIPE, text=True)
        self.addCleanup(child.stdout.close)
        self.assertEqual(child.stdout.readline().strip(), "started")
        child.send_signal(signal.SIGTERM)
        self.assertEqual(child.wait(10), 143)

    def test_environment_of_the_decorator(self):
        self.assertIn("hi 4", self.run_function("greeting").stdout)
        self.assertIn("deployed 4", self.run_function("greeting", GREETING="deployed").stdout)

    def test_payloads(self):
        result = self.run_function("echo", "--payload", '{"a": 1}')
        self.assertEqual(json.loads(result.stdout), {"body": {"a": 1}, "method": "POST", "by": "echo"})
        self.write_file("payload.json", "[1, 2]")
        result = self.run_function("many", "--payload", f"@{self.folder}/payload.json")
        self.assertEqual((result.returncode, result.stdout), (0, "[1, 2]\n"))
        result = self.run_function("sad", "--payload", "1")
        self.assertEqual((result.returncode, result.stdout), (1, '{"error":"no"}\n'))

    def test_what_cannot_be_done_is_told_in_a_sentence(self):
        for arguments, variables, expected in (
            (["--function", "nope"], {}, 'There is no function "nope"; there are: plain, '),
            (["--function", "plain", "--payload", "1"], {}, "brings no payload"),
            (["--payload", "1"], {}, "--function NAME"),
            (["--function", "echo", "--payload", "@nowhere"], {}, "The payload nowhere cannot be read"),
            (["--function", "plain"], {"K3SFN_TIMEOUT": "soon"}, 'K3SFN_TIMEOUT is "soon"; it must be a number'),
            (["--function", "plain"], {"K3SFN_LOG_LEVEL": "loud"}, "K3SFN_LOG_LEVEL"),
        ):
            with self.subTest(arguments=arguments):
                result = self.run_module("k3sfn.runtime", *arguments, **variables)
                self.assertEqual(result.returncode, 1)
                self.assertIn(expected, result.stderr)
                self.assertNotIn("Traceback", result.stderr)

    def test_packages_that_are_missing_are_named(self):
        # -S leaves out every installed package.
        for name, package in (("echo", "uvicorn"), ("many", "redis")):
            command = [sys.executable, "-S", "-m", "k3sfn.runtime", str(self.folder), "--function", name]
            result = subprocess.run(command, env=environment(), capture_output=True, text=True, timeout=60)
            self.assertEqual(result.returncode, 1)
            self.assertRegex(result.stderr, rf"^\w+ functions need the package {package}: pip install {package}\n$")


class Reload(FolderTest):
    def test_changes_start_it_anew(self):
        self.write(app="from k3sfn import schedule\n@schedule(cron='@daily')\ndef f(): print('one')\n")
        command = [sys.executable, "-m", "k3sfn.runtime", str(self.folder), "--function", "f", "--reload"]
        child = subprocess.Popen(
            command, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        self.addCleanup(child.stdout.close)
        self.addCleanup(child.kill)
        self.assertEqual(child.stdout.readline(), "one\n")
        self.assertIn('"run"', child.stdout.readline())
        self.write(app="from k3sfn import schedule\nbroken = = 1\n")
        time.sleep(1)
        self.write(app="from k3sfn import schedule\n@schedule(cron='@daily')\ndef f(): print('three')\n")
        self.assertEqual(child.stdout.readline(), "three\n")
        child.terminate()
        self.assertIsNotNone(child.wait(15))


if __name__ == "__main__":
    unittest.main()
