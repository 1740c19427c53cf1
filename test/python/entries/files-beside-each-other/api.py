from k3sfn import http
from shared.names import QUEUE
import shared.names
import config


@http(path=config.PATH)
def api(): ...


@http(path="/" + shared.names.QUEUE + QUEUE)
def other(): ...
