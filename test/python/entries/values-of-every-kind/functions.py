from k3sfn import http_trigger, queue_trigger, schedule_trigger, serverless

MINUTE = 60
LIMITS = {"memory": "1Gi", "cpu": 0.5, "timeout": 5 * MINUTE}
METHODS = ("GET", *["POST", "PUT"])
HALF = 1 / 2
(LEFT, [*REST]) = "ignored", [1]
LOW, HIGH = 1, 0x_ff
COUNT: int = 7
COUNT -= 2
NAMES = ["a"]
NAMES += ["b"]
METHODS_AGAIN = METHODS + ("DELETE",)
LABELS = dict(team="x", **{"tier": "y"})
MERGED = LABELS | {"team": "z"}
QUEUES = {"mail": "mails", "size": [1, 2, 3]}


@serverless(**LIMITS)
@http_trigger(methods=METHODS, rate_limit=HALF, cors=not True)
def a(): ...


@serverless(min_instances=LOW, max_instances=HIGH, secrets=NAMES, labels=LABELS)
@http_trigger(methods=METHODS_AGAIN, auth="bearer", cors=["https://example.com:8443"])
def b(): ...


@serverless(labels=MERGED, environment={"A": 1, "B": -2.5, "C": 1e3, "D": 1_000, "E": 0b11, "F": 0o17, "G": .5, "H": 3.})
@queue_trigger(queue_name=QUEUES["mail"], batch_size=QUEUES["size"][-1], max_attempts=+COUNT, visibility_timeout=~-91)
def c(item): ...


@serverless(memory=None, timeout=None, visibility="restricted", allow_from_pods={"app": "web"},
            allow_from_namespaces=("one", "two",),)
@schedule_trigger(cron="*/5 0-6 1,15 jan-MAR MON", timezone="America/Argentina/Buenos_Aires",
                  concurrency_policy="Replace", retries=2 ** 3 % 5 // 2, deadline=None, history=1 << 2 | 1)
def d(): ...


@serverless(**dict(memory="64Mi"), **{}, cpu="10m")
@http_trigger(**{"path": "/e", "auth": None})
def e(): ...


@queue_trigger(queue_name=("q" "r") * 2, batch_size=(((2))))
def f_conditional_expression(item): ...
