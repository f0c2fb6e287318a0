"""What a student may do about a refusal, and reads of what came of it."""

from __future__ import annotations

from collections.abc import Sequence

import discord

from cogs.ui import custom_ids
from cogs.ui.card import GREEN, YELLOW, Card, link, one_line
from cogs.ui.prompt_words import escaped
from easel.errors import DidYouMean, ListedWords
from easel.model import Appeal, Note, Verdict

# A button's label takes 80 characters (Discord's API documentation, 2026-08-06).
LABEL = 80
# So much of a prompt is shown above the buttons.
SHOWN = 600

PRESS_AGAIN = "If your teacher allows it, do the same again: then it works, once."
_ONCE = "Your teacher has allowed this once."
_ALWAYS = "Your teacher has allowed this from now on."
_KEEP = (
    "Your teacher has read your question and would rather not have this drawn here. Try another"
    " idea; you did nothing wrong by asking."
)
_ASKED = "Asked. I tell you here or in private when your teacher has answered."
_KEPT = (
    "Asked. Your teacher finds your question in `/policy appeals`; it could not be posted to them,"
    " so you may want to say so."
)
_WAITING = "You have asked about this already. Your teacher has not answered yet."
_AGAIN = {
    True: "Press the button below, or order it again yourself.",
    False: "Do the same again: it works now.",
}
_WITHIN = " You have until <t:{end}:f>."
_AS_MEANT = "Then do the same again: it works once now, and your teacher can see that you did."


def with_rewording(text: str, reworded: str) -> str:
    """Return a refusal's words with other words for the prompt that would pass."""
    return f"{text}\n\nHow about: **{escaped(one_line(reworded), SHOWN)}**"


def choices(error: ListedWords) -> discord.ui.View:
    """Return the buttons under a refusal; the DynamicItems of cogs.refused answer them."""
    named = {"note_id": error.note_id}
    buttons: list[discord.ui.Button[discord.ui.View]] = []
    if error.reworded:
        label = one_line(f"Use: {error.reworded}")
        label = label if len(label) <= LABEL else f"{label[: LABEL - 1]}…"
        style = discord.ButtonStyle.success
        named_use = custom_ids.USE.format(**named)
        buttons.append(discord.ui.Button(label=label, style=style, custom_id=named_use))
    if error.is_order:
        named_change = custom_ids.CHANGE.format(**named)
        buttons.append(discord.ui.Button(label="Change my words", custom_id=named_change))
    if isinstance(error, DidYouMean):
        named_meant = custom_ids.MEANT.format(**named)
        buttons.append(discord.ui.Button(label="No, I mean something else", custom_id=named_meant))
    buttons.append(
        discord.ui.Button(label="Ask my teacher", custom_id=custom_ids.ASK.format(**named))
    )
    return _view(buttons)


def asked(appeal: Appeal, *, is_new: bool, is_posted: bool, until: int) -> Card:
    """Tell who asked the teacher how that stands; `until` is in seconds since 1970."""
    if is_new:
        return Card(content=_ASKED if is_posted else _KEPT)
    if appeal.verdict is None:
        return Card(content=_WAITING)
    return outcome(appeal, until)


def outcome(appeal: Appeal, until: int) -> Card:
    """Tell who asked what the teacher said; what is allowed can be drawn by a button.

    A pass ends at `until`, in seconds since 1970.
    """
    note = appeal.note
    lines = [f"> {escaped(one_line(note.text), SHOWN)}"]
    if appeal.verdict is Verdict.KEEP:
        return Card(embed=_embed("Not this one", [*lines, _KEEP], YELLOW))
    can_draw = note.is_order and not note.is_hidden
    again = _AGAIN[can_draw]
    if appeal.verdict is Verdict.ALWAYS:
        embed = _embed("You may draw this", [*lines, f"{_ALWAYS} {again}"], GREEN)
    else:
        said = f"{_ONCE} {again}{_WITHIN.format(end=until)}"
        embed = _embed("You may draw this, once", [*lines, said], GREEN)
    if not can_draw:
        return Card(embed=embed)
    named = custom_ids.DRAW.format(note_id=note.id)
    style = discord.ButtonStyle.success
    return Card(
        embed=embed,
        view=_view([discord.ui.Button(label="Draw it now", style=style, custom_id=named)]),
    )


def answered(appeal: Appeal) -> Card:
    """Call somebody who takes no private messages, where everybody sees it: it says nothing."""
    named = custom_ids.ANSWERED.format(note_id=appeal.note.id)
    return Card(
        content=f"<@{appeal.note.person.id}> Your teacher has answered you.",
        view=_view([discord.ui.Button(label="Read the answer", custom_id=named)]),
    )


def being_drawn(note: Note, message_id: int | None) -> Card:
    """Say in private where an order's pictures will be."""
    if message_id is None:
        return Card(content="Ordered. The pictures come here when they are drawn.")
    return Card(content=f"Ordered: {link(note.place, message_id)}")


def as_meant() -> Card:
    """Tell who meant something else to do once more what can't be done from here."""
    return Card(content=_AS_MEANT)


def _embed(title: str, lines: Sequence[str], colour: discord.Colour) -> discord.Embed:
    return discord.Embed(title=title, description="\n\n".join(lines), colour=colour)


def _view(buttons: Sequence[discord.ui.Button[discord.ui.View]]) -> discord.ui.View:
    view = discord.ui.View(timeout=None)
    for button in buttons:
        view.add_item(button)
    view.stop()
    return view
