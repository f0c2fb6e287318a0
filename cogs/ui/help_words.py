"""What stands around the entries of /help."""

from __future__ import annotations


class HelpWords:
    """In English; other languages say the same in their own words."""

    commands, parameters = "Commands", "Parameters"
    write = "They go at the end of a prompt, such as `a dog --ar 16:9 --n 2`."
    more = "More on each with `/help topic:`, such as `--ar`, `/imagine`, `buttons` or `reactions`."
    missing = "Midjourney has these and I have not; `/help topic:` says why: "
    not_here = "Not here."

    def line(self, line: str) -> str:
        """Return what an entry says in one line, which is in English."""
        return line
