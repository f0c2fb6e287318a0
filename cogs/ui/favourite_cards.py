"""What favourites look like: the answer to ⭐, and the pages of /favorites."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import discord

from cogs.ui import custom_ids
from cogs.ui.card import ALT_TEXT, CHOICE, CONTENT, Attachment, Card, one_line
from cogs.ui.prompt_words import escaped, title
from easel.model import Job, PictureKey
from easel.parcel import File, Shelf

# So much of a prompt stands in a line; ten lines with their ids fit into one message.
QUOTED = 100
PAGE = 10

_NONE = (
    "You have no favourites here yet. Press **Favorite** under a picture posted alone (U1 to U4),"
    " or react to pictures with ⭐."
)
_LEFT_OUT = "-# What is not shown was banned, hidden or restricted since; it stays a favourite."


def toggled(is_one: bool) -> Card:
    """Say what a press of Favorite did."""
    if is_one:
        return Card(content="Added to your favourites: `/favorites` shows them.")
    return Card(content="Taken away from your favourites.")


def page(shelf: Shelf) -> Card:
    """Show a page of favourites, with a menu to post one and buttons to the other pages."""
    if not shelf.total:
        return Card(content=_NONE)
    last = min(shelf.start + PAGE, shelf.total)
    lines = [f"**Your favourites**, {shelf.start + 1} to {last} of {shelf.total}"]
    lines += [f"{number}. {_line(job, file)}" for number, job, file in _numbered(shelf)]
    if len(shelf.shown) < last - shelf.start:
        lines.append(_LEFT_OUT)
    files = tuple(
        Attachment(
            name=f"easel-{job.id[:8]}-{file.picture.key.index + 1}-small.jpg",
            data=file.data,
            description=f"{number}. {title(job.prompt)}"[:ALT_TEXT],
        )
        for number, job, file in _numbered(shelf)
    )
    return Card(content="\n".join(lines)[:CONTENT], files=files, view=_view(shelf))


def key_of(value: str) -> PictureKey:
    """Return the picture that a choice of the menu stands for."""
    job_id, _, index = value.partition(":")
    return PictureKey(job_id=job_id, index=int(index))


def _numbered(shelf: Shelf) -> Iterator[tuple[int, Job, File]]:
    for number, (job, file) in enumerate(shelf.shown, shelf.start + 1):
        yield number, job, file


def _line(job: Job, file: File) -> str:
    return (
        f"**{escaped(one_line(title(job.prompt)), QUOTED)}** - Image #{file.picture.key.index + 1},"
        f" `{job.id}`"
    )


def _view(shelf: Shelf) -> discord.ui.View:
    view = discord.ui.View(timeout=None)
    if shelf.shown:
        view.add_item(_menu(shelf))
    if shelf.total > PAGE:
        view.add_item(_turn("Newer", shelf.start - PAGE, shelf))
        view.add_item(_turn("Older", shelf.start + PAGE, shelf))
    view.stop()
    return view


def _menu(shelf: Shelf) -> discord.ui.Select[Any]:
    options = [
        discord.SelectOption(
            label=one_line(f"{number}. {title(job.prompt)}")[:CHOICE],
            value=f"{job.id}:{file.picture.key.index}",
        )
        for number, job, file in _numbered(shelf)
    ]
    return discord.ui.Select(
        custom_id=custom_ids.FROM_SHELF, placeholder="Post one here …", options=options
    )


def _turn(label: str, start: int, shelf: Shelf) -> discord.ui.Button[Any]:
    named = custom_ids.SHELF.format(start=max(0, start))
    return discord.ui.Button(label=label, custom_id=named, disabled=not 0 <= start < shelf.total)
