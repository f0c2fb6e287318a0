"""Answers in every order that a bot gives them: later, taken back, several, private."""

from __future__ import annotations

from collections.abc import AsyncIterator

import discord
import pytest
from discord import app_commands

from playground.person import Person, custom_ids
from playground.server import Playground
from tests import contract
from tests.playground.sample_bot import SampleBot, connected, picture


class Toggle(discord.ui.View):
    """Two buttons in private: one changes the message at once, one after a deferral."""

    @discord.ui.button(label="now", custom_id="now")
    async def now(self, interaction: discord.Interaction, _: discord.ui.Button[Toggle]) -> None:
        await interaction.response.edit_message(content="changed at once")

    @discord.ui.button(label="later", custom_id="later")
    async def later(self, interaction: discord.Interaction, _: discord.ui.Button[Toggle]) -> None:
        await interaction.response.defer()
        await interaction.edit_original_response(content="changed later", view=None)
        await interaction.followup.send("and said", ephemeral=True)


@app_commands.command()
async def public(interaction: discord.Interaction) -> None:
    """Think, then fill the answer."""
    await interaction.response.defer(thinking=True)
    await interaction.edit_original_response(content="filled", attachments=[picture()])


@app_commands.command()
async def sorry(interaction: discord.Interaction) -> None:
    """Think in public, take it back, say why in private."""
    await interaction.response.defer(thinking=True)
    await interaction.delete_original_response()
    await interaction.followup.send("not today", ephemeral=True)


@app_commands.command()
async def first(interaction: discord.Interaction, private: bool) -> None:
    """Think, then follow up twice."""
    await interaction.response.defer(thinking=True, ephemeral=private)
    filling = await interaction.followup.send("one", ephemeral=not private, wait=True)
    original = await interaction.original_response()
    assert filling.id == original.id
    second = await interaction.followup.send("two", ephemeral=not private, wait=True)
    assert second.id != original.id


@app_commands.command()
async def several(interaction: discord.Interaction) -> None:
    """Answer, follow up twice, and change each in its own way."""
    await interaction.response.send_message("answer")
    by_token = await interaction.followup.send("by token", wait=True)
    await by_token.edit(content="edited by token")
    as_bot = await interaction.followup.send("as bot", wait=True)
    channel = interaction.channel
    assert isinstance(channel, discord.TextChannel)
    await channel.get_partial_message(as_bot.id).edit(content="edited as bot")


@app_commands.command()
async def private(interaction: discord.Interaction) -> None:
    """Answer in private with buttons."""
    await interaction.response.send_message("as it was", view=Toggle(), ephemeral=True)


@pytest.fixture
async def bot(playground: Playground, amara: Person) -> AsyncIterator[SampleBot]:
    commands = (public, sorry, first, several, private)
    async with connected(playground, amara, *commands) as bot:
        yield bot


async def test_a_public_deferral_is_seen_thinking_by_all_and_then_filled(
    bot: SampleBot, amara: Person, teacher: Person
):
    await amara.slash("public")
    thinking = await teacher.wait_event(lambda e: e["event"] == "message")
    assert thinking["message"]["state"] == "thinking"
    filled = await teacher.wait_for(lambda m: m["content"] == "filled")
    assert filled["id"] == thinking["message"]["id"]
    assert len(filled["attachments"]) == 1


async def test_a_deferral_taken_back_leaves_only_the_private_word(
    bot: SampleBot, amara: Person, teacher: Person
):
    await amara.slash("sorry")
    said = await amara.wait_for(lambda m: m["content"] == "not today")
    assert said["private"] is True
    thinking = await teacher.wait_event(lambda e: e["event"] == "message")
    await teacher.wait_gone(thinking["message"])
    assert await teacher.history() == []
    assert [m["id"] for m in await amara.history()] == [said["id"]]


@pytest.mark.parametrize("is_private", [True, False])
async def test_the_first_follow_up_fills_the_deferral_and_is_as_private_as_that(
    is_private: bool, bot: SampleBot, amara: Person
):
    await amara.slash("first", private=is_private)
    second = await amara.wait_for(lambda m: m["content"] == "two")
    one = next(m for m in await amara.history() if m["content"] == "one")
    assert bool(one.get("private")) is is_private
    assert bool(second.get("private")) is not is_private
    assert second["message_reference"]["message_id"] == one["id"]


async def test_follow_ups_are_messages_of_their_own_and_change_by_token_and_as_bot(
    bot: SampleBot, amara: Person
):
    await amara.slash("several")
    await amara.wait_for(lambda m: m["content"] == "edited as bot")
    said = [m["content"] for m in await amara.history()]
    assert said == ["answer", "edited by token", "edited as bot"]


async def test_buttons_of_a_private_message_change_it_at_once_and_later(
    bot: SampleBot, amara: Person, teacher: Person
):
    await amara.slash("private")
    message = await amara.wait_for(lambda m: m["content"] == "as it was")
    await amara.click(message, "now")
    await amara.wait_for(lambda m: m["content"] == "changed at once")
    await amara.click(message, "later")
    await amara.wait_for(lambda m: m["content"] == "and said")
    changed = await amara.wait_for(lambda m: m["content"] == "changed later")
    assert (changed["id"], changed["private"], custom_ids(changed)) == (message["id"], True, [])
    assert await teacher.history() == []


async def test_every_order_of_answers_is_valid_by_discords_own_description(
    bot: SampleBot, amara: Person
):
    contract.skip_without_description()
    for command in ("public", "sorry", "several", "private"):
        await amara.outcome(await amara.slash(command))
    await amara.slash("first", private=True)
    message = await amara.wait_for(lambda m: m["content"] == "as it was")
    await amara.click(message, "later")
    for last in ("filled", "not today", "edited as bot", "two", "and said"):
        await amara.wait_for(lambda m, last=last: m["content"] == last)
    contract.check(await amara.requests())


async def test_a_private_message_does_not_exist_for_the_bots_own_routes(
    bot: SampleBot, amara: Person
):
    await amara.slash("private")
    message = await amara.wait_for(lambda m: m["content"] == "as it was")
    channel = bot.get_channel(int(amara.channel_id))
    assert isinstance(channel, discord.TextChannel)
    partial = channel.get_partial_message(int(message["id"]))
    for attempt in (partial.fetch(), partial.edit(content="x"), partial.delete()):
        with pytest.raises(discord.NotFound) as refused:
            await attempt
        assert refused.value.code == 10008
    with pytest.raises(discord.NotFound) as refused:
        await partial.add_reaction("⭐")
    assert refused.value.code == 10008
    assert [m async for m in channel.history()] == []


async def test_a_dismissed_private_message_is_gone_for_its_reader_and_not_for_the_bot(
    bot: SampleBot, amara: Person
):
    await amara.slash("private")
    message = await amara.wait_for(lambda m: m["content"] == "as it was")
    await amara.click(message, "now")
    await amara.wait_for(lambda m: m["content"] == "changed at once")
    await amara.delete(message)
    await amara.wait_gone(message)
    assert await amara.history() == []
    request = next(r for r in await amara.requests() if "/callback" in r["path"])
    token = request["path"].split("/")[3]
    webhook = discord.Webhook.partial(bot.application_id, token, client=bot)
    edited = await webhook.edit_message(int(message["id"]), content="nobody reads this")
    assert edited.content == "nobody reads this"
    assert await amara.history() == []
