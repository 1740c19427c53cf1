import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from tests.folder import SOURCES, environment


class Package(unittest.TestCase):
    def test_it_installs_and_runs_without_its_sources(self):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            left_out = shutil.ignore_patterns("__pycache__", "tests", "build", "*.egg-info")
            shutil.copytree(SOURCES.parent, folder / "source", ignore=left_out)
            pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"]
            subprocess.run([*pip, "--target", folder / "site", folder / "source"], check=True, timeout=300)
            (folder / "app").mkdir()
            (folder / "app/functions.py").write_text("from k3sfn import http\n@http\ndef hello(): return 'hi'\n")
            result = subprocess.run(
                [sys.executable, "-m", "k3sfn.runtime", "app", "--function", "hello", "--payload", "1"],
                cwd=folder,
                env=environment(PYTHONPATH=str(folder / "site")),
                capture_output=True,
                text=True,
                timeout=60,
            )
            self.assertEqual((result.returncode, result.stdout), (0, "hi\n"), result.stderr)
            self.assertTrue((folder / "site/k3sfn/py.typed").exists())


if __name__ == "__main__":
    unittest.main()
