"""The browser of the tests: a Chromium that is on the machine already; none is ever downloaded.

python -m tests.browser    says which, or what is missing (exit 1)
"""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome")

# No sandbox, because CI runs as root; the rest keeps it from calling anybody but the site under test.
ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
)


def find_chromium() -> str | None:
    """The path of a Chromium: the one that CHROMIUM names, else the first found."""
    named = os.environ.get("CHROMIUM")
    if named:
        return shutil.which(named)
    return next((path for path in map(shutil.which, NAMES) if path), None)


def missing() -> str | None:
    """Why no browser test can run on this machine, in a few words; None when they can."""
    if find_chromium() is None:
        return "no browser"
    # Playwright's driver is a program of its own, and needs a library that a bare Debian lacks.
    driver = subprocess.run([sys.executable, "-m", "playwright", "--version"], capture_output=True, text=True)
    if driver.returncode == 0:
        return None
    if "libatomic" in driver.stderr:
        return "Playwright's driver needs libatomic (on Debian: apt install libatomic1)"
    return f"Playwright's driver does not start: {driver.stderr.strip()[-200:]}"


if __name__ == "__main__":
    print(missing() or find_chromium())
    sys.exit(1 if missing() else 0)
