"""A real portal process, a fake Rasa, and Debian's Chromium."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Page,
    Playwright,
    Route,
    sync_playwright,
)

from tests.helpers.chromium import ARGUMENTS, CHROMIUM, DESKTOP
from tests.helpers.editor_site import COOKIE, KEY, EditorSite, editor_site
from tests.helpers.fake_rasa import FakeRasa
from tests.helpers.fake_understanding import KEY as ASK_KEY
from tests.helpers.fake_understanding import PLAIN, FakeUnderstanding
from tests.helpers.host_site import HostSite
from tests.helpers.portals import fake_rasa
from tools.started import free_port


@dataclass
class Site:
    """A running portal at `url`, the Rasa behind it, and where its output goes."""

    url: str
    rasa: FakeRasa
    log: Path
    process: subprocess.Popen[bytes] = field(repr=False)


@pytest.fixture(scope="session")
def rasa_beside() -> Iterator[tuple[FakeRasa, str]]:
    """A fake Rasa for the whole session, and its address."""
    with fake_rasa() as both:
        yield both


@pytest.fixture(scope="session")
def portal_process(
    root: Path, rasa_beside: tuple[FakeRasa, str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Site]:
    rasa, rasa_url = rasa_beside
    port, log = free_port(), tmp_path_factory.mktemp("portal") / "portal.log"
    environment = {
        **os.environ,
        "PYTHONPATH": str(root),
        "PORTAL_PORT": str(port),
        "PORTAL_VAR": str(log.parent / "var"),
        "RASA_URL": rasa_url,
    }
    with log.open("wb") as output:
        command = [sys.executable, "-m", "portal"]
        process = subprocess.Popen(command, cwd=root, env=environment, stdout=output, stderr=output)
    site = Site(f"http://127.0.0.1:{port}", rasa, log, process)
    _wait_until_up(site)
    yield site
    process.terminate()
    assert process.wait(timeout=15) == 0


@pytest.fixture
def site(portal_process: Site) -> Site:
    """Return the running portal with a fresh fake Rasa behind it."""
    fresh = FakeRasa()
    for name, value in vars(fresh).items():
        setattr(portal_process.rasa, name, value)
    return portal_process


@pytest.fixture(scope="session")
def host(portal_process: Site) -> Iterator[HostSite]:
    """Return a website of others, with a strict policy and the snippet of our guide in it."""
    with HostSite(portal_process.url) as running:
        yield running


@pytest.fixture(scope="package")
def playwright() -> Iterator[Playwright]:
    # Not for the whole session: while it runs, asyncio tests in this process cannot.
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="package")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """Return Chromium with the back/forward cache on, as residents have it."""
    browser = playwright.chromium.launch(
        executable_path=CHROMIUM,
        args=ARGUMENTS,
        ignore_default_args=["--disable-back-forward-cache"],
    )
    yield browser
    browser.close()


@pytest.fixture
def elsewhere() -> list[str]:
    """Return the addresses outside this machine that a page asked for."""
    return []


@pytest.fixture
def open_context(
    browser: Browser, site: Site, host: HostSite, elsewhere: list[str]
) -> Iterator[Callable[..., BrowserContext]]:
    """Return a function that opens a private window; nothing outside this machine is reached."""
    contexts: list[BrowserContext] = []

    def answer(route: Route) -> None:
        elsewhere.append(route.request.url)
        route.fulfill(content_type="text/html", body="<title>elders</title>")

    def open_one(**options: object) -> BrowserContext:
        options = {"viewport": DESKTOP, "locale": "nl-NL", **options}
        context = browser.new_context(base_url=site.url, **options)
        context.route(lambda url: not url.startswith((site.url, host.url)), answer)
        context.set_default_timeout(8_000)
        contexts.append(context)
        return context

    yield open_one
    for context in contexts:
        context.close()


@pytest.fixture
def page(open_context: Callable[..., BrowserContext]) -> Iterator[Page]:
    """Return a desktop page; an error in the script or a breach of the CSP fails the test."""
    page = open_context().new_page()
    faults = watch(page)
    page.goto("/")
    yield page
    assert faults == []


@pytest.fixture
def hosted(open_context: Callable[..., BrowserContext], host: HostSite) -> Iterator[Page]:
    """Return a desktop page of the website of others; the same faults fail the test."""
    page = open_context().new_page()
    faults = watch(page)
    page.goto(host.url)
    yield page
    assert faults == []


@pytest.fixture(scope="package")
def understanding() -> Iterator[FakeUnderstanding]:
    """Return the Rasa that the editor asks."""
    with FakeUnderstanding() as fake:
        yield fake


@pytest.fixture(scope="package")
def editor(portal_process: Site, understanding: FakeUnderstanding) -> Iterator[EditorSite]:
    with editor_site(
        EDITOR_PORTAL_URL=portal_process.url, RASA_URL=understanding.url, EDITOR_ASK_KEY=ASK_KEY
    ) as running:
        yield running


@pytest.fixture
def officer(
    open_context: Callable[..., BrowserContext],
    editor: EditorSite,
    understanding: FakeUnderstanding,
) -> Callable[..., Page]:
    """Return a function that opens a page of the editor as an officer, or as the colleague."""
    understanding.parsed, understanding.actions, understanding.raw = PLAIN, [KEY], None

    def open_one(path: str, session: str = editor.session, **options: object) -> Page:
        context = open_context(**options)
        context.add_cookies([{"name": COOKIE, "value": session, "url": editor.url}])
        context.route(lambda url: url.startswith(editor.url), lambda route: route.continue_())
        page = context.new_page()
        page.faults = watch(page)  # type: ignore[attr-defined]
        page.goto(editor.url + path)
        return page

    return open_one


def watch(page: Page) -> list[str]:
    """Return the list in which errors of scripts and breaches of a policy will come."""
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on(
        "console",
        lambda line: faults.append(line.text) if "Content Security" in line.text else None,
    )
    return faults


def _wait_until_up(site: Site) -> None:
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        try:
            urllib.request.urlopen(f"{site.url}/healthz", timeout=1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"the portal did not start:\n{site.log.read_text()}")
