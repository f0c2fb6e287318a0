"""The show bot's second half: files in, panels of buttons, every menu, cards, private messages."""

from __future__ import annotations

import io
from typing import Any

import discord
from discord import app_commands
from PIL import Image

from tests.browser.show_bot import picture

COLUMNS = 5


async def described(files: list[discord.Attachment]) -> str:
    """Return what came, each picture really downloaded and opened."""
    lines = []
    for file in files:
        width, height = Image.open(io.BytesIO(await file.read())).size
        lines.append(f"{file.filename} is {width}x{height}")
    return ", ".join(lines) or "no files"


@app_commands.command(description="Mix two to three pictures")
@app_commands.describe(image1="The first", image2="The second", image3="A third", style="How")
async def blend(
    interaction: discord.Interaction,
    image1: discord.Attachment,
    image2: discord.Attachment,
    image3: discord.Attachment | None = None,
    style: str = "plain",
) -> None:
    """Say what came."""
    files = [each for each in (image1, image2, image3) if each is not None]
    await interaction.response.send_message(f"{await described(files)}, {style}")


class Region(discord.ui.Modal, title="Vary (Region)"):
    """Asks for a mask, words and who may see it."""

    mask: discord.ui.Label[Region] = discord.ui.Label(
        text="Mask",
        description="White is drawn anew",
        component=discord.ui.FileUpload(max_values=2),
    )
    words: discord.ui.Label[Region] = discord.ui.Label(
        text="Words", component=discord.ui.TextInput(default="a red door", required=False)
    )
    who: discord.ui.Label[Region] = discord.ui.Label(
        text="For whom", component=discord.ui.MentionableSelect(required=False)
    )

    async def on_submit(self, interaction: discord.Interaction) -> None:
        """Say it back, privately."""
        files = await described(self.mask.component.values)
        who = ", ".join(str(each) for each in self.who.component.values)
        await interaction.response.send_message(
            f"{files} | {self.words.component.value} | {who}", ephemeral=True
        )


@app_commands.command(description="Open a form that takes files")
async def region(interaction: discord.Interaction) -> None:
    """Open it."""
    await interaction.response.send_modal(Region())


class Panel(discord.ui.View):
    """Five rows of five; the one that was pressed turns green."""

    def __init__(self, chosen: int = 7) -> None:
        super().__init__(timeout=None)
        styles = list(discord.ButtonStyle)
        for place in range(24):
            style = discord.ButtonStyle.secondary if place > 3 else styles[place]
            button: discord.ui.Button[Panel] = discord.ui.Button(
                label=f"Option {place}",
                emoji="✨" if place % COLUMNS == 0 else None,
                style=discord.ButtonStyle.success if place == chosen else style,
                disabled=place == 9,
                custom_id=f"panel:{place}",
                row=place // COLUMNS,
            )
            button.callback = self._choose(place)  # type: ignore[method-assign]
            self.add_item(button)
        self.add_item(discord.ui.Button(label="Help", url="https://example.test/help", row=4))

    def _choose(self, place: int) -> Any:
        async def choose(interaction: discord.Interaction) -> None:
            await interaction.response.edit_message(view=Panel(place))

        return choose


@app_commands.command(description="Show a private panel")
async def panel(interaction: discord.Interaction) -> None:
    """Show it."""
    await interaction.response.send_message("**Settings**", view=Panel(), ephemeral=True)


class Menus(discord.ui.View):
    """A menu of people, of roles, of both and of channels."""

    def __init__(self) -> None:
        super().__init__(timeout=None)
        for kind in (
            discord.ui.UserSelect,
            discord.ui.RoleSelect,
            discord.ui.MentionableSelect,
            discord.ui.ChannelSelect,
        ):
            menu: Any = kind(placeholder=kind.__name__)
            menu.callback = self._answer(menu)
            self.add_item(menu)

    def _answer(self, menu: Any) -> Any:
        async def answer(interaction: discord.Interaction) -> None:
            await interaction.response.send_message(f"Chosen: {menu.values[0]}", ephemeral=True)

        return answer


@app_commands.command(description="Show every menu")
async def menus(interaction: discord.Interaction, role: discord.Role | None = None) -> None:
    """Show them."""
    await interaction.response.send_message(f"Menus for {role}", view=Menus())


@app_commands.command(description="Show a card that links to an older message")
async def card(interaction: discord.Interaction) -> None:
    """Show fields, a footer, hidden words and a hidden picture, and jump to the first message."""
    channel = interaction.channel
    assert isinstance(channel, discord.TextChannel)
    first = [message async for message in channel.history(oldest_first=True, limit=1)]
    about = discord.Embed(title="Job", description="The end is ||a dog||", colour=0x57F287)
    for name, value in (("Model", "sketch"), ("Size", "1024x1024"), ("Left today", "12")):
        about.add_field(name=name, value=value)
    about.add_field(name="Prompt", value="a very long prompt " * 8, inline=False)
    about.set_footer(text="Easel · fast")
    hidden = picture(0)
    hidden.filename = "SPOILER_easel.png"
    view = discord.ui.View(timeout=None)
    target = first[0].jump_url if first else "https://discord.com/channels/1/2/3"
    view.add_item(discord.ui.Button(label="Jump", url=target))
    await interaction.response.send_message(f"Done: {target}", embed=about, file=hidden, view=view)


@app_commands.command(description="Say it in private")
async def tell(interaction: discord.Interaction) -> None:
    """Write in private, or say that it could not be."""
    try:
        await interaction.user.send("Your pictures", file=picture(1), view=Panel())
    except discord.Forbidden as refused:
        await interaction.response.send_message(f"Refused: {refused.code}", ephemeral=True)
    else:
        await interaction.response.send_message("Look there", ephemeral=True)


COMMANDS = (blend, region, panel, menus, card, tell)
