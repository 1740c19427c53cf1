"""Serverless functions: decorate a function, deploy its folder.

    from k3sfn import http

    @http(path="/api/hello")
    def hello(request):
        return {"hello": request.query_params.get("name", "world")}

Importing this package, and decorating with it, only takes notes. `python -m k3sfn.runtime` serves the functions.
"""

from .context import Context
from .decorators import http_trigger, queue_trigger, schedule_trigger, serverless
from .request import Request
from .response import Response

http = http_trigger
queue = queue_trigger
schedule = schedule_trigger

__all__ = [
    "Context",
    "Request",
    "Response",
    "http",
    "http_trigger",
    "queue",
    "queue_trigger",
    "schedule",
    "schedule_trigger",
    "serverless",
]
