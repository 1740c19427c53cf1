from .settings import post as get, PREFIX
from ._hidden import hidden
import functions.settings
import functions.settings as s

__all__ = ["get", "listed"]


@get(path=PREFIX + "/listed")
def listed(): ...


@functions.settings.post(path=f"{s.PREFIX}/module")
def by_module(): ...


hidden
