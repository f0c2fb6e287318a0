"""Panels, menus, cards, jumps, reactions and private messages, as people use them."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Page, expect

from playground.server import Playground
from tests.browser import show_bot, show_workshop
from tests.browser.acts import become, enter, newest, write
from tests.browser.test_page import CONTRAST


@pytest.fixture
async def bot(playground: Playground) -> AsyncIterator[show_bot.ShowBot]:
    async with show_bot.running(playground, *show_workshop.COMMANDS) as running:
        yield running


async def test_a_panel_of_25_shows_what_is_chosen_and_fits_a_phone(chat: Page) -> None:
    await write(chat, "/panel ")
    panel = newest(chat)
    await expect(panel.get_by_role("button", name="Option", exact=False)).to_have_count(24)
    await expect(panel.get_by_role("button", name="Option 9")).to_be_disabled()
    await expect(panel.get_by_role("link", name="Help")).to_have_attribute(
        "href", "https://example.test/help"
    )
    chosen = panel.locator(".is-success")
    await expect(chosen).to_have_text(["Option 2", "Option 7"])
    await panel.get_by_role("button", name="Option 12").click()
    await expect(chosen).to_have_text(["Option 2", "Option 12"])
    await chat.set_viewport_size({"width": 360, "height": 640})
    scroller = "document.getElementById('scroller')"
    assert await chat.evaluate(f"{scroller}.scrollWidth - {scroller}.clientWidth") == 0
    heights = await panel.get_by_role("button").evaluate_all(
        "(all) => all.filter((b) => b.className.startsWith('button')).map((b) => b.offsetHeight)"
    )
    assert min(heights) >= 36


MENUS = (
    ("UserSelect", "Amara", "Chosen: amara"),
    ("RoleSelect", "Teacher", "Chosen: Teacher"),
    ("MentionableSelect", "Teacher", "Chosen: Teacher"),
    ("ChannelSelect", "gallery", "Chosen: gallery"),
)


async def test_people_roles_and_channels_are_chosen_from_menus_and_options(chat: Page) -> None:
    await write(chat, "/menus role:Teacher")
    await expect(newest(chat)).to_contain_text("Menus for Teacher")
    menus = chat.get_by_role("article").first
    for menu, choice, said in MENUS:
        await menus.get_by_role("combobox", name=menu).click()
        await chat.get_by_role("option", name=choice).first.click()
        await expect(newest(chat)).to_contain_text(said)


async def test_a_card_hides_what_it_spoils_until_it_is_asked_for(chat: Page) -> None:
    await write(chat, "/card ")
    card = newest(chat)
    await expect(card.get_by_test_id("embed")).to_contain_text("Left today")
    await expect(card.get_by_text("Easel · fast")).to_be_visible()
    await expect(card.get_by_text("a dog")).to_be_hidden()
    await card.get_by_role("button", name="Spoiler: show", exact=True).click()
    await expect(card.get_by_text("a dog")).to_be_visible()
    await card.get_by_role("button", name="Spoiler: show picture").click()
    await card.get_by_role("button", name="Open picture").click()
    await expect(chat.get_by_test_id("lightbox")).to_be_visible()


async def test_a_link_to_a_message_goes_there_also_from_another_channel(chat: Page) -> None:
    await write(chat, "the first of all")
    for number in range(30):
        await write(chat, f"message {number}")
    await write(chat, "/card ")
    card = newest(chat)
    first = chat.get_by_role("article").first
    await expect(card).to_contain_text("Done: #art-class › message")
    await expect(first).not_to_be_in_viewport()
    await card.get_by_role("link", name="art-class").click()
    await expect(first).to_be_in_viewport()
    await expect(first).to_have_class("message is-found")
    address = await card.get_by_role("link", name="Jump").get_attribute("href")
    await chat.get_by_role("button", name="gallery").click()
    await write(chat, f"see {address} and {address}1")
    await newest(chat).get_by_role("link").nth(1).click()
    await expect(chat.get_by_test_id("composer-error")).to_have_text(
        "That message is not here any more."
    )
    await chat.get_by_role("button", name="gallery").click()
    await newest(chat).get_by_role("link").first.click()
    await expect(chat.get_by_role("heading", level=1)).to_have_text("art-class")
    await expect(first).to_be_in_viewport()


async def test_reactions_are_at_hand_under_the_pointer_and_by_keyboard(chat: Page) -> None:
    await write(chat, "look")
    message = newest(chat)
    await message.hover()
    await message.get_by_role("button", name="Quick reaction: cross mark").click()
    await expect(message.get_by_role("button", name="❌, 1")).to_be_visible()
    await message.get_by_role("button", name="Add a reaction").focus()
    for key in ("Enter", "ArrowRight", "ArrowRight", "ArrowRight", "Enter"):
        await chat.keyboard.press(key)
    await expect(message.get_by_role("button", name="👍, 1")).to_be_visible()
    await message.get_by_role("button", name="Quick reaction: cross mark").click()
    await expect(message.get_by_role("button", name="❌, 1")).to_have_count(0)


async def test_a_private_answer_offers_no_reactions(chat: Page) -> None:
    await write(chat, "/panel ")
    await newest(chat).hover()
    await expect(newest(chat).get_by_role("button", name="Message menu")).to_be_visible()
    await expect(newest(chat).get_by_role("button", name="reaction")).to_have_count(0)


async def test_a_private_message_is_marked_read_and_pressed(chat: Page) -> None:
    await write(chat, "/tell ")
    private = chat.get_by_role("button", name="Easel 1 unread")
    await private.click()
    await expect(newest(chat)).to_contain_text("Your pictures")
    await newest(chat).get_by_role("button", name="Option 16").click()
    await expect(newest(chat).locator(".is-success")).to_have_text(["Option 2", "Option 16"])
    await expect(private).to_have_count(0)


async def test_a_person_can_refuse_private_messages(chat: Page, playground: Playground) -> None:
    switch = chat.get_by_role("switch", name="Accept private messages")
    await switch.click()
    await expect(switch).to_have_attribute("aria-checked", "false")
    await expect(switch).to_be_focused()
    await write(chat, "/tell ")
    await expect(newest(chat)).to_contain_text("Refused: 50007")
    other = await enter(await chat.context.new_page(), playground)
    same = other.get_by_role("switch", name="Accept private messages")
    await expect(same).to_have_attribute("aria-checked", "false")
    await become(chat, "Amara")
    await expect(switch).to_have_attribute("aria-checked", "true")
    await same.click()
    await become(chat, "Ms Rivera")
    await expect(switch).to_have_attribute("aria-checked", "true")


@pytest.mark.parametrize("theme", ["light", "dark"])
async def test_controls_and_files_can_be_read_in_both_themes(chat: Page, theme: str) -> None:
    await chat.emulate_media(color_scheme=theme, reduced_motion="reduce")
    for command in ("/panel ", "/menus ", "/card "):
        await write(chat, command)
        await expect(chat.get_by_test_id("command")).to_have_count(0)
    await expect(newest(chat).get_by_test_id("embed")).to_be_visible()
    await write(chat, "/region ")
    notes = {"name": "notes.txt", "mimeType": "text/plain", "buffer": b"x"}
    await chat.get_by_role("dialog").get_by_label("Mask", exact=True).set_input_files(notes)
    seen = await chat.evaluate(CONTRAST, 4.5)
    assert seen["looked"] > 80
    assert seen["failing"] == []


@pytest.mark.parametrize("line", ["/nothing", "/menus role:nobody"])
async def test_a_mistake_is_told_once(chat: Page, line: str) -> None:
    await chat.get_by_label("Message", exact=True).fill(line)
    await chat.keyboard.press("Enter")
    await expect(chat.get_by_test_id("composer-error")).not_to_be_empty()
    await expect(chat.get_by_test_id("picker")).to_be_hidden()
