"""Files that people hand in: with commands, in forms, in messages."""

from __future__ import annotations

import io
from collections.abc import AsyncIterator

import discord
import pytest
from discord import app_commands
from PIL import Image

from playground.person import File, NotPossible, Person, text
from playground.server import Playground
from tests.playground.sample_bot import SampleBot, connected

LIMIT = 10 * 1024 * 1024


def drawn(name: str, size: tuple[int, int]) -> File:
    stream = io.BytesIO()
    Image.new("RGB", size, "teal").save(stream, "PNG")
    return File(name, stream.getvalue())


async def _described(files: list[discord.Attachment]) -> str:
    lines = []
    for file in files:
        picture = Image.open(io.BytesIO(await file.read()))
        assert picture.size == (file.width, file.height)
        assert file.size == len(await file.read(use_cached=True))
        lines.append(f"{file.filename} {file.content_type} {file.width}x{file.height}")
    return "\n".join(lines) or "nothing"


@app_commands.command()
async def blend(
    interaction: discord.Interaction,
    image1: discord.Attachment,
    image2: discord.Attachment,
    image3: discord.Attachment | None = None,
) -> None:
    """Say what came, read over the network."""
    files = [each for each in (image1, image2, image3) if each is not None]
    await interaction.response.send_message(await _described(files))


class Masks(discord.ui.Modal, title="Region"):
    mask: discord.ui.Label[Masks] = discord.ui.Label(
        text="Mask", component=discord.ui.FileUpload(custom_id="mask", max_values=2)
    )
    extra: discord.ui.Label[Masks] = discord.ui.Label(
        text="More", component=discord.ui.FileUpload(custom_id="extra", required=False)
    )

    async def on_submit(self, interaction: discord.Interaction) -> None:
        uploads = (self.mask.component, self.extra.component)
        said = [await _described(upload.values) for upload in uploads]
        await interaction.response.send_message(" | ".join(said), ephemeral=True)


@app_commands.command()
async def region(interaction: discord.Interaction) -> None:
    """Ask for masks."""
    await interaction.response.send_modal(Masks())


@pytest.fixture
async def bot(playground: Playground, amara: Person) -> AsyncIterator[SampleBot]:
    async with connected(playground, amara, blend, region) as bot:
        yield bot


async def test_several_files_of_one_command_are_read_by_the_library(bot: SampleBot, amara: Person):
    first, second = drawn("a b.png", (30, 20)), drawn("c.png", (4, 5))
    await amara.slash("blend", image1=first, image2=second)
    message = await amara.wait_for(lambda m: "c.png" in m["content"])
    assert message["content"] == "a_b.png image/png 30x20\nc.png image/png 4x5"


async def test_a_file_that_is_needed_and_missing_is_told(bot: SampleBot, amara: Person):
    with pytest.raises(NotPossible, match="'image2' is required"):
        await amara.slash("blend", image1=drawn("a.png", (1, 1)))
    with pytest.raises(NotPossible, match="a file with a name"):
        await amara.slash("blend", image1="a.png", image2="b.png")


async def test_a_file_is_as_large_as_discord_takes_and_no_larger(bot: SampleBot, amara: Person):
    small = drawn("a.png", (1, 1))
    with pytest.raises(NotPossible, match=r"b\.png is too large: a file has at most 10 MB"):
        await amara.slash("blend", image1=small, image2=File("b.png", bytes(LIMIT + 1)))
    padded = File("b.png", small.data + bytes(LIMIT - len(small.data)))
    answered = await amara.outcome(await amara.slash("blend", image1=small, image2=padded))
    assert answered["state"] == "answered"


async def test_files_of_a_form_reach_the_bot(bot: SampleBot, amara: Person):
    await amara.slash("region")
    form = await amara.next_modal()
    await amara.submit(form, {"mask": [drawn("m.png", (8, 8)), drawn("n.png", (9, 9))]})
    message = await amara.wait_for(lambda m: m.get("private"))
    assert text(message) == "m.png image/png 8x8\nn.png image/png 9x9 | nothing"


@pytest.mark.parametrize("number", [0, 3])
async def test_a_form_takes_no_other_number_of_files(number: int, bot: SampleBot, amara: Person):
    await amara.slash("region")
    form = await amara.next_modal()
    with pytest.raises(NotPossible, match="takes 1 to 2 values"):
        await amara.submit(form, {"mask": [drawn("m.png", (8, 8))] * number})


async def test_people_show_each_other_files(amara: Person, teacher: Person):
    await amara.say("", [drawn("mine.png", (3, 2))])
    message = await teacher.wait_for(lambda m: m["attachments"])
    (shown,) = message["attachments"]
    assert (shown["filename"], shown["width"], shown["height"]) == ("mine.png", 3, 2)
    assert "ephemeral" not in shown
    assert Image.open(io.BytesIO(await teacher.download(shown["url"]))).size == (3, 2)
    with pytest.raises(NotPossible, match="at most 10 files"):
        await amara.say("", [drawn("a.png", (1, 1))] * 11)
