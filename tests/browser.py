"""The browser of the tests: a Chromium that is on the machine already; none is ever downloaded."""

import os
import shutil

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
