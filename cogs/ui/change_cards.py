"""What changed in a policy, or would: the history, a file's changes, what was saved."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import discord

from cogs.ui import custom_ids
from cogs.ui.card import CHOICE, DESCRIPTION, GREEN, YELLOW, Attachment, Card, one_line
from cogs.ui.draft_buttons import save_or_leave
from cogs.ui.editor_words import EditorWords
from easel.chronicle import Entry, Page
from easel.drafts import Compared
from easel.model import AgeBand, Policy, PolicyVersion
from easel.policy import BANDS, Difference
from easel.policy.differences import shown

# So many versions stand on a page, and so much of each value in a line.
PAGE = 5
VALUE, VALUES = 160, 12
_BY_CHANNEL = ("themes", "channels", "assignments")
_ROOM = DESCRIPTION // PAGE - 20


def compared(found: Compared, say: EditorWords) -> Card:
    """Show what a file would change, with buttons to save it or leave it."""
    embed = discord.Embed(title=say.file_title, colour=YELLOW)
    lines = changed(found.differences, say)
    files: tuple[Attachment, ...] = ()
    if len(lines) > DESCRIPTION - 600:
        whole = "\n".join(_whole(each) for each in found.differences)
        files = (Attachment(name="changes.txt", data=whole.encode()),)
        lines = f"{lines[: DESCRIPTION - 600]}…"
    if found.meanwhile:
        lines = f"{say.moved()}\n{meanwhile(found.meanwhile, say)}\n\n{lines}"
    if found.leaves_out:
        lines = f"{lines}\n\n{say.left_out()}"
    embed.description = lines[:DESCRIPTION]
    embed.set_footer(text=say.nothing_yet)
    view = discord.ui.View(timeout=None)
    for button in save_or_leave(custom_ids.FILE_SAVE, found.draft.id, say):
        view.add_item(button)
    view.stop()
    return Card(embed=embed, files=files, view=view)


def saved(
    policy: Policy, change: str, say: EditorWords, since: Sequence[PolicyVersion] = ()
) -> Card:
    """Say that a version was saved and holds from now on, and what others saved meanwhile."""
    text = say.saved(policy.version, escaped(say.change(change)))[:DESCRIPTION]
    embed = discord.Embed(title=say.saved_title, description=text, colour=GREEN)
    if since:
        embed.add_field(name=say.meanwhile_title, value=meanwhile(since, say), inline=False)
    return Card(embed=embed)


def restored(page: Page, say: EditorWords) -> Card:
    """Say that an earlier version is in force again, and what that changed."""
    (entry,) = page.entries
    card = saved(entry.version.policy, entry.version.change, say)
    if card.embed is not None:
        lines = changed(entry.differences, say)
        card.embed.description = f"{card.embed.description}\n{lines}"[:DESCRIPTION]
    return card


def exported(text: str, version: int, say: EditorWords) -> Card:
    """Hand the policy out as a file."""
    embed = discord.Embed(title=say.export_title, description=say.exported(), colour=GREEN)
    file = Attachment(name=f"policy-{version}.yaml", data=text.encode())
    return Card(embed=embed, files=(file,))


def history(page: Page, say: EditorWords) -> Card:
    """Show a page of versions, the newest first, each with old and new values."""
    embed = discord.Embed(title=say.history_title, colour=GREEN)
    entries = [_entry(each, say)[:_ROOM] for each in page.entries]
    embed.description = "\n\n".join(entries) or say.no_history
    if not page.entries:
        return Card(embed=embed)
    embed.set_footer(text=say.way_back())
    view = discord.ui.View(timeout=None)
    newest, last = page.entries[0].version.policy.version, page.entries[-1].version.policy.version
    view.add_item(_turn(say.newer, newest + PAGE, is_there=newest < page.newest))
    view.add_item(_turn(say.older, last - 1, is_there=last > 1))
    view.stop()
    return Card(embed=embed, view=view if page.newest > PAGE else None)


def cancelled(say: EditorWords) -> Card:
    """Say that nothing was saved."""
    return Card(content=say.cancelled)


def choice(version: PolicyVersion) -> str:
    """Return a version's line in a list of choices."""
    return one_line(f"{version.policy.version}: {version.change} ({version.author.name})")[:CHOICE]


def changed(differences: Iterable[Difference], say: EditorWords) -> str:
    """Return a line for each field that differs, with what it had and has."""
    found = tuple(differences)
    limits = _of_band_left(found)
    lines = []
    for each in found:
        if each.field == "thresholds" and limits and not each.lost and set(each.won) == limits:
            lines.append(f"• {say.limits_stay}")
        else:
            lines.append(f"• {_difference(each, say)}")
    return "\n".join(lines)


def meanwhile(versions: Sequence[PolicyVersion], say: EditorWords) -> str:
    """Return a line for each version, the oldest first."""
    return "\n".join(f"• {_who_and_what(each, say)}" for each in versions[-PAGE:])


def escaped(text: str) -> str:
    """Return `text` on one line, and as it was typed: nothing in it works as markdown."""
    return discord.utils.escape_markdown(one_line(text))


def _entry(entry: Entry, say: EditorWords) -> str:
    when = f"<t:{int(entry.version.made_at.timestamp())}:f>"
    head = _who_and_what(entry.version, say, when)
    return f"{head}\n{changed(entry.differences, say)}".rstrip()


def _who_and_what(version: PolicyVersion, say: EditorWords, when: str = "") -> str:
    number = f"**{version.policy.version}** {when}".strip()
    change = escaped(say.change(version.change)[:VALUE])
    return f"{number} {escaped(version.author.name)}: {change}"


def _of_band_left(differences: Iterable[Difference]) -> set[str]:
    """Return the limits of the age band that a policy is of no more, as a difference has them."""
    for each in differences:
        if each.field == "band" and each.won == (AgeBand.OWN,):
            limits = BANDS[AgeBand(each.lost[0])].thresholds
            return {f"{category}: {shown(score)}" for category, score in limits.items()}
    return set()


def _difference(each: Difference, say: EditorWords) -> str:
    name = f"**{say.names[each.field]}**"
    if not each.lost and not each.won:
        return f"{name} {say.reordered}"
    if not each.is_list:
        if each.field == "reports_to":
            before, after = (_channel(ids[0], say) for ids in (each.lost, each.won))
            return f"{name} {before} → {after}"
        return f"{name} {_value(each.lost[0])} → {_value(each.won[0])}"
    of_item = _of_channel if each.field in _BY_CHANNEL else _value
    signed = [f"+ {of_item(item)}" for item in each.won]
    signed += [f"− {of_item(item)}" for item in each.lost]
    more = f", {say.and_more(len(signed) - VALUES)}" if len(signed) > VALUES else ""
    return f"{name} {', '.join(signed[:VALUES])}{more}"


def _channel(text: str, say: EditorWords) -> str:
    return f"<#{text}>" if text.isdecimal() else say.no_channel


def _of_channel(item: str) -> str:
    channel_id, _, rest = item.partition(": ")
    return f"<#{channel_id}> {_value(rest)}" if rest else f"<#{channel_id}>"


def _value(text: str) -> str:
    line = one_line(text)
    return f"`{(line if len(line) <= VALUE else f'{line[: VALUE - 1]}…').replace('`', chr(39))}`"


def _whole(each: Difference) -> str:
    lines = [f"  - {item}" for item in each.lost] + [f"  + {item}" for item in each.won]
    return "\n".join((f"{each.field}:", *lines))


def _turn(label: str, up_to: int, *, is_there: bool) -> discord.ui.Button[Any]:
    named = custom_ids.HISTORY.format(up_to=max(1, up_to))
    return discord.ui.Button(label=label, custom_id=named, disabled=not is_there)
