"""A small bot on the unmodified library, with one of everything that a bot does here."""

from __future__ import annotations

import asyncio
import contextlib
import io
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import discord
import yarl
from discord import app_commands

from playground.person import Person
from playground.server import Playground

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c63f8ffff3f0005fe02fea735818d0000000049454e44ae426082"
)


def picture(name: str = "a.png") -> discord.File:
    return discord.File(io.BytesIO(PNG), name)


class Counter(discord.ui.DynamicItem[discord.ui.Button], template=r"count:(?P<n>\d+)"):
    """A button that remembers in its custom id how often it was pressed."""

    def __init__(self, n: int) -> None:
        self.n = n
        super().__init__(discord.ui.Button(label=str(n), custom_id=f"count:{n}"))

    @classmethod
    async def from_custom_id(cls, _: Any, __: Any, match: Any) -> Counter:
        return cls(int(match["n"]))

    async def callback(self, interaction: discord.Interaction) -> None:
        await interaction.response.edit_message(view=counter(self.n + 1))


def counter(n: int) -> discord.ui.View:
    view = discord.ui.View(timeout=None)
    view.add_item(Counter(n))
    view.stop()
    return view


class Wishes(discord.ui.Modal, title="Wishes"):
    wish = discord.ui.Label(
        text="What do you wish?", component=discord.ui.TextInput(custom_id="wish", min_length=3)
    )
    colour = discord.ui.Label(
        text="Which colour?",
        component=discord.ui.Select(
            custom_id="colour", options=[discord.SelectOption(label=c) for c in ("red", "blue")]
        ),
    )

    async def on_submit(self, interaction: discord.Interaction) -> None:
        wish, colour = self.wish.component.value, self.colour.component.values[0]
        await interaction.response.send_message(f"{wish} in {colour}", ephemeral=True)


class SampleBot(discord.Client):
    """Commands: /ping, /draw, /slow, /wish, /quiet, /counter, /layout, /rules, /whisper.

    In the menu of messages: Quote It. And the commands of a test's own.
    """

    def __init__(self, *commands: app_commands.Command[Any, ..., Any]) -> None:
        super().__init__(intents=discord.Intents.default(), max_messages=None)
        self.tree = app_commands.CommandTree(self)
        self.resumed = asyncio.Event()
        self.reactions: asyncio.Queue[discord.RawReactionActionEvent] = asyncio.Queue()
        self.deletions: asyncio.Queue[discord.RawMessageDeleteEvent] = asyncio.Queue()
        own = (ping, draw, slow, wish, quiet, count, layout, rules, whisper)
        for command in (*own, *commands):
            self.tree.add_command(command)
        self.tree.add_command(quote)

    async def setup_hook(self) -> None:
        self.add_dynamic_items(Counter)
        await self.tree.sync()

    async def on_resumed(self) -> None:
        self.resumed.set()

    async def on_raw_reaction_add(self, event: discord.RawReactionActionEvent) -> None:
        self.reactions.put_nowait(event)

    async def on_raw_reaction_remove(self, event: discord.RawReactionActionEvent) -> None:
        self.reactions.put_nowait(event)

    async def on_raw_message_delete(self, event: discord.RawMessageDeleteEvent) -> None:
        self.deletions.put_nowait(event)


@app_commands.command()
async def ping(interaction: discord.Interaction, what: str = "nothing") -> None:
    """Answer at once."""
    response = await interaction.response.send_message(
        f"pong {what} <@{interaction.user.id}>",
        allowed_mentions=discord.AllowedMentions.none(),
    )
    assert isinstance(response.resource, discord.InteractionMessage)


@ping.autocomplete("what")
async def _suggest(_: discord.Interaction, current: str) -> list[app_commands.Choice[str]]:
    return [app_commands.Choice(name=f"{current}!", value=f"{current}!")]


@app_commands.command()
async def draw(interaction: discord.Interaction, number: app_commands.Range[int, 1, 4]) -> None:
    """Answer, then add pictures."""
    await interaction.response.send_message("drawing")
    pictures = [picture(f"{place}.png") for place in range(number)]
    await interaction.edit_original_response(content="drawn", attachments=pictures)


@app_commands.command()
async def slow(interaction: discord.Interaction) -> None:
    """Answer later, in private."""
    await interaction.response.defer(thinking=True, ephemeral=True)
    await interaction.followup.send("at last")


@app_commands.command()
async def wish(interaction: discord.Interaction) -> None:
    """Open a form."""
    await interaction.response.send_modal(Wishes())


@app_commands.command()
async def quiet(interaction: discord.Interaction) -> None:
    """Never answer."""


@app_commands.command(name="counter")
async def count(interaction: discord.Interaction) -> None:
    """Show a button."""
    await interaction.response.send_message("count", view=counter(0))


@app_commands.command()
async def layout(interaction: discord.Interaction) -> None:
    """Show a picture in components."""
    view = discord.ui.LayoutView(timeout=None)
    gallery = discord.ui.MediaGallery(discord.MediaGalleryItem("attachment://a.png"))
    view.add_item(discord.ui.Container(discord.ui.TextDisplay("a picture"), gallery))
    view.stop()
    await interaction.response.send_message(view=view, file=picture())


@app_commands.command()
@app_commands.default_permissions(manage_guild=True)
@app_commands.guild_only()
async def rules(interaction: discord.Interaction) -> None:
    """Only for who may manage the server."""
    await interaction.response.send_message("the rules")


@app_commands.command()
async def whisper(interaction: discord.Interaction) -> None:
    """Write to the person in private."""
    await interaction.response.send_message("look there", ephemeral=True)
    await interaction.user.send("psst", file=picture())


@app_commands.context_menu(name="Quote It")
@app_commands.guild_only()
async def quote(interaction: discord.Interaction, message: discord.Message) -> None:
    """Say back, privately, which message it was chosen on."""
    said = f"{message.id} of {message.author.display_name} with {len(message.attachments)} files"
    await interaction.response.send_message(said, ephemeral=True)


@asynccontextmanager
async def connected(
    playground: Playground, person: Person, *commands: app_commands.Command[Any, ..., Any]
) -> AsyncIterator[SampleBot]:
    """The bot at a playground, with these commands too, as soon as `person` sees it online."""
    base, gateway = discord.http.Route.BASE, discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY
    discord.http.Route.BASE = playground.api_base
    discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(playground.gateway_url)
    bot = SampleBot(*commands)
    try:
        async with bot:
            running = asyncio.create_task(bot.start("a-token"))
            coming = asyncio.create_task(_until_online(person))
            await asyncio.wait({running, coming}, return_when=asyncio.FIRST_COMPLETED)
            if running.done():
                coming.cancel()
                await running
            yield bot
        with contextlib.suppress(asyncio.CancelledError):
            await running
        await _until_offline(person)
    finally:
        discord.http.Route.BASE = base
        discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = gateway


async def _until_online(person: Person) -> None:
    if not person.state["bot"]["online"]:
        await person.wait_next(lambda event: event["event"] == "bot" and event["online"])


async def _until_offline(person: Person) -> None:
    if person.state["bot"]["online"]:
        await person.wait_next(lambda event: event["event"] == "bot" and not event["online"])
