"""The reader in a process of its own, with limits of time and memory. A file that kills it gives a sentence.

As a module it is that process: `python -m improvement.reader.run NAME` reads the file from its standard input and
answers with JSON. It needs neither the database nor Django, and is given no network, no files and no environment.
"""

import json
import os
import resource
import signal
import subprocess
import sys
from os import PathLike
from pathlib import Path

from improvement.reader.files import extract, raw
from improvement.reader.proposal import Proposal
from improvement.reader.reading import read, unreadable

CPU_SECONDS = 10
WALL_SECONDS = 20
MEMORY = 512 * raw.MEGABYTE
ROOT = Path(__file__).resolve().parents[2]
OUT_OF_MEMORY = 3  # exit code


def read_safely(file: str | PathLike[str] | bytes, name: str = "", wall: float = WALL_SECONDS) -> Proposal:
    """What `read` proposes, read in a process with limits. Never raises for what is in the file, and never reads it in
    this process; a reader that is stopped or dies gives a proposal of type «unreadable» that says so."""
    name = name or (Path(file).name if isinstance(file, str | PathLike) else "The text")
    data = extract.words_of(file)
    if not data or len(data) > raw.LARGEST_FILE:
        return unreadable(name, "too_big" if data else "empty")
    try:
        done = subprocess.run(
            _command(name),
            input=data,
            capture_output=True,
            timeout=wall,
            cwd=ROOT,
            env=environment(),
            start_new_session=True,
        )
    except subprocess.TimeoutExpired:
        return unreadable(name, "too_slow")
    return _answer(name, done.returncode, done.stdout)


def _command(name: str) -> list[str]:
    return [sys.executable, "-m", "improvement.reader.run", name]


def environment() -> dict[str, str]:
    """Nothing of ours but where Python finds its modules: no secret goes into the reader."""
    return {
        "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
        "LANG": "C.UTF-8",
        "PYTHONUTF8": "1",
        "OPENBLAS_NUM_THREADS": "1",
    }


def _answer(name: str, code: int, output: bytes) -> Proposal:
    if code == 0:
        try:
            return Proposal.from_transport(json.loads(output))
        except (ValueError, KeyError, TypeError):
            return unreadable(name, "reader_stopped")
    if code == -signal.SIGXCPU:
        return unreadable(name, "too_slow")
    return unreadable(name, "too_hungry" if code == OUT_OF_MEMORY else "reader_stopped")


def limit() -> None:
    """Bind this process: what it exceeds ends it, and nothing else."""
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))


def main(name: str) -> int:
    data = sys.stdin.buffer.read()
    limit()
    try:
        answer = json.dumps(read(data, name).as_transport())
    except MemoryError:
        return OUT_OF_MEMORY
    sys.stdout.write(answer)
    sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
