"""What people read when a wish can't be granted."""

from __future__ import annotations

import discord

from cogs.ui.rows import Rows, Words, fixed
from easel import errors as e
from easel.model import Hit

# So many words of a prompt are named, and so many characters of each; whoever types the whole
# list, or a phrase torn over half a page, knows the rest.
LISTED = 10
QUOTED = 100


# What a form calls what is named otherwise in a policy's file.
_FIELDS = {"starts": "Opens", "ends": "Closes", "reports_to": "Teachers' channel"}


def hit_lines(hits: tuple[Hit, ...]) -> str:
    """Return what of a prompt is on the list, as what, a line each."""
    lines = []
    for hit in hits[:LISTED]:
        typed = hit.text if len(hit.text) <= QUOTED else f"{hit.text[:QUOTED]}…"
        read = "" if _plain(typed) == _plain(hit.seen_as) else f", read as “{hit.seen_as}”"
        is_itself = _plain(hit.seen_as) == _plain(hit.word)
        listed = "" if is_itself else f" (on the list: “{hit.word}”)"
        lines.append(f"“{typed}”{read}{listed}")
    if len(hits) > LISTED:
        lines.append(f"and {len(hits) - LISTED} more")
    return "\n".join(f"• {line}" for line in dict.fromkeys(lines))


def _plain(words: str) -> str:
    """Fold what nobody takes for a disguise: case, and ё written as е."""
    return words.casefold().replace("ё", "е")


def _banned(error: e.DisallowedWords) -> Words:
    return (
        "Banned prompt detected",
        f"This server does not draw:\n{hit_lines(error.hits)}\n\nTry another idea, or ask your"
        " teacher. Nothing was drawn and nothing was counted.",
    )


def _asked(error: e.DidYouMean) -> Words:
    meant = " or ".join(f"“{each}”" for each in dict.fromkeys(h.seen_as for h in error.hits))
    return (
        "Did you mean this?",
        f"Did you mean {meant[:QUOTED]}? This server does not draw that:\n{hit_lines(error.hits)}"
        "\n\nIf it is a slip, change your words. Nothing was drawn and nothing was counted.",
    )


def _parameter(error: e.BadParameter) -> Words:
    nearest = f" Did you mean `{error.nearest}`?" if error.nearest else ""
    named = "" if error.name in error.reason else f"`{error.name}`: "
    return "Invalid parameter", f"{named}{error.reason}{nearest}"


def _link(error: e.BadLink) -> Words:
    shown = error.url[:QUOTED].replace("`", "'")
    # An attached file is named by its name.
    title = "Invalid link" if "/" in shown or "." not in shown else "Invalid picture"
    return title, f"`{shown}`: {error.reason} Nothing was drawn and nothing was counted."


def _policy(error: e.NotInPolicy) -> Words:
    allowed = ", ".join(f"`{each}`" for each in error.allowed)
    return (
        "Not here",
        f"The policy here does not allow the {error.what} `{error.wanted}`. Allowed: {allowed}.",
    )


def _quota(error: e.QuotaReached) -> Words:
    left = error.limit - error.used
    advice = (
        f"Add `--n {left}` to have what is left."
        if left > 0
        else "Each picture comes back 24 hours after it was ordered."
    )
    return (
        "Credits exhausted",
        f"You asked for {error.asked} and have had {error.used} of {error.limit} pictures in the"
        f" last 24 hours. {advice}",
    )


def _assignment(error: e.OutsideAssignment) -> Words:
    if error.starts is not None:
        when = f"opens <t:{error.starts}:F>, <t:{error.starts}:R>. Have your idea ready by then!"
        return "Not yet", f"“{error.title}” {when} Nothing was counted."
    return (
        "The assignment has ended",
        f"“{error.title}” was open until <t:{error.ended}:F>. Ask your teacher what comes next, or"
        " order in another channel. Nothing was counted.",
    )


def _vanished(error: e.Vanished) -> Words:
    if error.what == "earlier policy":
        return "Nothing to undo", "This server has the policy that Easel comes with: no change yet."
    if error.what == "draft":
        return "It is gone", "This was saved or left already. To begin anew, use the command again."
    if error.what == "policy version":
        return "There is no such version", "`/policy history` shows the numbers that there are."
    if error.what == "question":
        return "It is gone", "This question is no longer there: it went with its line of the log."
    return "It is gone", f"This {error.what} is no longer there. Order it anew with `/imagine`."


_RESTRICTED = {
    "foreign": "This order is somebody else's. They can stop it, and so can your teacher.",
    "finished": "This order is finished: there is nothing left to stop.",
    "unfinished": "This order is still under way. Try again when its pictures are there.",
    "stopped": "This order has been stopped already.",
    "none": "You have no order that waits or is being drawn.",
    "clicks": "On this server only the person who ordered a picture, and a teacher, may use its"
    " buttons. Order your own with `/imagine`.",
    "remove": "Only the person who ordered or posted this, and a teacher, may remove it.",
    "unshown": "This message shows no order of mine. Open the menu of one with pictures.",
    "offer": "This was asked of somebody else. Use the command yourself to get your own.",
    "taken": "This was ordered already. Look for its messages below.",
}


def _restricted(error: e.JobRestricted) -> Words:
    otherwise = (
        "There is no such order here. Take one from the list that `/cancel` offers, or open the"
        " menu of an order's message."
    )
    return "Job action restricted", _RESTRICTED.get(error.reason, otherwise)


_HELP = (
    "It sounds as if things may be hard for you right now. You don't have to carry that alone:"
    " please talk to a grown-up you trust, today if you can. Your teacher has been told that you"
    " may want somebody to talk to; nobody else here can see this, and you are not in trouble."
)
_WITHOUT_HELPLINE = "If you are in danger at this moment, call your country's emergency number."


def _help(error: e.MayNeedHelp) -> Words:
    return "You matter", f"{_HELP}\n\n{error.helpline or _WITHOUT_HELPLINE}"


REFUSALS: Rows = {
    e.Refusal: fixed("Not possible", "This can't be done as it was asked. Nothing was charged."),
    e.EmptyPrompt: fixed(
        "Empty prompt", "Write after `prompt:` what the picture should show, in your own words."
    ),
    e.PromptTooLong: lambda error: (
        "Invalid prompt",
        f"The prompt has {error.length:,} characters and {error.limit:,} fit. Shorten it and send"
        " it again; nothing is ever cut off in silence.",
    ),
    e.BadParameter: _parameter,
    e.NotInPolicy: _policy,
    e.ListedWords: lambda error: (
        "On the list",
        f"This server's list is about:\n{hit_lines(error.hits)}\n\nNothing was drawn and nothing"
        " was counted.",
    ),
    e.AppealsOpen: lambda error: (
        "Your teacher has your questions",
        f"You have asked about {error.limit} prompts that are not answered yet, which is the most."
        " Wait for an answer, then ask about this one.",
    ),
    e.DisallowedWords: _banned,
    e.DidYouMean: _asked,
    e.LineFull: lambda error: (
        "Queue full",
        f"You have {error.waiting} orders in the line, this would add {error.asked}, and"
        f" {error.limit} is the most. Wait for some to finish, then send this again.",
    ),
    e.TooFast: lambda error: (
        "Slow Down!",
        f"One person may send {error.limit} a minute here. Send this again in"
        f" {error.seconds} s; nothing was counted.",
    ),
    e.BadLink: _link,
    e.ReferencesOff: fixed(
        "Pictures from outside are off",
        "On this server pictures are drawn from words alone. Your teacher can allow pictures and"
        " links with `/policy edit part:people`.",
    ),
    e.NotOffered: lambda error: ("Not possible here", f"**{error.what}**: {error.reason}"),
    e.BadPreference: lambda error: (
        "Not saved",
        f"**{error.name}**: {error.reason} Your settings stay as they were.",
    ),
    e.QuotaReached: _quota,
    e.Blocked: lambda error: (
        "You are blocked",
        f"Your teacher takes no orders from you until <t:{error.until}:f>"
        f" (<t:{error.until}:R>).{f' Why: {error.reason}' if error.reason else ''} Nothing"
        " was counted.",
    ),
    e.MessagePending: lambda error: (
        "Pending mod message",
        f"{discord.utils.escape_markdown(error.author)} wrote to you, to be read first:\n"
        + "\n".join(f"> {line}" for line in error.message.splitlines()),
    ),
    e.OffTheme: lambda error: (
        "Invalid prompt",
        "This channel has a theme: every prompt here is about"
        f" {', '.join(f'**{word}**' for word in error.missing)}. Put that into your words and send"
        " it again; nothing was counted.",
    ),
    e.OutsideAssignment: _assignment,
    e.MayNeedHelp: _help,
    e.NotAllowed: lambda error: (
        "Not allowed",
        f"This needs the permission “{error.needs}”. Ask your teacher.",
    ),
    e.Vanished: _vanished,
    e.ActionRestricted: lambda error: (
        "Job action restricted",
        f"**{error.action}**: {error.reason} Nothing was drawn and nothing was counted.",
    ),
    e.BadPolicy: lambda error: (
        "Not saved",
        f"**{_FIELDS.get(error.field) or error.field.replace('_', '-').capitalize()}**:"
        f" {error.reason} The policy stays as it was.",
    ),
    e.JobRestricted: _restricted,
    e.Closing: fixed(
        "Back in a moment", "The bot is restarting. Send this again in a minute; nothing was lost."
    ),
}
