from k3sfn import http


@http(path="/hidden")
def hidden(): ...
