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
from cogs.ui.words_of_categories import plain
from easel.model import Review, ReviewKind
from easel.parcel import Case

# An embed's field takes 1024 characters (Discord's API documentation, 2026-08-06); its words are
# covered by two marks on either side.
FIELD = 1000
# So much of a person's words stands in a line of the list.
QUOTED = 80

_NOTHING = "Nothing is held, and nobody has asked for you."
_DECIDED = "This has been decided already."
_WITHOUT_PICTURES = "\n\nThe pictures are not shown in a channel: look with `/policy held`."

# What each kind is about: when something was found, and when nobody could look.
_TITLES = {
    ReviewKind.WORDS: ("Words were stopped", "An order waits for you"),
    ReviewKind.PICTURES: ("Pictures were held back", "Pictures wait for you"),
    ReviewKind.REFUSED: ("The picture service refused an order",) * 2,
    ReviewKind.CONCERN: ("Someone may need help",) * 2,
}
_TEXTS = {
    ReviewKind.WORDS: (
        "Moderation saw {seen} in the words, or in a picture given with them. Nothing was drawn"
        " and nothing was charged. If it is wrong, have it drawn.",
        "Moderation gave no answer, so nothing was drawn yet. Read the words and decide.",
    ),
    ReviewKind.PICTURES: (
        "Moderation saw {seen}. The pictures below were not shown and not charged. If it is wrong,"
        " post them.",
        "Moderation gave no answer, so the pictures below are shown to nobody yet. Look at them"
        " and decide.",
    ),
    ReviewKind.REFUSED: (
        "It saw {seen}. Nothing of it was charged. There is nothing to decide; the person was told"
        " to try other words.",
    )
    * 2,
    ReviewKind.CONCERN: (
        "What this person typed may be a sign that they think of hurting themselves. Nothing was"
        " drawn. They were told kindly, and alone, that you know, with your helpline's text where"
        " you have laid one down. Please talk to them soon; a list of words can be wrong, and"
        " silence can't help.",
    )
    * 2,
}


def case(case: Case, *, in_channel: bool = False) -> Card:
    """Show a case to a teacher, its pictures and words covered until somebody looks.

    `in_channel` leaves out what one who may need help has typed: that is read alone.
    """
    review = case.review
    embed = _embed(case)
    is_private = review.kind is ReviewKind.CONCERN and in_channel
    if not is_private:
        words = escaped(one_line(review.words), FIELD) or "no words"
        embed.add_field(name="Words", value=f"||{words}||", inline=False)
    has_pictures = review.kind is ReviewKind.PICTURES or bool(case.job and case.job.references)
    if has_pictures and not case.files and not is_private:
        embed.description = f"{embed.description}{_WITHOUT_PICTURES}"
    files = attachments(case.job, case.files) if case.job is not None else ()
    covered = tuple(replace(each, name=f"SPOILER_{each.name}") for each in files)
    return Card(embed=embed, files=covered, view=_buttons(review, can_show=is_private))


def decided(case: Case, how: str) -> Card:
    """Show a case that a teacher has decided; nothing is left to be seen or pressed."""
    embed = _embed(case)
    embed.colour = GREEN
    embed.add_field(name="Decided", value=how, inline=False)
    return Card(embed=embed)


def gone() -> Card:
    """Say that another teacher has decided, or that the order was cancelled."""
    return Card(content=_DECIDED)


def listed(reviews: Sequence[Review]) -> Card:
    """List what waits for a teacher, and a menu to look at one."""
    if not reviews:
        return Card(content=_NOTHING)
    lines = [
        f"{number}. <t:{int(each.made_at.timestamp())}:R> {_title(each)}: <@{each.person.id}>"
        f" in <#{each.place.channel_id}>"
        for number, each in enumerate(reviews, 1)
    ]
    embed = discord.Embed(title="Held", description="\n".join(lines)[:DESCRIPTION], colour=YELLOW)
    options = [
        discord.SelectOption(
            label=one_line(f"{number}. {each.person.name}: {each.words[:QUOTED]}")[:CHOICE],
            value=f"{each.kind}:{each.job_id}",
        )
        for number, each in enumerate(reviews, 1)
    ]
    menu: discord.ui.Select[Any] = discord.ui.Select(
        custom_id=custom_ids.REVIEW_LOOK, placeholder="Look at one …", options=options
    )
    return Card(embed=embed, view=_view(menu))


def named(value: str) -> tuple[ReviewKind, str]:
    """Return the kind and the order that a choice of the menu stands for."""
    kind, _, job_id = value.partition(":")
    return ReviewKind(kind), job_id


def _embed(case: Case) -> discord.Embed:
    review = case.review
    text = _TEXTS[review.kind][not review.categories].format(seen=plain(review.categories))
    embed = discord.Embed(title=_title(review), description=text, colour=_colour(review))
    embed.timestamp = review.made_at
    embed.add_field(name="Ordered by", value=f"<@{review.person.id}>")
    embed.add_field(name="Where", value=f"<#{review.place.channel_id}>")
    address = case.job.address if case.job is not None else None
    if address is not None and address.message_id is not None:
        embed.add_field(name="Message", value=link(review.place, address.message_id))
    return embed


def _title(review: Review) -> str:
    return _TITLES[review.kind][not review.categories]


def _colour(review: Review) -> discord.Colour:
    return RED if review.categories else YELLOW


def _buttons(review: Review, *, can_show: bool) -> discord.ui.View:
    grey, red = discord.ButtonStyle.secondary, discord.ButtonStyle.danger
    keep = "Keep it back"
    buttons = []
    if review.kind is ReviewKind.WORDS:
        buttons.append(_button(custom_ids.REVIEW_RELEASE, review, "Draw it anyway", red))
    elif review.kind is ReviewKind.PICTURES:
        buttons.append(_button(custom_ids.REVIEW_RELEASE, review, "Post it anyway", red))
    else:
        keep = "Seen"
    if can_show:
        buttons.append(_button(custom_ids.REVIEW_SHOW, review, "Read the words alone", grey))
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
