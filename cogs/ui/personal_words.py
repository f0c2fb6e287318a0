"""What people read of their own settings, options and orders."""

from __future__ import annotations

from typing import ClassVar

from easel.model import JobState


class PersonalWords:
    """In English; other languages say the same in their own words."""

    # The panel of /settings; its buttons are called as Midjourney's.
    panel_title = "Your settings"
    usual_model = "The usual model ({model})"
    model, quality, suffix_is, own = "Model", "Quality", "Suffix", "Own options"
    nothing = "none"
    own_count = "{count} of {most}, see `/prefer option list`"
    usual = " (the usual one here)"
    not_now = " ({chosen}, your choice, can't be had here now)"
    green = "Green holds from your next order on. A parameter in a prompt wins over it."
    remixes = "Remix: V, Vary, zoom, pan and 🔄 ask for your words first."
    sends = "DM results: finished orders also come to you as private messages."
    relaxes = "Relax: your orders wait behind everyone's, and cost the same."
    hides = "Stealth: only you and your teachers see what you order."
    resets = "Reset Settings keeps your own options and forgets the rest."
    # Each holds for what is ordered from now on; what is under way stays as it was ordered.
    saved = "Saved"
    fast = (
        "Fast mode: from your next order on, yours take their own turn in the line. To let one"
        " wait behind everyone's, end it with `--relax`."
    )
    relax = (
        "Relax mode: from your next order on, yours wait behind everyone's and are drawn when"
        " nobody else waits. They cost the same here. To have one in its own turn, end it with"
        " `--fast`."
    )
    stealth = (
        "Stealth mode: from your next order on, only you and your teachers see what you order. To"
        " show one to everybody, end it with `--public`."
    )
    public = (
        "Public mode: from your next order on, everybody in the channel sees what you order. To"
        " hide one from your classmates, end it with `--stealth`."
    )
    remix_on = "Remix is on: V, Vary, zoom, pan and 🔄 ask for your words before they draw."
    remix_off = "Remix is off: V, Vary, zoom, pan and 🔄 draw at once, with the picture's words."
    copies_on = (
        "DM results is on: what is finished from now on also comes to you as a private message, if"
        " you accept those from this server."
    )
    copies_off = "DM results is off: your pictures come only to where you order them."
    no_suffix = "You have no suffix: your prompts are ordered as you type them."
    suffix = (
        "From now on every `/imagine` of yours ends with\n{suffix}\nA parameter that you type wins"
        " over the suffix's. `/prefer suffix` without text takes it away."
    )
    option_set = "{name} in a prompt of yours now stands for\n{text}\n{count}"
    option_removed = "{name} stands for nothing any more. {count}"
    options_title = "Your own options: {count}"
    no_options = (
        "None yet. `/prefer option set name:oil value:oil on canvas --ar 3:2` lets `--oil` in a"
        " prompt stand for all of that."
    )
    in_file = "They are in the file."
    options_count = "You have {count} of {most}."
    # How somebody stands.
    states: ClassVar = {
        JobState.WAITING: "waiting",
        JobState.DRAWING: "drawing",
        JobState.HELD: "held for your teacher",
    }
    stopped = "Stopped: **{words}**\n-# What is not drawn is not charged."
    account_title = "Your orders and pictures"
    no_limit, left = "No limit", "{left} of {limit}"
    drawing, waiting = "Being drawn", "Waiting"
    left_today, drawn = "Left in these 24 hours", "Pictures so far"
    speed, visibility = "Speed", "Visibility"
    hidden, shown = "only you and teachers", "everybody"

    def speed_is(self, speed: str) -> str:
        return speed

    def sent(self, pictures: int) -> str:
        what = "picture is" if pictures == 1 else "pictures are"
        return f"Sent: the {what} in our private messages, with the order's details."
