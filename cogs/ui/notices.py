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
from cogs.ui.personal_words import PersonalWords
from cogs.ui.prompt_words import escaped, headline, title
from cogs.ui.refusal_words import RefusalWords
from cogs.ui.words import explain
from easel.errors import (
    EaselError,
    LineFull,
    ListedWords,
    MayNeedHelp,
    MessagePending,
    NotInPolicy,
    TooFast,
)
from easel.model import Account, Job, Person, Speed, Terms
from easel.parcel import Parcel

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
    if isinstance(error, NotInPolicy) and error.note_id:
        card = _with_command(embed, text, command, say)
        return replace(card, view=refusal_cards.other_words(error.note_id, say))
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


def stopped(job: Job, say: PersonalWords) -> Card:
    """Tell who stopped an order, privately, that it is."""
    return Card(content=say.stopped.format(words=headline(job.prompt)))


def account(
    account: Account, under_way: Sequence[Job], speed: Speed, say: PersonalWords, *, hides: bool
) -> Card:
    """Show how a person stands: orders under way and pictures, and how orders are taken."""
    left = say.no_limit
    if account.limit is not None:
        rest = max(0, account.limit - account.used)
        left = say.left.format(left=rest, limit=account.limit)
    embed = discord.Embed(title=say.account_title, colour=GREEN)
    embed.add_field(name=say.drawing, value=str(account.running))
    embed.add_field(name=say.waiting, value=str(account.waiting))
    embed.add_field(name=say.left_today, value=left)
    embed.add_field(name=say.drawn, value=str(account.drawn))
    embed.add_field(name=say.speed, value=say.speed_is(speed.value))
    embed.add_field(name=say.visibility, value=say.hidden if hides else say.shown)
    embed.description = "\n".join(_under_way(each, say) for each in under_way)[:DESCRIPTION] or None
    return Card(embed=embed)


def sent(parcel: Parcel, say: PersonalWords) -> Card:
    """Tell who asked for pictures by private message that they are there."""
    return Card(content=say.sent(len(parcel.files)))


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


def named(job: Job, say: PersonalWords) -> str:
    """Return an order's line in a list of choices, of CHOICE characters at the most."""
    return one_line(f"{say.states[job.state]}: {title(job.prompt)}")[:CHOICE]


def _under_way(job: Job, say: PersonalWords) -> str:
    words = escaped(one_line(title(job.prompt)), QUOTED)
    message_id = job.address.message_id if job.address else None
    where = "" if message_id is None else f" - {link(job.place, message_id)}"
    return f"• {say.states[job.state]}: **{words}**{where}"


def _acknowledgement(error: MessagePending, say: RefusalWords) -> discord.ui.View:
    view = discord.ui.View(timeout=None)
    named = custom_ids.ACKNOWLEDGE.format(fingerprint=Terms.fingerprint(error.message))
    view.add_item(
        discord.ui.Button(label=say.acknowledge, style=discord.ButtonStyle.success, custom_id=named)
    )
    view.stop()
    return view
