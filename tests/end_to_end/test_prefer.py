"""/prefer, /fast, /relax, /stealth, /public: what they say and make of the next order."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from typing import Any

import pytest

from playground.person import Message, Person
from tests.end_to_end.classroom import Classroom
from tests.end_to_end.seeing import (
    ENOUGH,
    answers,
    first_words,
    imagine,
    pictures,
    press,
    private_answer,
    refused,
    stopped,
)

LONG = "x" * 490
PREFER = "/prefer option set/list, suffix, remix, auto_dm"


@pytest.mark.row(PREFER)
async def test_an_own_option_stands_for_its_text_in_the_very_next_order(
    classroom: Classroom, amara: Person
) -> None:
    said = await prefer(amara, "option set", name="--Oil", value="oil on canvas --ar 3:2 --n 1")
    assert "`--oil` in a prompt of yours now stands for\n`oil on canvas --ar 3:2 --n 1`" in said
    assert "You have 1 of 20." in said
    drawn = await imagine(amara, "a dog --oil")
    assert drawn["content"].startswith("**a dog oil on canvas --ar 3:2 --n 1** - ")
    assert "a dog oil on canvas" in str(classroom.images.calls[-1].fields["prompt"])


async def test_an_own_option_is_its_person_s_alone(amara: Person, boris: Person) -> None:
    await prefer(amara, "option set", name="oil", value="oil on canvas")
    assert "no such parameter" in await refused(boris, "a dog --oil")
    assert "None yet" in await prefer(boris, "option list")


async def test_own_options_are_listed_replaced_and_removed(amara: Person) -> None:
    await prefer(amara, "option set", name="oil", value="oil on canvas")
    await prefer(amara, "option set", name="wide", value="--ar 3:1")
    await prefer(amara, "option set", name="oil", value="oil on `wood`")
    listed = await prefer(amara, "option list")
    assert listed == "Your own options: 2\n`--oil` `oil on 'wood'`\n`--wide` `--ar 3:1`"
    removed = await prefer(amara, "option remove", name="--OIL")
    assert removed == "Saved\n`--oil` stands for nothing any more. You have 1 of 20."
    assert "oil" not in await prefer(amara, "option list")
    assert "no such parameter" in await refused(amara, "a dog --oil")


async def test_a_long_list_is_whole_in_a_file(amara: Person) -> None:
    for number in range(9):
        await prefer(amara, "option set", name=f"mine-{number}", value=LONG)
    is_it = answers(await amara.slash("prefer option list"))
    shown = await amara.wait_for(lambda m: is_it(m) and bool(m["embeds"]))
    (file,) = shown["attachments"]
    assert file["filename"] == "options.txt"
    assert file["size"] == len("\n".join(f"--mine-{n}: {LONG}" for n in range(9)))


async def test_only_ones_own_names_are_offered_for_removal(amara: Person, boris: Person) -> None:
    await prefer(amara, "option set", name="oil", value="oil on canvas")
    await prefer(amara, "option set", name="wide", value="--ar 3:1")
    offered = await amara.autocomplete("prefer option remove", "name", name="--O")
    assert [(each["name"], each["value"]) for each in offered] == [("--oil: oil on canvas", "oil")]
    assert len(await amara.autocomplete("prefer option remove", "name", name="")) == 2
    assert await boris.autocomplete("prefer option remove", "name", name="") == []


@pytest.mark.parametrize(
    ("command", "given", "says"),
    [
        ("option set", {"name": "ar", "value": "wide"}, "--ar means something already"),
        ("option set", {"name": "2oil", "value": "wide"}, "A name begins with a letter"),
        ("option set", {"name": "oil", "value": "a --foo"}, "There is no such parameter"),
        ("option set", {"name": "oil", "value": "x" * 501}, "It has 501 characters and 500 fit"),
        ("option remove", {"name": "oil"}, "You have no option of that name"),
        ("suffix", {"text": "--ar wide"}, "Invalid"),
    ],
)
async def test_what_can_t_be_saved_is_refused_in_words_and_changes_nothing(
    amara: Person, command: str, given: dict[str, str], says: str
) -> None:
    said = await prefer(amara, command, **given)
    assert "Not saved" in said
    assert "Your settings stay as they were" in said
    if says != "Invalid":
        assert says in said
    assert "None yet" in await prefer(amara, "option list")
    assert "a dog --n 1**" in (await imagine(amara, "a dog --n 1"))["content"]


async def test_twenty_own_options_are_the_most_and_one_can_still_be_replaced(
    amara: Person,
) -> None:
    for number in range(20):
        await prefer(amara, "option set", name=f"mine-{number}", value="a cat")
    said = await prefer(amara, "option set", name="one-more", value="a cat")
    assert "You have 20 options, which is the most" in said
    assert "You have 20 of 20." in await prefer(amara, "option set", name="mine-3", value="a dog")


@pytest.mark.row(PREFER)
async def test_a_suffix_ends_every_imagine_until_it_is_taken_away(amara: Person) -> None:
    said = await prefer(amara, "suffix", text="in the rain --ar 3:2 --n 1")
    assert "every `/imagine` of yours ends with\n`in the rain --ar 3:2 --n 1`" in said
    drawn = await imagine(amara, "a dog")
    assert drawn["content"].startswith("**a dog in the rain --ar 3:2 --n 1** - ")
    typed = await imagine(amara, "a cat --ar 1:1")
    assert typed["content"].startswith("**a cat in the rain --ar 1:1 --n 1** - ")
    assert "You have no suffix" in await prefer(amara, "suffix")
    drawn = await imagine(amara, "a dog --n 1")
    assert drawn["content"].startswith("**a dog --n 1** - ")


async def test_a_suffix_passes_the_same_gate(classroom: Classroom, amara: Person) -> None:
    await prefer(amara, "suffix", text="with a sword")
    assert "“sword”" in await refused(amara, "a dog")
    assert classroom.images.calls == []


@pytest.mark.row(PREFER)
async def test_remix_is_turned_over_and_v_asks_for_words(amara: Person) -> None:
    drawn = await imagine(amara, "a dog --n 1")
    assert "Remix is on" in await prefer(amara, "remix")
    await press(amara, drawn, "V1")
    form = await amara.next_modal()
    assert form["modal"]["title"] == "Remix: Vary"
    await amara.dismiss(form)
    assert "Remix is off" in await prefer(amara, "remix")
    await pictures(amara, await press(amara, drawn, "V1"))


async def test_two_turns_in_one_instant_are_two(amara: Person) -> None:
    said = await asyncio.gather(prefer(amara, "auto_dm"), prefer(amara, "auto_dm"))
    assert sorted(re.findall(r"DM results is (on|off)", "".join(said))) == ["off", "on"]
    assert "DM results is on" in await prefer(amara, "auto_dm")


@pytest.mark.row(PREFER)
async def test_copies_of_what_is_finished_come_once_while_auto_dm_is_on(
    classroom: Classroom,
) -> None:
    async with classroom.enter("Amara") as amara:
        async with classroom.bot():
            await imagine(amara, "a cat --n 1")
            assert "DM results is on" in await prefer(amara, "auto_dm")
            await imagine(amara, "a dog --n 2")
            copy = await amara.wait_for(is_copy(amara, "a dog --n 2"))
            assert len(copy["attachments"]) == 2
            assert "DM results is off" in await prefer(amara, "auto_dm")
            await imagine(amara, "a bird --n 1")
        assert [m["id"] for m in await private_messages(amara)] == [copy["id"]]


async def test_a_closed_door_for_private_messages_changes_nothing(classroom: Classroom) -> None:
    async with classroom.enter("Amara") as amara:
        async with classroom.bot():
            await prefer(amara, "auto_dm")
            await amara.accept_private(accepted=False)
            drawn = await imagine(amara, "a dog --n 1")
            async with asyncio.timeout(ENOUGH):
                while not await turned_away(classroom):
                    pass
            await amara.accept_private(accepted=True)
            await imagine(amara, "a cat --n 1")
            await amara.wait_for(is_copy(amara, "a cat --n 1"))
            assert amara.messages[drawn["id"]] == drawn
        assert len(await private_messages(amara)) == 1
    assert classroom.charged() == 2


async def test_what_fails_sends_no_copy(classroom: Classroom) -> None:
    async with classroom.enter("Amara") as amara:
        async with classroom.bot():
            await prefer(amara, "auto_dm")
            classroom.images.behave("moderation_blocked")
            await stopped(amara, await amara.slash("imagine", prompt="a dog", number=1))
            await imagine(amara, "a cat --n 1")
            await amara.wait_for(is_copy(amara, "a cat --n 1"))
        assert len(await private_messages(amara)) == 1


@pytest.mark.parametrize("command", ["stealth", "public"])
async def test_without_hiding_stealth_and_public_are_refused_kindly(
    amara: Person, command: str
) -> None:
    said = await private_answer(amara, await amara.slash(command))
    assert "Not possible here" in said
    assert "Everybody in the channel sees every order" in said
    assert "/policy edit part:people" in said


async def test_fast_and_relax_say_what_the_next_order_does(amara: Person) -> None:
    said = await private_answer(amara, await amara.slash("relax"))
    assert "wait behind everyone's" in said
    assert "They cost the same here" in said
    assert "--relax" in (await imagine(amara, "a dog --n 1"))["content"]
    assert "take their own turn" in await private_answer(amara, await amara.slash("fast"))
    assert "--relax" not in (await imagine(amara, "a dog --n 1"))["content"]


async def test_preferences_outlive_a_restart(classroom: Classroom) -> None:
    async with classroom.enter("Amara") as amara:
        async with classroom.bot():
            await prefer(amara, "suffix", text="in the rain")
            await prefer(amara, "option set", name="oil", value="oil on canvas")
        async with classroom.bot():
            order = await amara.slash("imagine", prompt="a dog --oil --n 1")
            words = await first_words(amara, order)
            assert words.startswith("**a dog oil on canvas in the rain --n 1**")
            await pictures(amara, order)


async def prefer(person: Person, command: str, **options: Any) -> str:
    """Run a command of /prefer; return the private answer."""
    return await private_answer(person, await person.slash(f"prefer {command}", **options))


def is_copy(person: Person, prompt: str) -> Callable[[Message], bool]:
    """Return whether a message is a private copy of the pictures of that prompt."""

    def is_it(message: Message) -> bool:
        is_here = message["channel_id"] == person.channel_id
        return not is_here and message["content"].startswith(f"**{prompt}** - ordered by")

    return is_it


async def turned_away(classroom: Classroom) -> bool:
    """Return whether a private message of the bot was refused."""
    answers = [each["answer"] for each in await classroom.requests()]
    return any(isinstance(each, dict) and each.get("code") == 50007 for each in answers)


async def private_messages(person: Person) -> list[Message]:
    """Return what the bot has sent in private, and go back to the channel."""
    here = person.channel_id
    await person.open_dm()
    sent = await person.history()
    await person.go(here)
    return sent
