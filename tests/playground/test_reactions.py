"""Reactions and deletions, as the library hears of them."""

from __future__ import annotations

import pytest

from playground import cast
from playground.person import NotPossible, Person
from tests.playground.sample_bot import SampleBot


async def test_a_reaction_tells_the_bot_who_reacted_to_whose_message(bot: SampleBot, amara: Person):
    await amara.slash("ping")
    message = await amara.wait_for(lambda m: m["content"].startswith("pong"))
    for emoji in ("❌", "✉️", "⭐"):
        await amara.react(message, emoji)
        heard = await bot.reactions.get()
        assert (str(heard.emoji), heard.event_type) == (emoji, "REACTION_ADD")
        assert (heard.message_id, heard.user_id) == (int(message["id"]), int(amara.id))
        assert heard.message_author_id == int(cast.APPLICATION_ID)
        assert (heard.guild_id, heard.member.display_name) == (int(cast.GUILD_ID), "Amara")
    await amara.react(message, "⭐", on=False)
    heard = await bot.reactions.get()
    assert (heard.event_type, heard.member) == ("REACTION_REMOVE", None)


async def test_a_reaction_in_private_has_no_server_and_no_member(bot: SampleBot, amara: Person):
    await amara.slash("whisper")
    message = await amara.wait_for(lambda m: m["content"] == "psst")
    await amara.react(message, "⭐")
    heard = await bot.reactions.get()
    assert (heard.guild_id, heard.member) == (None, None)
    assert heard.message_author_id == int(cast.APPLICATION_ID)


async def test_nobody_reacts_to_a_private_answer(bot: SampleBot, amara: Person):
    await amara.slash("slow")
    message = await amara.wait_for(lambda m: m["content"] == "at last")
    with pytest.raises(NotPossible, match="takes no reactions"):
        await amara.react(message, "⭐")
    assert bot.reactions.empty()


async def test_the_bot_deletes_its_own_message_for_everybody(
    bot: SampleBot, amara: Person, teacher: Person
):
    await amara.slash("counter")
    message = await teacher.wait_for(lambda m: m["content"] == "count")
    await (
        bot.get_channel(int(message["channel_id"])).get_partial_message(int(message["id"])).delete()
    )
    await teacher.wait_gone(message)
    heard = await bot.deletions.get()
    assert (heard.message_id, heard.guild_id) == (int(message["id"]), int(cast.GUILD_ID))
    with pytest.raises(NotPossible, match="no such message any more"):
        await amara.click(message, "count:0")
