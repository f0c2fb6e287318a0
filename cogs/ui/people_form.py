"""The form for what students may do with each other's pictures, and where reports go."""

from __future__ import annotations

from typing import Any

import discord

from cogs.ui.policy_form import Interaction, PolicyForm, Save
from easel.errors import BadPolicy
from easel.model import Clicks, Policy
from easel.policy import parse_policy_fields

_CLICKS = {
    Clicks.ANYONE: ("Anyone's", "A classmate can vary a picture as well"),
    Clicks.OWNER: ("The owner's and teachers'", "Others can look, and order their own"),
}


class PeopleForm(PolicyForm):
    """Pictures from outside, hidden orders, whose clicks count, and where reports go."""

    def __init__(self, policy: Policy, save: Save, *, is_there: bool) -> None:
        """Fill the form with what is in force; `is_there`: the channel for reports still is."""
        super().__init__("Policy: the people", save)
        self._before = policy.reports_to
        self.references: discord.ui.Checkbox[Any] = discord.ui.Checkbox(default=policy.references)
        self.hiding: discord.ui.Checkbox[Any] = discord.ui.Checkbox(default=policy.hiding)
        self.clicks: discord.ui.RadioGroup[Any] = discord.ui.RadioGroup(
            options=[
                discord.RadioGroupOption(
                    label=label,
                    value=each.value,
                    description=description,
                    default=each is policy.clicks,
                )
                for each, (label, description) in _CLICKS.items()
            ]
        )
        self.reports_to: discord.ui.ChannelSelect[Any] = discord.ui.ChannelSelect(
            channel_types=[discord.ChannelType.text],
            placeholder="No channel",
            required=False,
            min_values=0,
            default_values=[_channel(policy.reports_to)] if policy.reports_to and is_there else [],
        )
        for text, description, component in (
            (
                "Pictures from outside",
                "Students may hand in pictures and links to draw from",
                self.references,
            ),
            (
                "Hidden orders",
                "Students may hide orders from classmates, never from you",
                self.hiding,
            ),
            ("Whose clicks count", "On the buttons under a picture", self.clicks),
            (
                "Reports go to",
                "Best a channel that only teachers see",
                self.reports_to,
            ),
        ):
            self.add_item(discord.ui.Label(text=text, description=description, component=component))

    async def on_submit(self, interaction: Interaction, /) -> None:
        """Save the four fields as one version."""
        # A channel that Discord no longer finds comes as its bare id, whatever the types say.
        values: list[Any] = list(self.reports_to.values)
        chosen = [int(getattr(each, "id", each)) for each in values]
        for channel_id in set(chosen) - {self._before}:
            _refuse_unwritable(interaction, channel_id)
        await self._save(
            interaction,
            "edited the people's part",
            lambda policy: parse_policy_fields(
                policy,
                references=_switch(self.references.value),
                hiding=_switch(self.hiding.value),
                clicks=self.clicks.value,
                reports_to=str(chosen[0]) if chosen else "",
            ),
        )


def _refuse_unwritable(interaction: Interaction, channel_id: int) -> None:
    """Raise BadPolicy for a channel where no report would arrive."""
    guild = interaction.guild
    channel = guild.get_channel(channel_id) if guild else None
    if guild is None or channel is None:
        raise BadPolicy("reports_to", "The bot does not see that channel.")
    may = channel.permissions_for(guild.me)
    if not (may.view_channel and may.send_messages and may.embed_links):
        reason = (
            f"The bot can't write in {channel.mention}. Let it view the channel, send messages and"
            " embed links there, and choose it again."
        )
        raise BadPolicy("reports_to", reason)


def _channel(channel_id: int) -> discord.SelectDefaultValue:
    # Discord's ids are text, and discord.py sends this one as it is given.
    text: Any = str(channel_id)
    return discord.SelectDefaultValue(id=text, type=discord.SelectDefaultValueType.channel)


def _switch(is_on: bool) -> str:
    return "on" if is_on else "off"
