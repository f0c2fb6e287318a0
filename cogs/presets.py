"""The buttons of /policy band and /policy packs: presets are put in force, packs switched."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Self

import discord

from cogs.errors import reporting
from cogs.ui import change_cards, preset_cards, reading
from cogs.ui import custom_ids as ids
from cogs.ui.policy_show import BAND_NAMES
from cogs.ui.speaking import of_forms, speaking
from easel import policy as rules
from easel.errors import BadPolicy
from easel.model import AgeBand, Policy

if TYPE_CHECKING:
    from cogs.client import Easel

Interaction = discord.Interaction[Any]
Button = discord.ui.Button[Any]


class PutBand(discord.ui.DynamicItem[Button], template=ids.BAND_TEMPLATE):
    """Puts an age band in force, unless the policy is another than its card was about."""

    def __init__(self, button: Button, band: AgeBand, version: int) -> None:
        super().__init__(button)
        self.band = band
        self.version = version

    @classmethod
    async def from_custom_id(
        cls, _interaction: Interaction, item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        assert isinstance(item, discord.ui.Button)
        return cls(item, AgeBand(match["band"]), int(match["version"]))

    @reporting
    async def callback(self, interaction: Interaction) -> None:
        """Save the band's rules as a version of the policy."""
        await interaction.response.defer()
        bot: Easel = interaction.client
        change = f"set the age band: {BAND_NAMES[self.band]}"
        policies = bot.studio.policies
        policy = await policies.edit(
            reading.place(interaction).server_id, reading.person(interaction), change, self._put
        )
        card = change_cards.saved(policy, change, speaking(reading.person(interaction)))
        await interaction.edit_original_response(**card.editing())

    def _put(self, policy: Policy) -> Policy:
        if policy.version != self.version:
            reason = "The policy was edited since this was shown. Use `/policy band` again."
            raise BadPolicy("band", reason)
        return rules.with_band(policy, self.band)


class SwitchPack(discord.ui.DynamicItem[Button], template=ids.PACK_TEMPLATE):
    """Switches one pack, on or off as its custom_id says, and shows what holds now."""

    def __init__(self, button: Button, pack: str, room_id: int | None, *, is_on: bool) -> None:
        super().__init__(button)
        self.pack = pack
        self.room_id = room_id
        self.is_on = is_on

    @classmethod
    async def from_custom_id(
        cls, _interaction: Interaction, item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        assert isinstance(item, discord.ui.Button)
        return cls(item, match["pack"], int(match["room_id"]) or None, is_on=match["state"] == "on")

    @reporting
    async def callback(self, interaction: Interaction) -> None:
        """Save it as a version of the policy."""
        await interaction.response.defer()
        bot: Easel = interaction.client
        title = rules.PACKS[self.pack].title if self.pack in rules.PACKS else self.pack
        where = "" if self.room_id is None else f", for <#{self.room_id}>"
        policy = await bot.studio.policies.edit(
            reading.place(interaction).server_id,
            reading.person(interaction),
            f"switched the pack “{title}” {'on' if self.is_on else 'off'}{where}",
            self._switched,
        )
        say = of_forms(reading.person(interaction))
        card = preset_cards.packs(policy, self.room_id, say)
        await interaction.edit_original_response(**card.editing())

    def _switched(self, policy: Policy) -> Policy:
        old = rules.rules_of(policy, self.room_id)
        packs = tuple(each for each in old.packs if each != self.pack)
        new = replace(old, packs=(*packs, self.pack) if self.is_on else packs)
        return rules.with_changes(policy, self.room_id, rules.changes(old, new))


async def setup(bot: Easel) -> None:
    """Called by discord.py when the extension is loaded."""
    bot.add_dynamic_items(PutBand, SwitchPack)
