"""What people are told about their preferences: what was set, and what the next order becomes."""

from __future__ import annotations

import discord
from discord.app_commands import Choice

from cogs.ui.card import CHOICE, CHOICES, DESCRIPTION, GREEN, Attachment, Card
from cogs.ui.settings_panel import quoted
from easel import prompts
from easel.model import Preferences

_SAVED = "Saved"
# Each holds for what is ordered from now on; what is under way stays as it was ordered.
FAST = (
    "Fast mode: from your next order on, yours take their own turn in the line. To let one wait"
    " behind everyone's, end it with `--relax`."
)
RELAX = (
    "Relax mode: from your next order on, yours wait behind everyone's and are drawn when nobody"
    " else waits. They cost the same here. To have one in its own turn, end it with `--fast`."
)
STEALTH = (
    "Stealth mode: from your next order on, only you and your teachers see what you order. To show"
    " one to everybody, end it with `--public`."
)
PUBLIC = (
    "Public mode: from your next order on, everybody in the channel sees what you order. To hide"
    " one from your classmates, end it with `--stealth`."
)


def said(text: str) -> Card:
    """Say what was set."""
    return Card(embed=discord.Embed(title=_SAVED, description=text, colour=GREEN))


def remix(preferences: Preferences) -> Card:
    """Say what Remix is now, and what the buttons do."""
    if preferences.remix:
        return said("Remix is on: V, Vary, zoom, pan and 🔄 ask for your words before they draw.")
    return said("Remix is off: V, Vary, zoom, pan and 🔄 draw at once, with the picture's words.")


def auto_dm(preferences: Preferences) -> Card:
    """Say whether pictures come by private message as well."""
    if preferences.auto_dm:
        return said(
            "DM results is on: what is finished from now on also comes to you as a private message,"
            " if you accept those from this server."
        )
    return said("DM results is off: your pictures come only to where you order them.")


def suffix(preferences: Preferences) -> Card:
    """Say what is put after each prompt."""
    if not preferences.suffix:
        return said("You have no suffix: your prompts are ordered as you type them.")
    return said(
        f"From now on every `/imagine` of yours ends with\n{quoted(preferences.suffix)}\n"
        "A parameter that you type wins over the suffix's. `/prefer suffix` without text takes it"
        " away."
    )


def option_set(preferences: Preferences, name: str) -> Card:
    """Say what an own option stands for, and how to use it."""
    return said(
        f"{quoted(f'--{name}')} in a prompt of yours now stands for\n"
        f"{quoted(preferences.options[name])}\n{_count(preferences)}"
    )


def option_removed(preferences: Preferences, name: str) -> Card:
    """Say that an own option is gone."""
    return said(f"{quoted(f'--{name}')} stands for nothing any more. {_count(preferences)}")


def options(preferences: Preferences) -> Card:
    """List the own options whole; a long list goes into a file."""
    embed = discord.Embed(title=f"Your own options: {len(preferences.options)}", colour=GREEN)
    if not preferences.options:
        embed.description = (
            "None yet. `/prefer option set name:oil value:oil on canvas --ar 3:2` lets `--oil` in"
            " a prompt stand for all of that."
        )
        return Card(embed=embed)
    chosen = sorted(preferences.options.items())
    listed = "\n".join(f"{quoted(f'--{name}')} {quoted(text)}" for name, text in chosen)
    if len(listed) <= DESCRIPTION:
        embed.description = listed
        return Card(embed=embed)
    embed.description = "They are in the file."
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


def _count(preferences: Preferences) -> str:
    return f"You have {len(preferences.options)} of {Preferences.MOST_OPTIONS}."
