"""Chromium for the tests of what people see, watched for errors and for requests to elsewhere."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from urllib.parse import urlsplit

import pytest
from playwright.async_api import Browser, Page, async_playwright

from playground.server import Options, Playground, serve
from tests.browser import show_bot
from tests.browser.acts import enter

NAMES = ("chromium", "chromium-browser", "google-chrome")
MISSING = (
    "These tests drive Chromium, which is not installed: on Debian run `apt-get install chromium`,"
    " elsewhere install Chromium or Google Chrome so that it is found on the PATH."
)
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
HERE = ("127.0.0.1", "localhost")
# What Chromium itself writes when a server goes away: a fact of the test, not a fault of the page.
CONNECTION_LOST = ("WebSocket connection to", "ERR_CONNECTION_REFUSED")


@pytest.fixture
async def chromium() -> AsyncIterator[Browser]:
    """A browser of the test's own."""
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        pytest.fail(MISSING)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        await browser.close()


@pytest.fixture
async def page(chromium: Browser) -> AsyncIterator[Page]:
    """An empty page of 1280 x 860; the test fails if it logs an error or asks another host."""
    context = await chromium.new_context(viewport={"width": 1280, "height": 860})
    page = await context.new_page()
    page.set_default_timeout(10_000)
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda line: faults.append(line.text) if line.type == "error" else None)
    page.on("request", lambda request: _note_stranger(request.url, faults))
    yield page
    await context.close()
    assert [fault for fault in faults if not any(lost in fault for lost in CONNECTION_LOST)] == []


@pytest.fixture
async def playground() -> AsyncIterator[Playground]:
    """A playground of the test's own, on a free port."""
    async with serve(Options()) as served:
        yield served


@pytest.fixture
async def bot(playground: Playground) -> AsyncIterator[show_bot.ShowBot]:
    """The bot that shows one of everything, connected to the playground."""
    async with show_bot.running(playground) as running:
        yield running


@pytest.fixture
async def chat(page: Page, playground: Playground, bot: show_bot.ShowBot) -> Page:
    """The page, entered as the teacher, while that bot runs."""
    return await enter(page, playground)


def _note_stranger(url: str, faults: list[str]) -> None:
    parts = urlsplit(url)
    if parts.scheme not in ("data", "blob") and parts.hostname not in HERE:
        faults.append(f"the page asked {url}")
