"""A message to be: what send() and edit() take, and the limits that hold for it."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any

import discord

from easel.model import Place

RED, GREEN = discord.Colour(0xD64545), discord.Colour(0x3BA55D)
YELLOW = discord.Colour(0xE5B93C)
NO_PINGS = discord.AllowedMentions.none()

# Discord's limits in characters, from its API documentation of 2026-08-06.
CONTENT = 2000
# An embed's description takes 4096; a command to copy that does not fit goes into a file.
DESCRIPTION = 4096
# The name of a choice that is offered while somebody types, and how many are offered.
CHOICE, CHOICES = 100, 25
# A file's description, read to those who can't see it.
ALT_TEXT = 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file of a message; `description` is read to those who can't see it."""

    name: str
    data: bytes
    description: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A message to be: `sending()` for a new one, `editing()` for one that is there."""

    content: str | None = None
    embed: discord.Embed | None = None
    files: tuple[Attachment, ...] = ()
    view: discord.ui.View | None = None

    def sending(self) -> dict[str, Any]:
        """Return the arguments of send(); its files are to be closed by `close_files`."""
        said: dict[str, Any] = {"allowed_mentions": NO_PINGS, "files": self._files()}
        if self.content is not None:
            said["content"] = self.content
        if self.embed is not None:
            said["embed"] = self.embed
        if self.view is not None:
            said["view"] = self.view
        return said

    def editing(self) -> dict[str, Any]:
        """Return the arguments of edit(), which replace all that the message had."""
        return {
            "content": self.content,
            "embeds": [self.embed] if self.embed else [],
            "attachments": self._files(),
            "view": self.view,
            "allowed_mentions": NO_PINGS,
        }

    def _files(self) -> list[discord.File]:
        return [
            discord.File(io.BytesIO(each.data), filename=each.name, description=each.description)
            for each in self.files
        ]


def close_files(arguments: dict[str, Any]) -> None:
    """Let go of the files' bytes: discord.py keeps them alive in a cycle (47 -> 500 MB)."""
    for file in (*arguments.get("files", ()), *arguments.get("attachments", ())):
        file.fp.close()


def link(place: Place, message_id: int) -> str:
    """Return the address of a message, which Discord's clients go to when it is clicked."""
    return f"https://discord.com/channels/{place.server_id}/{place.channel_id}/{message_id}"


def one_line(text: str) -> str:
    """Return `text` without line breaks and double spaces."""
    return " ".join(text.split())
