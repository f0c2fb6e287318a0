"""The panel of /settings and the people's part of the policy, as people see and press them."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Page, expect

from tests.browser.acts import enter, newest, write
from tests.end_to_end.classroom import Classroom
from tests.end_to_end.conftest import classroom  # noqa: F401  # a fixture is used by its name


@pytest.fixture
async def room(page: Page, classroom: Classroom) -> AsyncIterator[Classroom]:  # noqa: F811  # see above
    """The classroom with the bot as shipped; the page is open in it."""
    async with classroom.bot():
        await enter(page, classroom.playground)
        yield classroom


async def test_the_panel_is_pressed_and_its_model_chosen(page: Page, room: Classroom) -> None:
    await write(page, "/settings ")
    panel = newest(page)
    await expect(panel).to_contain_text("Quality medium (the usual one here)")
    await panel.get_by_role("button", name="High", exact=True).click()
    await expect(panel).to_contain_text("Quality high")
    await panel.get_by_role("combobox", name="Model").click()
    await page.get_by_role("option", name="gpt-image-2", exact=True).click()
    await expect(panel).to_contain_text("Model gpt-image-2")
    await expect(panel).not_to_contain_text("the usual one here")
    await write(page, "/imagine a dog --n 1")
    await expect(newest(page).get_by_role("button", name="U1")).to_be_visible()
    sent = room.images.calls[-1].fields
    assert (sent["model"], sent["quality"]) == ("gpt-image-2", "high")


async def test_a_teacher_lets_students_hide_and_chooses_where_reports_go(
    page: Page, room: Classroom
) -> None:
    await write(page, "/policy edit part:people")
    await page.keyboard.press("Enter")  # the first chose the part
    form = page.get_by_role("dialog", name="Policy: the people")
    await form.get_by_label("Hidden orders").check()
    await form.get_by_label("The owner's and teachers'").check()
    await form.get_by_role("combobox", name="Teachers' channel").click()
    await page.get_by_role("option", name="gallery").click()
    await form.get_by_role("button", name="Submit").click()
    await expect(form).to_be_hidden()
    await expect(newest(page)).to_contain_text("Policy saved")
    await page.get_by_label("Message", exact=True).click()  # Chromium types nothing without it
    await write(page, "/settings ")
    await expect(newest(page).get_by_role("button", name="Stealth mode")).to_be_visible()
    await write(page, "/policy show ")
    await expect(newest(page)).to_contain_text("Teachers' channel")
    await expect(newest(page)).to_contain_text("#gallery")
