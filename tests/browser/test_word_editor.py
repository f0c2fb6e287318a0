"""The teacher's editor of words as people see and press it."""

from __future__ import annotations

from playwright.async_api import Page, expect

from tests.browser.acts import newest, write
from tests.browser.test_settings import room  # noqa: F401  # a fixture is used by its name
from tests.end_to_end.classroom import Classroom
from tests.end_to_end.conftest import classroom  # noqa: F401  # see above


async def test_a_form_is_unticked_and_the_words_are_saved(
    page: Page,
    room: Classroom,  # noqa: F811  # see above
) -> None:
    await write(page, "/policy words add words:guts, минет, gun")
    card = newest(page)
    await expect(card).to_contain_text("3 words to be added")
    await card.get_by_role("combobox").click()
    await page.get_by_role("option", name="gutters").first.click()
    await page.keyboard.press("Escape")
    await expect(card.locator("s, del").first).to_have_text("gutters")
    await card.get_by_role("button", name="Save").click()
    await expect(card).to_contain_text("Policy saved")
