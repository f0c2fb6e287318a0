"""A small discord.py bot that shows the page one of everything a bot can send."""

from __future__ import annotations

import asyncio
import io
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import discord
from discord import app_commands
from discord.gateway import DiscordWebSocket
from discord.http import Route
from PIL import Image
from yarl import URL

from playground.server import Playground

COLOURS = ("#f0b450", "#3c8ca0", "#be5046", "#5a5ab4")
SIZE = (96, 64)


def picture(number: int) -> discord.File:
    """Return a one-coloured PNG, easel_1.png for number 0."""
    data = io.BytesIO()
    Image.new("RGB", SIZE, COLOURS[number]).save(data, "PNG")
    data.seek(0)
    return discord.File(data, f"easel_{number + 1}.png", description=f"Picture {number + 1}")


class Buttons(discord.ui.View):
    """U1 to U4, each of which answers with its own name, and a select of two qualities."""

    def __init__(self) -> None:
        super().__init__(timeout=None)
        for number in range(1, 5):
            button: discord.ui.Button[Buttons] = discord.ui.Button(label=f"U{number}")
            button.callback = self._say_label  # type: ignore[method-assign]  # discord.py's own way
            self.add_item(button)

    async def _say_label(self, interaction: discord.Interaction) -> None:
        await interaction.response.send_message("One of the four", ephemeral=True)

    @discord.ui.select(
        placeholder="Quality",
        max_values=2,
        options=[discord.SelectOption(label=name) for name in ("low", "medium", "high")],
    )
    async def quality(
        self, interaction: discord.Interaction, select: discord.ui.Select[Buttons]
    ) -> None:
        """Say what was chosen."""
        await interaction.response.send_message(f"Chosen: {' and '.join(sorted(select.values))}")


class Form(discord.ui.Modal, title="Every kind of field"):
    """Answers with everything that was filled in."""

    name: discord.ui.TextInput[Form] = discord.ui.TextInput(label="Name", min_length=3)
    who: discord.ui.Label[Form] = discord.ui.Label(
        text="Who may click",
        component=discord.ui.RadioGroup(
            options=[discord.RadioGroupOption(label=who) for who in ("Anyone", "Owner")]
        ),
    )
    packs: discord.ui.Label[Form] = discord.ui.Label(
        text="Packs",
        component=discord.ui.CheckboxGroup(
            options=[discord.CheckboxGroupOption(label=pack) for pack in ("Weapons", "Horror")]
        ),
    )
    sure: discord.ui.Label[Form] = discord.ui.Label(
        text="Photos allowed", component=discord.ui.Checkbox()
    )

    async def on_submit(self, interaction: discord.Interaction) -> None:
        """Say it back, privately."""
        filled = (
            self.name.value,
            self.who.component.value,
            ",".join(self.packs.component.values),
            self.sure.component.value,
        )
        await interaction.response.send_message(" | ".join(map(str, filled)), ephemeral=True)


class ShowBot(discord.Client):
    """Its commands: imagine, form, layout, for teachers `policy words add`, and a test's own."""

    def __init__(self, *commands: app_commands.Command[Any, ..., Any]) -> None:
        super().__init__(intents=discord.Intents(guilds=True))
        self.tree = app_commands.CommandTree(self)
        self.is_connected = asyncio.Event()
        for command in (imagine, form, layout, Policy(), *commands):
            self.tree.add_command(command)

    async def setup_hook(self) -> None:
        """Register the commands."""
        await self.tree.sync()

    async def on_connect(self) -> None:
        """Say so: commands are answered from here on, 2 s before discord.py calls itself ready."""
        self.is_connected.set()


@app_commands.command(description="Draw pictures from words")
@app_commands.describe(prompt="What to draw", number="How many", aspect="Shape", model="Who draws")
@app_commands.choices(
    aspect=[app_commands.Choice(name=ratio, value=ratio) for ratio in ("1:1", "16:9", "2:3")]
)
async def imagine(
    interaction: discord.Interaction,
    prompt: str,
    number: app_commands.Range[int, 1, 4] = 4,
    aspect: str = "1:1",
    model: str = "none",
) -> None:
    """Answer with what was ordered, then edit the pictures in."""
    order = f"**{prompt}** aspect={aspect} model={model}"
    await interaction.response.send_message(f"{order} (Waiting to start)")
    pictures = [picture(place) for place in range(number)]
    await interaction.edit_original_response(
        content=f"{order} (done)", attachments=pictures, view=Buttons()
    )


@imagine.autocomplete("model")
async def _models(_: discord.Interaction, typed: str) -> list[app_commands.Choice[str]]:
    names = ("sketch", "paint", "pencil")
    return [app_commands.Choice(name=name, value=f"{name}-1") for name in names if typed in name]


@app_commands.command(description="Open a form")
async def form(interaction: discord.Interaction) -> None:
    """Open the form."""
    await interaction.response.send_modal(Form())


@app_commands.command(description="Show a layout")
async def layout(
    interaction: discord.Interaction, pictures: app_commands.Range[int, 1, 2] = 2
) -> None:
    """Answer in Components V2: a heading, pictures and a button in a container."""
    files = [picture(place) for place in range(pictures)]
    gallery: discord.ui.MediaGallery[discord.ui.LayoutView] = discord.ui.MediaGallery()
    for each in files:
        gallery.add_item(media=each)
    row: discord.ui.ActionRow[discord.ui.LayoutView] = discord.ui.ActionRow(
        discord.ui.Button(label="Go", style=discord.ButtonStyle.success)
    )
    view = discord.ui.LayoutView()
    view.add_item(
        discord.ui.Container(
            discord.ui.TextDisplay("## Settings\n-# small print"),
            gallery,
            row,
            accent_colour=0x2FA58E,
        )
    )
    await interaction.response.send_message(view=view, files=files)


class Policy(app_commands.Group, name="policy", description="The rules of this server"):
    """Only for people who may manage the server."""

    words = app_commands.Group(name="words", description="Words that are not drawn")

    def __init__(self) -> None:
        super().__init__(default_permissions=discord.Permissions(manage_guild=True))

    @words.command(description="Add a word that may not be drawn")
    async def add(self, interaction: discord.Interaction, word: str) -> None:
        """Answer with a private card."""
        card = discord.Embed(title="Policy", description=f"Added **{word}**", colour=0xE8604C)
        card.add_field(name="Words", value="`1`").set_footer(text="version 2")
        await interaction.response.send_message(embed=card, ephemeral=True)


@asynccontextmanager
async def running(
    playground: Playground, *commands: app_commands.Command[Any, ..., Any]
) -> AsyncIterator[ShowBot]:
    """Run the bot in this process against a playground, until the end of the block."""
    Route.BASE = playground.api_base
    DiscordWebSocket.DEFAULT_GATEWAY = URL(playground.gateway_url)
    async with ShowBot(*commands) as bot:
        running = asyncio.create_task(bot.start("a.b.c"))
        await bot.is_connected.wait()
        try:
            yield bot
        finally:
            await bot.close()
            await running
