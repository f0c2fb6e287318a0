"""The page around the messages: channels, a lost connection, small screens, both themes."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from playground.server import Options, Playground, serve
from tests.browser.acts import become, enter, newest, write

CONTRAST = (Path(__file__).parent / "contrast.js").read_text(encoding="utf-8")


async def test_a_channel_with_something_new_is_marked_until_it_is_read(
    chat: Page, playground: Playground
) -> None:
    other = await enter(await chat.context.new_page(), playground)
    await become(other, "Amara")
    await other.get_by_role("button", name="gallery").click()
    await write(other, "hello")
    gallery = chat.get_by_role("button", name="gallery")
    await expect(gallery).to_have_accessible_name("gallery 1 unread")
    await gallery.click()
    await expect(newest(chat)).to_contain_text("hello")
    await expect(gallery).to_have_accessible_name("gallery")


async def test_a_lost_connection_is_told_and_what_was_typed_is_kept(page: Page) -> None:
    async with serve(Options()) as first:
        await enter(page, first)
        await write(page, "before")
        await page.get_by_label("Message", exact=True).fill("half a sentence")
    await expect(page.get_by_test_id("banner-lost")).to_be_visible()
    async with serve(Options(port=int(first.url.rsplit(":", 1)[1]))):
        await page.get_by_role("button", name="Try now").click()
        await expect(page.get_by_test_id("banner-lost")).to_have_count(0)
        await expect(page.get_by_test_id("welcome")).to_be_visible()
        await expect(page.get_by_label("Message", exact=True)).to_have_value("half a sentence")


async def test_the_private_channel_with_the_bot_opens(chat: Page) -> None:
    await chat.get_by_role("button", name="Write to Easel").click()
    await expect(chat.get_by_role("heading", level=1)).to_have_text("Easel")
    await expect(chat.get_by_role("button", name="Easel", exact=True)).to_have_attribute(
        "aria-current", "page"
    )


async def fill_with_everything(chat: Page) -> None:
    """One of every kind of message, and some that are too wide for any screen."""
    await write(chat, f"{'w' * 300} `{'c' * 200}` https://example.test/{'l' * 200}")
    await write(chat, "# Head\n-# small")
    for command in ("/imagine a cat", "/layout ", "/policy words add sword"):
        await write(chat, command)
        await expect(chat.get_by_test_id("command")).to_have_count(0)
    await expect(newest(chat).get_by_test_id("embed")).to_be_visible()


async def test_a_phone_never_scrolls_sideways(chat: Page) -> None:
    await fill_with_everything(chat)
    await chat.set_viewport_size({"width": 360, "height": 640})
    await chat.keyboard.type("/imagine a cat with a long description aspect:")
    await expect(chat.get_by_test_id("picker")).to_be_visible()
    for box in ("document.documentElement", "document.getElementById('scroller')"):
        assert await chat.evaluate(f"{box}.scrollWidth - {box}.clientWidth") == 0
    await chat.keyboard.press("Escape")
    await chat.get_by_role("button", name="Channels", exact=True).click()
    await chat.get_by_role("button", name="gallery").click()
    await expect(chat.get_by_role("heading", level=1)).to_have_text("gallery")
    await expect(chat.get_by_role("navigation")).to_be_hidden()


@pytest.mark.parametrize("theme", ["light", "dark"])
async def test_every_text_can_be_read_in_both_themes(chat: Page, theme: str) -> None:
    await chat.emulate_media(color_scheme=theme, reduced_motion="reduce")
    await fill_with_everything(chat)
    await write(chat, "/imagine ")
    seen = await chat.evaluate(CONTRAST, 4.5)
    assert seen["looked"] > 60
    assert seen["failing"] == []


async def test_the_chosen_theme_is_remembered(chat: Page) -> None:
    dark = chat.get_by_role("button", name="Use dark colours")
    await dark.click()
    await chat.reload()
    await expect(chat.get_by_role("button", name="Use light colours")).to_be_visible()
    assert await chat.evaluate("getComputedStyle(document.body).backgroundColor") == (
        "rgb(29, 27, 36)"
    )
