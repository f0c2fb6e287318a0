"""What /describe and /shorten propose: a message with numbered prompts, and a button for each."""

from __future__ import annotations

from collections.abc import Mapping

import discord

from cogs.ui import custom_ids
from cogs.ui.card import ALT_TEXT, GREEN, Attachment, Card, one_line
from cogs.ui.prompt_words import escaped
from easel.model import Offer

KEYCAPS = ("1️⃣", "2️⃣", "3️⃣", "4️⃣", "5️⃣")
# So many characters of each prompt are shown: five fit an embed's description. The form has all.
SHOWN = 800
# So many characters are shown of the prompt that was to be shorter.
ORIGINAL = 600
_PICTURE = "described.jpg"
# What is only fair to say of an engine that reads as it draws.
_READER = {
    "sketch": "Sketch engine: it knows its own drawings, and of others only colours and light",
}
_REWRITER = {"sketch": "Sketch engine: it keeps the words that its small program can draw"}


def described(offer: Offer, picture: bytes, person_id: int, engine: str) -> Card:
    """Show a picture and the prompts that `engine` found for it; `picture` is a JPEG."""
    embed = _numbered(offer)
    embed.set_image(url=f"attachment://{_PICTURE}")
    file = Attachment(name=_PICTURE, data=picture, description=one_line(offer.texts[0])[:ALT_TEXT])
    lines = [f"**Prompts for a picture** - Described by <@{person_id}>", *_note(_READER, engine)]
    return Card(
        content="\n".join(lines),
        embed=embed,
        files=(file,),
        view=_choice(offer, again=custom_ids.DESCRIBE.format(offer_id=offer.id)),
    )


def shortened(offer: Offer, text: str, person_id: int, engine: str) -> Card:
    """Show the shorter prompts that `engine` found for `text`."""
    original = escaped(one_line(text), ORIGINAL)
    lines = [f"**{original}** - Shortened by <@{person_id}>", *_note(_REWRITER, engine)]
    return Card(
        content="\n".join(lines),
        embed=_numbered(offer),
        view=_choice(offer),
    )


def nothing_shorter() -> Card:
    """Say that a prompt is as short as it can be."""
    text = "Every word of this prompt says something about the picture. Order it as it is."
    return Card(embed=discord.Embed(title="Nothing to leave out", description=text, colour=GREEN))


def _note(notes: Mapping[str, str], engine: str) -> list[str]:
    return [f"-# {notes[engine]}"] if engine in notes else []


def _numbered(offer: Offer) -> discord.Embed:
    lines = [
        f"{number} {escaped(text, SHOWN)}"
        for number, text in zip(KEYCAPS, offer.texts, strict=False)
    ]
    return discord.Embed(description="\n\n".join(lines), colour=GREEN)


def _choice(offer: Offer, again: str | None = None) -> discord.ui.View:
    """Return a button for each prompt, and below them one that orders all.

    The view is stopped: the DynamicItems of cogs.proposals and cogs.describe answer it.
    """
    view = discord.ui.View(timeout=None)
    for index, (number, _) in enumerate(zip(KEYCAPS, offer.texts, strict=False)):
        named = custom_ids.PROPOSED.format(offer_id=offer.id, index=index)
        view.add_item(discord.ui.Button(emoji=number, custom_id=named, row=0))
    below = 1
    if again is not None:
        view.add_item(discord.ui.Button(emoji="🔄", custom_id=again, row=below))
    if len(offer.texts) > 1:
        named = custom_ids.ALL.format(offer_id=offer.id)
        view.add_item(discord.ui.Button(label="Imagine all", custom_id=named, row=below))
    view.stop()
    return view
