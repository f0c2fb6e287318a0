"""In a browser: a newcomer watches a picture grow, and stops an order by its menu."""

from __future__ import annotations

import re
import signal
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from playground.person import Person
from tests.browser.acts import write
from tests.end_to_end.process import online, started, until, with_playground


@pytest.fixture
async def address(tmp_path: Path) -> AsyncIterator[str]:
    """Where the playground is, beside a bot with the shipped settings that draws slowly."""
    address = with_playground(tmp_path)
    file = tmp_path / "config.yaml"
    text = file.read_text(encoding="utf-8")
    assert "sketch_pause_seconds: 0" in text
    slow = text.replace("sketch_pause_seconds: 0", "sketch_pause_seconds: 4")
    file.write_text(slow, encoding="utf-8")
    async with started(tmp_path, {}) as running:
        await until(lambda: f"Open {address} in a browser" in running.said, 30)
        async with Person.enter(address) as teacher:
            await online(teacher, running)
        yield address
        await running.stop(signal.SIGTERM)


async def test_an_order_grows_before_one_s_eyes_and_is_stopped_by_its_menu(
    page: Page, address: str
) -> None:
    await page.goto(address)
    await write(page, "/imagine prompt:a lighthouse at night")
    order = page.get_by_role("article").first
    await expect(order).to_contain_text("(Drawing)", timeout=20_000)
    growing = order.get_by_role("button", name="Open picture").locator("img")
    await expect(growing).to_have_count(2, timeout=20_000)
    await order.hover()
    await order.get_by_role("button", name="Message menu").click()
    await page.get_by_role("menuitem", name="Cancel Job").click()
    await expect(order).to_contain_text("(Stopped)", timeout=3_000)
    await expect(order).to_contain_text("Ms Rivera stopped this order")
    await expect(growing).to_have_count(0)
    told = page.get_by_role("article").last
    await expect(told).to_contain_text("Stopped: a lighthouse at night")
    await expect(told.locator(".origin-command")).to_have_text(re.compile("^Cancel Job$"))
