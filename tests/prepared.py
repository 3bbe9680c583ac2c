"""An empty, migrated Cairn on disk: made once in a process of the tests, and copied for each that needs one of its own."""

import atexit
import os
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

from tests.suite import ROOT, SETTINGS


def prepare(data: Path) -> None:
    """An empty database with its static files, in the folder that a site's DATA_DIR will name."""
    shutil.copytree(_made(), data, dirs_exist_ok=True)


@cache
def _made() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="cairn-prepared-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    environment = {
        name: value for name, value in os.environ.items() if name not in {*SETTINGS, "PYTEST_VERSION"}
    }
    for words in (("migrate",), ("collectstatic", "--no-input")):
        done = subprocess.run(
            [sys.executable, "manage.py", *words, "--verbosity=0"],
            cwd=ROOT,
            env=environment | {"DATA_DIR": str(folder)},
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stdout + done.stderr
    return folder
