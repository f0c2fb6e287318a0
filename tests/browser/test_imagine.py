"""The whole way in a browser, as a newcomer goes it: `make run`, the page, /imagine, V2, U3.

With SCREENSHOTS=1 in the environment it also takes the README's picture.
"""

from __future__ import annotations

import os
import re
import signal
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.async_api import Locator, Page, expect

from playground.person import Person
from tests.conftest import ROOT
from tests.end_to_end.process import BotProcess, gone, online, started, until, with_playground

EXAMPLE = "Dog next to the Eiffel Tower in early morning sunlight"
SCREENSHOT = ROOT / "docs" / "screenshot.png"
USED = re.compile("is-primary")
UNFINISHED = re.compile(r"\((Waiting to start|Drawing)\)")
DRAWN = 60_000  # milliseconds for four pictures of the sketch engine on a busy computer


@pytest.fixture
def address(tmp_path: Path) -> str:
    """Where the playground will be, with settings in a folder of the test's own."""
    return with_playground(tmp_path)


@pytest.fixture
async def bot(tmp_path: Path, address: str) -> AsyncIterator[BotProcess]:
    """The bot as `make run` starts it, and the playground that it has started beside itself."""
    async with started(tmp_path, {}) as running:
        await until(lambda: f"Open {address} in a browser" in running.said, 30)
        (playground,) = running.children()
        try:
            async with Person.enter(address) as teacher:
                await online(teacher, running)
            yield running
        finally:
            with suppress(ProcessLookupError):
                os.kill(playground, signal.SIGTERM)


async def test_from_the_first_key_to_an_old_button_after_a_crash(
    page: Page, bot: BotProcess, address: str, tmp_path: Path
) -> None:
    await page.set_viewport_size({"width": 1280, "height": 980})
    await page.goto(address)
    await _type_the_order(page)
    first = page.get_by_role("article").nth(0)
    await expect(first).to_contain_text("(Waiting to start)")
    await _shows(first, 4)
    await _tiles_two_by_two(first)

    await first.get_by_role("button", name="V2", exact=True).click()
    variations = page.get_by_role("article").nth(1)
    await expect(variations).to_contain_text("Variations (Strong) by @Ms Rivera")
    await expect(first.get_by_role("button", name="V2", exact=True)).to_have_class(USED)
    if os.environ.get("SCREENSHOTS"):
        await page.mouse.move(120, 600)  # away from the messages, which would light up
        await page.screenshot(path=SCREENSHOT)
    await _shows(variations, 4)

    await first.get_by_role("button", name="U3", exact=True).click()
    alone = page.get_by_role("article").nth(2)
    await expect(alone).to_contain_text("Image #3")
    await _shows(alone, 1)

    async with Person.enter(address) as witness:
        await bot.kill()
        await gone(witness)
        async with started(tmp_path, {}) as again:
            await online(witness, again)
            await first.get_by_role("button", name="V1", exact=True).click()
            await _shows(page.get_by_role("article").nth(3), 4)


async def _type_the_order(page: Page) -> None:
    """Type the command, pick it, type the prompt and send it, all by keyboard."""
    await expect(page.get_by_label("Message", exact=True)).to_be_focused()
    await page.keyboard.type("/imagine")
    await expect(page.get_by_test_id("picker").get_by_role("option")).to_have_count(1)
    await page.keyboard.press("Enter")
    await expect(page.get_by_label("prompt", exact=True)).to_be_focused()
    await page.keyboard.type(EXAMPLE)
    await page.keyboard.press("Enter")


async def _shows(message: Locator, number: int) -> None:
    """Wait until a message has so many pictures, each of them loaded."""
    await expect(message).not_to_contain_text(UNFINISHED, timeout=DRAWN)
    images = _images(message)
    await expect(images).to_have_count(number, timeout=DRAWN)
    for place in range(number):
        image = images.nth(place)
        await image.scroll_into_view_if_needed()
        await expect(image).to_have_js_property("complete", True)
        assert await image.evaluate("image => image.naturalWidth") > 0


def _images(message: Locator) -> Locator:
    return message.get_by_role("button", name="Open picture").locator("img")


async def _tiles_two_by_two(message: Locator) -> None:
    boxes = [await image.bounding_box() for image in await _images(message).all()]
    corners = [(round(box["x"]), round(box["y"])) for box in boxes if box is not None]
    assert len(corners) == 4
    assert len({x for x, _ in corners}) == len({y for _, y in corners}) == 2
