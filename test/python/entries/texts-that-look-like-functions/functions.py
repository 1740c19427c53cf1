"""
@http
def a(): ...
"""
from k3sfn import http

CODE = '''
@http
def b(): ...
''' + "@http\
def c(): ..." + (
    "x"
    """
@http
def d(): ..."""
)
#@http
#def e(): ...
X = {
"@http": 1,
}; Y = 3 \
@ 4 if False else 5
Z = (
    1
) if X else f"""
@http
def f(): ...
{CODE
}"""


def not_one(http=http, *, other={"@http": "def g(): ..."}): return http; x = 1


@http(path="/one")
def one(
    request,
    ctx=None,
    *arguments: "def h(): ...",
    **others,
) -> "@http": ...
