"""What reports look like: to who reports, to the teacher, and when they are settled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import discord

from cogs.ui import custom_ids
from cogs.ui.card import CHOICE, DESCRIPTION, GREEN, RED, Card, link, one_line
from cogs.ui.cards import attachments
from cogs.ui.prompt_words import escaped, headline, title
from easel.model import Job, Place, Report
from easel.parcel import Parcel

# An embed's field takes 1024 characters (Discord's API documentation, 2026-08-06).
FIELD = 1024
# So much of a prompt and of a reason stand in a line of the list.
QUOTED = 100

_THANKS = "Thank you. Your teacher will see this."
_NOT_POSTED = (
    "Thank you. This is kept for your teacher, but I could not post it in the teachers' channel:"
    " please tell them to look at `/policy reports`."
)
_NOT_REMOVED = (
    "I can't see or change that channel any more. Delete the message there from its own menu, then"
    " press Dismiss here."
)
_NO_REPORTS = "Nobody has reported anything that is not settled."
_SETTLED = "This report has been settled already."


def thanks(*, is_posted: bool) -> Card:
    """Tell who reported that it is on its way."""
    return Card(content=_THANKS if is_posted else _NOT_POSTED)


def report(report: Report, parcel: Parcel) -> Card:
    """Show a report to the teacher, the pictures covered until somebody looks."""
    view = discord.ui.View(timeout=None)
    names = {"job_id": report.job_id, "person_id": report.person.id}
    view.add_item(
        discord.ui.Button(
            label="Remove the message",
            style=discord.ButtonStyle.danger,
            custom_id=custom_ids.REPORT_REMOVE.format(**names),
        )
    )
    view.add_item(
        discord.ui.Button(label="Dismiss", custom_id=custom_ids.REPORT_DISMISS.format(**names))
    )
    view.stop()
    covered = tuple(
        replace(each, name=f"SPOILER_{each.name}") for each in attachments(parcel.job, parcel.files)
    )
    return Card(embed=_embed(report, parcel.job), files=covered, view=view)


def settled(report: Report, job: Job, how: str) -> Card:
    """Show a report that a teacher has settled; nothing is left to be pressed."""
    embed = _embed(report, job)
    embed.colour = GREEN
    embed.add_field(name="Settled", value=how, inline=False)
    return Card(embed=embed)


def not_removed() -> Card:
    """Tell a teacher that the bot can't take a message away."""
    return Card(content=_NOT_REMOVED)


def gone() -> Card:
    """Say that another teacher, or another message, has settled a report."""
    return Card(content=_SETTLED)


def listed(reports: Sequence[tuple[Report, Job]]) -> Card:
    """List reports with links to their messages, and a menu to look at one."""
    if not reports:
        return Card(content=_NO_REPORTS)
    lines = [_line(number, *each) for number, each in enumerate(reports, 1)]
    embed = discord.Embed(title="Reports", description="\n".join(lines)[:DESCRIPTION], colour=RED)
    view = discord.ui.View(timeout=None)
    view.add_item(_menu(reports))
    view.stop()
    return Card(embed=embed, view=view)


def named(value: str) -> tuple[str, int]:
    """Return the order and the reporter that a choice of the menu stands for."""
    job_id, _, person_id = value.partition(":")
    return job_id, int(person_id)


def _embed(report: Report, job: Job) -> discord.Embed:
    embed = discord.Embed(title="A picture was reported", colour=RED)
    embed.description = escaped(report.reason, DESCRIPTION)
    embed.timestamp = report.made_at
    embed.add_field(name="Reported by", value=f"<@{report.person.id}>")
    embed.add_field(name="Ordered by", value=f"<@{job.person.id}>")
    embed.add_field(name="Message", value=_link(report, job))
    embed.add_field(name="Prompt", value=escaped(headline(job.prompt), FIELD), inline=False)
    return embed


def _line(number: int, report: Report, job: Job) -> str:
    return (
        f"{number}. <t:{int(report.made_at.timestamp())}:R> <@{report.person.id}> reported"
        f" <@{job.person.id}>'s **{escaped(one_line(title(job.prompt)), QUOTED)}**:"
        f" “{escaped(one_line(report.reason), QUOTED)}” {_link(report, job)}"
    )


def _menu(reports: Sequence[tuple[Report, Job]]) -> discord.ui.Select[Any]:
    options = [
        discord.SelectOption(
            label=one_line(f"{number}. {report.person.name}: {report.reason}")[:CHOICE],
            value=f"{report.job_id}:{report.person.id}",
        )
        for number, (report, _) in enumerate(reports, 1)
    ]
    return discord.ui.Select(
        custom_id=custom_ids.REPORT_LOOK, placeholder="Look at one …", options=options
    )


def _link(report: Report, job: Job) -> str:
    place = Place(server_id=job.place.server_id, channel_id=report.channel_id)
    return link(place, report.message_id)
