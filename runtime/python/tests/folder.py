"""Folders of functions for tests."""

import json
import os
import subprocess
import sys
import tempfile
import textwrap
import unittest
from pathlib import Path

SOURCES = Path(__file__).resolve().parent.parent / "src"


class FolderTest(unittest.TestCase):
    """A test with a folder of its own, and the programs of the package."""

    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name).resolve()

    def write(self, **files: str) -> None:
        """Writes `functions__api="…"` as functions/api.py."""
        for name, text in files.items():
            self.write_file(name.replace("__", "/") + ".py", text)

    def write_file(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(textwrap.dedent(text))

    def run_module(self, module: str, *arguments: str, **variables: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "-m", module, str(self.folder), *arguments],
            env=environment(**variables),
            capture_output=True,
            text=True,
            timeout=60,
        )

    def discover(self) -> list:
        result = self.run_module("k3sfn.discover")
        self.assertEqual(result.returncode, 0, result.stderr)
        return json.loads(result.stdout)

    def refused(self) -> str:
        result = self.run_module("k3sfn.discover")
        self.assertEqual(result.returncode, 1, result.stdout)
        return result.stderr


def environment(**variables: str) -> dict:
    kept = {
        key: value for key, value in os.environ.items() if not key.startswith("K3SFN_") and key not in ("PORT", "HOST")
    }
    return {**kept, "PYTHONPATH": str(SOURCES), "PYTHONDONTWRITEBYTECODE": "1", **variables}
