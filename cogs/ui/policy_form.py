"""The forms in which a teacher edits the policy; each saves only what its person changed."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping
from typing import Any

import discord

from cogs.errors import report
from cogs.ui.form_words import FormWords
from easel.model import Orientation, Policy, Quality, Rules
from easel.policy import parse_policy_fields

Interaction = discord.Interaction[Any]
Edit = Callable[[Policy], Policy]
# Told what was edited, the rules that the form was filled with, and the rules as handed in.
Save = Callable[[Interaction, str, Rules, Rules], Awaitable[None]]

# A select shows 25 options at the most, a text field takes 4000 characters (Discord's API
# documentation, 2026-08-06).
OPTIONS = 25
PARAGRAPH = 4000
# Nobody is told that a form was closed unsent: it is kept in memory for so many seconds.
OPEN_SECONDS = 24 * 60 * 60.0


class TeacherForm(discord.ui.Modal):
    """A form that tells its errors as commands do, and gives back what was typed."""

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

    def ask(self, text: str, component: discord.ui.Item[Any], description: str = "") -> None:
        """Put a field into the form, under its name."""
        self.add_item(
            discord.ui.Label(text=text, description=description or None, component=component)
        )


class PolicyForm(TeacherForm):
    """A part of the policy, filled with the rules that are in force where it counts."""

    def __init__(self, part: str, rules: Rules, save: Save, say: FormWords) -> None:
        super().__init__(title=say.titles[part], timeout=OPEN_SECONDS)
        self.rules = rules
        self.say = say
        self._change = f"edited {part}'s part"
        self._save = save

    @property
    def is_server(self) -> bool:
        """Say whether the form is about the server, and not about what a channel adds."""
        return isinstance(self.rules, Policy)

    def field(self, name: str, component: discord.ui.Item[Any], more: str = "") -> None:
        """Put a field of the policy into the form; `more` is said besides."""
        text, about = self.say.fields[name]
        self.ask(text, component, about + more)

    async def hand_in(
        self, interaction: Interaction, *, available: Iterable[str] = (), **typed: str | None
    ) -> None:
        """Save what was typed into the fields."""
        after = parse_policy_fields(self.rules, available=available, **typed)
        await self._save(interaction, self._change, self.rules, after)


class PictureForm(PolicyForm):
    """The meta-prompt, colour, orientation and aspect ratio."""

    def __init__(self, rules: Rules, save: Save, say: FormWords) -> None:
        super().__init__("the picture", rules, save, say)
        self.meta_prompt = text_field(
            rules.meta_prompt, PARAGRAPH, is_long=True, required=self.is_server
        )
        self.colour = text_field(rules.colour, 100, say.examples["colour"])
        self.orientation = select(
            {each.value: say.label(each.value) for each in Orientation},
            {rules.orientation.value},
            several=False,
        )
        self.aspect = text_field(str(rules.aspect or ""), 20, say.examples["aspect"])
        text, told = say.fields["meta_prompt"]
        self.ask(text, self.meta_prompt, told if self.is_server else say.added_meta_prompt)
        self.field("colour", self.colour)
        self.field("orientation", self.orientation)
        self.field("aspect", self.aspect)

    async def on_submit(self, interaction: Interaction, /) -> None:
        """Save the changed ones of four fields as one version."""
        await self.hand_in(
            interaction,
            meta_prompt=self.meta_prompt.value,
            colour=self.colour.value,
            orientation=self.orientation.values[0],
            aspect=self.aspect.value,
        )


class EngineForm(PolicyForm):
    """The models and qualities that may be asked for, how many pictures, and how large."""

    def __init__(self, rules: Rules, models: tuple[str, ...], save: Save, say: FormWords) -> None:
        super().__init__("the engine", rules, save, say)
        self._available = models
        self.models = select(
            dict(zip(models, models, strict=True)), rules.models or models, several=True
        )
        qualities = {each.value: each.value for each in Quality}
        chosen = [each.value for each in rules.qualities] or qualities
        self.qualities = select(qualities, chosen, several=True)
        most, longest = str(rules.most_pictures or ""), str(rules.longest_side or "")
        self.pictures = text_field(most, 6, say.examples["most_pictures"])
        self.side = text_field(longest, 6, say.examples["longest_side"])
        self.field("models", self.models)
        self.field("qualities", self.qualities)
        self.field("most_pictures", self.pictures)
        self.field("longest_side", self.side)

    async def on_submit(self, interaction: Interaction, /) -> None:
        """Save the changed ones as one version; all of a list is the same as no rule."""
        await self.hand_in(
            interaction,
            available=self._available,
            models=_all_or(self.models),
            qualities=_all_or(self.qualities),
            most_pictures=self.pictures.value,
            longest_side=self.side.value,
        )


def text_field(
    value: str, most: int, example: str = "", *, is_long: bool = False, required: bool = False
) -> discord.ui.TextInput[Any]:
    """Return a field for text, filled with `value`."""
    return discord.ui.TextInput(
        style=discord.TextStyle.paragraph if is_long else discord.TextStyle.short,
        default=value,
        placeholder=example or None,
        required=required,
        max_length=most,
    )


def select(
    labels: Mapping[str, str], chosen: Iterable[str], *, several: bool
) -> discord.ui.Select[Any]:
    """Return a menu of values by their labels, with the chosen ones ticked."""
    chosen = set(chosen)
    options = [
        discord.SelectOption(label=label, value=value, default=value in chosen)
        for value, label in labels.items()
    ][:OPTIONS]
    return discord.ui.Select(
        options=options, min_values=1, max_values=len(options) if several else 1
    )


def radio(choices: Mapping[Any, tuple[str, str]], chosen: object) -> discord.ui.RadioGroup[Any]:
    """Return buttons of which one is pressed, each with its label and what to know of it."""
    return discord.ui.RadioGroup(
        options=[
            discord.RadioGroupOption(
                label=label, value=each.value, description=about, default=each == chosen
            )
            for each, (label, about) in choices.items()
        ]
    )


def _all_or(select: discord.ui.Select[Any]) -> str:
    return "" if len(select.values) == len(select.options) else ", ".join(select.values)
