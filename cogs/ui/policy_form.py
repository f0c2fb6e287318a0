"""The forms in which a teacher edits the policy."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from typing import Any

import discord

from cogs.errors import report
from easel.model import Orientation, Policy, Quality
from easel.policy import parse_policy_fields

Interaction = discord.Interaction[Any]
Edit = Callable[[Policy], Policy]
Save = Callable[[Interaction, str, Edit], Awaitable[None]]

# A select shows 25 options at the most, a text field takes 4000 characters (Discord's API
# documentation, 2026-08-06).
OPTIONS = 25
PARAGRAPH = 4000
# Nobody is told that a form was closed unsent: it is kept in memory for so many seconds.
OPEN_SECONDS = 24 * 60 * 60.0


class PolicyForm(discord.ui.Modal):
    """A form that saves, and tells its errors as commands do."""

    def __init__(self, title: str, save: Save) -> None:
        super().__init__(title=title, timeout=OPEN_SECONDS)
        self._save = save

    async def on_error(  # type: ignore[override]  # discord.py's own Modal narrows it so
        self, interaction: Interaction, error: Exception, /
    ) -> None:
        await report(interaction, error, self.typed() or None)

    def typed(self) -> str:
        """Return the text fields as they were handed in: Discord forgets a form that fails."""
        labels = [each for each in self.walk_children() if isinstance(each, discord.ui.Label)]
        return "\n".join(
            f"{label.text}: {label.component.value}"
            for label in labels
            if isinstance(label.component, discord.ui.TextInput)
        )


class PictureForm(PolicyForm):
    """The meta-prompt, colour, orientation and aspect ratio."""

    def __init__(self, policy: Policy, save: Save) -> None:
        super().__init__("Policy: the picture", save)
        self.meta_prompt: discord.ui.TextInput[Any] = discord.ui.TextInput(
            style=discord.TextStyle.paragraph,
            default=policy.meta_prompt,
            max_length=PARAGRAPH,
        )
        self.colour: discord.ui.TextInput[Any] = discord.ui.TextInput(
            default=policy.colour,
            placeholder="such as: black and white",
            required=False,
            max_length=100,
        )
        self.orientation = _select(
            [each.value for each in Orientation], {policy.orientation.value}, several=False
        )
        self.aspect: discord.ui.TextInput[Any] = discord.ui.TextInput(
            default=str(policy.aspect or ""),
            placeholder="such as 16:9",
            required=False,
            max_length=20,
        )
        self.add_item(
            discord.ui.Label(
                text="Meta-prompt",
                description="What the engine is told before every student's words",
                component=self.meta_prompt,
            )
        )
        self.add_item(
            discord.ui.Label(text="Colours", description="Empty: any", component=self.colour)
        )
        self.add_item(discord.ui.Label(text="Orientation", component=self.orientation))
        self.add_item(
            discord.ui.Label(
                text="Aspect ratio",
                description="Empty: any; otherwise every picture has it",
                component=self.aspect,
            )
        )

    async def on_submit(self, interaction: Interaction, /) -> None:
        """Save the four fields as one version."""
        await self._save(
            interaction,
            "edited the picture's part",
            lambda policy: parse_policy_fields(
                policy,
                meta_prompt=self.meta_prompt.value,
                colour=self.colour.value,
                orientation=self.orientation.values[0],
                aspect=self.aspect.value,
            ),
        )


class EngineForm(PolicyForm):
    """The models and qualities that may be asked for."""

    def __init__(self, policy: Policy, models: tuple[str, ...], save: Save) -> None:
        super().__init__("Policy: the engine", save)
        self._available = models
        self.models = _select(models, policy.models or models, several=True)
        qualities = [each.value for each in Quality]
        chosen = [each.value for each in policy.qualities] or qualities
        self.qualities = _select(qualities, chosen, several=True)
        self.add_item(discord.ui.Label(text="Models", component=self.models))
        self.add_item(discord.ui.Label(text="Qualities", component=self.qualities))

    async def on_submit(self, interaction: Interaction, /) -> None:
        """Save both as one version; all of them is the same as no rule."""
        await self._save(
            interaction,
            "edited the engine's part",
            lambda policy: parse_policy_fields(
                policy,
                models=_all_or(self.models),
                qualities=_all_or(self.qualities),
                available=self._available,
            ),
        )


def _select(
    names: Iterable[str], chosen: Iterable[str], *, several: bool
) -> discord.ui.Select[Any]:
    chosen = set(chosen)
    options = [
        discord.SelectOption(label=name, value=name, default=name in chosen) for name in names
    ][:OPTIONS]
    return discord.ui.Select(
        options=options, min_values=1, max_values=len(options) if several else 1
    )


def _all_or(select: discord.ui.Select[Any]) -> str:
    return "" if len(select.values) == len(select.options) else ", ".join(select.values)
