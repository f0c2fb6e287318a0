"""What a student may do about a refusal, and reads of what came of it."""

from __future__ import annotations

from collections.abc import Sequence

import discord

from cogs.ui import custom_ids
from cogs.ui.card import GREEN, YELLOW, Card, link, one_line
from cogs.ui.language import Language
from cogs.ui.prompt_words import escaped
from cogs.ui.refusal_words import RefusalWords
from cogs.ui.russian.refusal_words import RussianRefusalWords
from easel.errors import DidYouMean, ListedWords
from easel.model import Appeal, Note, Verdict

# A button's label takes 80 characters (Discord's API documentation, 2026-08-06).
LABEL = 80
# So much of a prompt is shown above the buttons.
SHOWN = 600

_WORDS = {
    Language.ENGLISH: RefusalWords(),
    Language.RUSSIAN: RussianRefusalWords(),
}


def words_in(language: Language) -> RefusalWords:
    """Return the words of these cards in a language."""
    return _WORDS[language]


def with_rewording(text: str, reworded: str, say: RefusalWords) -> str:
    """Return a refusal's words with other words for the prompt that would pass."""
    return f"{text}\n\n{say.how_about.format(reworded=escaped(one_line(reworded), SHOWN))}"


def choices(error: ListedWords, say: RefusalWords) -> discord.ui.View:
    """Return the buttons under a refusal; the DynamicItems of cogs.refused answer them."""
    named = {"note_id": error.note_id}
    buttons: list[discord.ui.Button[discord.ui.View]] = []
    if error.reworded:
        label = one_line(say.use.format(reworded=error.reworded))
        label = label if len(label) <= LABEL else f"{label[: LABEL - 1]}…"
        style = discord.ButtonStyle.success
        named_use = custom_ids.USE.format(**named)
        buttons.append(discord.ui.Button(label=label, style=style, custom_id=named_use))
    if error.is_order:
        buttons.append(_change(error.note_id, say))
    if isinstance(error, DidYouMean):
        named_meant = custom_ids.MEANT.format(**named)
        buttons.append(discord.ui.Button(label=say.meant, custom_id=named_meant))
    buttons.append(discord.ui.Button(label=say.ask, custom_id=custom_ids.ASK.format(**named)))
    return _view(buttons)


def other_words(note_id: str, say: RefusalWords) -> discord.ui.View:
    """Return the one button under what no teacher's answer helps: the words in a form."""
    return _view([_change(note_id, say)])


def asked(
    appeal: Appeal,
    *,
    is_new: bool,
    is_posted: bool,
    until: int,
    language: Language = Language.ENGLISH,
) -> Card:
    """Tell who asked the teacher how that stands; `until` is in seconds since 1970."""
    say = words_in(language)
    if is_new:
        return Card(content=say.asked if is_posted else say.kept)
    if appeal.verdict is None:
        return Card(content=say.waiting)
    return outcome(appeal, until, language)


def outcome(appeal: Appeal, until: int, language: Language = Language.ENGLISH) -> Card:
    """Tell who asked what the teacher said; what is allowed can be drawn by a button.

    A pass ends at `until`, in seconds since 1970.
    """
    say, note = words_in(language), appeal.note
    lines = [f"> {escaped(one_line(note.text), SHOWN)}"]
    if appeal.verdict is Verdict.KEEP:
        return Card(embed=_embed(say.keep_title, [*lines, say.keep], YELLOW))
    can_draw = note.is_order and not note.is_hidden
    again = say.press_below if can_draw else say.do_again
    if appeal.verdict is Verdict.ALWAYS:
        embed = _embed(say.always_title, [*lines, f"{say.always} {again}"], GREEN)
    else:
        said = f"{say.once} {again} {say.within.format(end=until)}"
        embed = _embed(say.once_title, [*lines, said], GREEN)
    if not can_draw:
        return Card(embed=embed)
    named = custom_ids.DRAW.format(note_id=note.id)
    style = discord.ButtonStyle.success
    return Card(
        embed=embed,
        view=_view([discord.ui.Button(label=say.draw_now, style=style, custom_id=named)]),
    )


def answered(appeal: Appeal, language: Language = Language.ENGLISH) -> Card:
    """Call somebody who takes no private messages, where everybody sees it: it says nothing."""
    say = words_in(language)
    named = custom_ids.ANSWERED.format(note_id=appeal.note.id)
    return Card(
        content=f"<@{appeal.note.person.id}> {say.answered}",
        view=_view([discord.ui.Button(label=say.read_answer, custom_id=named)]),
    )


def being_drawn(note: Note, message_id: int | None, language: Language = Language.ENGLISH) -> Card:
    """Say in private where an order's pictures will be."""
    say = words_in(language)
    if message_id is None:
        return Card(content=say.ordered_here)
    return Card(content=say.ordered.format(link=link(note.place, message_id)))


def as_meant(language: Language = Language.ENGLISH) -> Card:
    """Tell who meant something else to do once more what can't be done from here."""
    return Card(content=words_in(language).as_meant)


def _embed(title: str, lines: Sequence[str], colour: discord.Colour) -> discord.Embed:
    return discord.Embed(title=title, description="\n\n".join(lines), colour=colour)


def _change(note_id: str, say: RefusalWords) -> discord.ui.Button[discord.ui.View]:
    named = custom_ids.CHANGE.format(note_id=note_id)
    return discord.ui.Button(label=say.change, custom_id=named)


def _view(buttons: Sequence[discord.ui.Button[discord.ui.View]]) -> discord.ui.View:
    view = discord.ui.View(timeout=None)
    for button in buttons:
        view.add_item(button)
    view.stop()
    return view
