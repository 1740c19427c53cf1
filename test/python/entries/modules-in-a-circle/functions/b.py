from .a import NAME as SEEN, http
from k3sfn import queue as other
from . import a
NAME = "b"


@http(path="/" + SEEN + a.NAME)
def of_b(): ...
