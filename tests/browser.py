"""Fixtures that drive a real Chromium; a test that uses one is marked `browser`.

Where there is no Chromium the tests are skipped and the end of the run says so loudly; under CI they fail.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest
from django.conf import settings
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.test import Client
from django.utils.cache import patch_cache_control
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
def window(browser: Browser) -> Callable[..., AbstractContextManager[Page]]:
    """Return a function that opens a window for a while: an empty page that knows nothing of others, by its options."""

    @contextmanager
    def window(**options) -> Iterator[Page]:
        with browser.new_context(**options) as context:
            context.set_default_timeout(PATIENCE * 1000)
            yield context.new_page()

    return window


@pytest.fixture
def page(window) -> Iterator[Page]:
    """A window that knows nothing of another test's."""
    with window(locale="en-GB") as page:
        yield page


@pytest.fixture(scope="session", autouse=True)
def _static_files_are_kept() -> Iterator[None]:
    """Let a browser use static files unasked, as behind the site's own server; Django's would have it ask each time."""

    def serve(handler: StaticFilesHandler, request: HttpRequest) -> HttpResponseBase:
        response = serve_anew(handler, request)
        patch_cache_control(response, max_age=3600)
        return response

    serve_anew = StaticFilesHandler.serve
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(StaticFilesHandler, "serve", serve)
        yield


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
