from .api import *
from .api import get
from . import settings
from functions import work as w
from functions.settings import DEFAULTS

post = settings.post


@post(path="/init")
def of_the_package(): ...


@get(path=w.PATH)
def with_a_constant(): ...
