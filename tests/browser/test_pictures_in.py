"""In a browser: pictures go in, with /describe, /blend and /imagine; and /help is read."""

from __future__ import annotations

from collections.abc import AsyncIterator
from io import BytesIO

import pytest
from PIL import Image
from playwright.async_api import FilePayload, Locator, Page, expect

from tests.browser.acts import enter, newest, write
from tests.end_to_end.classroom import Classroom
from tests.end_to_end.conftest import classroom  # noqa: F401  # a fixture is used by its name

DRAWN = 20_000  # milliseconds


@pytest.fixture
async def room(
    page: Page,
    classroom: Classroom,  # noqa: F811  # see above
) -> AsyncIterator[Classroom]:
    """The classroom, where pictures are let in, with the bot that sketches; its page is open."""
    await classroom.lay_down(references=True)
    async with classroom.bot(engine={"name": "sketch", "sketch_pause_seconds": 0.0}):
        await enter(page, classroom.playground)
        yield classroom


def photograph(name: str, colour: str) -> FilePayload:
    with BytesIO() as stream:
        Image.new("RGB", (120, 80), colour).save(stream, "PNG")
        return {"name": name, "mimeType": "image/png", "buffer": stream.getvalue()}


async def begin(page: Page, command: str) -> Locator:
    """Type a command; return the form that its options are filled in."""
    await page.get_by_label("Message", exact=True).focus()
    await page.keyboard.type(f"/{command} ")
    return page.get_by_test_id("command")


async def is_drawn(message: Locator, says: str, number: int) -> None:
    """Wait until a message says something and shows so many finished pictures."""
    await expect(message).to_contain_text(says, timeout=DRAWN)
    last = message.get_by_role("button", name=f"U{number}", exact=True)
    await expect(last).to_be_visible(timeout=DRAWN)


async def test_two_pictures_are_blended(page: Page, room: Classroom) -> None:
    form = await begin(page, "blend")
    await form.get_by_label("image1", exact=True).set_input_files(photograph("a.png", "teal"))
    await form.get_by_label("image2", exact=True).set_input_files(photograph("b.png", "tan"))
    await page.get_by_role("button", name="Run /blend").click()
    await is_drawn(newest(page), "Blend of 2 pictures - @Ms Rivera", 4)


async def test_a_picture_is_described_and_one_of_the_prompts_changed_and_drawn(
    page: Page, room: Classroom
) -> None:
    form = await begin(page, "describe")
    await page.get_by_role("button", name="Add option image").click()
    await form.get_by_label("image", exact=True).set_input_files(photograph("a.png", "teal"))
    await page.get_by_role("button", name="Run /describe").click()
    described = page.get_by_role("article").nth(0)
    await expect(described).to_contain_text("Described by @Ms Rivera", timeout=DRAWN)
    await expect(described.get_by_role("button", name="Open picture")).to_have_count(1)
    await described.get_by_role("button", name="2️⃣").click()
    asked = page.get_by_role("dialog", name="Imagine This!")
    await expect(asked.get_by_label("Prompt")).not_to_have_value("")
    await asked.get_by_label("Prompt").fill("a small blue dog --n 1")
    await asked.get_by_role("button", name="Submit").click()
    await is_drawn(newest(page), "a small blue dog --n 1 - @Ms Rivera", 1)


async def test_a_shorter_prompt_is_offered_and_help_is_given_in_private(
    page: Page, room: Classroom
) -> None:
    await write(page, "/shorten please paint me a very nice small red dog --n 1")
    await expect(newest(page)).to_contain_text("a small red dog --n 1")
    await expect(newest(page).get_by_role("button", name="1️⃣")).to_be_visible()
    await begin(page, "help")
    await page.get_by_role("button", name="Add option topic").click()
    await page.keyboard.type("--chaos")
    await page.get_by_role("button", name="Run /help").click()
    await expect(newest(page)).to_contain_text("Not here. The models here have no such dial.")
    await expect(newest(page)).to_contain_text("Only you can see this")
