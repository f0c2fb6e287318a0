"""What orders that are over look like: their pictures with buttons, or why there are none."""

from __future__ import annotations

from collections.abc import Iterable

import discord

from cogs.ui import engine_cards, grid_buttons, single_buttons
from cogs.ui.card import ALT_TEXT, CONTENT, RED, YELLOW, Attachment, Card, one_line
from cogs.ui.language import language_of
from cogs.ui.order_words import first_line, unnamed
from cogs.ui.prompt_words import headline, title
from cogs.ui.words import explain
from easel.errors import EaselError, Flagged, Held, Stopped, Undelivered
from easel.model import Change, Job, JobState, Picture, PictureKey
from easel.parcel import File, Parcel

# What is said of parameters that are words: a list of --no may be as long as the prompt.
ASKED = 200

_HIDDEN = "-# Only you and your teachers can see this order"
# What only one person sees, Discord keeps open for 15 minutes, and nobody can post it anew.
_UNSEEN = "It could no longer be shown in the channel, where only you would have seen it."
_FROM_WORDS = "-# {model} changes no pictures: drawn anew from a description, so much may differ"
# Of one who may need help, everybody else reads this.
_UNTOLD = "What this is about is between them and their teachers."
_SUFFIX = {"image/png": "png", "image/jpeg": "jpg", "image/webp": "webp"}


def outcome(parcel: Parcel) -> Card:
    """Show what became of a job: its pictures with their buttons, or why there are none."""
    if not parcel.files:
        return _stopped(parcel)
    job = parcel.job
    how = "Stopped" if job.state is JobState.STOPPED else _how(parcel)
    lines = [f"{first_line(job)} ({how})", *_missing(parcel), *_label(parcel), *_asked(job)]
    lines += [*engine_cards.stood_in(job, _pictures(parcel)), *_note(job, parcel.files)]
    return Card(
        content="\n".join(lines)[:CONTENT],
        files=attachments(job, parcel.files),
        view=_buttons(job, parcel.files),
    )


def without_pictures(parcel: Parcel, reason: EaselError) -> Card:
    """Say why a message has no pictures though they are kept; its buttons show and vary them."""
    title, text = explain(reason, language_of(parcel.job.person.language))
    content = f"{first_line(parcel.job)} ({title})\n{text}"
    return Card(content=content, view=_buttons(parcel.job, parcel.files))


def elsewhere(parcel: Parcel, reason: EaselError) -> Card:
    """Show in private what could not be shown where it was ordered, and say why; no buttons."""
    job = parcel.job
    text = _UNSEEN if job.is_hidden else explain(reason, language_of(job.person.language))[1]
    lines = [f"**{headline(job.prompt)}** - your order in <#{job.place.channel_id}>", text]
    if parcel.files:
        lines.append(f"-# For its buttons, type `/show job:{job.id}` on the server.")
    lines += [*_missing(parcel), *_note(job, parcel.files)]
    return Card(content="\n".join(lines)[:CONTENT], files=attachments(job, parcel.files))


def copy(parcel: Parcel) -> Card:
    """Show a job's pictures in private, with what it takes to find or to order it again."""
    job = parcel.job
    lines = [
        f"**{headline(job.prompt)}** - ordered by <@{job.person.id}> in <#{job.place.channel_id}>",
        f"-# {_how(parcel)}, {job.size}, seed {job.seed}, job `{job.id}`",
        *_missing(parcel),
        *engine_cards.stood_in(job, _pictures(parcel)),
        *_note(job, parcel.files),
    ]
    return Card(content="\n".join(lines)[:CONTENT], files=attachments(job, parcel.files))


def single(job: Job, key: PictureKey, person_id: int, file: File | None = None) -> Card:
    """Show one picture of a job alone; without `file`, the words that come before it."""
    files = () if file is None else (file,)
    lines = [f"**{headline(job.prompt)}** - Image #{key.index + 1} <@{person_id}>"]
    lines += _note(job, files)
    return _alone(job, key, lines, file)


def doubled(job: Job, key: PictureKey, person_id: int, file: File | None = None) -> Card:
    """Show one picture of a job at twice its size; without `file`, the words before it."""
    lines = [
        f"**{headline(job.prompt)}** - Upscaled (Subtle) by <@{person_id}>",
        "-# Twice the size, no new detail",
        *_note(job, () if file is None else (file,)),
    ]
    return _alone(job, key, lines, file)


def _alone(job: Job, key: PictureKey, lines: list[str], file: File | None) -> Card:
    if file is None:
        return Card(content="\n".join(lines))
    view = single_buttons.under(job, key)
    return Card(content="\n".join(lines), files=attachments(job, (file,)), view=view)


def _stopped(parcel: Parcel) -> Card:
    if parcel.helpline is not None:
        return Card(content=f"{unnamed(parcel.job)} (Stopped)\n-# {_UNTOLD}")
    title, text = explain(parcel.failure or Undelivered(), language_of(parcel.job.person.language))
    if isinstance(parcel.failure, Held):
        embed = discord.Embed(title=title, description=text, colour=YELLOW)
        return Card(content=f"{first_line(parcel.job)} (Held)", embed=embed)
    if isinstance(parcel.failure, Flagged) and parcel.failure.what == "words":
        # What is not drawn here is not left standing here either.
        embed = discord.Embed(title=title, description=text, colour=RED)
        return Card(content=f"{unnamed(parcel.job)} (Stopped)", embed=embed)
    if isinstance(parcel.failure, Stopped):
        return Card(content=f"{first_line(parcel.job)} (Stopped)\n-# {one_line(text)}")
    embed = discord.Embed(title=title, description=text, colour=RED)
    return Card(content=f"{first_line(parcel.job)} (Stopped)", embed=embed)


def _missing(parcel: Parcel) -> list[str]:
    if parcel.failure is None or not parcel.files:
        return []
    job = parcel.job
    missing = f"-# {job.number - len(parcel.files)} of {job.number} missing."
    if parcel.helpline is not None:
        return [missing]
    title, text = explain(parcel.failure, language_of(job.person.language))
    return [f"{missing} {title}: {one_line(text)}"]


def _label(parcel: Parcel) -> list[str]:
    job = parcel.job
    if parcel.is_from_words:
        return [_FROM_WORDS.format(model=one_line(job.model))]
    if job.edit is None or job.edit.change is not Change.UPSCALE_CREATIVE:
        return []
    return [f"-# Drawn again at {job.size}: details may change"]


def _asked(job: Job) -> list[str]:
    """Say of what is only asked for in words that nobody can promise it."""
    prompt = job.prompt
    asked = [f"without {', '.join(prompt.avoid)}"] if prompt.avoid else []
    asked += ["a seamless tile"] if prompt.tile else []
    asked += ["nothing added (raw)"] if prompt.raw else []
    if not asked:
        return []
    words = discord.utils.escape_markdown("; ".join(asked), ignore_links=False)
    return [f"-# Asked for, not guaranteed: {words}"[:ASKED]]


def _how(parcel: Parcel) -> str:
    return f"{engine_cards.models(parcel.job, _pictures(parcel))}, {parcel.job.quality}"


def _pictures(parcel: Parcel) -> tuple[Picture, ...]:
    return tuple(file.picture for file in parcel.files)


def _note(job: Job, files: Iterable[File]) -> list[str]:
    hidden = [_HIDDEN] if job.is_hidden else []
    return hidden + engine_cards.notes(job, [file.picture for file in files])


def attachments(job: Job, files: Iterable[File]) -> tuple[Attachment, ...]:
    """Return pictures of a job as files with names and alternative texts."""
    return tuple(
        Attachment(
            name=f"easel-{job.id[:8]}-{file.picture.key.index + 1}.{_SUFFIX[file.media_type]}",
            data=file.data,
            description=title(job.prompt)[:ALT_TEXT],
        )
        for file in files
    )


def _buttons(job: Job, files: tuple[File, ...]) -> discord.ui.View:
    """Return those of a grid; what was upscaled is a picture alone, and has the buttons of one."""
    if job.edit is not None and job.edit.change is Change.UPSCALE_CREATIVE and files:
        return single_buttons.under(job, files[0].picture.key)
    return grid_buttons.under(job, files)
