from k3sfn import queue

NAME = "first"


@queue(queue_name=NAME)
def a(item): ...


NAME = "second"


@queue(queue_name=NAME)
def b(item): ...


def NAME_of(): return "other"


SIZES = [1, 2]
ALIAS = SIZES
COPY = [*SIZES]


@queue(queue_name="c", batch_size=ALIAS[1])
def c(item): ...


SIZES.append(3)


@queue(queue_name="d", batch_size=COPY[0])
def d(item):
    NAME = "local"
    return NAME


for NAME in ["third"]:
    pass
NAME = "fourth"


@queue(queue_name=NAME)
def e(item): ...


import queue as NAME
from queue import Queue as queue
from k3sfn import queue


@queue(queue_name="f")
def f(item): ...
