"""Modals and selects, by keyboard and mouse."""

from __future__ import annotations

from playwright.async_api import Page, expect

from tests.browser.acts import newest, write


async def test_a_modal_says_what_is_missing_and_its_answers_arrive(chat: Page) -> None:
    await write(chat, "/form ")
    modal = chat.get_by_role("dialog", name="Every kind of field")
    await expect(modal.get_by_label("Name")).to_be_focused()
    await chat.keyboard.type("Al")
    await chat.keyboard.press("Enter")
    await expect(modal.get_by_role("alert")).to_contain_text("needs at least 3 characters")
    await chat.keyboard.type("ina")
    await modal.get_by_label("Owner").check()
    await modal.get_by_label("Horror").check()
    await modal.get_by_label("Photos allowed").check()
    await modal.get_by_role("button", name="Submit").click()
    await expect(modal).to_be_hidden()
    await expect(newest(chat)).to_contain_text("Alina | Owner | Horror | True")


async def test_escape_closes_a_modal_unanswered(chat: Page) -> None:
    await write(chat, "/form ")
    await expect(chat.get_by_role("dialog")).to_be_visible()
    await chat.keyboard.press("Escape")
    await expect(chat.get_by_role("dialog")).to_be_hidden()
    assert await chat.get_by_role("article").count() == 0


async def test_several_options_of_a_select_are_chosen_by_keyboard(chat: Page) -> None:
    await write(chat, "/imagine a cat")
    await newest(chat).get_by_role("combobox", name="Quality").focus()
    for key in ("ArrowDown", "Enter", "End", " ", "Escape"):
        await chat.keyboard.press(key)
    await expect(newest(chat)).to_contain_text("Chosen: high and low")
