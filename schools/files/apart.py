"""Questions about a file from outside, answered by a process apart with limits of time and memory and nothing of ours:
what a hostile file does there ends it, and nothing else."""

import json
import subprocess
import sys
from pathlib import Path

WALL_SECONDS = 20
READER = Path(__file__).with_name("reader.py")


def run(*words: object) -> bytes | None:
    """What the reader answers; None if it could not, or did not in time."""
    command = [sys.executable, "-I", str(READER), *(str(word) for word in words)]
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=WALL_SECONDS,
            env={"LANG": "C.UTF-8", "OPENBLAS_NUM_THREADS": "1"},
            start_new_session=True,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return None
    return done.stdout if done.returncode == 0 else None


def ask(*words: object) -> dict | None:
    """The answer to `pdf_facts`; None if the file cannot be read."""
    answer = run(*words)
    try:
        return json.loads(answer) if answer else None
    except ValueError:
        return None


def text_of(path: Path, extension: str) -> str:
    """The words of a PDF, Word, Excel or text file as far as 200 pages and a megabyte go; empty if there are none."""
    answer = run("text", path, extension)
    return answer.decode("utf-8", "replace") if answer else ""


def page_picture(path: Path, number: int) -> bytes | None:
    """One page of a PDF, from 1, as a PNG without anything in it that could act."""
    return run("pdf_page", path, number)
