"""A function that answers requests."""

from k3sfn import http_trigger, serverless


@serverless(visibility="public")
@http_trigger(path="/greet", methods=["GET"])
def greet() -> dict[str, str]:
    return {"message": "hello"}
