"""Fixtures that drive a real Chromium; a test that uses one is marked `browser`.

Where there is no Chromium the tests are skipped and the end of the run says so loudly; under CI they fail.
"""

import os
import shutil
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, Page, expect, sync_playwright

CANDIDATES = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
PATIENCE = 30  # seconds to wait for anything; a machine may be busy
NOT_THERE = "there is no Chromium: install it, or let $CHROMIUM name it"
FLAGS = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-default-browser-check",
    "--no-first-run",
    "--no-sandbox",  # Chromium's own sandbox does not work for root; only our own pages are opened
]


def find_chromium() -> str | None:
    """Return the path of the browser to drive, if there is one."""
    names = [os.environ["CHROMIUM"]] if os.environ.get("CHROMIUM") else CANDIDATES
    return next((path for name in names if (path := shutil.which(name))), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for the whole run."""
    if "sqlite" in settings.DATABASES["default"]["ENGINE"]:
        # A request that is still under way when a test ends keeps the shared memory from being emptied.
        pytest.skip("a database in memory cannot be shared with a server; the run on PostgreSQL drives the browser")
    path = find_chromium()
    if path is None and os.environ.get("CI"):
        pytest.fail(NOT_THERE, pytrace=False)
    if path is None:
        pytest.skip(NOT_THERE)
    # Playwright keeps an event loop in this thread, in which Django would refuse to touch the database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    expect.set_options(timeout=PATIENCE * 1000)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that shares no cookie or cache with another test's."""
    with browser.new_context(locale="en-GB") as context:
        context.set_default_timeout(PATIENCE * 1000)
        yield context.new_page()


def session_cookie(user) -> dict[str, str]:
    """Return the cookie of a browser in which somebody has just signed in."""
    client = Client()
    client.force_login(user)
    return {"name": settings.SESSION_COOKIE_NAME, "value": client.cookies[settings.SESSION_COOKIE_NAME].value}


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Count the tests that no browser ran."""
    skipped = [report for report in terminalreporter.getreports("skipped") if NOT_THERE in str(report.longrepr)]
    if skipped:
        terminalreporter.section("BROWSER TESTS WERE SKIPPED", sep="!", red=True, bold=True)
        terminalreporter.line(f"{len(skipped)} tests did not run, because {NOT_THERE}.")
