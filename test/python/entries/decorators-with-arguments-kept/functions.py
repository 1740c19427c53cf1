from k3sfn import http_trigger, serverless

public = serverless(visibility="public", environment={"A": "1"})
small: object = serverless(memory="64Mi")
root = http_trigger()


@public
@http_trigger(path="/a")
def a(): ...


@http_trigger(path="/b")
@public
def b(): ...


@small
@root
def c(): ...
