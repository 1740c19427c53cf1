import functools
import unittest

import k3sfn
from k3sfn import Context, Request, Response, http_trigger, queue_trigger, schedule_trigger, serverless
from k3sfn.cron import is_cron


class Decorators(unittest.TestCase):
    def test_a_function_stays_what_it_is(self):
        def hello(request):
            return {"path": request.path}

        self.assertIs(http_trigger(path="/x")(hello), hello)
        self.assertEqual(hello(Request(path="/x")), {"path": "/x"})
        self.assertEqual(hello.__k3sfn__, {"trigger": {"type": "http", "path": "/x"}})

    def test_short_names_are_the_same(self):
        self.assertIs(k3sfn.http, http_trigger)
        self.assertIs(k3sfn.queue, queue_trigger)
        self.assertIs(k3sfn.schedule, schedule_trigger)

    def test_parentheses_may_be_left_out(self):
        @serverless
        @http_trigger
        def one(): ...

        @serverless()
        @http_trigger()
        def two(): ...

        self.assertEqual(one.__k3sfn__, {"trigger": {"type": "http"}, "settings": {}})
        self.assertEqual(one.__k3sfn__, two.__k3sfn__)

    def test_either_may_stand_above(self):
        @serverless(memory="1Gi")
        @queue_trigger(queue_name="q")
        def one(): ...

        @queue_trigger(queue_name="q")
        @serverless(memory="1Gi")
        def two(): ...

        self.assertEqual(one.__k3sfn__, two.__k3sfn__)

    def test_only_what_is_given_is_noted_even_if_it_is_the_default(self):
        @schedule_trigger(cron="@daily", deadline=None, retries=0)
        def one(): ...

        self.assertEqual(
            one.__k3sfn__["trigger"], {"type": "schedule", "cron": "@daily", "deadline": None, "retries": 0}
        )

    def test_a_decorator_of_the_user_may_stand_in_between(self):
        def logged(function):
            @functools.wraps(function)
            def wrapper(*args, **kwargs):
                return function(*args, **kwargs)

            return wrapper

        @serverless(cpu="1")
        @logged
        @http_trigger
        def one(): ...

        self.assertEqual(one.__k3sfn__, {"trigger": {"type": "http"}, "settings": {"cpu": "1"}})

    def test_wrong_use_is_told(self):
        def f(): ...

        def generator():
            yield

        with self.assertRaisesRegex(TypeError, "by name"):
            http_trigger("/x")
        with self.assertRaisesRegex(TypeError, "decorates functions"):
            http_trigger(int)
        with self.assertRaisesRegex(TypeError, "generator: .*yields"):
            http_trigger(generator)
        with self.assertRaises(TypeError):
            queue_trigger("tasks")
        with self.assertRaises(TypeError):
            queue_trigger()
        with self.assertRaisesRegex(ValueError, "f: has two triggers"):
            http_trigger(queue_trigger(queue_name="q")(f))
        with self.assertRaisesRegex(ValueError, "min_instances of @serverless is above"):
            serverless(min_instances=3, max_instances=2)(f)


GOOD = {
    http_trigger: [
        {"path": "/"},
        {"path": "/api/v1/x-y_z.html"},
        {"methods": ["get", "DELETE"]},
        {"methods": ("PUT",)},
        {"auth": None},
        {"auth": "bearer"},
        {"cors": True},
        {"cors": ["https://a.example", "http://localhost:3000"]},
        {"rate_limit": 10},
        {"rate_limit": 0.5},
        {"rate_limit": None},
    ],
    queue_trigger: [{"batch_size": 10}, {"visibility_timeout": 0.5}, {"max_attempts": 1}, {"dead_letter": "a:b"}],
    schedule_trigger: [
        {"timezone": "America/Argentina/Buenos_Aires"},
        {"timezone": "Etc/GMT+3"},
        {"concurrency_policy": "Replace"},
        {"retries": 3},
        {"deadline": 60},
        {"history": 0},
    ],
    serverless: [
        {"memory": "256Mi"},
        {"memory": 1024},
        {"cpu": "100m"},
        {"cpu": "0.5"},
        {"cpu": 0.5},
        {"memory": "1e9"},
        {"memory_limit": None},
        {"min_instances": 0},
        {"timeout": 0.1},
        {"environment": {"A": "b", "N": 4}},
        {"labels": {"a": "b"}},
        {"secrets": ["s"]},
        {"visibility": "restricted"},
        {"allow_from_namespaces": ["a"]},
        {"allow_from_pods": {"app": "x"}},
    ],
}
BAD = {
    http_trigger: [
        {"path": "x"},
        {"path": ""},
        {"path": "/a b"},
        {"path": "/a?b"},
        {"path": "/{id}"},
        {"path": "/ready"},
        {"path": "/live/"},
        {"path": "//"},
        {"path": None},
        {"methods": "GET"},
        {"methods": []},
        {"methods": ["BREW"]},
        {"methods": {"GET"}},
        {"auth": "jwt"},
        {"auth": True},
        {"cors": "https://a.example"},
        {"cors": ["*"]},
        {"cors": []},
        {"cors": ["https://a.example/"]},
        {"cors": None},
        {"rate_limit": 0},
        {"rate_limit": True},
    ],
    queue_trigger: [
        {"queue_name": ""},
        {"queue_name": "a b"},
        {"queue_name": 1},
        {"batch_size": 0},
        {"batch_size": 1.0},
        {"batch_size": True},
        {"batch_size": 1001},
        {"visibility_timeout": 0},
        {"visibility_timeout": float("inf")},
        {"max_attempts": 0},
        {"dead_letter": ""},
    ],
    schedule_trigger: [
        {"cron": "nonsense"},
        {"cron": "* * * *"},
        {"timezone": ""},
        {"timezone": "Local"},
        {"timezone": "../etc"},
        {"concurrency_policy": "forbid"},
        {"retries": -1},
        {"deadline": 0},
        {"history": -1},
        {"history": None},
    ],
    serverless: [
        {"memory": "12 bananas"},
        {"memory": ""},
        {"memory": "-1Gi"},
        {"cpu": True},
        {"cpu": 0},
        {"max_instances": 0},
        {"min_instances": -1},
        {"min_instances": "1"},
        {"timeout": 0},
        {"timeout": "30"},
        {"environment": ["A"]},
        {"environment": {"A": None}},
        {"environment": {"A": True}},
        {"labels": {"a": 1}},
        {"secrets": "s"},
        {"secrets": []},
        {"visibility": "everyone"},
        {"allow_from_namespaces": "a"},
        {"allow_from_pods": ["x"]},
    ],
}
REQUIRED = {queue_trigger: {"queue_name": "q"}, schedule_trigger: {"cron": "@daily"}}


class Values(unittest.TestCase):
    def test_right_values(self):
        for decorator, cases in GOOD.items():
            for case in cases:
                with self.subTest(case=case):
                    decorator(**{**REQUIRED.get(decorator, {}), **case})(lambda: None)

    def test_wrong_values_raise_and_name_function_and_parameter(self):
        def some_function(): ...

        for decorator, cases in BAD.items():
            for case in cases:
                (parameter,) = case
                with self.subTest(case=case):
                    with self.assertRaisesRegex(
                        ValueError, f"^some_function: {parameter} of @{decorator.__name__} is "
                    ):
                        decorator(**{**REQUIRED.get(decorator, {}), **case})(some_function)
        self.assertFalse(hasattr(some_function, "__k3sfn__"))

    def test_cron(self):
        for text in (
            "* * * * *",
            "0 6 * * 1",
            "*/15 0-6,12 1,15 jan-MAR ?",
            "@hourly",
            "@every 1h30m",
            "59 23 31 12 6",
            "5-10/2 * * * sun",
        ):
            self.assertTrue(is_cron(text), text)
        for text in (
            "",
            "60 * * * *",
            "* 24 * * *",
            "* * 0 * *",
            "* * * 13 *",
            "* * * * 7",
            "10-5 * * * *",
            "*/0 * * * *",
            "@never",
            "* * * * * *",
            "a * * * *",
            "* * * mon *",
            "-1 * * * *",
            "1,,2 * * * *",
            "@every x",
        ):
            self.assertFalse(is_cron(text), text)


class Values_of_calls(unittest.TestCase):
    def test_request(self):
        request = Request(method="POST", headers={"X-Y": "1"}, body=b'{"a": [1]}')
        self.assertEqual(request.headers["x-y"], "1")
        self.assertEqual(request.json, {"a": [1]})
        self.assertIsNone(Request().json)
        with self.assertRaisesRegex(ValueError, "not valid JSON"):
            _ = Request(body=b"{").json

    def test_body_is_what_it_says_it_is(self):
        def value(body, kind=None):
            return Request(headers={"content-type": kind} if kind else {}, body=body).value

        self.assertEqual(value(b'{"a":1}', "application/json; charset=utf-8"), {"a": 1})
        self.assertEqual(value(b'{"a":1}'), {"a": 1})
        self.assertEqual(value(b"123", "text/plain"), "123")
        self.assertEqual(value(b"a=1", "application/x-www-form-urlencoded"), "a=1")
        self.assertEqual(value(b"\xff\xfe"), b"\xff\xfe")
        self.assertIsNone(value(b""))

    def test_context(self):
        context = Context("f", timeout=10)
        self.assertTrue(9 < context.timeout_remaining <= 10)
        self.assertEqual(context.timestamp.utcoffset().total_seconds(), 0)
        self.assertNotEqual(context.invocation_id, Context("f").invocation_id)

    def test_response(self):
        self.assertEqual(Response.error("no", 404), Response.json({"error": "no"}, 404))


if __name__ == "__main__":
    unittest.main()
