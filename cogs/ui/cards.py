"""What messages look like: values of the core -> what send() and edit() take."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import discord

from cogs.ui import custom_ids, single_buttons
from cogs.ui.words import explain
from easel import prompts
from easel.errors import EaselError, Stopped, Undelivered
from easel.model import Account, Change, Forecast, Job, JobState, PictureKey
from easel.parcel import File, Parcel
from easel.underway import Preview

RED, GREEN = discord.Colour(0xD64545), discord.Colour(0x3BA55D)
NO_PINGS = discord.AllowedMentions.none()

# Discord's limits in characters, from its API documentation of 2026-08-06.
CONTENT = 2000
# An embed's description takes 4096; a command to copy that does not fit goes into a file.
DESCRIPTION = 4096
# What one message's text keeps of a prompt: room for names, state and footer beside it.
SHOWN = 1500
# The name of a choice that is offered while somebody types.
CHOICE = 100
# A file's description, read to those who can't see it.
ALT_TEXT = 1024

# What is only fair to say of an engine, under every picture of its own.
_NOTES = {"sketch": "Sketch engine: drawn offline by a small program, not by an AI model"}
# What is said of each edit before the name of who ordered it, as Midjourney says it.
_DONE = {
    Change.VARY_SUBTLE: "Variations (Subtle) by ",
    Change.VARY_STRONG: "Variations (Strong) by ",
    Change.UPSCALE_CREATIVE: "Upscaled (Creative) by ",
    Change.ZOOM_OUT: "Zoom Out by ",
    Change.PAN_LEFT: "Pan Left by ",
    Change.PAN_RIGHT: "Pan Right by ",
    Change.PAN_UP: "Pan Up by ",
    Change.PAN_DOWN: "Pan Down by ",
    Change.MAKE_SQUARE: "Make Square by ",
}
_SUFFIX = {"image/png": "png", "image/jpeg": "jpg", "image/webp": "webp"}


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


def waiting(job: Job, forecast: Forecast, now: datetime) -> str:
    """Say that the order waits, at which place, and when it is likely done."""
    ready = int((now + timedelta(seconds=forecast.seconds)).timestamp())
    place = f"place {forecast.place} in line" if forecast.place else "about to start"
    return f"{_headline(job)} (Waiting to start)\n-# {place}, likely ready <t:{ready}:R>"


def drawing(job: Job, drawn: int, forecast: Forecast, now: datetime) -> str:
    """Say that the order is being drawn and how many of its pictures are done."""
    ready = int((now + timedelta(seconds=forecast.seconds)).timestamp())
    return (
        f"{_headline(job)} (Drawing)\n-# {drawn} of {job.number} done, likely ready <t:{ready}:R>"
    )


def in_line(
    job: Job, drawn: int, forecast: Forecast, now: datetime, previews: Iterable[Preview] = ()
) -> Card:
    """Say how an unfinished order stands, and show how far its pictures are."""
    if job.state is JobState.WAITING:
        return Card(content=waiting(job, forecast, now))
    files = tuple(
        Attachment(
            name=f"easel-{job.id[:8]}-{each.index + 1}-preview.jpg",
            data=each.data,
            description=f"Unfinished: {job.prompt.text}"[:ALT_TEXT],
        )
        for each in previews
    )
    return Card(content=drawing(job, drawn, forecast, now), files=files)


def outcome(parcel: Parcel) -> Card:
    """Show what became of a job: its pictures with their buttons, or why there are none."""
    if not parcel.files:
        return _stopped(parcel)
    job = parcel.job
    how = "Stopped" if job.state is JobState.STOPPED else f"{job.model}, {job.quality}"
    lines = [f"{_headline(job)} ({how})", *_missing(parcel), *_label(job), *_note(job)]
    return Card(
        content="\n".join(lines)[:CONTENT],
        files=_attachments(job, parcel.files),
        view=_buttons(job, parcel.files),
    )


def without_pictures(parcel: Parcel, reason: EaselError) -> Card:
    """Say why a message has no pictures though they are kept; its buttons show and vary them."""
    title, text = explain(reason)
    content = f"{_headline(parcel.job)} ({title})\n{text}"
    return Card(content=content, view=_buttons(parcel.job, parcel.files))


def elsewhere(parcel: Parcel, reason: EaselError) -> Card:
    """Show in private what could not be shown where it was ordered, and say why; no buttons."""
    job = parcel.job
    _, text = explain(reason)
    lines = [f"**{_shown(job)}** - your order in <#{job.place.channel_id}>", text]
    lines += [*_missing(parcel), *_note(job)]
    return Card(content="\n".join(lines)[:CONTENT], files=_attachments(job, parcel.files))


def single(job: Job, key: PictureKey, person_id: int, file: File | None = None) -> Card:
    """Show one picture of a job alone; without `file`, the words that come before it."""
    lines = [f"**{_shown(job)}** - Image #{key.index + 1} <@{person_id}>", *_note(job)]
    return _alone(job, key, lines, file)


def doubled(job: Job, key: PictureKey, person_id: int, file: File | None = None) -> Card:
    """Show one picture of a job at twice its size; without `file`, the words before it."""
    lines = [
        f"**{_shown(job)}** - Upscaled (Subtle) by <@{person_id}>",
        "-# Twice the size, no new detail",
        *_note(job),
    ]
    return _alone(job, key, lines, file)


def _alone(job: Job, key: PictureKey, lines: list[str], file: File | None) -> Card:
    if file is None:
        return Card(content="\n".join(lines))
    view = single_buttons.under(job, key)
    return Card(content="\n".join(lines), files=_attachments(job, (file,)), view=view)


def refusal(error: EaselError, command: str | None = None) -> Card:
    """Say privately what is wrong, what to change, and repeat what was typed for copying."""
    title, text = explain(error)
    embed = discord.Embed(title=title, description=text, colour=RED)
    if command is None:
        return Card(embed=embed)
    fenced = command.replace("```", "'''")
    description = f"{text}\n\nTo copy and change:\n```\n{fenced}\n```"
    if len(description) > DESCRIPTION:
        file = Attachment(name="to-copy-and-change.txt", data=command.encode())
        return Card(embed=embed, files=(file,))
    embed.description = description
    return Card(embed=embed)


def stopped(job: Job) -> Card:
    """Tell who stopped an order, privately, that it is."""
    return Card(content=f"Stopped: **{_shown(job)}**\n-# What is not drawn is not charged.")


def account(account: Account) -> Card:
    """Show how a person stands: orders under way and pictures."""
    left = "No limit"
    if account.limit:
        left = f"{max(0, account.limit - account.used)} of {account.limit}"
    embed = discord.Embed(title="Your orders and pictures", colour=GREEN)
    embed.add_field(name="Being drawn", value=str(account.running))
    embed.add_field(name="Waiting", value=str(account.waiting))
    embed.add_field(name="Left in these 24 hours", value=left)
    embed.add_field(name="Pictures so far", value=str(account.drawn))
    return Card(embed=embed)


def named(job: Job) -> str:
    """Return an order's line in a list of choices, of CHOICE characters at the most."""
    state = "drawing" if job.state is JobState.DRAWING else "waiting"
    return _line(f"{state}: {job.prompt.text}")[:CHOICE]


def _stopped(parcel: Parcel) -> Card:
    title, text = explain(parcel.failure or Undelivered())
    if isinstance(parcel.failure, Stopped):
        return Card(content=f"{_headline(parcel.job)} (Stopped)\n-# {_line(text)}")
    embed = discord.Embed(title=title, description=text, colour=RED)
    return Card(content=f"{_headline(parcel.job)} (Stopped)", embed=embed)


def _missing(parcel: Parcel) -> list[str]:
    if parcel.failure is None or not parcel.files:
        return []
    title, text = explain(parcel.failure)
    job = parcel.job
    return [f"-# {job.number - len(parcel.files)} of {job.number} missing. {title}: {_line(text)}"]


def _label(job: Job) -> list[str]:
    if job.edit is None or job.edit.change is not Change.UPSCALE_CREATIVE:
        return []
    return [f"-# Drawn again at {job.size}: details may change"]


def _note(job: Job) -> list[str]:
    return [f"-# {_NOTES[job.engine]}"] if job.engine in _NOTES else []


def _attachments(job: Job, files: Iterable[File]) -> tuple[Attachment, ...]:
    return tuple(
        Attachment(
            name=f"easel-{job.id[:8]}-{file.picture.key.index + 1}.{_SUFFIX[file.media_type]}",
            data=file.data,
            description=job.prompt.text[:ALT_TEXT],
        )
        for file in files
    )


def _buttons(job: Job, files: tuple[File, ...]) -> discord.ui.View:
    """Return U1.. and 🔄 over V1..; numbered as the tiles are, so a missing picture leaves no gap.

    What was upscaled is a picture alone, and has the buttons of one.
    The view is stopped: it is only written here, and answered by the DynamicItems of
    cogs.buttons; discord.py would keep a live one in memory for ever.
    """
    if job.edit is not None and job.edit.change is Change.UPSCALE_CREATIVE and files:
        return single_buttons.under(job, files[0].picture.key)
    view = discord.ui.View(timeout=None)
    for tile, file in enumerate(files, 1):
        names = {"job_id": job.id, "index": file.picture.key.index}
        view.add_item(_button(f"U{tile}", custom_ids.UP.format(**names), row=0))
        view.add_item(_button(f"V{tile}", custom_ids.VARY.format(**names), row=1))
    view.add_item(_button("🔄", custom_ids.AGAIN.format(job_id=job.id), row=0))
    view.stop()
    return view


def _button(label: str, custom_id: str, *, row: int) -> discord.ui.Button[Any]:
    if label == "🔄":
        return discord.ui.Button(custom_id=custom_id, row=row, emoji=label)
    return discord.ui.Button(custom_id=custom_id, row=row, label=label)


def _headline(job: Job) -> str:
    done = _DONE[job.edit.change] if job.edit else ""
    return f"**{_shown(job)}** - {done}<@{job.person.id}>"


def _shown(job: Job) -> str:
    """Return the prompt as it was typed, and nothing in it works: no markdown and no link.

    A link or an invitation would unfold a page of the person's choice in the bot's own message;
    with its slashes escaped it is text, wherever the prompt is cut.
    """
    text = discord.utils.escape_markdown(prompts.show(job.prompt), ignore_links=False)
    text = text.replace("/", r"\/")
    return text if len(text) <= SHOWN else text[: SHOWN - 1].rstrip("\\") + "…"


def _line(text: str) -> str:
    return " ".join(text.split())
