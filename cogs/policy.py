"""/policy: what a teacher lays down for every picture of the server."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands
from discord.ext import commands

from cogs.errors import answer_privately
from cogs.policy_changes import ChangeCommands
from cogs.policy_words import WordCommands
from cogs.ui import (
    appeal_cards,
    change_cards,
    policy_cards,
    policy_show,
    preset_cards,
    reading,
    report_cards,
    review_cards,
    trial_cards,
)
from cogs.ui.language import Language
from cogs.ui.people_form import PeopleForm
from cogs.ui.policy_form import EngineForm, PictureForm, Save
from cogs.ui.policy_show import BAND_NAMES
from cogs.ui.russian.labels import in_russian_labels
from cogs.ui.safety_form import SafetyForm
from cogs.ui.speaking import of_forms, speaking, speech
from easel import policy as rules
from easel.model import AgeBand, Policy, Rules
from easel.policies import Policies

if TYPE_CHECKING:
    from cogs.client import Easel

Interaction = discord.Interaction[Any]

WHERE = [
    app_commands.Choice(name="The whole server", value="server"),
    app_commands.Choice(name="This channel, with its threads", value="channel"),
]
# So many of the newest reports and held orders are listed.
LISTED = 10


@app_commands.guild_only()
@app_commands.default_permissions(manage_guild=True)
class PolicyCommands(
    WordCommands,
    ChangeCommands,
    commands.GroupCog,
    group_name="policy",
    group_description="What every picture here obeys",
):
    """For people who may manage the server; everything is private to them.

    Discord hides the commands from others, and an administrator may change whom; so the
    permission is asked again here, and once more by the core on every save.
    """

    def __init__(self, bot: Easel) -> None:
        self.bot = bot
        super().__init__()

    async def interaction_check(self, interaction: Interaction, /) -> bool:
        """Let only those pass who may manage the server."""
        if not interaction.permissions.manage_guild:
            raise app_commands.MissingPermissions(["manage_guild"])
        return True

    @app_commands.command(
        description="Show what holds in this channel, and where each rule comes from"
    )
    async def show(self, interaction: Interaction) -> None:
        """Show every rule of this channel."""
        in_force = await self._policies.in_force(reading.place(interaction))
        room, by = self._policies.room(in_force.policy), self.bot.studio.moderation.name
        card = policy_show.policy(in_force, room=room, moderation=by)
        if reading.language(interaction) is Language.RUSSIAN:
            card = in_russian_labels(card)
        await answer_privately(interaction, card)

    @app_commands.command(description="Change the policy in a form")
    @app_commands.describe(
        part="Which part of the policy", where="What a channel adds can only be stricter"
    )
    @app_commands.choices(
        part=[
            app_commands.Choice(name="The picture: meta-prompt, colour, shape", value="picture"),
            app_commands.Choice(
                name="The engine: models, qualities, how many, how large", value="engine"
            ),
            app_commands.Choice(
                name="The people: references, hiding, clicks, reports", value="people"
            ),
            app_commands.Choice(
                name="Safety: slips, allowed phrases, moderation, helpline", value="safety"
            ),
        ],
        where=WHERE,
    )
    async def edit(
        self,
        interaction: Interaction,
        part: app_commands.Choice[str] | None = None,
        where: app_commands.Choice[str] | None = None,
    ) -> None:
        """Open the form, filled with what is in force where it counts."""
        place = reading.place(interaction)
        policy = await self._policies.of_server(place.server_id)
        room_id = reading.room(where, place)
        laid_down, save = rules.rules_of(policy, room_id), self._saving(room_id)
        say = of_forms(reading.person(interaction))
        form: discord.ui.Modal
        match part.value if part else "picture":
            case "engine":
                form = EngineForm(laid_down, tuple(self.bot.studio.engine.models), save, say)
            case "people":
                guild = interaction.guild
                is_there = bool(guild and guild.get_channel(policy.reports_to or 0))
                form = PeopleForm(laid_down, save, say, is_there=is_there)
            case "safety":
                form = SafetyForm(laid_down, save, say)
            case _:
                form = PictureForm(laid_down, save, say)
        await interaction.response.send_modal(form)

    @app_commands.command(description="Set what suits an age: packs, slips, moderation")
    @app_commands.describe(age="The class's age; nothing changes before you confirm")
    @app_commands.choices(
        age=[app_commands.Choice(name=name, value=band.value) for band, name in BAND_NAMES.items()]
    )
    async def band(self, interaction: Interaction, age: app_commands.Choice[str]) -> None:
        """Show what an age band would change, with a button that does it."""
        policy = await self._policies.of_server(reading.place(interaction).server_id)
        say = of_forms(reading.person(interaction))
        await answer_privately(interaction, preset_cards.band(policy, AgeBand(age.value), say))

    @app_commands.command(description="Switch packs of words on and off, one by one")
    @app_commands.describe(where="What a channel adds can only be stricter")
    @app_commands.choices(where=WHERE)
    async def packs(
        self, interaction: Interaction, where: app_commands.Choice[str] | None = None
    ) -> None:
        """Show the packs; those in force are green."""
        place = reading.place(interaction)
        policy = await self._policies.of_server(place.server_id)
        room_id = reading.room(where, place)
        say = of_forms(reading.person(interaction))
        await answer_privately(interaction, preset_cards.packs(policy, room_id, say))

    @app_commands.command(description="Try a prompt against the policy, without drawing")
    @app_commands.describe(prompt="As a student would type it")
    async def test(self, interaction: Interaction, prompt: str) -> None:
        """Say what an order of `prompt` would become, what was found in it, and how."""
        trial = await self.bot.studio.test(reading.place(interaction), prompt)
        say = speaking(reading.person(interaction))
        await answer_privately(
            interaction, trial_cards.tried(trial, prompt, say, reading.language(interaction))
        )

    @app_commands.command(description="List what was reported and is not settled yet")
    async def reports(self, interaction: Interaction) -> None:
        """List the newest reports, with links to their messages."""
        person, place = reading.person(interaction), reading.place(interaction)
        reports = await self.bot.studio.marks.reports(person, place, LISTED)
        say = speech(reading.language(interaction)).reports
        await answer_privately(interaction, report_cards.listed(reports, say))

    @app_commands.command(description="List what moderation stopped and waits for you")
    async def held(self, interaction: Interaction) -> None:
        """List the newest of what nobody has decided, and who may need help."""
        person, place = reading.person(interaction), reading.place(interaction)
        reviews = await self.bot.studio.reviews.open(person, place, LISTED)
        say = speech(reading.language(interaction)).reviews
        await answer_privately(interaction, review_cards.listed(reviews, say))

    @app_commands.command(description="List what students ask: may this be drawn after all?")
    async def appeals(self, interaction: Interaction) -> None:
        """List the questions that nobody has answered, and a menu to answer them."""
        person, place = reading.person(interaction), reading.place(interaction)
        appeals = await self.bot.studio.appeals.unanswered(person, place, LISTED)
        say = speech(reading.language(interaction)).appeals
        await answer_privately(interaction, appeal_cards.listed(appeals, say))

    @app_commands.command(description="Show what was refused, and what looked odd")
    @app_commands.describe(search="Words of a prompt, or a name")
    async def log(self, interaction: Interaction, search: str = "") -> None:
        """List the newest lines of the class's log: who, when, what and why."""
        person, place = reading.person(interaction), reading.place(interaction)
        notes = await self.bot.studio.appeals.log(person, place, search.strip(), LISTED)
        say = speech(reading.language(interaction)).appeals
        await answer_privately(interaction, appeal_cards.log(notes, say))

    @app_commands.command(description="Go back to the policy that Easel comes with")
    async def reset(self, interaction: Interaction) -> None:
        """Put the default back in force; the history keeps what was."""
        await self._save(interaction, "reset to the default", lambda _: rules.DEFAULT)

    def _saving(self, room_id: int | None) -> Save:
        """Return what a form saves with: only what its person changed."""

        async def save(interaction: Interaction, change: str, before: Rules, after: Rules) -> None:
            if not interaction.permissions.manage_guild:
                raise app_commands.MissingPermissions(["manage_guild"])
            changed = rules.changes(before, after)
            if not changed:
                await answer_privately(
                    interaction, policy_cards.unchanged(speaking(reading.person(interaction)))
                )
                return
            where = "" if room_id is None else f", for <#{room_id}>"
            await self._save(
                interaction,
                f"{change}{where}",
                lambda policy: rules.with_changes(policy, room_id, changed),
                teachers=changed.get("reports_to"),
            )

        return save

    async def _save(
        self,
        interaction: Interaction,
        change: str,
        edit: Callable[[Policy], Policy],
        *,
        teachers: int | None = None,
    ) -> None:
        """Save what `edit` makes of the policy; `teachers` is a channel just chosen for them."""
        policy = await self._policies.edit(
            reading.place(interaction).server_id, reading.person(interaction), change, edit
        )
        say, room = speaking(reading.person(interaction)), self._policies.room(policy)
        card = policy_cards.with_room(change_cards.saved(policy, change, say), room, say)
        if teachers is not None and reading.is_public(interaction, teachers):
            card = policy_cards.with_readers(card, teachers, say)
        await answer_privately(interaction, card)

    @property
    def _policies(self) -> Policies:
        return self.bot.studio.policies


async def setup(bot: Easel) -> None:
    """Called by discord.py when the cog is loaded."""
    await bot.add_cog(PolicyCommands(bot))
