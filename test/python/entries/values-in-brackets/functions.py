import logging
import os

from k3sfn import (
    http,
    serverless,
)

GREETING = (
    os.environ.get("GREETING", "hello")
)
CORES: int = (os.cpu_count() or 1)
ORIGINS = (os.sep, "b")
log = (
    logging.getLogger(__name__)
)
SQL = (
    "select "
    f"{GREETING}"
)
echo = (lambda x, *y: x)
(A, B) = (os.sep, 2)
C, D = (os.sep), 2
[E, (F, *G)] = [(os.sep), ((1), (os.sep))]
DEEP = ((((((((((((((((((((((((((((((((((((((((((((((((((((os.sep))))))))))))))))))))))))))))))))))))))))))))))))))))
CHOSEN = ("a" if os.sep else "b")
JOINED = ("x".join(ORIGINS))
SAME = (os.sep == B)
ALL = (part for part in (os.sep,))
WHOLE = tuple(part for part in ORIGINS if (part))
COUNT = (SEEN := 3)
PAIR = {"a": (os.sep), "b": (lambda: (1))}
x = 1; y = (os.sep, x); z = (lambda: (x))
if (SIZE := len(ORIGINS)): size = (SIZE + 1)
with (open(__file__) as file, open(__file__) as other): text = (file.name)
for (one, (two)) in (((1), (2)),): three = (one + two)
del (x), (y)
PATH = ("/in-brackets")
MEMORY = (
    ("64")
    + ("Mi")
)


@(serverless)(memory=(MEMORY), environment=({"A": ("a" "b")}))
@http(path=(PATH), methods=(["GET"]))
def in_brackets(): ...


@http(path=((("/deeper"))), cors=((True)))
def deeper(context=(os.sep, (lambda x: (x)))): ...
