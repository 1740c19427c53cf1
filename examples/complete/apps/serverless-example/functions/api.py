"""Functions that answer requests."""

from k3sfn import Request, Response, http_trigger, serverless


@serverless(memory="128Mi", visibility="public")
@http_trigger(path="/api/hello", methods=["GET"])
def hello_world(request: Request) -> dict[str, str]:
    return {"message": f"hello, {request.query_params.get('name', 'world')}"}


@serverless(memory="512Mi", max_instances=20, visibility="internal")
@http_trigger(path="/api/process", methods=["POST"])
async def process_data(request: Request) -> Response:
    items = request.json().get("items", [])
    return Response.json({"count": len(items)})
