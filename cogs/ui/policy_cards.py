"""What the answers to /policy look like."""

from __future__ import annotations

import discord

from cogs.ui.card import GREEN, Attachment, Card
from easel.model import Clicks, Policy

# An embed's field takes 1024 characters (Discord's API documentation, 2026-08-06).
FIELD = 1024

_CLICKS = {Clicks.ANYONE: "anyone's", Clicks.OWNER: "the owner's and teachers'"}


def policy(policy: Policy, moderation: str) -> Card:
    """Show every part of a policy, and who moderates; a long list of words goes into a file."""
    embed = discord.Embed(
        title=f"Policy, version {policy.version}" if policy.version else "Policy (the default)",
        description=policy.meta_prompt,
        colour=GREEN,
    )
    words = ", ".join(policy.words) or "none"
    files: tuple[Attachment, ...] = ()
    if len(words) > FIELD:
        files = (Attachment(name="words.txt", data="\n".join(policy.words).encode()),)
        words = f"{len(policy.words)} words, in the file"
    embed.add_field(name="Not drawn", value=words, inline=False)
    embed.add_field(name="Colours", value=policy.colour or "any")
    embed.add_field(name="Orientation", value=policy.orientation)
    embed.add_field(name="Aspect ratio", value=str(policy.aspect or "any"))
    embed.add_field(name="Models", value=", ".join(policy.models) or "all")
    embed.add_field(name="Qualities", value=", ".join(policy.qualities) or "all")
    embed.add_field(name="Pictures from outside", value=_switch(policy.references))
    embed.add_field(name="Hidden orders", value=_switch(policy.hiding))
    embed.add_field(name="Whose clicks count", value=_CLICKS[policy.clicks])
    reports_to = f"<#{policy.reports_to}>" if policy.reports_to else "no channel"
    embed.add_field(name="Reports go to", value=reports_to)
    embed.add_field(name="Moderation", value=moderation)
    return Card(embed=embed, files=files)


def _switch(is_on: bool) -> str:
    return "on" if is_on else "off"


def _notice(title: str, text: str) -> Card:
    return Card(embed=discord.Embed(title=title, description=text[:4096], colour=GREEN))
