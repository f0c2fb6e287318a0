"""Commands in a message's menu, as Discord delivers them."""

from __future__ import annotations

import pytest

from playground.person import NotPossible, Person, text
from tests.playground.sample_bot import SampleBot


async def test_a_menu_command_gets_the_message_it_was_chosen_on(
    bot: SampleBot, amara: Person
) -> None:
    drawn = await amara.slash("draw", number=2)
    await amara.outcome(drawn)
    message = await amara.wait_for(lambda m: len(m["attachments"]) == 2)
    chosen = await amara.menu(message, "Quote It")
    assert (await amara.outcome(chosen))["state"] == "answered"
    said = await amara.wait_for(lambda m: m.get("private"))
    assert text(said) == f"{message['id']} of easel with 2 files"
    assert said["interaction_metadata"]["type"] == 2
    assert said["interaction"]["name"] == "Quote It"


async def test_a_menu_has_only_its_own_commands(bot: SampleBot, amara: Person) -> None:
    said = await amara.say("hello")
    message = await amara.wait_for(lambda m: m["id"] == said)
    for name in ("ping", "Nothing"):
        with pytest.raises(NotPossible, match=f"no “{name}” in the menu"):
            await amara.menu(message, name)
    with pytest.raises(NotPossible, match="no command /Quote It"):
        await amara.slash("Quote It")
    with pytest.raises(NotPossible, match="no such message"):
        await amara.menu({**message, "id": "1"}, "Quote It")


async def test_a_menu_command_of_servers_is_not_in_a_private_channel(
    bot: SampleBot, amara: Person
) -> None:
    await amara.open_dm()
    said = await amara.say("hello")
    message = await amara.wait_for(lambda m: m["id"] == said)
    with pytest.raises(NotPossible, match="in the menu"):
        await amara.menu(message, "Quote It")
