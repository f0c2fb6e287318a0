"""Vary (Region) on Discord: choosing cells, drawing them anew, and misuse."""

from __future__ import annotations

import io
import sqlite3
from contextlib import closing

import pytest
from PIL import Image

from easel.model import Size
from easel.pictures.region import region_mask
from easel.pictures.widen import Box
from playground.person import File, NotPossible, Person
from tests.end_to_end.classroom import Classroom
from tests.end_to_end.drafting import ban
from tests.end_to_end.picking import (
    alone,
    alpha,
    chosen,
    field,
    form,
    hand_in,
    hole,
    picker,
    png,
    push,
    redrawn,
    sent_mask,
)
from tests.end_to_end.seeing import (
    BLURPLE,
    buttons,
    first_words,
    pictures,
    press,
    private_answer,
    rows,
)
from tests.end_to_end.test_buttons import forge

LAST = "Clear Draw it anew… Upload a mask…"
PICTURE = Size(1536, 1024)
WHOLE = Box(left=0, top=0, right=1536, bottom=1024)


# Choosing.


async def test_the_picker_is_private_and_has_a_button_for_each_cell(amara: Person) -> None:
    message = await alone(amara)
    shown = await picker(amara, message)
    assert rows(shown) == ["A1 B1 C1", "A2 B2 C2", "A3 B3 C3", f"4x4 {LAST}"]
    switched_off = {name for name, button in buttons(shown).items() if button.get("disabled")}
    assert switched_off == {"Clear", "Draw it anew…"}
    assert "Image #1" in shown["content"]
    small = Image.open(io.BytesIO(await amara.download(shown["attachments"][0]["url"])))
    assert (small.format, small.size) == ("JPEG", (768, 512))
    used = await amara.wait_for(lambda m: m["id"] == message["id"])
    assert buttons(used)["Vary (Region)"]["style"] == BLURPLE


async def test_chosen_cells_are_green_named_and_tinted_on_the_picture(amara: Person) -> None:
    shown = await picker(amara, await alone(amara))
    before = await amara.download(shown["attachments"][0]["url"])
    shown = await push(amara, shown, "B2", "C1")
    assert chosen(shown) == ["C1", "B2"]
    assert "To be drawn anew: C1, B2" in shown["content"]
    assert "C1, B2" in shown["attachments"][0]["description"]
    after = await amara.download(shown["attachments"][0]["url"])
    assert _blue(after, (380, 300)) > _blue(before, (380, 300)) + 20
    assert abs(_blue(after, (120, 300)) - _blue(before, (120, 300))) < 10
    shown = await push(amara, shown, "B2")
    assert chosen(shown) == ["C1"]
    assert chosen(await push(amara, shown, "Clear")) == []


def _blue(data: bytes, at: tuple[int, int]) -> int:
    red, _, blue = Image.open(io.BytesIO(data)).convert("RGB").getpixel(at)  # type: ignore[misc]
    return int(blue - red)


async def test_the_other_grid_carries_the_choice_over_and_back(amara: Person) -> None:
    shown = await push(amara, await picker(amara, await alone(amara)), "A1", "B2", "4x4")
    assert rows(shown)[3:] == ["A4 B4 C4 D4", f"3x3 {LAST}"]
    assert chosen(shown) == ["A1", "B2", "C2", "B3", "C3"]
    shown = await push(amara, shown, "3x3")
    assert chosen(shown) == ["A1", "B2"]
    shown = await push(amara, shown, "4x4", "B2", "D4", "3x3")
    assert chosen(shown) == ["A1", "B2", "C3"]


async def test_no_id_is_longer_than_discord_takes_with_all_cells_chosen(amara: Person) -> None:
    shown = await push(amara, await picker(amara, await alone(amara)), "4x4")
    shown = await push(amara, shown, *(f"{c}{r}" for r in range(1, 5) for c in "ABCD"))
    ids = [button["custom_id"] for button in buttons(shown).values()]
    assert len(chosen(shown)) == 16
    assert max(map(len, ids)) <= 100
    assert len(set(ids)) == len(ids)


# Drawing anew.


@pytest.mark.row("Vary (Region)")
async def test_the_chosen_cells_are_asked_for_and_the_answer_is_public(
    classroom: Classroom, amara: Person, boris: Person
) -> None:
    shown = await push(amara, await picker(amara, await alone(amara)), "B2", "C3")
    opened = await form(amara, shown, "Draw it anew…")
    assert opened["modal"]["title"] == "Vary (Region)"
    assert field(opened, "Prompt")["value"] == "a dog --ar 3:2 --n 1"
    order = await hand_in(amara, opened, Prompt="a dog --ar 3:2 --n 1")
    assert f" - Variations (Region) by <@{amara.id}> (Waiting" in await first_words(boris, order)
    done = await pictures(boris, order)
    assert f" - Variations (Region) by <@{amara.id}>" in done["content"]
    assert rows(done) == ["U1 🔄", "V1"]
    assert alpha(sent_mask(classroom)) == alpha(region_mask(PICTURE, WHOLE, 3, (4, 8)))
    assert classroom.charged() == 2


async def test_other_words_make_it_a_remix_in_those_words(
    classroom: Classroom, amara: Person
) -> None:
    shown = await push(amara, await picker(amara, await alone(amara)), "4x4", "A1", "D4")
    done = await redrawn(amara, shown, "a cat in a hat --n 2")
    assert f"**a cat in a hat --ar 3:2 --n 2** - Remix (Region) by <@{amara.id}>" in done["content"]
    assert len(done["attachments"]) == 2
    assert "a cat in a hat" in classroom.images.calls[-1].fields["prompt"]
    assert alpha(sent_mask(classroom)) == alpha(region_mask(PICTURE, WHOLE, 4, (0, 15)))


@pytest.mark.parametrize("shape", ["1:1", "16:9", "7:5", "3:1"])
async def test_a_region_of_a_cropped_picture_lies_where_the_picture_is(
    classroom: Classroom, amara: Person, shape: str
) -> None:
    message = await alone(amara, f"a dog --ar {shape} --n 1")
    shown = await push(amara, await picker(amara, message), "A1")
    done = await redrawn(amara, shown, "a cat --n 1")
    width, height = (message["attachments"][0][side] for side in ("width", "height"))
    assert [done["attachments"][0][side] for side in ("width", "height")] == [width, height]
    mask = Image.open(io.BytesIO(sent_mask(classroom))).getchannel("A")
    left, top = (mask.width - width) // 2, (mask.height - height) // 2
    box = Box(left=left, top=top, right=left + width, bottom=top + height)
    assert mask.tobytes() == alpha(region_mask(Size(*mask.size), box, 3, (0,)))


async def test_the_picker_stays_for_another_try(classroom: Classroom, amara: Person) -> None:
    shown = await push(amara, await picker(amara, await alone(amara)), "B2")
    await redrawn(amara, shown, "a cat --n 1")
    await redrawn(amara, await push(amara, shown, "C3"), "a bird --n 1")
    assert alpha(sent_mask(classroom)) == alpha(region_mask(PICTURE, WHOLE, 3, (4, 8)))
    assert classroom.charged() == 3


async def test_a_region_of_a_region_and_its_like_once_more(
    classroom: Classroom, amara: Person
) -> None:
    shown = await push(amara, await picker(amara, await alone(amara)), "A1")
    first = await redrawn(amara, shown, "a cat --n 1")
    again = await pictures(amara, await press(amara, first, "🔄"))
    assert "Remix (Region) by" not in again["content"]
    assert "Variations (Region) by" in again["content"]
    assert alpha(sent_mask(classroom)) == alpha(region_mask(PICTURE, WHOLE, 3, (0,)))
    deeper = await pictures(amara, await press(amara, first, "U1"))
    shown = await push(amara, await picker(amara, deeper), "C3")
    await redrawn(amara, shown, "a bird --n 1")
    assert alpha(sent_mask(classroom)) == alpha(region_mask(PICTURE, WHOLE, 3, (8,)))


async def test_two_people_choose_on_one_picture_without_disturbing_each_other(
    classroom: Classroom, amara: Person, boris: Person
) -> None:
    message = await alone(amara)
    hers, his = await picker(amara, message), await picker(boris, message)
    assert hers["id"] != his["id"]
    hers, his = await push(amara, hers, "A1"), await push(boris, his, "C3", "C2")
    assert (chosen(hers), chosen(his)) == (["A1"], ["C2", "C3"])
    done = await redrawn(boris, his, "a cat --n 1")
    assert f"Remix (Region) by <@{boris.id}>" in done["content"]
    with pytest.raises(NotPossible):
        await press(boris, hers, "A1")


async def test_a_picker_works_after_a_restart(classroom: Classroom) -> None:
    async with classroom.enter("Amara") as amara:
        async with classroom.bot():
            shown = await push(amara, await picker(amara, await alone(amara)), "B2")
        async with classroom.bot():
            shown = await push(amara, shown, "A1")
            await redrawn(amara, shown, "a cat --n 1")
    assert alpha(sent_mask(classroom)) == alpha(region_mask(PICTURE, WHOLE, 3, (0, 4)))


# Misuse.


async def test_banned_words_are_refused_in_private_with_the_words_to_copy(
    classroom: Classroom, amara: Person
) -> None:
    shown = await push(amara, await picker(amara, await alone(amara)), "B2")
    opened = await form(amara, shown, "Draw it anew…")
    refusal = await private_answer(amara, await hand_in(amara, opened, Prompt="a pool of blood"))
    assert "Banned prompt detected" in refusal
    assert "a pool of blood" in refusal
    assert classroom.charged() == 1


async def test_a_picture_whose_words_were_banned_since_is_not_shown_for_choosing(
    amara: Person, teacher: Person
) -> None:
    message = await alone(amara, "a clown --n 1 --ar 3:2")
    shown = await picker(amara, message)
    await ban(teacher, "clown")
    again = await private_answer(amara, await press(amara, message, "Vary (Region)"))
    assert "Banned prompt detected" in again
    assert "Banned prompt detected" in await private_answer(amara, await press(amara, shown, "A1"))
    assert chosen(amara.messages[shown["id"]]) == []


@pytest.mark.parametrize("state", ["3:0", "4:0"])
async def test_a_forged_choice_of_nothing_is_refused_and_nothing_charged(
    classroom: Classroom, amara: Person, state: str
) -> None:
    shown = await push(amara, await picker(amara, await alone(amara)), "A1")
    genuine = buttons(shown)["Draw it anew…"]["custom_id"]
    forged = genuine.replace(":3:1:", f":{state}:")
    assert forged != genuine
    forge(classroom, shown, "Draw it anew…", forged)
    await amara.click(shown, forged)
    order = await hand_in(amara, await amara.next_modal(), Prompt="a cat")
    assert "Choose a cell of the picture first" in await private_answer(amara, order)
    assert classroom.charged() == 1


async def test_forged_cells_that_there_are_not_are_left_out(
    classroom: Classroom, amara: Person
) -> None:
    shown = await push(amara, await picker(amara, await alone(amara)), "A1")
    forged = buttons(shown)["Draw it anew…"]["custom_id"].replace(":3:1:", ":3:ffff:")
    forge(classroom, shown, "Draw it anew…", forged)
    await amara.click(shown, forged)
    await pictures(amara, await hand_in(amara, await amara.next_modal(), Prompt="a cat --n 1"))
    assert alpha(sent_mask(classroom)) == alpha(region_mask(PICTURE, WHOLE, 3, tuple(range(9))))


async def test_a_forged_edit_without_a_region_is_refused(
    classroom: Classroom, amara: Person
) -> None:
    message = await alone(amara)
    genuine = buttons(message)["Vary (Strong)"]["custom_id"]
    forged = genuine.replace("vary-strong", "vary-region")
    forge(classroom, message, "Vary (Strong)", forged)
    refusal = await private_answer(amara, await amara.click(message, forged))
    assert "Choose a cell of the picture first" in refusal
    assert classroom.charged() == 1


async def test_a_picture_of_another_server_is_gone(classroom: Classroom, amara: Person) -> None:
    message = await alone(amara)
    shown = await push(amara, await picker(amara, message), "A1")
    opened = await form(amara, shown, "Draw it anew…")
    uploading = await form(amara, shown, "Upload a mask…")
    with closing(sqlite3.connect(classroom.folder / "data" / "easel.sqlite")) as database:
        database.execute("UPDATE jobs SET server_id = 77")
        database.commit()
    mask = File("mask.png", png(hole(0, 0, 9, 9)))
    told = [
        await press(amara, message, "Vary (Region)"),
        await press(amara, shown, "B1"),
        await press(amara, shown, "Upload a mask…"),
        await press(amara, shown, "Draw it anew…"),
        await hand_in(amara, opened, Prompt="a cat"),
        await hand_in(amara, uploading, Prompt="a cat", Mask=[mask]),
    ]
    for interaction in told:
        assert "It is gone" in await private_answer(amara, interaction)


async def test_a_hidden_picture_is_chosen_on_by_its_person_and_gone_for_others(
    classroom: Classroom, amara: Person, boris: Person, teacher: Person
) -> None:
    hers = await alone(amara, "a dog --ar 3:2 --n 1")
    his = await alone(boris, "a bird --ar 3:2 --n 1")
    with closing(sqlite3.connect(classroom.folder / "data" / "easel.sqlite")) as database:
        database.execute("UPDATE jobs SET is_hidden = 1 WHERE person_id = ?", (int(amara.id),))
        database.commit()
    theirs = buttons(hers)["Vary (Region)"]["custom_id"]
    forge(classroom, his, "Vary (Region)", theirs)
    gone = await private_answer(boris, await boris.click(his, theirs))
    assert "It is gone" in gone
    shown = await picker(teacher, hers)
    assert chosen(await push(teacher, shown, "A1")) == ["A1"]
    await picker(amara, hers)


async def test_a_region_counts_against_the_quota_like_any_order(classroom: Classroom) -> None:
    async with classroom.bot(quota={"pictures_per_day": 1}), classroom.enter("Amara") as amara:
        shown = await push(amara, await picker(amara, await alone(amara)), "A1")
        opened = await form(amara, shown, "Draw it anew…")
        refusal = await private_answer(amara, await hand_in(amara, opened, Prompt="a cat --n 1"))
        assert "You asked for 1 and have had 1 of 1 pictures" in refusal
        assert classroom.charged() == 1


async def test_handing_one_form_in_twice_orders_once(classroom: Classroom, amara: Person) -> None:
    shown = await push(amara, await picker(amara, await alone(amara)), "A1")
    opened = await form(amara, shown, "Draw it anew…")
    await pictures(amara, await hand_in(amara, opened, Prompt="a cat --n 1"))
    with pytest.raises(NotPossible):
        await hand_in(amara, opened, Prompt="a cat --n 1")
    assert classroom.charged() == 2
