"""What the answers to /policy look like."""

from __future__ import annotations

from collections.abc import Sequence

import discord

from cogs.ui.card import GREEN, Attachment, Card
from easel.model import Clicks, Policy, PolicyVersion
from easel.policy import Wish

# An embed's field takes 1024 characters (Discord's API documentation, 2026-08-06).
FIELD = 1024
# A longer text of the student is shown by its beginning.
TRIED = 1000

_CLICKS = {Clicks.ANYONE: "anyone's", Clicks.OWNER: "the owner's and teachers'"}


def policy(policy: Policy) -> Card:
    """Show every part of a policy; a long list of words goes into a file."""
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
    return Card(embed=embed, files=files)


def saved(policy: Policy, change: str) -> Card:
    """Say that a version was saved and holds from now on."""
    text = f"Version {policy.version}: {change}. It holds for the very next order."
    return _notice("Policy saved", text)


def passed(prompt: str, wish: Wish) -> Card:
    """Say that a prompt would be drawn, and how."""
    pictures = "1 picture" if wish.number == 1 else f"{wish.number} pictures"
    text = (
        f"{pictures}, {wish.aspect}, quality {wish.quality}, by {wish.model}.\n"
        f"```\n{prompt[:TRIED].replace('```', chr(39) * 3)}\n```"
    )
    return _notice("This would be drawn", text)


def history(versions: Sequence[PolicyVersion]) -> Card:
    """List versions, the newest first."""
    lines = [
        f"**{each.policy.version}** <t:{int(each.made_at.timestamp())}:f>"
        f" {discord.utils.escape_markdown(each.author.name)}:"
        f" {discord.utils.escape_markdown(each.change[:200])}"
        for each in versions
    ]
    return _notice("Policy history", "\n".join(lines) or "Nobody has changed the default yet.")


def _switch(is_on: bool) -> str:
    return "on" if is_on else "off"


def _notice(title: str, text: str) -> Card:
    return Card(embed=discord.Embed(title=title, description=text[:4096], colour=GREEN))
