"""What students ask, as the teacher sees it; and the log of what was refused or looked odd."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import discord

from cogs.ui import custom_ids
from cogs.ui.appeal_words import AppealWords
from cogs.ui.card import CHOICE, DESCRIPTION, GREEN, YELLOW, Card, one_line
from cogs.ui.prompt_words import escaped
from cogs.ui.report_cards import FIELD
from easel.model import Appeal, Note, Verdict

# An embed takes 6000 characters in all (Discord's API documentation, 2026-08-06): so many for the
# prompt leave room for three fields.
PROMPT = 2500
# So much of a prompt stands in a line of a list, and so much of why.
QUOTED, WHY = 150, 150

_STYLES = {
    Verdict.ONCE: discord.ButtonStyle.success,
    Verdict.ALWAYS: discord.ButtonStyle.secondary,
    Verdict.KEEP: discord.ButtonStyle.secondary,
}


def appeal(appeal: Appeal, phrases: Sequence[str], say: AppealWords) -> Card:
    """Show a question with its answers; `phrases` are what is proposed to be allowed always."""
    embed = _embed(appeal, say)
    if phrases:
        proposed = ", ".join(say.quoted(escaped(each)) for each in phrases)
        is_bare = any(hit.text in phrases for hit in appeal.note.hits)
        embed.set_footer(text=say.bare if is_bare else say.form_first)
        embed.add_field(name=say.proposes, value=proposed[:FIELD], inline=False)
    view = discord.ui.View(timeout=None)
    for verdict, style in _STYLES.items():
        named = custom_ids.VERDICT.format(verdict=verdict, note_id=appeal.note.id)
        view.add_item(discord.ui.Button(label=say.labels[verdict], style=style, custom_id=named))
    view.stop()
    return Card(embed=embed, view=view)


def settled(appeal: Appeal, say: AppealWords) -> Card:
    """Show a question that a teacher has answered; nothing is left to be pressed."""
    embed = _embed(appeal, say)
    embed.colour = GREEN
    said = say.said[appeal.verdict or Verdict.KEEP]
    if appeal.phrases:
        said += f": {', '.join(say.quoted(escaped(each)) for each in appeal.phrases)}"
    teacher = escaped(appeal.decided_by, 80)
    value = say.answer_by.format(answer=said[: FIELD - 100], teacher=teacher)
    embed.add_field(name=say.answered, value=value, inline=False)
    return Card(embed=embed)


def untold(say: AppealWords) -> Card:
    """Tell a teacher that a student could not be told."""
    return Card(content=say.untold)


def listed(appeals: Sequence[Appeal], say: AppealWords) -> Card:
    """List the questions that nobody has answered, and a menu to look at one."""
    if not appeals:
        return Card(content=say.nothing_asked)
    lines = [
        f"{number}. <t:{_seconds(each)}:R> <@{each.note.person.id}>:"
        f" **{escaped(one_line(each.note.text), QUOTED)}**"
        for number, each in enumerate(appeals, 1)
    ]
    embed = discord.Embed(title=say.list_title, colour=YELLOW)
    embed.description = "\n".join(lines)[:DESCRIPTION]
    options = [
        discord.SelectOption(
            label=one_line(f"{number}. {each.note.person.name}: {each.note.text}")[:CHOICE],
            value=each.note.id,
        )
        for number, each in enumerate(appeals, 1)
    ]
    view = discord.ui.View(timeout=None)
    menu: discord.ui.Select[Any] = discord.ui.Select(
        custom_id=custom_ids.APPEAL_LOOK, placeholder=say.look, options=options
    )
    view.add_item(menu)
    view.stop()
    return Card(embed=embed, view=view)


def log(notes: Sequence[Note], say: AppealWords) -> Card:
    """Show the newest lines of the class's log: who, when, what and why."""
    if not notes:
        return Card(content=say.nothing_logged)
    embed = discord.Embed(title=say.log_title, colour=YELLOW)
    embed.description = "\n".join(_line(each, say) for each in notes)[:DESCRIPTION]
    return Card(embed=embed)


def _line(note: Note, say: AppealWords) -> str:
    why = "; ".join(_reasons(note, say))
    return (
        f"• <t:{int(note.made_at.timestamp())}:R> <@{note.person.id}> {say.kinds[note.kind]}:"
        f" **{escaped(one_line(note.text), QUOTED)}**" + (f" ({escaped(why, WHY)})" if why else "")
    )


def _reasons(note: Note, say: AppealWords) -> list[str]:
    hits = dict.fromkeys(f"{say.quoted(one_line(hit.text))}: {hit.word}" for hit in note.hits)
    odd = [
        f"{say.looks_like(each.looks_like)}: {say.quoted(each.text)}" for each in note.suspicions
    ]
    rule = [say.rules[note.rule]] if note.rule in say.rules else []
    return [*hits, *rule, *odd]


def _embed(appeal: Appeal, say: AppealWords) -> discord.Embed:
    note = appeal.note
    embed = discord.Embed(title=say.title, colour=YELLOW)
    embed.description = escaped(note.text, PROMPT)
    embed.timestamp = appeal.asked_at
    embed.add_field(
        name=say.asked_by, value=f"<@{note.person.id}> ({escaped(note.person.name, 80)})"
    )
    embed.add_field(name=say.where, value=f"<#{note.place.channel_id}>")
    embed.add_field(name=say.why, value=say.hits(note.hits)[:FIELD], inline=False)
    if note.suspicions:
        odd = "\n".join(
            f"• {say.looks_like(each.looks_like)}: {say.quoted(escaped(each.text))}"
            for each in note.suspicions
        )
        embed.add_field(name=say.odd, value=odd[:FIELD], inline=False)
    return embed


def _seconds(appeal: Appeal) -> int:
    return int(appeal.asked_at.timestamp())
