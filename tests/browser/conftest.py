"""A real server and a real browser, with no way to the network but to that server."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright
from playwright.sync_api import Error as PlaywrightError

from tests.browser.reading import ROOT, Reader, Server

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = [
    *("--no-sandbox", "--disable-gpu", "--disable-background-networking"),
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what stands in this folder."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("browser")


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """Serve the shipped data."""
    running = Server(ROOT / "data")
    yield running
    running.stop()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start an installed Chromium or Chrome, otherwise Playwright's own."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    with sync_playwright() as playwright:
        try:
            running = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        except PlaywrightError as error:
            message = (
                f"no browser: install Chromium, or run `playwright install chromium` ({error})"
            )
            if os.environ.get("CI"):
                pytest.fail(message)
            pytest.skip(message)
        yield running
        running.close()


@pytest.fixture
def reader(browser: Browser, server: Server) -> Iterator[Reader]:
    """Sit down before a wide, light page."""
    context = browser.new_context(viewport={"width": 1400, "height": 900})
    yield Reader(context, server.url)
    context.close()
