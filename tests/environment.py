"""Loaded by pytest before Django's settings are: gives each process of the tests a folder of its own.

So no test reads or writes the demo's data, and two workers do not meet in one folder or one Redis database.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

if "DATA_DIR" not in os.environ:
    _folder = tempfile.mkdtemp(prefix="cairn-tests-")
    atexit.register(shutil.rmtree, _folder, ignore_errors=True)
    os.environ["DATA_DIR"] = _folder
if "PYTEST_XDIST_WORKER" in os.environ:
    os.environ["DATA_DIR"] = str(Path(os.environ["DATA_DIR"]) / os.environ["PYTEST_XDIST_WORKER"])
    if "REDIS_URL" in os.environ:
        _server = os.environ["REDIS_URL"].rpartition("/")[0]
        os.environ["REDIS_URL"] = f"{_server}/{int(os.environ['PYTEST_XDIST_WORKER'].removeprefix('gw')) + 1}"
