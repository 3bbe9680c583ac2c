"""SQLite under fifty writers, and two editors at once: nothing locked, nothing lost, nobody overwritten in silence."""

import json
import os
import subprocess
import sys

import pytest
from django.conf import settings

from tests.prepared import prepare

WRITERS, TIMES, RACES = 50, 20, 200


@pytest.mark.fault
def test_fifty_writers_and_two_hundred_races(tmp_path):
    environment = {
        name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "REDIS_URL")
    }
    prepare(tmp_path)
    environment |= {"DATA_DIR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "config.settings"}
    command = [sys.executable, "-m", "tests.faults.writers", str(WRITERS), str(TIMES), str(RACES)]
    done = subprocess.run(
        command, cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stderr
    result = json.loads(done.stdout.splitlines()[-1])
    print(result)
    assert result["locked"] == 0
    assert result["acknowledged"] == result["notes"] == result["events"] == WRITERS * TIMES
    assert result["races_where_one_was_told"] == result["races_where_the_saved_words_stand"] == RACES
