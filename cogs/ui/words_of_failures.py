"""What people read when something went wrong after an order was accepted."""

from __future__ import annotations

import discord

from cogs.ui.rows import Rows, Words, fixed
from cogs.ui.words_of_categories import plain
from easel import errors as e
from easel.model import Trouble


def _content(error: e.ContentRefused) -> Words:
    about = f" It saw {plain(error.categories)}." if error.categories else ""
    return (
        "The engine would not draw this",
        f"The picture service's own rules stopped this prompt.{about} Change the words and order"
        " again. Nothing was charged.",
    )


_FLAGGED = {
    "words": "What you wrote was read as {seen}, which is not drawn here. Nothing was drawn and"
    " nothing was charged. Your teacher can see it; try other words.",
    "reference": "A picture that you gave was seen as {seen}, which is not used here. Nothing was"
    " drawn and nothing was charged. Your teacher can see it; try another picture.",
    "picture": "What came out was seen as {seen}, which is not shown here; that can happen with"
    " the best of words. It is not charged. Your teacher can look at it and may still show it.",
}
_HELD = {
    "words": "Nobody could look at your words just now, so your teacher decides. Nothing was drawn"
    " or charged, and your other orders go on.",
    "reference": "Nobody could look at the picture that you gave just now, so your teacher decides."
    " Nothing was drawn or charged, and your other orders go on.",
    "picture": "Nobody could look at what came out just now, so your teacher does. It is not"
    " charged before it is shown, and your other orders go on.",
}


def _flagged(error: e.Flagged) -> Words:
    text = _FLAGGED.get(error.what, _FLAGGED["picture"])
    return "Held back", text.format(seen=plain(error.categories))


def _held(error: e.Held) -> Words:
    return "Held for your teacher", _HELD.get(error.what, _HELD["picture"])


def _wait(error: e.RateLimited) -> Words:
    return (
        "The engine is overloaded",
        "The picture service kept saying “too many requests” and the order was given up. Nothing"
        " was charged; try again in a few minutes.",
    )


def _down(error: e.EngineDown) -> Words:
    if error.trouble == Trouble.MONEY:
        return (
            "Out of credit",
            "The picture service's account has no credit left or has met its limit. Nothing was"
            " charged to you; please tell your teacher.",
        )
    if error.trouble == Trouble.KEY:
        return (
            "The engine's key does not work",
            "The picture service refuses the bot's key. Nothing was charged; please tell your"
            " teacher: the key in `.env` needs a look.",
        )
    lasted = f"for {error.minutes:g} minutes" if error.minutes else "several times"
    return (
        "The engine can't be reached",
        f"The picture service did not answer, {lasted}, and the order was given up. Nothing was"
        " charged; order it again later.",
    )


def _wrong_size(error: e.WrongSize) -> Words:
    return (
        "The picture had the wrong size",
        f"The engine sent {error.size}; what may be kept is {error.limit}. Nothing was charged;"
        " order again or choose another `--ar`.",
    )


FAILURES: Rows = {
    e.EaselError: fixed(
        "Something went wrong", "Nothing was charged. Try again; if it stays, tell your teacher."
    ),
    e.EngineError: fixed(
        "The engine did not draw", "Nothing was charged. Try again in a few minutes."
    ),
    e.ContentRefused: _content,
    e.RateLimited: _wait,
    e.OutOfMoney: fixed(
        "Out of credit",
        "The picture service's account has no credit left or has met its limit. Nothing was"
        " charged to you; please tell your teacher.",
    ),
    e.BadCredentials: fixed(
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
    e.EngineUnreachable: fixed(
        "The engine can't be reached",
        "The picture service did not answer, several times. Nothing was charged; try again in a"
        " few minutes.",
    ),
    e.EngineTimeout: lambda error: (
        "The engine took too long",
        f"No picture came within {error.seconds:g} s, several times. Nothing was charged; try a"
        " simpler prompt or a lower `--q`.",
    ),
    e.EngineDown: _down,
    e.BadAnswer: fixed(
        "The engine answered nonsense",
        "What came back was not a picture, several times. Nothing was charged; try again in a few"
        " minutes and tell your teacher if it stays.",
    ),
    e.PictureError: fixed(
        "The picture could not be kept",
        "What the engine sent was not a sound picture, several times. Nothing was charged; order"
        " it again.",
    ),
    e.NotAPicture: fixed(
        "That was no picture",
        "The engine sent something that is no PNG, JPEG or WebP, several times. Nothing was"
        " charged; order it again.",
    ),
    e.BrokenPicture: fixed(
        "The picture was broken",
        "The engine sent a cut or damaged picture, several times. Nothing was charged; order it"
        " again.",
    ),
    e.WrongSize: _wrong_size,
    e.StorageError: fixed(
        "The picture could not be stored",
        "The bot's storage refused it. Nothing was charged; please tell your teacher.",
    ),
    e.DiskFull: fixed(
        "The disk is full",
        "There is no room to keep another picture. Nothing was charged; please tell your teacher.",
    ),
    e.Undelivered: fixed(
        "It could not be posted", "The pictures are kept, but Discord did not take the message."
    ),
    e.ChannelForbidden: fixed(
        "I may not write there",
        "The pictures are kept, but the bot has lost its permission to write in that channel.",
    ),
    e.PrivateClosed: fixed(
        "You take no private messages",
        "Discord does not let me write to you. Open the menu under this server's name, then Privacy"
        " Settings, allow direct messages, and try again.",
    ),
    e.MessageGone: fixed(
        "The message was deleted", "The pictures are kept, but their message was deleted."
    ),
    e.TooLargeToPost: fixed(
        "Too large to post",
        "Together the pictures are over this server's upload limit. They are kept: U1 to U4 below"
        " show them one at a time.",
    ),
    e.Flagged: _flagged,
    e.Held: _held,
    e.KeptBack: fixed(
        "Kept back",
        "Your teacher has looked at this and decided that it is not shown. Nothing was charged;"
        " you can ask them why.",
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
    e.AlreadyRunning: lambda error: ("A bot is running already", error.message),
}
