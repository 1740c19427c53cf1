import contextlib
import functools

from k3sfn import http_trigger, queue_trigger, schedule_trigger, serverless


def plain(function):
    return function


def counted(times, *more):
    def decorate(function):
        @functools.wraps(function)
        def wrapper(*arguments, **named):
            return function(*arguments, **named)

        return wrapper

    return decorate


class Registry:
    def route(self, path, **options):
        return lambda function: function

    names = {"x": plain}


registry = Registry()


@plain
@http_trigger(path="/a")
@counted(3, lambda a, b=1: {a: b}, [x for x in range(3)])
async def a(request): ...


@counted(  # ) a bracket in a comment
    1,
    ")",
    """(""",
)

# a comment between

@http_trigger
@registry.route("/x", key=f"{'}'}")
def b(request): ...


@registry.names["x"]
@serverless
@plain
@queue_trigger(queue_name="c")
@(lambda function: function)
def c(item): ...


@functools.lru_cache
def d(): ...


@schedule_trigger(cron="@daily")
@functools.lru_cache(maxsize=None)
def e(): ...


@contextlib.contextmanager
def f(): yield


@http_trigger(path="/g")
def g(request):
    def inner(): yield 1
    class Inner:
        def method(self): yield 2
    @plain
    def other(): ...
    return list(inner())
