"""The form for what happens around the list: slips, allowed phrases, moderation, help."""

from __future__ import annotations

from cogs.ui.form_words import FormWords
from cogs.ui.policy_form import PARAGRAPH, Interaction, PolicyForm, Save, radio, text_field
from easel.model import Rules
from easel.policy.check import MAX_HELPLINE


class SafetyForm(PolicyForm):
    """Slips, allowed phrases, what moderation may score and what holds without it, the helpline."""

    def __init__(self, rules: Rules, save: Save, say: FormWords) -> None:
        super().__init__("safety", rules, save, say)
        self.soft_hits = radio(say.soft_hits, rules.soft_hits)
        self.allowed = text_field(
            ", ".join(rules.allowed), PARAGRAPH, say.examples["allowed"], is_long=True
        )
        self.unmoderated = radio(say.unmoderated, rules.unmoderated)
        scores = ", ".join(f"{name}: {score:g}" for name, score in rules.thresholds.items())
        self.thresholds = text_field(scores, 1000, say.examples["thresholds"])
        self.helpline = text_field(rules.helpline, MAX_HELPLINE, is_long=True)
        self.field("soft_hits", self.soft_hits)
        self.field("allowed", self.allowed)
        self.field("unmoderated", self.unmoderated)
        self.field("thresholds", self.thresholds)
        self.field("helpline", self.helpline)

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
