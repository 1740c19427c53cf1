import http
import k3sfn
from k3sfn import *
from k3sfn import schedule as s


@http
def a(request): ...


import http.client


def logged(function):
    """Mentions http, queue and k3sfn, and uses none of them."""
    # http
    return function


@logged
def b(): ...


def schedule(function):
    return function


@schedule
def c(): ...


del s


class serverless:
    def __init__(self, **arguments): ...
    def __call__(self, function): return function


@serverless(memory="1Gi")
@k3sfn.schedule(cron="@hourly")
def d(): ...
