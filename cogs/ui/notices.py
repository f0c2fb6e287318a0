"""What people are told in private: refusals, what was stopped, how they stand."""

from __future__ import annotations

import discord

from cogs.ui import custom_ids
from cogs.ui.card import CHOICE, DESCRIPTION, GREEN, RED, YELLOW, Attachment, Card, one_line
from cogs.ui.prompt_words import headline, title
from cogs.ui.words import explain
from easel.errors import EaselError, LineFull, MessagePending, TooFast
from easel.model import Account, Job, JobState, Terms

# What is only a matter of waiting has a yellow bar; the rest is red.
_WAIT = (LineFull, TooFast, MessagePending)


def refusal(error: EaselError, command: str | None = None) -> Card:
    """Say privately what is wrong, what to change, and repeat what was typed for copying."""
    title, text = explain(error)
    embed = discord.Embed(
        title=title, description=text, colour=YELLOW if isinstance(error, _WAIT) else RED
    )
    if isinstance(error, MessagePending):
        return Card(embed=embed, view=_acknowledgement(error))
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
    return Card(
        content=f"Stopped: **{headline(job.prompt)}**\n-# What is not drawn is not charged."
    )


def account(account: Account) -> Card:
    """Show how a person stands: orders under way and pictures."""
    left = "No limit"
    if account.limit is not None:
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
    return one_line(f"{state}: {title(job.prompt)}")[:CHOICE]


def _acknowledgement(error: MessagePending) -> discord.ui.View:
    view = discord.ui.View(timeout=None)
    named = custom_ids.ACKNOWLEDGE.format(fingerprint=Terms.fingerprint(error.message))
    view.add_item(
        discord.ui.Button(label="Acknowledge", style=discord.ButtonStyle.success, custom_id=named)
    )
    view.stop()
    return view
