"""/help on Discord: what there is, for whom, and more on each of it."""

from __future__ import annotations

import re

import pytest

from easel import prompts
from playground.person import Message, Person, text
from tests.end_to_end.seeing import answers, private_answer

# Discord's limits in characters, from its API documentation of 2026-08-06.
DESCRIPTION, EMBEDS, CHOICE = 4096, 6000, 100


async def overview(person: Person) -> list[Message]:
    """Return the messages of /help, once the last one has come."""
    asked = await person.slash("help")
    is_it = answers(asked)
    await person.wait_for(lambda m: is_it(m) and "--chaos" in text(m))
    return [m for m in await person.history() if is_it(m)]


async def looked_up(person: Person, topic: str) -> str:
    return await private_answer(person, await person.slash("help", topic=topic))


def listed(messages: list[Message]) -> set[str]:
    """Return the names that the overview has, one at the beginning of a line each."""
    return set(re.findall(r"^`([^`]+)`", "\n".join(map(text, messages)), re.MULTILINE))


async def test_every_command_and_every_parameter_has_a_line(teacher: Person) -> None:
    messages = await overview(teacher)
    leaves = {
        f"/{' '.join((command['name'], *path))}"
        for command in teacher.state["commands"]
        if command.get("type", 1) == 1
        for path in paths(command)
    }
    assert leaves <= listed(messages)
    assert {row.flag for row in prompts.PARAMETERS} <= listed(messages)
    assert all(message.get("private") for message in messages)


async def test_a_student_reads_of_no_command_that_discord_hides_from_them(amara: Person) -> None:
    names = listed(await overview(amara))
    assert "/imagine" in names
    assert not [name for name in names if name.startswith("/policy")]
    offered = await amara.autocomplete("help", "topic", topic="policy")
    assert not [choice for choice in offered if choice["value"].startswith("/policy")]


async def test_it_fits_discords_limits(teacher: Person) -> None:
    for message in await overview(teacher):
        for embed in message["embeds"]:
            assert len(embed["description"]) <= DESCRIPTION
        assert len(text(message)) <= EMBEDS


@pytest.mark.parametrize(
    ("topic", "says"),
    [
        ("--ar", ["--ar\n", "`--ar W:H` · such as `--ar 16:9` · also `--aspect`"]),
        ("aspect", ["--ar\n", "also `--aspect`"]),
        ("--chaos", ["**Not here.** The models here have no such dial.", "also `--c`"]),
        (
            "imagine",
            ["/imagine\n", "`prompt:` What the pictures show", "needed", "low / medium / high"],
        ),
        ("/Policy Words Add", ["/policy words add", "`words:`"]),
        ("buttons", ["**U1 to U4** Posts that picture alone", "**Imagine all**"]),
        ("reactions", ["**⭐** Keeps"]),
        ("menus", ["**Cancel Job** Stops the order"]),
        ("{a, b}", ["Choices: one order for each."]),
    ],
)
async def test_a_topic_says_all_of_it(teacher: Person, topic: str, says: list[str]) -> None:
    said = await looked_up(teacher, topic)
    assert [each for each in says if each not in said] == []


async def test_what_there_is_not_gets_what_may_have_been_meant(amara: Person) -> None:
    said = await looked_up(amara, "/imagin")
    assert "I know nothing of that name." in said
    assert "Did you mean `/imagine`?" in said
    assert "I know nothing" in await looked_up(amara, "x" * 5000)


@pytest.mark.parametrize(
    ("typed", "among"),
    [("", "/blend"), ("--a", "--ar"), ("imag", "/imagine"), ("style", "--style")],
)
async def test_topics_are_offered_while_one_types(amara: Person, typed: str, among: str) -> None:
    choices = await amara.autocomplete("help", "topic", topic=typed)
    assert 0 < len(choices) <= 25
    assert among in [choice["value"] for choice in choices]
    assert all(len(choice["name"]) <= CHOICE for choice in choices)


def paths(command: Message) -> list[tuple[str, ...]]:
    """Return the ways into a command: one that is empty, or those of its subcommands."""
    nested = [option for option in command.get("options", ()) if option["type"] in (1, 2)]
    if not nested:
        return [()]
    return [(option["name"], *path) for option in nested for path in paths(option)]
