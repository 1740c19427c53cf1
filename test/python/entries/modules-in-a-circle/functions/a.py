from k3sfn import http
NAME = "a"
from . import b
from .b import other


@http(path="/" + b.NAME)
def of_a(): ...


@other(queue_name=b.SEEN)
def second_of_a(item): ...
