"""Fixtures that every test may use."""

import os
from dataclasses import replace

import pytest
from django.core.management import call_command
from django.test import TransactionTestCase

from schools.events import triggers
from schools.models import Membership, Role
from tests import browser, databases
from tests.cast import Cast
from tests.laid import laid
from tests.scene import Scene, make_scene
from tests.world import World, make_world


def pytest_addoption(parser):
    parser.addoption(
        "--again",
        action="store_true",
        help="only the tests that run on a second database too: tests/databases.py",
    )


def pytest_collection_modifyitems(config, items):
    if config.getoption("again"):
        kept = set(databases.on_both(items))
        config.hook.pytest_deselected(items=[item for item in items if item not in kept])
        items[:] = [item for item in items if item in kept]


@pytest.fixture
def cast(db) -> Cast:
    """Everybody, in Saltmarsh Junior School and outside it."""
    return laid("cast", Cast)


@pytest.fixture
def no_adviser(cast):
    """For tests that count the mails of a school: its adviser’s weekly one is not among them."""
    Membership.objects.filter(role=Role.ADVISER).delete()


@pytest.fixture
def scene(cast) -> Scene:
    """The cast with one area and one action."""
    return make_scene(cast)


@pytest.fixture
def world(cast) -> World:
    """The cast, with one of everything in both schools."""
    return replace(laid("world", lambda: make_world(cast), upon=cast.ids()), cast=cast)


@pytest.fixture
def sign_in(client):
    """`sign_in(cast.head)` gives a browser in which that person is signed in."""

    def enter(person):
        client.force_login(person.user)
        return client

    return enter


@pytest.fixture(autouse=True, scope="session")
def empty_the_history_after_transactional_tests():
    """Tests that commit empty their database afterwards; the history's triggers would refuse, and what migrations
    loaded would be gone for the next test."""
    teardown = TransactionTestCase._fixture_teardown

    def lift_empty_and_lay(self):
        triggers.lift_for_tests()
        try:
            teardown(self)
        finally:
            triggers.lay()
        call_command("load_frameworks", verbosity=0)

    TransactionTestCase._fixture_teardown = lift_empty_and_lay
    yield
    TransactionTestCase._fixture_teardown = teardown


@pytest.fixture(scope="session")
def chromium():
    """One Chromium for all browser tests of this process; skips where the machine has none."""
    from playwright.sync_api import sync_playwright

    path = browser.find_chromium()
    if path is None:
        pytest.skip("no browser")
    # Playwright's synchronous calls keep an event loop running in this thread. Django takes that for a sign of
    # asynchronous code and refuses the database, though nothing here is asynchronous.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=list(browser.ARGUMENTS))
        yield chromium
        chromium.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def open_page(chromium, live_server):
    """Opens pages of the running site, each in a browser profile of its own, as two people would have.

    A script that breaks, or anything the content security policy had to stop, fails the test.
    """
    contexts, troubles = [], []

    def listen(page):
        def on_console(message):
            if "Content Security Policy" in message.text:
                troubles.append(f"on {page.url}: {message.text}")

        page.on("console", on_console)
        page.on("pageerror", lambda error: troubles.append(f"script error on {page.url}: {error}"))

    def open_one(*, width=1280, height=900, javascript=True):
        context = chromium.new_context(
            base_url=live_server.url,
            viewport={"width": width, "height": height},
            java_script_enabled=javascript,
            locale="en-GB",
            timezone_id="Europe/London",
        )
        context.set_default_timeout(10_000)
        contexts.append(context)
        page = context.new_page()
        listen(page)
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert not troubles, troubles


@pytest.fixture
def page(open_page):
    """A page as wide as a laptop's."""
    return open_page()


@pytest.fixture
def phone(open_page):
    """A page as wide as a telephone's."""
    return open_page(width=390, height=844)


@pytest.fixture
def no_js(open_page):
    """A page in a browser where JavaScript is off."""
    return open_page(javascript=False)


def pytest_terminal_summary(terminalreporter):
    """What the fault tests found, with the scale they ran at: a pass alone does not say how many were killed."""
    lines = [
        line
        for report in terminalreporter.getreports("passed")
        if "tests/faults/" in report.nodeid and report.when == "call"
        for line in report.capstdout.splitlines()
    ]
    if lines:
        terminalreporter.section("what the faults showed")
        for line in lines:
            terminalreporter.write_line(line)
