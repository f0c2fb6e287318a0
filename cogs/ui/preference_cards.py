"""What people are told about their preferences: what was set, and what the next order becomes."""

from __future__ import annotations

import discord
from discord.app_commands import Choice

from cogs.ui.card import CHOICE, CHOICES, DESCRIPTION, GREEN, Attachment, Card
from cogs.ui.personal_words import PersonalWords
from cogs.ui.settings_panel import quoted
from easel import prompts
from easel.model import Preferences


def said(text: str, say: PersonalWords) -> Card:
    """Say what was set."""
    return Card(embed=discord.Embed(title=say.saved, description=text, colour=GREEN))


def remix(preferences: Preferences, say: PersonalWords) -> Card:
    """Say what Remix is now, and what the buttons do."""
    return said(say.remix_on if preferences.remix else say.remix_off, say)


def auto_dm(preferences: Preferences, say: PersonalWords) -> Card:
    """Say whether pictures come by private message as well."""
    return said(say.copies_on if preferences.auto_dm else say.copies_off, say)


def suffix(preferences: Preferences, say: PersonalWords) -> Card:
    """Say what is put after each prompt."""
    if not preferences.suffix:
        return said(say.no_suffix, say)
    return said(say.suffix.format(suffix=quoted(preferences.suffix)), say)


def option_set(preferences: Preferences, name: str, say: PersonalWords) -> Card:
    """Say what an own option stands for, and how to use it."""
    text = say.option_set.format(
        name=quoted(f"--{name}"),
        text=quoted(preferences.options[name]),
        count=_count(preferences, say),
    )
    return said(text, say)


def option_removed(preferences: Preferences, name: str, say: PersonalWords) -> Card:
    """Say that an own option is gone."""
    count = _count(preferences, say)
    return said(say.option_removed.format(name=quoted(f"--{name}"), count=count), say)


def options(preferences: Preferences, say: PersonalWords) -> Card:
    """List the own options whole; a long list goes into a file."""
    title = say.options_title.format(count=len(preferences.options))
    embed = discord.Embed(title=title, colour=GREEN)
    if not preferences.options:
        embed.description = say.no_options
        return Card(embed=embed)
    chosen = sorted(preferences.options.items())
    listed = "\n".join(f"{quoted(f'--{name}')} {quoted(text)}" for name, text in chosen)
    if len(listed) <= DESCRIPTION:
        embed.description = listed
        return Card(embed=embed)
    embed.description = say.in_file
    whole = "\n".join(f"--{name}: {text}" for name, text in chosen)
    return Card(embed=embed, files=(Attachment(name="options.txt", data=whole.encode()),))


def offered(preferences: Preferences, typed: str) -> list[Choice[str]]:
    """Offer those of a person's options that have in them what was typed."""
    wanted = prompts.own_name(typed)
    names = [name for name in sorted(preferences.options) if wanted in name]
    return [
        Choice(name=f"--{name}: {preferences.options[name]}"[:CHOICE], value=name)
        for name in names[:CHOICES]
    ]


def _count(preferences: Preferences, say: PersonalWords) -> str:
    return say.options_count.format(count=len(preferences.options), most=Preferences.MOST_OPTIONS)
