"""Typing: commands by picker, by key and as text, and what is said when they are wrong."""

from __future__ import annotations

from playwright.async_api import Page, expect

from tests.browser import show_bot
from tests.browser.acts import become, newest, write

EXAMPLE = "/imagine prompt:Dog next to the Eiffel Tower in early morning sunlight"


async def test_a_command_is_chosen_filled_and_sent_by_keyboard(chat: Page) -> None:
    await chat.get_by_label("Message", exact=True).focus()
    await chat.keyboard.type("/ima")
    options = chat.get_by_test_id("picker").get_by_role("option")
    await expect(options).to_have_text(["/imagineDraw pictures from wordsprompt"])
    await chat.keyboard.press("Tab")
    await chat.keyboard.type("a red fox aspect:")
    await chat.keyboard.press("ArrowDown")
    await chat.keyboard.press("Enter")
    await chat.keyboard.press("Enter")
    await expect(newest(chat)).to_contain_text("a red fox aspect=16:9 model=none (done)")
    await expect(newest(chat)).to_contain_text("Ms Rivera used /imagine")
    assert await newest(chat).get_by_role("button", name="Open picture").count() == 4


async def test_one_can_type_at_once_and_after_pressing_a_button(chat: Page) -> None:
    await expect(chat.get_by_label("Message", exact=True)).to_be_focused()
    await chat.keyboard.type("good morning")
    await chat.keyboard.press("Enter")
    await expect(newest(chat)).to_contain_text("good morning")
    await chat.get_by_role("button", name="gallery").click()
    await chat.keyboard.type("hello")
    await expect(chat.get_by_label("Message", exact=True)).to_have_value("hello")


async def test_escape_leaves_a_command_without_losing_what_was_typed(chat: Page) -> None:
    box = chat.get_by_label("Message", exact=True)
    await box.fill("/imagine a red fox number:2")
    await chat.keyboard.press("Escape")
    await expect(box).to_have_value("/imagine prompt:a red fox number:2")
    await chat.keyboard.press("Enter")
    await expect(chat.get_by_label("number", exact=True)).to_have_value("2")
    await chat.keyboard.press("Enter")
    await expect(newest(chat)).to_contain_text("a red fox aspect=1:1")


async def test_a_command_without_required_options_runs_or_takes_options_typed_on(
    chat: Page,
) -> None:
    await write(chat, "/layout ")
    await expect(newest(chat).get_by_role("button", name="Open picture")).to_have_count(2)
    await write(chat, "/layout pictures:1")
    await expect(newest(chat).get_by_role("button", name="Open picture")).to_have_count(1)


async def test_a_whole_command_line_can_be_pasted(chat: Page) -> None:
    line = "/imagine prompt:Dog --ar 16:9 number:2 aspect:2:3"
    await chat.get_by_label("Message", exact=True).fill(line)
    await chat.keyboard.press("Enter")
    await expect(newest(chat)).to_contain_text("Dog --ar 16:9 aspect=2:3 model=none (done)")
    assert await newest(chat).get_by_role("button", name="Open picture").count() == 2


async def test_suggestions_of_the_bot_are_offered_and_their_value_is_sent(chat: Page) -> None:
    await chat.get_by_label("Message", exact=True).focus()
    await chat.keyboard.type("/imagine a cat model:p")
    suggestions = chat.get_by_test_id("picker").get_by_role("option")
    await expect(suggestions).to_have_text(["paint", "pencil"])
    await suggestions.last.click()
    await chat.keyboard.press("Enter")
    await expect(newest(chat)).to_contain_text("model=pencil-1")


MISTAKES = (
    ("/imagine ", "prompt is needed: What to draw."),
    ("/imagine a number:five", "number: “five” is not a whole number."),
    ("/imagine a number:9", "number: the largest is 4."),
    ("/imagine a aspect:round", "aspect: “round” is not in the list. Choose one of it."),
    ("/nothing", "There is no command /nothing that you may use here."),
)


async def test_what_is_wrong_is_said_beside_the_composer(chat: Page) -> None:
    for line, sentence in MISTAKES:
        await chat.get_by_label("Message", exact=True).fill(line)
        await chat.keyboard.press("Enter")
        await expect(chat.get_by_test_id("composer-error")).to_have_text(sentence)
        for _ in ("the open list", "the command"):
            await chat.keyboard.press("Escape")
    assert await chat.get_by_role("article").count() == 0


async def test_a_refused_command_comes_back_into_the_box(chat: Page, bot: show_bot.ShowBot) -> None:
    box = chat.get_by_label("Message", exact=True)
    await box.fill("/imagine prompt:Dog")
    bot.tree.remove_command("imagine")
    await bot.tree.sync()
    await chat.keyboard.press("Enter")
    await expect(chat.get_by_test_id("composer-error")).to_contain_text("no command /imagine")
    await expect(chat.get_by_label("prompt")).to_have_value("Dog")


async def test_the_example_of_an_empty_channel_fills_the_composer(chat: Page) -> None:
    await chat.get_by_role("button", name=EXAMPLE).click()
    await expect(chat.get_by_label("prompt")).to_have_value(EXAMPLE.partition(":")[2])
    await expect(chat.get_by_label("prompt")).to_be_focused()


async def test_only_the_teacher_is_offered_the_policy(chat: Page) -> None:
    options = chat.get_by_test_id("picker").get_by_role("option")
    await chat.get_by_label("Message", exact=True).type("/policy")
    await expect(options).to_have_count(1)
    await become(chat, "Amara")
    await chat.get_by_label("Message", exact=True).fill("/")
    await expect(options).to_have_count(3)
    assert "policy" not in " ".join(await options.all_inner_texts())
