"""A site that really runs, and a browser before it that notices whatever goes wrong."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    WebError,
    sync_playwright,
)
from playwright.sync_api import Error as BrowserError

from tests.running_site import RunningSite, new_site

HERE = Path(__file__).parent
NO_BROWSER = (
    "The journeys need a browser: sudo apt-get install chromium-headless-shell, or chromium where "
    "there is none (or CHROMIUM=/its/path)"
)
# The first is Chromium without windows and menus: it shows the same pages, and a visitor of their
# own costs a quarter.
BROWSERS = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"]
WAIT_MILLISECONDS_MAX = 15_000
# As much of the site's log as helps beside a failure.
LOG_CHARACTERS_MAX = 3_000
QUIET = [
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--no-first-run", "--disable-quic", "--disable-gpu", "--hide-scrollbars",
]  # fmt: skip
DESK = {"width": 1280, "height": 900}
PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "device_scale_factor": 3,
    "is_mobile": True,
    "has_touch": True,
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.journey)


def _chromium() -> str:
    named = os.environ.get("CHROMIUM")
    found = next(filter(None, map(shutil.which, [named] if named else BROWSERS)), None)
    if found is None:
        pytest.fail(NO_BROWSER, pytrace=False)
    return found


@pytest.fixture(scope="session")
def site() -> Iterator[RunningSite]:
    """One a process: pytest-xdist's workers have one each."""
    running = new_site("from tests.journeys.stage import main; main()")
    running.start()
    yield running
    running.stop()


# For the package and no longer: Django refuses to ask the database while the browser is driven.
@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    executable = _chromium()
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=executable, args=[*sandbox, *QUIET])
        yield launched
        launched.close()


class Witness:
    """Notes what a journey must never meet: errors, refusals, and requests to anyone else."""

    def __init__(self, site: RunningSite) -> None:
        self.host = urlsplit(site.url).netloc
        self.found: list[str] = []
        self.requests: list[str] = []
        self.expected: list[str] = []

    def watch(self, context: BrowserContext) -> None:
        context.on("console", self._console)
        context.on("weberror", self._web_error)
        context.on("request", self._request)

    def expect(self, words: str) -> None:
        """From now on a finding that contains `words` is part of the story."""
        self.expected.append(words)

    def faults(self) -> list[str]:
        return [fault for fault in self.found if not any(words in fault for words in self.expected)]

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            place = message.location.get("url", "")
            self.found.append(f"console {message.type}: {message.text} ({place})")

    def _web_error(self, fault: WebError) -> None:
        self.found.append(f"page error: {fault.error}")

    def _request(self, request: Request) -> None:
        self.requests.append(request.url)
        parts = urlsplit(request.url)
        if parts.scheme not in ("data", "blob", "about") and parts.netloc != self.host:
            self.found.append(f"request to another host: {request.url}")


OpenPage = Callable[..., Page]


@pytest.fixture
def witness(site: RunningSite) -> Witness:
    return Witness(site)


@pytest.fixture
def open_page(
    browser: Browser,
    site: RunningSite,
    witness: Witness,
    request: pytest.FixtureRequest,
    tmp_path: Path,
) -> Iterator[OpenPage]:
    """Opens a page in a browser context of its own: another person, with Playwright's options."""
    contexts: list[BrowserContext] = []

    def open_one(**options: Any) -> Page:
        context = browser.new_context(
            **{"base_url": site.url, "viewport": DESK, "locale": "en-GB", **options}
        )
        contexts.append(context)
        context.set_default_timeout(WAIT_MILLISECONDS_MAX)
        witness.watch(context)
        return context.new_page()

    yield open_one
    failed = getattr(request.node, "journey_failed", False)
    for number, context in enumerate(contexts):
        if failed:
            _keep_pictures(context, tmp_path / f"visitor-{number}")
        context.close()
    assert not witness.faults(), "\n".join(witness.faults())


def _keep_pictures(context: BrowserContext, folder: Path) -> None:
    """What the visitor saw last: beside the failure, its most telling witness."""
    folder.mkdir()
    for number, page in enumerate(context.pages):
        try:
            page.screenshot(path=folder / f"{number}.png", full_page=True)
        except BrowserError:
            continue


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Any:
    report = yield
    if report.when == "call" and report.failed:
        item.journey_failed = True  # type: ignore[attr-defined]
        site = getattr(item, "funcargs", {}).get("site")
        if isinstance(site, RunningSite):
            report.sections.append(
                ("what the site logged as errors", site.troubles()[-LOG_CHARACTERS_MAX:])
            )
    return report
