"""What there is to know: every command, menu, reaction, button and parameter, as entries.

/help answers from it and docs/commands.md is written from it. Commands are as Discord has them and
parameters as they are read; the rest is said here, and tests hold it to what messages really have.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from discord import app_commands

from easel import prompts

Tree = app_commands.CommandTree[Any]
Command = app_commands.Command[Any, ..., Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing to look up: its name, a sentence on it, and more for who opens it.

    `is_for_teachers` says that Discord offers it only to those who may manage the server;
    `is_supported` is False for what Midjourney has and Easel has not.
    """

    name: str
    line: str
    details: tuple[str, ...] = ()
    is_for_teachers: bool = False
    is_supported: bool = True


MENUS = (
    Entry(name="Cancel Job", line="Stops the order that the message shows; teachers any."),
    Entry(name="DM Results", line="Sends you the order's pictures by private message."),
    Entry(name="Report Job", line="Tells your teacher that something is wrong with the order."),
)
REACTIONS = (
    Entry(name="❌", line="Stops an order under way; takes the message of another away."),
    Entry(name="✉️", line="Sends you the order's pictures by private message."),
    Entry(name="⭐", line="Keeps the pictures among your favourites."),
)
BUTTONS = (
    Entry(name="U1 to U4", line="Posts that picture alone: the stored one, at no cost."),
    Entry(name="V1 to V4", line="Orders variations of that picture."),
    Entry(name="🔄", line="Orders the same once more; under /describe, finds other prompts."),
    Entry(name="Upscale (Subtle)", line="Posts the picture at twice its size, with no new detail."),
    Entry(name="Upscale (Creative)", line="Draws the picture again, larger: details may change."),
    Entry(name="Vary (Subtle)", line="Orders variations that change only small details."),
    Entry(name="Vary (Strong)", line="Orders variations that change the composition too."),
    Entry(name="Vary (Region)", line="Draws a part of the picture anew: choose it, say what."),
    Entry(name="Zoom Out 2x", line="Draws what is around the picture, at half its size."),
    Entry(name="Zoom Out 1.5x", line="The same, at two thirds of its size."),
    Entry(name="Custom Zoom", line="Asks how far, and for words for what comes into view."),
    Entry(name="Make Square", line="Draws what is missing to a square."),
    Entry(name="⬅️ ➡️ ⬆️ ⬇️", line="Draws what is beyond that edge of the picture."),
    Entry(name="⭐ Favorite", line="Keeps the picture among your favourites."),
    Entry(name="❌", line="Takes the message away."),
    Entry(name="1️⃣ to 5️⃣", line="Opens the prompt of that number to be edited and ordered."),
    Entry(name="Use: …", line="Under a refusal: orders the words that it proposes."),
    Entry(name="Change my words", line="Under a refusal: opens your words in a form."),
    Entry(
        name="No, I mean something else",
        line="Orders what only looked like a word of the list; your teacher sees that you did.",
    ),
    Entry(name="Ask my teacher", line="Asks whether that may be drawn after all."),
    Entry(name="Draw it now", line="Orders what your teacher has allowed."),
    Entry(name="Allow once", line="For teachers: lets that student order those words once."),
    Entry(name="Allow always", line="For teachers: lets everybody use a phrase from now on."),
    Entry(name="Keep the rule", line="For teachers: tells the student, kindly, no."),
    Entry(name="Post it anyway", line="For teachers: shows pictures that were held back."),
    Entry(name="Draw it anyway", line="For teachers: draws words that were stopped, once."),
    Entry(name="Keep it back", line="For teachers: leaves them unseen, or undrawn."),
    Entry(
        name="Read the words alone",
        line="For teachers: shows you alone what somebody wrote who may need help.",
    ),
    Entry(name="Seen", line="For teachers: takes the card off the list of what waits."),
    Entry(name="Imagine all", line="Says what all those prompts come to, and orders them."),
    Entry(name="Put it in force", line="For teachers: lays down the age band that is shown."),
    Entry(
        name="Untick other meanings",
        line="For teachers: lets no form of a word count that mostly means something else.",
    ),
    Entry(name="◀ ▶", line="For teachers: turns to other forms of the words."),
    Entry(name="Save", line="For teachers: saves what is shown, for the very next order."),
    Entry(name="Cancel", line="For teachers: forgets what is shown, and saves nothing."),
    Entry(name="Newer and Older", line="For teachers: turns the policy's history over."),
)


def commands(tree: Tree) -> list[Entry]:
    """Return every slash command, by name; of groups, each command in them."""
    found = [each for each in tree.walk_commands() if isinstance(each, app_commands.Command)]
    return sorted(map(_of_command, found), key=lambda entry: entry.name)


def parameters(*, is_supported: bool = True) -> list[Entry]:
    """Return what may be written in a prompt, or what Midjourney has and Easel has not."""
    return [
        Entry(
            name=each.name,
            line=each.line,
            details=(each.details,) if each.details else (),
            is_supported=is_supported,
        )
        for each in prompts.topics()
        if each.is_supported is is_supported
    ]


def every_entry(tree: Tree) -> Iterator[Entry]:
    """Yield all that /help knows, in the order in which it is offered."""
    yield from commands(tree)
    yield from parameters()
    yield _listed("buttons", "What the buttons under pictures do.", BUTTONS)
    yield _listed("reactions", "What your reactions to my messages do.", REACTIONS)
    yield _listed("menus", "What the menu of a message, under Apps, does.", MENUS)
    yield from parameters(is_supported=False)


def find(tree: Tree, typed: str) -> Entry | None:
    """Return the entry that somebody means; slashes, dashes and case don't matter."""
    topic = prompts.topic_of(typed)
    wanted = (topic.name if topic else typed).strip().removeprefix("/").casefold()
    named = (each for each in every_entry(tree) if each.name.removeprefix("/") == wanted)
    return next(named, None)


def _listed(name: str, line: str, entries: tuple[Entry, ...]) -> Entry:
    return Entry(name=name, line=line, details=tuple(f"**{e.name}** {e.line}" for e in entries))


def _of_command(command: Command) -> Entry:
    root = command.root_parent or command
    needed = root.default_permissions
    return Entry(
        name=f"/{command.qualified_name}",
        line=command.description,
        details=tuple(map(_of_option, command.parameters)),
        is_for_teachers=needed is not None and needed.manage_guild,
    )


def _of_option(option: app_commands.Parameter) -> str:
    said = [f"`{option.display_name}:` {option.description}"]
    if option.choices:
        said.append(f"one of: {' / '.join(choice.name for choice in option.choices)}")
    if option.required:
        said.append("needed")
    return " · ".join(said)
