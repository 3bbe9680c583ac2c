"""What `./run test` runs: every test on SQLite, those of `tests/databases.py` on PostgreSQL and Redis again, in a browser
and, beside all of these, under faults; and one sum.

Arguments pass to pytest in each of the runs.
"""

import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn, TextIO
from xml.etree import ElementTree

from tests import browser

ROOT = Path(__file__).resolve().parent.parent
NO_TESTS_COLLECTED = 5
SETTINGS = {
    *(
        "ALLOWED_HOSTS",
        "CAIRN_TODAY",
        "DATABASE_URL",
        "DEBUG",
        "DIGEST_HOUR",
        "EMAIL_URL",
        "MAIL_FROM",
        "PORT",
        "REDIS_URL",
    ),
    *("SECRET_KEY", "SITE_URL", "TICK_SECONDS"),
}


@dataclass
class Sum:
    passed: int = 0
    failed: int = 0
    skipped: int = 0

    def add(self, report: Path) -> None:
        """Adds what one run's JUnit report counts."""
        for suite in ElementTree.parse(report).getroot().iter("testsuite"):
            count = {name: int(suite.get(name, 0)) for name in ("tests", "failures", "errors", "skipped")}
            bad = count["failures"] + count["errors"]
            self.failed += bad
            self.skipped += count["skipped"]
            self.passed += max(0, count["tests"] - bad - count["skipped"])

    def __str__(self) -> str:
        return f"{self.passed} passed, {self.failed} failed, {self.skipped} skipped"


@dataclass
class Run:
    title: str
    pytest: subprocess.Popen
    report: Path
    said: TextIO | None
    started: float = field(default_factory=time.monotonic)


class Suite:
    """The runs so far, with the folder where their reports and the tests' own data lie."""

    def __init__(self, arguments: list[str], folder: Path) -> None:
        self.asked, self.arguments = _without_marks(arguments)
        self.folder = folder
        self.sum = Sum()
        self.runs: list[Run] = []

    def run(self, title: str, marks: str, **how) -> None:
        """One run of pytest over the tests with these marks; its outcome goes into the sum."""
        self.finish(self.start(title, marks, **how))

    def start(
        self,
        title: str,
        marks: str,
        *,
        before: tuple[str, ...] = (),
        options: tuple[str, ...] = (),
        workers: int = 2,
        beside: bool = False,
    ) -> "Run":
        """Begins it. `beside` others, what it says is kept until it is finished."""
        print(f"\n== {title}{': begun, beside what follows' if beside else ''}", flush=True)
        said = (self.folder / f"{title}.txt").open("w+") if beside else None
        report = self.folder / f"{title}.xml"
        command = [*before, sys.executable, "-m", "pytest", f"--junitxml={report}", *self._workers(workers)]
        pytest = subprocess.Popen(
            [*command, *options, *self.arguments, "-m", self._marks(marks)],
            cwd=ROOT,
            env=self._environment(title),
            stdout=said,
            stderr=said and subprocess.STDOUT,
        )
        run = Run(title, pytest, report, said)
        self.runs.append(run)
        return run

    def finish(self, run: "Run") -> None:
        """Waits for its end; what was kept is said now."""
        code = run.pytest.wait()
        seconds = time.monotonic() - run.started
        if run.said:
            run.said.seek(0)
            print(f"\n== {run.title}\n{run.said.read()}", flush=True)
        failed_before = self.sum.failed
        if run.report.exists():
            self.sum.add(run.report)
        if code not in (0, NO_TESTS_COLLECTED) and self.sum.failed == failed_before:
            print(f"{run.title}: pytest could not do its work (exit {code})")
            self.sum.failed += 1
        if code == NO_TESTS_COLLECTED and not (self.arguments or self.asked):
            print(f"{run.title}: not one test was found")
        print(f"== {run.title}: {seconds:.0f} s", flush=True)

    def stop(self) -> None:
        """Ends with every run. After Ctrl-C, which the terminal sends to all, each puts its servers and browsers away."""
        for run in self.runs:
            try:
                run.pytest.wait(60)
            except subprocess.TimeoutExpired:
                run.pytest.kill()

    def end(self, *_: object) -> NoReturn:
        """Told to end: what the runs have started dies with them."""
        for run in self.runs:
            run.pytest.terminate()
        raise KeyboardInterrupt

    def skip(self, title: str, marks: str, why: str) -> None:
        """Counts tests that cannot run here, in a line that is seen."""
        quiet = [argument for argument in self.arguments if not argument.startswith(("-q", "-v"))]
        done = subprocess.run(
            [sys.executable, "-m", "pytest", *quiet, "--collect-only", "-qq", "-m", self._marks(marks)],
            cwd=ROOT,
            env=self._environment(title),
            capture_output=True,
            text=True,
        )
        number = sum(map(int, re.findall(r"^\S+\.py: (\d+)$", done.stdout, re.MULTILINE)))
        self.sum.skipped += number
        print(f"\n{title}: {number} skipped: {why}", flush=True)

    def _marks(self, marks: str) -> str:
        return f"({marks}) and ({self.asked})" if self.asked else marks

    def _workers(self, workers: int) -> list[str]:
        said = ("-n", "--numprocesses", "--pdb", "no:xdist")
        own = any(argument.startswith(said) for argument in self.arguments)
        return [] if own or workers == 0 else ["-n", str(workers)]

    def _environment(self, title: str) -> dict[str, str]:
        """The caller's, without what it sets for Cairn, and with a folder of its own: no test meets the demo."""
        kept = {name: value for name, value in os.environ.items() if name not in SETTINGS}
        return {**kept, "DATA_DIR": str(self.folder / title.replace(" ", "-"))}


def _without_marks(arguments: list[str]) -> tuple[str, list[str]]:
    """The caller's own `-m EXPRESSION`, and the other arguments."""
    rest, asked = [], ""
    remaining = iter(arguments)
    for argument in remaining:
        if argument == "-m":
            asked = next(remaining, "")
        elif argument.startswith("-m") and not argument.startswith("--"):
            asked = argument.removeprefix("-m").removeprefix("=")
        else:
            rest.append(argument)
    return asked, rest


def main(arguments: list[str]) -> int:
    with tempfile.TemporaryDirectory(prefix="cairn-tests-", ignore_cleanup_errors=True) as folder:
        suite = Suite(arguments, Path(folder))
        signal.signal(signal.SIGTERM, suite.end)
        try:
            # The faults wait for processes most of their time.
            faults = suite.start("fault tests", "fault", workers=0, beside=True)
            suite.run("SQLite", "not browser and not fault")
            suite.run(
                "PostgreSQL and Redis",
                "not browser and not fault",
                before=(sys.executable, "-m", "tests.services", "--"),
                options=("--again",),
            )
            lacking = browser.missing()
            if lacking:
                suite.skip("browser tests", "browser and not fault", lacking)
            else:
                suite.run("browser tests", "browser and not fault")
            suite.finish(faults)
        except KeyboardInterrupt:
            suite.stop()
            print("Stopped.", file=sys.stderr)
            return 130
        found = suite.sum.passed + suite.sum.failed + suite.sum.skipped
        if not found:
            print("No test was found.", file=sys.stderr)
        print(f"\n{suite.sum}", flush=True)
    return 1 if suite.sum.failed or not found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
