from .names import QUEUE
from k3sfn import queue


@queue(queue_name=QUEUE)
def work(item): ...
