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
from cogs.ui.report_words import ReportWords
from easel.model import Job, Place, Report
from easel.parcel import Parcel

# An embed's field takes 1024 characters (Discord's API documentation, 2026-08-06).
FIELD = 1024
# So much of a prompt and of a reason stand in a line of the list.
QUOTED = 100


def thanks(say: ReportWords, *, is_posted: bool) -> Card:
    """Tell who reported that it is on its way."""
    return Card(content=say.thanks if is_posted else say.not_posted)


def report(report: Report, parcel: Parcel, say: ReportWords) -> Card:
    """Show a report to the teacher, the pictures covered until somebody looks."""
    view = discord.ui.View(timeout=None)
    names = {"job_id": report.job_id, "person_id": report.person.id}
    view.add_item(
        discord.ui.Button(
            label=say.remove,
            style=discord.ButtonStyle.danger,
            custom_id=custom_ids.REPORT_REMOVE.format(**names),
        )
    )
    view.add_item(
        discord.ui.Button(label=say.dismiss, custom_id=custom_ids.REPORT_DISMISS.format(**names))
    )
    view.stop()
    covered = tuple(
        replace(each, name=f"SPOILER_{each.name}") for each in attachments(parcel.job, parcel.files)
    )
    return Card(embed=_embed(report, parcel.job, say), files=covered, view=view)


def settled(report: Report, job: Job, how: str, say: ReportWords) -> Card:
    """Show a report that a teacher has settled; nothing is left to be pressed."""
    embed = _embed(report, job, say)
    embed.colour = GREEN
    embed.add_field(name=say.settled, value=how, inline=False)
    return Card(embed=embed)


def not_removed(say: ReportWords) -> Card:
    """Tell a teacher that the bot can't take a message away."""
    return Card(content=say.not_removed)


def gone(say: ReportWords) -> Card:
    """Say that another teacher, or another message, has settled a report."""
    return Card(content=say.gone)


def listed(reports: Sequence[tuple[Report, Job]], say: ReportWords) -> Card:
    """List reports with links to their messages, and a menu to look at one."""
    if not reports:
        return Card(content=say.none)
    lines = [_line(number, *each, say) for number, each in enumerate(reports, 1)]
    embed = discord.Embed(title=say.list_title, colour=RED)
    embed.description = "\n".join(lines)[:DESCRIPTION]
    view = discord.ui.View(timeout=None)
    view.add_item(_menu(reports, say))
    view.stop()
    return Card(embed=embed, view=view)


def named(value: str) -> tuple[str, int]:
    """Return the order and the reporter that a choice of the menu stands for."""
    job_id, _, person_id = value.partition(":")
    return job_id, int(person_id)


def _embed(report: Report, job: Job, say: ReportWords) -> discord.Embed:
    embed = discord.Embed(title=say.title, colour=RED)
    embed.description = escaped(report.reason, DESCRIPTION)
    embed.timestamp = report.made_at
    embed.add_field(name=say.reported_by, value=f"<@{report.person.id}>")
    embed.add_field(name=say.ordered_by, value=f"<@{job.person.id}>")
    embed.add_field(name=say.message, value=_link(report, job))
    embed.add_field(name=say.prompt, value=escaped(headline(job.prompt), FIELD), inline=False)
    return embed


def _line(number: int, report: Report, job: Job, say: ReportWords) -> str:
    said = say.line.format(
        reporter_id=report.person.id,
        person_id=job.person.id,
        words=escaped(one_line(title(job.prompt)), QUOTED),
        reason=escaped(one_line(report.reason), QUOTED),
    )
    return f"{number}. <t:{int(report.made_at.timestamp())}:R> {said} {_link(report, job)}"


def _menu(reports: Sequence[tuple[Report, Job]], say: ReportWords) -> discord.ui.Select[Any]:
    options = [
        discord.SelectOption(
            label=one_line(f"{number}. {report.person.name}: {report.reason}")[:CHOICE],
            value=f"{report.job_id}:{report.person.id}",
        )
        for number, (report, _) in enumerate(reports, 1)
    ]
    return discord.ui.Select(
        custom_id=custom_ids.REPORT_LOOK, placeholder=say.look, options=options
    )


def _link(report: Report, job: Job) -> str:
    place = Place(server_id=job.place.server_id, channel_id=report.channel_id)
    return link(place, report.message_id)
