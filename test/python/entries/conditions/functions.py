from __future__ import annotations

import typing
from typing import TYPE_CHECKING as CHECKING
from typing import TYPE_CHECKING

DEBUG = False
LEVEL = 3
http = None

if TYPE_CHECKING:
    from k3sfn import queue as http

    @http(queue_name="x")
    def unseen(): ...
elif LEVEL > 2 and not DEBUG:
    from k3sfn import http
else:
    http = str

if typing.TYPE_CHECKING or CHECKING: import nothing
if __debug__: from k3sfn import schedule; x = 1; NAME = "a" ; y = 2;

try:
    from k3sfn import serverless
    import json
except ImportError:
    serverless = None
    json = None
else:
    @http(path="/tried")
    def tried(): ...
finally:
    @serverless(memory="1Gi")
    @http(path="/at-last")
    def at_last(): ...

PATH = "/tried-for"
try:
    PATH += "-sure"
finally:
    MEMORY = "64Mi"

with open(__file__):
    METHODS = ["PUT"]

try:
    import orjson_that_is_not_there
except ImportError:
    orjson_that_is_not_there = None

with open(__file__) as file, open(__file__):
    @http(path="/with")
    def within(): ...

if LEVEL == 3 and "a" != "b" or nothing:
    if not 0:
        @http(path="/deep")
        async \
            def deep(): ...

if 0:
    pass
elif None:
    pass
elif DEBUG: from k3sfn import queue as http
elif "":
    pass
else:
    @http(path="/else")
    def otherwise(): ...

while False:
    pass

for _ in range(3):
    z = _

if __name__ == "__main__":
    @http(path="/never")
    def never(): ...

match LEVEL:
    case 1:
        z = 1
    case other:
        z = 2


@serverless(memory=MEMORY)
@http(path=PATH, methods=METHODS)
def known(): ...


@schedule(cron="@daily")
def last(): return z
