"""Which files of a folder hold functions."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from .problem import Problem

SKIPPED_FOLDERS = {"venv", "node_modules", "site-packages", "tests"}
SKIPPED_FILES = {"conftest.py", "setup.py"}


def function_files(root: Path) -> list[str]:
    """The files below `root` that are imported, relative to it with "/", in order of their names.

    They are those of the folder `functions`; without one `functions.py`; without that every Python file. (If there are
    both, the file is what Python imports, unless the folder has an `__init__.py`.) Names that start with "_" or "." are
    left out (but `__init__.py` belongs to its package), and so are tests, `conftest.py`, `setup.py`, names with a dot
    that no import can spell, and folders that hold other people's code.
    """
    if not root.is_dir():
        raise Problem(f"{root} is not a folder.")
    package, has_file = root / "functions", (root / "functions.py").is_file()
    if (package / "__init__.py").is_file() or package.is_dir() and not has_file:
        return sorted(f"functions/{file}" for file in walk(package, is_package=True))
    if has_file:
        return ["functions.py"]
    return sorted(walk(root, is_package=False))


def walk(root: Path, is_package: bool) -> Iterator[str]:
    for folder, folders, files in os.walk(root):
        folders[:] = [name for name in folders if name[0] not in "_." and name not in SKIPPED_FOLDERS]
        inside = is_package or Path(folder) != root
        for name in files:
            if name.endswith(".py") and (name == "__init__.py" and inside or is_function_file(name)):
                yield Path(folder, name).relative_to(root).as_posix()


def is_function_file(name: str) -> bool:
    stem = name[: -len(".py")]
    is_test = stem.startswith("test_") or stem.endswith("_test")
    return stem[:1] not in ("", "_") and "." not in stem and not is_test and name not in SKIPPED_FILES


def module_name(file: str) -> str:
    """The name under which a file is imported: `functions/api.py` is `functions.api`, a package its folder."""
    parts = file[: -len(".py")].split("/")
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
