"""In a browser: a favourite is marked, found and posted; a report goes to the teacher and back."""

from __future__ import annotations

from playwright.async_api import Locator, Page, expect

from tests.browser.acts import become, newest, write
from tests.browser.test_workflow import DRAWN, has_pictures, press, room
from tests.end_to_end.classroom import Classroom
from tests.end_to_end.conftest import classroom

__all__ = ["classroom", "room"]  # fixtures are used by their names


async def drawn(page: Page) -> Locator:
    """Draw two pictures as Amara; return the message that shows them."""
    await become(page, "Amara")
    await write(page, "/imagine a lighthouse by the sea --n 2")
    grid = page.get_by_role("article").first
    await has_pictures(grid, 2)
    return grid


async def choose(page: Page, message: Locator, item: str) -> None:
    """Choose an entry of a message's menu."""
    await message.hover()
    await press(message, "Message menu")
    await page.get_by_role("menuitem", name=item).click()


async def pick(page: Page, message: Locator, option: str) -> None:
    """Choose a line of the menu that is a part of a message."""
    await message.get_by_role("combobox").click()
    await page.get_by_role("option", name=option).click()


async def test_a_favourite_is_marked_found_and_posted(page: Page, room: Classroom) -> None:
    grid = await drawn(page)
    await press(grid, "U2")
    favorite = newest(page).get_by_role("button", name="Favorite")
    await expect(favorite).to_be_visible(timeout=DRAWN)
    await favorite.click()
    await expect(newest(page)).to_contain_text("Added to your favourites")
    await choose(page, grid, "React with ⭐")
    await write(page, "/favorites ")
    shelf = newest(page)
    await expect(shelf).to_contain_text("1 to 2 of 2", timeout=DRAWN)
    await expect(shelf.get_by_role("button", name="Open picture")).to_have_count(2)
    await pick(page, shelf, "2. a lighthouse by the sea")
    await expect(newest(page)).to_contain_text("Image #2 @Amara", timeout=DRAWN)
    await expect(favorite.last).to_be_visible(timeout=DRAWN)


async def test_a_report_goes_to_the_teacher_who_removes_the_message(
    page: Page,
    room: Classroom,
) -> None:
    grid = await drawn(page)
    await choose(page, grid, "Report Job")
    form = page.get_by_role("dialog", name="Report to your teacher")
    await form.get_by_label("What is wrong with it?").fill("The lighthouse has no door")
    await press(form, "Submit")
    await expect(newest(page)).to_contain_text("Thank you. Your teacher will see this.")
    await become(page, "Ms Rivera")
    await write(page, "/policy reports ")
    await expect(newest(page)).to_contain_text("@Amara reported @Amara's a lighthouse by the sea")
    await pick(page, newest(page), "1. Amara: The lighthouse has no door")
    card = newest(page)
    await expect(card).to_contain_text("A picture was reported", timeout=DRAWN)
    await expect(card.get_by_text("Spoiler")).to_have_count(2)
    await press(card, "Remove the message")
    await expect(card).to_contain_text("Message removed by @Ms Rivera")
    await expect(page.get_by_role("article").first).not_to_contain_text("--n 2")
