from k3sfn import http_trigger, queue_trigger, serverless

PREFIX = "tasks"
N = 3


@http_trigger(path="/a" '/b' """/c""" r'/d\e' u"/f")
def a(): ...


@http_trigger(path="/\x41\u0042\U00000043\104\
/e")
def b(): ...


@queue_trigger(queue_name=f"{PREFIX}-{N}-{'x'}-{N * 2!s}-{{y}}" rf"\{PREFIX}\n" F"""{True}{None}""")
def c(item): ...


@serverless(environment={
    "TEXT": """one
two\
three""", 'TAB': '\t\v\a\0\\\'\"', "RAW": r"\d+\"", "UMLAUT": "ä€😀", "ODD": "\d\p"})
@http_trigger(path="/d")
def d(): ...
