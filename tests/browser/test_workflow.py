"""In a browser, beside the bot that sketches: what is done with a picture, click by click."""

from __future__ import annotations

import io
from collections.abc import AsyncIterator

import pytest
from PIL import Image
from playwright.async_api import FilePayload, Locator, Page, expect

from tests.browser.acts import become, enter, newest, write
from tests.end_to_end.classroom import Classroom
from tests.end_to_end.conftest import classroom  # noqa: F401  # a fixture is used by its name

DRAWN = 20_000  # milliseconds


@pytest.fixture
async def room(
    page: Page,
    classroom: Classroom,  # noqa: F811  # see above
) -> AsyncIterator[Classroom]:
    """The classroom with the bot, drawing offline; the page is open in it."""
    async with classroom.bot(engine={"name": "sketch", "sketch_pause_seconds": 0.0}):
        await enter(page, classroom.playground)
        yield classroom


async def has_pictures(message: Locator, number: int) -> None:
    """Wait until a message shows so many finished pictures."""
    await expect(message.get_by_role("button", name=f"U{number}", exact=True)).to_be_visible(
        timeout=DRAWN
    )
    await expect(message.get_by_role("button", name="Open picture")).to_have_count(number)


async def press(message: Locator, name: str) -> None:
    await message.get_by_role("button", name=name, exact=True).click()


async def submit(page: Page, title: str, **fields: str) -> None:
    """Fill in the form that is open and hand it in."""
    form = page.get_by_role("dialog", name=title)
    for label, text in fields.items():
        await form.get_by_label(label).fill(text)
    await press(form, "Submit")
    await expect(form).to_be_hidden()


async def picker(page: Page, prompt: str = "a lighthouse by the sea --n 1") -> Locator:
    """Draw a picture, post it alone and open its Vary (Region); return the private message."""
    await write(page, f"/imagine {prompt}")
    articles = page.get_by_role("article")
    await has_pictures(articles.nth(0), 1)
    await press(articles.nth(0), "U1")
    await press(articles.nth(1), "Vary (Region)")
    await expect(articles.nth(2)).to_contain_text("Choose the cells")
    return articles.nth(2)


async def test_a_v2_is_remixed_in_other_words(page: Page, room: Classroom) -> None:
    await write(page, "/imagine a lighthouse --n 2")
    grid = page.get_by_role("article").first
    await has_pictures(grid, 2)
    await write(page, "/prefer remix ")
    await expect(newest(page)).to_contain_text("Remix is on")
    await press(grid, "V2")
    form = page.get_by_role("dialog", name="Remix: Vary")
    await expect(form.get_by_label("Prompt")).to_have_value("a lighthouse --n 2")
    await submit(page, "Remix: Vary", Prompt="a windmill --n 1")
    await expect(newest(page)).to_contain_text("a windmill --n 1 - Remix (Strong) by @Ms Rivera")
    await has_pictures(newest(page), 1)
    await expect(grid.locator(".is-primary")).to_have_text(["V2"])


async def test_a_region_is_chosen_cell_by_cell_and_drawn_anew(page: Page, room: Classroom) -> None:
    chooser = await picker(page)
    green = chooser.locator(".is-success")
    await expect(chooser.get_by_role("button", name="Draw it anew…")).to_be_disabled()
    shown = chooser.get_by_role("button", name="Open picture").locator("img")
    before = await shown.get_attribute("src")
    for cell in ("A1", "B1"):
        await press(chooser, cell)
        await expect(green.last).to_have_text(cell)
    await expect(chooser).to_contain_text("To be drawn anew: A1, B1")
    await expect(shown).not_to_have_attribute("src", before or "")
    await press(chooser, "4x4")
    await expect(green).to_have_text(["A1", "B1", "C1"])
    await press(chooser, "3x3")
    await expect(green).to_have_text(["A1", "B1"])
    await press(chooser, "Draw it anew…")
    await submit(page, "Vary (Region)", Prompt="a full moon at night --n 1")
    done = newest(page)
    await expect(done).to_contain_text("a full moon at night --ar 1:1 --n 1")
    await expect(done).to_contain_text("Remix (Region) by @Ms Rivera")
    await has_pictures(done, 1)
    await become(page, "Amara")
    await expect(page.get_by_role("article")).to_have_count(3)  # all but the private one
    await expect(newest(page)).to_contain_text("Remix (Region) by @Ms Rivera")


async def test_a_region_is_handed_in_as_a_mask(page: Page, room: Classroom) -> None:
    chooser = await picker(page)
    await press(chooser, "Upload a mask…")
    form = page.get_by_role("dialog", name="Vary (Region)")
    mask = Image.new("L", (1024, 1024))
    mask.paste(255, (0, 0, 512, 512))
    with io.BytesIO() as file:
        mask.save(file, "PNG")
        handed = FilePayload(name="mask.png", mimeType="image/png", buffer=file.getvalue())
    await form.locator("input[type=file]").set_input_files(handed)
    await expect(form).to_contain_text("mask.png")
    await submit(page, "Vary (Region)", Prompt="a hot air balloon --n 1")
    await expect(newest(page)).to_contain_text("Remix (Region) by @Ms Rivera", timeout=DRAWN)
    await has_pictures(newest(page), 1)


async def test_two_boats_are_asked_about_and_then_ordered(page: Page, room: Classroom) -> None:
    await write(page, "/imagine a {red, blue} boat --n 1")
    question = page.get_by_role("article").first
    await expect(question).to_contain_text("2 orders, 2 pictures, at no cost")
    await expect(question).to_contain_text("Only you can see this")
    await press(question, "Order all 2")
    await expect(question).to_contain_text("Ordered: 2 orders")
    await expect(question.get_by_role("button", name="Order all")).to_have_count(0)
    articles = page.get_by_role("article")
    for number, colour in ((1, "red"), (2, "blue")):
        await expect(articles.nth(number)).to_contain_text(f"a {colour} boat --n 1 - @Ms Rivera")
        await has_pictures(articles.nth(number), 1)


async def test_a_waiting_order_is_cancelled_by_its_command(
    page: Page,
    classroom: Classroom,  # noqa: F811  # see above
) -> None:
    classroom.images.always = "hang"
    async with classroom.bot():
        await enter(page, classroom.playground)
        await write(page, "/imagine a castle --n 1")
        order = page.get_by_role("article").first
        await expect(order).to_contain_text("(Drawing)")
        await write(page, "/cancel ")
        await expect(newest(page)).to_contain_text("Stopped: a castle --n 1")
        await expect(order).to_contain_text("(Stopped)")
        await expect(order).to_contain_text("What was not drawn is not charged")
    assert classroom.charged() == 0
