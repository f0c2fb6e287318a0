"""The playground's page in a real browser, with the real playground and a discord.py bot."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Locator, Page, expect

from playground.server import Options, Playground, serve
from tests.browser import show_bot

CONTRAST = (Path(__file__).parent / "contrast.js").read_text(encoding="utf-8")
EXAMPLE = "/imagine prompt:Dog next to the Eiffel Tower in early morning sunlight"


@pytest.fixture
async def playground() -> AsyncIterator[Playground]:
    async with serve(Options()) as served:
        yield served


@pytest.fixture
async def bot(playground: Playground) -> AsyncIterator[show_bot.ShowBot]:
    async with show_bot.running(playground) as running:
        yield running


@pytest.fixture
async def chat(page: Page, playground: Playground, bot: show_bot.ShowBot) -> Page:
    """The page, entered as the teacher, while the bot runs."""
    return await enter(page, playground)


async def enter(page: Page, playground: Playground) -> Page:
    await page.goto(playground.url)
    await expect(page.get_by_test_id("you-are")).to_contain_text("Ms Rivera")
    return page


async def write(page: Page, text: str) -> None:
    """Type a text into the box and send it."""
    await page.get_by_label("Message", exact=True).focus()
    await page.keyboard.type(text)
    await page.keyboard.press("Enter")


async def become(page: Page, name: str) -> None:
    await page.get_by_test_id("you-are").click()
    await page.get_by_role("menuitemradio", name=name).click()
    await expect(page.get_by_test_id("you-are")).to_contain_text(name)


def newest(page: Page) -> Locator:
    return page.get_by_role("article").last


async def test_markdown_is_drawn_and_html_stays_text(chat: Page) -> None:
    html = "<img src=x onerror=document.title=1> [x](javascript:alert) **a <b>** ||hid|| `<i>`"
    await write(chat, html)
    body = newest(chat).locator(".message-body")
    await expect(body.locator("strong")).to_have_text("a <b>")
    await expect(body.locator("code")).to_have_text("<i>")
    await expect(body).to_contain_text("<img src=x onerror=document.title=1> [x](javascript:alert)")
    assert await body.locator("img, i, b, a").count() == 0
    await body.get_by_role("button", name="Spoiler: show").click()
    await expect(body.get_by_text("hid")).to_be_visible()


MARKDOWN = (
    (r"\*\*not\*\* 2 * 3 * 4", "<p>**not** 2 * 3 * 4</p>"),
    ("***a*** __b__ ~~c~~ *d* _e_", "<strong><em>a</em></strong> <u>b</u> <s>c</s> <em>d</em>"),
    ("snake_case_name", "<p>snake_case_name</p>"),
    ("# A\n-# b", '<h3 class="md-heading md-h1">A</h3><p class="md-subtext">b</p>'),
    ("> a\n> **b**\nc", "<blockquote><p>a<br><strong>b</strong></p></blockquote><p>c</p>"),
    ("- a\n- b\n1. c", '<ul><li>a</li><li>b</li></ul><ol start="1"><li>c</li></ol>'),
    ("```py\n**a** < b\n```", "<pre><code>**a** &lt; b</code></pre>"),
    ("<#1100000000000000101>", '<span class="mention">#gallery</span>'),
    ("<@1100000000000001000>", '<span class="mention mention-me">@Ms Rivera</span>'),
    ("<t:0:R>", 'datetime="1970-01-01T00:00:00.000Z"'),
    ("(https://a.test/b).", '(<a href="https://a.test/b"'),
    ("[the **b**](https://a.test)", 'rel="noopener noreferrer">the <strong>b</strong></a>'),
    ("**open", "<p>**open</p>"),
)


async def test_discords_markdown_is_drawn_as_discord_draws_it(
    page: Page, playground: Playground
) -> None:
    await enter(page, playground)
    drawn = await page.evaluate(
        """async (texts) => {
          const { markdown } = await import("/page/js/markdown.js");
          const me = { id: "1100000000000001000", name: "Ms Rivera" };
          const names = { me, person: () => me, findChannel: () => ({ name: "gallery" }) };
          return texts.map((text) => {
            const box = document.createElement("div");
            box.append(markdown(text, names));
            return box.innerHTML;
          });
        }""",
        [text for text, _ in MARKDOWN],
    )
    wrong = [
        (seen, html) for seen, (_, html) in zip(drawn, MARKDOWN, strict=True) if html not in seen
    ]
    assert wrong == []


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


async def test_a_private_answer_is_seen_by_one_person_until_dismissed(chat: Page) -> None:
    await write(chat, "/policy words add sword")
    card = newest(chat)
    await expect(card).to_contain_text("Only you can see this")
    await expect(card.get_by_test_id("embed")).to_contain_text("Added sword")
    await become(chat, "Boris")
    await expect(chat.get_by_test_id("welcome")).to_be_visible()
    await become(chat, "Ms Rivera")
    await newest(chat).get_by_role("button", name="Dismiss message").click()
    await expect(chat.get_by_role("article")).to_have_count(0)


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


async def test_a_button_answers_and_a_dead_bot_is_told(chat: Page, bot: show_bot.ShowBot) -> None:
    await write(chat, "/imagine a cat")
    first = chat.get_by_role("article").first
    await first.get_by_role("button", name="U2").click()
    await expect(newest(chat)).to_contain_text("One of the four")
    await expect(newest(chat)).to_contain_text("Only you can see this")
    await bot.close()
    await expect(chat.get_by_test_id("banner-offline")).to_contain_text("Easel is not running")
    await first.get_by_role("button", name="U3").click()
    await expect(first.get_by_role("alert")).to_contain_text("did not respond")
    await write(chat, "/imagine a dog")
    await expect(chat.get_by_test_id("pending")).to_contain_text("did not respond")


async def test_pictures_open_large_and_the_arrows_go_round(chat: Page) -> None:
    await write(chat, "/imagine a cat number:3")
    await newest(chat).get_by_role("button", name="Open picture: Picture 1").click()
    lightbox = chat.get_by_test_id("lightbox")
    await expect(lightbox).to_contain_text("1 of 3 · Picture 1")
    await chat.keyboard.press("ArrowLeft")
    await expect(lightbox).to_contain_text("3 of 3 · Picture 3")
    original = lightbox.get_by_role("link", name="Open original")
    assert "easel_3.png" in (await original.get_attribute("href") or "")
    await chat.keyboard.press("Escape")
    await expect(lightbox).to_be_hidden()


async def test_four_pictures_are_tiled_two_by_two(chat: Page) -> None:
    await write(chat, "/imagine a cat")
    tiles = newest(chat).get_by_role("button", name="Open picture")
    await expect(tiles).to_have_count(4)
    places = [await tile.bounding_box() for tile in await tiles.all()]
    assert [len({place[axis] for place in places if place}) for axis in ("x", "y")] == [2, 2]
    ratios = {round(place["width"] / place["height"], 1) for place in places if place}
    assert ratios == {round(show_bot.SIZE[0] / show_bot.SIZE[1], 1)}


async def test_a_layout_shows_its_parts_in_place(chat: Page) -> None:
    await write(chat, "/layout ")
    await expect(newest(chat).get_by_role("heading", name="Settings")).to_be_visible()
    assert await newest(chat).get_by_role("button", name="Open picture").count() == 2
    await expect(newest(chat).get_by_role("button", name="Go")).to_be_enabled()


async def test_reactions_are_given_and_taken_back(chat: Page) -> None:
    await write(chat, "look")
    await newest(chat).get_by_role("button", name="Message menu").click()
    await chat.get_by_role("menuitem", name="React with ⭐").click()
    star = newest(chat).get_by_role("button", name="⭐, 1")
    await expect(star).to_have_attribute("aria-pressed", "true")
    await star.click()
    await expect(star).to_have_count(0)


async def test_a_reader_of_old_messages_is_not_moved(
    chat: Page, playground: Playground, chromium: object
) -> None:
    for number in range(40):
        await write(chat, f"message {number}")
    await expect(newest(chat)).to_contain_text("message 39")
    await chat.get_by_text("message 3", exact=True).scroll_into_view_if_needed()
    before = await chat.evaluate("document.getElementById('scroller').scrollTop")
    other = await enter(await chat.context.new_page(), playground)
    await become(other, "Amara")
    await write(other, "something new")
    jump = chat.get_by_role("button", name="1 new message")
    await expect(jump).to_be_visible()
    assert await chat.evaluate("document.getElementById('scroller').scrollTop") == before
    await jump.click()
    await expect(chat.get_by_text("something new")).to_be_in_viewport()
    await expect(jump).to_be_hidden()


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
