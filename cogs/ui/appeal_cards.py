"""What students ask, as the teacher sees it; and the log of what was refused or looked odd."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import discord

from cogs.ui import custom_ids
from cogs.ui.card import CHOICE, DESCRIPTION, GREEN, YELLOW, Card, one_line
from cogs.ui.prompt_words import escaped
from cogs.ui.report_cards import FIELD
from cogs.ui.words_of_refusals import hit_lines
from easel.model import Appeal, Note, NoteKind, Verdict

# An embed takes 6000 characters in all (Discord's API documentation, 2026-08-06): so many for the
# prompt leave room for three fields.
PROMPT = 2500
# So much of a prompt stands in a line of a list, and so much of why.
QUOTED, WHY = 150, 150

_LABELS = {
    Verdict.ONCE: ("Allow once", discord.ButtonStyle.success),
    Verdict.ALWAYS: ("Allow always", discord.ButtonStyle.secondary),
    Verdict.KEEP: ("Keep the rule", discord.ButtonStyle.secondary),
}
_SAID = {
    Verdict.ONCE: "Allowed once",
    Verdict.ALWAYS: "Always allowed",
    Verdict.KEEP: "The rule was kept",
}
_KINDS = {
    NoteKind.REFUSED: "was refused",
    NoteKind.ASKED: "was asked “did you mean?”",
    NoteKind.MEANT: "meant something else, and ordered it",
    NoteKind.SUSPECT: "ordered what looks meant for the machine",
}
_RULES = {
    "OffTheme": "not on the channel's theme",
    "NotInPolicy": "a shape, model or quality that the policy does not allow",
    "ReferencesOff": "a picture from outside",
}
_UNTOLD = "I could not reach the student, in private or in the channel: please tell them."
_FORM = "Allow always shows a form first, and can be undone."
_BARE = "Allow always shows a form first: add to the word there, or all may use it anywhere."
_NOTHING_ASKED = "No student waits for an answer."
_NOTHING_LOGGED = "Nothing was refused or looked odd, as far as the log goes back."


def appeal(appeal: Appeal, phrases: Sequence[str]) -> Card:
    """Show a question with its answers; `phrases` are what is proposed to be allowed always."""
    embed = _embed(appeal)
    if phrases:
        proposed = ", ".join(f"“{escaped(each)}”" for each in phrases)
        is_bare = any(hit.text in phrases for hit in appeal.note.hits)
        embed.set_footer(text=_BARE if is_bare else _FORM)
        embed.add_field(name="Allow always proposes", value=proposed[:FIELD], inline=False)
    view = discord.ui.View(timeout=None)
    for verdict, (label, style) in _LABELS.items():
        named = custom_ids.VERDICT.format(verdict=verdict, note_id=appeal.note.id)
        view.add_item(discord.ui.Button(label=label, style=style, custom_id=named))
    view.stop()
    return Card(embed=embed, view=view)


def settled(appeal: Appeal) -> Card:
    """Show a question that a teacher has answered; nothing is left to be pressed."""
    embed = _embed(appeal)
    embed.colour = GREEN
    said = _SAID[appeal.verdict or Verdict.KEEP]
    if appeal.phrases:
        said += f": {', '.join(f'“{escaped(each)}”' for each in appeal.phrases)}"
    value = f"{said[: FIELD - 100]}, by {escaped(appeal.decided_by, 80)}"
    embed.add_field(name="Answered", value=value, inline=False)
    return Card(embed=embed)


def untold() -> Card:
    """Tell a teacher that a student could not be told."""
    return Card(content=_UNTOLD)


def listed(appeals: Sequence[Appeal]) -> Card:
    """List the questions that nobody has answered, and a menu to look at one."""
    if not appeals:
        return Card(content=_NOTHING_ASKED)
    lines = [
        f"{number}. <t:{_seconds(each)}:R> <@{each.note.person.id}>:"
        f" **{escaped(one_line(each.note.text), QUOTED)}**"
        for number, each in enumerate(appeals, 1)
    ]
    embed = discord.Embed(title="Students ask", colour=YELLOW)
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
        custom_id=custom_ids.APPEAL_LOOK, placeholder="Look at one …", options=options
    )
    view.add_item(menu)
    view.stop()
    return Card(embed=embed, view=view)


def log(notes: Sequence[Note]) -> Card:
    """Show the newest lines of the class's log: who, when, what and why."""
    if not notes:
        return Card(content=_NOTHING_LOGGED)
    embed = discord.Embed(title="The class's log", colour=YELLOW)
    embed.description = "\n".join(map(_line, notes))[:DESCRIPTION]
    return Card(embed=embed)


def _line(note: Note) -> str:
    why = "; ".join(_reasons(note))
    return (
        f"• <t:{int(note.made_at.timestamp())}:R> <@{note.person.id}> {_KINDS[note.kind]}:"
        f" **{escaped(one_line(note.text), QUOTED)}**" + (f" ({escaped(why, WHY)})" if why else "")
    )


def _reasons(note: Note) -> list[str]:
    hits = dict.fromkeys(f"“{one_line(hit.text)}”: {hit.word}" for hit in note.hits)
    odd = [f"{each.looks_like}: “{each.text}”" for each in note.suspicions]
    rule = [_RULES[note.rule]] if note.rule in _RULES else []
    return [*hits, *rule, *odd]


def _embed(appeal: Appeal) -> discord.Embed:
    note = appeal.note
    embed = discord.Embed(title="A student asks: may this be drawn?", colour=YELLOW)
    embed.description = escaped(note.text, PROMPT)
    embed.timestamp = appeal.asked_at
    embed.add_field(name="Asked by", value=f"<@{note.person.id}> ({escaped(note.person.name, 80)})")
    embed.add_field(name="In", value=f"<#{note.place.channel_id}>")
    embed.add_field(name="Why it was refused", value=hit_lines(note.hits)[:FIELD], inline=False)
    if note.suspicions:
        odd = "\n".join(f"• {each.looks_like}: “{escaped(each.text)}”" for each in note.suspicions)
        embed.add_field(name="It also looks odd", value=odd[:FIELD], inline=False)
    return embed


def _seconds(appeal: Appeal) -> int:
    return int(appeal.asked_at.timestamp())
