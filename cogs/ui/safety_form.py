"""The form for what happens around the list: slips, allowed phrases, moderation, help."""

from __future__ import annotations

from typing import Any

import discord

from cogs.ui.policy_form import PARAGRAPH, Interaction, PolicyForm, Save, text_field
from easel.model import Rules, SoftHits, Unmoderated
from easel.policy.check import MAX_HELPLINE

_SLIPS = {
    SoftHits.ASK: ("Ask the student", "“Did you mean this?” Nothing is drawn before they answer"),
    SoftHits.BLOCK: ("Refuse it", "As if it was the word itself; for young classes"),
}
_UNMODERATED = {
    Unmoderated.HOLD: ("Hold it for a teacher", "Nothing is shown before a teacher has looked"),
    Unmoderated.DRAW: ("Draw it", "The list still holds"),
}


class SafetyForm(PolicyForm):
    """Slips, allowed phrases, what moderation may score and what holds without it, the helpline."""

    def __init__(self, rules: Rules, save: Save) -> None:
        super().__init__("safety", rules, save)
        self.soft_hits = _choice(_SLIPS, rules.soft_hits)
        self.allowed = text_field(
            ", ".join(rules.allowed), PARAGRAPH, "such as: blood orange, water gun", is_long=True
        )
        self.unmoderated = _choice(_UNMODERATED, rules.unmoderated)
        scores = ", ".join(f"{name}: {score:g}" for name, score in rules.thresholds.items())
        self.thresholds = text_field(scores, 1000, "such as: violence: 0.4, sexual: 0.2")
        self.helpline = text_field(rules.helpline, MAX_HELPLINE, is_long=True)
        self.ask("A word that may be a slip", self.soft_hits)
        self.ask("Never refused", self.allowed, "Phrases that are fine although a word is listed")
        self.ask("While moderation can't be asked", self.unmoderated)
        self.ask("Moderation's limits", self.thresholds, "Scores from 0 to 1; empty: the band's")
        self.ask("Helpline", self.helpline, "Told to a student who may need help")

    async def on_submit(self, interaction: Interaction, /) -> None:
        """Save the changed ones of five fields as one version."""
        await self.hand_in(
            interaction,
            soft_hits=self.soft_hits.value,
            allowed=self.allowed.value,
            unmoderated=self.unmoderated.value,
            thresholds=self.thresholds.value,
            helpline=self.helpline.value,
        )


def _choice(choices: dict[Any, tuple[str, str]], chosen: str) -> discord.ui.RadioGroup[Any]:
    return discord.ui.RadioGroup(
        options=[
            discord.RadioGroupOption(
                label=label, value=each.value, description=description, default=each == chosen
            )
            for each, (label, description) in choices.items()
        ]
    )
