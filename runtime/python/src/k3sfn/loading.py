"""From a folder to its functions: every file is imported, and what the decorators noted is put together."""

from __future__ import annotations

import importlib
import inspect
import os
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from .arguments import check_parameters
from .declarations import TRIGGERS, Settings
from .files import function_files, module_name
from .function import Function
from .marks import MARKS, Mark
from .place import Place, place_of
from .problem import Problem

OURS = os.path.dirname(os.path.abspath(__file__)) + os.sep


def load(root: Path) -> list[Function]:
    """The functions of a folder, by file and line."""
    root = root.resolve()
    files = function_files(root)
    sys.path[:] = [str(root), *(path for path in sys.path if path != str(root))]
    for file in files:
        import_file(root, file)
    functions = [function for file in files for function in functions_of(root, file)]
    seen: dict[str, Function] = {}
    for function in functions:
        other = seen.setdefault(function.name, function)
        if other is not function:
            places = f"{other.file}:{other.line} and {function.file}:{function.line}"
            raise Problem(f'Two functions are called "{function.name}": {places}. Rename one of them.')
    return functions


def import_file(root: Path, file: str) -> None:
    name = module_name(file)
    if name.partition(".")[0] in sys.stdlib_module_names:
        raise Problem(f'{file} has the name of a module of Python, "{name.partition(".")[0]}". Rename it.')
    try:
        module = importlib.import_module(name)
    except (Exception, SystemExit) as error:
        raise Problem(f"{file} cannot be imported.\n\n{user_traceback(error)}") from error
    if not module.__file__ or not (root / file).samefile(module.__file__):
        raise Problem(f'{file} cannot be imported, because "{name}" is {module.__file__} already. Rename it.')


def user_traceback(error: BaseException) -> str:
    """The traceback without the steps that led to the user's code."""
    step = error.__traceback__
    while step and (is_ours(step.tb_frame.f_code.co_filename)):
        step = step.tb_next
    return "".join(traceback.format_exception(type(error), error, step)).rstrip()


def is_ours(filename: str) -> bool:
    return filename.startswith((OURS, "<frozen importlib")) or filename == importlib.__file__


def functions_of(root: Path, file: str) -> list[Function]:
    module = module_name(file)
    groups: dict[Place, dict[str, Mark]] = {}
    for mark in MARKS:
        if mark.module == module:
            groups.setdefault(place_of(mark, root / file), {})[mark.decorator] = mark
    functions = [function_from(file, place, marks) for place, marks in groups.items()]
    return sorted(functions, key=lambda function: function.line)


def function_from(file: str, place: Place, marks: dict[str, Mark]) -> Function:
    where = f"{file}:{place.line}"
    if not place.name.isidentifier():
        raise Problem(f"{where}: a function without a name cannot be served. Write it with `def`.")
    triggers = [kind for kind in TRIGGERS if kind in marks]
    if len(triggers) != 1:
        raise Problem(f'{where}: "{place.name}" has {"two triggers" if triggers else "@serverless but no trigger"}.')
    trigger = marks[triggers[0]]
    settings = marks["serverless"].given if "serverless" in marks else {}
    declared = next(mark.function for mark in marks.values())
    check_parameters(where, place.name, triggers[0], inspect.signature(declared))
    return Function(
        name=place.name,
        module=trigger.module,
        file=file,
        line=place.line,
        is_async=place.is_async,
        trigger=TRIGGERS[triggers[0]](**trigger.given),
        settings=Settings(**settings),
        given={"trigger": trigger.given, "settings": settings},
        target=bound(trigger.module, place.name, list(marks.values())[-1].function),
        signature=inspect.signature(declared),
    )


def bound(module: str, name: str, otherwise: Callable[..., Any]) -> Callable[..., Any]:
    value = getattr(sys.modules[module], name, None)
    return value if inspect.isfunction(value) or callable(value) and not inspect.isclass(value) else otherwise
