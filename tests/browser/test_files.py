"""Files in the page: chosen, dropped, pasted, taken out again, and arriving at the bot."""

from __future__ import annotations

import asyncio
import io
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.async_api import FileChooser, Locator, Page, expect

from playground.server import Playground
from tests.browser import show_bot, show_workshop
from tests.browser.acts import newest, write

# Makes a file in the page and lets an element have it as a drop or a paste would.
HAND_OVER = """([kind, selector, name, bytes]) => {
  const data = new DataTransfer();
  data.items.add(new File([new Uint8Array(bytes)], name, { type: "image/png" }));
  const target = document.querySelector(selector);
  const about = { bubbles: true, cancelable: true };
  target.dispatchEvent(kind === "drop"
    ? new DragEvent("drop", { ...about, dataTransfer: data })
    : new ClipboardEvent("paste", { ...about, clipboardData: data }));
}"""


def drawn(size: tuple[int, int]) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", size, "teal").save(stream, "PNG")
    return stream.getvalue()


def payload(name: str, size: tuple[int, int]) -> Any:
    return {"name": name, "mimeType": "image/png", "buffer": drawn(size)}


async def hand_over(page: Page, kind: str, selector: str, name: str, size: tuple[int, int]) -> None:
    await page.evaluate(HAND_OVER, [kind, selector, name, list(drawn(size))])


async def begin_blend(page: Page) -> None:
    await page.get_by_label("Message", exact=True).focus()
    await page.keyboard.type("/blend ")
    await expect(place(page, "image1")).to_be_focused()


def place(page: Page, option: str) -> Locator:
    return page.get_by_test_id("command").get_by_label(option, exact=True)


@pytest.fixture
async def bot(playground: Playground) -> AsyncIterator[show_bot.ShowBot]:
    async with show_bot.running(playground, *show_workshop.COMMANDS) as running:
        yield running


async def test_files_of_a_command_are_chosen_from_the_disk_and_read_by_the_bot(
    chat: Page, tmp_path: Path
) -> None:
    first = tmp_path / "first picture.png"
    first.write_bytes(drawn((30, 20)))
    # Listens from early on: Chromium may open a chooser before it hears that one is expected.
    opened: asyncio.Future[FileChooser] = asyncio.get_running_loop().create_future()
    chat.once("filechooser", lambda chooser: opened.set_result(chooser))
    await begin_blend(chat)
    await chat.keyboard.press("Enter")
    await (await asyncio.wait_for(opened, 10)).set_files(first)
    await place(chat, "image2").set_input_files(payload("second.png", (4, 5)))
    await place(chat, "image2").press("Enter")
    await expect(newest(chat)).to_contain_text(
        "first_picture.png is 30x20, second.png is 4x5, plain"
    )


async def test_a_missing_file_is_asked_for_and_a_chosen_one_can_be_changed_and_removed(
    chat: Page,
) -> None:
    await begin_blend(chat)
    await place(chat, "image1").set_input_files(payload("one.png", (1, 1)))
    await chat.get_by_role("button", name="Run /blend").click()
    await expect(chat.get_by_test_id("composer-error")).to_have_text(
        "image2 is needed: The second."
    )
    await expect(place(chat, "image2")).to_be_focused()
    await place(chat, "image1").set_input_files(payload("other.png", (2, 2)))
    command = chat.get_by_test_id("command")
    await expect(command.get_by_role("listitem")).to_contain_text("other.png")
    await command.get_by_role("button", name="Remove other.png").click()
    await expect(command.get_by_role("listitem")).to_have_count(0)
    await expect(place(chat, "image1")).to_be_focused()
    await place(chat, "image1").set_input_files(payload("third.png", (2, 2)))
    await chat.keyboard.press("Backspace")
    await expect(command.get_by_role("listitem")).to_have_count(0)


async def test_a_file_that_is_too_large_is_not_taken(chat: Page, tmp_path: Path) -> None:
    large = tmp_path / "large.png"
    large.write_bytes(bytes(10 * 1024 * 1024 + 1))
    await begin_blend(chat)
    await place(chat, "image1").set_input_files(large)
    problem = chat.get_by_test_id("file-box").first.get_by_role("alert")
    await expect(problem).to_have_text("large.png is too large: a file has at most 10 MB.")
    await expect(chat.get_by_test_id("command").get_by_role("listitem")).to_have_count(0)


async def test_dropped_and_pasted_files_fill_the_options_in_their_order(chat: Page) -> None:
    await begin_blend(chat)
    await hand_over(chat, "drop", "#messages", "a.png", (3, 3))
    await hand_over(chat, "paste", ":focus", "b.png", (4, 4))
    await hand_over(chat, "drop", "#composer", "c.png", (5, 5))
    await hand_over(chat, "drop", "#composer", "d.png", (6, 6))
    await expect(chat.get_by_test_id("composer-error")).to_have_text("/blend takes no more files.")
    await chat.get_by_role("button", name="Run /blend").click()
    await expect(newest(chat)).to_contain_text("a.png is 3x3, b.png is 4x4, c.png is 5x5, plain")


async def test_a_file_is_shown_to_everybody_or_moves_into_the_command_that_is_typed_next(
    chat: Page,
) -> None:
    await hand_over(chat, "drop", "#messages", "mine.png", (40, 30))
    await chat.keyboard.press("Enter")
    await expect(newest(chat).get_by_role("button", name="Open picture: mine.png")).to_be_visible()
    hidden = {"name": "SPOILER_end.txt", "mimeType": "text/plain", "buffer": b"it was the dog"}
    await chat.get_by_label("Add files").set_input_files(hidden)
    await chat.get_by_role("button", name="Send message").click()
    await expect(newest(chat).get_by_role("link")).to_have_count(0)
    await newest(chat).get_by_role("button", name="Spoiler: show the file").click()
    await expect(newest(chat).get_by_role("link", name="SPOILER_end.txt")).to_be_visible()
    await hand_over(chat, "drop", "#messages", "again.png", (40, 30))
    await chat.keyboard.type("/blend ")
    await expect(chat.get_by_test_id("command").get_by_role("listitem")).to_contain_text(
        "again.png"
    )
    await expect(place(chat, "image2")).to_be_focused()


async def test_a_form_takes_files_and_gives_them_to_the_bot(chat: Page) -> None:
    await write(chat, "/region ")
    modal = chat.get_by_role("dialog", name="Vary (Region)")
    await modal.get_by_role("button", name="Submit").click()
    await expect(chat.get_by_test_id("modal-error")).to_have_text("Mask: choose one.")
    await modal.get_by_label("Mask", exact=True).set_input_files(payload("mask.png", (8, 6)))
    await hand_over(chat, "drop", "dialog.modal", "more.png", (2, 2))
    await expect(modal.get_by_role("listitem")).to_have_count(2)
    await modal.get_by_role("combobox", name="For whom").click()
    await chat.get_by_role("option", name="Teacher").click()
    await modal.get_by_role("button", name="Submit").click()
    await expect(modal).to_be_hidden()
    await expect(newest(chat)).to_contain_text(
        "mask.png is 8x6, more.png is 2x2 | a red door | Teacher"
    )
