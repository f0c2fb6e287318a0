"""Private messages of the bot: with everything in them, pressed, and refused."""

from __future__ import annotations

from collections.abc import AsyncIterator

import discord
import pytest
from discord import app_commands

from playground.person import Person
from playground.server import Playground
from tests.playground.sample_bot import PNG, SampleBot, connected, picture

JUMP = "https://discord.com/channels/1/2/3"


class Results(discord.ui.View):
    def __init__(self) -> None:
        super().__init__()
        self.add_item(discord.ui.Button(label="Jump", url=JUMP))

    @discord.ui.button(label="Again", emoji="🔄", custom_id="again")
    async def again(self, interaction: discord.Interaction, _: discord.ui.Button[Results]) -> None:
        """Say where this was pressed."""
        where = f"{interaction.guild_id} {interaction.user} {interaction.context.dm_channel}"
        await interaction.response.send_message(f"{where} {type(interaction.user).__name__}")


@app_commands.command()
async def results(interaction: discord.Interaction) -> None:
    """Send a card with a picture and buttons in private; say if that could not be."""
    card = discord.Embed(title="Yours").set_image(url="attachment://a.png")
    try:
        await interaction.user.send("done", embed=card, file=picture(), view=Results())
    except discord.Forbidden as refused:
        await interaction.response.send_message(f"refused: {refused.code}", ephemeral=True)
    else:
        await interaction.response.send_message("look there", ephemeral=True)


@pytest.fixture
async def bot(playground: Playground, amara: Person) -> AsyncIterator[SampleBot]:
    async with connected(playground, amara, results) as bot:
        yield bot


async def test_a_private_message_carries_files_cards_and_links(bot: SampleBot, amara: Person):
    await amara.slash("results")
    message = await amara.wait_for(lambda m: m["content"] == "done")
    assert await amara.download(message["embeds"][0]["image"]["url"]) == PNG
    again, jump = message["components"][0]["components"]
    assert (jump["url"], again["emoji"]["name"]) == (JUMP, "🔄")


async def test_a_button_in_private_has_a_user_and_no_server(bot: SampleBot, amara: Person):
    await amara.slash("results")
    message = await amara.wait_for(lambda m: m["content"] == "done")
    await amara.click(message, "again")
    said = await amara.wait_for(lambda m: m["content"].startswith("None"))
    assert said["content"] == "None amara True User"
    assert said["channel_id"] == message["channel_id"]


async def test_a_person_who_takes_no_private_messages_is_not_written_to(
    bot: SampleBot, amara: Person
):
    await amara.accept_private(accepted=False)
    assert amara.state["accepts_private"] is False
    await amara.slash("results")
    await amara.wait_for(lambda m: m["content"] == "refused: 50007")
    await amara.accept_private(accepted=True)
    await amara.slash("results")
    await amara.wait_for(lambda m: m["content"] == "done")


async def test_a_refusal_of_private_messages_is_this_persons_and_lasts(
    bot: SampleBot, amara: Person, teacher: Person, playground: Playground
):
    await amara.accept_private(accepted=False)
    async with Person.enter(playground.url, "Amara") as again:
        assert again.state["accepts_private"] is False
    assert teacher.state["accepts_private"] is True
    await teacher.slash("results")
    await teacher.wait_for(lambda m: m["content"] == "done")
