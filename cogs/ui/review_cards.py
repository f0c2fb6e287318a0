"""What teachers are shown of what moderation stopped, and of people who may need help."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import discord

from cogs.ui import custom_ids
from cogs.ui.card import CHOICE, DESCRIPTION, GREEN, RED, YELLOW, Card, link, one_line
from cogs.ui.cards import attachments
from cogs.ui.prompt_words import escaped
from cogs.ui.review_words import ReviewWords
from easel.model import Review, ReviewKind
from easel.parcel import Case

# An embed's field takes 1024 characters (Discord's API documentation, 2026-08-06); its words are
# covered by two marks on either side.
FIELD = 1000
# So much of a person's words stands in a line of the list.
QUOTED = 80


def case(case: Case, say: ReviewWords, *, in_channel: bool = False) -> Card:
    """Show a case to a teacher, its pictures and words covered until somebody looks.

    `in_channel` leaves out what one who may need help has typed: that is read alone.
    """
    review = case.review
    embed = _embed(case, say)
    is_private = review.kind is ReviewKind.CONCERN and in_channel
    if not is_private:
        words = escaped(one_line(review.words), FIELD) or say.no_words
        embed.add_field(name=say.words, value=f"||{words}||", inline=False)
    has_pictures = review.kind is ReviewKind.PICTURES or bool(case.job and case.job.references)
    if has_pictures and not case.files and not is_private:
        embed.description = f"{embed.description}\n\n{say.without_pictures}"
    files = attachments(case.job, case.files) if case.job is not None else ()
    covered = tuple(replace(each, name=f"SPOILER_{each.name}") for each in files)
    return Card(embed=embed, files=covered, view=_buttons(review, say, can_show=is_private))


def decided(case: Case, how: str, say: ReviewWords) -> Card:
    """Show a case that a teacher has decided; nothing is left to be seen or pressed."""
    embed = _embed(case, say)
    embed.colour = GREEN
    embed.add_field(name=say.decided, value=how, inline=False)
    return Card(embed=embed)


def gone(say: ReviewWords) -> Card:
    """Say that another teacher has decided, or that the order was cancelled."""
    return Card(content=say.gone)


def listed(reviews: Sequence[Review], say: ReviewWords) -> Card:
    """List what waits for a teacher, and a menu to look at one."""
    if not reviews:
        return Card(content=say.nothing)
    lines = [
        f"{number}. <t:{int(each.made_at.timestamp())}:R> {_line(each, say)}"
        for number, each in enumerate(reviews, 1)
    ]
    embed = discord.Embed(title=say.list_title, colour=YELLOW)
    embed.description = "\n".join(lines)[:DESCRIPTION]
    options = [
        discord.SelectOption(
            label=one_line(f"{number}. {each.person.name}: {each.words[:QUOTED]}")[:CHOICE],
            value=f"{each.kind}:{each.job_id}",
        )
        for number, each in enumerate(reviews, 1)
    ]
    menu: discord.ui.Select[Any] = discord.ui.Select(
        custom_id=custom_ids.REVIEW_LOOK, placeholder=say.look, options=options
    )
    return Card(embed=embed, view=_view(menu))


def named(value: str) -> tuple[ReviewKind, str]:
    """Return the kind and the order that a choice of the menu stands for."""
    kind, _, job_id = value.partition(":")
    return ReviewKind(kind), job_id


def _embed(case: Case, say: ReviewWords) -> discord.Embed:
    review = case.review
    text = say.texts[review.kind][not review.categories]
    embed = discord.Embed(title=_title(review, say), colour=_colour(review))
    embed.description = text.format(seen=say.plain(review.categories))
    embed.timestamp = review.made_at
    embed.add_field(name=say.by, value=f"<@{review.person.id}>")
    embed.add_field(name=say.where, value=f"<#{review.place.channel_id}>")
    address = case.job.address if case.job is not None else None
    if address is not None and address.message_id is not None:
        embed.add_field(name=say.message, value=link(review.place, address.message_id))
    return embed


def _line(review: Review, say: ReviewWords) -> str:
    return say.line.format(
        title=_title(review, say),
        person_id=review.person.id,
        channel_id=review.place.channel_id,
    )


def _title(review: Review, say: ReviewWords) -> str:
    return str(say.titles[review.kind][not review.categories])


def _colour(review: Review) -> discord.Colour:
    return RED if review.categories else YELLOW


def _buttons(review: Review, say: ReviewWords, *, can_show: bool) -> discord.ui.View:
    grey, red = discord.ButtonStyle.secondary, discord.ButtonStyle.danger
    keep, buttons = say.seen, []
    if review.kind in say.releases:
        keep, release = say.keep, say.releases[review.kind]
        buttons.append(_button(custom_ids.REVIEW_RELEASE, review, release, red))
    if can_show:
        buttons.append(_button(custom_ids.REVIEW_SHOW, review, say.alone, grey))
    return _view(*buttons, _button(custom_ids.REVIEW_KEEP, review, keep, grey))


def _button(
    custom_id: str, review: Review, label: str, style: discord.ButtonStyle
) -> discord.ui.Button[Any]:
    written = custom_id.format(kind=review.kind, job_id=review.job_id)
    return discord.ui.Button(label=label, style=style, custom_id=written)


def _view(*items: discord.ui.Item[Any]) -> discord.ui.View:
    view = discord.ui.View(timeout=None)
    for each in items:
        view.add_item(each)
    view.stop()
    return view
