"""What people are told in private: refusals, what was stopped, how they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import discord

from cogs.ui import custom_ids, refusal_cards
from cogs.ui.card import (
    CHOICE,
    DESCRIPTION,
    GREEN,
    RED,
    YELLOW,
    Attachment,
    Card,
    link,
    one_line,
)
from cogs.ui.language import Language
from cogs.ui.prompt_words import escaped, headline, title
from cogs.ui.refusal_words import RefusalWords
from cogs.ui.words import explain
from easel.errors import (
    EaselError,
    LineFull,
    ListedWords,
    MayNeedHelp,
    MessagePending,
    TooFast,
)
from easel.model import Account, Job, JobState, Person, Speed, Terms
from easel.parcel import Parcel

_STATES = {
    JobState.WAITING: "waiting",
    JobState.DRAWING: "drawing",
    JobState.HELD: "held for your teacher",
}
# So much of a prompt stands in a line of a list.
QUOTED = 100
# What is only a matter of waiting has a yellow bar; the rest is red.
_WAIT = (LineFull, TooFast, MessagePending)


def refusal(
    error: EaselError, command: str | None = None, language: Language = Language.ENGLISH
) -> Card:
    """Say privately what is wrong, what to change, and repeat what was typed for copying."""
    if isinstance(error, MayNeedHelp):
        return help_offered(error.helpline, language)
    say = refusal_cards.words_in(language)
    title, text = explain(error, language)
    embed = discord.Embed(
        title=title, description=text, colour=YELLOW if isinstance(error, _WAIT) else RED
    )
    if isinstance(error, MessagePending):
        return Card(embed=embed, view=_acknowledgement(error, say))
    if isinstance(error, ListedWords) and error.note_id:
        if error.reworded:
            text = refusal_cards.with_rewording(text, error.reworded, say)
            embed.description = text
        if not error.is_order:
            embed.set_footer(text=say.press_again)
        card = _with_command(embed, text, command, say)
        return replace(card, view=refusal_cards.choices(error, say))
    return _with_command(embed, text, command, say)


def _with_command(embed: discord.Embed, text: str, command: str | None, say: RefusalWords) -> Card:
    """Return the card with what was typed, for copying, or with a file of it."""
    if command is None:
        return Card(embed=embed)
    fenced = command.replace("```", "'''")
    description = f"{text}\n\n{say.to_copy}\n```\n{fenced}\n```"
    if len(description) > DESCRIPTION:
        file = Attachment(name="to-copy-and-change.txt", data=command.encode())
        return Card(embed=embed, files=(file,))
    embed.description = description
    return Card(embed=embed)


def help_offered(helpline: str, language: Language = Language.ENGLISH) -> Card:
    """Tell somebody who may need help, alone, that there is some; nothing to copy, nothing red."""
    title, text = explain(MayNeedHelp(helpline=helpline), language)
    return Card(embed=discord.Embed(title=title, description=text, colour=GREEN))


def stopped(job: Job) -> Card:
    """Tell who stopped an order, privately, that it is."""
    return Card(
        content=f"Stopped: **{headline(job.prompt)}**\n-# What is not drawn is not charged."
    )


def account(account: Account, under_way: Sequence[Job], speed: Speed, *, hides: bool) -> Card:
    """Show how a person stands: orders under way and pictures, and how orders are taken."""
    left = "No limit"
    if account.limit is not None:
        left = f"{max(0, account.limit - account.used)} of {account.limit}"
    embed = discord.Embed(title="Your orders and pictures", colour=GREEN)
    embed.add_field(name="Being drawn", value=str(account.running))
    embed.add_field(name="Waiting", value=str(account.waiting))
    embed.add_field(name="Left in these 24 hours", value=left)
    embed.add_field(name="Pictures so far", value=str(account.drawn))
    embed.add_field(name="Speed", value=speed.value)
    embed.add_field(name="Visibility", value="only you and teachers" if hides else "everybody")
    embed.description = "\n".join(map(_under_way, under_way))[:DESCRIPTION] or None
    return Card(embed=embed)


def sent(parcel: Parcel) -> Card:
    """Tell who asked for pictures by private message that they are there."""
    what = "picture is" if len(parcel.files) == 1 else "pictures are"
    return Card(content=f"Sent: the {what} in our private messages, with the order's details.")


def private_closed(person: Person) -> Card:
    """Tell a person what to do, briefly: everybody sees it."""
    return Card(
        content=f"<@{person.id}> I can't write to you: open the menu under this server's name, then"
        " Privacy Settings, allow direct messages, and react again."
    )


def finished(job: Job, person: Person) -> str:
    """Return a finished order's line in a list of choices, with its person's name if another's."""
    whose = "" if job.person.id == person.id else f"{job.person.name}: "
    hidden = "(hidden) " if job.is_hidden else ""
    return one_line(f"{hidden}{whose}{title(job.prompt)}")[:CHOICE]


def named(job: Job) -> str:
    """Return an order's line in a list of choices, of CHOICE characters at the most."""
    return one_line(f"{_STATES[job.state]}: {title(job.prompt)}")[:CHOICE]


def _under_way(job: Job) -> str:
    words = escaped(one_line(title(job.prompt)), QUOTED)
    message_id = job.address.message_id if job.address else None
    where = "" if message_id is None else f" - {link(job.place, message_id)}"
    return f"• {_STATES[job.state]}: **{words}**{where}"


def _acknowledgement(error: MessagePending, say: RefusalWords) -> discord.ui.View:
    view = discord.ui.View(timeout=None)
    named = custom_ids.ACKNOWLEDGE.format(fingerprint=Terms.fingerprint(error.message))
    view.add_item(
        discord.ui.Button(label=say.acknowledge, style=discord.ButtonStyle.success, custom_id=named)
    )
    view.stop()
    return view
