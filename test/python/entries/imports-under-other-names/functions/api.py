import k3sfn
import k3sfn as f
import k3sfn.decorators
import k3sfn.decorators as decorators
from k3sfn import http as get_or_post
from k3sfn import http_trigger as h, queue_trigger as \
    q
from k3sfn import (
    schedule,  # a comment
    serverless as settings,
)
from k3sfn.decorators import schedule_trigger as cron

alias = k3sfn.http_trigger
again: object = alias
first, second = f.queue, k3sfn.serverless
one = two = f.schedule


@get_or_post
def a(request): ...


@h(path="/b")
def b(request): ...


@q(queue_name="b")
def c(item): ...


@k3sfn.http
def d(request): ...


@f.decorators.http_trigger(path="/e")
def e(request): ...


@k3sfn.decorators.queue_trigger(queue_name="f")
def f_(item): ...


@decorators.serverless(memory="1Gi")
@cron(cron="@daily")
def g(): ...


@again(path="/h")
def i(): ...


@first(queue_name="i")
@second(cpu="1")
def j(item): ...


@one(cron="0 0 * * *")
def k(): ...


@two(cron="1 0 * * *")
@settings()
def l(): ...


@(h)
def m(): ...


@(  # in brackets
    h(path="/n")
)
def n(): ...


@ h (
    path = "/o"
) # a comment
def \
    o(): ...
