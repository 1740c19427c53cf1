import k3sfn as _k3sfn
from k3sfn import http_trigger as post

DEFAULTS = {"memory": "128Mi"}
PREFIX = "/v1"
queue = _k3sfn.queue_trigger
