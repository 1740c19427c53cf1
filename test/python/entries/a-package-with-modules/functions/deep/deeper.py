from ..settings import queue
from .. import settings

NAME = "deep"
SIZE = 4


@queue(queue_name="deeper")
def deeper(item): ...
