"""What a teacher is told of a prompt that was tried."""

from __future__ import annotations

import discord

from cogs.ui import notices
from cogs.ui.card import GREEN, Attachment, Card
from cogs.ui.change_cards import escaped
from cogs.ui.editor_words import EditorWords
from cogs.ui.language import Language
from easel.errors import Refusal
from easel.model import Hit, Suspicion
from easel.policy import Wish
from easel.trying import Trial

# A longer text of the student is shown by its beginning; so many finds are told.
TRIED = 1000
NAMED, QUOTED, FIELD = 8, 100, 1024


def tried(
    trial: Trial, typed: str, say: EditorWords, language: Language = Language.ENGLISH
) -> Card:
    """Say what would be drawn, or refused as a student reads it; what was found, and how."""
    files: tuple[Attachment, ...] = ()
    if trial.wish is not None:
        embed = discord.Embed(title=say.would_be_drawn, colour=GREEN)
        fenced = typed[:TRIED].replace("```", "'''")
        embed.description = f"{_wish(trial.wish, say)}\n```\n{fenced}\n```\n{say.composed}"
        files = (Attachment(name="composed.txt", data=trial.composed.encode()),)
    else:
        refused = trial.refusal or Refusal()
        embed = notices.refusal(refused, None, language).embed or discord.Embed()
        embed.set_author(name=say.would_be_refused)
    if trial.hits:
        lines = [_hit(hit, say) for hit in trial.hits[:NAMED]]
        embed.add_field(name=say.found, value="\n".join(lines)[:FIELD], inline=False)
    if trial.suspicions:
        lines = [_suspicion(each, say) for each in trial.suspicions]
        embed.add_field(name=say.suspicion, value="\n".join(lines)[:FIELD], inline=False)
    return Card(embed=embed, files=files)


def _wish(wish: Wish, say: EditorWords) -> str:
    return say.wish(wish.number, str(wish.aspect), wish.quality, wish.model)


def _suspicion(found: Suspicion, say: EditorWords) -> str:
    return f"• “{escaped(found.text)}”: {say.looks_like(found.looks_like)}"


def _hit(hit: Hit, say: EditorWords) -> str:
    rule = say.rules.get(hit.rule, hit.rule)
    how = rule if hit.hard else f"{rule}, {say.slip}"
    return f"• {say.hit(escaped(hit.text[:QUOTED]), escaped(hit.seen_as), escaped(hit.word), how)}"
