"""What the tests do on the playground's page."""

from __future__ import annotations

from playwright.async_api import Locator, Page, expect

from playground.server import Playground


async def enter(page: Page, playground: Playground) -> Page:
    """Open the page; one begins as the teacher."""
    await page.goto(playground.url)
    await expect(page.get_by_test_id("you-are")).to_contain_text("Ms Rivera")
    return page


async def write(page: Page, text: str) -> None:
    """Type a text into the box and send it."""
    await page.get_by_label("Message", exact=True).focus()
    await page.keyboard.type(text)
    await page.keyboard.press("Enter")


async def become(page: Page, name: str) -> None:
    """Be someone else from here on."""
    await page.get_by_test_id("you-are").click()
    await page.get_by_role("menuitemradio", name=name).click()
    await expect(page.get_by_test_id("you-are")).to_contain_text(name)


def newest(page: Page) -> Locator:
    """Return the last message of the open channel."""
    return page.get_by_role("article").last
