from __future__ import annotations
from k3sfn import serverless
from .settings import *
from .deep.deeper import NAME, queue as q
from .deep import deeper

PATH = "/work"


@serverless(**DEFAULTS)
@queue(queue_name=NAME, batch_size=deeper.SIZE)
def work(item): ...


@q(queue_name="q")
def more(item): ...
