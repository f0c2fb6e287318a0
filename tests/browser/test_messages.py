"""Messages as people see them: words, pictures, buttons, privacy, and where the reader is."""

from __future__ import annotations

from playwright.async_api import Page, expect

from playground.server import Playground
from tests.browser import show_bot
from tests.browser.acts import become, enter, newest, write


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


async def test_a_reader_of_old_messages_is_not_moved(chat: Page, playground: Playground) -> None:
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
