"""Custom Zoom in a browser: U1, the button, the modal, and the pictures that come of it."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Page, expect

from tests.browser.acts import enter, write
from tests.end_to_end.classroom import Classroom
from tests.end_to_end.conftest import classroom  # noqa: F401  # a fixture is used by its name


@pytest.fixture
async def room(classroom: Classroom) -> AsyncIterator[Classroom]:  # noqa: F811  # see above
    """The classroom with the bot as shipped."""
    async with classroom.bot():
        yield classroom


async def test_a_zoom_with_words_of_its_own(page: Page, room: Classroom) -> None:
    await enter(page, room.playground)
    await write(page, "/imagine a dog --n 1")
    articles = page.get_by_role("article")
    await articles.nth(0).get_by_role("button", name="U1", exact=True).click()
    alone = articles.nth(1)
    await alone.get_by_role("button", name="Custom Zoom").click()
    form = page.get_by_role("dialog", name="Custom Zoom")
    await expect(form.get_by_label("Prompt")).to_have_value("a dog --n 1")
    await form.get_by_role("textbox", name="Zoom").fill("1.5")
    await form.get_by_label("Prompt").fill("a dog on a stage --n 1")
    await form.get_by_role("button", name="Submit").click()
    await expect(form).to_be_hidden()
    zoomed = articles.nth(2)
    await expect(zoomed).to_contain_text("a dog on a stage --n 1 - Zoom Out by @Ms Rivera")
    await expect(zoomed.get_by_role("button", name="Open picture")).to_have_count(1)
    assert room.images.calls[-1].kind == "edits"
