"""The form for what students may do with each other's pictures, and where reports go."""

from __future__ import annotations

from typing import Any

import discord

from cogs.ui.form_words import FormWords
from cogs.ui.policy_form import Interaction, PolicyForm, Save, radio
from easel.errors import BadPolicy
from easel.model import Policy, Rules


class PeopleForm(PolicyForm):
    """Pictures from outside, hidden orders, whose clicks count; of the server, where reports go."""

    def __init__(self, rules: Rules, save: Save, say: FormWords, *, is_there: bool) -> None:
        """Fill the form with what is in force; `is_there`: the channel for reports still is."""
        super().__init__("the people", rules, save, say)
        self._before = rules.reports_to if isinstance(rules, Policy) else None
        self.references: discord.ui.Checkbox[Any] = discord.ui.Checkbox(default=rules.references)
        self.hiding: discord.ui.Checkbox[Any] = discord.ui.Checkbox(default=rules.hiding)
        self.clicks = radio(say.clicks, rules.clicks)
        self.reports_to: discord.ui.ChannelSelect[Any] = discord.ui.ChannelSelect(
            channel_types=[discord.ChannelType.text],
            placeholder=say.examples["reports_to"],
            required=False,
            min_values=0,
            default_values=[_channel(self._before)] if self._before and is_there else [],
        )
        where = "" if self.is_server else say.only_where_the_server
        self.field("references", self.references, where)
        self.field("hiding", self.hiding, where)
        self.field("clicks", self.clicks)
        if self.is_server:
            self.field("reports_to", self.reports_to)

    async def on_submit(self, interaction: Interaction, /) -> None:
        """Save the changed fields as one version."""
        await self.hand_in(
            interaction,
            references=_switch(self.references.value),
            hiding=_switch(self.hiding.value),
            clicks=self.clicks.value,
            reports_to=self._chosen(interaction) if self.is_server else None,
        )

    def _chosen(self, interaction: Interaction) -> str:
        """Return the id of the channel for reports. Raises BadPolicy for one out of reach."""
        # A channel that Discord no longer finds comes as its bare id, whatever the types say.
        values: list[Any] = list(self.reports_to.values)
        chosen = [int(getattr(each, "id", each)) for each in values]
        for channel_id in set(chosen) - {self._before}:
            _refuse_unwritable(interaction, channel_id)
        return str(chosen[0]) if chosen else ""


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
    if not may.attach_files:  # what is held for a teacher comes with its pictures
        reason = (
            f"The bot can't show pictures in {channel.mention}. Let it attach files there, and"
            " choose it again."
        )
        raise BadPolicy("reports_to", reason)


def _channel(channel_id: int) -> discord.SelectDefaultValue:
    # Discord's ids are text, and discord.py sends this one as it is given.
    text: Any = str(channel_id)
    return discord.SelectDefaultValue(id=text, type=discord.SelectDefaultValueType.channel)


def _switch(is_on: bool) -> str:
    return "on" if is_on else "off"
