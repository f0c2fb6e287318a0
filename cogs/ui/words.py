"""What people read about an error: a title, a sentence, and what to do; one row a class."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import discord

from easel import errors as e
from easel.model import Hit

Words = tuple[str, str]

# So many words of a prompt are named, and so many characters of each; whoever types the whole
# list, or a phrase torn over half a page, knows the rest.
LISTED = 10
QUOTED = 100


def explain(error: e.EaselError) -> Words:
    """Return the title and the text for `error`; a class without a row uses its parent's."""
    for kind in type(error).__mro__:
        if kind in _ROWS:
            return _ROWS[kind](error)
    raise KeyError(type(error))


def _hits(hits: tuple[Hit, ...]) -> str:
    lines = []
    for hit in hits[:LISTED]:
        typed = hit.text if len(hit.text) <= QUOTED else f"{hit.text[:QUOTED]}…"
        read = "" if _plain(typed) == _plain(hit.seen_as) else f", read as “{hit.seen_as}”"
        lines.append(f"“{typed}”{read} – “{hit.word}” is on this server's list")
    if len(hits) > LISTED:
        lines.append(f"and {len(hits) - LISTED} more")
    return "\n".join(f"• {line}" for line in dict.fromkeys(lines))


def _plain(words: str) -> str:
    """Fold what nobody takes for a disguise: case, and ё written as е."""
    return words.casefold().replace("ё", "е")


def _banned(error: e.DisallowedWords) -> Words:
    return (
        "Banned prompt detected",
        f"This server does not draw:\n{_hits(error.hits)}\n\nTry another idea, or ask your"
        " teacher. Nothing was drawn and nothing was counted.",
    )


def _parameter(error: e.BadParameter) -> Words:
    nearest = f" Did you mean `{error.nearest}`?" if error.nearest else ""
    named = "" if error.name in error.reason else f"`{error.name}`: "
    return "Invalid parameter", f"{named}{error.reason}{nearest}"


def _policy(error: e.NotInPolicy) -> Words:
    allowed = ", ".join(f"`{each}`" for each in error.allowed)
    return (
        "Not on this server",
        f"This server's policy does not allow the {error.what} `{error.wanted}`. Allowed:"
        f" {allowed}.",
    )


def _quota(error: e.QuotaReached) -> Words:
    left = error.limit - error.used
    advice = (
        f"Add `--n {left}` to have what is left."
        if left > 0
        else "Each picture comes back 24 hours after it was ordered."
    )
    return (
        "Quota reached",
        f"You asked for {error.asked} and have had {error.used} of {error.limit} pictures in the"
        f" last 24 hours. {advice}",
    )


def _vanished(error: e.Vanished) -> Words:
    if error.what == "earlier policy":
        return "Nothing to undo", "This server has the policy that Easel comes with: no change yet."
    return "It is gone", f"This {error.what} is no longer there. Order it anew with `/imagine`."


def _content(error: e.ContentRefused) -> Words:
    about = f" It named: {', '.join(error.categories)}." if error.categories else ""
    return (
        "The engine would not draw this",
        f"The picture service's own rules stopped this prompt.{about} Change the words and order"
        " again. Nothing was charged.",
    )


def _wait(error: e.RateLimited) -> Words:
    return (
        "The engine is overloaded",
        "The picture service kept saying “too many requests” and the order was given up. Nothing"
        " was charged; try again in a few minutes.",
    )


def _wrong_size(error: e.WrongSize) -> Words:
    return (
        "The picture had the wrong size",
        f"The engine sent {error.size}; what may be kept is {error.limit}. Nothing was charged;"
        " order again or choose another `--ar`.",
    )


def _fixed(title: str, text: str) -> Callable[[Any], Words]:
    return lambda _error: (title, text)


_RESTRICTED = {
    "foreign": "This order is somebody else's. They can stop it, and so can your teacher.",
    "finished": "This order is finished: there is nothing left to stop.",
    "stopped": "This order has been stopped already.",
    "none": "You have no order that waits or is being drawn.",
}


def _restricted(error: e.JobRestricted) -> Words:
    otherwise = (
        "There is no such order here. Take one from the list that `/cancel` offers, or open the"
        " menu of an order's message."
    )
    return "Job action restricted", _RESTRICTED.get(error.reason, otherwise)


_ROWS: dict[type[e.EaselError], Callable[[Any], Words]] = {
    e.EaselError: _fixed(
        "Something went wrong", "Nothing was charged. Try again; if it stays, tell your teacher."
    ),
    e.Refusal: _fixed("Not possible", "This can't be done as it was asked. Nothing was charged."),
    e.EmptyPrompt: _fixed(
        "Empty prompt", "Write after `prompt:` what the picture should show, in your own words."
    ),
    e.PromptTooLong: lambda error: (
        "Prompt too long",
        f"The prompt has {error.length:,} characters and {error.limit:,} fit. Shorten it and send"
        " it again; nothing is ever cut off in silence.",
    ),
    e.BadParameter: _parameter,
    e.NotInPolicy: _policy,
    e.DisallowedWords: _banned,
    e.LineFull: lambda error: (
        "Queue full",
        f"You have {error.waiting} orders in the line and {error.limit} is the most. Wait for one"
        " to finish, then send this again.",
    ),
    e.QuotaReached: _quota,
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
        f"**{error.field.replace('_', '-').capitalize()}**: {error.reason} The policy stays as it"
        " was.",
    ),
    e.JobRestricted: _restricted,
    e.Closing: _fixed(
        "Back in a moment", "The bot is restarting. Send this again in a minute; nothing was lost."
    ),
    e.EngineError: _fixed(
        "The engine did not draw", "Nothing was charged. Try again in a few minutes."
    ),
    e.ContentRefused: _content,
    e.RateLimited: _wait,
    e.OutOfMoney: _fixed(
        "Out of credit",
        "The picture service's account has no credit left or has met its limit. Nothing was"
        " charged to you; please tell your teacher.",
    ),
    e.BadCredentials: _fixed(
        "The engine's key does not work",
        "The picture service refused the bot's key. Nothing was charged; please tell your teacher:"
        " the key in `.env` needs a look.",
    ),
    e.RequestRefused: lambda error: (
        "The engine refused the request",
        "The picture service does not accept"
        f" {f'the parameter `{error.parameter}`' if error.parameter else 'this request'}."
        " Nothing was charged; try another model, quality or aspect.",
    ),
    e.EngineUnreachable: _fixed(
        "The engine can't be reached",
        "The picture service did not answer, several times. Nothing was charged; try again in a"
        " few minutes.",
    ),
    e.EngineTimeout: lambda error: (
        "The engine took too long",
        f"No picture came within {error.seconds:g} s, several times. Nothing was charged; try a"
        " simpler prompt or a lower `--q`.",
    ),
    e.BadAnswer: _fixed(
        "The engine answered nonsense",
        "What came back was not a picture, several times. Nothing was charged; try again in a few"
        " minutes and tell your teacher if it stays.",
    ),
    e.PictureError: _fixed(
        "The picture could not be kept",
        "What the engine sent was not a sound picture, several times. Nothing was charged; order"
        " it again.",
    ),
    e.NotAPicture: _fixed(
        "That was no picture",
        "The engine sent something that is no PNG, JPEG or WebP, several times. Nothing was"
        " charged; order it again.",
    ),
    e.BrokenPicture: _fixed(
        "The picture was broken",
        "The engine sent a cut or damaged picture, several times. Nothing was charged; order it"
        " again.",
    ),
    e.WrongSize: _wrong_size,
    e.StorageError: _fixed(
        "The picture could not be stored",
        "The bot's storage refused it. Nothing was charged; please tell your teacher.",
    ),
    e.DiskFull: _fixed(
        "The disk is full",
        "There is no room to keep another picture. Nothing was charged; please tell your teacher.",
    ),
    e.Undelivered: _fixed(
        "It could not be posted", "The pictures are kept, but Discord did not take the message."
    ),
    e.ChannelForbidden: _fixed(
        "I may not write there",
        "The pictures are kept, but the bot has lost its permission to write in that channel.",
    ),
    e.MessageGone: _fixed(
        "The message was deleted", "The pictures are kept, but their message was deleted."
    ),
    e.TooLargeToPost: _fixed(
        "Too large to post",
        "Together the pictures are over this server's upload limit. They are kept: U1 to U4 below"
        " show them one at a time.",
    ),
    e.Stopped: lambda error: (
        "Stopped",
        f"{discord.utils.escape_markdown(error.by) or 'Somebody'} stopped this order. What was"
        " not drawn is not charged.",
    ),
    e.Unexpected: lambda error: (
        "Something went wrong",
        "This is a mistake of the bot and not yours. Nothing was charged. If it stays, tell your"
        f" teacher the reference `{error.reference}`.",
    ),
    e.StartError: lambda error: ("The bot can't start", error.message),
}
