import collections
import json
import os
import random
import shutil
import signal
import subprocess
import threading
import time
import unittest

from tests.folder import FolderTest
from tests.redis import RedisServer, free_port
from tests.runtime import Runtime, until

FILE = """
import asyncio, os, time, random
from k3sfn import queue, serverless

def note(name, item):
    with open(os.path.join(os.environ["NOTES"], name), "a") as file:
        file.write(repr(item) + "\\n")

@queue(queue_name="tasks", visibility_timeout=1)
def one(item, context):
    note("one", item)

@queue(queue_name="tasks", visibility_timeout=1)
async def one_async(item):
    await asyncio.sleep(0)
    note("one", item)

@queue(queue_name="tasks", batch_size=5)
def batch(items):
    note("batch", items)

@queue(queue_name="tasks", visibility_timeout=1, max_attempts=1000)
def work(item):
    time.sleep(random.random() * 0.02)
    note("work", item["n"])

@queue(queue_name="tasks", batch_size=4, max_attempts=3, visibility_timeout=0.4)
def picky(items):
    note("picky", items)
    if "bad" in items: raise ValueError("bad")

@queue(queue_name="tasks", max_attempts=2, visibility_timeout=0.4, dead_letter="graveyard")
def deadly(item):
    note("deadly", item)
    if item == "poison": os._exit(9)

@queue(queue_name="tasks", visibility_timeout=0.5)
def long(item):
    note("long", item)
    time.sleep(2)
    note("long", "end")

@serverless(timeout=0.5)
@queue(queue_name="tasks", max_attempts=2, visibility_timeout=0.4)
def hanging(item):
    note("hanging", item)
    if item == "hang": time.sleep(60)

@serverless(timeout=0.5)
@queue(queue_name="tasks", max_attempts=2, visibility_timeout=0.4)
async def hanging_async(item):
    note("hanging", item)
    if item == "hang": await asyncio.sleep(60)

@serverless(timeout=0.5)
@queue(queue_name="tasks", max_attempts=2, visibility_timeout=0.4)
async def blocking(item):
    note("hanging", item)
    if item == "hang": time.sleep(60)
"""


class QueueTest(FolderTest):
    """A server, and workers of the functions above."""

    def setUp(self):
        super().setUp()
        self.write(functions=FILE)
        self.server = RedisServer(self)
        self.client = self.server.client()
        self.addCleanup(self.client.close)

    def worker(self, name, **variables):
        variables = {"K3SFN_QUEUE_ADDRESS": f"127.0.0.1:{self.server.port}", "NOTES": str(self.folder), **variables}
        runtime = Runtime(self.folder, "--function", name, **variables)
        self.addCleanup(runtime.kill)
        return runtime

    def notes(self, name):
        path = self.folder / name
        return [eval(line) for line in path.read_text().splitlines()] if path.exists() else []

    def push(self, *items):
        self.client.rpush(
            "queue:tasks", *(item if isinstance(item, (str, bytes)) else json.dumps(item) for item in items)
        )

    def is_idle(self):
        keys = ("queue:tasks", "queue:tasks:processing")
        return not any(self.client.llen(key) for key in keys) and not self.client.zcard("queue:tasks:leases")

    def assert_nothing_left(self):
        self.assertEqual({key for key in self.client.keys() if not key.endswith((b":dead", b"graveyard"))}, set())


class Consuming(QueueTest):
    def test_items_in_order_as_json_text_or_bytes(self):
        for name in ("one", "one_async"):
            with self.subTest(name):
                self.push({"a": [1]}, "text", "3", b"\xff\x00", "", "queue:1:2:\nx", '"\u00e9"')
                worker = self.worker(name)
                until(self.is_idle)
                self.assertEqual(self.notes("one"), [{"a": [1]}, "text", 3, b"\xff\x00", "", "queue:1:2:\nx", "\u00e9"])
                self.assertEqual(worker.stop(), 0)
                self.assert_nothing_left()
                (self.folder / "one").unlink()

    def test_equal_items_are_so_many_items(self):
        self.push(*["same"] * 7)
        worker = self.worker("one")
        until(self.is_idle)
        self.assertEqual(self.notes("one"), ["same"] * 7)
        self.assertEqual(worker.stop(), 0)

    def test_batches(self):
        self.push(*range(12))
        worker = self.worker("batch")
        until(self.is_idle)
        self.assertEqual(self.notes("batch"), [[0, 1, 2, 3, 4], [5, 6, 7, 8, 9], [10, 11]])
        self.assertEqual(worker.stop(), 0)
        logs = worker.logs("batch")
        self.assertEqual(
            [(log["items"], log["status"], log["attempt"]) for log in logs], [(5, "ok", 1), (5, "ok", 1), (2, "ok", 1)]
        )

    def test_a_failed_batch_is_tried_again_item_by_item(self):
        self.push("a", "bad", "b")
        worker = self.worker("picky")
        until(lambda: self.client.llen("queue:tasks:dead") == 1 and self.is_idle())
        self.assertEqual(self.client.lrange("queue:tasks:dead", 0, -1), [b"bad"])
        self.assertEqual(sorted(self.notes("picky")), [["a"], ["a", "bad", "b"], ["b"], ["bad"], ["bad"]])
        self.assertEqual(worker.stop(), 0)
        self.assertIn("ValueError: bad", worker.logs("batch")[0]["error"])
        self.assertEqual(worker.logs("dead letters")[0]["queue"], "queue:tasks:dead")
        self.assert_nothing_left()

    def test_sigterm_lets_the_batch_in_hand_end(self):
        self.push("first", "second")
        worker = self.worker("long")
        until(lambda: self.notes("long") == ["first"])
        self.assertEqual(worker.stop(), 0)
        self.assertEqual(self.notes("long"), ["first", "end"])
        self.assertEqual(self.client.lrange("queue:tasks", 0, -1), [b"second"])
        self.assertEqual(self.client.keys("*:processing"), [])

    def test_a_long_call_keeps_its_lease(self):
        self.push("first")
        workers = [self.worker("long") for _ in range(2)]
        until(lambda: len(self.notes("long")) == 2 and self.is_idle())
        self.assertEqual([worker.stop() for worker in workers], [0, 0])
        self.assertEqual(self.notes("long"), ["first", "end"])

    def test_calls_that_do_not_end(self):
        for name in ("hanging", "hanging_async", "blocking"):
            with self.subTest(name):
                self.push("hang", "fine")
                worker = self.worker(name)
                until(lambda: self.client.llen("queue:tasks:dead") == 1 and self.is_idle())
                self.assertEqual(collections.Counter(self.notes("hanging")), {"hang": 2, "fine": 1})
                self.assertEqual(worker.stop(), 0)
                self.assertEqual([log["status"] for log in worker.logs("batch")].count("timeout"), 2)
                self.client.flushall()
                (self.folder / "hanging").unlink()


class Crashing(QueueTest):
    def test_a_poison_that_kills_its_worker_becomes_a_dead_letter(self):
        self.push("poison", "fine")
        ends = []
        for _ in range(20):
            worker = self.worker("deadly")
            until(lambda: worker.process.poll() is not None or self.client.llen("queue:graveyard"))
            if worker.process.poll() is None:
                break
            ends.append(worker.process.returncode)
        until(self.is_idle)
        self.assertEqual(worker.stop(), 0)
        self.assertEqual(ends, [9, 9])
        self.assertEqual(self.client.lrange("queue:graveyard", 0, -1), [b"poison"])
        self.assertEqual(self.notes("deadly"), ["poison", "fine", "poison"])
        self.assert_nothing_left()

    def test_killed_workers_lose_nothing(self):
        count = 600
        self.push(*({"n": n} for n in range(count)))
        workers = [self.worker("work") for _ in range(3)]
        chance = random.Random(6)
        for _ in range(8):
            time.sleep(0.3)
            index = chance.randrange(3)
            workers[index].process.kill()
            workers[index] = self.worker("work")
        until(self.is_idle, 60)
        self.assertEqual([worker.stop() for worker in workers], [0] * 3)
        done = collections.Counter(self.notes("work"))
        self.assertEqual(sorted(done), list(range(count)))
        self.assertLessEqual(sum(done.values()), count + 8, "each kill repeats one item at most")
        self.assertEqual(self.client.llen("queue:tasks:dead"), 0)
        self.assert_nothing_left()

    def test_killed_servers_lose_nothing(self):
        count = 300
        workers = [self.worker("work") for _ in range(2)]
        for worker in workers:
            worker.wait_for_log("consuming")

        def produce():
            for n in range(count):
                sent = False
                while not sent:
                    try:
                        self.push({"n": n})
                        sent = True
                    except Exception:
                        time.sleep(0.1)

        producer = threading.Thread(target=produce)
        producer.start()
        for _ in range(3):
            time.sleep(0.3)
            self.server.kill()
            time.sleep(0.3)
            self.server.start()
        producer.join()
        until(self.is_idle, 60)
        self.assertEqual([worker.stop() for worker in workers], [0, 0])
        self.assertEqual(sorted(set(self.notes("work"))), list(range(count)))
        self.assertEqual(self.client.llen("queue:tasks:dead"), 0)
        self.assertTrue(any(worker.logs("broker is away") for worker in workers))
        self.assert_nothing_left()

    def test_items_that_others_left_in_the_processing_list_come_back(self):
        self.client.rpush("queue:tasks:processing", "stranded")
        worker = self.worker("one")
        until(lambda: self.notes("one") == ["stranded"] and self.is_idle())
        self.assertEqual(worker.stop(), 0)

    def test_without_a_broker_it_waits_and_ends_when_told(self):
        self.server.kill()
        worker = self.worker("one")
        worker.wait_for_log("broker is away", 2)
        self.assertEqual(worker.stop(), 0)
        worker = self.worker("one")
        worker.wait_for_log("broker is away")
        self.server.start()
        self.push("late")
        until(self.is_idle)
        self.assertEqual(self.notes("one"), ["late"])
        self.assertEqual(worker.stop(), 0)

    def test_a_broker_that_hangs_is_away_too(self):
        worker = self.worker("one")
        worker.wait_for_log("consuming")
        os.kill(self.server.process.pid, signal.SIGSTOP)
        worker.wait_for_log("broker is away")
        os.kill(self.server.process.pid, signal.SIGCONT)
        self.push("x")
        until(lambda: self.notes("one") == ["x"])
        self.assertEqual(worker.stop(), 0)


class Brokers(QueueTest):
    def test_passwords_and_databases(self):
        self.client.config_set("requirepass", "secret")
        self.client.close()
        self.client = self.server.client(password="secret", db=3)
        self.push("x")
        wrong = self.worker("one", K3SFN_QUEUE_PASSWORD="nope", K3SFN_QUEUE_DATABASE="3")
        self.assertIn("invalid username-password", wrong.wait_for_log("broker is away")["reason"])
        self.assertEqual(wrong.stop(), 0)
        worker = self.worker("one", K3SFN_QUEUE_PASSWORD="secret", K3SFN_QUEUE_DATABASE="3")
        until(self.is_idle)
        self.assertEqual((self.notes("one"), worker.stop()), (["x"], 0))

    def test_wrong_settings_are_told_in_a_sentence(self):
        for variables, expected in (
            (
                {"K3SFN_QUEUE_BROKER": "kafka"},
                'K3SFN_QUEUE_BROKER is "kafka"; this runtime knows redis and redis-sentinel.',
            ),
            ({"K3SFN_QUEUE_BROKER": "redis-sentinel"}, "K3SFN_QUEUE_SENTINEL_MASTER is not set"),
            ({"K3SFN_QUEUE_ADDRESS": "host:x"}, 'K3SFN_QUEUE_ADDRESS has "host:x"'),
            ({"K3SFN_QUEUE_TLS": "maybe"}, "K3SFN_QUEUE_TLS"),
            ({"K3SFN_QUEUE_DATABASE": "-1"}, "K3SFN_QUEUE_DATABASE"),
        ):
            with self.subTest(variables):
                worker = self.worker("one", **variables)
                self.assertEqual(worker.wait(), 1)
                self.assertIn(expected, worker.lines[-1])

    def test_sentinel_and_a_failover(self):
        replica = RedisServer(self, "--replicaof", "127.0.0.1", str(self.server.port))
        sentinel = RedisServer(
            self,
            port=(port := free_port()),
            sentinel=f"port {port}\n"
            f"sentinel monitor myprimary 127.0.0.1 {self.server.port} 1\n"
            "sentinel down-after-milliseconds myprimary 500\nsentinel failover-timeout myprimary 2000\n",
        )
        worker = self.worker(
            "one",
            K3SFN_QUEUE_BROKER="redis-sentinel",
            K3SFN_QUEUE_ADDRESS=f"127.0.0.1:1,127.0.0.1:{sentinel.port}",
            K3SFN_QUEUE_SENTINEL_MASTER="myprimary",
        )
        self.push("before")
        until(lambda: self.notes("one") == ["before"])
        with sentinel.client() as asked:
            until(lambda: len(asked.execute_command("SENTINEL", "REPLICAS", "myprimary")) == 1)
        self.server.kill()
        with replica.client() as promoted:
            until(lambda: promoted.role()[0] in (b"master", "master"), 60)
            promoted.rpush("queue:tasks", "after")
            until(lambda: self.notes("one") == ["before", "after"], 60)
            until(lambda: promoted.llen("queue:tasks:processing") == 0)
        self.assertEqual(worker.stop(), 0)

    @unittest.skipUnless(shutil.which("openssl"), "openssl makes the certificate")
    def test_tls(self):
        key, certificate = self.folder / "key.pem", self.folder / "certificate.pem"
        command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"]
        more = ["-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout", key, "-out", certificate]
        subprocess.run([*command, *more], check=True, capture_output=True)
        files = ["--tls-cert-file", str(certificate), "--tls-key-file", str(key), "--tls-auth-clients", "no"]
        self.server = RedisServer(self, *files, "--tls-ca-cert-file", str(certificate), tls=True)
        self.client.close()
        self.client = self.server.client(ssl=True, ssl_ca_certs=str(certificate))
        self.push("x")
        doubtful = self.worker("one", K3SFN_QUEUE_TLS="true")
        self.assertIn("certificate", doubtful.wait_for_log("broker is away")["reason"])
        self.assertEqual(doubtful.stop(), 0)
        worker = self.worker("one", K3SFN_QUEUE_TLS="true", SSL_CERT_FILE=str(certificate))
        until(self.is_idle)
        self.assertEqual((self.notes("one"), worker.stop()), (["x"], 0))


if __name__ == "__main__":
    unittest.main()
