from k3sfn import http


@http(path="/package")
def of_a_package(): ...
